//! The grand challenges, as rows of `challenge`.

use super::{Table, all, id, order, run};
use crate::failure::FileError;
use crate::record::{self, Value};
use rusqlite::{Connection, params};
use sweetspot_core::map::{Challenge, ChallengeId};
use uuid::Uuid;

impl Table for Challenge {
    fn read(connection: &Connection) -> Result<Vec<Challenge>, FileError> {
        all(connection, "select id, map_order, name, short_name, description, colour from challenge", |row| {
            Ok(Challenge {
                id: ChallengeId(id(row, 0)?),
                order: order(row, 1)?,
                name: row.get(2)?,
                short_name: row.get(3)?,
                description: row.get(4)?,
                colour: row.get(5)?,
            })
        })
    }

    fn write(&self, connection: &Connection) -> Result<(), FileError> {
        run(
            connection,
            "insert into challenge (id, map_order, name, short_name, description, colour)
             values (?1, ?2, ?3, ?4, ?5, ?6)
             on conflict (id) do update set map_order = ?2, name = ?3, short_name = ?4, description = ?5, colour = ?6",
            params![
                self.id.0.as_bytes(),
                self.order.cast_signed(),
                self.name,
                self.short_name,
                self.description,
                self.colour
            ],
        )
    }

    fn remove(connection: &Connection, id: Uuid) -> Result<(), FileError> {
        run(connection, "delete from challenge where id = ?1", [id.as_bytes()])
    }

    fn salvaged(record: &[Value]) -> Option<Challenge> {
        use Value::{Blob, Integer, Text};
        let [Blob(id), Integer(order), Text(name), Text(short_name), Text(description), Text(colour)] = record else {
            return None;
        };
        let (name, short_name) = (name.clone(), short_name.clone());
        let (description, colour) = (description.clone(), colour.clone());
        let (id, order) = (ChallengeId(record::id(id)?), record::order(*order)?);
        Some(Challenge { id, order, name, short_name, description, colour })
    }
}
