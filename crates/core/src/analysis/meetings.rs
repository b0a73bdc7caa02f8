//! Meeting points: initiatives that serve different challenges and meet on common ground, in rank order.
//! The same patterns and the same ranking as the sweet spots', on the other side of two shared challenges.

use super::incidence::{Incidence, Lists};
use super::names::{Called, Names, SharedNames};
use super::patterns::{Patterns, closed_patterns};
use super::tiling::{Cells, Tile, tiles};
use super::{MeetingPoint, Settings, regions, sweet_spots};
use crate::map::{ChallengeSet, MAX_CHALLENGES, Map};
use crate::phrases;

/// The meeting points in rank order, and the fewest initiatives that each had to have: as many as a sweet spot is asked to
/// have, or more where the table is too dense (see [`closed_patterns`]).
///
/// Each shares an organisation, place, priority or theme and fewer than two challenges, while two challenges or more are
/// each touched by two members or more. Where the settings ask less of a sweet spot than two challenges, those patterns
/// are sweet spots and not listed again.
pub fn meetings(map: &Map, table: &Incidence, settings: &Settings) -> (Vec<MeetingPoint>, u32) {
    let most = usize::from(settings.min_challenges > 1);
    let patterns = where_challenges_meet(table, closed_patterns(table, sweet_spots::fewest(table, settings), 0..=most));
    let (called, mut points): (Vec<Called>, Vec<MeetingPoint>) = tiles(table, &patterns, Cells::OfThings)
        .into_iter()
        .map(|tile| {
            let (rows, shared) = (patterns.rows.list(tile.pattern), patterns.shared.list(tile.pattern));
            meeting_point(map, table, &tile, rows, shared)
        })
        .unzip();
    let mut names = Names::of(points.len());
    points.iter_mut().zip(&called).for_each(|(point, called)| point.name = names.give(called).into_owned());
    (points, patterns.min_initiatives)
}

/// Only the patterns that are meeting points. Whether the table is too dense was decided before, from all
/// patterns.
fn where_challenges_meet(table: &Incidence, found: Patterns) -> Patterns {
    let mut patterns = Patterns { rows: Lists::default(), shared: Lists::default(), ..found };
    for pattern in 0..found.rows.len() as u32 {
        let rows = found.rows.list(pattern);
        if touched(table, rows).len() >= 2 {
            patterns.rows.push(rows);
            patterns.shared.push(found.shared.list(pattern));
        }
    }
    patterns
}

/// The challenges to which at least two of these rows contribute.
fn touched(table: &Incidence, rows: &[u32]) -> ChallengeSet {
    let (mut once, mut twice) = (0, 0);
    for row in rows {
        let challenges = table.challenges[*row as usize].0;
        twice |= once & challenges;
        once |= challenges;
        if twice.count_ones() as usize == MAX_CHALLENGES {
            break;
        }
    }
    ChallengeSet(twice)
}

/// What a meeting point is, and what it can be called: which name is free is known once all are found.
fn meeting_point(
    map: &Map,
    table: &Incidence,
    tile: &Tile,
    rows: &[u32],
    attributes: &[u32],
) -> (Called, MeetingPoint) {
    let (challenges, organisations, grounds) = sweet_spots::parted(table, attributes);
    let (touches, behind) = (touched(table, rows), regions::behind(map, table, rows));
    let shared = SharedNames::of(map, &organisations, &grounds);
    let called = Called::of(map, challenges, &shared);
    let point = MeetingPoint {
        key: sweet_spots::key(map, challenges, &organisations, &grounds),
        challenges,
        touches,
        initiatives: rows.to_vec(),
        score: tile.score,
        new_cells: tile.new_cells,
        name: String::new(),
        sentence: sentence(map, rows.len(), challenges, touches, &shared),
        sectors: regions::sectors(map, behind.iter().copied()),
        behind,
        organisations,
        grounds,
    };
    (called, point)
}

/// "6 initiatives share Loneliness and Wisby Town, where Good start and Good work meet.", or, where all serve one
/// challenge, "6 initiatives serve Good start and share Wisby Town, where it meets Good work."
fn sentence(
    map: &Map,
    members: usize,
    challenges: ChallengeSet,
    touches: ChallengeSet,
    shared: &SharedNames,
) -> String {
    let (shared, others) = (shared.listed(), phrases::challenges(map, touches.without(challenges)));
    if challenges.is_empty() {
        format!("{members} initiatives share {shared}, where {others} meet.")
    } else {
        let served = phrases::challenges(map, challenges);
        format!("{members} initiatives serve {served} and share {shared}, where it meets {others}.")
    }
}
