//! Common ground: what initiatives share besides challenges and organisations.

use super::{GroundId, Row};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// The kinds of common ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum GroundKind {
    /// Where.
    Place,
    /// Which of the area's shared priorities.
    Priority,
    /// What it is about; free tags.
    Theme,
}

impl GroundKind {
    /// Every kind, in the order in which they are listed.
    pub const ALL: [GroundKind; 3] = [GroundKind::Place, GroundKind::Priority, GroundKind::Theme];

    /// As on screen: `place`.
    pub fn words(self) -> &'static str {
        match self {
            GroundKind::Place => "place",
            GroundKind::Priority => "priority",
            GroundKind::Theme => "theme",
        }
    }

    /// The kind of these words.
    pub fn read(words: &str) -> Option<GroundKind> {
        GroundKind::ALL.into_iter().find(|kind| kind.words() == words)
    }
}

/// A place, a priority or a theme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Ground {
    /// Its id.
    pub id: GroundId,
    /// Number in map order.
    #[ts(type = "number")]
    pub order: u64,
    /// Place, priority or theme.
    pub kind: GroundKind,
    /// Unique among its kind, whatever the case of its letters.
    pub name: String,
}

impl Row for Ground {
    fn key(&self) -> Uuid {
        self.id.0
    }
    fn order(&self) -> u64 {
        self.order
    }
}
