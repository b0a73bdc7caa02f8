//! The Venn's fixed drawing: an ellipse for each challenge, the regions that they make, and the points in them.
//! The drawing never depends on the map's content, so that two board papers can be compared; only the number of
//! challenges chooses among four drawings. Drawing units: the frame is 1500 by 1000, y downwards.

mod arcs;
mod ellipse;
mod proportional;
mod regions;

pub use ellipse::Ellipse;
pub use proportional::{Portion, Proportional, proportional};
pub use regions::{RegionGeometry, region, regions};

use crate::map::{ChallengeSet, Position};

/// The ellipses for 2 to 5 challenges, in letter order. Fewer are drawn as two, more as five.
pub fn ellipses(challenges: usize) -> &'static [Ellipse] {
    match challenges {
        0..=2 => &TWO,
        3 => &THREE,
        4 => &FOUR,
        5.. => &FIVE,
    }
}

/// The region of a point; empty outside all ellipses.
pub fn region_at(point: Position, challenges: usize) -> ChallengeSet {
    let mut set = ChallengeSet::EMPTY;
    for (position, ellipse) in (0..).zip(ellipses(challenges)) {
        if ellipse.contains(point) {
            set.insert(position);
        }
    }
    set
}

/// Whether the point's region is this one: quicker than to find which it is.
pub(crate) fn lies_in(point: Position, region: ChallengeSet, challenges: usize) -> bool {
    (0..).zip(ellipses(challenges)).all(|(position, ellipse)| ellipse.contains(point) == region.contains(position))
}

/// How far a point of `region` lies from the nearest outline; negative where the point is not in the region, and
/// then how far it lies beyond the outline that it breaks most.
pub fn clearance(point: Position, region: ChallengeSet, challenges: usize) -> f64 {
    (0..)
        .zip(ellipses(challenges))
        .map(|(position, ellipse)| {
            let outwards = ellipse.distance(point);
            if region.contains(position) { -outwards } else { outwards }
        })
        .fold(f64::INFINITY, f64::min)
}

/// Whether `clearance` is at least `least` (and not negative), which is mostly known without measuring it.
pub fn clears(point: Position, region: ChallengeSet, challenges: usize, least: f64) -> bool {
    (0..).zip(ellipses(challenges)).all(|(position, ellipse)| ellipse.clears(point, region.contains(position), least))
}

const COS_26_42: f64 = 0.8955564987157448;
const SIN_26_42: f64 = 0.4449478144771543;
const COS_78_72: f64 = 0.19560383322204825;
const SIN_78_72: f64 = 0.9806829969102356;
const COS_15_384: f64 = 0.9641695238996573;
const SIN_15_384: f64 = 0.26528688091028585;
const COS_34_577: f64 = 0.823364249295872;
const SIN_34_577: f64 = 0.567513271194115;
const COS_46_152: f64 = 0.692747591348049;
const SIN_46_152: f64 = 0.7211801263772294;
const COS_9_917: f64 = 0.9850582704027938;
const SIN_9_917: f64 = 0.17222138052825003;
const COS_62_165: f64 = 0.46692691305685197;
const SIN_62_165: f64 = 0.8842959108031649;
const COS_52_151: f64 = 0.613582578956456;
const SIN_52_151: f64 = 0.7896305584266256;

// Side by side, the overlap as wide as what is left of each; the names stand above.
// Three regions, the smallest of which holds a circle of radius 238.
static TWO: [Ellipse; 2] = [Ellipse::upright(510.0, 540.0, 490.0, 430.0), Ellipse::upright(990.0, 540.0, 490.0, 430.0)];

// Found by search for the largest circle in the smallest region, with room for names in the corners.
// Seven regions, each of which holds a circle of radius 151 or more.
static THREE: [Ellipse; 3] = [
    Ellipse::turned(531.34, 400.29, 553.0, 332.52, -26.42, COS_26_42, -SIN_26_42),
    Ellipse::turned(968.66, 400.29, 553.0, 332.52, 26.42, COS_26_42, SIN_26_42),
    Ellipse::upright(750.0, 652.8, 449.69, 333.2),
];

// Found by search for the largest circle in the smallest of exactly fifteen regions, with room for names in the
// corners and the region of all four the largest. Each region holds a circle of radius 93.2, which is 9.3 % of the
// frame's height.
static FOUR: [Ellipse; 4] = [
    Ellipse::turned(530.85, 413.88, 349.26, 560.57, 62.165, COS_62_165, SIN_62_165),
    Ellipse::turned(751.43, 557.49, 292.76, 597.6, 52.151, COS_52_151, SIN_52_151),
    Ellipse::turned(748.57, 557.49, 292.76, 597.6, -52.151, COS_52_151, -SIN_52_151),
    Ellipse::turned(969.15, 413.88, 349.26, 560.57, -62.165, COS_62_165, -SIN_62_165),
];

// Grünbaum's five congruent ellipses, stretched to the frame and then moved by search for the largest circle in the
// smallest of exactly thirty-one regions (thirty crossings). Each region holds a circle of radius 27.7; the
// unstretched five reach 23.0.
static FIVE: [Ellipse; 5] = [
    Ellipse::turned(814.23, 406.95, 401.53, 256.41, 78.72, COS_78_72, SIN_78_72),
    Ellipse::turned(975.26, 513.43, 529.88, 197.35, -15.384, COS_15_384, -SIN_15_384),
    Ellipse::turned(886.46, 659.69, 489.0, 217.56, 34.577, COS_34_577, SIN_34_577),
    Ellipse::turned(677.0, 626.97, 437.29, 235.63, -46.152, COS_46_152, -SIN_46_152),
    Ellipse::turned(579.64, 456.55, 576.07, 195.9, 9.917, COS_9_917, SIN_9_917),
];
