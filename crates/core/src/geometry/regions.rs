//! The regions of the fixed drawing: their shapes, their middles, and how much room they have. Worked out once.

use super::arcs::Outlines;
use super::{clearance, ellipses, region_at};
use crate::map::rules::{FRAME_HEIGHT, FRAME_WIDTH};
use crate::map::{ChallengeSet, MAX_CHALLENGES, MIN_CHALLENGES, Position};
use std::sync::OnceLock;

/// A region's shape in the fixed drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct RegionGeometry {
    /// Which challenges.
    pub set: ChallengeSet,
    /// SVG path data made of exact elliptical arcs.
    pub path: String,
    /// The border as a polygon, at most 0.1 units off.
    pub polygon: Vec<Position>,
    /// The middle of the largest circle that fits in, to within one unit of its radius.
    pub pole: Position,
    /// Radius of that circle.
    pub clearance: f64,
    /// Square drawing units.
    pub area: f64,
    /// Distances to the nearest outline of the region's points on a grid, largest first.
    depths: Vec<f64>,
}

impl RegionGeometry {
    /// The area in which the centre of a circle of radius `clearance` may lie without touching an outline.
    pub fn room(&self, clearance: f64) -> f64 {
        self.depths.partition_point(|depth| *depth >= clearance) as f64 * GRID * GRID
    }
}

/// All regions of the drawing for 2 to 5 challenges, in reading order.
pub fn regions(challenges: usize) -> &'static [RegionGeometry] {
    static DRAWINGS: [OnceLock<Vec<RegionGeometry>>; MAX_CHALLENGES - MIN_CHALLENGES + 1] =
        [const { OnceLock::new() }; MAX_CHALLENGES - MIN_CHALLENGES + 1];
    let challenges = challenges.clamp(MIN_CHALLENGES, MAX_CHALLENGES);
    DRAWINGS[challenges - MIN_CHALLENGES].get_or_init(|| survey(challenges))
}

/// One region of the drawing; None where the drawing has no such region.
pub fn region(set: ChallengeSet, challenges: usize) -> Option<&'static RegionGeometry> {
    regions(challenges).iter().find(|region| region.set == set)
}

fn survey(challenges: usize) -> Vec<RegionGeometry> {
    let outlines = Outlines::cut(ellipses(challenges));
    let mut regions: Vec<RegionGeometry> = ChallengeSet::regions(challenges)
        .into_iter()
        .map(|set| {
            let (path, polygon) = outlines.border(set);
            let area = area(&polygon);
            let pole = Position { x: 0.0, y: 0.0 };
            RegionGeometry { set, path, polygon, pole, clearance: 0.0, area, depths: Vec::new() }
        })
        .collect();
    let mut by_set: [Option<usize>; 1 << MAX_CHALLENGES] = [None; 1 << MAX_CHALLENGES];
    for (nth, region) in regions.iter().enumerate() {
        by_set[region.set.0 as usize] = Some(nth);
    }
    for row in 0..(FRAME_HEIGHT / GRID) as u32 {
        for column in 0..(FRAME_WIDTH / GRID) as u32 {
            let point = Position { x: (f64::from(column) + 0.5) * GRID, y: (f64::from(row) + 0.5) * GRID };
            let set = region_at(point, challenges);
            if let Some(region) = by_set[set.0 as usize].map(|nth| &mut regions[nth]) {
                let depth = clearance(point, set, challenges);
                if depth > region.clearance {
                    (region.pole, region.clearance) = (point, depth);
                }
                region.depths.push(depth);
            }
        }
    }
    for region in &mut regions {
        region.depths.sort_by(|a, b| b.total_cmp(a));
        (region.pole, region.clearance) = deepen(region.pole, region.set, challenges);
    }
    regions
}

/// From a good grid point to the point of greatest clearance, rounded to a hundredth. Looks all round in ever smaller
/// squares: a climb would stick on the ridge between two outlines.
fn deepen(start: Position, set: ChallengeSet, challenges: usize) -> (Position, f64) {
    let round = |value: f64| (value * 100.0).round() / 100.0;
    let (mut pole, mut best) = (start, clearance(start, set, challenges));
    let mut stride = GRID / 4.0;
    while stride > 0.003 {
        let middle = pole;
        for (row, column) in (-4..=4).flat_map(|row| (-4..=4).map(move |column| (row, column))) {
            let at = Position { x: middle.x + f64::from(column) * stride, y: middle.y + f64::from(row) * stride };
            let depth = clearance(at, set, challenges);
            if depth > best {
                (pole, best) = (at, depth);
            }
        }
        stride *= 0.45;
    }
    // Where a region is its own mirror image the largest circle may sit a little to one side; the eye wants it centred.
    let centred = Position { x: FRAME_WIDTH / 2.0, y: pole.y };
    if clearance(centred, set, challenges) > best - 1.0 {
        pole = centred;
    }
    let pole = Position { x: round(pole.x), y: round(pole.y) };
    (pole, clearance(pole, set, challenges))
}

fn area(polygon: &[Position]) -> f64 {
    let next = polygon.iter().cycle().skip(1);
    polygon.iter().zip(next).map(|(a, b)| a.x * b.y - b.x * a.y).sum::<f64>().abs() / 2.0
}

/// Side of the survey's squares.
const GRID: f64 = 10.0;
