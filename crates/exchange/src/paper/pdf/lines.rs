//! Words broken into lines: as many words as have room, each measured with the font that it is drawn in.

use crate::paper::{Style, Words};
use crate::picture::fonts::{Weight, advance, broken, own};

/// Words of one line that look alike.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Run {
    pub text: String,
    pub weight: Weight,
    /// Whether it asks for words that are missing.
    pub prompts: bool,
    /// From the line's beginning.
    pub x: f64,
    pub width: f64,
}

/// A line of words.
pub(super) type Line = Vec<Run>;

/// The words in lines no wider than `room`, in letters of this size. With `heavy`, all of them are.
pub(super) fn lines(words: &Words, size: f64, heavy: bool, room: f64) -> Vec<Line> {
    let mut lines: Vec<Line> = vec![vec![]];
    let (mut used, mut space) = (0.0, false);
    for span in &words.0 {
        let prompts = span.style == Style::Prompt;
        let weight = if heavy || span.style == Style::Strong { Weight::SemiBold } else { Weight::Regular };
        let blank = advance(' ', weight) * size;
        for (nth, word) in span.text.split(' ').enumerate() {
            space |= nth > 0;
            if word.is_empty() {
                continue;
            }
            for piece in broken(word, size, weight, room) {
                let width: f64 = piece.chars().map(|c| advance(c, weight) * size).sum();
                let gap = if space && used > 0.0 { blank } else { 0.0 };
                if used > 0.0 && used + gap + width > room {
                    end(&mut lines);
                    lines.push(vec![]);
                    used = 0.0;
                }
                let gap = if used > 0.0 { gap } else { 0.0 };
                put(&mut lines, (&piece, weight, prompts), used, gap, width);
                used += gap + width;
                space = false;
            }
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// A line that another follows ends in a space, or a reader of the PDF would run their words together.
fn end(lines: &mut [Line]) {
    if let Some(run) = lines.last_mut().and_then(|line| line.last_mut()) {
        run.text.push(' ');
    }
}

fn put(lines: &mut [Line], (text, weight, prompts): (&str, Weight, bool), used: f64, gap: f64, width: f64) {
    let Some(line) = lines.last_mut() else { return };
    match line.last_mut().filter(|run| run.weight == weight && run.prompts == prompts) {
        Some(run) => {
            if gap > 0.0 {
                run.text.push(' ');
            }
            run.text.push_str(text);
            run.width += gap + width;
        }
        None => {
            if let Some(run) = line.last_mut().filter(|_| gap > 0.0) {
                run.text.push(' ');
            }
            line.push(Run { text: text.to_owned(), weight, prompts, x: used + gap, width });
        }
    }
}

/// Whether each letter is in the words' own font and stands for itself whatever stands beside it. Others are shaped with what is
/// around them.
pub(super) fn is_simple(text: &str) -> bool {
    text.chars().all(|c| {
        let plain = matches!(c, ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{17f}' | '–' | '—' | '‘' | '’' | '“' | '”'
            | '…' | '•' | '€');
        plain && (c.is_ascii() || own(c))
    })
}

/// The run in pieces that are simple all through and pieces that are not at any word: a word of another script must not turn the
/// letters around it into its font.
pub(super) fn parted(run: &Run, size: f64) -> Vec<(Run, bool)> {
    let mut parts: Vec<(String, bool)> = vec![];
    for word in run.text.split_inclusive(' ') {
        let simple = is_simple(word);
        match parts.last_mut() {
            Some((text, alike)) if *alike == simple => text.push_str(word),
            _ => parts.push((word.to_owned(), simple)),
        }
    }
    let mut x = run.x;
    let place = |(text, simple): (String, bool)| {
        let width: f64 = text.chars().map(|c| advance(c, run.weight) * size).sum();
        let part = Run { text, x, width, ..run.clone() };
        x += width;
        (part, simple)
    };
    parts.into_iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_to_their_room_and_lose_nothing() {
        let text = format!("Neighbourhood care teams for older people {} in the Sallowby villages", "x".repeat(200));
        let words = Words::strong("Care: ").and(Style::Plain, &text);
        for room in [30.0, 90.0, 400.0] {
            let lines = lines(&words, 11.0, false, room);
            let told: String = lines.iter().flatten().map(|run| run.text.as_str()).collect();
            let bare = |text: &str| text.split_whitespace().collect::<String>();
            assert_eq!(bare(&told), bare(&words.text()));
            for line in &lines {
                let last = line.last().expect("no line is empty");
                assert!(last.x + last.width <= room + 0.001, "{line:?}");
            }
        }
    }

    #[test]
    fn a_word_of_another_script_leaves_those_around_it_alone() {
        let words = Words::plain("Family day عيد الأسرة in town");
        let line = lines(&words, 11.0, false, 900.0).remove(0);
        let parts: Vec<(String, bool)> =
            parted(&line[0], 11.0).into_iter().map(|(part, simple)| (part.text, simple)).collect();
        let told = |text: &str, simple| (text.to_owned(), simple);
        assert_eq!(parts, [told("Family day ", true), told("عيد الأسرة ", false), told("in town", true)]);
    }

    #[test]
    fn words_are_parted_by_one_space_across_lines_and_styles() {
        let words = Words::strong("Meeting: ").and(Style::Plain, "the board of Fenmoor");
        let told: String = lines(&words, 11.0, false, 60.0).into_iter().flatten().map(|run| run.text).collect();
        assert_eq!(told, "Meeting: the board of Fenmoor");
    }
}
