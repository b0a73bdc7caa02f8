//! Lists and counts in words. Knows nothing of maps, so that a row may use it to say what it is called.

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

/// `two` to `ten`, else figures.
pub fn in_words(count: usize) -> String {
    let words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    words.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned())
}

/// With a large first letter, as a sentence begins.
pub fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
