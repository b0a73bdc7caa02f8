//! Random and mutated files: whatever the bytes, reading ends in sheets or in an error, never in a panic.
#![allow(clippy::unwrap_used)]

#[path = "import/support.rs"]
mod support;

use proptest::prelude::*;
use support::{PLAN_SHEET, PLAN_STRINGS, fields, map, plan, read_with, with_part};
use sweetspot_exchange::columns;
use sweetspot_exchange::sheet::{Encoding, ReadOptions};

/// Reads and goes on as far as the file lets it; only a panic fails.
fn survive(name: &str, bytes: &[u8], options: &ReadOptions) {
    let Ok(sheets) = read_with(name, bytes, options) else { return };
    let Ok(guess) = columns::guess(&sheets, None, None, &map()) else { return };
    let sheet = sheets.iter().find(|sheet| sheet.name == guess.sheet).unwrap();
    columns::rows(sheet, guess.heading_row, &fields(&guess), guess.date_order, &map());
}

fn options() -> impl Strategy<Value = ReadOptions> {
    let encodings = prop::option::of(prop::sample::select(Encoding::ALL.to_vec()));
    (encodings, prop::option::of(any::<char>())).prop_map(|(encoding, separator)| ReadOptions {
        sheet: None,
        encoding,
        separator,
    })
}

fn names() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["plan.csv", "plan.xlsx", "plan.xls", "plan", "é.txt", ".", ""])
}

/// A few bytes changed, cut out or doubled.
fn mutated(bytes: Vec<u8>, changes: &[(usize, u8, u8)]) -> Vec<u8> {
    let mut bytes = bytes;
    for (at, kind, byte) in changes {
        if bytes.is_empty() {
            break;
        }
        let at = at % bytes.len();
        match kind % 4 {
            0 => bytes[at] = *byte,
            1 => bytes.truncate(at),
            2 => bytes.insert(at, *byte),
            _ => {
                let end = (at + usize::from(*byte)).min(bytes.len());
                bytes.drain(at..end);
            }
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn random_bytes_never_panic(name in names(), bytes in prop::collection::vec(any::<u8>(), 0..600), options in options()) {
        survive(name, &bytes, &options);
        survive(name, &[b"PK\x03\x04", &bytes[..]].concat(), &options);
    }

    #[test]
    fn random_text_never_panics(text in "[\\PC\n\r\t\"',;|0-9/.: -]{0,200}", options in options()) {
        survive("plan.csv", text.as_bytes(), &options);
        survive("plan.csv", format!("Title,Start,Challenges,End,Status\n{text}\n{text},{text}").as_bytes(), &options);
    }

    #[test]
    fn a_mutated_csv_never_panics(changes in prop::collection::vec(any::<(usize, u8, u8)>(), 1..12), options in options()) {
        let text = "sep=,\r\n\r\nTitle,Lead,Start,A,\"B\r\nC\"\r\nCaf\u{e9},\"Ely; Mere\",1 Apr 26,x,3\r\n'=x,,01/02/2026,\u{2713},\r\n";
        survive("plan.csv", &mutated(text.as_bytes().to_vec(), &changes), &options);
    }

    #[test]
    fn a_mutated_workbook_never_panics(changes in prop::collection::vec(any::<(usize, u8, u8)>(), 1..6)) {
        survive("plan.xlsx", &mutated(plan(), &changes), &ReadOptions::default());
    }

    #[test]
    fn a_workbook_with_a_mutated_part_never_panics(
        part in prop::sample::select(vec![PLAN_SHEET, PLAN_STRINGS, "xl/workbook.xml", "xl/styles.xml", "_rels/.rels", "xl/_rels/workbook.xml.rels"]),
        changes in prop::collection::vec(any::<(usize, u8, u8)>(), 1..8),
    ) {
        survive("plan.xlsx", &with_part(&plan(), part, |content| mutated(content.to_vec(), &changes)), &ReadOptions::default());
    }
}
