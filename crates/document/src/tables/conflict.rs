//! What merged copies say differently, as rows of `conflict`.

use super::{each, id, order, run};
use crate::failure::FileError;
use rusqlite::{Connection, params};
use sweetspot_core::map::{Conflict, ConflictId, rules};
use uuid::Uuid;

pub(super) fn read(connection: &Connection) -> Result<Vec<Conflict>, FileError> {
    let mut found = Vec::new();
    let sql =
        "select id, map_order, entity, concerns, field, ours, theirs, our_who, our_at, their_who, their_at, source
               from conflict";
    each(connection, sql, [], |row| {
        found.push(Conflict {
            id: ConflictId(id(row, 0)?),
            order: order(row, 1)?,
            entity: row.get(2)?,
            row: id(row, 3)?,
            field: row.get(4)?,
            ours: row.get(5)?,
            theirs: row.get(6)?,
            our_who: row.get(7)?,
            our_at: rules::time(row.get(8)?),
            their_who: row.get(9)?,
            their_at: rules::time(row.get(10)?),
            from: row.get(11)?,
        });
        Ok(())
    })?;
    Ok(found)
}

pub(super) fn write(connection: &Connection, row: &Conflict) -> Result<(), FileError> {
    run(
        connection,
        "insert into conflict (id, map_order, entity, concerns, field, ours, theirs, our_who, our_at, their_who, their_at,
             source)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
         on conflict (id) do update set map_order = ?2, entity = ?3, concerns = ?4, field = ?5, ours = ?6, theirs = ?7,
             our_who = ?8, our_at = ?9, their_who = ?10, their_at = ?11, source = ?12",
        params![
            row.id.0.as_bytes(),
            row.order.cast_signed(),
            row.entity,
            row.row.as_bytes(),
            row.field,
            row.ours,
            row.theirs,
            row.our_who,
            row.our_at,
            row.their_who,
            row.their_at,
            row.from,
        ],
    )
}

pub(super) fn remove(connection: &Connection, id: Uuid) -> Result<(), FileError> {
    run(connection, "delete from conflict where id = ?1", [id.as_bytes()])
}
