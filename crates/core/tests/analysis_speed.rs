//! How long analysis takes from nothing, against its share of what an edit may take. Run it optimised:
//! `cargo test -p sweetspot-core --release --test analysis_speed -- --ignored --nocapture`
#![allow(clippy::print_stdout)]

use std::time::{Duration, Instant};
use sweetspot_core::Map;
use sweetspot_core::analysis::{Analysis, Settings, analyse};
use sweetspot_core::synthetic::synthetic;

/// The middle of nine runs after a first one.
fn measured(map: &Map, settings: &Settings) -> (Duration, Analysis) {
    let analysis = analyse(map, settings);
    let mut times: Vec<Duration> = (0..9)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(analyse(map, settings));
            start.elapsed()
        })
        .collect();
    times.sort();
    (times[4], analysis)
}

#[test]
#[ignore = "measures time, which only an optimised build on a quiet machine can keep"]
fn analysis_keeps_within_its_share_of_an_edit() {
    for (initiatives, budget) in [(200, 8), (2_000, 20), (10_000, 60)] {
        let (time, analysis) = measured(&synthetic(initiatives, 1), &Settings::default());
        println!(
            "{initiatives:>6} initiatives: {time:?} of {budget} ms, {} sweet spots of {} initiatives or more",
            analysis.sweet_spots.len(),
            analysis.min_initiatives
        );
        assert!(time <= Duration::from_millis(budget), "{initiatives}: {time:?}");
    }
}
