//! Partners with a copy each, the files they have sent, and the model of who knew which event.

use super::live::{At, Registers, Words, begin};
use std::collections::{BTreeMap, BTreeSet};
use sweetspot_core::change::{Delta, Entity, Field};
use sweetspot_core::edit::InitiativeFields;
use sweetspot_core::map::{InitiativeId, Map};
use sweetspot_core::merge::knowledge::{Knowledge, LastSet, SetAt};
use sweetspot_core::merge::{self, Copies, Key, Said, Source, key_of};
use sweetspot_core::notation::read;
use sweetspot_core::{Change, Edit, Stamp, apply};
use uuid::Uuid;

pub(crate) type Event = u32;

/// One field as the model sees it, in one copy.
#[derive(Clone, Debug, Default)]
pub(crate) struct State {
    pub(crate) says: Option<String>,
    /// The event that said so.
    pub(crate) event: Event,
    /// All events that the holder has decided over, with that one.
    pub(crate) decided: BTreeSet<Event>,
    /// Of these, what was decided over by nothing but the removal of the thing, which is in question now.
    pub(crate) doubt: BTreeSet<Event>,
    /// Events of the other side of an open conflict.
    pub(crate) open: BTreeSet<Event>,
    /// What was open when the thing was removed: undo puts it back on the list, with the thing.
    pub(crate) was_open: BTreeSet<Event>,
}

impl State {
    /// Takes note of all that the other copy's holder had decided over.
    pub(crate) fn learns_of(&mut self, theirs: &State) {
        let firm: BTreeSet<Event> =
            self.decided.difference(&self.doubt).chain(theirs.decided.difference(&theirs.doubt)).copied().collect();
        self.decided.extend(&theirs.decided);
        self.doubt.extend(&theirs.doubt);
        self.doubt.retain(|event| !firm.contains(event));
    }
}

pub(crate) type Model = BTreeMap<(Uuid, &'static str), State>;

/// What the model looks at; `order` is whether the thing is there.
pub(crate) const FIELDS: [&str; 3] = ["order", "notes", "summary"];

#[derive(Clone)]
pub(crate) struct Copy {
    pub(crate) map: Map,
    pub(crate) knows: Knowledge,
    pub(crate) model: Model,
    pub(crate) registers: Registers,
}

pub(crate) struct Partner {
    pub(crate) copy: Copy,
    /// Changes that are in no revision yet.
    pub(crate) waiting: Vec<Vec<Delta>>,
    pub(crate) last: Option<Change>,
    /// What was live about what was removed.
    pub(crate) put_away: BTreeMap<At, BTreeSet<Event>>,
}

pub(crate) struct World {
    pub(crate) partners: Vec<Partner>,
    pub(crate) sent: Vec<Copy>,
    pub(crate) next: u128,
    pub(crate) events: Event,
    /// What each event said; of one that removed a thing, nothing: whether the thing is there is asked by itself.
    pub(crate) said: BTreeMap<Event, Option<String>>,
    /// What had been decided over with each event.
    pub(crate) over: BTreeMap<Event, BTreeSet<Event>>,
    /// What each event said, for the second reading.
    pub(crate) words: Words,
    /// Once a file of an older version was brought in, it can't be told as closely any more what is new.
    pub(crate) exact: bool,
}

pub(crate) fn says(map: &Map, row: Uuid, field: &str) -> Option<String> {
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

pub(crate) fn key(map: &Map, row: Uuid, field: &'static str) -> Key {
    let entity = if row == map.head.id.0 { Entity::Map } else { Entity::Initiative };
    (entity, row, Field { name: field.into(), of: None })
}

pub(crate) fn listed(map: &Map, row: Uuid, field: &'static str) -> bool {
    map.conflicts.iter().any(|conflict| key_of(conflict) == key(map, row, field))
}

impl World {
    pub(crate) fn new(count: usize) -> World {
        let map = read("Warm homes: A B\nSkills bus: C\nFood hub: A D");
        let first = Uuid::from_u128(1);
        let knows = Knowledge { last: LastSet::of(&map, SetAt::exactly(first)), seen: [first].into(), head: first };
        let mut model = Model::new();
        let state = |says| State { says, event: 0, decided: [0].into(), ..State::default() };
        for row in map.initiatives.iter() {
            model.extend(FIELDS.map(|field| ((row.id.0, field), state(says(&map, row.id.0, field)))));
        }
        model.insert((map.head.id.0, "area"), state(says(&map, map.head.id.0, "area")));
        let (registers, words) = begin(&map);
        let copy = Copy { map, knows, model, registers };
        let partner = || Partner { copy: copy.clone(), waiting: vec![], last: None, put_away: BTreeMap::new() };
        let partners = (0..count).map(|_| partner()).collect();
        let over = [(0, [0].into())].into();
        World { partners, sent: vec![], next: 10, events: 0, said: [(0, None)].into(), over, words, exact: true }
    }

    pub(crate) fn id(&mut self) -> Uuid {
        self.next += 1;
        Uuid::from_u128(self.next)
    }

    pub(crate) fn stamp(&mut self) -> Stamp {
        Stamp { at: 0, who: String::new(), change: self.id() }
    }

    /// What a partner did is an event of each field that it said something of.
    pub(crate) fn did(&mut self, who: usize, after: Map, change: &Change) {
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
        let before = std::mem::replace(&mut partner.copy.map, after);
        self.said_by(who, &before, change);
        for (row, settles) in rows {
            self.event(who, row, settles);
        }
    }

    pub(crate) fn event(&mut self, who: usize, (row, field): (Uuid, &'static str), settles: bool) {
        self.events += 1;
        let copy = &mut self.partners[who].copy;
        let now = says(&copy.map, row, field);
        let is_listed = listed(&copy.map, row, field);
        let state = copy.model.entry((row, field)).or_default();
        let is_there = row == copy.map.head.id.0 || copy.map.initiatives.holds(row);
        if is_there {
            self.said.insert(self.events, now.clone());
        }
        state.says = now;
        state.event = self.events;
        state.doubt.clear();
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

    pub(crate) fn edits(&mut self, who: usize, kind: u8, a: u8) {
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
    pub(crate) fn undoes(&mut self, who: usize) {
        let stamp = self.stamp();
        let Some(last) = self.partners[who].last.take() else { return };
        let change = last.inverse(String::new(), &stamp);
        let after = change.made_in(&self.partners[who].copy.map).unwrap();
        self.did(who, after, &change);
    }

    pub(crate) fn settles(&mut self, who: usize, theirs: bool) {
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
        self.settled_by(who, (key.1, row));
        self.partners[who].last = None;
    }

    /// All that waits is in a revision now.
    pub(crate) fn revised(&mut self, who: usize) -> &Copy {
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

    pub(crate) fn sends(&mut self, who: usize, older: bool) {
        let mut copy = self.revised(who).clone();
        if older {
            // A file without history of a version that kept no note of when things were set.
            let at = SetAt { revision: copy.knows.head, or_before: true };
            copy.knows.last = LastSet { rest: Some(at), ..LastSet::of(&copy.map, at) };
        }
        self.sent.push(copy);
        self.exact &= !older;
    }

    pub(crate) fn brings_in(&mut self, who: usize, nth: usize) {
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
        let after = Copy { map: merged.map, knows: Knowledge { last, seen, head }, ..before.clone() };
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
        if self.exact {
            self.nothing_live_is_lost(who, &before, &file);
        }
    }
}
