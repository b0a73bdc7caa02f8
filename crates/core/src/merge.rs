//! Bringing two copies of a map together that were edited apart: by row and field, from what each had seen of the other.
//! Nothing is overwritten in silence: what both changed differently stays as it is here and is listed, what one removed and
//! the other changed is kept and listed, and what was seen here and taken back stays taken back.

mod fields;
pub mod knowledge;
mod positions;
mod repair;
mod same_names;

use crate::change::{Change, Delta, Entity, Field, Unreadable};
use crate::map::{Conflict, ConflictId, MAX_CHALLENGES, Map};
use crate::stamp::Stamp;
use fields::Changed;
use knowledge::{Knowledge, LastSet, SetAt};
use std::collections::BTreeSet;
use uuid::Uuid;

/// One field of one thing.
pub type Key = (Entity, Uuid, Field);

/// Two copies and what they have in common.
#[derive(Clone, Copy, Debug)]
pub struct Copies<'a> {
    /// Whether both came from one state. If not, nothing counts as removed.
    pub related: bool,
    /// What this copy knows.
    pub our_knowledge: &'a Knowledge,
    /// What the other copy knows.
    pub their_knowledge: &'a Knowledge,
    /// This copy.
    pub ours: &'a Map,
    /// The other copy.
    pub theirs: &'a Map,
    /// Initiatives of the other copy that are not the same as ours of the same title, by id.
    pub apart: &'a BTreeSet<Uuid>,
}

/// Which of the two copies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the variants are their own names")]
pub enum Whose {
    Ours,
    Theirs,
}

/// Who last set a field, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// May be empty.
    pub who: String,
    /// Milliseconds since 1970-01-01 UTC; 0 where that is not known.
    pub at: i64,
}

/// Where the other copy comes from.
pub struct Source<'a> {
    /// Whose copy it is: a person, an organisation or a file's name.
    pub from: &'a str,
    /// Who last set a field in either copy.
    pub said: &'a dyn Fn(Whose, &Key) -> Said,
}

/// Two things of the same name, made apart, that were taken for one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    /// What kind of thing.
    pub entity: Entity,
    /// Its id in this copy.
    pub ours: Uuid,
    /// Its id in the other copy.
    pub theirs: Uuid,
    /// Its name here.
    pub name: String,
}

/// What comes of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// The map that holds both.
    pub map: Map,
    /// What both changed differently, as far as it was not listed before.
    pub conflicts: Vec<Conflict>,
    /// Things of the same name that were taken for one.
    pub joined: Vec<Joined>,
}

/// Why two copies can't be brought together.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MergeRefusal {
    /// Together they have more challenges than a map can have.
    #[error("together they have {count} challenges; a map has at most five")]
    TooManyChallenges {
        /// How many.
        count: usize,
    },
    /// A value in one of them can't be read.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
}

/// Brings `theirs` into `ours`. Both stay as they are.
///
/// # Errors
/// Where the result would be no map.
pub fn merge(copies: &Copies<'_>, source: &Source<'_>) -> Result<Merged, MergeRefusal> {
    let mut work = Work {
        changed: [Changed::new(), Changed::new()],
        ours: copies.ours.clone(),
        theirs: comparable(copies.ours, copies.theirs),
        conflicts: vec![],
        joined: vec![],
        said_again: BTreeSet::new(),
        seen_there: BTreeSet::new(),
        inherited: vec![],
    };
    work.changed = work.differing(copies, copies.our_knowledge, copies.their_knowledge);
    work.join_same_named(copies);
    if !copies.related {
        // What is only theirs comes after all that is ours.
        work.theirs.append_to(&work.ours);
    }
    if !work.joined.is_empty() || !copies.related {
        let (mut ours, mut theirs) = (copies.our_knowledge.clone(), copies.their_knowledge.clone());
        for joined in &work.joined {
            let into = if work.theirs_holds(joined.entity, joined.theirs) { joined.theirs } else { joined.ours };
            ours.last.rename(joined.entity, joined.ours, into);
            theirs.last.rename(joined.entity, joined.theirs, into);
        }
        work.changed = work.differing(copies, &ours, &theirs);
    }
    let deltas = work.landing();
    let mut map = Change::unnamed(deltas).made_in(&work.ours)?;
    work.mend(&mut map);
    let count = map.challenges.len();
    if count > MAX_CHALLENGES {
        return Err(MergeRefusal::TooManyChallenges { count });
    }
    work.place(&mut map);
    let conflicts = work.list(&mut map, source);
    Ok(Merged { map, conflicts, joined: work.joined })
}

/// What the copy that holds both knows, in the revision that the merge makes.
pub fn known(copies: &Copies<'_>, merged: &Merged, at: SetAt) -> LastSet {
    knowledge::after_merge(copies, &comparable(copies.ours, copies.theirs), &merged.map, at)
}

/// How the merge is called in the undo menu and in the history.
pub fn label(from: &str) -> String {
    format!("Bring in {from}’s copy")
}

/// The whole step of a merge: what it changed in `ours`.
pub fn change(ours: &Map, merged: &Merged, from: &str, stamp: &Stamp) -> Change {
    Change::between(ours, &merged.map, label(from), stamp)
}

/// A merge under way.
struct Work {
    /// What was said in ours, and in theirs, that the other had not seen.
    changed: [Changed; 2],
    ours: Map,
    theirs: Map,
    /// What both changed differently: the field, what we say, what they say.
    conflicts: Vec<(Key, Option<String>, Option<String>)>,
    joined: Vec<Joined>,
    /// Fields in conflict here of which they have said anew what both say.
    said_again: BTreeSet<Key>,
    /// Conflicts here of which they have seen the other side too.
    seen_there: BTreeSet<Uuid>,
    /// Conflicts that are open there, with somebody whom we have not heard of.
    inherited: Vec<Conflict>,
}

/// Their map as far as it can be brought in: versions and open conflicts are matters of the copy that they are in, and
/// another map's title is not a change of ours.
fn comparable(ours: &Map, theirs: &Map) -> Map {
    let mut kept = theirs.clone();
    if theirs.head.id != ours.head.id {
        kept.head = ours.head.clone();
    }
    kept.take_rows_of_one_copy(ours);
    kept
}

impl Work {
    fn conflict(&mut self, key: Key, ours: Option<String>, theirs: Option<String>) {
        self.conflicts.push((key, ours, theirs));
    }

    /// Puts what is in conflict on the map's list; what both agree on by now goes off it. Answers what is new.
    fn list(&self, map: &mut Map, source: &Source<'_>) -> Vec<Conflict> {
        let conflicts = self.conflicts_on(map);
        let settled: Vec<Uuid> = map
            .conflicts
            .iter()
            .filter(|held| {
                let key = key_of(held);
                if !self.seen_there.contains(&held.id.0) {
                    // It is with somebody else, whom they have not heard of.
                    return false;
                }
                // Only what they said since, or say of it still, comes in its place: what else is open there stays open.
                let anew = self.said_again.contains(&key);
                let again = conflicts.iter().filter(|(other, ..)| *other == key).any(|(_, ours, theirs)| {
                    anew || held.theirs == *theirs || (held.ours == *theirs && held.theirs == *ours)
                });
                // Somebody has said there, since, what stands here.
                let (here, there) = (value(map, &key), value(&self.theirs, &key));
                // What is gone says nothing, so it agrees with no blank.
                let can_say = key.2 == Field::ORDER || self.theirs.holds(key.0, key.1);
                let agreed = here == there && anew && can_say;
                // What one copy took away stays here until somebody says so, and is there as long in both.
                let kept = here.is_some() && (held.ours.is_none() || held.theirs.is_none());
                again || (agreed && !kept)
            })
            .map(|held| held.id.0)
            .collect();
        let before = map.conflicts.clone();
        settled.into_iter().for_each(|id| map.conflicts.remove(id));
        let mut listed = Vec::new();
        for (key, ours, theirs) in &conflicts {
            // Of what is gone by now, or comes to the same by what is gone, nobody needs to be asked.
            if !map.holds(key.0, key.1) || (ours == theirs && repair::names_things(key)) {
                continue;
            }
            let (our, their) = ((source.said)(Whose::Ours, key), (source.said)(Whose::Theirs, key));
            let id = conflict_id(key, ours.as_deref(), theirs.as_deref());
            let conflict = Conflict {
                id,
                order: map.conflicts.next_order(),
                entity: key.0,
                row: key.1,
                field: key.2.clone(),
                ours: ours.clone(),
                theirs: theirs.clone(),
                our_who: our.who,
                our_at: our.at,
                their_who: their.who,
                their_at: their.at,
                from: source.from.to_owned(),
            };
            match before.get(id) {
                // It stays as it was listed.
                Some(held) => map.conflicts.put(held.clone()),
                None => {
                    map.conflicts.put(conflict.clone());
                    listed.push(conflict);
                }
            }
        }
        for row in &self.inherited {
            if map.holds(row.entity, row.row) && !map.conflicts.holds(row.id) {
                let row = Conflict { order: map.conflicts.next_order(), ..row.clone() };
                map.conflicts.put(row.clone());
                listed.push(row);
            }
        }
        listed
    }
}

/// The field that a conflict is about.
pub fn key_of(conflict: &Conflict) -> Key {
    (conflict.entity, conflict.row, conflict.field.clone())
}

/// What a field of a thing says; None where it says nothing or the thing is not there. The field `order` says "here".
fn value(map: &Map, key: &Key) -> Option<String> {
    let found = map.fields(key.0, key.1)?.remove(&key.2)?;
    Some(if key.2 == Field::ORDER && key.0 != Entity::Challenge { "here".to_owned() } else { found })
}

/// The same whichever copy is ours, so that nobody lists one conflict twice.
fn conflict_id(key: &Key, ours: Option<&str>, theirs: Option<&str>) -> ConflictId {
    let mut values = [ours, theirs].map(|value| value.map_or_else(|| "-".to_owned(), |value| format!("={value}")));
    values.sort();
    let name = format!("{} {} {}\n{}\n{}", key.0.words(), key.1, key.2, values[0], values[1]);
    ConflictId(Uuid::new_v5(&key.1, name.as_bytes()))
}

/// All that differs, without a name.
fn differing(before: &Map, after: &Map) -> Vec<Delta> {
    let stamp = Stamp { at: 0, who: String::new(), change: Uuid::nil() };
    Change::between(before, after, String::new(), &stamp).deltas
}
