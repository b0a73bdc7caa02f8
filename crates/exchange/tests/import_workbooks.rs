//! XLSX workbooks as spreadsheets really write them: every kind of cell, several sheets, cells left and right of it all.
#![allow(clippy::unwrap_used)]

#[path = "import/support.rs"]
mod support;

use chrono::NaiveDate;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use std::ops::ControlFlow;
use support::{read, read_with, table, texts, with_text, workbook};
use sweetspot_exchange::sheet::{self, Cell, ImportError, Limit, ReadOptions};

fn day(year: i32, month: u32, day: u32) -> Cell {
    Cell::Date(NaiveDate::from_ymd_opt(year, month, day).unwrap())
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

#[test]
fn every_kind_of_cell_is_read_by_what_it_shows() {
    let bytes = workbook(|sheet| {
        let date = Format::new().set_num_format("dd/mm/yyyy");
        let clock = Format::new().set_num_format("hh:mm");
        let april = ExcelDateTime::from_ymd(2026, 4, 1).unwrap();
        sheet.write_string(2, 0, "  Warm homes \u{0} ").unwrap();
        sheet.write_number(2, 1, 12.0).unwrap();
        sheet.write_number(2, 2, 0.5).unwrap();
        sheet.write_boolean(2, 3, true).unwrap();
        sheet.write_datetime_with_format(2, 4, &april, &date).unwrap();
        sheet.write_formula(2, 5, Formula::new("=A3&\"!\"").set_result("Warm homes!")).unwrap();
        sheet.write_formula(2, 6, Formula::new("=1+1").set_result("2")).unwrap();
        sheet.write_formula(2, 7, Formula::new("=B99").set_result("#REF!")).unwrap();
        sheet.write_number_with_format(2, 8, 0.5, &clock).unwrap();
        sheet.write_number_with_format(2, 9, 46_113.75, &date).unwrap();
        sheet.write_string(2, 10, "   ").unwrap();
        sheet.write_blank(2, 12, &date).unwrap();
    });
    let sheets = read("plan.xlsx", &bytes).unwrap();
    assert_eq!(sheets.len(), 1);
    let expected = vec![
        text("Warm homes"),
        Cell::Number(12.0),
        Cell::Number(0.5),
        Cell::Bool(true),
        day(2026, 4, 1),
        text("Warm homes!"),
        Cell::Number(2.0),
        text("#REF!"),
        Cell::Number(0.5),
        day(2026, 4, 1),
    ];
    assert_eq!(sheets[0].rows, [(3, expected)]);
    assert_eq!(sheets[0].problems, []);
    assert_eq!((sheets[0].name.as_str(), sheets[0].encoding, sheets[0].separator), ("Sheet1", None, None));
}

#[test]
fn dates_count_from_1900_or_1904_as_the_workbook_says() {
    let bytes = workbook(|sheet| {
        let date = Format::new().set_num_format("d mmm yyyy");
        sheet.write_number_with_format(0, 0, 46_113.0, &date).unwrap();
        sheet.write_number_with_format(0, 1, 60.0, &date).unwrap();
        sheet.write_number_with_format(0, 2, 61.0, &date).unwrap();
    });
    let sheets = read("plan.xlsx", &bytes).unwrap();
    // Day 60 is the 29th of February 1900, which never was.
    assert_eq!(sheets[0].rows[0].1, [day(2026, 4, 1), Cell::Number(60.0), day(1900, 3, 1)]);

    let in_1904 = with_text(&bytes, "xl/workbook.xml", "<workbookPr ", "<workbookPr date1904=\"1\" ");
    let sheets = read("plan.xlsx", &in_1904).unwrap();
    assert_eq!(sheets[0].rows[0].1[0], day(2030, 4, 2));
}

#[test]
fn row_numbers_are_those_that_a_spreadsheet_shows() {
    let bytes = table(&[&[], &["Title", "", "Lead"], &[], &["Hub", "", ""], &["", "", "Ely"]]);
    let sheets = read("plan.xlsx", &bytes).unwrap();
    let expected = [
        (2, vec!["Title".to_owned(), String::new(), "Lead".to_owned()]),
        (4, vec!["Hub".to_owned()]),
        (5, vec![String::new(), String::new(), "Ely".to_owned()]),
    ];
    assert_eq!(texts(&sheets[0]), expected);
}

#[test]
fn a_merged_cell_shows_its_value_in_its_first_cell() {
    let bytes = workbook(|sheet| {
        sheet.merge_range(0, 0, 1, 2, "Hartmere plan", &Format::new()).unwrap();
        sheet.write_string(2, 0, "Title").unwrap();
    });
    let sheets = read("plan.xlsx", &bytes).unwrap();
    assert_eq!(sheets[0].rows, [(1, vec![text("Hartmere plan")]), (3, vec![text("Title")])]);
}

#[test]
fn all_worksheets_come_with_their_names_and_hidden_ones_are_told() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("Cover & notes").unwrap().write_string(0, 0, "Read me").unwrap();
    workbook.add_worksheet().set_name("Plan").unwrap().write_string(0, 0, "Title").unwrap();
    let lists = workbook.add_worksheet();
    lists.set_name("Lists").unwrap().write_string(0, 0, "Live").unwrap();
    lists.set_hidden(true);
    workbook.add_worksheet().set_name("Empty").unwrap();
    let sheets = read("plan.xlsx", &workbook.save_to_buffer().unwrap()).unwrap();
    let seen: Vec<_> = sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.hidden, sheet.rows.len())).collect();
    assert_eq!(seen, [("Cover & notes", false, 1), ("Plan", false, 1), ("Lists", true, 1), ("Empty", false, 0)]);
}

#[test]
fn an_overlong_cell_is_cut_and_said() {
    let bytes = table(&[&["Title", "Notes"], &["Hub", &"é".repeat(32_767)]]);
    let longer = with_text(&bytes, "xl/sharedStrings.xml", "<t>éé", "<t>ééééé");
    let sheets = read("plan.xlsx", &longer).unwrap();
    let Cell::Text(kept) = &sheets[0].rows[1].1[1] else { panic!() };
    assert_eq!(kept.chars().count(), 32_767);
    assert_eq!(sheets[0].problems.len(), 1);
    assert_eq!(sheets[0].problems[0].0, 2);
    assert!(sheets[0].problems[0].1.starts_with("Column B: the text was longer"), "{:?}", sheets[0].problems);
    assert_eq!(read("plan.xlsx", &bytes).unwrap()[0].problems, []);
}

#[test]
fn an_error_that_only_new_versions_of_excel_know_stops_nothing() {
    let bytes = workbook(|sheet| {
        sheet.write_string(0, 0, "Title").unwrap();
        sheet.write_string(1, 0, "Hub").unwrap();
        sheet.write_formula(1, 1, Formula::new("=B99").set_result("#REF!")).unwrap();
        sheet.write_string(2, 0, "Walks").unwrap();
    });
    let newer = with_text(&bytes, "xl/worksheets/sheet1.xml", "<v>#REF!</v>", "<v>#SPILL!</v>");
    let sheets = read("plan.xlsx", &newer).unwrap();
    let shown: Vec<_> = sheets[0].rows.iter().map(|(_, cells)| cells[0].text()).collect();
    assert_eq!(shown, ["Title", "Hub", "Walks"]);
    assert_eq!(sheets[0].problems, [(2, "A cell here or just below can't be read: it shows #SPILL!".to_owned())]);
}

#[test]
fn a_sheet_beyond_the_limits_is_no_harm_to_the_one_that_matters() {
    let mut workbook = Workbook::new();
    let figures = workbook.add_worksheet();
    figures.set_name("Figures").unwrap();
    for row in 0..20_001 {
        figures.write_number(row, 0, 1.0).unwrap();
    }
    workbook.add_worksheet().set_name("Plan").unwrap().write_string(0, 0, "Title").unwrap();
    let wide = workbook.add_worksheet();
    wide.set_name("Wide").unwrap().write_string(0, 256, "x").unwrap();
    let bytes = workbook.save_to_buffer().unwrap();

    let sheets = read("plan.xlsx", &bytes).unwrap();
    let seen: Vec<_> = sheets.iter().map(|sheet| (sheet.rows.len(), sheet.too_large)).collect();
    assert_eq!(seen, [(0, Some(Limit::Rows)), (1, None), (0, None)]);
    assert!(sheets[2].wider);
    let wanted = ReadOptions { sheet: Some("Figures".to_owned()), ..ReadOptions::default() };
    assert_eq!(read_with("plan.xlsx", &bytes, &wanted), Err(ImportError::TooLarge { what: Limit::Rows }));
}

#[test]
fn exactly_the_limits_are_fine() {
    let bytes = workbook(|sheet| {
        for row in 0..20_000 {
            sheet.write_number(row, 0, 1.0).unwrap();
        }
        sheet.write_string(0, 255, "x").unwrap();
    });
    let sheets = read("plan.xlsx", &bytes).unwrap();
    assert_eq!((sheets[0].rows.len(), sheets[0].rows[0].1.len()), (20_000, 256));
}

#[test]
fn progress_rises_to_the_end_and_can_break_off() {
    let bytes = workbook(|sheet| {
        for row in 0..5_000 {
            sheet.write_string(row, 0, format!("Initiative {row}")).unwrap();
        }
    });
    let mut seen = vec![];
    let all = sheet::read("plan.xlsx", &bytes, &ReadOptions::default(), &mut |progress| {
        seen.push(progress.done);
        ControlFlow::Continue(())
    });
    assert!(all.is_ok());
    assert!(seen.len() > 5 && seen.is_sorted() && seen.last() == Some(&1.0), "{seen:?}");
    assert!(seen.iter().any(|done| *done > 0.5 && *done < 0.95), "{seen:?}");

    for stop in 0..seen.len() {
        let mut calls = 0;
        let stopped = sheet::read("plan.xlsx", &bytes, &ReadOptions::default(), &mut |_| {
            calls += 1;
            if calls > stop { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert_eq!(stopped, Err(ImportError::Cancelled));
        assert_eq!(calls, stop + 1);
    }
}

#[test]
fn what_was_read_passes_between_processes_unchanged() {
    let bytes = table(&[&["Title", "Start"], &["Warm homes", "1 April 2026"]]);
    let sheets = read("plan.xlsx", &bytes).unwrap();
    let passed: Vec<sheet::Sheet> = serde_json::from_str(&serde_json::to_string(&sheets).unwrap()).unwrap();
    assert_eq!(passed, sheets);
    let error = ImportError::TooLarge { what: Limit::Rows };
    let passed: ImportError = serde_json::from_str(&serde_json::to_string(&error).unwrap()).unwrap();
    assert_eq!(passed, error);
}

#[test]
fn a_formula_whose_result_is_not_stored_is_told_and_an_empty_result_is_not() {
    let plan = table(&[&["Title", "Lead", "Notes"], &["Warm homes", "Ely Trust", "x"]]);
    let sheet = "xl/worksheets/sheet1.xml";
    let cell = |plan: &[u8]| {
        let parts = support::parts(plan);
        let text = String::from_utf8(parts.iter().find(|(name, _)| name == sheet).unwrap().1.clone()).unwrap();
        let at = text.find("<c r=\"B2\"").unwrap();
        text[at..at + text[at..].find("</c>").unwrap() + 4].to_owned()
    };
    let with = |content: &str| with_text(&plan, sheet, &cell(&plan), content);
    let told = |bytes: Vec<u8>| read("plan.xlsx", &bytes).unwrap().remove(0).problems;
    for formula in ["<c r=\"B2\"><f>A2&amp;\"!\"</f></c>", "<c r=\"B2\"><f>A2</f><v></v></c>"] {
        let problems = told(with(formula));
        assert_eq!(problems.len(), 1, "{formula}: {problems:?}");
        assert!(problems[0].0 == 2 && problems[0].1.starts_with("Column B: the formula"), "{problems:?}");
    }
    for fine in ["<c r=\"B2\" t=\"str\"><f>\"\"</f><v></v></c>", "<c r=\"B2\"><f>1+1</f><v>2</v></c>", "<c r=\"B2\"/>"]
    {
        assert_eq!(told(with(fine)), [], "{fine}");
    }
}
