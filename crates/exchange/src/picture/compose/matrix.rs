//! Lays the picture of the matrix out on its paper: one row for each combination of challenges that occurs, with its dots,
//! its bar, how many it holds and how many chance would put there; and the key.

use super::header::day;
use super::page::{Legend, Page};
use crate::picture::colour::{INK, QUIET};
use crate::picture::fingerprint::fingerprint;
use crate::picture::frame::CAPITAL;
use crate::picture::key::{Note, Sign};
use crate::picture::paper::{Area, Paper};
use crate::picture::svg::{Part, Role, Svg, Type, Words, number};
use crate::picture::venn::badge;
use crate::picture::{Picture, PictureRequest};
use sweetspot_core::Map;
use sweetspot_core::analysis::{Analysis, Region};
use sweetspot_core::describe::matrix;
use sweetspot_core::map::LETTERS;
use sweetspot_core::phrases::counted;
use sweetspot_core::scene::Anchor;

/// The colour of a challenge's dot that the combination does not have.
const ABSENT: &str = "#d8dade";
/// The bars, in colour and in grey.
const BAR: (&str, &str) = ("#12436d", "#5c6168");

struct Table<'a> {
    rows: &'a [&'a Region],
    colours: &'a [String],
    area: Area,
    /// Height of a row, and the size of its words.
    row: f64,
    size: f64,
    grey: bool,
    /// The largest number that a bar or its tick must show.
    most: f64,
}

/// The picture of the matrix.
pub(in crate::picture) fn composed(map: &Map, analysis: &Analysis, request: &PictureRequest, words: Words) -> Picture {
    let paper = Paper::of(request.size);
    let page = Page::of(map, request, &paper, &words.title, None);
    let rows = matrix::rows(analysis);
    let size = paper.body;
    // As high as it is pleasant to read, and lower where there are many.
    let row = (page.room.height / (rows.len() as f64 + 2.0)).min(size * 3.0);
    let most = rows.iter().map(|region| (region.initiatives.len() as f64).max(region.expected)).fold(1.0, f64::max);
    let width = page.figure((1.0, 1.0)).width;
    let area = Area { width, height: row * (rows.len() as f64 + 1.5), ..page.room };
    let table =
        Table { rows: &rows, colours: &page.colours, area, row, size: size.min(row * 0.62), grey: request.grey, most };
    let figure = table.painted();
    let notes = vec![
        Note { sign: Sign::Bar, text: "How many initiatives serve exactly these challenges" },
        Note { sign: Sign::Tick, text: "How many chance would put there" },
    ];
    let counts = vec![
        format!(
            "{} in {} of {} combinations; counted {}.",
            counted(analysis.placed as usize, "initiative", "initiatives"),
            rows.len(),
            analysis.regions.len(),
            day(request.date)
        ),
        format!("Data stamp {}", fingerprint(map)),
    ];
    page.with_key(figure, area.bottom(), Legend { ellipses: &[], notes, counts, outline: 1.0 }, words)
}

impl Table<'_> {
    fn painted(&self) -> Vec<Part> {
        let (mut dots, mut bars, mut figures) = (Svg::default(), Svg::default(), Svg::default());
        let step = self.size * 2.0;
        for (place, colour) in self.colours.iter().enumerate() {
            let x = self.area.x + step * (place as f64 + 0.5);
            let letter = LETTERS.get(place).copied().unwrap_or('?');
            badge(&mut dots, (x, self.area.y + self.row * 0.5), self.size * 0.8, letter, colour);
        }
        let from = self.area.x + step * self.colours.len() as f64 + self.size * 2.6;
        let wide = self.area.right() - from - self.size * 5.0;
        let long = |count: f64| wide * count / self.most;
        let fill = if self.grey { BAR.1 } else { BAR.0 };
        for (nth, region) in self.rows.iter().enumerate() {
            let y = self.area.y + self.row * (nth as f64 + 1.5);
            let dot_xs: Vec<f64> =
                region.challenges.positions().map(|place| self.area.x + step * (f64::from(place) + 0.5)).collect();
            if let (Some(first), Some(last)) = (dot_xs.first(), dot_xs.last()) {
                let path = format!("M{} {}H{}", number(*first), number(y), number(*last));
                dots.shape("path", &[("d", &path), ("stroke", INK), ("stroke-width", "1.2"), ("fill", "none")]);
            }
            for (place, colour) in self.colours.iter().enumerate() {
                let x = self.area.x + step * (place as f64 + 0.5);
                let fill = if region.challenges.contains(place as u8) { colour.as_str() } else { ABSENT };
                let r = number(self.size * 0.42);
                dots.shape("circle", &[("cx", &number(x)), ("cy", &number(y)), ("r", &r), ("fill", fill)]);
            }
            let high = self.row * 0.56;
            let (count, top) = (region.initiatives.len() as f64, y - high / 2.0);
            let shape =
                [("x", number(from)), ("y", number(top)), ("width", number(long(count))), ("height", number(high))];
            let mut attributes: Vec<(&str, &str)> = shape.iter().map(|(name, value)| (*name, value.as_str())).collect();
            attributes.push(("fill", fill));
            bars.shape("rect", &attributes);
            let tick = from + long(region.expected);
            let path = format!("M{} {}V{}", number(tick), number(y - self.row * 0.42), number(y + self.row * 0.42));
            // A white edge keeps the tick apart from the bar that it may lie on.
            bars.shape("path", &[("d", &path), ("stroke", "#ffffff"), ("stroke-width", "3"), ("fill", "none")]);
            bars.shape("path", &[("d", &path), ("stroke", INK), ("stroke-width", "1.4"), ("fill", "none")]);
            let base = y + CAPITAL / 2.0 * self.size;
            let style = Type { end: Anchor::End, ..Type::bold(self.size, INK) };
            figures.line(from - self.size * 0.6, base, &style, &region.initiatives.len().to_string());
            let end = from + long(count.max(region.expected)) + self.size * 0.5;
            figures.line(end, base, &Type::plain(self.size * 0.85, QUIET), &format!("{:.1}", region.expected));
        }
        let parts = [("combinations", dots), ("bars", bars), ("figures", figures)];
        parts.into_iter().map(|(id, svg)| svg.part(Role::Figure, id)).collect()
    }
}
