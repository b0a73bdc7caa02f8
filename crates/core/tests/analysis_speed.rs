//! How long analysis takes from nothing, against its share of what an edit may take, and what is asked for beside it. Run it
//! optimised:
//! `cargo test -p sweetspot-core --release --test analysis_speed -- --ignored --nocapture`
#![allow(clippy::print_stdout)]
#![allow(clippy::disallowed_methods, reason = "tests may look at the clock, files and the environment")]

use std::time::{Duration, Instant};
use sweetspot_core::analysis::together::{Target, together};
use sweetspot_core::analysis::{Settings, analyse, meetings};
use sweetspot_core::map::ChallengeSet;
use sweetspot_core::synthetic::synthetic;

/// The middle of nine runs after a first one.
fn measured<T>(work: impl Fn() -> T) -> (Duration, T) {
    let told = work();
    let mut times: Vec<Duration> = (0..9)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(work());
            start.elapsed()
        })
        .collect();
    times.sort();
    (times[4], told)
}

#[test]
#[ignore = "measures time, which only an optimised build on a quiet machine can keep"]
fn analysis_keeps_within_its_share_of_an_edit() {
    for (initiatives, budget) in [(200, 8), (2_000, 20), (10_000, 60)] {
        let map = synthetic(initiatives, 1);
        let (time, analysis) = measured(|| analyse(&map, &Settings::default()));
        println!(
            "{initiatives:>6} initiatives: {time:?} of {budget} ms, {} sweet spots of {} initiatives or more",
            analysis.sweet_spots.len(),
            analysis.min_initiatives
        );
        assert!(time <= Duration::from_millis(budget), "{initiatives}: {time:?}");
    }
}

#[test]
#[ignore = "measures time, which only an optimised build on a quiet machine can keep"]
fn what_is_asked_for_keeps_its_budget() {
    for (initiatives, budget) in [(200, 30), (2_000, 300), (10_000, 2_000)] {
        let map = synthetic(initiatives, 7);
        let (met, points) = measured(|| meetings(&map, &Settings::default()));
        let target = Target { challenges: ChallengeSet::EMPTY, live_only: false, top: 12, at: vec![] };
        let (joined, found) = measured(|| together(&map, &target));
        println!(
            "{initiatives:>6} initiatives, of {budget} ms each: {} meeting points {met:?}, {} proposals {joined:?}",
            points.points.len(),
            found.proposals.len() as u64 + found.more,
        );
        assert!(met.max(joined) <= Duration::from_millis(budget));
    }
}

/// Thousands of organisations, hundreds of grounds, ten thousand initiatives: as wide as a map gets.
#[test]
#[ignore = "measures time, which only an optimised build on a quiet machine can keep"]
fn the_widest_maps_keep_their_budget() {
    let mut text = String::new();
    for nth in 0..10_000usize {
        let at = |salt: u32| (nth.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> salt) % 300;
        let challenges = ["A", "B", "C", "D", "A B", "C D", "B C"][nth % 7];
        text += &format!("I{nth}: {challenges} @P{} !Q{} #T{} ~Org{}\n", at(8), at(20), at(32), nth % 3_000);
    }
    let map = sweetspot_core::notation::read(&text);
    let target = Target { challenges: ChallengeSet::EMPTY, live_only: false, top: 12, at: vec![] };
    let (joined, found) = measured(|| together(&map, &target));
    let (time, analysis) = measured(|| analyse(&map, &Settings::default()));
    let (met, _) = measured(|| meetings(&map, &Settings::default()));
    println!(
        "together {joined:?} ({} and more: {}), analysis {time:?} ({} sweet spots), meeting points {met:?}",
        found.proposals.len() as u64 + found.more,
        found.at_least,
        analysis.sweet_spots.len()
    );
    assert!(joined.max(time).max(met) <= Duration::from_millis(2_000));
}
