//! Titles beside their marks, where they find room: the more important first, and more of them the closer one looks.
//! A label never overlaps another, a mark or a challenge's name, nor leaves the frame.
//!
//! Each decision is kept, and rests on what is near: marks, names, and labels that were decided earlier. After a change only
//! those decisions are taken again whose grounds are no longer the same, in the same order, so that what comes out is what
//! would come out from nothing.

mod anew;
mod setting;

pub(super) use setting::Setting;

use self::setting::Scale;
use super::grid::{Area, Grid};
use super::titles::Title;
use super::{FRAME_HEIGHT, FRAME_WIDTH, SceneOptions, Side};
use crate::geometry::lies_in;
use crate::map::{ChallengeSet, MAX_CHALLENGES, Position, Status};
use uuid::Uuid;

/// Labels keep this far from the frame, in drawing units.
const MARGIN: f64 = 3.0;
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
    /// From which level on other marks leave a title any room at all.
    clear_from: Vec<u8>,
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
        let count = subjects.iter().flatten().count();
        let cell = (FRAME_WIDTH * FRAME_HEIGHT / count.max(1) as f64).sqrt().clamp(12.0, 120.0);
        let level = |zoom: &f64| Level {
            scale: Scale::at(*zoom, radius, options.text),
            labels: Grid::new((options.text * 4.0 / zoom).max(4.0)),
        };
        let mut labels = Labels {
            challenges,
            names,
            levels: options.zooms.iter().map(level).collect(),
            marks: Grid::new(cell),
            dots: vec![NOWHERE; subjects.len()],
            found: vec![None; subjects.len()],
            clear_from: vec![0; subjects.len()],
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
            clear_from: Vec::new(),
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
            self.clear_from[*mark as usize] = self.clear_from(*mark);
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
        if level < usize::from(self.clear_from[mark as usize]) {
            return None;
        }
        let scale = &self.levels[level].scale;
        let mut widths = [(1, title.one), (2, title.two)];
        if title.two.is_some() && title.one.is_some_and(|width| self.any_mark([scale.in_the_way(at, width)], mark)) {
            widths.reverse();
        }
        let within = |point: Position| lies_in(point, region, self.challenges);
        let mut second = None;
        for side in SIDES {
            for (lines, width) in widths {
                let Some(width) = width else { continue };
                let setting = Setting { side, lines, width };
                let words = scale.words(at, &setting);
                let covered = scale.covered(at, side, &words);
                // What refuses most comes first, and what takes longest last.
                if self.any_mark(covered.map(|area| area.grown(scale.radius)), mark)
                    || !within(words.middle())
                    || !self.free(level, &covered, &counts)
                {
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

    /// Whether another mark's middle lies in one of these areas, which lie side by side.
    fn any_mark<const N: usize>(&self, areas: [Area; N], mark: u32) -> bool {
        let Some(around) = areas.into_iter().reduce(|one, other| one.with(&other)) else { return false };
        self.marks
            .any(&around, |other| other != mark && areas.iter().any(|area| area.reaches(self.dots[other as usize])))
    }

    /// From which level on others leave room for a title of any width on some side: one line's height above or below, or a
    /// letter's width at the sides.
    fn clear_from(&self, mark: u32) -> u8 {
        let at = self.dots[mark as usize];
        let crowded = |Level { scale, .. }: &Level| {
            let press = scale.press();
            let near = |left: f64, top: f64, right: f64, bottom: f64| {
                let area = Area { left: at.x + left, top: at.y + top, right: at.x + right, bottom: at.y + bottom };
                self.any_mark([area], mark)
            };
            near(-press, 0.0, press, press)
                && near(-press, -press, press, 0.0)
                && near(0.0, -scale.bare, press, scale.bare)
                && near(-press, -scale.bare, 0.0, scale.bare)
        };
        self.levels.partition_point(crowded) as u8
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
