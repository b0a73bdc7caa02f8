//! The map as rows of tables. Each table has its file, where its SQL stands beside the function that reads it.
//! Columns are written and read by hand: no type of the map is stored as such.

mod challenge;
pub(crate) mod change;
mod conflict;
mod dismissal;
mod ground;
mod initiative;
pub(crate) mod last_set;
mod link;
mod map_head;
mod named_view;
mod organisation;
mod pin;
pub(crate) mod revision;
mod version;

use crate::failure::FileError;
use rusqlite::{Connection, Params, Row};
use std::collections::BTreeSet;
use sweetspot_core::map::{Map, Rows, rules};
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
        links: Rows::from_unsorted(link::read(connection)?),
        pins: Rows::from_unsorted(pin::read(connection)?),
        views: Rows::from_unsorted(named_view::read(connection)?),
        dismissals: Rows::from_unsorted(dismissal::read(connection)?),
        versions: Rows::from_unsorted(version::read(connection)?),
        conflicts: Rows::from_unsorted(conflict::read(connection)?),
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
    for row in map.links.iter() {
        link::write(connection, row)?;
    }
    for row in map.pins.iter() {
        pin::write(connection, row)?;
    }
    for row in map.views.iter() {
        named_view::write(connection, row)?;
    }
    for row in map.dismissals.iter() {
        dismissal::write(connection, row)?;
    }
    for row in map.versions.iter() {
        version::write(connection, row)?;
    }
    for row in map.conflicts.iter() {
        conflict::write(connection, row)?;
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
        Entity::Link => match after.links.get(id) {
            Some(row) => link::write(connection, row),
            None => link::remove(connection, id),
        },
        Entity::Pin => match after.pins.get(id) {
            Some(row) => pin::write(connection, row),
            None => pin::remove(connection, id),
        },
        Entity::View => match after.views.get(id) {
            Some(row) => named_view::write(connection, row),
            None => named_view::remove(connection, id),
        },
        Entity::Dismissal => match after.dismissals.get(id) {
            Some(row) => dismissal::write(connection, row),
            None => dismissal::remove(connection, id),
        },
        Entity::Version => match after.versions.get(id) {
            Some(row) => version::write(connection, row),
            None => version::remove(connection, id),
        },
        Entity::Conflict => match after.conflicts.get(id) {
            Some(row) => conflict::write(connection, row),
            None => conflict::remove(connection, id),
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

/// A number in map order.
fn order(row: &Row<'_>, column: usize) -> Result<u64, FileError> {
    let number: i64 = row.get(column)?;
    u64::try_from(number)
        .ok()
        .filter(|number| rules::is_order(*number))
        .ok_or_else(|| FileError::damaged(format!("{number} is no place in an order")))
}

/// The number of a change, or of the change that a state stands at: counted from 1, and 0 for none. No history has counted
/// beyond 2^53, and from there on the next number would be none.
fn count(row: &Row<'_>, column: usize) -> Result<i64, FileError> {
    let number: i64 = row.get(column)?;
    if (0..1 << 53).contains(&number) {
        Ok(number)
    } else {
        Err(FileError::damaged(format!("{number} is no place in a history")))
    }
}

/// The value of a column that holds one of a few words.
fn one_of<T>(row: &Row<'_>, column: usize, read: impl Fn(&str) -> Option<T>) -> Result<T, FileError> {
    let words: String = row.get(column)?;
    read(&words).ok_or_else(|| FileError::damaged(format!("\"{words}\" has no meaning where it stands")))
}

/// A set that stands in one column, one a line.
fn lines<T: Ord>(row: &Row<'_>, column: usize, read: impl Fn(&str) -> Option<T>) -> Result<BTreeSet<T>, FileError> {
    let text: String = row.get(column)?;
    let found = text
        .lines()
        .map(|line| read(line).ok_or_else(|| FileError::damaged(format!("\"{line}\" has no meaning where it stands"))));
    found.collect()
}

/// The same of ids.
fn ids<T: Ord + From<Uuid>>(row: &Row<'_>, column: usize) -> Result<BTreeSet<T>, FileError> {
    lines(row, column, |line| Uuid::parse_str(line).ok().map(T::from))
}

/// Ids as they stand in one column.
fn written<T: Copy + Into<Uuid>>(ids: &BTreeSet<T>) -> String {
    ids.iter().map(|id| (*id).into().to_string()).collect::<Vec<_>>().join("\n")
}

/// A yes or no; anything but 0 and 1 is damage.
fn flag(row: &Row<'_>, column: usize) -> Result<bool, FileError> {
    match row.get(column)? {
        0i64 => Ok(false),
        1 => Ok(true),
        other => Err(FileError::damaged(format!("{other} is neither yes nor no"))),
    }
}
