//! What was done, as rows of `change` and `delta`. Rows are only ever added: undoing is a change too.

use super::{count, each, id, one_of, run};
use crate::failure::FileError;
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use sweetspot_core::change::Field;
use sweetspot_core::map::rules;
use sweetspot_core::{Change, Delta, Entity};
use uuid::Uuid;

/// What sort of step a change was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// The map's making, which can't be undone.
    New,
    /// Something that a person did.
    Edit,
    /// An edit taken back.
    Undo,
    /// An edit made again after it was taken back.
    Redo,
}

impl ChangeKind {
    fn words(self) -> &'static str {
        match self {
            ChangeKind::New => "new",
            ChangeKind::Edit => "edit",
            ChangeKind::Undo => "undo",
            ChangeKind::Redo => "redo",
        }
    }

    fn read(words: &str) -> Option<ChangeKind> {
        [ChangeKind::New, ChangeKind::Edit, ChangeKind::Undo, ChangeKind::Redo]
            .into_iter()
            .find(|kind| kind.words() == words)
    }
}

/// What sort of step a change is, with what it belongs to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ChangeContext<'a> {
    pub(crate) kind: ChangeKind,
    /// For an undo or redo, the number of the edit that it takes back or makes again.
    pub(crate) of: Option<i64>,
    /// For a merge, whose copy was brought in.
    pub(crate) source: Option<&'a str>,
}

impl ChangeContext<'_> {
    /// A step that belongs to no other change and no other copy.
    pub(crate) fn plain(kind: ChangeKind) -> ChangeContext<'static> {
        ChangeContext { kind, of: None, source: None }
    }
}

/// A change's row without its deltas.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Head {
    /// Counts from 1 in the order in which the changes were made.
    pub(crate) n: i64,
    pub(crate) id: Uuid,
    pub(crate) at: i64,
    pub(crate) who: String,
    pub(crate) label: String,
    pub(crate) kind: ChangeKind,
    /// For an undo or redo, the number of the edit that it takes back or makes again.
    pub(crate) of: Option<i64>,
    /// For a merge, whose copy was brought in.
    pub(crate) source: Option<String>,
}

/// Every change without its deltas, oldest first.
pub(crate) fn read_heads(connection: &Connection) -> Result<Vec<Head>, FileError> {
    let mut found = Vec::new();
    each(connection, "select n, id, at, who, label, kind, of, source from change order by n", [], |row| {
        found.push(head(row)?);
        Ok(())
    })?;
    Ok(found)
}

/// The newest changes, newest first, each with the number of its deltas.
pub(crate) fn read_newest(connection: &Connection, newest: usize) -> Result<Vec<(Head, u32)>, FileError> {
    let sql =
        "select n, id, at, who, label, kind, of, source, (select count(*) from delta where delta.change = change.n)
               from change order by n desc limit ?1";
    let mut found = Vec::new();
    each(connection, sql, [i64::try_from(newest).unwrap_or(i64::MAX)], |row| {
        found.push((head(row)?, row.get(8)?));
        Ok(())
    })?;
    Ok(found)
}

/// What one change did.
const DELTAS: &str = "select entity, id, field, towards, before, after from delta where change = ?1 order by nth";

impl Head {
    fn without_deltas(&self) -> Change {
        Change { id: self.id, at: self.at, who: self.who.clone(), label: self.label.clone(), deltas: vec![] }
    }

    /// What sort of step it was.
    pub(crate) fn context(&self) -> ChangeContext<'_> {
        ChangeContext { kind: self.kind, of: self.of, source: self.source.as_deref() }
    }
}

fn head(row: &Row<'_>) -> Result<Head, FileError> {
    Ok(Head {
        n: count(row, 0)?,
        id: id(row, 1)?,
        at: rules::time(row.get(2)?),
        who: line(row, 3)?,
        label: line(row, 4)?,
        kind: one_of(row, 5, ChangeKind::read)?,
        of: row.get(6)?,
        source: row.get::<_, Option<String>>(7)?.map(|source| rules::line(&source)),
    })
}

/// A name or a label, which a stranger may have written.
fn line(row: &Row<'_>, column: usize) -> Result<String, FileError> {
    Ok(rules::line(&row.get::<_, String>(column)?))
}

/// One change with its deltas.
pub(crate) fn read(connection: &Connection, n: i64) -> Result<Change, FileError> {
    let sql = "select n, id, at, who, label, kind, of, source from change where n = ?1";
    let head = connection.prepare_cached(sql)?.query_row([n], |row| Ok(head(row))).optional()?;
    let head = head.ok_or_else(|| FileError::damaged(format!("change {n} is missing from the history")))??;
    with_deltas(connection, &head)
}

/// The change of this row, deltas and all.
pub(crate) fn with_deltas(connection: &Connection, head: &Head) -> Result<Change, FileError> {
    let mut deltas = Vec::new();
    each(connection, DELTAS, [head.n], |row| {
        deltas.push(delta(row)?);
        Ok(())
    })?;
    Ok(Change { deltas, ..head.without_deltas() })
}

/// What each change after change `n` did, oldest first.
pub(crate) fn read_after(connection: &Connection, n: i64) -> Result<Vec<Vec<Delta>>, FileError> {
    let mut found: Vec<(i64, Vec<Delta>)> = Vec::new();
    let sql =
        "select entity, id, field, towards, before, after, change from delta where change > ?1 order by change, nth";
    each(connection, sql, [n], |row| {
        let number: i64 = row.get(6)?;
        if found.last().is_none_or(|(last, _)| *last != number) {
            found.push((number, vec![]));
        }
        let delta = delta(row)?;
        found.last_mut().into_iter().for_each(|(_, deltas)| deltas.push(delta.clone()));
        Ok(())
    })?;
    Ok(found.into_iter().map(|(_, deltas)| deltas).collect())
}

fn delta(row: &Row<'_>) -> Result<Delta, FileError> {
    let towards: Option<[u8; 16]> = row.get(3)?;
    Ok(Delta {
        entity: one_of(row, 0, Entity::read)?,
        id: id(row, 1)?,
        field: Field { name: Cow::Owned(row.get(2)?), of: towards.map(Uuid::from_bytes) },
        before: row.get(4)?,
        after: row.get(5)?,
    })
}

/// The value that each field changed after change `n` had just after it: all of them lead back to that state.
pub(crate) fn way_back(connection: &Connection, n: i64) -> Result<Vec<Delta>, FileError> {
    let mut fields: BTreeMap<(Entity, Uuid, Field), Delta> = BTreeMap::new();
    let sql = "select entity, id, field, towards, before from delta where change > ?1 order by change desc, nth";
    each(connection, sql, [n], |row| {
        let towards: Option<[u8; 16]> = row.get(3)?;
        let field = Field { name: Cow::Owned(row.get(2)?), of: towards.map(Uuid::from_bytes) };
        let (entity, id) = (one_of(row, 0, Entity::read)?, id(row, 1)?);
        // Of several changes of one field the oldest is read last, and counts.
        let delta = Delta { entity, id, field: field.clone(), before: None, after: row.get(4)? };
        fields.insert((entity, id, field), delta);
        Ok(())
    })?;
    Ok(fields.into_values().collect())
}

/// By field: who, and when in milliseconds since 1970-01-01 UTC.
pub(crate) type SaidByWhom = HashMap<(Entity, Uuid, Field), (String, i64)>;

/// Who changed each field last, and when, as far as the history reaches; under the field `order`, who changed the thing
/// last.
pub(crate) fn last_said(connection: &Connection) -> Result<SaidByWhom, FileError> {
    let mut last = HashMap::new();
    let sql = "select entity, delta.id, field, towards, who, at from delta join change on change.n = delta.change
               order by change.n";
    each(connection, sql, [], |row| {
        let towards: Option<[u8; 16]> = row.get(3)?;
        let field = Field { name: Cow::Owned(row.get(2)?), of: towards.map(Uuid::from_bytes) };
        let (entity, id) = (one_of(row, 0, Entity::read)?, id(row, 1)?);
        let by = (line(row, 4)?, rules::time(row.get(5)?));
        last.insert((entity, id, Field { name: Cow::Borrowed("order"), of: None }), by.clone());
        last.insert((entity, id, field), by);
        Ok(())
    })?;
    Ok(last)
}

/// The changes that brought in another copy: number, whose copy, when.
pub(crate) fn merges(connection: &Connection) -> Result<Vec<(i64, String, i64)>, FileError> {
    let mut found = Vec::new();
    each(connection, "select n, source, at from change where source is not null order by n", [], |row| {
        found.push((row.get(0)?, line(row, 1)?, rules::time(row.get(2)?)));
        Ok(())
    })?;
    Ok(found)
}

/// Which initiatives each change touched that brought in another copy: the change's number, then the initiative.
pub(crate) fn brought_in(connection: &Connection) -> Result<Vec<(i64, Uuid)>, FileError> {
    let mut found = Vec::new();
    let sql = "select distinct change.n, delta.id from change join delta on delta.change = change.n
               where change.source is not null and delta.entity = 'initiative' order by change.n";
    each(connection, sql, [], |row| {
        found.push((row.get(0)?, id(row, 1)?));
        Ok(())
    })?;
    Ok(found)
}

/// Takes a person's name out of every change.
pub(crate) fn unname(connection: &Connection, who: &str) -> Result<(), FileError> {
    run(connection, "update change set who = '' where who = ?1", [who])?;
    // The name that a version or a conflict gives also stands in the change that made it.
    let fields = "(field in ('who', 'our_who', 'their_who') or (entity = 'conflict' and field = 'from'))";
    run(connection, &format!("update delta set before = null where {fields} and before = ?1"), [who])?;
    run(connection, &format!("update delta set after = null where {fields} and after = ?1"), [who])?;
    run(connection, "delete from delta where before is null and after is null", [])
}

/// Adds a change with its deltas.
pub(crate) fn write(
    connection: &Connection,
    n: i64,
    change: &Change,
    context: &ChangeContext<'_>,
) -> Result<(), FileError> {
    run(
        connection,
        "insert into change (n, id, at, who, label, kind, of, source) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            n,
            change.id.as_bytes(),
            change.at,
            change.who,
            change.label,
            context.kind.words(),
            context.of,
            context.source
        ],
    )?;
    (1..).zip(&change.deltas).try_for_each(|(nth, delta)| write_delta(connection, n, nth, delta))
}

fn write_delta(connection: &Connection, n: i64, nth: i64, delta: &Delta) -> Result<(), FileError> {
    run(
        connection,
        "insert into delta (change, nth, entity, id, field, towards, before, after)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            n,
            nth,
            delta.entity.words(),
            delta.id.as_bytes(),
            delta.field.name,
            delta.field.of.as_ref().map(Uuid::as_bytes),
            delta.before,
            delta.after,
        ],
    )
}

/// Copies every change from another file, row by row: a map's making may fill a good part of the memory.
pub(crate) fn copy(from: &Connection, to: &Connection) -> Result<(), FileError> {
    for head in read_heads(from)? {
        write(to, head.n, &head.without_deltas(), &head.context())?;
        let mut nth = 0;
        each(from, DELTAS, [head.n], |row| {
            nth += 1;
            write_delta(to, head.n, nth, &delta(row)?)
        })?;
    }
    Ok(())
}

/// Forgets every change, for a copy that leaves history out.
pub(crate) fn forget(connection: &Connection) -> Result<(), FileError> {
    run(connection, "delete from delta", [])?;
    run(connection, "delete from change", [])
}
