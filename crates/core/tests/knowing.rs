//! Two to four partners who edit, send, bring in, settle and take back, against a model of who knew which event: what a
//! holder has seen and decided against returns only if somebody who knew of the decision said it again, and nothing that
//! only one side knew is overwritten unlisted. Copies may come from an older version, which kept no note of it.
#![allow(clippy::unwrap_used)]
#![allow(clippy::disallowed_methods, reason = "tests may look at the clock, files and the environment")]

#[path = "knowing/expected.rs"]
mod expected;
#[path = "knowing/kept.rs"]
mod kept;
#[path = "knowing/live.rs"]
mod live;
#[path = "knowing/register.rs"]
mod register;
#[path = "knowing/world.rs"]
mod world;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use world::World;

/// `SWEETSPOT_CASES` asks for a longer run, which meets other stories each time. The usual run meets the same ones, so that
/// what it says is about the code.
fn asked() -> ProptestConfig {
    let usual = ProptestConfig { cases: 5_000, failure_persistence: None, ..ProptestConfig::default() };
    match std::env::var("SWEETSPOT_CASES").ok().and_then(|text| text.parse().ok()) {
        Some(cases) => ProptestConfig { cases, ..usual },
        None => ProptestConfig { rng_seed: RngSeed::Fixed(20_261_126), ..usual },
    }
}

/// Runs a whole story: who, what, and two numbers.
fn run(count: usize, told: &[(u8, u8, u8, u8)], older: bool) {
    let mut world = World::new(count);
    for (who, kind, a, b) in told {
        let who = usize::from(*who) % count;
        match kind % 12 {
            0..=3 => world.edits(who, *a, *b),
            4 => world.undoes(who),
            5 => world.settles(who, *a % 2 == 0),
            6 | 7 => world.sends(who, older && *a % 4 == 0),
            _ => world.brings_in(who, world.sent.len().saturating_sub(1 + usize::from(*a) % 5)),
        }
    }
}

proptest! {
    #![proptest_config(asked())]

    #[test]
    fn what_was_seen_and_taken_back_stays_taken_back(
        count in 2usize..5,
        told in prop::collection::vec(any::<(u8, u8, u8, u8)>(), 4..40),
    ) {
        run(count, &told, false);
    }

    #[test]
    fn files_of_older_versions_take_nothing_back_unlisted(
        count in 2usize..5,
        told in prop::collection::vec(any::<(u8, u8, u8, u8)>(), 4..40),
    ) {
        run(count, &told, true);
    }
}

#[test]
fn stories_that_once_went_wrong() {
    for (stories, older) in [(&kept::EXACT[..], false), (&kept::OLDER[..], true)] {
        for (count, told) in stories {
            let told: Vec<(u8, u8, u8, u8)> = told
                .split(", ")
                .map(|step| step.split(' ').map(|number| number.parse().unwrap()).collect::<Vec<u8>>())
                .map(|step| (step[0], step[1], step[2], step[3]))
                .collect();
            run(*count, &told, older);
        }
    }
}
