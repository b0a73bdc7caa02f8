//! The deeper steps of the search: within the rows that have one thing, every other thing is a column of bits, and a
//! pattern's extensions are found by laying columns over each other.
//! Keeps its own stack, so that no table however deep can overflow the thread's.

use super::Collected;
use crate::analysis::incidence::Lists;

/// Searches the patterns of one set of challenges. Things are numbered in the order of the search.
pub struct Columns<'a> {
    /// The table's numbers of the rows.
    table_rows: &'a [u32],
    /// The table's numbers of the things.
    numbers: &'a [u32],
    /// The things that each row has, rising.
    cut: &'a Lists,
    /// The thing that the search began with.
    root: u32,
    /// What the level reached shares, in the table's numbers.
    shared: Vec<u32>,
    // Each level lays its part at the end of these and takes it off again.
    levels: Vec<Level>,
    columns: Vec<Column>,
    bits: Vec<u64>,
    rows: Vec<u32>,
    /// Room to count things in, and then to note their columns; all zero between uses.
    counts: Vec<u32>,
    // Reused from one step to the next, so that no step allocates them anew.
    touched: Vec<u32>,
    /// Columns of the level above, and how many bits each has in common with the extending one.
    chosen: Vec<(usize, u32)>,
    /// The set bits of the extending column.
    places: Vec<usize>,
    members: Vec<u32>,
    kept: Vec<u32>,
    intent: Vec<u32>,
}

/// A pattern whose extensions are being searched.
struct Level {
    /// The column that extends the pattern next. Those before the first one serve only to tell what is found elsewhere.
    next: usize,
    /// Where its columns begin and end: one for each thing that enough of its rows have, but not all, in the order of
    /// the search.
    columns: (usize, usize),
    /// Words in a column.
    words: usize,
    /// Where the rows begin that the bits stand for.
    rows: usize,
    before: Stacks,
}

/// How long the stacks were before a level.
struct Stacks {
    shared: usize,
    columns: usize,
    bits: usize,
    rows: usize,
}

/// A thing, and which of the level's rows have it.
#[derive(Clone, Copy)]
struct Column {
    thing: u32,
    /// How many of its bits are set.
    count: u32,
    /// Where its words begin.
    bits: usize,
}

impl<'a> Columns<'a> {
    /// For these rows and things; all rows share `shared`. `cut` lists the things that each row has, rising.
    pub fn of(table_rows: &'a [u32], numbers: &'a [u32], cut: &'a Lists, shared: Vec<u32>) -> Columns<'a> {
        Columns {
            table_rows,
            numbers,
            cut,
            root: 0,
            shared,
            levels: vec![],
            columns: vec![],
            bits: vec![],
            rows: vec![],
            counts: vec![0; numbers.len()],
            touched: vec![],
            chosen: vec![],
            places: vec![],
            members: vec![],
            kept: vec![],
            intent: vec![],
        }
    }

    /// Keeps the pattern of the rows that have `thing`, and all its extensions by later things, but none that an
    /// earlier thing leads to. `with` lists those rows.
    pub fn search(&mut self, thing: u32, with: &[u32], collected: &mut Collected) {
        self.root = thing;
        // The bound may have risen since the things were numbered.
        if with.len() < collected.min() || self.share_an_earlier_one(with) {
            return;
        }
        for row in with {
            for other in self.later(*row) {
                let count = &mut self.counts[*other as usize];
                if *count == 0 {
                    self.touched.push(*other);
                }
                *count += 1;
            }
        }
        self.touched.sort_unstable();
        self.lay_first(with, collected);
        for other in self.touched.drain(..) {
            self.counts[other as usize] = 0;
        }
        while let Some(level) = self.levels.last_mut() {
            if level.next < level.columns.1 {
                level.next += 1;
                let column = level.next - 1;
                self.extend(column, collected);
            } else if let Some(Level { before, .. }) = self.levels.pop() {
                self.cut_back(&before);
            }
        }
    }

    /// The things that a row has and that come after the one that the search began with, falling.
    fn later(&self, row: u32) -> impl Iterator<Item = &'a u32> + use<'a> {
        let root = self.root;
        self.cut.list(row).iter().rev().take_while(move |other| **other > root)
    }

    /// Whether all these rows have a thing that comes before the one that the search began with: a pattern that shares it too
    /// is reached through that thing.
    fn share_an_earlier_one(&self, rows: &[u32]) -> bool {
        let [first, others @ ..] = rows else { return false };
        let earlier = self.cut.list(*first).iter().take_while(|other| **other < self.root);
        let in_all = |thing: &u32| others.iter().all(|row| self.cut.list(*row).contains(thing));
        earlier.into_iter().any(in_all)
    }

    fn lay_first(&mut self, with: &[u32], collected: &mut Collected) {
        let (min, full) = (collected.min() as u32, with.len() as u32);
        let (before, words) = (self.stacks(), with.len().div_ceil(64));
        self.shared.push(self.numbers[self.root as usize]);
        self.rows.extend_from_slice(with);
        for other in &self.touched {
            let count = self.counts[*other as usize];
            self.counts[*other as usize] = 0;
            if count == full {
                self.shared.push(self.numbers[*other as usize]);
            } else if count >= min {
                self.columns.push(Column { thing: *other, count, bits: self.bits.len() });
                self.bits.resize(self.bits.len() + words, 0);
                self.counts[*other as usize] = self.columns.len() as u32;
            }
        }
        for (nth, row) in with.iter().enumerate() {
            for other in self.later(*row) {
                if let Some(column) = (self.counts[*other as usize] as usize).checked_sub(1) {
                    self.bits[self.columns[column].bits + nth / 64] |= 1 << (nth % 64);
                }
            }
        }
        self.members.clear();
        self.members.extend_from_slice(&self.rows[before.rows..]);
        self.keep(collected);
        let columns = (before.columns, self.columns.len());
        self.levels.push(Level { next: before.columns, columns, words, rows: before.rows, before });
    }

    /// Keeps the pattern of the rows that have a column's thing too, unless another way leads to it, and lays out the
    /// level of its extensions.
    fn extend(&mut self, column: usize, collected: &mut Collected) {
        let (min, Column { thing, count, bits }) = (collected.min() as u32, self.columns[column]);
        let Some(&Level { columns: (first, end), words, rows, .. }) = self.levels.last() else { return };
        let own = &self.bits[bits..bits + words];
        let of = |other: &Column| &self.bits[other.bits..other.bits + words];
        let within = |other: &Column| other.count >= count && is_within(own, of(other));
        if count < min || self.columns[first..column].iter().any(within) {
            return;
        }
        self.places.clear();
        for (word, bits) in own.iter().enumerate() {
            ones(*bits, |bit| self.places.push(word * 64 + bit));
        }
        self.members.clear();
        self.members.extend(self.places.iter().map(|place| self.rows[rows + place]));
        if self.share_an_earlier_one(&self.members) {
            return;
        }
        let before = self.stacks();
        self.shared.push(self.numbers[thing as usize]);
        self.chosen.clear();
        for place in column + 1..end {
            let other = self.columns[place];
            let common = in_common(own, of(&other));
            if common == count {
                self.shared.push(self.numbers[other.thing as usize]);
            } else if common >= min {
                self.chosen.push((place, common));
            }
        }
        self.keep(collected);
        if self.chosen.is_empty() {
            return self.cut_back(&before);
        }
        let later = self.chosen.len();
        let own = &self.bits[bits..bits + words];
        for place in first..column {
            let other = self.columns[place];
            let common = in_common(own, &self.bits[other.bits..other.bits + words]);
            if common >= min {
                self.chosen.push((place, common));
            }
        }
        // Earlier things go before later ones.
        self.chosen.rotate_left(later);
        let next = before.columns + self.chosen.len() - later;
        let (words, rows) = self.lay(bits, words, rows);
        self.levels.push(Level { next, columns: (before.columns, self.columns.len()), words, rows, before });
    }

    /// Lays out the chosen columns cut down to the rows that have the column whose words begin at `own`. Gives the words
    /// in a column and where its rows begin.
    fn lay(&mut self, own: usize, words: usize, rows: usize) -> (usize, usize) {
        let packed = self.places.len().div_ceil(64);
        // Few rows are left of many: only they keep a bit.
        let pack = packed * 2 <= words;
        for (place, count) in &self.chosen {
            let (other, start) = (self.columns[*place], self.bits.len());
            self.columns.push(Column { thing: other.thing, count: *count, bits: start });
            if pack {
                for places in self.places.chunks(64) {
                    let source = &self.bits[other.bits..other.bits + words];
                    let bit = |place: &usize| source[place / 64] >> (place % 64) & 1;
                    let packed = (0..).zip(places).fold(0, |word, (nth, place)| word | bit(place) << nth);
                    self.bits.push(packed);
                }
            } else {
                for word in 0..words {
                    self.bits.push(self.bits[own + word] & self.bits[other.bits + word]);
                }
            }
        }
        if pack {
            self.rows.extend_from_slice(&self.members);
            (packed, self.rows.len() - self.members.len())
        } else {
            (words, rows)
        }
    }

    fn keep(&mut self, collected: &mut Collected) {
        self.intent.clear();
        self.intent.extend_from_slice(&self.shared);
        self.intent.sort_unstable();
        self.kept.clear();
        self.kept.extend(self.members.iter().map(|row| self.table_rows[*row as usize]));
        collected.add(&self.kept, &self.intent);
    }

    fn stacks(&self) -> Stacks {
        Stacks { shared: self.shared.len(), columns: self.columns.len(), bits: self.bits.len(), rows: self.rows.len() }
    }

    fn cut_back(&mut self, before: &Stacks) {
        self.shared.truncate(before.shared);
        self.columns.truncate(before.columns);
        self.bits.truncate(before.bits);
        self.rows.truncate(before.rows);
    }
}

fn is_within(own: &[u64], other: &[u64]) -> bool {
    own.iter().zip(other).all(|(own, other)| own & !other == 0)
}

fn in_common(own: &[u64], other: &[u64]) -> u32 {
    own.iter().zip(other).map(|(own, other)| (own & other).count_ones()).sum()
}

/// Places of the bits that are set, rising.
fn ones(mut bits: u64, mut with: impl FnMut(usize)) {
    while bits != 0 {
        with(bits.trailing_zeros() as usize);
        bits &= bits - 1;
    }
}
