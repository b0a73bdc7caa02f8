//! Of which initiatives a paper is: of all, or of those at one place, of one organisation, or that serve certain challenges.

use super::PaperError;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use sweetspot_core::Map;
use sweetspot_core::analysis::Analysis;
use sweetspot_core::map::{ChallengeSet, GroundId, Initiative, InitiativeId, OrganisationId, Rows};
use sweetspot_core::phrases;
use ts_rs::TS;

/// Of which initiatives a paper is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Whose {
    /// Of all.
    #[default]
    Area,
    /// Of those at this place.
    Place {
        /// It.
        place: GroundId,
    },
    /// Of those that this organisation leads or is a partner in.
    Organisation {
        /// It.
        organisation: OrganisationId,
    },
    /// Of those that serve one of these challenges at least.
    Challenges {
        /// Them.
        challenges: ChallengeSet,
    },
}

/// A map with those initiatives alone that a paper is of.
pub struct Narrowed {
    /// The map.
    pub map: Map,
    /// The others, by position in the whole map.
    pub faded: Vec<u32>,
    /// Which they are, to follow their number in a sentence: `in Lodehaven`; empty for all.
    pub of: String,
    /// What the paper's title has besides: `Lodehaven`; empty for all.
    pub name: String,
}

impl Whose {
    fn takes(&self, map: &Map, row: &Initiative) -> bool {
        match self {
            Whose::Area => true,
            Whose::Place { place } => row.grounds.contains(place),
            Whose::Organisation { organisation } => row.organisations.contains_key(organisation),
            Whose::Challenges { challenges } => map.region_of(row).0 & challenges.0 != 0,
        }
    }

    /// The initiatives that it takes.
    pub(super) fn taken(&self, map: &Map) -> BTreeSet<InitiativeId> {
        map.initiatives.iter().filter(|row| self.takes(map, row)).map(|row| row.id).collect()
    }

    /// What is told of challenges that the paper is not about is left out of the analysis.
    pub(super) fn heard(&self, mut analysis: Analysis) -> Analysis {
        if let Whose::Challenges { challenges } = self {
            let about = |set: ChallengeSet| set.0 & challenges.0 != 0;
            analysis.regions.retain(|region| about(region.challenges));
            analysis.thin_spots.retain(|spot| about(spot.challenges));
            analysis.sweet_spots.retain(|spot| about(spot.challenges));
        }
        analysis
    }
}

/// The map narrowed to what the paper is of.
///
/// # Errors
/// [`PaperError::Nobody`] where the map does not hold that place, that organisation or these challenges.
pub fn narrowed(map: &Map, whose: &Whose) -> Result<Narrowed, PaperError> {
    let (of, name) = match whose {
        Whose::Area => (String::new(), String::new()),
        Whose::Place { place } => {
            let row = map.grounds.get(*place).ok_or(PaperError::Nobody)?;
            (format!("in {}", row.name), row.name.clone())
        }
        Whose::Organisation { organisation } => {
            let row = map.organisations.get(*organisation).ok_or(PaperError::Nobody)?;
            (format!("of {}", row.name), row.name.clone())
        }
        Whose::Challenges { challenges } => {
            let all = ChallengeSet::all(map.challenges.len());
            if challenges.is_empty() || !challenges.is_subset(all) {
                return Err(PaperError::Nobody);
            }
            let names: Vec<&str> = phrases::names(map, *challenges).collect();
            let either = match names.as_slice() {
                [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
                names => names.concat(),
            };
            (format!("that serve {either}"), phrases::challenges(map, *challenges))
        }
    };
    let taken = whose.taken(map);
    let faded = (0..).zip(map.initiatives.iter()).filter(|(_, row)| !taken.contains(&row.id)).map(|(nth, _)| nth);
    Ok(Narrowed { faded: faded.collect(), map: only(map, &taken), of, name })
}

/// The map with these initiatives alone.
pub(super) fn only(map: &Map, taken: &BTreeSet<InitiativeId>) -> Map {
    if taken.len() == map.initiatives.len() {
        return map.clone();
    }
    let rows = map.initiatives.iter().filter(|row| taken.contains(&row.id)).cloned().collect();
    Map { initiatives: Rows::from_unsorted(rows), ..map.clone() }
}
