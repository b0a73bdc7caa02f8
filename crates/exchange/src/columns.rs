//! What the columns of a sheet mean: finds the row of headings, guesses a field for each column and says how sure it is,
//! and turns rows into what `core::import` lands. The person corrects the guess; nothing here decides for them.

mod challenge_cells;
mod choices;
mod commas;
mod dates;
mod headings;
mod profile;
mod row;
mod rows;
mod scores;
mod sheets;
mod spelling;
mod taken;
mod ticks;
mod titles;
mod vocabulary;
mod wordings;

pub use choices::{Asks, CarriedColumn, Choices, CommaCells, Commas, LeftOut, RowsRead, StatusAnswer, UnreadStatus};
pub use rows::{read, rows};
pub use sweetspot_core::dates::DateOrder;

use self::challenge_cells::Known;
use self::headings::Headings;
use crate::sheet::{Encoding, ImportError, Sheet};
use serde::{Deserialize, Serialize};
use sweetspot_core::Map;
use sweetspot_core::clean;
use sweetspot_core::map::ChallengeId;
use ts_rs::TS;

/// How many of a sheet's first rows are searched for the row of headings.
const HEADINGS_WITHIN: usize = 25;
/// From this score on, out of 100, a heading plainly names its field; "Name" alone scores less, since it may name
/// anything.
const PLAINLY: u32 = 80;
/// How many values of a column are shown beside its heading.
const SAMPLES: usize = 3;
/// How many characters of each value are shown.
const SAMPLE_LENGTH: usize = 60;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Nothing that a map keeps.
    Ignore,
    /// The initiative's stable id, in a sheet that Sweetspot wrote.
    Id,
    /// What the sheet itself knows the initiative by.
    Reference,
    /// The initiative's title.
    Title,
    /// A sentence or two.
    Summary,
    /// How far along it is.
    Status,
    /// First day.
    Start,
    /// Last day.
    End,
    /// Free text.
    Notes,
    /// Address of a page about it.
    Link,
    /// Whether it is practice that works and could be repeated.
    BrightSpot,
    /// All challenges that it contributes to, perhaps with strengths.
    Challenges,
    /// A tick or a strength for this one challenge.
    Challenge(ChallengeId),
    /// The strength of every contribution that has none of its own.
    Strength,
    /// Who leads it.
    Lead,
    /// Who else is in it.
    Partners,
    /// The lead's sector.
    Sector,
    /// Where.
    Places,
    /// Which shared priorities.
    Priorities,
    /// What it is about.
    Themes,
}

impl Field {
    /// Every field, but for those that stand for one challenge.
    pub const ALL: [Field; 19] = [
        Field::Ignore,
        Field::Id,
        Field::Reference,
        Field::Title,
        Field::Summary,
        Field::Status,
        Field::Start,
        Field::End,
        Field::Notes,
        Field::Link,
        Field::BrightSpot,
        Field::Challenges,
        Field::Strength,
        Field::Lead,
        Field::Partners,
        Field::Sector,
        Field::Places,
        Field::Priorities,
        Field::Themes,
    ];

    /// As on screen and as the heading of a sheet that Sweetspot writes; for one challenge, the word alone.
    pub fn words(self) -> &'static str {
        match self {
            Field::Ignore => "Ignore",
            Field::Id => "ID",
            Field::Reference => "Reference",
            Field::Title => "Title",
            Field::Summary => "Summary",
            Field::Status => "Status",
            Field::Start => "Start",
            Field::End => "End",
            Field::Notes => "Notes",
            Field::Link => "Link",
            Field::BrightSpot => "Bright spot",
            Field::Challenges => "Challenges",
            Field::Challenge(_) => "Challenge",
            Field::Strength => "Strength",
            Field::Lead => "Lead",
            Field::Partners => "Partners",
            Field::Sector => "Sector",
            Field::Places => "Places",
            Field::Priorities => "Priorities",
            Field::Themes => "Themes",
        }
    }

    /// The field of these words, whatever the case; a challenge by letter, name or short name.
    pub fn read(words: &str, map: &Map) -> Option<Field> {
        let key = clean::key(words).replace('_', " ");
        // As the window says them.
        let key = match key.as_str() {
            "lead organisation" => "lead",
            "lead’s sector" | "lead's sector" => "sector",
            "nothing" | "leave out" | "left out" => "ignore",
            other => other,
        };
        let named = Field::ALL.into_iter().find(|field| clean::key(field.words()) == key);
        named.or_else(|| challenge_cells::challenge(words, &Known::of(map)).map(Field::Challenge))
    }

    /// Whether several columns may hold it together, as "Partner 1", "Partner 2".
    pub fn may_repeat(self) -> bool {
        match self {
            Field::Ignore | Field::Partners | Field::Places | Field::Priorities | Field::Themes => true,
            Field::Id
            | Field::Reference
            | Field::Title
            | Field::Summary
            | Field::Status
            | Field::Start
            | Field::End
            | Field::Notes
            | Field::Link
            | Field::BrightSpot
            | Field::Challenges
            | Field::Challenge(_)
            | Field::Strength
            | Field::Lead
            | Field::Sector => false,
        }
    }
}

/// A column and what it is taken for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ColumnGuess {
    /// Its heading; "Column C" where it has none.
    pub heading: String,
    /// Its first values, each another, shortened.
    pub samples: Vec<String>,
    /// What it is taken for.
    pub field: Field,
    /// False where a person should look.
    pub sure: bool,
}

/// A row that could be the one of headings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HeadingRow {
    /// Its number.
    pub row: u32,
    /// What stands in it, shortened.
    pub shown: String,
}

/// How a sheet is taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Guess {
    /// The worksheet's name.
    pub sheet: String,
    /// The number of the row of headings; what lies below it is data. Of two such rows, the lower. 0: there is none.
    pub heading_row: u32,
    /// The first rows of the sheet, any of which could be that of headings.
    pub heading_rows: Vec<HeadingRow>,
    /// One for each column of the sheet, in its order.
    pub columns: Vec<ColumnGuess>,
    /// Whether the sheet has more columns than are read.
    pub wider: bool,
    /// A CSV's encoding.
    pub encoding: Option<Encoding>,
    /// A CSV's separator.
    pub separator: Option<char>,
    /// Which number comes first in dates written in numbers.
    pub date_order: DateOrder,
    /// Whether nothing in the sheet decides that, though it matters.
    pub date_order_in_doubt: bool,
}

impl Guess {
    /// What would be decided if the person says nothing.
    pub fn choices(&self) -> Choices {
        let columns = self.columns.iter().map(|column| column.field).collect();
        Choices { columns, date_order: self.date_order, ..Choices::default() }
    }
}

/// Guesses which of `sheets` is meant and what its columns hold. `wanted` names the worksheet; None, or a name that
/// is not there: the visible one with most rows that make initiatives. `heading_row` is the person's; 0: there is none.
///
/// # Errors
/// Where the sheet has no rows, is too large, has no headings, or one column that is not of titles.
pub fn guess(
    sheets: &[Sheet],
    wanted: Option<&str>,
    heading_row: Option<u32>,
    map: &Map,
) -> Result<Guess, ImportError> {
    let known = Known::of(map);
    let taken = sheets::choose(sheets, wanted, heading_row, &known)?;
    let (sheet, headings) = (taken.sheet, &taken.headings);
    let data = headings.data(sheet);
    if data.is_empty() {
        return Err(ImportError::Empty);
    }
    let one_column = headings.texts.iter().filter(|heading| !heading.is_empty()).count() < 2
        && data.iter().all(|(_, cells)| cells.iter().filter(|cell| !cell.is_empty()).count() < 2);
    if one_column && heading_row.is_none() && !headings.texts.iter().any(|heading| heads_a_list(heading)) {
        return Err(ImportError::OneColumn);
    }
    let columns: Vec<ColumnGuess> = headings
        .texts
        .iter()
        .zip(&taken.columns)
        .enumerate()
        .map(|(column, (heading, taken))| ColumnGuess {
            heading: headings::shown(heading, column),
            samples: samples(sheet, headings, column),
            field: taken.field,
            sure: taken.sure,
        })
        .collect();
    let (date_order, date_order_in_doubt) = date_order(sheet, headings, &columns);
    Ok(Guess {
        sheet: sheet.name.clone(),
        heading_row: headings.row,
        heading_rows: heading_rows(sheet),
        columns,
        wider: sheet.wider,
        encoding: sheet.encoding,
        separator: sheet.separator,
        date_order,
        date_order_in_doubt,
    })
}

/// Whether a heading plainly says that titles stand below it, or what organisations are called, so that a sheet of this
/// one column is a list worth importing: the challenges are given by dragging.
fn heads_a_list(heading: &str) -> bool {
    let plainly = |field| vocabulary::score_for(heading, field) >= PLAINLY;
    heading.chars().count() <= headings::LONGEST && (plainly(Field::Title) || plainly(Field::Lead))
}

fn heading_rows(sheet: &Sheet) -> Vec<HeadingRow> {
    let shown = |cells: &[crate::sheet::Cell]| {
        let texts: Vec<String> = cells.iter().filter(|cell| !cell.is_empty()).map(|cell| cell.text()).collect();
        spelling::shortened(&texts.join(" · "), SAMPLE_LENGTH)
    };
    let rows = sheet.rows.iter().take(HEADINGS_WITHIN);
    rows.map(|(row, cells)| HeadingRow { row: *row, shown: shown(cells) }).collect()
}

fn samples(sheet: &Sheet, headings: &Headings, column: usize) -> Vec<String> {
    let mut samples: Vec<String> = vec![];
    for (_, cells) in headings.data(sheet).iter().take(200) {
        let Some(cell) = cells.get(column).filter(|cell| !cell.is_empty()) else { continue };
        let shown = spelling::shortened(&cell.text(), SAMPLE_LENGTH);
        if !samples.contains(&shown) {
            samples.push(shown);
        }
        if samples.len() == SAMPLES {
            break;
        }
    }
    samples
}

/// The order of day and month in a sheet's dates, and whether it is in doubt. One number above 12 decides for all of
/// them; where there is none, the order is the British one.
fn date_order(sheet: &Sheet, headings: &Headings, columns: &[ColumnGuess]) -> (DateOrder, bool) {
    let is_day = |field: Field| matches!(field, Field::Start | Field::End);
    let has_days = columns.iter().any(|column| is_day(column.field));
    let (mut day_first, mut month_first, mut either) = (0, 0, 0);
    for (_, cells) in headings.data(sheet) {
        for (cell, column) in cells.iter().zip(columns) {
            if has_days && !is_day(column.field) {
                continue;
            }
            match dates::numbers_in_order(cell) {
                Some((first, second)) if first > 12 && second <= 12 => day_first += 1,
                Some((first, second)) if second > 12 && first <= 12 => month_first += 1,
                // The fifth of May is written the same in both orders.
                Some((first, second)) if first != second => either += 1,
                Some(_) | None => {}
            }
        }
    }
    match (day_first, month_first) {
        (0, 0) => (DateOrder::DayMonth, either > 0),
        (_, 0) => (DateOrder::DayMonth, false),
        (0, _) => (DateOrder::MonthDay, false),
        (days, months) => (if months > days { DateOrder::MonthDay } else { DateOrder::DayMonth }, either > 0),
    }
}
