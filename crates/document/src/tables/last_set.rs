//! Which revision last set each field, as rows of `last_set`, also of things that are gone: no value, only ids. It is what
//! a merge goes by, and stays where history is left out or forgotten.

use super::{change, each, flag, id, one_of, run};
use crate::failure::FileError;
use rusqlite::{Connection, Row, params};
use std::borrow::Cow;
use std::collections::BTreeMap;
use sweetspot_core::Entity;
use sweetspot_core::change::Field;
use sweetspot_core::merge::knowledge::{LastSet, OfThing, SetAt, Thing};
use uuid::Uuid;

const COLUMNS: &str = "select entity, id, field, towards, revision, or_before from last_set";

/// All of it.
pub(crate) fn read(connection: &Connection) -> Result<LastSet, FileError> {
    let mut last = LastSet::default();
    each(connection, &format!("{COLUMNS} order by entity, id, field, towards"), [], |row| take(&mut last, row))?;
    Ok(last)
}

fn take(last: &mut LastSet, row: &Row<'_>) -> Result<(), FileError> {
    let at = SetAt { revision: id(row, 4)?, or_before: flag(row, 5)? };
    let (entity, name): (String, String) = (row.get(0)?, row.get(2)?);
    if entity.is_empty() {
        last.rest = Some(at);
        return Ok(());
    }
    let thing = (one_of(row, 0, Entity::read)?, id(row, 1)?);
    let of = last.things.entry(thing).or_insert(OfThing { whole: at, fields: BTreeMap::new() });
    if name.is_empty() {
        of.whole = at;
    } else {
        let towards: Vec<u8> = row.get(3)?;
        let of_which = if towards.is_empty() { None } else { Some(id(row, 3)?) };
        of.fields.insert(Field { name: Cow::Owned(name), of: of_which }, at);
    }
    Ok(())
}

/// Takes note of all changes after `n`: that `revision` is the first to hold them.
pub(crate) fn note(connection: &Connection, n: i64, revision: Uuid) -> Result<(), FileError> {
    let changes = change::read_after(connection, n)?;
    let touched = LastSet::touched(changes.iter().map(Vec::as_slice));
    let mut last = LastSet::default();
    for thing in &touched {
        let sql = format!("{COLUMNS} where entity = ?1 and id = ?2 order by field, towards");
        each(connection, &sql, params![thing.0.words(), thing.1.as_bytes()], |row| take(&mut last, row))?;
    }
    last.take(changes.iter().map(Vec::as_slice), SetAt::exactly(revision));
    for thing in touched {
        write_thing(connection, thing, last.things.get(&thing))?;
    }
    Ok(())
}

/// Writes the entries of `after` that differ from those of `before`.
pub(crate) fn write_changed(connection: &Connection, before: &LastSet, after: &LastSet) -> Result<(), FileError> {
    for (thing, of) in after.things.iter().filter(|(thing, of)| before.things.get(*thing) != Some(*of)) {
        write_thing(connection, *thing, Some(of))?;
    }
    for thing in before.things.keys().filter(|thing| !after.things.contains_key(*thing)) {
        write_thing(connection, *thing, None)?;
    }
    if before.rest != after.rest {
        write_rest(connection, after.rest)?;
    }
    Ok(())
}

/// Writes all of it.
pub(crate) fn write(connection: &Connection, last: &LastSet) -> Result<(), FileError> {
    write_changed(connection, &LastSet::default(), last)
}

fn write_rest(connection: &Connection, rest: Option<SetAt>) -> Result<(), FileError> {
    run(connection, "delete from last_set where entity = ''", [])?;
    rest.map_or(Ok(()), |at| insert(connection, "", Uuid::nil(), None, at))
}

fn write_thing(connection: &Connection, (entity, id): Thing, of: Option<&OfThing>) -> Result<(), FileError> {
    let sql = "delete from last_set where entity = ?1 and id = ?2";
    run(connection, sql, params![entity.words(), id.as_bytes()])?;
    let Some(of) = of else { return Ok(()) };
    insert(connection, entity.words(), id, None, of.whole)?;
    of.fields.iter().try_for_each(|(field, at)| insert(connection, entity.words(), id, Some(field), *at))
}

fn insert(connection: &Connection, entity: &str, id: Uuid, field: Option<&Field>, at: SetAt) -> Result<(), FileError> {
    let towards = field.and_then(|field| field.of);
    run(
        connection,
        "insert into last_set (entity, id, field, towards, revision, or_before) values (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            entity,
            id.as_bytes(),
            field.map_or("", |field| &*field.name),
            towards.as_ref().map_or(&[][..], |id| &id.as_bytes()[..]),
            at.revision.as_bytes(),
            at.or_before,
        ],
    )
}
