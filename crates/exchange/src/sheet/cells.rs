//! Gathers cells into the rows of a sheet and keeps them within the limits, whoever read them.

use super::{Cell, Limit, MAX_CELL, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_TEXT, Sheet};

/// What all sheets of a file may still hold.
pub(super) struct Room {
    cells: usize,
    text: usize,
}

impl Room {
    pub(super) fn new() -> Room {
        Room { cells: MAX_CELLS, text: MAX_TEXT }
    }

    fn take(&mut self, cells: usize, text: usize) -> Result<(), Limit> {
        self.cells = self.cells.checked_sub(cells).ok_or(Limit::Content)?;
        self.text = self.text.checked_sub(text).ok_or(Limit::Content)?;
        Ok(())
    }
}

/// Puts a cell into a sheet, at its row number, from 1, and its column, from 0.
///
/// # Errors
/// Where the sheet becomes too large.
pub(super) fn put_cell(sheet: &mut Sheet, room: &mut Room, row: u32, column: usize, cell: Cell) -> Result<(), Limit> {
    if cell.is_empty() {
        return Ok(());
    }
    if column >= MAX_COLUMNS {
        sheet.wider = true;
        return Ok(());
    }
    // Nearly always the last row; files made by hand may give their rows in any order.
    let place = match sheet.rows.last() {
        Some((last, _)) if *last == row => sheet.rows.len() - 1,
        Some((last, _)) if *last > row => match sheet.rows.binary_search_by_key(&row, |(number, _)| *number) {
            Ok(place) => place,
            Err(place) => insert(sheet, place, row)?,
        },
        Some(_) | None => insert(sheet, sheet.rows.len(), row)?,
    };
    let cells = &mut sheet.rows[place].1;
    room.take((column + 1).saturating_sub(cells.len()), if let Cell::Text(text) = &cell { text.len() } else { 0 })?;
    if cells.len() <= column {
        cells.resize(column + 1, Cell::Empty);
    }
    cells[column] = cell;
    Ok(())
}

fn insert(sheet: &mut Sheet, place: usize, row: u32) -> Result<usize, Limit> {
    if sheet.rows.len() >= MAX_ROWS {
        return Err(Limit::Rows);
    }
    sheet.rows.insert(place, (row, vec![]));
    Ok(place)
}

/// The cell of a text: without characters that no cell can show, without white space at its ends, and cut to
/// [`MAX_CELL`] characters, with a note where it was longer.
pub(super) fn text_cell(sheet: &mut Sheet, row: u32, column: usize, text: &str) -> Cell {
    let trimmed = text.trim_matches(|c: char| c.is_whitespace() || c == '\0' || c == '\u{feff}');
    if trimmed.is_empty() {
        return Cell::Empty;
    }
    let mut cut = trimmed;
    if trimmed.len() > MAX_CELL
        && let Some((end, _)) = trimmed.char_indices().nth(MAX_CELL)
    {
        cut = &trimmed[..end];
        let sentence = format!(
            "Column {}: the text was longer than {MAX_CELL} characters, and only its beginning was kept",
            column_letters(column)
        );
        say(sheet, row, sentence);
    }
    let shown = |c: char| !c.is_control() || matches!(c, '\n' | '\r' | '\t');
    let text: String =
        if cut.chars().all(shown) { cut.to_owned() } else { cut.chars().filter(|c| shown(*c)).collect() };
    if text.trim().is_empty() { Cell::Empty } else { Cell::Text(text) }
}

/// Notes what could not be read in a row, up to [`MAX_ROWS`] notes for a sheet.
pub(super) fn say(sheet: &mut Sheet, row: u32, sentence: String) {
    if sheet.problems.len() < MAX_ROWS {
        sheet.problems.push((row, sentence));
    }
}

/// A column as spreadsheets name it: 0 is A, 26 is AA.
pub fn column_letters(column: usize) -> String {
    let mut letters = vec![];
    let mut rest = column;
    loop {
        letters.push(char::from(b'A' + (rest % 26) as u8));
        match (rest / 26).checked_sub(1) {
            Some(next) => rest = next,
            None => return letters.into_iter().rev().collect(),
        }
    }
}

/// Empties a sheet that is too large, so that nobody takes a part of it for the whole.
pub(super) fn give_up(sheet: &mut Sheet, limit: Limit) {
    sheet.rows = vec![];
    sheet.problems = vec![];
    sheet.too_large = Some(limit);
}
