//! The closed patterns kept from one state of the table to the next. When one row has other attributes than before, only
//! patterns change whose attributes it all had or all has, because an intersection of rows changes only with one of them;
//! and what the other rows share is closed with or without it. So those that it had are looked at again, and those that it
//! has are searched anew around it. A pattern keeps its number as long as its rows stay the same.

use super::around::Around;
use super::{MOST_MEMBERS, MOST_PATTERNS, Patterns, closed_patterns};
use crate::analysis::incidence::{Incidence, Turn};
use crate::map::MAX_CHALLENGES;
use std::cmp::Ordering;

/// All closed patterns of the table that share so many challenges or more, at least one thing, and have enough rows.
pub struct KeptPatterns {
    /// Those in use and others: see [`KeptPatterns::in_use`].
    pub patterns: Patterns,
    /// Numbers of patterns that are new since they were last settled, rising or not.
    pub came: Vec<u32>,
    /// Numbers of patterns that are none any more since then. Until they are settled they can still be read.
    pub went: Vec<u32>,
    uses: Vec<Use>,
    free: Vec<u32>,
    in_use: usize,
    members: usize,
    asked: u32,
    least_challenges: usize,
}

/// What a number is used for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    /// For a pattern that was one when they were last settled.
    Settled,
    Came,
    Went,
    Nothing,
}

impl KeptPatterns {
    /// Finds them all. They all came.
    pub fn of(table: &Incidence, asked: u32, least_challenges: usize) -> KeptPatterns {
        let patterns = closed_patterns(table, asked, least_challenges..=MAX_CHALLENGES);
        let (in_use, members) = (patterns.rows.len(), patterns.rows.total());
        KeptPatterns {
            came: (0..in_use as u32).collect(),
            went: vec![],
            uses: vec![Use::Came; in_use],
            free: vec![],
            in_use,
            members,
            patterns,
            asked,
            least_challenges,
        }
    }

    /// Whether they are all that were asked for: no table too dense raised the fewest rows.
    pub fn hold_all(&self) -> bool {
        self.patterns.min_initiatives == self.asked
    }

    /// Makes them the patterns of the table, which was the one before but for this row. False where they must be found
    /// from nothing: the row has too much, or there are too many patterns.
    #[must_use]
    pub fn follow(&mut self, table: &Incidence, turn: &Turn) -> bool {
        let touched = self.touched_by(table, turn);
        let Some(around) = Around::of(table, &turn.after, self.least_challenges) else { return false };
        let Some(mut found) = around
            .closed(self.asked, MOST_PATTERNS)
            .map(|found| found.into_iter().map(|pattern| (around.shared(pattern), pattern)).collect::<Vec<_>>())
        else {
            return false;
        };
        found.sort_unstable();
        self.take_in(turn.row, &touched.has, &found, &around);
        for pattern in touched.lost {
            self.take_out(table, turn.row, pattern);
        }
        self.in_use <= MOST_PATTERNS && self.members <= MOST_MEMBERS
    }

    /// Lets numbers of patterns that went be used again.
    pub fn settle(&mut self) {
        for pattern in std::mem::take(&mut self.came) {
            self.uses[pattern as usize] = Use::Settled;
        }
        for pattern in std::mem::take(&mut self.went) {
            self.let_go(pattern);
        }
    }

    fn touched_by(&self, table: &Incidence, turn: &Turn) -> Touched {
        const HAD: u8 = 1;
        const HAS: u8 = 2;
        let mut marks = vec![0; table.attributes()];
        turn.before.iter().for_each(|attribute| marks[*attribute as usize] |= HAD);
        turn.after.iter().for_each(|attribute| marks[*attribute as usize] |= HAS);
        let mut touched = Touched { lost: vec![], has: vec![] };
        for pattern in 0..self.uses.len() as u32 {
            let shared = self.patterns.shared.list(pattern);
            let mut all = HAD | HAS;
            for attribute in shared.iter().rev() {
                all &= marks[*attribute as usize];
                if all == 0 {
                    break;
                }
            }
            if all != 0 && matches!(self.uses[pattern as usize], Use::Settled | Use::Came) {
                if all & HAS != 0 {
                    touched.has.push((pattern, all & HAD != 0));
                } else {
                    touched.lost.push(pattern);
                }
            }
        }
        touched.has.sort_unstable_by_key(|(pattern, _)| self.patterns.shared.list(*pattern));
        touched
    }

    /// Makes those that share nothing but what the row has now the ones that were found. Both lists rise by what is shared.
    fn take_in(&mut self, row: u32, kept: &[(u32, bool)], found: &[(Vec<u32>, u64)], around: &Around) {
        let mut kept = kept.iter().copied().peekable();
        for (shared, pattern) in found {
            // Those before it were not found: the row that has come to have them, or has more now, shares more with the rest.
            let order = |of: &Patterns, (other, _): (u32, bool)| of.shared.list(other).cmp(shared);
            while let Some((gone, _)) = kept.next_if(|other| order(&self.patterns, *other) == Ordering::Less) {
                self.drop(gone);
            }
            match kept.next_if(|other| order(&self.patterns, *other) == Ordering::Equal) {
                Some((_, true)) => {}
                Some((same, false)) => {
                    let mut rows = self.patterns.rows.list(same).to_vec();
                    rows.insert(rows.partition_point(|other| *other < row), row);
                    self.replace(same, &rows);
                }
                None => self.add(&around.rows_with(*pattern), shared),
            }
        }
        kept.for_each(|(gone, _)| self.drop(gone));
    }

    /// The row has a pattern no longer: it goes, or it goes on without the row, if enough rows are left that share no more.
    fn take_out(&mut self, table: &Incidence, row: u32, pattern: u32) {
        let mut rows = self.patterns.rows.list(pattern).to_vec();
        rows.retain(|other| *other != row);
        if rows.len() < self.asked as usize || shares_more(table, &rows, self.patterns.shared.list(pattern)) {
            self.drop(pattern);
        } else {
            self.replace(pattern, &rows);
        }
    }

    fn add(&mut self, rows: &[u32], shared: &[u32]) {
        let pattern = self.free.pop().unwrap_or(self.uses.len() as u32);
        if pattern as usize == self.uses.len() {
            self.uses.push(Use::Nothing);
        }
        self.patterns.rows.set(pattern, rows);
        self.patterns.shared.set(pattern, shared);
        self.uses[pattern as usize] = Use::Came;
        self.came.push(pattern);
        self.in_use += 1;
        self.members += rows.len();
    }

    /// The same pattern with other rows has another number, because its place in the ranking is another.
    fn replace(&mut self, pattern: u32, rows: &[u32]) {
        let shared = self.patterns.shared.list(pattern).to_vec();
        self.drop(pattern);
        self.add(rows, &shared);
    }

    fn drop(&mut self, pattern: u32) {
        self.in_use -= 1;
        self.members -= self.patterns.rows.list(pattern).len();
        if self.uses[pattern as usize] == Use::Came {
            self.came.retain(|other| *other != pattern);
            self.let_go(pattern);
        } else {
            self.uses[pattern as usize] = Use::Went;
            self.went.push(pattern);
        }
    }

    fn let_go(&mut self, pattern: u32) {
        self.patterns.rows.set(pattern, &[]);
        self.patterns.shared.set(pattern, &[]);
        self.uses[pattern as usize] = Use::Nothing;
        self.free.push(pattern);
    }
}

/// The patterns that one row's turn can change.
struct Touched {
    /// It had all that they share, and has not any more.
    lost: Vec<u32>,
    /// It has all that they share, and whether it had; rising by what is shared.
    has: Vec<(u32, bool)>,
}

/// Whether these rows, of which there is one at least, share more than this.
fn shares_more(table: &Incidence, rows: &[u32], shared: &[u32]) -> bool {
    let Some((first, others)) = rows.split_first() else { return false };
    let mut more: Vec<u32> = table
        .attributes_of(*first)
        .iter()
        .copied()
        .filter(|attribute| shared.binary_search(attribute).is_err())
        .collect();
    for row in others {
        if more.is_empty() {
            return false;
        }
        let own = table.attributes_of(*row);
        more.retain(|attribute| own.binary_search(attribute).is_ok());
    }
    !more.is_empty()
}
