//! What two copies of a map, edited apart, say differently of the same thing.

use super::{ConflictId, Row};
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

/// One field that was changed in both copies. The map holds `ours` until somebody settles it; where one copy had removed
/// the thing and the other had changed it, the map holds the thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Conflict {
    /// Made of the field and both values, so that the same conflict is listed once.
    pub id: ConflictId,
    /// Number in map order.
    #[ts(type = "number")]
    pub order: u64,
    /// What kind of thing it is about: `initiative`.
    pub entity: String,
    /// Which one.
    #[ts(type = "string")]
    pub row: Uuid,
    /// Which field of it; `order` stands for its being there at all.
    pub field: String,
    /// What this copy says, as text; None: nothing, or that it is removed.
    pub ours: Option<String>,
    /// What the other copy says.
    pub theirs: Option<String>,
    /// Who said so in this copy; may be empty.
    pub our_who: String,
    /// When, in milliseconds since 1970-01-01 UTC; 0 where that is not known.
    #[ts(type = "number")]
    pub our_at: i64,
    /// Who said so in the other copy; may be empty.
    pub their_who: String,
    /// When, in milliseconds since 1970-01-01 UTC; 0 where that is not known.
    #[ts(type = "number")]
    pub their_at: i64,
    /// Whose copy the other one was.
    pub from: String,
}

impl Row for Conflict {
    fn key(&self) -> Uuid {
        self.id.0
    }
    fn order(&self) -> u64 {
        self.order
    }
}
