//! What the rest of the program relies on in a map and what no edit can break, but a stranger's file can. What that is
//! is the core's to say (`sweetspot_core::map::rules`); here it becomes a failure of the file.

use crate::failure::FileError;
use sweetspot_core::Map;
use sweetspot_core::map::rules::{self, Unlawful};

/// The map as edits would have made it.
///
/// # Errors
/// `Damaged` where it could not have come about by edits.
pub(crate) fn made_safe(map: Map) -> Result<Map, FileError> {
    rules::made_sane(map).map_err(damaged)
}

/// Refuses what would break a rule that the core never checks again.
pub(crate) fn refuse_unlawful(map: &Map) -> Result<(), FileError> {
    rules::refuse_unlawful(map).map_err(damaged)
}

fn damaged(unlawful: Unlawful) -> FileError {
    FileError::damaged(unlawful.to_string())
}
