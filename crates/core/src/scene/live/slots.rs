//! What the map's initiatives say of their marks, read once and kept. Each initiative has a slot for as long as it is there;
//! another that comes or goes before it in map order changes its number and nothing else.

use super::super::labels::{Subject, Turn};
use super::super::titles::Title;
use super::super::{Mark, MarkLabel};
use crate::map::{ChallengeSet, Initiative, Map, Position, Rows, Status};
use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The slots of all initiatives.
#[derive(Debug, Default)]
pub(super) struct Slots {
    /// In map order.
    seats: Vec<u32>,
    slots: Vec<Slot>,
    free: Vec<u32>,
}

/// What a row says of its mark, and the mark as it was drawn last.
#[derive(Debug)]
struct Slot {
    turn: Turn,
    region: ChallengeSet,
    faint: bool,
    title: Title,
    stored: Option<Position>,
    /// Where the mark lies; None without a mark.
    at: Option<Position>,
    mark: Option<Arc<Mark>>,
}

/// Which rows are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reread {
    /// Those that are not the very same as before.
    Changed,
    /// All: they may mean something else now.
    All,
}

/// What reading has found to be different.
#[derive(Debug, Default)]
pub(super) struct Read {
    /// The slots that say something else than before, those that nobody has any more too.
    pub(super) touched: BTreeSet<u32>,
    /// Whether marks may lie elsewhere.
    pub(super) moved: bool,
    /// Whether there are other marks, or the same under other numbers.
    pub(super) reseated: bool,
}

impl Slots {
    /// Reads what is different in the rows of `map`, given those that were read last.
    pub(super) fn read(&mut self, before: &Map, map: &Map, size: f64, reread: Reread) -> Read {
        let (old, new) = (&before.initiatives, &map.initiatives);
        let (mut from, mut after) = (0, 0);
        if reread == Reread::Changed {
            let same = |(old, new): &(&Initiative, &Initiative)| std::ptr::eq(*old, *new);
            from = old.iter().zip(new.iter()).take_while(same).count();
            let most = old.len().min(new.len()) - from;
            after = old.iter().rev().zip(new.iter().rev()).take(most).take_while(same).count();
        }
        let mut reading = Reading { map, size, reread, slots: self, read: Read::default() };
        let seats = reading.merge(Part::of(old, from, after), Part::of(new, from, after));
        let read = reading.read;
        drop(self.seats.splice(from..self.seats.len() - after, seats));
        read
    }

    pub(super) fn len(&self) -> usize {
        self.seats.len()
    }

    /// The slot of the initiative at this position in map order.
    pub(super) fn at(&self, nth: usize) -> u32 {
        self.seats[nth]
    }

    /// The position in map order of a slot's initiative; None where nobody has it.
    pub(super) fn nth(&self, slot: u32, map: &Map) -> Option<u32> {
        let nth = map.initiatives.position(self.slots[slot as usize].turn.id())?;
        (self.seats[nth] == slot).then_some(nth as u32)
    }

    /// Region and stored place of each initiative, in map order.
    pub(super) fn rooms(&self) -> impl ExactSizeIterator<Item = (ChallengeSet, Option<Position>)> {
        self.seats.iter().map(|slot| {
            let slot = &self.slots[*slot as usize];
            (slot.region, slot.stored)
        })
    }

    /// Puts marks where they lie now, and notes which were elsewhere.
    pub(super) fn lay_out(&mut self, places: &[(u32, Position)], touched: &mut BTreeSet<u32>) {
        for (nth, at) in places {
            let number = self.seats[*nth as usize];
            let slot = &mut self.slots[number as usize];
            if slot.at != Some(*at) {
                slot.at = Some(*at);
                touched.insert(number);
            }
        }
    }

    /// The marks by slot, as far as their labels depend on them.
    pub(super) fn subjects(&self) -> Vec<Option<Subject>> {
        (0..self.slots.len() as u32).map(|slot| self.subject(slot)).collect()
    }

    pub(super) fn subject(&self, slot: u32) -> Option<Subject> {
        let Slot { region, turn, title, at, .. } = &self.slots[slot as usize];
        at.map(|at| Subject { at, region: *region, turn: *turn, title: *title })
    }

    /// Draws the mark with this label; None where it is as it was, or is none.
    pub(super) fn draw(&mut self, slot: u32, nth: u32, label: Option<Arc<MarkLabel>>) -> Option<Arc<Mark>> {
        let slot = &mut self.slots[slot as usize];
        let Position { x, y } = slot.at?;
        let mark = Mark { initiative: nth, challenges: slot.region, x, y, faint: slot.faint, label };
        if slot.mark.as_deref() == Some(&mark) {
            return None;
        }
        slot.mark = Some(Arc::new(mark));
        slot.mark.clone()
    }

    /// The mark of the initiative that is at this position in map order now.
    pub(super) fn mark(&mut self, slot: u32, nth: u32) -> Option<Arc<Mark>> {
        let slot = &mut self.slots[slot as usize];
        if let Some(mark) = &mut slot.mark
            && mark.initiative != nth
        {
            Arc::make_mut(mark).initiative = nth;
        }
        slot.mark.clone()
    }
}

/// Rows of a part of the map.
struct Part<'a> {
    rows: &'a Rows<Initiative>,
    next: usize,
    till: usize,
}

impl<'a> Part<'a> {
    /// All but so many at the beginning and at the end.
    fn of(rows: &'a Rows<Initiative>, from: usize, after: usize) -> Part<'a> {
        Part { rows, next: from, till: rows.len() - after }
    }

    fn peek(&self) -> Option<&'a Initiative> {
        (self.next < self.till).then(|| self.rows.at(self.next))
    }
}

/// While rows are being read.
struct Reading<'a> {
    map: &'a Map,
    size: f64,
    reread: Reread,
    slots: &'a mut Slots,
    read: Read,
}

impl Reading<'_> {
    /// The slots of the new rows. Rows are the same where they have the same place in map order.
    fn merge(&mut self, mut old: Part, mut new: Part) -> Vec<u32> {
        let mut seats = Vec::with_capacity(new.till - new.next);
        let key = |row: &Initiative| (row.order, row.id);
        loop {
            let (was, is) = (old.peek(), new.peek());
            let order = match (was, is) {
                (None, None) => return seats,
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (Some(was), Some(is)) => key(was).cmp(&key(is)),
            };
            if let Some(was) = was.filter(|_| order.is_le()) {
                let slot = self.slots.seats[old.next];
                old.next += 1;
                match is.filter(|_| order.is_eq()) {
                    Some(is) => {
                        self.reread(slot, was, is);
                        seats.push(slot);
                    }
                    None => self.free(slot),
                }
            } else if let Some(is) = is {
                seats.push(self.seat(is));
            }
            new.next += usize::from(order.is_ge());
        }
    }

    fn slot(&self, row: &Initiative) -> Slot {
        let region = self.map.region_of(row);
        Slot {
            turn: Turn::of(region, row.status, row.order, row.id.0),
            region,
            faint: row.status == Status::Ended,
            title: Title::of(&row.title, self.size),
            stored: row.position,
            at: None,
            mark: None,
        }
    }

    fn seat(&mut self, row: &Initiative) -> u32 {
        let slot = self.slot(row);
        self.read.moved |= !slot.region.is_empty();
        self.read.reseated = true;
        let number = self.slots.free.pop().unwrap_or(self.slots.slots.len() as u32);
        match self.slots.slots.get_mut(number as usize) {
            Some(free) => *free = slot,
            None => self.slots.slots.push(slot),
        }
        self.read.touched.insert(number);
        number
    }

    fn free(&mut self, number: u32) {
        let slot = &mut self.slots.slots[number as usize];
        self.read.moved |= slot.at.is_some();
        self.read.reseated = true;
        (slot.at, slot.mark) = (None, None);
        self.read.touched.insert(number);
        self.slots.free.push(number);
    }

    fn reread(&mut self, number: u32, was: &Initiative, is: &Initiative) {
        if self.reread == Reread::Changed && std::ptr::eq(was, is) {
            return;
        }
        let now = self.slot(is);
        let slot = &mut self.slots.slots[number as usize];
        let as_it_was = slot.turn == now.turn && slot.region == now.region && slot.stored == now.stored;
        if as_it_was && was.title == is.title {
            return;
        }
        self.read.moved |= slot.region != now.region || slot.stored != now.stored;
        self.read.reseated |= slot.region.is_empty() != now.region.is_empty();
        *slot = match now.region.is_empty() {
            true => now,
            false => Slot { at: slot.at, mark: slot.mark.take(), ..now },
        };
        self.read.touched.insert(number);
    }
}
