//! What the tests of reading spreadsheets share: a map, short ways to read, and archives taken apart and put together.
#![allow(dead_code, reason = "each test file uses its own part")]

use chrono::NaiveDate;
use rust_xlsxwriter::{Workbook, Worksheet};
use std::io::{Cursor, Read, Write};
use std::ops::ControlFlow;
use sweetspot_core::import::SheetRow;
use sweetspot_core::{Map, Stamp};
use sweetspot_exchange::columns::{self, Choices, Field, Guess, RowsRead};
use sweetspot_exchange::sheet::{self, Cell, ImportError, ReadOptions, Sheet};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// Four challenges in the starter wording: A good start in life, Good work, A place where people want to live,
/// Healthy throughout life.
pub fn map() -> Map {
    let stamp = Stamp { at: 0, who: String::new(), change: uuid::Uuid::from_u128(1) };
    Map::starter(&stamp, "Hartmere", "Hartmere", 4)
}

pub fn read(name: &str, bytes: &[u8]) -> Result<Vec<Sheet>, ImportError> {
    read_with(name, bytes, &ReadOptions::default())
}

pub fn read_with(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Vec<Sheet>, ImportError> {
    sheet::read(name, bytes, options, &mut |_| ControlFlow::Continue(()))
}

/// The day on which sheets are read here.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 9, 14).unwrap()
}

/// The guess and the rows of a file, as it is guessed.
pub fn import(name: &str, bytes: &[u8]) -> (Guess, Vec<SheetRow>) {
    let (guess, read) = read_whole(name, bytes);
    (guess, read.rows)
}

/// The same with what is left out and asked.
pub fn read_whole(name: &str, bytes: &[u8]) -> (Guess, RowsRead) {
    let sheets = read(name, bytes).unwrap();
    let guess = columns::guess(&sheets, None, None, &map()).unwrap();
    let sheet = sheets.iter().find(|sheet| sheet.name == guess.sheet).unwrap();
    let read = columns::read(sheet, guess.heading_row, &guess.choices(), &map(), today());
    (guess, read)
}

/// A workbook of texts, read as a person has decided.
pub fn decided(rows: &[&[&str]], decide: impl FnOnce(&Guess, &mut Choices)) -> RowsRead {
    let sheets = read("plan.xlsx", &table(rows)).unwrap();
    let guess = columns::guess(&sheets, None, None, &map()).unwrap();
    let mut choices = guess.choices();
    decide(&guess, &mut choices);
    columns::read(&sheets[0], guess.heading_row, &choices, &map(), today())
}

pub fn fields(guess: &Guess) -> Vec<Field> {
    guess.columns.iter().map(|column| column.field).collect()
}

/// The cells of a sheet as text, row by row.
pub fn texts(sheet: &Sheet) -> Vec<(u32, Vec<String>)> {
    sheet.rows.iter().map(|(row, cells)| (*row, cells.iter().map(Cell::text).collect())).collect()
}

/// A workbook of one sheet.
pub fn workbook(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet());
    workbook.save_to_buffer().unwrap()
}

/// A workbook of one sheet of texts.
pub fn table(rows: &[&[&str]]) -> Vec<u8> {
    workbook(|sheet| {
        for (row, cells) in (0..).zip(rows) {
            for (column, text) in (0..).zip(*cells) {
                if !text.is_empty() {
                    sheet.write_string(row, column, *text).unwrap();
                }
            }
        }
    })
}

pub fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|nth| {
            let mut part = archive.by_index(nth).unwrap();
            let mut content = vec![];
            part.read_to_end(&mut content).unwrap();
            (part.name().unwrap().into_owned(), content)
        })
        .collect()
}

pub fn archive(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(vec![]));
    for (name, content) in parts {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The archive with one part changed, which must be there.
pub fn with_part(bytes: &[u8], name: &str, change: impl FnOnce(&[u8]) -> Vec<u8>) -> Vec<u8> {
    let mut parts = parts(bytes);
    let part = parts.iter_mut().find(|(held, _)| held == name).unwrap();
    part.1 = change(&part.1);
    archive(&parts)
}

/// The archive with one text in one part replaced, which must be there.
pub fn with_text(bytes: &[u8], name: &str, from: &str, to: &str) -> Vec<u8> {
    with_part(bytes, name, |content| {
        let text = std::str::from_utf8(content).unwrap();
        assert!(text.contains(from), "{text}");
        text.replacen(from, to, 1).into_bytes()
    })
}

/// What a workbook of these texts is taken for.
pub fn guessed(rows: &[&[&str]]) -> Guess {
    columns::guess(&read("plan.xlsx", &table(rows)).unwrap(), None, None, &map()).unwrap()
}

/// The rows of a workbook of these texts, as they are guessed.
pub fn imported(rows: &[&[&str]]) -> Vec<SheetRow> {
    import("plan.xlsx", &table(rows)).1
}

/// `A C3`: the challenges of a row with the strengths that it gives.
pub fn challenges(row: &SheetRow) -> String {
    let map = map();
    let given = row.challenges.as_ref().unwrap();
    let mut shown: Vec<String> = given
        .iter()
        .map(|(id, strength)| {
            let letter = ["A", "B", "C", "D"][map.challenges.position(*id).unwrap()];
            strength.map_or(letter.to_owned(), |strength| format!("{letter}{}", u8::from(strength)))
        })
        .collect();
    shown.sort();
    shown.join(" ")
}

pub const PLAN_SHEET: &str = "xl/worksheets/sheet1.xml";
pub const PLAN_STRINGS: &str = "xl/sharedStrings.xml";

/// A small plan, whole and sound.
pub fn plan() -> Vec<u8> {
    table(&[&["Title", "Lead", "Start"], &["Warm homes", "Ely Trust", "01/04/2026"], &["Hub", "Mere School", ""]])
}
