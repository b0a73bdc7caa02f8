//! Lays the picture of the proportional Venn out on its paper: the regions with how many initiatives each holds, and a key
//! that says what the areas get wrong.

use super::header::day;
use super::page::{Legend, Page};
use crate::picture::colour::INK;
use crate::picture::fingerprint::fingerprint;
use crate::picture::frame::{CAPITAL, Frame};
use crate::picture::key::{Note, Sign};
use crate::picture::paper::Paper;
use crate::picture::svg::{Part, Role, Svg, Type, Words};
use crate::picture::venn::Venn;
use crate::picture::{Picture, PictureRequest};
use sweetspot_core::Map;
use sweetspot_core::phrases::counted;
use sweetspot_core::scene::{Anchor, ProportionalScene};

/// The shapes of the drawing, made for this paper by `draw` from the font sizes of headings and of words, in drawing
/// units.
pub(in crate::picture) fn composed(
    map: &Map,
    request: &PictureRequest,
    draw: impl FnOnce(f64, f64) -> Option<ProportionalScene>,
    words: impl FnOnce(Option<&ProportionalScene>) -> Words,
    title: &str,
) -> Picture {
    let paper = Paper::of(request.size);
    let page = Page::of(map, request, &paper, title, None);
    let shape = (sweetspot_core::scene::FRAME_WIDTH, sweetspot_core::scene::FRAME_HEIGHT);
    let frame = Frame::within(page.figure(shape), shape);
    let drawn = draw(paper.heading / frame.scale, paper.label / frame.scale);
    let words = words(drawn.as_ref());
    let outline = super::outline(&paper);
    let figure = drawn.as_ref().map_or_else(Vec::new, |drawn| {
        let venn = Venn {
            map,
            scene: &drawn.scene,
            frame,
            palette: page.palette,
            colours: &page.colours,
            faded: &[],
            numbers: &[],
            trails: &[],
            outline,
            spots: None,
            ringed: false,
        };
        let mut parts = venn.painted();
        parts.push(figures(drawn, &frame));
        parts
    });
    let placed: u32 = drawn.iter().flat_map(|drawn| &drawn.shares).map(|share| share.count).sum();
    let mut counts = drawn.as_ref().map_or_else(Vec::new, |drawn| drawn.sentences.clone());
    counts.push(format!("{}; counted {}.", counted(placed as usize, "initiative", "initiatives"), day(request.date)));
    counts.push(format!("Data stamp {}", fingerprint(map)));
    let ellipses = drawn.as_ref().map_or(&[][..], |drawn| &drawn.scene.ellipses);
    let notes = vec![Note { sign: Sign::Number, text: "How many initiatives serve exactly these challenges" }];
    page.with_key(figure, frame.area.bottom(), Legend { ellipses, notes, counts, outline }, words)
}

/// How many initiatives each region holds.
fn figures(drawn: &ProportionalScene, frame: &Frame) -> Part {
    let mut svg = Svg::default();
    for share in drawn.shares.iter().filter(|share| share.figure > 0.0) {
        let Some(region) = drawn.scene.regions.iter().find(|region| region.challenges == share.challenges) else {
            continue;
        };
        let size = share.figure * frame.scale;
        let (x, y) = frame.at(region.centre.x, region.centre.y);
        let style = Type { end: Anchor::Middle, halo: size * 0.15, ..Type::bold(size, INK) };
        svg.line(x, y + size * CAPITAL / 2.0, &style, &share.count.to_string());
    }
    svg.part(Role::Figure, "figures")
}
