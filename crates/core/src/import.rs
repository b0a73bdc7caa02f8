//! Rows of a sheet on their way into a map: which initiative each one means, what it would add or update, and why
//! one is skipped. Reading files is not done here.

mod alike;
mod fields;
mod fold;
mod messages;
mod names;
mod plan;
mod resolve;
mod sector;
#[cfg(test)]
mod tests;

pub use plan::{Plan, plan, plan_with};

use crate::map::{ChallengeId, ChallengeSet, Sector, Status, Strength};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One row of a sheet, read. A field that is None has no column or an empty cell, and leaves what the map holds;
/// an empty list says that there are none.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct SheetRow {
    /// The row's number as a spreadsheet shows it, from 1.
    pub row: u32,
    /// The stable id, in a sheet that Sweetspot wrote; one that the map does not hold is a reference like any other.
    pub id: Option<String>,
    /// What the sheet knows the initiative by.
    #[serde(default)]
    pub reference: Option<String>,
    /// The initiative's title; a new one can't come in without.
    pub title: Option<String>,
    /// See [`crate::map::Initiative`] for this and the next fields.
    pub summary: Option<String>,
    #[allow(missing_docs)]
    pub status: Option<Status>,
    /// The status of an initiative that is new, where the sheet gives none.
    #[serde(default)]
    pub status_if_new: Option<Status>,
    #[ts(type = "string | null")]
    #[allow(missing_docs)]
    pub start: Option<NaiveDate>,
    #[ts(type = "string | null")]
    #[allow(missing_docs)]
    pub end: Option<NaiveDate>,
    #[allow(missing_docs)]
    pub notes: Option<String>,
    #[allow(missing_docs)]
    pub link: Option<String>,
    #[allow(missing_docs)]
    pub bright_spot: Option<bool>,
    /// Challenges with the strength where the sheet gives one; an empty list takes the initiative off the map.
    pub challenges: Option<Vec<(ChallengeId, Option<Strength>)>>,
    /// Names of lead organisations.
    pub lead: Option<Vec<String>>,
    /// Names of partner organisations.
    pub partners: Option<Vec<String>>,
    /// The lead's sector, used where the lead is new to the map.
    pub sector: Option<Sector>,
    #[allow(missing_docs)]
    pub places: Option<Vec<String>>,
    #[allow(missing_docs)]
    pub priorities: Option<Vec<String>>,
    #[allow(missing_docs)]
    pub themes: Option<Vec<String>>,
    /// What could not be read in the row and was left out, as sentences.
    pub problems: Vec<String>,
}

/// A person's answers for the whole import. Where there is no answer the guess stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Answers {
    /// Whether rows of one title and one lead, and without references, are one initiative or several.
    pub twice: Twice,
    /// What new organisations are, by what their names were taken for.
    pub sectors: Vec<SectorAnswer>,
    /// Lists of names that mean one organisation; the first name of each list is its name.
    pub joined: Vec<Vec<String>>,
}

/// Rows of one title and one lead are one initiative or several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Twice {
    /// As many as there are rows: nothing is lost.
    #[default]
    Several,
    /// One; further rows add to the first.
    One,
}

/// One group of new organisations, as a [`SectorGuess`] tells of them, is of another sector.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SectorAnswer {
    /// What their names were taken for.
    pub taken_for: Sector,
    /// Whether the names told it plainly; those that tell nothing are a group of their own.
    pub plainly: bool,
    /// What they are.
    pub is: Sector,
}

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the variants are their own names")]
pub enum Verdict {
    Added,
    Updated,
    Unchanged,
    /// It is of the same initiative as an earlier row and adds to it.
    Joined,
    /// It can't come in.
    Skipped,
    /// It is no initiative, or a person has taken its tick away.
    LeftOut,
}

/// What becomes of a row, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct RowOutcome {
    /// The row's number as a spreadsheet shows it.
    pub row: u32,
    /// The initiative's title, or what stands in its place.
    pub title: String,
    /// Added, updated, unchanged, joined, skipped, left out.
    pub verdict: Verdict,
    /// The region in which its initiative then lies; None for a row that does not come in.
    pub region: Option<ChallengeSet>,
    /// What is set, field by field, for an update: "Status: live (was planned)"; for a skip, the reason; and what
    /// could not be read.
    pub notes: Vec<String>,
}

/// What is to be decided by a person before the rows land.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct Doubts {
    /// Rows of one title and one lead without references.
    pub twice: Vec<Repeated>,
    /// Names that may mean one organisation: they differ by "The", "&" or a full stop.
    pub alike: Vec<Vec<String>>,
    /// What the new organisations are taken for, by their names or by the sheet.
    pub sectors: Vec<SectorGuess>,
}

/// Rows that may be one initiative.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Repeated {
    /// Their title.
    pub title: String,
    /// Their numbers.
    pub rows: Vec<u32>,
}

/// New organisations whose names were taken for one sector.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SectorGuess {
    /// What they were taken for.
    pub taken_for: Sector,
    /// How many.
    pub organisations: u32,
    /// Whether the names tell it plainly; false for those that tell nothing.
    pub plainly: bool,
    /// The first of them.
    pub examples: Vec<String>,
}
