//! What two copies know of one another, read from what their files note; and, where an older file noted less, from states
//! that both have seen.

use super::{Incoming, Standing};
use crate::document::Document;
use crate::document::ancestry::Graph;
use crate::document::history::state_at;
use crate::failure::FileError;
use crate::tables::change::{self, ChangeKind};
use crate::tables::{last_set, revision};
use rusqlite::Connection;
use std::collections::{BTreeSet, HashMap, HashSet};
use sweetspot_core::map::Map;
use sweetspot_core::merge::Copies;
use sweetspot_core::merge::knowledge::{Knowledge, SetAt};
use uuid::Uuid;

impl Document {
    /// What both know of one another.
    pub(super) fn two(&self, incoming: &Incoming) -> Result<Two, FileError> {
        let connection = &self.working_copy.connection;
        let graph = Graph::of(connection)?;
        let mut ours = knowledge(connection, &graph)?;
        let mut theirs = knowledge(&incoming.inside.connection, &incoming.graph)?;
        let doubtful = |one: &Knowledge, other: &Knowledge| one.last.is_doubtful(&other.seen);
        if doubtful(&ours, &theirs) || doubtful(&theirs, &ours) {
            // Older files tell it no closer, but perhaps a history does.
            let sides = Sides {
                ours: Side::of(connection, &self.map)?,
                theirs: Side::of(&incoming.inside.connection, &incoming.map)?,
            };
            let states = graph.newest_common(&incoming.graph, |id| sides.state(id))?;
            ours.last.compare(&self.map, &theirs.seen, &states);
            theirs.last.compare(&incoming.map, &ours.seen, &states);
        }
        let standing = if graph.knows(incoming.head) {
            Standing::Known
        } else if graph.common(&incoming.graph).is_empty() {
            Standing::Unrelated
        } else if theirs.seen.contains(&ours.head) {
            Standing::BuiltOnOurs
        } else {
            Standing::Apart
        };
        Ok(Two { ours, theirs, graph, standing })
    }
}

/// What two copies know of one another.
pub(super) struct Two {
    pub(super) ours: Knowledge,
    pub(super) theirs: Knowledge,
    /// Where ours came from.
    pub(super) graph: Graph,
    pub(super) standing: Standing,
}

impl Two {
    pub(super) fn copies<'a>(&'a self, ours: &'a Map, theirs: &'a Map, apart: &'a BTreeSet<Uuid>) -> Copies<'a> {
        Copies {
            related: self.standing != Standing::Unrelated,
            our_knowledge: &self.ours,
            their_knowledge: &self.theirs,
            ours,
            theirs,
            apart,
        }
    }
}

/// What the copy knows that `connection` holds. Changes that are in no revision yet, nobody else has seen.
fn knowledge(connection: &Connection, graph: &Graph) -> Result<Knowledge, FileError> {
    let newest = revision::newest(connection)?;
    let mut last = last_set::read(connection)?;
    let mut seen: HashSet<Uuid> = graph.parents.keys().copied().collect();
    let waiting = change::read_after(connection, newest.map_or(0, |held| held.at_change))?;
    let head = newest.filter(|_| waiting.is_empty()).map_or_else(Uuid::new_v4, |held| held.id);
    last.take(waiting.iter().map(Vec::as_slice), SetAt::exactly(head));
    seen.insert(head);
    Ok(Knowledge { last, seen, head })
}

/// One of the two copies, as far as the past can be read from it.
struct Side<'a> {
    connection: &'a Connection,
    map: &'a Map,
    /// The revisions whose state its history tells, and after which change it was.
    told: HashMap<Uuid, i64>,
}

impl<'a> Side<'a> {
    fn of(connection: &'a Connection, map: &'a Map) -> Result<Side<'a>, FileError> {
        let held = revision::read(connection)?;
        let begun = change::read_heads(connection)?.first().is_some_and(|head| head.kind == ChangeKind::New);
        // Where history was left out, all revisions stand at its beginning; the last of them is what it began with.
        let first =
            if begun { None } else { held.iter().rev().find(|known| known.at_change == 0).map(|known| known.id) };
        let told = held.into_iter().filter(|known| known.at_change > 0 || first == Some(known.id));
        Ok(Side { connection, map, told: told.map(|known| (known.id, known.at_change)).collect() })
    }

    /// The map as it was at a revision; None where this copy's history does not reach back to it.
    fn state(&self, revision: Uuid) -> Result<Option<Map>, FileError> {
        let n = self.told.get(&revision);
        n.map(|n| state_at(self.connection, self.map, *n)).transpose()
    }
}

struct Sides<'a> {
    ours: Side<'a>,
    theirs: Side<'a>,
}

impl Sides<'_> {
    fn state(&self, revision: Uuid) -> Result<Option<Map>, FileError> {
        match self.ours.state(revision)? {
            Some(map) => Ok(Some(map)),
            None => self.theirs.state(revision),
        }
    }
}
