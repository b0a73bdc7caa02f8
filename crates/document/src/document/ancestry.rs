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

    /// What is known of where revisions came from, as far as the other does not know it.
    pub(super) fn edges_beyond(&self, other: &Graph) -> Vec<(Uuid, Uuid)> {
        let edges = self.parents.iter().flat_map(|(child, parents)| parents.iter().map(|parent| (*child, *parent)));
        edges.filter(|(child, parent)| !other.parents.get(child).is_some_and(|held| held.contains(parent))).collect()
    }

    /// Of the revisions that both know, the newest that `state` can tell: no other of them comes after one of these,
    /// unless it can't be told. Each revision is looked at once.
    pub(super) fn newest_common<T>(
        &self,
        other: &Graph,
        state: impl Fn(Uuid) -> Result<Option<T>, FileError>,
    ) -> Result<Vec<(Uuid, T)>, FileError> {
        let common = self.common(other);
        let parents = |id: &Uuid| -> BTreeSet<Uuid> {
            let both = [self, other].into_iter().filter_map(|graph| graph.parents.get(id)).flatten();
            both.filter(|parent| common.contains(parent)).copied().collect()
        };
        let mut children: BTreeMap<Uuid, usize> = common.iter().map(|id| (*id, 0)).collect();
        common.iter().flat_map(parents).for_each(|parent| *children.entry(parent).or_default() += 1);
        let mut waiting: Vec<Uuid> = common.iter().filter(|id| children[*id] == 0).copied().collect();
        let mut found = Vec::new();
        while let Some(id) = waiting.pop() {
            if let Some(told) = state(id)? {
                found.push((id, told));
                continue;
            }
            // A revision that can't be told makes way for those before it.
            for parent in parents(&id) {
                let left = children.entry(parent).or_default();
                *left = left.saturating_sub(1);
                if *left == 0 {
                    waiting.push(parent);
                }
            }
        }
        Ok(found)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test that fails should stop; figures are printed")]
mod tests;
