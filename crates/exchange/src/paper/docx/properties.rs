//! What the file says of itself: title, language, who answers for it, its marking, and which state of which map it tells of.

use super::LANGUAGE;
use super::xml::Xml;
use crate::paper::Paper;

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006";
const CORE: [(&str, &str); 5] = [
    ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("xmlns:dcterms", "http://purl.org/dc/terms/"),
    ("xmlns:dcmitype", "http://purl.org/dc/dcmitype/"),
    ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
];
/// The set to which custom properties belong in every Office file.
const CUSTOM: &str = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";

pub(super) fn core(paper: &Paper) -> String {
    let day = format!("{}T00:00:00Z", paper.date);
    let about = [paper.marking.as_str(), &paper.release];
    let keywords: Vec<&str> = about.into_iter().filter(|text| !text.is_empty()).collect();
    let creator = if paper.creator.is_empty() { "Sweetspot" } else { &paper.creator };
    let mut xml = Xml::of("cp:coreProperties", &CORE);
    xml.text("dc:title", &[], &paper.title);
    xml.text("dc:subject", &[], &paper.subject);
    xml.text("dc:creator", &[], creator);
    xml.text("cp:keywords", &[], &keywords.join("; "));
    xml.text("cp:lastModifiedBy", &[], creator);
    xml.text("cp:revision", &[], "1");
    xml.text("dcterms:created", &[("xsi:type", "dcterms:W3CDTF")], &day);
    xml.text("dcterms:modified", &[("xsi:type", "dcterms:W3CDTF")], &day);
    xml.text("dc:language", &[], LANGUAGE);
    xml.finished()
}

pub(super) fn app() -> String {
    let namespace = format!("{OFFICE}/extended-properties");
    let mut xml = Xml::of("Properties", &[("xmlns", &namespace)]);
    xml.text("Application", &[], "Sweetspot");
    xml.finished()
}

pub(super) fn custom(paper: &Paper) -> String {
    let namespaces = (format!("{OFFICE}/custom-properties"), format!("{OFFICE}/docPropsVTypes"));
    let mut xml = Xml::of("Properties", &[("xmlns", &namespaces.0), ("xmlns:vt", &namespaces.1)]);
    let all = [
        ("Fingerprint", &paper.fingerprint),
        ("Revision", &paper.state.revision),
        ("Version", &paper.state.version),
        ("Program", &paper.state.program),
    ];
    for (nth, (name, value)) in (2..).zip(all) {
        let nth = nth.to_string();
        xml.open("property", &[("fmtid", CUSTOM), ("pid", &nth), ("name", name)]);
        xml.text("vt:lpwstr", &[], if value.is_empty() { "none" } else { value });
        xml.close();
    }
    xml.finished()
}
