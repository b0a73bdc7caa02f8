//! The board paper: what an officer sends to the committee clerk. Written once as a list of blocks from one state of the map,
//! which a Word document and a tagged PDF are then made of, so that figure, words and numbers agree.
//! Pure: a map in, bytes out. It opens no file, reads no clock, and measures with no font but the bundled ones.

mod blocks;
mod contents;
mod docx;
mod file_name;
mod front;
mod numbers;
mod parts;
mod pdf;
mod sheet;
mod whose;

pub use blocks::{Block, Cell, Column, Figure, Paper, Span, Style, Table, Words};
pub use docx::docx;
pub use file_name::file_name;
pub use front::{For, FrontLines, Implications};
pub use numbers::{Label, numbered};
pub use parts::Part;
pub use pdf::{Sides, pdf, sides};
pub use whose::{Narrowed, Whose, narrowed};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sweetspot_core::Map;
use sweetspot_core::analysis::{Analysis, Settings};
use sweetspot_core::compare::Comparison;
use ts_rs::TS;
use uuid::Uuid;

/// A paper that is wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PaperRequest {
    /// The day that it tells of.
    #[ts(type = "string")]
    pub date: NaiveDate,
    /// Its parts, in the order that every paper has; none means: all that the map has something for.
    #[serde(default)]
    pub parts: Vec<Part>,
    /// What has changed since this change is told, where a version is given.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub since: Option<Uuid>,
    /// Of which initiatives it is.
    #[serde(default)]
    pub whose: Whose,
    /// What officers say in it.
    #[serde(default)]
    pub front: FrontLines,
}

impl PaperRequest {
    /// A paper about the whole area, with nothing said in it yet.
    pub fn on(date: NaiveDate) -> PaperRequest {
        PaperRequest { date, parts: vec![], since: None, whose: Whose::default(), front: FrontLines::default() }
    }

    /// Whether this part is wanted.
    fn wants(&self, part: Part) -> bool {
        self.parts.is_empty() || self.parts.contains(&part)
    }
}

/// What a paper is written from: one state of a map and what it tells.
pub struct Source<'a> {
    /// The whole map.
    pub map: &'a Map,
    /// How the map is analysed.
    pub settings: &'a Settings,
    /// The version that changes are told since, and the map as it was then.
    pub since: Option<(&'a str, &'a Map)>,
    /// Which state of which file it is.
    pub state: State,
}

/// Which state of a map a paper is of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// The newest change of the map, by its id.
    pub revision: String,
    /// The newest named version of the map; empty where it has none.
    pub version: String,
    /// The program that wrote the paper, with its own version.
    pub program: String,
}

/// A paper that could not be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PaperError {
    /// It is of a place or an organisation that the map does not hold.
    #[error("the map does not hold what the paper is to be about")]
    Nobody,
    /// The painter or the packer refused what was written.
    #[error("the paper could not be written: {0}")]
    Writing(String),
}

/// Writes the paper.
///
/// # Errors
/// [`PaperError::Nobody`] where the map does not hold whose paper it is to be.
pub fn write(source: &Source<'_>, request: &PaperRequest) -> Result<Paper, PaperError> {
    contents::written(source, request)
}

/// What every part of a paper is written from.
struct Written<'a> {
    /// The map with those initiatives alone that the paper is about.
    map: &'a Map,
    whole: &'a Map,
    /// Initiatives of the whole map that the paper is not about, by position.
    faded: &'a [u32],
    analysis: &'a Analysis,
    settings: &'a Settings,
    /// The version's name, and what has changed since.
    since: Option<(&'a str, &'a Comparison)>,
    state: &'a State,
    request: &'a PaperRequest,
    /// The parts that the paper has, in order.
    parts: Vec<Part>,
}
