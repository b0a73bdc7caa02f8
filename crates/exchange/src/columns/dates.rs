//! Days in the cells of a sheet.

use crate::sheet::Cell;
use chrono::{Datelike, Days, NaiveDate};
use sweetspot_core::dates::{self, DateOrder, Edge};

/// The day in a cell; None where it holds none.
pub(super) fn read(cell: &Cell, order: DateOrder, edge: Edge) -> Option<NaiveDate> {
    match cell {
        // A slip of the keyboard makes a day in the year 20260, which no sheet or file can write.
        Cell::Date(day) => Some(*day).filter(|day| (1000..=9999).contains(&day.year())),
        Cell::Text(text) => dates::read(text, order, edge),
        // A day whose cell lost its date format: days since the last day of 1899, from 1954 to 2119.
        Cell::Number(days) if (20_000.0..80_000.0).contains(days) => {
            NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(*days as u64))
        }
        Cell::Number(_) | Cell::Empty | Cell::Bool(_) => None,
    }
}

/// The first two numbers of a day in a cell's text, as [`dates::numbers_in_order`] tells them.
pub(super) fn numbers_in_order(cell: &Cell) -> Option<(u32, u32)> {
    let Cell::Text(text) = cell else { return None };
    dates::numbers_in_order(text)
}
