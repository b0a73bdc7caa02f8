//! Spreadsheets as officers have them: bytes in, cells out. XLSX and CSV are read; everything else is refused in words.
//! Every file is hostile until shown otherwise: sizes are counted, never believed, and nothing here may panic.
//! What the cells mean is `columns`' work.

mod archive;
mod cells;
mod csv;
mod encoding;
mod sniff;
mod workbook;

pub use csv::SEPARATORS;
pub use encoding::Encoding;

pub use cells::column_letters;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::ops::ControlFlow;
use ts_rs::TS;

/// Most bytes of a file.
pub const MAX_FILE: usize = 100 * 1024 * 1024;
/// Most parts of an XLSX archive.
pub const MAX_PARTS: usize = 2_000;
/// Most bytes of an XLSX archive, unpacked.
pub const MAX_UNPACKED: u64 = 200 * 1024 * 1024;
/// How many times smaller than its content a part above [`SMALL_PART`] may be packed.
pub const MAX_RATIO: u64 = 200;
/// Parts up to this many bytes may be packed as tightly as they like.
pub const SMALL_PART: u64 = 1024 * 1024;
/// Most rows of a sheet that hold anything.
pub const MAX_ROWS: usize = 20_000;
/// Most columns of a sheet that are read; [`Sheet::wider`] says whether there are more.
pub const MAX_COLUMNS: usize = 256;
/// Most characters of a cell; the rest is cut off, and [`Sheet::problems`] says so.
pub const MAX_CELL: usize = 32_767;
/// Most bytes of text in all cells of a file: one long shared text, repeated, would else fill the memory.
pub const MAX_TEXT: usize = 64 * 1024 * 1024;
/// Most cells of a file, over all its sheets.
pub const MAX_CELLS: usize = MAX_ROWS * MAX_COLUMNS;

/// How to read a file where its own look is not to be trusted. All None: as it looks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ReadOptions {
    /// The worksheet that is wanted; it must not be too large. None: any that is not.
    pub sheet: Option<String>,
    /// A CSV's encoding.
    pub encoding: Option<Encoding>,
    /// A CSV's separator.
    pub separator: Option<char>,
}

/// How far reading is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    /// From 0 to 1; never falls.
    pub done: f64,
}

/// A sheet of a spreadsheet.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// The worksheet's name; of a CSV, the file's name without its ending.
    pub name: String,
    /// Whether the workbook hides it.
    pub hidden: bool,
    /// The rows that hold anything, in their order, with the numbers that a spreadsheet shows, from 1. A row ends
    /// with its last cell that holds anything.
    pub rows: Vec<(u32, Vec<Cell>)>,
    /// What could not be read, as sentences, with the number of the row.
    pub problems: Vec<(u32, String)>,
    /// Whether it has more columns than are read; those beyond are left out.
    #[serde(default)]
    pub wider: bool,
    /// Where the sheet is too large to be read; then it has no rows.
    pub too_large: Option<Limit>,
    /// A CSV's encoding, guessed or given.
    pub encoding: Option<Encoding>,
    /// A CSV's separator, guessed or given; None in a CSV of one column.
    pub separator: Option<char>,
}

/// What a cell shows. A formula is its last result, an error is its text (`#REF!`).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// Nothing, or only white space.
    #[default]
    Empty,
    /// Text, without white space at its ends; never empty.
    Text(String),
    /// A number that no date format makes a date. Always finite.
    Number(f64),
    /// A day; a time of day is left off.
    Date(NaiveDate),
    /// TRUE or FALSE.
    Bool(bool),
}

impl Cell {
    /// Whether it shows nothing.
    pub fn is_empty(&self) -> bool {
        *self == Cell::Empty
    }

    /// What it shows, as text: `12`, `0.5`, `2026-04-01`, `yes`.
    pub fn text(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Number(number) => format!("{number}"),
            Cell::Date(day) => day.format("%Y-%m-%d").to_string(),
            Cell::Bool(true) => "yes".to_owned(),
            Cell::Bool(false) => "no".to_owned(),
        }
    }
}

/// In what a spreadsheet is too large.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// Bytes of the file.
    File,
    /// Parts of the archive.
    Parts,
    /// Bytes once unpacked, or packed so tightly that it must be a trap.
    Unpacked,
    /// Rows of a sheet.
    Rows,
    /// Cells and texts in all.
    Content,
}

impl Limit {
    /// As it stands after "The spreadsheet is too large: ".
    pub fn words(self) -> &'static str {
        match self {
            Limit::File => "the file has more than 100 MB",
            Limit::Parts => "the file has more than 2,000 parts",
            Limit::Unpacked => "it unpacks to far more than a spreadsheet holds",
            Limit::Rows => "it has more than 20,000 rows",
            Limit::Content => "it holds more text than can be read at once",
        }
    }
}

/// Why a spreadsheet can't be imported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum ImportError {
    /// Something else altogether.
    #[error("This is not a spreadsheet. Sweetspot reads .xlsx and .csv files.")]
    NotASpreadsheet,
    /// An encrypted workbook.
    #[error(
        "This spreadsheet is protected with a password. Open it, take the password off, save it and import it again."
    )]
    PasswordProtected,
    /// An `.xls`, `.xlsb` or `.ods` file.
    #[error("Sweetspot can't read this kind of spreadsheet. Open it, save it as .xlsx and import that file.")]
    OldFormat,
    /// Cut off, or without the parts that a workbook must have.
    #[error("This spreadsheet is damaged, or part of it is missing.")]
    Damaged,
    /// Beyond what is read.
    #[error("This spreadsheet is too large: {}.", what.words())]
    TooLarge {
        /// In what.
        what: Limit,
    },
    /// One column, and not one of titles.
    #[error(
        "This spreadsheet has only one column, and its heading is not that of a title. If there are more, check what separates them."
    )]
    OneColumn,
    /// No row looks like headings.
    #[error("No row of headings was found in this spreadsheet.")]
    NoHeadings,
    /// Nothing below the headings, or nothing at all.
    #[error("There are no rows to import in this spreadsheet.")]
    Empty,
    /// The person gave up.
    #[error("The import was cancelled, and nothing was changed.")]
    Cancelled,
}

impl ImportError {
    /// A name that never changes.
    pub fn code(&self) -> &'static str {
        match self {
            ImportError::NotASpreadsheet => "not_a_spreadsheet",
            ImportError::PasswordProtected => "password_protected",
            ImportError::OldFormat => "old_format",
            ImportError::Damaged => "sheet_damaged",
            ImportError::TooLarge { .. } => "sheet_too_large",
            ImportError::OneColumn => "one_column",
            ImportError::NoHeadings => "no_headings",
            ImportError::Empty => "sheet_empty",
            ImportError::Cancelled => "cancelled",
        }
    }
}

/// Reads every sheet of a spreadsheet. `name` is the file's name, which decides only where the bytes leave room for
/// doubt. `progress` is called with how far reading is; where it breaks, reading stops with [`ImportError::Cancelled`].
///
/// A worksheet that is too large is returned without rows as long as another one can be read: a workbook may well keep
/// a heap of figures behind the sheet that matters.
///
/// # Errors
/// See [`ImportError`].
pub fn read(
    name: &str,
    bytes: &[u8],
    options: &ReadOptions,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Vec<Sheet>, ImportError> {
    if bytes.len() > MAX_FILE {
        return Err(ImportError::TooLarge { what: Limit::File });
    }
    let mut progress = Watch { progress, done: 0.0, reported: -1.0, passed_over: 0 };
    progress.reach(0.0)?;
    let sheets = match sniff::of(name, bytes)? {
        sniff::Kind::Archive => {
            archive::check(name, bytes, &mut progress)?;
            workbook::read(bytes, &mut progress)?
        }
        sniff::Kind::Text => vec![csv::read(name, bytes, options, &mut progress)?],
    };
    let wanted = options.sheet.as_ref().and_then(|wanted| sheets.iter().find(|sheet| sheet.name == *wanted));
    if let Some(what) = wanted.and_then(|sheet| sheet.too_large) {
        return Err(ImportError::TooLarge { what });
    }
    if sheets.iter().all(|sheet| sheet.rows.is_empty()) {
        let too_large = sheets.iter().find_map(|sheet| sheet.too_large);
        return Err(too_large.map_or(ImportError::Empty, |what| ImportError::TooLarge { what }));
    }
    progress.reach(1.0)?;
    Ok(sheets)
}

/// Tells how far reading is, and whether to go on.
struct Watch<'a> {
    progress: &'a mut dyn FnMut(Progress) -> ControlFlow<()>,
    done: f64,
    reported: f64,
    passed_over: u32,
}

impl Watch<'_> {
    /// Notes that reading has come to `done`, from 0 to 1. Not every call is reported, since the listener may be in
    /// another process: every hundredth of the work is, and every 200th call, so that a file whose sizes are false and
    /// that seems to stand still can be given up.
    ///
    /// # Errors
    /// Where the person gave up.
    fn reach(&mut self, done: f64) -> Result<(), ImportError> {
        // False sizes in the file can make it infinite, or no number at all.
        self.done = if done.is_finite() { done.clamp(self.done, 1.0) } else { self.done };
        self.passed_over += 1;
        if self.done < 1.0 && self.done - self.reported < 0.01 && self.passed_over < 200 {
            return Ok(());
        }
        (self.reported, self.passed_over) = (self.done, 0);
        match (self.progress)(Progress { done: self.done }) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(ImportError::Cancelled),
        }
    }
}
