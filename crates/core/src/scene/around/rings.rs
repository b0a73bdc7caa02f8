//! The curves on which a field is nought, joined to closed rings, smoothed and thinned.

use super::field::Field;
use crate::map::Position;

const NONE: u32 = u32::MAX;
/// How often each point is drawn towards its neighbours.
const SMOOTHINGS: usize = 3;
/// Shorter rings are kept as they are, so that a small one stays round.
const SHORT: usize = 40;

/// The rings: what is within lies to the left of an outer one (y downwards), and to the left of one that leaves
/// something out.
pub(super) fn rings(field: &Field) -> Vec<Vec<Position>> {
    let (next, points) = crossings(field);
    let mut seen = vec![false; next.len()];
    let mut rings = vec![];
    for start in 0..next.len() {
        if next[start] == NONE || seen[start] {
            continue;
        }
        let (mut ring, mut edge) = (vec![], start);
        while !seen[edge] {
            seen[edge] = true;
            ring.push(points[edge]);
            edge = next[edge] as usize;
        }
        if ring.len() >= 3 {
            rings.push(thinned(smoothed(ring)));
        }
    }
    rings
}

/// Whether a ring runs around what is left out.
pub(super) fn turns_inside(ring: &[Position]) -> bool {
    sides(ring).map(|(from, to)| from.x * to.y - to.x * from.y).sum::<f64>() > 0.0
}

/// Whether the point lies within the ring, taken as a polygon.
pub(super) fn contains(ring: &[Position], at: Position) -> bool {
    sides(ring).fold(false, |inside, (from, to)| {
        let crosses =
            (from.y > at.y) != (to.y > at.y) && at.x < (to.x - from.x) * (at.y - from.y) / (to.y - from.y) + from.x;
        inside != crosses
    })
}

/// The ring as it is drawn: through the middles of its sides, bent towards its corners.
pub(super) fn curve(ring: &[Position]) -> Vec<Position> {
    let count = ring.len();
    let mut points = Vec::with_capacity(count * 4);
    for nth in 0..count {
        let (before, corner, after) = (ring[(nth + count - 1) % count], ring[nth], ring[(nth + 1) % count]);
        let (from, to) = (middle(before, corner), middle(corner, after));
        for part in [0.0, 0.25, 0.5, 0.75] {
            let bent = |a: f64, b: f64, c: f64| {
                (1.0 - part) * (1.0 - part) * a + 2.0 * part * (1.0 - part) * b + part * part * c
            };
            points.push(Position { x: bent(from.x, corner.x, to.x), y: bent(from.y, corner.y, to.y) });
        }
    }
    points
}

/// How long a closed line is.
pub(super) fn length(ring: &[Position]) -> f64 {
    let side = |(from, to): (Position, Position)| {
        ((to.x - from.x) * (to.x - from.x) + (to.y - from.y) * (to.y - from.y)).sqrt()
    };
    sides(ring).map(side).sum()
}

/// The corners of the smallest convex shape around the points.
pub(super) fn hull(mut points: Vec<Position>) -> Vec<Position> {
    points.sort_by(|one, other| one.x.total_cmp(&other.x).then(one.y.total_cmp(&other.y)));
    let chain = |points: &mut dyn Iterator<Item = Position>| {
        let mut corners: Vec<Position> = vec![];
        for point in points {
            while let [.., before, last] = corners.as_slice() {
                let turn = (last.x - before.x) * (point.y - before.y) - (last.y - before.y) * (point.x - before.x);
                if turn > 0.0 {
                    break;
                }
                corners.pop();
            }
            corners.push(point);
        }
        corners.pop();
        corners
    };
    let mut corners = chain(&mut points.iter().copied());
    corners.extend(chain(&mut points.iter().rev().copied()));
    corners
}

fn middle(one: Position, other: Position) -> Position {
    Position { x: (one.x + other.x) / 2.0, y: (one.y + other.y) / 2.0 }
}

fn sides(ring: &[Position]) -> impl Iterator<Item = (Position, Position)> + '_ {
    ring.iter().copied().zip(ring.iter().copied().cycle().skip(1))
}

/// For each edge of the grid on which the field is nought, the edge that the curve crosses next, and where it crosses.
/// An edge is known by the point at its left or upper end: even numbers run across, odd ones down.
fn crossings(field: &Field) -> (Vec<u32>, Vec<Position>) {
    let (columns, rows) = (field.columns, field.rows);
    let values: Vec<f64> = (0..rows * columns).map(|nth| field.value(nth % columns, nth / columns)).collect();
    let mut next = vec![NONE; 2 * columns * rows];
    let mut points = vec![Position { x: 0.0, y: 0.0 }; next.len()];
    for row in 0..rows - 1 {
        for column in 0..columns - 1 {
            // Clockwise from the upper left, and the edges between them.
            let corners = [(column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1)];
            let value = corners.map(|(column, row)| values[row * columns + column]);
            let within = value.map(|value| value < 0.0);
            if within == [false; 4] || within == [true; 4] {
                continue;
            }
            let edge = |column: usize, row: usize, down: usize| 2 * (row * columns + column) + down;
            let edges =
                [edge(column, row, 0), edge(column + 1, row, 1), edge(column, row + 1, 0), edge(column, row, 1)];
            for side in 0..4 {
                let (from, to) = (side, (side + 1) % 4);
                if within[from] != within[to] {
                    let share = value[from] / (value[from] - value[to]);
                    let at = |nth: usize| field.at(corners[nth].0, corners[nth].1);
                    let (from, to) = (at(from), at(to));
                    points[edges[side]] =
                        Position { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
                }
            }
            // Going clockwise, the curve comes in where the outside ends and goes out where it begins again: what is
            // within lies to its left.
            let enters: Vec<usize> = (0..4).filter(|side| !within[*side] && within[(side + 1) % 4]).collect();
            let leaves: Vec<usize> = (0..4).filter(|side| within[*side] && !within[(side + 1) % 4]).collect();
            let centre = value.iter().sum::<f64>() / 4.0 < 0.0;
            for entered in &enters {
                // Of two ways out, the near one goes around a corner that is within, the far one joins them.
                let turn = |left: &usize| (left + 4 - entered) % 4;
                let mut left: Vec<usize> = leaves.clone();
                left.sort_by_key(turn);
                let chosen = if centre { left[left.len() - 1] } else { left[0] };
                next[edges[*entered]] = edges[chosen] as u32;
            }
        }
    }
    (next, points)
}

fn smoothed(mut ring: Vec<Position>) -> Vec<Position> {
    for _ in 0..SMOOTHINGS {
        let count = ring.len();
        ring = (0..count)
            .map(|nth| {
                let (before, at, after) = (ring[(nth + count - 1) % count], ring[nth], ring[(nth + 1) % count]);
                Position { x: (before.x + 2.0 * at.x + after.x) / 4.0, y: (before.y + 2.0 * at.y + after.y) / 4.0 }
            })
            .collect();
    }
    ring
}

fn thinned(ring: Vec<Position>) -> Vec<Position> {
    if ring.len() < SHORT { ring } else { ring.into_iter().step_by(2).collect() }
}
