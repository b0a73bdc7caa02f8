//! Moves nodes apart that overlap, as little as may be. Fixed nodes do not move.

use super::GAP;
use crate::rng::Rng;

/// Rounds of pushing before what still overlaps is set down elsewhere.
const MOST_ROUNDS: usize = 80;

/// Up to so many rounds in which each overlapping pair is pushed apart. Whether none overlapped in the last one.
pub(super) fn push_apart(places: &mut [[f32; 2]], radii: &[f32], fixed: &[bool], rounds: usize) -> bool {
    for _ in 0..rounds {
        let cells = Cells::of(places, radii);
        let mut clear = true;
        for node in 0..places.len() as u32 {
            cells.near(places[node as usize], |other| {
                if other > node {
                    clear &= !part(places, radii, fixed, node as usize, other as usize);
                }
            });
        }
        if clear {
            return true;
        }
    }
    false
}

/// Until no two nodes overlap, save two that are both fixed.
pub(super) fn draw_apart(places: &mut [[f32; 2]], radii: &[f32], fixed: &[bool]) {
    if !push_apart(places, radii, fixed, MOST_ROUNDS) {
        set_down(places, radii, fixed);
    }
}

/// Pushes two nodes apart where they lie too close; whether they did.
fn part(places: &mut [[f32; 2]], radii: &[f32], fixed: &[bool], one: usize, other: usize) -> bool {
    if fixed[one] && fixed[other] {
        return false;
    }
    let least = radii[one] + radii[other] + GAP;
    let mut away = [places[other][0] - places[one][0], places[other][1] - places[one][1]];
    let mut far = (away[0] * away[0] + away[1] * away[1]).sqrt();
    // A hair less than the gap is clear: pushing never ends quite at it.
    if far >= least - 0.05 {
        return false;
    }
    if far < 1e-3 {
        away = Rng(((one as u64) << 32) | other as u64).in_circle();
        far = (away[0] * away[0] + away[1] * away[1]).sqrt().max(1e-3);
    }
    let by = (least - far) / far;
    let (share, others) = match (fixed[one], fixed[other]) {
        (true, _) => (0.0, by),
        (_, true) => (by, 0.0),
        _ => (by / 2.0, by / 2.0),
    };
    for axis in 0..2 {
        places[one][axis] -= away[axis] * share;
        places[other][axis] += away[axis] * others;
    }
    true
}

/// Sets the fixed nodes down first, where they are. Each other node in turn keeps its place if that is free, else takes
/// the nearest free one on a spiral.
fn set_down(places: &mut [[f32; 2]], radii: &[f32], fixed: &[bool]) {
    let widest = radii.iter().copied().fold(0.0, f32::max);
    let side = 2.0 * widest + GAP;
    let mut taken: std::collections::BTreeMap<(i32, i32), Vec<u32>> = std::collections::BTreeMap::new();
    let cell = |place: [f32; 2]| ((place[0] / side).floor() as i32, (place[1] / side).floor() as i32);
    let order = (0..places.len()).filter(|node| fixed[*node]).chain((0..places.len()).filter(|node| !fixed[*node]));
    for node in order.collect::<Vec<_>>() {
        let from = places[node];
        if !fixed[node] {
            let free = |place: &[f32; 2]| {
                let (x, y) = cell(*place);
                let around = (x - 1..=x + 1).flat_map(|x| (y - 1..=y + 1).map(move |y| (x, y)));
                around.filter_map(|near| taken.get(&near)).flatten().all(|other| {
                    let other = *other as usize;
                    let away = [places[other][0] - place[0], places[other][1] - place[1]];
                    let least = radii[node] + radii[other] + GAP - 0.05;
                    away[0] * away[0] + away[1] * away[1] >= least * least
                })
            };
            if let Some(place) = spiral(from, radii[node] / 2.0).find(free) {
                places[node] = place;
            }
        }
        taken.entry(cell(places[node])).or_default().push(node as u32);
    }
}

/// Points around `from`, ever farther: squares of points `step` apart.
fn spiral(from: [f32; 2], step: f32) -> impl Iterator<Item = [f32; 2]> {
    (0..i32::MAX).flat_map(move |ring| {
        let edge = (-ring..=ring).flat_map(move |x| (-ring..=ring).map(move |y| (x, y)));
        edge.filter(move |(x, y)| x.abs().max(y.abs()) == ring)
            .map(move |(x, y)| [from[0] + step * x as f32, from[1] + step * y as f32])
    })
}

/// Nodes by the square cell that they lie in, cells in rows; a node overlaps only with nodes of its own and the
/// neighbouring cells.
struct Cells {
    left: f32,
    top: f32,
    side: f32,
    columns: usize,
    rows: usize,
    starts: Vec<u32>,
    nodes: Vec<u32>,
}

impl Cells {
    fn of(places: &[[f32; 2]], radii: &[f32]) -> Cells {
        let (mut least, mut most) = ([f32::INFINITY; 2], [f32::NEG_INFINITY; 2]);
        for place in places {
            for axis in 0..2 {
                least[axis] = least[axis].min(place[axis]);
                most[axis] = most[axis].max(place[axis]);
            }
        }
        let (wide, high) = ((most[0] - least[0]).max(1.0), (most[1] - least[1]).max(1.0));
        // Nodes move while the cells stay as they are, so cells are half a diameter wider than needed. Where nodes are
        // far apart cells are larger, so that there are never many more cells than nodes.
        let widest = radii.iter().copied().fold(1.0, f32::max);
        let side = (3.0 * widest + GAP).max((wide * high / (4.0 * places.len().max(1) as f32)).sqrt());
        let (columns, rows) = ((wide / side) as usize + 1, (high / side) as usize + 1);
        let mut cells =
            Cells { left: least[0], top: least[1], side, columns, rows, starts: vec![], nodes: vec![0; places.len()] };
        cells.starts = vec![0; columns * rows + 1];
        for place in places {
            let cell = cells.cell(*place);
            cells.starts[cell + 1] += 1;
        }
        for cell in 0..columns * rows {
            cells.starts[cell + 1] += cells.starts[cell];
        }
        let mut next = cells.starts.clone();
        for (node, place) in (0..).zip(places) {
            let into = &mut next[cells.cell(*place)];
            cells.nodes[*into as usize] = node;
            *into += 1;
        }
        cells
    }

    fn column_and_row(&self, place: [f32; 2]) -> (usize, usize) {
        let column = ((place[0] - self.left) / self.side).max(0.0) as usize;
        let row = ((place[1] - self.top) / self.side).max(0.0) as usize;
        (column.min(self.columns - 1), row.min(self.rows - 1))
    }

    fn cell(&self, place: [f32; 2]) -> usize {
        let (column, row) = self.column_and_row(place);
        row * self.columns + column
    }

    fn near(&self, place: [f32; 2], mut with: impl FnMut(u32)) {
        let (column, row) = self.column_and_row(place);
        for row in row.saturating_sub(1)..=(row + 1).min(self.rows - 1) {
            let first = row * self.columns + column.saturating_sub(1);
            let last = row * self.columns + (column + 1).min(self.columns - 1);
            let range = self.starts[first] as usize..self.starts[last + 1] as usize;
            self.nodes[range].iter().for_each(|node| with(*node));
        }
    }
}
