//! What the rest of the program relies on in a map and what no edit can break, but a stranger's file can.

use crate::failure::FileError;
use sweetspot_core::Map;
use sweetspot_core::map::{Challenge, Initiative, MAX_CHALLENGES, MIN_CHALLENGES, Organisation};
use sweetspot_core::text;

/// The map with its one-line texts made safe to show, which those that an edit wrote are already.
///
/// # Errors
/// `Damaged` where it could not have come about by edits.
pub(crate) fn made_safe(mut map: Map) -> Result<Map, FileError> {
    refuse_unlawful(&map)?;
    for field in [&mut map.head.title, &mut map.head.area, &mut map.head.marking, &mut map.head.release] {
        clean(field);
    }
    for row in map.challenges.clone().iter() {
        let mut safe: Challenge = row.clone();
        clean(&mut safe.name);
        clean(&mut safe.short_name);
        if safe != *row {
            map.challenges.replace(safe);
        }
    }
    for row in map.organisations.clone().iter() {
        let mut safe: Organisation = row.clone();
        clean(&mut safe.name);
        if safe != *row {
            map.organisations.replace(safe);
        }
    }
    for row in map.grounds.clone().iter() {
        let mut safe = row.clone();
        clean(&mut safe.name);
        if safe != *row {
            map.grounds.replace(safe);
        }
    }
    let is_safe = |row: &&Initiative| [&row.title, &row.link, &row.reference].iter().all(|text| is_clean(text));
    for row in map.initiatives.clone().iter().filter(|row| !is_safe(row)) {
        let mut safe: Initiative = row.clone();
        clean(&mut safe.title);
        clean(&mut safe.link);
        clean(&mut safe.reference);
        map.initiatives.replace(safe);
    }
    made_safe_beside(&mut map);
    Ok(map)
}

/// The same for what a map holds beside its challenges and initiatives. A link to itself says nothing, and goes.
fn made_safe_beside(map: &mut Map) {
    for row in map.links.clone().iter().filter(|row| row.from == row.to) {
        map.links.remove(row.id.0);
    }
    for mut row in map.views.clone().iter().cloned() {
        clean(&mut row.name);
        clean(&mut row.filter.text);
        map.views.replace(row);
    }
    for mut row in map.versions.clone().iter().cloned() {
        clean(&mut row.name);
        clean(&mut row.who);
        map.versions.replace(row);
    }
    for mut row in map.conflicts.clone().iter().cloned() {
        [&mut row.our_who, &mut row.their_who, &mut row.from].into_iter().for_each(clean);
        map.conflicts.replace(row);
    }
}

/// Refuses what would break a rule that the core never checks again.
pub(crate) fn refuse_unlawful(map: &Map) -> Result<(), FileError> {
    let challenges = map.challenges.len();
    if !(MIN_CHALLENGES..=MAX_CHALLENGES).contains(&challenges) {
        return Err(FileError::damaged(format!("it has {challenges} challenges")));
    }
    match map.challenges.iter().find(|row| !is_colour(&row.colour)) {
        Some(row) => Err(FileError::damaged(format!("\"{}\" is not a colour", row.colour))),
        None => Ok(()),
    }
}

fn is_colour(text: &str) -> bool {
    text.strip_prefix('#')
        .is_some_and(|digits| digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
}

fn is_clean(text: &str) -> bool {
    text::line(text) == text
}

fn clean(field: &mut String) {
    if !is_clean(field) {
        *field = text::line(field);
    }
}
