//! Links that people draw from one initiative to another.

use super::{InitiativeId, LinkId, Row};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// What a link says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LinkKind {
    /// The first can't go on without the second. Directed.
    DependsOn,
    /// The first helps the second. Directed.
    Supports,
    /// Two names for one thing. Not directed.
    SameAs,
    /// They use the same data. Not directed.
    SharesDataWith,
}

impl LinkKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [LinkKind; 4] =
        [LinkKind::DependsOn, LinkKind::Supports, LinkKind::SameAs, LinkKind::SharesDataWith];

    /// As on screen: `depends on`.
    pub fn words(self) -> &'static str {
        match self {
            LinkKind::DependsOn => "depends on",
            LinkKind::Supports => "supports",
            LinkKind::SameAs => "same as",
            LinkKind::SharesDataWith => "shares data with",
        }
    }

    /// The kind of these words.
    pub fn read(words: &str) -> Option<LinkKind> {
        LinkKind::ALL.into_iter().find(|kind| kind.words() == words)
    }

    /// Whether it matters which end comes first.
    pub fn directed(self) -> bool {
        match self {
            LinkKind::DependsOn | LinkKind::Supports => true,
            LinkKind::SameAs | LinkKind::SharesDataWith => false,
        }
    }
}

/// A link between two initiatives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Link {
    /// Its id.
    pub id: LinkId,
    /// Number in map order.
    #[ts(type = "number")]
    pub order: u64,
    /// Where it starts.
    pub from: InitiativeId,
    /// Where it ends; another initiative.
    pub to: InitiativeId,
    /// What it says.
    pub kind: LinkKind,
    /// Free text.
    pub note: String,
}

impl Link {
    /// Whether it says the same of the same two initiatives, in whichever direction where that does not matter.
    pub fn says(&self, from: InitiativeId, to: InitiativeId, kind: LinkKind) -> bool {
        let turned = !kind.directed() && (self.from, self.to) == (to, from);
        self.kind == kind && ((self.from, self.to) == (from, to) || turned)
    }
}

impl Row for Link {
    fn key(&self) -> Uuid {
        self.id.0
    }
    fn order(&self) -> u64 {
        self.order
    }
}
