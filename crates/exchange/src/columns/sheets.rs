//! Which worksheet is meant: the visible one with most rows that make initiatives. A read-me, a list of words or a
//! table of ties between things is seldom the one, however long.

use super::challenge_cells::Known;
use super::headings::{self, Headings};
use super::scores;
use super::taken::Taken;
use super::{Field, PLAINLY, profile, ticks, vocabulary};
use crate::sheet::{ImportError, Sheet};
use std::collections::HashSet;
use sweetspot_core::clean;

/// A sheet as it is taken.
pub(super) struct TakenSheet<'s> {
    pub(super) sheet: &'s Sheet,
    pub(super) headings: Headings,
    /// One for each column.
    pub(super) columns: Vec<Taken>,
}

/// The sheet of the wanted name, or the one of most worth.
///
/// # Errors
/// Where it has no rows or no headings, or the wanted one is too large.
pub(super) fn choose<'s>(
    sheets: &'s [Sheet],
    wanted: Option<&str>,
    heading_row: Option<u32>,
    known: &Known,
) -> Result<TakenSheet<'s>, ImportError> {
    if let Some(sheet) = wanted.and_then(|wanted| sheets.iter().find(|sheet| sheet.name == wanted)) {
        if let Some(what) = sheet.too_large {
            return Err(ImportError::TooLarge { what });
        }
        let empty = if sheet.rows.is_empty() { ImportError::Empty } else { ImportError::NoHeadings };
        return taken(sheet, heading_row, known).ok_or(empty);
    }
    let shown = sheets.iter().any(|sheet| !sheet.hidden && !sheet.rows.is_empty());
    let mut best: Option<(u64, TakenSheet)> = None;
    for sheet in sheets.iter().filter(|sheet| !shown || !sheet.hidden) {
        let Some(taken) = taken(sheet, heading_row, known) else { continue };
        let worth = worth(&taken);
        if best.as_ref().is_none_or(|(most, _)| worth > *most) {
            best = Some((worth, taken));
        }
    }
    let nothing = sheets.iter().all(|sheet| sheet.rows.is_empty());
    let error = if nothing { ImportError::Empty } else { ImportError::NoHeadings };
    best.map(|(_, taken)| taken).ok_or(error)
}

fn taken<'s>(sheet: &'s Sheet, heading_row: Option<u32>, known: &Known) -> Option<TakenSheet<'s>> {
    let headings = match heading_row {
        Some(row) => Headings::at(sheet, row),
        None => headings::find(sheet, known)?,
    };
    let data = headings.data(sheet);
    let profiles: Vec<_> = (0..headings.texts.len()).map(|column| profile::of(data, column, known)).collect();
    let columns = scores::assign(&headings, &profiles, data, known);
    Some(TakenSheet { sheet, headings, columns })
}

/// How many initiatives a sheet seems to hold, each weighed by how plainly its headings are those of such a sheet.
fn worth(taken: &TakenSheet) -> u64 {
    let data = taken.headings.data(taken.sheet);
    let Some(title) = taken.columns.iter().position(|column| column.field == Field::Title) else { return 0 };
    let reasons = ticks::reasons(data, &taken.headings.texts, Some(title));
    let titles: HashSet<String> = data
        .iter()
        .filter(|(row, _)| !reasons.contains_key(row))
        .filter_map(|(_, cells)| cells.get(title).filter(|cell| !cell.is_empty()))
        .map(|cell| clean::key(&cell.text()))
        .collect();
    let fields: HashSet<Field> =
        taken.columns.iter().map(|column| column.field).filter(|field| *field != Field::Ignore).collect();
    let title_score = vocabulary::score_for(&taken.headings.texts[title], Field::Title);
    let headed = taken.headings.texts.iter().filter(|heading| !heading.is_empty()).count();
    let by_headings = match title_score {
        _ if headed < 2 && title_score < PLAINLY => 1,
        score if score >= PLAINLY => 10,
        score if score >= 45 => 8,
        _ if taken.columns[title].sure => 8,
        _ => 3,
    };
    let by_fields = match fields.len() {
        0 | 1 => 2,
        2 => 6,
        3 => 9,
        _ => 12,
    };
    titles.len() as u64 * by_headings * by_fields
}
