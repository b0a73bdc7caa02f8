//! The parts of a paper, in the order that every paper has. Each can be left out; those that a map has nothing for are.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A part of a paper. Front lines stand before all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// What the paper is for.
    Purpose,
    /// What the meeting is asked to do.
    Recommendations,
    /// The area, its challenges, the method.
    Background,
    /// The figure, sweet spots, thin spots.
    Shows,
    /// What differs from a named version.
    Changed,
    /// Whom was spoken with.
    Consultation,
    /// Financial, legal and all others.
    Implications,
    /// Every initiative, and how it was worked out.
    Appendices,
}

impl Part {
    /// Every part, in order.
    pub const ALL: [Part; 8] = [
        Part::Purpose,
        Part::Recommendations,
        Part::Background,
        Part::Shows,
        Part::Changed,
        Part::Consultation,
        Part::Implications,
        Part::Appendices,
    ];

    /// The number by which it is asked for. Numbers are kept for parts of which a map holds nothing yet, so that they never
    /// come to mean another part.
    pub fn number(self) -> u8 {
        match self {
            Part::Purpose => 1,
            Part::Recommendations => 2,
            Part::Background => 3,
            Part::Shows => 4,
            Part::Changed => 7,
            Part::Consultation => 9,
            Part::Implications => 10,
            Part::Appendices => 11,
        }
    }

    /// The part of this number.
    pub fn of(number: u8) -> Option<Part> {
        Part::ALL.into_iter().find(|part| part.number() == number)
    }

    /// What it is called: its heading, but that what has changed also names since when.
    pub fn words(self) -> &'static str {
        match self {
            Part::Purpose => "Purpose",
            Part::Recommendations => "Recommendations",
            Part::Background => "Background",
            Part::Shows => "What the map shows",
            Part::Changed => "What has changed",
            Part::Consultation => "Consultation and engagement",
            Part::Implications => "Implications",
            Part::Appendices => "Appendices",
        }
    }
}
