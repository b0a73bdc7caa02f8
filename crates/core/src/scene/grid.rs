//! Upright boxes, and things sorted into squares by theirs, so that finding those near a place does not look at all of them.

use super::{FRAME_HEIGHT, FRAME_WIDTH};
use crate::map::Position;

/// An upright rectangle in drawing units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Area {
    /// The box of a single point.
    pub(super) fn at(point: Position) -> Area {
        Area { left: point.x, top: point.y, right: point.x, bottom: point.y }
    }

    /// Whether the two share more than an edge.
    pub(super) fn meets(&self, other: &Area) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    /// The box with `by` more on each side.
    pub(super) fn grown(&self, by: f64) -> Area {
        Area { left: self.left - by, top: self.top - by, right: self.right + by, bottom: self.bottom + by }
    }

    /// The smallest box that holds both.
    pub(super) fn with(&self, other: &Area) -> Area {
        Area {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// Whether the point lies within or on the edge.
    pub(super) fn reaches(&self, at: Position) -> bool {
        self.left <= at.x && at.x <= self.right && self.top <= at.y && at.y <= self.bottom
    }

    /// Whether the other lies wholly within.
    pub(super) fn holds(&self, other: &Area) -> bool {
        self.left <= other.left && other.right <= self.right && self.top <= other.top && other.bottom <= self.bottom
    }

    pub(super) fn middle(&self) -> Position {
        Position { x: (self.left + self.right) / 2.0, y: (self.top + self.bottom) / 2.0 }
    }

    pub(super) fn corners(&self) -> [Position; 4] {
        let corner = |x, y| Position { x, y };
        [
            corner(self.left, self.top),
            corner(self.right, self.top),
            corner(self.left, self.bottom),
            corner(self.right, self.bottom),
        ]
    }
}

/// Numbers of things by the squares that their boxes touch. What is wider than a square is found through each of its squares.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    cell: f64,
    columns: usize,
    rows: usize,
    /// The newest entry of each square.
    first: Vec<u32>,
    entries: Vec<Entry>,
    /// The first of the entries that were taken out.
    spare: u32,
}

/// One thing in one square, and the entry before it in the same square.
#[derive(Clone, Copy, Debug)]
struct Entry {
    thing: u32,
    next: u32,
}

const NONE: u32 = u32::MAX;

impl Grid {
    pub(super) fn new(cell: f64) -> Grid {
        let (columns, rows) = ((FRAME_WIDTH / cell) as usize + 1, (FRAME_HEIGHT / cell) as usize + 1);
        Grid { cell, columns, rows, first: vec![NONE; columns * rows], entries: Vec::new(), spare: NONE }
    }

    /// Adds a thing whose box is this.
    pub(super) fn put(&mut self, area: &Area, thing: u32) {
        for square in self.squares(area) {
            let entry = Entry { thing, next: self.first[square] };
            self.first[square] = match self.entries.get_mut(self.spare as usize) {
                Some(spare) => {
                    let nth = std::mem::replace(&mut self.spare, spare.next);
                    *spare = entry;
                    nth
                }
                None => {
                    self.entries.push(entry);
                    self.entries.len() as u32 - 1
                }
            };
        }
    }

    /// Takes a thing out again, which was put with this very box.
    pub(super) fn take_out(&mut self, area: &Area, thing: u32) {
        for square in self.squares(area) {
            let (mut before, mut nth) = (NONE, self.first[square]);
            while nth != NONE && self.entries[nth as usize].thing != thing {
                (before, nth) = (nth, self.entries[nth as usize].next);
            }
            let Some(entry) = self.entries.get_mut(nth as usize) else { continue };
            let next = std::mem::replace(&mut entry.next, self.spare);
            self.spare = nth;
            match self.entries.get_mut(before as usize) {
                Some(before) => before.next = next,
                None => self.first[square] = next,
            }
        }
    }

    /// Whether one of the things whose squares `area` touches satisfies `test`. A thing may be asked about more than once.
    pub(super) fn any(&self, area: &Area, mut test: impl FnMut(u32) -> bool) -> bool {
        let (left, top, right, bottom) = self.corners(area);
        for row in self.first[top * self.columns..(bottom + 1) * self.columns].chunks_exact(self.columns) {
            for first in row.get(left..=right).unwrap_or_default() {
                let mut nth = *first;
                while let Some(entry) = self.entries.get(nth as usize) {
                    if test(entry.thing) {
                        return true;
                    }
                    nth = entry.next;
                }
            }
        }
        false
    }

    /// Does something for each thing whose squares `area` touches, for some more than once.
    pub(super) fn each(&self, area: &Area, mut act: impl FnMut(u32)) {
        self.any(area, |thing| {
            act(thing);
            false
        });
    }

    fn squares(&self, area: &Area) -> impl Iterator<Item = usize> + use<> {
        let ((left, top, right, bottom), columns) = (self.corners(area), self.columns);
        (top..bottom + 1).flat_map(move |row| row * columns + left..row * columns + right + 1)
    }

    /// The first column and row that an area touches, and the last.
    fn corners(&self, area: &Area) -> (usize, usize, usize, usize) {
        // Casts to whole numbers stop at nought, which is wanted beyond the frame's left and top.
        let column = |x: f64| ((x / self.cell) as usize).min(self.columns - 1);
        let row = |y: f64| ((y / self.cell) as usize).min(self.rows - 1);
        (column(area.left), row(area.top), column(area.right), row(area.bottom))
    }
}
