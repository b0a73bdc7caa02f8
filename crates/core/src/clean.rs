//! Text that people typed or that came from sheets, made safe to store: control and bidirectional override characters go,
//! the rest is NFC.

use unicode_normalization::UnicodeNormalization;

/// Most characters of a title or name; a longer one is refused.
pub const MAX_TITLE: usize = 300;
/// Most characters of a longer text; what a spreadsheet cell can hold.
pub const MAX_TEXT: usize = 32_767;

/// One line: white space is folded, ends are trimmed.
pub fn line(text: &str) -> String {
    // What goes may have stood between a letter and its accent, so it goes before they are joined.
    let spaced = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c });
    let safe: String = spaced.filter(|c| !unsafe_in_text(*c)).nfc().collect();
    safe.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Several lines: line breaks become `\n`, ends are trimmed.
pub fn block(text: &str) -> String {
    let unified = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    let safe: String = unified.chars().filter(|c| matches!(c, '\n' | '\t') || !unsafe_in_text(*c)).nfc().collect();
    safe.trim().to_owned()
}

/// For comparing names: case and white space do not matter.
pub fn key(text: &str) -> String {
    // Most names are plain, and a long list of them is compared at every edit: nothing in them joins or has to go.
    if text.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic()) {
        return text.split_ascii_whitespace().collect::<Vec<_>>().join(" ").to_ascii_lowercase();
    }
    line(text).to_lowercase()
}

fn unsafe_in_text(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}
