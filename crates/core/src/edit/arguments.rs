//! What some edits are given: places of nodes.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// A node of the network, and where it was put.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct PinAt {
    /// The initiative, challenge, organisation, place, priority or theme.
    #[ts(type = "string")]
    pub node: Uuid,
    /// In drawing units of the network, to the right.
    pub x: f32,
    /// In drawing units of the network, downwards.
    pub y: f32,
}
