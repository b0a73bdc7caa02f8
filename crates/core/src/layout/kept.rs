//! A layout that is kept up to date: a region whose marks are as they were is not looked at again, and where all marks of a
//! region lie as they were put, those that come or move are only held against the others.

use super::packing::Packing;
use super::spacing::Spacing;
use super::{Layout, Rooms, fill_around};
use crate::geometry::{RegionGeometry, clears, regions};
use crate::map::{MAX_CHALLENGES, Position};

/// What was found out about a map's marks, which are drawn at up to one size.
#[derive(Clone, Debug)]
pub(crate) struct Kept {
    largest: f64,
    challenges: usize,
    /// The sizes that are tried, largest first; the counts in the regions decide on the first.
    rungs: Vec<Spacing>,
    /// For each region.
    rooms: [Room; 1 << MAX_CHALLENGES],
}

/// A region's marks, and what came of them at each rung.
#[derive(Clone, Debug)]
struct Room {
    stored: Vec<Option<Position>>,
    tried: Vec<Tried>,
}

#[derive(Clone, Debug)]
enum Tried {
    NotYet,
    /// The region can't hold its marks.
    Full,
    /// All lie where they were put.
    AsStored(Vec<Position>),
    Moved(Vec<Position>),
}

/// Of more new marks than this, all of a region is looked at again.
const FEW: usize = 16;

impl Kept {
    /// Nothing is known yet.
    pub(crate) fn new(largest: f64) -> Kept {
        let rooms = [const { Room { stored: Vec::new(), tried: Vec::new() } }; 1 << MAX_CHALLENGES];
        Kept { largest, challenges: 0, rungs: Vec::new(), rooms }
    }

    /// Lays these marks out, which comes out the same whatever was laid out before.
    pub(crate) fn arrange(&mut self, rooms: &Rooms) -> Layout {
        let first = rooms.counts().spacing(self.largest, rooms.challenges);
        if self.rungs.first() != Some(&first) || self.challenges != rooms.challenges {
            *self = Kept { challenges: rooms.challenges, rungs: first.rungs().collect(), ..Kept::new(self.largest) };
        }
        let grounds = regions(self.challenges);
        for ground in grounds {
            let nth = ground.set.0 as usize;
            self.rooms[nth].take(&rooms.stored[nth], &self.rungs, ground, self.challenges);
        }
        // A region can be full before its share is used up, where places were chosen by hand: then all marks shrink, so
        // that none has to move.
        for (rung, spacing) in self.rungs.iter().enumerate() {
            let held = |ground: &'static RegionGeometry| {
                self.rooms[ground.set.0 as usize].holds(rung, spacing, ground, self.challenges)
            };
            if grounds.iter().all(held) {
                let found = self.rooms.each_ref().map(|room| room.places(rung));
                return Layout { radius: spacing.radius, places: rooms.in_map_order(found) };
            }
        }
        rooms.afresh(self.largest)
    }
}

impl Room {
    /// Whether its marks find room at this rung.
    fn holds(&mut self, rung: usize, spacing: &Spacing, ground: &'static RegionGeometry, challenges: usize) -> bool {
        if self.stored.is_empty() {
            return true;
        }
        if matches!(self.tried[rung], Tried::NotYet) {
            let found = fill_around(&mut Packing::new(ground, challenges, *spacing), &self.stored);
            self.tried[rung] = match found {
                None => Tried::Full,
                Some(places) if places.iter().zip(&self.stored).all(|(at, stored)| *stored == Some(*at)) => {
                    Tried::AsStored(places)
                }
                Some(places) => Tried::Moved(places),
            };
        }
        !matches!(self.tried[rung], Tried::Full)
    }

    fn places(&self, rung: usize) -> &[Position] {
        match self.tried.get(rung) {
            Some(Tried::AsStored(places) | Tried::Moved(places)) => places,
            Some(Tried::NotYet | Tried::Full) | None => &[],
        }
    }

    /// Has these marks from now on.
    fn take(&mut self, stored: &[Option<Position>], rungs: &[Spacing], ground: &RegionGeometry, challenges: usize) {
        self.tried.resize(rungs.len(), Tried::NotYet);
        if self.stored == stored {
            return;
        }
        for (spacing, tried) in rungs.iter().zip(&mut self.tried) {
            let kept = match tried {
                Tried::AsStored(places) => still_lawful(
                    places,
                    stored,
                    |at, other| {
                        let (dx, dy) = (other.x - at.x, other.y - at.y);
                        dx * dx + dy * dy >= spacing.apart * spacing.apart
                    },
                    |at| clears(at, ground.set, challenges, spacing.clear),
                ),
                Tried::NotYet | Tried::Full | Tried::Moved(_) => None,
            };
            *tried = kept.map_or(Tried::NotYet, Tried::AsStored);
        }
        self.stored = stored.to_vec();
    }
}

/// The stored places, where all of them are lawful given that those before were; None where that is not quickly known.
fn still_lawful(
    before: &[Position],
    stored: &[Option<Position>],
    apart: impl Fn(Position, Position) -> bool,
    clear: impl Fn(Position) -> bool,
) -> Option<Vec<Position>> {
    let same = |(at, stored): &(&Position, &Option<Position>)| **stored == Some(**at);
    let from = before.iter().zip(stored).take_while(same).count();
    let till = stored.len() - before[from..].iter().rev().zip(stored[from..].iter().rev()).take_while(same).count();
    if till - from > FEW {
        return None;
    }
    let places: Vec<Position> = stored.iter().copied().collect::<Option<_>>()?;
    let lawful = (from..till).all(|nth| {
        let mut others = places.iter().enumerate().filter(|(other, _)| *other != nth);
        clear(places[nth]) && others.all(|(_, other)| apart(places[nth], *other))
    });
    lawful.then_some(places)
}
