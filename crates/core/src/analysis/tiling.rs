//! Ranks closed patterns by greedy tiling, so that the list reads from the most telling on and does not repeat itself.
//! Exact, ties included. A pattern is judged by nothing but the cells that it covers.

use super::incidence::{FIRST_THING, Incidence};
use super::patterns::{Patterns, challenges_among};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// What a pattern covers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Cells {
    /// A cell is an initiative, a challenge that it shares and a thing that it shares.
    OfChallengesAndThings,
    /// A cell is an initiative and a thing that it shares.
    OfThings,
}

/// A pattern in its place in the ranking.
pub struct Tile {
    /// Which pattern.
    pub pattern: u32,
    /// How many cells it has.
    pub score: u32,
    /// How many of its cells no tile before it covers.
    pub new_cells: u32,
}

/// The first tile is the pattern with the most cells; each next one is that which covers most cells that those before it
/// left uncovered, until nothing new is covered. Ties: more challenges shared, then more rows, then the rows in map
/// order, compared one after another, the smaller first.
pub fn tiles(table: &Incidence, patterns: &Patterns, cells: Cells) -> Vec<Tile> {
    let ranking = ranking(patterns);
    let mut cover = Cover::of(table, patterns, cells);
    let score = |pattern: u32| {
        let (rows, shared) = (patterns.rows.list(pattern).len(), patterns.shared.list(pattern));
        let challenges = challenges_among(shared);
        let things = shared.len() - challenges;
        let each = match cells {
            Cells::OfChallengesAndThings => challenges * things,
            Cells::OfThings => things,
        };
        (rows * each) as u32
    };
    // What a pattern newly covers only ever shrinks, so a figure worked out earlier is a bound from above. The one on top
    // is worked out anew; if it still beats the bounds of all others it is the next tile.
    let mut bounds: BinaryHeap<(u32, Reverse<u32>)> =
        (0..).zip(&ranking).map(|(rank, pattern)| (score(*pattern), Reverse(rank))).collect();
    let mut tiles = vec![];
    while let Some((bound, Reverse(rank))) = bounds.pop() {
        let pattern = ranking[rank as usize];
        let new_cells = cover.uncovered(patterns, pattern);
        if new_cells == 0 {
            continue;
        }
        let fresh = (new_cells, Reverse(rank));
        if new_cells < bound && bounds.peek().is_some_and(|next| *next > fresh) {
            bounds.push(fresh);
            continue;
        }
        cover.add(patterns, pattern);
        tiles.push(Tile { pattern, score: score(pattern), new_cells });
    }
    tiles
}

/// The patterns in the order in which ties are broken. No two have the same rows, so the order is total.
fn ranking(patterns: &Patterns) -> Vec<u32> {
    let mut ranking: Vec<u32> = (0..patterns.rows.len() as u32).collect();
    ranking.sort_unstable_by_key(|pattern| {
        let rows = patterns.rows.list(*pattern);
        (Reverse(challenges_among(patterns.shared.list(*pattern))), Reverse(rows.len()), rows)
    });
    ranking
}

/// The covered cells: for each row and thing a slot of bits, one for each challenge, or a single one where challenges do
/// not count. The commonest things are in the first words, so that a pattern's things lie in few words.
struct Cover {
    words: usize,
    covered: Vec<u64>,
    /// Of each pattern, where its words end in `masks`; one more in front.
    ends: Vec<u32>,
    /// Words of a row and the bits in them.
    masks: Vec<(u32, u64)>,
}

impl Cover {
    fn of(table: &Incidence, patterns: &Patterns, cells: Cells) -> Cover {
        let mut counts = vec![0u32; table.attributes()];
        for pattern in 0..patterns.shared.len() as u32 {
            patterns.shared.list(pattern).iter().for_each(|thing| counts[*thing as usize] += 1);
        }
        let mut used: Vec<u32> =
            (FIRST_THING..table.attributes() as u32).filter(|thing| counts[*thing as usize] > 0).collect();
        used.sort_unstable_by_key(|thing| (Reverse(counts[*thing as usize]), *thing));
        let mut slots = vec![0u32; table.attributes()];
        (0..).zip(&used).for_each(|(slot, thing)| slots[*thing as usize] = slot);
        let width = match cells {
            Cells::OfChallengesAndThings => FIRST_THING,
            Cells::OfThings => 1,
        };
        let in_word = 64 / width;
        let words = used.len().div_ceil(in_word as usize);
        let mut cover = Cover { words, covered: vec![0; words * table.len()], ends: vec![0], masks: vec![] };
        let mut own: Vec<u32> = vec![];
        for pattern in 0..patterns.shared.len() as u32 {
            let (challenges, things) = {
                let shared = patterns.shared.list(pattern);
                shared.split_at(challenges_among(shared))
            };
            let slot_bits = match cells {
                Cells::OfChallengesAndThings => challenges.iter().fold(0u64, |bits, challenge| bits | 1 << challenge),
                Cells::OfThings => 1,
            };
            own.clear();
            own.extend(things.iter().map(|thing| slots[*thing as usize]));
            own.sort_unstable();
            let start = cover.masks.len();
            for slot in &own {
                let (word, mask) = (slot / in_word, slot_bits << (slot % in_word * width));
                match cover.masks[start..].last_mut() {
                    Some(last) if last.0 == word => last.1 |= mask,
                    Some(_) | None => cover.masks.push((word, mask)),
                }
            }
            cover.ends.push(cover.masks.len() as u32);
        }
        cover
    }

    fn uncovered(&self, patterns: &Patterns, pattern: u32) -> u32 {
        let rows = patterns.rows.list(pattern);
        self.masks_of(pattern)
            .iter()
            .map(|(word, mask)| {
                let word = *word as usize;
                rows.iter()
                    .map(|row| (mask & !self.covered[*row as usize * self.words + word]).count_ones())
                    .sum::<u32>()
            })
            .sum()
    }

    fn add(&mut self, patterns: &Patterns, pattern: u32) {
        for place in self.ends[pattern as usize]..self.ends[pattern as usize + 1] {
            let (word, mask) = self.masks[place as usize];
            for row in patterns.rows.list(pattern) {
                self.covered[*row as usize * self.words + word as usize] |= mask;
            }
        }
    }

    fn masks_of(&self, pattern: u32) -> &[(u32, u64)] {
        &self.masks[self.ends[pattern as usize] as usize..self.ends[pattern as usize + 1] as usize]
    }
}
