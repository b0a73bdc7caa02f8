//! What merged copies say differently, as rows of `conflict`.

use super::{Table, all, id, one_of, order, run};
use crate::failure::FileError;
use crate::record::Value;
use rusqlite::{Connection, params};
use sweetspot_core::map::{Conflict, ConflictId, Entity, rules};
use uuid::Uuid;

impl Table for Conflict {
    fn read(connection: &Connection) -> Result<Vec<Conflict>, FileError> {
        let sql =
            "select id, map_order, entity, concerns, field, ours, theirs, our_who, our_at, their_who, their_at, source
                   from conflict";
        all(connection, sql, |row| {
            Ok(Conflict {
                id: ConflictId(id(row, 0)?),
                order: order(row, 1)?,
                entity: one_of(row, 2, Entity::read)?,
                row: id(row, 3)?,
                field: one_of(row, 4, |text| text.parse().ok())?,
                ours: row.get(5)?,
                theirs: row.get(6)?,
                our_who: row.get(7)?,
                our_at: rules::time(row.get(8)?),
                their_who: row.get(9)?,
                their_at: rules::time(row.get(10)?),
                from: row.get(11)?,
            })
        })
    }

    fn write(&self, connection: &Connection) -> Result<(), FileError> {
        run(
            connection,
            "insert into conflict (id, map_order, entity, concerns, field, ours, theirs, our_who, our_at, their_who, their_at,
                 source)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
             on conflict (id) do update set map_order = ?2, entity = ?3, concerns = ?4, field = ?5, ours = ?6, theirs = ?7,
                 our_who = ?8, our_at = ?9, their_who = ?10, their_at = ?11, source = ?12",
            params![
                self.id.0.as_bytes(),
                self.order.cast_signed(),
                self.entity.words(),
                self.row.as_bytes(),
                self.field.to_string(),
                self.ours,
                self.theirs,
                self.our_who,
                self.our_at,
                self.their_who,
                self.their_at,
                self.from,
            ],
        )
    }

    fn remove(connection: &Connection, id: Uuid) -> Result<(), FileError> {
        run(connection, "delete from conflict where id = ?1", [id.as_bytes()])
    }

    fn salvaged(_: &[Value]) -> Option<Conflict> {
        // Names and times come from the history, and the history of a damaged file is left behind.
        None
    }
}
