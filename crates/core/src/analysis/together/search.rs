//! The search for proposals: at each ground, one organisation for each set of challenges in a family of sets that together
//! are all that is wanted, none of them needless. Every group that is looked at is therefore a proposal, but for those
//! that an initiative joins already. Each group is counted at the first of its grounds only.

use super::reach::Reach;
use crate::map::ChallengeSet;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Most groups that are looked at before the search ends; the answer then says that there are at least so many.
const MOST_GROUPS: u64 = 1_500_000;

/// What was found.
pub struct Found {
    /// The best, in rank order: organisations and grounds, each by position in map order.
    pub groups: Vec<(Vec<u32>, Vec<u32>)>,
    /// How many there are in all.
    pub proposals: u64,
    /// How many a person has dismissed; those are not among the proposals.
    pub hidden: u64,
    /// Whether the search ended at its bound.
    pub at_bound: bool,
}

/// Finds the best `top` groups, at one of the grounds of `among` where it is given. Groups of few organisations are looked
/// at first, so that where the search ends at its bound it has not missed them for larger ones.
pub fn search(reach: &Reach, among: Option<&[u32]>, dismissed: BTreeSet<Vec<u32>>, top: usize) -> Found {
    let mut families = vec![];
    minimal_families(reach.wanted, &mut vec![], 1, &mut families);
    let mut by_cover: Vec<Vec<Vec<u32>>> = vec![];
    for at in &reach.at {
        let mut covers = vec![vec![]; usize::from(reach.wanted.0) + 1];
        at.iter().for_each(|(organisation, reached)| covers[usize::from(reached.0)].push(*organisation));
        by_cover.push(covers);
    }
    let asked = |ground: &u32| among.is_none_or(|among| among.contains(ground));
    let mut search = Search {
        reach,
        asked: (0..reach.at.len() as u32).map(|ground| asked(&ground)).collect(),
        dismissed,
        top,
        best: BTreeMap::new(),
        proposals: 0,
        hidden: 0,
        looked: 0,
        common: vec![],
        grounds: vec![],
    };
    for size in 2..=reach.wanted.len() {
        for ground in (0..reach.at.len() as u32).filter(asked) {
            for family in families.iter().filter(|family| family.len() == size) {
                let covers = &by_cover[ground as usize];
                let lists: Vec<&[u32]> = family.iter().map(|cover| &covers[usize::from(cover.0)][..]).collect();
                if lists.iter().all(|list| !list.is_empty()) {
                    search.groups(ground, &lists, &mut vec![]);
                }
            }
        }
    }
    Found {
        groups: search.best.into_iter().map(|((.., organisations), grounds)| (organisations, grounds)).collect(),
        proposals: search.proposals,
        hidden: search.hidden,
        at_bound: search.looked >= MOST_GROUPS,
    }
}

/// Sets of distinct parts of what is wanted that together are all of it, while none without one of them is. Each has at
/// most as many parts as there are challenges, since each must bring a challenge that the others lack.
fn minimal_families(
    wanted: ChallengeSet,
    chosen: &mut Vec<ChallengeSet>,
    from: u8,
    found: &mut Vec<Vec<ChallengeSet>>,
) {
    let union = ChallengeSet(chosen.iter().fold(0, |all, cover| all | cover.0));
    if union == wanted {
        found.push(chosen.clone());
        return;
    }
    for next in (from..wanted.0).map(ChallengeSet).filter(|next| next.is_subset(wanted)) {
        chosen.push(next);
        if each_brings_something(chosen) {
            minimal_families(wanted, chosen, next.0 + 1, found);
        }
        chosen.pop();
    }
}

/// A part that brings nothing of its own brings nothing in any larger set either.
fn each_brings_something(chosen: &[ChallengeSet]) -> bool {
    chosen.iter().enumerate().all(|(nth, cover)| {
        let others =
            chosen.iter().enumerate().filter(|(other, _)| *other != nth).fold(0, |all, (_, cover)| all | cover.0);
        !cover.without(ChallengeSet(others)).is_empty()
    })
}

/// By what groups are ranked: how many organisations, grounds and sectors; the organisations make any two differ.
type Rank = (usize, Reverse<usize>, Reverse<u32>, Vec<u32>);

struct Search<'a> {
    reach: &'a Reach,
    /// Of each ground whether it is asked for.
    asked: Vec<bool>,
    /// Dismissed groups: organisations by position in map order.
    dismissed: BTreeSet<Vec<u32>>,
    top: usize,
    /// The best so far with their grounds.
    best: BTreeMap<Rank, Vec<u32>>,
    proposals: u64,
    hidden: u64,
    looked: u64,
    // Reused from one group to the next, so that no group allocates them anew.
    common: Vec<u32>,
    grounds: Vec<u32>,
}

impl Search<'_> {
    /// Goes through all groups with one organisation of each list.
    fn groups(&mut self, ground: u32, lists: &[&[u32]], group: &mut Vec<u32>) {
        let Some((first, rest)) = lists.split_first() else {
            self.looked += 1;
            self.keep(ground, group);
            return;
        };
        for organisation in *first {
            if self.looked >= MOST_GROUPS {
                return;
            }
            group.push(*organisation);
            self.groups(ground, rest, group);
            group.pop();
        }
    }

    /// Counts the group, which is minimal at `ground`, unless an initiative joins it there or an earlier ground has it.
    fn keep(&mut self, ground: u32, group: &[u32]) {
        if self.reach.joined(group, ground) {
            return;
        }
        self.reach.common(group, &mut self.common);
        self.grounds.clear();
        for other in &self.common {
            let proposed =
                *other == ground || (self.reach.is_minimal(group, *other) && !self.reach.joined(group, *other));
            if proposed && *other < ground && self.asked[*other as usize] {
                return;
            }
            if proposed {
                self.grounds.push(*other);
            }
        }
        let mut order = group.to_vec();
        order.sort_unstable();
        if self.dismissed.contains(&order) {
            self.hidden += 1;
            return;
        }
        self.proposals += 1;
        let sectors = group.iter().fold(0u32, |all, nth| all | 1 << self.reach.sectors[*nth as usize] as u32);
        let rank = (group.len(), Reverse(self.grounds.len()), Reverse(sectors.count_ones()), order);
        if self.best.len() >= self.top && self.best.last_key_value().is_none_or(|(worst, _)| *worst < rank) {
            return;
        }
        self.best.insert(rank, self.grounds.clone());
        if self.best.len() > self.top {
            self.best.pop_last();
        }
    }
}
