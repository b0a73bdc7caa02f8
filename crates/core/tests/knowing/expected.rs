//! What may come of bringing a file in, field by field, as the model says it; and what it has come to.

use super::world::{Copy, Event, FIELDS, State, World, listed, says};
use std::collections::BTreeSet;
use uuid::Uuid;

impl World {
    /// A field of a thing that both copies hold.
    pub(crate) fn field(&mut self, who: usize, at: (Uuid, &'static str), before: &Copy, file: &Copy) {
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
                    self.said.insert(self.events, ours.says.clone());
                }
            }
            state.learns_of(theirs);
            if is_listed {
                state.open.extend(theirs.open.difference(&state.decided));
            } else {
                let open = std::mem::take(&mut state.open);
                // Only who had seen the other side too can have settled it.
                // A removal says nothing of the field: it is asked about by itself.
                let mut said = open.iter().filter(|event| self.said.contains_key(event));
                assert!(!exact || said.all(|event| state.decided.contains(event)), "{at:?} was settled by nobody");
            }
            return;
        }
        if now == theirs.says {
            // It came from there: they knew what was said here, and had decided.
            // Or what was said here was taken back by what is open there, which is open here now.
            let gave_way = |event: &Event| *event != ours.event && self.over[event].contains(&ours.event);
            let is_open = is_listed && theirs.open.iter().any(gave_way);
            assert!(they_knew || is_open, "{at:?} was overwritten by who did not know of it");
            // An older file does not tell of a thing that came back that it says only what it said long before.
            let not_told = !exact && they_knew;
            assert!(!we_knew || is_listed || not_told, "{at:?} was taken back and is there again");
            state.event = theirs.event;
            state.learns_of(theirs);
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
            // Whether it was decided by removing the thing is what they are asked already.
            let is_asked = theirs.doubt.contains(&ours.event);
            assert!(!exact || !they_knew || is_asked, "{at:?}: they had decided");
            state.learns_of(theirs);
            state.open.clear();
        }
    }

    pub(crate) fn row(&mut self, who: usize, row: Uuid, before: &Copy, file: &Copy) {
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
                assert!(!now || is_listed || we_knew, "what they removed stays unlisted");
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
                if now && !here && is_listed {
                    state.doubt.extend(ours.decided.difference(&theirs.decided));
                }
                state.learns_of(theirs);
                let is_listed = listed(&copy.map, row, field);
                if now && here && !there {
                    // Whoever removed the thing is asked about the thing, and has decided nothing of its fields.
                    state.doubt.extend(theirs.decided.difference(&ours.decided));
                }
                if now && !here && is_listed {
                    // It came back with what is open there between its sides.
                    let unknown: BTreeSet<Event> = theirs.open.difference(&ours.decided).copied().collect();
                    state.open = if unknown.is_empty() { theirs.open.clone() } else { unknown };
                    state.decided.retain(|event| !state.open.contains(event));
                }
            }
        }
    }
}
