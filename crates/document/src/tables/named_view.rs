//! Views and filters under a name, as rows of `named_view`. What a filter lists stands one a line.

use super::{Table, all, flag, id, ids, lines, one_of, order, run, written};
use crate::failure::FileError;
use crate::record::{self, Value};
use rusqlite::{Connection, Row, params};
use sweetspot_core::map::{Filter, NamedView, NamedViewId, Sector, Status, Strength, ViewKind};
use uuid::Uuid;

impl Table for NamedView {
    fn read(connection: &Connection) -> Result<Vec<NamedView>, FileError> {
        let sql =
            "select id, map_order, name, view, words, statuses, sectors, organisations, grounds, challenges, without,
                          strength, bright_spots
                   from named_view";
        all(connection, sql, |row| {
            Ok(NamedView {
                id: NamedViewId(id(row, 0)?),
                order: order(row, 1)?,
                name: row.get(2)?,
                view: one_of(row, 3, ViewKind::read)?,
                filter: filter(row)?,
            })
        })
    }

    fn write(&self, connection: &Connection) -> Result<(), FileError> {
        let filter = &self.filter;
        let words = |words: Vec<&str>| words.join("\n");
        run(
            connection,
            "insert into named_view (id, map_order, name, view, words, statuses, sectors, organisations, grounds, challenges,
                 without, strength, bright_spots)
             values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
             on conflict (id) do update set map_order = ?2, name = ?3, view = ?4, words = ?5, statuses = ?6, sectors = ?7,
                 organisations = ?8, grounds = ?9, challenges = ?10, without = ?11, strength = ?12, bright_spots = ?13",
            params![
                self.id.0.as_bytes(),
                self.order.cast_signed(),
                self.name,
                self.view.words(),
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

    fn remove(connection: &Connection, id: Uuid) -> Result<(), FileError> {
        run(connection, "delete from named_view where id = ?1", [id.as_bytes()])
    }

    fn salvaged(record: &[Value]) -> Option<NamedView> {
        use Value::{Blob, Integer, Text};
        let [
            Blob(id),
            Integer(order),
            Text(name),
            Text(view),
            Text(text),
            Text(statuses),
            Text(sectors),
            Text(organisations),
            Text(grounds),
            Text(challenges),
            Text(without),
            Integer(strength),
            Integer(bright_spots),
        ] = record
        else {
            return None;
        };
        let filter = Filter {
            text: text.clone(),
            statuses: record::lines(statuses, Status::read)?,
            sectors: record::lines(sectors, Sector::read)?,
            organisations: record::ids(organisations)?,
            grounds: record::ids(grounds)?,
            challenges: record::ids(challenges)?,
            without: record::ids(without)?,
            strength: Strength::try_from(u8::try_from(*strength).ok()?).ok()?,
            bright_spots: *bright_spots == 1,
        };
        let (id, order) = (NamedViewId(record::id(id)?), record::order(*order)?);
        Some(NamedView { id, order, name: name.clone(), view: ViewKind::read(view)?, filter })
    }
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
