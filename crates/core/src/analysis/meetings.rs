//! Meeting points: initiatives that serve different challenges and meet on common ground, in rank order.
//! The same patterns and the same ranking as the sweet spots', on the other side of two shared challenges.

use super::patterns::{Patterns, closed_patterns};
use super::table::{FIRST_ORGANISATION, Lists, Table};
use super::tiling::{Tile, tiles};
use super::{MeetingPoint, Settings, regions, sweet_spots};
use crate::map::{ChallengeSet, MAX_CHALLENGES, Map};
use crate::words;

/// The meeting points in rank order, and the fewest initiatives that each had to have: as many as a sweet spot is asked to
/// have, or more where the table is too dense (see [`closed_patterns`]).
///
/// Each shares an organisation, place, priority or theme and fewer than two challenges, while two challenges or more are
/// each touched by two members or more. Where the settings ask less of a sweet spot than two challenges, those patterns
/// are sweet spots and not listed again.
pub fn meetings(map: &Map, table: &Table, settings: &Settings) -> (Vec<MeetingPoint>, u32) {
    let most = usize::from(settings.min_challenges > 1);
    let patterns = where_challenges_meet(table, closed_patterns(table, sweet_spots::fewest(table, settings), 0..=most));
    let told = tiles(table, &patterns)
        .into_iter()
        .map(|tile| told(map, table, &tile, patterns.rows.list(tile.pattern), patterns.things.list(tile.pattern)))
        .collect();
    (told, patterns.min_initiatives)
}

/// Only the patterns that are meeting points. What is too dense was settled before, from all of them.
fn where_challenges_meet(table: &Table, found: Patterns) -> Patterns {
    let mut kept = Patterns { rows: Lists::default(), things: Lists::default(), ..found };
    for pattern in 0..found.rows.len() as u32 {
        let (rows, things) = (found.rows.list(pattern), found.things.list(pattern));
        let on_ground = things.last().is_some_and(|thing| *thing >= FIRST_ORGANISATION);
        if on_ground && touched(table, rows).len() >= 2 {
            kept.rows.push(rows);
            kept.things.push(things);
        }
    }
    kept
}

/// The challenges to which at least two of these rows contribute.
fn touched(table: &Table, rows: &[u32]) -> ChallengeSet {
    let (mut once, mut twice) = (0, 0);
    for row in rows {
        let held = table.challenges[*row as usize].0;
        twice |= once & held;
        once |= held;
        if twice.count_ones() as usize == MAX_CHALLENGES {
            break;
        }
    }
    ChallengeSet(twice)
}

fn told(map: &Map, table: &Table, tile: &Tile, rows: &[u32], things: &[u32]) -> MeetingPoint {
    let (challenges, organisations, grounds) = sweet_spots::parted(table, things);
    let (touches, behind) = (touched(table, rows), regions::behind(map, table, rows));
    let names = sweet_spots::names(map, &organisations, &grounds);
    MeetingPoint {
        key: sweet_spots::key(map, challenges, &organisations, &grounds),
        challenges,
        touches,
        initiatives: table.positions(rows),
        score: tile.score,
        new_cells: tile.new_cells,
        name: name(&names),
        sentence: sentence(rows.len(), challenges, touches, &names),
        sectors: regions::sectors(map, behind.iter().copied()),
        behind,
        organisations,
        grounds,
    }
}

/// The first two things shared, and how many others there are.
fn name(names: &[String]) -> String {
    let (first, others) = names.split_at(names.len().min(2));
    let first = first.join(", ");
    if others.is_empty() { first } else { format!("{first} + {}", others.len()) }
}

/// "3 initiatives share Wisby Town and Loneliness, and touch A, C and D."
fn sentence(members: usize, challenges: ChallengeSet, touches: ChallengeSet, names: &[String]) -> String {
    let letters = |set: ChallengeSet| set.letters().chars().map(String::from).collect::<Vec<_>>();
    let shared = [letters(challenges), names.to_vec()].concat();
    format!("{members} initiatives share {}, and touch {}.", words::listed(&shared), words::listed(&letters(touches)))
}
