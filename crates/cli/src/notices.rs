//! What a person is told besides the answer: what opening or writing the map had to do. It goes where failures go, so that
//! an answer stays what a program reads.

use std::sync::{Mutex, PoisonError};
use sweetspot_app::wire::{Notice, SetAside};
use sweetspot_core::phrases::counted;

/// A command opens, writes and closes, and each of these answers with all that there is to tell.
static TOLD: Mutex<Vec<Notice>> = Mutex::new(vec![]);

/// Says what is new.
pub(crate) fn tell(notices: &[Notice]) {
    let mut told = TOLD.lock().unwrap_or_else(PoisonError::into_inner);
    for notice in notices {
        if !told.contains(notice) {
            crate::print_error(&words(notice));
            told.push(notice.clone());
        }
    }
}

fn words(notice: &Notice) -> String {
    match notice {
        Notice::Recovered { changes } => {
            let changes = counted(*changes as usize, "change", "changes");
            format!("the last program stopped without closing; {changes} made then brought back, nothing is missing")
        }
        Notice::SetAside { path, what } => match what {
            SetAside::Ours => format!(
                "the file was put back to an older state, or is another map, and is taken as it is; what was held here \
                 was kept as {path}, to go on from if that is the right one"
            ),
            SetAside::Theirs => format!(
                "somebody else's file was in the map's place and could not be brought in; the map was written, and \
                 theirs was kept as {path}, to be looked at or merged"
            ),
            SetAside::Earlier => {
                format!(
                    "an earlier map of this name had changes that its file was never given; they were kept as {path}, \
                     to be looked at or merged"
                )
            }
            SetAside::Unreadable => format!(
                "what this computer held of the map can't be read any more, and the file is taken as it is; what was held \
                 was kept as {path}, for `salvage`"
            ),
        },
        Notice::Merged { from, changes, conflicts } => {
            let from = if from.is_empty() { "somebody else" } else { from };
            let changes = counted(*changes as usize, "change", "changes");
            let conflicts = match conflicts {
                0 => String::new(),
                some => format!(
                    "; {} to be settled in the window, what is here stays until then",
                    counted(*some as usize, "conflict", "conflicts")
                ),
            };
            format!("the file had been changed by {from}: {changes} brought in{conflicts}")
        }
        Notice::Unsettled { conflicts } => {
            let waits = if *conflicts == 1 { "waits" } else { "wait" };
            let conflicts = counted(*conflicts as usize, "conflict", "conflicts");
            format!("{conflicts} {waits} to be settled in the window, what is here stays until then")
        }
        Notice::LeftWaiting { name, folder } => {
            format!(
                "{name} could not be written to {folder}; it is safe on this computer, and the file follows when the map is next opened"
            )
        }
        Notice::Migrated { kept } => {
            format!(
                "the map came from an older Sweetspot and was brought up to date; the file as it was is kept as {kept}"
            )
        }
    }
}
