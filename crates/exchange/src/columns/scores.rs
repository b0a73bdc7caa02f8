//! Weighs headings and values and gives each column a field, each field to one column, the surest first. The same
//! sheet always gives the same answer.

use super::challenge_cells::{self, Known};
use super::headings::Headings;
use super::profile::Profile;
use super::{Field, vocabulary};

/// A column needs so much to be taken for a field.
const ENOUGH: i32 = 45;
/// And so much for nobody to have to look.
const SURE: i32 = 80;

/// For each column its field and whether that is sure.
pub(super) fn assign(headings: &Headings, profiles: &[Profile], challenges: &Known) -> Vec<(Field, bool)> {
    let columns = headings.texts.iter().zip(&headings.groups).zip(profiles);
    let mut claims: Vec<(i32, usize, Field)> = vec![];
    for (column, ((heading, group), profile)) in columns.enumerate() {
        let candidates = candidates(heading, group, profile, challenges);
        claims.extend(
            candidates.into_iter().filter(|(_, score)| *score >= ENOUGH).map(|(field, score)| (score, column, field)),
        );
    }
    claims.sort_by_key(|(score, column, field)| (-score, *column, *field));

    let mut assigned: Vec<Option<(Field, bool)>> = vec![None; profiles.len()];
    let taken = |assigned: &[Option<(Field, bool)>], wanted: Field| {
        !wanted.may_repeat() && assigned.iter().flatten().any(|(field, _)| *field == wanted)
    };
    for (score, column, field) in claims {
        if assigned[column].is_none() && !taken(&assigned, field) {
            assigned[column] = Some((field, score >= SURE));
        }
    }
    if !taken(&assigned, Field::Title)
        && let Some(column) = likeliest_titles(&assigned, profiles)
    {
        assigned[column] = Some((Field::Title, false));
    }
    // A column that nothing is known of needs a look only where it holds something.
    let unknown = |profile: &Profile| (Field::Ignore, profile.filled == 0);
    assigned.into_iter().zip(profiles).map(|(assigned, profile)| assigned.unwrap_or_else(|| unknown(profile))).collect()
}

fn candidates(heading: &str, group: &str, profile: &Profile, challenges: &Known) -> Vec<(Field, i32)> {
    let mut candidates: Vec<(Field, i32)> = vocabulary::scores(heading)
        .into_iter()
        .map(|(field, score)| (field, score as i32 + by_values(field, profile)))
        .collect();
    if let (Some(challenge), fit) = challenge_cells::of_heading(heading, challenges) {
        let below = vocabulary::score_for(group, Field::Challenges) >= 60;
        let mut score = fit as i32 + if below { 20 } else { 0 };
        // Words below a challenge's name say why, or are something else that goes by that name.
        score += match profile {
            Profile { filled: 0, .. } => -10,
            _ if profile.mostly(profile.ticks, 70) => 15,
            _ => -50,
        };
        candidates.push((Field::Challenge(challenge), score));
    }
    candidates.extend(by_values_alone(heading, profile));
    candidates
}

/// What the values add to a heading's score, or take from it.
fn by_values(field: Field, profile: &Profile) -> i32 {
    if profile.filled == 0 {
        return 0;
    }
    let agreeing = |count: usize, for_it: i32, against: i32| {
        if profile.mostly(count, 50) {
            for_it
        } else if profile.mostly(count, 10) {
            0
        } else {
            against
        }
    };
    match field {
        Field::Start | Field::End => agreeing(profile.dates, 15, -40),
        Field::Status => agreeing(profile.statuses, 15, -60),
        Field::Sector => agreeing(profile.sectors, 15, -60),
        Field::Link => agreeing(profile.links, 20, -10),
        Field::Id => agreeing(profile.ids, 30, 0),
        Field::Challenges => agreeing(profile.challenges, 20, -45),
        Field::Strength | Field::BrightSpot => agreeing(profile.ticks, 10, -50),
        Field::Title => {
            let numbers = if profile.mostly(profile.numbers, 50) { -60 } else { 0 };
            let long = if profile.mean_length() > 150 { -40 } else { 0 };
            // A programme that many rows share is not what tells them apart.
            let repeated = if profile.filled > 5 && profile.distinct * 10 < profile.filled * 4 { -30 } else { 0 };
            numbers + long + repeated
        }
        Field::Lead | Field::Partners | Field::Places | Field::Priorities | Field::Themes => {
            let no_names = profile.mostly(profile.ratings, 60)
                || profile.mostly(profile.numbers, 60)
                || profile.mostly(profile.dates, 60);
            let long = profile.mean_length() > 200;
            // A person is no organisation, and people's names should not get into a map unseen.
            let people = matches!(field, Field::Lead | Field::Partners) && profile.mostly(profile.people, 60);
            match (no_names || long, people) {
                (true, _) => -60,
                (false, true) => -25,
                (false, false) => 0,
            }
        }
        Field::Summary | Field::Notes | Field::Ignore | Field::Challenge(_) => 0,
    }
}

/// What values alone suggest, below a heading that says nothing; never enough to be sure.
fn by_values_alone(heading: &str, profile: &Profile) -> Vec<(Field, i32)> {
    let known = vocabulary::scores(heading).iter().any(|(_, score)| *score as i32 >= ENOUGH);
    if known || profile.filled < 3 {
        return vec![];
    }
    let few = profile.distinct <= 10;
    let letters = profile.challenges > profile.ticks;
    let mut suggested = vec![];
    let mut suggest = |holds: bool, field: Field, score: i32| {
        if holds {
            suggested.push((field, score));
        }
    };
    suggest(profile.mostly(profile.links, 80), Field::Link, 60);
    suggest(profile.mostly(profile.ids, 90), Field::Id, 60);
    suggest(few && profile.mostly(profile.statuses, 80), Field::Status, 55);
    suggest(few && profile.mostly(profile.sectors, 90) && !profile.mostly(profile.statuses, 50), Field::Sector, 50);
    suggest(letters && profile.mostly(profile.challenges, 80), Field::Challenges, 55);
    suggested
}

/// Without a heading that says so, titles are short texts that differ, as far left as they come.
fn likeliest_titles(assigned: &[Option<(Field, bool)>], profiles: &[Profile]) -> Option<usize> {
    let could_be = |column: &usize| {
        let profile = &profiles[*column];
        let free = assigned[*column].is_none_or(|(field, sure)| field != Field::Ignore && !sure);
        free && profile.filled > 0
            && (4..=120).contains(&profile.mean_length())
            && profile.distinct * 10 >= profile.filled * 6
            && !profile.mostly(profile.numbers.max(profile.dates).max(profile.links).max(profile.ids), 50)
    };
    (0..profiles.len()).find(could_be)
}
