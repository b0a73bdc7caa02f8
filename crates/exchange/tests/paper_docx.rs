#![allow(clippy::unwrap_used)]
//! The paper as a Word document, read back by a reader of XML that had no part in writing it: every rule that makes it accessible,
//! with a fault planted for each, so that a rule that sees nothing is noticed.

mod paper;
mod picture;

use paper::{Parts, paper, paper_of, request, said, with_long_titles};
use picture::{all_maps, fenmoor, spread};
use roxmltree::{Document, Node};
use std::collections::{BTreeMap, BTreeSet};
use sweetspot_exchange::paper::{Block, Column, Paper, PaperRequest, Table, docx};

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

fn own<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attribute((W, name))
}

fn all<'a, 'i>(document: &'a Document<'i>, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
    document.descendants().filter(move |node| node.tag_name().name() == name)
}

fn text(node: Node<'_, '_>) -> String {
    node.descendants().filter(|node| node.tag_name().name() == "t").filter_map(|node| node.text()).collect()
}

fn style(paragraph: Node<'_, '_>) -> String {
    let style = paragraph.descendants().find(|node| node.tag_name().name() == "pStyle");
    style.and_then(|style| own(style, "val")).unwrap_or_default().to_owned()
}

/// Everything that is wrong with a document's body.
fn faults(body: &str) -> Vec<String> {
    let document = match Document::parse(body) {
        Ok(document) => document,
        Err(why) => return vec![format!("it is not XML: {why}")],
    };
    let mut faults = vec![];
    headings(&document, &mut faults);
    tables(&document, &mut faults);
    pictures(&document, &mut faults);
    words(&document, &mut faults);
    faults
}

fn headings(document: &Document<'_>, faults: &mut Vec<String>) {
    let mut before = 0;
    let mut titles = 0;
    for paragraph in all(document, "p") {
        let level = match style(paragraph).as_str() {
            "Title" => {
                titles += 1;
                continue;
            }
            "Heading1" | "AppendixHeading" => 1,
            "Heading2" => 2,
            "Heading3" => 3,
            _ => continue,
        };
        let words = text(paragraph);
        if level > before + 1 {
            faults.push(format!("a level is skipped before {words}"));
        }
        if words.chars().count() >= 100 || words.is_empty() {
            faults.push(format!("a heading of {} letters", words.chars().count()));
        }
        if words.starts_with(|c: char| c.is_ascii_digit()) && words.contains(". ") {
            faults.push(format!("a typed number: {words}"));
        }
        before = level;
    }
    if titles != 1 {
        faults.push(format!("{titles} titles"));
    }
}

fn tables(document: &Document<'_>, faults: &mut Vec<String>) {
    for table in all(document, "tbl") {
        let holds = |name: &str| table.descendants().any(|node| node.tag_name().name() == name);
        for unlawful in ["vMerge", "gridSpan", "hMerge"] {
            if holds(unlawful) {
                faults.push(format!("merged cells: {unlawful}"));
            }
        }
        if table.descendants().filter(|node| node.tag_name().name() == "tbl").count() > 1 {
            faults.push("a nested table".to_owned());
        }
        for told in ["tblCaption", "tblDescription"] {
            let node = table.descendants().find(|node| node.tag_name().name() == told);
            if node.and_then(|node| own(node, "val")).is_none_or(str::is_empty) {
                faults.push(format!("no {told}"));
            }
        }
        let above = table.prev_sibling_element().map(style).unwrap_or_default();
        if above != "Caption" {
            faults.push(format!("no caption above a table but {above}"));
        }
        if table.next_sibling_element().is_none_or(|next| next.tag_name().name() != "p") {
            faults.push("no paragraph after a table".to_owned());
        }
        let rows: Vec<Node> = table.children().filter(|node| node.tag_name().name() == "tr").collect();
        for (nth, row) in rows.iter().enumerate() {
            let says = |name: &str| row.descendants().any(|node| node.tag_name().name() == name);
            // A row that is higher than a page would lose what does not fit on one.
            if !says("cantSplit") && text(*row).chars().count() < 1_000 {
                faults.push("a row splits".to_owned());
            }
            if says("tblHeader") != (nth == 0) {
                faults.push("a header row does not repeat".to_owned());
            }
            let cells = row.children().filter(|node| node.tag_name().name() == "tc");
            if cells.clone().any(|cell| text(cell).trim().is_empty()) {
                faults.push("a blank cell".to_owned());
            }
            let columns = table.descendants().filter(|node| node.tag_name().name() == "gridCol").count();
            if cells.count() != columns {
                faults.push("a row of another length".to_owned());
            }
        }
        let columns = table.descendants().filter(|node| node.tag_name().name() == "gridCol").count();
        let section =
            table.next_siblings().find_map(|node| node.descendants().find(|node| node.tag_name().name() == "sectPr"));
        let lies =
            section.is_some_and(|section| section.descendants().any(|node| own(node, "orient") == Some("landscape")));
        if lies != (columns > 6) {
            faults.push(format!("{columns} columns on a page of the other way"));
        }
    }
}

fn pictures(document: &Document<'_>, faults: &mut Vec<String>) {
    let mut ids = BTreeSet::new();
    for about in all(document, "docPr") {
        let told = about.attribute("descr").unwrap_or_default();
        if told.is_empty() || told.chars().count() > 150 {
            faults.push(format!("a text alternative of {} letters", told.chars().count()));
        }
        if !ids.insert(about.attribute("id").unwrap_or_default().to_owned()) {
            faults.push("a picture's id twice".to_owned());
        }
    }
    for unlawful in ["anchor", "textbox", "txbxContent", "pict"] {
        if all(document, unlawful).next().is_some() {
            faults.push(format!("a floating {unlawful}"));
        }
    }
    for drawing in all(document, "drawing") {
        let paragraph = drawing.ancestors().find(|node| node.tag_name().name() == "p").unwrap();
        let caption = paragraph.next_sibling_element().unwrap();
        let long = caption.next_sibling_element().unwrap();
        if style(caption) != "Caption" || text(long).chars().count() < 30 {
            faults.push("no long description after a picture".to_owned());
        }
        if !drawing.descendants().any(|node| node.tag_name().name() == "svgBlip") {
            faults.push("a picture without SVG".to_owned());
        }
    }
}

fn words(document: &Document<'_>, faults: &mut Vec<String>) {
    for paragraph in all(document, "p") {
        let holds_picture = paragraph.descendants().any(|node| node.tag_name().name() == "drawing");
        let words = text(paragraph);
        if words.trim().is_empty() && !holds_picture {
            faults.push("an empty paragraph".to_owned());
        }
        if words.contains("  ") {
            faults.push(format!("a run of spaces in {words}"));
        }
        if style(paragraph).is_empty() {
            faults.push("a paragraph without a style".to_owned());
        }
    }
    let formatted = ["b", "i", "u", "sz", "color", "rFonts", "jc", "ind", "spacing", "br", "tab", "highlight", "shd"];
    for node in document.descendants().filter(|node| node.is_element() && node.tag_name().namespace() == Some(W)) {
        if formatted.contains(&node.tag_name().name()) {
            faults.push(format!("formatted by hand: {}", node.tag_name().name()));
        }
        if ["fldSimple", "fldChar", "instrText"].contains(&node.tag_name().name()) {
            faults.push("a field in the body".to_owned());
        }
    }
}

fn body(paper: &Paper) -> String {
    Parts::of(&docx(paper).expect("written")).body()
}

#[test]
fn every_map_makes_a_document_without_faults() {
    for (name, map) in all_maps() {
        for front in [request().front, said()] {
            let body = body(&paper_of(&map, &PaperRequest { front, ..request() }));
            assert_eq!(faults(&body), Vec::<String>::new(), "{name}");
        }
    }
}

#[test]
fn titles_of_five_thousand_letters_are_whole() {
    let map = with_long_titles(spread(4, 9), 5_000);
    let body = body(&paper(&map));
    assert_eq!(faults(&body), Vec::<String>::new());
    for row in map.initiatives.iter() {
        assert!(body.contains(row.title.trim()), "{} letters", row.title.len());
    }
}

#[test]
fn planted_faults_are_seen() {
    let good = body(&paper(&fenmoor()));
    assert!(faults(&good).is_empty());
    let plants: &[(&str, &str, &str)] = &[
        ("<w:tblHeader/>", "", "header row"),
        ("<w:cantSplit/>", "", "splits"),
        ("<w:tblCaption w:val=", "<w:tblCaption w:of=", "tblCaption"),
        ("<w:tblDescription w:val=", "<w:tblDescription w:of=", "tblDescription"),
        ("<w:pStyle w:val=\"Heading1\"/>", "<w:pStyle w:val=\"Heading3\"/>", "level is skipped"),
        ("<w:pStyle w:val=\"Title\"/>", "<w:pStyle w:val=\"Heading1\"/>", "titles"),
        ("descr=\"", "title=\"", "text alternative"),
        ("<wp:inline", "<wp:anchor/><wp:inline", "anchor"),
        ("<w:t>", "<w:t>  x", "run of spaces"),
        (
            "<w:p><w:pPr><w:pStyle w:val=\"Caption\"/>",
            "<w:p/><w:p><w:pPr><w:pStyle w:val=\"Caption\"/>",
            "empty paragraph",
        ),
        ("<w:tcPr>", "<w:tcPr><w:gridSpan w:val=\"2\"/>", "merged"),
        ("<w:r><w:t>", "<w:r><w:rPr><w:b/></w:rPr><w:t>", "formatted by hand"),
        ("<w:r><w:t>", "<w:r><w:fldSimple/><w:t>", "field"),
        ("asvg:svgBlip", "asvg:blip", "without SVG"),
        ("<w:t>none</w:t>", "<w:t></w:t>", "blank cell"),
    ];
    for (from, to, said) in plants {
        assert!(good.contains(from), "{from} can be planted in");
        let planted = good.replacen(from, to, 1);
        let seen = faults(&planted);
        assert!(seen.iter().any(|fault| fault.contains(said)), "{said}: {seen:?}");
    }
    let twice = good.replacen("<wp:docPr", "<wp:docPr id=\"1\" descr=\"x\"/><wp:docPr", 1);
    assert!(faults(&twice).iter().any(|fault| fault.contains("twice")));
}

#[test]
fn a_table_of_seven_columns_lies_on_pages_of_its_own() {
    let mut paper = paper(&spread(4, 30));
    let heading = "Heading";
    let wide = Table {
        caption: "Table 9: wide".to_owned(),
        description: "Seven columns.".to_owned(),
        columns: (0..7).map(|_| Column { heading, share: 1 }).collect(),
        rows: vec![vec!["x".to_owned(); 7]; 60],
    };
    let at = paper.blocks.iter().position(|block| matches!(block, Block::Table(_))).unwrap();
    paper.blocks.insert(at, Block::Table(wide));
    let after = Block::Paragraph { words: sweetspot_exchange::paper::Words::plain("After."), numbered: true };
    paper.blocks.insert(at + 1, after);
    let body = body(&paper);
    assert_eq!(faults(&body), Vec::<String>::new());
    assert_eq!(body.matches("w:orient=\"landscape\"").count(), 1);
    assert_eq!(body.matches("<w:sectPr>").count(), 3);
}

#[test]
fn properties_styles_and_settings_are_what_a_checker_looks_for() {
    let map = fenmoor();
    let paper = paper_of(&map, &PaperRequest { front: said(), ..request() });
    let parts = Parts::of(&docx(&paper).unwrap());
    let core = parts.text("docProps/core.xml");
    for told in [
        "<dc:title>Fenmoor together</dc:title>",
        "<dc:language>en-GB</dc:language>",
        "<dc:creator>Director of Public Health</dc:creator>",
        "<cp:keywords>OFFICIAL; Draft for discussion</cp:keywords>",
        "2026-09-17T00:00:00Z",
    ] {
        assert!(core.contains(told), "{told} in {core}");
    }
    let custom = parts.text("docProps/custom.xml");
    for told in [&paper.fingerprint, "name=\"Fingerprint\"", "name=\"Revision\"", "March board"] {
        assert!(custom.contains(told), "{told} in {custom}");
    }
    let styles = parts.text("word/styles.xml");
    let document = Document::parse(&styles).unwrap();
    let names: BTreeMap<String, Node> = all(&document, "style")
        .filter_map(|style| {
            let name = style.children().find(|node| node.tag_name().name() == "name")?;
            Some((own(name, "val")?.to_owned(), style))
        })
        .collect();
    for name in [
        "Title",
        "heading 1",
        "heading 2",
        "heading 3",
        "caption",
        "List Bullet",
        "List Number",
        "Table Grid",
        "header",
        "footer",
    ] {
        assert!(names.contains_key(name), "{name}");
    }
    for (name, level) in [("heading 1", "0"), ("heading 2", "1"), ("heading 3", "2")] {
        let outline = names[name].descendants().find(|node| node.tag_name().name() == "outlineLvl").unwrap();
        assert_eq!(own(outline, "val"), Some(level));
    }
    let defaults = styles.split("</w:docDefaults>").next().unwrap();
    assert!(defaults.contains("w:ascii=\"Arial\"") && defaults.contains("<w:sz w:val=\"24\"/>"));
    assert!(defaults.contains("<w:lang w:val=\"en-GB\"") && defaults.contains("<w:jc w:val=\"left\"/>"));
    let settings = parts.text("word/settings.xml");
    assert!(settings.contains("<w:themeFontLang w:val=\"en-GB\"/>"));
    assert!(settings.contains("compatibilityMode") && settings.contains("w:val=\"15\""));
    assert!(settings.contains("doNotAutoCompressPictures") && !settings.contains("updateFields"));
    let foot = parts.text("word/footer1.xml");
    assert_eq!(foot.matches("fldSimple w:instr=\" PAGE \"").count(), 1);
    assert!(parts.text("word/header1.xml").contains("OFFICIAL"));
    let first = Document::parse(&parts.body()).map(|body| text(all(&body, "p").next().unwrap())).unwrap();
    assert_eq!(first, "Marking: OFFICIAL");
}

#[test]
fn the_same_map_is_the_same_file_with_its_parts_in_order() {
    let map = fenmoor();
    let (one, other) = (docx(&paper(&map)).unwrap(), docx(&paper(&map)).unwrap());
    assert!(one == other);
    let parts = Parts::of(&one);
    let names: Vec<&str> = parts.0.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names[0], "[Content_Types].xml");
    assert_eq!(names.last(), Some(&"word/media/figure1.svg"));
    // Letters of the figure are outlines: its viewer may not have the fonts.
    assert!(!parts.text("word/media/figure1.svg").contains("<text"));
}
