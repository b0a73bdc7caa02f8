//! The sentences that say what becomes of a row. They only tell; nothing is decided here.

use super::SheetRow;
use super::names::Names;
use crate::clean;
use crate::map::{GroundKind, Initiative, LETTERS, Map, Organisation, Role};
use crate::phrases;
use chrono::NaiveDate;

/// Stands in place of a title.
pub(super) const UNTITLED: &str = "(no title)";
/// Why a row without a title is skipped.
pub(super) const NO_TITLE: &str = "no title";
/// Longer values are shown by their beginning.
const SHOWN: usize = 60;

pub(super) fn title_shortened() -> String {
    format!("Title: shortened to {} characters; the whole of it stands in the summary", clean::MAX_TITLE)
}

pub(super) fn several(count: usize, names_a_lead: bool) -> String {
    let shared = if names_a_lead { "this title and lead organisation" } else { "this title" };
    let remedy = if names_a_lead { "give the reference" } else { "name the lead organisation, or give the reference" };
    format!("{count} initiatives have {shared}; {remedy}")
}

pub(super) fn same_as(row: u32) -> String {
    format!("The same initiative as row {row}; this row adds to it")
}

pub(super) fn earlier_kept(field: &str, row: u32) -> String {
    format!("{field}: as row {row} says")
}

pub(super) fn text_cut(field: &str) -> String {
    format!("{field}: only the first {} characters are kept", clean::MAX_TEXT)
}

pub(super) fn link_too_long() -> String {
    format!("Link: left out, since it has more than {} characters", clean::MAX_TITLE)
}

pub(super) fn name_too_long(field: &str, name: &str) -> String {
    format!("{field}: \"{}\" is left out, since it has more than {} characters", shortened(name), clean::MAX_TITLE)
}

pub(super) fn days_turned(row: &SheetRow, start: NaiveDate, end: NaiveDate) -> String {
    let field = match (row.start, row.end) {
        (Some(_), Some(_)) => "Start and end",
        (Some(_), None) => "Start",
        (None, _) => "End",
    };
    format!("{field}: left out, since the end, {}, comes before the start, {}", day(end), day(start))
}

pub(super) fn new_organisation(organisation: &Organisation) -> String {
    format!("New organisation: {} ({})", organisation.name, organisation.sector.words())
}

/// The beginning of a text, in one line.
pub(super) fn shortened(text: &str) -> String {
    let line = clean::line(text);
    if line.chars().count() <= SHOWN {
        return line;
    }
    let beginning: String = line.chars().take(SHOWN - 1).collect();
    format!("{}…", beginning.trim_end())
}

/// What differs, field by field: "Status: live (was planned)".
pub(super) fn differences(map: &Map, names: &Names, before: &Initiative, after: &Initiative) -> Vec<String> {
    let mut notes = vec![];
    let mut tell = |field: &str, describe: &dyn Fn(&Initiative) -> String| {
        let (was, is) = (describe(before), describe(after));
        if was != is {
            notes.push(format!("{field}: {} (was {})", or_empty(is), or_empty(was)));
        }
    };
    tell("Title", &|row| row.title.clone());
    tell("Reference", &|row| row.reference.clone());
    tell("Status", &|row| row.status.words().to_owned());
    tell("Start", &|row| row.start.map(day).unwrap_or_default());
    tell("End", &|row| row.end.map(day).unwrap_or_default());
    tell("Bright spot", &|row| if row.bright_spot { "yes" } else { "no" }.to_owned());
    tell("Challenges", &|row| challenges(map, row));
    tell("Lead", &|row| organisations(names, row, Role::Lead));
    tell("Partners", &|row| organisations(names, row, Role::Partner));
    tell("Places", &|row| grounds(names, row, GroundKind::Place));
    tell("Priorities", &|row| grounds(names, row, GroundKind::Priority));
    tell("Themes", &|row| grounds(names, row, GroundKind::Theme));
    // Two long texts may begin alike, so these are compared whole and shown short.
    for (field, was, is) in [
        ("Summary", &before.summary, &after.summary),
        ("Notes", &before.notes, &after.notes),
        ("Link", &before.link, &after.link),
    ] {
        if was != is {
            notes.push(format!("{field}: {} (was {})", or_empty(shortened(is)), or_empty(shortened(was))));
        }
    }
    notes
}

fn or_empty(text: String) -> String {
    if text.is_empty() { "empty".to_owned() } else { text }
}

fn day(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

fn challenges(map: &Map, initiative: &Initiative) -> String {
    let contributions: Vec<String> = map
        .challenges
        .iter()
        .zip(LETTERS)
        .filter_map(|(challenge, letter)| {
            let strength = initiative.contributions.get(&challenge.id)?.strength;
            Some(format!("{letter} {}", strength.words()))
        })
        .collect();
    contributions.join(", ")
}

fn organisations(names: &Names, initiative: &Initiative, wanted: Role) -> String {
    let of_role = initiative.organisations.iter().filter(|(_, role)| **role == wanted);
    let mut organisations: Vec<_> = of_role.filter_map(|(id, _)| names.organisation_of(*id)).collect();
    organisations.sort_by_key(|organisation| (organisation.order, organisation.id));
    phrases::listed(&organisations.iter().map(|organisation| &organisation.name).collect::<Vec<_>>())
}

fn grounds(names: &Names, initiative: &Initiative, kind: GroundKind) -> String {
    let mut grounds: Vec<_> = initiative.grounds.iter().filter_map(|id| names.ground_of(*id)).collect();
    grounds.retain(|ground| ground.kind == kind);
    grounds.sort_by_key(|ground| (ground.order, ground.id));
    phrases::listed(&grounds.iter().map(|ground| &ground.name).collect::<Vec<_>>())
}
