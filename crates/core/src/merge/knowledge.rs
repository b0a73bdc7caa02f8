//! What a copy knows: which revision last set each field, also of things that are gone, and which revisions it has seen.
//! That is all a merge needs to tell a decision from a state that is merely older: no value of the past is kept, so a copy
//! without its history, and one whose history was forgotten, remember as well as any other.

use super::{Key, differing, key_of};
use crate::change::{Delta, Entity, Field};
use crate::map::{Conflict, Map};
use std::collections::{BTreeMap, BTreeSet, HashSet};
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
    /// When its other fields were set or cleared. Under `order`, when somebody last said that it is to be there.
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

/// Which of two copies was said something in that the other had not seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Newer {
    /// Ours had seen what theirs says.
    Ours,
    /// Theirs had seen what ours says.
    Theirs,
    /// Neither had, or each had, or it can't be told: nobody has decided between them.
    Both,
}

impl LastSet {
    /// As if everything on the map had been set at once.
    pub fn of(map: &Map, at: SetAt) -> LastSet {
        let mut last = LastSet::default();
        for delta in differing(&Map::blank(map.head.id), map) {
            if counts(delta.entity) {
                last.things.entry((delta.entity, delta.id)).or_insert(OfThing { whole: at, fields: BTreeMap::new() });
            }
        }
        last
    }

    /// Takes note of changes that were made one after another, and that `at` is the first revision to hold. A conflict that
    /// was settled counts as saying its field anew.
    pub fn take<'a>(&mut self, changes: impl IntoIterator<Item = &'a [Delta]>, at: SetAt) {
        let (mut anew, mut gone) = (BTreeSet::new(), BTreeSet::new());
        let mut fields: BTreeSet<Key> = BTreeSet::new();
        for change in changes {
            fields.extend(settled(change));
            for delta in change.iter().filter(|delta| counts(delta.entity)) {
                let thing = (delta.entity, delta.id);
                if is_order(&delta.field) && (delta.before.is_none() || delta.after.is_none()) {
                    anew.insert(thing);
                    if delta.after.is_none() {
                        gone.insert(thing);
                    } else {
                        gone.remove(&thing);
                    }
                } else {
                    fields.insert((delta.entity, delta.id, delta.field.clone()));
                }
            }
        }
        for thing in &anew {
            // What was made and removed before anybody else could see it leaves no trace.
            if self.things.contains_key(thing) || !gone.contains(thing) {
                self.things.insert(*thing, OfThing { whole: at, fields: BTreeMap::new() });
            }
        }
        for (entity, id, field) in fields {
            if anew.contains(&(entity, id)) {
                continue;
            }
            let of = self.things.entry((entity, id)).or_insert(OfThing { whole: at, fields: BTreeMap::new() });
            of.fields.insert(field, at);
        }
    }

    /// The things that changes say something of.
    pub fn touched<'a>(changes: impl IntoIterator<Item = &'a [Delta]>) -> BTreeSet<Thing> {
        let mut touched = BTreeSet::new();
        for change in changes {
            touched.extend(settled(change).map(|(entity, id, _)| (entity, id)));
            let rows = change.iter().filter(|delta| counts(delta.entity));
            touched.extend(rows.map(|delta| (delta.entity, delta.id)));
        }
        touched
    }

    /// Whether an older file left something in doubt that a copy which has seen `seen` might have seen or not.
    pub fn is_doubtful(&self, seen: &HashSet<Uuid>) -> bool {
        let doubt = |at: &SetAt| at.or_before && !seen.contains(&at.revision);
        self.rest.as_ref().is_some_and(doubt)
            || self.things.values().any(|of| doubt(&of.whole) || of.fields.values().any(doubt))
    }

    /// Takes away what doubt can be taken away by states that both copies have seen: what `map` says as all of them do was
    /// not set since.
    pub fn compare(&mut self, map: &Map, seen: &HashSet<Uuid>, states: &[(Uuid, Map)]) {
        let Some((known, _)) = states.first() else { return };
        let mut differs: BTreeMap<Thing, BTreeSet<Field>> = BTreeMap::new();
        for delta in states.iter().flat_map(|(_, state)| differing(state, map)) {
            differs.entry((delta.entity, delta.id)).or_default().insert(delta.field);
        }
        let doubt = |at: SetAt| at.or_before && !seen.contains(&at.revision);
        let none = BTreeSet::new();
        for (thing, of) in &mut self.things {
            let differs = differs.get(thing).unwrap_or(&none);
            let was = SetAt { revision: *known, or_before: true };
            for (field, at) in &mut of.fields {
                if doubt(*at) && !differs.contains(field) {
                    *at = was;
                }
            }
            let is_there = map.holds(thing.0, thing.1);
            if doubt(of.whole) && is_there && !differs.contains(&Field::ORDER) {
                for field in differs {
                    of.fields.entry(field.clone()).or_insert(of.whole);
                }
                of.whole = was;
            }
        }
    }

    fn field(&self, (entity, id, field): &Key) -> Option<SetAt> {
        let of = self.things.get(&(*entity, *id))?;
        Some(of.fields.get(field).copied().unwrap_or(of.whole))
    }

    /// Gives a thing another id, wherever it is named.
    pub(super) fn rename(&mut self, entity: Entity, from: Uuid, into: Uuid) {
        if let Some(of) = self.things.remove(&(entity, from)) {
            self.things.entry((entity, into)).or_insert(of);
        }
        for of in self.things.values_mut() {
            let named: Vec<Field> = of.fields.keys().filter(|field| field.of == Some(from)).cloned().collect();
            for field in named {
                if let Some(at) = of.fields.remove(&field) {
                    of.fields.entry(Field { of: Some(into), ..field }).or_insert(at);
                }
            }
        }
    }
}

/// Versions and open conflicts are matters of the copy that they are in.
fn counts(entity: Entity) -> bool {
    !entity.is_of_one_copy()
}

fn is_order(field: &Field) -> bool {
    field.name == "order" && field.of.is_none()
}

/// The fields of the conflicts that a change took off the list.
fn settled(change: &[Delta]) -> impl Iterator<Item = Key> {
    let told = |id: Uuid, name: &str| {
        let found = change.iter().find(|delta| delta.id == id && delta.field.name == name);
        found.and_then(|delta| delta.before.clone()).unwrap_or_default()
    };
    change
        .iter()
        .filter(|delta| delta.entity == Entity::Conflict && is_order(&delta.field) && delta.after.is_none())
        .filter_map(move |delta| {
            let id = delta.id;
            let row = Uuid::parse_str(&told(id, "row")).ok()?;
            Some((Entity::read(&told(id, "entity"))?, row, told(id, "field").parse().ok()?))
        })
}

impl Knowledge {
    fn has_seen(&self, at: SetAt) -> bool {
        self.seen.contains(&at.revision)
    }

    /// When this copy last set a field or, for `order`, made or removed a thing. `other` is when the other copy did.
    fn at(&self, key: &Key, is_there: bool, other: Option<SetAt>) -> Option<SetAt> {
        match self.last.field(key) {
            Some(at) => Some(at),
            None if is_there => Some(SetAt { revision: self.head, or_before: true }),
            // It was never here if its making can't have been seen here.
            None => self.last.rest.filter(|_| other.is_some_and(|at| at.or_before || self.has_seen(at))),
        }
    }

    /// Whether the other side of a conflict on the list was seen here too; None where an older version kept no note of it.
    pub(super) fn has_seen_conflict(&self, whose: &Knowledge, conflict: &Conflict) -> Option<bool> {
        whose.last.things.get(&(Entity::Conflict, conflict.id.0)).map(|of| self.has_seen(of.whole))
    }

    /// Whether both sides of a conflict on the other copy's list were seen here: then it is on the list, or was settled.
    pub(super) fn has_heard_of(&self, whose: &Knowledge, conflict: &Conflict) -> bool {
        let noted = whose.last.things.get(&(Entity::Conflict, conflict.id.0));
        // Where a field says two things, what either says now tells the rest.
        let in_question = conflict.field == Field::ORDER && (conflict.ours.is_none() || conflict.theirs.is_none());
        noted.is_some_and(|of| {
            self.has_seen(of.whole) && (!in_question || of.fields.values().all(|at| self.has_seen(*at)))
        })
    }
}

/// What both copies know, with what is still open in each.
pub(super) struct Both<'a> {
    pub(super) ours: &'a Knowledge,
    pub(super) theirs: &'a Knowledge,
    open: [BTreeMap<Key, Vec<&'a Conflict>>; 2],
}

/// What a field says in both copies: None where it says nothing.
pub(super) struct Says<'a> {
    pub(super) ours: Option<&'a str>,
    pub(super) theirs: Option<&'a str>,
    /// Whether the thing itself is there in either copy.
    pub(super) there: [bool; 2],
}

impl<'a> Both<'a> {
    pub(super) fn of(ours: &'a Knowledge, theirs: &'a Knowledge, maps: [&'a Map; 2]) -> Both<'a> {
        let open = maps.map(|map| {
            let mut open: BTreeMap<Key, Vec<&Conflict>> = BTreeMap::new();
            for conflict in map.conflicts.iter() {
                // Whoever has removed the thing since has decided.
                if map.holds(conflict.entity, conflict.row) {
                    open.entry(key_of(conflict)).or_default().push(conflict);
                }
            }
            open
        });
        Both { ours, theirs, open }
    }

    /// When either copy set the field or, for `order`, made or removed the thing.
    fn at(&self, key: &Key, there: [bool; 2]) -> [Option<SetAt>; 2] {
        let ours = self.ours.at(key, there[0], self.theirs.last.field(key));
        [ours, self.theirs.at(key, there[1], self.ours.last.field(key))]
    }

    /// Who has said something here that the other had not seen. Whoever has the field on the list of conflicts has seen what
    /// the other says, and has not decided.
    pub(super) fn newer(&self, key: &Key, says: &Says<'_>) -> Newer {
        let [ours, theirs] = self.at(key, says.there);
        let undecided = |whose: usize, other: Option<&str>| {
            let listed = self.open[whose].get(key).map_or(&[][..], Vec::as_slice);
            listed.iter().any(|row| row.ours.as_deref() == other || row.theirs.as_deref() == other)
        };
        // A thing that is only there until somebody decides says what it said wherever it was kept. An older file does not
        // tell when that was, so nothing follows from what either has seen.
        let order = (key.0, key.1, Field::ORDER);
        let mut listed = self.open.iter().filter_map(|open| open.get(&order)).flatten();
        let in_question = listed.any(|row| row.ours.is_none() || row.theirs.is_none());
        if in_question && [ours, theirs].into_iter().flatten().any(|at| at.or_before) {
            return Newer::Both;
        }
        let here = theirs.is_none_or(|at| self.ours.has_seen(at)) && !undecided(0, says.theirs);
        let there = ours.is_none_or(|at| self.theirs.has_seen(at)) && !undecided(1, says.ours);
        match (here, there) {
            (true, false) => Newer::Ours,
            (false, true) => Newer::Theirs,
            (true, true) | (false, false) => Newer::Both,
        }
    }

    /// Whether they have said anew, since we last looked, what both say.
    pub(super) fn said_again(&self, key: &Key, there: [bool; 2]) -> bool {
        let [ours, theirs] = self.at(key, there);
        ours != theirs && theirs.is_some_and(|at| !self.ours.has_seen(at))
    }
}

/// When everything was last set after a merge that made `map` of both copies, in the revision that the merge makes.
pub fn after_merge(copies: &super::Copies<'_>, theirs: &Map, map: &Map, at: SetAt) -> LastSet {
    let both = Both::of(copies.our_knowledge, copies.their_knowledge, [copies.ours, copies.theirs]);
    let (ours_last, theirs_last) = (&both.ours.last, &both.theirs.last);
    let by_key = |deltas: Vec<Delta>| -> BTreeMap<Key, Delta> {
        deltas.into_iter().map(|delta| ((delta.entity, delta.id, delta.field.clone()), delta)).collect()
    };
    let between = by_key(differing(copies.ours, theirs));
    let landed = by_key(differing(copies.ours, map));
    let touched = between.keys().chain(landed.keys()).map(|key| (key.0, key.1)).filter(|thing| counts(thing.0));
    let noted = ours_last.things.keys().chain(theirs_last.things.keys()).copied();
    let unlike = noted.filter(|thing| counts(thing.0) && ours_last.things.get(thing) != theirs_last.things.get(thing));
    let things: BTreeSet<Thing> = touched.chain(unlike).collect();
    let mut last = ours_last.clone();
    last.rest = match (ours_last.rest, theirs_last.rest) {
        (Some(_), _) | (None, Some(_)) => Some(SetAt { or_before: true, ..at }),
        (None, None) => None,
    };
    for thing in things {
        let there = [copies.ours, theirs, map].map(|map| map.holds(thing.0, thing.1));
        let merging = Merging { both: &both, between: &between, landed: &landed, there, at };
        match merging.thing(thing) {
            Some(of) => last.things.insert(thing, of),
            None => last.things.remove(&thing),
        };
    }
    // Of a conflict it is kept which revision says the other side and, under `ours`, which one says this side.
    last.things.retain(|thing, _| thing.0 != Entity::Conflict || map.conflicts.holds(thing.1));
    for row in map.conflicts.iter().filter(|row| !copies.ours.conflicts.holds(row.id)) {
        let told = theirs_last.things.get(&(Entity::Conflict, row.id.0)).filter(|of| !both.ours.has_seen(of.whole));
        let of = told.cloned().unwrap_or_else(|| {
            let ours = ours_last.field(&key_of(row)).unwrap_or(SetAt::exactly(both.ours.head));
            let fields = [(Field { name: "ours".into(), of: None }, ours)].into();
            OfThing { whole: SetAt::exactly(both.theirs.head), fields }
        });
        last.things.insert((Entity::Conflict, row.id.0), of);
    }
    last
}

/// One thing after a merge.
struct Merging<'a> {
    both: &'a Both<'a>,
    /// What both copies say differently.
    between: &'a BTreeMap<Key, Delta>,
    /// What the merge changed in ours.
    landed: &'a BTreeMap<Key, Delta>,
    /// Whether it is there in ours, in theirs, and now.
    there: [bool; 3],
    /// The revision that the merge makes.
    at: SetAt,
}

impl Merging<'_> {
    fn thing(&self, thing: Thing) -> Option<OfThing> {
        let order: Key = (thing.0, thing.1, Field { name: "order".into(), of: None });
        let lasts = [&self.both.ours.last, &self.both.theirs.last];
        let wholes = lasts.map(|last| last.things.get(&thing).map(|of| of.whole));
        let whole = match self.there {
            [_, _, false] => return self.set_at(&order).map(|whole| OfThing { whole, fields: BTreeMap::new() }),
            [true, true, true] => self.same(wholes),
            [true, false, true] => wholes[0],
            [false, true, true] => wholes[1],
            [false, false, true] => None,
        };
        let whole = whole.unwrap_or(self.at);
        let mut fields: BTreeSet<Field> = lasts
            .into_iter()
            .filter_map(|last| last.things.get(&thing))
            .flat_map(|of| of.fields.keys().cloned())
            .chain([order.2])
            .collect();
        for deltas in [self.between, self.landed] {
            let first = (thing.0, thing.1, Field { name: "".into(), of: None });
            let of_it = deltas.range(first..).take_while(|(key, _)| (key.0, key.1) == thing);
            fields.extend(of_it.map(|(key, _)| key.2.clone()));
        }
        let mut of = OfThing { whole, fields: BTreeMap::new() };
        for field in fields {
            let key = (thing.0, thing.1, field);
            if let Some(set) = self.set_at(&key).filter(|set| *set != whole) {
                of.fields.insert(key.2, set);
            }
        }
        Some(of)
    }

    /// Where both say the same: when it was set by whom the other had not seen, or now, where nobody had.
    fn same(&self, when: [Option<SetAt>; 2]) -> Option<SetAt> {
        match when {
            [ours, theirs] if ours == theirs => ours,
            [one, None] | [None, one] => one,
            [Some(ours), Some(theirs)] => {
                Some(match (self.both.ours.has_seen(theirs), self.both.theirs.has_seen(ours)) {
                    (true, false) => ours,
                    (false, true) => theirs,
                    (true, true) | (false, false) => self.at,
                })
            }
        }
    }

    /// What a field says in ours, in theirs, and now.
    fn said(&self, key: &Key) -> [Option<&str>; 3] {
        if key.2.name == "order" && self.there != [true; 3] {
            return self.there.map(|is| is.then_some("here"));
        }
        let (apart, change) = (self.between.get(key), self.landed.get(key));
        let ours = apart.or(change).and_then(|delta| delta.before.as_deref());
        // A field that nothing was heard of says the same in all.
        let theirs = apart.map_or(ours, |delta| delta.after.as_deref());
        [ours, theirs, change.map_or(ours, |delta| delta.after.as_deref())]
    }

    fn set_at(&self, key: &Key) -> Option<SetAt> {
        let [our, their, now] = self.said(key);
        let says = Says { ours: our, theirs: their, there: [self.there[0], self.there[1]] };
        let when = self.both.at(key, says.there);
        if key.2.name != "order" {
            // What a thing says that only one of them holds, only that one has said.
            match self.there {
                [true, false, _] if now == our => return when[0],
                [false, true, _] if now == their => return when[1],
                [_, _, _] => {}
            }
        }
        if our == their {
            return if now == our { self.same(when) } else { Some(self.at) };
        }
        let taken = match self.both.newer(key, &says) {
            Newer::Ours | Newer::Both if now == our => when[0],
            Newer::Theirs | Newer::Both if now == their => when[1],
            // The merge itself came to something else.
            Newer::Ours | Newer::Theirs | Newer::Both => None,
        };
        Some(taken.unwrap_or(self.at))
    }
}
