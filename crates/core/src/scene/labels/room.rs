//! From which zoom on other marks leave room for a title. What a label covers shrinks towards its mark's middle as the zoom
//! grows, so room that there is once stays, and is found by halving.

use super::super::grid::Area;
use super::setting::Setting;
use super::{Labels, Level, SIDES, Title};

/// From which level on marks leave room, for each side and for one line and two.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Room([[u8; 2]; SIDES.len()]);

impl Room {
    /// At no level, as far as is known.
    pub(super) const NONE: Room = Room([[u8::MAX; 2]; SIDES.len()]);

    /// Whether there is room on this side, by its place among [`SIDES`], for so many lines.
    pub(super) fn is_at(&self, level: usize, side: usize, lines: usize) -> bool {
        usize::from(self.0[side][lines - 1]) <= level
    }

    /// The first level at which there is room for any title.
    pub(super) fn first(&self) -> usize {
        self.0.iter().flatten().copied().min().unwrap_or(u8::MAX).into()
    }

    /// The levels at which there is room in one of the two and not in the other.
    pub(super) fn unlike(&self, other: &Room) -> std::ops::Range<usize> {
        let pairs = self.0.iter().flatten().zip(other.0.iter().flatten()).filter(|(one, other)| one != other);
        let between = pairs.map(|(one, other)| usize::from(*one.min(other))..usize::from(*one.max(other)));
        between.reduce(|all, more| all.start.min(more.start)..all.end.max(more.end)).unwrap_or_default()
    }
}

impl Labels {
    /// Where other marks leave room for the mark's title.
    pub(super) fn room(&self, mark: u32, title: &Title) -> Room {
        let at = self.dots[mark as usize];
        let pressed = self.levels.partition_point(|level| self.is_pressed(mark, level));
        let mut room = Room::NONE;
        for (side, from) in SIDES.into_iter().zip(&mut room.0) {
            for ((lines, width), from) in title.settings().into_iter().zip(from) {
                let Some(width) = width else { continue };
                let setting = Setting { side, lines, width };
                let hidden = self.levels[pressed..].partition_point(|Level { scale, .. }| {
                    let covered = scale.covered(at, side, &scale.words(at, &setting));
                    self.any_mark(covered.map(|area| area.grown(scale.radius)), mark)
                });
                *from = (pressed + hidden) as u8;
            }
        }
        room
    }

    /// Whether others leave no title room, however narrow: not one line's height above or below, nor a letter's width at the
    /// sides.
    fn is_pressed(&self, mark: u32, Level { scale, .. }: &Level) -> bool {
        let (at, press) = (self.dots[mark as usize], scale.press());
        let near = |left: f64, top: f64, right: f64, bottom: f64| {
            let area = Area { left: at.x + left, top: at.y + top, right: at.x + right, bottom: at.y + bottom };
            self.any_mark([area], mark)
        };
        near(-press, 0.0, press, press)
            && near(-press, -press, press, 0.0)
            && near(0.0, -scale.bare, press, scale.bare)
            && near(-press, -scale.bare, 0.0, scale.bare)
    }

    /// Whether another mark's middle lies in one of these areas, which lie side by side.
    pub(super) fn any_mark<const N: usize>(&self, areas: [Area; N], mark: u32) -> bool {
        let Some(around) = areas.into_iter().reduce(|one, other| one.with(&other)) else { return false };
        self.marks
            .any(&around, |other| other != mark && areas.iter().any(|area| area.reaches(self.dots[other as usize])))
    }
}
