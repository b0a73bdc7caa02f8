//! The proportional Venn: its areas, measured anew on a grid; what it says it gets wrong; where it lies.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use sweetspot_core::analysis::{Settings, analyse};
use sweetspot_core::geometry::{Proportional, proportional};
use sweetspot_core::map::{ChallengeSet, Position};
use sweetspot_core::notation;
use sweetspot_core::scene::{FRAME_HEIGHT, FRAME_WIDTH, ProportionalScene, proportional_venn, region_counts};

fn counts(text: &str) -> Vec<(ChallengeSet, usize)> {
    let set = |letters: &str| letters.bytes().fold(0, |bits, letter| bits | 1 << (letter - b'A'));
    text.split(' ')
        .map(|part| part.split_once(':').unwrap())
        .map(|(letters, count)| (ChallengeSet(set(letters)), count.parse().unwrap()))
        .collect()
}

/// Each region's share of the drawing, from points on a grid and the ellipses alone.
fn shares(drawing: &Proportional) -> Vec<f64> {
    let boxes: Vec<(f64, f64, f64, f64)> = drawing
        .ellipses
        .iter()
        .map(|(_, one)| {
            let (x, y) = one.half_box();
            (one.cx - x, one.cy - y, one.cx + x, one.cy + y)
        })
        .collect();
    let left = boxes.iter().map(|one| one.0).fold(f64::MAX, f64::min);
    let top = boxes.iter().map(|one| one.1).fold(f64::MAX, f64::min);
    let right = boxes.iter().map(|one| one.2).fold(f64::MIN, f64::max);
    let bottom = boxes.iter().map(|one| one.3).fold(f64::MIN, f64::max);
    let mut held = vec![0.0; 32];
    for row in 0..700 {
        for column in 0..700 {
            let x = left + (right - left) * (f64::from(column) + 0.5) / 700.0;
            let y = top + (bottom - top) * (f64::from(row) + 0.5) / 700.0;
            let mut set = ChallengeSet::EMPTY;
            drawing
                .ellipses
                .iter()
                .filter(|(_, one)| one.contains(Position { x, y }))
                .for_each(|(place, _)| set.insert(*place));
            held[usize::from(set.0)] += 1.0;
        }
    }
    let whole: f64 = held[1..].iter().sum();
    held.into_iter().map(|count| count / whole).collect()
}

fn measured(text: &str) -> Proportional {
    let drawing = proportional(&counts(text)).unwrap();
    let shares = shares(&drawing);
    for portion in &drawing.regions {
        let found = shares[usize::from(portion.set.0)];
        assert!((portion.drawn - found).abs() < 0.004, "{text} {:?}: {} and {found}", portion.set, portion.drawn);
    }
    drawing
}

#[test]
fn the_areas_are_what_they_are_said_to_be() {
    let sample = "A:5 B:5 C:6 D:5 AB:4 AC:1 AD:5 BC:4 BD:1 CD:4 ABC:3 ABD:1 ACD:3 BCD:2 ABCD:6";
    let drawing = measured(sample);
    assert_eq!((drawing.ellipses.len(), drawing.regions.len()), (4, 15));
    assert!(drawing.regions.iter().all(|portion| (portion.drawn - portion.due).abs() < 0.02));
    for text in ["AB:5 CD:3", "ABCD:5", "A:3 B:4 AB:2", "A:9 C:1", "A:2 B:2 C:2 D:2 E:2 AB:1 BCE:3 ABCDE:4", "D:7"] {
        measured(text);
    }
    assert_eq!(proportional(&counts("A:0 AB:0")), None);
    assert_eq!(proportional(&[]), None);
}

#[test]
fn the_same_counts_are_drawn_the_same() {
    let sample = counts("A:5 B:5 C:6 D:5 AB:4 AC:1 AD:5 BC:4 BD:1 CD:4 ABC:3 ABD:1 ACD:3 BCD:2 ABCD:6");
    let first = proportional(&sample).unwrap();
    for _ in 0..3 {
        assert!(proportional(&sample).unwrap() == first);
    }
    // A is at the left and D at the right, as in the fixed drawing.
    assert!(first.ellipses[0].1.cx < first.ellipses[3].1.cx);
}

fn drawn(text: &str) -> Option<ProportionalScene> {
    let map = notation::read(text);
    let counts = region_counts(&analyse(&map, &Settings::default()));
    Some(proportional_venn(&map, &counts, &proportional(&counts)?, 26.0, 19.0))
}

#[test]
fn it_says_what_it_gets_wrong() {
    let good = drawn("Family hubs: A B\nSkills bus: A\nDigital buddies: B").unwrap();
    assert_eq!((good.missing.len(), good.hidden, good.spare.len()), (0, 0, 0));
    assert_eq!(good.sentences[0], "The larger an area, the more initiatives it holds.");
    // Opposite pairs can't all be drawn. What is wrong is told by the names of challenges, region by region.
    let mut lines = String::new();
    for (letters, count) in [("A B", 4), ("C D", 4), ("A C", 3), ("B D", 3), ("A D", 2), ("B C", 2)] {
        (0..count).for_each(|nth| lines += &format!("I{nth} {letters}: {letters}\n"));
    }
    let wrong = drawn(&lines).unwrap();
    assert_eq!(
        wrong.sentences[2],
        "Could not be drawn: Good start and Good place (3); Good work and Healthy life (3). That hides 6 of 18 initiatives."
    );
    assert!(wrong.sentences[1].ends_with(", for Good work and Healthy life."), "{}", wrong.sentences[1]);
    assert!(wrong.sentences[3].contains(": Good start; Good work; Good place; "), "{}", wrong.sentences[3]);
    assert!(drawn("Unplaced:").is_none());
    assert!(drawn("").is_none());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn whatever_is_counted_is_drawn_or_named(held in proptest::collection::vec(0usize..9, 15)) {
        let mut text = String::new();
        for (nth, count) in held.iter().enumerate() {
            let set = ChallengeSet(nth as u8 + 1);
            let letters: Vec<String> = set.letters().chars().map(String::from).collect();
            for one in 0..*count {
                text += &format!("I{nth} {one}: {}\n", letters.join(" "));
            }
        }
        let Some(scene) = drawn(&text) else {
            prop_assert!(held.iter().all(|count| *count == 0));
            return Ok(());
        };
        let total: usize = held.iter().sum();
        prop_assert_eq!(scene.shares.iter().map(|share| share.count as usize).sum::<usize>(), total);
        let due: f64 = scene.shares.iter().map(|share| share.due).sum();
        prop_assert!((due - 1.0).abs() < 1e-9);
        let hidden: u32 = scene.shares.iter().filter(|share| scene.missing.contains(&share.challenges)).map(|share| share.count).sum();
        prop_assert_eq!(hidden, scene.hidden);
        for share in &scene.shares {
            prop_assert!(scene.missing.contains(&share.challenges) || share.figure > 0.0, "{:?}", share);
            prop_assert!((share.drawn - share.due).abs() <= scene.error + 1e-12);
        }
        for ellipse in &scene.scene.ellipses {
            prop_assert!(ellipse.cx > 0.0 && ellipse.cx < FRAME_WIDTH && ellipse.cy > 0.0 && ellipse.cy < FRAME_HEIGHT);
        }
        for heading in &scene.scene.headings {
            prop_assert!(heading.badge.x > 0.0 && heading.badge.y > 0.0 && heading.badge.x < FRAME_WIDTH && heading.badge.y < FRAME_HEIGHT);
        }
    }
}
