//! Where the marks lie: in their region, never overlapping, each keeping its place when others move.
//! Never chooses at random and never looks at titles: the same map gives the same places on every machine.

mod lattice;
mod packing;
mod spacing;

use crate::geometry::{RegionGeometry, region, regions};
use crate::map::{ChallengeSet, MAX_CHALLENGES, Map, Position};
use packing::{Packing, Search};
use spacing::{Counts, Spacing};
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
    let rooms = Rooms::of(map);
    // A region can be full before its share is used up, where places were chosen by hand: then all marks shrink, so
    // that none has to move.
    for spacing in rooms.counts.spacing(largest, rooms.challenges).rungs() {
        if let Some(places) = rooms.fill(&spacing, fill_around) {
            return Layout { radius: spacing.radius, places };
        }
    }
    rooms.afresh(largest)
}

/// The lawful place nearest to `wish` (or, without a wish, the best free place) for one more mark in `region`,
/// among the marks that `map` holds, those in `moving` not counted.
pub fn free_place(map: &Map, region: ChallengeSet, wish: Option<Position>, moving: &[u32]) -> Option<Position> {
    places_for(map, region, wish, moving, 1)?.pop()
}

/// As `free_place`, for all marks in `moving` at once and in their order: much quicker than one by one for many.
/// None where the drawing has no such region.
pub fn free_places(map: &Map, region: ChallengeSet, wish: Option<Position>, moving: &[u32]) -> Option<Vec<Position>> {
    places_for(map, region, wish, moving, moving.len())
}

/// The best free places in `region` for so many more marks, among those that `map` holds. None where the drawing has no
/// such region.
pub fn spare_places(map: &Map, region: ChallengeSet, count: usize) -> Option<Vec<Position>> {
    places_for(map, region, None, &[], count)
}

fn places_for(
    map: &Map,
    region: ChallengeSet,
    wish: Option<Position>,
    moving: &[u32],
    count: usize,
) -> Option<Vec<Position>> {
    let rooms = Rooms::of(map);
    let ground = self::region(region, rooms.challenges)?;
    let moving: BTreeSet<u32> = moving.iter().copied().collect();
    let mut others = rooms.marks[region.0 as usize].clone();
    others.retain(|mark| !moving.contains(&mark.initiative));
    let mut counts = rooms.counts;
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

/// A mark to be placed.
#[derive(Clone, Copy)]
struct Waiting {
    initiative: u32,
    stored: Option<Position>,
}

/// The marks of each region, in map order.
struct Rooms {
    challenges: usize,
    marks: [Vec<Waiting>; 1 << MAX_CHALLENGES],
    counts: Counts,
}

impl Rooms {
    fn of(map: &Map) -> Rooms {
        let mut marks = [const { Vec::new() }; 1 << MAX_CHALLENGES];
        for (initiative, row) in (0..).zip(map.initiatives.iter()) {
            let region = map.region_of(row);
            if !region.is_empty() {
                marks[region.0 as usize].push(Waiting { initiative, stored: row.position });
            }
        }
        let counts = Counts::of(marks.each_ref().map(Vec::len));
        Rooms { challenges: map.challenges.len(), marks, counts }
    }

    /// Even places for all, whatever places they have. Where not even the smallest marks found room, they lie in the middle:
    /// no map may keep the search going for ever.
    fn afresh(&self, largest: f64) -> Layout {
        let rungs = self.counts.spacing(largest, self.challenges).rungs();
        let mut radius = largest;
        for spacing in rungs {
            radius = spacing.radius;
            if let Some(places) = self.fill(&spacing, |packing, marks| fill_afresh(packing, marks.len())) {
                return Layout { radius, places };
            }
        }
        let middle = |ground: &RegionGeometry| {
            let marks = &self.marks[ground.set.0 as usize];
            marks.iter().map(|mark| (mark.initiative, ground.pole)).collect::<Vec<_>>()
        };
        let mut places: Vec<(u32, Position)> = regions(self.challenges).iter().flat_map(middle).collect();
        places.sort_by_key(|(initiative, _)| *initiative);
        Layout { radius, places }
    }

    /// Places every mark, region by region: marks of two regions never touch, since both keep clear of the outline
    /// between them. None where a region can't hold its marks at this spacing.
    fn fill(
        &self,
        spacing: &Spacing,
        place: impl Fn(&mut Packing, &[Waiting]) -> Option<Vec<Position>>,
    ) -> Option<Vec<(u32, Position)>> {
        let mut places = Vec::new();
        for ground in regions(self.challenges) {
            let marks = &self.marks[ground.set.0 as usize];
            if !marks.is_empty() {
                let mut packing = Packing::new(ground, self.challenges, *spacing);
                let placed = place(&mut packing, marks)?;
                places.extend(marks.iter().map(|mark| mark.initiative).zip(placed));
            }
        }
        places.sort_by_key(|(initiative, _)| *initiative);
        Some(places)
    }
}

/// Keeps what is stored, and fits the rest around it.
fn fill_around(packing: &mut Packing, marks: &[Waiting]) -> Option<Vec<Position>> {
    if marks.iter().all(|mark| mark.stored.is_none()) {
        fill_afresh(packing, marks.len())
    } else {
        seat(packing, marks)
    }
}

/// Lawful places first, so that a mark that has to move never takes the place of one that need not.
fn seat(packing: &mut Packing, marks: &[Waiting]) -> Option<Vec<Position>> {
    let mut places: Vec<Option<Position>> =
        marks.iter().map(|mark| mark.stored.filter(|stored| packing.take(*stored))).collect();
    // Many that want one and the same place share a search, or each would look in vain where those before it did.
    let mut searches: BTreeMap<(u64, u64), Search> = BTreeMap::new();
    for (mark, place) in marks.iter().zip(&mut places) {
        if let (Some(stored), None) = (mark.stored, &place) {
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
