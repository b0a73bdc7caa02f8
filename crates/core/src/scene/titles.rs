//! How wide a title is beside its mark, in one line or in two, and the lines that it is set in.

use super::measure::{halved, shortened, text_width};

/// Widest line, in font sizes: about 22 letters.
pub(super) const WIDEST: f64 = 11.5;
/// Wider titles than this, in font sizes, may be set in two lines where one finds no room.
const BREAKABLE: f64 = 4.5;

/// How a title can be set, widths in drawing units at zoom 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Title {
    /// Width as one line, where that is narrow enough.
    pub(super) one: Option<f64>,
    /// Width as two balanced lines, shortened where it must be.
    pub(super) two: Option<f64>,
}

impl Title {
    pub(super) fn of(text: &str, size: f64) -> Title {
        let whole = text_width(text, size, false);
        let widest = WIDEST * size;
        let two =
            (whole > BREAKABLE * size).then(|| halved(text, size)).flatten().map(|(_, _, width)| width.min(widest));
        let one = (whole <= widest).then_some(whole);
        // A single word too long for a line is cut.
        let one = if one.is_none() && two.is_none() { Some(widest) } else { one };
        Title { one, two }
    }

    /// Its widths in one line and in two.
    pub(super) fn settings(&self) -> [(usize, Option<f64>); 2] {
        [(1, self.one), (2, self.two)]
    }

    /// The width of its widest setting.
    pub(super) fn widest(&self) -> f64 {
        self.one.unwrap_or(0.0).max(self.two.unwrap_or(0.0))
    }
}

/// The title in so many lines.
pub(super) fn lines(text: &str, count: usize, size: f64) -> Vec<String> {
    let widest = WIDEST * size;
    let halves = if count == 2 { halved(text, size) } else { None };
    match halves {
        Some((first, second, width)) if width <= widest => vec![first.to_owned(), second.to_owned()],
        Some(_) => {
            // The first line takes what fits, and the second what is left, shortened.
            let fits = |end: &usize| text_width(&text[..*end], size, false) <= widest;
            let end = text.match_indices(' ').map(|(at, _)| at).take_while(fits).last();
            match end {
                Some(end) => vec![text[..end].to_owned(), shortened(&text[end + 1..], widest, size, false)],
                None => vec![shortened(text, widest, size, false)],
            }
        }
        None => vec![shortened(text, widest, size, false)],
    }
}
