//! What is decided anew after a change. The decisions are gone through as they would be from nothing, zoom by zoom and in
//! turn, but only those that something near has changed for; where one comes out otherwise, it is a change in its turn.

use super::super::grid::Area;
use super::setting::Reach;
use super::{Label, Labels, NOWHERE, Scale, Subject, Turn};
use crate::map::Position;
use std::collections::{BTreeMap, BTreeSet};

/// Marks whose label is to be decided on at one level, in turn.
type Queue = BTreeSet<(Turn, u32)>;

/// Where a mark lay before, and the label that it had.
type Was = (Option<Position>, Option<Label>);

/// A mark for which others left room from another level on than they do now: from the one, but not yet from the other.
struct Pressed {
    mark: u32,
    from: usize,
    until: usize,
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
        let pressed = self.press_anew(&places);
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
            self.clear_from.resize(nth + 1, 0);
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

    /// Finds from which level on there is any room, for all marks near these places.
    fn press_anew(&mut self, places: &[Position]) -> Vec<Pressed> {
        let Some(press) = self.levels.first().map(|level| level.scale.press()) else { return Vec::new() };
        let mut near = BTreeSet::new();
        for at in places {
            let area = Area::at(*at).grown(press + 1.0);
            self.marks.each(&area, |mark| {
                near.insert(mark);
            });
        }
        let mut pressed = Vec::new();
        for mark in near {
            let clear = self.clear_from(mark);
            let before = std::mem::replace(&mut self.clear_from[mark as usize], clear);
            if clear != before {
                pressed.push(Pressed { mark, from: clear.min(before).into(), until: clear.max(before).into() });
            }
        }
        pressed
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
        let now = pressed.iter().filter(|pressed| (pressed.from..pressed.until).contains(&level));
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
        let around = reach(scale, super::super::titles::WIDEST * scale.size * scale.zoom).grown(area);
        self.marks.each(&around, |other| {
            let nth = other as usize;
            let waits =
                usize::from(self.clear_from[nth]) <= level && self.found[nth].is_none_or(|label| label.level >= level);
            if let Some(subject) = self.subjects[nth].as_ref().filter(|_| waits)
                && reach(scale, subject.title.widest()).touches(subject.at, area)
                && minds(&subject.turn)
            {
                queue.insert((subject.turn, other));
            }
        });
    }
}
