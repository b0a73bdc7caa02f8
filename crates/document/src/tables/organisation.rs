//! Who does it, as rows of `organisation`.

use super::{Table, all, id, one_of, order, run};
use crate::failure::FileError;
use crate::record::{self, Value};
use rusqlite::{Connection, params};
use sweetspot_core::map::{Organisation, OrganisationId, Sector};
use uuid::Uuid;

impl Table for Organisation {
    fn read(connection: &Connection) -> Result<Vec<Organisation>, FileError> {
        all(connection, "select id, map_order, name, sector from organisation", |row| {
            Ok(Organisation {
                id: OrganisationId(id(row, 0)?),
                order: order(row, 1)?,
                name: row.get(2)?,
                sector: one_of(row, 3, Sector::read)?,
            })
        })
    }

    fn write(&self, connection: &Connection) -> Result<(), FileError> {
        run(
            connection,
            "insert into organisation (id, map_order, name, sector) values (?1, ?2, ?3, ?4)
             on conflict (id) do update set map_order = ?2, name = ?3, sector = ?4",
            params![self.id.0.as_bytes(), self.order.cast_signed(), self.name, self.sector.words()],
        )
    }

    fn remove(connection: &Connection, id: Uuid) -> Result<(), FileError> {
        run(connection, "delete from organisation where id = ?1", [id.as_bytes()])
    }

    fn salvaged(record: &[Value]) -> Option<Organisation> {
        use Value::{Blob, Integer, Text};
        let [Blob(id), Integer(order), Text(name), Text(sector)] = record else { return None };
        let (id, order) = (OrganisationId(record::id(id)?), record::order(*order)?);
        Some(Organisation { id, order, name: name.clone(), sector: Sector::read(sector)? })
    }
}
