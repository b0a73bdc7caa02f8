//! Who does it.

use super::{OrganisationId, Row};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// The sector that an organisation belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the variants are their own names")]
pub enum Sector {
    Council,
    Health,
    PoliceAndFire,
    Education,
    Voluntary,
    Community,
    Private,
    Other,
}

impl Sector {
    /// Every sector, in the order in which they are listed.
    pub const ALL: [Sector; 8] = [
        Sector::Council,
        Sector::Health,
        Sector::PoliceAndFire,
        Sector::Education,
        Sector::Voluntary,
        Sector::Community,
        Sector::Private,
        Sector::Other,
    ];

    /// As on screen and in a file's cells.
    pub fn words(self) -> &'static str {
        match self {
            Sector::Council => "council",
            Sector::Health => "health",
            Sector::PoliceAndFire => "police and fire",
            Sector::Education => "education",
            Sector::Voluntary => "voluntary",
            Sector::Community => "community",
            Sector::Private => "private",
            Sector::Other => "other",
        }
    }

    /// The sector of these words.
    pub fn read(words: &str) -> Option<Sector> {
        Sector::ALL.into_iter().find(|sector| sector.words().eq_ignore_ascii_case(words.trim()))
    }
}

/// An organisation that leads initiatives or is a partner in them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Organisation {
    /// The organisation's id.
    pub id: OrganisationId,
    /// Number in map order.
    #[ts(type = "number")]
    pub order: u64,
    /// Unique in the map, whatever the case of its letters.
    pub name: String,
    /// The sector that it belongs to.
    pub sector: Sector,
}

impl Row for Organisation {
    fn key(&self) -> Uuid {
        self.id.0
    }
    fn order(&self) -> u64 {
        self.order
    }
}
