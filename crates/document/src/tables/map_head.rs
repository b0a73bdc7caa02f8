//! What belongs to the map as a whole: the one row of `map_head`.

use super::{each, id, run};
use crate::failure::FileError;
use rusqlite::{Connection, params};
use sweetspot_core::map::{MapHead, MapId};

/// The head; a file with none or two is damaged.
pub(super) fn read(connection: &Connection) -> Result<MapHead, FileError> {
    let sql = "select id, title, area, marking, release, short_description, long_description from map_head";
    let mut heads = Vec::new();
    each(connection, sql, [], |row| {
        heads.push(MapHead {
            id: MapId(id(row, 0)?),
            title: row.get(1)?,
            area: row.get(2)?,
            marking: row.get(3)?,
            release: row.get(4)?,
            short_description: row.get(5)?,
            long_description: row.get(6)?,
        });
        Ok(())
    })?;
    match (heads.pop(), heads.is_empty()) {
        (Some(head), true) => Ok(head),
        (_, false) => Err(FileError::damaged("it has two titles")),
        (None, true) => Err(FileError::damaged("it has no title")),
    }
}

pub(super) fn write(connection: &Connection, head: &MapHead) -> Result<(), FileError> {
    run(
        connection,
        "insert into map_head (id, title, area, marking, release, short_description, long_description)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         on conflict (id) do update set title = ?2, area = ?3, marking = ?4, release = ?5, short_description = ?6,
             long_description = ?7",
        params![
            head.id.0.as_bytes(),
            head.title,
            head.area,
            head.marking,
            head.release,
            head.short_description,
            head.long_description,
        ],
    )
}
