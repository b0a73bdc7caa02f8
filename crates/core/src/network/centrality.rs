//! Which nodes much else runs through. Betweenness by Brandes' method (2001), whatever the ties' weights: exact for
//! networks of up to 2,000 nodes; beyond that estimated from 256 fixed pivots, which the answer says.

use super::graph::Graph;
use serde::Serialize;
use ts_rs::TS;

/// Most nodes for which betweenness is exact.
pub const MOST_EXACT: usize = 2_000;
/// From how many nodes it is estimated beyond.
pub const PIVOTS: usize = 256;

/// How many of the shortest paths between two others run through each node.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Betweenness {
    /// For each node, the sum over all pairs of other nodes of the part of their shortest paths that run through it.
    pub of: Vec<f64>,
    /// None: exact. Else from how many nodes' paths it was estimated.
    pub pivots: Option<u32>,
}

/// Betweenness of every node: exact, or estimated where the network is large.
pub fn betweenness(graph: &Graph) -> Betweenness {
    let pivots = if graph.len() <= MOST_EXACT { graph.len() } else { PIVOTS };
    betweenness_from(graph, pivots)
}

/// Betweenness from the paths of so many nodes, spread evenly over the network's order; exact from all of them.
pub fn betweenness_from(graph: &Graph, pivots: usize) -> Betweenness {
    let nodes = graph.len();
    let pivots = pivots.min(nodes);
    let mut of = vec![0.0; nodes];
    let mut paths = Paths::new(nodes);
    for pivot in 0..pivots {
        paths.add_from(graph, (pivot * nodes / pivots) as u32, &mut of);
    }
    // Each pair is met from both its ends; and each pivot stands for as many nodes as there are to a pivot.
    let scale = if pivots == 0 { 0.0 } else { nodes as f64 / pivots as f64 / 2.0 };
    of.iter_mut().for_each(|value| *value *= scale);
    Betweenness { of, pivots: (pivots < nodes).then_some(pivots as u32) }
}

/// Shortest paths from one node. Its lists are reused from one node to the next.
struct Paths {
    far: Vec<u32>,
    count: Vec<f64>,
    through: Vec<f64>,
    order: Vec<u32>,
}

impl Paths {
    fn new(nodes: usize) -> Paths {
        Paths { far: vec![u32::MAX; nodes], count: vec![0.0; nodes], through: vec![0.0; nodes], order: vec![] }
    }

    fn add_from(&mut self, graph: &Graph, from: u32, of: &mut [f64]) {
        self.far.fill(u32::MAX);
        self.count.fill(0.0);
        self.through.fill(0.0);
        self.order.clear();
        self.far[from as usize] = 0;
        self.count[from as usize] = 1.0;
        self.order.push(from);
        let mut next = 0;
        while next < self.order.len() {
            let node = self.order[next];
            next += 1;
            let (far, count) = (self.far[node as usize] + 1, self.count[node as usize]);
            for other in graph.neighbours(node) {
                let other = *other as usize;
                if self.far[other] == u32::MAX {
                    self.far[other] = far;
                    self.order.push(other as u32);
                }
                if self.far[other] == far {
                    self.count[other] += count;
                }
            }
        }
        for node in self.order[1..].iter().rev() {
            let far = self.far[*node as usize];
            let part = (1.0 + self.through[*node as usize]) / self.count[*node as usize];
            for other in graph.neighbours(*node) {
                let other = *other as usize;
                if self.far[other] + 1 == far {
                    self.through[other] += self.count[other] * part;
                }
            }
            of[*node as usize] += self.through[*node as usize];
        }
    }
}
