//! The bundled fonts: which characters they have and how wide words are in them. Never the machine's own fonts, so
//! that a picture is the same everywhere. Widths are sums of advances, which kerning only makes narrower.

use resvg::usvg::fontdb::{Database, Source};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex};

static REGULAR: &[u8] = include_bytes!("../../../../assets/fonts/Inter-Regular.otf");
static SEMI_BOLD: &[u8] = include_bytes!("../../../../assets/fonts/Inter-SemiBold.otf");
static ARABIC: &[u8] = include_bytes!("../../../../assets/fonts/NotoSansArabic-Regular.ttf");
static HEBREW: &[u8] = include_bytes!("../../../../assets/fonts/NotoSansHebrew-Regular.ttf");
static SYMBOLS: &[u8] = include_bytes!("../../../../assets/fonts/NotoSansSymbols2-Regular.ttf");

/// As named in the SVG. A viewer without these falls back on its own sans serif.
pub(super) const FAMILY: &str = "Inter, 'Noto Sans Arabic', 'Noto Sans Hebrew', 'Noto Sans Symbols2', sans-serif";
/// Stands for a character that no bundled font has, in PNG and PDF.
pub(super) const MISSING: char = '□';

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Weight {
    Regular,
    SemiBold,
}

/// The bundled fonts for the painters.
pub(super) fn database() -> Arc<Database> {
    static DATABASE: LazyLock<Arc<Database>> = LazyLock::new(|| {
        let mut database = Database::new();
        for bytes in [REGULAR, SEMI_BOLD, ARABIC, HEBREW, SYMBOLS] {
            database.load_font_source(Source::Binary(Arc::new(bytes)));
        }
        for set in [Database::set_sans_serif_family, Database::set_serif_family] {
            set(&mut database, "Inter");
        }
        Arc::new(database)
    });
    DATABASE.clone()
}

struct Faces {
    regular: FontRef<'static>,
    semi_bold: FontRef<'static>,
    others: Vec<FontRef<'static>>,
}

/// None only if a bundled font were broken, which the tests would show.
static FACES: LazyLock<Option<Faces>> = LazyLock::new(|| {
    let read = |bytes| FontRef::new(bytes).ok();
    let others = [ARABIC, HEBREW, SYMBOLS].into_iter().map(read).collect::<Option<_>>()?;
    Some(Faces { regular: read(REGULAR)?, semi_bold: read(SEMI_BOLD)?, others })
});

/// The font of words of this weight, as it is bundled.
pub(crate) fn bytes(weight: Weight) -> &'static [u8] {
    match weight {
        Weight::Regular => REGULAR,
        Weight::SemiBold => SEMI_BOLD,
    }
}

/// Whether the font of most words, not one of those beside it, has the character in both weights.
pub(crate) fn own(c: char) -> bool {
    FACES
        .as_ref()
        .is_some_and(|faces| [&faces.regular, &faces.semi_bold].iter().all(|face| face.charmap().map(c).is_some()))
}

/// Whether a bundled font has the character.
pub(super) fn covers(c: char) -> bool {
    FACES.as_ref().is_some_and(|faces| {
        faces.regular.charmap().map(c).is_some() || faces.others.iter().any(|face| face.charmap().map(c).is_some())
    })
}

/// Characters that only steer how their neighbours look; where no font knows them they are left out, not boxed.
pub(super) fn is_silent(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{00ad}' | '\u{034f}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0000}'..='\u{e01ef}')
}

/// How wide the words are, in the unit of `size`.
pub(super) fn width(text: &str, size: f64, weight: Weight) -> f64 {
    text.chars().map(|c| advance(c, weight)).sum::<f64>() * size
}

/// In ems. A character that no bundled font has is taken to be a full em wide, as in a viewer's own font.
pub(crate) fn advance(c: char, weight: Weight) -> f64 {
    static KNOWN: LazyLock<Mutex<HashMap<(char, Weight), f64>>> = LazyLock::new(Mutex::default);
    let Ok(mut known) = KNOWN.lock() else { return 1.0 };
    *known.entry((c, weight)).or_insert_with(|| measured(c, weight))
}

fn measured(c: char, weight: Weight) -> f64 {
    let Some(faces) = FACES.as_ref() else { return 1.0 };
    let own = match weight {
        Weight::Regular => &faces.regular,
        Weight::SemiBold => &faces.semi_bold,
    };
    std::iter::once(own)
        .chain(&faces.others)
        .find_map(|face| {
            let glyph = face.charmap().map(c)?;
            let advance = face.glyph_metrics(Size::unscaled(), LocationRef::default()).advance_width(glyph)?;
            let em = face.metrics(Size::unscaled(), LocationRef::default()).units_per_em;
            Some(f64::from(advance) / f64::from(em))
        })
        .unwrap_or(if is_silent(c) { 0.0 } else { 1.0 })
}

/// The words in lines no wider than `room`, at most `most` of them; what finds no room is cut off behind `…`.
pub(super) fn wrapped(text: &str, size: f64, weight: Weight, room: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![];
    for word in text.split_whitespace() {
        let longer = lines.last().map(|line| format!("{line} {word}"));
        match longer {
            Some(line) if width(&line, size, weight) <= room => {
                lines.pop();
                lines.push(line);
            }
            Some(_) | None => lines.extend(broken(word, size, weight, room)),
        }
        if lines.len() > most {
            lines.truncate(most);
            if let Some(last) = lines.last_mut() {
                *last = shortened(last, size, weight, room);
            }
            break;
        }
    }
    lines
}

/// A word in pieces that fit; most words are one piece.
pub(crate) fn broken(word: &str, size: f64, weight: Weight, room: f64) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut used = 0.0;
    for c in word.chars() {
        let more = advance(c, weight) * size;
        if used + more > room && more > 0.0 && used > 0.0 {
            pieces.push(String::new());
            used = 0.0;
        }
        used += more;
        if let Some(piece) = pieces.last_mut() {
            piece.push(c);
        }
    }
    pieces
}

/// The line with `…` behind as much of it as fits.
fn shortened(line: &str, size: f64, weight: Weight, room: f64) -> String {
    let room = room - width("…", size, weight);
    let mut used = 0.0;
    let beginning: String = line
        .chars()
        .take_while(|c| {
            used += advance(*c, weight) * size;
            used <= room
        })
        .collect();
    format!("{}…", beginning.trim_end().trim_end_matches(['.', ',', ';', ':', '-']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_bundled_fonts_can_be_read() {
        assert!(FACES.is_some());
        assert_eq!(database().faces().count(), 5);
    }

    #[test]
    fn common_scripts_are_covered_and_others_are_not() {
        for c in "Aéßł£€–…“ŵžİЖΩعش‎אב□✓★".chars().filter(|c| !is_silent(*c) && *c != '\u{200e}')
        {
            assert!(covers(c), "{c}");
        }
        assert!(!covers('漢'));
    }

    #[test]
    fn lines_keep_to_their_room_and_say_when_words_are_cut() {
        let text = "Neighbourhood care teams for older people in the Sallowby villages";
        let whole = wrapped(text, 8.0, Weight::Regular, 90.0, 9);
        assert_eq!(whole.join(" "), text);
        assert!(whole.iter().all(|line| width(line, 8.0, Weight::Regular) <= 90.0));
        let cut = wrapped(text, 8.0, Weight::Regular, 90.0, 2);
        assert_eq!(cut.len(), 2);
        assert!(cut[1].ends_with('…') && width(&cut[1], 8.0, Weight::Regular) <= 90.0);
    }

    #[test]
    fn a_word_without_spaces_is_broken() {
        let lines = wrapped(&"x".repeat(300), 8.0, Weight::Regular, 50.0, 400);
        assert_eq!(lines.concat().len(), 300);
        assert!(lines.iter().all(|line| width(line, 8.0, Weight::Regular) <= 50.0));
    }
}
