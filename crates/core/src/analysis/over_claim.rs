//! Guards against a map on which nearly everything claims to serve every challenge, which tells a board nothing.
//! Only says so and shows what stronger claims leave; it never changes what is counted elsewhere.

use super::Settings;
use super::incidence::Incidence;
use crate::map::{ChallengeSet, Map, Strength};

/// With fewer placed initiatives than this there is no warning.
const FEWEST: usize = 8;

/// How many of the placed initiatives contribute to every challenge, where at least [`FEWEST`] are placed and counted and
/// strictly more than half of them do.
pub fn claiming_all(map: &Map, table: &Incidence) -> Option<u32> {
    let every = ChallengeSet::all(map.challenges.len());
    let claiming_all = table.challenges.iter().filter(|own| **own == every).count();
    (table.placed() >= FEWEST && claiming_all * 2 > table.placed()).then_some(claiming_all as u32)
}

/// What is shown beside the results then: what counts contributions of strength 2 and above only, or of the floor asked for
/// where that is higher.
pub fn stronger(settings: &Settings) -> Settings {
    Settings { floor: settings.floor.max(Strength::Good), ..settings.clone() }
}
