//! Overlaps that hold no initiative, or one, and what would fill them.
//! Reads the regions already counted; counts nothing anew.

use super::{NearMiss, Region, ThinSpot};
use crate::map::ChallengeSet;
use std::sync::Arc;

/// Every overlap with at most one initiative, in reading order. Near misses are the counted initiatives that contribute
/// to all of the overlap's challenges but one and to nothing else; those not yet placed lack two at least, so they
/// are none.
pub fn thin_spots(regions: &[Arc<Region>]) -> Vec<ThinSpot> {
    regions
        .iter()
        .filter(|region| region.challenges.len() >= 2 && region.initiatives.len() <= 1)
        .map(|region| ThinSpot {
            challenges: region.challenges,
            initiatives: region.initiatives.clone(),
            near_misses: near_misses(regions, region.challenges),
        })
        .collect()
}

fn near_misses(regions: &[Arc<Region>], challenges: ChallengeSet) -> Vec<NearMiss> {
    let mut near_misses: Vec<NearMiss> = regions
        .iter()
        .filter(|region| region.challenges.is_subset(challenges) && region.challenges.len() + 1 == challenges.len())
        .flat_map(|region| {
            let lacks = challenges.without(region.challenges);
            region.initiatives.iter().map(move |initiative| NearMiss { initiative: *initiative, lacks })
        })
        .collect();
    near_misses.sort_by_key(|near_miss| near_miss.initiative);
    near_misses
}
