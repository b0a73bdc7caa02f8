//! A spreadsheet as an officer keeps it, of any length.

use rust_xlsxwriter::Workbook;
use std::path::Path;

const HEADINGS: [&str; 9] = [
    "Project name",
    "Description",
    "Status",
    "Start date",
    "Lead organisation",
    "Delivery partners",
    "Location",
    "Themes",
    "Grand challenges",
];

/// Writes `rows` initiatives under a title row and a row of headings.
pub(crate) fn write(path: &Path, rows: usize) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "Partnership plan").unwrap();
    for (column, heading) in (0..).zip(HEADINGS) {
        sheet.write(2, column, heading).unwrap();
    }
    for nth in 0..rows {
        let cells = [
            format!("Project {nth}"),
            format!("What project {nth} does for the people of the area, in a sentence."),
            ["Live", "Planned", "Idea", "On hold"][nth % 4].to_owned(),
            format!("{:02}/{:02}/2026", nth % 28 + 1, nth % 12 + 1),
            format!("Organisation {}", nth % 40),
            format!("Organisation {}; Organisation {}", (nth + 3) % 40, (nth + 11) % 40),
            format!("Place {}", nth % 12),
            format!("Theme {}; Theme {}", nth % 60, (nth + 7) % 60),
            ["A", "A:3; B", "C", "B; D:1", "A; B; C; D", ""][nth % 6].to_owned(),
        ];
        for (column, cell) in (0..).zip(cells) {
            sheet.write(nth as u32 + 3, column, cell).unwrap();
        }
    }
    book.save(path).unwrap();
}
