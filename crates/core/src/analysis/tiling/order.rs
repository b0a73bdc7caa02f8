//! The order of patterns where nothing else tells them apart, as numbers that stay when others come and go.

use crate::analysis::patterns::{Patterns, challenges_among};
use std::cmp::{Ordering, Reverse};

/// Between the numbers of two neighbours when all are numbered anew; enough that this is seldom.
const APART: u64 = 1 << 32;

/// Patterns in order: more challenges shared, then more rows, then the rows in map order. No two have the same rows, so
/// the order is total.
#[derive(Default)]
pub struct Order {
    /// Of each pattern a number: the smaller comes first.
    pub ranks: Vec<u64>,
    /// The patterns by that number.
    ordered: Vec<u32>,
}

impl Order {
    /// Takes in patterns.
    pub fn add(&mut self, patterns: &Patterns, came: &[u32]) {
        let mut came = came.to_vec();
        came.sort_unstable_by(|one, other| compare(patterns, *one, *other));
        self.ranks.resize(patterns.rows.len(), 0);
        if self.ordered.is_empty() {
            self.ordered = came;
            return self.number_anew();
        }
        for pattern in came {
            let place = self.ordered.partition_point(|other| compare(patterns, *other, pattern) == Ordering::Less);
            self.ordered.insert(place, pattern);
            let before = place.checked_sub(1).map_or(0, |before| self.rank_at(before));
            let after = self.ordered.get(place + 1).map_or(before + 2 * APART, |after| self.ranks[*after as usize]);
            self.ranks[pattern as usize] = before + (after - before) / 2;
            if after - before < 2 {
                self.number_anew();
            }
        }
    }

    /// Leaves patterns out.
    pub fn drop(&mut self, went: &[u32]) {
        let mut places: Vec<usize> = went
            .iter()
            .filter_map(|pattern| {
                let rank = self.ranks[*pattern as usize];
                self.ordered.binary_search_by_key(&rank, |other| self.ranks[*other as usize]).ok()
            })
            .collect();
        places.sort_unstable();
        let mut places = places.into_iter().peekable();
        let mut place = 0;
        self.ordered.retain(|_| {
            place += 1;
            places.next_if_eq(&(place - 1)).is_none()
        });
    }

    fn rank_at(&self, place: usize) -> u64 {
        self.ranks[self.ordered[place] as usize]
    }

    fn number_anew(&mut self) {
        for (nth, pattern) in (1..).zip(&self.ordered) {
            self.ranks[*pattern as usize] = nth * APART;
        }
    }
}

fn compare(patterns: &Patterns, one: u32, other: u32) -> Ordering {
    let key = |pattern: u32| {
        let rows = patterns.rows.list(pattern);
        (Reverse(challenges_among(patterns.shared.list(pattern))), Reverse(rows.len()), rows)
    };
    key(one).cmp(&key(other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::incidence::Lists;

    /// Each comes right before the one that came last, so that numbers run out again and again.
    #[test]
    fn numbers_rise_in_order_however_patterns_come_and_go() {
        let (mut rows, mut shared) = (Lists::default(), Lists::default());
        for nth in 0..400 {
            rows.push(&[400 - nth]);
            shared.push(&[0, 1, 5]);
        }
        let patterns = Patterns { rows, shared, min_initiatives: 1 };
        let mut order = Order::default();
        for nth in 0..400 {
            order.add(&patterns, &[nth]);
            if nth % 3 == 2 {
                order.drop(&[nth - 1]);
            }
            let expected: Vec<u32> = (0..=nth).rev().filter(|other| other % 3 != 1 || other + 1 > nth).collect();
            assert_eq!(order.ordered, expected);
            assert!(order.ordered.is_sorted_by_key(|pattern| order.ranks[*pattern as usize]));
        }
    }
}
