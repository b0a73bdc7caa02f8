//! Links between initiatives, as rows of `link`.

use super::{each, id, one_of, order, run};
use crate::failure::FileError;
use rusqlite::{Connection, params};
use sweetspot_core::map::{InitiativeId, Link, LinkId, LinkKind};
use uuid::Uuid;

pub(super) fn read(connection: &Connection) -> Result<Vec<Link>, FileError> {
    let mut found = Vec::new();
    each(connection, "select id, map_order, starts, ends, kind, note from link", [], |row| {
        found.push(Link {
            id: LinkId(id(row, 0)?),
            order: order(row, 1)?,
            from: InitiativeId(id(row, 2)?),
            to: InitiativeId(id(row, 3)?),
            kind: one_of(row, 4, LinkKind::read)?,
            note: row.get(5)?,
        });
        Ok(())
    })?;
    Ok(found)
}

pub(super) fn write(connection: &Connection, row: &Link) -> Result<(), FileError> {
    run(
        connection,
        "insert into link (id, map_order, starts, ends, kind, note) values (?1, ?2, ?3, ?4, ?5, ?6)
         on conflict (id) do update set map_order = ?2, starts = ?3, ends = ?4, kind = ?5, note = ?6",
        params![
            row.id.0.as_bytes(),
            row.order.cast_signed(),
            row.from.0.as_bytes(),
            row.to.0.as_bytes(),
            row.kind.words(),
            row.note
        ],
    )
}

pub(super) fn remove(connection: &Connection, id: Uuid) -> Result<(), FileError> {
    run(connection, "delete from link where id = ?1", [id.as_bytes()])
}
