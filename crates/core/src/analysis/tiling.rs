//! Ranks closed patterns by greedy tiling, so that the list reads from the most telling on and does not repeat itself.
//! Exact, ties included; whether a pattern is worth telling is decided by what it covers alone.

use super::patterns::{Patterns, challenges_among};
use super::table::Table;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A pattern in its place in the ranking.
pub struct Tile {
    /// Which pattern.
    pub pattern: u32,
    /// Its rows times its things.
    pub score: u32,
    /// How many of its cells (row, thing) no tile before it covers.
    pub new_cells: u32,
}

/// The first tile is the pattern with the most cells; each next one is that which covers most cells that those before it
/// left uncovered, until nothing new is covered. Ties: more challenges shared, then more rows, then the rows in map
/// order, compared one after another, the smaller first.
pub fn tiles(table: &Table, patterns: &Patterns) -> Vec<Tile> {
    let ranking = ranking(patterns);
    let mut cover = Cover::of(table, patterns);
    let score = |pattern: u32| (patterns.rows.list(pattern).len() * patterns.things.list(pattern).len()) as u32;
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
        (Reverse(challenges_among(patterns.things.list(*pattern))), Reverse(rows.len()), rows)
    });
    ranking
}

/// The covered cells: a bit for each row and thing, the commonest things in the first words, so that a pattern's
/// things lie in few words.
struct Cover {
    words: usize,
    covered: Vec<u64>,
    /// Of each pattern, where its words end in `masks`; one more in front.
    ends: Vec<u32>,
    /// Words of a row and the bits in them.
    masks: Vec<(u32, u64)>,
}

impl Cover {
    fn of(table: &Table, patterns: &Patterns) -> Cover {
        let mut counts = vec![0u32; table.things()];
        for pattern in 0..patterns.things.len() as u32 {
            patterns.things.list(pattern).iter().for_each(|thing| counts[*thing as usize] += 1);
        }
        let mut used: Vec<u32> = (0..table.things() as u32).filter(|thing| counts[*thing as usize] > 0).collect();
        used.sort_unstable_by_key(|thing| (Reverse(counts[*thing as usize]), *thing));
        let mut bits = vec![0u32; table.things()];
        (0..).zip(&used).for_each(|(bit, thing)| bits[*thing as usize] = bit);
        let words = used.len().div_ceil(64);
        let mut cover = Cover { words, covered: vec![0; words * table.len()], ends: vec![0], masks: vec![] };
        let mut own: Vec<u32> = vec![];
        for pattern in 0..patterns.things.len() as u32 {
            own.clear();
            own.extend(patterns.things.list(pattern).iter().map(|thing| bits[*thing as usize]));
            own.sort_unstable();
            let start = cover.masks.len();
            for bit in &own {
                let (word, mask) = (bit / 64, 1u64 << (bit % 64));
                match cover.masks[start..].last_mut() {
                    Some(held) if held.0 == word => held.1 |= mask,
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
