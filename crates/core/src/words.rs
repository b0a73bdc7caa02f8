//! Words about a map written from its data: the picture's short and long description, undo labels, lists in a sentence.

use crate::analysis::Analysis;
use crate::map::Map;

/// The text alternative of the Venn picture in one or two sentences (at most about 250 characters).
pub fn short_description(map: &Map, analysis: &Analysis) -> String {
    let _ = (map, analysis);
    String::new()
}

/// The text alternative of the Venn picture in full: paragraphs parted by a blank line.
pub fn long_description(map: &Map, analysis: &Analysis) -> String {
    let _ = (map, analysis);
    String::new()
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
