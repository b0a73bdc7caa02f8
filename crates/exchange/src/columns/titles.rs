//! Which column holds the titles: there always is one. A heading that says so decides where its values could be titles;
//! else the names of organisations, else what tells the rows apart best.

use super::Field;
use super::headings::Headings;
use super::profile::Profile;
use super::taken::{ENOUGH, Taken, is_taken};
use super::{PLAINLY, spelling, vocabulary, wordings};
use crate::sheet::Cell;
use std::collections::HashMap;
use sweetspot_core::clean;

/// Fewer rows tell little about a column.
const FEW: usize = 5;

/// What the values add to a heading that names titles, or take from it.
pub(super) fn by_values(profile: &Profile) -> i32 {
    let mut score = 0;
    let foreign = profile.numbers.max(profile.dates).max(profile.links).max(profile.ids);
    if profile.mostly(foreign, 75) || profile.mostly(profile.codes, 90) {
        score -= 60;
    } else if profile.mostly(foreign, 40) || profile.mostly(profile.codes, 50) {
        // Up to half of the values may be titles; the rows of the others get a note.
        score -= 30;
    }
    if profile.mostly(profile.ticks.max(profile.ratings), 80) && profile.filled > 2 {
        score -= 80;
    }
    if profile.mean_length() > 150 {
        score -= 40;
    }
    // A programme that many rows share is not what tells them apart.
    if profile.rows > FEW {
        score -= if !profile.differs(20) {
            50
        } else if !profile.differs(40) {
            30
        } else {
            0
        };
        score -= if !profile.fills(15) {
            60
        } else if !profile.fills(40) {
            20
        } else {
            0
        };
    }
    score
}

/// Gives titles to a column where no heading did, or a poor one: the headings may name them badly, and there always are some.
pub(super) fn settle(assigned: &mut [Option<Taken>], headings: &Headings, profiles: &[Profile]) {
    if is_taken(assigned, Field::Title) {
        return;
    }
    if let Some(column) = likeliest(assigned, headings, profiles) {
        let field_before = assigned[column].map(|taken| taken.field);
        // A list that names each organisation once is a list of titles.
        let plainly = field_before == Some(Field::Lead) && profiles[column].differs(90) && profiles[column].fills(90);
        assigned[column] = Some(Taken { field: Field::Title, sure: plainly });
    }
}

fn likeliest(assigned: &[Option<Taken>], headings: &Headings, profiles: &[Profile]) -> Option<usize> {
    let score = |column: usize| {
        let profile = &profiles[column];
        if !profile.could_be_titles() {
            return None;
        }
        let heading_score = vocabulary::score_for(&headings.texts[column], Field::Title) as i32;
        let distinct = (profile.distinct_of_all * 100 / profile.rows.max(1)) as i32;
        let field = assigned[column].map(|taken| taken.field);
        let kind = match field {
            // A list of organisations names each of them once. A column that repeats them says who leads, and holds no
            // titles.
            Some(Field::Lead) => {
                if profile.differs(70) {
                    45
                } else {
                    0
                }
            }
            Some(Field::Partners) => 25,
            Some(Field::Summary) => 30,
            Some(Field::Places) => 20,
            Some(Field::Themes | Field::Priorities) => 10,
            None => 20,
            Some(Field::Notes) => 0,
            // What people are called and where they live is not what a row is about.
            Some(Field::Ignore) => -20,
            Some(
                Field::Id
                | Field::Reference
                | Field::Title
                | Field::Status
                | Field::Start
                | Field::End
                | Field::Link
                | Field::BrightSpot
                | Field::Challenges
                | Field::Challenge(_)
                | Field::Strength
                | Field::Sector,
            ) => return None,
        };
        let long = if profile.mean_length() > 120 { -25 } else { 0 };
        let people = if profile.mostly(profile.people, 60) { -12 } else { 0 };
        let address = if profile.mostly(profile.addresses, 50) { -30 } else { 0 };
        let share = distinct.min(100);
        // Further left says more about what a row is, but little.
        Some((share + kind + heading_score / 2 + long + people + address - (column as i32).min(10), column))
    };
    let mut scored: Vec<(i32, usize)> = (0..profiles.len()).filter_map(score).collect();
    scored.sort_by_key(|(score, column)| (-score, *column));
    if let Some((_, column)) = scored.first() {
        return Some(*column);
    }
    // No column's values could be titles: then the first filled one whose heading names titles. In a sheet of one
    // column it must name them plainly.
    let names_titles = |column: &usize| vocabulary::score_for(&headings.texts[*column], Field::Title) as i32 >= ENOUGH;
    let filled = |column: &usize| profiles[*column].filled > 0;
    let first = (0..profiles.len()).find(|column| names_titles(column) && filled(column));
    first
        .filter(|column| vocabulary::score_for(&headings.texts[*column], Field::Title) >= PLAINLY || profiles.len() > 1)
}

/// Whether a column's values tell rows apart as references do: each occurs once, or only in rows of the same title. In
/// a column that numbers organisations each may occur only once.
pub(super) fn tells_apart(column: usize, title: Option<usize>, headings: &Headings, data: &[(u32, Vec<Cell>)]) -> bool {
    const OF_ORGANISATIONS: [&str; 9] =
        ["charity", "company", "organisation", "provider", "recipient", "registered", "ukprn", "urn", "establishment"];
    let of_organisations =
        |at: usize| spelling::words(&headings.texts[at]).iter().any(|word| OF_ORGANISATIONS.contains(&word.as_str()));
    let may_repeat = title.filter(|title| !of_organisations(*title)).filter(|_| !of_organisations(column));
    let mut titles_by_reference: HashMap<String, String> = HashMap::new();
    for (_, cells) in data {
        let reference = cells.get(column).map(Cell::text).unwrap_or_default();
        if wordings::is_blank(&reference) {
            continue;
        }
        let title = title.and_then(|title| cells.get(title)).map(|cell| clean::key(&cell.text())).unwrap_or_default();
        match titles_by_reference.get(&clean::key(&reference)) {
            None => drop(titles_by_reference.insert(clean::key(&reference), title)),
            Some(title_before) if may_repeat.is_some() && (title.is_empty() || *title_before == title) => {}
            Some(_) => return false,
        }
    }
    true
}
