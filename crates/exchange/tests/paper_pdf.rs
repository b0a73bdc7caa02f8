#![allow(clippy::unwrap_used)]
//! The paper as a PDF, read back by a reader that had no part in writing it.

mod paper;
mod picture;

use lopdf::{Dictionary, Document, Object};
use paper::{paper, paper_of, request, said, with_long_titles};
use picture::{all_maps, fenmoor, spread};
use sweetspot_exchange::paper::{Block, Paper, PaperRequest, pdf, sides};

struct Read(Document);

impl Read {
    fn of(paper: &Paper) -> Read {
        Read(Document::load_mem(&pdf(paper).expect("written")).expect("a PDF"))
    }

    fn resolved<'a>(&'a self, object: &'a Object) -> &'a Object {
        if let Object::Reference(id) = object { self.0.get_object(*id).expect("an object") } else { object }
    }

    fn text(&self, object: &Object) -> String {
        lopdf::decode_text_string(self.resolved(object)).expect("a text")
    }

    /// Kinds of structure elements in reading order, with how deep they lie, and the elements themselves.
    fn elements(&self) -> Vec<(usize, String, &Dictionary)> {
        let root = self.resolved(self.0.catalog().unwrap().get(b"StructTreeRoot").expect("tagged"));
        let mut found = vec![];
        self.walk(root.as_dict().unwrap(), 0, &mut found);
        found
    }

    fn walk<'a>(&'a self, element: &'a Dictionary, depth: usize, found: &mut Vec<(usize, String, &'a Dictionary)>) {
        if let Ok(kind) = element.get(b"S") {
            found.push((depth, String::from_utf8_lossy(kind.as_name().unwrap()).into_owned(), element));
        }
        let Ok(children) = element.get(b"K") else { return };
        let children = self.resolved(children);
        let children = children.as_array().map_or(vec![children], |children| children.iter().collect());
        for child in children {
            if let Ok(child) = self.resolved(child).as_dict() {
                self.walk(child, depth + 1, found);
            }
        }
    }

    fn pages(&self) -> Vec<u32> {
        self.0.get_pages().keys().copied().collect()
    }

    fn words(&self) -> String {
        let all: String = self.pages().iter().map(|page| self.0.extract_text(&[*page]).unwrap()).collect();
        all.split_whitespace().collect()
    }
}

#[test]
fn headings_lists_tables_and_figures_are_what_they_are() {
    let paper = paper(&fenmoor());
    let read = Read::of(&paper);
    let elements = read.elements();
    let kinds: Vec<&str> = elements.iter().map(|(_, kind, _)| kind.as_str()).collect();
    assert_eq!(kinds.iter().filter(|kind| **kind == "H1").count(), 1);
    let mut level = 1;
    for kind in kinds.iter().filter(|kind| kind.starts_with('H') && kind.len() == 2) {
        let own: usize = kind[1..].parse().unwrap();
        assert!(own <= level + 1, "{kind} after level {level}");
        level = own;
    }
    let count = |kind: &str| kinds.iter().filter(|own| **own == kind).count();
    let of_paper = |is: fn(&Block) -> bool| paper.blocks.iter().filter(|block| is(block)).count();
    assert_eq!(count("Table"), of_paper(|block| matches!(block, Block::Table(_))));
    assert_eq!((count("Table"), count("THead"), count("TBody")), (count("Caption"), count("Table"), count("Table")));
    assert_eq!(count("Figure"), of_paper(|block| matches!(block, Block::Figure(_))));
    assert_eq!(count("L"), of_paper(|block| matches!(block, Block::List { .. })));
    assert_eq!((count("LI"), count("LI")), (count("Lbl"), count("LBody")));
    let rows: usize =
        paper.blocks.iter().map(|block| if let Block::Table(table) = block { table.rows.len() } else { 0 }).sum();
    assert_eq!(count("TR"), rows + count("Table"));
    let figure = elements.iter().find(|(_, kind, _)| kind == "Figure").unwrap().2;
    let told = read.text(figure.get(b"Alt").unwrap());
    assert!(told.chars().count() <= 150 && told.starts_with("Fenmoor's initiatives"), "{told}");
}

#[test]
fn title_language_marking_and_conformance_are_in_its_metadata() {
    let read = Read::of(&paper_of(&fenmoor(), &PaperRequest { front: said(), ..request() }));
    let catalog = read.0.catalog().unwrap();
    assert_eq!(read.text(catalog.get(b"Lang").unwrap()), "en-GB");
    assert!(catalog.has(b"Outlines"));
    let about = read.resolved(read.0.trailer.get(b"Info").unwrap()).as_dict().unwrap();
    assert_eq!(read.text(about.get(b"Title").unwrap()), "Fenmoor together");
    assert_eq!(read.text(about.get(b"Author").unwrap()), "Director of Public Health");
    assert!(read.text(about.get(b"Keywords").unwrap()).contains("OFFICIAL"));
    let metadata = read.resolved(catalog.get(b"Metadata").unwrap()).as_stream().unwrap();
    assert!(String::from_utf8_lossy(&metadata.content).contains("pdfuaid:part"));
}

#[test]
fn every_word_of_the_paper_is_on_a_page_and_every_page_has_a_number() {
    let paper = paper_of(&fenmoor(), &PaperRequest { front: said(), ..request() });
    let read = Read::of(&paper);
    let words = read.words();
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    for block in &paper.blocks {
        let told: Vec<String> = match block {
            Block::Title(text) | Block::Heading { text, .. } => vec![text.clone()],
            Block::Line { value, .. } => vec![value.text()],
            Block::Paragraph { words, .. } => vec![words.text()],
            Block::List { entries, .. } => entries.iter().map(|entry| entry.text()).collect(),
            // Lines of neighbouring cells stand between one another, so words are looked for one by one.
            Block::Table(table) => {
                let cells = table.rows.iter().flatten().flat_map(|cell| cell.split_whitespace().map(str::to_owned));
                cells.chain([table.caption.clone()]).collect()
            }
            Block::Figure(figure) => vec![figure.caption.clone()],
            Block::NewPage => vec![],
        };
        for text in told {
            // A page may end in the middle of it, and the foot of one and the head of the next stand there then.
            let parts: Vec<&str> = text.split_whitespace().collect();
            let found = words.contains(&bare(&text)) || parts.iter().all(|word| words.contains(*word));
            assert!(found, "{text}");
        }
    }
    let counted = sides(&paper);
    assert_eq!(read.pages().len(), counted.all as usize);
    assert!(counted.main < counted.all);
    for page in read.pages() {
        let own = bare(&read.0.extract_text(&[page]).unwrap());
        assert!(own.contains(&format!("Page{page}")) && own.contains("OFFICIAL"), "page {page}");
    }
}

#[test]
fn every_map_makes_a_lawful_document() {
    for (name, map) in all_maps() {
        for front in [request().front, said()] {
            let paper = paper_of(&map, &PaperRequest { front, ..request() });
            let bytes = pdf(&paper).unwrap_or_else(|why| panic!("{name}: {why}"));
            assert!(Document::load_mem(&bytes).is_ok(), "{name}");
        }
    }
    let long = paper(&with_long_titles(spread(4, 9), 5_000));
    assert!(pdf(&long).is_ok());
}

#[test]
fn the_same_paper_is_the_same_file() {
    let paper = paper(&fenmoor());
    assert!(pdf(&paper).unwrap() == pdf(&paper).unwrap());
}
