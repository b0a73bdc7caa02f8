//! Spreadsheets that chance has damaged: bytes changed, pieces cut out, doubled and put elsewhere, in a whole file and inside
//! the parts of a workbook. Whatever comes, the reader answers, and what it reads can be guessed at and made into rows.
//! `SWEETSPOT_CASES` sets how many.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

#[path = "import/support.rs"]
mod support;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use std::cell::Cell;
use std::time::{Duration, Instant};
use support::{archive, fields, map, parts, plan, read};
use sweetspot_exchange::columns;

const CSV: &[u8] = include_bytes!("../../../tests/fixtures/import/partnership-plan.csv");

fn cases(short: u32) -> u32 {
    std::env::var("SWEETSPOT_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(short)
}

/// One damage: what is done, where (as a share of the length), how far it goes, and with which byte.
type Damage = (u8, f64, usize, u8);

fn damages() -> impl Strategy<Value = Vec<Damage>> {
    proptest::collection::vec((0u8..6, 0.0..1.0f64, 1usize..64, any::<u8>()), 1..8)
}

fn damaged(mut bytes: Vec<u8>, damages: &[Damage]) -> Vec<u8> {
    for (kind, at, length, byte) in damages {
        if bytes.is_empty() {
            return bytes;
        }
        let from = ((bytes.len() as f64 * at) as usize).min(bytes.len() - 1);
        let to = (from + length).min(bytes.len());
        match kind {
            0 => bytes[from] = *byte,
            1 => bytes[from] ^= 1 << (byte % 8),
            2 => drop(bytes.drain(from..to)),
            3 => {
                let piece = bytes[from..to].to_vec();
                bytes.splice(from..from, piece);
            }
            // Numbers are where counts, sizes and places stand.
            4 => {
                if let Some(digit) = bytes[from..].iter().position(u8::is_ascii_digit) {
                    bytes.splice(from + digit..=from + digit, b"99999999".iter().copied());
                }
            }
            _ => bytes.truncate(from),
        }
    }
    bytes
}

/// Reads it and goes on as the app would; answers whether anything could be read.
fn survives(name: &str, bytes: &[u8]) -> bool {
    let begun = Instant::now();
    let sheets = read(name, bytes).unwrap_or_default();
    if let Ok(guess) = columns::guess(&sheets, None, None, &map())
        && let Some(sheet) = sheets.iter().find(|sheet| sheet.name == guess.sheet)
    {
        columns::rows(sheet, guess.heading_row, &fields(&guess), guess.date_order, &map());
    }
    // Unoptimised code on a busy machine; what this must catch would take minutes.
    assert!(begun.elapsed() < Duration::from_secs(30), "{:?}", begun.elapsed());
    !sheets.is_empty()
}

/// Reads so many, the same each time; answers how many of them had something in them.
fn run(about: &str, strategy: impl Strategy<Value = Vec<u8>>, name: &str) -> u32 {
    let some = Cell::new(0);
    let config = Config { failure_persistence: None, ..Config::with_cases(cases(150)) };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    runner
        .run(&strategy, |bytes| {
            some.set(some.get() + u32::from(survives(name, &bytes)));
            Ok(())
        })
        .unwrap();
    println!("{about}: {} read, {} of them with something in it", cases(150), some.get());
    some.get()
}

#[test]
fn a_damaged_workbook_is_answered() {
    run("whole workbooks", damages().prop_map(|damages| damaged(plan(), &damages)), "plan.xlsx");
}

#[test]
fn a_workbook_with_damaged_parts_is_answered() {
    let inside = (damages(), any::<proptest::sample::Index>()).prop_map(|(damages, which)| {
        let mut held = parts(&plan());
        let part = which.index(held.len());
        held[part].1 = damaged(std::mem::take(&mut held[part].1), &damages);
        archive(&held)
    });
    // Where nothing could be read, little of the reader would be tried.
    assert!(run("workbooks with a damaged part", inside, "plan.xlsx") > 20);
}

#[test]
fn damaged_separated_values_are_answered() {
    let csv = run("separated values", damages().prop_map(|damages| damaged(CSV.to_vec(), &damages)), "plan.csv");
    assert!(csv > 20);
    run("anything at all", proptest::collection::vec(any::<u8>(), 1..600), "plan.csv");
}
