//! The proportional Venn, drawn: a region's area shows how many initiatives it holds. Errors are part of the result.

mod sentences;

pub(crate) use sentences::percent;

use super::colours::fills;
use super::grid::Area;
use super::headings::{self, broken, cut};
use super::{Anchor, DASHES, EllipseShape, FRAME_HEIGHT, FRAME_WIDTH, Heading, RegionShape, Scene, text_width};
use crate::analysis::Analysis;
use crate::geometry::{Ellipse, Portion, Proportional};
use crate::map::{Challenge, ChallengeSet, LETTERS, Map, Position};
use eunoia::geometry::primitives::Point;
use eunoia::geometry::shapes::Polygon;
use eunoia::plotting::{SetLabelStrategy, place_set_labels};
use serde::Serialize;
use std::collections::HashMap;
use std::fmt::Write;
use ts_rs::TS;

/// The proportional Venn.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ProportionalScene {
    /// Its shapes and names, without marks. Challenges that nothing contributes to have none.
    pub scene: Scene,
    /// How large each region is and should be, in reading order; those that are not drawn too.
    pub shares: Vec<Share>,
    /// The largest difference between a region's share of the whole and what it should be, 0 to 1.
    pub error: f64,
    /// Regions that hold initiatives and are not drawn, or with less than a tenth of their area.
    pub missing: Vec<ChallengeSet>,
    /// How many initiatives those hold.
    pub hidden: u32,
    /// Regions that are drawn, larger than a tenth of one initiative, although they hold none.
    pub spare: Vec<ChallengeSet>,
    /// All of this in sentences.
    pub sentences: Vec<String>,
}

/// How large a region is drawn.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Share {
    /// Which challenges.
    pub challenges: ChallengeSet,
    /// How many initiatives it holds.
    pub count: u32,
    /// The share of the whole that its area should have, 0 to 1.
    pub due: f64,
    /// The share that it has.
    pub drawn: f64,
    /// Font size of the number in it, in drawing units; 0 where it is not drawn.
    pub figure: f64,
}

/// How many initiatives each region holds: what [`proportional`](crate::geometry::proportional()) draws.
pub fn region_counts(analysis: &Analysis) -> Vec<(ChallengeSet, usize)> {
    analysis.regions.iter().map(|region| (region.challenges, region.initiatives.len())).collect()
}

/// The scene of a drawing of these counts: names at the font size `heading`, numbers around the size `text`, both in
/// drawing units.
pub fn proportional_venn(
    map: &Map,
    counts: &[(ChallengeSet, usize)],
    drawing: &Proportional,
    heading: f64,
    text: f64,
) -> ProportionalScene {
    let (drawing, headings) = framed(map, drawing, heading);
    let one = 1.0 / counts.iter().map(|(_, count)| count).sum::<usize>().max(1) as f64;
    let count = |set| counts.iter().find(|(other, _)| *other == set).map_or(0, |(_, count)| *count as u32);
    let of = |which: &dyn Fn(&&Portion) -> bool| -> Vec<ChallengeSet> {
        drawing.regions.iter().filter(which).map(|portion| portion.set).collect()
    };
    let missing = of(&|portion| portion.due > 0.0 && portion.drawn < portion.due / 10.0);
    let spare = of(&|portion| portion.due == 0.0 && portion.drawn > one / 10.0);
    let error = drawing.regions.iter().map(|portion| (portion.drawn - portion.due).abs()).fold(0.0, f64::max);
    let hidden = missing.iter().map(|set| count(*set)).sum();
    let regions: Vec<RegionShape> = drawing
        .regions
        .iter()
        .filter(|portion| !portion.rings.is_empty())
        .map(|one| shape(map, &drawing, one))
        .collect();
    let shares = drawing
        .regions
        .iter()
        .filter(|portion| portion.due > 0.0 || spare.contains(&portion.set))
        .map(|portion| {
            let room = regions.iter().find(|region| region.challenges == portion.set).map(|region| region.clearance);
            let figure = room.map_or(0.0, |room| (room * 1.1).clamp(text * 0.8, text * 2.4));
            let Portion { set, due, drawn, .. } = *portion;
            Share { challenges: set, count: count(set), due, drawn, figure }
        })
        .collect();
    let regions = regions.into_iter().map(|region| RegionShape { count: count(region.challenges), ..region }).collect();
    let scene = Scene {
        width: FRAME_WIDTH,
        height: FRAME_HEIGHT,
        ellipses: drawing.ellipses.iter().map(|(place, ellipse)| outline(map, *place, ellipse)).collect(),
        regions,
        headings,
        mark_radius: 0.0,
        text,
        marks: Vec::new(),
    };
    let mut drawn = ProportionalScene { scene, shares, error, missing, hidden, spare, sentences: Vec::new() };
    drawn.sentences = sentences::sentences(map, &drawn);
    drawn
}

/// From the frame's edge to whatever is drawn.
const MARGIN: f64 = 14.0;
/// How often the drawing is made smaller until its names fit beside it: they keep their size.
const ROUNDS: usize = 6;
/// Longest line of a name, in font sizes.
const LINE: f64 = 13.0;

/// What a challenge is called beside its ellipse; shorter names leave more room for the areas.
#[derive(Clone, Copy)]
enum Called {
    Name,
    ShortName,
    Letter,
}

/// Names give way where the areas would be smaller than this share of the frame's height.
const LEAST: f64 = 0.6;

/// The drawing in the middle of the frame, with the longest names that leave it large enough.
fn framed(map: &Map, drawing: &Proportional, size: f64) -> (Proportional, Vec<Heading>) {
    let tried = [Called::Name, Called::ShortName].into_iter().map(|called| fitted(map, drawing, size, called));
    let large = |drawing: &Proportional| {
        let around = bounds(drawing);
        (around.right - around.left).max(around.bottom - around.top) >= LEAST * FRAME_HEIGHT
    };
    let mut tried = tried.filter(|(drawing, _)| large(drawing));
    tried.next().unwrap_or_else(|| fitted(map, drawing, size, Called::Letter))
}

/// The drawing in the middle of the frame, as large as it may be with these names beside it.
fn fitted(map: &Map, drawing: &Proportional, size: f64, called: Called) -> (Proportional, Vec<Heading>) {
    let (wide, high) = (FRAME_WIDTH - 2.0 * MARGIN, FRAME_HEIGHT - 2.0 * MARGIN);
    let around = bounds(drawing);
    let mut scale = (wide / (around.right - around.left)).min(high / (around.bottom - around.top));
    for round in 0.. {
        let sized = drawing.moved(scale, 0.0, 0.0);
        let headings = names(map, &sized, size, called);
        let around = bounds(&sized);
        let all = headings.iter().map(headings::area).fold(around, |all, one| all.with(&one));
        // What is too much is taken from the areas: the names keep their size.
        let left = |have: f64, all: f64, room: f64| ((have - (all - room).max(0.0)) / have).max(0.3);
        let fits = left(around.right - around.left, all.right - all.left, wide).min(left(
            around.bottom - around.top,
            all.bottom - all.top,
            high,
        ));
        if fits >= 1.0 || round == ROUNDS {
            let dx = FRAME_WIDTH / 2.0 - (all.left + all.right) / 2.0;
            let dy = FRAME_HEIGHT / 2.0 - (all.top + all.bottom) / 2.0;
            let moved = headings.into_iter().map(|heading| Heading {
                badge: Position { x: heading.badge.x + dx, y: heading.badge.y + dy },
                at: Position { x: heading.at.x + dx, y: heading.at.y + dy },
                ..heading
            });
            return (sized.moved(1.0, dx, dy), moved.collect());
        }
        scale *= fits;
    }
    unreachable!("the last round answers")
}

fn bounds(drawing: &Proportional) -> Area {
    let boxes = drawing.ellipses.iter().map(|(_, ellipse)| {
        let (x, y) = ellipse.half_box();
        Area { left: ellipse.cx - x, top: ellipse.cy - y, right: ellipse.cx + x, bottom: ellipse.cy + y }
    });
    boxes.reduce(|one, other| one.with(&other)).unwrap_or(Area { left: 0.0, top: 0.0, right: 1.0, bottom: 1.0 })
}

/// Each challenge's name beside its ellipse, where there is most room.
fn names(map: &Map, drawing: &Proportional, size: f64, called: Called) -> Vec<Heading> {
    let row = |place: u8| map.challenges.at(usize::from(place));
    let texts: Vec<(u8, Vec<String>)> =
        drawing.ellipses.iter().map(|(place, _)| (*place, lines(row(*place), size, called))).collect();
    let badge = headings::BADGE * size;
    let start = 2.0 * badge + headings::GAP * size;
    let room = |lines: &[String]| {
        let widest = lines.iter().map(|line| text_width(line, size, true)).fold(0.0, f64::max);
        (
            if lines.is_empty() { 2.0 * badge } else { start + widest },
            headings::LINE * size * lines.len().max(1) as f64 + 0.3 * size,
        )
    };
    let letter = |place: u8| LETTERS[usize::from(place)];
    let sizes: HashMap<String, (f64, f64)> =
        texts.iter().map(|(place, lines)| (letter(*place).to_string(), room(lines))).collect();
    let outlines: HashMap<String, Polygon> = drawing
        .ellipses
        .iter()
        .map(|(place, ellipse)| {
            let corners = ellipse.outline(180).into_iter().map(|at| Point::new(at.x, at.y)).collect();
            (letter(*place).to_string(), Polygon::new(corners))
        })
        .collect();
    let placed = place_set_labels(&outlines, &sizes, None, &SetLabelStrategy::default().precision(1.0));
    texts
        .into_iter()
        .filter_map(|(place, lines)| {
            let at = &placed.get(&letter(place).to_string())?.anchor;
            let (width, _) = room(&lines);
            let line_height = headings::LINE * size;
            let first = at.y() - line_height * (lines.len().max(1) - 1) as f64 / 2.0;
            let left = at.x() - width / 2.0;
            Some(Heading {
                letter: letter(place),
                lines,
                badge: Position { x: left + badge, y: first },
                badge_radius: badge,
                at: Position { x: left + start, y: first + headings::HALF_CAPITAL * size },
                line_height,
                size,
                anchor: Anchor::Start,
            })
        })
        .collect()
}

fn lines(challenge: &Challenge, size: f64, called: Called) -> Vec<String> {
    let rooms = [LINE * size; 2];
    let name = match called {
        Called::Letter => return Vec::new(),
        Called::ShortName if !challenge.short_name.trim().is_empty() => &challenge.short_name,
        Called::Name | Called::ShortName => &challenge.name,
    };
    (1..=rooms.len()).find_map(|count| broken(name, &rooms[..count], size)).unwrap_or_else(|| cut(name, &rooms, size))
}

fn outline(map: &Map, place: u8, ellipse: &Ellipse) -> EllipseShape {
    let place = usize::from(place);
    EllipseShape {
        letter: LETTERS[place],
        colour: map.challenges.at(place).colour.clone(),
        dash: DASHES[place].to_vec(),
        cx: ellipse.cx,
        cy: ellipse.cy,
        rx: ellipse.rx,
        ry: ellipse.ry,
        rotation: ellipse.rotation,
    }
}

fn shape(map: &Map, drawing: &Proportional, portion: &Portion) -> RegionShape {
    let (fill, fill_dark) = fills(map, portion.set);
    let near = drawing.ellipses.iter().map(|(_, ellipse)| ellipse.distance(portion.pole).abs());
    RegionShape {
        challenges: portion.set,
        path: path(&portion.rings),
        fill,
        fill_dark,
        centre: portion.pole,
        clearance: near.fold(f64::INFINITY, f64::min),
        count: 0,
    }
}

fn path(rings: &[Vec<Position>]) -> String {
    let mut path = String::new();
    for ring in rings {
        for (nth, at) in ring.iter().enumerate() {
            let _ = write!(path, "{}{:.1} {:.1}", if nth == 0 { 'M' } else { 'L' }, at.x, at.y);
        }
        path.push('Z');
    }
    path
}
