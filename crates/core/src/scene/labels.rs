//! Titles beside their marks, where they find room: the more important first, and more of them the closer one looks.
//! A label never overlaps another, a mark or a challenge's name, nor leaves the frame.
//!
//! Each decision is kept, and rests on what is near: marks, names, and labels that were decided earlier. After a change only
//! those decisions are taken again whose grounds are no longer the same, in the same order, so that what comes out is what
//! would come out from nothing.

mod anew;
mod room;
mod setting;

pub(super) use setting::Setting;

use self::room::Room;
use self::setting::Scale;
use super::grid::{Area, Grid};
use super::titles::Title;
use super::{FRAME_HEIGHT, FRAME_WIDTH, SceneOptions, Side};
use crate::geometry::lies_in;
use crate::map::{ChallengeSet, MAX_CHALLENGES, Position, Status};
use uuid::Uuid;

/// Labels keep this far from the frame, in drawing units.
const MARGIN: f64 = 3.0;
/// The side of the squares by which marks are found, in radii.
const MARK_CELL: f64 = 4.5;
/// Where a mark lies that is none.
const NOWHERE: Position = Position { x: f64::NAN, y: f64::NAN };
const SIDES: [Side; 4] = [Side::Below, Side::Above, Side::Right, Side::Left];

/// When a mark's title is decided on: fuller overlaps first, then what is under way before what is only thought of, then map
/// order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Turn {
    class: u8,
    order: u64,
    id: Uuid,
}

impl Turn {
    pub(super) fn of(region: ChallengeSet, status: Status, order: u64, id: Uuid) -> Turn {
        let rank = match status {
            Status::Live => 0,
            Status::Planned => 1,
            Status::Idea => 2,
            Status::Paused => 3,
            Status::Ended => 4,
        };
        Turn { class: (MAX_CHALLENGES - region.len()) as u8 * Status::ALL.len() as u8 + rank, order, id }
    }

    /// Whose turn it is.
    pub(super) fn id(&self) -> Uuid {
        self.id
    }
}

/// A mark as far as its label depends on it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Subject {
    pub(super) at: Position,
    pub(super) region: ChallengeSet,
    pub(super) turn: Turn,
    pub(super) title: Title,
}

/// A label that found room.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Label {
    /// The zoom from which on it shows, by its place among the options' zooms.
    pub(super) level: usize,
    pub(super) setting: Setting,
}

/// The labels of all marks. Marks are known by numbers of the caller's, from nought up and without large gaps.
#[derive(Debug)]
pub(super) struct Labels {
    challenges: usize,
    /// What no label may meet.
    names: Vec<Area>,
    levels: Vec<Level>,
    subjects: Vec<Option<Subject>>,
    /// The marks by the squares that they lie in, and where each lies: what is asked for most.
    marks: Grid,
    dots: Vec<Position>,
    found: Vec<Option<Label>>,
    /// Where the other marks leave room.
    rooms: Vec<Room>,
}

/// One zoom, and the labels that show at it by the squares that they cover.
#[derive(Debug)]
struct Level {
    scale: Scale,
    labels: Grid,
}

impl Labels {
    /// Decides on all labels. `names` are the boxes of the challenges' names, and whatever else labels keep clear of.
    pub(super) fn of(
        subjects: Vec<Option<Subject>>,
        challenges: usize,
        radius: f64,
        options: &SceneOptions,
        names: Vec<Area>,
    ) -> Labels {
        let level = |zoom: &f64| Level {
            scale: Scale::at(*zoom, radius, options.text),
            labels: Grid::new((options.text * 4.0 / zoom).max(4.0)),
        };
        let mut labels = Labels {
            challenges,
            names,
            levels: options.zooms.iter().map(level).collect(),
            marks: Grid::new((radius * MARK_CELL).clamp(4.0, 120.0)),
            dots: vec![NOWHERE; subjects.len()],
            found: vec![None; subjects.len()],
            rooms: vec![Room::NONE; subjects.len()],
            subjects,
        };
        labels.decide_all();
        labels
    }

    /// No marks, and so no labels.
    pub(super) fn none() -> Labels {
        Labels {
            challenges: 0,
            names: Vec::new(),
            levels: Vec::new(),
            subjects: Vec::new(),
            marks: Grid::new(FRAME_WIDTH),
            dots: Vec::new(),
            found: Vec::new(),
            rooms: Vec::new(),
        }
    }

    /// The mark's label.
    pub(super) fn label(&self, mark: u32) -> Option<Label> {
        self.found[mark as usize]
    }

    /// Where the mark lies.
    pub(super) fn place(&self, mark: u32) -> Option<Position> {
        Some(self.subjects.get(mark as usize)?.as_ref()?.at)
    }

    fn decide_all(&mut self) {
        let mut waiting: Vec<(Turn, u32)> =
            (0..).zip(&self.subjects).filter_map(|(mark, subject)| Some((subject.as_ref()?.turn, mark))).collect();
        waiting.sort_unstable();
        for (_, mark) in &waiting {
            if let Some(at) = self.place(*mark) {
                self.marks.put(&Area::at(at), *mark);
                self.dots[*mark as usize] = at;
            }
        }
        for (_, mark) in &waiting {
            self.measure(*mark);
        }
        for level in 0..self.levels.len() {
            waiting.retain(|(_, mark)| {
                let Some(setting) = self.find(*mark, level, |_| true) else { return true };
                self.put_up(*mark, Label { level, setting });
                false
            });
        }
    }

    /// The first place that is free at this level, those that keep within the mark's own region before those that only begin
    /// there. `counts` tells whether another mark's label at this very level does.
    fn find(&self, mark: u32, level: usize, counts: impl Fn(u32) -> bool) -> Option<Setting> {
        let Subject { at, region, title, .. } = self.subjects[mark as usize]?;
        let room = &self.rooms[mark as usize];
        if level < room.first() {
            return None;
        }
        let scale = &self.levels[level].scale;
        let mut widths = title.settings();
        if title.two.is_some() && title.one.is_some_and(|width| self.any_mark([scale.in_the_way(at, width)], mark)) {
            widths.reverse();
        }
        let within = |point: Position| lies_in(point, region, self.challenges);
        let mut second = None;
        for (nth, side) in SIDES.into_iter().enumerate() {
            for (lines, width) in widths {
                let Some(width) = width.filter(|_| room.is_at(level, nth, lines)) else { continue };
                let setting = Setting { side, lines, width };
                let words = scale.words(at, &setting);
                let covered = scale.covered(at, side, &words);
                if !within(words.middle()) || !self.free(level, &covered, &counts) {
                    continue;
                }
                if words.corners().into_iter().all(within) {
                    return Some(setting);
                }
                second = second.or(Some(setting));
            }
        }
        second
    }

    /// Whether what a label would cover lies in the frame and meets no name and no other label.
    fn free(&self, level: usize, covered: &[Area; 2], counts: impl Fn(u32) -> bool) -> bool {
        let frame = Area { left: 0.0, top: 0.0, right: FRAME_WIDTH, bottom: FRAME_HEIGHT }.grown(-MARGIN);
        let Level { scale, labels } = &self.levels[level];
        let blocked = |other: u32| {
            let Some(label) = &self.found[other as usize] else { return false };
            let at = self.dots[other as usize];
            let theirs = scale.covered(at, label.setting.side, &scale.words(at, &label.setting));
            theirs.iter().any(|theirs| covered.iter().any(|ours| theirs.meets(ours)))
                && (label.level < level || counts(other))
        };
        covered.iter().all(|area| frame.holds(area) && !self.names.iter().any(|name| name.meets(area)))
            && !labels.any(&covered[0].with(&covered[1]), blocked)
    }

    /// Finds where other marks leave room for the mark's title, and answers with what was known of that before.
    fn measure(&mut self, mark: u32) -> Room {
        let room = self.subjects[mark as usize].map_or(Room::NONE, |subject| self.room(mark, &subject.title));
        std::mem::replace(&mut self.rooms[mark as usize], room)
    }

    fn put_up(&mut self, mark: u32, label: Label) {
        if let Some(at) = self.place(mark) {
            self.found[mark as usize] = Some(label);
            for Level { scale, labels } in &mut self.levels[label.level..] {
                labels.put(&scale.around(at, &label.setting), mark);
            }
        }
    }

    fn take_down(&mut self, mark: u32) {
        if let (Some(label), Some(at)) = (self.found[mark as usize].take(), self.place(mark)) {
            for Level { scale, labels } in &mut self.levels[label.level..] {
                labels.take_out(&scale.around(at, &label.setting), mark);
            }
        }
    }
}
