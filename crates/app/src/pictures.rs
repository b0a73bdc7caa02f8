//! Pictures of the open map: previewed, written to a file, put on the clipboard. The map is cloned first, so that the
//! session is free while a large picture is painted.

use crate::failure::{Failure, FailureCode};
use crate::wire::{AtPath, Nothing, PictureExport, PicturePreview};
use crate::{App, exported};
use base64::prelude::{BASE64_STANDARD, Engine};
use std::collections::BTreeSet;
use std::sync::Arc;
use sweetspot_core::analysis::Analysis;
use sweetspot_core::clean::MAX_TITLE;
use sweetspot_core::describe::headline::{headline, recount};
use sweetspot_core::map::rules;
use sweetspot_core::scene::region_counts;
use sweetspot_core::{Map, Refusal};
use sweetspot_exchange::picture::{self, Picture, PictureRequest, Subject};

/// Dots per inch of a picture on the clipboard: what a slide or a document shows at full size.
const CLIPBOARD_DPI: f64 = 200.0;

#[allow(missing_docs, reason = "described once, in the wire's list of commands")]
impl App {
    pub fn picture_preview(&self, request: PictureRequest) -> Result<PicturePreview, Failure> {
        let Drawn { map, analysis, picture } = self.drawn(&request)?;
        let spots = request.outlined(&analysis);
        Ok(PicturePreview {
            headline: headline(&map, &analysis, &spots),
            recount: recount(&map, &spots),
            name: suggested_name(&map, &request),
            width_mm: picture.width_mm,
            height_mm: picture.height_mm,
            png: format!("data:image/png;base64,{}", BASE64_STANDARD.encode(picture::png(&picture)?)),
            short: picture.short,
            long: picture.long,
            remarks: picture.remarks,
        })
    }

    pub fn picture_export(&self, export: PictureExport) -> Result<AtPath, Failure> {
        let (path, ending) = self.to_export(&export.path)?;
        let Drawn { picture, .. } = self.drawn(&export.picture)?;
        let bytes = self.unless_given_up(move || match ending.as_str() {
            "svg" => Ok(picture.svg.into_bytes()),
            "png" => Ok(picture::png(&picture)?),
            "pdf" => Ok(picture::pdf(&picture)?),
            other => Err(Failure::of(FailureCode::UnknownFormat, other)),
        })??;
        exported(&path, "picture", &bytes)
    }

    pub fn picture_copy(&self, request: PictureRequest) -> Result<Nothing, Failure> {
        let Drawn { picture, .. } = self.drawn(&request)?;
        let (width, height, rgba) = picture::rgba(&picture, CLIPBOARD_DPI)?;
        self.host.copy_image(width, height, rgba)?;
        Ok(Nothing {})
    }

    fn drawn(&self, request: &PictureRequest) -> Result<Drawn, Failure> {
        if request.title.as_ref().is_some_and(|title| title.chars().count() > MAX_TITLE) {
            return Err(Refusal::TextTooLong { most: MAX_TITLE }.into());
        }
        if rules::day(request.date) != request.date {
            return Err(Refusal::NotADate { text: request.date.to_string() }.into());
        }
        let (map, analysis) =
            self.with_session(|session, _| Ok((session.document.map().clone(), Arc::clone(session.analysis()))))?;
        // Each initiative once, and none that the map does not hold: the list is searched for every mark.
        let in_map = |faded: &Vec<u32>| -> BTreeSet<u32> {
            faded.iter().copied().filter(|position| (*position as usize) < map.initiatives.len()).collect()
        };
        let faded = request.faded.as_ref().map(|faded| in_map(faded).into_iter().collect());
        let request = &PictureRequest { faded, ..request.clone() };
        let picture = match &request.of {
            Subject::Venn => picture::draw(&map, &analysis, request),
            Subject::Since { change } => {
                let (since, comparison) = self.since(*change)?;
                picture::draw_compared(&map, &analysis, &since, &comparison, request)
            }
            Subject::Proportional => {
                let counts = region_counts(&analysis);
                picture::draw_proportional(&map, &counts, self.in_proportion(&counts).as_ref(), request)
            }
            Subject::Network { shown } => {
                crate::network::refuse_too_large(&map)?;
                let network = self.network_at_rest(&map, shown, request.faded.as_deref().unwrap_or_default());
                picture::draw_network(&map, &network, request)
            }
            Subject::Matrix => picture::draw_matrix(&map, &analysis, request),
        };
        Ok(Drawn { map, analysis, picture })
    }
}

/// A picture with what it was drawn from.
struct Drawn {
    map: Map,
    analysis: Arc<Analysis>,
    picture: Picture,
}

/// The map's title with the marking, the date and which of its pictures it is, so that one never takes the place of
/// another, as a file's name may be on every system. A long title is cut, so that the rest has room. File systems count
/// bytes: letters of most scripts take two or three of the 255 that they have.
fn suggested_name(map: &Map, request: &PictureRequest) -> String {
    let of = match request.of {
        Subject::Venn => "",
        Subject::Since { .. } => "since",
        Subject::Proportional => "in proportion",
        Subject::Network { .. } => "network",
        Subject::Matrix => "matrix",
    };
    let which = [of, request.size.words(), if request.grey { "grey" } else { "" }].join(" ");
    let date = request.date.to_string();
    let parts = [(&map.head.title, 100), (&map.head.marking, 40), (&map.head.release, 40), (&date, 20), (&which, 40)];
    let allowed = |c: char| if c.is_alphanumeric() || " -_'".contains(c) { c } else { ' ' };
    let cut = |(part, most): (&String, usize)| {
        let words = part.chars().map(allowed).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
        let end = (0..=most.min(words.len())).rev().find(|end| words.is_char_boundary(*end)).unwrap_or(0);
        words[..end].trim_end().to_owned()
    };
    let words: Vec<String> = parts.into_iter().map(cut).filter(|part| !part.is_empty()).collect();
    words.join(" - ")
}
