//! The paper as a Word document. Its parts are written here one by one, in a fixed order and with fixed times, so that the same
//! paper is the same file. Nothing is formatted but by styles; Word finds nothing to repair and nothing to ask.

mod body;
mod figure;
mod furniture;
mod numbering;
mod package;
mod properties;
mod settings;
mod styles;
mod table;
mod theme;
mod xml;

use super::{Block, Paper, PaperError};
use figure::Media;

/// The language of everything in it.
const LANGUAGE: &str = "en-GB";

/// Millimetres as twentieths of a point, Word's unit of pages.
fn twips(mm: f64) -> i64 {
    (mm * 1440.0 / 25.4).round() as i64
}

/// The paper as a Word document.
///
/// # Errors
/// [`PaperError::Writing`] where a picture can't be painted or a part can't be packed.
pub fn docx(paper: &Paper) -> Result<Vec<u8>, PaperError> {
    let mut media = vec![];
    for block in &paper.blocks {
        if let Block::Figure(figure) = block {
            media.push(Media::of(figure, media.len() + 1)?);
        }
    }
    let body = body::document(paper, &media);
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), package::content_types().into_bytes()),
        ("_rels/.rels".to_owned(), package::relations().into_bytes()),
        ("docProps/core.xml".to_owned(), properties::core(paper).into_bytes()),
        ("docProps/app.xml".to_owned(), properties::app().into_bytes()),
        ("docProps/custom.xml".to_owned(), properties::custom(paper).into_bytes()),
        ("word/document.xml".to_owned(), body.xml.into_bytes()),
        ("word/_rels/document.xml.rels".to_owned(), package::document_relations(&media).into_bytes()),
        ("word/styles.xml".to_owned(), styles::styles().into_bytes()),
        ("word/numbering.xml".to_owned(), numbering::numbering(body.numbered_lists).into_bytes()),
        ("word/settings.xml".to_owned(), settings::settings().into_bytes()),
        ("word/theme/theme1.xml".to_owned(), theme::theme().into_bytes()),
        ("word/fontTable.xml".to_owned(), settings::fonts().into_bytes()),
        ("word/header1.xml".to_owned(), furniture::header(paper).into_bytes()),
        ("word/footer1.xml".to_owned(), furniture::footer(paper).into_bytes()),
    ];
    for one in media {
        parts.push((format!("word/media/{}.png", one.name), one.png));
        parts.push((format!("word/media/{}.svg", one.name), one.svg.into_bytes()));
    }
    package::packed(parts)
}
