//! Text that people typed or that came from sheets, made safe to store: control and bidirectional override characters go,
//! the rest is NFC.

use unicode_normalization::UnicodeNormalization;

/// Most characters of a title or name; a longer one is refused.
pub const MAX_TITLE: usize = 300;
/// Most characters of a longer text; what a spreadsheet cell can hold.
pub const MAX_TEXT: usize = 32_767;

/// One line: white space is folded, ends are trimmed.
pub fn line(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
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
    line(text).to_lowercase()
}

/// Whether nothing needs to be done to it, which is quickly seen of most texts.
pub(crate) fn is_plain(text: &str) -> bool {
    let ends = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_graphic);
    ends(text.as_bytes().first())
        && ends(text.as_bytes().last())
        && text.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ')
        && !text.contains("  ")
}

fn unsafe_in_text(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}
