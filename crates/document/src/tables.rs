//! The map as rows of tables. Each table has its file, where its SQL stands beside the function that reads it.
//! Columns are written and read by hand: no type of the map is stored as such.

mod challenge;
pub(crate) mod change;
mod ground;
mod initiative;
mod map_head;
mod organisation;
pub(crate) mod revision;

use crate::failure::FileError;
use rusqlite::{Connection, Params, Row};
use std::collections::BTreeSet;
use sweetspot_core::map::{Map, Rows};
use sweetspot_core::{Change, Entity};
use uuid::Uuid;

/// The map that the current rows make.
pub(crate) fn read_map(connection: &Connection) -> Result<Map, FileError> {
    Ok(Map {
        head: map_head::read(connection)?,
        challenges: Rows::from_unsorted(challenge::read(connection)?),
        organisations: Rows::from_unsorted(organisation::read(connection)?),
        grounds: Rows::from_unsorted(ground::read(connection)?),
        initiatives: Rows::from_unsorted(initiative::read(connection)?),
    })
}

/// Writes every row of a map, one by one.
pub(crate) fn write_map(connection: &Connection, map: &Map) -> Result<(), FileError> {
    map_head::write(connection, &map.head)?;
    for row in map.challenges.iter() {
        challenge::write(connection, row)?;
    }
    for row in map.organisations.iter() {
        organisation::write(connection, row)?;
    }
    for row in map.grounds.iter() {
        ground::write(connection, row)?;
    }
    for row in map.initiatives.iter() {
        initiative::write_whole(connection, row)?;
    }
    Ok(())
}

/// Writes the rows that `change` touched, as they are in `after`.
pub(crate) fn write_changed(connection: &Connection, after: &Map, change: &Change) -> Result<(), FileError> {
    let mut written = BTreeSet::new();
    for delta in &change.deltas {
        if delta.entity == Entity::Initiative && after.initiatives.holds(delta.id) && delta.field.of.is_some() {
            initiative::write_towards(connection, after, delta.id, &delta.field)?;
        } else if written.insert((delta.entity, delta.id)) {
            write_row(connection, after, delta.entity, delta.id)?;
        }
    }
    Ok(())
}

fn write_row(connection: &Connection, after: &Map, entity: Entity, id: Uuid) -> Result<(), FileError> {
    match entity {
        Entity::Map => map_head::write(connection, &after.head),
        Entity::Challenge => match after.challenges.get(id) {
            Some(row) => challenge::write(connection, row),
            None => challenge::remove(connection, id),
        },
        Entity::Organisation => match after.organisations.get(id) {
            Some(row) => organisation::write(connection, row),
            None => organisation::remove(connection, id),
        },
        Entity::Ground => match after.grounds.get(id) {
            Some(row) => ground::write(connection, row),
            None => ground::remove(connection, id),
        },
        Entity::Initiative => match after.initiatives.get(id) {
            Some(row) => initiative::write(connection, row),
            None => initiative::remove(connection, id),
        },
    }
}

/// Runs one statement, prepared once for all calls.
fn run(connection: &Connection, sql: &str, params: impl Params) -> Result<(), FileError> {
    connection.prepare_cached(sql)?.execute(params)?;
    Ok(())
}

/// Hands every row of a query to `take`.
fn each(
    connection: &Connection,
    sql: &str,
    params: impl Params,
    mut take: impl FnMut(&Row<'_>) -> Result<(), FileError>,
) -> Result<(), FileError> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    while let Some(row) = rows.next()? {
        take(row)?;
    }
    Ok(())
}

/// The id in this column: sixteen bytes.
fn id(row: &Row<'_>, column: usize) -> Result<Uuid, FileError> {
    Ok(Uuid::from_bytes(row.get(column)?))
}

/// A number in map order. Beyond 2^53 the window could not tell two apart, and no map has counted that far.
fn order(row: &Row<'_>, column: usize) -> Result<u64, FileError> {
    let number: i64 = row.get(column)?;
    u64::try_from(number)
        .ok()
        .filter(|number| *number < 1 << 53)
        .ok_or_else(|| FileError::damaged(format!("{number} is no place in an order")))
}

/// The value of a column that holds one of a few words.
fn one_of<T>(row: &Row<'_>, column: usize, read: impl Fn(&str) -> Option<T>) -> Result<T, FileError> {
    let words: String = row.get(column)?;
    read(&words).ok_or_else(|| FileError::damaged(format!("\"{words}\" has no meaning where it stands")))
}

/// A yes or no; anything but 0 and 1 is damage.
fn flag(row: &Row<'_>, column: usize) -> Result<bool, FileError> {
    match row.get(column)? {
        0i64 => Ok(false),
        1 => Ok(true),
        other => Err(FileError::damaged(format!("{other} is neither yes nor no"))),
    }
}
