//! Links between initiatives, as rows of `link`.

use super::{Table, all, id, one_of, order, run};
use crate::failure::FileError;
use crate::record::{self, Value};
use rusqlite::{Connection, params};
use sweetspot_core::map::{InitiativeId, Link, LinkId, LinkKind};
use uuid::Uuid;

impl Table for Link {
    fn read(connection: &Connection) -> Result<Vec<Link>, FileError> {
        all(connection, "select id, map_order, starts, ends, kind, note from link", |row| {
            Ok(Link {
                id: LinkId(id(row, 0)?),
                order: order(row, 1)?,
                from: InitiativeId(id(row, 2)?),
                to: InitiativeId(id(row, 3)?),
                kind: one_of(row, 4, LinkKind::read)?,
                note: row.get(5)?,
            })
        })
    }

    fn write(&self, connection: &Connection) -> Result<(), FileError> {
        run(
            connection,
            "insert into link (id, map_order, starts, ends, kind, note) values (?1, ?2, ?3, ?4, ?5, ?6)
             on conflict (id) do update set map_order = ?2, starts = ?3, ends = ?4, kind = ?5, note = ?6",
            params![
                self.id.0.as_bytes(),
                self.order.cast_signed(),
                self.from.0.as_bytes(),
                self.to.0.as_bytes(),
                self.kind.words(),
                self.note
            ],
        )
    }

    fn remove(connection: &Connection, id: Uuid) -> Result<(), FileError> {
        run(connection, "delete from link where id = ?1", [id.as_bytes()])
    }

    fn salvaged(record: &[Value]) -> Option<Link> {
        use Value::{Blob, Integer, Text};
        let [Blob(id), Integer(order), Blob(from), Blob(to), Text(kind), Text(note)] = record else { return None };
        let (id, order) = (LinkId(record::id(id)?), record::order(*order)?);
        let (from, to) = (InitiativeId(record::id(from)?), InitiativeId(record::id(to)?));
        Some(Link { id, order, from, to, kind: LinkKind::read(kind)?, note: note.clone() })
    }
}
