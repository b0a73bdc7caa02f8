//! Where the Venn's parts lie on the paper: drawing units turned into points, and the boxes that words take up.

use super::fonts::{Weight, width};
use super::paper::Area;
use sweetspot_core::map::ChallengeSet;
use sweetspot_core::scene::{Anchor, EllipseShape, Heading, Mark, MarkLabel, Scene, Side};

/// How high capitals are, and how far letters reach above and below the baseline, in font sizes.
pub(super) const CAPITAL: f64 = 0.73;
const ABOVE: f64 = 0.8;
const BELOW: f64 = 0.24;
/// Distance between the baselines of a label's lines, in font sizes.
const LABEL_STEP: f64 = 1.15;
/// From the top of a label's line to its baseline, in font sizes.
const LABEL_RISE: f64 = 0.87;
/// Between a marker and its label, in font sizes. The scene keeps this room free, as it does a line's height.
const LABEL_GAP: f64 = 0.25;

/// The Venn's frame on the paper.
#[derive(Clone, Copy)]
pub(super) struct Frame {
    pub area: Area,
    /// Points in a drawing unit.
    pub scale: f64,
}

impl Frame {
    /// The largest frame of the scene's shape in `room`, at its left and in the middle of its height.
    pub(super) fn within(room: Area, (width, height): (f64, f64)) -> Frame {
        let scale = (room.width / width).min(room.height / height).max(0.01);
        let area = Area {
            x: room.x,
            y: room.y + (room.height - height * scale) / 2.0,
            width: width * scale,
            height: height * scale,
        };
        Frame { area, scale }
    }

    /// A point of the drawing on the paper.
    pub(super) fn at(&self, x: f64, y: f64) -> (f64, f64) {
        (self.area.x + x * self.scale, self.area.y + y * self.scale)
    }
}

/// One line of words at its place.
pub(super) struct Line<'a> {
    pub text: &'a str,
    pub x: f64,
    pub y: f64,
    pub end: Anchor,
    pub size: f64,
    pub weight: Weight,
}

impl Line<'_> {
    /// The box that its letters take up.
    pub(super) fn area(&self) -> Area {
        let wide = width(self.text, self.size, self.weight);
        let x = match self.end {
            Anchor::Start => self.x,
            Anchor::Middle => self.x - wide / 2.0,
            Anchor::End => self.x - wide,
        };
        Area { x, y: self.y - ABOVE * self.size, width: wide, height: (ABOVE + BELOW) * self.size }
    }
}

/// The lines of a marker's label.
pub(super) fn label_lines<'a>(frame: &Frame, scene: &Scene, mark: &Mark, label: &'a MarkLabel) -> Vec<Line<'a>> {
    let size = scene.text * frame.scale;
    let (x, y) = frame.at(mark.x, mark.y);
    let away = scene.mark_radius * frame.scale + LABEL_GAP * size;
    let high = LABEL_STEP * size * label.lines.len() as f64;
    let (x, top, end) = match label.side {
        Side::Below => (x, y + away, Anchor::Middle),
        Side::Above => (x, y - away - high, Anchor::Middle),
        Side::Right => (x + away, y - high / 2.0, Anchor::Start),
        Side::Left => (x - away, y - high / 2.0, Anchor::End),
    };
    label
        .lines
        .iter()
        .enumerate()
        .map(|(nth, text)| Line {
            text,
            x,
            y: top + LABEL_RISE * size + LABEL_STEP * size * nth as f64,
            end,
            size,
            weight: Weight::Regular,
        })
        .collect()
}

/// The lines of a challenge's name beside its ellipse.
pub(super) fn heading_lines<'a>(frame: &Frame, heading: &'a Heading) -> Vec<Line<'a>> {
    let (x, y) = frame.at(heading.at.x, heading.at.y);
    heading
        .lines
        .iter()
        .enumerate()
        .map(|(nth, text)| Line {
            text,
            x,
            y: y + heading.line_height * frame.scale * nth as f64,
            end: heading.anchor,
            size: heading.size * frame.scale,
            weight: Weight::SemiBold,
        })
        .collect()
}

/// The challenges whose ellipses hold a point of the drawing.
pub(super) fn region_at(ellipses: &[EllipseShape], x: f64, y: f64) -> ChallengeSet {
    let mut set = ChallengeSet::EMPTY;
    for (position, ellipse) in ellipses.iter().enumerate() {
        let (sin, cos) = ellipse.rotation.to_radians().sin_cos();
        let (dx, dy) = (x - ellipse.cx, y - ellipse.cy);
        let (along, across) = ((dx * cos + dy * sin) / ellipse.rx, (dy * cos - dx * sin) / ellipse.ry);
        if along * along + across * across <= 1.0 {
            set.insert(position as u8);
        }
    }
    set
}
