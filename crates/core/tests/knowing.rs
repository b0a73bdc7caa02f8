//! Two to four partners who edit, send, bring in, settle and take back, against a model of who knew which event: what a
//! holder has seen and decided against returns only if somebody who knew of the decision said it again, and nothing that
//! only one side knew is overwritten unlisted. Copies may come from an older version, which kept no note of it.
#![allow(clippy::unwrap_used)]
#![allow(clippy::disallowed_methods, reason = "tests may look at the clock, files and the environment")]

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::collections::{BTreeMap, BTreeSet};
use sweetspot_core::change::{Delta, Entity, Field};
use sweetspot_core::edit::InitiativeFields;
use sweetspot_core::map::{InitiativeId, Map};
use sweetspot_core::merge::knowledge::{Knowledge, LastSet, SetAt};
use sweetspot_core::merge::{self, Copies, Key, Said, Source, key_of};
use sweetspot_core::notation::read;
use sweetspot_core::{Change, Edit, Stamp, apply};
use uuid::Uuid;

type Event = u32;

/// One field as the model sees it, in one copy.
#[derive(Clone, Debug, Default)]
struct State {
    says: Option<String>,
    /// The event that said so.
    event: Event,
    /// All events that the holder has decided over, with that one.
    decided: BTreeSet<Event>,
    /// Events of the other side of an open conflict.
    open: BTreeSet<Event>,
    /// What was open when the thing was removed: undo puts it back on the list, with the thing.
    was_open: BTreeSet<Event>,
}

type Model = BTreeMap<(Uuid, &'static str), State>;

/// What the model looks at; `order` is whether the thing is there.
const FIELDS: [&str; 3] = ["order", "notes", "summary"];

#[derive(Clone)]
struct Copy {
    map: Map,
    knows: Knowledge,
    model: Model,
}

struct Partner {
    copy: Copy,
    /// Changes that are in no revision yet.
    waiting: Vec<Vec<Delta>>,
    last: Option<Change>,
}

struct World {
    partners: Vec<Partner>,
    sent: Vec<Copy>,
    next: u128,
    events: Event,
    /// What had been decided over with each event.
    over: BTreeMap<Event, BTreeSet<Event>>,
    /// Once a file of an older version was brought in, it can't be told as closely any more what is new.
    exact: bool,
}

fn says(map: &Map, row: Uuid, field: &str) -> Option<String> {
    if row == map.head.id.0 {
        return Some(map.head.area.clone()).filter(|text| !text.is_empty());
    }
    let held = map.initiatives.get(row)?;
    match field {
        "order" => Some("here".to_owned()),
        "notes" => Some(held.notes.clone()).filter(|text| !text.is_empty()),
        _ => Some(held.summary.clone()).filter(|text| !text.is_empty()),
    }
}

fn key(map: &Map, row: Uuid, field: &'static str) -> Key {
    let entity = if row == map.head.id.0 { Entity::Map } else { Entity::Initiative };
    (entity, row, Field { name: field.into(), of: None })
}

fn listed(map: &Map, row: Uuid, field: &'static str) -> bool {
    map.conflicts.iter().any(|conflict| key_of(conflict) == key(map, row, field))
}

impl World {
    fn new(count: usize) -> World {
        let map = read("Warm homes: A B\nSkills bus: C\nFood hub: A D");
        let first = Uuid::from_u128(1);
        let knows = Knowledge { last: LastSet::of(&map, SetAt::exactly(first)), seen: [first].into(), head: first };
        let mut model = Model::new();
        let state = |says| State { says, event: 0, decided: [0].into(), ..State::default() };
        for row in map.initiatives.iter() {
            model.extend(FIELDS.map(|field| ((row.id.0, field), state(says(&map, row.id.0, field)))));
        }
        model.insert((map.head.id.0, "area"), state(says(&map, map.head.id.0, "area")));
        let copy = Copy { map, knows, model };
        let partner = || Partner { copy: copy.clone(), waiting: vec![], last: None };
        let partners = (0..count).map(|_| partner()).collect();
        World { partners, sent: vec![], next: 10, events: 0, over: [(0, [0].into())].into(), exact: true }
    }

    fn id(&mut self) -> Uuid {
        self.next += 1;
        Uuid::from_u128(self.next)
    }

    fn stamp(&mut self) -> Stamp {
        Stamp { at: 0, who: String::new(), change: self.id() }
    }

    /// What a partner did is an event of each field that it said something of.
    fn did(&mut self, who: usize, after: Map, change: &Change) {
        let partner = &mut self.partners[who];
        partner.waiting.push(change.deltas.clone());
        // Who removes a thing, or makes it again, has decided over all that was open about it.
        let mut rows: BTreeMap<(Uuid, &'static str), bool> = BTreeMap::new();
        for delta in change.deltas.iter().filter(|delta| delta.field.of.is_none()) {
            let anew = delta.field.name == "order" && (delta.before.is_none() || delta.after.is_none());
            match delta.entity {
                Entity::Map if delta.field.name == "area" => drop(rows.insert((delta.id, "area"), false)),
                Entity::Initiative if anew => rows.extend(FIELDS.map(|field| ((delta.id, field), true))),
                Entity::Initiative => {
                    let fields = FIELDS[1..].iter().filter(|field| **field == delta.field.name);
                    fields.for_each(|field| {
                        rows.entry((delta.id, *field)).or_insert(false);
                    });
                }
                Entity::Map
                | Entity::Challenge
                | Entity::Organisation
                | Entity::Ground
                | Entity::Link
                | Entity::Pin
                | Entity::View
                | Entity::Dismissal
                | Entity::Version
                | Entity::Conflict => {}
            }
        }
        partner.copy.map = after;
        for (row, settles) in rows {
            self.event(who, row, settles);
        }
    }

    fn event(&mut self, who: usize, (row, field): (Uuid, &'static str), settles: bool) {
        self.events += 1;
        let copy = &mut self.partners[who].copy;
        let now = says(&copy.map, row, field);
        let is_listed = listed(&copy.map, row, field);
        let state = copy.model.entry((row, field)).or_default();
        state.says = now;
        state.event = self.events;
        state.decided.insert(self.events);
        if settles && is_listed {
            state.open = std::mem::take(&mut state.was_open);
            state.decided.retain(|event| !state.open.contains(event));
        } else if settles {
            state.was_open = std::mem::take(&mut state.open);
            state.decided.extend(&state.was_open);
        }
        self.over.insert(self.events, state.decided.clone());
    }

    fn edits(&mut self, who: usize, kind: u8, a: u8) {
        let stamp = self.stamp();
        let map = &self.partners[who].copy.map;
        let initiatives: Vec<InitiativeId> = map
            .initiatives
            .iter()
            .nth(usize::from(a) % map.initiatives.len().max(1))
            .map(|row| row.id)
            .into_iter()
            .collect();
        let word = if kind % 7 == 6 { String::new() } else { format!("word {}", self.next) };
        let fields = |notes: Option<String>, summary: Option<String>| Edit::ChangeInitiatives {
            initiatives: initiatives.clone(),
            fields: InitiativeFields { notes, summary, ..Default::default() },
        };
        let edit = match kind % 6 {
            0 => Edit::AddInitiative { title: format!("Title {}", self.next), challenges: vec![], at: None },
            1 => Edit::RemoveInitiatives { initiatives: initiatives.clone() },
            2 => fields(None, Some(word)),
            3 => Edit::ChangeMap {
                title: None,
                area: Some(word),
                marking: None,
                release: None,
                short_description: None,
                long_description: None,
            },
            _ => fields(Some(word), None),
        };
        if let Ok((after, change)) = apply(map, &edit, &stamp)
            && !change.is_empty()
        {
            self.did(who, after, &change);
            self.partners[who].last = Some(change);
        }
    }

    /// Takes the last change back, if nothing came after it.
    fn undoes(&mut self, who: usize) {
        let stamp = self.stamp();
        let Some(last) = self.partners[who].last.take() else { return };
        let change = last.inverse(String::new(), &stamp);
        let after = change.made_in(&self.partners[who].copy.map).unwrap();
        self.did(who, after, &change);
    }

    fn settles(&mut self, who: usize, theirs: bool) {
        let stamp = self.stamp();
        let map = self.partners[who].copy.map.clone();
        let Some(conflict) = map.conflicts.iter().next() else { return };
        let key = key_of(conflict);
        let same = map.conflicts.iter().filter(|other| key_of(other) == key);
        let edit = Edit::SettleConflicts { conflicts: same.map(|row| row.id).collect(), theirs };
        let Ok((after, change)) = apply(&map, &edit, &stamp) else { return };
        let row = ["order", "notes", "summary", "area"].into_iter().find(|field| *field == key.2.name).unwrap();
        self.did(who, after, &change);
        self.event(who, (key.1, row), true);
        self.partners[who].last = None;
    }

    /// All that waits is in a revision now.
    fn revised(&mut self, who: usize) -> &Copy {
        let id = self.id();
        let partner = &mut self.partners[who];
        if !partner.waiting.is_empty() {
            let waiting = std::mem::take(&mut partner.waiting);
            partner.copy.knows.last.take(waiting.iter().map(Vec::as_slice), SetAt::exactly(id));
            partner.copy.knows.seen.insert(id);
            partner.copy.knows.head = id;
        }
        &partner.copy
    }

    fn sends(&mut self, who: usize, older: bool) {
        let mut copy = self.revised(who).clone();
        if older {
            // A file without history of a version that kept no note of when things were set.
            let at = SetAt { revision: copy.knows.head, or_before: true };
            copy.knows.last = LastSet { rest: Some(at), ..LastSet::of(&copy.map, at) };
        }
        self.sent.push(copy);
        self.exact &= !older;
    }

    fn brings_in(&mut self, who: usize, nth: usize) {
        let Some(file) = self.sent.get(nth % self.sent.len().max(1)).cloned() else { return };
        let before = self.revised(who).clone();
        if before.knows.seen.contains(&file.knows.head) {
            return;
        }
        let (apart, said) = (BTreeSet::new(), |_, _: &Key| Said::default());
        let copies = Copies {
            related: true,
            our_knowledge: &before.knows,
            their_knowledge: &file.knows,
            ours: &before.map,
            theirs: &file.map,
            apart: &apart,
        };
        let merged = merge::merge(&copies, &Source { from: "", said: &said }).unwrap();
        let head = self.id();
        let last = merge::known(&copies, &merged, SetAt::exactly(head));
        let seen = before.knows.seen.iter().chain(&file.knows.seen).copied().chain([head]).collect();
        let after = Copy { map: merged.map, knows: Knowledge { last, seen, head }, model: before.model.clone() };
        self.partners[who].last = None;
        self.partners[who].copy = after;
        let rows: BTreeSet<Uuid> = before.model.keys().chain(file.model.keys()).map(|(row, _)| *row).collect();
        for row in rows {
            if row == before.map.head.id.0 {
                self.field(who, (row, "area"), &before, &file);
            } else {
                self.row(who, row, &before, &file);
            }
        }
    }

    /// A field of a thing that both copies hold.
    fn field(&mut self, who: usize, at: (Uuid, &'static str), before: &Copy, file: &Copy) {
        let exact = self.exact;
        let copy = &mut self.partners[who].copy;
        let (ours, theirs) = (&before.model[&at], &file.model[&at]);
        let now = says(&copy.map, at.0, at.1);
        let is_listed = listed(&copy.map, at.0, at.1);
        let (they_knew, we_knew) = (theirs.decided.contains(&ours.event), ours.decided.contains(&theirs.event));
        let state = copy.model.get_mut(&at).unwrap();
        state.says = now.clone();
        if ours.says == theirs.says {
            assert_eq!(now, ours.says, "{at:?}");
            match (we_knew, they_knew) {
                (true, _) => {}
                (false, true) => state.event = theirs.event,
                (false, false) => {
                    self.events += 1;
                    state.event = self.events;
                    state.decided.insert(self.events);
                    self.over.insert(self.events, state.decided.union(&theirs.decided).copied().collect());
                }
            }
            state.decided.extend(&theirs.decided);
            if is_listed {
                state.open.extend(theirs.open.difference(&state.decided));
            } else {
                let open = std::mem::take(&mut state.open);
                // Only who had seen the other side too can have settled it.
                assert!(!exact || open.is_subset(&state.decided), "{at:?} was settled by nobody");
            }
            return;
        }
        if now == theirs.says {
            // It came from there: they knew what was said here, and had decided.
            // Or what was said here was taken back by what is open there, which is open here now.
            let gave_way = |event: &Event| *event != ours.event && self.over[event].contains(&ours.event);
            let is_open = is_listed && theirs.open.iter().any(gave_way);
            assert!(they_knew || is_open, "{at:?} was overwritten by who did not know of it");
            assert!(!we_knew || is_listed, "{at:?} was taken back and is there again");
            state.event = theirs.event;
            state.decided.extend(&theirs.decided);
            let mut open: BTreeSet<Event> = state.open.difference(&state.decided).copied().collect();
            if is_listed {
                open.extend(theirs.open.difference(&state.decided));
            }
            assert!(!exact || is_listed || open.is_empty(), "{at:?} lost what was in conflict");
            state.open = open;
            return;
        }
        assert_eq!(now, ours.says, "{at:?} is what neither says");
        if is_listed {
            assert!(
                !exact || we_knew == they_knew || !ours.open.is_empty() || !theirs.open.is_empty(),
                "{at:?} is no conflict"
            );
            let open: Vec<Event> = theirs.decided.union(&theirs.open).copied().collect();
            state.open.extend(open.into_iter().filter(|event| !ours.decided.contains(event)));
        } else {
            assert!(we_knew, "{at:?}: what they say was passed over");
            assert!(!exact || !they_knew, "{at:?}: they had decided");
            state.decided.extend(&theirs.decided);
            state.open.clear();
        }
    }

    fn row(&mut self, who: usize, row: Uuid, before: &Copy, file: &Copy) {
        let order = (row, "order");
        let held = |copy: &Copy| copy.map.initiatives.holds(row);
        let (here, there, now) = (held(before), held(file), held(&self.partners[who].copy));
        let is_listed = listed(&self.partners[who].copy.map, row, "order");
        let (ours, theirs) = (before.model.get(&order), file.model.get(&order));
        let Some((ours, theirs)) = ours.zip(theirs) else {
            // One of them never heard of it.
            assert_eq!(now, here || there, "{row}");
            for field in FIELDS {
                let state = before.model.get(&(row, field)).or(file.model.get(&(row, field))).unwrap();
                self.partners[who].copy.model.insert((row, field), state.clone());
            }
            return;
        };
        let (they_knew, we_knew) = (theirs.decided.contains(&ours.event), ours.decided.contains(&theirs.event));
        // Something was said there of which the other copy has not heard.
        let news = |of: &Copy, other: &Copy| {
            FIELDS[1..]
                .iter()
                .any(|field| !other.model[&(row, *field)].decided.contains(&of.model[&(row, *field)].event))
        };
        match (here, there) {
            (true, true) => {
                assert!(now);
                FIELDS.into_iter().for_each(|field| self.field(who, (row, field), before, file));
                return;
            }
            (false, false) => assert!(!now),
            (false, true) => {
                let silent = now && !is_listed;
                assert!(!silent || they_knew, "what was removed is there again");
                assert!(now || we_knew && !(self.exact && news(file, before)), "what they said was passed over");
                assert!(!self.exact || now || !they_knew || we_knew, "what they made again is not there");
            }
            (true, false) => {
                assert!(now || they_knew && !news(before, file), "what they did not know of was removed");
                assert!(!self.exact || !now || is_listed || we_knew, "what they removed stays unlisted");
            }
        }
        for field in FIELDS {
            let (ours, theirs) = (&before.model[&(row, field)], &file.model[&(row, field)]);
            let copy = &mut self.partners[who].copy;
            let now_says = says(&copy.map, row, field);
            let state = copy.model.get_mut(&(row, field)).unwrap();
            state.says = now_says;
            if now && !here && is_listed && field == "order" {
                // What was decided here is in question again.
                state.open = ours.decided.difference(&theirs.decided).chain(&theirs.open).copied().collect();
                *state = State { event: theirs.event, decided: theirs.decided.clone(), ..state.clone() };
            } else if now && here && is_listed && field == "order" {
                let open = theirs.decided.union(&theirs.open).filter(|event| !ours.decided.contains(event));
                state.open.extend(open);
            } else {
                let is_theirs = now == there && (now != here || !ours.decided.contains(&theirs.event));
                let taken = if is_theirs { theirs } else { ours };
                state.event = taken.event;
                state.decided.extend(&theirs.decided);
                let is_listed = listed(&copy.map, row, field);
                if now && !here && is_listed {
                    // It came back with what is open there between its sides.
                    state.open.clone_from(&theirs.open);
                    state.decided.retain(|event| !state.open.contains(event));
                }
            }
        }
    }
}

/// `SWEETSPOT_CASES` asks for a longer run, which meets other stories each time. The usual run meets the same ones, so that
/// what it says is about the code: one story in some hundred thousand is still known to list a field needlessly.
fn asked() -> ProptestConfig {
    let usual = ProptestConfig { cases: 5_000, failure_persistence: None, ..ProptestConfig::default() };
    match std::env::var("SWEETSPOT_CASES").ok().and_then(|text| text.parse().ok()) {
        Some(cases) => ProptestConfig { cases, ..usual },
        None => ProptestConfig { rng_seed: RngSeed::Fixed(20_261_126), ..usual },
    }
}

/// Runs a whole story: who, what, and two numbers.
fn run(count: usize, told: &[(u8, u8, u8, u8)], older: bool) {
    let mut world = World::new(count);
    for (who, kind, a, b) in told {
        let who = usize::from(*who) % count;
        match kind % 12 {
            0..=3 => world.edits(who, *a, *b),
            4 => world.undoes(who),
            5 => world.settles(who, *a % 2 == 0),
            6 | 7 => world.sends(who, older && *a % 4 == 0),
            _ => world.brings_in(who, world.sent.len().saturating_sub(1 + usize::from(*a) % 5)),
        }
    }
}

proptest! {
    #![proptest_config(asked())]

    #[test]
    fn what_was_seen_and_taken_back_stays_taken_back(
        count in 2usize..5,
        told in prop::collection::vec(any::<(u8, u8, u8, u8)>(), 4..40),
    ) {
        run(count, &told, false);
    }

    #[test]
    fn files_of_older_versions_take_nothing_back_unlisted(
        count in 2usize..5,
        told in prop::collection::vec(any::<(u8, u8, u8, u8)>(), 4..40),
    ) {
        run(count, &told, true);
    }
}

/// Found by chance, and kept: what came of removing and undoing, of a blank on the list, and of a thing in question.
#[test]
fn stories_that_once_went_wrong() {
    let exact: [&[(u8, u8, u8, u8)]; 4] = [
        &[
            (0, 0, 46, 25),
            (0, 6, 0, 0),
            (3, 0, 46, 43),
            (3, 8, 0, 0),
            (3, 0, 19, 43),
            (3, 4, 0, 0),
            (1, 8, 0, 0),
            (1, 6, 0, 0),
            (0, 6, 0, 0),
            (0, 6, 0, 0),
            (3, 8, 227, 0),
        ],
        &[
            (0, 0, 8, 0),
            (1, 0, 182, 188),
            (1, 6, 0, 0),
            (0, 0, 32, 66),
            (0, 0, 0, 0),
            (3, 0, 38, 119),
            (3, 8, 0, 0),
            (0, 6, 0, 0),
            (3, 6, 0, 0),
            (2, 8, 75, 0),
            (2, 8, 56, 0),
        ],
        &[
            (2, 0, 10, 65),
            (0, 0, 97, 44),
            (0, 6, 0, 0),
            (2, 6, 0, 0),
            (0, 6, 0, 0),
            (0, 6, 0, 0),
            (1, 8, 23, 0),
            (0, 0, 0, 0),
            (0, 6, 0, 0),
            (1, 8, 68, 0),
            (1, 6, 0, 0),
            (2, 8, 180, 0),
            (2, 8, 216, 0),
        ],
        &[
            (2, 0, 196, 52),
            (1, 0, 55, 46),
            (1, 6, 0, 0),
            (2, 8, 0, 0),
            (0, 0, 40, 127),
            (2, 6, 0, 0),
            (0, 6, 0, 0),
            (0, 8, 156, 0),
            (1, 8, 136, 0),
            (0, 6, 0, 0),
            (1, 6, 0, 0),
            (2, 5, 116, 0),
            (2, 8, 36, 0),
            (2, 8, 215, 0),
        ],
    ];
    let older: [&[(u8, u8, u8, u8)]; 3] = [
        &[
            (0, 0, 2, 28),
            (0, 6, 0, 0),
            (0, 6, 0, 0),
            (1, 0, 123, 0),
            (1, 6, 4, 0),
            (0, 0, 157, 152),
            (0, 6, 0, 0),
            (1, 8, 2, 0),
            (1, 6, 0, 0),
            (0, 8, 2, 0),
            (0, 8, 5, 0),
        ],
        &[
            (1, 0, 157, 139),
            (1, 6, 0, 0),
            (2, 8, 0, 0),
            (1, 0, 10, 50),
            (1, 4, 0, 0),
            (2, 0, 16, 104),
            (1, 6, 0, 0),
            (2, 8, 105, 0),
            (0, 0, 130, 42),
            (2, 6, 28, 0),
            (0, 8, 55, 0),
            (0, 6, 0, 0),
            (0, 6, 0, 0),
            (1, 8, 110, 0),
        ],
        &[
            (2, 0, 127, 44),
            (2, 4, 0, 0),
            (0, 0, 64, 11),
            (0, 6, 0, 0),
            (2, 8, 0, 0),
            (0, 0, 0, 0),
            (2, 6, 0, 0),
            (0, 6, 1, 0),
            (1, 8, 71, 0),
            (0, 6, 0, 0),
            (0, 6, 0, 0),
            (1, 8, 137, 0),
        ],
    ];
    exact.into_iter().for_each(|told| run(4, told, false));
    older.into_iter().for_each(|told| run(3, told, true));
}
