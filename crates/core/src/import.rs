//! Rows of a sheet on their way into a map: which initiative each one means, what it would add or update, and why
//! one is skipped. Reading files is not done here.

mod fields;
mod landing;
mod names;
mod notes;
mod sector;
#[cfg(test)]
mod tests;

use self::landing::Landing;
use crate::map::{ChallengeId, Map, Sector, Status, Strength};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One row of a sheet, read. A field that is None has no column or an empty cell, and leaves what the map holds;
/// an empty list says that there are none.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct SheetRow {
    /// The row's number as a spreadsheet shows it, from 1.
    pub row: u32,
    /// The stable id, in a sheet that Sweetspot wrote.
    pub id: Option<String>,
    /// The initiative's title; without one the row is skipped.
    pub title: Option<String>,
    /// See [`crate::map::Initiative`] for this and the next fields.
    pub summary: Option<String>,
    #[allow(missing_docs)]
    pub status: Option<Status>,
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

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the variants are their own names")]
pub enum Verdict {
    Added,
    Updated,
    Unchanged,
    Skipped,
}

/// What becomes of a row, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct RowOutcome {
    /// The row's number as a spreadsheet shows it.
    pub row: u32,
    /// The initiative's title, or what stands in its place.
    pub title: String,
    /// Added, updated, unchanged, skipped.
    pub verdict: Verdict,
    /// What is set, field by field, for an update: "Status: live (was planned)"; for a skip, the reason; and what
    /// could not be read.
    pub notes: Vec<String>,
}

/// The outcome of every row, in the sheet's order, and the map as it would be.
///
/// A row means the initiative with its id, where the map holds that id; else the one with its title and a lead
/// organisation of its own; else, where the row names no lead, the only one with its title; else a new one. Rows for
/// the same initiative build on one another. An empty cell leaves what the map holds, a list replaces the list.
/// What is new stands in the sheet's order; what changes region has no position yet.
pub fn plan(map: &Map, rows: &[SheetRow], stamp: &crate::Stamp) -> (Vec<RowOutcome>, Map) {
    let mut landing = Landing::new(map, stamp);
    let outcomes = rows.iter().map(|row| landing.land(row)).collect();
    (outcomes, landing.into_map())
}
