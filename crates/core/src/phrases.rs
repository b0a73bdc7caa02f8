//! The small phrases of which every sentence is made: lists, counts, challenges by name.
//! Knows the map and nothing of what is computed from it, so that every room may use it.

pub use crate::lists::{capitalised, counted, in_words, listed, listed_up_to};

use crate::map::{Challenge, ChallengeSet, Map};

/// What a challenge is called in a sentence: its short name where it has one, else its name.
pub fn challenge(row: &Challenge) -> &str {
    match row.short_name.trim() {
        "" => &row.name,
        short => short,
    }
}

/// `Good start, Good work and Healthy life`: the map's challenges by name, in letter order.
pub fn challenges(map: &Map, set: ChallengeSet) -> String {
    listed(&names(map, set).collect::<Vec<_>>())
}

/// What each of the map's challenges in the set is called in a sentence, in letter order.
pub fn names(map: &Map, set: ChallengeSet) -> impl Iterator<Item = &str> {
    let positions = set.positions().map(usize::from).filter(|position| *position < map.challenges.len());
    positions.map(|position| challenge(map.challenges.at(position)))
}
