//! Guards against a map on which nearly everything claims to serve every challenge, which tells a board nothing.
//! Only says so and shows what stronger claims leave; it never changes what is counted elsewhere.

use super::incidence::Incidence;
use super::{OverClaim, Settings, regions, sweet_spots};
use crate::map::{ChallengeSet, Map, Strength};

/// With fewer placed initiatives than this there is no warning.
const FEWEST: usize = 8;

/// Some where at least [`FEWEST`] initiatives are placed and counted and strictly more than half of them contribute to
/// every challenge. Its regions and sweet spots count contributions of strength 2 and above only, or of the floor asked
/// for where that is higher.
pub fn over_claim(map: &Map, table: &Incidence, settings: &Settings) -> Option<OverClaim> {
    let every = ChallengeSet::all(map.challenges.len());
    let claiming_all = table.challenges.iter().filter(|own| **own == every).count();
    if table.len() < FEWEST || claiming_all * 2 <= table.len() {
        return None;
    }
    let strong = Settings { floor: settings.floor.max(Strength::Good), ..settings.clone() };
    let strong_table = Incidence::of(map, &strong);
    Some(OverClaim {
        claiming_all: claiming_all as u32,
        placed: table.len() as u32,
        strong_regions: regions::regions(map, &strong_table),
        strong_spots: sweet_spots::sweet_spots(map, &strong_table, &strong).0,
    })
}
