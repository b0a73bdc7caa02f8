//! How one node leads to another, and what lies within so many steps. A step is a tie of any kind, whatever its weight.

use super::graph::Graph;
use std::collections::VecDeque;

/// A shortest path from one node to another, both included; of several the one whose nodes come first in the
/// network's order, compared one after another. None where none leads there.
pub fn shortest(graph: &Graph, from: u32, to: u32) -> Option<Vec<u32>> {
    let left = steps(graph, &[to], u32::MAX);
    let mut path = vec![from];
    let mut at = from;
    let mut far = left[from as usize]?;
    while far > 0 {
        far -= 1;
        at = *graph.neighbours(at).iter().find(|next| left[**next as usize] == Some(far))?;
        path.push(at);
    }
    Some(path)
}

/// For each node, how many steps it lies from the nearest of `selection`; None beyond `most` steps.
pub fn steps(graph: &Graph, selection: &[u32], most: u32) -> Vec<Option<u32>> {
    let mut steps = vec![None; graph.len()];
    let mut reached = VecDeque::new();
    for node in selection {
        if steps[*node as usize].is_none() {
            steps[*node as usize] = Some(0);
            reached.push_back((*node, 0));
        }
    }
    while let Some((node, far)) = reached.pop_front() {
        if far == most {
            continue;
        }
        for next in graph.neighbours(node) {
            if steps[*next as usize].is_none() {
                steps[*next as usize] = Some(far + 1);
                reached.push_back((*next, far + 1));
            }
        }
    }
    steps
}
