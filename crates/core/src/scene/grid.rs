//! Upright boxes sorted into squares, so that finding those near a place does not look at all of them.

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

    /// Whether the other lies wholly within.
    pub(super) fn holds(&self, other: &Area) -> bool {
        self.left <= other.left && other.right <= self.right && self.top <= other.top && other.bottom <= self.bottom
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

/// Boxes by the squares that they touch. A box wider than a square is found through each of its squares.
pub(super) struct Grid {
    cell: f64,
    columns: usize,
    rows: usize,
    /// The last entry of each square, and before each entry the one put earlier.
    last: Vec<u32>,
    entries: Vec<(u32, u32)>,
    boxes: Vec<Area>,
}

const NONE: u32 = u32::MAX;

impl Grid {
    pub(super) fn new(cell: f64) -> Grid {
        let (columns, rows) = ((FRAME_WIDTH / cell) as usize + 1, (FRAME_HEIGHT / cell) as usize + 1);
        Grid { cell, columns, rows, last: vec![NONE; columns * rows], entries: Vec::new(), boxes: Vec::new() }
    }

    /// Adds a box; it is known by how many were put before it.
    pub(super) fn put(&mut self, area: Area) {
        let nth = self.boxes.len() as u32;
        let (left, top, right, bottom) = self.squares(&area);
        for square in (top..=bottom).flat_map(|row| (left..=right).map(move |column| (row, column))) {
            let square = square.0 * self.columns + square.1;
            self.entries.push((nth, self.last[square]));
            self.last[square] = self.entries.len() as u32 - 1;
        }
        self.boxes.push(area);
    }

    /// Whether a box that meets `area` or lies in it satisfies `test`, which also learns its number.
    pub(super) fn any(&self, area: &Area, test: impl Fn(&Area, u32) -> bool) -> bool {
        let (left, top, right, bottom) = self.squares(area);
        (top..=bottom).any(|row| {
            (left..=right).any(|column| {
                let mut entry = self.last[row * self.columns + column];
                while entry != NONE {
                    let (nth, before) = self.entries[entry as usize];
                    let other = &self.boxes[nth as usize];
                    let touches = other.left <= area.right
                        && other.right >= area.left
                        && other.top <= area.bottom
                        && other.bottom >= area.top;
                    if touches && test(other, nth) {
                        return true;
                    }
                    entry = before;
                }
                false
            })
        })
    }

    fn squares(&self, area: &Area) -> (usize, usize, usize, usize) {
        // Casts to whole numbers stop at nought, which is wanted beyond the frame's left and top.
        let column = |x: f64| ((x / self.cell) as usize).min(self.columns - 1);
        let row = |y: f64| ((y / self.cell) as usize).min(self.rows - 1);
        (column(area.left), row(area.top), column(area.right), row(area.bottom))
    }
}
