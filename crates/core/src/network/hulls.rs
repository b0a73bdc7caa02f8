//! The outline around a community: the convex hull of its members' circles, each drawn a little larger.

/// What is left free around a member, in drawing units.
const AIR: f32 = 10.0;
/// A circle counts as a polygon of sixteen corners drawn around it: cosines of 0, 22.5, 45, 67.5 and 90 degrees.
const COSINES: [f32; 5] = [1.0, 0.923_879_5, 0.707_106_77, 0.382_683_43, 0.0];
/// How much larger than its circle such a polygon's circle of corners is: one over the cosine of 11.25 degrees.
const AROUND: f32 = 1.019_591_2;

/// The corners in order, clockwise on the screen (y downwards), for `(centre, radius)` of each member. Empty for none.
pub(super) fn hull(members: impl Iterator<Item = ([f32; 2], f32)>) -> Vec<[f32; 2]> {
    let mut points: Vec<[f32; 2]> = members.flat_map(|(centre, radius)| corners(centre, radius)).collect();
    points.sort_by(|one, other| one[0].total_cmp(&other[0]).then(one[1].total_cmp(&other[1])));
    points.dedup();
    if points.len() < 3 {
        return points;
    }
    let mut hull = half(points.iter().copied());
    let back = half(points.iter().rev().copied());
    hull.pop();
    hull.extend(&back[..back.len() - 1]);
    hull
}

fn corners([x, y]: [f32; 2], radius: f32) -> impl Iterator<Item = [f32; 2]> {
    let far = (radius + AIR) * AROUND;
    let turned =
        [([1.0, 0.0], [0.0, 1.0]), ([0.0, 1.0], [-1.0, 0.0]), ([-1.0, 0.0], [0.0, -1.0]), ([0.0, -1.0], [1.0, 0.0])];
    turned.into_iter().flat_map(move |(first, second)| {
        (0..4).map(move |nth| {
            let (cosine, sine) = (far * COSINES[nth], far * COSINES[4 - nth]);
            [x + first[0] * cosine + second[0] * sine, y + first[1] * cosine + second[1] * sine]
        })
    })
}

/// Andrew's monotone chain: the corners on one side, from the first point to the last.
fn half(points: impl Iterator<Item = [f32; 2]>) -> Vec<[f32; 2]> {
    let mut hull: Vec<[f32; 2]> = vec![];
    for point in points {
        while let [.., before, last] = hull.as_slice()
            && turn(*before, *last, point) <= 0.0
        {
            hull.pop();
        }
        hull.push(point);
    }
    hull
}

/// Above 0 where the way from `a` over `b` to `c` turns clockwise on the screen.
fn turn(a: [f32; 2], b: [f32; 2], c: [f32; 2]) -> f64 {
    let [a, b, c] = [a, b, c].map(|point| point.map(f64::from));
    (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::Rng;

    #[test]
    fn every_member_lies_within_with_air_around_it() {
        let mut rng = Rng(5);
        for count in [1, 2, 3, 40] {
            let members: Vec<([f32; 2], f32)> =
                (0..count).map(|_| (rng.in_circle().map(|part| part * 300.0), 4.0 + 9.0 * rng.part())).collect();
            let hull = hull(members.iter().copied());
            for nth in 0..hull.len() {
                let (from, to) = (hull[nth], hull[(nth + 1) % hull.len()]);
                let after = hull[(nth + 2) % hull.len()];
                assert!(turn(from, to, after) > 0.0, "convex, in order, and no corner too many");
                let side = f64::from(to[0] - from[0]).hypot(f64::from(to[1] - from[1]));
                for (centre, radius) in &members {
                    let clear = turn(from, to, *centre) / side - f64::from(*radius);
                    assert!(clear >= f64::from(AIR) - 0.01, "{clear}");
                }
            }
        }
        assert_eq!(hull([].into_iter()), Vec::<[f32; 2]>::new());
    }
}
