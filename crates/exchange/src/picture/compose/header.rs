//! What stands above and below every picture: title, area, date, release status, and the marking at head and foot,
//! as public bodies print it. Long wording is set smaller and in more lines before any of it is cut.

use crate::picture::PictureRequest;
use crate::picture::colour::{INK, QUIET};
use crate::picture::fonts::{Weight, width, wrapped};
use crate::picture::frame::CAPITAL;
use crate::picture::paper::{Paper, SMALLEST_TEXT};
use crate::picture::svg::{Part, Role, Svg, Type};
use chrono::NaiveDate;
use sweetspot_core::Map;
use sweetspot_core::scene::Anchor;

const STEP: f64 = 1.2;

/// Words in lines at a size at which they fit.
struct Fitted {
    size: f64,
    lines: Vec<String>,
}

/// Where the parts above the Venn stand.
pub(super) struct Header {
    /// Where its first line begins, and where the picture's body may begin.
    pub top: f64,
    pub bottom: f64,
    /// How far it reaches to the right below the marking.
    pub right: f64,
}

pub(super) fn header(
    map: &Map,
    request: &PictureRequest,
    paper: &Paper,
    (title, headline): (&str, Option<&str>),
) -> (Vec<Part>, Header) {
    let room = paper.width - 2.0 * paper.margin;
    let mut y = paper.margin;
    let mut parts = vec![];
    if let Some(marking) = marking(map, paper) {
        let (svg, bottom) = centred(&marking, paper, paper.edge);
        parts.push(svg.part(Role::Words, "marking-above"));
        y = y.max(bottom + paper.gap * 0.8);
    }
    let fitted = fit(
        title,
        Weight::SemiBold,
        room,
        &[(paper.title, 1), (paper.title * 0.85, 2), (paper.title * 0.7, 3), (paper.line, 5)],
    );
    let mut svg = Svg::default();
    let top = y;
    let first = y + CAPITAL * fitted.size;
    let last = svg.lines(paper.margin, first, fitted.size * STEP, &Type::bold(fitted.size, INK), &fitted.lines);
    parts.push(svg.part(Role::Title, "title"));
    y = last + paper.line * 0.75;
    let (svg, bottom, about) = under_title(map, request, paper, y);
    parts.push(svg.part(Role::Words, "about"));
    let widest = |fitted: &Fitted| {
        fitted.lines.iter().map(|line| width(line, fitted.size, Weight::SemiBold)).fold(0.0, f64::max)
    };
    let (mut bottom, mut reach) = (bottom, about.max(widest(&fitted)));
    if let Some(headline) = headline {
        let size = paper.line * 1.2;
        // As wide as the eye follows a line.
        let (most, sizes) = (room.min(size * 56.0), [(size, 2), (paper.line, 3), (paper.line, 5)]);
        let fitted = fit(headline, Weight::SemiBold, most, &sizes);
        let mut svg = Svg::default();
        let first = bottom + paper.line * 0.85 + CAPITAL * fitted.size;
        bottom = svg.lines(paper.margin, first, fitted.size * 1.28, &Type::bold(fitted.size, INK), &fitted.lines);
        parts.push(svg.part(Role::Words, "headline"));
        reach = reach.max(widest(&fitted));
    }
    (parts, Header { top, bottom: bottom + paper.gap * 0.8, right: paper.margin + reach })
}

/// Area, date and release status in one line; where they are long, the area stands above the others. Then the last
/// baseline and the width.
fn under_title(map: &Map, request: &PictureRequest, paper: &Paper, y: f64) -> (Svg, f64, f64) {
    let room = paper.width - 2.0 * paper.margin;
    let (size, first, step) = (paper.line, y + CAPITAL * paper.line, paper.line * STEP);
    let (area, release, day) = (map.head.area.as_str(), map.head.release.as_str(), day(request.date));
    let date = if release.is_empty() { day } else { format!("{day} · ") };
    let quiet = if area.is_empty() { date.clone() } else { format!("{area} · {date}") };
    let (before, after) = (width(&quiet, size, Weight::Regular), width(release, size, Weight::SemiBold));
    let plain = Type::plain(size, QUIET);
    let mut svg = Svg::default();
    if before + after > room {
        let mut lines = wrapped(area, size, Weight::Regular, room, 2);
        lines.extend(wrapped(&(date + release), size, Weight::Regular, room, 4));
        let last = svg.lines(paper.margin, first, step, &plain, &lines);
        return (svg, last, room);
    }
    svg.line(paper.margin, first, &plain, &quiet);
    if !release.is_empty() {
        svg.line(paper.margin + before, first, &Type::bold(size, INK), release);
    }
    (svg, first, before + after)
}

/// The marking at the foot.
pub(super) struct Footer<'a> {
    marking: Option<Fitted>,
    paper: &'a Paper,
    /// From the end of the picture's body to the paper's edge.
    pub height: f64,
    /// From the top of the words to the paper's edge.
    rise: f64,
}

pub(super) fn footer<'a>(map: &Map, paper: &'a Paper) -> Footer<'a> {
    let marking = marking(map, paper);
    let words = |fitted: &Fitted| CAPITAL * fitted.size + fitted.size * STEP * (fitted.lines.len() - 1) as f64;
    let height =
        marking.as_ref().map_or(paper.margin, |fitted| paper.margin.max(paper.gap * 0.8 + words(fitted) + paper.edge));
    let rise = marking.as_ref().map_or(0.0, |fitted| words(fitted) + paper.edge);
    Footer { marking, paper, height, rise }
}

impl Footer<'_> {
    /// Its part, on a paper of this height.
    pub(super) fn on(&self, height: f64) -> Option<Part> {
        let fitted = self.marking.as_ref()?;
        let (svg, _) = centred(fitted, self.paper, height - self.rise);
        Some(svg.part(Role::Furniture, "marking-below"))
    }
}

fn marking(map: &Map, paper: &Paper) -> Option<Fitted> {
    let room = paper.width - 2.0 * paper.margin;
    let sizes = [(paper.marking, 1), (paper.label.max(paper.marking * 0.8), 4)];
    (!map.head.marking.is_empty()).then(|| fit(&map.head.marking, Weight::SemiBold, room, &sizes))
}

fn centred(fitted: &Fitted, paper: &Paper, y: f64) -> (Svg, f64) {
    let mut svg = Svg::default();
    let style = Type { end: Anchor::Middle, ..Type::bold(fitted.size, INK) };
    let first = y + CAPITAL * fitted.size;
    let last = svg.lines(paper.width / 2.0, first, fitted.size * STEP, &style, &fitted.lines);
    (svg, last)
}

/// The words at the first of the sizes at which they fit into as many lines; at the last, whatever comes.
fn fit(text: &str, weight: Weight, room: f64, sizes: &[(f64, usize)]) -> Fitted {
    let mut fitted = Fitted { size: SMALLEST_TEXT, lines: vec![] };
    for (size, most) in sizes {
        let whole = wrapped(text, *size, weight, room, usize::MAX).len() <= *most;
        fitted = Fitted { size: *size, lines: wrapped(text, *size, weight, room, *most) };
        if whole {
            break;
        }
    }
    fitted
}

/// `23 November 2026`
pub(super) fn day(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}
