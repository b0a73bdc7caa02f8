//! A table: its caption stands above it, its header row repeats on every page, no row splits, and no cell is blank.

use super::twips;
use super::xml::Xml;
use crate::paper::Table;
use crate::paper::sheet::{PAGE, SIDES};

/// About how wide a letter of a cell is and how high its line, and how high a row may be that never splits, in points.
const WIDE: f64 = 6.5;
const LINE: f64 = 15.0;
const TALLEST: f64 = 520.0;

pub(super) fn table(xml: &mut Xml, table: &Table) {
    let room = twips(if table.is_wide() { PAGE.1 } else { PAGE.0 } - 2.0 * SIDES);
    let widths = widths(table, room);
    xml.open("w:tbl", &[]);
    xml.open("w:tblPr", &[]);
    xml.value("w:tblStyle", "TableGrid");
    xml.empty("w:tblW", &[("w:w", &room.to_string()), ("w:type", "dxa")]);
    xml.empty("w:tblLayout", &[("w:type", "fixed")]);
    xml.empty(
        "w:tblLook",
        &[
            ("w:val", "0020"),
            ("w:firstRow", "1"),
            ("w:lastRow", "0"),
            ("w:firstColumn", "0"),
            ("w:lastColumn", "0"),
            ("w:noHBand", "1"),
            ("w:noVBand", "1"),
        ],
    );
    xml.value("w:tblCaption", &table.caption);
    xml.value("w:tblDescription", &table.description);
    xml.close();
    xml.open("w:tblGrid", &[]);
    widths.iter().for_each(|width| xml.empty("w:gridCol", &[("w:w", &width.to_string())]));
    xml.close();
    let headings: Vec<&str> = table.columns.iter().map(|column| column.heading).collect();
    row(xml, &headings, &widths, true);
    for cells in &table.rows {
        row(xml, &cells.iter().map(String::as_str).collect::<Vec<_>>(), &widths, false);
    }
    xml.close();
}

/// The columns' widths, which make up the room exactly.
fn widths(table: &Table, room: i64) -> Vec<i64> {
    let shares: i64 = table.columns.iter().map(|column| i64::from(column.share)).sum();
    let mut widths: Vec<i64> =
        table.columns.iter().map(|column| room * i64::from(column.share) / shares.max(1)).collect();
    let rest = room - widths.iter().sum::<i64>();
    if let Some(last) = widths.last_mut() {
        *last += rest;
    }
    widths
}

/// Whether the row would be higher than a page, so that what does not fit on one would be lost if it could not split.
fn is_tall(cells: &[&str], widths: &[i64]) -> bool {
    cells.iter().zip(widths).any(|(text, width)| {
        let room = (*width as f64 / 20.0 - 9.0).max(1.0);
        let lines = text.chars().count() as f64 * WIDE / room;
        lines * LINE > TALLEST
    })
}

fn row(xml: &mut Xml, cells: &[&str], widths: &[i64], heads: bool) {
    xml.open("w:tr", &[]);
    xml.open("w:trPr", &[]);
    if !is_tall(cells, widths) {
        xml.empty("w:cantSplit", &[]);
    }
    if heads {
        xml.empty("w:tblHeader", &[]);
    }
    xml.close();
    for (text, width) in cells.iter().zip(widths) {
        xml.open("w:tc", &[]);
        xml.open("w:tcPr", &[]);
        xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
        xml.close();
        xml.open("w:p", &[]);
        xml.open("w:pPr", &[]);
        xml.value("w:pStyle", if heads { "TableHeading" } else { "TableText" });
        xml.close();
        xml.open("w:r", &[]);
        xml.text("w:t", &[], text);
        xml.close();
        xml.close();
        xml.close();
    }
    xml.close();
}
