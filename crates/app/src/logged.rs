//! What the surface says in the log: which command, how it ended, how long it took; how many rows a map has. Never what a
//! request or a failure says besides: that may be a name or a path.

use crate::failure::{Failure, FailureCode};
use crate::wire::Commands;
use std::time::Duration;
use sweetspot_core::Map;

/// Commands that are told whenever they are done: those that touch a file.
const TOLD: &[&str] = &[
    "new_map",
    "open_map",
    "open_sample",
    "sample_afresh",
    "close_map",
    "save",
    "save_copy",
    "save_as",
    "rename_file",
    "send_copy",
    "merge_read",
    "merge_land",
    "erase_name",
    "forget_history",
    "salvage",
    "rescue",
    "import_read",
    "import_land",
    "picture_export",
    "picture_copy",
    "paper_export",
    "diagnostics_save",
    "remove_local",
];
/// From here on a command that is not told otherwise counts as slow.
const SLOW: Duration = Duration::from_secs(1);
/// What takes as long as the person does.
const WAITS: &str = "choose";

/// Tells how a command ended. Of most commands only what failed or was slow is told: an edit a second would leave no room.
pub(crate) fn command<T>(name: &str, answer: &Result<T, Failure>, took: Duration) {
    // The page says the name, and what it says may be anything.
    let name = Commands::NAMES.iter().find(|known| **known == name).copied().unwrap_or("an unknown command");
    let (outcome, told) = (outcome(answer), TOLD.contains(&name));
    match outcome {
        Some(code) if !told => log::warn!("{name}: {code:?}"),
        None if !told && (took < SLOW || name == WAITS) => {}
        outcome => {
            let words = outcome.map_or_else(|| "done".to_owned(), |code| format!("{code:?}"));
            log::info!("{name}: {words}, {} ms", took.as_millis());
        }
    }
}

/// Tells how writing the person's file ended, which nobody has asked for.
pub(crate) fn publishing(waiting: Option<&Failure>, took: Duration) {
    match waiting {
        // Tried again every few seconds; how long it took would make each one another.
        Some(why) => log::warn!("publishing: {:?}", why.code),
        None => log::info!("publishing: done, {} ms", took.as_millis()),
    }
}

/// Tells how much the map holds that is open now.
pub(crate) fn opened(map: &Map) {
    log::info!("a map is open: {}", counts(map));
}

/// Why it failed, where it did.
fn outcome<T>(answer: &Result<T, Failure>) -> Option<FailureCode> {
    answer.as_ref().err().map(|failure| failure.code)
}

macro_rules! counts_of {
    ($($(#[$doc:meta])* $list:ident: $Row:ident, $Entity:ident = $words:literal;)*) => {
        /// How many rows of each kind a map has: `challenges 4, organisations 20, …`.
        pub(crate) fn counts(map: &Map) -> String {
            [$(format!("{} {}", stringify!($list), map.$list.len())),*].join(", ")
        }
    };
}

sweetspot_core::rows!(counts_of);
