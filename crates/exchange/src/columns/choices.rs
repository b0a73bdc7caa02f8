//! What a person decides of a sheet before it lands, and what is asked of them. What is not decided is as it was guessed.

use super::{DateOrder, Field};
use serde::{Deserialize, Serialize};
use sweetspot_core::import::{Answers, SheetRow};
use sweetspot_core::map::Status;
use ts_rs::TS;

/// What a person has decided.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Choices {
    /// One field for each column of the sheet, in its order.
    pub columns: Vec<Field>,
    /// Whether 01/04/26 is the first of April.
    pub date_order: DateOrder,
    /// The status of new initiatives that have none; None: by their dates, else live.
    pub status: Option<Status>,
    /// What words that nobody here knows say of the status.
    pub statuses: Vec<StatusAnswer>,
    /// Whether commas part the names in a cell.
    pub commas: Commas,
    /// Columns, from 0, whose empty cells mean what stands above them.
    pub carried: Vec<u32>,
    /// Rows whose ticks a person has taken away.
    pub left_out: Vec<u32>,
    /// Rows that a person has ticked although they seem to be no initiatives.
    pub taken_in: Vec<u32>,
    /// What is said of the initiatives and organisations that the rows make.
    pub answers: Answers,
}

/// What a word says of the status.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StatusAnswer {
    /// As in the sheet.
    pub words: String,
    /// What it is.
    pub status: Status,
}

/// Whether commas part the names in a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Commas {
    /// Where the parts stand alone elsewhere, or look like several bodies.
    #[default]
    WhereTheyMust,
    /// Wherever there are some.
    Everywhere,
    /// Nowhere.
    Nowhere,
}

/// A sheet's rows, read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RowsRead {
    /// Those that are to land, in the sheet's order.
    pub rows: Vec<SheetRow>,
    /// Those that are not, and why.
    pub left_out: Vec<LeftOut>,
    /// What is asked.
    pub asks: Asks,
}

/// A row that is not to land.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Its number.
    pub row: u32,
    /// What it begins with.
    pub title: String,
    /// Why, in a few words.
    pub why: String,
}

/// What is asked of a person, each once for the whole sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct Asks {
    /// How many rows say nothing of their status.
    pub without_status: u32,
    /// Words that nobody here knows in the column of statuses.
    pub statuses: Vec<UnreadStatus>,
    /// Cells whose commas may part names.
    pub commas: Option<CommaCells>,
    /// Columns that are filled only in the first row of each group.
    pub carried: Vec<CarriedColumn>,
    /// How many rows have no title.
    pub without_title: u32,
    /// How many rows hold nothing that was read.
    pub nothing_read: u32,
}

/// A word in the column of statuses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct UnreadStatus {
    /// As in the sheet.
    pub words: String,
    /// In how many rows.
    pub rows: u32,
}

/// Cells of names that hold commas.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CommaCells {
    /// How many.
    pub cells: u32,
    /// How many of them are parted, as it is now.
    pub parted: u32,
    /// The first of them.
    pub examples: Vec<String>,
}

/// A column whose empty cells may mean what stands above them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CarriedColumn {
    /// Which, from 0.
    pub column: u32,
    /// Its heading.
    pub heading: String,
}
