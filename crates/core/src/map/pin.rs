//! Where people have put nodes of the network.

use super::Row;
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

/// A node of the network that stays where a person put it.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Pin {
    /// The initiative, challenge, organisation, place, priority or theme.
    #[ts(type = "string")]
    pub node: Uuid,
    /// Number in map order.
    #[ts(type = "number")]
    pub order: u64,
    /// In drawing units of the network, to the right.
    pub x: f32,
    /// In drawing units of the network, downwards.
    pub y: f32,
}

impl Row for Pin {
    fn key(&self) -> Uuid {
        self.node
    }
    fn order(&self) -> u64 {
        self.order
    }
}
