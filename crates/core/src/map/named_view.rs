//! What is looked at, kept under a name: a view and a filter.

use super::{ChallengeId, GroundId, NamedViewId, OrganisationId, Row, Sector, Status, Strength};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;
use uuid::Uuid;

/// The views of one map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the variants are their own names")]
pub enum ViewKind {
    #[default]
    Venn,
    Network,
    Matrix,
    Table,
}

impl ViewKind {
    /// Every view, in the order in which they are offered.
    pub const ALL: [ViewKind; 4] = [ViewKind::Venn, ViewKind::Network, ViewKind::Matrix, ViewKind::Table];

    /// As stored in a file.
    pub fn words(self) -> &'static str {
        match self {
            ViewKind::Venn => "venn",
            ViewKind::Network => "network",
            ViewKind::Matrix => "matrix",
            ViewKind::Table => "table",
        }
    }

    /// The view of these words.
    pub fn read(words: &str) -> Option<ViewKind> {
        ViewKind::ALL.into_iter().find(|view| view.words() == words)
    }
}

/// Which initiatives are looked for. Within one kind of thing any one is enough, between kinds all must hold; of the
/// challenges all must hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Filter {
    /// Words that all stand somewhere in what is said of the initiative.
    pub text: String,
    /// None asked for: any.
    pub statuses: BTreeSet<Status>,
    /// Sectors of the organisations involved.
    pub sectors: BTreeSet<Sector>,
    /// Organisations involved.
    pub organisations: BTreeSet<OrganisationId>,
    /// Places, priorities and themes; each kind by itself.
    pub grounds: BTreeSet<GroundId>,
    /// Challenges that it must contribute to.
    pub challenges: BTreeSet<ChallengeId>,
    /// Challenges that it must not contribute to. Every challenge in one of the two lists asks for one region.
    pub without: BTreeSet<ChallengeId>,
    /// Weaker contributions count as none for the filter by challenge.
    pub strength: Strength,
    /// Bright spots only.
    pub bright_spots: bool,
}

impl Default for Filter {
    /// Lets all through.
    fn default() -> Filter {
        Filter {
            text: String::new(),
            statuses: BTreeSet::new(),
            sectors: BTreeSet::new(),
            organisations: BTreeSet::new(),
            grounds: BTreeSet::new(),
            challenges: BTreeSet::new(),
            without: BTreeSet::new(),
            strength: Strength::Some,
            bright_spots: false,
        }
    }
}

/// A view and a filter under a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct NamedView {
    /// Its id.
    pub id: NamedViewId,
    /// Number in map order.
    #[ts(type = "number")]
    pub order: u64,
    /// Unique among the map's named views, whatever the case of its letters.
    pub name: String,
    /// Which view.
    pub view: ViewKind,
    /// Which filter.
    pub filter: Filter,
}

impl Row for NamedView {
    fn key(&self) -> Uuid {
        self.id.0
    }
    fn order(&self) -> u64 {
        self.order
    }
}
