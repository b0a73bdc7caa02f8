//! All closed patterns of the table that share so many challenges, at least one thing, and have enough initiatives.
//! Exact: it leaves none out and gives none twice. It does not rank them; tiling does.

mod around;
mod columns;
mod kept;
mod search;

pub use kept::KeptPatterns;

use super::incidence::{FIRST_THING, Incidence, Lists};
use crate::map::{ChallengeSet, MAX_CHALLENGES};
use std::ops::RangeInclusive;

/// Most patterns that are looked at: some four times those of an uneven map of 2,000 initiatives, and few enough to rank
/// while a person waits.
pub const MOST_PATTERNS: usize = 50_000;
/// Most members that those patterns have together.
pub const MOST_MEMBERS: usize = 4_000_000;

/// Closed patterns: each a set of rows and all that every one of them shares, neither of which can grow.
pub struct Patterns {
    /// Of each pattern its rows, rising.
    pub rows: Lists,
    /// Of each pattern the attributes shared, rising, so challenges come first; at least one is a thing.
    pub shared: Lists,
    /// Fewest rows of a pattern: what was asked for, or more.
    pub min_initiatives: u32,
}

/// Finds the closed patterns of at least `min_initiatives` rows that share so many `challenges` and at least one thing.
///
/// A dense table can have more patterns than anybody could look at. Where there are more than [`MOST_PATTERNS`], or they
/// have more than [`MOST_MEMBERS`] members together, `min_initiatives` is raised to the smallest number at which
/// there are not. That number depends on the table alone, not on the order of the search.
pub fn closed_patterns(table: &Incidence, min_initiatives: u32, challenges: RangeInclusive<usize>) -> Patterns {
    closed_patterns_within(table, min_initiatives, challenges, MOST_PATTERNS, MOST_MEMBERS)
}

fn closed_patterns_within(
    table: &Incidence,
    min_initiatives: u32,
    challenges: RangeInclusive<usize>,
    most_patterns: usize,
    most_members: usize,
) -> Patterns {
    let mut collected = Collected {
        found: Patterns { rows: Lists::default(), shared: Lists::default(), min_initiatives },
        of_size: vec![0; table.rows() + 1],
        patterns: 0,
        members: 0,
        most_patterns,
        most_members,
    };
    // A closed pattern shares some challenges exactly, so searching once for each set of challenges, among the rows
    // that have them all, finds each pattern once and never walks through patterns that share too few.
    for shared in std::iter::once(ChallengeSet::EMPTY).chain(ChallengeSet::regions(MAX_CHALLENGES)) {
        if challenges.contains(&shared.len()) {
            search::search(table, shared, &mut collected);
        }
    }
    collected.drop_small();
    collected.found
}

/// The patterns found so far. Patterns of fewer rows than `found.min_initiatives` are no longer wanted.
struct Collected {
    found: Patterns,
    /// How many patterns of each size have been found.
    of_size: Vec<usize>,
    /// How many patterns of at least `min_initiatives` rows have been found.
    patterns: usize,
    /// How many members those have together.
    members: usize,
    most_patterns: usize,
    most_members: usize,
}

impl Collected {
    /// Fewest rows of a pattern that is still wanted.
    fn min(&self) -> usize {
        self.found.min_initiatives as usize
    }

    /// Keeps a pattern. Whenever there are too many, the smallest are no longer wanted: only as many sizes as must go,
    /// which is why the bound at the end is the smallest possible.
    fn add(&mut self, rows: &[u32], shared: &[u32]) {
        if shared.last().is_none_or(|last| *last < FIRST_THING) {
            // Challenges and nothing else: that is a region's count.
            return;
        }
        self.found.rows.push(rows);
        self.found.shared.push(shared);
        self.of_size[rows.len()] += 1;
        self.patterns += 1;
        self.members += rows.len();
        while self.patterns > self.most_patterns || self.members > self.most_members {
            let gone = self.of_size[self.min()];
            self.patterns -= gone;
            self.members -= gone * self.min();
            self.found.min_initiatives += 1;
        }
        if self.found.rows.len() > 2 * self.most_patterns || self.found.rows.total() > 2 * self.most_members {
            self.drop_small();
        }
    }

    fn drop_small(&mut self) {
        if self.patterns == self.found.rows.len() {
            return;
        }
        let (mut rows, mut shared) = (Lists::default(), Lists::default());
        for pattern in 0..self.found.rows.len() as u32 {
            let members = self.found.rows.list(pattern);
            if members.len() >= self.min() {
                rows.push(members);
                shared.push(self.found.shared.list(pattern));
            }
        }
        (self.found.rows, self.found.shared) = (rows, shared);
    }
}

/// How many of these attributes, which rise, are challenges.
pub fn challenges_among(attributes: &[u32]) -> usize {
    attributes.iter().take_while(|attribute| **attribute < FIRST_THING).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Settings;
    use crate::notation::read;
    use crate::synthetic::synthetic;
    use std::collections::BTreeSet;

    fn sizes(patterns: &Patterns) -> Vec<usize> {
        (0..patterns.rows.len() as u32).map(|pattern| patterns.rows.list(pattern).len()).collect()
    }

    /// Intents of closed patterns are what rows have, and what any of those have in common.
    fn by_intersection(table: &Incidence, min_initiatives: usize) -> Vec<(Vec<u32>, Vec<u32>)> {
        let mut intents: BTreeSet<Vec<u32>> = BTreeSet::new();
        for row in (0..table.rows() as u32).filter(|row| !table.challenges[*row as usize].is_empty()) {
            let own = table.attributes_of(row);
            let common = |intent: &Vec<u32>| intent.iter().copied().filter(|thing| own.contains(thing)).collect();
            let met: Vec<Vec<u32>> = intents.iter().map(common).collect();
            intents.extend(met.into_iter().filter(|intent| challenges_among(intent) >= 2));
            intents.extend((challenges_among(own) >= 2).then(|| own.to_vec()));
        }
        let with_rows = |intent: Vec<u32>| {
            let has_all = |row: &u32| intent.iter().all(|thing| table.attributes_of(*row).contains(thing));
            ((0..table.rows() as u32).filter(has_all).collect(), intent)
        };
        let mut patterns: Vec<(Vec<u32>, Vec<u32>)> = intents.into_iter().map(with_rows).collect();
        patterns.retain(|(rows, shared)| rows.len() >= min_initiatives && challenges_among(shared) < shared.len());
        patterns.sort_unstable();
        patterns
    }

    #[test]
    fn every_closed_pattern_is_found_once() {
        // The second has so many rows with the same things that columns run over several words and are packed again.
        let crowded: Vec<String> = (0..600u32)
            .map(|nth| {
                let mixed = nth.wrapping_mul(0x9e37_79b9) >> 12;
                // A quarter of the rows has each, so that none is left out.
                let has = |bit: &u32| mixed >> bit & mixed >> (bit + 8) & 1 == 1;
                let themes: String = (0..12).filter(has).map(|bit| format!(" #{bit}")).collect();
                format!("{nth}: A B {}{themes}", ["", "C ", "D ", "C D "][nth as usize % 4])
            })
            .collect();
        for (map, min_initiatives) in [(synthetic(250, 3), 3), (read(&crowded.join("\n")), 2)] {
            let table = Incidence::of(&map, &Settings::default());
            let patterns = closed_patterns(&table, min_initiatives, 2..=MAX_CHALLENGES);
            let mut found: Vec<_> = (0..patterns.rows.len() as u32)
                .map(|pattern| (patterns.rows.list(pattern).to_vec(), patterns.shared.list(pattern).to_vec()))
                .collect();
            found.sort_unstable();
            assert!(found.len() > 500);
            assert!(found == by_intersection(&table, min_initiatives as usize));
        }
    }

    #[test]
    fn the_bound_rises_only_as_far_as_it_must() {
        let table = Incidence::of(&synthetic(300, 5), &Settings::default());
        let all = sizes(&closed_patterns(&table, 2, 2..=MAX_CHALLENGES));
        assert!(all.len() > 1_000);
        for (most_patterns, most_members) in [(all.len(), usize::MAX), (500, usize::MAX), (37, usize::MAX), (0, 0)]
            .into_iter()
            .chain([(usize::MAX / 4, 2_000), (usize::MAX / 4, 100), (200, 900)])
        {
            let fits = |least: usize| {
                let left = all.iter().filter(|size| **size >= least);
                left.clone().count() <= most_patterns && left.sum::<usize>() <= most_members
            };
            let expected = (2..).find(|least| fits(*least)).unwrap_or_default();
            let most_members = most_members.min(usize::MAX / 4);
            let found = closed_patterns_within(&table, 2, 2..=MAX_CHALLENGES, most_patterns, most_members);
            assert_eq!(found.min_initiatives as usize, expected, "{most_patterns} {most_members}");
            let (mut left, mut found) = (all.clone(), sizes(&found));
            left.retain(|size| *size >= expected);
            left.sort_unstable();
            found.sort_unstable();
            assert_eq!(found, left);
        }
    }
}
