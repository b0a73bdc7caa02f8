//! What passes between the surface and its hosts about the network. Nodes are told by the ids of what they stand for:
//! positions among the nodes change with what is shown.

use serde::{Deserialize, Serialize};
use sweetspot_core::network::{Network, Request};
use ts_rs::TS;
use uuid::Uuid;

/// A network that is wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NetworkAsked {
    /// What is shown.
    pub shown: Request,
    /// The initiatives that pass the filter, by position in map order; None: all do.
    pub passing: Option<Vec<u32>>,
}

/// The network, drawn.
#[derive(Clone, Debug, Serialize, TS)]
pub struct NetworkDrawn {
    /// The network.
    pub network: Network,
    /// Whether its layout has settled; else `network_step` goes on with it.
    pub settled: bool,
}

/// Where the nodes of the network drawn last lie by now.
#[derive(Clone, Debug, Serialize, TS)]
pub struct NetworkMoved {
    /// x and y of each node in turn, in drawing units.
    pub positions: Vec<f32>,
    /// Whether nothing moves any more.
    pub settled: bool,
}

/// A node and a place for it, in drawing units.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct NetworkPlaced {
    /// The id of what it stands for.
    #[ts(type = "string")]
    pub node: Uuid,
    /// Its centre.
    pub x: f32,
    /// Its centre.
    pub y: f32,
}

/// A node that is held in a place until the map pins it there, or let go.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct NetworkDropped {
    /// The id of what it stands for.
    #[ts(type = "string")]
    pub node: Uuid,
    /// Where it stays, in drawing units; None: where the layout takes it.
    pub at: Option<[f32; 2]>,
}

/// Two nodes, by the ids of what they stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NetworkEnds {
    /// One.
    #[ts(type = "string")]
    pub from: Uuid,
    /// The other.
    #[ts(type = "string")]
    pub to: Uuid,
}

/// The neighbourhood of some nodes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NetworkReach {
    /// The ids of what they stand for; those that are not in the network are passed over.
    #[ts(type = "Array<string>")]
    pub from: Vec<Uuid>,
    /// How many steps at most.
    pub most: u32,
}

/// Some nodes, by the ids of what they stand for.
#[derive(Clone, Debug, Serialize, TS)]
pub struct NetworkNodes {
    /// In the order of the path, else in the network's. None: there is no path.
    #[ts(type = "Array<string>")]
    pub nodes: Vec<Uuid>,
}
