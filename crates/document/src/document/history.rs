//! The map as it was: at any change of its history and at any version; going back there; and whose copies things came
//! from. The history itself is never changed here: going back is a change too.

use super::Document;
use crate::failure::FileError;
use crate::tables::change::{self, ChangeContext, ChangeKind};
use rusqlite::Connection;
use std::collections::BTreeMap;
use sweetspot_core::change::words;
use sweetspot_core::map::{InitiativeId, Map, VersionId, rules};
use sweetspot_core::{Change, Stamp};
use uuid::Uuid;

/// The copy that last changed an initiative by a merge, and when it was merged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Whose copy.
    pub from: String,
    /// Milliseconds since 1970-01-01 UTC.
    pub at: i64,
}

impl Document {
    /// The map just after a change. None: the history does not hold that change.
    ///
    /// # Errors
    /// Where the working copy can't be read, or what its history leads back to is no map.
    pub fn state_after(&self, change: Uuid) -> Result<Option<Map>, FileError> {
        match self.number_of(change)? {
            Some(n) => state_at(&self.working_copy.connection, &self.map, n).map(Some),
            None => Ok(None),
        }
    }

    /// The map as it was when it was given this name. None: there is no such version, or its change is no longer in the
    /// history.
    ///
    /// # Errors
    /// As for [`Document::state_after`].
    pub fn version(&self, version: VersionId) -> Result<Option<Map>, FileError> {
        match self.map.versions.get(version) {
            Some(version) => self.state_after(version.change),
            None => Ok(None),
        }
    }

    /// What a change did, in sentences. None: the history does not hold it.
    ///
    /// # Errors
    /// As for [`Document::state_after`].
    pub fn told(&self, id: Uuid) -> Result<Option<Vec<String>>, FileError> {
        let Some(n) = self.number_of(id)? else { return Ok(None) };
        let after = state_at(&self.working_copy.connection, &self.map, n)?;
        let before = state_at(&self.working_copy.connection, &self.map, n - 1)?;
        Ok(Some(words::sentences(&before, &after, &change::read(&self.working_copy.connection, n)?)))
    }

    /// Makes the map what it was just after a change, as a new change under `label`. Versions that were named since stay.
    /// None: the history does not hold that change.
    ///
    /// # Errors
    /// Where it could not be saved; the map is then as it was.
    pub fn go_back_to(&mut self, change: Uuid, label: String, stamp: &Stamp) -> Result<Option<Change>, FileError> {
        self.refuse_if_read_only()?;
        let Some(mut then) = self.state_after(change)? else { return Ok(None) };
        then.versions = self.map.versions.clone();
        rules::refuse_unlawful(&then)?;
        let change = Change::between(&self.map, &then, label, stamp);
        if !change.is_empty() {
            self.save(then, &change, &ChangeContext::plain(ChangeKind::Edit))?;
        }
        Ok(Some(change))
    }

    /// For each initiative that a merge changed, the copy that was merged last; merges that were undone do not count.
    ///
    /// # Errors
    /// Where the working copy can't be read.
    pub fn origins(&self) -> Result<BTreeMap<InitiativeId, Origin>, FileError> {
        let mut merges = BTreeMap::new();
        for (n, from, at) in change::merges(&self.working_copy.connection)? {
            if self.undo_stack.undo.iter().any(|step| step.n == n) {
                merges.insert(n, Origin { from, at });
            }
        }
        if merges.is_empty() {
            return Ok(BTreeMap::new());
        }
        let found = change::brought_in(&self.working_copy.connection)?;
        Ok(found.into_iter().filter_map(|(n, id)| Some((InitiativeId(id), merges.get(&n)?.clone()))).collect())
    }

    fn number_of(&self, change: Uuid) -> Result<Option<i64>, FileError> {
        let heads = change::read_heads(&self.working_copy.connection)?;
        Ok(heads.iter().find(|head| head.id == change).map(|head| head.n))
    }
}

/// The map that `now` was just after change `n`, by the history that `connection` holds.
pub(super) fn state_at(connection: &Connection, now: &Map, n: i64) -> Result<Map, FileError> {
    let deltas = change::way_back(connection, n)?;
    Change::unnamed(deltas).made_in(now).map_err(|unreadable| FileError::damaged(unreadable.to_string()))
}
