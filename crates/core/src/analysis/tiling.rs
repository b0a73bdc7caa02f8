//! Ranks closed patterns by greedy tiling, so that the list reads from the most telling on and does not repeat itself.
//! Exact, ties included. A pattern is judged by nothing but the cells that it covers.
//!
//! The first tile is the pattern with the most cells; each next one is that which covers most cells that those before it
//! left uncovered, until nothing new is covered. Ties: more challenges shared, then more rows, then the rows in map
//! order, compared one after another, the smaller first.
//!
//! What a pattern newly covers only ever shrinks, so a figure worked out earlier is a bound from above. The one on top is
//! worked out anew; if that is its bound it is the next tile, else it is put back. Each such step is written down, and
//! when patterns come and go the steps are read again: one holds as long as the cells of its pattern are covered as they
//! were, which is known without counting wherever the tiles laid so far cover the same as then.

mod cover;
mod order;

use super::incidence::Incidence;
use super::patterns::{Patterns, challenges_among};
use cover::Cover;
use order::Order;
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

/// That a pattern was on top, and what it newly covered then. If that was its bound it became the next tile.
#[derive(Clone, Copy)]
struct Step {
    pattern: u32,
    bound: u32,
    new_cells: u32,
}

/// The ranking of patterns, to be followed as they change.
pub struct Ranking {
    cells: Cells,
    cover: Cover,
    order: Order,
    /// From the highest bound on.
    steps: Vec<Step>,
}

/// The ranking of all these patterns.
pub fn tiles(table: &Incidence, patterns: &Patterns, cells: Cells) -> Vec<Tile> {
    let all: Vec<u32> = (0..patterns.rows.len() as u32).collect();
    Ranking::of(table, patterns, &all, cells).tiles(patterns)
}

impl Ranking {
    /// Ranks these patterns.
    pub fn of(table: &Incidence, patterns: &Patterns, among: &[u32], cells: Cells) -> Ranking {
        let cover = Cover::of(patterns, among, cells);
        let mut ranking = Ranking { cells, cover, order: Order::default(), steps: vec![] };
        ranking.follow(table, patterns, among, &[]);
        ranking
    }

    /// Ranks what is left when these came and those went. What went can still be read among the patterns.
    pub fn follow(&mut self, table: &Incidence, patterns: &Patterns, came: &[u32], went: &[u32]) {
        let steps = std::mem::take(&mut self.steps);
        self.order.add(patterns, came);
        self.cover.begin(patterns, came, table.rows(), !steps.is_empty());
        let mut run = Run {
            patterns,
            ranks: &self.order.ranks,
            cover: &mut self.cover,
            goes_its_own_way: vec![false; patterns.rows.len()],
            own: BinaryHeap::new(),
            steps: Vec::with_capacity(steps.len()),
            tiles: 0,
        };
        for pattern in came.iter().chain(went) {
            run.goes_its_own_way[*pattern as usize] = true;
        }
        let scores = came.iter().map(|pattern| (score(patterns, *pattern, self.cells), *pattern));
        run.own = scores.map(|(score, pattern)| run.bound(score, pattern, None)).collect();
        run.read_again(&steps);
        self.steps = run.steps;
        self.cover.end();
        self.order.drop(went);
    }

    /// The patterns that newly cover something, in rank order.
    pub fn tiles(&self, patterns: &Patterns) -> Vec<Tile> {
        let laid = self.steps.iter().filter(|step| step.is_tile());
        laid.map(|step| {
            let score = score(patterns, step.pattern, self.cells);
            Tile { pattern: step.pattern, score, new_cells: step.new_cells }
        })
        .collect()
    }
}

impl Step {
    fn is_tile(&self) -> bool {
        self.bound == self.new_cells
    }
}

/// How many cells a pattern has.
fn score(patterns: &Patterns, pattern: u32, cells: Cells) -> u32 {
    let (rows, shared) = (patterns.rows.list(pattern).len(), patterns.shared.list(pattern));
    let challenges = challenges_among(shared);
    let things = shared.len() - challenges;
    let each = match cells {
        Cells::OfChallengesAndThings => challenges * things,
        Cells::OfThings => things,
    };
    (rows * each) as u32
}

/// A bound from above for what a pattern newly covers, with its place where bounds are the same, the pattern, and how many
/// tiles had been laid when it was worked out, if it was.
type Bound = (u32, Reverse<u64>, u32, Option<u32>);

/// One reading of the steps.
struct Run<'a> {
    patterns: &'a Patterns,
    ranks: &'a [u64],
    cover: &'a mut Cover,
    /// Of each pattern, whether the steps of before say nothing of it any more: it came, went, or was found to cover other
    /// than before.
    goes_its_own_way: Vec<bool>,
    /// The bounds of those that are still to be judged.
    own: BinaryHeap<Bound>,
    steps: Vec<Step>,
    tiles: u32,
}

impl Run<'_> {
    fn read_again(&mut self, steps: &[Step]) {
        let mut steps = steps.iter().peekable();
        loop {
            let own = self.own.peek().map(|(bound, rank, ..)| (*bound, *rank));
            let before = steps.peek().map(|step| (step.bound, Reverse(self.ranks[step.pattern as usize])));
            if before >= own {
                let Some(step) = steps.next() else { return };
                self.again(*step);
            } else if let Some((bound, _, pattern, worked_out)) = self.own.pop() {
                let new_cells =
                    if worked_out == Some(self.tiles) { bound } else { self.cover.uncovered(self.patterns, pattern) };
                self.judge(Step { pattern, bound, new_cells });
            }
        }
    }

    /// Reads a step of before again: it holds, or its pattern goes its own way from here.
    fn again(&mut self, step: Step) {
        let pattern = step.pattern;
        let mut as_before = !self.goes_its_own_way[pattern as usize];
        if as_before && self.cover.may_differ_at(self.patterns, pattern) {
            let new_cells = self.cover.uncovered(self.patterns, pattern);
            as_before = new_cells == step.new_cells;
            if !as_before {
                self.goes_its_own_way[pattern as usize] = true;
                self.judge(Step { new_cells, ..step });
            }
        }
        if as_before {
            self.steps.push(step);
        }
        if step.is_tile() {
            self.tiles += u32::from(as_before);
            self.cover.lay_as_before(self.patterns, pattern, as_before);
        }
    }

    /// Takes a step: the next tile, or a lower bound, or nothing left.
    fn judge(&mut self, step: Step) {
        self.steps.push(step);
        if step.is_tile() {
            self.tiles += 1;
            self.cover.lay(self.patterns, step.pattern);
        } else if step.new_cells > 0 {
            let bound = self.bound(step.new_cells, step.pattern, Some(self.tiles));
            self.own.push(bound);
        }
    }

    fn bound(&self, new_cells: u32, pattern: u32, worked_out: Option<u32>) -> Bound {
        (new_cells, Reverse(self.ranks[pattern as usize]), pattern, worked_out)
    }
}
