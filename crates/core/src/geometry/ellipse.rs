//! One ellipse: what lies in it, and how far a point is from its outline.
//! Only sums, products and square roots decide, never sines, so that every machine agrees to the last bit.

use crate::map::Position;

/// An ellipse in drawing units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ellipse {
    /// Centre.
    pub cx: f64,
    /// Centre.
    pub cy: f64,
    /// Half the length along the first axis.
    pub rx: f64,
    /// Half the length along the second axis.
    pub ry: f64,
    /// Degrees by which the first axis is turned clockwise (y downwards).
    pub rotation: f64,
    cos: f64,
    sin: f64,
}

impl Ellipse {
    pub(super) const fn upright(cx: f64, cy: f64, rx: f64, ry: f64) -> Ellipse {
        Ellipse { cx, cy, rx, ry, rotation: 0.0, cos: 1.0, sin: 0.0 }
    }

    /// `cos` and `sin` are those of `rotation`, written out because platforms differ in the last bit of theirs.
    pub(super) const fn turned(cx: f64, cy: f64, rx: f64, ry: f64, rotation: f64, cos: f64, sin: f64) -> Ellipse {
        Ellipse { cx, cy, rx, ry, rotation, cos, sin }
    }

    /// Whether the point lies inside the outline.
    pub fn contains(&self, point: Position) -> bool {
        let (u, v) = self.along_axes(point);
        let (u, v) = (u / self.rx, v / self.ry);
        u * u + v * v < 1.0
    }

    /// Whether the point lies inside, or outside by less than about `margin`: quicker than the distance.
    pub(crate) fn comes_within(&self, point: Position, margin: f64) -> bool {
        let (u, v) = self.along_axes(point);
        let (u, v) = (u / (self.rx + margin), v / (self.ry + margin));
        u * u + v * v < 1.0
    }

    /// Whether the point lies on the asked side of the outline and at least `least` away from it. Mostly known from how
    /// much the ellipse would have to grow to reach the point, which is quicker than the distance.
    pub(super) fn clears(&self, point: Position, inside: bool, least: f64) -> bool {
        let (u, v) = self.along_axes(point);
        let (u, v) = (u / self.rx, v / self.ry);
        let grown = (u * u + v * v).sqrt() - 1.0;
        if inside != (grown < 0.0) {
            return false;
        }
        let (narrow, wide) = if self.rx < self.ry { (self.rx, self.ry) } else { (self.ry, self.rx) };
        if grown.abs() * wide < least {
            return false;
        }
        grown.abs() * narrow >= least || self.distance(point).abs() >= least
    }

    /// Distance from the point to the outline, negative inside.
    pub fn distance(&self, point: Position) -> f64 {
        let (u, v) = self.along_axes(point);
        let (a, b) = (self.rx, self.ry);
        let (x, y) = (u.abs(), v.abs());
        // The nearest point of the outline, in the first quadrant as (a cos t, b sin t): the outline is taken for its
        // circle of curvature, again and again. It settles in a few rounds from any start, at the centre too.
        let (mut tx, mut ty) = (0.5f64.sqrt(), 0.5f64.sqrt());
        let bulge = (a * a - b * b) / (a * b);
        for _ in 0..ROUNDS {
            let (ex, ey) = (bulge * b * tx * tx * tx, -bulge * a * ty * ty * ty);
            let (rx, ry) = (a * tx - ex, b * ty - ey);
            let (qx, qy) = (x - ex, y - ey);
            let reach = (rx * rx + ry * ry).sqrt() / (qx * qx + qy * qy).sqrt().max(f64::MIN_POSITIVE);
            let (nx, ny) = (((qx * reach + ex) / a).clamp(0.0, 1.0), ((qy * reach + ey) / b).clamp(0.0, 1.0));
            let length = (nx * nx + ny * ny).sqrt();
            if length == 0.0 {
                break;
            }
            let moved = (nx / length - tx).abs() + (ny / length - ty).abs();
            (tx, ty) = (nx / length, ny / length);
            if moved < SETTLED {
                break;
            }
        }
        let (dx, dy) = (x - a * tx, y - b * ty);
        let away = (dx * dx + dy * dy).sqrt();
        if (x / a) * (x / a) + (y / b) * (y / b) < 1.0 { -away } else { away }
    }

    /// Half the width and half the height of the upright box around the ellipse.
    pub fn half_box(&self) -> (f64, f64) {
        let across = |along: f64, aside: f64| (along * along + aside * aside).sqrt();
        (across(self.rx * self.cos, self.ry * self.sin), across(self.rx * self.sin, self.ry * self.cos))
    }

    /// The point of the outline at `angle` (radians from the first axis, in the ellipse's own measure).
    pub(super) fn at(&self, angle: f64) -> Position {
        let (u, v) = (self.rx * angle.cos(), self.ry * angle.sin());
        Position { x: self.cx + u * self.cos - v * self.sin, y: self.cy + u * self.sin + v * self.cos }
    }

    /// The angle, as `at` takes it, of a point on the outline.
    pub(super) fn angle_of(&self, point: Position) -> f64 {
        let (u, v) = self.along_axes(point);
        (v / self.ry).atan2(u / self.rx)
    }

    /// So many points of the outline, one after another.
    pub(crate) fn outline(&self, corners: usize) -> Vec<Position> {
        (0..corners).map(|corner| self.at(corner as f64 / corners as f64 * std::f64::consts::TAU)).collect()
    }

    /// The same, so many times as large around the origin and then moved.
    pub(super) fn moved(&self, scale: f64, dx: f64, dy: f64) -> Ellipse {
        Ellipse {
            cx: self.cx * scale + dx,
            cy: self.cy * scale + dy,
            rx: self.rx * scale,
            ry: self.ry * scale,
            ..*self
        }
    }

    fn along_axes(&self, point: Position) -> (f64, f64) {
        let (dx, dy) = (point.x - self.cx, point.y - self.cy);
        (dx * self.cos + dy * self.sin, -dx * self.sin + dy * self.cos)
    }
}

const ROUNDS: usize = 24;
/// The distance is wrong by about the square of this, since the nearest point is where it changes least.
const SETTLED: f64 = 1e-6;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::ellipses;

    #[test]
    fn the_written_cosines_are_those_of_the_rotations() {
        for ellipse in (2..=5).flat_map(ellipses) {
            assert!((ellipse.cos - ellipse.rotation.to_radians().cos()).abs() < 1e-15, "{ellipse:?}");
            assert!((ellipse.sin - ellipse.rotation.to_radians().sin()).abs() < 1e-15, "{ellipse:?}");
        }
    }

    #[test]
    fn distance_is_that_to_the_nearest_of_many_outline_points() {
        for ellipse in (2..=5).flat_map(ellipses) {
            // Points 0.1 apart can miss the nearest by half of that.
            let outline: Vec<Position> =
                (0..40_000).map(|n| ellipse.at(f64::from(n) * std::f64::consts::TAU / 40_000.0)).collect();
            for (x, y) in (0..16).flat_map(|row| (0..16).map(move |column| (column, row))) {
                let point = Position { x: f64::from(x) * 100.0 + 0.5, y: f64::from(y) * 66.0 + 0.5 };
                let nearest = outline.iter().map(|at| (at.x - point.x).hypot(at.y - point.y)).fold(f64::MAX, f64::min);
                let found = ellipse.distance(point);
                assert!((found.abs() - nearest).abs() < 0.05, "{ellipse:?} {point:?}: {found} and {nearest}");
                assert_eq!(found < 0.0, ellipse.contains(point));
            }
            let centre = ellipse.distance(Position { x: ellipse.cx, y: ellipse.cy });
            assert!((centre + ellipse.rx.min(ellipse.ry)).abs() < 0.01, "{ellipse:?}: {centre} at the centre");
        }
    }
}
