//! The sheet that papers are written on, the same for both writers: A4 with its margins, in millimetres.

use super::{Figure, Paper, Style, Words};

/// A4, upright.
pub(super) const PAGE: (f64, f64) = (210.0, 297.0);
pub(super) const SIDES: f64 = 20.0;
pub(super) const TOP: f64 = 25.0;
pub(super) const BOTTOM: f64 = 22.0;
/// Most of a page's height that a figure takes, so that its caption stands below it.
const TALLEST: f64 = 225.0;

/// Most characters at the head of a page.
const LONGEST: usize = 84;

impl Figure {
    /// How large it is on the page: as wide as the words, unless that were too high.
    pub(super) fn size_mm(&self) -> (f64, f64) {
        let (width, height) = (self.picture.width_mm, self.picture.height_mm);
        let scale = ((PAGE.0 - 2.0 * SIDES) / width).min(TALLEST / height).min(1.0);
        (width * scale, height * scale)
    }
}

impl Paper {
    /// The words at the head of every page: the marking, then the title as far as it fits on a line.
    pub(super) fn head(&self) -> Words {
        let marking = shortened(&self.marking, LONGEST);
        let title = shortened(&self.title, LONGEST - marking.chars().count().min(LONGEST / 2));
        if marking.is_empty() {
            return Words::plain(title);
        }
        Words::strong(marking).and(Style::Plain, format!(" · {title}"))
    }

    /// The words at the foot of every page, before its number.
    pub(super) fn foot(&self) -> String {
        let release = shortened(&self.release, LONGEST / 2);
        if release.is_empty() { "Page".to_owned() } else { format!("{release} · Page") }
    }
}

/// The words with `…` behind as many of them as fit. They stand in full on the first page.
fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let head: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", head.trim_end())
}
