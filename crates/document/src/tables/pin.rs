//! Where nodes of the network were put, as rows of `pin`.

use super::{each, id, order, run};
use crate::failure::FileError;
use rusqlite::{Connection, params};
use sweetspot_core::map::{Pin, rules};
use uuid::Uuid;

pub(super) fn read(connection: &Connection) -> Result<Vec<Pin>, FileError> {
    let mut found = Vec::new();
    each(connection, "select node, map_order, x, y from pin", [], |row| {
        // Written from an f32, so nothing is lost on the way back.
        let (x, y): (f64, f64) = (row.get(2)?, row.get(3)?);
        // A number too large for an f32 is only too far out.
        let near =
            |part: f64| if part.is_finite() { part.clamp(f64::from(f32::MIN), f64::from(f32::MAX)) } else { part };
        let place = rules::pin([near(x) as f32, near(y) as f32]);
        let [x, y] = place.ok_or_else(|| FileError::damaged("a pin is not two numbers"))?;
        found.push(Pin { node: id(row, 0)?, order: order(row, 1)?, x, y });
        Ok(())
    })?;
    Ok(found)
}

pub(super) fn write(connection: &Connection, row: &Pin) -> Result<(), FileError> {
    run(
        connection,
        "insert into pin (node, map_order, x, y) values (?1, ?2, ?3, ?4)
         on conflict (node) do update set map_order = ?2, x = ?3, y = ?4",
        params![row.node.as_bytes(), row.order.cast_signed(), f64::from(row.x), f64::from(row.y)],
    )
}

pub(super) fn remove(connection: &Connection, node: Uuid) -> Result<(), FileError> {
    run(connection, "delete from pin where node = ?1", [node.as_bytes()])
}
