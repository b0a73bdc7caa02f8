//! The grand challenges, as rows of `challenge`.

use super::{each, id, order, run};
use crate::failure::FileError;
use rusqlite::{Connection, params};
use sweetspot_core::map::{Challenge, ChallengeId};
use uuid::Uuid;

pub(super) fn read(connection: &Connection) -> Result<Vec<Challenge>, FileError> {
    let mut found = Vec::new();
    each(connection, "select id, map_order, name, short_name, description, colour from challenge", [], |row| {
        found.push(Challenge {
            id: ChallengeId(id(row, 0)?),
            order: order(row, 1)?,
            name: row.get(2)?,
            short_name: row.get(3)?,
            description: row.get(4)?,
            colour: row.get(5)?,
        });
        Ok(())
    })?;
    Ok(found)
}

pub(super) fn write(connection: &Connection, row: &Challenge) -> Result<(), FileError> {
    run(
        connection,
        "insert into challenge (id, map_order, name, short_name, description, colour)
         values (?1, ?2, ?3, ?4, ?5, ?6)
         on conflict (id) do update set map_order = ?2, name = ?3, short_name = ?4, description = ?5, colour = ?6",
        params![row.id.0.as_bytes(), row.order.cast_signed(), row.name, row.short_name, row.description, row.colour],
    )
}

pub(super) fn remove(connection: &Connection, id: Uuid) -> Result<(), FileError> {
    run(connection, "delete from challenge where id = ?1", [id.as_bytes()])
}
