//! Which states of a map came from which: what tells whether a copy is older, newer, or was edited apart.

use crate::failure::FileError;
use crate::tables::revision;
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Which states of a map came from which.
#[derive(Clone, Debug, Default)]
pub(super) struct Graph {
    pub(super) parents: BTreeMap<Uuid, BTreeSet<Uuid>>,
}

impl Graph {
    pub(super) fn of(connection: &Connection) -> Result<Graph, FileError> {
        let mut graph = Graph::default();
        for held in revision::read(connection)? {
            graph.parents.entry(held.id).or_default();
        }
        for (child, parent) in
            revision::read_parents(connection)?.into_iter().chain(revision::read_ancestry(connection)?)
        {
            graph.parents.entry(child).or_default().insert(parent);
            graph.parents.entry(parent).or_default();
        }
        Ok(graph)
    }

    pub(super) fn knows(&self, revision: Uuid) -> bool {
        self.parents.contains_key(&revision)
    }

    /// Every revision is an ancestor of the newest: copies that were merged in, and what this one was made from.
    pub(super) fn common(&self, other: &Graph) -> BTreeSet<Uuid> {
        self.parents.keys().filter(|id| other.knows(**id)).copied().collect()
    }

    pub(super) fn merged_with(&self, other: &Graph) -> Graph {
        let mut both = self.clone();
        for (child, parents) in &other.parents {
            both.parents.entry(*child).or_default().extend(parents);
        }
        both
    }

    pub(super) fn edges(&self) -> impl Iterator<Item = (Uuid, Uuid)> {
        self.parents.iter().flat_map(|(child, parents)| parents.iter().map(|parent| (*child, *parent)))
    }

    /// All that came before these.
    pub(super) fn before(&self, of: &BTreeSet<Uuid>) -> BTreeSet<Uuid> {
        let mut found = BTreeSet::new();
        let mut waiting: Vec<Uuid> = of.iter().copied().collect();
        while let Some(next) = waiting.pop() {
            for parent in self.parents.get(&next).into_iter().flatten() {
                if found.insert(*parent) {
                    waiting.push(*parent);
                }
            }
        }
        found
    }
}
