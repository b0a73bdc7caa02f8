//! Letters of every kind in every place of a picture that a person can write in: each is painted as text and as nothing
//! else, and none keeps a picture from being painted.

mod picture;

use picture::{drawn, fenmoor, rename, request};
use sweetspot_core::Map;
use sweetspot_core::map::{Initiative, Position};
use sweetspot_exchange::picture::{PaperSize, Picture, pdf, png, rgba};

/// The map with these words in its title, area, marking and release, in every challenge's name and on every initiative.
fn with_words(text: &str) -> Map {
    let mut map = fenmoor();
    let head = &mut map.head;
    for field in [&mut head.title, &mut head.area, &mut head.marking, &mut head.release] {
        *field = text.to_owned();
    }
    (head.short_description, head.long_description) = (text.to_owned(), text.to_owned());
    rename(&mut map, |_, _| text.to_owned());
    for row in map.initiatives.clone().iter().take(9) {
        map.initiatives.replace(Initiative { title: text.to_owned(), ..row.clone() });
    }
    map
}

/// Dots an inch, enough for the middle of the smallest marker to be of its colour alone.
const DPI: f64 = 144.0;

/// How many pixels of the picture have a colour.
fn coloured(picture: &Picture) -> usize {
    let (_, _, pixels) = rgba(picture, DPI).expect("painted");
    pixels.chunks_exact(4).filter(|pixel| pixel[..3] != [255; 3]).count()
}

/// How many markers of one challenge, but for those drawn faint, have not its colour in their middle.
fn hidden(picture: &Picture) -> usize {
    let (width, _, pixels) = rgba(picture, DPI).expect("painted");
    let document = roxmltree::Document::parse(&picture.svg).expect("well formed");
    let of_marker = |node: &roxmltree::Node<'_, '_>| {
        node.has_tag_name("circle")
            && node
                .parent_element()
                .is_some_and(|group| group.attribute("id").is_some_and(|id| id.starts_with("initiative-")))
            && !node.has_attribute("fill-opacity")
    };
    // Of the circles of a marker the last lies on top.
    let markers: Vec<_> = document
        .descendants()
        .filter(|node| of_marker(node) && node.next_sibling_element().is_none())
        .map(|node| {
            let place = |name| node.attribute(name).and_then(|value| value.parse::<f64>().ok()).expect("a number");
            let at = |name| (place(name) * DPI / 72.0) as usize;
            let pixel = &pixels[(at("cy") * width as usize + at("cx")) * 4..][..3];
            let [red, green, blue] = pixel else { unreachable!("three of them") };
            (node.attribute("fill").expect("filled").to_owned(), format!("#{red:02x}{green:02x}{blue:02x}"))
        })
        .collect();
    assert!(markers.len() > 10, "{} markers", markers.len());
    markers.iter().filter(|(fill, pixel)| fill != pixel).count()
}

#[test]
fn letters_that_look_like_markup_change_nothing_else() {
    let plain = coloured(&drawn(&with_words("Fenmoor"), &request(PaperSize::HalfPage)));
    for text in [
        "\u{ff32}\u{ff06}\u{ff24} hub",
        "\u{ff1c}style\u{ff1e}ellipse,path{display:none}\u{ff1c}/style\u{ff1e}",
        "\u{fe64}g display=\u{ff02}none\u{ff02}\u{fe65}",
        "\u{ff1c}/text\u{ff1e}\u{ff1c}rect width=\u{ff07}999\u{ff07} height=\u{ff07}999\u{ff07}/\u{ff1e}",
        "\u{ff06}lt;script\u{ff06}gt; \u{ff1c}!--",
        "<style>path{display:none}</style>&",
    ] {
        let picture = drawn(&with_words(text), &request(PaperSize::HalfPage));
        assert_eq!(hidden(&picture), 0, "{text}");
        let coloured = coloured(&picture);
        // How large the drawing is depends on the room that the words leave.
        assert!(coloured * 10 > plain * 6 && coloured * 10 < plain * 15, "{text}: {coloured} of {plain}");
        assert!(png(&picture).is_ok() && pdf(&picture).is_ok(), "{text}");
        let document = roxmltree::Document::parse(&picture.svg).expect("well formed");
        assert!(document.descendants().any(|node| node.text() == Some(text)), "the SVG keeps what was written");
    }
}

/// With `SWEETSPOT_CASES` in the environment so many blocks are tried, else a few from all over Unicode.
#[test]
fn every_block_can_be_painted() {
    let all: Vec<char> = ('!'..=char::MAX).collect();
    let blocks: Vec<&[char]> = all.chunks(256).collect();
    let cases = std::env::var("SWEETSPOT_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(12);
    let step = (blocks.len() / blocks.len().min(cases).max(1)).max(1);
    for block in blocks.iter().step_by(step) {
        let text: String = block.iter().collect();
        let words = text.chars().collect::<Vec<_>>().chunks(60).map(String::from_iter).collect::<Vec<_>>().join(" ");
        let picture = drawn(&with_words(&words), &request(PaperSize::HalfPage));
        assert!(roxmltree::Document::parse(&picture.svg).is_ok(), "{:?}", block.first());
        assert!(rgba(&picture, 40.0).is_ok(), "{:?}", block.first());
        pdf(&picture).unwrap_or_else(|why| panic!("{:?}: {why}", block.first()));
    }
}

#[test]
fn a_map_at_the_ends_of_what_is_sane_can_be_painted() {
    let mut map = with_words(&"W".repeat(300));
    for (nth, row) in map.initiatives.clone().iter().enumerate() {
        let corner =
            Position { x: if nth % 2 == 0 { 0.0 } else { 1500.0 }, y: if nth % 3 == 0 { 0.0 } else { 1000.0 } };
        let title = if nth % 5 == 0 { String::new() } else { row.title.clone() };
        map.initiatives.replace(Initiative { position: Some(corner), title, ..row.clone() });
    }
    for size in PaperSize::ALL {
        let picture = drawn(&map, &request(size));
        assert!(roxmltree::Document::parse(&picture.svg).is_ok(), "{size:?}");
        assert!(coloured(&picture) > 1_000, "{size:?}");
        pdf(&picture).unwrap_or_else(|why| panic!("{size:?}: {why}"));
    }
}
