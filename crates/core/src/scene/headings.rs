//! The challenges' names beside their ellipses: where they stand, and how they break into lines that stay clear of
//! every outline. Never shortens a name that can be broken instead.

use super::grid::Area;
use super::measure::{shortened, text_width};
use super::{Anchor, FRAME_WIDTH, Heading};
use crate::geometry::{Ellipse, ellipses};
use crate::map::{Challenge, LETTERS, Map, Position};

/// Where a name stands: its badge's outer edge, and whether its lines fill downwards from there or end there.
struct Corner {
    x: f64,
    y: f64,
    anchor: Anchor,
    downwards: bool,
    /// How far across its words may run.
    limit: f64,
}

impl Corner {
    /// Which way its words run: 1 to the right, -1 to the left.
    fn inwards(&self) -> f64 {
        if self.anchor == Anchor::End { -1.0 } else { 1.0 }
    }
}

const fn corner(x: f64, y: f64, anchor: Anchor, downwards: bool) -> Corner {
    // Names that face each other across the frame share it.
    let limit = match anchor {
        Anchor::Start => FRAME_WIDTH / 2.0 - AIR,
        Anchor::Middle | Anchor::End => FRAME_WIDTH / 2.0 + AIR,
    };
    Corner { x, y, anchor, downwards, limit }
}

const TOP: f64 = 12.0;
const BOTTOM: f64 = 988.0;
const LEFT: f64 = 14.0;
const RIGHT: f64 = FRAME_WIDTH - 14.0;

static TWO: [Corner; 2] = [corner(LEFT, TOP, Anchor::Start, true), corner(RIGHT, TOP, Anchor::End, true)];
static THREE: [Corner; 3] = [
    corner(LEFT, TOP, Anchor::Start, true),
    corner(RIGHT, TOP, Anchor::End, true),
    corner(LEFT, BOTTOM, Anchor::Start, false),
];
static FOUR: [Corner; 4] = [
    corner(LEFT, TOP, Anchor::Start, true),
    corner(LEFT, BOTTOM, Anchor::Start, false),
    corner(RIGHT, BOTTOM, Anchor::End, false),
    corner(RIGHT, TOP, Anchor::End, true),
];
// The first ellipse's tip is at the top, so its name stands to the left of the tip; the others follow clockwise.
static FIVE: [Corner; 5] = [
    Corner { x: 555.0, y: TOP, anchor: Anchor::End, downwards: true, limit: 260.0 },
    corner(RIGHT, 262.0, Anchor::End, false),
    corner(RIGHT, BOTTOM, Anchor::End, false),
    corner(LEFT, BOTTOM, Anchor::Start, false),
    corner(LEFT, 225.0, Anchor::Start, false),
];

/// Most lines of a name.
const MOST_LINES: usize = 3;
/// Distance between baselines, in font sizes.
pub(super) const LINE: f64 = 1.2;
/// Radius of a badge, in font sizes.
pub(super) const BADGE: f64 = 0.74;
/// From the badge to the words, in font sizes.
pub(super) const GAP: f64 = 0.4;
/// Half the height of capitals, in font sizes: what centres a line on its badge.
pub(super) const HALF_CAPITAL: f64 = 0.3636;
/// Words keep this far from an outline, in drawing units.
const AIR: f64 = 9.0;

/// The headings in letter order, at this font size.
pub(super) fn headings(map: &Map, size: f64) -> Vec<Heading> {
    let corners: &[Corner] = match map.challenges.len() {
        0..=2 => &TWO,
        3 => &THREE,
        4 => &FOUR,
        5.. => &FIVE,
    };
    let mut headings: Vec<Heading> = Vec::new();
    for ((challenge, corner), letter) in map.challenges.iter().zip(corners).zip(LETTERS) {
        let taken: Vec<Area> = headings.iter().map(area).collect();
        let around = Around { ellipses: ellipses(map.challenges.len()), taken: &taken };
        let (lines, badge) = words(challenge, corner, size, &around);
        let at = Position { x: badge.x + corner.inwards() * (BADGE + GAP) * size, y: badge.y + HALF_CAPITAL * size };
        let (badge_radius, line_height) = (BADGE * size, LINE * size);
        headings.push(Heading { letter, lines, badge, badge_radius, at, line_height, size, anchor: corner.anchor });
    }
    headings
}

/// What a name must keep clear of: the ellipses, and the names that stand already.
struct Around<'a> {
    ellipses: &'a [Ellipse],
    taken: &'a [Area],
}

impl Around<'_> {
    fn blocks(&self, point: Position) -> bool {
        let near = Area { left: point.x, top: point.y, right: point.x, bottom: point.y }.grown(AIR);
        self.ellipses.iter().any(|ellipse| ellipse.comes_within(point, AIR))
            || self.taken.iter().any(|taken| taken.meets(&near))
    }
}

/// The room that a challenge's name and badge take.
pub(super) fn area(heading: &Heading) -> Area {
    let widest = heading.lines.iter().map(|line| text_width(line, heading.size, true)).fold(0.0, f64::max);
    let left = match heading.anchor {
        Anchor::Start => heading.at.x,
        Anchor::Middle => heading.at.x - widest / 2.0,
        Anchor::End => heading.at.x - widest,
    };
    let below = heading.line_height * heading.lines.len().saturating_sub(1) as f64;
    let words = Area {
        left,
        top: heading.at.y - heading.size,
        right: left + widest,
        bottom: heading.at.y + below + 0.3 * heading.size,
    };
    let (x, y) = (heading.badge.x, heading.badge.y);
    words.with(&Area { left: x, top: y, right: x, bottom: y }.grown(heading.badge_radius))
}

/// The lines, and where the badge goes with so many lines.
fn words(challenge: &Challenge, corner: &Corner, size: f64, around: &Around) -> (Vec<String>, Position) {
    let slots = |count: usize| slots(corner, size, count, around);
    let fitting =
        [&challenge.name, &challenge.short_name].into_iter().filter(|name| !name.is_empty()).find_map(|name| {
            (1..=MOST_LINES).find_map(|count| broken(name, &slots(count).0, size).map(|lines| (lines, count)))
        });
    match fitting {
        Some((lines, count)) => (lines, slots(count).1),
        None => {
            let (rooms, badge) = slots(MOST_LINES);
            (cut(&challenge.name, &rooms, size), badge)
        }
    }
}

/// How wide each of `count` lines may be, and where the badge then goes.
fn slots(corner: &Corner, size: f64, count: usize, around: &Around) -> (Vec<f64>, Position) {
    let inwards = corner.inwards();
    let more = LINE * size * (count - 1) as f64;
    let y = if corner.downwards { corner.y + BADGE * size } else { corner.y - BADGE * size - more };
    let badge = Position { x: corner.x + inwards * BADGE * size, y };
    let start = badge.x + inwards * (BADGE + GAP) * size;
    let rooms = (0..count)
        .map(|line| {
            let middle = y + LINE * size * line as f64;
            let blocked = |room: f64| {
                let x = start + inwards * room;
                (x - corner.limit) * inwards > 0.0
                    || [-0.6, 0.0, 0.6].iter().any(|share| around.blocks(Position { x, y: middle + share * size }))
            };
            (0..).map(|step| f64::from(step) * 4.0).find(|room| blocked(room + 4.0)).unwrap_or(0.0)
        })
        .collect();
    (rooms, badge)
}

/// The name broken into lines that fit; None where it needs more.
pub(super) fn broken(name: &str, rooms: &[f64], size: f64) -> Option<Vec<String>> {
    let mut lines = vec![String::new()];
    for word in name.split_whitespace() {
        loop {
            let line = lines.last_mut()?;
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if text_width(&longer, size, true) <= rooms[lines.len() - 1] {
                *lines.last_mut()? = longer;
                break;
            }
            if lines.len() == rooms.len() || lines.last()?.is_empty() {
                return None;
            }
            lines.push(String::new());
        }
    }
    Some(lines)
}

/// The name in as many lines as there are, shortened at the end.
pub(super) fn cut(name: &str, rooms: &[f64], size: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut rest = name.trim();
    for (nth, room) in rooms.iter().enumerate() {
        let fits = |end: &usize| text_width(&rest[..*end], size, true) <= *room;
        let ends = rest.match_indices(' ').map(|(at, _)| at).chain([rest.len()]);
        match ends.take_while(fits).last() {
            Some(end) if nth + 1 < rooms.len() => {
                lines.push(rest[..end].to_owned());
                rest = rest[end..].trim_start();
            }
            Some(_) | None => {
                lines.push(shortened(rest, *room, size, true));
                return lines;
            }
        }
        if rest.is_empty() {
            break;
        }
    }
    lines
}
