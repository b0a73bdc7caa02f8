//! The fixed drawing kept to its promises: every region there, in one piece, with room, and drawn where it is found.
//! The points that it writes to `fixtures/regions.json` hold the window's own hit test to the same answers.
#![allow(clippy::unwrap_used, missing_docs)]
#![allow(clippy::disallowed_methods, reason = "tests may look at the clock, files and the environment")]

use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::f64::consts::TAU;
use sweetspot_core::geometry::{clearance, clears, ellipses, region, region_at, regions};
use sweetspot_core::map::{ChallengeSet, Position};
use sweetspot_core::scene::{FRAME_HEIGHT, FRAME_WIDTH};

const NUMBERS: std::ops::RangeInclusive<usize> = 2..=5;

/// Least clearance of any region, for 2 to 5 challenges.
const LEAST_CLEARANCE: [f64; 4] = [238.0, 151.0, 93.0, 27.5];

#[test]
fn every_region_is_one_piece() {
    for challenges in NUMBERS {
        let (width, height) = (FRAME_WIDTH as usize * 4 / 3, FRAME_HEIGHT as usize * 4 / 3);
        let set_at = |cell: usize| {
            let (row, column) = (cell / width, cell % width);
            region_at(Position { x: (column as f64 + 0.5) * 0.75, y: (row as f64 + 0.5) * 0.75 }, challenges)
        };
        let sets: Vec<ChallengeSet> = (0..width * height).map(set_at).collect();
        let mut pieces: BTreeMap<ChallengeSet, usize> = BTreeMap::new();
        let mut seen = vec![false; sets.len()];
        for start in 0..sets.len() {
            if seen[start] || sets[start].is_empty() {
                continue;
            }
            *pieces.entry(sets[start]).or_default() += 1;
            let mut waiting = vec![start];
            seen[start] = true;
            while let Some(cell) = waiting.pop() {
                // Corners count as touching: at a crossing all four regions differ, and the tip of a sharp one is a
                // chain of corners.
                let (above, below) = (cell - width, cell + width);
                for next in [above - 1, above, above + 1, cell - 1, cell + 1, below - 1, below, below + 1] {
                    if !seen[next] && sets[next] == sets[start] {
                        seen[next] = true;
                        waiting.push(next);
                    }
                }
            }
        }
        let expected: BTreeMap<ChallengeSet, usize> =
            ChallengeSet::regions(challenges).into_iter().map(|set| (set, 1)).collect();
        assert_eq!(pieces, expected, "{challenges} challenges");
    }
}

#[test]
fn the_smallest_region_has_room() {
    for (challenges, least) in NUMBERS.zip(LEAST_CLEARANCE) {
        for region in regions(challenges) {
            assert!(region.clearance >= least, "{}: {}", region.set.letters(), region.clearance);
            assert_eq!(region_at(region.pole, challenges), region.set);
            let reached = clearance(region.pole, region.set, challenges);
            assert!((reached - region.clearance).abs() < 1e-9);
            assert!(clears(region.pole, region.set, challenges, region.clearance - 1e-9));
            assert!(!clears(region.pole, region.set, challenges, region.clearance + 1e-9));
        }
    }
}

#[test]
fn the_region_of_all_four_is_the_largest() {
    let all = region(ChallengeSet::all(4), 4).unwrap();
    assert!(regions(4).iter().all(|region| region.area <= all.area));
    let middle = (all.pole.x - FRAME_WIDTH / 2.0).hypot(all.pole.y - FRAME_HEIGHT / 2.0);
    assert!(middle < 60.0, "its middle is {middle} from the frame's");
}

#[test]
fn all_ellipses_lie_in_the_frame() {
    for ellipse in NUMBERS.flat_map(ellipses) {
        let (half_width, half_height) = ellipse.half_box();
        assert!(ellipse.cx - half_width >= 8.0 && ellipse.cx + half_width <= FRAME_WIDTH - 8.0, "{ellipse:?}");
        assert!(ellipse.cy - half_height >= 8.0 && ellipse.cy + half_height <= FRAME_HEIGHT - 8.0, "{ellipse:?}");
    }
}

#[test]
fn paths_and_polygons_hold_the_points_of_their_region() {
    for challenges in NUMBERS {
        for point in points(2000) {
            let set = region_at(point, challenges);
            // The polygon's chords and the path's rounding may be wrong this close to an outline.
            if clearance(point, set, challenges) < 0.2 {
                continue;
            }
            for region in regions(challenges) {
                assert_eq!(holds(&region.polygon, point), region.set == set, "polygon of {:?}", region.set);
            }
        }
        for region in regions(challenges) {
            let drawn = flatten(&region.path);
            let area = area(&drawn);
            assert!((area - region.area).abs() < region.area * 0.001, "{:?}: {area} and {}", region.set, region.area);
            for point in points(200) {
                let set = region_at(point, challenges);
                if clearance(point, set, challenges) >= 0.2 {
                    assert_eq!(holds(&drawn, point), region.set == set, "path of {:?}", region.set);
                }
            }
        }
    }
}

#[test]
fn the_fixture_of_points_is_up_to_date() {
    let drawings: Vec<Value> = NUMBERS
        .map(|challenges| {
            let outlines: Vec<Value> = ellipses(challenges)
                .iter()
                .map(|e| json!({ "cx": e.cx, "cy": e.cy, "rx": e.rx, "ry": e.ry, "rotation": e.rotation }))
                .collect();
            // A hit test that uses sines may differ in the last bit, so no point lies on an outline.
            let points: Vec<Value> = regions(challenges)
                .iter()
                .map(|region| region.pole)
                .chain(points(100))
                .map(|point| (point, region_at(point, challenges)))
                .filter(|(point, set)| clearance(*point, *set, challenges) > 0.5)
                .map(|(point, set)| json!({ "x": point.x, "y": point.y, "region": set.0 }))
                .collect();
            json!({ "challenges": challenges, "ellipses": outlines, "points": points })
        })
        .collect();
    let fixture = json!({ "width": FRAME_WIDTH, "height": FRAME_HEIGHT, "drawings": drawings });
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/regions.json");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, serde_json::to_string_pretty(&fixture).unwrap() + "\n").unwrap();
    }
    let held: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    assert_eq!(held, fixture, "run the test once more with UPDATE=1 and look at what changed");
}

/// The same scattered points every time, to a tenth of a unit.
fn points(count: usize) -> impl Iterator<Item = Position> {
    let mut seed = 20_260_301u64;
    let mut next = move |below: f64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((seed >> 33) as f64 / f64::from(1u32 << 31) * below * 10.0).floor() / 10.0
    };
    (0..count).map(move |_| Position { x: next(FRAME_WIDTH), y: next(FRAME_HEIGHT) })
}

fn holds(polygon: &[Position], point: Position) -> bool {
    let next = polygon.iter().cycle().skip(1);
    let crossed = polygon.iter().zip(next).filter(|(a, b)| {
        (a.y > point.y) != (b.y > point.y) && point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x
    });
    crossed.count() % 2 == 1
}

fn area(polygon: &[Position]) -> f64 {
    let next = polygon.iter().cycle().skip(1);
    polygon.iter().zip(next).map(|(a, b)| a.x * b.y - b.x * a.y).sum::<f64>().abs() / 2.0
}

/// Draws path data of `M`, `A` and `Z` as a painter would: by the conversion from end points to centre of the SVG
/// specification (B.2.4).
fn flatten(path: &str) -> Vec<Position> {
    let body = path.strip_prefix('M').unwrap().strip_suffix('Z').unwrap();
    let mut commands = body.split('A').map(|numbers| {
        let numbers: Vec<f64> = numbers.split(' ').map(|number| number.parse().unwrap()).collect();
        numbers
    });
    let start = commands.next().unwrap();
    let mut at = Position { x: start[0], y: start[1] };
    let mut drawn = vec![];
    for arc in commands {
        let [rx, ry, rotation, large, sweep, x, y] = arc[..] else { panic!("{arc:?}") };
        let (sin, cos) = rotation.to_radians().sin_cos();
        let (dx, dy) = ((at.x - x) / 2.0, (at.y - y) / 2.0);
        let (u, v) = (dx * cos + dy * sin, dy * cos - dx * sin);
        let inner = (rx * ry).powi(2) - (rx * v).powi(2) - (ry * u).powi(2);
        let root = (inner / ((rx * v).powi(2) + (ry * u).powi(2))).max(0.0).sqrt();
        let root = if (large == 1.0) == (sweep == 1.0) { -root } else { root };
        let (cu, cv) = (root * rx * v / ry, -root * ry * u / rx);
        let (cx, cy) = (cu * cos - cv * sin + (at.x + x) / 2.0, cu * sin + cv * cos + (at.y + y) / 2.0);
        let from = ((v - cv) / ry).atan2((u - cu) / rx);
        let to = ((-v - cv) / ry).atan2((-u - cu) / rx);
        let turn = if sweep == 1.0 { (to - from).rem_euclid(TAU) } else { -(from - to).rem_euclid(TAU) };
        for nth in 0..100 {
            let angle = from + turn * f64::from(nth) / 100.0;
            let (u, v) = (rx * angle.cos(), ry * angle.sin());
            drawn.push(Position { x: cx + u * cos - v * sin, y: cy + u * sin + v * cos });
        }
        at = Position { x, y };
    }
    assert!((at.x - start[0]).hypot(at.y - start[1]) < 1e-9, "the border does not close: {path}");
    drawn
}
