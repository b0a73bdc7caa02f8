//! What is decided anew after a change. The decisions are gone through as they would be from nothing, zoom by zoom and in
//! turn, but only those that something near has changed for; where one comes out otherwise, it is a change in its turn.

use super::super::grid::Area;
use super::setting::Reach;
use super::{Label, Labels, Level, NOWHERE, Room, Scale, Subject, Turn};
use crate::map::Position;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Marks whose label is to be decided on at one level, in turn.
type Queue = BTreeSet<(Turn, u32)>;

/// Where a mark lay before, and the label that it had.
type Was = (Option<Position>, Option<Label>);

/// A mark for whose title others leave room that they did not leave before, or the other way round, at these levels.
struct Pressed {
    mark: u32,
    levels: Range<usize>,
}

impl Labels {
    /// Takes in what these marks now are (None: they are gone) and decides what that leaves open. Answers with the marks whose
    /// label may have become another.
    pub(in super::super) fn follow(&mut self, touched: Vec<(u32, Option<Subject>)>) -> Vec<u32> {
        let mut was: BTreeMap<u32, Was> = BTreeMap::new();
        let mut places: Vec<Position> = Vec::new();
        for (mark, subject) in touched {
            self.take_in(mark, subject, &mut was, &mut places);
        }
        let pressed = self.measure_anew(was.keys().copied().collect(), &places);
        for level in 0..self.levels.len() {
            let mut queue = Queue::new();
            self.wake(level, &was, &places, &pressed, &mut queue);
            while let Some((turn, mark)) = queue.pop_first() {
                let label = self.found[mark as usize];
                if label.is_none_or(|label| label.level >= level) {
                    self.decide(mark, turn, level, &mut was, &mut queue);
                }
            }
        }
        was.into_keys().collect()
    }

    fn take_in(
        &mut self,
        mark: u32,
        subject: Option<Subject>,
        was: &mut BTreeMap<u32, Was>,
        places: &mut Vec<Position>,
    ) {
        let nth = mark as usize;
        if nth >= self.subjects.len() {
            self.subjects.resize(nth + 1, None);
            self.dots.resize(nth + 1, NOWHERE);
            self.found.resize(nth + 1, None);
            self.rooms.resize(nth + 1, Room::NONE);
        }
        let (before, after) = (self.place(mark), subject.map(|subject| subject.at));
        was.insert(mark, (before, self.found[nth]));
        self.take_down(mark);
        self.subjects[nth] = subject;
        if before != after {
            if let Some(at) = before {
                self.marks.take_out(&Area::at(at), mark);
            }
            if let Some(at) = after {
                self.marks.put(&Area::at(at), mark);
            }
            self.dots[nth] = after.unwrap_or(NOWHERE);
            places.extend(before.into_iter().chain(after));
        }
    }

    /// Finds anew where others leave room: for the marks that were touched, and for all that could mind what came to these places
    /// or went from there.
    fn measure_anew(&mut self, touched: BTreeSet<u32>, places: &[Position]) -> Vec<Pressed> {
        let mut near = touched;
        if let Some(Level { scale, .. }) = self.levels.first() {
            for at in places {
                let area = Area::at(*at);
                let far = scale.sight(scale.widest()).grown(&area).with(&area.grown(scale.press() + 1.0));
                self.marks.each(&far, |mark| {
                    if self.minds(mark, *at) {
                        near.insert(mark);
                    }
                });
            }
        }
        let mut pressed = Vec::new();
        for mark in near {
            let before = self.measure(mark);
            let levels = self.rooms[mark as usize].unlike(&before);
            if !levels.is_empty() {
                pressed.push(Pressed { mark, levels });
            }
        }
        pressed
    }

    /// Whether a mark at this place can make a difference to the room that there is for another's title. At the levels at which
    /// there is room none does that lies out of sight one level before, where it looks farther.
    fn minds(&self, mark: u32, place: Position) -> bool {
        let nth = mark as usize;
        let Some(subject) = &self.subjects[nth] else { return false };
        let level = self.rooms[nth].first().min(self.levels.len()).saturating_sub(1);
        let Level { scale, .. } = &self.levels[level];
        let press = scale.press() + 1.0;
        let sight = scale.sight(subject.title.widest());
        sight.touches(subject.at, &Area::at(place)) || Area::at(place).grown(press).reaches(subject.at)
    }

    /// Queues the marks that something has changed for, up to the decisions of this level.
    fn wake(
        &self,
        level: usize,
        was: &BTreeMap<u32, Was>,
        places: &[Position],
        pressed: &[Pressed],
        queue: &mut Queue,
    ) {
        let now = pressed.iter().filter(|pressed| pressed.levels.contains(&level));
        // A mark whose label was found at an earlier level has no decision of this level yet.
        let open = was.keys().filter(|mark| self.found[**mark as usize].is_none());
        for mark in now.map(|pressed| pressed.mark).chain(open.copied()) {
            if let Some(subject) = &self.subjects[mark as usize] {
                queue.insert((subject.turn, mark));
            }
        }
        for at in places {
            self.wake_near(&Area::at(*at), level, Scale::sight, |_| true, queue);
        }
        for (mark, (place, label)) in was {
            let before = place.zip(label.filter(|label| label.level <= level));
            let now = self.place(*mark).zip(self.found[*mark as usize].filter(|label| label.level < level));
            if before != now {
                for (at, label) in before.into_iter().chain(now) {
                    let area = self.levels[level].scale.around(at, &label.setting);
                    self.wake_near(&area, level, Scale::reach, |_| true, queue);
                }
            }
        }
    }

    /// Decides on one label at this level; where that comes out otherwise than before, those are queued that come later and
    /// are near enough to mind.
    fn decide(&mut self, mark: u32, turn: Turn, level: usize, was: &mut BTreeMap<u32, Was>, queue: &mut Queue) {
        let earlier = |other: u32| self.subjects[other as usize].is_some_and(|subject| subject.turn < turn);
        let now = self.find(mark, level, earlier).map(|setting| Label { level, setting });
        let label = self.found[mark as usize];
        let before = label.filter(|label| label.level == level);
        let Some(at) = self.place(mark).filter(|_| now != before) else { return };
        was.entry(mark).or_insert((Some(at), label));
        self.take_down(mark);
        if let Some(now) = now {
            self.put_up(mark, now);
        }
        for label in before.into_iter().chain(now) {
            let area = self.levels[level].scale.around(at, &label.setting);
            self.wake_near(&area, level, Scale::reach, |other| *other > turn, queue);
        }
    }

    /// Queues the marks without a label from an earlier level whose titles could reach into the area.
    fn wake_near(
        &self,
        area: &Area,
        level: usize,
        reach: impl Fn(&Scale, f64) -> Reach,
        minds: impl Fn(&Turn) -> bool,
        queue: &mut Queue,
    ) {
        let scale = &self.levels[level].scale;
        let around = reach(scale, scale.widest()).grown(area);
        self.marks.each(&around, |other| {
            let nth = other as usize;
            let waits = self.rooms[nth].first() <= level && self.found[nth].is_none_or(|label| label.level >= level);
            if let Some(subject) = self.subjects[nth].as_ref().filter(|_| waits)
                && reach(scale, subject.title.widest()).touches(subject.at, area)
                && minds(&subject.turn)
            {
                queue.insert((subject.turn, other));
            }
        });
    }
}
