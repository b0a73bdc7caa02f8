//! The papers that pictures are made for: how large they are, how large their words, and what is never undercut.
//! All lengths are in points, the unit of the finished picture.

use super::PaperSize;

/// Points in a millimetre.
pub(super) const MM: f64 = 72.0 / 25.4;
/// Words smaller than this (in points, on the finished picture) can't be read by everyone on a board. Only titles may be
/// a little smaller, where the choice is between that and no title.
pub(super) const SMALLEST_TEXT: f64 = 8.0;

/// A paper and the sizes of what stands on it.
pub(super) struct Paper {
    pub width: f64,
    /// The height; of a paper that grows, the most.
    pub height: f64,
    /// Whether the paper ends where its content does.
    pub grows: bool,
    /// White edge on all sides.
    pub margin: f64,
    /// Between the paper's edge and the marking, which stands in the margin where that is wide enough.
    pub edge: f64,
    /// Font sizes.
    pub title: f64,
    pub line: f64,
    pub marking: f64,
    pub heading: f64,
    /// Titles beside markers, and their numbers.
    pub label: f64,
    /// Smaller sizes of titles and numbers, where not all of them find room: the last is the smallest that can still be
    /// read where this picture stands.
    pub closer: [f64; 2],
    /// The key.
    pub body: f64,
    /// Least width of a key beside the Venn.
    pub panel: f64,
    /// Space between the parts of the picture.
    pub gap: f64,
}

impl Paper {
    pub(super) fn of(size: PaperSize) -> Paper {
        match size {
            PaperSize::A4Landscape => Paper {
                width: 297.0 * MM,
                height: 210.0 * MM,
                grows: false,
                margin: 12.0 * MM,
                edge: 7.0 * MM,
                title: 20.0,
                line: 10.5,
                marking: 11.0,
                heading: 11.0,
                label: SMALLEST_TEXT,
                closer: [7.5, 7.0],
                body: 9.0,
                panel: 51.5 * MM,
                gap: 5.0 * MM,
            },
            PaperSize::A4Portrait => Paper {
                width: 170.0 * MM,
                height: 240.0 * MM,
                grows: true,
                margin: 3.0 * MM,
                edge: 3.0 * MM,
                title: 15.0,
                line: 9.5,
                marking: 9.5,
                heading: 10.0,
                label: SMALLEST_TEXT,
                closer: [7.5, 7.0],
                body: 8.5,
                panel: 42.0 * MM,
                gap: 4.0 * MM,
            },
            PaperSize::HalfPage => Paper {
                width: 170.0 * MM,
                height: 115.0 * MM,
                grows: false,
                margin: 3.0 * MM,
                edge: 3.0 * MM,
                title: 13.0,
                line: 9.0,
                marking: 9.0,
                heading: 9.0,
                label: SMALLEST_TEXT,
                closer: [7.5, 7.0],
                body: SMALLEST_TEXT,
                panel: 42.0 * MM,
                gap: 3.5 * MM,
            },
            PaperSize::Slide => Paper {
                width: 338.67 * MM,
                height: 190.5 * MM,
                grows: false,
                margin: 12.0 * MM,
                edge: 7.0 * MM,
                title: 28.0,
                line: 14.0,
                marking: 14.0,
                heading: 15.0,
                label: 12.0,
                closer: [11.0, 10.0],
                body: 13.0,
                panel: 78.0 * MM,
                gap: 7.0 * MM,
            },
            PaperSize::A3 => Paper {
                width: 420.0 * MM,
                height: 297.0 * MM,
                grows: false,
                margin: 15.0 * MM,
                edge: 8.0 * MM,
                title: 28.0,
                line: 14.0,
                marking: 14.0,
                heading: 15.0,
                label: 10.5,
                closer: [9.5, 8.5],
                body: 12.0,
                panel: 70.0 * MM,
                gap: 7.0 * MM,
            },
        }
    }
}

impl Paper {
    /// Sizes of titles and numbers, the best first.
    pub(super) fn labels(&self) -> impl Iterator<Item = f64> {
        [self.label].into_iter().chain(self.closer)
    }
}

/// A box on the paper, its origin at the top left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

impl Area {
    pub(super) fn right(&self) -> f64 {
        self.x + self.width
    }

    pub(super) fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// Whether the two share more than an edge.
    pub(super) fn meets(&self, other: &Area) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// Whether the circle reaches into the box.
    pub(super) fn meets_circle(&self, x: f64, y: f64, radius: f64) -> bool {
        let (dx, dy) = (x - x.clamp(self.x, self.right()), y - y.clamp(self.y, self.bottom()));
        dx * dx + dy * dy < radius * radius
    }

    /// Whether all of `other` lies in the box.
    pub(super) fn holds(&self, other: &Area) -> bool {
        other.x >= self.x && other.y >= self.y && other.right() <= self.right() && other.bottom() <= self.bottom()
    }

    /// The same box, larger by `by` on every side.
    pub(super) fn grown(&self, by: f64) -> Area {
        Area { x: self.x - by, y: self.y - by, width: self.width + 2.0 * by, height: self.height + 2.0 * by }
    }
}
