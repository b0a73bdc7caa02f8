//! What the picture promises: titles that never collide at any zoom, names clear of the ellipses, words legible on
//! every fill, and nothing told by colour alone.
#![allow(clippy::unwrap_used, missing_docs)]

mod random;

use proptest::prelude::*;
use random::{Crowded, crowd};
use std::collections::BTreeSet;
use sweetspot_core::colour;
use sweetspot_core::geometry::{ellipses, region_at};
use sweetspot_core::map::{Challenge, Initiative, Map, Position, Rows};
use sweetspot_core::notation;
use sweetspot_core::scene::{
    Anchor, FRAME_HEIGHT, FRAME_WIDTH, Heading, Mark, MarkLabel, RegionShape, Scene, SceneOptions, Side, text_width,
    venn,
};

#[derive(Clone, Copy, Debug)]
struct Area {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Area {
    fn meets(&self, other: &Area) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }
    fn in_frame(&self) -> bool {
        self.left >= 0.0 && self.top >= 0.0 && self.right <= FRAME_WIDTH && self.bottom <= FRAME_HEIGHT
    }
}

/// The box of a label's letters at a zoom, from the rules that painters follow: words keep their size on screen, marks
/// grow with the root of the zoom, lines are 1.15 font sizes apart and begin a quarter of one from the mark.
fn words(mark: &Mark, label: &MarkLabel, scene: &Scene, zoom: f64) -> Area {
    let size = scene.text / zoom;
    let away = scene.mark_radius / zoom.sqrt() + 0.25 * size;
    let wide = label.lines.iter().map(|line| text_width(line, size, false)).fold(0.0, f64::max);
    let high = 1.15 * size * label.lines.len() as f64;
    let (left, top) = match label.side {
        Side::Below => (mark.x - wide / 2.0, mark.y + away),
        Side::Above => (mark.x - wide / 2.0, mark.y - away - high),
        Side::Right => (mark.x + away, mark.y - high / 2.0),
        Side::Left => (mark.x - away - wide, mark.y - high / 2.0),
    };
    Area { left, top, right: left + wide, bottom: top + high }
}

/// The boxes of a name's badge and of each of its lines.
fn name(heading: &Heading) -> Vec<Area> {
    let (Position { x, y }, radius) = (heading.badge, heading.badge_radius);
    let lines = heading.lines.iter().enumerate().map(|(row, line)| {
        let wide = text_width(line, heading.size, true);
        let left = if heading.anchor == Anchor::End { heading.at.x - wide } else { heading.at.x };
        let baseline = heading.at.y + heading.line_height * row as f64;
        Area { left, top: baseline - 0.75 * heading.size, right: left + wide, bottom: baseline + 0.25 * heading.size }
    });
    lines.chain([Area { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }]).collect()
}

fn check_labels(scene: &Scene, zooms: &[f64]) {
    let names: Vec<Area> = scene.headings.iter().flat_map(name).collect();
    for zoom in zooms {
        let radius = scene.mark_radius / zoom.sqrt();
        let labels: Vec<(&Mark, Area)> = scene
            .marks
            .iter()
            .filter_map(|mark| mark.label.as_ref().filter(|label| label.from_zoom <= *zoom).map(|label| (mark, label)))
            .map(|(mark, label)| (&**mark, words(mark, label, scene, *zoom)))
            .collect();
        for (at, (mark, area)) in labels.iter().enumerate() {
            assert!(area.in_frame(), "{} at zoom {zoom}: {area:?}", mark.initiative);
            assert!(!names.iter().any(|name| name.meets(area)), "{} covers a name at zoom {zoom}", mark.initiative);
            for other in &scene.marks {
                let dot = Area {
                    left: other.x - radius,
                    top: other.y - radius,
                    right: other.x + radius,
                    bottom: other.y + radius,
                };
                let covers = other.initiative != mark.initiative && dot.meets(area);
                assert!(!covers, "{} covers the mark of {} at zoom {zoom}", mark.initiative, other.initiative);
            }
            for (other, taken) in &labels[at + 1..] {
                assert!(!taken.meets(area), "{} and {} meet at zoom {zoom}", mark.initiative, other.initiative);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn labels_never_collide_at_any_zoom(
        challenges in 2usize..=5,
        count in 0usize..150,
        seed in any::<u64>(),
        text in 14.0..30.0,
    ) {
        let options = SceneOptions { text, heading: text * 1.3, ..SceneOptions::screen() };
        let scene = venn(&crowd(challenges, count, seed, Crowded::OneChallenge), &options);
        // Between the levels too: a person zooms smoothly.
        check_labels(&scene, &[1.0, 1.2, 1.4, 1.7, 2.0, 2.5, 4.0, 4.7, 8.0, 13.0, 16.0]);
    }

    #[test]
    fn names_stay_in_the_frame_and_off_the_ellipses(
        challenges in 2usize..=5,
        names in prop::collection::vec("[A-Z][a-z]{1,12}( [a-z]{1,12}){0,12}", 5),
        heading in 20.0..34.0,
    ) {
        let map = renamed(&crowd(challenges, 0, 1, Crowded::OneChallenge), &names);
        let scene = venn(&map, &SceneOptions { heading, ..SceneOptions::screen() });
        prop_assert_eq!(scene.headings.len(), challenges);
        for (nth, heading) in scene.headings.iter().enumerate() {
            prop_assert!((1..=3).contains(&heading.lines.len()));
            let whole = heading.lines.join(" ");
            prop_assert!(whole == names[nth] || whole.ends_with('…'), "{} of {}", whole, names[nth]);
            let areas = name(heading);
            prop_assert!(areas.iter().all(Area::in_frame), "{:?}", areas);
            for (row, line) in heading.lines.iter().enumerate() {
                let wide = text_width(line, heading.size, true);
                let left = if heading.anchor == Anchor::End { heading.at.x - wide } else { heading.at.x };
                let middle = heading.at.y + heading.line_height * row as f64 - 0.36 * heading.size;
                for step in 0..=20 {
                    let point = Position { x: left + wide * f64::from(step) / 20.0, y: middle };
                    prop_assert!(region_at(point, challenges).is_empty(), "{} runs into an ellipse", line);
                }
            }
            for other in &scene.headings[nth + 1..] {
                let meet = name(other).iter().any(|other| areas.iter().any(|area| area.meets(other)));
                prop_assert!(!meet, "{} and {}", heading.letter, other.letter);
            }
        }
    }

    #[test]
    fn words_are_legible_on_every_fill(colours in prop::collection::vec("#[0-9a-f]{6}", 5), challenges in 2usize..=5) {
        let mut map = crowd(challenges, 0, 1, Crowded::OneChallenge);
        let rows: Vec<Challenge> = map.challenges.iter().cloned().collect();
        for (row, colour) in rows.into_iter().zip(&colours) {
            map.challenges.replace(Challenge { colour: colour.clone(), ..row });
        }
        for region in venn(&map, &SceneOptions::screen()).regions {
            prop_assert!(contrast("#1b1f24", &region.fill) >= 7.0, "{} on the light", region.fill);
            prop_assert!(contrast("#eceef1", &region.fill_dark) >= 7.0, "{} in the dark", region.fill_dark);
        }
    }
}

fn renamed(map: &Map, names: &[String]) -> Map {
    let rows = map.challenges.iter().zip(names);
    let rows = rows.map(|(row, name)| Challenge { name: name.clone(), short_name: String::new(), ..row.clone() });
    Map { challenges: Rows::from_unsorted(rows.collect()), ..map.clone() }
}

fn contrast(a: &str, b: &str) -> f64 {
    colour::contrast(colour::parts(a), colour::parts(b))
}

#[test]
fn regions_grow_warmer_the_more_challenges_meet() {
    let scene = venn(&crowd(4, 0, 1, Crowded::OneChallenge), &SceneOptions::screen());
    // Warm is more red than blue.
    let warmth = |fill: &str| {
        let [red, _, blue] = colour::parts(fill).map(i32::from);
        red - blue
    };
    let fills: [fn(&RegionShape) -> &str; 2] = [|region| &region.fill, |region| &region.fill_dark];
    for fill in fills {
        let mean = |count: usize| -> f64 {
            let regions: Vec<_> = scene.regions.iter().filter(|region| region.challenges.len() == count).collect();
            f64::from(regions.iter().map(|region| warmth(fill(region))).sum::<i32>()) / regions.len() as f64
        };
        assert!((1..4).all(|count| mean(count) + 10.0 < mean(count + 1)));
    }
    assert_eq!(scene.regions.last().unwrap().fill, "#efca68");
}

#[test]
fn marks_stand_out_on_every_fill() {
    for challenges in 2..=5 {
        let scene = venn(&crowd(challenges, 0, 1, Crowded::OneChallenge), &SceneOptions::screen());
        for region in &scene.regions {
            for nth in region.challenges.positions() {
                let colour = &scene.ellipses[nth as usize].colour;
                assert!(contrast(colour, &region.fill) >= 3.0, "{colour} on {}", region.fill);
            }
        }
    }
}

#[test]
fn every_outline_has_its_own_dashes() {
    let scene = venn(&crowd(5, 0, 1, Crowded::OneChallenge), &SceneOptions::screen());
    let dashes: BTreeSet<String> = scene.ellipses.iter().map(|shape| format!("{:?}", shape.dash)).collect();
    assert_eq!(dashes.len(), 5);
    assert!(scene.ellipses[0].dash.is_empty());
    for (shape, ellipse) in scene.ellipses.iter().zip(ellipses(5)) {
        assert_eq!((shape.cx, shape.cy, shape.rotation), (ellipse.cx, ellipse.cy, ellipse.rotation));
    }
}

#[test]
fn what_has_ended_is_faint_and_what_is_not_placed_is_not_drawn() {
    let map = notation::read("Skills bus: A B\nJob clubs: B =ended\nRepair cafe: @Ely\n");
    let scene = venn(&map, &SceneOptions::screen());
    let marks: Vec<_> =
        scene.marks.iter().map(|mark| (mark.initiative, mark.challenges.letters(), mark.faint)).collect();
    assert_eq!(marks, [(0, "AB".to_owned(), false), (1, "B".to_owned(), true)]);
    let counts: Vec<_> =
        scene.regions.iter().filter(|region| region.count > 0).map(|region| region.challenges.0).collect();
    assert_eq!(counts, [0b10, 0b11]);
}

#[test]
fn where_room_is_short_the_fuller_overlap_and_the_live_are_named_first() {
    let all = "Family hubs together: A B C D";
    let lines: Vec<String> = (0..30)
        .map(|nth| format!("{all} {}", if nth < 15 { "=idea" } else { "" }))
        .chain((0..20).map(|_| "Doorstep play spaces: A C".to_owned()))
        .collect();
    let scene = venn(&notation::read(&lines.join("\n")), &SceneOptions::screen());
    let named = |from: usize, to: usize| {
        scene.marks[from..to]
            .iter()
            .filter(|mark| mark.label.as_ref().is_some_and(|label| label.from_zoom == 1.0))
            .count()
    };
    assert!(named(15, 30) > named(0, 15), "live {} ideas {}", named(15, 30), named(0, 15));
    // Closer up all of them are.
    assert!(scene.marks.iter().all(|mark| mark.label.is_some()));
}

#[test]
fn titles_break_into_balanced_lines_and_end_in_an_ellipsis_at_worst() {
    let long = "Support for everyone who has ever wanted to grow food near the place where they live and work";
    let map = notation::read(&format!("Hubs: A B C D\nNeighbourhood care teams: C\n{long}: A\n"));
    let scene = venn(&map, &SceneOptions::screen());
    let titles: Vec<String> = scene.marks.iter().map(|mark| mark.label.clone().unwrap().lines.join(" / ")).collect();
    insta::assert_snapshot!(titles.join("\n"), @r"
    Hubs
    Neighbourhood / care teams
    Support for everyone / who has ever wanted…
    ");
    let options = SceneOptions { text: 25.0, zooms: vec![1.0], ..SceneOptions::screen() };
    for mark in venn(&map, &options).marks {
        assert!(mark.label.as_ref().unwrap().lines.iter().all(|line| text_width(line, 25.0, false) <= 11.5 * 25.0));
    }
}

#[test]
fn hand_written_titles_of_any_kind_can_be_drawn() {
    let mut map = notation::read("One: A\nTwo: B\nThree: A B\nFour: C\nFive: D\n");
    let titles = [
        "x".repeat(300),
        "<b>&amp;\"' ".to_owned(),
        "👩‍👩‍👧‍👦 家族 🎉".to_owned(),
        "مرحبا بكم في مركز الأسرة".to_owned(),
        " ".to_owned(),
    ];
    let rows: Vec<Initiative> = map.initiatives.iter().cloned().collect();
    for (row, title) in rows.into_iter().zip(titles) {
        map.initiatives.replace(Initiative { title, ..row });
    }
    let scene = venn(&map, &SceneOptions::screen());
    check_labels(&scene, &[1.0, 2.0, 16.0]);
    assert_eq!(scene, venn(&map, &SceneOptions::screen()));
}
