//! Sweet spots: what groups of initiatives share, in rank order, with who is behind each, who nearly belongs and how
//! fragile it is. Patterns are found and ranked elsewhere; here they are only put into names and words.

use super::patterns::closed_patterns;
use super::table::Table;
use super::tiling::{Tile, tiles};
use super::{Fragile, Nearly, Settings, Shared, SweetSpot, regions};
use crate::map::{ChallengeSet, GroundKind, MAX_CHALLENGES, Map};
use crate::words;
use std::collections::BTreeMap;

/// Most initiatives that are listed as nearly belonging.
pub const MOST_NEARLY: usize = 12;

/// The sweet spots in rank order, and the fewest initiatives that each had to have: what the settings say, by default 2
/// or 0.3 % of the placed initiatives (rounded up) if that is more. It can be more still where the table is too dense
/// (see [`closed_patterns`]). A sweet spot shares at least one challenge and has at least one initiative, whatever the
/// settings say.
pub fn sweet_spots(map: &Map, table: &Table, settings: &Settings) -> (Vec<SweetSpot>, u32) {
    let challenges = settings.min_challenges.max(1) as usize..=MAX_CHALLENGES;
    let patterns = closed_patterns(table, fewest(table, settings), challenges);
    let told = tiles(table, &patterns)
        .into_iter()
        .map(|tile| {
            let (rows, things) = (patterns.rows.list(tile.pattern), patterns.things.list(tile.pattern));
            told(map, table, &tile, rows, things, patterns.min_initiatives)
        })
        .collect();
    (told, patterns.min_initiatives)
}

/// The fewest initiatives that are asked for.
pub fn fewest(table: &Table, settings: &Settings) -> u32 {
    settings.min_initiatives.unwrap_or_else(|| (3 * table.len()).div_ceil(1000).max(2) as u32).max(1)
}

fn told(map: &Map, table: &Table, tile: &Tile, rows: &[u32], things: &[u32], min_initiatives: u32) -> SweetSpot {
    let (challenges, organisations, grounds) = parted(table, things);
    let behind = regions::behind(map, table, rows);
    SweetSpot {
        key: key(map, challenges, &organisations, &grounds),
        challenges,
        initiatives: table.positions(rows),
        score: tile.score,
        new_cells: tile.new_cells,
        name: name(map, table, rows),
        sentence: sentence(map, rows.len(), challenges, &organisations, &grounds),
        sectors: regions::sectors(map, behind.iter().copied()),
        behind,
        nearly: nearly(table, rows, things),
        fragile: fragile(table, rows, min_initiatives),
        organisations,
        grounds,
    }
}

/// The things as challenges, organisations and grounds, each in map order.
pub fn parted(table: &Table, things: &[u32]) -> (ChallengeSet, Vec<u32>, Vec<u32>) {
    let mut challenges = ChallengeSet::EMPTY;
    let (mut organisations, mut grounds) = (vec![], vec![]);
    for thing in things {
        match table.shared(*thing) {
            Shared::Challenge(position) => challenges.insert(position),
            Shared::Organisation(position) => organisations.push(position),
            Shared::Ground(position) => grounds.push(position),
        }
    }
    (challenges, organisations, grounds)
}

/// Sixteen hexadecimal digits made of the ids of all that is shared (FNV-1a). No two closed patterns share the same
/// things, and ids stay when names, letters or the order of rows change.
pub fn key(map: &Map, challenges: ChallengeSet, organisations: &[u32], grounds: &[u32]) -> String {
    let mut ids: Vec<u128> = map.challenge_ids(challenges).iter().map(|id| id.0.as_u128()).collect();
    ids.extend(organisations.iter().map(|position| map.organisations.at(*position as usize).id.0.as_u128()));
    ids.extend(grounds.iter().map(|position| map.grounds.at(*position as usize).id.0.as_u128()));
    ids.sort_unstable();
    let mut digest: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in ids.iter().flat_map(|id| id.to_be_bytes()) {
        digest = (digest ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    format!("{digest:016x}")
}

/// The first two members' titles, and how many others there are.
fn name(map: &Map, table: &Table, rows: &[u32]) -> String {
    let titles: Vec<&str> = rows
        .iter()
        .take(2)
        .map(|row| map.initiatives.at(table.initiatives[*row as usize] as usize).title.as_str())
        .collect();
    let first = titles.join(", ");
    if rows.len() > titles.len() { format!("{first} + {}", rows.len() - titles.len()) } else { first }
}

/// "4 initiatives share all four challenges, Wisby Town and Loneliness.": challenges, then organisations, places,
/// priorities and themes, each in map order.
fn sentence(map: &Map, members: usize, challenges: ChallengeSet, organisations: &[u32], grounds: &[u32]) -> String {
    let letters: Vec<String> = challenges.positions().map(|position| ChallengeSet(1 << position).letters()).collect();
    let all = challenges == ChallengeSet::all(map.challenges.len());
    let mut shared = vec![match (all, challenges.len()) {
        (true, 2) => "both challenges".to_owned(),
        (true, 3) => "all three challenges".to_owned(),
        (true, 4) => "all four challenges".to_owned(),
        (true, 5) => "all five challenges".to_owned(),
        (true | false, _) => words::listed(&letters),
    }];
    shared.extend(names(map, organisations, grounds));
    let verb = if members == 1 { "has" } else { "share" };
    format!("{} {verb} {}.", words::counted(members, "initiative", "initiatives"), words::listed(&shared))
}

/// Names of organisations, then of places, priorities and themes, each in map order.
pub fn names(map: &Map, organisations: &[u32], grounds: &[u32]) -> Vec<String> {
    let organisations = organisations.iter().map(|position| map.organisations.at(*position as usize).name.clone());
    let grounds = GroundKind::ALL.into_iter().flat_map(|kind| {
        let rows = grounds.iter().map(|position| map.grounds.at(*position as usize));
        rows.filter(move |ground| ground.kind == kind).map(|ground| ground.name.clone())
    });
    organisations.chain(grounds).collect()
}

/// Counted initiatives that are no members and have all things but exactly one, the first [`MOST_NEARLY`] in map order.
/// Where one thing alone is shared nobody nearly belongs: to have none of it is no nearness.
fn nearly(table: &Table, rows: &[u32], things: &[u32]) -> Vec<Nearly> {
    // Who lacks one thing has at least one of any two, so it is enough to walk the two rarest's lists.
    let mut by_rarity = things.to_vec();
    by_rarity.sort_unstable_by_key(|thing| table.rows_with(*thing).len());
    let [first, second, ..] = by_rarity[..] else { return vec![] };
    let (mut first, mut second) = (table.rows_with(first), table.rows_with(second));
    let mut nearly = vec![];
    while nearly.len() < MOST_NEARLY {
        let row = match (first.first(), second.first()) {
            (Some(one), Some(other)) => *one.min(other),
            (Some(row), None) | (None, Some(row)) => *row,
            (None, None) => break,
        };
        first = first.strip_prefix(&[row]).unwrap_or(first);
        second = second.strip_prefix(&[row]).unwrap_or(second);
        if rows.binary_search(&row).is_err()
            && let Some(lacks) = only_lack(table.things_of(row), things)
        {
            nearly.push(Nearly { initiative: table.initiatives[row as usize], lacks: table.shared(lacks) });
        }
    }
    nearly
}

/// The one thing of `things` that is not among `held`; None where it lacks none, or more than one. Both rise.
fn only_lack(held: &[u32], things: &[u32]) -> Option<u32> {
    let mut held = held.iter().copied().peekable();
    let mut lack = None;
    for thing in things {
        while held.next_if(|other| other < thing).is_some() {}
        if held.next_if_eq(thing).is_none() && lack.replace(*thing).is_some() {
            return None;
        }
    }
    lack
}

/// The organisations that alone are behind one or more members, in map order.
fn fragile(table: &Table, rows: &[u32], min_initiatives: u32) -> Vec<Fragile> {
    let mut lone: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for row in rows {
        if let [only] = table.organisations_of(*row) {
            lone.entry(*only).or_default().push(table.initiatives[*row as usize]);
        }
    }
    lone.into_iter()
        .map(|(organisation, loses)| {
            let ends = rows.len() - loses.len() < min_initiatives as usize;
            Fragile { organisation, loses, ends }
        })
        .collect()
}
