//! Barnes and Hut's tree of squares: nodes far away push as one. Nodes that lie together are worked out together, since
//! what is far from their square is far from each of them.

/// Most nodes of a square that is not divided: as many as are worked out side by side.
const LANES: usize = 16;
/// A square counts as one node where its side is at most this part of its distance.
const THETA: f32 = 1.1;
/// Squares are divided no more often than this, however close their nodes lie.
const DEEPEST: u32 = 24;

#[derive(Clone, Copy, Debug)]
struct Square {
    x: f32,
    y: f32,
    mass: f32,
    /// The bounds of its nodes.
    left: f32,
    top: f32,
    right: f32,
    bottom: f32,
    from: u32,
    to: u32,
    /// The square after all that lie in this one.
    next: u32,
    whole: bool,
}

/// Squares in the order in which they are divided; reused from one step to the next.
#[derive(Clone, Debug, Default)]
pub(super) struct Tree {
    squares: Vec<Square>,
    order: Vec<u32>,
    sorted: Vec<u32>,
    pushing: Vec<[f32; 3]>,
}

impl Tree {
    /// Sets `forces` to what all other nodes' masses push each node with: strength x mass x mass / distance.
    pub fn push(&mut self, places: &[[f32; 2]], masses: &[f32], strength: f32, forces: &mut [[f32; 2]]) {
        self.build(places, masses);
        let mut pushing = std::mem::take(&mut self.pushing);
        for leaf in self.squares.iter().filter(|square| square.whole) {
            self.pushing_on(leaf, places, masses, &mut pushing);
            for nodes in self.order[leaf.from as usize..leaf.to as usize].chunks(LANES) {
                let (mut x, mut y) = ([0.0f32; LANES], [0.0f32; LANES]);
                for (lane, node) in nodes.iter().enumerate() {
                    [x[lane], y[lane]] = places[*node as usize];
                }
                let (mut along_x, mut along_y) = ([0.0f32; LANES], [0.0f32; LANES]);
                for [from_x, from_y, mass] in &pushing {
                    for lane in 0..LANES {
                        let (away_x, away_y) = (x[lane] - from_x, y[lane] - from_y);
                        // The floor keeps a node from pushing itself, and two on one spot from flying apart.
                        let part = mass / (away_x * away_x + away_y * away_y + 0.01);
                        along_x[lane] += away_x * part;
                        along_y[lane] += away_y * part;
                    }
                }
                for (lane, node) in nodes.iter().enumerate() {
                    let by = strength * masses[*node as usize];
                    forces[*node as usize] = [by * along_x[lane], by * along_y[lane]];
                }
            }
        }
        self.pushing = pushing;
    }

    fn pushing_on(&self, leaf: &Square, places: &[[f32; 2]], masses: &[f32], pushing: &mut Vec<[f32; 3]>) {
        pushing.clear();
        let mut nth = 0;
        while let Some(square) = self.squares.get(nth) {
            let away_x = (leaf.left - square.x).max(square.x - leaf.right).max(0.0);
            let away_y = (leaf.top - square.y).max(square.y - leaf.bottom).max(0.0);
            let side = (square.right - square.left).max(square.bottom - square.top);
            if side * side < THETA * THETA * (away_x * away_x + away_y * away_y) {
                pushing.push([square.x, square.y, square.mass]);
                nth = square.next as usize;
            } else {
                if square.whole {
                    for node in &self.order[square.from as usize..square.to as usize] {
                        let [x, y] = places[*node as usize];
                        pushing.push([x, y, masses[*node as usize]]);
                    }
                }
                nth += 1;
            }
        }
    }

    fn build(&mut self, places: &[[f32; 2]], masses: &[f32]) {
        self.squares.clear();
        self.order.clear();
        self.order.extend(0..places.len() as u32);
        self.sorted.clear();
        self.sorted.resize(places.len(), 0);
        if places.is_empty() {
            return;
        }
        let (mut least, mut most) = ([f32::INFINITY; 2], [f32::NEG_INFINITY; 2]);
        for place in places {
            for axis in 0..2 {
                least[axis] = least[axis].min(place[axis]);
                most[axis] = most[axis].max(place[axis]);
            }
        }
        let half = ((most[0] - least[0]).max(most[1] - least[1]) / 2.0).max(1e-3);
        let middle = [(least[0] + most[0]) / 2.0, (least[1] + most[1]) / 2.0];
        self.divide(places, masses, 0..places.len(), middle, half, 0);
    }

    fn divide(
        &mut self,
        places: &[[f32; 2]],
        masses: &[f32],
        range: std::ops::Range<usize>,
        middle: [f32; 2],
        half: f32,
        depth: u32,
    ) {
        let number = self.squares.len();
        let whole = range.len() <= LANES || depth == DEEPEST;
        let (mut x, mut y, mut mass) = (0.0, 0.0, 0.0);
        let (mut least, mut most) = ([f32::INFINITY; 2], [f32::NEG_INFINITY; 2]);
        let mut counts = [0usize; 5];
        let quarter = |place: [f32; 2]| usize::from(place[0] > middle[0]) + 2 * usize::from(place[1] > middle[1]);
        for node in &self.order[range.clone()] {
            let (place, weight) = (places[*node as usize], masses[*node as usize]);
            x += place[0] * weight;
            y += place[1] * weight;
            mass += weight;
            for axis in 0..2 {
                least[axis] = least[axis].min(place[axis]);
                most[axis] = most[axis].max(place[axis]);
            }
            counts[quarter(place) + 1] += 1;
        }
        self.squares.push(Square {
            x: x / mass,
            y: y / mass,
            mass,
            left: least[0],
            top: least[1],
            right: most[0],
            bottom: most[1],
            from: range.start as u32,
            to: range.end as u32,
            next: number as u32 + 1,
            whole,
        });
        if whole {
            return;
        }
        for nth in 0..4 {
            counts[nth + 1] += counts[nth];
        }
        let mut next = counts;
        for node in &self.order[range.clone()] {
            let into = &mut next[quarter(places[*node as usize])];
            self.sorted[range.start + *into] = *node;
            *into += 1;
        }
        self.order[range.clone()].copy_from_slice(&self.sorted[range.clone()]);
        for nth in 0..4 {
            let part = range.start + counts[nth]..range.start + counts[nth + 1];
            if !part.is_empty() {
                let quarter = half / 2.0;
                let side = |upper: bool| if upper { quarter } else { -quarter };
                let centre = [middle[0] + side(nth % 2 == 1), middle[1] + side(nth / 2 == 1)];
                self.divide(places, masses, part, centre, quarter, depth + 1);
            }
        }
        self.squares[number].next = self.squares.len() as u32;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::Rng;

    #[test]
    fn far_nodes_push_nearly_as_each_would_by_itself() {
        let mut rng = Rng(3);
        let places: Vec<[f32; 2]> = (0..700).map(|_| rng.in_circle().map(|part| part * 900.0)).collect();
        let masses: Vec<f32> = (0..700).map(|_| 1.0 + 12.0 * rng.part()).collect();
        let mut forces = vec![[9.0; 2]; 700];
        Tree::default().push(&places, &masses, 12.0, &mut forces);
        let (mut off, mut all) = (0.0, 0.0);
        for (node, force) in forces.iter().enumerate() {
            let mut exact = [0.0f64; 2];
            for other in (0..700).filter(|other| *other != node) {
                let away: [f64; 2] =
                    std::array::from_fn(|axis| f64::from(places[node][axis]) - f64::from(places[other][axis]));
                let square = away[0] * away[0] + away[1] * away[1];
                let part = 12.0 * f64::from(masses[node]) * f64::from(masses[other]) / square;
                exact = [exact[0] + away[0] * part, exact[1] + away[1] * part];
            }
            off += (f64::from(force[0]) - exact[0]).hypot(f64::from(force[1]) - exact[1]);
            all += exact[0].hypot(exact[1]);
        }
        assert!(off / all < 0.03, "{}", off / all);
    }

    #[test]
    fn nodes_on_one_spot_and_single_ones_do_no_harm() {
        for count in [0, 1, 100] {
            let mut forces = vec![[9.0; 2]; count];
            Tree::default().push(&vec![[5.0, 5.0]; count], &vec![2.0; count], 12.0, &mut forces);
            assert!(forces.iter().flatten().all(|force| force.abs() < 1e-3), "{count}");
        }
    }
}
