//! Ways between members that pass other marks by: each member is joined to what is joined already by the cheapest way,
//! so that ways are shared and none makes a loop. A member that no way reaches stays by itself.

use super::field::Field;
use crate::map::Position;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

const NONE: u32 = u32::MAX;
/// Cost of one step to the side, and of one askew, in tenths of a step.
const STRAIGHT: u64 = 10;
const ASKEW: u64 = 14;
/// How many times a step costs as much where another mark is close, and where it leaves the members' overlap.
const CLOSE: f64 = 5.0;
const BEYOND: u64 = 4;

/// Polylines between members. `half` is the way's wished width on each side, `least` the least that it can do with.
pub(super) fn ways(
    field: &Field,
    members: &[Position],
    inside: &dyn Fn(Position) -> bool,
    half: f64,
    least: f64,
) -> Vec<Vec<Position>> {
    let squares: Vec<u32> = members.iter().map(|member| square(field, *member)).collect();
    let costs = Costs { field, inside, half, least };
    let mut joined = vec![squares[0]];
    let mut waiting: Vec<usize> = (1..members.len()).filter(|nth| squares[*nth] != squares[0]).collect();
    let mut found = vec![];
    while !waiting.is_empty() {
        let goals: Vec<u32> = waiting.iter().map(|nth| squares[*nth]).collect();
        match costs.cheapest(&joined, &goals) {
            Some(way) => {
                waiting.retain(|nth| Some(&squares[*nth]) != way.last());
                found.push(costs.pulled(&way));
                joined.extend(way);
            }
            None => {
                // What is left starts a part of its own, and grows from there.
                let next = waiting.remove(0);
                joined = vec![squares[next]];
                waiting.retain(|nth| squares[*nth] != squares[next]);
            }
        }
    }
    found
}

fn square(field: &Field, at: Position) -> u32 {
    let (column, row) = field.nearest(at);
    (row * field.columns + column) as u32
}

struct Costs<'a> {
    field: &'a Field,
    inside: &'a dyn Fn(Position) -> bool,
    half: f64,
    least: f64,
}

impl Costs<'_> {
    fn place(&self, square: u32) -> (usize, usize) {
        (square as usize % self.field.columns, square as usize / self.field.columns)
    }

    /// Cost of a step onto a square, as many times a free one's; None where another mark stands in the way.
    fn cost(&self, column: usize, row: usize) -> Option<u64> {
        let free = self.field.free(column, row);
        if free < self.least {
            return None;
        }
        let close = ((2.0 * self.half - free) / (2.0 * self.half)).clamp(0.0, 1.0);
        let beyond = if (self.inside)(self.field.at(column, row)) { 1 } else { BEYOND };
        Some((10.0 * (1.0 + CLOSE * close)) as u64 * beyond)
    }

    /// The cheapest way from any of `joined` to any of `goals`: its squares in that order.
    fn cheapest(&self, joined: &[u32], goals: &[u32]) -> Option<Vec<u32>> {
        let count = self.field.columns * self.field.rows;
        let mut best = vec![u64::MAX; count];
        let mut before = vec![NONE; count];
        let mut queue = BinaryHeap::new();
        for square in joined {
            best[*square as usize] = 0;
            queue.push(Reverse((0, *square)));
        }
        while let Some(Reverse((spent, square))) = queue.pop() {
            if spent > best[square as usize] {
                continue;
            }
            if goals.contains(&square) {
                return Some(way(&before, square));
            }
            let (column, row) = self.place(square);
            for (across, down) in [(-1, 0), (1, 0), (0, -1), (0, 1), (-1, -1), (1, -1), (-1, 1), (1, 1)] {
                let (Some(column), Some(row)) = (column.checked_add_signed(across), row.checked_add_signed(down))
                else {
                    continue;
                };
                if column >= self.field.columns || row >= self.field.rows {
                    continue;
                }
                let next = (row * self.field.columns + column) as u32;
                // A member close to another mark can be reached all the same: its own room is cleared for it.
                let cost = self.cost(column, row).or_else(|| goals.contains(&next).then_some(60));
                let Some(cost) = cost else { continue };
                let length = if across == 0 || down == 0 { STRAIGHT } else { ASKEW };
                let spent = spent + cost * length;
                if spent < best[next as usize] {
                    best[next as usize] = spent;
                    before[next as usize] = square;
                    queue.push(Reverse((spent, next)));
                }
            }
        }
        None
    }

    /// The way as few straight pieces, none of which comes nearer to another mark than the way itself needs to.
    fn pulled(&self, way: &[u32]) -> Vec<Position> {
        let at = |nth: usize| {
            let (column, row) = self.place(way[nth]);
            self.field.at(column, row)
        };
        let mut points = vec![at(0)];
        let mut from = 0;
        while from + 1 < way.len() {
            let to = (from + 2..way.len()).rev().find(|to| self.is_free(at(from), at(*to))).unwrap_or(from + 1);
            points.push(at(to));
            from = to;
        }
        points
    }

    fn is_free(&self, from: Position, to: Position) -> bool {
        let (x, y) = (to.x - from.x, to.y - from.y);
        let steps = ((x * x + y * y).sqrt() / self.field.step).ceil().max(1.0) as usize;
        (0..=steps).all(|step| {
            let share = step as f64 / steps as f64;
            let (column, row) = self.field.nearest(Position { x: from.x + share * x, y: from.y + share * y });
            self.field.free(column, row) >= self.half.min(1.2 * self.field.step + self.least)
        })
    }
}

fn way(before: &[u32], end: u32) -> Vec<u32> {
    let mut squares = vec![end];
    let mut square = end;
    while before[square as usize] != NONE {
        square = before[square as usize];
        squares.push(square);
    }
    squares.reverse();
    squares
}
