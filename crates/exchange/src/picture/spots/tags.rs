//! Where the tags of outlines stand: near their line, on no marker, no challenge's name and no other tag, where they
//! hide least. A tag that stands away from its line has a leader to it.

use super::super::colour::INK;
use super::super::fonts::{Weight, width, wrapped};
use super::super::frame::{CAPITAL, Frame, heading_lines};
use super::super::paper::Area;
use super::super::svg::{Svg, Type, number};
use super::{Spot, chip};
use sweetspot_core::map::Position;
use sweetspot_core::scene::Scene;

/// A number, a name and their box.
pub(in crate::picture) struct Tag {
    pub area: Area,
    /// The name; none on a tag that bears the number alone.
    pub lines: Vec<String>,
    /// From the line to the tag, where it stands away from it.
    leader: Option<((f64, f64), (f64, f64))>,
}

/// How wide a name may be, in font sizes: in several lines before in one.
const WIDTHS: [f64; 3] = [12.0, 19.0, 9.0];
/// Distances from the line that are tried, in font sizes.
const AWAY: [f64; 8] = [0.15, 0.7, 1.5, 2.6, 4.0, 6.0, 8.5, 11.5];
/// Directions, of which y points down.
const DIRECTIONS: [(f64, f64); 8] =
    [(0.0, -1.0), (0.0, 1.0), (1.0, 0.0), (-1.0, 0.0), (0.71, -0.71), (-0.71, -0.71), (0.71, 0.71), (-0.71, 0.71)];
/// About so many points of a line are tried.
const POINTS: usize = 44;
const STEP: f64 = 1.18;

impl Tag {
    pub(super) fn draw(&self, svg: &mut Svg, nth: usize, size: f64) {
        if let Some(((x1, y1), (x2, y2))) = self.leader {
            let ends = [x1, y1, x2, y2].map(number);
            let place = [("x1", ends[0].as_str()), ("y1", &ends[1]), ("x2", &ends[2]), ("y2", &ends[3])];
            for (colour, wide) in [("#ffffff", number(size * 0.3)), (INK, number(size * 0.11))] {
                svg.shape("line", &[place.as_slice(), &[("stroke", colour), ("stroke-width", wide.as_str())]].concat());
            }
        }
        let Area { x, y, width, height } = self.area;
        let (left, top, wide, high) = (number(x), number(y), number(width), number(height));
        let (round, edge) = (number(size * 0.4), number(size * 0.1));
        let place = [("x", left.as_str()), ("y", &top), ("width", &wide), ("height", &high), ("rx", &round)];
        let style = [("fill", "#ffffff"), ("stroke", INK), ("stroke-width", edge.as_str())];
        svg.shape("rect", &[place.as_slice(), &style].concat());
        chip(svg, (x + size * 0.93, y + size * 0.93), size, nth);
        let first = y + size * 0.93 + size * CAPITAL / 2.0;
        svg.lines(x + size * 1.95, first, size * STEP, &Type::bold(size, INK), &self.lines);
    }
}

/// Its words at one of the widths, and the size of its box.
fn shaped(name: &str, size: f64, most: f64) -> (Vec<String>, f64, f64) {
    let lines = wrapped(name, size, Weight::SemiBold, size * most, 4);
    let wide = lines.iter().map(|line| width(line, size, Weight::SemiBold)).fold(0.0, f64::max);
    (lines.clone(), wide + size * 2.5, size * 1.86 + size * STEP * (lines.len() - 1) as f64)
}

/// The ways to set a name, those that cut it only where no other is left.
fn shapes(name: &str, size: f64) -> Vec<(Vec<String>, f64, f64)> {
    let all = WIDTHS.map(|most| shaped(name, size, most));
    let whole = |(lines, _, _): &&(Vec<String>, f64, f64)| lines.last().is_some_and(|line| !line.ends_with('…'));
    let uncut: Vec<_> = all.iter().filter(whole).cloned().collect();
    if uncut.is_empty() { all.to_vec() } else { uncut }
}

/// Gives each spot its tags, first to last; every part of an outline gets one, the first with the name.
pub(super) fn place(spots: &mut [Spot<'_>], frame: &Frame, scene: &Scene, size: f64) {
    let lines: Vec<Vec<Vec<(f64, f64)>>> = spots
        .iter()
        .map(|spot| {
            let on = |ring: Vec<Position>| ring.iter().map(|at| frame.at(at.x, at.y)).collect();
            spot.outline.points().into_iter().map(on).collect()
        })
        .collect();
    let mut ground = Ground::of(frame, scene, size, &lines);
    for (nth, spot) in spots.iter_mut().enumerate() {
        // The largest part bears the name.
        let mut parts: Vec<&Vec<(f64, f64)>> = lines[nth].iter().collect();
        parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
        for (place, part) in parts.into_iter().enumerate() {
            let shapes: Vec<(Vec<String>, f64, f64)> = if place == 0 { shapes(&spot.spot.name, size) } else { vec![] };
            let bare = (vec![], size * 1.86, size * 1.86);
            let found = ground.best(nth, part, &shapes).or_else(|| ground.best(nth, part, &[bare]));
            if let Some(tag) = found {
                ground.taken.push(tag.area.grown(size * 0.35));
                ground.leaders.extend(tag.leader);
                spot.tags.push(tag);
            }
        }
    }
}

/// What tags must not stand on, and what they had better not.
struct Ground<'a> {
    frame: &'a Frame,
    marks: Vec<(f64, f64)>,
    radius: f64,
    size: f64,
    lines: &'a [Vec<Vec<(f64, f64)>>],
    taken: Vec<Area>,
    leaders: Vec<((f64, f64), (f64, f64))>,
}

impl<'a> Ground<'a> {
    fn of(frame: &'a Frame, scene: &Scene, size: f64, lines: &'a [Vec<Vec<(f64, f64)>>]) -> Ground<'a> {
        let taken = scene.headings.iter().flat_map(|heading| {
            let (x, y) = frame.at(heading.badge.x, heading.badge.y);
            let radius = heading.badge_radius * frame.scale * 1.3;
            let badge = Area { x: x - radius, y: y - radius, width: 2.0 * radius, height: 2.0 * radius };
            heading_lines(frame, heading).into_iter().map(|line| line.area().grown(1.5)).chain([badge])
        });
        Ground {
            frame,
            marks: scene.marks.iter().map(|mark| frame.at(mark.x, mark.y)).collect(),
            radius: scene.mark_radius * frame.scale,
            size,
            lines,
            taken: taken.collect(),
            leaders: vec![],
        }
    }

    /// The place of least cost for one of the shapes beside a part of the line of spot `nth`.
    fn best(&self, nth: usize, part: &[(f64, f64)], shapes: &[(Vec<String>, f64, f64)]) -> Option<Tag> {
        let mut best: Option<(f64, Tag)> = None;
        let stride = (part.len() / POINTS).max(1);
        for (rank, (lines, wide, high)) in shapes.iter().enumerate() {
            for at in part.iter().step_by(stride) {
                for (across, down) in DIRECTIONS {
                    for away in AWAY {
                        let away = away * self.size;
                        // The box's nearest edge lies `away` from the point.
                        let (x, y) = (at.0 + across * away, at.1 + down * away);
                        let area = Area {
                            x: x - wide * (0.5 - 0.5 * across.signum() * f64::from(across.abs() > 0.1)),
                            y: y - high * (0.5 - 0.5 * down.signum() * f64::from(down.abs() > 0.1)),
                            width: *wide,
                            height: *high,
                        };
                        let cheap = away + rank as f64 * 0.6 * self.size;
                        if best.as_ref().is_some_and(|(cost, _)| *cost <= cheap) || !self.is_free(&area) {
                            continue;
                        }
                        let leader = (away > self.size * 0.5).then_some((*at, nearest(&area, *at)));
                        let Some(cost) = self.cost(nth, &area, leader) else { continue };
                        let cost = cost + cheap;
                        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                            best = Some((cost, Tag { area, lines: lines.clone(), leader }));
                        }
                    }
                }
            }
        }
        best.map(|(_, tag)| tag)
    }

    fn is_free(&self, area: &Area) -> bool {
        self.frame.area.holds(&area.grown(1.5))
            && !self.taken.iter().any(|taken| taken.meets(area))
            && !self.marks.iter().any(|(x, y)| area.meets_circle(*x, *y, self.radius * 1.25 + 1.0))
            && !self.leaders.iter().any(|(from, to)| crosses(area, *from, *to))
    }

    /// What a place hides: its own line a little, other lines more, and room that titles of markers would want. None
    /// where its leader would run over a marker or another tag.
    fn cost(&self, nth: usize, area: &Area, leader: Option<((f64, f64), (f64, f64))>) -> Option<f64> {
        if let Some((from, to)) = leader {
            let over = |at: &(f64, f64)| apart(from, to, *at) < self.radius * 1.2 + 0.5;
            if self.marks.iter().any(over) || self.taken.iter().any(|taken| crosses(taken, from, to)) {
                return None;
            }
        }
        let mut cost = 0.0;
        for (other, line) in self.lines.iter().enumerate() {
            let within = line.iter().flatten().filter(|(x, y)| area.meets_circle(*x, *y, 0.5)).count() as f64;
            cost += within * if other == nth { 0.35 } else { 1.1 };
            if let Some((from, to)) = leader {
                // A leader that crosses lines is hard to follow; where it starts it touches its own.
                let crossed = line.iter().flatten().filter(|at| apart(from, to, **at) < 0.8).count() as f64;
                cost += crossed * if other == nth { 0.5 } else { 2.0 };
            }
        }
        let want = area.grown(self.size * 1.3);
        let crowded = self.marks.iter().filter(|(x, y)| want.meets_circle(*x, *y, self.radius)).count() as f64;
        Some(cost + crowded * self.size * 0.9)
    }
}

/// The point of the box that is nearest.
fn nearest(area: &Area, (x, y): (f64, f64)) -> (f64, f64) {
    (x.clamp(area.x, area.right()), y.clamp(area.y, area.bottom()))
}

/// How far a point lies from a straight line between two others.
fn apart(from: (f64, f64), to: (f64, f64), at: (f64, f64)) -> f64 {
    let (x, y) = (to.0 - from.0, to.1 - from.1);
    let length = (x * x + y * y).max(1e-9);
    let share = (((at.0 - from.0) * x + (at.1 - from.1) * y) / length).clamp(0.0, 1.0);
    let (dx, dy) = (at.0 - from.0 - share * x, at.1 - from.1 - share * y);
    (dx * dx + dy * dy).sqrt()
}

/// Whether a straight line runs through the box.
fn crosses(area: &Area, from: (f64, f64), to: (f64, f64)) -> bool {
    (0..=24).any(|nth| {
        let share = f64::from(nth) / 24.0;
        let (x, y) = (from.0 + share * (to.0 - from.0), from.1 + share * (to.1 - from.1));
        x > area.x && x < area.right() && y > area.y && y < area.bottom()
    })
}
