//! Sweet spots: what groups of initiatives share, in rank order, with who is behind each, who nearly belongs and how
//! fragile it is. Patterns are found and ranked elsewhere; here they are only put into names and words.

use super::incidence::Incidence;
use super::names::{Names, SharedNames};
use super::patterns::closed_patterns;
use super::tiling::{Cells, Tile, tiles};
use super::{Fragile, LeftOut, Nearly, Settings, Shared, SweetSpot, regions};
use crate::fnv::Fnv1a;
use crate::map::{ChallengeSet, MAX_CHALLENGES, Map};
use crate::phrases;
use std::collections::BTreeMap;

/// Most initiatives that are listed as nearly belonging.
pub const MOST_NEARLY: usize = 12;

/// The sweet spots in rank order, and the fewest initiatives that each had to have: what the settings say, by default 2
/// or 0.3 % of the placed initiatives (rounded up) if that is more. It can be more still where the table is too dense
/// (see [`closed_patterns`]). A sweet spot shares at least one challenge and one thing and has at least one
/// initiative, whatever the settings say.
pub fn sweet_spots(map: &Map, table: &Incidence, settings: &Settings) -> (Vec<SweetSpot>, u32) {
    let challenges = settings.min_challenges.max(1) as usize..=MAX_CHALLENGES;
    let patterns = closed_patterns(table, fewest(table, settings), challenges);
    let mut names = Names::default();
    let spots = tiles(table, &patterns, Cells::OfChallengesAndThings)
        .into_iter()
        .map(|tile| {
            let (rows, shared) = (patterns.rows.list(tile.pattern), patterns.shared.list(tile.pattern));
            sweet_spot(map, table, &tile, rows, shared, patterns.min_initiatives, &mut names)
        })
        .collect();
    (spots, patterns.min_initiatives)
}

/// The fewest initiatives that are asked for.
pub fn fewest(table: &Incidence, settings: &Settings) -> u32 {
    settings.min_initiatives.unwrap_or_else(|| (3 * table.len()).div_ceil(1000).max(2) as u32).max(1)
}

fn sweet_spot(
    map: &Map,
    table: &Incidence,
    tile: &Tile,
    rows: &[u32],
    attributes: &[u32],
    min_initiatives: u32,
    names: &mut Names,
) -> SweetSpot {
    let (challenges, organisations, grounds) = parted(table, attributes);
    let shared = SharedNames::of(map, &organisations, &grounds);
    let behind = regions::behind(map, table, rows);
    SweetSpot {
        key: key(map, challenges, &organisations, &grounds),
        challenges,
        initiatives: table.positions(rows),
        score: tile.score,
        new_cells: tile.new_cells,
        name: names.give(map, challenges, &shared),
        sentence: sentence(map, rows.len(), challenges, &shared),
        sectors: regions::sectors(map, behind.iter().copied()),
        behind,
        nearly: nearly(table, rows, attributes),
        fragile: fragile(table, rows, min_initiatives),
        organisations,
        grounds,
    }
}

/// The things that were left out because more than half of the table's initiatives have them, in map order.
pub fn left_out(table: &Incidence) -> Vec<LeftOut> {
    table
        .left_out
        .iter()
        .map(|(thing, initiatives)| LeftOut { thing: table.shared(*thing), initiatives: *initiatives })
        .collect()
}

/// The attributes as challenges, organisations and grounds, each in map order.
pub fn parted(table: &Incidence, attributes: &[u32]) -> (ChallengeSet, Vec<u32>, Vec<u32>) {
    let mut challenges = ChallengeSet::EMPTY;
    let (mut organisations, mut grounds) = (vec![], vec![]);
    for attribute in attributes {
        match table.shared(*attribute) {
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
    let mut hash = Fnv1a::default();
    ids.iter().for_each(|id| hash.bytes(&id.to_be_bytes()));
    format!("{:016x}", hash.finish())
}

/// "4 initiatives serve Good work and Healthy life, and share Loneliness and Wisby Town."
fn sentence(map: &Map, members: usize, challenges: ChallengeSet, shared: &SharedNames) -> String {
    let (serve, share) = if members == 1 { ("serves", "has") } else { ("serve", "share") };
    format!(
        "{} {serve} {}, and {share} {}.",
        phrases::counted(members, "initiative", "initiatives"),
        phrases::challenges(map, challenges),
        shared.listed()
    )
}

/// Counted initiatives that are no members and lack exactly one of the challenges and things shared, the first
/// [`MOST_NEARLY`] in map order.
fn nearly(table: &Incidence, rows: &[u32], attributes: &[u32]) -> Vec<Nearly> {
    // Who lacks one has at least one of any two, so it is enough to walk the two rarest's lists.
    let mut by_rarity = attributes.to_vec();
    by_rarity.sort_unstable_by_key(|attribute| table.rows_with(*attribute).len());
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
            && let Some(lacks) = only_lack(table.attributes_of(row), attributes)
        {
            nearly.push(Nearly { initiative: table.initiatives[row as usize], lacks: table.shared(lacks) });
        }
    }
    nearly
}

/// The one of `attributes` that `own` lacks; None where it lacks none, or more than one. Both lists rise.
fn only_lack(own: &[u32], attributes: &[u32]) -> Option<u32> {
    let mut own = own.iter().copied().peekable();
    let mut lack = None;
    for attribute in attributes {
        while own.next_if(|other| other < attribute).is_some() {}
        if own.next_if_eq(attribute).is_none() && lack.replace(*attribute).is_some() {
            return None;
        }
    }
    lack
}

/// The organisations that alone are behind one or more members, in map order.
fn fragile(table: &Incidence, rows: &[u32], min_initiatives: u32) -> Vec<Fragile> {
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
