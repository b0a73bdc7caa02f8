//! The paper as a PDF that flows over pages: PDF/UA-1, so tagged, with fonts embedded, and refused rather than written unlawful.
//! Lines are broken and tables parted here, measured with the bundled fonts.

mod atoms;
mod blocks;
mod drawing;
mod elements;
mod flow;
mod lines;
mod pages;
mod tables;

use super::{Paper, PaperError};
use serde::Serialize;
use ts_rs::TS;

/// Points in a millimetre.
const MM: f64 = 72.0 / 25.4;

/// How many sides a paper has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Sides {
    /// Before its appendices.
    pub main: u32,
    /// With them.
    pub all: u32,
}

/// How many sides the paper has. Word breaks lines a little otherwise.
pub fn sides(paper: &Paper) -> Sides {
    pages::paged(&flow::flowed(paper)).sides()
}

/// The paper as a PDF.
///
/// # Errors
/// [`PaperError::Writing`] if the painter gives up or the result would not be PDF/UA-1.
pub fn pdf(paper: &Paper) -> Result<Vec<u8>, PaperError> {
    let flow = flow::flowed(paper);
    drawing::drawn(paper, &flow, &pages::paged(&flow))
}
