//! Where the marks lie: in their region, never overlapping, each keeping its place when others move.
//! Never chooses at random and never looks at titles: the same map gives the same places on every machine.

mod kept;
mod lattice;
mod packing;
mod rooms;
mod spacing;

pub(crate) use kept::Kept;
pub(crate) use rooms::Rooms;

use crate::geometry::region;
use crate::map::{ChallengeSet, Map, Position};
use packing::{Packing, Search};
use std::collections::{BTreeMap, BTreeSet};

/// Largest radius of a mark in drawing units; edits lay marks out at it.
pub const MARK_RADIUS: f64 = 13.0;

/// Width of the challenges' outlines in drawing units; marks keep clear of it.
pub const OUTLINE_WIDTH: f64 = 2.5;

/// Places for marks.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// Radius of every mark, in drawing units.
    pub radius: f64,
    /// For each placed initiative, its position in map order and its centre; in map order.
    pub places: Vec<(u32, Position)>,
}

/// Lays out all marks of the map at up to `largest` radius. Stored positions are kept where they are lawful; one that
/// is not goes to the nearest lawful place; an initiative without gets the best place that is left.
pub fn arrange(map: &Map, largest: f64) -> Layout {
    Kept::new(largest).arrange(&Rooms::of(map))
}

/// Places for the initiatives that are placed and have none yet, in map order. Only their own regions are looked at: what lies
/// in another never touches them.
pub fn missing_places(map: &Map) -> Vec<(u32, Position)> {
    if !map.initiatives.iter().any(|row| row.position.is_none() && !map.region_of(row).is_empty()) {
        return Vec::new();
    }
    let rooms = Rooms::of(map);
    let lacking = |places: Vec<(u32, Position)>| -> Vec<(u32, Position)> {
        places.into_iter().filter(|(nth, _)| map.initiatives.at(*nth as usize).position.is_none()).collect()
    };
    for spacing in rooms.counts().spacing(MARK_RADIUS, rooms.challenges).rungs() {
        let found = rooms.of_each(|ground, stored| match stored.iter().all(Option::is_some) {
            true => Some(Vec::new()),
            false => fill_around(&mut Packing::new(ground, rooms.challenges, spacing), stored),
        });
        if let Some(found) = found {
            return lacking(rooms.in_map_order(found.each_ref().map(Vec::as_slice)));
        }
    }
    lacking(rooms.afresh(MARK_RADIUS).places)
}

/// The lawful places nearest to `wish` (or, without a wish, the best free places) for `count` more marks in `region`, among the
/// marks that `map` holds, those in `moving` not counted. None where the drawing has no such region.
pub fn free_places(
    map: &Map,
    region: ChallengeSet,
    wish: Option<Position>,
    moving: &[u32],
    count: usize,
) -> Option<Vec<Position>> {
    let rooms = Rooms::of(map);
    let ground = self::region(region, rooms.challenges)?;
    let moving: BTreeSet<u32> = moving.iter().copied().collect();
    let others: Vec<Option<Position>> =
        rooms.members(region).filter(|(nth, _)| !moving.contains(nth)).map(|(_, stored)| stored).collect();
    let mut counts = rooms.counts();
    counts.at_least(region, others.len() + count);
    for spacing in counts.spacing(MARK_RADIUS, rooms.challenges).rungs() {
        let mut packing = Packing::new(ground, rooms.challenges, spacing);
        if seat(&mut packing, &others).is_some()
            && let Some(places) = match wish {
                Some(wish) => gather(&mut packing, wish, count),
                None if others.is_empty() => fill_afresh(&mut packing, count),
                None => (0..count).map(|_| packing.best().inspect(|place| packing.put(*place))).collect(),
            }
        {
            return Some(places);
        }
    }
    Some(vec![ground.pole; count])
}

/// The places nearest to a wish, nearest first.
fn gather(packing: &mut Packing, wish: Position, count: usize) -> Option<Vec<Position>> {
    let mut search = Search::around(wish, &packing.spacing);
    (0..count).map(|_| packing.next_nearest(&mut search).ok().flatten().inspect(|place| packing.put(*place))).collect()
}

/// Fresh, even places for all placed initiatives, whatever places they have.
pub fn tidy(map: &Map, largest: f64) -> Vec<(u32, Position)> {
    Rooms::of(map).afresh(largest).places
}

/// Keeps what is stored, and fits the rest around it.
fn fill_around(packing: &mut Packing, stored: &[Option<Position>]) -> Option<Vec<Position>> {
    if stored.iter().all(Option::is_none) { fill_afresh(packing, stored.len()) } else { seat(packing, stored) }
}

/// Lawful places first, so that a mark that has to move never takes the place of one that need not.
fn seat(packing: &mut Packing, marks: &[Option<Position>]) -> Option<Vec<Position>> {
    let mut places: Vec<Option<Position>> =
        marks.iter().map(|stored| stored.filter(|stored| packing.take(*stored))).collect();
    // Many that want one and the same place share a search, or each would look in vain where those before it did.
    let mut searches: BTreeMap<(u64, u64), Search> = BTreeMap::new();
    for (stored, place) in marks.iter().zip(&mut places) {
        if let (Some(stored), None) = (*stored, &place) {
            let wish = (stored.x.to_bits(), stored.y.to_bits());
            let search = searches.entry(wish).or_insert_with(|| Search::around(stored, &packing.spacing));
            // Where the wishes cost too much to be looked for, any good place will do.
            let Ok(found) = packing.next_nearest(search) else { break };
            let found = found?;
            packing.put(found);
            *place = Some(found);
        }
    }
    for place in &mut places {
        if place.is_none() {
            let found = packing.best()?;
            packing.put(found);
            *place = Some(found);
        }
    }
    places.into_iter().collect()
}

/// Even places for `count` marks.
fn fill_afresh(packing: &mut Packing, count: usize) -> Option<Vec<Position>> {
    let mut places = lattice::spread(packing.ground, packing.challenges, &packing.spacing, count);
    for place in &places {
        packing.put(*place);
    }
    while places.len() < count {
        let found = packing.best()?;
        packing.put(found);
        places.push(found);
    }
    Some(places)
}
