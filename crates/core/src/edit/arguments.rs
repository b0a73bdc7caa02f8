//! What some edits are given: fields of an initiative, places of nodes.

use crate::map::Status;
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

/// Fields of an initiative to set. None: stays.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct InitiativeFields {
    /// Not empty.
    pub title: Option<String>,
    /// A sentence or two.
    pub summary: Option<String>,
    /// How far along it is.
    pub status: Option<Status>,
    /// `2026-04-01`; empty clears it.
    pub start: Option<String>,
    /// `2026-04-01`; empty clears it.
    pub end: Option<String>,
    /// Free text.
    pub notes: Option<String>,
    /// Address of a page about it.
    pub link: Option<String>,
    /// What it is known by elsewhere.
    pub reference: Option<String>,
    /// Practice that works and could be repeated.
    pub bright_spot: Option<bool>,
}
