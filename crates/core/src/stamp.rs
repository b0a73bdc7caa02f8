//! The time, the person and the ids of one change, brought in from outside so that the core stays deterministic.

use uuid::Uuid;

/// When a change is made, by whom, and the seed of every id that it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Milliseconds since 1970-01-01 UTC.
    pub at: i64,
    /// Display name from the settings; may be empty.
    pub who: String,
    /// The change's own id, random; the ids of all rows it makes follow from it.
    pub change: Uuid,
}

impl Stamp {
    /// The id of the `nth` row that this change makes.
    pub fn id(&self, nth: u64) -> Uuid {
        Uuid::new_v5(&self.change, &nth.to_le_bytes())
    }
}
