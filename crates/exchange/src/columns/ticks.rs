//! Rows that are no initiatives although they lie among them: totals, notes, repeated headings, headings of groups. They
//! are listed with the reason, and a person can tick them all the same.

use super::spelling::shortened;
use super::wordings;
use crate::sheet::Cell;
use std::collections::BTreeMap;
use sweetspot_core::clean;

/// What sums are called.
const TOTALS: &str = "total|totals|grand total|sub total|sub-total|subtotal|overall total|sum|total amount|total budget|total cost|total funding|total value|total spend|totals carried forward|average|mean|count|overall";
/// What notes below a table begin with.
const NOTES: &str = "source:|sources:|source |note:|notes:|note |nb:|n.b.|* |** |† |‡ |©|(c) crown|contains public sector|contains os data|contains ordnance|disclaimer|last updated|end of |key:|prepared by|produced by|data as at|data extracted|for more information|for further information|please note|published by|correct as|correct at|report run|run date|generated on|exported on|filters applied|applied filters|page ";
/// Last words of companies' names.
const COMPANIES: &str = "ltd|limited|plc|llp|cic|cio|inc|co|company|trust|club|group|theatre";
/// Tables with fewer cells in a row have no rows that stand out.
const WIDE: usize = 3;

/// By the row's number, why it is no initiative.
pub(super) fn reasons(
    data: &[(u32, Vec<Cell>)],
    headings: &[String],
    title: Option<usize>,
) -> BTreeMap<u32, &'static str> {
    let shapes: Vec<Shape> = data.iter().map(|(_, cells)| Shape::of(cells)).collect();
    let typical = median(shapes.iter().map(|shape| shape.filled).filter(|filled| *filled > 1));
    let typical_texts = median(shapes.iter().filter(|shape| shape.filled > 1).map(|shape| shape.texts));
    let keys: Vec<String> = headings.iter().map(|heading| clean::key(heading)).collect();
    let last_full = shapes.iter().rposition(|shape| shape.filled > 1);
    let mut reasons: BTreeMap<u32, &'static str> = BTreeMap::new();
    for (nth, (row, cells)) in data.iter().enumerate() {
        let shape = &shapes[nth];
        let near_end = data.len() - nth <= 3;
        let follows_gap = nth == 0 || data[nth - 1].0 + 1 < *row || reasons.contains_key(&data[nth - 1].0);
        let ends_group = data.get(nth + 1).is_none_or(|(next, _)| *next > row + 1);
        let reason = if repeats(cells, &keys) {
            Some("repeats the headings")
        } else if is_total(cells, shape, typical_texts, near_end || ends_group) {
            Some("a total")
        } else if is_note(shape, typical, last_full.is_some_and(|last| nth > last)) {
            Some("a note, not an initiative")
        } else if typical >= WIDE && shape.filled == 1 && shape.texts == 1 {
            let heads = shapes.get(nth + 1).is_some_and(|next| next.filled > 1);
            let elsewhere = title.is_some_and(|title| Some(title) != shape.first);
            let stands_out = follows_gap || shape.shouts || shape.begins.ends_with(':');
            (heads && (elsewhere || stands_out)).then_some("the heading of a group")
        } else {
            None
        };
        if let Some(reason) = reason {
            reasons.insert(*row, reason);
        }
    }
    reasons
}

/// What a row looks like.
struct Shape {
    filled: usize,
    /// Cells with words in them.
    texts: usize,
    figures: usize,
    /// The column of its first cell.
    first: Option<usize>,
    /// Whether words stand in that cell.
    begins_row: bool,
    /// Its first words, as compared.
    begins: String,
    /// All capitals.
    shouts: bool,
}

impl Shape {
    fn of(cells: &[Cell]) -> Shape {
        let mut shape = Shape {
            filled: 0,
            texts: 0,
            figures: 0,
            first: None,
            begins_row: false,
            begins: String::new(),
            shouts: false,
        };
        for (nth, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            shape.filled += 1;
            shape.first = shape.first.or(Some(nth));
            let shown = cell.text();
            let figure = matches!(cell, Cell::Number(_) | Cell::Date(_)) || wordings::is_figure(&shown);
            if figure || wordings::is_blank(&shown) {
                shape.figures += 1;
            } else {
                if shape.texts == 0 {
                    shape.begins_row = shape.first == Some(nth);
                    shape.begins = clean::key(&shown);
                    let letters = || shown.chars().filter(|c| c.is_alphabetic());
                    shape.shouts = letters().count() > 5 && letters().all(char::is_uppercase) && shown.contains(' ');
                }
                shape.texts += 1;
            }
        }
        shape
    }
}

fn median(counts: impl Iterator<Item = usize>) -> usize {
    let mut counts: Vec<usize> = counts.collect();
    counts.sort_unstable();
    counts.get(counts.len() / 2).copied().unwrap_or_default()
}

/// Whether a row repeats the headings, as long sheets do for the printer.
fn repeats(cells: &[Cell], headings: &[String]) -> bool {
    let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
    let same = cells
        .iter()
        .zip(headings)
        .filter(|(cell, heading)| !cell.is_empty() && clean::key(&cell.text()) == **heading)
        .count();
    same >= 2 && same * 3 >= filled * 2
}

/// Whether a row sums others up. Beside a total there are only figures, and "Total Control Sound Ltd" is an
/// organisation.
fn is_total(cells: &[Cell], shape: &Shape, typical_texts: usize, at_end: bool) -> bool {
    // The word for a total is the first cell of its row; in another column it is part of a name.
    if shape.texts != 1 || !shape.begins_row {
        return false;
    }
    let begins = shape.begins.trim_end_matches([':', '.', ' ']);
    if TOTALS.split('|').any(|total| total == begins) {
        return shape.figures > 0 || !matches!(begins, "overall" | "count" | "mean" | "average" | "sum");
    }
    let says_total =
        ["total ", "sub total ", "sub-total ", "subtotal ", "grand total "].iter().any(|word| begins.starts_with(word))
            || [" total", " totals", " subtotal", " sub-total", " sub total"].iter().any(|word| begins.ends_with(word));
    let has_figures = cells.iter().any(|cell| matches!(cell, Cell::Number(_)) || wordings::is_figure(&cell.text()));
    let is_company = begins.rsplit(' ').next().is_some_and(|last| COMPANIES.split('|').any(|company| company == last));
    says_total && has_figures && !is_company && (typical_texts > 1 || at_end)
}

/// Whether a row is a note; `below` where it comes after the last row of several cells.
fn is_note(shape: &Shape, typical: usize, below: bool) -> bool {
    if shape.texts != 1 || shape.filled > 2 {
        return false;
    }
    let begins_as_note = NOTES.split('|').any(|note| shape.begins.starts_with(note));
    let numbered = shape.begins.starts_with(['[', '(']) && shape.begins[1..].starts_with(|c: char| c.is_ascii_digit());
    let long = shape.begins.chars().count() > 60;
    typical >= 2 && shape.filled == 1 && below && (typical >= WIDE || begins_as_note || long)
        || (begins_as_note && typical >= 2 && shape.filled == 1)
        || (numbered && below)
}

/// What a row begins with, for the list of rows.
pub(super) fn begins(cells: &[Cell], title: Option<usize>) -> String {
    let titled = title.and_then(|title| cells.get(title)).filter(|cell| !cell.is_empty());
    let shown = titled.or_else(|| cells.iter().find(|cell| !cell.is_empty()));
    shown.map(|cell| shortened(&cell.text(), 60)).unwrap_or_default()
}
