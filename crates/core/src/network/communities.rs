//! Groups of closely tied nodes, by the Leiden method (Traag, Waltman and van Eck 2019) on modularity. Every community
//! hangs together. Ties are weighed in whole numbers, so no gain is rounded: each move makes modularity strictly
//! greater, which is why the search ends, and ends alike on every machine.

use super::graph::Graph;
use crate::rng::Rng;

/// Rounds after which the search stops even if it could still gain a little.
const MOST_ROUNDS: usize = 8;

/// A partition of a graph's nodes.
#[derive(Clone, Debug, PartialEq)]
pub struct Partition {
    /// The community of each node; numbered by size, the largest first, of equals the one with the first node.
    pub of: Vec<u32>,
    /// How many communities there are, those of a single node included.
    pub count: usize,
    /// Newman's modularity with the ties' weights; 0 for a graph without ties.
    pub modularity: f64,
}

/// The communities of `graph`: the best of a few searches, which differ in the order in which nodes are looked at. That
/// order follows from `seed`; a map's own communities use 1.
pub fn communities(graph: &Graph, seed: u64) -> Partition {
    let mut rng = Rng(seed);
    let base = Level::of(graph);
    let mut best: Option<Partition> = None;
    for _ in 0..searches(graph.len()) {
        let (of, count) = by_size(&search(&base, &mut rng));
        let modularity = modularity(graph, &of);
        if best.as_ref().is_none_or(|best| modularity > best.modularity) {
            best = Some(Partition { of, count, modularity });
        }
    }
    best.unwrap_or(Partition { of: vec![], count: 0, modularity: 0.0 })
}

/// Small graphs cost little, and it is there that one search may end short of the best.
fn searches(nodes: usize) -> usize {
    (4_000 / nodes.max(1)).clamp(1, 10)
}

fn search(base: &Level, rng: &mut Rng) -> Vec<u32> {
    let mut of: Vec<u32> = (0..base.len() as u32).collect();
    for _ in 0..MOST_ROUNDS {
        let better = round(base, &of, rng);
        if same_groups(&better, &of) {
            break;
        }
        of = better;
    }
    of
}

/// Modularity from its definition: for each community the part of all weight that lies within it, less the part that
/// chance would put there.
pub fn modularity(graph: &Graph, of: &[u32]) -> f64 {
    let count = of.iter().max().map_or(0, |most| *most as usize + 1);
    let (mut within, mut ends) = (vec![0u64; count], vec![0u64; count]);
    for node in 0..graph.len() as u32 {
        let home = of[node as usize];
        for (other, weight) in graph.tied(node) {
            ends[home as usize] += weight;
            within[home as usize] += if of[other as usize] == home { weight } else { 0 };
        }
    }
    let total = ends.iter().sum::<u64>() as f64;
    if total == 0.0 {
        return 0.0;
    }
    within.iter().zip(&ends).map(|(within, ends)| *within as f64 / total - (*ends as f64 / total).powi(2)).sum()
}

/// A graph of nodes that may themselves stand for groups: ties within a node count in its strength alone.
struct Level {
    starts: Vec<usize>,
    ties: Vec<(u32, u64)>,
    strength: Vec<u64>,
    /// The sum of all strengths: twice the weight of all ties.
    total: u64,
}

impl Level {
    fn of(graph: &Graph) -> Level {
        let mut level = Level { starts: vec![0], ties: vec![], strength: vec![], total: 0 };
        for node in 0..graph.len() as u32 {
            level.ties.extend(graph.tied(node));
            level.starts.push(level.ties.len());
            level.strength.push(graph.strength(node));
        }
        level.total = level.strength.iter().sum();
        level
    }

    fn len(&self) -> usize {
        self.strength.len()
    }

    fn tied(&self, node: u32) -> &[(u32, u64)] {
        &self.ties[self.starts[node as usize]..self.starts[node as usize + 1]]
    }

    /// What modularity gains when a node of this strength, tied to a community with `weight`, joins it rather than
    /// stays alone; times half the total squared.
    fn gain(&self, weight: u64, strength: u64, community: u64) -> i128 {
        i128::from(weight) * i128::from(self.total) - i128::from(strength) * i128::from(community)
    }

    /// Each group becomes one node.
    fn gathered(&self, groups: &[u32], count: usize) -> Level {
        let (starts, members) = listed(groups, count);
        let mut level = Level { starts: vec![0], ties: vec![], strength: vec![0; count], total: self.total };
        let mut tally = Tally::new(count);
        for group in 0..count {
            for member in &members[starts[group]..starts[group + 1]] {
                level.strength[group] += self.strength[*member as usize];
                for (other, weight) in self.tied(*member) {
                    let other = groups[*other as usize];
                    if other as usize != group {
                        tally.add(other, *weight);
                    }
                }
            }
            tally.met.sort_unstable();
            level.ties.extend(tally.met.iter().map(|other| (*other, tally.weight[*other as usize])));
            level.starts.push(level.ties.len());
            tally.clear();
        }
        level
    }
}

/// Weights by community, emptied in the time that it took to fill.
struct Tally {
    weight: Vec<u64>,
    met: Vec<u32>,
}

impl Tally {
    fn new(count: usize) -> Tally {
        Tally { weight: vec![0; count], met: vec![] }
    }

    fn add(&mut self, community: u32, weight: u64) {
        if self.weight[community as usize] == 0 {
            self.met.push(community);
        }
        self.weight[community as usize] += weight;
    }

    fn clear(&mut self) {
        self.met.drain(..).for_each(|community| self.weight[community as usize] = 0);
    }
}

/// Moves, refines and gathers until nothing more is gathered.
fn round(base: &Level, from: &[u32], rng: &mut Rng) -> Vec<u32> {
    let mut node_of: Vec<u32> = (0..base.len() as u32).collect();
    let mut community = from.to_vec();
    let mut gathered: Option<Level> = None;
    loop {
        let level = gathered.as_ref().unwrap_or(base);
        move_nodes(level, &mut community, rng);
        let (parts, count) = numbered(&refine(level, &community, rng));
        if count == level.len() {
            // The refinement joined no nodes, so the search ends. Parting what does not hang together only gains.
            let parts = connected_parts(level, &community);
            node_of.iter_mut().for_each(|node| *node = parts[*node as usize]);
            return node_of;
        }
        let next = level.gathered(&parts, count);
        let mut homes = vec![0; count];
        for (node, part) in parts.iter().enumerate() {
            homes[*part as usize] = community[node];
        }
        (community, _) = numbered(&homes);
        node_of.iter_mut().for_each(|node| *node = parts[*node as usize]);
        gathered = Some(next);
    }
}

/// Moves each node to the neighbouring community where modularity gains most, or to one of its own, until no single move gains.
fn move_nodes(level: &Level, community: &mut [u32], rng: &mut Rng) {
    let count = level.len();
    let mut strengths = vec![0u64; count];
    let mut members = vec![0u32; count];
    for (node, home) in community.iter().enumerate() {
        strengths[*home as usize] += level.strength[node];
        members[*home as usize] += 1;
    }
    let mut empty: Vec<u32> = (0..count as u32).rev().filter(|home| members[*home as usize] == 0).collect();
    let mut waiting: std::collections::VecDeque<u32> = rng.order(count).into();
    let mut waits = vec![true; count];
    let mut tally = Tally::new(count);
    while let Some(node) = waiting.pop_front() {
        waits[node as usize] = false;
        let (home, strength) = (community[node as usize], level.strength[node as usize]);
        for (other, weight) in level.tied(node) {
            tally.add(community[*other as usize], *weight);
        }
        strengths[home as usize] -= strength;
        members[home as usize] -= 1;
        let (mut best, mut most) = (home, level.gain(tally.weight[home as usize], strength, strengths[home as usize]));
        for other in &tally.met {
            let gain = level.gain(tally.weight[*other as usize], strength, strengths[*other as usize]);
            if gain > most || (gain == most && best != home && *other < best) {
                (best, most) = (*other, gain);
            }
        }
        tally.clear();
        if most < 0
            && let Some(alone) = empty.last()
        {
            best = *alone;
        }
        strengths[best as usize] += strength;
        members[best as usize] += 1;
        if best == home {
            continue;
        }
        if members[best as usize] == 1 {
            empty.pop();
        }
        if members[home as usize] == 0 {
            empty.push(home);
        }
        community[node as usize] = best;
        for (other, _) in level.tied(node) {
            if community[*other as usize] != best && !waits[*other as usize] {
                waits[*other as usize] = true;
                waiting.push_back(*other);
            }
        }
    }
}

/// Parts of each community, grown from single nodes that are well tied to the rest of it: each part hangs together.
fn refine(level: &Level, community: &[u32], rng: &mut Rng) -> Vec<u32> {
    let count = level.len();
    let mut whole = vec![0u64; count];
    for (node, home) in community.iter().enumerate() {
        whole[*home as usize] += level.strength[node];
    }
    let mut part: Vec<u32> = (0..count as u32).collect();
    let mut alone = vec![true; count];
    let mut strengths = level.strength.clone();
    // The weight of the ties between a part and the rest of its community.
    let mut outward = vec![0u64; count];
    for node in 0..count as u32 {
        let home = community[node as usize];
        let inside = level.tied(node).iter().filter(|(other, _)| community[*other as usize] == home);
        outward[node as usize] = inside.map(|(_, weight)| weight).sum();
    }
    let well_tied = |outward: u64, strength: u64, whole: u64| level.gain(outward, strength, whole - strength) >= 0;
    let mut tally = Tally::new(count);
    for node in rng.order(count) {
        let (home, strength) = (community[node as usize], level.strength[node as usize]);
        let rest = outward[node as usize];
        if !alone[node as usize] || !well_tied(rest, strength, whole[home as usize]) {
            continue;
        }
        for (other, weight) in level.tied(node) {
            if community[*other as usize] == home {
                tally.add(part[*other as usize], *weight);
            }
        }
        let mut best: Option<(i128, u32)> = None;
        for other in &tally.met {
            if well_tied(outward[*other as usize], strengths[*other as usize], whole[home as usize]) {
                let gain = level.gain(tally.weight[*other as usize], strength, strengths[*other as usize]);
                if gain > 0 && best.is_none_or(|(most, first)| gain > most || (gain == most && *other < first)) {
                    best = Some((gain, *other));
                }
            }
        }
        if let Some((_, other)) = best {
            outward[other as usize] = outward[other as usize] + rest - 2 * tally.weight[other as usize];
            strengths[other as usize] += strength;
            part[node as usize] = other;
            alone[node as usize] = false;
            alone[other as usize] = false;
        }
        tally.clear();
    }
    part
}

/// The communities again, each parted where it does not hang together.
fn connected_parts(level: &Level, community: &[u32]) -> Vec<u32> {
    let mut part = vec![u32::MAX; level.len()];
    let mut parts = 0;
    let mut reached = vec![];
    for first in 0..level.len() as u32 {
        if part[first as usize] != u32::MAX {
            continue;
        }
        part[first as usize] = parts;
        reached.push(first);
        while let Some(node) = reached.pop() {
            for (other, _) in level.tied(node) {
                if part[*other as usize] == u32::MAX && community[*other as usize] == community[node as usize] {
                    part[*other as usize] = parts;
                    reached.push(*other);
                }
            }
        }
        parts += 1;
    }
    part
}

/// The same groups numbered from 0 in the order of their first nodes, and how many there are.
fn numbered(of: &[u32]) -> (Vec<u32>, usize) {
    let mut numbers = vec![u32::MAX; of.iter().max().map_or(0, |most| *most as usize + 1)];
    let mut next = 0;
    let renamed = of
        .iter()
        .map(|group| {
            let number = &mut numbers[*group as usize];
            if *number == u32::MAX {
                *number = next;
                next += 1;
            }
            *number
        })
        .collect();
    (renamed, next as usize)
}

fn same_groups(one: &[u32], other: &[u32]) -> bool {
    numbered(one) == numbered(other)
}

/// The members of each group, rising, and where each group's begin.
fn listed(groups: &[u32], count: usize) -> (Vec<usize>, Vec<u32>) {
    let mut starts = vec![0; count + 1];
    groups.iter().for_each(|group| starts[*group as usize + 1] += 1);
    for group in 0..count {
        starts[group + 1] += starts[group];
    }
    let (mut next, mut members) = (starts.clone(), vec![0; groups.len()]);
    for (node, group) in (0..).zip(groups) {
        members[next[*group as usize]] = node;
        next[*group as usize] += 1;
    }
    (starts, members)
}

/// The groups numbered by size, the largest first, and how many there are.
fn by_size(of: &[u32]) -> (Vec<u32>, usize) {
    let (of, count) = numbered(of);
    let mut sizes = vec![0usize; count];
    of.iter().for_each(|group| sizes[*group as usize] += 1);
    let mut order: Vec<u32> = (0..count as u32).collect();
    order.sort_by_key(|group| std::cmp::Reverse(sizes[*group as usize]));
    let mut ranks = vec![0; count];
    for (rank, group) in (0..).zip(order) {
        ranks[group as usize] = rank;
    }
    (of.iter().map(|group| ranks[*group as usize]).collect(), count)
}
