//! Which cells the tiles laid so far cover, and where that is not what those of an earlier reading covered at the same point.
//! Counts and covers; which tile is laid when is decided elsewhere.

use super::Cells;
use crate::analysis::incidence::{FIRST_THING, Lists};
use crate::analysis::patterns::{Patterns, challenges_among};
use std::cmp::Reverse;

/// The covered cells: for each row and thing a slot of bits, one for each challenge, or a single one where challenges do
/// not count. Slots share words, and a word of all rows lies together. The commonest things are in the first words, so
/// that a pattern's things lie in few.
pub struct Cover {
    cells: Cells,
    rows: usize,
    covered: Vec<u64>,
    /// Of each attribute its slot, where any pattern has shared it.
    slots: Vec<Option<u32>>,
    used: u32,
    /// Of each pattern, words of a row and the bits in them.
    masks: Lists<(u32, u64)>,
    /// Whether there is another reading.
    compares: bool,
    difference: Difference,
}

/// Cells that only one of two readings covers.
#[derive(Default)]
struct Difference {
    /// For each covered word the bits in which the other reading differs.
    bits: Vec<u64>,
    /// Where there are some.
    places: Vec<usize>,
    /// Of each word, all bits in which any row differs.
    folded: Vec<u64>,
}

impl Cover {
    /// Gives those things that most of these patterns share the first slots.
    pub fn of(patterns: &Patterns, among: &[u32], cells: Cells) -> Cover {
        let mut counts: Vec<(u32, u32)> = vec![];
        for pattern in among {
            for thing in things_of(patterns, *pattern) {
                let number = *thing as usize;
                if counts.len() <= number {
                    counts.extend((counts.len() as u32..=*thing).map(|thing| (0, thing)));
                }
                counts[number].0 += 1;
            }
        }
        let mut cover = Cover {
            cells,
            rows: 0,
            covered: vec![],
            slots: vec![None; counts.len()],
            used: 0,
            masks: Lists::default(),
            compares: false,
            difference: Difference::default(),
        };
        counts.retain(|(count, _)| *count > 0);
        counts.sort_unstable_by_key(|(count, thing)| (Reverse(*count), *thing));
        counts.iter().for_each(|(_, thing)| {
            cover.slot(*thing);
        });
        cover
    }

    /// Covers nothing, of so many rows, ready for patterns that came. Whether another reading is to be compared with.
    pub fn begin(&mut self, patterns: &Patterns, came: &[u32], rows: usize, compares: bool) {
        let mut masks = vec![];
        for pattern in came {
            self.masks_of(patterns, *pattern, &mut masks);
            self.masks.set(*pattern, &masks);
        }
        self.rows = rows;
        let words = self.used.div_ceil(64 / self.width()) as usize;
        self.covered.clear();
        self.covered.resize(words * rows, 0);
        self.compares = compares;
        if compares {
            self.difference.bits.resize(words * rows, 0);
            self.difference.folded.resize(words, 0);
        }
    }

    /// Forgets in what the readings differ.
    pub fn end(&mut self) {
        for place in self.difference.places.drain(..) {
            self.difference.bits[place] = 0;
        }
        self.difference.folded.fill(0);
    }

    /// How many of the pattern's cells are not covered.
    pub fn uncovered(&self, patterns: &Patterns, pattern: u32) -> u32 {
        let rows = patterns.rows.list(pattern);
        let in_word = |(word, mask): &(u32, u64)| -> u32 {
            let column = &self.covered[*word as usize * self.rows..][..self.rows];
            rows.iter().map(|row| (mask & !column[*row as usize]).count_ones()).sum()
        };
        self.masks.list(pattern).iter().map(in_word).sum()
    }

    /// Whether any of the pattern's cells is, or could be, covered in one reading only. Where many cells are, looking for its
    /// own among them would cost more than counting.
    pub fn may_differ_at(&self, patterns: &Patterns, pattern: u32) -> bool {
        let (difference, masks) = (&self.difference, self.masks.list(pattern));
        if !masks.iter().any(|(word, mask)| difference.folded_in(*word) & mask != 0) {
            return false;
        }
        let rows = patterns.rows.list(pattern);
        difference.places.len() > 2 * rows.len()
            || difference.places.iter().any(|place| {
                let (word, row) = (place / self.rows, (place % self.rows) as u32);
                let mask = masks.iter().find(|(other, _)| *other as usize == word).map_or(0, |(_, mask)| *mask);
                difference.bits[*place] & mask != 0 && rows.binary_search(&row).is_ok()
            })
    }

    /// Lays a tile that the other reading does not lay now.
    pub fn lay(&mut self, patterns: &Patterns, pattern: u32) {
        if !self.compares {
            return self.lay_in_both(patterns, pattern);
        }
        for (word, mask) in self.masks.list(pattern) {
            let start = *word as usize * self.rows;
            for row in patterns.rows.list(pattern) {
                let place = start + *row as usize;
                let new = mask & !self.covered[place];
                self.covered[place] |= mask;
                self.difference.turn(place, new);
            }
        }
        self.difference.tidy(self.rows);
    }

    /// Lays a tile that the other reading lays now: in both, or in that alone.
    pub fn lay_as_before(&mut self, patterns: &Patterns, pattern: u32, in_both: bool) {
        if in_both {
            return self.lay_in_both(patterns, pattern);
        }
        for (word, mask) in self.masks.list(pattern) {
            let start = *word as usize * self.rows;
            // A tile that went may have had rows that are no more.
            for row in patterns.rows.list(pattern).iter().filter(|row| (**row as usize) < self.rows) {
                let place = start + *row as usize;
                self.difference.turn(place, mask & !(self.covered[place] ^ self.difference.bits[place]));
            }
        }
        self.difference.tidy(self.rows);
    }

    fn lay_in_both(&mut self, patterns: &Patterns, pattern: u32) {
        let differ = self.may_differ_at(patterns, pattern);
        for (word, mask) in self.masks.list(pattern) {
            let start = *word as usize * self.rows;
            let column = &mut self.covered[start..start + self.rows];
            patterns.rows.list(pattern).iter().for_each(|row| column[*row as usize] |= mask);
            if differ {
                let column = &mut self.difference.bits[start..start + self.rows];
                patterns.rows.list(pattern).iter().for_each(|row| column[*row as usize] &= !mask);
            }
        }
        if differ {
            self.difference.tidy(self.rows);
        }
    }

    fn masks_of(&mut self, patterns: &Patterns, pattern: u32, masks: &mut Vec<(u32, u64)>) {
        let width = self.width();
        let in_word = 64 / width;
        let challenges = &patterns.shared.list(pattern)[..challenges_among(patterns.shared.list(pattern))];
        let bits = match self.cells {
            Cells::OfChallengesAndThings => challenges.iter().fold(0u64, |bits, challenge| bits | 1 << challenge),
            Cells::OfThings => 1,
        };
        let mut own: Vec<u32> = things_of(patterns, pattern).iter().map(|thing| self.slot(*thing)).collect();
        own.sort_unstable();
        masks.clear();
        for slot in own {
            let (word, mask) = (slot / in_word, bits << (slot % in_word * width));
            match masks.last_mut() {
                Some(last) if last.0 == word => last.1 |= mask,
                Some(_) | None => masks.push((word, mask)),
            }
        }
    }

    /// The slot of a thing, which is the next one where it had none.
    fn slot(&mut self, thing: u32) -> u32 {
        let number = thing as usize;
        if self.slots.len() <= number {
            self.slots.resize(number + 1, None);
        }
        *self.slots[number].get_or_insert_with(|| {
            self.used += 1;
            self.used - 1
        })
    }

    /// Bits in a slot.
    fn width(&self) -> u32 {
        match self.cells {
            Cells::OfChallengesAndThings => FIRST_THING,
            Cells::OfThings => 1,
        }
    }
}

impl Difference {
    fn folded_in(&self, word: u32) -> u64 {
        if self.places.is_empty() { 0 } else { self.folded[word as usize] }
    }

    fn turn(&mut self, place: usize, bits: u64) {
        if bits != 0 {
            if self.bits[place] == 0 {
                self.places.push(place);
            }
            self.bits[place] ^= bits;
        }
    }

    /// Brings the places and what is folded up to date.
    fn tidy(&mut self, rows: usize) {
        self.folded.fill(0);
        let (bits, folded) = (&self.bits, &mut self.folded);
        self.places.retain(|place| {
            folded[place / rows] |= bits[*place];
            bits[*place] != 0
        });
    }
}

/// The things that a pattern shares, rising.
fn things_of(patterns: &Patterns, pattern: u32) -> &[u32] {
    let shared = patterns.shared.list(pattern);
    &shared[challenges_among(shared)..]
}
