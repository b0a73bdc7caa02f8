//! The document's body: a paragraph, list, figure or table for each block, and the pages that they stand on.

use super::figure::{self, Media};
use super::numbering::list;
use super::package::{FOOTER, HEADER};
use super::settings::W;
use super::table;
use super::twips;
use super::xml::Xml;
use crate::paper::sheet::{BOTTOM, PAGE, SIDES, TOP};
use crate::paper::{Block, Paper, Style, Words};

/// The body, written.
pub(super) struct Body {
    pub xml: String,
    /// How many numbered lists it has.
    pub numbered_lists: u32,
}

/// What the namespaces of a document are called.
const NAMESPACES: [(&str, &str); 7] = [
    ("xmlns:w", W),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
    ("xmlns:a14", "http://schemas.microsoft.com/office/drawing/2010/main"),
    ("xmlns:asvg", "http://schemas.microsoft.com/office/drawing/2016/SVG/main"),
];

pub(super) fn document(paper: &Paper, media: &[Media]) -> Body {
    let mut xml = Xml::of("w:document", &NAMESPACES);
    xml.open("w:body", &[]);
    let mut body = Writer { xml, numbered_lists: 0, in_appendix: false };
    let mut pictures = media.iter();
    let mut lying = false;
    for (nth, block) in paper.blocks.iter().enumerate() {
        // A wide table lies on pages of its own, which end with a paragraph: the one that holds the section.
        let next_is_wide = is_wide(paper.blocks.get(nth + 1));
        let ends = if !lying && next_is_wide {
            Some(false)
        } else if lying && !next_is_wide && !is_wide(Some(block)) {
            Some(true)
        } else {
            None
        };
        body.block(block, &mut pictures, ends);
        lying = match ends {
            Some(was_lying) => !was_lying,
            None => lying,
        };
    }
    section(&mut body.xml, lying);
    Body { xml: body.xml.finished(), numbered_lists: body.numbered_lists }
}

fn is_wide(block: Option<&Block>) -> bool {
    matches!(block, Some(Block::Table(table)) if table.is_wide())
}

struct Writer {
    xml: Xml,
    numbered_lists: u32,
    in_appendix: bool,
}

impl Writer {
    /// Writes a block. `ends` says that a section ends with it, and whether that section's pages lie on their side.
    fn block(&mut self, block: &Block, media: &mut std::slice::Iter<'_, Media>, ends: Option<bool>) {
        match block {
            Block::Title(text) => self.paragraph("Title", None, &Words::plain(text), ends),
            Block::Line { label, value } => {
                let mut words = Words::strong(format!("{label}: "));
                words.0.extend(value.0.iter().cloned());
                self.paragraph("FrontLine", None, &words, ends);
            }
            Block::Heading { level, text, appendix } => {
                self.in_appendix |= *appendix;
                let style = match (level, appendix) {
                    (1, true) => "AppendixHeading",
                    (1, false) => "Heading1",
                    (2, _) => "Heading2",
                    _ => "Heading3",
                };
                self.paragraph(style, None, &Words::plain(text), ends);
            }
            Block::Paragraph { words, numbered } => {
                let style = match (numbered, self.in_appendix) {
                    (true, true) => "AppendixParagraph",
                    (true, false) => "NumberedParagraph",
                    (false, _) => "Normal",
                };
                self.paragraph(style, None, words, ends);
            }
            Block::List { numbered, entries } => {
                let (style, own) = if *numbered { ("ListNumber", self.numbers()) } else { ("ListBullet", None) };
                let last = entries.len().saturating_sub(1);
                for (nth, entry) in entries.iter().enumerate() {
                    self.paragraph(style, own, entry, ends.filter(|_| nth == last));
                }
            }
            Block::Figure(figure) => {
                if let Some(media) = media.next() {
                    figure::figure(&mut self.xml, figure, media);
                    self.paragraph("Caption", None, &Words::plain(&figure.caption), ends);
                }
            }
            Block::Table(table) => {
                self.paragraph("Caption", None, &Words::plain(&table.caption), None);
                table::table(&mut self.xml, table);
            }
            // The style of an appendix's heading begins a page.
            Block::NewPage => {}
        }
    }

    /// The list's own numbers; none for the first, whose style has them.
    fn numbers(&mut self) -> Option<u32> {
        self.numbered_lists += 1;
        (self.numbered_lists > 1).then(|| list(self.numbered_lists - 1))
    }

    fn paragraph(&mut self, style: &'static str, numbers: Option<u32>, text: &Words, ends: Option<bool>) {
        self.xml.open("w:p", &[]);
        self.xml.open("w:pPr", &[]);
        self.xml.value("w:pStyle", style);
        if let Some(numbers) = numbers {
            self.xml.open("w:numPr", &[]);
            self.xml.value("w:ilvl", "0");
            self.xml.value("w:numId", &numbers.to_string());
            self.xml.close();
        }
        if let Some(lying) = ends {
            section(&mut self.xml, lying);
        }
        self.xml.close();
        words(&mut self.xml, text);
        self.xml.close();
    }
}

/// A run for each piece of words.
pub(super) fn words(xml: &mut Xml, words: &Words) {
    let last = words.0.len().saturating_sub(1);
    for (nth, span) in words.0.iter().enumerate() {
        let text = if nth == last { span.text.trim_end() } else { span.text.as_str() };
        xml.open("w:r", &[]);
        let style = match span.style {
            Style::Plain => "",
            Style::Strong => "Strong",
            Style::Prompt => "Prompt",
        };
        if !style.is_empty() {
            xml.open("w:rPr", &[]);
            xml.value("w:rStyle", style);
            xml.close();
        }
        let spaces = text.starts_with(' ') || text.ends_with(' ');
        let preserve: &[(&str, &str)] = if spaces { &[("xml:space", "preserve")] } else { &[] };
        xml.text("w:t", preserve, text);
        xml.close();
    }
}

/// The pages of a section: A4, upright or lying on its side.
fn section(xml: &mut Xml, lying: bool) {
    xml.open("w:sectPr", &[]);
    xml.empty("w:headerReference", &[("w:type", "default"), ("r:id", HEADER)]);
    xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", FOOTER)]);
    let (short, long) = (twips(PAGE.0).to_string(), twips(PAGE.1).to_string());
    if lying {
        xml.empty("w:pgSz", &[("w:w", &long), ("w:h", &short), ("w:orient", "landscape")]);
    } else {
        xml.empty("w:pgSz", &[("w:w", &short), ("w:h", &long)]);
    }
    let [top, sides, bottom] = [TOP, SIDES, BOTTOM].map(|mm| twips(mm).to_string());
    let [head, foot] = [12.0, 10.0].map(|mm| twips(mm).to_string());
    xml.empty(
        "w:pgMar",
        &[
            ("w:top", &top),
            ("w:right", &sides),
            ("w:bottom", &bottom),
            ("w:left", &sides),
            ("w:header", &head),
            ("w:footer", &foot),
            ("w:gutter", "0"),
        ],
    );
    xml.close();
}
