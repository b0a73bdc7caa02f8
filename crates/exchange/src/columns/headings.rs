//! Finds the row of headings, below the title rows that people put above a table. Of two rows of headings the lower
//! one counts, and the upper one where the lower is blank, as merged cells leave it.

use super::challenge_cells::{self, Known};
use super::{HEADINGS_WITHIN, vocabulary};
use crate::sheet::{Cell, MAX_COLUMNS, Sheet};
use sweetspot_core::clean;

/// Longer texts are no headings.
pub(super) const LONGEST: usize = 160;
/// Longer texts are more likely data.
const LONG: usize = 60;
/// From this score on, out of 100, a heading is known.
const KNOWN: u32 = 55;

/// The headings of a sheet.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Headings {
    /// The number of their row; the lower of two; 0 where the sheet has none.
    pub(super) row: u32,
    /// Where in the sheet's rows the data begin.
    data: usize,
    /// One for each column of the sheet; empty where there is none.
    pub(super) texts: Vec<String>,
    /// For each column, what stands above it in a row above the headings, across the columns that it was merged over.
    pub(super) groups: Vec<String>,
    /// How many different fields are known by them.
    pub(super) known: usize,
}

impl Headings {
    /// Those in the row of this number, as a person says; 0: the sheet has none, and all of it are data.
    pub(super) fn at(sheet: &Sheet, row: u32) -> Headings {
        let columns = width(sheet);
        let nth = sheet.rows.iter().position(|(number, _)| *number == row);
        let data =
            nth.map_or_else(|| sheet.rows.iter().take_while(|(number, _)| *number <= row).count(), |nth| nth + 1);
        let cells = nth.map(|nth| sheet.rows[nth].1.as_slice()).unwrap_or_default();
        let above = nth.and_then(|nth| nth.checked_sub(1)).map(|above| &sheet.rows[above]);
        let above = above.filter(|(above, _)| above + 1 == row).map(|(_, cells)| cells.as_slice());
        let text = |column: usize| {
            let own = cells.get(column).filter(|cell| !cell.is_empty());
            let text = clean::line(&own.or_else(|| above?.get(column)).unwrap_or(&Cell::Empty).text());
            if text.chars().count() <= LONGEST { text } else { String::new() }
        };
        let texts = if row == 0 { vec![String::new(); columns] } else { (0..columns).map(text).collect() };
        Headings { row, data, texts, groups: groups(above, columns), known: 0 }
    }

    /// The rows below the headings.
    pub(super) fn data<'s>(&self, sheet: &'s Sheet) -> &'s [(u32, Vec<Cell>)] {
        sheet.rows.get(self.data..).unwrap_or_default()
    }
}

/// The headings of a sheet; None where none of its first rows could be a row of headings.
pub(super) fn find(sheet: &Sheet, challenges: &Known) -> Option<Headings> {
    let columns = width(sheet);
    let mut best: Option<(i64, Headings)> = None;
    for nth in 0..sheet.rows.len().min(HEADINGS_WITHIN) {
        let alone = candidate(sheet, nth, columns, false, challenges);
        let with_upper = candidate(sheet, nth, columns, true, challenges);
        for (score, headings) in [alone, with_upper].into_iter().flatten() {
            if best.as_ref().is_none_or(|(most, _)| score > *most) {
                best = Some((score, headings));
            }
        }
    }
    best.map(|(_, headings)| headings)
}

fn width(sheet: &Sheet) -> usize {
    sheet.rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or_default().min(MAX_COLUMNS)
}

fn candidate(
    sheet: &Sheet,
    nth: usize,
    columns: usize,
    with_upper: bool,
    challenges: &Known,
) -> Option<(i64, Headings)> {
    let (row, cells) = &sheet.rows[nth];
    let upper = nth.checked_sub(1).map(|above| &sheet.rows[above]).filter(|(above, _)| above + 1 == *row);
    if with_upper && upper.is_none() {
        return None;
    }
    let (mut texts, mut score, mut named) = (Vec::with_capacity(columns), 0, 0);
    let mut fields = vec![];
    for column in 0..columns {
        let own = cells.get(column).filter(|cell| !cell.is_empty());
        let above = upper.filter(|_| with_upper).and_then(|(_, above)| above.get(column));
        let cell = own.or(above).unwrap_or(&Cell::Empty);
        let text = clean::line(&cell.text());
        let length = text.chars().count();
        match cell {
            Cell::Empty => {}
            Cell::Text(_) if length <= LONGEST => {
                named += 1;
                let (known, field) = meaning(&text, challenges);
                if known >= KNOWN {
                    // A field that is there already tells less: data repeat themselves, headings do not.
                    let again = fields.contains(&field);
                    score += i64::from(known) / if again { 4 } else { 1 };
                    fields.push(field);
                } else {
                    score += if length <= LONG { 8 } else { -15 };
                }
            }
            // Years and months do head columns, but rows of numbers and dates are data.
            Cell::Text(_) | Cell::Number(_) | Cell::Date(_) | Cell::Bool(_) => score -= 20,
        }
        texts.push(if length <= LONGEST { text } else { String::new() });
    }
    let has_data = sheet.rows.len() > nth + 1;
    if named == 0 || (named == 1 && columns > 1 && fields.is_empty()) {
        return None;
    }
    // Headings with nothing below them are rather the last of the data.
    score -= if has_data { 0 } else { 50 };
    // The first row that will do, and one row rather than two.
    score -= i64::try_from(nth).unwrap_or_default() + i64::from(with_upper) * 2;
    fields.sort_unstable();
    fields.dedup();
    let groups = groups(upper.map(|(_, above)| above.as_slice()), columns);
    Some((score, Headings { row: *row, data: nth + 1, texts, groups, known: fields.len() }))
}

/// How well a heading is known, and as what, in a form that tells two fields apart.
fn meaning(heading: &str, challenges: &Known) -> (u32, (u8, String)) {
    let (challenge, fit) = challenge_cells::of_heading(heading, challenges);
    let best = vocabulary::scores(heading).into_iter().max_by_key(|(field, score)| (*score, *field));
    match (challenge, best) {
        // A single letter is as likely an answer as a heading.
        (Some(id), None) => (if heading.chars().count() < 2 { KNOWN } else { fit }, (1, id.to_string())),
        (Some(id), Some((_, score))) if fit > score => (fit, (1, id.to_string())),
        (_, Some((field, score))) => (score, (0, field.words().to_owned())),
        (None, None) => (0, (0, String::new())),
    }
}

/// What stands above each column: a merged cell leaves its text in the first of the columns that it covers.
fn groups(above: Option<&[Cell]>, columns: usize) -> Vec<String> {
    let mut groups = vec![];
    let mut latest = String::new();
    for column in 0..columns {
        if let Some(cell) = above.and_then(|above| above.get(column)).filter(|cell| !cell.is_empty()) {
            latest = clean::line(&cell.text());
        }
        groups.push(latest.clone());
    }
    groups
}

/// A heading as it is shown, also where there is none.
pub(super) fn shown(heading: &str, column: usize) -> String {
    if heading.is_empty() { format!("Column {}", crate::sheet::column_letters(column)) } else { heading.to_owned() }
}
