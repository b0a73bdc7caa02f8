//! A map as shapes, marks and words, which the screen and the paper both paint.
//! Drawing units: the Venn's frame is 1500 wide and 1000 high, y downwards.

mod around;
mod colours;
mod grid;
mod headings;
mod labels;
mod live;
mod measure;
mod proportional;
mod titles;
mod widths;

pub use crate::layout::MARK_RADIUS;
pub use crate::map::rules::{FRAME_HEIGHT, FRAME_WIDTH};
pub use around::{Enclosing, Outline, around};
pub use live::LiveVenn;
pub use measure::text_width;
pub(crate) use proportional::percent;
pub use proportional::{ProportionalScene, Share, proportional_venn, region_counts};

use crate::geometry::{ellipses, regions};
use crate::map::{ChallengeSet, LETTERS, MAX_CHALLENGES, Map, Position};
use grid::Area;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use ts_rs::TS;

/// How large words and marks are drawn, and which marks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct SceneOptions {
    /// Height of a mark label's letters (font size) in drawing units when the whole frame is in sight.
    pub text: f64,
    /// Height of the challenge names' letters (font size) in drawing units.
    pub heading: f64,
    /// Largest radius of a mark, in drawing units.
    pub mark: f64,
    /// Zoom factors at which labels may appear, rising, the first being 1.
    pub zooms: Vec<f64>,
}

/// The Venn, drawn.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Scene {
    /// Frame width in drawing units.
    pub width: f64,
    /// Frame height in drawing units.
    pub height: f64,
    /// One for each challenge, in letter order.
    pub ellipses: Vec<EllipseShape>,
    /// All regions, in reading order.
    pub regions: Vec<RegionShape>,
    /// One for each challenge, in letter order.
    pub headings: Vec<Heading>,
    /// Radius of every mark at zoom 1. At zoom z a mark is drawn with `mark_radius / sqrt(z)` drawing units.
    pub mark_radius: f64,
    /// Font size of the labels at zoom 1. At zoom z a label is drawn with `text / z`, so it keeps its size on screen.
    pub text: f64,
    /// One for each placed initiative, in map order. Shared, so that what a change left as it was is known without looking.
    pub marks: Vec<Arc<Mark>>,
}

/// A challenge's outline.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct EllipseShape {
    /// The challenge's letter.
    pub letter: char,
    /// `#rrggbb`.
    pub colour: String,
    /// Lengths of dashes and gaps in drawing units; empty for a whole line. Each challenge has its own.
    pub dash: Vec<f64>,
    /// Centre.
    pub cx: f64,
    /// Centre.
    pub cy: f64,
    /// Half the length along the first axis.
    pub rx: f64,
    /// Half the length along the second axis.
    pub ry: f64,
    /// Degrees by which the first axis is turned clockwise (y downwards).
    pub rotation: f64,
}

/// A region's shape.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct RegionShape {
    /// Which challenges.
    pub challenges: ChallengeSet,
    /// SVG path data.
    pub path: String,
    /// `#rrggbb`, opaque; overlaps glow warmer the more challenges meet.
    pub fill: String,
    /// The same for dark mode.
    pub fill_dark: String,
    /// The middle of the largest circle that fits in.
    pub centre: Position,
    /// Radius of that circle.
    pub clearance: f64,
    /// How many marks lie in it.
    pub count: u32,
}

/// A challenge's name beside its ellipse.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Heading {
    /// The challenge's letter.
    pub letter: char,
    /// The name, broken into lines that fit.
    pub lines: Vec<String>,
    /// Centre of the letter's badge.
    pub badge: Position,
    /// Radius of the badge.
    pub badge_radius: f64,
    /// Where the first line's baseline starts or ends.
    pub at: Position,
    /// Distance between baselines.
    pub line_height: f64,
    /// Font size.
    pub size: f64,
    /// Whether the words run to the right of `at` or end there.
    pub anchor: Anchor,
}

/// Which end of the words lies at their point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the variants are SVG's own words")]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// An initiative's marker.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Mark {
    /// The initiative's position in map order.
    pub initiative: u32,
    /// Its region, which is also its pie.
    pub challenges: ChallengeSet,
    /// Its centre.
    pub x: f64,
    /// Its centre.
    pub y: f64,
    /// Drawn faint: it has ended.
    pub faint: bool,
    /// Its title, where it finds room at one of the zooms.
    pub label: Option<Arc<MarkLabel>>,
}

/// A title beside its marker.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct MarkLabel {
    /// One or two lines; shortened with `…` where it must be.
    pub lines: Vec<String>,
    /// On which side of the marker.
    pub side: Side,
    /// It shows from this zoom on.
    pub from_zoom: f64,
}

/// Where a label stands, seen from its marker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the variants are their own names")]
pub enum Side {
    Below,
    Above,
    Right,
    Left,
}

impl SceneOptions {
    /// For the window: labels at 13 px when the frame is 1000 px wide.
    pub fn screen() -> SceneOptions {
        SceneOptions {
            text: 19.0,
            heading: 25.0,
            mark: 13.0,
            zooms: vec![1.0, 1.4, 2.0, 2.8, 4.0, 5.6, 8.0, 11.3, 16.0],
        }
    }
}

/// An upright box in drawing units that titles keep clear of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reserved {
    /// Its left edge.
    pub left: f64,
    /// Its upper edge.
    pub top: f64,
    /// Its right edge.
    pub right: f64,
    /// Its lower edge.
    pub bottom: f64,
}

/// Draws the map's Venn.
pub fn venn(map: &Map, options: &SceneOptions) -> Scene {
    venn_with_room(map, options, &[])
}

/// Draws the map's Venn with boxes that are reserved for something else: titles give way to them, marks never do.
pub fn venn_with_room(map: &Map, options: &SceneOptions, reserved: &[Reserved]) -> Scene {
    LiveVenn::with_room(map, options, reserved).into_scene()
}

impl From<&Reserved> for Area {
    fn from(&Reserved { left, top, right, bottom }: &Reserved) -> Area {
        Area { left, top, right, bottom }
    }
}

fn outlines(map: &Map) -> Vec<EllipseShape> {
    map.challenges
        .iter()
        .zip(ellipses(map.challenges.len()))
        .zip(LETTERS.into_iter().zip(DASHES))
        .map(|((challenge, shape), (letter, dash))| EllipseShape {
            letter,
            colour: challenge.colour.clone(),
            dash: dash.to_vec(),
            cx: shape.cx,
            cy: shape.cy,
            rx: shape.rx,
            ry: shape.ry,
            rotation: shape.rotation,
        })
        .collect()
}

/// All regions, as if nothing lay in them.
fn region_shapes(map: &Map) -> Vec<RegionShape> {
    regions(map.challenges.len())
        .iter()
        .map(|region| {
            let (fill, fill_dark) = colours::fills(map, region.set);
            RegionShape {
                challenges: region.set,
                path: region.path.clone(),
                fill,
                fill_dark,
                centre: region.pole,
                clearance: region.clearance,
                count: 0,
            }
        })
        .collect()
}

/// A whole line, dashes, dots, dash-dot and long dash-dot-dot, so that outlines differ in more than colour. A dot
/// is as long as the outline is wide.
const DASHES: [&[f64]; MAX_CHALLENGES] =
    [&[], &[13.0, 8.0], &[2.5, 6.0], &[15.0, 6.0, 2.5, 6.0], &[26.0, 6.0, 2.5, 6.0, 2.5, 6.0]];
