//! Lands the rows of a sheet on a copy of the map and tells what becomes of each. The map given is never changed; rows
//! that nothing touches stay shared with it.

use super::names::Names;
use super::resolve::resolve;
use super::{Answers, Doubts, RowOutcome, SheetRow, Verdict, fields, fold, messages};
use crate::clean;
use crate::map::{ChallengeSet, Initiative, InitiativeId, Map};
use crate::stamp::Stamp;
use std::borrow::Cow;

/// What an import would do.
pub struct Plan {
    /// Of every row, in the sheet's order.
    pub outcomes: Vec<RowOutcome>,
    /// The map as it would be.
    pub map: Map,
    /// What a person should look at first.
    pub doubts: Doubts,
}

/// The outcome of every row, in the sheet's order, and the map as it would be, where a person has answered nothing.
/// See [`plan_with`].
pub fn plan(map: &Map, rows: &[SheetRow], stamp: &Stamp) -> (Vec<RowOutcome>, Map) {
    let plan = plan_with(map, rows, &Answers::default(), stamp);
    (plan.outcomes, plan.map)
}

/// What the rows would do to the map, as a person has answered.
///
/// A row means the initiative with its id, where the map holds that id; else the one with its reference; else the one
/// with its title and a lead organisation of its own; else, where the row names no lead, the only one with its title;
/// else a new one. Rows of one reference are one initiative, and further rows add to the first. An empty cell leaves
/// what the map holds, a list replaces the list. What is new stands in the sheet's order; what changes region has no
/// position yet.
pub fn plan_with(map: &Map, rows: &[SheetRow], answers: &Answers, stamp: &Stamp) -> Plan {
    let mut names = Names::new(map, answers, stamp);
    let (rows, shortened): (Vec<SheetRow>, Vec<bool>) = rows.iter().map(made_ready).unzip();
    let resolved = resolve(map, &names, &rows, answers.twice);
    let mut landing = Landing { map, landed: vec![], added: 0 };
    let mut outcomes = Vec::with_capacity(rows.len());
    let mut regions: Vec<Option<ChallengeSet>> = vec![None; resolved.targets.len()];
    let mut not_taken: Vec<Vec<String>> = vec![vec![]; rows.len()];
    for (nth, row) in rows.iter().enumerate() {
        let title = clean::line(row.title.as_deref().unwrap_or_default());
        let mut region = None;
        let (verdict, mut notes) = match &resolved.rows[nth] {
            Err(reason) => (Verdict::Skipped, vec![reason.clone()]),
            Ok(target) => {
                let meant = &resolved.targets[*target];
                let first = meant.rows.iter().copied().min().unwrap_or(nth);
                if first == nth {
                    let mut whole = row.clone();
                    let mut others: Vec<usize> = meant.rows.iter().copied().filter(|other| *other != nth).collect();
                    others.sort_unstable();
                    for other in others {
                        not_taken[other] = fold::add(&mut whole, &rows[other]);
                    }
                    let landed = landing.land(&whole, meant.position, &mut names);
                    regions[*target] = Some(landed.0);
                    region = regions[*target];
                    (landed.1, landed.2)
                } else {
                    region = regions[*target];
                    let mut notes = vec![messages::same_as(rows[first].row)];
                    notes.append(&mut not_taken[nth]);
                    (Verdict::Joined, notes)
                }
            }
        };
        if shortened[nth] && verdict != Verdict::Skipped {
            notes.push(messages::title_shortened());
        }
        notes.extend(row.problems.iter().cloned());
        let title = if title.is_empty() { messages::UNTITLED.to_owned() } else { messages::shortened(&title) };
        outcomes.push(RowOutcome { row: row.row, title, verdict, region, notes });
    }
    let doubts = Doubts { twice: resolved.twice, alike: names.alike(), sectors: names.sectors() };
    let mut after = map.clone();
    for initiative in landing.landed {
        after.initiatives.replace(initiative);
    }
    names.put_into(&mut after);
    Plan { outcomes, map: after, doubts }
}

/// The row with a title that a map can hold, and whether it had to be shortened: the whole of it then begins the summary.
/// An id that is not the map's is a reference, where the row has none.
fn made_ready(row: &SheetRow) -> (SheetRow, bool) {
    let mut row = row.clone();
    if row.reference.as_deref().is_none_or(|reference| clean::line(reference).is_empty()) {
        row.reference.clone_from(&row.id);
    }
    let title = clean::line(row.title.as_deref().unwrap_or_default());
    if title.chars().count() <= clean::MAX_TITLE {
        return (row, false);
    }
    let summary = row.summary.take().filter(|summary| clean::line(summary) != title);
    row.summary = Some(summary.map_or_else(|| title.clone(), |summary| format!("{title}\n{summary}")));
    row.title = Some(beginning(&title));
    (row, true)
}

/// As much of a title as a map holds, up to the end of a word.
fn beginning(title: &str) -> String {
    let beginning: String = title.chars().take(clean::MAX_TITLE - 1).collect();
    let end = beginning.rfind(' ').filter(|end| *end > beginning.len() / 2).unwrap_or(beginning.len());
    format!("{}…", beginning[..end].trim_end())
}

/// A map on which rows are landing.
struct Landing<'a> {
    map: &'a Map,
    /// New and changed initiatives; the new ones in the sheet's order.
    landed: Vec<Initiative>,
    added: u64,
}

impl Landing<'_> {
    /// Lands one initiative, which stands at `position` where the map has it. Answers its region afterwards, the
    /// verdict on it and the notes for its row.
    fn land(
        &mut self,
        row: &SheetRow,
        position: Option<usize>,
        names: &mut Names,
    ) -> (ChallengeSet, Verdict, Vec<String>) {
        let title = clean::line(row.title.as_deref().unwrap_or_default());
        let before = match position {
            Some(nth) => Cow::Borrowed(self.map.initiatives.at(nth)),
            None => {
                let next = self.map.initiatives.next_order() + self.added;
                self.added += 1;
                let mut new = Initiative::new(InitiativeId(names.new_id()), next, title.clone());
                new.status = row.status_if_new.unwrap_or(new.status);
                Cow::Owned(new)
            }
        };
        let (mut after, mut left_out) = (before.clone().into_owned(), vec![]);
        // A row that only adds to an initiative by its reference need not name it again.
        if !title.is_empty() {
            after.title = title;
        }
        let mut row = row.clone();
        // The id of the initiative itself is no reference to it.
        let own = before.id.to_string();
        row.reference = row.reference.filter(|reference| clean::key(reference) != clean::key(&own));
        fields::take_in(&mut after, &row, names, &mut left_out);
        if self.map.region_of(&before) != self.map.region_of(&after) {
            after.position = None;
        }
        let region = self.map.region_of(&after);
        let mut notes = vec![];
        let verdict = match position {
            None => Verdict::Added,
            Some(_) if *before == after => Verdict::Unchanged,
            Some(_) => {
                notes.extend(messages::differences(self.map, names, &before, &after));
                Verdict::Updated
            }
        };
        if verdict != Verdict::Unchanged {
            self.landed.push(after);
        }
        notes.extend(names.made_since_asked().iter().map(messages::new_organisation));
        notes.append(&mut left_out);
        (region, verdict, notes)
    }
}
