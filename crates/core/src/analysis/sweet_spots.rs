//! Sweet spots: what groups of initiatives share, in rank order, with who is behind each, who nearly belongs and how
//! fragile it is. Patterns are found and ranked elsewhere; here they are only put into names and words.

use super::incidence::{Incidence, Turn};
use super::names::{Called, Names, SharedNames};
use super::patterns::Patterns;
use super::since::Since;
use super::tiling::Tile;
use super::{Fragile, LeftOut, Nearly, Settings, Shared, SweetSpot, regions};
use crate::fnv::Fnv1a;
use crate::map::{ChallengeSet, Map};
use crate::phrases;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Most initiatives that are listed as nearly belonging.
pub const MOST_NEARLY: usize = 12;

/// The sweet spots of a table in rank order, with what they can be called, kept from one state of the map to the next.
#[derive(Default)]
pub struct KeptSpots {
    /// In rank order.
    pub spots: Vec<Arc<SweetSpot>>,
    /// Of each its pattern, and its names.
    told: Vec<(u32, Box<Called>)>,
}

impl KeptSpots {
    /// Tells what is the sweet spot of each tile. One that was told of the same pattern is taken again where nothing that it
    /// says can have changed.
    pub fn follow(&mut self, map: &Map, table: &Incidence, patterns: &Patterns, tiles: &[Tile], since: Option<&Since>) {
        let mut before: Vec<Option<(Box<Called>, Arc<SweetSpot>)>> = vec![];
        before.resize_with(patterns.shared.len(), || None);
        for ((pattern, called), spot) in self.told.drain(..).zip(self.spots.drain(..)) {
            before[pattern as usize] = Some((called, spot));
        }
        let mut was = vec![];
        for tile in tiles {
            let shared = patterns.shared.list(tile.pattern);
            let (called, spot) = match before[tile.pattern as usize].take() {
                Some((called, spot)) if !since.is_none_or(|since| is_touched(&spot, shared, since)) => {
                    was.push(Some(spot.clone()));
                    (called, spot)
                }
                other => {
                    was.push(other.map(|(_, spot)| spot));
                    let (called, spot) = sweet_spot(
                        map,
                        table,
                        tile,
                        patterns.rows.list(tile.pattern),
                        shared,
                        patterns.min_initiatives,
                    );
                    (Box::new(called), Arc::new(spot))
                }
            };
            self.told.push((tile.pattern, called));
            self.spots.push(spot);
        }
        let mut names = Names::of(tiles.len());
        for (((spot, was), (_, called)), tile) in self.spots.iter_mut().zip(was).zip(&self.told).zip(tiles) {
            let name = names.give(called);
            if spot.name != name || spot.new_cells != tile.new_cells {
                let spot = Arc::make_mut(spot);
                (spot.name, spot.new_cells) = (name.into_owned(), tile.new_cells);
            }
            if let Some(was) = was.filter(|was| *was == *spot) {
                *spot = was;
            }
        }
    }
}

/// Whether the members of a sweet spot that shares these attributes, or who nearly belongs, or what any of it is called,
/// may be others.
fn is_touched(spot: &SweetSpot, shared: &[u32], since: &Since) -> bool {
    // Those that nearly belong are listed up to a number: one that comes after these is not seen.
    let is_seen =
        |row: u32| spot.nearly.len() < MOST_NEARLY || spot.nearly.last().is_some_and(|last| row <= last.initiative);
    let belongs = |turn: &Turn| {
        [&turn.before, &turn.after].into_iter().any(|row| match lack(row, shared) {
            Lack::None => true,
            Lack::Only(_) => is_seen(turn.row),
            Lack::More => false,
        })
    };
    let any = |changed: &[u32], own: &[u32]| changed.iter().any(|position| own.binary_search(position).is_ok());
    since.changed.challenges
        || any(&since.changed.organisations, &spot.organisations)
        || any(&since.changed.organisations, &spot.behind)
        || any(&since.changed.grounds, &spot.grounds)
        || since.turns.iter().any(belongs)
}

/// The fewest initiatives that each has to have: what the settings say, by default 2 or 0.3 % of the placed initiatives
/// (rounded up) if that is more. It can be more still where the table is too dense (see [`closed_patterns`]).
///
/// [`closed_patterns`]: super::patterns::closed_patterns
pub fn fewest(table: &Incidence, settings: &Settings) -> u32 {
    settings.min_initiatives.unwrap_or_else(|| (3 * table.placed()).div_ceil(1000).max(2) as u32).max(1)
}

/// What a sweet spot is, and what it can be called: which name is free is known once all are found.
fn sweet_spot(
    map: &Map,
    table: &Incidence,
    tile: &Tile,
    rows: &[u32],
    attributes: &[u32],
    min_initiatives: u32,
) -> (Called, SweetSpot) {
    let (challenges, organisations, grounds) = parted(table, attributes);
    let shared = SharedNames::of(map, &organisations, &grounds);
    let called = Called::of(map, challenges, &shared);
    let behind = regions::behind(map, table, rows);
    let spot = SweetSpot {
        key: key(map, challenges, &organisations, &grounds),
        challenges,
        initiatives: rows.to_vec(),
        score: tile.score,
        new_cells: tile.new_cells,
        name: String::new(),
        sentence: sentence(map, rows.len(), challenges, &shared),
        sectors: regions::sectors(map, behind.iter().copied()),
        behind,
        nearly: nearly(table, rows, attributes),
        fragile: fragile(table, rows, min_initiatives),
        organisations,
        grounds,
    };
    (called, spot)
}

/// The things that were left out because more than half of the table's initiatives have them, in map order.
pub fn left_out(table: &Incidence) -> Vec<LeftOut> {
    let all = table.left_out.iter();
    let mut left_out: Vec<LeftOut> =
        all.map(|(thing, initiatives)| LeftOut { thing: table.shared(*thing), initiatives: *initiatives }).collect();
    left_out.sort_unstable_by_key(|left_out| left_out.thing);
    left_out
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
            && let Lack::Only(lacks) = lack(table.attributes_of(row), attributes)
        {
            nearly.push(Nearly { initiative: row, lacks: table.shared(lacks) });
        }
    }
    nearly
}

/// Which of some attributes a row lacks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// It has them all.
    None,
    /// It lacks this one.
    Only(u32),
    /// It lacks two or more.
    More,
}

/// Which of `attributes` `own` lacks. Both lists rise.
pub fn lack(own: &[u32], attributes: &[u32]) -> Lack {
    let mut own = own.iter().copied().peekable();
    let mut lack = Lack::None;
    for attribute in attributes {
        while own.next_if(|other| other < attribute).is_some() {}
        if own.next_if_eq(attribute).is_none() {
            if lack != Lack::None {
                return Lack::More;
            }
            lack = Lack::Only(*attribute);
        }
    }
    lack
}

/// The organisations that alone are behind one or more members, in map order.
fn fragile(table: &Incidence, rows: &[u32], min_initiatives: u32) -> Vec<Fragile> {
    let mut lone: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for row in rows {
        if let [only] = table.organisations_of(*row) {
            lone.entry(*only).or_default().push(*row);
        }
    }
    lone.into_iter()
        .map(|(organisation, loses)| {
            let ends = rows.len() - loses.len() < min_initiatives as usize;
            Fragile { organisation, loses, ends }
        })
        .collect()
}
