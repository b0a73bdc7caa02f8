//! The search for closed patterns that share exactly one given set of challenges (after LCM by Uno and others:
//! prefix-preserving closure extension with occurrence delivery on shrinking flat rows, rare things first).
//! Keeps its own stack, so that no table however deep can overflow the thread's.

use super::Kept;
use crate::analysis::table::{FIRST_ORGANISATION, Table};
use crate::map::ChallengeSet;

/// Adds every closed pattern that shares these challenges and no other, and has enough rows, to `kept`.
pub fn search(table: &Table, challenges: ChallengeSet, kept: &mut Kept) {
    let rows: Vec<u32> =
        (0..).zip(&table.challenges).filter(|(_, held)| challenges.is_subset(**held)).map(|(row, _)| row).collect();
    if rows.len() < kept.min().max(1) {
        return;
    }
    let mut search = Search::of(table, challenges, kept, &rows);
    search.enter(Candidate { thing: NONE, start: 0, end: rows.len() });
    while let Some(level) = search.levels.last_mut() {
        match search.candidates.get(level.next).copied() {
            Some(candidate) => {
                level.next += 1;
                search.enter(candidate);
            }
            None => search.leave(),
        }
    }
}

/// Stands for "no thing chosen yet"; things are numbered from 1 here, the rarest first.
const NONE: u32 = 0;

struct Search<'a> {
    table: &'a Table,
    challenges: ChallengeSet,
    kept: &'a mut Kept,
    /// The table's number of each thing of the search; the first stands for none.
    numbers: Vec<u32>,
    /// How many of the rows at hand have each thing; all zero between calls.
    counts: Vec<u32>,
    /// The things whose count is not zero.
    touched: Vec<u32>,
    /// What is shared at the level reached, in the table's numbers.
    shared: Vec<u32>,
    // Each level of the search lays its part at the end of these and takes it off again.
    levels: Vec<Level>,
    rows: Vec<Cut>,
    things: Vec<u32>,
    candidates: Vec<Candidate>,
    occurrences: Vec<u32>,
    // Room for the pattern that is being kept.
    members: Vec<u32>,
    intent: Vec<u32>,
}

/// A row, cut down to the things that can still matter.
#[derive(Clone, Copy)]
struct Cut {
    row: u32,
    start: u32,
    end: u32,
}

/// A thing by which the pattern at a level can be extended, and where the cut rows that have it are listed.
#[derive(Clone, Copy)]
struct Candidate {
    thing: u32,
    start: usize,
    end: usize,
}

/// Where a level's parts begin, and the candidate that is next.
struct Level {
    next: usize,
    shared: usize,
    rows: usize,
    things: usize,
    candidates: usize,
    occurrences: usize,
}

impl<'a> Search<'a> {
    fn of(table: &'a Table, challenges: ChallengeSet, kept: &'a mut Kept, rows: &[u32]) -> Search<'a> {
        let mut counts = vec![0u32; table.things()];
        for row in rows {
            table.things_of(*row).iter().for_each(|thing| counts[*thing as usize] += 1);
        }
        let mut numbers: Vec<u32> = (FIRST_ORGANISATION..table.things() as u32)
            .filter(|thing| counts[*thing as usize] as usize >= kept.min().max(1))
            .collect();
        // Rare things first: the many extensions of a rare thing are then searched in few rows.
        numbers.sort_unstable_by_key(|thing| (counts[*thing as usize], *thing));
        numbers.insert(0, u32::MAX);
        let mut number_here = vec![NONE; table.things()];
        (1..).zip(&numbers[1..]).for_each(|(here, thing)| number_here[*thing as usize] = here);
        let mut search = Search {
            table,
            challenges,
            kept,
            counts: vec![0; numbers.len()],
            numbers,
            touched: vec![],
            shared: vec![],
            levels: vec![],
            rows: vec![],
            things: vec![],
            candidates: vec![],
            occurrences: (0..rows.len() as u32).collect(),
            members: vec![],
            intent: vec![],
        };
        for row in rows {
            let start = search.things.len() as u32;
            let here = table.things_of(*row).iter().map(|thing| number_here[*thing as usize]);
            search.things.extend(here.filter(|thing| *thing != NONE));
            search.rows.push(Cut { row: *row, start, end: search.things.len() as u32 });
        }
        search
    }

    /// Looks at the rows that have the candidate: keeps the pattern that they make, unless another way leads to it,
    /// and lays out a level for its extensions.
    fn enter(&mut self, Candidate { thing: core, start, end }: Candidate) {
        let (min, size) = (self.kept.min(), end - start);
        // The bound may have risen since the candidate was listed.
        if size < min || !self.shares_no_other_challenge(start, end) {
            return;
        }
        self.count(start, end);
        let (full, min) = (size as u32, min as u32);
        // Prefix preserved: a pattern that also shares an earlier thing is reached through that thing.
        let elsewhere = self.touched.iter().any(|thing| *thing < core && self.counts[*thing as usize] == full);
        if !elsewhere {
            let shared_before = self.shared.len();
            let mut extends = false;
            for thing in &self.touched {
                let count = self.counts[*thing as usize];
                if count == full {
                    self.shared.push(self.numbers[*thing as usize]);
                } else {
                    extends |= *thing > core && count >= min;
                }
            }
            self.keep(start, end);
            if extends {
                self.lay_out(core, start, end, min, shared_before);
            } else {
                self.shared.truncate(shared_before);
            }
        }
        for thing in self.touched.drain(..) {
            self.counts[thing as usize] = 0;
        }
    }

    fn shares_no_other_challenge(&self, start: usize, end: usize) -> bool {
        let mut common = u8::MAX;
        for cut in &self.occurrences[start..end] {
            common &= self.table.challenges[self.rows[*cut as usize].row as usize].0;
            if common == self.challenges.0 {
                return true;
            }
        }
        false
    }

    fn count(&mut self, start: usize, end: usize) {
        for cut in &self.occurrences[start..end] {
            let cut = self.rows[*cut as usize];
            for thing in &self.things[cut.start as usize..cut.end as usize] {
                let count = &mut self.counts[*thing as usize];
                if *count == 0 {
                    self.touched.push(*thing);
                }
                *count += 1;
            }
        }
    }

    fn keep(&mut self, start: usize, end: usize) {
        self.members.clear();
        self.members.extend(self.occurrences[start..end].iter().map(|cut| self.rows[*cut as usize].row));
        self.intent.clear();
        self.intent.extend(self.challenges.positions().map(u32::from));
        self.intent.extend(&self.shared);
        self.intent.sort_unstable();
        self.kept.add(&self.members, &self.intent);
    }

    /// Cuts the rows down to what can still tell patterns apart (neither shared by all nor too rare) and lists, for
    /// each later thing, the rows that have it.
    fn lay_out(&mut self, core: u32, start: usize, end: usize, min: u32, shared: usize) {
        self.levels.push(Level {
            next: self.candidates.len(),
            shared,
            rows: self.rows.len(),
            things: self.things.len(),
            candidates: self.candidates.len(),
            occurrences: self.occurrences.len(),
        });
        let (full, first_row) = ((end - start) as u32, self.rows.len());
        for place in start..end {
            let cut = self.rows[self.occurrences[place] as usize];
            let first = self.things.len() as u32;
            for place in cut.start..cut.end {
                let thing = self.things[place as usize];
                let count = self.counts[thing as usize];
                if count >= min && count < full {
                    self.things.push(thing);
                }
            }
            self.rows.push(Cut { row: cut.row, start: first, end: self.things.len() as u32 });
        }
        self.touched.sort_unstable();
        let mut listed = self.occurrences.len();
        for thing in &self.touched {
            let count = &mut self.counts[*thing as usize];
            if *thing > core && *count >= min && *count < full {
                let end = listed + *count as usize;
                self.candidates.push(Candidate { thing: *thing, start: listed, end });
                // From here on the count serves as the place at which the next row is listed.
                *count = listed as u32;
                listed = end;
            }
        }
        self.occurrences.resize(listed, 0);
        for (nth, cut) in (first_row as u32..).zip(&self.rows[first_row..]) {
            for thing in &self.things[cut.start as usize..cut.end as usize] {
                if *thing > core {
                    let place = &mut self.counts[*thing as usize];
                    self.occurrences[*place as usize] = nth;
                    *place += 1;
                }
            }
        }
    }

    fn leave(&mut self) {
        if let Some(level) = self.levels.pop() {
            self.shared.truncate(level.shared);
            self.rows.truncate(level.rows);
            self.things.truncate(level.things);
            self.candidates.truncate(level.candidates);
            self.occurrences.truncate(level.occurrences);
        }
    }
}
