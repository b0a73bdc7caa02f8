//! Paths, steps and betweenness held against all paths written out one by one, on small random graphs.
#![allow(clippy::unwrap_used)]

use sweetspot_core::network::centrality::{MOST_EXACT, PIVOTS, betweenness, betweenness_from};
use sweetspot_core::network::graph::Graph;
use sweetspot_core::network::paths::{shortest, steps};

fn random_graph(nodes: u64, chance: u64, seed: u64) -> Graph {
    let mut state = seed * 2 + 1;
    let mut roll = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % 100
    };
    let pairs = (0..nodes as u32).flat_map(|one| (0..one).map(move |other| (one, other)));
    Graph::of(nodes as usize, pairs.filter(|_| roll() < chance).map(|(one, other)| (one, other, 1)).collect::<Vec<_>>())
}

/// Every path that meets no node twice.
fn all_paths(graph: &Graph, path: &mut Vec<u32>, to: u32, found: &mut Vec<Vec<u32>>) {
    let at = *path.last().unwrap();
    if at == to {
        found.push(path.clone());
        return;
    }
    for next in graph.neighbours(at) {
        if !path.contains(next) {
            path.push(*next);
            all_paths(graph, path, to, found);
            path.pop();
        }
    }
}

/// The shortest ones, in order.
fn shortest_paths(graph: &Graph, from: u32, to: u32) -> Vec<Vec<u32>> {
    let mut found = vec![];
    all_paths(graph, &mut vec![from], to, &mut found);
    let least = found.iter().map(Vec::len).min().unwrap_or(0);
    found.retain(|path| path.len() == least);
    found.sort();
    found
}

#[test]
fn a_shortest_path_is_the_first_of_all_shortest_paths() {
    for seed in 0..60 {
        let graph = random_graph(8, 15 + seed % 40, seed);
        for from in 0..8 {
            for to in 0..8 {
                let paths = shortest_paths(&graph, from, to);
                assert_eq!(shortest(&graph, from, to), paths.first().cloned(), "seed {seed}, {from} to {to}");
            }
        }
    }
}

#[test]
fn steps_are_the_length_of_the_shortest_path_from_the_selection() {
    for seed in 0..40 {
        let graph = random_graph(9, 12 + seed % 30, seed);
        let selection = [(seed % 9) as u32, (seed % 5) as u32];
        let whole = steps(&graph, &selection, u32::MAX);
        for node in 0..9 {
            let paths = selection.iter().filter_map(|from| shortest_paths(&graph, *from, node).first().cloned());
            let far = paths.map(|path| path.len() as u32 - 1).min();
            assert_eq!(whole[node as usize], far, "seed {seed}, {node}");
            for most in 0..3 {
                let within = far.filter(|far| *far <= most);
                assert_eq!(steps(&graph, &selection, most)[node as usize], within, "seed {seed}, {node}");
            }
        }
    }
    assert_eq!(steps(&random_graph(3, 50, 1), &[], 5), [None; 3]);
}

#[test]
fn betweenness_counts_all_shortest_paths_through_a_node() {
    for seed in 0..60 {
        let graph = random_graph(8, 15 + seed % 50, seed);
        let mut counted = [0.0; 8];
        for from in 0..8 {
            for to in 0..from {
                let paths = shortest_paths(&graph, from, to);
                for path in &paths {
                    let between = &path[1..path.len() - 1];
                    between.iter().for_each(|node| counted[*node as usize] += 1.0 / paths.len() as f64);
                }
            }
        }
        let found = betweenness(&graph);
        assert_eq!(found.pivots, None);
        for (node, (found, counted)) in found.of.iter().zip(counted).enumerate() {
            assert!((found - counted).abs() < 1e-9, "seed {seed}, {node}: {found} for {counted}");
        }
    }
    assert!(betweenness(&Graph::of(0, [])).of.is_empty());
}

#[test]
fn a_large_network_is_estimated_and_says_so() {
    let nodes = MOST_EXACT as u32 + 500;
    // A ring with a short cut from every fiftieth node to node 0, through which therefore most runs.
    let ring = (0..nodes).map(|node| (node, (node + 1) % nodes, 1));
    let graph = Graph::of(nodes as usize, ring.chain((50..nodes).step_by(50).map(|node| (node, 0, 1))));
    let estimated = betweenness(&graph);
    assert_eq!(estimated.pivots, Some(PIVOTS as u32));
    let exact = betweenness_from(&graph, nodes as usize);
    assert_eq!(exact.pivots, None);
    let most = (0..nodes as usize).max_by(|one, other| estimated.of[*one].total_cmp(&estimated.of[*other]));
    assert_eq!(most, Some(0));
    assert!((estimated.of[0] / exact.of[0] - 1.0).abs() < 0.05, "{} for {}", estimated.of[0], exact.of[0]);
}
