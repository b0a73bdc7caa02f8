//! The picture as SVG: the same text every time, nothing too small, nothing cut off, no words on words, and nothing
//! typed that turns into markup.

mod picture;

use picture::{all_maps, drawn, fenmoor, golden, hostile, request, spread, updating};
use resvg::usvg::{Group, Node, Options, Rect, Tree};
use std::sync::Arc;
use sweetspot_core::map::Status;
use sweetspot_core::synthetic::synthetic;
use sweetspot_exchange::picture::{PaperSize, Picture, PictureRequest};

/// Millimetres around the picture that stay white.
const WHITE_EDGE: f64 = 2.0;

#[test]
fn golden_pictures_stay_as_they_are() {
    let map = fenmoor();
    for (size, name) in [
        (PaperSize::A4Landscape, "a4-landscape"),
        (PaperSize::A4Portrait, "a4-portrait"),
        (PaperSize::HalfPage, "half-page"),
        (PaperSize::Slide, "slide"),
        (PaperSize::A3, "a3"),
    ] {
        for (grey, name) in [(false, format!("picture-{name}.svg")), (true, format!("picture-{name}-grey.svg"))] {
            if grey && size != PaperSize::A4Landscape {
                continue;
            }
            let svg = drawn(&map, &PictureRequest { grey, ..request(size) }).svg;
            if updating() {
                std::fs::write(golden(&name), &svg).expect("golden picture written");
            }
            let held = std::fs::read_to_string(golden(&name)).expect("golden picture; write it with UPDATE=1");
            assert!(svg == held, "{name} has changed: look at it, then write it anew with UPDATE=1");
        }
    }
}

#[test]
fn sizes_are_as_asked() {
    for (size, width, height) in [
        (PaperSize::A4Landscape, 297.0, 210.0),
        (PaperSize::HalfPage, 170.0, 115.0),
        (PaperSize::Slide, 338.67, 190.5),
        (PaperSize::A3, 420.0, 297.0),
    ] {
        let picture = drawn(&fenmoor(), &request(size));
        assert!((picture.width_mm - width).abs() < 0.01 && (picture.height_mm - height).abs() < 0.01, "{size:?}");
    }
    let picture = drawn(&fenmoor(), &request(PaperSize::A4Portrait));
    assert!((picture.width_mm - 170.0).abs() < 0.01 && (100.0..=240.0).contains(&picture.height_mm));
}

#[test]
fn no_words_are_too_small_to_read() {
    for (name, map) in all_maps() {
        for size in PaperSize::ALL {
            let (title, other) = least(size);
            let picture = drawn(&map, &request(size));
            let document = roxmltree::Document::parse(&picture.svg).expect("well formed");
            for text in document.descendants().filter(|node| node.has_tag_name("text")) {
                let size_here: f64 = text.attribute("font-size").expect("a size").parse().expect("a number");
                let scale: f64 = text.ancestors().filter_map(|node| node.attribute("transform")).map(scaled).product();
                let least = if is_title(&text) { title } else { other };
                // One of our units is a point: the root says so in millimetres.
                assert!(size_here * scale >= least - 0.005, "{name}, {size:?}: {:?}", text.text());
            }
            assert_eq!(picture.svg.matches("<svg").count(), 1);
        }
    }
}

/// The smallest size of a title beside its marker or in the list, and of all other words.
fn least(size: PaperSize) -> (f64, f64) {
    match size {
        PaperSize::A4Landscape | PaperSize::A4Portrait | PaperSize::HalfPage => (7.0, 8.0),
        PaperSize::Slide => (10.0, 12.0),
        PaperSize::A3 => (8.5, 8.5),
    }
}

fn is_title(text: &roxmltree::Node<'_, '_>) -> bool {
    let ids = text.ancestors().filter_map(|node| node.attribute("id"));
    ids.into_iter().any(|id| id == "labels" || id.starts_with("listed-"))
}

fn scaled(transform: &str) -> f64 {
    transform
        .split_once("scale(")
        .and_then(|(_, rest)| rest.split_once(')'))
        .map_or(1.0, |(factor, _)| factor.parse().expect("a factor"))
}

#[test]
fn no_words_lie_on_words_and_all_are_on_the_paper() {
    for (name, map) in all_maps() {
        for size in PaperSize::ALL {
            let picture = drawn(&map, &request(size));
            let (tree, words) = inked(&picture);
            let unit = f64::from(tree.size().width()) / picture.width_mm;
            let edge = (WHITE_EDGE * unit) as f32;
            for (text, area) in &words {
                let inside = area.left() >= edge
                    && area.top() >= edge
                    && area.right() <= tree.size().width() - edge
                    && area.bottom() <= tree.size().height() - edge;
                assert!(inside, "{name}, {size:?}: {text:?} at {area:?}");
            }
            for (nth, (text, area)) in words.iter().enumerate() {
                for (other_text, other) in &words[nth + 1..] {
                    assert!(
                        !meet(area, other),
                        "{name}, {size:?}: {text:?} at {area:?} on {other_text:?} at {other:?}"
                    );
                }
            }
        }
    }
}

/// More than half a point in common: less is the tip of an accent.
fn meet(one: &Rect, other: &Rect) -> bool {
    // The tree's unit is a pixel of 1/96 inch.
    let hair = 0.5 * 96.0 / 72.0;
    one.left() + hair < other.right()
        && other.left() + hair < one.right()
        && one.top() + hair < other.bottom()
        && other.top() + hair < one.bottom()
}

/// The letters' own boxes, as an independent painter lays them out.
fn inked(picture: &Picture) -> (Tree, Vec<(String, Rect)>) {
    let mut fonts = resvg::usvg::fontdb::Database::new();
    fonts.load_fonts_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/fonts"));
    assert_eq!(fonts.len(), 5);
    let options = Options { fontdb: Arc::new(fonts), ..Options::default() };
    let tree = Tree::from_str(&picture.svg, &options).expect("can be drawn");
    let mut words = vec![];
    collect(tree.root(), &mut words);
    assert!(words.len() > 10);
    (tree, words)
}

fn collect(group: &Group, words: &mut Vec<(String, Rect)>) {
    for node in group.children() {
        match node {
            Node::Group(inner) => collect(inner, words),
            Node::Text(text) => {
                let told: String = text.chunks().iter().map(|chunk| chunk.text()).collect();
                words.push((told, text.flattened().abs_bounding_box()));
            }
            Node::Path(_) | Node::Image(_) => {}
        }
    }
}

#[test]
fn every_shape_is_on_the_paper() {
    for (name, map) in all_maps() {
        for size in PaperSize::ALL {
            let (tree, _) = inked(&drawn(&map, &request(size)));
            let mut shapes = vec![];
            shapes_of(tree.root(), &mut shapes);
            assert!(shapes.len() > 10);
            for area in shapes {
                let (width, height) = (tree.size().width() + 0.01, tree.size().height() + 0.01);
                let inside =
                    area.left() >= -0.01 && area.top() >= -0.01 && area.right() <= width && area.bottom() <= height;
                assert!(inside, "{name}, {size:?}: {area:?}");
            }
        }
    }
}

fn shapes_of(group: &Group, shapes: &mut Vec<Rect>) {
    for node in group.children() {
        match node {
            Node::Group(inner) => shapes_of(inner, shapes),
            Node::Path(path) => shapes.push(path.abs_stroke_bounding_box()),
            Node::Text(_) | Node::Image(_) => {}
        }
    }
}

#[test]
fn nothing_typed_becomes_markup_and_no_title_is_lost() {
    let map = hostile();
    for size in PaperSize::ALL {
        let picture = drawn(&map, &request(size));
        let document = roxmltree::Document::parse(&picture.svg).expect("well formed");
        let known = ["svg", "title", "desc", "metadata", "g", "path", "ellipse", "circle", "line", "rect", "text"];
        for element in document.descendants().filter(|node| node.is_element()) {
            let name = element.tag_name().name();
            let about = element.tag_name().namespace() == Some("http://purl.org/dc/elements/1.1/");
            assert!(about || known.contains(&name), "{name}");
            assert!(element.attributes().all(|attribute| !attribute.name().starts_with("on")));
        }
        let tips: Vec<&str> =
            document.descendants().filter(|node| node.has_tag_name("title")).filter_map(|node| node.text()).collect();
        for title in map.initiatives.iter().map(|initiative| &initiative.title) {
            let safe: String =
                title.chars().filter(|c| !c.is_control() && !"\u{202e}\u{2066}\u{ffff}".contains(*c)).collect();
            assert!(tips.iter().any(|tip| tip.starts_with(&safe)), "{title:?}");
        }
        assert!(!picture.svg.contains('\u{202e}') && !picture.svg.contains('\u{1b}'));
        for resource in ["href", "url(", "@import", "<style", "<image"] {
            assert!(!picture.svg.contains(resource), "{resource}");
        }
    }
}

#[test]
fn words_stay_words_and_describe_the_picture() {
    let mut map = fenmoor();
    map.head.short_description = "Sixty initiatives & four challenges.".to_owned();
    map.head.long_description = "First paragraph.\n\nSecond <paragraph>.".to_owned();
    let picture = drawn(&map, &request(PaperSize::A4Landscape));
    let document = roxmltree::Document::parse(&picture.svg).expect("well formed");
    let root = document.root_element();
    let by_id =
        |id: &str| document.descendants().find(|node| node.attribute("id") == Some(id)).and_then(|node| node.text());
    let told: Vec<Option<&str>> = root.attribute("aria-labelledby").expect("described").split(' ').map(by_id).collect();
    assert_eq!(told, [Some(map.head.short_description.as_str()), Some(map.head.long_description.as_str())]);
    let words: Vec<&str> =
        document.descendants().filter(|node| node.has_tag_name("text")).filter_map(|node| node.text()).collect();
    for word in ["Fenmoor together", "OFFICIAL", "Draft for discussion", "Good work"] {
        assert!(words.contains(&word), "{word}");
    }
    assert!(words.iter().any(|line| line.starts_with("62 initiatives")), "{words:?}");
    assert_eq!(words.iter().filter(|line| **line == "OFFICIAL").count(), 2);
    assert!(by_id("a").is_none() && picture.svg.contains("OFFICIAL</dc:rights>"));
}

#[test]
fn the_stamp_tells_whether_two_copies_show_the_same() {
    let stamp = |picture: &Picture| {
        let at = picture.svg.find("Data stamp ").expect("a stamp") + "Data stamp ".len();
        picture.svg[at..at + 8].to_owned()
    };
    let map = fenmoor();
    let first = stamp(&drawn(&map, &request(PaperSize::A4Landscape)));
    for size in PaperSize::ALL {
        assert_eq!(stamp(&drawn(&map, &PictureRequest { grey: true, ..request(size) })), first);
    }
    let mut other = map.clone();
    let mut changed = other.initiatives.at(0).clone();
    changed.status = Status::Ended;
    other.initiatives.replace(changed);
    assert_ne!(stamp(&drawn(&other, &request(PaperSize::A4Landscape))), first);
}

#[test]
fn what_is_outside_the_selection_is_a_trace_without_a_title() {
    let map = fenmoor();
    let most: Vec<u32> = (1..map.initiatives.len() as u32).collect();
    let whole = drawn(&map, &request(PaperSize::A3));
    let part = drawn(&map, &PictureRequest { faded: Some(most), ..request(PaperSize::A3) });
    let labels = |picture: &Picture| {
        let document = roxmltree::Document::parse(&picture.svg).expect("well formed");
        let group = document.descendants().find(|node| node.attribute("id") == Some("labels")).expect("labels");
        let texts = group.descendants().filter(|node| node.has_tag_name("text"));
        texts.filter_map(|node| node.text()).map(|line| line.trim().to_owned()).collect::<Vec<_>>()
    };
    assert!(labels(&whole).len() > 20);
    assert!(labels(&part).join(" ").len() <= "Family hubs".len(), "{:?}", labels(&part));
    assert!(part.svg.contains(">A trace: outside") && !whole.svg.contains(">A trace: outside"));
}

#[test]
fn a_request_may_bring_its_own_title() {
    let own = PictureRequest { title: Some("For the March board".to_owned()), ..request(PaperSize::Slide) };
    let picture = drawn(&fenmoor(), &own);
    assert!(picture.svg.contains(">For the March board</text>") && !picture.svg.contains(">Fenmoor together</text>"));
    let blank = PictureRequest { title: Some("  ".to_owned()), ..request(PaperSize::Slide) };
    assert!(drawn(&fenmoor(), &blank).svg.contains(">Fenmoor together</text>"));
}

#[test]
fn every_marker_is_told_by_title_or_number_where_the_picture_says_so() {
    let maps = PaperSize::ALL.map(|size| (fenmoor(), size));
    for (map, size) in maps.into_iter().chain([(spread(4, 20), PaperSize::A3)]) {
        let picture = drawn(&map, &request(size));
        let document = roxmltree::Document::parse(&picture.svg).expect("well formed");
        let listed: Vec<String> = document
            .descendants()
            .filter(|node| node.attribute("id").is_some_and(|id| id.starts_with("listed-")))
            .map(|node| node.attribute("id").expect("an id")["listed-".len()..].to_owned())
            .collect();
        let group = document.descendants().find(|node| node.attribute("id") == Some("labels")).expect("labels");
        let beside: Vec<&str> =
            group.descendants().filter(|node| node.has_tag_name("text")).filter_map(|node| node.text()).collect();
        for number in &listed {
            assert_eq!(beside.iter().filter(|text| *text == number).count(), 1, "{number} in {size:?}");
        }
        assert!(!listed.is_empty() || !picture.svg.contains("Its title is in the list"));
        // About sixty find room on every paper.
        assert!(
            !picture.svg.contains(" titles shown") && picture.remarks.is_empty(),
            "{size:?}: {:?}",
            picture.remarks
        );
    }
}

#[test]
fn a_map_of_many_titles_is_counted_region_by_region() {
    let map = synthetic(250, 7);
    let picture = drawn(&map, &request(PaperSize::A4Landscape));
    let document = roxmltree::Document::parse(&picture.svg).expect("well formed");
    let counts: Vec<u32> = document
        .descendants()
        .filter(|node| node.attribute("id").is_some_and(|id| id.starts_with("region-")))
        .filter_map(|node| node.descendants().filter(|node| node.has_tag_name("text")).nth(1)?.text()?.parse().ok())
        .collect();
    let placed = map.initiatives.iter().filter(|initiative| !initiative.contributions.is_empty()).count();
    assert_eq!(counts.len(), 15);
    assert_eq!(counts.iter().sum::<u32>() as usize, placed);
    assert!(picture.svg.contains(&format!(" of {placed} titles shown")));
}

#[test]
fn a_request_reads_as_it_was_agreed() {
    let read: PictureRequest =
        serde_json::from_str(r#"{"size":"a4_portrait","date":"2026-11-23"}"#).expect("a request");
    assert_eq!(read, PictureRequest { size: PaperSize::A4Portrait, ..request(PaperSize::A3) });
    let sizes = PaperSize::ALL.map(|size| serde_json::to_string(&size).expect("a name"));
    assert_eq!(sizes, [r#""a4_landscape""#, r#""a4_portrait""#, r#""half_page""#, r#""slide""#, r#""a3""#]);
}
