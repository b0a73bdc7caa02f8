//! Views and filters under a name, as rows of `named_view`. What a filter lists stands one a line.

use super::{each, flag, id, ids, lines, one_of, order, run, written};
use crate::failure::FileError;
use rusqlite::{Connection, Row, params};
use sweetspot_core::map::{Filter, NamedView, NamedViewId, Sector, Status, Strength, ViewKind};
use uuid::Uuid;

pub(super) fn read(connection: &Connection) -> Result<Vec<NamedView>, FileError> {
    let mut found = Vec::new();
    let sql = "select id, map_order, name, view, words, statuses, sectors, organisations, grounds, challenges, without,
                      strength, bright_spots
               from named_view";
    each(connection, sql, [], |row| {
        found.push(NamedView {
            id: NamedViewId(id(row, 0)?),
            order: order(row, 1)?,
            name: row.get(2)?,
            view: one_of(row, 3, ViewKind::read)?,
            filter: filter(row)?,
        });
        Ok(())
    })?;
    Ok(found)
}

fn filter(row: &Row<'_>) -> Result<Filter, FileError> {
    let strength: u8 = row.get(11)?;
    Ok(Filter {
        text: row.get(4)?,
        statuses: lines(row, 5, Status::read)?,
        sectors: lines(row, 6, Sector::read)?,
        organisations: ids(row, 7)?,
        grounds: ids(row, 8)?,
        challenges: ids(row, 9)?,
        without: ids(row, 10)?,
        strength: Strength::try_from(strength).map_err(FileError::damaged)?,
        bright_spots: flag(row, 12)?,
    })
}

pub(super) fn write(connection: &Connection, row: &NamedView) -> Result<(), FileError> {
    let filter = &row.filter;
    let words = |words: Vec<&str>| words.join("\n");
    run(
        connection,
        "insert into named_view (id, map_order, name, view, words, statuses, sectors, organisations, grounds, challenges,
             without, strength, bright_spots)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
         on conflict (id) do update set map_order = ?2, name = ?3, view = ?4, words = ?5, statuses = ?6, sectors = ?7,
             organisations = ?8, grounds = ?9, challenges = ?10, without = ?11, strength = ?12, bright_spots = ?13",
        params![
            row.id.0.as_bytes(),
            row.order.cast_signed(),
            row.name,
            row.view.words(),
            filter.text,
            words(filter.statuses.iter().map(|status| status.words()).collect()),
            words(filter.sectors.iter().map(|sector| sector.words()).collect()),
            written(&filter.organisations),
            written(&filter.grounds),
            written(&filter.challenges),
            written(&filter.without),
            u8::from(filter.strength),
            filter.bright_spots,
        ],
    )
}

pub(super) fn remove(connection: &Connection, id: Uuid) -> Result<(), FileError> {
    run(connection, "delete from named_view where id = ?1", [id.as_bytes()])
}
