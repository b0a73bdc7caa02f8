//! Even places in a region: rows of marks, each row shifted by half a step, as wide apart as they can be while there
//! is room, so that a title fits under each mark.

use super::spacing::Spacing;
use crate::geometry::{RegionGeometry, clears};
use crate::map::Position;

/// Rows are this far apart where marks are few: a mark, two lines of title and some air.
const COMFORT: f64 = 84.0;
/// A step along a row, in distances between rows: titles are wider than high.
pub(super) const WIDE: f64 = 2.1;
/// From one distance between rows to the next that is tried.
const TIGHTER: f64 = 0.94;
/// How the rows may lie to the region's middle, in steps along and across.
const SHIFTS: [(f64, f64); 6] = [(0.0, 0.0), (0.5, 0.0), (0.25, 0.5), (0.25, 0.0), (0.0, 0.5), (0.5, 0.5)];

/// Up to `count` even places, row by row. Fewer where even the tightest rows can't hold so many.
pub(super) fn spread(ground: &RegionGeometry, challenges: usize, spacing: &Spacing, count: usize) -> Vec<Position> {
    let tightest = tightest(spacing);
    let guess = (ground.room(spacing.clear) / (WIDE * count as f64)).sqrt() * 1.6;
    let mut rows = guess.clamp(tightest, COMFORT);
    // Where marks are many one way to lay the rows is as good as another.
    let shifts = if count > 40 { &SHIFTS[..1] } else { &SHIFTS[..] };
    loop {
        let chosen = shifts
            .iter()
            .filter_map(|shift| middlemost(ground, slots(ground, challenges, spacing.clear, rows, *shift), count))
            .min_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((_, places)) = chosen {
            return places;
        }
        if rows <= tightest {
            return Vec::new();
        }
        rows = (rows * TIGHTER).max(tightest);
    }
}

/// All lawful places of a lattice, row by row.
pub(super) fn slots(
    ground: &RegionGeometry,
    challenges: usize,
    clear: f64,
    rows: f64,
    shift: (f64, f64),
) -> Vec<Position> {
    let step = rows * WIDE;
    let (left, top, right, bottom) = bounds(ground);
    let (x0, y0) = (ground.pole.x + shift.0 * step, ground.pole.y + shift.1 * rows);
    let mut slots = Vec::new();
    for row in ((top - y0) / rows).ceil() as i64..=((bottom - y0) / rows).floor() as i64 {
        let start = x0 + if row.rem_euclid(2) == 0 { 0.0 } else { step / 2.0 };
        for column in ((left - start) / step).ceil() as i64..=((right - start) / step).floor() as i64 {
            let at = rounded(start + column as f64 * step, y0 + row as f64 * rows);
            if clears(at, ground.set, challenges, clear) {
                slots.push(at);
            }
        }
    }
    slots
}

/// Rows no tighter than this keep marks apart: the nearest neighbour is half a step along and one row down.
pub(super) fn tightest(spacing: &Spacing) -> f64 {
    // A hair more, because places are rounded.
    spacing.apart / (WIDE * WIDE / 4.0 + 1.0).sqrt() + 0.02
}

/// Left, top, right, bottom.
pub(super) fn bounds(ground: &RegionGeometry) -> (f64, f64, f64, f64) {
    let mut around = (f64::MAX, f64::MAX, f64::MIN, f64::MIN);
    for at in &ground.polygon {
        around = (around.0.min(at.x), around.1.min(at.y), around.2.max(at.x), around.3.max(at.y));
    }
    around
}

/// To a hundredth: a position is read by people in files and must survive them.
pub(super) fn rounded(x: f64, y: f64) -> Position {
    Position { x: (x * 100.0).round() / 100.0, y: (y * 100.0).round() / 100.0 }
}

/// Distance from the region's middle, squared, as titles see it.
pub(super) fn off_middle(ground: &RegionGeometry, at: Position) -> f64 {
    let (dx, dy) = ((at.x - ground.pole.x) / WIDE, at.y - ground.pole.y);
    dx * dx + dy * dy
}

/// The `count` slots nearest to the middle, in their order, and how far off they are together.
fn middlemost(ground: &RegionGeometry, slots: Vec<Position>, count: usize) -> Option<(f64, Vec<Position>)> {
    if slots.len() < count {
        return None;
    }
    let mut order: Vec<(f64, usize)> =
        slots.iter().enumerate().map(|(nth, at)| (off_middle(ground, *at), nth)).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    order.truncate(count);
    let off = order.iter().map(|(off, _)| off).sum();
    order.sort_by_key(|(_, nth)| *nth);
    Some((off, order.into_iter().map(|(_, nth)| slots[nth]).collect()))
}
