//! What the map's past holds on people, and taking it out for good: out of the history, out of the free pages, and out of
//! the copies that this computer keeps. None of it can be undone.

use super::Document;
use crate::failure::FileError;
use crate::tables::{change, revision};
use crate::undo_stack::UndoStack;
use crate::untrusted;
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::fs;
use sweetspot_core::map::{Conflict, Version};
use uuid::Uuid;

/// A name that the map's past holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// As it was given in the settings.
    pub who: String,
    /// How many changes it stands under.
    pub changes: u32,
    /// How many versions and conflicts it stands beside.
    pub others: u32,
}

impl Document {
    /// Every name that the map's past holds, in alphabetical order.
    ///
    /// # Errors
    /// Where the working copy can't be read.
    pub fn people(&self) -> Result<Vec<Named>, FileError> {
        let mut found: BTreeMap<String, (u32, u32)> = BTreeMap::new();
        for head in change::read_heads(&self.working_copy.connection)? {
            found.entry(head.who).or_default().0 += 1;
            if let Some(source) = head.source {
                found.entry(source).or_default().1 += 1;
            }
        }
        for row in self.map.versions.iter() {
            found.entry(row.who.clone()).or_default().1 += 1;
        }
        for row in self.map.conflicts.iter() {
            for who in [&row.our_who, &row.their_who, &row.from] {
                found.entry(who.clone()).or_default().1 += 1;
            }
        }
        found.remove("");
        Ok(found.into_iter().map(|(who, (changes, others))| Named { who, changes, others }).collect())
    }

    /// Takes a name out of the map's past, here and in the copies that this computer keeps. What was done stays.
    ///
    /// # Errors
    /// Where it could not be saved.
    pub fn erase_name(&mut self, who: &str) -> Result<(), FileError> {
        self.refuse_if_read_only()?;
        let mut map = self.map.clone();
        let blank = |name: &mut String| {
            if name == who {
                name.clear();
            }
        };
        for mut row in self.map.versions.iter().cloned() {
            blank(&mut row.who);
            map.versions.replace(Version { ..row });
        }
        for mut row in self.map.conflicts.iter().cloned() {
            [&mut row.our_who, &mut row.their_who, &mut row.from].into_iter().for_each(blank);
            map.conflicts.replace(Conflict { ..row });
        }
        self.rewrite(|transaction| {
            change::unname(transaction, who)?;
            transaction.execute("update version set who = '' where who = ?1", [who])?;
            for column in ["our_who", "their_who", "source"] {
                transaction.execute(&format!("update conflict set {column} = '' where {column} = ?1"), [who])?;
            }
            // A merge stays known as one.
            transaction.execute("update change set label = 'Bring in a copy', source = '' where source = ?1", [who])?;
            Ok(())
        })?;
        self.map = map;
        self.undo_stack = UndoStack::after(&change::read_heads(&self.working_copy.connection)?);
        self.drop_kept_copies()
    }

    /// Forgets the whole history, with all versions, here and in the copies that this computer keeps. The map stays as it
    /// is, and can still be merged with other copies.
    ///
    /// # Errors
    /// Where it could not be saved.
    pub fn forget_history(&mut self) -> Result<(), FileError> {
        self.refuse_if_read_only()?;
        self.working_copy.revision_at(self.newest)?;
        self.rewrite(|transaction| {
            change::forget(transaction)?;
            transaction.execute_batch("delete from version; update revision set at_change = 0;")?;
            Ok(())
        })?;
        self.map.versions = Default::default();
        self.newest = 0;
        self.published = -1;
        self.undo_stack = UndoStack::default();
        self.drop_kept_copies()
    }

    /// Changes the past in one transaction, under a revision of its own, and leaves nothing of it in free pages or in the
    /// log. The person's file follows when it is next published.
    fn rewrite(&mut self, work: impl FnOnce(&Connection) -> Result<(), FileError>) -> Result<(), FileError> {
        let parent = self.working_copy.revision_at(self.newest)?;
        let connection = &self.working_copy.connection;
        let transaction = connection.unchecked_transaction()?;
        let revision = revision::Revision { id: Uuid::new_v4(), at_change: self.newest };
        revision::write(&transaction, revision)?;
        revision::write_parent(&transaction, revision.id, parent.id)?;
        work(&transaction)?;
        transaction.commit()?;
        connection.execute_batch("vacuum;")?;
        connection.query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(()))?;
        self.published = -1;
        Ok(())
    }

    /// Removes what this computer keeps of the map besides its working copy.
    fn drop_kept_copies(&self) -> Result<(), FileError> {
        let Ok(entries) = fs::read_dir(self.folders.kept()?) else { return Ok(()) };
        for path in entries.flatten().map(|entry| entry.path()) {
            let map_id = untrusted::hardened(&path).and_then(|connection| {
                Ok(connection.query_row("select id from map_head", [], |row| row.get::<_, [u8; 16]>(0))?)
            });
            // Only a file that is read and is of this map goes: one that can't be read may be another map's.
            if map_id.is_ok_and(|id| Uuid::from_bytes(id) == self.map.head.id.0) {
                fs::remove_file(&path)?;
                let _ = fs::remove_file(path.with_extension("sweetspot-wal"));
            }
        }
        Ok(())
    }
}
