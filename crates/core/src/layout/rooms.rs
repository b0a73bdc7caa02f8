//! What there is to lay out: who lies in which region, and where people put them.

use super::packing::Packing;
use super::spacing::{Counts, Spacing};
use super::{Layout, fill_afresh};
use crate::geometry::{RegionGeometry, regions};
use crate::map::{ChallengeSet, MAX_CHALLENGES, Map, Position};

/// The marks of each region, in map order.
pub(crate) struct Rooms {
    pub(super) challenges: usize,
    /// Of each initiative in map order; empty where it is not placed.
    regions: Vec<ChallengeSet>,
    /// For each region, the places that are stored.
    pub(super) stored: [Vec<Option<Position>>; 1 << MAX_CHALLENGES],
}

impl Rooms {
    pub(super) fn of(map: &Map) -> Rooms {
        Rooms::holding(map.challenges.len(), map.initiatives.iter().map(|row| (map.region_of(row), row.position)))
    }

    /// For so many challenges and, in map order, each initiative's region and stored place.
    pub(crate) fn holding(
        challenges: usize,
        initiatives: impl ExactSizeIterator<Item = (ChallengeSet, Option<Position>)>,
    ) -> Rooms {
        let mut rooms = Rooms {
            challenges,
            regions: Vec::with_capacity(initiatives.len()),
            stored: [const { Vec::new() }; 1 << MAX_CHALLENGES],
        };
        for (region, stored) in initiatives {
            rooms.regions.push(region);
            if !region.is_empty() {
                rooms.stored[region.0 as usize].push(stored);
            }
        }
        rooms
    }

    pub(super) fn counts(&self) -> Counts {
        Counts::of(self.stored.each_ref().map(Vec::len))
    }

    /// How many lie in the region.
    pub(crate) fn count(&self, region: ChallengeSet) -> u32 {
        self.stored[region.0 as usize].len() as u32
    }

    /// The initiatives of a region, by position in map order, and where they were put.
    pub(super) fn members(&self, region: ChallengeSet) -> impl Iterator<Item = (u32, Option<Position>)> {
        let within = (0..).zip(&self.regions).filter(move |(_, of)| **of == region).map(|(nth, _)| nth);
        within.zip(self.stored[region.0 as usize].iter().copied())
    }

    /// What was found for each region's marks, for each initiative in map order. Regions for which nothing was found are left
    /// out.
    pub(super) fn in_map_order(&self, found: [&[Position]; 1 << MAX_CHALLENGES]) -> Vec<(u32, Position)> {
        let mut found = found.map(|places| places.iter());
        let placed = (0..).zip(&self.regions);
        placed.filter_map(|(nth, region)| Some((nth, *found[region.0 as usize].next()?))).collect()
    }

    /// Even places for all, whatever places they have. Where not even the smallest marks found room, they lie in the middle:
    /// no map may keep the search going for ever.
    pub(super) fn afresh(&self, largest: f64) -> Layout {
        let rungs = self.counts().spacing(largest, self.challenges).rungs();
        let mut radius = largest;
        for spacing in rungs {
            radius = spacing.radius;
            if let Some(places) = self.fill(&spacing, |packing, marks| fill_afresh(packing, marks.len())) {
                return Layout { radius, places };
            }
        }
        let middles = self.of_each(|ground, marks| Some(vec![ground.pole; marks.len()])).unwrap_or_default();
        Layout { radius, places: self.in_map_order(middles.each_ref().map(Vec::as_slice)) }
    }

    /// Places every mark, region by region: marks of two regions never touch, since both keep clear of the outline
    /// between them. None where a region can't hold its marks at this spacing.
    fn fill(
        &self,
        spacing: &Spacing,
        place: impl Fn(&mut Packing, &[Option<Position>]) -> Option<Vec<Position>>,
    ) -> Option<Vec<(u32, Position)>> {
        let placed =
            self.of_each(|ground, marks| place(&mut Packing::new(ground, self.challenges, *spacing), marks))?;
        Some(self.in_map_order(placed.each_ref().map(Vec::as_slice)))
    }

    /// What is found for the marks of each region that has some; None as soon as there is nothing for one.
    pub(super) fn of_each(
        &self,
        find: impl Fn(&'static RegionGeometry, &[Option<Position>]) -> Option<Vec<Position>>,
    ) -> Option<[Vec<Position>; 1 << MAX_CHALLENGES]> {
        let mut found = [const { Vec::new() }; 1 << MAX_CHALLENGES];
        for ground in regions(self.challenges) {
            let nth = ground.set.0 as usize;
            if !self.stored[nth].is_empty() {
                found[nth] = find(ground, &self.stored[nth])?;
            }
        }
        Some(found)
    }
}
