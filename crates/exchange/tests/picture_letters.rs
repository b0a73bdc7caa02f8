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

/// How many pixels in the middle of the picture have a colour.
fn coloured(picture: &Picture) -> usize {
    let (width, height, pixels) = rgba(picture, 60.0).expect("painted");
    let middle = |part: u32, whole: u32| part > whole / 3 && part < whole * 2 / 3;
    let seen = |nth: usize| middle(nth as u32 % width, width) && middle(nth as u32 / width, height);
    pixels.chunks_exact(4).enumerate().filter(|(nth, pixel)| seen(*nth) && pixel[..3] != [255; 3]).count()
}

#[test]
fn letters_that_look_like_markup_change_nothing_else() {
    let plain = coloured(&drawn(&with_words("Fenmoor"), &request(PaperSize::HalfPage)));
    assert!(plain > 1_000);
    for text in [
        "\u{ff32}\u{ff06}\u{ff24} hub",
        "\u{ff1c}style\u{ff1e}ellipse,path{display:none}\u{ff1c}/style\u{ff1e}",
        "\u{fe64}g display=\u{ff02}none\u{ff02}\u{fe65}",
        "\u{ff1c}/text\u{ff1e}\u{ff1c}rect width=\u{ff07}999\u{ff07} height=\u{ff07}999\u{ff07}/\u{ff1e}",
        "\u{ff06}lt;script\u{ff06}gt; \u{ff1c}!--",
        "<style>path{display:none}</style>&",
    ] {
        let picture = drawn(&with_words(text), &request(PaperSize::HalfPage));
        let seen = coloured(&picture);
        assert!(seen * 10 > plain * 9 && seen * 10 < plain * 12, "{text}: {seen} of {plain}");
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
