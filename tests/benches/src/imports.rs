//! Sheets as officers, funders and registers really keep them, made with known answers, and how much of them comes in
//! right when nobody corrects anything. The benchmark prints the score; a test sees that it does not fall.

#[path = "imports/shapes.rs"]
mod shapes;

use rust_xlsxwriter::{Workbook, Worksheet};
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use sweetspot_core::import::{Verdict, plan_with};
use sweetspot_core::map::{GroundKind, Initiative, Role, Status};
use sweetspot_core::{Map, Stamp};
use sweetspot_exchange::columns;
use sweetspot_exchange::sheet::{self, ReadOptions};

pub use shapes::sheets;

/// A sheet and what is in it.
pub struct KnownSheet {
    /// What kind of sheet it is.
    pub shape: &'static str,
    /// The file's name, which tells its kind.
    pub file: String,
    /// The file.
    pub bytes: Vec<u8>,
    /// The initiatives in it, in the sheet's order.
    pub answers: Vec<Answer>,
}

/// An initiative as its sheet means it. What the sheet does not say is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    pub title: String,
    pub lead: Vec<String>,
    pub partners: Vec<String>,
    pub places: Vec<String>,
    pub themes: Vec<String>,
    /// Empty where the sheet says nothing that a map knows.
    pub status: Option<Status>,
    /// Start and end, as `2026-04-01`.
    pub dates: [Option<String>; 2],
    /// Letters of the challenges.
    pub region: String,
}

/// What is scored, in the order of a [`Score`]'s figures.
pub const SCORED: [&str; 9] =
    ["rows", "titles", "leads", "partners", "places", "themes", "statuses", "dates", "regions"];

/// How many of how many were right, for each of [`SCORED`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score(pub [(usize, usize); SCORED.len()]);

impl Score {
    /// In percent, and in tenths of one; 100 where nothing was asked.
    pub fn percent(&self, nth: usize) -> f64 {
        let (right, of) = self.0[nth];
        (right * 1000).checked_div(of).map_or(100.0, |tenths| tenths as f64 / 10.0)
    }

    pub fn add(&mut self, other: &Score) {
        for (held, given) in self.0.iter_mut().zip(&other.0) {
            held.0 += given.0;
            held.1 += given.1;
        }
    }

    fn note(&mut self, nth: usize, right: bool) {
        self.0[nth].0 += usize::from(right);
        self.0[nth].1 += 1;
    }
}

/// What importing a sheet with no correction at all made of it.
#[allow(dead_code, reason = "the benchmark prints the score, the tests ask for the rest")]
pub struct Imported {
    pub score: Score,
    /// Whether the number of initiatives is right.
    pub whole: bool,
    /// Whether importing it again changes nothing.
    pub unchanged: bool,
    /// What each column was taken for, to be read by a person.
    pub told: String,
}

/// Imports the sheet into an empty map, twice, and compares what came of it with what is known.
pub fn import(known: &KnownSheet) -> Imported {
    let stamp = |seed: u128| Stamp { at: 0, who: String::new(), change: uuid::Uuid::from_u128(seed) };
    let map = Map::starter(&stamp(1), "Fenmoor", "Fenmoor", 4);
    let today = chrono::NaiveDate::from_ymd_opt(2026, 9, 14).unwrap();
    let sheets = sheet::read(&known.file, &known.bytes, &ReadOptions::default(), &mut |_| ControlFlow::Continue(()));
    let sheets = sheets.unwrap_or_else(|why| panic!("{}: {why}", known.shape));
    let guess = columns::guess(&sheets, None, None, &map).unwrap_or_else(|why| panic!("{}: {why}", known.shape));
    let sheet = sheets.iter().find(|sheet| sheet.name == guess.sheet).unwrap();
    let read = columns::read(sheet, guess.heading_row, &guess.choices(), &map, today);
    let once = plan_with(&map, &read.rows, &Default::default(), &stamp(2));
    let read_again = columns::read(sheet, guess.heading_row, &guess.choices(), &once.map, today);
    let twice = plan_with(&once.map, &read_again.rows, &Default::default(), &stamp(3));
    let left: Vec<String> =
        read.left_out.iter().map(|row| format!("{}: {} ({})", row.row, row.title, row.why)).collect();
    let columns: Vec<String> = guess
        .columns
        .iter()
        .map(|column| format!("{}{} = {}", if column.sure { "" } else { "? " }, column.heading, column.field.words()))
        .collect();
    let settled = |verdict| matches!(verdict, Verdict::Unchanged | Verdict::Joined | Verdict::Skipped);
    let changed: Vec<String> = twice
        .outcomes
        .iter()
        .filter(|outcome| !settled(outcome.verdict))
        .take(3)
        .map(|outcome| format!("{}: {:?}", outcome.row, outcome.notes))
        .collect();
    Imported {
        score: compared(&once.map, &known.answers),
        whole: once.map.initiatives.len() == known.answers.len(),
        unchanged: twice.outcomes.iter().all(|outcome| settled(outcome.verdict)) && once.map == twice.map,
        told: format!(
            "{} row {}: {} of {}\n  {}\n  left out: {left:?}\n  again: {changed:?}",
            guess.sheet,
            guess.heading_row,
            once.map.initiatives.len(),
            known.answers.len(),
            columns.join("\n  ")
        ),
    }
}

/// Each answer beside the initiative of its title, each of them once.
fn compared(map: &Map, answers: &[Answer]) -> Score {
    let mut score = Score::default();
    let (held, wanted) = (map.initiatives.len(), answers.len());
    score.0[0] = (wanted.saturating_sub(held.abs_diff(wanted)), wanted);
    let mut free: Vec<&Initiative> = map.initiatives.iter().collect();
    for answer in answers {
        let found = free.iter().position(|row| row.title == answer.title).map(|nth| free.remove(nth));
        score.note(1, found.is_some());
        let names = |role: Role| -> BTreeSet<String> {
            let involved = found.iter().flat_map(|row| &row.organisations).filter(|(_, held)| **held == role);
            involved.filter_map(|(id, _)| map.organisations.get(*id)).map(|row| row.name.clone()).collect()
        };
        let grounds = |kind: GroundKind| -> BTreeSet<String> {
            let held = found.iter().flat_map(|row| &row.grounds).filter_map(|id| map.grounds.get(*id));
            held.filter(|ground| ground.kind == kind).map(|ground| ground.name.clone()).collect()
        };
        let set = |names: &[String]| names.iter().cloned().collect::<BTreeSet<_>>();
        score.note(2, found.is_some() && names(Role::Lead) == set(&answer.lead));
        score.note(3, found.is_some() && names(Role::Partner) == set(&answer.partners));
        score.note(4, found.is_some() && grounds(GroundKind::Place) == set(&answer.places));
        score.note(5, found.is_some() && grounds(GroundKind::Theme) == set(&answer.themes));
        if let Some(status) = answer.status {
            score.note(6, found.is_some_and(|row| row.status == status));
        }
        let days = found.map(|row| [row.start, row.end].map(|day| day.map(|day| day.to_string())));
        score.note(7, days.as_ref() == Some(&answer.dates));
        score.note(8, found.is_some_and(|row| map.region_of(row).letters() == answer.region));
    }
    score
}

/// A workbook of these worksheets, each with its rows of texts; what looks like a number is written as one.
fn workbook(sheets: &[(&str, Vec<Vec<String>>)]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        fill(sheet, rows);
    }
    book.save_to_buffer().unwrap()
}

fn fill(sheet: &mut Worksheet, rows: &[Vec<String>]) {
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            match cell.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number).unwrap(),
                Err(_) => sheet.write_string(row, column, cell).unwrap(),
            };
        }
    }
}

/// The same as CSV.
fn csv(rows: &[Vec<String>]) -> Vec<u8> {
    let quoted = |cell: &String| {
        if cell.contains([',', '"', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.clone() }
    };
    let lines: Vec<String> = rows.iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(",")).collect();
    lines.join("\r\n").into_bytes()
}
