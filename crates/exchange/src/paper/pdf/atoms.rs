//! The paper as atoms: what never splits over pages, from a line to a row of a table, each with what is drawn in it.

use super::MM;
use super::elements::{Elements, Id};
use super::lines::Run;
use crate::paper::sheet::{BOTTOM, PAGE, SIDES, TOP};

/// A colour, as red, green and blue.
pub(super) type Colour = [u8; 3];

/// What is drawn, from the atom's left top corner.
#[derive(Clone, Debug)]
pub(super) enum Drawn {
    /// Words, `y` being their baseline.
    Run { run: Run, size: f64, colour: Colour },
    /// A filled box, `y` being its top.
    Fill { width: f64, height: f64, colour: Colour },
    /// A picture, by its number among the figures.
    Picture { figure: usize, width: f64, height: f64 },
}

/// A piece of an atom.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub x: f64,
    pub y: f64,
    pub drawn: Drawn,
    /// The element that it belongs to; what belongs to none only looks well.
    pub of: Option<Id>,
}

/// What never splits over pages.
#[derive(Clone, Debug, Default)]
pub(super) struct Atom {
    /// Room above, which the first on a page does not take.
    pub before: f64,
    pub height: f64,
    /// Whether it stands on the page of the next one.
    pub keep: bool,
    pub new_page: bool,
    /// Whether its page lies on its side.
    pub lying: bool,
    /// The table of which it is a row.
    pub table: Option<usize>,
    /// The heading by which the outline finds it, with its level.
    pub heading: Option<(u8, String)>,
    pub appendix: bool,
    pub pieces: Vec<Piece>,
}

/// A paper as atoms.
#[derive(Default)]
pub(super) struct Flow {
    pub atoms: Vec<Atom>,
    /// The header row of each table, drawn again where the table goes on.
    pub heads: Vec<Atom>,
    pub elements: Elements,
    pub figures: usize,
}

/// The room for words on a page, in points: its width and its height.
pub(super) fn room(lying: bool) -> (f64, f64) {
    let (width, height) = page(lying);
    (width - 2.0 * SIDES * MM, height - (TOP + BOTTOM) * MM)
}

/// A page, in points.
pub(super) fn page(lying: bool) -> (f64, f64) {
    let (short, long) = (PAGE.0 * MM, PAGE.1 * MM);
    if lying { (long, short) } else { (short, long) }
}
