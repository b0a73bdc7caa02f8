//! Named points in a map's history.

use super::{Row, VersionId};
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

/// A named point in the map's history: the state in which it was named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Version {
    /// Its id.
    pub id: VersionId,
    /// Number in map order.
    #[ts(type = "number")]
    pub order: u64,
    /// Such as "March board"; unique among the map's versions, whatever the case of its letters.
    pub name: String,
    /// The change that named it: the version is the map as it was then.
    #[ts(type = "string")]
    pub change: Uuid,
    /// When, in milliseconds since 1970-01-01 UTC.
    #[ts(type = "number")]
    pub at: i64,
    /// Who named it; may be empty.
    pub who: String,
}

impl Row for Version {
    fn key(&self) -> Uuid {
        self.id.0
    }
    fn order(&self) -> u64 {
        self.order
    }
}
