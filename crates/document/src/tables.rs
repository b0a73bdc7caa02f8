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
use crate::record::Value;
use rusqlite::{Connection, Params, Row};
use std::collections::BTreeSet;
use sweetspot_core::map::{Map, MapId, Rows, rules};
use sweetspot_core::{Change, Entity};
use uuid::Uuid;

/// How a kind of row is stored in tables. Its SQL is written by hand.
trait Table: sweetspot_core::map::Row {
    /// Every row, in any order.
    fn read(connection: &Connection) -> Result<Vec<Self>, FileError>;
    /// Replaces the row with the same id, or adds the row.
    fn write(&self, connection: &Connection) -> Result<(), FileError>;
    /// Writes a new row, and the fields that concern other rows, which are in tables of their own.
    fn write_whole(&self, connection: &Connection) -> Result<(), FileError> {
        self.write(connection)
    }
    /// Writes the field of this name that concerns the row `_of`.
    fn write_towards(&self, connection: &Connection, _field: &str, _of: Uuid) -> Result<(), FileError> {
        self.write(connection)
    }
    /// Removes the row of this id.
    fn remove(connection: &Connection, id: Uuid) -> Result<(), FileError>;
    /// Reads a record of a damaged file as a row of this kind; None where its shape or values do not fit.
    fn salvaged(record: &[Value]) -> Option<Self>;
}

macro_rules! tables {
    ($($(#[$doc:meta])* $list:ident: $Row:ident, $Entity:ident = $words:literal;)*) => {
        /// The map that the current rows make.
        pub(crate) fn read_map(connection: &Connection) -> Result<Map, FileError> {
            let mut map = Map::blank(MapId(Uuid::nil()));
            map.head = map_head::read(connection)?;
            $(map.$list = Rows::from_unsorted(sweetspot_core::map::$Row::read(connection)?);)*
            Ok(map)
        }

        /// Writes every row of a map, one by one.
        pub(crate) fn write_map(connection: &Connection, map: &Map) -> Result<(), FileError> {
            map_head::write(connection, &map.head)?;
            $(by_key(&map.$list).into_iter().try_for_each(|row| row.write_whole(connection))?;)*
            Ok(())
        }

        fn write_one(
            connection: &Connection,
            after: &Map,
            entity: Entity,
            id: Uuid,
            towards: Option<(&str, Uuid)>,
        ) -> Result<(), FileError> {
            match entity {
                Entity::Map => map_head::write(connection, &after.head),
                $(Entity::$Entity => write_row::<sweetspot_core::map::$Row>(connection, after, id, towards),)*
            }
        }

        /// Puts a record of a damaged file on the map as the row that it looks like. False where it fits no kind of row.
        pub(crate) fn salvage(map: &mut Map, record: &[Value]) -> bool {
            $(if let Some(row) = sweetspot_core::map::$Row::salvaged(record) {
                map.$list.put(row);
                return true;
            })*
            false
        }
    };
}

sweetspot_core::rows!(tables);

/// The rows in the order in which tables hold them: written so, they go to the end each time, and leave no gaps.
fn by_key<T: sweetspot_core::map::Row>(rows: &Rows<T>) -> Vec<&T> {
    let mut rows: Vec<&T> = rows.iter().collect();
    rows.sort_unstable_by_key(|row| row.key());
    rows
}

/// Writes the rows that `change` touched, as they are in `after`.
pub(crate) fn write_changed(connection: &Connection, after: &Map, change: &Change) -> Result<(), FileError> {
    let mut written = BTreeSet::new();
    for delta in &change.deltas {
        let towards = delta.field.of.map(|of| (&*delta.field.name, of)).filter(|_| after.holds(delta.entity, delta.id));
        if towards.is_some() || written.insert((delta.entity, delta.id)) {
            write_one(connection, after, delta.entity, delta.id, towards)?;
        }
    }
    Ok(())
}

fn write_row<T: Table>(
    connection: &Connection,
    after: &Map,
    id: Uuid,
    towards: Option<(&str, Uuid)>,
) -> Result<(), FileError> {
    match (T::rows(after).get(id), towards) {
        (Some(row), Some((field, of))) => row.write_towards(connection, field, of),
        (Some(row), None) => row.write(connection),
        (None, _) => T::remove(connection, id),
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

/// What `read` makes of every row of a query.
fn all<T>(
    connection: &Connection,
    sql: &str,
    read: impl Fn(&Row<'_>) -> Result<T, FileError>,
) -> Result<Vec<T>, FileError> {
    let mut found = Vec::new();
    each(connection, sql, [], |row| {
        found.push(read(row)?);
        Ok(())
    })?;
    Ok(found)
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

/// The number of a change, or of the change that a state stands at: counted from 1, and 0 for none. A number of 2^53 or
/// more is damage: no history is so long.
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
    let words =
        row.get_ref(column)?.as_str().map_err(|_| FileError::damaged("a value in it is not what it must be"))?;
    read(words).ok_or_else(|| FileError::damaged(format!("\"{words}\" has no meaning where it stands")))
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
