//! Named points in the history, as rows of `version`.

use super::{Table, all, id, order, run};
use crate::failure::FileError;
use crate::record::Value;
use rusqlite::{Connection, params};
use sweetspot_core::map::{Version, VersionId, rules};
use uuid::Uuid;

impl Table for Version {
    fn read(connection: &Connection) -> Result<Vec<Version>, FileError> {
        all(connection, "select id, map_order, name, change, at, who from version", |row| {
            Ok(Version {
                id: VersionId(id(row, 0)?),
                order: order(row, 1)?,
                name: row.get(2)?,
                change: id(row, 3)?,
                at: rules::time(row.get(4)?),
                who: row.get(5)?,
            })
        })
    }

    fn write(&self, connection: &Connection) -> Result<(), FileError> {
        run(
            connection,
            "insert into version (id, map_order, name, change, at, who) values (?1, ?2, ?3, ?4, ?5, ?6)
             on conflict (id) do update set map_order = ?2, name = ?3, change = ?4, at = ?5, who = ?6",
            params![
                self.id.0.as_bytes(),
                self.order.cast_signed(),
                self.name,
                self.change.as_bytes(),
                self.at,
                self.who
            ],
        )
    }

    fn remove(connection: &Connection, id: Uuid) -> Result<(), FileError> {
        run(connection, "delete from version where id = ?1", [id.as_bytes()])
    }

    fn salvaged(_: &[Value]) -> Option<Version> {
        // A version is a change of the history, and the history of a damaged file is left behind.
        None
    }
}
