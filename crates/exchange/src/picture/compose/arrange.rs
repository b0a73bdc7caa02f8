//! Where the parts of a Venn's picture lie. Of all arrangements that tell every title, beside its marker or by number in
//! the list, the one with the largest drawing is taken; where none has the room, the picture says how many titles it shows.

use super::sheet::{Body, Drawn, Listing, Sheet};
use super::{joined, panel, strip};
use crate::picture::key::{Block, Key, list};
use crate::picture::paper::Area;
use crate::picture::spots::Spots;
use crate::picture::svg::Part;
use sweetspot_core::scene::{FRAME_HEIGHT, FRAME_WIDTH, Mark};

/// More numbered titles than this are not looked through by anyone, so no list is tried.
const LONGEST_LIST: usize = 120;
/// How many lines a challenge's name may take in a key beside the Venn: as many as there is room for.
const NAME_LINES: [usize; 6] = [9, 6, 4, 3, 2, 1];
/// Least width of a column beside the Venn, in the size of the key's words, and how much wider each next one that is tried.
const NARROWEST: f64 = 13.0;
const WIDER: f64 = 1.5;
/// The drawing keeps at least this part of the width.
const LEAST: f64 = 0.42;
/// From this width on, in the size of the key's words, challenges and markers stand beside each other.
const HALVED: f64 = 30.0;
/// Least width of a column of titles, in their size.
const TITLES: f64 = 11.5;

/// Distances of the list's lines, in their size.
const LEADINGS: [f64; 2] = [1.28, 1.15];
/// How many drawings are tried at most, and for a list of some titles only; each takes a few hundredths of a second.
const MOST_TRIED: usize = 32;
const FEWER_TRIED: usize = 12;

/// Where the key stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// All of it in the column.
    Beside,
    /// As `Beside`, without the challenges: their names stand beside their outlines, with rings that show the dashes.
    Ringed,
    /// Below the Venn, only outlines and titles in the column.
    Below,
    /// In rows at the foot of the picture, below both.
    Foot,
    /// As `Foot`, without the challenges.
    RingedFoot,
}

impl Kind {
    fn is_ringed(self) -> bool {
        matches!(self, Kind::Ringed | Kind::RingedFoot)
    }

    /// Whether all of the key but outlines and titles stands elsewhere than in the column.
    fn is_apart(self) -> bool {
        matches!(self, Kind::Below | Kind::Foot | Kind::RingedFoot)
    }
}

/// An arrangement that could be tried.
#[derive(Clone, Copy)]
struct Arrangement {
    kind: Kind,
    /// Of the column.
    width: f64,
    /// What the key below the Venn takes.
    below: f64,
    /// How large the drawing would be, and how much it is worth.
    worth: f64,
}

impl Sheet<'_> {
    pub(super) fn body(&self) -> Body {
        let all = self.page.paper.labels().map(|label| Sheet { label, listing: Listing::All, ..*self });
        let outlined = (!self.wanted.spots.is_empty()).then_some(Sheet { listing: Listing::Outlined, ..*self });
        let mut bodies = all.chain(outlined).map(|sheet| sheet.told());
        if let Some(body) = bodies.find_map(|body| body) {
            return body;
        }
        let plain = self.drawn(self.plain_room());
        // Without a list the key is small: it is the outlines' names that need the room.
        let outlined = !self.page.paper.grows && !plain.spots.list.is_empty();
        let found = if outlined { self.largest(&plain) } else { None };
        found.unwrap_or_else(|| self.without_list(&plain))
    }

    /// Titles beside their markers, and those that this sheet lists in a list. None where these do not all find room.
    fn told(&self) -> Option<Body> {
        let plain = self.drawn(self.plain_room());
        if self.listed(&plain.scene).len() > LONGEST_LIST {
            return None;
        }
        if self.page.paper.grows { self.stacked() } else { self.largest(&plain) }
    }

    /// The room of a Venn whose key takes no more than it must.
    fn plain_room(&self) -> Area {
        let room = self.page.room;
        if self.page.paper.grows {
            Area { height: room.width * FRAME_HEIGHT / FRAME_WIDTH, ..room }
        } else {
            Area { width: room.width - self.panel() - self.page.paper.gap, ..room }
        }
    }

    /// Width of a key beside the Venn: all that the Venn can't use.
    fn panel(&self) -> f64 {
        let spare = self.page.room.width - self.page.paper.gap - self.page.room.height * FRAME_WIDTH / FRAME_HEIGHT;
        self.page.paper.panel.max(spare)
    }

    /// Venn, key, outlines and list below each other.
    fn stacked(&self) -> Option<Body> {
        let (room, gap) = (self.page.room, self.page.paper.gap);
        // A smaller Venn where the list below needs the height.
        [1.0, 0.93, 0.86, 0.79, 0.72].into_iter().find_map(|share| {
            let plain = self.plain_room();
            let (width, height) = (plain.width * share, plain.height * share);
            let area = Area { x: room.x + (room.width - width) / 2.0, width, height, ..plain };
            self.stacked_below(&self.numbered(self.drawn(area))?, gap)
        })
    }

    fn stacked_below(&self, drawn: &Drawn<'_>, gap: f64) -> Option<Body> {
        let room = self.page.room;
        let at = (room.x, drawn.frame.area.bottom() + gap);
        let mut blocks = vec![strip(&self.key(drawn), at, room.width, gap)];
        let mut bottom = at.1 + blocks[0].height;
        if !drawn.spots.list.is_empty() {
            blocks.push(self.key(drawn).spots((room.x, bottom + gap), room.width, &drawn.spots));
            bottom += gap + blocks[1].height;
        }
        if !drawn.numbers.is_empty() {
            let area = Area { y: bottom + gap, height: room.bottom() - bottom - gap, ..room };
            let list = LEADINGS
                .into_iter()
                .find_map(|leading| list(&self.entries(&drawn.numbers), area, 3, self.sizes(), leading))?;
            bottom += gap + list.height;
            blocks.push(list);
        }
        (bottom <= room.bottom()).then(|| self.done(drawn, blocks, bottom, false))
    }

    /// The arrangement with the largest drawing that has room for everything, with a list of titles or without. None where
    /// there is none.
    fn largest(&self, plain: &Drawn<'_>) -> Option<Body> {
        let most = if self.listing == Listing::Outlined { FEWER_TRIED } else { MOST_TRIED };
        let mut drawings: Vec<((f64, f64), Option<Drawn<'_>>)> = vec![];
        let (key, silent) = (self.key(plain), self.listed(&plain.scene));
        let title = |mark: &&Mark| self.page.map.initiatives.at(mark.initiative as usize).title.as_str();
        let fewest: Vec<(usize, &str)> = (1..).zip(silent.iter().map(title)).collect();
        for arrangement in self.arrangements(plain) {
            // A smaller drawing leaves no more titles beside their markers: what does not fit now need not be drawn.
            if self.blocks(&arrangement, &key, &plain.spots, &fewest).is_none() {
                continue;
            }
            let room = self.room_of(&arrangement);
            let size = (room.width, room.height);
            let known = drawings.iter().position(|(drawn_size, _)| *drawn_size == size);
            if known.is_none() && drawings.len() == most {
                continue;
            }
            let nth = known.unwrap_or_else(|| {
                let drawn = self.drawn(room);
                drawings.push((size, self.numbered(drawn)));
                drawings.len() - 1
            });
            if let Some(body) = drawings[nth].1.as_ref().and_then(|drawn| self.tried(&arrangement, drawn)) {
                return Some(body);
            }
        }
        None
    }

    /// The room that an arrangement leaves for the drawing.
    fn room_of(&self, arrangement: &Arrangement) -> Area {
        let (room, gap) = (self.page.room, self.page.paper.gap);
        let below = if arrangement.kind.is_apart() { arrangement.below + gap } else { 0.0 };
        Area { width: room.width - arrangement.width - gap, height: room.height - below, ..room }
    }

    /// All arrangements, the one with the largest drawing first.
    fn arrangements(&self, plain: &Drawn<'_>) -> Vec<Arrangement> {
        let (room, gap, body) = (self.page.room, self.page.paper.gap, self.page.paper.body);
        let key = self.key(plain);
        let spare = room.width - gap - room.height * FRAME_WIDTH / FRAME_HEIGHT;
        let mut widths: Vec<f64> = (0..)
            .map(|nth| (NARROWEST + WIDER * f64::from(nth)) * body)
            .take_while(|width| room.width - width - gap >= LEAST * room.width)
            .collect();
        widths.extend([spare, self.page.paper.panel].into_iter().filter(|width| *width > NARROWEST * body));
        let mut arrangements = vec![];
        for width in widths {
            let left = room.width - width - gap;
            let below = strip(&key, (0.0, 0.0), left, gap).height;
            let scale = |height: f64| (left / FRAME_WIDTH).min(height / FRAME_HEIGHT);
            let foot = |challenges: bool| key.foot((0.0, 0.0), room.width, challenges).height;
            // A key that tells all in one place is worth a little of the drawing.
            for (kind, below, share) in [
                (Kind::Beside, 0.0, 1.0),
                (Kind::Ringed, 0.0, 0.93),
                (Kind::Below, below, 0.99),
                (Kind::Foot, foot(true), 0.97),
                (Kind::RingedFoot, foot(false), 0.91),
            ] {
                let height = if below > 0.0 { room.height - below - gap } else { room.height };
                arrangements.push(Arrangement { kind, width, below, worth: scale(height) * share });
            }
        }
        // Of equally large drawings the one with the wider column, which has more air.
        arrangements.sort_by(|one, other| other.worth.total_cmp(&one.worth).then(other.width.total_cmp(&one.width)));
        arrangements
    }

    /// The body that comes of an arrangement; None where something in it does not fit.
    fn tried(&self, arrangement: &Arrangement, drawn: &Drawn<'_>) -> Option<Body> {
        let lists = self.listing != Listing::None;
        if arrangement.kind.is_ringed() && !self.is_uncut(&drawn.scene) || lists && self.is_nameless(&drawn.scene) {
            return None;
        }
        let (room, gap) = (self.page.room, self.page.paper.gap);
        let key = self.key(drawn);
        let mut blocks = self.blocks(arrangement, &key, &drawn.spots, &self.entries(&drawn.numbers))?;
        let below = (room.x, room.bottom() - arrangement.below);
        match arrangement.kind {
            Kind::Beside | Kind::Ringed => {}
            Kind::Below => blocks.push(strip(&key, below, room.width - arrangement.width - gap, gap)),
            Kind::Foot | Kind::RingedFoot => blocks.push(key.foot(below, room.width, arrangement.kind == Kind::Foot)),
        }
        // The room below was measured with another drawing's key, which may have been shorter.
        let fits = blocks
            .last()
            .is_none_or(|last| !arrangement.kind.is_apart() || last.height <= arrangement.below + gap * 0.5);
        fits.then(|| self.done(drawn, blocks, room.bottom(), arrangement.kind.is_ringed()))
    }

    /// What stands in the column, with the challenges' names in as many lines as there is room for. None where it does not
    /// fit.
    fn blocks(
        &self,
        arrangement: &Arrangement,
        key: &Key<'_>,
        spots: &Spots<'_>,
        entries: &[(usize, &str)],
    ) -> Option<Vec<Block>> {
        let (room, gap) = (self.page.room, self.page.paper.gap);
        let x = room.right() - arrangement.width;
        let y = self.top_at(x);
        let foot =
            if matches!(arrangement.kind, Kind::Foot | Kind::RingedFoot) { arrangement.below + gap } else { 0.0 };
        let area = Area { x, y, width: arrangement.width, height: room.bottom() - foot - y };
        let mut lines = if arrangement.kind == Kind::Beside { &NAME_LINES[..] } else { &NAME_LINES[..1] }.iter();
        lines.find_map(|most| self.column(arrangement, key, (spots, entries), area, *most))
    }

    /// The same with names in at most so many lines, one below the other.
    fn column(
        &self,
        arrangement: &Arrangement,
        key: &Key<'_>,
        (spots, entries): (&Spots<'_>, &[(usize, &str)]),
        area: Area,
        most: usize,
    ) -> Option<Vec<Block>> {
        let gap = self.page.paper.gap;
        let halved = area.width >= HALVED * key.size;
        let mut blocks: Vec<Block> = vec![];
        let mut y = area.y;
        let mut add = |block: Block, y: &mut f64| {
            *y += block.height + gap;
            blocks.push(block);
        };
        match arrangement.kind {
            Kind::Beside if halved => add(strip(key, (area.x, y), area.width, gap), &mut y),
            Kind::Beside => add(panel(key, (area.x, y), area.width, gap, most), &mut y),
            Kind::Ringed if halved => {
                let half = (area.width - gap) / 2.0;
                let markers = key.markers((area.x, y), half);
                let counts = key.counts((area.x + half + gap, y), half);
                let height = markers.height.max(counts.height);
                add(Block { parts: [markers.parts, counts.parts].concat(), height }, &mut y);
            }
            Kind::Ringed => add(key.markers((area.x, y), area.width), &mut y),
            Kind::Below | Kind::Foot | Kind::RingedFoot => {}
        }
        if !spots.list.is_empty() {
            add(key.spots((area.x, y), area.width, spots), &mut y);
        }
        let counts = !halved && !arrangement.kind.is_apart();
        let last = if counts { key.counts((0.0, 0.0), area.width).height + gap } else { 0.0 };
        if !entries.is_empty() {
            let room = Area { y, height: area.bottom() - last - y, ..area };
            add(self.columns(entries, room)?, &mut y);
        }
        if counts {
            add(key.counts((area.x, y), area.width), &mut y);
        }
        (y - gap <= area.bottom()).then_some(blocks)
    }

    /// The list in as few columns as it fits in.
    fn columns(&self, entries: &[(usize, &str)], area: Area) -> Option<Block> {
        let most = ((area.width / (TITLES * self.label)) as usize).clamp(1, 4);
        // Lines move closer before the Venn gets smaller.
        LEADINGS
            .into_iter()
            .find_map(|leading| (1..=most).find_map(|columns| list(entries, area, columns, self.sizes(), leading)))
    }

    /// Where a column that begins at `x` may begin: beside a short title as high as the title does.
    fn top_at(&self, x: f64) -> f64 {
        if self.page.head.right + self.page.paper.gap < x { self.page.head.top } else { self.page.room.y }
    }

    /// Font sizes of the list's titles and of its heading.
    fn sizes(&self) -> (f64, f64) {
        (self.label, self.page.paper.body)
    }

    fn done(&self, drawn: &Drawn<'_>, blocks: Vec<Block>, bottom: f64, ringed: bool) -> Body {
        let figure: Vec<Part> = self.figure(drawn, ringed);
        Body { parts: joined(figure, blocks), bottom, outlines: drawn.spots.parts(), remarks: self.remarks(drawn) }
    }

    /// The picture with those titles only that stand beside their markers.
    fn without_list(&self, drawn: &Drawn<'_>) -> Body {
        let key = self.key(drawn);
        let (room, gap, width) = (self.page.room, self.page.paper.gap, self.panel());
        let outlined = !drawn.spots.list.is_empty();
        if self.page.paper.grows {
            let at = (room.x, drawn.frame.area.bottom() + gap);
            let mut blocks = vec![strip(&key, at, room.width, gap)];
            let mut bottom = at.1 + blocks[0].height;
            if outlined {
                blocks.push(key.spots((room.x, bottom + gap), room.width, &drawn.spots));
                bottom += gap + blocks[1].height;
            }
            return self.done(drawn, blocks, bottom, false);
        }
        let at = (room.right() - width, room.y);
        // Counts stand in for the titles that are not shown; where room is short they are left out and long
        // names are cut, so that nothing is pushed off the paper.
        let silent = !self.silent(&drawn.scene).is_empty();
        let tries = [(3, silent), (9, false), (6, false), (4, false), (3, false), (2, false), (1, false)];
        let panels = tries.map(|(most, regions)| {
            let mut above = panel(&key, at, width, gap, most);
            if outlined {
                above = under(above, gap, |below| key.spots((at.0, at.1 + below), width, &drawn.spots));
            }
            if regions {
                above = under(above, gap, |below| key.regions((at.0, at.1 + below), width, &drawn.scene.regions));
            }
            under(above, gap, |below| key.counts((at.0, at.1 + below), width))
        });
        let last = panels.len() - 1;
        let fits = |(nth, block): (usize, &Block)| block.height <= room.height && (nth > 0 || silent);
        let fitting = panels.iter().enumerate().position(fits).unwrap_or(last);
        let block = panels.into_iter().nth(fitting);
        self.done(drawn, block.into_iter().collect(), room.bottom(), false)
    }
}

/// Two blocks, the second below the first; it is made knowing how far down it begins.
fn under(above: Block, gap: f64, below: impl FnOnce(f64) -> Block) -> Block {
    let below = below(above.height + gap);
    Block { height: above.height + gap + below.height, parts: [above.parts, below.parts].concat() }
}
