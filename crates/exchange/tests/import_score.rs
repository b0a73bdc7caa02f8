//! How much of real kinds of sheets comes in right when nobody corrects anything: it may rise, and not fall.
//! `cargo test -p sweetspot-exchange --test import_score -- --nocapture` prints what each column was taken for.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

#[path = "../../../tests/benches/src/imports.rs"]
mod imports;

use imports::{SCORED, Score, import, sheets};

/// In percent, for each of [`SCORED`].
const PINNED: [f64; SCORED.len()] = [100.0, 100.0, 100.0, 100.0, 100.0, 100.0, 100.0, 100.0, 100.0];

#[test]
fn what_comes_in_right_without_a_correction_does_not_fall() {
    let mut all = Score::default();
    for rows in [12, 40] {
        for sheet in sheets(rows) {
            let imported = import(&sheet);
            let figures: Vec<String> = SCORED
                .iter()
                .enumerate()
                .map(|(nth, name)| format!("{name} {}", imported.score.percent(nth)))
                .collect();
            println!("{} ({rows}): {}\n  {}", sheet.shape, figures.join(", "), imported.told);
            all.add(&imported.score);
        }
    }
    let fallen: Vec<String> = SCORED
        .iter()
        .enumerate()
        .filter(|(nth, _)| all.percent(*nth) < PINNED[*nth])
        .map(|(nth, name)| format!("{name}: {} %, was {} %", all.percent(nth), PINNED[nth]))
        .collect();
    assert!(fallen.is_empty(), "{fallen:?}");
}

#[test]
fn each_kind_of_sheet_comes_in_whole_and_again_unchanged() {
    for rows in [5, 40] {
        for sheet in sheets(rows) {
            let imported = import(&sheet);
            assert!(imported.whole && imported.unchanged, "{} ({rows}): {}", sheet.shape, imported.told);
        }
    }
}
