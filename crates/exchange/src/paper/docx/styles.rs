//! The styles: all formatting there is. Built-in ones have exactly the names that Word knows them by, so that an officer's template
//! takes them over.

use super::LANGUAGE;
use super::numbering::{APPENDICES, BULLETS, NUMBERS, SECTIONS};
use super::settings::W;
use super::xml::Xml;

/// Dark enough for every printer, and told from the words by size and weight besides.
const HEADINGS: &str = "12436D";
const RULES: &str = "7F8A96";
const HEAD_ROW: &str = "DFE6EE";

/// A paragraph style.
#[derive(Default)]
struct Style {
    id: &'static str,
    name: &'static str,
    based_on: &'static str,
    next: &'static str,
    /// How it is kept together: with the next paragraph, on one page.
    keep_next: bool,
    new_page: bool,
    /// Its list, and the level in it.
    list: Option<(u32, u8)>,
    before: u32,
    after: u32,
    /// Headings have one.
    outline: Option<u8>,
    bold: bool,
    colour: &'static str,
    /// In half points; 0 for that of the style it is based on.
    size: u32,
}

const NORMAL: Style = Style {
    id: "",
    name: "",
    based_on: "Normal",
    next: "",
    keep_next: false,
    new_page: false,
    list: None,
    before: 0,
    after: 120,
    outline: None,
    bold: false,
    colour: "",
    size: 0,
};
const HEADING: Style = Style { next: "NumberedParagraph", keep_next: true, bold: true, colour: HEADINGS, ..NORMAL };

fn paragraph_styles() -> Vec<Style> {
    vec![
        Style {
            id: "Title",
            name: "Title",
            before: 120,
            after: 240,
            bold: true,
            colour: HEADINGS,
            size: 48,
            keep_next: true,
            next: "FrontLine",
            ..NORMAL
        },
        Style {
            id: "Heading1",
            name: "heading 1",
            before: 360,
            after: 120,
            outline: Some(0),
            size: 34,
            list: Some((SECTIONS, 0)),
            ..HEADING
        },
        Style { id: "Heading2", name: "heading 2", before: 280, after: 80, outline: Some(1), size: 28, ..HEADING },
        Style { id: "Heading3", name: "heading 3", before: 200, after: 60, outline: Some(2), size: 25, ..HEADING },
        Style {
            id: "AppendixHeading",
            name: "Appendix Heading",
            based_on: "Heading1",
            next: "AppendixParagraph",
            keep_next: true,
            new_page: true,
            list: Some((APPENDICES, 0)),
            before: 0,
            after: 120,
            outline: Some(0),
            ..NORMAL
        },
        Style { id: "FrontLine", name: "Front Line", after: 60, ..NORMAL },
        Style { id: "NumberedParagraph", name: "Numbered Paragraph", before: 120, list: Some((SECTIONS, 1)), ..NORMAL },
        Style {
            id: "AppendixParagraph",
            name: "Appendix Paragraph",
            before: 120,
            list: Some((APPENDICES, 1)),
            ..NORMAL
        },
        Style { id: "ListBullet", name: "List Bullet", after: 80, list: Some((BULLETS, 0)), ..NORMAL },
        Style { id: "ListNumber", name: "List Number", after: 80, list: Some((NUMBERS, 0)), ..NORMAL },
        Style { id: "Figure", name: "Figure", keep_next: true, before: 120, after: 60, ..NORMAL },
        Style {
            id: "Caption",
            name: "caption",
            next: "NumberedParagraph",
            keep_next: true,
            before: 200,
            after: 100,
            bold: true,
            ..NORMAL
        },
        Style { id: "TableText", name: "Table Text", after: 0, size: 22, ..NORMAL },
        Style { id: "TableHeading", name: "Table Heading", based_on: "TableText", after: 0, bold: true, ..NORMAL },
        Style { id: "Header", name: "header", after: 0, size: 20, ..NORMAL },
        Style { id: "Footer", name: "footer", after: 0, size: 20, ..NORMAL },
    ]
}

pub(super) fn styles() -> String {
    let mut xml = Xml::of("w:styles", &[("xmlns:w", W)]);
    defaults(&mut xml);
    normal(&mut xml);
    paragraph_styles().iter().for_each(|style| paragraph(&mut xml, style));
    characters(&mut xml);
    tables(&mut xml);
    xml.open("w:style", &[("w:type", "numbering"), ("w:default", "1"), ("w:styleId", "NoList")]);
    xml.value("w:name", "No List");
    xml.finished()
}

fn defaults(xml: &mut Xml) {
    xml.open("w:docDefaults", &[]);
    xml.open("w:rPrDefault", &[]);
    xml.open("w:rPr", &[]);
    let arial = [("w:ascii", "Arial"), ("w:hAnsi", "Arial"), ("w:eastAsia", "Arial"), ("w:cs", "Arial")];
    xml.empty("w:rFonts", &arial);
    xml.value("w:sz", "24");
    xml.value("w:szCs", "24");
    xml.empty("w:lang", &[("w:val", LANGUAGE), ("w:eastAsia", LANGUAGE), ("w:bidi", "ar-SA")]);
    xml.close();
    xml.close();
    xml.open("w:pPrDefault", &[]);
    xml.open("w:pPr", &[]);
    xml.empty("w:spacing", &[("w:before", "0"), ("w:after", "120"), ("w:line", "269"), ("w:lineRule", "auto")]);
    xml.value("w:jc", "left");
    xml.close();
    xml.close();
    xml.close();
}

fn normal(xml: &mut Xml) {
    xml.open("w:style", &[("w:type", "paragraph"), ("w:default", "1"), ("w:styleId", "Normal")]);
    xml.value("w:name", "Normal");
    xml.empty("w:qFormat", &[]);
    xml.close();
}

fn paragraph(xml: &mut Xml, style: &Style) {
    let own = [
        "FrontLine",
        "NumberedParagraph",
        "AppendixParagraph",
        "AppendixHeading",
        "Figure",
        "TableText",
        "TableHeading",
    ];
    let mut attributes = vec![("w:type", "paragraph")];
    if own.contains(&style.id) {
        attributes.push(("w:customStyle", "1"));
    }
    attributes.push(("w:styleId", style.id));
    xml.open("w:style", &attributes);
    xml.value("w:name", style.name);
    xml.value("w:basedOn", style.based_on);
    if !style.next.is_empty() {
        xml.value("w:next", style.next);
    }
    xml.empty("w:qFormat", &[]);
    xml.open("w:pPr", &[]);
    if style.keep_next {
        xml.empty("w:keepNext", &[]);
        xml.empty("w:keepLines", &[]);
    }
    if style.new_page {
        xml.empty("w:pageBreakBefore", &[]);
    }
    if let Some((list, level)) = style.list {
        xml.open("w:numPr", &[]);
        xml.value("w:ilvl", &level.to_string());
        xml.value("w:numId", &list.to_string());
        xml.close();
    }
    let (before, after) = (style.before.to_string(), style.after.to_string());
    xml.empty("w:spacing", &[("w:before", &before), ("w:after", &after)]);
    if let Some(level) = style.outline {
        xml.value("w:outlineLvl", &level.to_string());
    }
    xml.close();
    if style.bold || style.size > 0 || !style.colour.is_empty() {
        xml.open("w:rPr", &[]);
        if style.bold {
            xml.empty("w:b", &[]);
            xml.empty("w:bCs", &[]);
        }
        if !style.colour.is_empty() {
            xml.value("w:color", style.colour);
        }
        if style.size > 0 {
            xml.value("w:sz", &style.size.to_string());
            xml.value("w:szCs", &style.size.to_string());
        }
        xml.close();
    }
    xml.close();
}

fn characters(xml: &mut Xml) {
    xml.open("w:style", &[("w:type", "character"), ("w:default", "1"), ("w:styleId", "DefaultParagraphFont")]);
    xml.value("w:name", "Default Paragraph Font");
    xml.close();
    xml.open("w:style", &[("w:type", "character"), ("w:styleId", "Strong")]);
    xml.value("w:name", "Strong");
    xml.value("w:basedOn", "DefaultParagraphFont");
    xml.empty("w:qFormat", &[]);
    xml.open("w:rPr", &[]);
    xml.empty("w:b", &[]);
    xml.empty("w:bCs", &[]);
    xml.close();
    xml.close();
    // A prompt is told by its brackets and its words; the ground only helps to find it.
    xml.open("w:style", &[("w:type", "character"), ("w:customStyle", "1"), ("w:styleId", "Prompt")]);
    xml.value("w:name", "Prompt");
    xml.value("w:basedOn", "DefaultParagraphFont");
    xml.empty("w:qFormat", &[]);
    xml.open("w:rPr", &[]);
    xml.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", "FFF3C4")]);
    xml.close();
    xml.close();
}

fn tables(xml: &mut Xml) {
    xml.open("w:style", &[("w:type", "table"), ("w:default", "1"), ("w:styleId", "TableNormal")]);
    xml.value("w:name", "Normal Table");
    xml.open("w:tblPr", &[]);
    xml.empty("w:tblInd", &[("w:w", "0"), ("w:type", "dxa")]);
    margins(xml, [0, 108]);
    xml.close();
    xml.close();
    xml.open("w:style", &[("w:type", "table"), ("w:styleId", "TableGrid")]);
    xml.value("w:name", "Table Grid");
    xml.value("w:basedOn", "TableNormal");
    xml.open("w:tblPr", &[]);
    xml.open("w:tblBorders", &[]);
    for edge in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
        xml.empty(edge, &[("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", RULES)]);
    }
    xml.close();
    margins(xml, [57, 85]);
    xml.close();
    xml.open("w:tblStylePr", &[("w:type", "firstRow")]);
    xml.open("w:tcPr", &[]);
    xml.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", HEAD_ROW)]);
    xml.close();
    xml.close();
    xml.close();
}

/// Room inside of each cell: above and below, left and right.
fn margins(xml: &mut Xml, [upright, across]: [u32; 2]) {
    let (upright, across) = (upright.to_string(), across.to_string());
    xml.open("w:tblCellMar", &[]);
    for (edge, width) in [("w:top", &upright), ("w:left", &across), ("w:bottom", &upright), ("w:right", &across)] {
        xml.empty(edge, &[("w:w", width), ("w:type", "dxa")]);
    }
    xml.close();
}
