//! The map as a network: initiatives and, on request, what they are tied to; communities, paths, and where all of
//! it lies. Knows no screen: what it draws is numbers and words. The same map gives the same network on every machine.

pub mod centrality;
mod chance;
pub mod communities;
mod facets;
pub mod graph;
pub mod paths;
pub mod ties;

use crate::map::GroundKind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// What the network shows besides initiatives that have not ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Request {
    /// The challenges, tied by contributions.
    pub challenges: bool,
    /// The organisations, tied to what they lead or are partners in.
    pub organisations: bool,
    /// The places.
    pub places: bool,
    /// The priorities.
    pub priorities: bool,
    /// The themes.
    pub themes: bool,
    /// Initiatives that have ended, too.
    pub with_ended: bool,
}

/// What a node stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the variants are their own names")]
pub enum NodeKind {
    Initiative,
    Challenge,
    Organisation,
    Place,
    Priority,
    Theme,
}

impl NodeKind {
    /// The kind of a ground's node.
    pub fn of(kind: GroundKind) -> NodeKind {
        match kind {
            GroundKind::Place => NodeKind::Place,
            GroundKind::Priority => NodeKind::Priority,
            GroundKind::Theme => NodeKind::Theme,
        }
    }
}

/// One thing in the network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Node {
    /// The id of what it stands for.
    #[ts(type = "string")]
    pub id: Uuid,
    /// What it stands for.
    pub kind: NodeKind,
    /// Its position in map order among the initiatives, challenges, organisations or grounds (places, priorities and
    /// themes together).
    pub position: u32,
    /// Title or name.
    pub label: String,
    /// To how many nodes it is tied.
    pub degree: u32,
    /// Whether it is an initiative that has ended.
    pub ended: bool,
}

/// Why two nodes are tied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TieKind {
    /// An initiative serves a challenge; weight: strength / 3.
    Contribution,
    /// An organisation leads an initiative (weight 1) or is a partner in it (0.5), or it is in a place, for a priority or
    /// on a theme (0.5).
    Membership,
    /// Two initiatives are alike in what they have; weight: the cosine of their rarity-weighted attributes.
    SharedGround,
}

/// What ties two nodes.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, TS)]
pub struct Tie {
    /// The initiative; of two, the first in map order. By position among the nodes.
    pub from: u32,
    /// The other end, by position among the nodes.
    pub to: u32,
    /// Why.
    pub kind: TieKind,
    /// How strongly, above 0 and at most 1.
    pub weight: f32,
}
