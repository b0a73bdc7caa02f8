//! Two copies that meet: of what they say differently, which of them said it knowing what the other says.

use super::sides::Sides;
use super::{Knowledge, SetAt};
use crate::change::Field;
use crate::map::{Conflict, Map};
use crate::merge::{Key, key_of};
use std::collections::BTreeMap;

/// Which of two copies was said something in that the other had not seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::merge) enum Newer {
    /// Ours had seen what theirs says.
    Ours,
    /// Theirs had seen what ours says.
    Theirs,
    /// Neither had, or each had, or it can't be told: nobody has decided between them.
    Both,
}

/// What both copies know, with what is on the list of each.
pub(in crate::merge) struct Both<'a> {
    pub(in crate::merge) ours: &'a Knowledge,
    pub(in crate::merge) theirs: &'a Knowledge,
    maps: [&'a Map; 2],
    listed: [BTreeMap<Key, Vec<&'a Conflict>>; 2],
}

/// What a field says in both copies: None where it says nothing.
pub(in crate::merge) struct Says<'a> {
    pub(in crate::merge) ours: Option<&'a str>,
    pub(in crate::merge) theirs: Option<&'a str>,
    /// Whether the thing itself is there in either copy.
    pub(in crate::merge) there: [bool; 2],
}

impl<'a> Both<'a> {
    pub(in crate::merge) fn of(ours: &'a Knowledge, theirs: &'a Knowledge, maps: [&'a Map; 2]) -> Both<'a> {
        let listed = maps.map(|map| {
            let mut listed: BTreeMap<Key, Vec<&Conflict>> = BTreeMap::new();
            map.conflicts.iter().for_each(|row| listed.entry(key_of(row)).or_default().push(row));
            listed
        });
        Both { ours, theirs, maps, listed }
    }

    /// What is on the list about a field of a thing that is there: whoever has removed the thing since has decided.
    fn open(&self, whose: usize, key: &Key) -> &[&'a Conflict] {
        let listed = self.listed[whose].get(key).filter(|_| self.maps[whose].holds(key.0, key.1));
        listed.map_or(&[], Vec::as_slice)
    }

    /// When either copy set the field or, for `order`, made or removed the thing.
    pub(super) fn at(&self, key: &Key, there: [bool; 2]) -> [Option<SetAt>; 2] {
        let [ours, theirs] = [self.ours, self.theirs];
        [ours.at(key, there, &theirs.last), theirs.at(key, [there[1], there[0]], &ours.last)]
    }

    /// Who has said something here that the other had not seen. Whoever has the field on the list of conflicts has seen what
    /// the other says, and has not decided.
    pub(in crate::merge) fn newer(&self, key: &Key, says: &Says<'_>) -> Newer {
        let [ours, theirs] = self.at(key, says.there);
        let undecided = |whose: usize, other: Option<&str>| {
            let open = self.open(whose, key);
            open.iter().any(|row| row.ours.as_deref() == other || row.theirs.as_deref() == other)
        };
        // A thing that is only there until somebody decides says what it said wherever it was kept. An older file does not
        // tell when that was, so nothing follows from what either has seen.
        let order = (key.0, key.1, Field::ORDER);
        let mut open = [0, 1].into_iter().flat_map(|whose| self.open(whose, &order));
        let in_question = open.any(|row| row.ours.is_none() || row.theirs.is_none());
        if in_question && [ours, theirs].into_iter().flatten().any(|at| at.or_before) {
            return Newer::Both;
        }
        let here = theirs.is_none_or(|at| self.ours.has_seen(at)) && !undecided(0, says.theirs);
        let there = ours.is_none_or(|at| self.theirs.has_seen(at)) && !undecided(1, says.ours);
        match (here, there) {
            (true, false) if says.there == [false, true] && self.has_news_on_the_list(1, key) => Newer::Both,
            (false, true) if says.there == [true, false] && self.has_news_on_the_list(0, key) => Newer::Both,
            (true, false) => Newer::Ours,
            (false, true) => Newer::Theirs,
            (true, true) | (false, false) => Newer::Both,
        }
    }

    /// Whether something of a thing is open in the copy that holds it, and was never heard of in the other: whoever removed
    /// it there has not decided over that, though all that the thing itself says was seen.
    fn has_news_on_the_list(&self, holder: usize, (entity, id, _): &Key) -> bool {
        let copies = [self.ours, self.theirs];
        let first = (*entity, *id, Field { name: "".into(), of: None });
        let mut of_it = self.listed[holder].range(first..).take_while(|(key, _)| (key.0, key.1) == (*entity, *id));
        of_it.any(|(_, rows)| rows.iter().any(|row| !copies[1 - holder].has_heard_of(copies[holder], row)))
    }

    /// Whether they have said anew, since we last looked, what both say.
    pub(in crate::merge) fn said_again(&self, key: &Key, there: [bool; 2]) -> bool {
        let [ours, theirs] = self.at(key, there);
        ours != theirs && theirs.is_some_and(|at| !self.ours.has_seen(at))
    }

    /// Whether they can have settled a conflict on our list: they have seen all of its other side, and have nothing about it on
    /// their own list. None where an older version kept no note of it.
    pub(in crate::merge) fn can_be_settled_there(&self, conflict: &Conflict) -> Option<bool> {
        if self.listed[1].contains_key(&key_of(conflict)) {
            return Some(false);
        }
        self.ours.sides(conflict).map(|sides| self.theirs.has_seen_sides(conflict, &sides))
    }

    /// Who says the other side of a conflict on our list still, as far as they know: they have decided over those whom they had
    /// heard of where they say something anew, and have nothing about it on their own list.
    pub(super) fn still_open(&self, conflict: &Conflict, there: [bool; 2]) -> Option<Sides> {
        let mut sides = self.ours.sides(conflict)?;
        let key = key_of(conflict);
        if !self.listed[1].contains_key(&key) && self.said_again(&key, there) {
            sides.off_the_map(conflict).retain(|at| !self.theirs.has_seen(*at));
        }
        Some(sides)
    }
}
