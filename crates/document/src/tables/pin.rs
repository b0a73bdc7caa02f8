//! Where nodes of the network were put, as rows of `pin`.

use super::{Table, all, id, order, run};
use crate::failure::FileError;
use crate::record::{self, Value};
use rusqlite::{Connection, params};
use sweetspot_core::map::{Pin, rules};
use uuid::Uuid;

impl Table for Pin {
    fn read(connection: &Connection) -> Result<Vec<Pin>, FileError> {
        all(connection, "select node, map_order, x, y from pin", |row| {
            // Written from an f32, so nothing is lost on the way back.
            let (x, y): (f64, f64) = (row.get(2)?, row.get(3)?);
            // A number too large for an f32 is only too far out.
            let near =
                |part: f64| if part.is_finite() { part.clamp(f64::from(f32::MIN), f64::from(f32::MAX)) } else { part };
            let place = rules::pin([near(x) as f32, near(y) as f32]);
            let [x, y] = place.ok_or_else(|| FileError::damaged("a pin is not two numbers"))?;
            Ok(Pin { node: id(row, 0)?, order: order(row, 1)?, x, y })
        })
    }

    fn write(&self, connection: &Connection) -> Result<(), FileError> {
        run(
            connection,
            "insert into pin (node, map_order, x, y) values (?1, ?2, ?3, ?4)
             on conflict (node) do update set map_order = ?2, x = ?3, y = ?4",
            params![self.node.as_bytes(), self.order.cast_signed(), f64::from(self.x), f64::from(self.y)],
        )
    }

    fn remove(connection: &Connection, node: Uuid) -> Result<(), FileError> {
        run(connection, "delete from pin where node = ?1", [node.as_bytes()])
    }

    fn salvaged(record: &[Value]) -> Option<Pin> {
        use Value::{Blob, Integer};
        let [Blob(node), Integer(order), x, y] = record else { return None };
        let [x, y] = rules::pin([record::real(x)? as f32, record::real(y)? as f32])?;
        Some(Pin { node: record::id(node)?, order: record::order(*order)?, x, y })
    }
}
