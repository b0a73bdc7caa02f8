//! How wide words are in the bundled Inter, and how they break into lines that fit. Knows no font file.

use super::widths::{BEYOND, FIRST, LAST, REGULAR, SEMI_BOLD};

/// Width of `text` at a font size, in the size's unit; `bold` is Inter SemiBold. Characters that Inter lacks count as
/// a whole font size where they are wide (CJK, emoji), else as 0.6.
pub fn text_width(text: &str, size: f64, bold: bool) -> f64 {
    text.chars().map(|c| advance(c, bold)).sum::<u32>() as f64 * size / 1000.0
}

/// The ellipsis that ends a shortened text.
pub(super) const ELLIPSIS: char = '…';

/// As much of `text` as fits in `room`, with an ellipsis; the whole text where it fits.
pub(super) fn shortened(text: &str, room: f64, size: f64, bold: bool) -> String {
    if text_width(text, size, bold) <= room {
        return text.to_owned();
    }
    let room = room - text_width("…", size, bold);
    let mut wide = 0.0;
    let end = text
        .char_indices()
        .find(|(_, c)| {
            wide += f64::from(advance(*c, bold)) * size / 1000.0;
            wide > room
        })
        .map_or(text.len(), |(at, _)| at);
    // Whole words, unless that would give up too much of a long one.
    let whole = if text[end..].starts_with(' ') { Some(end) } else { text[..end].rfind(' ') };
    let end = whole.filter(|whole| *whole * 2 > end).unwrap_or(end);
    let beginning = text[..end].trim_end_matches(|c: char| c.is_whitespace() || c.is_ascii_punctuation());
    format!("{beginning}{ELLIPSIS}")
}

/// The word break that leaves the wider of two lines as narrow as can be: the lines and their greater width. None for
/// a single word.
pub(super) fn halved(text: &str, size: f64) -> Option<(&str, &str, f64)> {
    let whole = text_width(text, size, false);
    let space = text_width(" ", size, false);
    let mut best: Option<(&str, &str, f64)> = None;
    let mut first = 0.0;
    let mut from = 0;
    for (at, _) in text.match_indices(' ') {
        first += text_width(&text[from..at], size, false);
        let wider = first.max(whole - first - space);
        if best.is_none_or(|(_, _, least)| wider < least) {
            best = Some((&text[..at], &text[at + 1..], wider));
        }
        first += space;
        from = at + 1;
    }
    best
}

fn advance(c: char, bold: bool) -> u32 {
    let code = c as usize;
    if (FIRST..=LAST).contains(&code) {
        return u32::from(if bold { SEMI_BOLD[code - FIRST] } else { REGULAR[code - FIRST] });
    }
    if let Ok(nth) = BEYOND.binary_search_by_key(&c, |(letter, _, _)| *letter) {
        return u32::from(if bold { BEYOND[nth].2 } else { BEYOND[nth].1 });
    }
    match code {
        // Marks that combine with the letter before them, joiners and variation selectors.
        0x0300..=0x036f | 0x0483..=0x0489 | 0x0591..=0x05bd | 0x0610..=0x061a | 0x064b..=0x065f => 0,
        0x200b..=0x200f | 0x20d0..=0x20ff | 0xfe00..=0xfe0f => 0,
        0x1100..=0x115f | 0x2600..=0x27bf | 0x2e80..=0xa4cf | 0xac00..=0xd7a3 => 1000,
        0xf900..=0xfaff | 0xfe30..=0xfe4f | 0xff00..=0xff60 | 0x1_f000.. => 1000,
        _ => 600,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_as_wide_as_the_font_draws_them() {
        assert_eq!(text_width("", 10.0, false), 0.0);
        // As a type-setting program measures them with the same files, kerning included.
        for (text, regular, semi_bold) in [
            ("Family hubs", 5647.7, 5799.4),
            ("Neighbourhood care teams", 12866.5, 13138.1),
            ("A place where people want to live", 15929.0, 16210.9),
        ] {
            let wrong = |bold, measured: f64| (text_width(text, 1000.0, bold) / measured - 1.0).abs();
            assert!(wrong(false, regular) < 0.01 && wrong(true, semi_bold) < 0.01, "{text}");
        }
        assert!(text_width("Family hubs", 10.0, true) > text_width("Family hubs", 10.0, false));
        assert_eq!(text_width("家", 10.0, false), 10.0);
        assert_eq!(text_width("e\u{301}", 10.0, false), text_width("e", 10.0, false));
    }

    #[test]
    fn a_shortened_text_fits_and_says_so() {
        let long = "Neighbourhood care teams for everyone";
        for room in [20.0, 60.0, 100.0, 150.0] {
            let short = shortened(long, room, 10.0, false);
            assert!(short.ends_with(ELLIPSIS) && text_width(&short, 10.0, false) <= room, "{short}");
        }
        assert_eq!(shortened(long, 120.0, 10.0, false), "Neighbourhood care…");
        assert_eq!(shortened("Donaudampfschifffahrtsgesellschaft", 60.0, 10.0, false), "Donaudam…");
        assert_eq!(shortened(long, 1000.0, 10.0, false), long);
    }

    #[test]
    fn two_lines_are_balanced() {
        let lines = |text| halved(text, 10.0).map(|(first, second, _)| (first, second));
        assert_eq!(lines("Neighbourhood care teams"), Some(("Neighbourhood", "care teams")));
        assert_eq!(lines("Hubs"), None);
    }
}
