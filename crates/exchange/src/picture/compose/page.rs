//! The paper that a figure with a key is laid out on: title and marking above and below, the key beside the figure, or
//! below it on a paper that grows.

use super::header::{Footer, Header, footer, header};
use super::{finished, panel, strip};
use crate::picture::colour::Palette;
use crate::picture::key::{Key, Note};
use crate::picture::paper::{Area, Paper};
use crate::picture::svg::{Part, Words};
use crate::picture::{Picture, PictureRequest};
use sweetspot_core::Map;
use sweetspot_core::scene::EllipseShape;

/// A paper with its head and foot, and the room between them.
pub(super) struct Page<'a> {
    pub map: &'a Map,
    pub request: &'a PictureRequest,
    pub paper: &'a Paper,
    pub palette: Palette,
    /// Challenge colours by position, as the palette has them.
    pub colours: Vec<String>,
    pub head: Header,
    /// Between header and footer; for a paper that grows, down to its greatest height.
    pub room: Area,
    parts: Vec<Part>,
    foot: Footer<'a>,
}

/// What the key of such a figure tells.
pub(super) struct Legend<'a> {
    /// Outlines by challenge; none where the figure has none.
    pub ellipses: &'a [EllipseShape],
    pub notes: Vec<Note>,
    pub counts: Vec<String>,
    /// Width of the outlines.
    pub outline: f64,
}

impl<'a> Page<'a> {
    /// With this sentence below its title, if there is one.
    pub(super) fn of(
        map: &'a Map,
        request: &'a PictureRequest,
        paper: &'a Paper,
        title: &str,
        headline: Option<&str>,
    ) -> Page<'a> {
        let palette = Palette::of(request);
        let (parts, head) = header(map, request, paper, (title, headline));
        let foot = footer(map, paper);
        let room = Area {
            x: paper.margin,
            y: head.bottom,
            width: paper.width - 2.0 * paper.margin,
            height: paper.height - foot.height - head.bottom,
        };
        let challenges = map.challenges.iter().enumerate();
        let colours = challenges.map(|(nth, one)| palette.challenge(nth, &one.colour)).collect();
        Page { map, request, paper, palette, colours, head, room, parts, foot }
    }

    /// Where a figure of this shape may lie: beside the key, or above it.
    pub(super) fn figure(&self, (width, height): (f64, f64)) -> Area {
        if self.paper.grows {
            Area { height: self.room.width * height / width, ..self.room }
        } else {
            Area { width: self.room.width - self.paper.panel - self.paper.gap, ..self.room }
        }
    }

    /// The picture with its figure, which ends at `bottom`, and its key.
    pub(super) fn with_key(mut self, figure: Vec<Part>, bottom: f64, legend: Legend<'_>, words: Words) -> Picture {
        let (paper, room, colours) = (self.paper, self.room, std::mem::take(&mut self.colours));
        let key = Key {
            names: self.map.challenges.iter().map(|challenge| challenge.name.clone()).collect(),
            colours: &colours,
            ellipses: legend.ellipses,
            notes: legend.notes,
            counts: legend.counts,
            palette: self.palette,
            size: paper.body,
            outline: legend.outline,
        };
        let (key, bottom) = if paper.grows {
            let at = (room.x, bottom + paper.gap);
            let strip = strip(&key, at, room.width, paper.gap);
            (strip.parts, at.1 + strip.height)
        } else {
            let at = (room.right() - paper.panel, room.y);
            let above = panel(&key, at, paper.panel, paper.gap, 3);
            let below = key.counts((at.0, at.1 + above.height + paper.gap), paper.panel);
            ([above.parts, below.parts].concat(), room.bottom())
        };
        self.finished([figure, key].concat(), bottom, words)
    }

    /// The picture whose body are these parts, down to `bottom`.
    pub(super) fn finished(self, body: Vec<Part>, bottom: f64, words: Words) -> Picture {
        let height = if self.paper.grows { bottom + self.foot.height } else { self.paper.height };
        let mut parts = self.parts;
        parts.extend(body);
        parts.extend(self.foot.on(height));
        finished(self.map, self.request, (self.paper, height), parts, words)
    }
}
