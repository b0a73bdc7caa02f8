//! Nodes and their neighbours by number: what communities, paths and centrality are worked out on.
//! Several ties between the same two nodes count as one neighbour; their weights add up.

/// An undirected graph without loops.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Graph {
    starts: Vec<u32>,
    neighbours: Vec<u32>,
    weights: Vec<u64>,
}

impl Graph {
    /// A graph of so many nodes and these ties `(one, other, weight)`; a node's tie to itself is passed over.
    ///
    /// # Panics
    /// Where a tie names a node that there is not.
    pub fn of(nodes: usize, ties: impl IntoIterator<Item = (u32, u32, u64)>) -> Graph {
        let mut ends: Vec<(u32, u32, u64)> = vec![];
        for (one, other, weight) in ties {
            assert!((one as usize) < nodes && (other as usize) < nodes, "a tie of {one} and {other} in {nodes} nodes");
            if one != other {
                ends.extend([(one, other, weight), (other, one, weight)]);
            }
        }
        ends.sort_unstable();
        let mut graph = Graph { starts: vec![0; nodes + 1], neighbours: vec![], weights: vec![] };
        let mut last = None;
        for (node, neighbour, weight) in ends {
            if last == Some((node, neighbour)) {
                if let Some(last) = graph.weights.last_mut() {
                    *last += weight;
                }
            } else {
                graph.neighbours.push(neighbour);
                graph.weights.push(weight);
                graph.starts[node as usize + 1] += 1;
                last = Some((node, neighbour));
            }
        }
        for node in 0..nodes {
            graph.starts[node + 1] += graph.starts[node];
        }
        graph
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many pairs of nodes are tied.
    pub fn pairs(&self) -> usize {
        self.neighbours.len() / 2
    }

    /// The nodes tied to `node`, rising.
    pub fn neighbours(&self, node: u32) -> &[u32] {
        let node = node as usize;
        &self.neighbours[self.starts[node] as usize..self.starts[node + 1] as usize]
    }

    /// Neighbours with the weights of their ties.
    pub fn tied(&self, node: u32) -> impl Iterator<Item = (u32, u64)> {
        let node = node as usize;
        let range = self.starts[node] as usize..self.starts[node + 1] as usize;
        self.neighbours[range.clone()].iter().copied().zip(self.weights[range].iter().copied())
    }

    /// How many neighbours a node has.
    pub fn degree(&self, node: u32) -> usize {
        self.neighbours(node).len()
    }

    /// The sum of the weights of a node's ties.
    pub fn strength(&self, node: u32) -> u64 {
        self.tied(node).map(|(_, weight)| weight).sum()
    }
}
