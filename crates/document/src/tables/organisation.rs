//! Who does it, as rows of `organisation`.

use super::{each, id, one_of, order, run};
use crate::failure::FileError;
use rusqlite::{Connection, params};
use sweetspot_core::map::{Organisation, OrganisationId, Sector};
use uuid::Uuid;

pub(super) fn read(connection: &Connection) -> Result<Vec<Organisation>, FileError> {
    let mut found = Vec::new();
    each(connection, "select id, map_order, name, sector from organisation", [], |row| {
        found.push(Organisation {
            id: OrganisationId(id(row, 0)?),
            order: order(row, 1)?,
            name: row.get(2)?,
            sector: one_of(row, 3, Sector::read)?,
        });
        Ok(())
    })?;
    Ok(found)
}

pub(super) fn write(connection: &Connection, row: &Organisation) -> Result<(), FileError> {
    run(
        connection,
        "insert into organisation (id, map_order, name, sector) values (?1, ?2, ?3, ?4)
         on conflict (id) do update set map_order = ?2, name = ?3, sector = ?4",
        params![row.id.0.as_bytes(), row.order.cast_signed(), row.name, row.sector.words()],
    )
}

pub(super) fn remove(connection: &Connection, id: Uuid) -> Result<(), FileError> {
    run(connection, "delete from organisation where id = ?1", [id.as_bytes()])
}
