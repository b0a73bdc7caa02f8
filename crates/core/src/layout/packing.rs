//! One region while marks are put into it: who lies where, what is still free, and the free place nearest to a wish.

use super::lattice::{WIDE, bounds, off_middle, rounded, slots, tightest};
use super::spacing::Spacing;
use crate::geometry::{RegionGeometry, clears};
use crate::map::Position;

/// Rows of the widest lattice that is tried for one more mark, and how much tighter the next is.
const WIDEST: f64 = 84.0;
const TIGHTER: f64 = 0.75;
/// Most squares along a side of the region's box.
const MOST_SQUARES: f64 = 1_000.0;
/// So many points are looked at in one region for marks that lie where they may not. Wishes beyond that are given up, or a
/// map of odd places would keep the search going for minutes.
const PATIENCE: usize = 2_000_000;
/// A wish farther from the region's box than this, in drawing units, counts as this far off.
const FAR: f64 = 3_000.0;

/// A region and the marks in it so far.
pub(super) struct Packing<'a> {
    pub(super) ground: &'a RegionGeometry,
    pub(super) challenges: usize,
    pub(super) spacing: Spacing,
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
    columns: usize,
    rows: usize,
    /// Side of a square: `spacing.apart`, or more where that would make too many.
    side: f64,
    /// First mark of each square, and the next in the same square.
    first: Vec<u32>,
    next: Vec<u32>,
    marks: Vec<Position>,
    level: Option<Level>,
    /// How many more points may be looked at for wishes.
    patience: usize,
}

/// A region's wishes have been looked for long enough.
pub(super) struct Impatient;

/// Candidates of one lattice for one more mark, best first; those before `tried` are taken for good.
struct Level {
    rows: f64,
    slots: Vec<Position>,
    tried: usize,
}

/// How far the look for places near one wish has come.
pub(super) struct Search {
    wish: Position,
    pitch: f64,
    /// The ring looked at last ends here, and the next ends there.
    from: f64,
    to: f64,
    ring: Vec<Position>,
    tried: usize,
}

impl Search {
    pub(super) fn around(wish: Position, spacing: &Spacing) -> Search {
        let pitch = (spacing.apart / 5.0).max(1.0);
        Search { wish: rounded(wish.x, wish.y), pitch, from: 0.0, to: pitch * 6.0, ring: Vec::new(), tried: 0 }
    }
}

const NONE: u32 = u32::MAX;

impl<'a> Packing<'a> {
    pub(super) fn new(ground: &'a RegionGeometry, challenges: usize, spacing: Spacing) -> Packing<'a> {
        let (left, top, right, bottom) = bounds(ground);
        let side = spacing.apart.max((right - left).max(bottom - top) / MOST_SQUARES);
        let (columns, rows) = (((right - left) / side) as usize + 1, ((bottom - top) / side) as usize + 1);
        Packing {
            ground,
            challenges,
            spacing,
            left,
            top,
            right,
            bottom,
            columns,
            rows,
            side,
            first: vec![NONE; columns * rows],
            next: Vec::new(),
            marks: Vec::new(),
            level: None,
            patience: PATIENCE,
        }
    }

    /// Puts a mark there if that is lawful.
    pub(super) fn take(&mut self, at: Position) -> bool {
        let lawful = self.lawful(at);
        if lawful {
            self.put(at);
        }
        lawful
    }

    /// Puts a mark on a place known to be lawful.
    pub(super) fn put(&mut self, at: Position) {
        let (column, row) = self.square(at);
        let square = row * self.columns + column;
        self.next.push(self.first[square]);
        self.first[square] = self.marks.len() as u32;
        self.marks.push(at);
    }

    /// Whether a mark there would lie wholly in the region and touch no other.
    fn lawful(&self, at: Position) -> bool {
        let apart = self.spacing.apart;
        clears(at, self.ground.set, self.challenges, self.spacing.clear)
            && !self.any_near(at, apart, apart, |dx, dy| dx * dx + dy * dy < apart * apart)
    }

    /// The lawful place nearest to `wish`.
    fn nearest(&mut self, wish: Position) -> Option<Position> {
        self.next_nearest(&mut Search::around(wish, &self.spacing)).ok().flatten()
    }

    /// The lawful place nearest to the search's wish. Looks only at places that the search has not found taken
    /// already: what is taken stays so, since marks are only ever put.
    ///
    /// # Errors
    /// Where too many points have been looked at in this region.
    pub(super) fn next_nearest(&mut self, search: &mut Search) -> Result<Option<Position>, Impatient> {
        search.wish = self.near_enough(search.wish);
        let wish = search.wish;
        if search.from == 0.0 && self.lawful(wish) {
            return Ok(Some(wish));
        }
        let sides =
            [(self.left, self.top), (self.left, self.bottom), (self.right, self.top), (self.right, self.bottom)];
        let farthest = sides.iter().map(|(x, y)| (x - wish.x).hypot(y - wish.y)).fold(0.0, f64::max);
        loop {
            if let Some(nth) = (search.tried..search.ring.len()).find(|nth| self.lawful(search.ring[*nth])) {
                search.tried = nth;
                return Ok(Some(self.drawn_to(wish, search.ring[nth])));
            }
            if search.from > farthest {
                return Ok(None);
            }
            search.tried = 0;
            search.ring = self.ring(wish, search.pitch, search.from, search.to);
            self.patience = self.patience.checked_sub(search.ring.len()).ok_or(Impatient)?;
            (search.from, search.to) = (search.to, search.to * 2.0);
        }
    }

    /// The wish where it lies near the region's box or not too far from it; what is no number is the middle.
    fn near_enough(&self, wish: Position) -> Position {
        let Position { x, y } = wish;
        if !x.is_finite() || !y.is_finite() {
            return self.ground.pole;
        }
        let (x, y) = (x.clamp(self.left - FAR, self.right + FAR), y.clamp(self.top - FAR, self.bottom + FAR));
        Position { x, y }
    }

    /// The points of the region's box on a grid round `wish` that are at least `from` and less than `to` away, nearest
    /// first.
    fn ring(&self, wish: Position, pitch: f64, from: f64, to: f64) -> Vec<Position> {
        let span = |centre: f64, low: f64, high: f64| {
            let (low, high) = ((centre - to).max(low), (centre + to).min(high));
            ((low - centre) / pitch).ceil() as i64..=((high - centre) / pitch).floor() as i64
        };
        let mut around: Vec<(f64, Position)> = Vec::new();
        for row in span(wish.y, self.top, self.bottom) {
            for column in span(wish.x, self.left, self.right) {
                let (dx, dy) = (column as f64 * pitch, row as f64 * pitch);
                let away = dx * dx + dy * dy;
                if away >= from * from && away < to * to {
                    around.push((away, rounded(wish.x + dx, wish.y + dy)));
                }
            }
        }
        around.sort_by(|a, b| a.0.total_cmp(&b.0));
        around.into_iter().map(|(_, at)| at).collect()
    }

    /// From a lawful grid point as far towards the wish as is lawful.
    fn drawn_to(&self, wish: Position, found: Position) -> Position {
        let (mut best, mut share) = (found, 0.5);
        for _ in 0..6 {
            let nearer = rounded(best.x + (wish.x - best.x) * share, best.y + (wish.y - best.y) * share);
            if self.lawful(nearer) { best = nearer } else { share /= 2.0 }
        }
        best
    }

    /// The best free place for one more: from the middle outwards, on the widest lattice that still has a slot where
    /// a title would find room, then on ever tighter ones.
    pub(super) fn best(&mut self) -> Option<Position> {
        let tightest = tightest(&self.spacing);
        let mut level = self.level.take().unwrap_or_else(|| self.level(WIDEST.max(tightest)));
        let found = loop {
            if let Some(nth) = (level.tried..level.slots.len()).find(|nth| self.roomy(level.slots[*nth], level.rows)) {
                level.tried = nth + 1;
                break Some(level.slots[nth]);
            }
            if level.rows <= tightest {
                level.tried = level.slots.len();
                break None;
            }
            level = self.level((level.rows * TIGHTER).max(tightest));
        };
        self.level = Some(level);
        // Marks placed by hand can leave gaps that no lattice meets.
        found.or_else(|| self.nearest(self.ground.pole))
    }

    fn level(&self, rows: f64) -> Level {
        let mut slots = slots(self.ground, self.challenges, self.spacing.clear, (rows * WIDE, rows), (0.0, 0.0));
        slots.sort_by(|a, b| off_middle(self.ground, *a).total_cmp(&off_middle(self.ground, *b)));
        Level { rows, slots, tried: 0 }
    }

    /// Whether a slot has the room to itself that its lattice means it to have.
    fn roomy(&self, at: Position, rows: f64) -> bool {
        let (wide, high) = (rows * WIDE * 0.9, rows * 0.9);
        let apart = self.spacing.apart;
        !self.any_near(at, wide.max(apart), high.max(apart), |dx, dy| {
            (dx.abs() < wide && dy.abs() < high && (dx.abs() < wide / 2.0 || dy.abs() < high / 2.0))
                || dx * dx + dy * dy < apart * apart
        })
    }

    /// Whether a mark within `wide` and `high` of the place is near in the sense of `near`.
    fn any_near(&self, at: Position, wide: f64, high: f64, near: impl Fn(f64, f64) -> bool) -> bool {
        let (left, top) = self.square(Position { x: at.x - wide, y: at.y - high });
        let (right, bottom) = self.square(Position { x: at.x + wide, y: at.y + high });
        (top..=bottom).any(|row| {
            (left..=right).any(|column| {
                let mut mark = self.first[row * self.columns + column];
                while mark != NONE {
                    let place = self.marks[mark as usize];
                    if near(place.x - at.x, place.y - at.y) {
                        return true;
                    }
                    mark = self.next[mark as usize];
                }
                false
            })
        })
    }

    fn square(&self, at: Position) -> (usize, usize) {
        // Casts to whole numbers stop at nought, which is wanted left of and above the region.
        let column = ((at.x - self.left) / self.side) as usize;
        let row = ((at.y - self.top) / self.side) as usize;
        (column.min(self.columns - 1), row.min(self.rows - 1))
    }
}
