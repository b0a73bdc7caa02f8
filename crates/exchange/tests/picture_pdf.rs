#![allow(clippy::unwrap_used)]
//! The picture as a PDF, read back by a reader that had no part in writing it.

mod picture;

use lopdf::{Dictionary, Document, Object};
use picture::{all_maps, drawn, fenmoor, request};
use sweetspot_exchange::picture::{PaperSize, Picture, PictureRequest, pdf};

struct Read {
    document: Document,
}

impl Read {
    fn of(picture: &Picture) -> Read {
        Read { document: Document::load_mem(&pdf(picture).expect("painted")).expect("a PDF") }
    }

    fn resolved<'a>(&'a self, object: &'a Object) -> &'a Object {
        if let Object::Reference(id) = object { self.document.get_object(*id).expect("an object") } else { object }
    }

    fn catalog(&self) -> &Dictionary {
        self.document.catalog().expect("a catalog")
    }

    fn text(&self, object: &Object) -> String {
        lopdf::decode_text_string(self.resolved(object)).expect("a text")
    }

    /// All structure elements of the tree, in order.
    fn elements(&self) -> Vec<&Dictionary> {
        let root = self.resolved(self.catalog().get(b"StructTreeRoot").expect("tagged")).as_dict().expect("a root");
        let mut found = vec![];
        self.walk(root, &mut found);
        found
    }

    fn walk<'a>(&'a self, element: &'a Dictionary, found: &mut Vec<&'a Dictionary>) {
        if element.has(b"S") {
            found.push(element);
        }
        let Ok(children) = element.get(b"K") else { return };
        let children = self.resolved(children);
        let children = children.as_array().map_or(vec![children], |children| children.iter().collect());
        for child in children {
            if let Ok(child) = self.resolved(child).as_dict() {
                self.walk(child, found);
            }
        }
    }

    fn kinds(&self) -> Vec<String> {
        let name =
            |element: &&Dictionary| String::from_utf8_lossy(element.get(b"S").unwrap().as_name().unwrap()).into_owned();
        self.elements().iter().map(name).collect()
    }

    fn of_kind(&self, kind: &str) -> Vec<&Dictionary> {
        self.elements()
            .into_iter()
            .filter(|element| element.get(b"S").unwrap().as_name().unwrap() == kind.as_bytes())
            .collect()
    }
}

#[test]
fn it_is_tagged_and_the_figure_has_its_description() {
    let mut map = fenmoor();
    map.head.short_description = "Four challenges and sixty initiatives (short).".to_owned();
    map.head.long_description = "First paragraph.\n\nSecond paragraph, é and مرحبا.".to_owned();
    for size in PaperSize::ALL {
        let read = Read::of(&drawn(&map, &request(size)));
        let figures = read.of_kind("Figure");
        assert_eq!(figures.len(), 1);
        let told = read.text(figures[0].get(b"Alt").expect("alt text"));
        assert_eq!(told, format!("{}\n\n{}", map.head.short_description, map.head.long_description));
        let kinds = read.kinds();
        let at = |kind: &str| kinds.iter().position(|held| held == kind);
        assert!(at("H1") < at("Figure") && at("Figure") < at("H2") && at("H2") < at("L"), "{kinds:?}");
        assert!(kinds.iter().filter(|kind| *kind == "LI").count() >= 4);
        let marked = read.resolved(read.catalog().get(b"MarkInfo").unwrap()).as_dict().unwrap();
        assert!(marked.get(b"Marked").unwrap().as_bool().unwrap());
    }
}

#[test]
fn title_language_marking_and_conformance_are_in_its_metadata() {
    let read = Read::of(&drawn(&fenmoor(), &request(PaperSize::A4Landscape)));
    assert_eq!(read.text(read.catalog().get(b"Lang").expect("a language")), "en-GB");
    let shown = read.resolved(read.catalog().get(b"ViewerPreferences").unwrap()).as_dict().unwrap();
    assert!(shown.get(b"DisplayDocTitle").unwrap().as_bool().unwrap());
    let about = read.resolved(read.document.trailer.get(b"Info").expect("about")).as_dict().unwrap();
    assert_eq!(read.text(about.get(b"Title").unwrap()), "Fenmoor together");
    assert!(read.text(about.get(b"Subject").unwrap()).starts_with("OFFICIAL · Draft for discussion"));
    let metadata = read.resolved(read.catalog().get(b"Metadata").unwrap()).as_stream().unwrap();
    let metadata = String::from_utf8_lossy(&metadata.content).into_owned();
    assert!(metadata.contains("pdfuaid:part") && metadata.contains("Fenmoor together"), "{metadata}");
}

#[test]
fn its_page_is_as_large_as_the_picture_and_its_words_are_text() {
    for size in PaperSize::ALL {
        let picture = drawn(&fenmoor(), &request(size));
        let read = Read::of(&picture);
        let pages = read.document.get_pages();
        assert_eq!(pages.len(), 1);
        let page = read.document.get_dictionary(pages[&1]).unwrap();
        let media: Vec<f64> = read
            .resolved(page.get(b"MediaBox").unwrap())
            .as_array()
            .unwrap()
            .iter()
            .map(|edge| f64::from(edge.as_float().unwrap()))
            .collect();
        let points = [0.0, 0.0, picture.width_mm * 72.0 / 25.4, picture.height_mm * 72.0 / 25.4];
        assert!(media.iter().zip(points).all(|(one, other)| (one - other).abs() < 0.01), "{media:?}");
        let words: String = read.document.extract_text(&[1]).unwrap().split_whitespace().collect();
        // Where the whole name has no room beside the drawing, the short one stands there and in the key.
        let has_room = !matches!(size, PaperSize::HalfPage | PaperSize::Slide);
        let place = if has_room { "Aplacewherepeoplewanttolive" } else { "Goodplace" };
        for told in ["Fenmoortogether", "OFFICIAL", "Draftfordiscussion", "62initiatives", place] {
            assert!(words.contains(told), "{size:?}: {told} in {words}");
        }
    }
}

#[test]
fn every_font_is_embedded() {
    let read = Read::of(&drawn(&fenmoor(), &request(PaperSize::A4Landscape)));
    let dictionaries = || read.document.objects.values().filter_map(|object| object.as_dict().ok());
    let is = |dictionary: &Dictionary, kind: &[u8]| {
        dictionary.get(b"Type").and_then(Object::as_name).is_ok_and(|name| name == kind)
    };
    let fonts =
        dictionaries().filter(|dictionary| is(dictionary, b"Font") && dictionary.has(b"DescendantFonts")).count();
    let descriptors: Vec<&Dictionary> = dictionaries().filter(|dictionary| is(dictionary, b"FontDescriptor")).collect();
    assert!(fonts == 2 && descriptors.len() == 2, "regular and semi-bold, each once: {fonts} {}", descriptors.len());
    for descriptor in descriptors {
        assert!(descriptor.has(b"FontFile2") || descriptor.has(b"FontFile3"), "{descriptor:?}");
    }
}

#[test]
fn every_map_makes_a_lawful_document() {
    for (name, map) in all_maps() {
        for size in PaperSize::ALL {
            for grey in [false, true] {
                let picture = drawn(&map, &PictureRequest { grey, ..request(size) });
                let bytes = pdf(&picture).unwrap_or_else(|why| panic!("{name}, {size:?}: {why}"));
                assert!(Document::load_mem(&bytes).is_ok(), "{name}, {size:?}");
            }
        }
    }
}

#[test]
fn the_same_picture_is_the_same_file() {
    let picture = drawn(&fenmoor(), &request(PaperSize::HalfPage));
    assert!(pdf(&picture).unwrap() == pdf(&picture).unwrap());
}
