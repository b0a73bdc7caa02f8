//! Titles beside their marks, where they find room: the more important first, and more of them the closer one looks.
//! A label never overlaps another, a mark or a challenge's name, nor leaves the frame.
//!
//! Zooming in shrinks words and marks towards each mark's middle, in drawing units: words in step with the zoom, marks
//! with its root. So whatever a label will cover closer up lies in its box of now or between that box and its mark's
//! middle, narrowing evenly. Where two boxes cover that, a label that found room once keeps it.

use super::grid::{Area, Grid};
use super::measure::{halved, shortened, text_width};
use super::{FRAME_HEIGHT, FRAME_WIDTH, Mark, MarkLabel, SceneOptions, Side};
use crate::geometry::region_at;
use crate::map::{ChallengeSet, Initiative, Map, Position, Status};
use std::cmp::Reverse;

/// Distance between a label's baselines, in font sizes.
const LINE: f64 = 1.15;
/// From a mark's edge to its label, in font sizes.
const GAP: f64 = 0.25;
/// Widest line, in font sizes: about 22 letters.
const WIDEST: f64 = 11.5;
/// Wider titles than this, in font sizes, may be set in two lines where one finds no room.
const BREAKABLE: f64 = 4.5;
/// Air round a label, in font sizes.
const AIR: f64 = 0.16;
/// Half the width and the depth below its mark that a neighbour's title is taken to want, in font sizes.
const NEIGHBOUR_WIDE: f64 = 2.8;
const NEIGHBOUR_HIGH: f64 = 3.0;
/// The white ring round a mark, in drawing units.
const RING: f64 = 1.5;
/// Labels keep this far from the frame, in drawing units.
const MARGIN: f64 = 3.0;
const SIDES: [Side; 4] = [Side::Below, Side::Above, Side::Right, Side::Left];

/// A title and how it can be set, widths in drawing units at zoom 1.
struct Title<'a> {
    text: &'a str,
    /// Width as one line, where that is narrow enough.
    one: Option<f64>,
    /// Width as two balanced lines, shortened where it must be.
    two: Option<f64>,
}

/// A place that a label tries.
#[derive(Clone, Copy)]
struct Try {
    side: Side,
    lines: usize,
    width: f64,
}

/// Gives marks their labels. `names` are the boxes of the challenges' names.
pub(super) fn label(map: &Map, marks: &mut [Mark], radius: f64, options: &SceneOptions, names: &[Area]) {
    let titles: Vec<Title> =
        marks.iter().map(|mark| Title::of(&map.initiatives.at(mark.initiative as usize).title, options.text)).collect();
    let mut waiting: Vec<usize> = (0..marks.len()).collect();
    waiting.sort_by_key(|nth| {
        let mark = &marks[*nth];
        (Reverse(mark.challenges.len()), rank(map.initiatives.at(mark.initiative as usize)), *nth)
    });
    let mut labelled: Vec<(usize, Try)> = Vec::new();
    let dots: Vec<Position> = marks.iter().map(|mark| Position { x: mark.x, y: mark.y }).collect();
    let mut field = Field::new(map.challenges.len(), &dots, names);
    for zoom in &options.zooms {
        field.enlarge(*zoom, radius, options.text, &labelled);
        waiting.retain(|nth| {
            let title = &titles[*nth];
            let Some(found) = field.place(*nth, marks[*nth].challenges, title) else { return true };
            marks[*nth].label =
                Some(MarkLabel { lines: title.lines(found.lines, options.text), side: found.side, from_zoom: *zoom });
            labelled.push((*nth, found));
            false
        });
    }
}

/// What is under way comes before what is only thought of.
fn rank(initiative: &Initiative) -> u8 {
    match initiative.status {
        Status::Live => 0,
        Status::Planned => 1,
        Status::Idea => 2,
        Status::Paused => 3,
        Status::Ended => 4,
    }
}

impl Title<'_> {
    fn of(text: &str, size: f64) -> Title<'_> {
        let whole = text_width(text, size, false);
        let widest = WIDEST * size;
        let two =
            (whole > BREAKABLE * size).then(|| halved(text, size)).flatten().map(|(_, _, width)| width.min(widest));
        let one = (whole <= widest).then_some(whole);
        // A single word too long for a line is cut.
        let one = if one.is_none() && two.is_none() { Some(widest) } else { one };
        Title { text, one, two }
    }

    fn lines(&self, count: usize, size: f64) -> Vec<String> {
        let widest = WIDEST * size;
        let halves = if count == 2 { halved(self.text, size) } else { None };
        match halves {
            Some((first, second, width)) if width <= widest => vec![first.to_owned(), second.to_owned()],
            Some(_) => {
                // The first line takes what fits, and the second what is left, shortened.
                let fits = |end: &usize| text_width(&self.text[..*end], size, false) <= widest;
                let end = self.text.match_indices(' ').map(|(at, _)| at).take_while(fits).last();
                match end {
                    Some(end) => {
                        vec![self.text[..end].to_owned(), shortened(&self.text[end + 1..], widest, size, false)]
                    }
                    None => vec![shortened(self.text, widest, size, false)],
                }
            }
            None => vec![shortened(self.text, widest, size, false)],
        }
    }
}

/// All that labels must keep clear of, at one zoom.
struct Field<'a> {
    challenges: usize,
    dots: &'a [Position],
    names: &'a [Area],
    marks: Grid,
    labels: Grid,
    /// Of a mark with its ring, at this zoom.
    radius: f64,
    bare: f64,
    /// Font size at this zoom.
    size: f64,
    zoom: f64,
}

impl<'a> Field<'a> {
    fn new(challenges: usize, dots: &'a [Position], names: &'a [Area]) -> Field<'a> {
        let cell = (FRAME_WIDTH * FRAME_HEIGHT / dots.len().max(1) as f64).sqrt().clamp(12.0, 120.0);
        let mut marks = Grid::new(cell);
        for dot in dots {
            marks.put(Area { left: dot.x, top: dot.y, right: dot.x, bottom: dot.y });
        }
        Field { challenges, dots, names, marks, labels: Grid::new(cell), radius: 0.0, bare: 0.0, size: 0.0, zoom: 1.0 }
    }

    fn enlarge(&mut self, zoom: f64, radius: f64, text: f64, labelled: &[(usize, Try)]) {
        self.zoom = zoom;
        self.bare = radius / zoom.sqrt();
        self.radius = self.bare + RING / zoom;
        self.size = text / zoom;
        self.labels = Grid::new((text * 4.0 / zoom).max(4.0));
        for (nth, tried) in labelled {
            self.take(self.dots[*nth], tried);
        }
    }

    /// The first place that is free, those that keep within the mark's own region before those that only begin there.
    fn place(&mut self, nth: usize, region: ChallengeSet, title: &Title) -> Option<Try> {
        let at = self.dots[nth];
        if self.crowded(nth) {
            return None;
        }
        let mut settings = [(1, title.one), (2, title.two)];
        if title.two.is_some() && title.one.is_some_and(|width| self.crosses_neighbours(nth, width)) {
            settings.reverse();
        }
        let mut second = None;
        for side in SIDES {
            for (lines, width) in settings {
                let Some(width) = width else { continue };
                let tried = Try { side, lines, width };
                let words = self.words(at, &tried);
                let middle = Position { x: (words.left + words.right) / 2.0, y: (words.top + words.bottom) / 2.0 };
                if region_at(middle, self.challenges) != region || !self.free(nth, &self.covered(at, &tried)) {
                    continue;
                }
                if words.corners().iter().all(|corner| region_at(*corner, self.challenges) == region) {
                    self.take(at, &tried);
                    return Some(tried);
                }
                second = second.or(Some(tried));
            }
        }
        if let Some(tried) = &second {
            self.take(at, tried);
        }
        second
    }

    /// Whether one long line would lie where a neighbour's title wants to be: then two lines are the better manners.
    fn crosses_neighbours(&self, nth: usize, width: f64) -> bool {
        let line = self.words(self.dots[nth], &Try { side: Side::Below, lines: 1, width });
        let (aside, above) = (NEIGHBOUR_WIDE * self.size, NEIGHBOUR_HIGH * self.size);
        let wanting = Area { left: line.left - aside, top: line.top - above, right: line.right + aside, ..line };
        self.marks.any(&wanting, |_, other| other as usize != nth)
    }

    /// Whether another mark is so near that no label of any width fits on any side: not one line's height is free
    /// above or below, nor a letter's width at the sides.
    fn crowded(&self, nth: usize) -> bool {
        let at = self.dots[nth];
        let reach = self.radius + self.bare;
        let (wide, high) = (reach + self.size * 0.5, reach + self.size * 0.5);
        let near = |left: f64, top: f64, right: f64, bottom: f64| {
            let area = Area { left: at.x + left, top: at.y + top, right: at.x + right, bottom: at.y + bottom };
            self.marks.any(&area, |_, other| other as usize != nth)
        };
        near(-wide, 0.0, wide, high)
            && near(-wide, -high, wide, 0.0)
            && near(0.0, -self.bare, wide, self.bare)
            && near(-wide, -self.bare, 0.0, self.bare)
    }

    fn free(&self, nth: usize, covered: &[Area; 2]) -> bool {
        let frame = Area { left: 0.0, top: 0.0, right: FRAME_WIDTH, bottom: FRAME_HEIGHT }.grown(-MARGIN);
        covered.iter().all(|area| {
            frame.holds(area)
                && !self.marks.any(&area.grown(self.radius), |_, other| other as usize != nth)
                && !self.names.iter().any(|name| name.meets(area))
                && !self.labels.any(area, |other, _| other.meets(area))
        })
    }

    fn take(&mut self, at: Position, tried: &Try) {
        for area in self.covered(at, tried) {
            self.labels.put(area);
        }
    }

    /// What a label covers from this zoom on: its box, which reaches half the way to its mark's middle, and half that
    /// width for the rest of the way.
    fn covered(&self, at: Position, tried: &Try) -> [Area; 2] {
        let words = self.words(at, tried);
        let half = |edge: f64, middle: f64| (edge + middle) / 2.0;
        let mut label = words;
        let mut stalk = Area {
            left: half(words.left, at.x),
            top: half(words.top, at.y),
            right: half(words.right, at.x),
            bottom: half(words.bottom, at.y),
        };
        match tried.side {
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

    /// The box of a label's words at this zoom; `tried.width` is at zoom 1.
    fn words(&self, at: Position, tried: &Try) -> Area {
        let away = self.bare + GAP * self.size;
        let (wide, high) = (tried.width / self.zoom, LINE * self.size * tried.lines as f64);
        let (left, top) = match tried.side {
            Side::Below => (at.x - wide / 2.0, at.y + away),
            Side::Above => (at.x - wide / 2.0, at.y - away - high),
            Side::Right => (at.x + away, at.y - high / 2.0),
            Side::Left => (at.x - away - wide, at.y - high / 2.0),
        };
        Area { left, top, right: left + wide, bottom: top + high }
    }
}
