//! The small phrases of which every sentence is made: lists, counts, challenges by name.
//! Knows the map and nothing of what is told about it, so that every room may use it.

use crate::map::{Challenge, ChallengeSet, Map};

/// `a`, `a and b`, `a, b and c`.
pub fn listed<S: AsRef<str>>(names: &[S]) -> String {
    match names {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

/// The first `most` of them, and how many more there are: `a, b and 4 more`.
pub fn listed_up_to<S: AsRef<str>>(names: &[S], most: usize) -> String {
    if names.len() <= most {
        return listed(names);
    }
    let first: Vec<&str> = names[..most].iter().map(AsRef::as_ref).collect();
    format!("{} and {} more", first.join(", "), names.len() - most)
}

/// `1 initiative`, `4 initiatives`.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}

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
    let held = set.positions().map(usize::from).filter(|position| *position < map.challenges.len());
    held.map(|position| challenge(map.challenges.at(position)))
}

/// `two` to `ten`, else figures.
pub fn in_words(count: usize) -> String {
    let words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    words.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned())
}
