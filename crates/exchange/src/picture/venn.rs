//! Paints a scene on paper: regions, outlines, markers, titles, challenge names. It decides nothing about where
//! things lie, except that what is faded loses its title.

use super::colour::{FADED_OPACITY, FAINT_OPACITY, INK, Palette, QUIET, on};
use super::fonts::Weight;
use super::frame::{CAPITAL, Frame, Line, heading_lines, label_lines};
use super::numbers::Numbered;
use super::paper::SMALLEST_TEXT;
use super::spots::Spots;
use super::star::star;
use super::svg::{Part, Role, Svg, Type, number};
use std::f64::consts::TAU;
use sweetspot_core::Map;
use sweetspot_core::map::{ChallengeSet, LETTERS, Position};
use sweetspot_core::phrases::challenges;
use sweetspot_core::scene::{Anchor, EllipseShape, Mark, Scene};

/// Width of an outline in drawing units that the scene's dashes are made for.
pub(super) const OUTLINE: f64 = 2.5;

/// Radius of the ring around a badge, in the badge's own.
const RING: f64 = 1.2;

/// What is painted, and how.
pub(super) struct Venn<'a> {
    pub map: &'a Map,
    pub scene: &'a Scene,
    pub frame: Frame,
    pub palette: Palette,
    /// Challenge colours by position.
    pub colours: &'a [String],
    /// Initiatives outside the selection.
    pub faded: &'a [u32],
    pub numbers: &'a [Numbered],
    /// From where initiatives were to where they are, in drawing units.
    pub trails: &'a [(Position, Position)],
    /// Width of the outlines, in points.
    pub outline: f64,
    /// The sweet spots that are outlined.
    pub spots: Option<&'a Spots<'a>>,
    /// Whether each challenge's badge has a ring drawn as its outline is: where no key shows that.
    pub ringed: bool,
}

impl Venn<'_> {
    pub(super) fn painted(&self) -> Vec<Part> {
        let mut layers = ["regions", "outlines", "marks", "labels", "challenges"].map(|id| (id, Svg::default()));
        let [regions, outlines, marks, labels, challenges] = &mut layers;
        self.regions(&mut regions.1);
        self.outlines(&mut outlines.1);
        self.marks(&mut marks.1);
        self.labels(&mut labels.1);
        self.headings(&mut challenges.1);
        let mut parts: Vec<Part> = layers.into_iter().map(|(id, svg)| svg.part(Role::Figure, id)).collect();
        if !self.trails.is_empty() {
            let mut svg = Svg::default();
            self.trails(&mut svg);
            // Under the marks, over the outlines.
            parts.insert(2, svg.part(Role::Figure, "trails"));
        }
        if let Some(spots) = self.spots.filter(|spots| !spots.list.is_empty()) {
            parts.insert(2, spots.lines(&self.frame));
            parts.push(spots.tags());
        }
        parts
    }

    fn trails(&self, svg: &mut Svg) {
        let dash = [("fill", "none"), ("stroke", QUIET), ("stroke-width", "1"), ("stroke-dasharray", "3 2")];
        for (from, to) in self.trails {
            let (start, end) = (self.frame.at(from.x, from.y), self.frame.at(to.x, to.y));
            let (dx, dy) = (end.0 - start.0, end.1 - start.1);
            let middle = ((start.0 + end.0) / 2.0 - dy * 0.08, (start.1 + end.1) / 2.0 + dx * 0.08);
            let numbers = [start.0, start.1, middle.0, middle.1, end.0, end.1].map(number);
            let [x1, y1, mx, my, x2, y2] = &numbers;
            let line = format!("M{x1} {y1}Q{mx} {my} {x2} {y2}");
            svg.shape("path", &[[("d", line.as_str())].as_slice(), &dash].concat());
            svg.shape("circle", &[[("cx", x1.as_str()), ("cy", y1), ("r", "2.5")].as_slice(), &dash].concat());
        }
    }

    fn transform(&self) -> String {
        let Frame { area, scale } = self.frame;
        format!("translate({} {}) scale({scale:.5})", number(area.x), number(area.y))
    }

    fn regions(&self, svg: &mut Svg) {
        svg.open(&[("transform", &self.transform())]);
        for region in &self.scene.regions {
            let fill = self.palette.region(region.challenges.len(), &region.fill);
            svg.shape("path", &[("d", &region.path), ("fill", &fill), ("fill-rule", "evenodd")]);
        }
        svg.close();
    }

    fn outlines(&self, svg: &mut Svg) {
        // Dashes are as long as they are for an outline of the scene's own width.
        let width = self.outline / self.frame.scale;
        let (dashed, width) = (width / OUTLINE, number(width));
        svg.open(&[("fill", "none"), ("transform", &self.transform())]);
        for ellipse in &self.scene.ellipses {
            let colour = self.palette.line(self.colours, place_of(ellipse.letter));
            let (cx, cy, rx, ry) = (number(ellipse.cx), number(ellipse.cy), number(ellipse.rx), number(ellipse.ry));
            let turn = format!("rotate({} {cx} {cy})", number(ellipse.rotation));
            let dash = dashes(ellipse, dashed);
            let mut attributes = vec![("cx", cx.as_str()), ("cy", &cy), ("rx", &rx), ("ry", &ry), ("transform", &turn)];
            attributes.extend([("stroke", colour), ("stroke-width", &width)]);
            if !dash.is_empty() {
                attributes.push(("stroke-dasharray", &dash));
            }
            svg.shape("ellipse", &attributes);
        }
        svg.close();
    }

    fn marks(&self, svg: &mut Svg) {
        for mark in &self.scene.marks {
            let title = &self.map.initiatives.at(mark.initiative as usize).title;
            svg.open(&[("id", &format!("initiative-{}", mark.initiative + 1))]);
            svg.tip(&format!("{title} ({})", challenges(self.map, mark.challenges)));
            let opacity = if self.is_faded(mark) {
                FADED_OPACITY
            } else if mark.faint {
                FAINT_OPACITY
            } else {
                1.0
            };
            let (x, y) = self.frame.at(mark.x, mark.y);
            let radius = self.scene.mark_radius * self.frame.scale;
            pie(svg, (x, y), radius, mark.challenges, self.colours, opacity, self.palette.grey);
            if self.map.initiatives.at(mark.initiative as usize).bright_spot {
                star(svg, (x, y), radius, opacity);
            }
            svg.close();
        }
    }

    fn labels(&self, svg: &mut Svg) {
        for mark in self.scene.marks.iter().filter(|mark| !self.is_faded(mark)) {
            let Some(label) = &mark.label else { continue };
            for line in label_lines(&self.frame, self.scene, mark, label) {
                words(svg, &line, if mark.faint { QUIET } else { INK }, line.size * 0.2);
            }
        }
        let size = self.scene.text * self.frame.scale;
        for numbered in self.numbers {
            let style = Type { halo: size * 0.18, ..Type::bold(size, INK) };
            svg.line(numbered.area.x, numbered.area.bottom(), &style, &numbered.number.to_string());
        }
    }

    fn headings(&self, svg: &mut Svg) {
        for heading in &self.scene.headings {
            let position = place_of(heading.letter);
            let outline = self.scene.ellipses.iter().find(|ellipse| ellipse.letter == heading.letter);
            let own = outline.map_or(INK, |ellipse| ellipse.colour.as_str());
            let (x, y) = self.frame.at(heading.badge.x, heading.badge.y);
            let colour = self.colours.get(position).map_or(INK, String::as_str);
            let radius = heading.badge_radius * self.frame.scale;
            if self.ringed
                && let Some(outline) = outline
            {
                self.ring(svg, (x, y), radius * RING, outline, position);
            }
            badge(svg, (x, y), radius, heading.letter, colour);
            for line in heading_lines(&self.frame, heading) {
                words(svg, &line, &self.palette.words(own), line.size * 0.2);
            }
        }
    }

    fn ring(&self, svg: &mut Svg, (x, y): (f64, f64), radius: f64, ellipse: &EllipseShape, position: usize) {
        let (cx, cy, r, width) = (number(x), number(y), number(radius), number(self.outline));
        // Twice around is as many dashes as can be told apart on so short a line.
        let dash = dashes(ellipse, self.outline / OUTLINE * 0.6);
        let mut attributes = vec![("cx", cx.as_str()), ("cy", &cy), ("r", &r), ("fill", "none")];
        attributes.extend([("stroke", self.palette.line(self.colours, position)), ("stroke-width", width.as_str())]);
        if !dash.is_empty() {
            attributes.push(("stroke-dasharray", &dash));
        }
        svg.shape("circle", &attributes);
    }

    fn is_faded(&self, mark: &Mark) -> bool {
        self.faded.contains(&mark.initiative)
    }
}

/// The position of the challenge of this letter.
fn place_of(letter: char) -> usize {
    LETTERS.iter().position(|other| *other == letter).unwrap_or_default()
}

fn words(svg: &mut Svg, line: &Line<'_>, fill: &str, halo: f64) {
    let style = Type { size: line.size, weight: line.weight, fill, end: line.end, halo };
    svg.line(line.x, line.y, &style, line.text);
}

/// A challenge's letter on its colour.
pub(super) fn badge(svg: &mut Svg, (x, y): (f64, f64), radius: f64, letter: char, colour: &str) {
    let (cx, cy, r) = (number(x), number(y), number(radius));
    svg.shape("circle", &[("cx", &cx), ("cy", &cy), ("r", &r), ("fill", colour)]);
    let size = (radius * 1.3).max(SMALLEST_TEXT);
    let style = Type { end: Anchor::Middle, weight: Weight::SemiBold, ..Type::plain(size, on(colour)) };
    svg.label(x, y + size * CAPITAL / 2.0, &style, &letter.to_string());
}

/// A marker: one slice for each challenge, in letter order from the top, parted by white.
pub(super) fn pie(
    svg: &mut Svg,
    (x, y): (f64, f64),
    radius: f64,
    challenges: ChallengeSet,
    colours: &[String],
    opacity: f64,
    grey: bool,
) {
    let see_through = number(opacity);
    let (cx, cy) = (number(x), number(y));
    let ring = number(radius);
    let rim = if grey { INK } else { "#ffffff" };
    svg.shape("circle", &[("cx", &cx), ("cy", &cy), ("r", &ring), ("fill", "#ffffff")]);
    let inner = radius * 0.86;
    let slices: Vec<u8> = challenges.positions().collect();
    let parting = number(radius * 0.11);
    for (nth, position) in slices.iter().enumerate() {
        let colour = colours.get(*position as usize).map_or(INK, String::as_str);
        let mut attributes = vec![("fill", colour)];
        if opacity < 1.0 {
            attributes.push(("fill-opacity", &see_through));
        }
        if slices.len() == 1 {
            let r = number(inner);
            attributes.extend([("cx", cx.as_str()), ("cy", &cy), ("r", &r)]);
            svg.shape("circle", &attributes);
        } else {
            let share = TAU / slices.len() as f64;
            let path = slice((x, y), inner, share * nth as f64, share * (nth + 1) as f64);
            attributes.extend([("d", path.as_str()), ("stroke", "#ffffff"), ("stroke-width", &parting)]);
            svg.shape("path", &attributes);
        }
    }
    if grey {
        let (r, width) = (number(radius * 0.94), number(radius * 0.12));
        let mut attributes = vec![("cx", cx.as_str()), ("cy", &cy), ("r", &r), ("fill", "none")];
        attributes.extend([("stroke", rim), ("stroke-width", &width)]);
        if opacity < 1.0 {
            attributes.push(("stroke-opacity", &see_through));
        }
        svg.shape("circle", &attributes);
    }
}

/// From `from` to `to`, in radians clockwise from the top.
fn slice((x, y): (f64, f64), radius: f64, from: f64, to: f64) -> String {
    let rim = |angle: f64| format!("{} {}", number(x + radius * angle.sin()), number(y - radius * angle.cos()));
    let (centre, long) = (format!("{} {}", number(x), number(y)), u8::from(to - from > TAU / 2.0));
    let r = number(radius);
    format!("M{centre}L{}A{r} {r} 0 {long} 1 {}Z", rim(from), rim(to))
}

/// An outline's dashes, `scale` times their length in drawing units.
pub(super) fn dashes(ellipse: &EllipseShape, scale: f64) -> String {
    ellipse.dash.iter().map(|length| number(length * scale)).collect::<Vec<_>>().join(" ")
}
