//! The rows of a sheet as a person has decided: which are left out, what is carried down, what is asked. What the cells
//! of one row say is `row`'s work.

use super::challenge_cells::Known;
use super::choices::{Asks, CarriedColumn, Choices, Commas, LeftOut, RowsRead, UnreadStatus};
use super::commas::Parting;
use super::headings::Headings;
use super::row::Reading;
use super::spelling::words;
use super::{DateOrder, Field, ticks};
use crate::sheet::{Cell, Sheet};
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap};
use sweetspot_core::Map;
use sweetspot_core::clean;
use sweetspot_core::import::SheetRow;
use sweetspot_core::map::Status;

/// How many unknown words for statuses are listed at most.
const MOST_STATUSES: usize = 40;

/// The rows below `heading_row` that hold anything of an initiative, in the sheet's order, as they stand, with nothing
/// asked. `columns` has one field for each column of the sheet; columns beyond it are passed over.
///
/// Lists are split by `;`, `|` and line breaks; commas part challenges only. A month without a day is its first day
/// for a start and its last for an end.
pub fn rows(sheet: &Sheet, heading_row: u32, columns: &[Field], date_order: DateOrder, map: &Map) -> Vec<SheetRow> {
    let headings = Headings::at(sheet, heading_row);
    let data = headings.data(sheet);
    let reading = Reading {
        columns,
        date_order,
        known: Known::of(map),
        numbers_are_strengths: numbers_are_strengths(data, columns),
        parting: Parting::of(Commas::Nowhere, data.iter(), columns, &headings.texts),
        statuses: &[],
        charity: None,
    };
    let mut problems = problems(sheet);
    data.iter()
        .filter_map(|(row, cells)| {
            let mut read = reading.row(*row, cells)?.0;
            read.problems.extend(problems.remove(row).unwrap_or_default());
            Some(read)
        })
        .collect()
}

/// The rows of a sheet as a person has decided, with those that seem to be no initiatives left out, and what is asked.
/// `today` decides between planned, live and ended where only the dates say which.
pub fn read(sheet: &Sheet, heading_row: u32, choices: &Choices, map: &Map, today: NaiveDate) -> RowsRead {
    let headings = Headings::at(sheet, heading_row);
    let columns = &choices.columns;
    let title = columns.iter().position(|field| *field == Field::Title);
    let mut data = headings.data(sheet).to_vec();
    let mut reasons = ticks::reasons(&data, &headings.texts, title);
    reasons.retain(|row, _| !choices.taken_in.contains(row));
    let offered = carried(&data, &headings, columns, title, &reasons);
    for column in &choices.carried {
        carry(&mut data, *column as usize, &reasons);
    }
    let taken = || data.iter().filter(|(row, _)| !reasons.contains_key(row) && !choices.left_out.contains(row));
    let reading = Reading {
        columns,
        date_order: choices.date_order,
        known: Known::of(map),
        numbers_are_strengths: numbers_are_strengths(&data, columns),
        parting: Parting::of(choices.commas, taken(), columns, &headings.texts),
        statuses: &choices.statuses,
        charity: charity_numbers(&headings, columns),
    };
    let mut problems = problems(sheet);
    let mut read = RowsRead { asks: Asks { carried: offered, ..Asks::default() }, ..RowsRead::default() };
    let mut unread: Vec<UnreadStatus> = vec![];
    for (row, cells) in &data {
        let why = match reasons.get(row) {
            Some(reason) => (*reason).to_owned(),
            None if choices.left_out.contains(row) => "its tick is taken away".to_owned(),
            None => match reading.row(*row, cells) {
                Some((mut landing, unread_status)) => {
                    landing.problems.extend(problems.remove(row).unwrap_or_default());
                    read.asks.without_title += u32::from(landing.title.is_none());
                    if landing.status.is_none() {
                        read.asks.without_status += u32::from(landing.title.is_some());
                        landing.status_if_new = Some(choices.status.unwrap_or_else(|| by_dates(&landing, today)));
                    }
                    if let Some(words) = unread_status {
                        note(&mut unread, words);
                    }
                    read.rows.push(landing);
                    continue;
                }
                None => {
                    read.asks.nothing_read += 1;
                    "holds nothing that is read".to_owned()
                }
            },
        };
        read.left_out.push(LeftOut { row: *row, title: ticks::begins(cells, title), why });
    }
    unread.sort_by(|one, other| one.words.cmp(&other.words));
    unread.truncate(MOST_STATUSES);
    read.asks.statuses = unread;
    read.asks.commas = reading.parting.asks(taken(), columns);
    read
}

fn problems(sheet: &Sheet) -> HashMap<u32, Vec<String>> {
    let mut problems: HashMap<u32, Vec<String>> = HashMap::new();
    for (row, problem) in &sheet.problems {
        problems.entry(*row).or_default().push(problem.clone());
    }
    problems
}

fn note(unread: &mut Vec<UnreadStatus>, words: String) {
    match unread.iter_mut().find(|status| clean::key(&status.words) == clean::key(&words)) {
        Some(status) => status.rows += 1,
        None => unread.push(UnreadStatus { words, rows: 1 }),
    }
}

/// The status by the dates alone: planned before the start, ended after the end, otherwise live.
fn by_dates(row: &SheetRow, today: NaiveDate) -> Status {
    match (row.start, row.end) {
        (Some(start), _) if start > today => Status::Planned,
        (_, Some(end)) if end < today => Status::Ended,
        (_, _) => Status::Live,
    }
}

/// Whether the numbers in the challenges' columns are strengths, which a 2 or a 3 shows. Where there are only 0 and 1,
/// a 1 is a tick.
fn numbers_are_strengths(rows: &[(u32, Vec<Cell>)], columns: &[Field]) -> bool {
    let mut cells = rows.iter().flat_map(|(_, cells)| cells.iter().zip(columns));
    cells.any(|(cell, field)| matches!(field, Field::Challenge(_)) && matches!(cell.text().trim(), "2" | "3"))
}

/// The column of charities' numbers, which makes a company a charity, where no other column tells the sector.
fn charity_numbers(headings: &Headings, columns: &[Field]) -> Option<usize> {
    if columns.contains(&Field::Sector) {
        return None;
    }
    headings.texts.iter().position(|heading| {
        let words = words(heading);
        words.iter().any(|word| word == "charity") && words.iter().any(|word| matches!(word.as_str(), "number" | "no"))
    })
}

/// Columns left of the titles, or the titles' neighbours, that are filled only in the first row of each group, as merged
/// cells leave them.
fn carried(
    data: &[(u32, Vec<Cell>)],
    headings: &Headings,
    columns: &[Field],
    title: Option<usize>,
    reasons: &BTreeMap<u32, &'static str>,
) -> Vec<CarriedColumn> {
    let rows: Vec<&Vec<Cell>> =
        data.iter().filter(|(row, _)| !reasons.contains_key(row)).map(|(_, cells)| cells).collect();
    let offered = |column: usize| {
        let cell = |nth: usize| rows[nth].get(column).filter(|cell| !cell.is_empty());
        let filled: Vec<usize> = (0..rows.len()).filter(|nth| cell(*nth).is_some()).collect();
        let changes = filled.windows(2).filter(|pair| cell(pair[0]) != cell(pair[1])).count();
        filled.first() == Some(&0)
            && filled.len() >= 2
            && rows.len() >= 4
            && filled.len() * 10 <= rows.len() * 6
            && (changes + 1) * 10 >= filled.len() * 8
    };
    columns
        .iter()
        .enumerate()
        .filter(|(column, field)| {
            let groups = matches!(
                field,
                Field::Lead | Field::Places | Field::Priorities | Field::Themes | Field::Challenges | Field::Sector
            );
            groups && title.is_none_or(|title| *column < title) && offered(*column)
        })
        .map(|(column, _)| CarriedColumn {
            column: column as u32,
            heading: super::headings::shown(headings.texts.get(column).map_or("", String::as_str), column),
        })
        .collect()
}

/// Fills the empty cells of a column with what stands above them.
fn carry(data: &mut [(u32, Vec<Cell>)], column: usize, reasons: &BTreeMap<u32, &'static str>) {
    let mut above = Cell::Empty;
    for (row, cells) in data.iter_mut() {
        if reasons.contains_key(row) {
            continue;
        }
        match cells.get(column).filter(|cell| !cell.is_empty()) {
            Some(cell) => above = cell.clone(),
            None if above.is_empty() => {}
            None => {
                if cells.len() <= column {
                    cells.resize(column + 1, Cell::Empty);
                }
                cells[column] = above.clone();
            }
        }
    }
}
