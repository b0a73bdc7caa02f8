//! Where the network's nodes lie: ForceAtlas2's forces (Jacomy and others 2014), our own. All nodes push one another
//! away, ties pull, and each is drawn gently to where it belongs on the Venn, so that one more initiative does not turn
//! the picture round. Every sum is taken in the same order each time.

mod apart;
mod start;
mod tree;

pub use start::Places;

use super::communities::Partition;
use super::ties::Web;
use super::{NodeKind, Tie, TieKind};
use crate::map::Map;
use apart::{draw_apart, push_apart};
use tree::Tree;

/// How strongly nodes push one another away.
const REPULSION: f32 = 12.0;
/// How strongly they are drawn home, for each unit of distance; more upright than across, since frames are wide.
const GRAVITY: [f32; 2] = [0.005, 0.009];
/// What gravity counts on top of a node's mass: without it, what is tied to nothing would drift far out.
const DRAWN_ANYWAY: f32 = 12.0;
/// All but the shared ground within a community pulls with this part of its weight, so that communities lie together and
/// their hulls cover little else.
const ACROSS: f32 = 0.15;
/// What stays clear between two nodes, in drawing units.
pub const GAP: f32 = 4.0;
/// How much of its heat a layout that begins anew keeps from one step to the next: some forty steps, since communities begin
/// where they belong already. More only stir them together (`docs/decisions/0031`).
const COOLING: f32 = 0.9;
/// The same while it settles after a change.
const WARM_COOLING: f32 = 0.93;
/// Heat at which a layout begins that has places already: newcomers find room, the others hardly move.
const LUKEWARM: f32 = 0.04;
/// Heat to which a drag brings it.
const WARM: f32 = 0.12;
/// Below this heat it has settled.
const COLD: f32 = 0.01;
/// Farthest that a node moves in one step at full heat, in drawing units.
const STRIDE: f32 = 120.0;
/// Nodes stop touching only from this heat on: before it, they must be able to pass one another.
const TOUCHING: f32 = 0.15;

/// Radius of a node, in drawing units.
pub fn radius(kind: NodeKind) -> f32 {
    match kind {
        NodeKind::Initiative => 9.0,
        NodeKind::Challenge => 20.0,
        NodeKind::Organisation => 12.0,
        NodeKind::Place | NodeKind::Priority | NodeKind::Theme => 8.0,
    }
}

/// What is laid out: places to begin from, circles, what pushes and what pulls, and what stays.
struct Parts {
    positions: Vec<[f32; 2]>,
    /// Where gravity draws each to.
    homes: Vec<[f32; 2]>,
    radii: Vec<f32>,
    masses: Vec<f32>,
    /// From, to, strength.
    pulls: Vec<(u32, u32, f32)>,
    /// Whether each node stays where it is.
    fixed: Vec<bool>,
}

/// A layout on its way. Drawing units, y downwards, the middle of the Venn at 0, 0.
#[derive(Clone, Debug)]
pub struct Layout {
    /// Centre of each node.
    pub positions: Vec<[f32; 2]>,
    homes: Vec<[f32; 2]>,
    radii: Vec<f32>,
    masses: Vec<f32>,
    pulls: Vec<(u32, u32, f32)>,
    fixed: Vec<bool>,
    forces: Vec<[f32; 2]>,
    before: Vec<[f32; 2]>,
    tree: Tree,
    heat: f32,
    cooling: f32,
    speed: f32,
    efficiency: f32,
    settled: bool,
}

impl Layout {
    /// Begins from the nodes' last places where there are some, else from where they belong on the Venn. Nodes with a pin
    /// stay on it. `communities` are those of the web's initiatives.
    pub fn begin(map: &Map, web: &Web, communities: &Partition, places: &Places) -> Layout {
        let start = start::starts(map, web, communities, places);
        let parts = Parts {
            positions: start.positions,
            homes: start.homes,
            radii: web.nodes.iter().map(|node| radius(node.kind)).collect(),
            masses: web.nodes.iter().map(|node| 1.0 + node.degree as f32).collect(),
            pulls: web.ties.iter().map(|tie| pull(tie, communities)).collect(),
            fixed: web.nodes.iter().map(|node| places.pin(node.id).is_some()).collect(),
        };
        let warm = start.known * 2 > web.nodes.len();
        let layout = Layout::of(parts);
        if warm { Layout { heat: LUKEWARM, cooling: WARM_COOLING, ..layout } } else { layout }
    }

    fn of(parts: Parts) -> Layout {
        let count = parts.positions.len();
        Layout {
            positions: parts.positions,
            homes: parts.homes,
            radii: parts.radii,
            masses: parts.masses,
            pulls: parts.pulls,
            fixed: parts.fixed,
            forces: vec![[0.0; 2]; count],
            before: vec![[0.0; 2]; count],
            tree: Tree::default(),
            heat: 1.0,
            cooling: COOLING,
            speed: 1.0,
            efficiency: 1.0,
            settled: false,
        }
    }

    /// So many steps, fewer where it settles before. Whether it has settled: then nothing moves any more and no two nodes
    /// overlap, save two that are both pinned.
    pub fn step(&mut self, steps: usize) -> bool {
        for _ in 0..steps {
            if self.settled {
                break;
            }
            self.tick();
        }
        self.settled
    }

    /// Steps until it has settled.
    pub fn settle(&mut self) {
        while !self.step(64) {}
    }

    /// Whether it has settled.
    pub fn is_settled(&self) -> bool {
        self.settled
    }

    /// Puts a node somewhere and holds it there; the others make room as it goes on.
    ///
    /// # Panics
    /// Where there is no such node.
    pub fn drag(&mut self, node: u32, x: f32, y: f32) {
        if let Some(place) = start::sound([x, y]) {
            self.positions[node as usize] = place;
        }
        self.fixed[node as usize] = true;
        self.warm();
    }

    /// Lets a node go that was pinned or dragged.
    ///
    /// # Panics
    /// Where there is no such node.
    pub fn release(&mut self, node: u32) {
        self.fixed[node as usize] = false;
        self.warm();
    }

    fn warm(&mut self) {
        self.heat = self.heat.max(WARM);
        if self.settled {
            self.cooling = WARM_COOLING;
            self.settled = false;
        }
    }

    fn tick(&mut self) {
        std::mem::swap(&mut self.forces, &mut self.before);
        self.tree.push(&self.positions, &self.masses, REPULSION, &mut self.forces);
        for (from, to, weight) in &self.pulls {
            let (from, to) = (*from as usize, *to as usize);
            for axis in 0..2 {
                let pull = weight * (self.positions[to][axis] - self.positions[from][axis]);
                self.forces[from][axis] += pull;
                self.forces[to][axis] -= pull;
            }
        }
        for (node, force) in self.forces.iter_mut().enumerate() {
            let (place, home) = (self.positions[node], self.homes[node]);
            for axis in 0..2 {
                force[axis] -= GRAVITY[axis] * (self.masses[node] + DRAWN_ANYWAY) * (place[axis] - home[axis]);
            }
        }
        self.change_speed();
        let most = STRIDE * self.heat;
        for node in 0..self.positions.len() {
            if self.fixed[node] {
                continue;
            }
            let ([x, y], mass) = (self.forces[node], self.masses[node]);
            let swing = mass * length(x - self.before[node][0], y - self.before[node][1]);
            let factor = self.speed / (1.0 + (self.speed * swing).sqrt());
            let far = factor * length(x, y);
            let factor = if far > most { factor * most / far } else { factor };
            self.positions[node][0] += x * factor;
            self.positions[node][1] += y * factor;
        }
        self.heat *= self.cooling;
        if self.heat < TOUCHING {
            push_apart(&mut self.positions, &self.radii, &self.fixed, 1);
        }
        if self.heat < COLD {
            draw_apart(&mut self.positions, &self.radii, &self.fixed);
            self.settled = true;
        }
    }

    /// ForceAtlas2's global speed: as fast as the nodes go somewhere rather than to and fro.
    fn change_speed(&mut self) {
        let (mut swing, mut traction) = (0.0f64, 0.0f64);
        for node in (0..self.positions.len()).filter(|node| !self.fixed[*node]) {
            let ([x, y], [was_x, was_y]) = (self.forces[node], self.before[node]);
            let mass = f64::from(self.masses[node]);
            swing += mass * f64::from(length(x - was_x, y - was_y));
            traction += mass * 0.5 * f64::from(length(x + was_x, y + was_y));
        }
        if swing <= 0.0 || traction <= 0.0 {
            return;
        }
        let count = self.positions.len() as f64;
        let estimate = 0.05 * count.sqrt();
        let mut tolerance = estimate.sqrt().max((estimate * traction / (count * count)).min(10.0));
        if swing / traction > 2.0 {
            self.efficiency = (self.efficiency * 0.5).max(0.05);
            tolerance = tolerance.max(1.0);
        }
        let target = tolerance * f64::from(self.efficiency) * traction / swing;
        if swing > tolerance * traction {
            self.efficiency = (self.efficiency * 0.7).max(0.05);
        } else if self.speed < 1000.0 {
            self.efficiency *= 1.3;
        }
        let speed = f64::from(self.speed);
        self.speed = (speed + (target - speed).min(0.5 * speed)) as f32;
    }
}

/// From, to, and how strongly they are drawn together.
fn pull(tie: &Tie, communities: &Partition) -> (u32, u32, f32) {
    let of = |node: u32| communities.of.get(node as usize);
    let within = tie.kind == TieKind::SharedGround && of(tie.from) == of(tie.to);
    (tie.from, tie.to, if within { tie.weight } else { ACROSS * tie.weight })
}

fn length(x: f32, y: f32) -> f32 {
    (x * x + y * y).sqrt()
}
