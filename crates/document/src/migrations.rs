//! The shapes that a file has had, from the first release on. A new file is made by the same steps as an old one
//! is brought up to date. A released migration is never edited: files of its shape are out there for ever.

use crate::failure::FileError;
use rusqlite::{Connection, Transaction};
use std::collections::BTreeSet;

/// "SwSp": tells our files from all other SQLite files.
pub(crate) const APPLICATION_ID: i32 = i32::from_be_bytes(*b"SwSp");

/// The schema version that this app writes.
pub const NEWEST: u32 = MIGRATIONS.len() as u32;

/// The steps; the nth leads from schema version n to n + 1.
pub(crate) const MIGRATIONS: &[&str] = &[
    include_str!("migrations/v1.sql"),
    include_str!("migrations/v2.sql"),
    include_str!("migrations/v3.sql"),
    include_str!("migrations/v4.sql"),
];

/// Brings an empty or older database up to the newest version, wholly or not at all.
pub(crate) fn bring_up(connection: &mut Connection) -> Result<(), FileError> {
    bring_up_with(connection, MIGRATIONS)
}

/// The same for any list of steps, so that a failing one can be tried out.
pub(crate) fn bring_up_with(connection: &mut Connection, migrations: &[&str]) -> Result<(), FileError> {
    let transaction = connection.transaction()?;
    let version = version(&transaction)?;
    for migration in migrations.iter().skip(version as usize) {
        transaction.execute_batch(migration)?;
    }
    stamp(&transaction, migrations.len())?;
    transaction.commit()?;
    Ok(())
}

fn stamp(transaction: &Transaction<'_>, version: usize) -> rusqlite::Result<()> {
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", version as i64)
}

/// The schema version that a database says it has.
pub(crate) fn version(connection: &Connection) -> rusqlite::Result<u32> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// One line of a database's own description of itself.
pub(crate) type SchemaRow = (String, String, String, String);

/// The tables and indexes that a database has, with their text, however it is broken into lines.
pub(crate) fn schema(connection: &Connection) -> rusqlite::Result<BTreeSet<SchemaRow>> {
    let mut statement = connection.prepare("select type, name, tbl_name, coalesce(sql, '') from sqlite_schema")?;
    let rows = statement.query_map([], |row| {
        let text: String = row.get(3)?;
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, text.split_whitespace().collect::<Vec<_>>().join(" ")))
    })?;
    rows.collect()
}

/// The schema that a file of this version was released with.
pub(crate) fn released(version: u32) -> Result<BTreeSet<SchemaRow>, FileError> {
    let mut connection = Connection::open_in_memory()?;
    bring_up_with(&mut connection, &MIGRATIONS[..version as usize])?;
    Ok(schema(&connection)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_version_is_pinned() {
        assert_eq!(NEWEST, 4, "a new version needs a fixture file, a migration and a line here");
    }

    #[test]
    fn a_failing_migration_leaves_nothing() {
        let mut connection = Connection::open_in_memory().unwrap();
        bring_up(&mut connection).unwrap();
        connection.execute("insert into map_head values (zeroblob(16), 'T', '', '', '', '', '')", []).unwrap();
        let before = schema(&connection).unwrap();
        let mut steps = MIGRATIONS.to_vec();
        steps.extend([
            "create table later (id integer) strict; delete from map_head;",
            "insert into nowhere values (1)",
        ]);
        assert!(bring_up_with(&mut connection, &steps).is_err());
        assert_eq!(schema(&connection).unwrap(), before);
        assert_eq!(version(&connection).unwrap(), NEWEST);
        let heads: u32 = connection.query_row("select count(*) from map_head", [], |row| row.get(0)).unwrap();
        assert_eq!(heads, 1);
    }

    #[test]
    fn a_file_brought_up_is_as_one_made_new() {
        let mut old = Connection::open_in_memory().unwrap();
        for version in 1..=MIGRATIONS.len() {
            bring_up_with(&mut old, &MIGRATIONS[..version]).unwrap();
        }
        assert_eq!(schema(&old).unwrap(), released(NEWEST).unwrap());
    }
}
