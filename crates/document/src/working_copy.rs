//! The working copy: a private database in which every edit is safe before it is answered. It has the file's
//! tables, and one more that says which file it belongs to. Only one program has it open at a time.

use crate::failure::{BROKEN_PAGES, FileError};
use crate::image::{self, refuse_broken};
use crate::migrations::{self, NEWEST};
use crate::tables;
use crate::tables::change::{self, ChangeContext};
use crate::tables::last_set;
use crate::tables::revision::{self, Revision};
use crate::workspace::Workspace;
use rusqlite::{Connection, OptionalExtension, params};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::thread;
use sweetspot_core::{Change, Map};
use sweetspot_system::take_place;
use uuid::Uuid;

/// What only a working copy has. It is taken out of what is published: it holds a path.
const PRIVATE: &str = "create table working (
    path text not null,
    map blob not null,
    published blob,
    file_hash blob
) strict";

/// An open working copy.
#[derive(Debug)]
pub(crate) struct WorkingCopy {
    pub(crate) connection: Connection,
}

/// What the person's file holds, as far as the working copy knows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Published {
    /// The revision; None before the first publishing.
    pub(crate) revision: Option<Uuid>,
    /// The number of the newest change that it holds; 0 before the first publishing.
    pub(crate) at_change: i64,
    /// The SHA-256 of the file's bytes.
    pub(crate) file_hash: Option<[u8; 32]>,
}

impl WorkingCopy {
    /// Opens the working copy that lies in the workspace, if there is one, brings it up to the newest schema, and reads the
    /// map.
    ///
    /// # Errors
    /// `Damaged` where it can't be trusted; it is then still there.
    pub(crate) fn lying(workspace: &Workspace) -> Result<Option<(WorkingCopy, Map)>, FileError> {
        if !workspace.working_copy().exists() {
            return Ok(None);
        }
        // A program that was stopped has left a log, and the file alone is an older state.
        let aside = if workspace.log().exists() { None } else { Some(image::of_file(&workspace.working_copy())?) };
        let working = WorkingCopy::at(&workspace.working_copy())?;
        match aside {
            Some(aside) if migrations::version(&working.connection)? == NEWEST => thread::scope(|scope| {
                // Both read all there is: side by side in half the time.
                let sound = scope.spawn(|| refuse_broken(&{ aside }));
                let map = working.map();
                sound.join().unwrap_or_else(|_| Err(FileError::damaged(BROKEN_PAGES)))?;
                Ok(Some((working, map?)))
            }),
            Some(_) | None => {
                refuse_broken(&working.connection)?;
                let working = working.brought_up()?;
                let map = working.map()?;
                Ok(Some((working, map)))
            }
        }
    }

    fn brought_up(mut self) -> Result<WorkingCopy, FileError> {
        let version = migrations::version(&self.connection)?;
        if version > NEWEST {
            return Err(FileError::TooNew { version });
        }
        if version < NEWEST {
            migrations::bring_up(&mut self.connection)?;
        }
        Ok(self)
    }

    /// The hash of the file that holds all that the working copy in the workspace holds. None inside where no file does;
    /// None where there is no working copy.
    pub(crate) fn file_held_whole(workspace: &Workspace) -> Option<Result<Option<[u8; 32]>, FileError>> {
        let path = workspace.working_copy();
        path.exists().then(|| {
            let working = WorkingCopy::at(&path)?;
            if migrations::version(&working.connection)? != NEWEST || !working.is_published()? {
                return Ok(None);
            }
            let hash = working.published()?.file_hash;
            working.close()?;
            Ok(hash)
        })
    }

    /// Lays a new working copy in the workspace in place of any other; `fill` writes its rows. It takes its name only
    /// when it is complete. `published` is the revision that the file holds, and the hash of the file's bytes.
    pub(crate) fn fresh(
        workspace: &Workspace,
        path: &Path,
        map: Uuid,
        published: Option<(Uuid, [u8; 32])>,
        fill: impl FnOnce(&Connection) -> Result<(), FileError>,
    ) -> Result<WorkingCopy, FileError> {
        let mut making = Connection::open(workspace.fresh())?;
        making.execute_batch("pragma journal_mode = off; pragma synchronous = off; pragma foreign_keys = on;")?;
        migrations::bring_up(&mut making)?;
        let transaction = making.transaction()?;
        transaction.execute_batch(PRIVATE)?;
        transaction.execute(
            "insert into working (path, map, published, file_hash) values (?1, ?2, ?3, ?4)",
            params![
                path.to_string_lossy(),
                map.as_bytes(),
                published.as_ref().map(|(revision, _)| revision.as_bytes()),
                published.as_ref().map(|(_, hash)| hash),
            ],
        )?;
        fill(&transaction)?;
        transaction.commit()?;
        making.close().map_err(|(_, error)| error)?;
        File::options().write(true).open(workspace.fresh())?.sync_all()?;
        workspace.clear()?;
        take_place(&workspace.fresh(), &workspace.working_copy())?;
        WorkingCopy::at(&workspace.working_copy())
    }

    fn at(path: &Path) -> Result<WorkingCopy, FileError> {
        let connection = Connection::open(path)?;
        // The lock comes before the log: an exclusive log needs no shared memory file.
        connection.execute_batch(
            "pragma locking_mode = exclusive;
             pragma journal_mode = wal;
             pragma synchronous = full;
             pragma foreign_keys = on;
             pragma secure_delete = on;
             pragma trusted_schema = off;
             pragma cell_size_check = on;",
        )?;
        connection.set_prepared_statement_cache_capacity(64);
        Ok(WorkingCopy { connection })
    }

    /// The file that it is of.
    pub(crate) fn path(&self) -> Result<PathBuf, FileError> {
        let path: String = self.connection.query_row("select path from working", [], |row| row.get(0))?;
        Ok(PathBuf::from(path))
    }

    /// The map as its rows make it.
    pub(crate) fn map(&self) -> Result<Map, FileError> {
        tables::read_map(&self.connection)
    }

    /// Saves one change: the rows that it touched, the change itself and what goes with it, or nothing.
    pub(crate) fn save(
        &self,
        after: &Map,
        n: i64,
        change: &Change,
        context: &ChangeContext<'_>,
        besides: impl FnOnce(&Connection) -> Result<(), FileError>,
    ) -> Result<(), FileError> {
        let transaction = self.connection.unchecked_transaction()?;
        tables::write_changed(&transaction, after, change)?;
        change::write(&transaction, n, change, context)?;
        besides(&transaction)?;
        transaction.commit()?;
        Ok(())
    }

    /// The number of the newest change; 0 where there is none.
    pub(crate) fn newest(&self) -> Result<i64, FileError> {
        Ok(change::read_newest(&self.connection, 1)?.first().map_or(0, |(head, _)| head.n))
    }

    /// What the person's file was last known to hold.
    pub(crate) fn published(&self) -> Result<Published, FileError> {
        let row = self
            .connection
            .query_row(
                "select published, file_hash, revision.at_change
                 from working left join revision on revision.id = working.published",
                [],
                |row| Ok((row.get::<_, Option<[u8; 16]>>(0)?, row.get(1)?, row.get::<_, Option<i64>>(2)?)),
            )
            .optional()?;
        let (revision, file_hash, at_change) =
            row.ok_or_else(|| FileError::damaged("the working copy does not say what it is of"))?;
        Ok(Published { revision: revision.map(Uuid::from_bytes), at_change: at_change.unwrap_or(0), file_hash })
    }

    /// Keeps in mind that the person's file now holds `revision`, in a file of this hash.
    pub(crate) fn mark_published(&self, revision: Uuid, file_hash: &[u8; 32]) -> Result<(), FileError> {
        self.connection
            .prepare_cached("update working set published = ?1, file_hash = ?2")?
            .execute(params![revision.as_bytes(), file_hash])?;
        Ok(())
    }

    /// Keeps in mind that the person's file now has these bytes, whoever wrote them.
    pub(crate) fn know_file(&self, file_hash: &[u8; 32]) -> Result<(), FileError> {
        self.connection.execute("update working set file_hash = ?1", [file_hash])?;
        Ok(())
    }

    /// Keeps in mind that the person's file holds another's state: what this one holds was written there once, and is not
    /// there any more.
    pub(crate) fn forget_published(&self) -> Result<(), FileError> {
        self.connection.execute("update working set file_hash = null", [])?;
        Ok(())
    }

    /// Whether the person's file was last known to hold all that is here.
    pub(crate) fn is_published(&self) -> Result<bool, FileError> {
        let published = self.published()?;
        let newest = revision::newest(&self.connection)?;
        Ok(published.file_hash.is_some()
            && published.at_change == self.newest()?
            && newest.map(|revision| revision.id) == published.revision)
    }

    /// Keeps in mind that a copy was brought in that had nothing new.
    pub(crate) fn remember_merged(
        &self,
        besides: impl FnOnce(&Connection) -> Result<(), FileError>,
    ) -> Result<(), FileError> {
        let transaction = self.connection.unchecked_transaction()?;
        besides(&transaction)?;
        transaction.commit()?;
        Ok(())
    }

    /// The revision that names the state after change `n`, made if there is none yet. A publishing that failed is
    /// tried again under the same one.
    pub(crate) fn revision_at(&self, n: i64) -> Result<Revision, FileError> {
        match revision::newest(&self.connection)? {
            Some(newest) if newest.at_change == n => Ok(newest),
            parent => {
                let revision = Revision { id: Uuid::new_v4(), at_change: n };
                let transaction = self.connection.unchecked_transaction()?;
                revision::write(&transaction, revision)?;
                if let Some(parent) = parent {
                    revision::write_parent(&transaction, revision.id, parent.id)?;
                }
                last_set::note(&transaction, parent.map_or(0, |parent| parent.at_change), revision.id)?;
                transaction.commit()?;
                Ok(revision)
            }
        }
    }

    /// Closes it; its log is then worked in and gone.
    pub(crate) fn close(self) -> Result<(), FileError> {
        self.connection.close().map_err(|(_, error)| error)?;
        Ok(())
    }
}

/// Copies history and revisions from a file that was let in, row by typed row.
pub(crate) fn copy_past(from: &Connection, to: &Connection) -> Result<(), FileError> {
    change::copy(from, to)?;
    for row in revision::read(from)? {
        revision::write(to, row)?;
    }
    for (made, parent) in revision::read_parents(from)? {
        revision::write_parent(to, made, parent)?;
    }
    for (made, parent) in revision::read_ancestry(from)? {
        revision::write_ancestry(to, made, parent)?;
    }
    last_set::write(to, &last_set::read(from)?)
}
