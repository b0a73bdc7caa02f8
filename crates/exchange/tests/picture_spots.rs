//! Sweet spots outlined on a picture: named once, in the picture as in its words, with tags that lie on no marker and no
//! title; and the headline above them.

mod picture;

use picture::{fenmoor, request};
use sweetspot_core::Map;
use sweetspot_core::analysis::{Analysis, Settings, analyse};
use sweetspot_core::describe::headline::{headline, recount};
use sweetspot_core::synthetic::synthetic;
use sweetspot_exchange::picture::{Headline, MOST_OUTLINED, Outlined, PaperSize, Picture, PictureRequest, draw};

fn outlined(map: &Map, analysis: &Analysis, size: PaperSize, count: u32) -> Picture {
    let spots = Outlined::First { count };
    draw(map, analysis, &PictureRequest { spots, headline: Headline::Written, ..request(size) })
}

/// A number of an element.
fn read(node: &roxmltree::Node<'_, '_>, name: &str) -> f64 {
    node.attribute(name).and_then(|text| text.parse().ok()).expect("a number")
}

/// Left, top, right and bottom of each tag.
fn tags(document: &roxmltree::Document<'_>) -> Vec<[f64; 4]> {
    let group = document.descendants().find(|node| node.attribute("id") == Some("sweet-spot-names")).expect("tags");
    let boxes = group.descendants().filter(|node| node.has_tag_name("rect") && node.attribute("stroke").is_some());
    boxes
        .map(|node| {
            let (x, y) = (read(&node, "x"), read(&node, "y"));
            [x, y, x + read(&node, "width"), y + read(&node, "height")]
        })
        .collect()
}

#[test]
fn tags_lie_on_no_marker_no_title_and_no_other_tag() {
    for (map, size) in [
        (synthetic(60, 3), PaperSize::A4Landscape),
        (synthetic(60, 3), PaperSize::HalfPage),
        (synthetic(24, 5), PaperSize::Slide),
    ] {
        let picture = outlined(&map, &analyse(&map, &Settings::default()), size, 4);
        let document = roxmltree::Document::parse(&picture.svg).expect("well formed");
        let tags = tags(&document);
        assert!(!tags.is_empty() || picture.remarks.iter().any(|remark| remark.contains("ringed")), "{size:?}");
        let marks = document.descendants().filter(|node| {
            node.has_tag_name("circle")
                && node.parent().and_then(|group| group.attribute("id")).is_some_and(|id| id.starts_with("initiative-"))
        });
        for mark in marks {
            let (x, y, radius) = (read(&mark, "cx"), read(&mark, "cy"), read(&mark, "r"));
            for [left, top, right, bottom] in &tags {
                let (dx, dy) = (x - x.clamp(*left, *right), y - y.clamp(*top, *bottom));
                assert!(dx * dx + dy * dy >= radius * radius, "{size:?}: a tag on the marker at {x} {y}");
            }
        }
        let labels = document.descendants().find(|node| node.attribute("id") == Some("labels")).expect("labels");
        for text in labels.descendants().filter(|node| node.has_tag_name("text")) {
            let (x, y) = (read(&text, "x"), read(&text, "y"));
            let on = |[left, top, right, bottom]: &[f64; 4]| x > *left && x < *right && y > *top && y < *bottom;
            assert!(!tags.iter().any(on), "{size:?}: {:?} under a tag", text.text());
        }
        for (nth, one) in tags.iter().enumerate() {
            for other in &tags[nth + 1..] {
                let meet = one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
                assert!(!meet, "{size:?}: {one:?} on {other:?}");
            }
        }
    }
}

/// On a small paper there is no room for every title; what the picture is about is told all the same.
#[test]
fn titles_of_what_is_outlined_are_told_before_all_others() {
    let map = synthetic(60, 3);
    let analysis = analyse(&map, &Settings::default());
    let picture = outlined(&map, &analysis, PaperSize::HalfPage, 3);
    assert!(picture.svg.contains(" of 60 titles shown") || picture.svg.contains(" titles shown"), "no room for all");
    let document = roxmltree::Document::parse(&picture.svg).expect("well formed");
    let group = |id: &str| document.descendants().find(|node| node.attribute("id") == Some(id));
    let labels = group("labels").expect("labels");
    let beside: Vec<&str> = labels.descendants().filter_map(|node| node.text()).collect();
    let all = document.descendants().filter(|node| node.attribute("id").is_some_and(|id| id.starts_with("listed-")));
    let listed: Vec<String> = all.map(|entry| entry.descendants().filter_map(|node| node.text()).collect()).collect();
    for spot in analysis.sweet_spots.iter().take(3) {
        for nth in &spot.initiatives {
            let title = &map.initiatives.at(*nth as usize).title;
            let told = listed.iter().any(|entry| entry.replace(' ', "").contains(&title.replace(' ', "")));
            assert!(told || beside.iter().any(|words| title.starts_with(words.trim())), "{title}: {listed:?}");
        }
    }
}

/// A number on the picture stands for one thing: an outline or a listed title.
#[test]
fn listed_titles_are_numbered_after_the_outlines() {
    let map = synthetic(60, 3);
    let analysis = analyse(&map, &Settings::default());
    for (count, first) in [(0, 1), (3, 4), (5, 6)] {
        let picture = outlined(&map, &analysis, PaperSize::A4Landscape, count);
        let document = roxmltree::Document::parse(&picture.svg).expect("well formed");
        let ids = document.descendants().filter_map(|node| node.attribute("id")?.strip_prefix("listed-"));
        let numbers: Vec<usize> = ids.filter_map(|number| number.parse().ok()).collect();
        assert!(numbers.iter().copied().eq((first..).take(numbers.len())), "{numbers:?}");
        assert!(!numbers.is_empty(), "no list with {count} outlines");
    }
}

#[test]
fn picture_words_and_recount_tell_the_same() {
    let map = synthetic(60, 3);
    let analysis = analyse(&map, &Settings::default());
    let picture = outlined(&map, &analysis, PaperSize::A4Landscape, 3);
    let spots: Vec<_> = analysis.sweet_spots.iter().map(|spot| &**spot).take(3).collect();
    let written = headline(&map, &analysis, &spots);
    assert!(picture.long.starts_with(&written), "{}", picture.long);
    let document = roxmltree::Document::parse(&picture.svg).expect("well formed");
    let said = |id: &str| -> String {
        let group = document.descendants().find(|node| node.attribute("id") == Some(id)).expect("a part");
        group.descendants().filter(|node| node.has_tag_name("text")).filter_map(|node| node.text()).collect()
    };
    assert_eq!(said("headline").split_whitespace().collect::<Vec<_>>(), written.split_whitespace().collect::<Vec<_>>());
    for told in recount(&map, &spots) {
        assert!(said(&format!("key-spot-{}", told.number)).contains(&told.name));
        assert!(picture.short.contains(&format!("{} {}", told.number, told.name)), "{}", picture.short);
        assert!(picture.long.contains(&told.initiatives.join("; ")), "{}", told.name);
    }
    let all: std::collections::BTreeSet<u32> = spots.iter().flat_map(|spot| spot.initiatives.clone()).collect();
    let tail = written.rsplit("; ").next().expect("a tail");
    let words = tail.split(' ').next().expect("a word");
    let spelled = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let counted =
        spelled.iter().position(|word| *word == words).map_or_else(|| words.parse().expect("a figure"), |at| at + 2);
    assert_eq!(counted, all.len(), "{written}");
}

#[test]
fn a_plain_picture_has_no_outline_and_no_more_are_drawn_than_can_be_followed() {
    let map = synthetic(60, 3);
    let analysis = analyse(&map, &Settings::default());
    let plain = draw(&map, &analysis, &request(PaperSize::A3));
    assert!(!plain.svg.contains("sweet-spot") && !plain.svg.contains("\"headline\""));
    assert!(plain.remarks.iter().all(|remark| !remark.contains("utline")));
    let most = PictureRequest { spots: Outlined::First { count: 99 }, ..request(PaperSize::A3) };
    assert_eq!(most.outlined(&analysis).len(), MOST_OUTLINED.min(analysis.sweet_spots.len()));
    let key = analysis.sweet_spots[1].key.clone();
    let only = PictureRequest { spots: Outlined::Only { key }, ..request(PaperSize::A3) };
    assert_eq!(only.outlined(&analysis)[0].name, analysis.sweet_spots[1].name);
}

#[test]
fn a_headline_of_ones_own_is_printed_as_it_is() {
    let map = fenmoor();
    let own = Headline::Own { text: " Two towns, <one> plan ".to_owned() };
    let request = PictureRequest { headline: own, ..request(PaperSize::Slide) };
    let picture = draw(&map, &analyse(&map, &Settings::default()), &request);
    assert!(picture.svg.contains(">Two towns, &lt;one&gt; plan</text>"));
}
