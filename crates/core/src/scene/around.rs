//! A line around some marks and no others, smooth, in as few parts as can be: how a sweet spot is outlined.
//! It always encloses exactly its members: where other marks stand too close for one line, it has several parts, and
//! says how many. Adds, multiplies and takes square roots only, so that every machine draws the same line.

mod field;
mod rings;
mod ways;

use crate::geometry::region_at;
use crate::map::{ChallengeSet, Position};
use field::Field;

/// What is outlined, in drawing units.
#[derive(Clone, Debug)]
pub struct Enclosing<'a> {
    /// The middles of the marks that belong.
    pub members: &'a [Position],
    /// The middles of those that don't.
    pub others: &'a [Position],
    /// Radius of every mark.
    pub radius: f64,
    /// From a member's edge to the line, where there is room.
    pub room: f64,
    /// The line's width.
    pub line: f64,
    /// The challenges that all members share: ways between members keep to where these overlap.
    pub within: ChallengeSet,
    /// How many challenges the drawing has.
    pub challenges: usize,
}

/// A line around marks.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    /// Closed curves: each is drawn through the middles of its sides, bent towards its corners.
    pub rings: Vec<Vec<Position>>,
    /// How many parts it has: 1 where all members are within one line.
    pub parts: usize,
    /// How many rings within it leave another mark out.
    pub holes: usize,
}

/// Least room between a line and the marks that it must not touch, in radii.
const CLEAR: f64 = 0.35;
/// Squares of the field to a mark's radius.
const FINE: f64 = 4.0;
/// Never finer than this, in drawing units, however many marks there are.
const FINEST: f64 = 1.5;

/// A line more than so many times as long as need be winds too much to be followed.
const LONGEST: f64 = 1.9;
/// Of more members than this, what lies between them is not filled: there are too many threes.
const MOST_FILLED: usize = 24;

/// Draws the line. No members, no line.
pub fn around(wanted: &Enclosing) -> Outline {
    if wanted.members.is_empty() {
        return Outline { rings: vec![], parts: 0, holes: 0 };
    }
    let step = (wanted.radius / FINE).max(FINEST);
    let reach = wanted.radius + wanted.room;
    let mut field = Field::around(wanted.members, reach + 9.0 * wanted.radius, step);
    for other in wanted.others {
        field.bar(*other, wanted.radius + clear(wanted, *other), 4.0 * wanted.radius);
    }
    let inside = |at: Position| wanted.within.is_subset(region_at(at, wanted.challenges));
    let half = (0.75 * wanted.radius).max(wanted.line) + 0.4 * wanted.room;
    let least = (0.2 * wanted.radius).max(0.4 * wanted.line);
    let posts = posts(wanted, reach);
    for way in ways::ways(&field, wanted.members, &inside, half, least) {
        for (from, to) in way.iter().zip(way.iter().skip(1)) {
            let wide = posts.iter().all(|(post, away)| field::from_line(*from, *to, *post) >= away + reach * 0.6);
            field.bridge(*from, *to, if wide { reach } else { half });
        }
    }
    // Where nothing stands between three members, neither does the line.
    for corners in threes(wanted.members) {
        if posts.iter().all(|(post, away)| field::from_triangle(corners, *post) >= away + 0.35 * wanted.radius) {
            field.fill(corners, reach);
        }
    }
    for member in wanted.members {
        field.hold(*member, reach);
    }
    let found = rings::rings(&field);
    outline(wanted, found)
}

/// The marks that the line could meet, each with how far it keeps from its middle.
fn posts(wanted: &Enclosing, reach: f64) -> Vec<(Position, f64)> {
    let near = |post: &Position, of: fn(&Position) -> f64| {
        let (least, most) = wanted
            .members
            .iter()
            .map(of)
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), at| (least.min(at), most.max(at)));
        of(post) >= least - 3.0 * reach && of(post) <= most + 3.0 * reach
    };
    wanted
        .others
        .iter()
        .filter(|post| near(post, |at| at.x) && near(post, |at| at.y))
        .map(|post| (*post, wanted.radius + clear(wanted, *post)))
        .collect()
}

/// All threes of members; none of more members than [`MOST_FILLED`].
fn threes(members: &[Position]) -> Vec<[Position; 3]> {
    let mut threes = vec![];
    if members.len() > MOST_FILLED {
        return threes;
    }
    for (nth, first) in members.iter().enumerate() {
        for (more, second) in members.iter().enumerate().skip(nth + 1) {
            threes.extend(members[more + 1..].iter().map(|third| [*first, *second, *third]));
        }
    }
    threes
}

/// How far the line keeps from this mark: as far as is wished, but never more than half of what a member leaves.
fn clear(wanted: &Enclosing, other: Position) -> f64 {
    let wish = CLEAR * wanted.radius + wanted.line / 2.0;
    let near = wanted.members.iter().map(|member| distance(*member, other)).fold(f64::INFINITY, f64::min);
    wish.min((near - 2.0 * wanted.radius) / 2.0).max(0.0)
}

/// The outline of the rings that matter: outer ones with a member in them, inner ones that leave another mark out.
fn outline(wanted: &Enclosing, rings: Vec<Vec<Position>>) -> Outline {
    let (mut used, mut parts, mut holes) = (vec![], 0, 0);
    for ring in rings {
        let holds = |dots: &[Position]| dots.iter().any(|dot| rings::contains(&ring, *dot));
        if rings::turns_inside(&ring) {
            if holds(wanted.others) && !holds(wanted.members) {
                holes += 1;
                used.push(ring);
            }
        } else if holds(wanted.members) {
            parts += 1;
            used.push(ring);
        }
    }
    Outline { rings: used, parts, holes }
}

fn distance(one: Position, other: Position) -> f64 {
    let (x, y) = (one.x - other.x, one.y - other.y);
    (x * x + y * y).sqrt()
}

impl Outline {
    /// The line as points that lie close together, for measuring: where it goes, not where its corners are.
    pub fn points(&self) -> Vec<Vec<Position>> {
        self.rings.iter().map(|ring| rings::curve(ring)).collect()
    }

    /// Whether it can be followed by eye: in two parts at most, around nothing that is left out, and not much longer than
    /// the shortest line around the same marks would be.
    pub fn is_plain(&self) -> bool {
        let rings = self.points();
        let length: f64 = rings.iter().map(|ring| rings::length(ring)).sum();
        let shortest = rings::length(&rings::hull(rings.concat()));
        self.parts <= 2 && self.holes == 0 && length <= LONGEST * shortest
    }

    /// Whether a point lies within the line.
    pub fn holds(&self, at: Position) -> bool {
        self.rings.iter().filter(|ring| rings::contains(&rings::curve(ring), at)).count() % 2 == 1
    }
}
