//! The Venn as a picture for a board paper: composed once on paper of a given size as SVG, which PNG, PDF and the
//! clipboard are then painted from, so that all copies show the same.
//! Pure: a map in, bytes out. It opens no file, reads no clock, and uses no font but the bundled ones.

mod colour;
mod compose;
mod fingerprint;
pub(crate) mod fonts;
mod frame;
mod key;
mod network_marks;
mod numbers;
mod paint;
mod paper;
mod pdf;
mod placed;
mod spots;
mod star;
mod svg;
mod venn;

pub(crate) use fingerprint::fingerprint;
pub use paint::{MAX_PIXELS, PAPER_DPI, png, rgba};
pub use pdf::pdf;
pub(crate) use placed::{letters, outlines, place};
pub(crate) use svg::is_left_out;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sweetspot_core::analysis::{Analysis, SweetSpot};
use sweetspot_core::compare::Comparison;
use sweetspot_core::geometry::Proportional;
use sweetspot_core::map::{ChallengeSet, Position};
use sweetspot_core::network::{Network, Request};
use sweetspot_core::scene::{ProportionalScene, proportional_venn};
use sweetspot_core::{Map, describe};
use ts_rs::TS;
use uuid::Uuid;

/// What to draw a picture for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PaperSize {
    /// 297 by 210 mm.
    A4Landscape,
    /// 170 mm wide, as the words of a portrait A4 page are; as high as it needs to be, at most 240 mm.
    A4Portrait,
    /// 170 by 115 mm: half of a portrait page's words.
    HalfPage,
    /// 338.67 by 190.5 mm: a slide of 16:9.
    Slide,
    /// 420 by 297 mm.
    A3,
}

impl PaperSize {
    /// Every size.
    pub const ALL: [PaperSize; 5] =
        [PaperSize::A4Landscape, PaperSize::A4Portrait, PaperSize::HalfPage, PaperSize::Slide, PaperSize::A3];

    /// What it is called in a file's name.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            PaperSize::A4Landscape => "A4 landscape",
            PaperSize::A4Portrait => "A4 portrait",
            PaperSize::HalfPage => "half page",
            PaperSize::Slide => "slide",
            PaperSize::A3 => "A3",
        }
    }
}

/// A picture that is wanted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PictureRequest {
    /// For which paper.
    pub size: PaperSize,
    /// In greys, for a printer without colours.
    #[serde(default)]
    pub grey: bool,
    /// Its title; None: the map's.
    #[serde(default)]
    pub title: Option<String>,
    /// The day that it tells of.
    #[ts(type = "string")]
    pub date: NaiveDate,
    /// Initiatives outside the selection, by position in map order: drawn as a faint trace, without their titles.
    /// None or empty: the picture is of the whole map.
    #[serde(default)]
    pub faded: Option<Vec<u32>>,
    /// What it is of.
    #[serde(default)]
    pub of: Subject,
    /// Which sweet spots are outlined and named on it, where it is of the Venn.
    #[serde(default)]
    pub spots: Outlined,
    /// The sentence under its title.
    #[serde(default)]
    pub headline: Headline,
}

/// Which sweet spots are outlined on a picture.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Outlined {
    /// None.
    #[default]
    None,
    /// The first ones in rank order; at most [`MOST_OUTLINED`] are drawn.
    First {
        /// How many.
        count: u32,
    },
    /// One.
    Only {
        /// Its key.
        key: String,
    },
}

/// The sentence under a picture's title.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Headline {
    /// None.
    #[default]
    None,
    /// Written from the data.
    Written,
    /// A person's own.
    Own {
        /// It.
        text: String,
    },
}

/// More outlines than this nobody can follow.
pub const MOST_OUTLINED: usize = 5;

/// What a picture is of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Subject {
    /// The Venn.
    #[default]
    Venn,
    /// The Venn, with where initiatives were after this change as faint trails.
    Since {
        /// The change.
        #[ts(type = "string")]
        change: Uuid,
    },
    /// The Venn whose areas are in proportion.
    Proportional,
    /// The network.
    Network {
        /// What it shows.
        shown: Request,
    },
    /// The matrix.
    Matrix,
}

impl PictureRequest {
    /// The whole map in colour on landscape A4.
    pub fn on(date: NaiveDate) -> PictureRequest {
        PictureRequest {
            size: PaperSize::A4Landscape,
            grey: false,
            title: None,
            date,
            faded: None,
            of: Subject::Venn,
            spots: Outlined::None,
            headline: Headline::None,
        }
    }

    /// The sweet spots that are outlined, in the order of their numbers. None on a picture that is not of the Venn as it
    /// is now.
    pub fn outlined<'a>(&self, analysis: &'a Analysis) -> Vec<&'a SweetSpot> {
        let spots = analysis.sweet_spots.iter().map(|spot| &**spot);
        match (&self.of, &self.spots) {
            (Subject::Venn, Outlined::First { count }) => spots.take((*count as usize).min(MOST_OUTLINED)).collect(),
            (Subject::Venn, Outlined::Only { key }) => spots.filter(|spot| spot.key == *key).collect(),
            (Subject::Venn, Outlined::None)
            | (Subject::Since { .. } | Subject::Proportional | Subject::Network { .. } | Subject::Matrix, _) => vec![],
        }
    }

    /// The sentence under the title, of whatever is outlined.
    fn headline(&self, map: &Map, analysis: &Analysis) -> Option<String> {
        match &self.headline {
            Headline::None => None,
            Headline::Written => Some(describe::headline::headline(map, analysis, &self.outlined(analysis))),
            Headline::Own { text } => Some(sweetspot_core::clean::line(text)).filter(|text| !text.is_empty()),
        }
    }
}

/// A picture, composed.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The whole picture as an SVG document. Its unit is the point (1/72 inch); text is text.
    pub svg: String,
    /// Width in millimetres.
    pub width_mm: f64,
    /// Height in millimetres.
    pub height_mm: f64,
    /// Its text alternative in a sentence or two.
    pub short: String,
    /// Its text alternative in full: paragraphs parted by a blank line.
    pub long: String,
    /// What there is to know of it before it leaves: outlines in several parts, titles that found no room.
    pub remarks: Vec<String>,
    title: String,
    marking: String,
    release: String,
    date: NaiveDate,
    grey: bool,
    parts: Vec<svg::Part>,
}

/// A picture that could not be painted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// It would have more than [`MAX_PIXELS`] pixels, or none.
    #[error("the picture would be too large at {0} dots per inch")]
    TooLarge(u32),
    /// The painter refused what was composed.
    #[error("the picture could not be painted: {0}")]
    Painting(String),
}

/// Composes the picture of a map's Venn.
pub fn draw(map: &Map, analysis: &Analysis, request: &PictureRequest) -> Picture {
    let own = |text: &str, written: fn(&Map, &Analysis) -> String| {
        if text.trim().is_empty() { written(map, analysis) } else { text.trim().to_owned() }
    };
    let words = svg::Words {
        short: own(&map.head.short_description, describe::short_description),
        long: own(&map.head.long_description, describe::long_description),
        title: title(map, request),
    };
    let (spots, headline) = (request.outlined(analysis), request.headline(map, analysis));
    let wanted = compose::Wanted { spots: &spots, headline: headline.as_deref(), trails: &[] };
    compose::composed(map, analysis, request, words, &wanted)
}

/// Composes the picture of a map's Venn with what changed since an earlier state of it, called `since`: a faint trail from
/// where each initiative that moved was. Its words are the comparison's.
pub fn draw_compared(
    map: &Map,
    analysis: &Analysis,
    since: &str,
    comparison: &Comparison,
    request: &PictureRequest,
) -> Picture {
    let title = title(map, request);
    let short = format!("{title}: what changed since {since}. {}", comparison.summary);
    let long = format!("{short}\n\n{}", comparison.sentences.join(" "));
    let trails: Vec<(Position, Position)> =
        comparison.moved.iter().filter_map(|moved| moved.from_at.zip(moved.to_at)).collect();
    let headline = request.headline(map, analysis);
    let wanted = compose::Wanted { spots: &[], headline: headline.as_deref(), trails: &trails };
    compose::composed(map, analysis, request, svg::Words { short, long, title }, &wanted)
}

/// Composes the picture of a map's network as it lies; its words are written from it.
pub fn draw_network(map: &Map, network: &Network, request: &PictureRequest) -> Picture {
    let long = describe::network::describe(map, network);
    let short = long.split("\n\n").next().unwrap_or_default().to_owned();
    compose::network::composed(map, network, request, svg::Words { short, long, title: title(map, request) })
}

/// Composes the picture of a map's matrix; its words are written from it.
pub fn draw_matrix(map: &Map, analysis: &Analysis, request: &PictureRequest) -> Picture {
    let long = describe::matrix::describe(map, analysis);
    let short = long.split("\n\n").next().unwrap_or_default().to_owned();
    compose::matrix::composed(map, analysis, request, svg::Words { short, long, title: title(map, request) })
}

/// Composes the picture of a map's proportional Venn from the drawing of its counts; its words are written from it. Where nothing is placed it has no
/// figure.
pub fn draw_proportional(
    map: &Map,
    counts: &[(ChallengeSet, usize)],
    drawing: Option<&Proportional>,
    request: &PictureRequest,
) -> Picture {
    let title = title(map, request);
    let draw = |heading, text| Some(proportional_venn(map, counts, drawing?, heading, text));
    let words = |drawn: Option<&ProportionalScene>| {
        let long = drawn.map_or_else(
            || format!("{title}: there are no areas to draw."),
            |drawn| describe::proportional::describe(map, drawn),
        );
        let short = long.split("\n\n").next().unwrap_or_default().to_owned();
        svg::Words { short, long, title: title.clone() }
    };
    compose::proportional::composed(map, request, draw, words, &title)
}

/// The picture's title: never empty, because a document without one is not accessible.
fn title(map: &Map, request: &PictureRequest) -> String {
    let wished = request.title.as_deref().unwrap_or_default();
    [wished, &map.head.title, &map.head.area]
        .into_iter()
        .map(sweetspot_core::clean::line)
        .find(|text| !text.is_empty())
        .unwrap_or_else(|| "Sweet spots".to_owned())
}
