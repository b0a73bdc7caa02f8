//! A fine grid of signed distances to the line around marks: below 0 within it, above 0 outside.
//! Only points near a mark or a way are written, so the cost grows with the area of these alone.

use crate::map::Position;

/// A grid of distances.
pub(super) struct Field {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) step: f64,
    pub(super) columns: usize,
    pub(super) rows: usize,
    /// Distance to the disc around the nearest member, in drawing units; negative inside.
    enclosed: Vec<f64>,
    /// Distance to the nearest way or triangle between members.
    bridged: Vec<f64>,
    /// Distance to the disc around the nearest mark that does not belong.
    barred: Vec<f64>,
}

/// Farther than anything that matters, in drawing units.
const FAR: f64 = 1.0e6;
/// How softly ways run into the room around members, in steps of the grid.
const SOFT: f64 = 9.0;
/// How softly the line turns beside what is kept out, in steps.
const EDGE: f64 = 2.0;

impl Field {
    /// Nothing enclosed, in a box around the points with `more` on each side.
    pub(super) fn around(points: &[Position], more: f64, step: f64) -> Field {
        let least = |of: fn(&Position) -> f64| points.iter().map(of).fold(f64::INFINITY, f64::min) - more;
        let most = |of: fn(&Position) -> f64| points.iter().map(of).fold(f64::NEG_INFINITY, f64::max) + more;
        let (left, top) = (least(|at| at.x), least(|at| at.y));
        let columns = ((most(|at| at.x) - left) / step).ceil() as usize + 1;
        let rows = ((most(|at| at.y) - top) / step).ceil() as usize + 1;
        let nothing = vec![FAR; columns * rows];
        Field { left, top, step, columns, rows, enclosed: nothing.clone(), bridged: nothing.clone(), barred: nothing }
    }

    pub(super) fn at(&self, column: usize, row: usize) -> Position {
        Position { x: self.left + self.step * column as f64, y: self.top + self.step * row as f64 }
    }

    /// The point of the grid that is nearest.
    pub(super) fn nearest(&self, at: Position) -> (usize, usize) {
        let place = |value: f64, count: usize| ((value / self.step).round().max(0.0) as usize).min(count - 1);
        (place(at.x - self.left, self.columns), place(at.y - self.top, self.rows))
    }

    /// How far a point of the grid lies from the marks that are kept out.
    pub(super) fn free(&self, column: usize, row: usize) -> f64 {
        self.barred[row * self.columns + column]
    }

    /// Takes in a disc.
    pub(super) fn hold(&mut self, at: Position, radius: f64) {
        let soft = SOFT * self.step;
        self.write(at, at, radius + soft, |field| &mut field.enclosed, |point| distance(point, at) - radius);
    }

    /// Keeps a disc out; how far it is away is known up to `known` from its edge.
    pub(super) fn bar(&mut self, at: Position, radius: f64, known: f64) {
        self.write(at, at, radius + known, |field| &mut field.barred, |point| distance(point, at) - radius);
    }

    /// Takes in a straight way with `half` of its width on each side.
    pub(super) fn bridge(&mut self, from: Position, to: Position, half: f64) {
        let soft = SOFT * self.step;
        let away = |point: Position| distance(point, closest(from, to, point)) - half;
        self.write(from, to, half + soft, |field| &mut field.bridged, away);
    }

    /// Takes in a triangle and all that is within `reach` of it.
    pub(super) fn fill(&mut self, corners: [Position; 3], reach: f64) {
        let least = |of: fn(&Position) -> f64| corners.iter().map(of).fold(f64::INFINITY, f64::min);
        let most = |of: fn(&Position) -> f64| corners.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
        let from = Position { x: least(|at| at.x), y: least(|at| at.y) };
        let to = Position { x: most(|at| at.x), y: most(|at| at.y) };
        let soft = SOFT * self.step;
        let away = |point: Position| from_triangle(corners, point) - reach;
        self.write(from, to, reach + soft, |field| &mut field.bridged, away);
    }

    /// Below nought within the line.
    pub(super) fn value(&self, column: usize, row: usize) -> f64 {
        if column == 0 || row == 0 || column + 1 == self.columns || row + 1 == self.rows {
            return FAR;
        }
        let nth = row * self.columns + column;
        let body = softly(self.enclosed[nth], self.bridged[nth], SOFT * self.step);
        -softly(-body, self.barred[nth], EDGE * self.step)
    }

    fn write(
        &mut self,
        from: Position,
        to: Position,
        reach: f64,
        of: fn(&mut Field) -> &mut Vec<f64>,
        away: impl Fn(Position) -> f64,
    ) {
        let before = |value: f64| (value / self.step).floor().max(0.0) as usize;
        let behind = |value: f64, count: usize| ((value / self.step).ceil().max(0.0) as usize).min(count - 1);
        let (first, above) =
            (before(from.x.min(to.x) - reach - self.left), before(from.y.min(to.y) - reach - self.top));
        let last = behind(from.x.max(to.x) + reach - self.left, self.columns);
        let below = behind(from.y.max(to.y) + reach - self.top, self.rows);
        for row in above..=below {
            for column in first..=last {
                let (point, nth) = (self.at(column, row), row * self.columns + column);
                let least = &mut of(self)[nth];
                *least = least.min(away(point));
            }
        }
    }
}

/// The smaller of two, with a soft change from one to the other over `soft`.
fn softly(one: f64, other: f64, soft: f64) -> f64 {
    let near = (soft - (one - other).abs()).max(0.0);
    one.min(other) - near * near / (4.0 * soft)
}

/// The point of a straight line that is closest to another.
pub(super) fn closest(from: Position, to: Position, point: Position) -> Position {
    let (x, y) = (to.x - from.x, to.y - from.y);
    let length = x * x + y * y;
    if length == 0.0 {
        return from;
    }
    let share = (((point.x - from.x) * x + (point.y - from.y) * y) / length).clamp(0.0, 1.0);
    Position { x: from.x + share * x, y: from.y + share * y }
}

/// How far a point lies from a straight line between two others.
pub(super) fn from_line(from: Position, to: Position, point: Position) -> f64 {
    distance(point, closest(from, to, point))
}

/// How far a point lies from a triangle; nought within it.
pub(super) fn from_triangle([a, b, c]: [Position; 3], point: Position) -> f64 {
    let side =
        |from: Position, to: Position| (to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x);
    let sides = [side(a, b), side(b, c), side(c, a)];
    if sides.iter().all(|side| *side >= 0.0) || sides.iter().all(|side| *side <= 0.0) {
        // On a flat triangle every point of its line would be within.
        let flat = ((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)).abs() < 1e-9;
        if !flat {
            return 0.0;
        }
    }
    from_line(a, b, point).min(from_line(b, c, point)).min(from_line(c, a, point))
}

fn distance(one: Position, other: Position) -> f64 {
    let (x, y) = (one.x - other.x, one.y - other.y);
    (x * x + y * y).sqrt()
}
