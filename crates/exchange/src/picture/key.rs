//! The key: which challenge has which letter and dash, what a marker means, what was counted and when, and the list
//! of titles that are numbered on the Venn. Everything is measured by the same code that draws it.

use super::colour::{FADED_OPACITY, FAINT_OPACITY, INK, Palette, QUIET};
use super::fonts::{Weight, width, wrapped};
use super::frame::CAPITAL;
use super::network_marks::{link, shape, tint};
use super::paper::Area;
use super::spots::{self, Spots, chip};
use super::star::star;
use super::svg::{Part, Role, Svg, Type, number};
use super::venn::{OUTLINE, badge, dashes, pie};
use sweetspot_core::map::{ChallengeSet, LETTERS};
use sweetspot_core::network::NodeKind;
use sweetspot_core::phrases::counted;
use sweetspot_core::scene::{Anchor, EllipseShape, RegionShape};

const LIST: &str = "Numbered on the picture";

/// A sample of a marker and what it means.
pub(super) struct Note {
    pub sign: Sign,
    pub text: &'static str,
}

/// The sample beside a note.
#[derive(Clone, Copy)]
pub(super) enum Sign {
    Marker,
    Ended,
    Faded,
    Number,
    Node(NodeKind),
    Tie,
    /// Whether it has a direction.
    Link(bool),
    Hull,
    Bar,
    Tick,
    Trail,
    Star,
}

/// What the key tells.
pub(super) struct Key<'a> {
    pub names: Vec<String>,
    pub colours: &'a [String],
    pub ellipses: &'a [EllipseShape],
    pub notes: Vec<Note>,
    pub counts: Vec<String>,
    pub palette: Palette,
    /// Font size.
    pub size: f64,
    /// Width of the outlines.
    pub outline: f64,
}

/// A piece of the key, drawn: its parts and how high it is.
pub(super) struct Block {
    pub parts: Vec<Part>,
    pub height: f64,
}

impl Key<'_> {
    /// Distance between baselines.
    fn step(&self) -> f64 {
        self.size * 1.3
    }

    fn row_gap(&self) -> f64 {
        self.size * 0.55
    }

    fn sample(&self) -> f64 {
        // The network has no outlines to show.
        if self.ellipses.is_empty() { 0.0 } else { self.size * 2.6 }
    }

    /// Letters, dashes and names, below a heading. A name takes at most `most` lines.
    pub(super) fn challenges(&self, at: (f64, f64), room: f64, most: usize) -> Block {
        let (x, top) = at;
        let mut block = Block { parts: vec![self.heading("key-challenges", "Challenges", at)], height: 0.0 };
        let radius = self.size * 0.78;
        let words = x + self.sample() + 2.0 * radius + self.size * 0.9;
        let mut y = top + self.step() + self.row_gap();
        for (position, name) in self.names.iter().enumerate() {
            let lines = wrapped(name, self.size, Weight::Regular, x + room - words, most);
            let mut svg = Svg::default();
            let middle = y + radius;
            let colour = self.colours.get(position).map_or(INK, String::as_str);
            let letter = LETTERS.get(position).copied().unwrap_or('?');
            if let Some(ellipse) = self.ellipses.iter().find(|ellipse| ellipse.letter == letter) {
                self.dash(&mut svg, (x, middle), ellipse, position);
            }
            badge(&mut svg, (x + self.sample() + radius + self.size * 0.35, middle), radius, letter, colour);
            let first = middle + CAPITAL / 2.0 * self.size;
            let last = svg.lines(words, first, self.step(), &Type::plain(self.size, INK), &lines);
            block.parts.push(svg.part(Role::Entry, &format!("key-{}", letter.to_lowercase())));
            y = (middle + radius).max(last + 0.25 * self.size) + self.row_gap() * 0.8;
        }
        block.height = y - self.row_gap() * 0.8 - top;
        block
    }

    /// What markers mean, below a heading.
    pub(super) fn markers(&self, at: (f64, f64), room: f64) -> Block {
        let (x, top) = at;
        let mut block = Block { parts: vec![self.heading("key-markers", "Markers", at)], height: 0.0 };
        let mut y = top + self.step() + self.row_gap();
        let words = x + self.size * 1.9;
        for (nth, note) in self.notes.iter().enumerate() {
            let mut svg = Svg::default();
            let first = y + CAPITAL * self.size;
            self.sign(&mut svg, (x + self.size * 0.6, first - CAPITAL / 2.0 * self.size), note.sign);
            let lines = wrapped(note.text, self.size, Weight::Regular, x + room - words, 6);
            let last = svg.lines(words, first, self.step(), &Type::plain(self.size, INK), &lines);
            block.parts.push(svg.part(Role::Words, &format!("marker-{}", nth + 1)));
            y = last + self.size * 0.25 + self.row_gap();
        }
        block.height = y - self.row_gap() - top;
        block
    }

    /// The key in rows across the whole width: challenges, where they are wanted, then markers, then counts.
    pub(super) fn foot(&self, (x, top): (f64, f64), room: f64, challenges: bool) -> Block {
        let mut block = Block { parts: vec![], height: 0.0 };
        let (gap, radius) = (self.size * 1.8, self.size * 0.78);
        let (mut left, mut y) = (x, top);
        let lead = |wide: f64, left: &mut f64, y: &mut f64| {
            if *left > x && *left + wide > x + room {
                (*left, *y) = (x, *y + self.step() * 1.25);
            }
        };
        if challenges {
            for (position, name) in self.names.iter().enumerate() {
                let letter = LETTERS.get(position).copied().unwrap_or('?');
                let indent = self.sample() + 2.0 * radius + self.size * 0.8;
                let name = wrapped(name, self.size, Weight::Regular, room - indent, 1);
                let wide = indent + name.iter().map(|line| width(line, self.size, Weight::Regular)).fold(0.0, f64::max);
                lead(wide, &mut left, &mut y);
                let (mut svg, middle) = (Svg::default(), y + radius);
                let colour = self.colours.get(position).map_or(INK, String::as_str);
                if let Some(ellipse) = self.ellipses.iter().find(|ellipse| ellipse.letter == letter) {
                    self.dash(&mut svg, (left, middle), ellipse, position);
                }
                badge(&mut svg, (left + self.sample() + radius + self.size * 0.35, middle), radius, letter, colour);
                let style = Type::plain(self.size, INK);
                svg.lines(left + indent, middle + CAPITAL / 2.0 * self.size, self.step(), &style, &name);
                block.parts.push(svg.part(Role::Entry, &format!("key-{}", letter.to_lowercase())));
                left += wide + gap;
            }
            (left, y) = (x, y + self.step() * 1.35);
        }
        for (nth, note) in self.notes.iter().enumerate() {
            let wide = self.size * 1.7 + width(note.text, self.size, Weight::Regular);
            lead(wide, &mut left, &mut y);
            let (mut svg, middle) = (Svg::default(), y + radius);
            self.sign(&mut svg, (left + self.size * 0.6, middle), note.sign);
            let style = Type::plain(self.size, INK);
            svg.line(left + self.size * 1.7, middle + CAPITAL / 2.0 * self.size, &style, note.text);
            block.parts.push(svg.part(Role::Words, &format!("marker-{}", nth + 1)));
            left += wide + gap;
        }
        y += self.step() * 1.3;
        let mut svg = Svg::default();
        let lines = wrapped(&self.counts.join(" "), self.size, Weight::Regular, room, 4);
        let last = svg.lines(x, y + CAPITAL * self.size, self.step(), &Type::plain(self.size, QUIET), &lines);
        block.parts.push(svg.part(Role::Words, "count-1"));
        block.height = last + self.size * 0.25 - top;
        block
    }

    /// Which outline has which number and which name, below a heading, in columns.
    pub(super) fn spots(&self, (x, top): (f64, f64), room: f64, spots: &Spots<'_>) -> Block {
        const OUTLINED: &str = "Sweet spots";
        let mut block = Block { parts: vec![self.heading("key-spots", OUTLINED, (x, top))], height: 0.0 };
        let columns = (room / (self.size * 26.0)).floor().clamp(1.0, 3.0) as usize;
        let gap = self.size * 1.6;
        let wide = (room - gap * (columns - 1) as f64) / columns as f64;
        let (sample, radius) = (self.size * 2.6, self.size * 0.68);
        let indent = sample + 2.0 * radius + self.size * 0.9;
        let first = top + self.step() + self.row_gap();
        let (mut y, mut lowest) = (first, first);
        for (nth, spot) in spots.list.iter().enumerate() {
            let column = nth % columns;
            let left = x + (wide + gap) * column as f64;
            if column == 0 {
                y = lowest;
            }
            let count = spot.spot.initiatives.len();
            let text = format!("{} ({})", spot.spot.name, counted(count, "initiative", "initiatives"));
            let lines = wrapped(&text, self.size, Weight::Regular, wide - indent, 4);
            let (mut svg, middle) = (Svg::default(), y + radius);
            let (from, to, at) = (number(left), number(left + sample), number(middle));
            let line = [("x1", from.as_str()), ("y1", &at), ("x2", &to), ("y2", &at)];
            if spot.ringed {
                spots::ring(&mut svg, (left + sample / 2.0, middle), self.size * 0.5, spots.width * 0.5);
            } else {
                spots::stroke(&mut svg, "line", &line, spots.width, spot.number);
            }
            chip(&mut svg, (left + sample + radius + self.size * 0.35, middle), self.size, spot.number);
            let style = Type::plain(self.size, INK);
            let last = svg.lines(left + indent, middle + CAPITAL / 2.0 * self.size, self.step(), &style, &lines);
            block.parts.push(svg.part(Role::Entry, &format!("key-spot-{}", spot.number)));
            lowest = lowest.max((middle + radius).max(last + 0.25 * self.size) + self.row_gap() * 0.8);
        }
        block.height = lowest - self.row_gap() * 0.8 - top;
        block
    }

    /// How many markers lie in each region, in columns, below a heading.
    pub(super) fn regions(&self, (x, top): (f64, f64), room: f64, regions: &[RegionShape]) -> Block {
        let mut parts = vec![self.heading("key-regions", "In each region", (x, top))];
        // A column holds the longest set of letters, the space before a count, and a count of five digits.
        let longest = regions.iter().map(|region| width(&region.challenges.spoken(), self.size, Weight::Regular));
        let wide = longest.fold(0.0, f64::max) + self.size * 3.6;
        let gap = self.size * 1.6;
        let columns = (((room + gap) / (wide + gap)).floor() as usize).clamp(1, 4);
        let rows = regions.len().div_ceil(columns);
        let first = top + self.step() + self.row_gap() + CAPITAL * self.size;
        for (nth, region) in regions.iter().enumerate() {
            let (column, row) = (nth / rows, nth % rows);
            let (x, y) = (x + (wide + gap) * column as f64, first + self.step() * row as f64);
            let mut svg = Svg::default();
            svg.label(x, y, &Type::plain(self.size, INK), &region.challenges.spoken());
            let style = Type { end: Anchor::End, ..Type::bold(self.size, INK) };
            svg.line(x + wide, y, &style, &region.count.to_string());
            parts.push(svg.part(Role::Entry, &format!("region-{}", region.challenges.letters().to_lowercase())));
        }
        Block { parts, height: first + self.step() * rows.saturating_sub(1) as f64 + self.size * 0.25 - top }
    }

    /// What was counted and when.
    pub(super) fn counts(&self, (x, top): (f64, f64), room: f64) -> Block {
        let mut block = Block { parts: vec![], height: 0.0 };
        let mut y = top;
        for (nth, text) in self.counts.iter().enumerate() {
            let lines = wrapped(text, self.size, Weight::Regular, room, 6);
            let mut svg = Svg::default();
            let style = Type::plain(self.size, QUIET);
            let last = svg.lines(x, y + CAPITAL * self.size, self.step(), &style, &lines);
            block.parts.push(svg.part(Role::Words, &format!("count-{}", nth + 1)));
            y = last + self.size * 0.25 + self.row_gap();
        }
        block.height = y - self.row_gap() - top;
        block
    }

    fn heading(&self, id: &str, text: &'static str, (x, y): (f64, f64)) -> Part {
        let mut svg = Svg::default();
        svg.line(x, y + CAPITAL * self.size, &Type::bold(self.size, INK), text);
        svg.part(Role::KeyHeading(text), id)
    }

    fn dash(&self, svg: &mut Svg, (x, y): (f64, f64), ellipse: &EllipseShape, position: usize) {
        let colour = self.palette.line(self.colours, position);
        let (from, to, at) = (number(x), number(x + self.sample()), number(y));
        let (wide, dash) = (number(self.outline), dashes(ellipse, self.outline / OUTLINE));
        let mut attributes = vec![("x1", from.as_str()), ("y1", &at), ("x2", &to), ("y2", &at)];
        attributes.extend([("stroke", colour), ("stroke-width", wide.as_str())]);
        if !dash.is_empty() {
            attributes.push(("stroke-dasharray", &dash));
        }
        svg.shape("line", &attributes);
    }

    fn sign(&self, svg: &mut Svg, at: (f64, f64), sign: Sign) {
        let radius = self.size * 0.56;
        let all = ChallengeSet::all(self.names.len().min(3));
        let one = ChallengeSet::all(1);
        match sign {
            Sign::Marker => pie(svg, at, radius, all, self.colours, 1.0, self.palette.grey),
            Sign::Ended => pie(svg, at, radius, one, self.colours, FAINT_OPACITY, self.palette.grey),
            Sign::Faded => pie(svg, at, radius, one, self.colours, FADED_OPACITY, self.palette.grey),
            Sign::Node(kind) => shape(svg, kind, at, radius * 0.85),
            Sign::Tie => {
                let (from, to, y) = (number(at.0 - radius), number(at.0 + radius), number(at.1));
                let style = [("stroke", "#7d858f"), ("stroke-width", "0.8")];
                svg.shape(
                    "line",
                    &[[("x1", from.as_str()), ("y1", &y), ("x2", &to), ("y2", &y)].as_slice(), &style].concat(),
                );
            }
            Sign::Link(directed) => {
                link(svg, (at.0 - radius, at.1), ((at.0 + radius, at.1), 0.0), radius * 0.8, directed);
            }
            Sign::Hull => {
                let (fill, edge) = tint(0, self.palette.grey);
                let (x, y, side) = (number(at.0 - radius), number(at.1 - radius), number(2.0 * radius));
                let style = [("rx", "2"), ("fill", fill.as_str()), ("stroke", &edge), ("stroke-width", "0.6")];
                let place = [("x", x.as_str()), ("y", &y), ("width", &side), ("height", &side)];
                svg.shape("rect", &[place.as_slice(), &style].concat());
            }
            Sign::Bar => {
                let (x, y) = (number(at.0 - radius), number(at.1 - radius * 0.55));
                let (width, height) = (number(2.0 * radius), number(radius * 1.1));
                let fill = if self.palette.grey { "#5c6168" } else { "#12436d" };
                svg.shape("rect", &[("x", &x), ("y", &y), ("width", &width), ("height", &height), ("fill", fill)]);
            }
            Sign::Trail => {
                let path = format!("M{} {}h{}", number(at.0 - radius), number(at.1), number(2.0 * radius));
                let style =
                    [("stroke", "#565d66"), ("stroke-width", "1"), ("stroke-dasharray", "3 2"), ("fill", "none")];
                svg.shape("path", &[[("d", path.as_str())].as_slice(), &style].concat());
            }
            Sign::Star => star(svg, (at.0 - radius * 0.9, at.1 + radius * 0.9), radius * 1.3, 1.0),
            Sign::Tick => {
                let path = format!("M{} {}V{}", number(at.0), number(at.1 - radius), number(at.1 + radius));
                svg.shape("path", &[("d", &path), ("stroke", INK), ("stroke-width", "1.4"), ("fill", "none")]);
            }
            Sign::Number => {
                let style = Type { end: Anchor::Middle, ..Type::bold(self.size, INK) };
                svg.label(at.0, at.1 + CAPITAL / 2.0 * self.size, &style, "1");
            }
        }
    }
}

/// The titles that are numbered on the Venn, in columns. None where they do not all fit into the area.
/// Sizes are those of the titles and of the heading; `leading` is the distance of their lines, in their size.
pub(super) fn list(
    entries: &[(usize, &str)],
    area: Area,
    columns: usize,
    (size, heading_size): (f64, f64),
    leading: f64,
) -> Option<Block> {
    let (step, gap) = (size * leading, size * 1.4);
    let wide = (area.width - gap * (columns - 1) as f64) / columns as f64;
    let indent = width(&"0".repeat(entries.last()?.0.to_string().len()), size, Weight::SemiBold) + size * 0.6;
    let wrap = |text: &str| wrapped(text, size, Weight::Regular, wide - indent, 2);
    let rows: Vec<Vec<String>> = entries.iter().map(|(_, text)| wrap(text)).collect();
    let top = area.y + heading_size * 1.3 + size * 0.55;
    let total: usize = rows.iter().map(Vec::len).sum();
    let room = ((area.bottom() - top) / step).floor().max(0.0) as usize;
    // Even columns; one row more than their share, because a title of two lines is never parted.
    let most = (total.div_ceil(columns) + usize::from(columns > 1)).min(room);
    let mut heading = Svg::default();
    heading.line(area.x, area.y + CAPITAL * heading_size, &Type::bold(heading_size, INK), LIST);
    let mut parts = vec![heading.part(Role::KeyHeading(LIST), "key-list")];
    let (mut column, mut used, mut lowest) = (0, 0, 0);
    for ((number, _), lines) in entries.iter().zip(&rows) {
        if used + lines.len() > most {
            (column, used) = (column + 1, 0);
        }
        if column >= columns || lines.len() > most {
            return None;
        }
        let (x, y) = (area.x + (wide + gap) * column as f64, top + step * used as f64 + CAPITAL * size);
        let mut svg = Svg::default();
        let style = Type { end: Anchor::End, ..Type::bold(size, INK) };
        svg.label(x + indent - size * 0.6, y, &style, &number.to_string());
        svg.lines(x + indent, y, step, &Type::plain(size, INK), lines);
        parts.push(svg.part(Role::Entry, &format!("listed-{number}")));
        used += lines.len();
        lowest = lowest.max(used);
    }
    Some(Block { parts, height: top - area.y + step * lowest as f64 })
}
