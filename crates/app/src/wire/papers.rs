//! Board papers on the wire.

use serde::{Deserialize, Serialize};
use sweetspot_exchange::paper::{PaperRequest, Part, Sides};
use ts_rs::TS;

/// A paper as it would be written.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PaperPreview {
    /// Its title.
    pub title: String,
    /// The name that a file of it would have, without an ending.
    pub name: String,
    /// Its headings in order.
    pub outline: Vec<PaperHeading>,
    /// Every part that a paper of the map can have, in order.
    pub parts: Vec<PaperPart>,
    /// How many sides it has as a PDF.
    pub sides: Sides,
    /// How many prompts a person has still to write.
    pub prompts: u32,
}

/// A heading of a paper.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PaperHeading {
    /// 1 to 3.
    pub level: u8,
    /// `4`, `Appendix A`; empty where it has none.
    pub number: String,
    /// Its words.
    pub text: String,
}

/// A part of a paper.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PaperPart {
    /// Which.
    pub part: Part,
    /// The number by which the command line asks for it.
    pub number: u8,
    /// What it is called.
    pub words: String,
    /// Whether the paper has it.
    pub held: bool,
}

/// A paper to be written.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PaperExport {
    /// Where; its ending says in which format.
    pub path: String,
    /// What.
    pub paper: PaperRequest,
}
