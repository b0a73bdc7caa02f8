//! The package: which part is of which kind, what refers to what, and the archive that holds them all.

use super::figure::Media;
use super::xml::Xml;
use crate::paper::PaperError;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// Parts of the document that are always there: relation, kind of relation, file.
const DOCUMENT: [(&str, &str, &str); 7] = [
    ("rId1", "styles", "styles.xml"),
    ("rId2", "numbering", "numbering.xml"),
    ("rId3", "settings", "settings.xml"),
    ("rId4", "fontTable", "fontTable.xml"),
    ("rId5", "header", "header1.xml"),
    ("rId6", "footer", "footer1.xml"),
    ("rId7", "theme", "theme/theme1.xml"),
];
/// The relations of header and footer.
pub(super) const HEADER: &str = "rId5";
pub(super) const FOOTER: &str = "rId6";

pub(super) fn content_types() -> String {
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let namespace = format!("{PACKAGE}/content-types");
    let mut xml = Xml::of("Types", &[("xmlns", &namespace)]);
    for (extension, kind) in [
        ("png", "image/png"),
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("svg", "image/svg+xml"),
        ("xml", "application/xml"),
    ] {
        xml.empty("Default", &[("Extension", extension), ("ContentType", kind)]);
    }
    let parts = [
        ("/word/document.xml", format!("{word}.document.main+xml")),
        ("/word/styles.xml", format!("{word}.styles+xml")),
        ("/word/numbering.xml", format!("{word}.numbering+xml")),
        ("/word/settings.xml", format!("{word}.settings+xml")),
        ("/word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml".to_owned()),
        ("/word/fontTable.xml", format!("{word}.fontTable+xml")),
        ("/word/header1.xml", format!("{word}.header+xml")),
        ("/word/footer1.xml", format!("{word}.footer+xml")),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml".to_owned()),
        ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned()),
        ("/docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml".to_owned()),
    ];
    for (name, kind) in &parts {
        xml.empty("Override", &[("PartName", name), ("ContentType", kind)]);
    }
    xml.finished()
}

pub(super) fn relations() -> String {
    let core = format!("{PACKAGE}/relationships/metadata/core-properties");
    let kinds = [
        ("rId1", format!("{OFFICE}/officeDocument"), "word/document.xml"),
        ("rId2", core, "docProps/core.xml"),
        ("rId3", format!("{OFFICE}/extended-properties"), "docProps/app.xml"),
        ("rId4", format!("{OFFICE}/custom-properties"), "docProps/custom.xml"),
    ];
    written(kinds.iter().map(|(id, kind, target)| (*id, kind.as_str(), *target)))
}

pub(super) fn document_relations(media: &[Media]) -> String {
    let image = "image";
    let own = DOCUMENT.iter().map(|(id, kind, target)| ((*id).to_owned(), *kind, (*target).to_owned()));
    let pictures = media.iter().flat_map(|one| {
        let target = |ending: &str| format!("media/{}.{ending}", one.name);
        [(one.png_relation(), image, target("png")), (one.svg_relation(), image, target("svg"))]
    });
    let all: Vec<(String, String, String)> =
        own.chain(pictures).map(|(id, kind, target)| (id, format!("{OFFICE}/{kind}"), target)).collect();
    written(all.iter().map(|(id, kind, target)| (id.as_str(), kind.as_str(), target.as_str())))
}

fn written<'a>(all: impl Iterator<Item = (&'a str, &'a str, &'a str)>) -> String {
    let namespace = format!("{PACKAGE}/relationships");
    let mut xml = Xml::of("Relationships", &[("xmlns", &namespace)]);
    for (id, kind, target) in all {
        xml.empty("Relationship", &[("Id", id), ("Type", kind), ("Target", target)]);
    }
    xml.finished()
}

/// The parts as an archive, in the order given and all of one time.
pub(super) fn packed(parts: Vec<(String, Vec<u8>)>) -> Result<Vec<u8>, PaperError> {
    let failed = |why: &dyn std::fmt::Display| PaperError::Writing(why.to_string());
    let mut archive = ZipWriter::new(Cursor::new(Vec::with_capacity(1 << 20)));
    for (name, bytes) in parts {
        // A PNG is packed already.
        let method = if name.ends_with(".png") { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        archive.start_file(name, options).map_err(|why| failed(&why))?;
        archive.write_all(&bytes).map_err(|why| failed(&why))?;
    }
    Ok(archive.finish().map_err(|why| failed(&why))?.into_inner())
}
