//! What officers say and decide: recommendations, consultation, implications. What is not said yet is asked for.

use super::super::blocks::{Style, Words};
use super::super::front;
use super::super::{Part, Written};
use super::Writing;
use super::lines::AUTHOR;
use sweetspot_core::clean;
use sweetspot_core::describe::board;

pub(super) fn recommendations(writing: &mut Writing, paper: &Written<'_>) {
    writing.part(Part::Recommendations.words());
    let meeting = match clean::line(&paper.request.front.meeting) {
        meeting if meeting.is_empty() => "The meeting".to_owned(),
        meeting => meeting,
    };
    let theirs = front::lines(&paper.request.front.recommendations);
    writing.tells(format!("{meeting} is asked to:"));
    let entries = if theirs.is_empty() { offered(paper) } else { theirs.iter().map(Words::plain).collect() };
    writing.list(true, entries);
}

/// What can be recommended of any map: to take note of it. The rest is asked for.
fn offered(paper: &Written<'_>) -> Vec<Words> {
    let area = board::area(paper.map);
    let place = paper.section_of(Part::Shows).map_or_else(String::new, |section| format!(" ({section})"));
    let note = Words::plain(format!("note what the map of {area} shows{place};"));
    let ask = Words::default().and(
        Style::Prompt,
        format!("[To be completed by {AUTHOR}: what is asked of the meeting, and what is offered in return]"),
    );
    vec![note, ask]
}

pub(super) fn consultation(writing: &mut Writing, paper: &Written<'_>) {
    writing.part(Part::Consultation.words());
    writing.said_or_asked(&paper.request.front.consultation, AUTHOR);
}

pub(super) fn implications(writing: &mut Writing, paper: &Written<'_>) {
    writing.part(Part::Implications.words());
    for (heading, whom, text) in paper.request.front.implications.each() {
        writing.section(heading);
        writing.said_or_asked(text, whom);
    }
}
