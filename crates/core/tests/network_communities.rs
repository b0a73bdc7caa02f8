//! Communities held against the definitions: modularity over all pairs of nodes, connectedness by walking, and
//! graphs of which the answer is known.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use sweetspot_core::network::Request;
use sweetspot_core::network::communities::{Partition, communities, modularity};
use sweetspot_core::network::graph::Graph;
use sweetspot_core::network::ties::weave;
use sweetspot_core::synthetic::synthetic;

/// Zachary's karate club (1977), members from 0.
const KARATE: &str = "1-0 2-0 2-1 3-0 3-1 3-2 4-0 5-0 6-0 6-4 6-5 7-0 7-1 7-2 7-3 8-0 8-2 9-2 10-0 10-4 10-5 11-0 \
    12-0 12-3 13-0 13-1 13-2 13-3 16-5 16-6 17-0 17-1 19-0 19-1 21-0 21-1 25-23 25-24 27-2 27-23 27-24 28-2 29-23 \
    29-26 30-1 30-8 31-0 31-24 31-25 31-28 32-2 32-8 32-14 32-15 32-18 32-20 32-22 32-23 32-29 32-30 32-31 33-8 \
    33-9 33-13 33-14 33-15 33-18 33-19 33-20 33-22 33-23 33-26 33-27 33-28 33-29 33-30 33-31 33-32";

struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }
}

fn random_graph(nodes: u32, ties: usize, seed: u64) -> Graph {
    let mut dice = Dice(seed * 2 + 1);
    (0..20).for_each(|_| _ = dice.roll(2));
    let mut tie = || (dice.roll(nodes.into()) as u32, dice.roll(nodes.into()) as u32, 1 + dice.roll(9));
    Graph::of(nodes as usize, (0..ties).map(|_| tie()).collect::<Vec<_>>())
}

fn all_hang_together(graph: &Graph, of: &[u32]) -> bool {
    (0..of.iter().max().map_or(0, |most| most + 1)).all(|community| {
        let members: BTreeSet<u32> = (0..graph.len() as u32).filter(|node| of[*node as usize] == community).collect();
        let mut reached = BTreeSet::from([*members.first().unwrap()]);
        loop {
            let next: BTreeSet<u32> = reached.iter().flat_map(|node| graph.neighbours(*node).to_vec()).collect();
            let grown: BTreeSet<u32> = reached.union(&next).copied().filter(|node| members.contains(node)).collect();
            if grown == reached {
                return reached == members;
            }
            reached = grown;
        }
    })
}

/// Q = 1/2m sum over i, j of (w_ij - k_i k_j / 2m) where both are in one community.
fn modularity_by_pairs(graph: &Graph, of: &[u32]) -> f64 {
    let nodes = graph.len() as u32;
    let total: f64 = (0..nodes).map(|node| graph.strength(node) as f64).sum();
    let mut sum = 0.0;
    for one in 0..nodes {
        for other in (0..nodes).filter(|other| of[one as usize] == of[*other as usize]) {
            let weight = graph.tied(one).find(|(held, _)| *held == other).map_or(0.0, |(_, weight)| weight as f64);
            sum += weight - graph.strength(one) as f64 * graph.strength(other) as f64 / total;
        }
    }
    if total == 0.0 { 0.0 } else { sum / total }
}

/// The simplest method there is: in the nodes' order, each goes where modularity (from the definition) is greatest.
fn greedy(graph: &Graph) -> f64 {
    let mut of: Vec<u32> = (0..graph.len() as u32).collect();
    let mut best = modularity(graph, &of);
    loop {
        let before = best;
        for node in 0..graph.len() {
            let mut homes: Vec<u32> = graph.neighbours(node as u32).iter().map(|other| of[*other as usize]).collect();
            homes.sort_unstable();
            homes.dedup();
            for home in homes {
                let held = std::mem::replace(&mut of[node], home);
                let gained = modularity(graph, &of);
                if gained > best + 1e-12 {
                    best = gained;
                } else {
                    of[node] = held;
                }
            }
        }
        if best <= before {
            return best;
        }
    }
}

fn check(graph: &Graph, seed: u64) -> Partition {
    let found = communities(graph, seed);
    assert!(all_hang_together(graph, &found.of), "seed {seed}");
    assert!((found.modularity - modularity_by_pairs(graph, &found.of)).abs() < 1e-9, "seed {seed}");
    let sizes: Vec<usize> =
        (0..found.count as u32).map(|nth| found.of.iter().filter(|held| **held == nth).count()).collect();
    assert!(sizes.is_sorted_by(|one, other| one >= other) && !sizes.contains(&0), "{sizes:?}");
    found
}

#[test]
fn every_community_hangs_together_on_random_graphs() {
    for seed in 0..150 {
        let nodes = 2 + (seed % 60) as u32;
        let graph = random_graph(nodes, (seed as usize * 7) % 180, seed);
        let found = check(&graph, seed);
        let simple = greedy(&graph);
        // Both search; on so small a graph either may end a little short of the best.
        assert!(found.modularity >= simple - 0.02, "seed {seed}: {} below {simple}", found.modularity);
    }
}

#[test]
fn on_the_whole_it_finds_more_than_moving_nodes_alone() {
    let (mut found, mut simple) = (0.0, 0.0);
    for seed in 0..40 {
        let graph = random_graph(60, 120, seed);
        found += communities(&graph, seed).modularity;
        simple += greedy(&graph);
    }
    assert!(found > simple, "{found} {simple}");
}

#[test]
fn every_community_hangs_together_on_maps_over_a_hundred_seeds() {
    for initiatives in [30, 200] {
        let graph = weave(&synthetic(initiatives, 5), &Request::default()).shared_ground();
        let found: Vec<f64> = (0..100).map(|seed| check(&graph, seed).modularity).collect();
        let (least, most) = found.iter().fold((1.0f64, 0.0f64), |(low, high), held| (low.min(*held), high.max(*held)));
        assert!(most - least < 0.03, "{least} to {most}");
    }
}

#[test]
fn the_karate_club_is_parted_as_well_as_is_known() {
    let ties = KARATE.split_whitespace().map(|tie| {
        let (one, other) = tie.split_once('-').unwrap();
        (one.parse().unwrap(), other.parse().unwrap(), 1)
    });
    let graph = Graph::of(34, ties);
    assert_eq!(graph.pairs(), 78);
    for seed in 0..100 {
        let found = check(&graph, seed);
        // 0.4198 is the greatest modularity of any partition.
        assert!((0.41..0.4199).contains(&found.modularity), "seed {seed}: {}", found.modularity);
    }
}

/// Six groups of sixteen nodes; of a hundred pairs so many are tied, within a group and between two.
fn planted(within: u64, between: u64, seed: u64) -> (Graph, Vec<u32>) {
    let mut dice = Dice(seed * 2 + 99);
    let mut ties = vec![];
    for one in 0..96u32 {
        for other in 0..one {
            if dice.roll(100) < if one / 16 == other / 16 { within } else { between } {
                ties.push((one, other, 1));
            }
        }
    }
    (Graph::of(96, ties), (0..96).map(|node| node / 16).collect())
}

#[test]
fn planted_groups_are_found_again() {
    for seed in 0..20 {
        let (graph, groups) = planted(80, 2, seed);
        let found = check(&graph, seed);
        let again: Vec<u32> = groups.iter().map(|group| found.of[*group as usize * 16]).collect();
        assert_eq!((found.count, &found.of), (6, &again), "seed {seed}");
    }
}

#[test]
fn among_much_noise_it_finds_no_less_than_what_was_planted() {
    for seed in 0..40 {
        let (graph, groups) = planted(40, 5, seed);
        let found = check(&graph, seed).modularity;
        assert!(found >= modularity(&graph, &groups) - 1e-9, "seed {seed}: {found}");
    }
}

#[test]
fn without_ties_each_node_is_alone() {
    let found = communities(&Graph::of(3, []), 1);
    assert_eq!(found, Partition { of: vec![0, 1, 2], count: 3, modularity: 0.0 });
    assert_eq!(communities(&Graph::of(0, []), 1).count, 0);
}
