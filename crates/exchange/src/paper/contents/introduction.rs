//! What the paper is for, and what a reader needs to know before the findings.

use super::super::blocks::{Style, Words};
use super::super::{Part, Written};
use super::{Appendix, Writing};
use sweetspot_core::describe::board::{self, method};
use sweetspot_core::map::LETTERS;
use sweetspot_core::phrases::{capitalised, counted, in_words};

pub(super) fn purpose(writing: &mut Writing, paper: &Written<'_>, of: &str) {
    writing.part(Part::Purpose.words());
    writing.tells(board::purpose(paper.map, paper.analysis, of));
}

pub(super) fn background(writing: &mut Writing, paper: &Written<'_>, of: &str) {
    writing.part(Part::Background.words());
    let challenges = &paper.map.challenges;
    writing.tells(format!(
        "{} has agreed {} grand challenges:",
        capitalised(board::area(paper.map)),
        in_words(challenges.len())
    ));
    let entries = challenges.iter().zip(LETTERS).map(|(row, letter)| {
        let name = Words::strong(format!("{letter}, {}", row.name));
        let name = match row.short_name.trim() {
            "" => name,
            short if short == row.name => name,
            short => name.and(Style::Plain, format!(" (in this paper: {short})")),
        };
        match row.description.trim() {
            "" => name,
            description => name.and(Style::Plain, format!(". {description}")),
        }
    });
    writing.bullets(entries.collect());
    writing.tells(board::holdings(paper.map, paper.analysis, of));
    if !paper.faded.is_empty() {
        let others = counted(paper.faded.len(), "other initiative", "other initiatives");
        writing.tells(format!(
            "The whole map holds {others} besides. They are drawn faint on the figure and are not counted in this paper."
        ));
    }
    let recount = match (paper.appendix_of(Appendix::Initiatives), paper.appendix_of(Appendix::Method)) {
        (Some(initiatives), Some(method)) => {
            format!(" {initiatives} lets every figure be counted again; {method} says how they were worked out.")
        }
        (None, Some(method)) => format!(" {method} says how the figures were worked out."),
        (Some(_) | None, None) => String::new(),
    };
    writing.tells(format!("{}{recount}", method::method()));
}
