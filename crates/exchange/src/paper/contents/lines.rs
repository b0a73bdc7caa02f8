//! The front lines: what a committee clerk looks for first, each a plain paragraph with its label.

use super::super::Written;
use super::super::blocks::{Block, Style, Words};
use super::super::front::For;
use super::{Writing, day};
use sweetspot_core::clean;
use sweetspot_core::map::GroundKind;
use sweetspot_core::phrases::listed_up_to;

/// Most places named.
const MOST_PLACES: usize = 8;
/// Who writes what nobody else is asked for.
pub(super) const AUTHOR: &str = "the report author";

pub(super) fn lines(writing: &mut Writing, paper: &Written<'_>, title: &str) {
    let (head, front) = (&paper.whole.head, &paper.request.front);
    let (marking, release) = (clean::line(&head.marking), clean::line(&head.release));
    if !marking.is_empty() {
        writing.line("Marking", Words::plain(&marking));
    }
    if !release.is_empty() {
        writing.line("Release", exempted(&release, &clean::line(&front.exempt)));
    }
    writing.blocks.push(Block::Title(title.to_owned()));
    writing.line("Meeting", said(&front.meeting, AUTHOR));
    writing.line("Date", Words::plain(day(front.date.unwrap_or(paper.request.date))));
    writing.line("Report of", said(&front.report_of, AUTHOR));
    writing.line("Contact", said(&front.contact, AUTHOR));
    if let Some(places) = places(paper) {
        writing.line("Places affected", Words::plain(places));
    }
    writing.line("For", front.purpose.map_or_else(any_of, |purpose| Words::plain(purpose.words())));
}

/// What was said, or the prompt for it.
fn said(text: &str, whom: &str) -> Words {
    let text = clean::line(text);
    if text.is_empty() { Words::prompt(whom) } else { Words::plain(text) }
}

fn any_of() -> Words {
    let [one, other, last] = For::ALL.map(For::words);
    Words::prompt(&format!("{AUTHOR}: {one}, {other} or {last}"))
}

/// The release status, with the paragraph of the law by which it is exempt from publication, where it is.
fn exempted(release: &str, paragraph: &str) -> Words {
    let is_exempt = release.to_lowercase().contains("exempt");
    match (is_exempt, paragraph) {
        (true, "") => Words::plain(format!("{release}. ")).and(
            Style::Prompt,
            "[To be completed by the monitoring officer: by which paragraph of Schedule 12A to the Local Government Act \
             1972 it is exempt]",
        ),
        (true, paragraph) => Words::plain(format!("{release}. Exempt by {paragraph}")),
        (false, _) => Words::plain(release),
    }
}

/// The places of the initiatives that the paper is about.
fn places(paper: &Written<'_>) -> Option<String> {
    let of_any = |id| paper.map.initiatives.iter().any(|row| row.grounds.contains(&id));
    let places = paper.map.grounds.iter().filter(|row| row.kind == GroundKind::Place && of_any(row.id));
    let names: Vec<&str> = places.map(|row| row.name.as_str()).collect();
    (!names.is_empty()).then(|| listed_up_to(&names, MOST_PLACES))
}
