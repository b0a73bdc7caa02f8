//! Lays a picture out on its paper: title and marking, the Venn as large as it may be, the key, and the numbered titles
//! that stand beside no marker. What lies where is chosen in `arrange`, what it says in `sheet`.

mod arrange;
mod header;
pub(super) mod matrix;
pub(super) mod network;
mod page;
pub(super) mod proportional;
mod sheet;

use super::fingerprint::fingerprint;
use super::key::{Block, Key};
use super::paper::Paper;
use super::svg::{Part, Words, document};
use super::{Picture, PictureRequest};
use page::Page;
use sheet::{Listing, Sheet};
use sweetspot_core::Map;
use sweetspot_core::analysis::{Analysis, SweetSpot};
use sweetspot_core::describe::outlined;
use sweetspot_core::map::Position;

/// What a Venn shows besides the map.
pub(super) struct Wanted<'a> {
    /// The sweet spots that are outlined, in the order of their numbers.
    pub spots: &'a [&'a SweetSpot],
    /// The sentence under the title.
    pub headline: Option<&'a str>,
    /// From where initiatives were to where they are.
    pub trails: &'a [(Position, Position)],
}

/// Width of the challenges' outlines, in points, by the size of the words beside them.
fn outline(paper: &Paper) -> f64 {
    paper.body * 0.17
}

pub(super) fn composed(
    map: &Map,
    analysis: &Analysis,
    request: &PictureRequest,
    words: Words,
    wanted: &Wanted<'_>,
) -> Picture {
    let paper = Paper::of(request.size);
    let page = Page::of(map, request, &paper, &words.title, wanted.headline);
    let faded = request.faded.as_deref().unwrap_or_default();
    let (unplaced, listing) = (analysis.unplaced.len(), Listing::None);
    let body = Sheet { page: &page, faded, unplaced, wanted, label: paper.label, listing }.body();
    let words = with_outlines(map, words, wanted, &body.outlines);
    let mut picture = page.finished(body.parts, body.bottom, words);
    picture.remarks = body.remarks;
    picture
}

/// The words that go with the picture, telling what is outlined on it as the picture does.
fn with_outlines(map: &Map, words: Words, wanted: &Wanted<'_>, parts: &[usize]) -> Words {
    let short = [Some(words.short), outlined::short(wanted.spots)];
    let long = [wanted.headline.map(str::to_owned), Some(words.long), outlined::long(map, wanted.spots, parts)];
    let joined =
        |texts: Vec<Option<String>>, between: &str| texts.into_iter().flatten().collect::<Vec<_>>().join(between);
    Words { short: joined(short.into(), " "), long: joined(long.into(), "\n\n"), title: words.title }
}

/// The parts as a whole picture of this height, with its words and what it says of itself.
fn finished(
    map: &Map,
    request: &PictureRequest,
    (paper, height): (&Paper, f64),
    parts: Vec<Part>,
    words: Words,
) -> Picture {
    let size = (paper.width, height);
    let marks = [
        ("dc:title", words.title.clone()),
        ("dc:date", request.date.to_string()),
        ("dc:rights", map.head.marking.clone()),
        ("dc:description", map.head.release.clone()),
        ("dc:identifier", fingerprint(map)),
    ];
    Picture {
        svg: document(size, &parts, &words, &marks),
        width_mm: size.0 * 25.4 / 72.0,
        height_mm: size.1 * 25.4 / 72.0,
        short: words.short,
        long: words.long,
        remarks: vec![],
        title: words.title,
        marking: map.head.marking.clone(),
        release: map.head.release.clone(),
        date: request.date,
        grey: request.grey,
        parts,
    }
}

/// The key below the Venn: challenges at the left, markers and counts beside them.
fn strip(key: &Key<'_>, (x, y): (f64, f64), width: f64, gap: f64) -> Block {
    let half = (width - gap) / 2.0;
    let challenges = key.challenges((x, y), half, 2);
    let right = x + half + gap;
    let markers = key.markers((right, y), half);
    let above = markers.height + key.size * 0.9;
    let counts = key.counts((right, y + above), half);
    Block {
        height: challenges.height.max(above + counts.height),
        parts: [challenges.parts, markers.parts, counts.parts].concat(),
    }
}

/// The key beside the Venn: challenges above, markers below.
fn panel(key: &Key<'_>, (x, y): (f64, f64), width: f64, gap: f64, most: usize) -> Block {
    let challenges = key.challenges((x, y), width, most);
    let below = y + challenges.height + gap;
    let markers = key.markers((x, below), width);
    Block { height: challenges.height + gap + markers.height, parts: [challenges.parts, markers.parts].concat() }
}

fn joined(mut figure: Vec<Part>, blocks: impl IntoIterator<Item = Block>) -> Vec<Part> {
    figure.extend(blocks.into_iter().flat_map(|block| block.parts));
    figure
}
