//! The sweet spots that are outlined on a Venn: a line around the members of each, which differs from the others in how
//! it is drawn, never by colour, and a tag with its number and its name beside it.

mod tags;

use super::colour::INK;
use super::fonts::Weight;
use super::frame::{CAPITAL, Frame};
use super::paper::{Area, Paper};
use super::svg::{Part, Role, Svg, Type, number};
use std::sync::Arc;
use sweetspot_core::analysis::SweetSpot;
use sweetspot_core::map::{ChallengeSet, Position};
use sweetspot_core::scene::{Anchor, Enclosing, Mark, Outline, Reserved, Scene, around};
pub(super) use tags::Tag;

/// Width of a sweet spot's line, in the size of the key's words. It is drawn black with white inside, so that it is not
/// taken for a challenge's.
const LINE: f64 = 0.27;
/// What is white inside the line, in its width, by the number of the outline: nothing, all along, dashes, dots, dashes and dots.
const INSIDE: [Option<&[f64]>; 5] =
    [None, Some(&[]), Some(&[2.6, 1.5]), Some(&[0.7, 1.1]), Some(&[3.4, 1.1, 0.7, 1.1])];
/// The line's white, in its width.
const WHITE: f64 = 0.46;

/// One sweet spot on the picture.
pub(super) struct Spot<'a> {
    /// From 1 on.
    pub number: usize,
    pub spot: &'a SweetSpot,
    pub outline: Outline,
    /// Whether its markers are ringed, each by itself, because no line around them could be followed.
    pub ringed: bool,
    /// One for each part of the outline that found room for one; the first has the name.
    pub tags: Vec<Tag>,
}

/// All that are outlined.
pub(super) struct Spots<'a> {
    pub list: Vec<Spot<'a>>,
    /// Of a line, in points.
    pub width: f64,
    size: f64,
    /// The middles of the markers that are ringed, and every marker's radius.
    rings: Vec<(f64, f64)>,
    radius: f64,
}

impl<'a> Spots<'a> {
    /// Draws lines and finds places for tags, clear of marks and of challenges' names. `scene` needs no titles yet.
    pub(super) fn of(spots: &[&'a SweetSpot], frame: &Frame, scene: &Scene, paper: &Paper) -> Spots<'a> {
        let (width, size) = (line_width(paper), paper.label);
        let outlines: Vec<Outline> = levels(spots)
            .into_iter()
            .zip(spots)
            .map(|(level, spot)| outlined(scene, spot, level, width / frame.scale))
            .collect();
        let mut list: Vec<Spot> = (1..)
            .zip(spots.iter().copied().zip(outlines))
            .map(|(number, (spot, outline))| Spot { number, spot, ringed: !outline.is_plain(), outline, tags: vec![] })
            .collect();
        for spot in list.iter_mut().filter(|spot| spot.ringed) {
            spot.outline = Outline { rings: vec![], parts: 0, holes: 0 };
        }
        let within =
            |one: &&Arc<Mark>| list.iter().any(|spot| spot.ringed && spot.spot.initiatives.contains(&one.initiative));
        let rings = scene.marks.iter().filter(within).map(|mark| frame.at(mark.x, mark.y)).collect();
        let radius = scene.mark_radius * frame.scale;
        tags::place(&mut list, frame, scene, size);
        Spots { list, width, size, rings, radius }
    }

    /// The boxes of the tags in drawing units, for titles to keep clear of.
    pub(super) fn reserved(&self, frame: &Frame) -> Vec<Reserved> {
        let across = |x: f64| (x - frame.area.x) / frame.scale;
        let down = |y: f64| (y - frame.area.y) / frame.scale;
        self.areas()
            .map(|area| Reserved {
                left: across(area.x),
                top: down(area.y),
                right: across(area.right()),
                bottom: down(area.bottom()),
            })
            .collect()
    }

    pub(super) fn areas(&self) -> impl Iterator<Item = Area> {
        self.list.iter().flat_map(|spot| spot.tags.iter().map(|tag| tag.area.grown(1.5)))
    }

    /// How many parts each outline has.
    pub(super) fn parts(&self) -> Vec<usize> {
        self.list.iter().map(|spot| spot.outline.parts).collect()
    }

    /// What the outlines can't show, in sentences.
    pub(super) fn remarks(&self) -> Vec<String> {
        let mut remarks = vec![];
        for Spot { number, outline, ringed, tags, .. } in &self.list {
            if *ringed {
                remarks.push(format!(
                    "Sweet spot {number} has no outline, because other markers stand in between: its own are ringed."
                ));
                continue;
            }
            if outline.parts > 1 {
                remarks.push(format!(
                    "Outline {number} has {} parts: other markers stand too close for one line.",
                    outline.parts
                ));
            }
            if tags.first().is_none_or(|tag| tag.lines.is_empty()) {
                remarks.push(format!(
                    "Outline {number} has its name in the key: there is no room for it beside the line."
                ));
            }
        }
        remarks
    }

    /// The lines, under the markers.
    pub(super) fn lines(&self, frame: &Frame) -> Part {
        let mut svg = Svg::default();
        // All light first: a line is never hidden by its neighbour's light.
        for spot in &self.list {
            let path = path(frame, &spot.outline);
            svg.shape(
                "path",
                &[("d", path.as_str()), ("fill", "#ffffff"), ("fill-opacity", "0.34"), ("fill-rule", "evenodd")],
            );
        }
        for spot in &self.list {
            stroke(&mut svg, "path", &[("d", path(frame, &spot.outline).as_str())], self.width, spot.number);
        }
        for at in &self.rings {
            ring(&mut svg, *at, self.radius * 1.12 + self.width * 0.5, self.width * 0.5);
        }
        svg.part(Role::Figure, "sweet-spots")
    }

    /// The tags, over everything else.
    pub(super) fn tags(&self) -> Part {
        let mut svg = Svg::default();
        for spot in &self.list {
            for tag in &spot.tags {
                tag.draw(&mut svg, spot.number, self.size);
            }
        }
        svg.part(Role::Figure, "sweet-spot-names")
    }
}

pub(super) fn line_width(paper: &Paper) -> f64 {
    paper.body * LINE
}

/// A line in a sweet spot's manner; `shape` is an element with its place.
pub(super) fn stroke(svg: &mut Svg, element: &str, shape: &[(&str, &str)], width: f64, nth: usize) {
    let (edge, whole, inner) = (number(width * 1.9), number(width), number(width * WHITE));
    let inside = INSIDE[(nth - 1) % INSIDE.len()];
    let plain = [("fill", "none"), ("stroke-linejoin", "round")];
    let mut draw = |more: &[(&str, &str)]| svg.shape(element, &[shape, &plain, more].concat());
    draw(&[("stroke", "#ffffff"), ("stroke-width", &edge), ("stroke-opacity", "0.8")]);
    draw(&[("stroke", INK), ("stroke-width", &whole)]);
    if let Some(dashes) = inside {
        let dashes = dashes.iter().map(|length| number(length * width)).collect::<Vec<_>>().join(" ");
        let mut white = vec![("stroke", "#ffffff"), ("stroke-width", inner.as_str())];
        if !dashes.is_empty() {
            white.push(("stroke-dasharray", &dashes));
        }
        draw(&white);
    }
}

/// A ring around a marker of a sweet spot that has no outline.
pub(super) fn ring(svg: &mut Svg, (x, y): (f64, f64), radius: f64, width: f64) {
    let (cx, cy, r, line, edge) = (number(x), number(y), number(radius), number(width), number(width * 2.2));
    let place = [("cx", cx.as_str()), ("cy", &cy), ("r", &r), ("fill", "none")];
    svg.shape("circle", &[place.as_slice(), &[("stroke", "#ffffff"), ("stroke-width", edge.as_str())]].concat());
    svg.shape("circle", &[place.as_slice(), &[("stroke", INK), ("stroke-width", line.as_str())]].concat());
}

/// The number of an outline on black.
pub(super) fn chip(svg: &mut Svg, (x, y): (f64, f64), size: f64, nth: usize) {
    let (left, top, side, round) =
        (number(x - size * 0.68), number(y - size * 0.68), number(size * 1.36), number(size * 0.3));
    let place = [("x", left.as_str()), ("y", &top), ("width", &side), ("height", &side)];
    svg.shape("rect", &[place.as_slice(), &[("rx", round.as_str()), ("fill", INK)]].concat());
    let style = Type { end: Anchor::Middle, weight: Weight::SemiBold, ..Type::plain(size, "#ffffff") };
    svg.label(x, y + size * CAPITAL / 2.0, &style, &nth.to_string());
}

/// For each spot how far out its line runs: lines around the same marker never lie on each other.
fn levels(spots: &[&SweetSpot]) -> Vec<usize> {
    let mut levels: Vec<usize> = vec![];
    for (nth, spot) in spots.iter().enumerate() {
        let shares = |other: &&SweetSpot| other.initiatives.iter().any(|one| spot.initiatives.contains(one));
        let taken: Vec<usize> = (0..nth).filter(|other| shares(&spots[*other])).map(|other| levels[other]).collect();
        levels.push((0..).find(|level| !taken.contains(level)).unwrap_or_default());
    }
    levels
}

fn outlined(scene: &Scene, spot: &SweetSpot, level: usize, line: f64) -> Outline {
    let at = |belongs: bool| -> Vec<Position> {
        let marks = scene.marks.iter().filter(|mark| spot.initiatives.contains(&mark.initiative) == belongs);
        marks.map(|mark| Position { x: mark.x, y: mark.y }).collect()
    };
    let radius = scene.mark_radius;
    let room = (0.55 * radius).max(1.1 * line) + level as f64 * (0.4 * radius).max(2.0 * line);
    let (challenges, within): (usize, ChallengeSet) = (scene.ellipses.len(), spot.challenges);
    around(&Enclosing { members: &at(true), others: &at(false), radius, room, line, within, challenges })
}

/// The outline's rings as SVG path data.
fn path(frame: &Frame, outline: &Outline) -> String {
    let mut path = String::new();
    for ring in &outline.rings {
        let point = |at: Position| {
            let (x, y) = frame.at(at.x, at.y);
            format!("{} {}", number(x), number(y))
        };
        let middle = |nth: usize| {
            let (one, other) = (ring[nth % ring.len()], ring[(nth + 1) % ring.len()]);
            point(Position { x: (one.x + other.x) / 2.0, y: (one.y + other.y) / 2.0 })
        };
        path += &format!("M{}", middle(ring.len() - 1));
        for (nth, corner) in ring.iter().enumerate() {
            path += &format!("Q{} {}", point(*corner), middle(nth));
        }
        path.push('Z');
    }
    path
}
