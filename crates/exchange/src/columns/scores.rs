//! Weighs headings and values and gives each column a field, each field to one column, the surest first. The same
//! sheet always gives the same answer.

use super::challenge_cells::{self, Known};
use super::headings::Headings;
use super::profile::Profile;
use super::spelling::words;
use super::taken::{ENOUGH, Taken, is_taken};
use super::{Field, titles, vocabulary};
use crate::sheet::Cell;

/// From this score on a column is sure, and nobody has to check it.
const SURE: i32 = 62;
/// From this score on, out of 100, a heading plainly names a field; a column of statuses is then one even where its
/// words are not known.
const PLAINLY: u32 = 80;
/// Two columns whose scores for one field differ by less than this have to be checked.
const NEAR: i32 = 4;

/// For each column its field and whether that is sure.
pub(super) fn assign(
    headings: &Headings,
    profiles: &[Profile],
    data: &[(u32, Vec<Cell>)],
    challenges: &Known,
) -> Vec<Taken> {
    let columns = headings.texts.iter().zip(&headings.groups).zip(profiles);
    let claims_of: Vec<Vec<(Field, i32)>> =
        columns.map(|((heading, group), profile)| candidates(heading, group, profile, challenges)).collect();
    let mut claims: Vec<(i32, usize, Field)> = vec![];
    for (column, candidates) in claims_of.iter().enumerate() {
        let enough = candidates.iter().filter(|(_, score)| *score >= ENOUGH);
        claims.extend(enough.map(|(field, score)| (*score, column, *field)));
    }
    claims.sort_by_key(|(score, column, field)| (-score, *column, *field));

    let mut assigned: Vec<Option<Taken>> = vec![None; profiles.len()];
    for (score, column, field) in &claims {
        if assigned[*column].is_some()
            || is_taken(&assigned, *field)
            || !holds(*field, *column, &assigned, headings, data)
        {
            continue;
        }
        // Of two columns that score nearly the same, the person may well mean the other one.
        let rival = claims.iter().any(|(other, at, of)| {
            of == field
                && at != column
                && !field.may_repeat()
                && (score - other).abs() < NEAR
                && assigned[*at].is_none()
        });
        // Where the values are people's names, the heading names no organisations.
        let people =
            matches!(field, Field::Lead | Field::Partners) && profiles[*column].mostly(profiles[*column].people, 60);
        // A name in each row, and another one in each, is a title whoever calls it "Bid name".
        let named = *field == Field::Title && profiles[*column].differs(90) && profiles[*column].fills(90);
        let enough = *score >= if named { ENOUGH } else { SURE };
        let sure = *field == Field::Ignore || (enough && !people && !(rival && *score < 90));
        assigned[*column] = Some(Taken { field: *field, sure });
    }
    titles::settle(&mut assigned, headings, profiles);
    references(&mut assigned, &claims, headings, data);
    recipients_are_no_place(&mut assigned, headings);
    let left_out = |column: usize| {
        // A column that is left out has to be checked only where its heading names a field that no column got.
        let missed = claims_of[column].iter().any(|(field, _)| {
            let named = vocabulary::score_for(&headings.texts[column], *field) as i32 >= PLAINLY as i32;
            let wanted = matches!(field, Field::Status | Field::Lead | Field::Places | Field::Start | Field::End);
            named && wanted && !assigned.iter().flatten().any(|taken| taken.field == *field)
        });
        Taken { field: Field::Ignore, sure: !missed || profiles[column].filled == 0 }
    };
    (0..profiles.len()).map(|column| assigned[column].unwrap_or_else(|| left_out(column))).collect()
}

/// A reference tells rows apart: where it stands twice, both rows are of one title.
fn holds(
    field: Field,
    column: usize,
    assigned: &[Option<Taken>],
    headings: &Headings,
    data: &[(u32, Vec<Cell>)],
) -> bool {
    if field != Field::Reference {
        return true;
    }
    let title = assigned.iter().position(|taken| taken.is_some_and(|taken| taken.field == Field::Title));
    titles::tells_apart(column, title, headings, data)
}

/// Decides again which column holds the references, now that the one of the titles is known.
fn references(
    assigned: &mut [Option<Taken>],
    claims: &[(i32, usize, Field)],
    headings: &Headings,
    data: &[(u32, Vec<Cell>)],
) {
    let column_of = |assigned: &[Option<Taken>], field: Field| {
        assigned.iter().position(|taken| taken.is_some_and(|taken| taken.field == field))
    };
    let title = column_of(assigned, Field::Title);
    if let Some(column) = column_of(assigned, Field::Reference)
        && !titles::tells_apart(column, title, headings, data)
    {
        assigned[column] = None;
    }
    if column_of(assigned, Field::Reference).is_some() {
        return;
    }
    let free = claims.iter().find(|(_, column, field)| {
        *field == Field::Reference && assigned[*column].is_none() && titles::tells_apart(*column, title, headings, data)
    });
    if let Some((score, column, field)) = free {
        assigned[*column] = Some(Taken { field: *field, sure: *score >= SURE });
    }
}

/// A sheet of grants says where they help and where those who get them have their office; only the first is a place of
/// the map. So where a column names the first, the others are left out.
fn recipients_are_no_place(assigned: &mut [Option<Taken>], headings: &Headings) {
    let begins = |heading: &str, first: &[&str]| {
        let words = words(heading);
        first.contains(&words.first().map_or("", String::as_str)) && words.len() > 1
    };
    let is_place = |taken: &Option<Taken>| taken.is_some_and(|taken| taken.field == Field::Places);
    let helped = ["beneficiary", "project", "delivery", "activity"];
    let columns = || assigned.iter().zip(&headings.texts);
    if !columns().any(|(taken, heading)| is_place(taken) && begins(heading, &helped)) {
        return;
    }
    for (taken, heading) in assigned.iter_mut().zip(&headings.texts) {
        if is_place(taken) && begins(heading, &["recipient", "funding", "applicant", "organisation"]) {
            *taken = Some(Taken { field: Field::Ignore, sure: true });
        }
    }
}

fn candidates(heading: &str, group: &str, profile: &Profile, challenges: &Known) -> Vec<(Field, i32)> {
    let heading_scores = vocabulary::scores(heading);
    let mut candidates: Vec<(Field, i32)> = heading_scores
        .iter()
        .map(|(field, score)| (*field, *score as i32 + by_values(*field, *score, profile)))
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
fn by_values(field: Field, heading_score: u32, profile: &Profile) -> i32 {
    if profile.filled == 0 {
        // A heading with nothing below it is nobody's title.
        return if field == Field::Title && profile.rows > 3 { -60 } else { 0 };
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
        // "From" and "To" are ends of ties as well; "Start date" is a day that somebody wrote badly.
        Field::Start | Field::End => agreeing(profile.dates, 15, if heading_score >= 95 { -45 } else { -60 }),
        Field::Status => by_statuses(heading_score, profile),
        Field::Sector => agreeing(profile.sectors, 15, -60),
        Field::Link => agreeing(profile.links, 20, -10),
        Field::Id => agreeing(profile.ids, 30, -100),
        Field::Reference => by_marks(profile),
        Field::Challenges => agreeing(profile.challenges, 20, -45),
        Field::Strength | Field::BrightSpot => agreeing(profile.ticks, 10, -50),
        Field::Title => titles::by_values(profile),
        Field::Lead | Field::Partners | Field::Places | Field::Priorities | Field::Themes => by_names(field, profile),
        // Numbers and dates tell nothing of what it is about.
        Field::Summary | Field::Notes if profile.mostly(profile.numbers.max(profile.dates).max(profile.ticks), 60) => {
            -60
        }
        Field::Summary | Field::Notes | Field::Ignore | Field::Challenge(_) => 0,
    }
}

fn by_statuses(heading_score: u32, profile: &Profile) -> i32 {
    let foreign = profile.ratings.max(profile.numbers).max(profile.dates).max(profile.links).max(profile.ticks);
    if profile.mostly(profile.statuses, 50) {
        return 15;
    }
    if profile.mostly(profile.statuses, 10) {
        return 0;
    }
    // Words that nobody here knows are listed, to be matched by a person; a story in each row is no status.
    let few =
        profile.distinct_of_all <= 12 && (profile.distinct_of_all * 2 <= profile.filled_of_all || profile.filled < 8);
    let words = few && profile.mean_length() <= 40 && !profile.mostly(foreign, 40);
    if heading_score >= PLAINLY && words { -10 } else { -60 }
}

fn by_marks(profile: &Profile) -> i32 {
    let foreign = profile.dates.max(profile.links);
    if !profile.fills(60) || profile.mostly(foreign, 60) || profile.mean_length() > 60 {
        -100
    } else if profile.differs(100) {
        15
    } else {
        0
    }
}

fn by_names(field: Field, profile: &Profile) -> i32 {
    let no_names = profile.mostly(profile.ratings, 60)
        || profile.mostly(profile.numbers, 50)
        || profile.mostly(profile.dates, 60)
        || profile.mostly(profile.links, 60)
        || profile.mostly(profile.ticks, 80)
        || profile.mostly(profile.codes, 70)
        || (field == Field::Places && profile.mostly(profile.marks, 60));
    let long = profile.mean_length() > 200;
    // A person is no organisation, and people's names should not get into a map unseen.
    let people = matches!(field, Field::Lead | Field::Partners) && profile.mostly(profile.people, 60);
    let ground = matches!(field, Field::Places | Field::Priorities | Field::Themes);
    // A text of its own in each row is no common ground.
    let stories =
        ground && field != Field::Places && profile.mean_length() > 80 && profile.differs(90) && profile.rows > 8;
    match (no_names || long || stories, people) {
        (true, _) => -60,
        (false, true) => -25,
        (false, false) => 0,
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
    suggest(profile.mostly(profile.ids, 90) && profile.differs(100), Field::Id, 60);
    suggest(few && profile.distinct > 1 && profile.mostly(profile.statuses, 80), Field::Status, 55);
    suggest(few && profile.mostly(profile.sectors, 90) && !profile.mostly(profile.statuses, 50), Field::Sector, 50);
    suggest(letters && profile.mostly(profile.challenges, 80), Field::Challenges, 55);
    suggested
}
