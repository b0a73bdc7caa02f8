//! One open map: edits, undo and redo, each safe in the working copy before it is answered; and the person's file,
//! which follows when it is published. An edit that can't be saved is not made.

mod ancestry;
mod erasure;
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that fails should stop")]
mod faults;
mod history;
mod merging;
mod moving;
mod opening;
mod publishing;

pub use erasure::Named;
pub use history::Origin;
pub use merging::{Copy, Incoming, MergePreview, Standing, Taken};

use crate::failure::{EditError, FileError};
use crate::tables::change::{self, ChangeContext, ChangeKind};
use crate::target_file::{FileSeen, TargetFile};
use crate::undo_stack::{HistoryEntry, UndoStack, UndoStep};
use crate::working_copy::WorkingCopy;
use crate::workspace::{Folders, Workspace};
use rusqlite::Connection;
use std::path::{Path, PathBuf};
use sweetspot_core::map::rules;
use sweetspot_core::{Change, Edit, Map, Stamp, apply};

/// What opening or publishing had to do and the person should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Changes made before the computer stopped were brought back.
    Recovered {
        /// How many.
        changes: u32,
    },
    /// Two states of the map did not follow from one another; one of them was kept as a copy.
    SetAside {
        /// Where.
        path: PathBuf,
        /// What lies there.
        what: Aside,
    },
    /// Somebody else had changed the file; what they changed was brought in.
    Merged {
        /// Whose copy it was.
        from: String,
        /// How many things and fields were changed.
        changes: u32,
        /// How many of their changes wait to be settled.
        conflicts: u32,
    },
    /// The file came from an older version of the app. It is as it was until the map is next changed.
    Migrated {
        /// Where the file as it was is kept.
        kept: PathBuf,
    },
}

/// What was set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aside {
    /// What this computer held of the map: its file was put back to an older state, or another map is in its place.
    Ours,
    /// What somebody else had put in the file's place, and could not be brought in.
    Theirs,
    /// What this computer held of an earlier map of that name, and its file was never given.
    Earlier,
    /// What this computer held of the map and can't be read any more.
    Unreadable,
}

/// One open map.
#[derive(Debug)]
pub struct Document {
    target: TargetFile,
    folders: Folders,
    working_copy: WorkingCopy,
    map: Map,
    undo_stack: UndoStack,
    /// The number of the newest change.
    newest: i64,
    /// The number of the newest change that the person's file holds; 0 where there is no file yet.
    published: i64,
    /// How the person's file looked when it was last read or written.
    seen: Option<FileSeen>,
    read_only: bool,
    recovered: u32,
    notices: Vec<Notice>,
    /// Last, so that the workspace is free only when the working copy is closed.
    workspace: Workspace,
}

impl Document {
    /// The map as it is now.
    pub fn map(&self) -> &Map {
        &self.map
    }

    /// The person's file.
    pub fn path(&self) -> &Path {
        &self.target.path
    }

    /// Whether the person's file, or its folder, can't be written: edits are refused, a copy can be saved.
    pub fn read_only(&self) -> bool {
        self.read_only
    }

    /// How many changes the working copy held beyond the person's file when it was opened.
    pub fn recovered(&self) -> u32 {
        self.recovered
    }

    /// How many changes its history holds.
    pub fn changes(&self) -> i64 {
        self.newest
    }

    /// What opening and publishing had to do, oldest first.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// Makes an edit and saves it. A change that changes nothing is not saved.
    ///
    /// # Errors
    /// Where the edit makes no sense, or could not be saved; the map is then as it was.
    pub fn edit(&mut self, edit: &Edit, stamp: &Stamp) -> Result<Change, EditError> {
        self.refuse_if_read_only()?;
        let (after, change) = apply(&self.map, edit, stamp)?;
        if !change.is_empty() {
            self.save(after, &change, &ChangeContext::plain(ChangeKind::Edit))?;
        }
        Ok(change)
    }

    /// Takes back the newest edit that is not taken back yet. None: there is none.
    ///
    /// # Errors
    /// Where it could not be saved; the map is then as it was.
    pub fn undo(&mut self, stamp: &Stamp) -> Result<Option<Change>, FileError> {
        self.refuse_if_read_only()?;
        let Some(step) = self.undo_stack.undo.last().cloned() else { return Ok(None) };
        let change = change::read(&self.working_copy.connection, step.n)?.inverse(step.label.clone(), stamp);
        self.repeat(change, ChangeKind::Undo, &step).map(Some)
    }

    /// Makes the edit again that was taken back last. None: there is none.
    ///
    /// # Errors
    /// Where it could not be saved; the map is then as it was.
    pub fn redo(&mut self, stamp: &Stamp) -> Result<Option<Change>, FileError> {
        self.refuse_if_read_only()?;
        let Some(step) = self.undo_stack.redo.last().cloned() else { return Ok(None) };
        let earlier = change::read(&self.working_copy.connection, step.n)?;
        let change = Change { id: stamp.change, at: stamp.at, who: stamp.who.clone(), ..earlier };
        self.repeat(change, ChangeKind::Redo, &step).map(Some)
    }

    /// The edit that undo would take back: "Place Warm homes in Good work and Healthy life".
    pub fn undo_label(&self) -> Option<&str> {
        self.undo_stack.undo.last().map(|step| step.label.as_str())
    }

    /// The edit that redo would make again.
    pub fn redo_label(&self) -> Option<&str> {
        self.undo_stack.redo.last().map(|step| step.label.as_str())
    }

    /// The newest changes, newest first.
    ///
    /// # Errors
    /// Where the working copy can't be read.
    pub fn history(&self, newest: usize) -> Result<Vec<HistoryEntry>, FileError> {
        let entries = change::read_newest(&self.working_copy.connection, newest)?;
        Ok(entries
            .into_iter()
            .map(|(head, deltas)| HistoryEntry {
                id: head.id,
                at: head.at,
                who: head.who,
                label: head.label,
                kind: head.kind,
                source: head.source,
                deltas,
            })
            .collect())
    }

    fn refuse_if_read_only(&self) -> Result<(), FileError> {
        if self.read_only { Err(FileError::ReadOnly) } else { Ok(()) }
    }

    fn repeat(&mut self, change: Change, kind: ChangeKind, step: &UndoStep) -> Result<Change, FileError> {
        let after = change.made_in(&self.map).map_err(|unreadable| FileError::damaged(unreadable.to_string()))?;
        // What the history of a stranger's file leads back to was never looked at before.
        rules::refuse_unlawful(&after)?;
        self.save(after, &change, &ChangeContext { of: Some(step.n), ..ChangeContext::plain(kind) })?;
        Ok(change)
    }

    /// On the disk first, then in memory.
    fn save(&mut self, after: Map, change: &Change, context: &ChangeContext<'_>) -> Result<(), FileError> {
        self.save_with(after, change, context, |_, _| Ok(()))
    }

    /// The same; `besides` writes into the same transaction and is given the change's number.
    fn save_with(
        &mut self,
        after: Map,
        change: &Change,
        context: &ChangeContext<'_>,
        besides: impl FnOnce(&Connection, i64) -> Result<(), FileError>,
    ) -> Result<(), FileError> {
        let n = self.newest + 1;
        self.working_copy.save(&after, n, change, context, |transaction| besides(transaction, n))?;
        self.map = after;
        self.newest = n;
        self.undo_stack.take(n, &change.label, context.kind);
        Ok(())
    }
}
