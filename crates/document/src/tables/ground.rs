//! Places, priorities and themes, as rows of `ground`.

use super::{Table, all, id, one_of, order, run};
use crate::failure::FileError;
use crate::record::{self, Value};
use rusqlite::{Connection, params};
use sweetspot_core::map::{Ground, GroundId, GroundKind};
use uuid::Uuid;

impl Table for Ground {
    fn read(connection: &Connection) -> Result<Vec<Ground>, FileError> {
        all(connection, "select id, map_order, kind, name from ground", |row| {
            Ok(Ground {
                id: GroundId(id(row, 0)?),
                order: order(row, 1)?,
                kind: one_of(row, 2, GroundKind::read)?,
                name: row.get(3)?,
            })
        })
    }

    fn write(&self, connection: &Connection) -> Result<(), FileError> {
        run(
            connection,
            "insert into ground (id, map_order, kind, name) values (?1, ?2, ?3, ?4)
             on conflict (id) do update set map_order = ?2, kind = ?3, name = ?4",
            params![self.id.0.as_bytes(), self.order.cast_signed(), self.kind.words(), self.name],
        )
    }

    fn remove(connection: &Connection, id: Uuid) -> Result<(), FileError> {
        run(connection, "delete from ground where id = ?1", [id.as_bytes()])
    }

    fn salvaged(record: &[Value]) -> Option<Ground> {
        use Value::{Blob, Integer, Text};
        let [Blob(id), Integer(order), Text(kind), Text(name)] = record else { return None };
        let (id, order) = (GroundId(record::id(id)?), record::order(*order)?);
        Some(Ground { id, order, kind: GroundKind::read(kind)?, name: name.clone() })
    }
}
