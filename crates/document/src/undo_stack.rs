//! Which edits can be taken back and made again, read from the changes alone, so that it outlives a restart.

use crate::tables::change::{ChangeKind, Head};
use uuid::Uuid;

/// One line of a map's history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryEntry {
    /// The change's id, the same in every copy of the map.
    pub id: Uuid,
    /// Milliseconds since 1970-01-01 UTC.
    pub at: i64,
    /// Who made it; may be empty.
    pub who: String,
    /// What was done: "Place Warm homes in Good work and Healthy life".
    pub label: String,
    /// What sort of step it was.
    pub kind: ChangeKind,
    /// For a merge, whose copy was brought in.
    pub source: Option<String>,
    /// How many fields it changed.
    pub deltas: u32,
}

/// An edit that can be taken back or made again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct UndoStep {
    /// The number of the edit's change.
    pub(crate) n: i64,
    pub(crate) label: String,
}

/// The edits that can be taken back and made again, newest last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct UndoStack {
    pub(crate) undo: Vec<UndoStep>,
    pub(crate) redo: Vec<UndoStep>,
}

impl UndoStack {
    /// Rebuilt from all changes, oldest first.
    pub(crate) fn after(heads: &[Head]) -> UndoStack {
        let mut stack = UndoStack::default();
        for head in heads {
            stack.take(head.n, &head.label, head.kind);
        }
        stack
    }

    /// Takes in the next change.
    pub(crate) fn take(&mut self, n: i64, label: &str, kind: ChangeKind) {
        match kind {
            ChangeKind::New => {}
            ChangeKind::Edit => {
                self.redo.clear();
                self.undo.push(UndoStep { n, label: label.to_owned() });
            }
            ChangeKind::Undo => self.redo.extend(self.undo.pop()),
            ChangeKind::Redo => self.undo.extend(self.redo.pop()),
        }
    }
}
