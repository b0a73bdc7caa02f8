//! A second reading of the same stories, with no exceptions: of each field it is known what was said and not decided over
//! by anybody whom the holder has heard of, and all of that must be readable, on the map or on the list beside it.

use super::register::Register;
use super::world::{Copy, Event, FIELDS, World, key, listed, says};
use std::collections::{BTreeMap, BTreeSet};
use sweetspot_core::change::{Change, Entity};
use sweetspot_core::map::Map;
use sweetspot_core::merge::key_of;
use uuid::Uuid;

/// One field of one thing.
pub(crate) type At = (Uuid, &'static str);

/// What is known of all fields in one copy.
pub(crate) type Registers = BTreeMap<At, Register>;

/// What each event said.
pub(crate) type Words = BTreeMap<Event, Option<String>>;

/// What all copies begin with.
pub(crate) fn begin(map: &Map) -> (Registers, Words) {
    let (mut registers, mut words) = (Registers::new(), Words::new());
    let rows = map.initiatives.iter().flat_map(|row| FIELDS.map(|field| (row.id.0, field)));
    for (event, at) in (0..).zip(rows.chain([(map.head.id.0, "area")])) {
        words.insert(event, says(map, at.0, at.1));
        registers.entry(at).or_default().said(event);
    }
    (registers, words)
}

impl World {
    /// Takes note of a change that was made to `before`.
    pub(crate) fn said_by(&mut self, who: usize, before: &Map, change: &Change) {
        let (mut anew, mut said) = (BTreeSet::new(), BTreeSet::new());
        for delta in change.deltas.iter().filter(|delta| delta.field.of.is_none()) {
            let name = &*delta.field.name;
            if delta.entity == Entity::Initiative {
                if name == "order" && (delta.before.is_none() || delta.after.is_none()) {
                    anew.insert(delta.id);
                }
                said.extend(FIELDS[1..].iter().filter(|field| **field == name).map(|field| (delta.id, *field)));
            } else if delta.entity == Entity::Map && name == "area" {
                said.insert((delta.id, "area"));
            }
        }
        said.retain(|(row, _)| !anew.contains(row));
        for row in anew {
            FIELDS.into_iter().for_each(|field| self.comes_or_goes(who, (row, field)));
        }
        for at in said {
            // What stood there gives way, not what is on the list beside it.
            let gives_way = says(before, at.0, at.1);
            self.says(who, at, |words| *words == gives_way);
        }
    }

    /// Who settles has decided over all that was open.
    pub(crate) fn settled_by(&mut self, who: usize, at: At) {
        self.says(who, at, |_| true);
    }

    fn says(&mut self, who: usize, at: At, gives_way: impl Fn(&Option<String>) -> bool) {
        let event = self.word(who, at);
        let words = &self.words;
        let register = self.partners[who].copy.registers.entry(at).or_default();
        register.live.retain(|other| !gives_way(&words[other]));
        register.gone.retain(|other| !gives_way(&words[other]));
        register.said(event);
    }

    fn word(&mut self, who: usize, at: At) -> Event {
        let event = Event::try_from(self.words.len()).unwrap();
        self.words.insert(event, says(&self.partners[who].copy.map, at.0, at.1));
        event
    }

    /// Who removes a thing has decided over all that was heard of it; undo brings it back with what was open about it.
    fn comes_or_goes(&mut self, who: usize, at: At) {
        let partner = &mut self.partners[who];
        let is_there = partner.copy.map.initiatives.holds(at.0);
        let register = partner.copy.registers.entry(at).or_default();
        let live = std::mem::take(&mut register.live);
        if is_there {
            let now = says(&partner.copy.map, at.0, at.1);
            let open = partner.put_away.remove(&at).unwrap_or_default();
            register.live = open.into_iter().filter(|event| self.words[event] != now).collect();
        } else {
            register.gone.extend(&live);
            partner.put_away.insert(at, live);
        }
        if is_there || at.1 == "order" {
            self.says(who, at, |_| false);
        }
    }

    /// What bringing a file in must have come to.
    pub(crate) fn nothing_live_is_lost(&mut self, who: usize, before: &Copy, file: &Copy) {
        let all: BTreeSet<At> = before.registers.keys().chain(file.registers.keys()).copied().collect();
        for at in &all {
            let none = Register::default();
            let [ours, theirs] = [before, file].map(|copy| copy.registers.get(at).unwrap_or(&none));
            self.partners[who].copy.registers.insert(*at, ours.with(theirs));
        }
        for row in all.iter().filter(|at| at.1 == "order").map(|at| at.0) {
            self.comes_to_be_there(who, row, before, file);
        }
        let copy = &self.partners[who].copy;
        for at in all {
            if at.1 == "area" || copy.map.initiatives.holds(at.0) {
                self.can_be_read(copy, at);
                self.says_nothing_again(copy, before, at);
            }
        }
    }

    fn can_be_read(&self, copy: &Copy, at: At) {
        let (now, about) = (says(&copy.map, at.0, at.1), key(&copy.map, at.0, at.1));
        let listed: Vec<_> = copy.map.conflicts.iter().filter(|row| key_of(row) == about).collect();
        for said in copy.registers[&at].live.iter().map(|event| &self.words[event]) {
            let is_listed = listed.iter().any(|row| row.ours == *said || row.theirs == *said);
            assert!(*said == now || is_listed, "{at:?}: {said:?} is live and can't be read beside {now:?}");
        }
    }

    /// What stands there in place of what stood there before is live, or came back with the thing, or somebody is asked.
    fn says_nothing_again(&self, copy: &Copy, before: &Copy, at: At) {
        let is_there = at.1 == "area" || before.map.initiatives.holds(at.0);
        let now = says(&copy.map, at.0, at.1);
        if is_there && now != says(&before.map, at.0, at.1) && !listed(&copy.map, at.0, at.1) {
            let Register { live, gone, .. } = &copy.registers[&at];
            let mut said = live.union(gone);
            assert!(said.any(|event| self.words[event] == now), "{at:?}: {now:?} was taken back and is there again");
        }
    }

    /// A thing that only one of them holds goes where its remover had heard of all of it, comes back where its holder had heard
    /// of the removal and decided otherwise, and is kept and listed where neither had.
    fn comes_to_be_there(&self, who: usize, row: Uuid, before: &Copy, file: &Copy) {
        let copy = &self.partners[who].copy;
        let [here, there, now] = [before, file, copy].map(|copy| copy.map.initiatives.holds(row));
        let (holder, remover) = if here { (before, file) } else { (file, before) };
        if here == there {
            assert_eq!(now, here, "{row}");
            return;
        }
        let Some(removal) = remover.registers.get(&(row, "order")) else {
            assert!(now, "{row} is new, and not there");
            return;
        };
        let is_news = |field: &'static str| {
            !holder.registers[&(row, field)].live.is_subset(&remover.registers[&(row, field)].heard)
        };
        let order = &holder.registers[&(row, "order")];
        let is_listed = listed(&copy.map, row, "order");
        if removal.live.iter().all(|event| order.decided_over(*event)) {
            assert!(now, "{row} was made again and is not there");
        } else if FIELDS.into_iter().any(is_news) {
            assert!(now && is_listed, "{row} was removed by who had not heard of all of it, or is back unlisted");
        } else {
            assert!(!now || is_listed, "{row} was removed by who had heard of all of it, and is there unlisted");
        }
    }
}
