//! Dismissed proposals, as rows of `dismissal`.

use super::{Table, all, id, ids, order, run, written};
use crate::failure::FileError;
use crate::record::{self, Value};
use rusqlite::{Connection, params};
use sweetspot_core::map::{Dismissal, DismissalId};
use uuid::Uuid;

impl Table for Dismissal {
    fn read(connection: &Connection) -> Result<Vec<Dismissal>, FileError> {
        all(connection, "select id, map_order, organisations, challenges, reason from dismissal", |row| {
            Ok(Dismissal {
                id: DismissalId(id(row, 0)?),
                order: order(row, 1)?,
                organisations: ids(row, 2)?,
                challenges: ids(row, 3)?,
                reason: row.get(4)?,
            })
        })
    }

    fn write(&self, connection: &Connection) -> Result<(), FileError> {
        run(
            connection,
            "insert into dismissal (id, map_order, organisations, challenges, reason) values (?1, ?2, ?3, ?4, ?5)
             on conflict (id) do update set map_order = ?2, organisations = ?3, challenges = ?4, reason = ?5",
            params![
                self.id.0.as_bytes(),
                self.order.cast_signed(),
                written(&self.organisations),
                written(&self.challenges),
                self.reason
            ],
        )
    }

    fn remove(connection: &Connection, id: Uuid) -> Result<(), FileError> {
        run(connection, "delete from dismissal where id = ?1", [id.as_bytes()])
    }

    fn salvaged(record: &[Value]) -> Option<Dismissal> {
        use Value::{Blob, Integer, Text};
        let [Blob(id), Integer(order), Text(organisations), Text(challenges), Text(reason)] = record else {
            return None;
        };
        let (id, order) = (DismissalId(record::id(id)?), record::order(*order)?);
        let (organisations, challenges) = (record::ids(organisations)?, record::ids(challenges)?);
        Some(Dismissal { id, order, organisations, challenges, reason: reason.clone() })
    }
}
