//! What a map tells: regions, sweet spots, meeting points, thin spots, over-claiming, who is missing.
//! Answers with results and findings, never with errors, in the same order on every machine.
//!
//! Initiatives, organisations and grounds are named by their position in map order, so that every figure can be
//! recounted from the lists beside it.

mod expected;
pub mod incidence;
mod live;
mod meetings;
mod names;
mod over_claim;
pub mod patterns;
mod regions;
mod since;
mod sweet_spots;
mod thin_spots;
mod tiling;
pub mod together;

pub use live::LiveAnalysis;
pub use sweet_spots::fewest;

use crate::map::{ChallengeSet, Map, Sector, Strength};
use crate::phrases;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use ts_rs::TS;

/// What to count and from where on something is a sweet spot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Settings {
    /// Count ended initiatives too.
    pub include_ended: bool,
    /// Count only contributions of this strength or more.
    pub floor: Strength,
    /// Fewest initiatives of a sweet spot; None: 2, or 0.3 % of the placed initiatives if that is more.
    pub min_initiatives: Option<u32>,
    /// Fewest challenges that a sweet spot shares.
    pub min_challenges: u32,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { include_ended: false, floor: Strength::Some, min_initiatives: None, min_challenges: 2 }
    }
}

/// Everything that is computed of a map in one analysis.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Analysis {
    /// Every non-empty set of challenges, in reading order: fewest challenges first, then by letter.
    pub regions: Vec<Arc<Region>>,
    /// Initiatives in no region, ended ones included.
    pub unplaced: Vec<u32>,
    /// How many initiatives lie in a region and are counted.
    pub placed: u32,
    /// How many lie in a region but are left out because they have ended.
    pub ended_left_out: u32,
    /// Fewest initiatives that a sweet spot had to have.
    pub min_initiatives: u32,
    /// In rank order.
    pub sweet_spots: Vec<Arc<SweetSpot>>,
    /// Organisations, places, priorities and themes that more than half of the counted initiatives have, in map order: too
    /// common to tell anything, so no sweet spot and no meeting point shares them. None on a map of fewer than eight.
    pub left_out: Vec<LeftOut>,
    /// Every overlap with at most one initiative, in reading order.
    pub thin_spots: Vec<ThinSpot>,
    /// Where at least eight are placed and more than half of the placed initiatives claim every challenge.
    pub over_claim: Option<OverClaim>,
}

/// The initiatives that contribute to exactly these challenges.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Region {
    /// Which challenges.
    pub challenges: ChallengeSet,
    /// In map order.
    pub initiatives: Vec<u32>,
    /// Organisations that lead or are partners there, in map order.
    pub organisations: Vec<u32>,
    /// Their sectors, in the order of [`Sector::ALL`].
    pub sectors: Vec<Sector>,
    /// For an overlap: the sectors (of those that the map has organisations of) that are absent from it.
    pub missing_sectors: Vec<Sector>,
    /// The one organisation without which the region would be empty: it alone is behind every initiative there.
    pub depends_on: Option<u32>,
    // Said with the region and not asked for apart: it costs a few products, and the matrix is then the regions, read anew.
    /// How many initiatives would lie there if the challenges were served independently of one another, each by as many
    /// initiatives as it is.
    pub expected: f64,
    /// By how much more lie there than that: the Pearson residual, (count - expected) / sqrt(expected); beyond 2 or
    /// below -2 chance hardly explains it (Agresti, Categorical Data Analysis, 3.3). 0 where none is expected and none is.
    pub surprise: f64,
}

/// A closed pattern of initiatives that share two challenges or more, at least one organisation, place, priority or theme,
/// and all else that they share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SweetSpot {
    /// Names a sweet spot across edits: made of the ids of all that is shared.
    pub key: String,
    /// The challenges that all members share.
    pub challenges: ChallengeSet,
    /// The organisations that all members share, in map order.
    pub organisations: Vec<u32>,
    /// The places, priorities and themes that all members share, in map order.
    pub grounds: Vec<u32>,
    /// The members, in map order.
    pub initiatives: Vec<u32>,
    /// Initiatives times challenges shared times things shared.
    pub score: u32,
    /// How many of its cells (initiative, challenge, thing) no better ranked sweet spot covers.
    pub new_cells: u32,
    /// What it is called, after what its members share: "Loneliness in Lodehaven". No two in a list are called alike.
    pub name: String,
    /// What the members serve and share, as a sentence.
    pub sentence: String,
    /// Every organisation behind a member, in map order.
    pub behind: Vec<u32>,
    /// Their sectors.
    pub sectors: Vec<Sector>,
    /// Initiatives that lack exactly one of the challenges and things shared, in map order.
    pub nearly: Vec<Nearly>,
    /// Organisations that alone are behind one or more members, in map order.
    pub fragile: Vec<Fragile>,
}

/// A closed pattern of initiatives that share common ground and at most one challenge, where different challenges meet.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct MeetingPoint {
    /// Names a meeting point across edits: made of the ids of all that is shared.
    pub key: String,
    /// The challenge that all members share, if there is one.
    pub challenges: ChallengeSet,
    /// The challenges to which two members or more contribute; at least two.
    pub touches: ChallengeSet,
    /// The organisations that all members share, in map order.
    pub organisations: Vec<u32>,
    /// The places, priorities and themes that all members share, in map order.
    pub grounds: Vec<u32>,
    /// The members, in map order.
    pub initiatives: Vec<u32>,
    /// Initiatives times things shared.
    pub score: u32,
    /// How many of its cells (initiative, thing) no better ranked meeting point covers.
    pub new_cells: u32,
    /// What it is called, after what its members share: "Loneliness in Wisby Town". No two in a list are called alike.
    pub name: String,
    /// What the members share and touch, as a sentence.
    pub sentence: String,
    /// Every organisation behind a member, in map order.
    pub behind: Vec<u32>,
    /// Their sectors.
    pub sectors: Vec<Sector>,
}

/// An initiative that lacks one challenge or thing to be a member of a sweet spot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Nearly {
    /// Which initiative.
    pub initiative: u32,
    /// What it lacks.
    pub lacks: Shared,
}

/// One thing that initiatives can share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind", content = "position")]
pub enum Shared {
    /// The challenge at this position.
    Challenge(u8),
    /// The organisation at this position in map order.
    Organisation(u32),
    /// The place, priority or theme at this position in map order.
    Ground(u32),
}

impl Shared {
    /// What it is called in a sentence.
    pub fn name(self, map: &Map) -> &str {
        match self {
            Shared::Challenge(position) => phrases::challenge(map.challenges.at(usize::from(position))),
            Shared::Organisation(position) => &map.organisations.at(position as usize).name,
            Shared::Ground(position) => &map.grounds.at(position as usize).name,
        }
    }
}

/// A thing that tells nothing, because more than half of the counted initiatives have it.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct LeftOut {
    /// An organisation, a place, a priority or a theme.
    pub thing: Shared,
    /// How many of the counted initiatives have it.
    pub initiatives: u32,
}

/// What a sweet spot loses if one organisation leaves: the members that nobody else is behind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Fragile {
    /// Which organisation.
    pub organisation: u32,
    /// The members that would go with it, in map order.
    pub loses: Vec<u32>,
    /// Whether too few members would be left for a sweet spot.
    pub ends: bool,
}

/// An overlap that holds no initiative, or one.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ThinSpot {
    /// Which challenges.
    pub challenges: ChallengeSet,
    /// None or one.
    pub initiatives: Vec<u32>,
    /// Initiatives that one more contribution would bring in, in map order.
    pub near_misses: Vec<NearMiss>,
}

/// An initiative that one more contribution would bring into a region.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct NearMiss {
    /// Which initiative.
    pub initiative: u32,
    /// The challenge that it lacks.
    pub lacks: ChallengeSet,
}

/// That most placed initiatives claim every challenge, and what is left when weak claims do not count.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct OverClaim {
    /// How many placed initiatives claim every challenge.
    pub claiming_all: u32,
    /// How many are placed.
    pub placed: u32,
    /// The regions counted from strength 2 on.
    pub strong_regions: Vec<Arc<Region>>,
    /// The sweet spots counted from strength 2 on.
    pub strong_spots: Vec<Arc<SweetSpot>>,
}

/// The meeting points of a map. What is left out of them is what is left out of the sweet spots.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Meetings {
    /// In rank order.
    pub points: Vec<MeetingPoint>,
    /// Fewest initiatives that each had to have.
    pub min_initiatives: u32,
}

/// Finds the meeting points. Apart from [`analyse`], which runs at every edit: they are many, and not always looked at.
pub fn meetings(map: &Map, settings: &Settings) -> Meetings {
    let (points, min_initiatives) = meetings::meetings(map, &incidence::Incidence::of(map, settings), settings);
    Meetings { points, min_initiatives }
}

/// Analyses the map. What is counted: initiatives that contribute to a challenge at the settings' floor, ended ones only if
/// they are asked for. Lead and partner organisations both count.
///
/// A map that is being edited is better followed by a [`LiveAnalysis`], which this is the beginning of.
pub fn analyse(map: &Map, settings: &Settings) -> Analysis {
    Arc::unwrap_or_clone(LiveAnalysis::of(map, settings).into_analysis())
}
