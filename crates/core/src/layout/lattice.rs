//! Even places in a region: rows of marks, each row shifted by half a step, as wide apart as they can be while there
//! is room, so that a title fits under each mark.

use super::spacing::Spacing;
use crate::geometry::{RegionGeometry, clears, region_at};
use crate::map::Position;

/// Rows are this far apart where marks are few: a mark, two lines of title and some air.
const COMFORT: f64 = 84.0;
/// A step along a row, in distances between rows: titles are wider than high.
pub(super) const WIDE: f64 = 2.1;
/// From one distance between rows to the next that is tried.
const TIGHTER: f64 = 0.94;
/// So few marks in a region that titles decide how they lie.
const FEW: usize = 24;
/// So many tighter lattices are tried for more titles.
const PATIENCE: usize = 7;
/// Steps along a row that are tried for a few marks, in distances between rows.
const STEPS: [f64; 4] = [2.1, 1.85, 1.6, 1.4];
/// How the rows may lie to the region's middle, in steps along and across.
const SHIFTS: [(f64, f64); 10] = [
    (0.0, 0.0),
    (0.5, 0.0),
    (0.25, 0.5),
    (0.25, 0.0),
    (0.0, 0.5),
    (0.5, 0.5),
    (0.0, 0.25),
    (0.0, 0.75),
    (0.25, 0.25),
    (0.25, 0.75),
];
/// What a title of two lines takes under its mark, from the mark's middle down, in drawing units.
const TITLE_WIDTH: f64 = 132.0;
const TITLE_HEIGHT: f64 = 62.0;
/// Half a mark with some air.
const MARK: f64 = 15.0;

/// Up to `count` even places, row by row. Fewer where even the tightest rows can't hold so many.
pub(super) fn spread(ground: &RegionGeometry, challenges: usize, spacing: &Spacing, count: usize) -> Vec<Position> {
    let (rows, most) = (tightest(spacing), tightest(spacing).max(COMFORT));
    if count <= FEW && ground.area / count as f64 > TITLE_WIDTH * MARK * 2.0 {
        let titled = titled(ground, challenges, spacing, count, (rows, most));
        if !titled.is_empty() {
            return titled;
        }
    }
    let guess = (ground.room(spacing.clear) / (WIDE * count as f64)).sqrt() * 1.6;
    let (tightest, mut rows) = (rows, guess.clamp(rows, most));
    // Where marks are many, one way to lay the rows is as good as another.
    let shifts = if count <= FEW { &SHIFTS[..] } else { &SHIFTS[..1] };
    loop {
        for shift in shifts {
            let slots = slots(ground, challenges, spacing.clear, (rows * WIDE, rows), *shift);
            if slots.len() >= count {
                return middlemost(ground, slots, count, |_| true);
            }
        }
        if rows <= tightest {
            return Vec::new();
        }
        rows = (rows * TIGHTER).max(tightest);
    }
}

/// Even places for a few marks: of many ways to lay the rows the one that leaves most titles room of their own, and
/// of equally good ones the one that holds together best. Empty where none holds so many.
fn titled(
    ground: &RegionGeometry,
    challenges: usize,
    spacing: &Spacing,
    count: usize,
    (tightest, most): (f64, f64),
) -> Vec<Position> {
    let mut best: Option<(usize, f64, Vec<Position>)> = None;
    let mut rows = most;
    let mut since = 0;
    while rows >= tightest && since < PATIENCE && best.as_ref().is_none_or(|(titles, _, _)| *titles < count) {
        since += usize::from(best.is_some());
        for (wide, shift) in STEPS.iter().flat_map(|wide| SHIFTS.iter().map(move |shift| (rows * wide, *shift))) {
            // A row's neighbours in the next row lie half a step along.
            if wide < spacing.apart + 0.02 || (wide / 2.0).hypot(rows) < spacing.apart + 0.02 {
                continue;
            }
            let slots = slots(ground, challenges, spacing.clear, (wide, rows), shift);
            if slots.len() < count {
                continue;
            }
            let places = middlemost(ground, slots, count, |at| title_keeps_in(at, ground, challenges));
            let titles = places.iter().filter(|at| title_fits(**at, &places, ground, challenges)).count();
            // How loosely they lie round the middle, for how far apart they are: a gap among them looks like a mistake.
            // Titles in one line like wide steps, so those need not hold together as well.
            let loose = places.iter().map(|at| off_middle(ground, *at)).sum::<f64>() / (wide * wide * rows);
            let better = best
                .as_ref()
                .is_none_or(|(most, least, _)| titles > *most || (titles == *most && since == 0 && loose < *least));
            if better {
                best = Some((titles, loose, places));
                since = 0;
            }
        }
        rows *= TIGHTER;
    }
    best.map(|(_, _, places)| places).unwrap_or_default()
}

/// Whether a title under a mark there would lie in the region.
fn title_keeps_in(at: Position, ground: &RegionGeometry, challenges: usize) -> bool {
    [-0.5, 0.5].iter().all(|share| {
        let corner = Position { x: at.x + share * TITLE_WIDTH, y: at.y + TITLE_HEIGHT };
        region_at(corner, challenges) == ground.set
    })
}

/// Whether it would also touch no mark and no title.
fn title_fits(at: Position, places: &[Position], ground: &RegionGeometry, challenges: usize) -> bool {
    title_keeps_in(at, ground, challenges)
        && places.iter().all(|other| {
            let (across, below) = ((other.x - at.x).abs(), other.y - at.y);
            let mark = across < TITLE_WIDTH / 2.0 + MARK && below > 0.0 && below < TITLE_HEIGHT + MARK;
            let title = across < TITLE_WIDTH && below.abs() < TITLE_HEIGHT - MARK;
            *other == at || (!mark && !title)
        })
}

/// All lawful places of a lattice, row by row.
pub(super) fn slots(
    ground: &RegionGeometry,
    challenges: usize,
    clear: f64,
    (step, rows): (f64, f64),
    shift: (f64, f64),
) -> Vec<Position> {
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

/// The `count` slots nearest to the middle, those that are `fit` first; in the slots' order.
fn middlemost(
    ground: &RegionGeometry,
    slots: Vec<Position>,
    count: usize,
    fit: impl Fn(Position) -> bool,
) -> Vec<Position> {
    let mut order: Vec<(bool, f64, usize)> =
        slots.iter().enumerate().map(|(nth, at)| (!fit(*at), off_middle(ground, *at), nth)).collect();
    order.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.cmp(&b.2)));
    order.truncate(count);
    order.sort_by_key(|(_, _, nth)| *nth);
    order.into_iter().map(|(_, _, nth)| slots[nth]).collect()
}
