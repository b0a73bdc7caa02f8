//! What a copy knows once it has brought another in: of each field, which revision said what the map says now.

use super::last_set::counts;
use super::sides::Sides;
use super::{Both, LastSet, Newer, OfThing, Says, SetAt, Thing};
use crate::change::{Delta, Entity, Field};
use crate::map::{Conflict, Map};
use crate::merge::{Copies, Key, differing, key_of, value};
use std::collections::{BTreeMap, BTreeSet};

/// When everything was last set after a merge that made `map` of both copies, in the revision that the merge makes.
pub fn after_merge(copies: &Copies<'_>, theirs: &Map, map: &Map, at: SetAt) -> LastSet {
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
    // Of a conflict it is kept which revisions say its two sides.
    last.things.retain(|thing, _| thing.0 != Entity::Conflict || map.conflicts.holds(thing.1));
    let listing = Listing { copies, both: &both, theirs };
    for row in map.conflicts.iter() {
        if let Some(of) = listing.sides(row).and_then(|sides| sides.noted()) {
            last.things.insert((Entity::Conflict, row.id.0), of);
        }
    }
    last
}

/// What is on the list after a merge.
struct Listing<'a> {
    copies: &'a Copies<'a>,
    both: &'a Both<'a>,
    theirs: &'a Map,
}

impl Listing<'_> {
    /// Who says the two sides of a conflict; None where what is known of it stays as it was.
    fn sides(&self, row: &Conflict) -> Option<Sides> {
        let key = key_of(row);
        let [ours, theirs] = [self.both.ours, self.both.theirs];
        let there = [self.copies.ours, self.theirs].map(|map| map.holds(key.0, key.1));
        let was_listed = self.copies.ours.conflicts.holds(row.id);
        let mut sides = if was_listed { self.both.still_open(row, there)? } else { Sides::default() };
        // What they have on the list may be what is said here, and the other way round.
        if let Some(held) = self.copies.theirs.conflicts.get(row.id)
            && let Some(noted) = theirs.sides(held)
        {
            let noted = if held.theirs == row.theirs { noted } else { noted.turned() };
            let is_new = |at: &SetAt| !ours.has_seen(*at);
            sides.ours.extend(noted.ours.into_iter().filter(|at| !was_listed || is_new(at)));
            sides.theirs.extend(noted.theirs.into_iter().filter(is_new));
        }
        // What either says itself; whoever has seen who says it may say it besides.
        if !was_listed && value(self.copies.ours, &key) == row.ours {
            sides.ours.insert(ours.last.field(&key).unwrap_or(SetAt::exactly(ours.head)));
        }
        let is_news = theirs.last.field(&key).is_some_and(|at| !ours.has_seen(at));
        let is_noted = sides.theirs.iter().any(|at| theirs.has_seen(*at));
        let says_it = (is_news || !is_noted) && value(self.theirs, &key) == row.theirs;
        if says_it || !was_listed && sides.theirs.is_empty() {
            sides.theirs.insert(SetAt::exactly(theirs.head));
        }
        Some(sides)
    }
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
        let came_back = lasts.iter().any(|last| last.came_back(&thing))
            || matches!(wholes, [Some(ours), Some(theirs)] if ours != theirs);
        let mut of = OfThing { whole, fields: BTreeMap::new() };
        for field in fields {
            let is_told = came_back && field == Field::ORDER;
            let key = (thing.0, thing.1, field);
            if let Some(set) = self.set_at(&key).filter(|set| *set != whole || is_told) {
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
