//! Pictures of the open map: previewed, written to a file, put on the clipboard. The map is cloned first, so that the
//! session is free while a large picture is painted.

use crate::App;
use crate::failure::{Failure, FailureCode};
use crate::wire::{AtPath, Nothing, PictureExport, PicturePreview};
use base64::prelude::{BASE64_STANDARD, Engine};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use sweetspot_core::Map;
use sweetspot_core::analysis::Analysis;
use sweetspot_core::describe::headline::{headline, recount};
use sweetspot_core::scene::region_counts;
use sweetspot_document::FileError;
use sweetspot_exchange::picture::{self, Picture, PictureRequest, Subject};
use uuid::Uuid;

/// Dots per inch of a picture on the clipboard: what a slide or a document shows at full size.
const CLIPBOARD_DPI: f64 = 200.0;

#[allow(missing_docs, reason = "said once, in the wire's list of commands")]
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
        let path = self.granted(&export.path)?;
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        let Drawn { picture, .. } = self.drawn(&export.picture)?;
        let bytes = match ending.as_str() {
            "svg" => picture.svg.into_bytes(),
            "png" => picture::png(&picture)?,
            "pdf" => picture::pdf(&picture)?,
            other => return Err(Failure::of(FailureCode::UnknownFormat, other)),
        };
        replace(&path, &bytes).map_err(|why| Failure::from(FileError::from(why)).about(&path))?;
        Ok(AtPath { path: export.path })
    }

    pub fn picture_copy(&self, request: PictureRequest) -> Result<Nothing, Failure> {
        let Drawn { picture, .. } = self.drawn(&request)?;
        let (width, height, rgba) = picture::rgba(&picture, CLIPBOARD_DPI)?;
        self.host.copy_image(width, height, rgba)?;
        Ok(Nothing {})
    }

    fn drawn(&self, request: &PictureRequest) -> Result<Drawn, Failure> {
        let (map, analysis) =
            self.with_session(|session, _| Ok((session.document.map().clone(), session.analysis().clone())))?;
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
    analysis: Analysis,
    picture: Picture,
}

/// The map's title with the marking and the date, as a file's name may be on every system.
fn suggested_name(map: &Map, request: &PictureRequest) -> String {
    let parts = [&map.head.title, &map.head.marking, &map.head.release, &request.date.to_string()];
    let kept = |c: char| if c.is_alphanumeric() || " -_'".contains(c) { c } else { ' ' };
    let words: Vec<String> = parts
        .iter()
        .map(|part| part.chars().map(kept).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|part| !part.is_empty())
        .collect();
    words.join(" - ").chars().take(120).collect()
}

/// Writes beside the target and renames, so that a half-written picture is never seen under its name.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().map_or_else(PathBuf::new, Path::to_owned);
    let beside = folder.join(format!("~${}.tmp", Uuid::new_v4().simple()));
    let written = File::create(&beside).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&beside, path)
    });
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}
