//! Proposals that were said no to, as rows of `dismissal`.

use super::{each, id, ids, order, run, written};
use crate::failure::FileError;
use rusqlite::{Connection, params};
use sweetspot_core::map::{Dismissal, DismissalId};
use uuid::Uuid;

pub(super) fn read(connection: &Connection) -> Result<Vec<Dismissal>, FileError> {
    let mut found = Vec::new();
    each(connection, "select id, map_order, organisations, challenges, reason from dismissal", [], |row| {
        found.push(Dismissal {
            id: DismissalId(id(row, 0)?),
            order: order(row, 1)?,
            organisations: ids(row, 2)?,
            challenges: ids(row, 3)?,
            reason: row.get(4)?,
        });
        Ok(())
    })?;
    Ok(found)
}

pub(super) fn write(connection: &Connection, row: &Dismissal) -> Result<(), FileError> {
    run(
        connection,
        "insert into dismissal (id, map_order, organisations, challenges, reason) values (?1, ?2, ?3, ?4, ?5)
         on conflict (id) do update set map_order = ?2, organisations = ?3, challenges = ?4, reason = ?5",
        params![
            row.id.0.as_bytes(),
            row.order.cast_signed(),
            written(&row.organisations),
            written(&row.challenges),
            row.reason
        ],
    )
}

pub(super) fn remove(connection: &Connection, id: Uuid) -> Result<(), FileError> {
    run(connection, "delete from dismissal where id = ?1", [id.as_bytes()])
}
