//! Places, priorities and themes, as rows of `ground`.

use super::{each, id, one_of, order, run};
use crate::failure::FileError;
use rusqlite::{Connection, params};
use sweetspot_core::map::{Ground, GroundId, GroundKind};
use uuid::Uuid;

pub(super) fn read(connection: &Connection) -> Result<Vec<Ground>, FileError> {
    let mut found = Vec::new();
    each(connection, "select id, map_order, kind, name from ground", [], |row| {
        found.push(Ground {
            id: GroundId(id(row, 0)?),
            order: order(row, 1)?,
            kind: one_of(row, 2, GroundKind::read)?,
            name: row.get(3)?,
        });
        Ok(())
    })?;
    Ok(found)
}

pub(super) fn write(connection: &Connection, row: &Ground) -> Result<(), FileError> {
    run(
        connection,
        "insert into ground (id, map_order, kind, name) values (?1, ?2, ?3, ?4)
         on conflict (id) do update set map_order = ?2, kind = ?3, name = ?4",
        params![row.id.0.as_bytes(), row.order.cast_signed(), row.kind.words(), row.name],
    )
}

pub(super) fn remove(connection: &Connection, id: Uuid) -> Result<(), FileError> {
    run(connection, "delete from ground where id = ?1", [id.as_bytes()])
}
