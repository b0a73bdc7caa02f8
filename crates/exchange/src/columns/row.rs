//! Turns the cells of one row into what `core::import` lands. A cell that can't be read becomes a note
//! on its row, and never stops it.

use super::challenge_cells::{self, Known};
use super::choices::StatusAnswer;
use super::commas::Parting;
use super::dates;
use super::spelling::shortened;
use super::wordings::{self, Tick};
use super::{DateOrder, Field};
use crate::sheet::Cell;
use chrono::NaiveDate;
use sweetspot_core::clean;
use sweetspot_core::dates::Edge;
use sweetspot_core::import::SheetRow;
use sweetspot_core::map::{ChallengeId, Sector, Strength};

/// How many characters of a cell are quoted where it can't be read.
const QUOTED: usize = 60;

/// How rows are read.
pub(super) struct Reading<'a> {
    pub(super) columns: &'a [Field],
    pub(super) date_order: DateOrder,
    pub(super) known: Known,
    pub(super) numbers_are_strengths: bool,
    pub(super) parting: Parting,
    pub(super) statuses: &'a [StatusAnswer],
    pub(super) charity: Option<usize>,
}

/// What the challenge cells of a row say together.
#[derive(Default)]
struct Challenges {
    given: challenge_cells::Given,
    /// Whether the cells say anything at all, be it that no challenge is meant.
    any_said: bool,
    strength: Option<Strength>,
}

impl Reading<'_> {
    /// The row, and the words of its status cell where a person has to be asked about them. None where it holds nothing
    /// of an initiative; an ID or a reference alone is nothing, since numbers are often given out ahead.
    pub(super) fn row(&self, number: u32, cells: &[Cell]) -> Option<(SheetRow, Option<String>)> {
        let mut row = SheetRow { row: number, ..SheetRow::default() };
        let mut challenges = Challenges::default();
        let (mut holds_anything, mut unread) = (false, None);
        for (nth, (cell, field)) in cells.iter().zip(self.columns).enumerate() {
            if cell.is_empty() || *field == Field::Ignore {
                continue;
            }
            holds_anything |= !matches!(field, Field::Id | Field::Reference);
            if *field == Field::Status {
                unread = self.status(&mut row, &cell.text());
            } else {
                self.cell(&mut row, &mut challenges, *field, nth, cell);
            }
        }
        if challenges.any_said {
            let strength = challenges.strength;
            row.challenges = Some(challenges.given.into_iter().map(|(id, own)| (id, own.or(strength))).collect());
        }
        let is_charity = self.charity.and_then(|column| cells.get(column)).is_some_and(|cell| {
            let shown = cell.text();
            !wordings::is_blank(&shown) && shown.chars().any(|c| c.is_ascii_digit() && c != '0')
        });
        if is_charity && row.lead.is_some() {
            row.sector = Some(Sector::Voluntary);
        }
        holds_anything.then_some((row, unread))
    }

    /// Sets the row's status. Words that are no known status are returned, to be asked about once for all rows.
    fn status(&self, row: &mut SheetRow, shown: &str) -> Option<String> {
        if wordings::is_failure(shown) {
            row.problems.push(failed(Field::Status, shown));
            return None;
        }
        let answered = self.statuses.iter().find(|answer| clean::key(&answer.words) == clean::key(shown));
        let status = answered.map(|answer| answer.status).or_else(|| wordings::status(shown));
        if row.status.is_none() {
            row.status = status;
        }
        // Words that were answered stay on the list, so that the answer can be changed.
        if answered.is_some() {
            return Some(shortened(shown, QUOTED));
        }
        if status.is_some() || wordings::is_blank(shown) {
            return None;
        }
        row.problems.push(unreadable(Field::Status.words(), shown, "a status"));
        Some(shortened(shown, QUOTED))
    }

    fn cell(&self, row: &mut SheetRow, challenges: &mut Challenges, field: Field, column: usize, cell: &Cell) {
        let shown = cell.text();
        if wordings::is_failure(&shown) {
            row.problems.push(failed(field, &shown));
            return;
        }
        match field {
            Field::Ignore | Field::Status => {}
            Field::Id => first(&mut row.id, clean::line(&shown)),
            Field::Reference if wordings::is_blank(&shown) => {}
            Field::Reference => first(&mut row.reference, clean::line(&shown)),
            Field::Title => title(row, cell, &shown),
            Field::Summary => joined(&mut row.summary, &shown),
            Field::Notes => joined(&mut row.notes, &shown),
            Field::Link => self.known(row, field, &shown, "an address", wordings::address, |row| &mut row.link),
            Field::Sector => self.known(row, field, &shown, "a sector", wordings::sector, |row| &mut row.sector),
            Field::BrightSpot => {
                self.known(row, field, &shown, "yes or no", wordings::yes_no, |row| &mut row.bright_spot);
            }
            Field::Start => self.day(row, field, cell, Edge::First, |row| &mut row.start),
            Field::End => self.day(row, field, cell, Edge::Last, |row| &mut row.end),
            Field::Lead => self.listed(row, field, column, &shown, |row| &mut row.lead),
            Field::Partners => self.listed(row, field, column, &shown, |row| &mut row.partners),
            Field::Places => self.listed(row, field, column, &shown, |row| &mut row.places),
            Field::Priorities => self.listed(row, field, column, &shown, |row| &mut row.priorities),
            Field::Themes => self.listed(row, field, column, &shown, |row| &mut row.themes),
            Field::Challenges => {
                let (given, unread) = challenge_cells::read(&shown, &self.known);
                challenges.any_said |= !given.is_empty();
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
                challenges.any_said = true;
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
        challenges.any_said = true;
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
        place: impl Fn(&mut SheetRow) -> &mut Option<NaiveDate>,
    ) {
        match dates::read(cell, self.date_order, edge) {
            Some(day) => *place(row) = Some(day),
            None if wordings::is_no_day(&cell.text()) => {}
            None => row.problems.push(unreadable(field.words(), &cell.text(), "a date")),
        }
    }

    /// Adds the names in a cell, each once. What can't be a name is left out, with a note on the row.
    fn listed(
        &self,
        row: &mut SheetRow,
        field: Field,
        column: usize,
        shown: &str,
        place: impl Fn(&mut SheetRow) -> &mut Option<Vec<String>>,
    ) {
        let pieces = if let Some(names) = bracketed(shown) {
            names
        } else if field == Field::Places && wordings::is_postal_address(shown) {
            // The lines of an address are one place.
            let lines: Vec<&str> =
                shown.split(['\n', '\r', ',']).map(str::trim).filter(|line| !line.is_empty()).collect();
            vec![clean::line(&lines.join(", "))]
        } else {
            wordings::pieces(shown).iter().flat_map(|piece| self.parting.names(field, column, piece)).collect()
        };
        let must_be_names = matches!(field, Field::Lead | Field::Partners | Field::Places);
        for piece in pieces {
            if must_be_names && !wordings::is_name(&piece) {
                row.problems.push(unreadable(field.words(), &piece, "a name"));
                continue;
            }
            let list = place(row).get_or_insert_default();
            if !list.iter().any(|known| clean::key(known) == clean::key(&piece)) {
                list.push(piece);
            }
        }
    }
}

/// The names in `[Age UK Fen|1 High Street|NONE||No|No]`, as registers of contracts write who supplies.
fn bracketed(shown: &str) -> Option<Vec<String>> {
    let inner = shown.trim().strip_prefix('[')?.strip_suffix(']').filter(|inner| inner.contains('|'))?;
    Some(
        inner
            .split("][")
            .filter_map(|one| one.split('|').next())
            .map(clean::line)
            .filter(|name| !name.is_empty())
            .collect(),
    )
}

/// A title may be a question mark, but not a number, a date or a code of the statisticians.
fn title(row: &mut SheetRow, cell: &Cell, shown: &str) {
    let line = clean::line(shown);
    let says_nothing = line != "?" && wordings::is_blank(&line);
    let no_title = !says_nothing
        && (matches!(cell, Cell::Number(_) | Cell::Date(_) | Cell::Bool(_))
            || wordings::is_figure(&line)
            || wordings::is_postcode(&line) && line.contains(' ')
            || wordings::is_official_code(&line));
    if no_title {
        row.problems.push(unreadable(Field::Title.words(), shown, "a title"));
    } else if !says_nothing {
        first(&mut row.title, line);
    }
}

fn failed(field: Field, shown: &str) -> String {
    format!("{}: left out, since the cell shows {}", field.words(), shown.trim())
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

/// Adds a text from another column below the one that is there; a blank such as "N/A" adds nothing.
fn joined(place: &mut Option<String>, shown: &str) {
    if wordings::is_blank(shown) {
        return;
    }
    *place = Some(match place.take() {
        Some(before) => format!("{before}\n{shown}"),
        None => shown.to_owned(),
    });
}
