//! Words about a map written from its data: the picture's short and long description, undo labels, lists in a sentence.
//! For people who hear the picture instead of seeing it: every figure here is one that the picture shows.

mod long;
pub mod matrix;
pub mod proportional;
mod short;

use crate::analysis::Analysis;
use crate::map::{ChallengeSet, LETTERS, Map};

/// The text alternative of the Venn picture in one or two sentences (at most about 250 characters): the map's own
/// where a person has written one, else from the data.
pub fn short_description(map: &Map, analysis: &Analysis) -> String {
    match map.head.short_description.trim() {
        "" => short::written(map, analysis),
        own => own.to_owned(),
    }
}

/// The text alternative of the Venn picture in full, paragraphs parted by a blank line: the map's own where a person
/// has written one, else from the data.
pub fn long_description(map: &Map, analysis: &Analysis) -> String {
    match map.head.long_description.trim() {
        "" => long::written(map, analysis),
        own => own.to_owned(),
    }
}

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

/// `1 initiative`, `4 initiatives`.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}

/// `A, C and D`.
fn letters(set: ChallengeSet) -> String {
    let letters: Vec<String> = set.positions().map(|position| LETTERS[usize::from(position)].to_string()).collect();
    listed(&letters)
}

/// `two` to `ten`, else figures.
fn in_words(count: usize) -> String {
    let words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    words.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

/// Title and area: `Fenmoor together, Fenmoor`; the area once where the title names it.
fn whose(map: &Map) -> String {
    let (title, area) = (map.head.title.trim(), map.head.area.trim());
    match (title, area) {
        ("", "") => "Map".to_owned(),
        ("", area) => area.to_owned(),
        (title, area) if area.is_empty() || title.to_lowercase().contains(&area.to_lowercase()) => title.to_owned(),
        (title, area) => format!("{title}, {area}"),
    }
}
