//! The Venn, kept up to date: after a change of the map only that is drawn anew which the change reaches, and what comes out is
//! what would come out from nothing. There is no other way to draw a Venn: from nothing, everything has changed.

mod slots;

use self::slots::{Reread, Slots};
use super::grid::Area;
use super::labels::Labels;
use super::titles::lines;
use super::{
    FRAME_HEIGHT, FRAME_WIDTH, Mark, MarkLabel, Reserved, Scene, SceneOptions, headings, outlines, region_shapes,
};
use crate::layout::{Kept, Rooms};
use crate::map::{ChallengeId, Map};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A map's Venn and all that it was drawn from.
#[derive(Debug)]
pub struct LiveVenn {
    options: SceneOptions,
    reserved: Vec<Area>,
    /// As it was drawn last: shared rows tell what has changed since.
    map: Map,
    ground: Ground,
    slots: Slots,
    layout: Kept,
    labels: Labels,
    scene: Arc<Scene>,
}

/// What of the challenges decides where marks and labels lie.
#[derive(Debug, PartialEq)]
struct Ground {
    challenges: Vec<ChallengeId>,
    /// Where their names stand, and whatever else labels keep clear of.
    names: Vec<Area>,
}

/// Where one mark in so many has changed, all labels are decided on from nothing.
const MANY: usize = 8;

impl LiveVenn {
    /// Draws the map's Venn.
    pub fn of(map: &Map, options: &SceneOptions) -> LiveVenn {
        LiveVenn::with_room(map, options, &[])
    }

    /// Draws the map's Venn with boxes that are reserved for something else.
    pub(super) fn with_room(map: &Map, options: &SceneOptions, reserved: &[Reserved]) -> LiveVenn {
        let mut live = LiveVenn {
            options: options.clone(),
            reserved: reserved.iter().map(Area::from).collect(),
            map: Map::blank(map.head.id),
            ground: Ground { challenges: Vec::new(), names: Vec::new() },
            slots: Slots::default(),
            layout: Kept::new(options.mark),
            labels: Labels::none(),
            scene: Arc::new(blank(options)),
        };
        live.draw_ground(map);
        live.draw_marks(map, Reread::All, true);
        live.map = map.clone();
        live
    }

    /// The Venn as it is now. Marks that the last change left as they were are still the very same.
    pub fn scene(&self) -> &Arc<Scene> {
        &self.scene
    }

    /// The Venn alone.
    pub(super) fn into_scene(self) -> Scene {
        Arc::unwrap_or_clone(self.scene)
    }

    /// Draws what is different in this map, whatever the way from the one to the other was.
    pub fn follow(&mut self, map: &Map) {
        let same_challenges = self.map.challenges == map.challenges;
        let before = (!same_challenges).then(|| self.draw_ground(map));
        if before.is_some() || !self.map.initiatives.is_same_list(&map.initiatives) {
            let same = |part: fn(&Ground, &Ground) -> bool| before.as_ref().is_none_or(|old| part(old, &self.ground));
            let reread = if same(|old, new| old.challenges == new.challenges) { Reread::Changed } else { Reread::All };
            let relabel = !same(|old, new| old.names == new.names && old.challenges.len() == new.challenges.len());
            self.draw_marks(map, reread, relabel);
        }
        self.map = map.clone();
    }

    /// Draws what lies under the marks, which follows from the challenges alone. Answers with the ground of before.
    fn draw_ground(&mut self, map: &Map) -> Ground {
        let headings = headings::headings(map, self.options.heading);
        let names = headings.iter().map(headings::area).chain(self.reserved.iter().copied()).collect();
        let scene = Arc::make_mut(&mut self.scene);
        let counts: Vec<u32> = scene.regions.iter().map(|region| region.count).collect();
        scene.ellipses = outlines(map);
        scene.regions = region_shapes(map);
        scene.headings = headings;
        scene.regions.iter_mut().zip(counts).for_each(|(region, count)| region.count = count);
        let ground = Ground { challenges: map.challenges.iter().map(|row| row.id).collect(), names };
        std::mem::replace(&mut self.ground, ground)
    }

    fn draw_marks(&mut self, map: &Map, reread: Reread, relabel: bool) {
        let mut read = self.slots.read(&self.map, map, self.options.text, reread);
        let mut radius = self.scene.mark_radius;
        if read.moved || relabel {
            let rooms = Rooms::holding(map.challenges.len(), self.slots.rooms());
            let layout = self.layout.arrange(&rooms);
            radius = layout.radius;
            self.slots.lay_out(&layout.places, &mut read.touched);
            self.count(&rooms);
        }
        let relabel = relabel || radius != self.scene.mark_radius || read.touched.len() * MANY > self.slots.len();
        let stale = if relabel {
            let subjects = self.slots.subjects();
            let (challenges, names) = (self.ground.challenges.len(), self.ground.names.clone());
            self.labels = Labels::of(subjects, challenges, radius, &self.options, names);
            None
        } else {
            let touched = read.touched.iter().map(|slot| (*slot, self.slots.subject(*slot)));
            Some(self.labels.follow(touched.collect()))
        };
        if radius != self.scene.mark_radius {
            Arc::make_mut(&mut self.scene).mark_radius = radius;
        }
        match stale {
            Some(stale) if !read.reseated => self.redraw(map, stale),
            stale => self.draw_all(map, stale.map(|stale| stale.into_iter().collect())),
        }
    }

    /// How many marks lie in each region.
    fn count(&mut self, rooms: &Rooms) {
        if self.scene.regions.iter().any(|region| region.count != rooms.count(region.challenges)) {
            for region in &mut Arc::make_mut(&mut self.scene).regions {
                region.count = rooms.count(region.challenges);
            }
        }
    }

    /// Draws these marks anew where each stands among all.
    fn redraw(&mut self, map: &Map, stale: Vec<u32>) {
        for slot in stale {
            let Some(nth) = self.slots.nth(slot, map) else { continue };
            if let Some(mark) = self.draw(map, slot, nth)
                && let Ok(at) = self.scene.marks.binary_search_by_key(&nth, |mark| mark.initiative)
            {
                Arc::make_mut(&mut self.scene).marks[at] = mark;
            }
        }
    }

    /// Draws all marks in map order. Those that are not `stale` are as they were, but for their number in map order.
    fn draw_all(&mut self, map: &Map, stale: Option<BTreeSet<u32>>) {
        let mut marks = Vec::with_capacity(self.slots.len());
        for nth in 0..self.slots.len() {
            let slot = self.slots.at(nth);
            if stale.as_ref().is_none_or(|stale| stale.contains(&slot)) {
                self.draw(map, slot, nth as u32);
            }
            marks.extend(self.slots.mark(slot, nth as u32));
        }
        let Scene { ellipses, regions, headings, .. } = &*self.scene;
        let (ellipses, regions, headings) = (ellipses.clone(), regions.clone(), headings.clone());
        self.scene = Arc::new(Scene { ellipses, regions, headings, marks, ..*self.scene });
    }

    /// Draws one mark; None where it is as it was, or is none.
    fn draw(&mut self, map: &Map, slot: u32, nth: u32) -> Option<Arc<Mark>> {
        let row = map.initiatives.at(nth as usize);
        let label = self.labels.label(slot).map(|label| {
            let lines = lines(&row.title, label.setting.lines, self.options.text);
            Arc::new(MarkLabel { lines, side: label.setting.side, from_zoom: self.options.zooms[label.level] })
        });
        self.slots.draw(slot, nth, label)
    }
}

/// A Venn on which nothing is drawn yet.
fn blank(options: &SceneOptions) -> Scene {
    Scene {
        width: FRAME_WIDTH,
        height: FRAME_HEIGHT,
        ellipses: Vec::new(),
        regions: Vec::new(),
        headings: Vec::new(),
        mark_radius: 0.0,
        text: options.text,
        marks: Vec::new(),
    }
}
