//! Turns the rows of a sheet into what `core::import` lands. What can't be read in a cell is said for its row, and
//! never stops it.

use super::challenge_cells::{self, Known};
use super::dates::{self, Edge};
use super::vocabulary::shortened;
use super::wordings::{self, Tick};
use super::{DateOrder, Field};
use crate::sheet::{Cell, Sheet};
use std::collections::HashMap;
use sweetspot_core::Map;
use sweetspot_core::import::SheetRow;
use sweetspot_core::map::{ChallengeId, Strength};
use sweetspot_core::text;

/// So many characters of a cell are quoted where it can't be read.
const QUOTED: usize = 60;

/// The rows below `heading_row` that hold anything of an initiative, in the sheet's order. `columns` has one field for
/// each column of the sheet; columns beyond it are passed over.
///
/// Lists are split by `;`, `|` and line breaks; commas part challenges only. A month without a day is its first day
/// for a start and its last for an end.
pub fn rows(sheet: &Sheet, heading_row: u32, columns: &[Field], date_order: DateOrder, map: &Map) -> Vec<SheetRow> {
    let below = || sheet.rows.iter().filter(|(row, _)| *row > heading_row);
    let reading = Reading {
        columns,
        date_order,
        known: Known::of(map),
        numbers_are_strengths: numbers_are_strengths(below(), columns),
    };
    let mut problems: HashMap<u32, Vec<String>> = HashMap::new();
    for (row, problem) in &sheet.problems {
        problems.entry(*row).or_default().push(problem.clone());
    }
    let headings = sheet.rows.iter().find(|(row, _)| *row == heading_row).map(|(_, cells)| cells);
    below()
        // Long sheets repeat their headings for the printer.
        .filter(|(_, cells)| Some(cells) != headings)
        .filter_map(|(row, cells)| {
            let mut read = reading.row(*row, cells)?;
            read.problems.extend(problems.remove(row).unwrap_or_default());
            Some(read)
        })
        .collect()
}

/// In columns of 0 and 1 a 1 is a tick; where a 2 or 3 stands too, all are strengths.
fn numbers_are_strengths<'s>(rows: impl Iterator<Item = &'s (u32, Vec<Cell>)>, columns: &[Field]) -> bool {
    let mut cells = rows.flat_map(|(_, cells)| cells.iter().zip(columns));
    cells.any(|(cell, field)| matches!(field, Field::Challenge(_)) && matches!(cell.text().trim(), "2" | "3"))
}

/// How rows are read.
struct Reading<'a> {
    columns: &'a [Field],
    date_order: DateOrder,
    known: Known,
    numbers_are_strengths: bool,
}

/// What the challenge cells of a row say together.
#[derive(Default)]
struct Challenges {
    given: challenge_cells::Given,
    /// Whether anything was said at all: that none is meant, too.
    said: bool,
    strength: Option<Strength>,
}

impl Reading<'_> {
    /// None: the row holds nothing of an initiative. Numbers are often laid down ahead, so an ID alone is nothing.
    fn row(&self, number: u32, cells: &[Cell]) -> Option<SheetRow> {
        let mut row = SheetRow { row: number, ..SheetRow::default() };
        let mut challenges = Challenges::default();
        let mut holds_anything = false;
        for (cell, field) in cells.iter().zip(self.columns) {
            if cell.is_empty() || *field == Field::Ignore {
                continue;
            }
            holds_anything |= *field != Field::Id;
            self.cell(&mut row, &mut challenges, *field, cell);
        }
        if challenges.said {
            let strength = challenges.strength;
            row.challenges = Some(challenges.given.into_iter().map(|(id, own)| (id, own.or(strength))).collect());
        }
        holds_anything.then_some(row)
    }

    fn cell(&self, row: &mut SheetRow, challenges: &mut Challenges, field: Field, cell: &Cell) {
        let shown = cell.text();
        if wordings::is_failure(&shown) {
            row.problems.push(format!("{}: left out, since the cell shows {}", field.words(), shown.trim()));
            return;
        }
        match field {
            Field::Ignore => {}
            Field::Id => first(&mut row.id, text::line(&shown)),
            Field::Title => first(&mut row.title, text::line(&shown)),
            Field::Summary => joined(&mut row.summary, &shown),
            Field::Notes => joined(&mut row.notes, &shown),
            Field::Link => self.known(row, field, &shown, "an address", wordings::address, |row| &mut row.link),
            Field::Status => self.known(row, field, &shown, "a status", wordings::status, |row| &mut row.status),
            Field::Sector => self.known(row, field, &shown, "a sector", wordings::sector, |row| &mut row.sector),
            Field::BrightSpot => {
                self.known(row, field, &shown, "yes or no", wordings::yes_no, |row| &mut row.bright_spot);
            }
            Field::Start => self.day(row, field, cell, Edge::First, |row| &mut row.start),
            Field::End => self.day(row, field, cell, Edge::Last, |row| &mut row.end),
            Field::Lead => listed(&mut row.lead, &shown),
            Field::Partners => listed(&mut row.partners, &shown),
            Field::Places => listed(&mut row.places, &shown),
            Field::Priorities => listed(&mut row.priorities, &shown),
            Field::Themes => listed(&mut row.themes, &shown),
            Field::Challenges => {
                let (given, unread) = challenge_cells::read(&shown, &self.known);
                challenges.said |= !given.is_empty();
                given.into_iter().for_each(|one| challenge_cells::add(&mut challenges.given, one));
                row.problems.extend(unread.iter().map(|piece| unreadable(field.words(), piece, "a challenge")));
            }
            Field::Challenge(challenge) => self.tick(row, challenges, challenge, &shown),
            Field::Strength => match wordings::strength(&shown) {
                Some(strength) => challenges.strength = Some(strength),
                None if wordings::is_blank(&shown) => {}
                None => {
                    row.problems.push(unreadable(field.words(), &shown, "a strength (1 to 3, or some, good, strong)"))
                }
            },
        }
    }

    fn tick(&self, row: &mut SheetRow, challenges: &mut Challenges, challenge: ChallengeId, shown: &str) {
        let strength = match wordings::tick(shown, self.numbers_are_strengths) {
            Some(Tick::Yes) => None,
            Some(Tick::Strength(strength)) => Some(strength),
            Some(Tick::No) => {
                challenges.said = true;
                return;
            }
            None => {
                if !wordings::is_blank(shown) {
                    let heading = format!("Challenge {}", self.known.letter(challenge));
                    row.problems.push(unreadable(&heading, shown, "a tick or a strength"));
                }
                return;
            }
        };
        challenges.said = true;
        challenge_cells::add(&mut challenges.given, (challenge, strength));
    }

    fn known<T>(
        &self,
        row: &mut SheetRow,
        field: Field,
        shown: &str,
        kind: &str,
        read: impl Fn(&str) -> Option<T>,
        place: impl Fn(&mut SheetRow) -> &mut Option<T>,
    ) {
        match read(shown) {
            Some(value) => *place(row) = Some(value),
            None if wordings::is_blank(shown) => {}
            None => row.problems.push(unreadable(field.words(), shown, kind)),
        }
    }

    fn day(
        &self,
        row: &mut SheetRow,
        field: Field,
        cell: &Cell,
        edge: Edge,
        place: impl Fn(&mut SheetRow) -> &mut Option<chrono::NaiveDate>,
    ) {
        match dates::read(cell, self.date_order, edge) {
            Some(day) => *place(row) = Some(day),
            None if wordings::is_no_day(&cell.text()) => {}
            None => row.problems.push(unreadable(field.words(), &cell.text(), "a date")),
        }
    }
}

fn unreadable(heading: &str, shown: &str, kind: &str) -> String {
    format!("{heading}: can't read \"{}\" as {kind}", shortened(shown, QUOTED))
}

/// Where a person gives one field to several columns, the first that says anything counts.
fn first(place: &mut Option<String>, value: String) {
    if place.is_none() && !value.is_empty() {
        *place = Some(value);
    }
}

/// Longer texts from several columns stand below one another.
fn joined(place: &mut Option<String>, shown: &str) {
    *place = Some(match place.take() {
        Some(held) => format!("{held}\n{shown}"),
        None => shown.to_owned(),
    });
}

fn listed(place: &mut Option<Vec<String>>, shown: &str) {
    let pieces = wordings::pieces(shown);
    if !pieces.is_empty() {
        let list = place.get_or_insert_default();
        for piece in pieces {
            if !list.iter().any(|known| text::key(known) == text::key(&piece)) {
                list.push(piece);
            }
        }
    }
}
