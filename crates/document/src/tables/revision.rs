//! Which states of the map were written to a file, as rows of `revision` and `revision_parent`: what tells later
//! whether a file is the one that was read, an older one, or another's. And the seal over a file's content.

use super::{count, each, id, run};
use crate::failure::FileError;
use rusqlite::{Connection, params};
use uuid::Uuid;

/// A state of the map that was, or was about to be, written to a file. One id names one state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Revision {
    pub(crate) id: Uuid,
    /// The number of the newest change that it holds.
    pub(crate) at_change: i64,
}

/// The revisions in the order in which they were made.
pub(crate) fn read(connection: &Connection) -> Result<Vec<Revision>, FileError> {
    let mut found = Vec::new();
    each(connection, "select id, at_change from revision order by nth", [], |row| {
        found.push(Revision { id: id(row, 0)?, at_change: count(row, 1)? });
        Ok(())
    })?;
    Ok(found)
}

/// The one made last.
pub(crate) fn newest(connection: &Connection) -> Result<Option<Revision>, FileError> {
    let mut found = None;
    each(connection, "select id, at_change from revision order by nth desc limit 1", [], |row| {
        found = Some(Revision { id: id(row, 0)?, at_change: row.get(1)? });
        Ok(())
    })?;
    Ok(found)
}

/// The parents of every revision: the revision, then its parent.
pub(crate) fn read_parents(connection: &Connection) -> Result<Vec<(Uuid, Uuid)>, FileError> {
    let mut found = Vec::new();
    each(connection, "select revision, parent from revision_parent order by revision, parent", [], |row| {
        found.push((id(row, 0)?, id(row, 1)?));
        Ok(())
    })?;
    Ok(found)
}

/// Adds a revision as the newest.
pub(crate) fn write(connection: &Connection, revision: Revision) -> Result<(), FileError> {
    run(
        connection,
        "insert into revision (nth, id, at_change) values (coalesce((select max(nth) from revision), 0) + 1, ?1, ?2)",
        params![revision.id.as_bytes(), revision.at_change],
    )
}

/// What is known of the ancestors of revisions that were merged in: the revision, then its parent.
pub(crate) fn read_ancestry(connection: &Connection) -> Result<Vec<(Uuid, Uuid)>, FileError> {
    let mut found = Vec::new();
    each(connection, "select revision, parent from ancestry order by revision, parent", [], |row| {
        found.push((id(row, 0)?, id(row, 1)?));
        Ok(())
    })?;
    Ok(found)
}

/// Keeps in mind that a revision that was merged in was made from another.
pub(crate) fn write_ancestry(connection: &Connection, revision: Uuid, parent: Uuid) -> Result<(), FileError> {
    run(
        connection,
        "insert or ignore into ancestry (revision, parent) values (?1, ?2)",
        [revision.as_bytes(), parent.as_bytes()],
    )
}

/// Adds the revision that holds what both its parents hold, and what is known of where the other parent came from.
pub(crate) fn write_merged(
    connection: &Connection,
    made: Revision,
    parents: [Uuid; 2],
    ancestry: impl Iterator<Item = (Uuid, Uuid)>,
) -> Result<(), FileError> {
    write(connection, made)?;
    for parent in parents {
        write_parent(connection, made.id, parent)?;
    }
    for (child, parent) in ancestry {
        write_ancestry(connection, child, parent)?;
    }
    Ok(())
}

/// Says that a revision was made from another.
pub(crate) fn write_parent(connection: &Connection, revision: Uuid, parent: Uuid) -> Result<(), FileError> {
    run(
        connection,
        "insert into revision_parent (revision, parent) values (?1, ?2)",
        [revision.as_bytes(), parent.as_bytes()],
    )
}

/// The seal that a file was closed with.
pub(crate) fn read_seal(connection: &Connection) -> Result<[u8; 32], FileError> {
    let mut seals = Vec::new();
    each(connection, "select content from seal", [], |row| {
        seals.push(row.get(0)?);
        Ok(())
    })?;
    match seals[..] {
        [seal] => Ok(seal),
        _ => Err(FileError::damaged("its seal is missing")),
    }
}

/// Puts the seal on a file.
pub(crate) fn write_seal(connection: &Connection, content: &[u8; 32]) -> Result<(), FileError> {
    run(connection, "delete from seal", [])?;
    run(connection, "insert into seal (content) values (?1)", [content])
}

/// The number of the page at which the table of the seal begins.
pub(crate) fn seal_root(connection: &Connection) -> Result<usize, FileError> {
    let sql = "select rootpage from sqlite_schema where type = 'table' and name = 'seal'";
    Ok(connection.query_row(sql, [], |row| row.get::<_, u32>(0))? as usize)
}
