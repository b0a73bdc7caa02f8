//! A map as a plain value of shared rows: cloning one copies pointers, never texts.
//! Nothing here decides what may be changed; that is `edit`'s work.

mod challenge;
mod conflict;
mod dismissal;
mod ground;
mod ids;
mod initiative;
mod link;
mod named_view;
mod organisation;
mod pin;
mod references;
mod rows;
pub mod rules;
mod starter;
mod version;

pub use challenge::{Challenge, ChallengeSet, LETTERS, MAX_CHALLENGES, MIN_CHALLENGES, STARTERS, Starter};
pub use conflict::Conflict;
pub use dismissal::Dismissal;
pub use ground::{Ground, GroundKind};
pub use ids::{
    ChallengeId, ConflictId, DismissalId, GroundId, InitiativeId, LinkId, MapId, NamedViewId, OrganisationId, VersionId,
};
pub use initiative::{Contribution, Initiative, Position, Role, Status, Strength};
pub use link::{Link, LinkKind};
pub use named_view::{Filter, NamedView, ViewKind};
pub use organisation::{Organisation, Sector};
pub use pin::Pin;
pub use rows::{Row, Rows};
pub use version::Version;

use serde::Serialize;
use ts_rs::TS;

/// What is said of the map as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct MapHead {
    /// Stays the same in every copy of the map.
    pub id: MapId,
    /// The map's title, on the window and on every picture.
    pub title: String,
    /// The area that the map is about.
    pub area: String,
    /// Protective marking, printed as written; empty for none.
    pub marking: String,
    /// Release status, for example "Draft"; empty for none.
    pub release: String,
    /// Short text description of the picture; empty means: written from the data.
    pub short_description: String,
    /// Long text description of the picture; empty means: written from the data.
    pub long_description: String,
}

/// One document: an area's challenges and all that is placed on them.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Map {
    /// Title, area, marking.
    pub head: MapHead,
    /// Two to five, in letter order.
    pub challenges: Rows<Challenge>,
    /// In map order.
    pub organisations: Rows<Organisation>,
    /// Places, priorities and themes, in map order.
    pub grounds: Rows<Ground>,
    /// In map order.
    pub initiatives: Rows<Initiative>,
    /// Between initiatives, in map order.
    pub links: Rows<Link>,
    /// Where nodes of the network were put.
    pub pins: Rows<Pin>,
    /// Views and filters under a name, in map order.
    pub views: Rows<NamedView>,
    /// Proposals that were said no to.
    pub dismissals: Rows<Dismissal>,
    /// Named points in the history, in map order.
    pub versions: Rows<Version>,
    /// What copies that were merged say differently, until it is settled.
    pub conflicts: Rows<Conflict>,
}

impl Map {
    /// A map with nothing in it: not yet lawful (it lacks challenges), the ground on which rows are laid.
    pub fn blank(id: MapId) -> Map {
        Map {
            head: MapHead {
                id,
                title: String::new(),
                area: String::new(),
                marking: String::new(),
                release: String::new(),
                short_description: String::new(),
                long_description: String::new(),
            },
            challenges: Rows::default(),
            organisations: Rows::default(),
            grounds: Rows::default(),
            initiatives: Rows::default(),
            links: Rows::default(),
            pins: Rows::default(),
            views: Rows::default(),
            dismissals: Rows::default(),
            versions: Rows::default(),
            conflicts: Rows::default(),
        }
    }

    /// The challenges' positions (0 = A) to which `initiative` contributes at `floor` or above.
    pub fn set_of(&self, initiative: &Initiative, floor: Strength) -> ChallengeSet {
        let mut set = ChallengeSet::EMPTY;
        for (position, challenge) in self.challenges.iter().enumerate() {
            if initiative.contributions.get(&challenge.id).is_some_and(|held| held.strength >= floor) {
                set.insert(position as u8);
            }
        }
        set
    }

    /// The region of `initiative`: every challenge to which it contributes, at any strength.
    pub fn region_of(&self, initiative: &Initiative) -> ChallengeSet {
        self.set_of(initiative, Strength::Some)
    }

    /// The ids of the challenges in `set`, in letter order.
    pub fn challenge_ids(&self, set: ChallengeSet) -> Vec<ChallengeId> {
        self.challenges
            .iter()
            .enumerate()
            .filter(|(position, _)| set.contains(*position as u8))
            .map(|(_, challenge)| challenge.id)
            .collect()
    }

    /// The set that `ids` make; ids that the map does not hold are passed over.
    pub fn challenge_set(&self, ids: &[ChallengeId]) -> ChallengeSet {
        let mut set = ChallengeSet::EMPTY;
        for (position, challenge) in self.challenges.iter().enumerate() {
            if ids.contains(&challenge.id) {
                set.insert(position as u8);
            }
        }
        set
    }
}
