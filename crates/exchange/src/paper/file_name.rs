//! What a paper's file is called: marking first, then the day, the area and the title, as every system takes it.

use super::Paper;
use sweetspot_core::Map;

/// Most characters.
const MOST: usize = 80;

/// `OFFICIAL 2026-09-17 Fenmoor - Working together`, without an ending: at most 80 characters, and nothing that Windows
/// refuses. A long title is cut at the end of a word.
pub fn file_name(map: &Map, paper: &Paper) -> String {
    let area = allowed(&map.head.area);
    let begins = [allowed(&paper.marking), paper.date.to_string()];
    let begins: Vec<String> = begins.into_iter().filter(|part| !part.is_empty()).map(|part| cut(&part, 30)).collect();
    let begins = begins.join(" ");
    let title = allowed(&paper.title);
    let about = match (title.is_empty(), area.is_empty()) {
        (true, _) => cut(&area, 40),
        (false, true) => title,
        (false, false) => format!("{} - {title}", cut(&area, 25)),
    };
    // Windows drops a full stop at the end of a name.
    cut(&format!("{begins} {about}"), MOST).trim_end_matches(['.', ' ', '-']).to_owned()
}

/// Letters of every script, figures, and what no system minds.
fn allowed(text: &str) -> String {
    let kept: String =
        text.chars().map(|c| if c.is_alphanumeric() || " -_'(),&".contains(c) { c } else { ' ' }).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// At most so many characters, and no more than twice as many bytes: some systems count those, and letters of most scripts take
/// two or three.
fn cut(text: &str, most: usize) -> String {
    let (mut bytes, mut end) = (0, 0);
    for (count, (at, c)) in text.char_indices().enumerate() {
        bytes += c.len_utf8();
        if count >= most || bytes > most * 2 {
            let head = &text[..end];
            let word = head.rfind(' ').filter(|at| *at * 2 > head.len()).unwrap_or(head.len());
            return head[..word].trim_end().to_owned();
        }
        end = at + c.len_utf8();
    }
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn names_are_cut_at_words_and_by_bytes() {
        assert_eq!(cut("Fenmoor together in Lodehaven", 20), "Fenmoor together in");
        assert_eq!(cut(&"x".repeat(90), 80).len(), 80);
        assert!(cut(&"漢".repeat(90), 80).len() <= 160);
    }
}
