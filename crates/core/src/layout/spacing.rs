//! How large marks are and how far apart they lie: one size for the whole map, chosen by how many each region holds.

use super::MARK_RADIUS;
use super::OUTLINE_WIDTH;
use crate::geometry::{RegionGeometry, regions};
use crate::map::{ChallengeSet, MAX_CHALLENGES};

/// One rung of the ladder of sizes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spacing {
    /// Of every mark.
    pub(super) radius: f64,
    /// Least distance between the middles of two marks.
    pub(super) apart: f64,
    /// Least distance from a mark's middle to an outline.
    pub(super) clear: f64,
}

impl Spacing {
    fn of(radius: f64) -> Spacing {
        Spacing { radius, apart: 2.3 * radius, clear: 1.15 * radius + OUTLINE_WIDTH }
    }

    /// The next rung down.
    fn smaller(&self) -> Spacing {
        Spacing::of(self.radius * STEP)
    }

    /// This rung and those below it that are tried.
    pub(super) fn rungs(self) -> impl Iterator<Item = Spacing> {
        std::iter::successors(Some(self), |spacing| Some(spacing.smaller())).take(RUNGS)
    }

    /// How many marks a region is given at this size: two fifths of what could be crammed in. So much stays free that
    /// a mark dropped between evenly spread ones finds a hole right there, and that places chosen by hand don't jam.
    fn share(&self, ground: &RegionGeometry) -> usize {
        if ground.clearance < self.clear {
            return 0;
        }
        let crammed = ground.room(self.clear) / (HONEYCOMB * self.apart * self.apart);
        // In a small region that estimate is too careful; whether a few marks do fit is seen when they are put there.
        let few = (ground.area / (FEW_EACH * self.apart * self.apart)).min(FEW);
        (1 + (crammed * SHARE) as usize).max(few as usize)
    }
}

/// How many marks each region holds.
#[derive(Clone, Copy)]
pub(super) struct Counts([usize; 1 << MAX_CHALLENGES]);

impl Counts {
    pub(super) fn of(counts: [usize; 1 << MAX_CHALLENGES]) -> Counts {
        Counts(counts)
    }

    pub(super) fn at_least(&mut self, region: ChallengeSet, count: usize) {
        let least = &mut self.0[region.0 as usize];
        *least = count.max(*least);
    }

    /// The largest rung at which every region has its share.
    pub(super) fn spacing(&self, largest: f64, challenges: usize) -> Spacing {
        // A size that makes no sense must not end in an endless search.
        let mut spacing =
            Spacing::of(if largest.is_finite() { largest.clamp(0.1, MARK_RADIUS * 4.0) } else { MARK_RADIUS });
        while regions(challenges).iter().any(|ground| {
            let count = self.0[ground.set.0 as usize];
            count > 0 && count > spacing.share(ground)
        }) {
            spacing = spacing.smaller();
        }
        spacing
    }
}

/// Of what could be crammed in.
const SHARE: f64 = 0.4;
/// So few marks may be tried in a small region, so much area for each, in squares of their distance.
const FEW: f64 = 4.0;
const FEW_EACH: f64 = 3.2;
/// From one rung to the next.
const STEP: f64 = 0.85;
/// So many rungs are tried below the one that the counts ask for: marks a fifth as large.
const RUNGS: usize = 10;
/// Area for each mark in the densest packing, in squares of their distance.
const HONEYCOMB: f64 = 0.866;
