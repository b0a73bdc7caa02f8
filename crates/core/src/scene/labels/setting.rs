//! Where a title may stand beside its mark, and what it covers there, at one zoom.
//!
//! Zooming in shrinks words and marks towards each mark's middle, in drawing units: words in step with the zoom, marks
//! with its root. So whatever a label will cover closer up lies in its box of now or between that box and its mark's
//! middle, narrowing evenly. Where two boxes cover that, a label that found room once keeps it.

use super::super::Side;
use super::super::grid::Area;
use super::super::titles::WIDEST;
use crate::map::Position;

/// Distance between a label's baselines, in font sizes.
const LINE: f64 = 1.15;
/// From a mark's edge to its label, in font sizes.
const GAP: f64 = 0.25;
/// Air round a label, in font sizes.
const AIR: f64 = 0.16;
/// Half the width and the depth below its mark that a neighbour's title is taken to want, in font sizes.
const NEIGHBOUR_WIDE: f64 = 2.8;
const NEIGHBOUR_HIGH: f64 = 3.0;
/// The white ring round a mark, in drawing units.
const RING: f64 = 1.5;
/// More than any rounding makes, in drawing units.
const HAIR: f64 = 1e-6;

/// A way to set a title beside its mark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in super::super) struct Setting {
    pub(in super::super) side: Side,
    pub(in super::super) lines: usize,
    /// In drawing units at zoom 1.
    pub(super) width: f64,
}

/// How large words and marks are at one zoom, in drawing units.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    pub(super) zoom: f64,
    /// Font size.
    pub(super) size: f64,
    /// Of a mark, without its ring and with it.
    pub(super) bare: f64,
    pub(super) radius: f64,
}

/// How far from its mark a title's settings reach at one zoom.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reach {
    /// Above and below, and how far aside there.
    below: f64,
    aside: f64,
    /// To the right and the left, and how far up and down there.
    beside: f64,
    high: f64,
}

impl Scale {
    pub(super) fn at(zoom: f64, radius: f64, text: f64) -> Scale {
        let bare = radius / zoom.sqrt();
        Scale { zoom, size: text / zoom, bare, radius: bare + RING / zoom }
    }

    /// The box of a label's words.
    pub(super) fn words(&self, at: Position, setting: &Setting) -> Area {
        let away = self.bare + GAP * self.size;
        let (wide, high) = (setting.width / self.zoom, LINE * self.size * setting.lines as f64);
        let (left, top) = match setting.side {
            Side::Below => (at.x - wide / 2.0, at.y + away),
            Side::Above => (at.x - wide / 2.0, at.y - away - high),
            Side::Right => (at.x + away, at.y - high / 2.0),
            Side::Left => (at.x - away - wide, at.y - high / 2.0),
        };
        Area { left, top, right: left + wide, bottom: top + high }
    }

    /// What a label covers from this zoom on: its box, which reaches half the way to its mark's middle, and half that
    /// width for the rest of the way.
    pub(super) fn covered(&self, at: Position, side: Side, words: &Area) -> [Area; 2] {
        let half = |edge: f64, middle: f64| (edge + middle) / 2.0;
        let mut label = *words;
        let mut stalk = Area {
            left: half(words.left, at.x),
            top: half(words.top, at.y),
            right: half(words.right, at.x),
            bottom: half(words.bottom, at.y),
        };
        match side {
            Side::Below => (label.top, stalk.top, stalk.bottom) = (half(words.top, at.y), at.y, half(words.top, at.y)),
            Side::Above => {
                (label.bottom, stalk.top, stalk.bottom) = (half(words.bottom, at.y), half(words.bottom, at.y), at.y);
            }
            Side::Right => {
                (label.left, stalk.left, stalk.right) = (half(words.left, at.x), at.x, half(words.left, at.x))
            }
            Side::Left => {
                (label.right, stalk.left, stalk.right) = (half(words.right, at.x), half(words.right, at.x), at.x);
            }
        }
        [label.grown(AIR * self.size), stalk]
    }

    /// The smallest box round all that a label covers.
    pub(super) fn around(&self, at: Position, setting: &Setting) -> Area {
        let [label, stalk] = self.covered(at, setting.side, &self.words(at, setting));
        label.with(&stalk)
    }

    /// Where one long line would lie in the way of the title of a mark there.
    pub(super) fn in_the_way(&self, at: Position, width: f64) -> Area {
        let line = self.words(at, &Setting { side: Side::Below, lines: 1, width });
        let (aside, above) = (NEIGHBOUR_WIDE * self.size, NEIGHBOUR_HIGH * self.size);
        Area { left: line.left - aside, top: line.top - above, right: line.right + aside, ..line }
    }

    /// Half the side of the square round a mark in which others can leave its title no room at all.
    pub(super) fn press(&self) -> f64 {
        self.radius + self.bare + self.size * 0.5
    }

    /// The widest that a title is set, as [`Setting::width`] gives it.
    pub(super) fn widest(&self) -> f64 {
        WIDEST * self.size * self.zoom
    }

    /// How far a title as wide as this reaches, as other labels meet it.
    pub(super) fn reach(&self, width: f64) -> Reach {
        let (away, wide, air) = (self.bare + GAP * self.size, width / self.zoom, AIR * self.size + HAIR);
        let line = LINE * self.size;
        Reach { below: away + 2.0 * line + air, aside: wide / 2.0 + air, beside: away + wide + air, high: line + air }
    }

    /// How far it looks for other marks.
    pub(super) fn sight(&self, width: f64) -> Reach {
        let Reach { below, aside, beside, high } = self.reach(width);
        Reach {
            below: (below + self.radius).max(NEIGHBOUR_HIGH * self.size),
            aside: (aside + self.radius).max(width / self.zoom / 2.0 + NEIGHBOUR_WIDE * self.size + HAIR),
            beside: beside + self.radius,
            high: high + self.radius,
        }
    }
}

impl Reach {
    /// The box of the marks whose titles could reach into `area`.
    pub(super) fn grown(&self, area: &Area) -> Area {
        let (wide, high) = (self.beside.max(self.aside), self.below.max(self.high));
        Area { left: area.left - wide, top: area.top - high, right: area.right + wide, bottom: area.bottom + high }
    }

    /// Whether the title of the mark there could reach into `area`.
    pub(super) fn touches(&self, at: Position, area: &Area) -> bool {
        let off = |least: f64, most: f64, at: f64| (least - at).max(at - most).max(0.0);
        let (across, down) = (off(area.left, area.right, at.x), off(area.top, area.bottom, at.y));
        (across <= self.aside && down <= self.below) || (across <= self.beside && down <= self.high)
    }
}
