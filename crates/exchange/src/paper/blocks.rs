//! What a paper is made of: a list of blocks, without a word of how Word or PDF would have them.

use crate::picture::Picture;
use chrono::NaiveDate;

/// How a piece of words stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// It does not.
    Plain,
    /// Strongly: the label of a front line, the name of a sweet spot.
    Strong,
    /// A person has still to put their own words there.
    Prompt,
}

/// A piece of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Its words.
    pub text: String,
    /// How it stands out.
    pub style: Style,
}

/// Words of one paragraph, of one entry or of one cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(pub Vec<Span>);

impl Words {
    /// Words that do not stand out.
    pub fn plain(text: impl AsRef<str>) -> Words {
        Words::default().and(Style::Plain, text)
    }

    /// A prompt: `[To be completed by the finance officer]`.
    pub fn prompt(whom: &str) -> Words {
        Words::default().and(Style::Prompt, format!("[To be completed by {whom}]"))
    }

    /// Strong words.
    pub fn strong(text: impl AsRef<str>) -> Words {
        Words::default().and(Style::Strong, text)
    }

    /// These words, then others. White space is folded, because no run of spaces may stand for layout.
    #[must_use]
    pub fn and(mut self, style: Style, text: impl AsRef<str>) -> Words {
        let text = folded(text.as_ref());
        let follows_space = self.0.last().is_none_or(|span| span.text.ends_with(' '));
        let text = if follows_space { text.trim_start() } else { &text };
        if !text.is_empty() {
            self.0.push(Span { text: text.to_owned(), style });
        }
        self
    }

    /// The words without how they stand out.
    pub fn text(&self) -> String {
        self.0.iter().map(|span| span.text.as_str()).collect::<String>().trim().to_owned()
    }
}

/// Every run of white space as one space; what XML can't hold and what turns the direction of others is left out.
fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !crate::picture::is_left_out(c) {
            out.push(c);
        }
    }
    out
}

/// A block of a paper.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// The paper's title; there is one.
    Title(String),
    /// A front line: `Meeting: …`.
    Line {
        /// What it tells.
        label: &'static str,
        /// Its value.
        value: Words,
    },
    /// A heading. Those of level 1 are numbered: in the paper 1, 2, 3; in its appendices A, B, C.
    Heading {
        /// 1 to 3.
        level: u8,
        /// Its words, without its number.
        text: String,
        /// Whether it begins an appendix.
        appendix: bool,
    },
    /// A paragraph, numbered after the heading of level 1 above it where `numbered` says so.
    Paragraph {
        /// Its words.
        words: Words,
        /// Whether it has a number.
        numbered: bool,
    },
    /// A list.
    List {
        /// By number, beginning at 1; else by bullets.
        numbered: bool,
        /// Its entries; never none.
        entries: Vec<Words>,
    },
    /// A figure with its caption. Its long description follows as paragraphs.
    Figure(Box<Figure>),
    /// A table below its caption.
    Table(Table),
    /// What follows begins on a new page.
    NewPage,
}

/// A picture in the paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Painted by both writers.
    pub picture: Picture,
    /// `Figure 1: …`
    pub caption: String,
    /// Its text alternative: at most 150 characters.
    pub alternative: String,
}

/// A table. Never merged, nested, or with a blank cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// `Table 1: …`
    pub caption: String,
    /// What it tells and how it is read, for those who don't see it.
    pub description: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// A cell for each column.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// More columns than a portrait page has room for.
    pub fn is_wide(&self) -> bool {
        self.columns.len() > Table::MOST_UPRIGHT
    }

    /// Most columns on a portrait page.
    pub const MOST_UPRIGHT: usize = 6;
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What it tells.
    pub heading: &'static str,
    /// Its share of the width, beside the other columns'.
    pub share: u32,
}

/// What a cell holds: words, or `none`.
pub type Cell = String;

/// The words of a cell, which is never blank.
pub fn cell(text: impl AsRef<str>) -> Cell {
    let text = Words::plain(text).text();
    if text.is_empty() { "none".to_owned() } else { text }
}

/// A paper.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    /// Its title.
    pub title: String,
    /// What it is about, in the file's subject.
    pub subject: String,
    /// The role of whoever answers for it; empty while nobody has said so.
    pub creator: String,
    /// Its marking; empty for none.
    pub marking: String,
    /// Its release status; empty for none.
    pub release: String,
    /// The day that it tells of.
    pub date: NaiveDate,
    /// The same on two papers exactly where they tell of the same map.
    pub fingerprint: String,
    /// Which state of the map it is of.
    pub state: super::State,
    /// The parts that it has, in order.
    pub parts: Vec<super::Part>,
    /// What it is made of.
    pub blocks: Vec<Block>,
}

impl Paper {
    /// How many prompts there are left.
    pub fn prompts(&self) -> usize {
        let in_words = |words: &Words| words.0.iter().filter(|span| span.style == Style::Prompt).count();
        self.blocks
            .iter()
            .map(|block| match block {
                Block::Line { value: words, .. } | Block::Paragraph { words, .. } => in_words(words),
                Block::List { entries, .. } => entries.iter().map(in_words).sum(),
                Block::Title(_) | Block::Heading { .. } | Block::Figure(_) | Block::Table(_) | Block::NewPage => 0,
            })
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_run_of_spaces_stands_for_layout() {
        let words = Words::strong("Meeting: ").and(Style::Plain, "  The\n\tboard   of\u{a0} Fenmoor ");
        assert_eq!(words.text(), "Meeting: The board of Fenmoor");
        assert!(!words.0.iter().any(|span| span.text.contains("  ")));
        assert_eq!(cell(" \n "), "none");
    }
}
