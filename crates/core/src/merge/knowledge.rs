//! What a copy knows: which revision last set each field, also of things that are gone, and which revisions it has seen.
//! That is all a merge needs to tell a decision from a state that is merely older: no value of the past is kept, so a copy
//! without its history, and one whose history was forgotten, remember as well as any other.

mod after;
mod both;
mod last_set;
mod sides;

use super::Key;
use crate::change::{Entity, Field};
use crate::map::Conflict;
pub use after::after_merge;
pub(super) use both::{Both, Newer, Says};
use sides::{Sides, is_about_being_there};
use std::collections::{BTreeMap, HashSet};
use uuid::Uuid;

/// The revision that last set something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SetAt {
    /// The first revision that holds what was set.
    pub revision: Uuid,
    /// It may also have been set before: what a file of an older version tells no closer.
    pub or_before: bool,
}

impl SetAt {
    /// Set in this very revision.
    pub fn exactly(revision: Uuid) -> SetAt {
        SetAt { revision, or_before: false }
    }
}

/// What is known of one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfThing {
    /// When it was made or, where it is gone, removed; and with it all of its fields that are not listed.
    pub whole: SetAt,
    /// When its other fields were set or cleared. Under `order`, when somebody last said that it is to be there, where it had
    /// been there before.
    pub fields: BTreeMap<Field, SetAt>,
}

/// A thing of the map.
pub type Thing = (Entity, Uuid);

/// When everything was last set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LastSet {
    /// Every thing that is or was.
    pub things: BTreeMap<Thing, OfThing>,
    /// When everything else was removed, at the latest; only where an older version kept no note of it.
    pub rest: Option<SetAt>,
}

/// What a copy knows.
#[derive(Clone, Debug)]
pub struct Knowledge {
    /// When everything was last set.
    pub last: LastSet,
    /// The revisions that it has seen: those it was made from, and those of the copies that were brought in.
    pub seen: HashSet<Uuid>,
    /// The revision that it is.
    pub head: Uuid,
}

impl Knowledge {
    fn has_seen(&self, at: SetAt) -> bool {
        self.seen.contains(&at.revision)
    }

    /// When this copy last set a field or, for `order`, made or removed a thing. `there` is whether the thing is there, here
    /// and in the other copy, of which `other` tells when everything was set.
    fn at(&self, key: &Key, there: [bool; 2], other: &LastSet) -> Option<SetAt> {
        match (self.last.field(key), there) {
            (Some(at), _) => Some(at),
            (None, [true, _]) => Some(SetAt { revision: self.head, or_before: true }),
            // It was never here if its making can't have been seen here.
            (None, [false, true]) => self.last.rest.filter(|_| {
                other.came_back(&(key.0, key.1)) || other.field(key).is_some_and(|at| at.or_before || self.has_seen(at))
            }),
            // When it was made the other copy does not tell any more: here it may have been, and have been removed.
            (None, [false, false]) => self.last.rest,
        }
    }

    /// Which revisions say the two sides of a conflict on this copy's list; None where an older version kept no note of it.
    fn sides(&self, conflict: &Conflict) -> Option<Sides> {
        self.last.things.get(&(Entity::Conflict, conflict.id.0)).map(Sides::of)
    }

    /// Whether both sides of a conflict on the other copy's list were seen here: then it is on the list, or was settled.
    pub(super) fn has_heard_of(&self, whose: &Knowledge, conflict: &Conflict) -> bool {
        whose.sides(conflict).is_some_and(|sides| self.has_seen_sides(conflict, &sides))
    }

    /// Whether the sides of a conflict were seen here: where a field says two things, what either says now tells of the one.
    fn has_seen_sides(&self, conflict: &Conflict, sides: &Sides) -> bool {
        let seen = |at: &SetAt| self.has_seen(*at);
        if is_about_being_there(conflict) { sides.all().all(seen) } else { sides.theirs.iter().all(seen) }
    }
}
