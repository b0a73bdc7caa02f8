//! When everything on a map was last set: noted from changes as they are made, read closer where an older file left it in
//! doubt. It never keeps a value.

use super::{LastSet, OfThing, SetAt, Thing};
use crate::change::{Delta, Entity, Field};
use crate::map::Map;
use crate::merge::{Key, differing};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use uuid::Uuid;

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
            let (was_known, is_gone) = (self.things.contains_key(thing), gone.contains(thing));
            // What was made and removed before anybody else could see it leaves no trace.
            if was_known || !is_gone {
                let back = (was_known && !is_gone).then_some((Field::ORDER, at));
                self.things.insert(*thing, OfThing { whole: at, fields: back.into_iter().collect() });
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
    /// not set since, and what it lacks of them was removed.
    pub fn compare(&mut self, map: &Map, seen: &HashSet<Uuid>, states: &[(Uuid, Map)]) {
        let Some((known, _)) = states.first() else { return };
        let mut differs: BTreeMap<Thing, BTreeSet<Field>> = BTreeMap::new();
        for delta in states.iter().flat_map(|(_, state)| differing(state, map)) {
            let is_gone = is_order(&delta.field) && delta.after.is_none() && counts(delta.entity);
            if let Some(whole) = self.rest.filter(|_| is_gone) {
                let thing = (delta.entity, delta.id);
                self.things.entry(thing).or_insert(OfThing { whole, fields: BTreeMap::new() });
            }
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
            if doubt(of.whole) && is_there && !differs.contains(&Field { name: "order".into(), of: None }) {
                for field in differs {
                    of.fields.entry(field.clone()).or_insert(of.whole);
                }
                of.whole = was;
            }
        }
    }

    pub(super) fn field(&self, (entity, id, field): &Key) -> Option<SetAt> {
        let of = self.things.get(&(*entity, *id))?;
        Some(of.fields.get(field).copied().unwrap_or(of.whole))
    }

    /// Whether a thing was there before it was last said to be there: how long before is not kept.
    pub(super) fn came_back(&self, thing: &Thing) -> bool {
        self.things.get(thing).is_some_and(|of| of.fields.contains_key(&Field::ORDER))
    }

    /// Gives a thing another id, wherever it is named.
    pub(in crate::merge) fn rename(&mut self, entity: Entity, from: Uuid, into: Uuid) {
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
pub(super) fn counts(entity: Entity) -> bool {
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
