//! Random maps and settings that several properties are held against.
#![allow(dead_code, reason = "each test file uses some of it")]

use proptest::prelude::*;
use sweetspot_core::analysis::Settings;
use sweetspot_core::map::{ChallengeSet, Map, Status, Strength};
use sweetspot_core::notation;

/// Settings with one of these floors.
pub fn settings(floors: Vec<Strength>) -> impl Strategy<Value = Settings> {
    (any::<bool>(), prop::sample::select(floors), prop::option::of(1..4u32), 1..4u32).prop_map(
        |(include_ended, floor, min_initiatives, min_challenges)| Settings {
            include_ended,
            floor,
            min_initiatives,
            min_challenges,
        },
    )
}

/// A map of so many challenges and initiatives, more than a third of them in one region, some with long titles, some
/// not placed, of every status.
pub fn crowd(challenges: usize, count: usize, seed: u64, crowded: Crowded) -> Map {
    let regions = ChallengeSet::regions(challenges);
    let words =
        ["Warm", "homes", "neighbourhood", "skills", "for", "Lodehaven", "A", "youth", "zone", "apprenticeships"];
    let mut state = seed;
    let mut next = move |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let lines: Vec<String> = (0..count)
        .map(|nth| {
            let title: Vec<&str> = (0..=next(7)).map(|_| words[next(words.len())]).collect();
            let full = match crowded {
                Crowded::OneChallenge => regions[0],
                Crowded::AllChallenges => regions[regions.len() - 1],
            };
            let region = if next(3) == 0 { full } else { regions[next(regions.len())] };
            let letters: Vec<String> = region.letters().chars().map(String::from).collect();
            let placed = if next(20) == 0 { String::new() } else { letters.join(" ") };
            format!("{} {nth}: {placed} ={}", title.join(" "), Status::ALL[next(5)].words())
        })
        .collect();
    notation::read(&format!("challenges: {challenges}\n{}", lines.join("\n")))
}

/// The region that most lie in.
#[derive(Clone, Copy, Debug)]
pub enum Crowded {
    OneChallenge,
    AllChallenges,
}
