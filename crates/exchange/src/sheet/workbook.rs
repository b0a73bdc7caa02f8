//! The cells of an XLSX workbook whose archive has been checked, one after another and never as a dense range: one
//! cell in the last corner of a sheet would ask for room for all that lie before it.

use super::cells::{Room, column_letters, give_up, put_cell, say, text_cell};
use super::{Cell, ImportError, Limit, Sheet, Watch, archive};
use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use chrono::NaiveDate;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Most cells that are looked at, empty ones included, over all sheets: many sheets may be one and the same part.
const MAX_LOOKED_AT: u64 = 30_000_000;
/// Most worksheets.
const MAX_SHEETS: usize = 255;
/// Most cells that may be unreadable before the file counts as damaged.
const MAX_UNREADABLE: usize = 10_000;

/// The worksheets of a workbook, at most [`MAX_SHEETS`].
///
/// # Errors
/// Where its parts are not those of a workbook, or the person gave up.
pub(super) fn read(bytes: &[u8], progress: &mut Watch) -> Result<Vec<Sheet>, ImportError> {
    let mut book: Xlsx<_> = guarded(|| Xlsx::new(Cursor::new(bytes)))?.map_err(refusal)?;
    let worksheets: Vec<(String, bool)> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
        .take(MAX_SHEETS)
        .collect();
    let mut room = Room::new();
    let mut looked_at = 0;
    let mut sheets: Vec<Sheet> = vec![];
    let share = (1.0 - archive::SHARE) / worksheets.len().max(1) as f64;
    for (nth, (name, hidden)) in worksheets.into_iter().enumerate() {
        if sheets.iter().any(|sheet| sheet.name == name) {
            continue;
        }
        let from = archive::SHARE + nth as f64 * share;
        let mut sheet = Sheet { name, hidden, ..Sheet::default() };
        read_sheet(&mut book, &mut sheet, &mut room, &mut looked_at, &mut |part| progress.reach(from + part * share))?;
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn read_sheet(
    book: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &mut Sheet,
    room: &mut Room,
    looked_at: &mut u64,
    reach: &mut dyn FnMut(f64) -> Result<(), ImportError>,
) -> Result<(), ImportError> {
    let name = sheet.name.clone();
    let mut cells = match guarded(|| book.worksheet_cells_reader(&name))? {
        Ok(cells) => cells,
        // A sheet of another kind under a worksheet's name, or one whose part is missing, has no cells.
        Err(XlsxError::NotAWorksheet(_) | XlsxError::WorksheetNotFound(_)) => return Ok(()),
        Err(error) => return Err(refusal(error)),
    };
    let rows = f64::from(cells.dimensions().end.0.max(1));
    let (mut row, mut unreadable) = (1, 0);
    loop {
        match guarded(|| cells.next_cell_with_formula_metadata())? {
            Ok(None) => return Ok(()),
            Ok(Some(cell)) => {
                let (at, column) = cell.pos;
                row = at.saturating_add(1);
                // A formula whose result is an empty text stores that text; without any value, the result is not
                // stored.
                if cell.formula.is_some() && cell.value == DataRef::Empty {
                    say(sheet, row, no_result(column as usize));
                }
                let value = value(sheet, row, column as usize, &cell.value);
                if let Err(limit) = put_cell(sheet, room, row, column as usize, value) {
                    give_up(sheet, limit);
                    return Ok(());
                }
            }
            Err(error) => {
                unreadable += 1;
                match passed_over(&error) {
                    Some(shown) if unreadable <= MAX_UNREADABLE => {
                        sheet.problems.push((row, format!("A cell here or just below can't be read: {shown}")));
                    }
                    Some(_) | None => return Err(refusal(error)),
                }
            }
        }
        *looked_at += 1;
        if *looked_at > MAX_LOOKED_AT {
            give_up(sheet, Limit::Content);
            return Ok(());
        }
        if looked_at.is_multiple_of(1000) {
            reach(f64::from(row) / rows)?;
        }
    }
}

/// The note on a formula without a stored result: programs that write workbooks often leave it to the reader to work
/// formulas out, and such a cell must not pass for an empty one.
fn no_result(column: usize) -> String {
    format!(
        "Column {}: the formula’s result is not stored. Open the file in a spreadsheet program, save it and import it again",
        column_letters(column)
    )
}

fn value(sheet: &mut Sheet, row: u32, column: usize, value: &DataRef) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::String(text) => text_cell(sheet, row, column, text),
        DataRef::SharedString(text) => text_cell(sheet, row, column, text),
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => number_cell(*number),
        DataRef::Bool(yes) => Cell::Bool(*yes),
        DataRef::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            let day = NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day));
            // Below 1 it is a time of day, and a duration is a number of days; neither is a date.
            let is_date = moment.is_datetime() && moment.as_f64() >= 1.0;
            day.filter(|_| is_date).map_or_else(|| number_cell(moment.as_f64()), Cell::Date)
        }
        DataRef::DateTimeIso(text) => {
            let day = text.get(..10).and_then(|day| day.parse().ok());
            day.map_or_else(|| text_cell(sheet, row, column, text), Cell::Date)
        }
        DataRef::DurationIso(text) => text_cell(sheet, row, column, text),
        DataRef::Error(error) => Cell::Text(error.to_string()),
    }
}

fn number_cell(number: f64) -> Cell {
    if number.is_finite() { Cell::Number(number) } else { Cell::Empty }
}

/// The note on a cell that can't be read but can be passed over; None where the sheet itself is broken.
/// New versions of Excel have error values that the reader does not know, such as `#SPILL!`.
fn passed_over(error: &XlsxError) -> Option<String> {
    match error {
        XlsxError::CellError(shown) => Some(format!("it shows {}", shown.chars().take(40).collect::<String>())),
        XlsxError::CellTAttribute(_)
        | XlsxError::ParseFloat(_)
        | XlsxError::ParseInt(_)
        | XlsxError::Unexpected(_)
        | XlsxError::UnexpectedNode(_)
        | XlsxError::Unrecognized { .. }
        | XlsxError::Alphanumeric(_)
        | XlsxError::NumericColumn(_)
        | XlsxError::RangeWithoutColumnComponent
        | XlsxError::RangeWithoutRowComponent
        | XlsxError::ColumnNumberOverflow
        | XlsxError::RowNumberOverflow => Some("its content is not what a cell can hold".to_owned()),
        XlsxError::Io(_)
        | XlsxError::Zip(_)
        | XlsxError::Vba(_)
        | XlsxError::Xml(_)
        | XlsxError::XmlAttr(_)
        | XlsxError::Parse(_)
        | XlsxError::XmlEof(_)
        | XlsxError::FileNotFound(_)
        | XlsxError::RelationshipNotFound
        | XlsxError::DimensionCount(_)
        | XlsxError::Password
        | XlsxError::WorksheetNotFound(_)
        | XlsxError::TableNotFound(_)
        | XlsxError::NotAWorksheet(_)
        | XlsxError::Encoding(_)
        | XlsxError::PivotTableNotFound(_) => None,
    }
}

fn refusal(error: XlsxError) -> ImportError {
    if matches!(error, XlsxError::Password) { ImportError::PasswordProtected } else { ImportError::Damaged }
}

/// Runs `read` and catches a panic: calamine does not check row and column numbers, and panics at one that is too
/// large.
///
/// # Errors
/// [`ImportError::Damaged`] where it panics.
fn guarded<T>(read: impl FnOnce() -> T) -> Result<T, ImportError> {
    catch_unwind(AssertUnwindSafe(read)).map_err(|_| ImportError::Damaged)
}
