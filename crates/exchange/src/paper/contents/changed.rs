//! What has changed since a named version of the map: counts, then sentences. Those that have no room here stand in an appendix.

use super::super::Written;
use super::super::blocks::{Cell, Words, cell};
use super::{Appendix, Writing};
use sweetspot_core::compare::Comparison;
use sweetspot_core::phrases::challenges;

/// Most changes told here.
const MOST: usize = 10;

/// Whether there are more changes than are told in the paper itself.
pub(super) fn has_more(comparison: &Comparison) -> bool {
    comparison.sentences.len() > MOST
}

pub(super) fn changed(writing: &mut Writing, paper: &Written<'_>) {
    let Some((name, comparison)) = paper.since else { return };
    writing.part(format!("What has changed since {name}"));
    writing.tells(format!("Since the version of the map called {name}: {}", lowered(&comparison.summary)));
    if !has_more(comparison) {
        writing.bullets(comparison.sentences.iter().map(Words::plain).collect());
        return;
    }
    match paper.appendix_of(Appendix::Changes) {
        Some(appendix) => {
            writing.bullets(comparison.sentences[..MOST].iter().map(Words::plain).collect());
            writing.tells(format!(
                "These are the first {MOST} of {}; {appendix} tells them all.",
                comparison.sentences.len()
            ));
        }
        None => writing.bullets(comparison.sentences.iter().map(Words::plain).collect()),
    }
}

/// A sentence that begins with a figure stays as it is.
fn lowered(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// Every change, a row each.
pub(super) fn every_change(writing: &mut Writing, paper: &Written<'_>) {
    let Some((name, comparison)) = paper.since else { return };
    let map = paper.whole;
    let region = |set| match challenges(map, set) {
        named if named.is_empty() => "not placed".to_owned(),
        named => named,
    };
    let mut rows: Vec<Vec<Cell>> = vec![];
    let mut row = |title: &str, what: &str, before: String, now: String| {
        rows.push(vec![cell(title), what.to_owned(), cell(before), cell(now)]);
    };
    comparison.moved.iter().for_each(|told| row(&told.title, "Moved", region(told.from), region(told.to)));
    comparison.new.iter().for_each(|told| row(&told.title, "New", String::new(), region(told.region)));
    comparison.ended.iter().for_each(|told| row(&told.title, "Ended", String::new(), region(told.region)));
    comparison.removed.iter().for_each(|told| row(&told.title, "Removed", region(told.region), String::new()));
    comparison.renamed.iter().for_each(|told| row(&told.after, "Renamed", told.before.clone(), told.after.clone()));
    writing.tells(format!(
        "Each change since {name}, with where the initiative was or what it was called, and what is so now."
    ));
    writing.table(
        &format!("Every change since {name}"),
        "A row for each change: the initiative, what changed, what was so before and what is so now.",
        &[("Initiative", 34), ("Change", 14), ("Before", 26), ("Now", 26)],
        rows,
    );
}
