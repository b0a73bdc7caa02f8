//! A sweet spot's outline encloses its members' marks and no others, whatever lies in between.
#![allow(clippy::unwrap_used, missing_docs)]

use proptest::prelude::*;
use sweetspot_core::analysis::{Settings, analyse};
use sweetspot_core::map::{ChallengeSet, Position};
use sweetspot_core::notation;
use sweetspot_core::scene::{Enclosing, Outline, Scene, SceneOptions, around, venn};
use sweetspot_core::synthetic::synthetic;

/// The outline of these marks, which share `within`, and the marks themselves: members first.
fn outlined(scene: &Scene, within: ChallengeSet, members: &[u32]) -> (Outline, Vec<Position>, Vec<Position>) {
    let at = |belongs: bool| -> Vec<Position> {
        let marks = scene.marks.iter().filter(|mark| members.contains(&mark.initiative) == belongs);
        marks.map(|mark| Position { x: mark.x, y: mark.y }).collect()
    };
    let (inside, outside) = (at(true), at(false));
    let (radius, challenges) = (scene.mark_radius, scene.ellipses.len());
    let wanted =
        Enclosing { members: &inside, others: &outside, radius, room: 0.8 * radius, line: 4.0, within, challenges };
    (around(&wanted), inside, outside)
}

/// Every member whole within the line, every other mark whole outside it.
fn assert_exact(
    scene: &Scene,
    outline: &Outline,
    inside: &[Position],
    outside: &[Position],
) -> Result<(), TestCaseError> {
    let points: Vec<Position> = outline.points().concat();
    let clear =
        |at: &Position| points.iter().map(|point| (point.x - at.x).hypot(point.y - at.y)).fold(f64::INFINITY, f64::min);
    for member in inside {
        prop_assert!(outline.holds(*member), "{member:?} is left out");
        prop_assert!(clear(member) >= scene.mark_radius, "the line crosses {member:?}: {}", clear(member));
    }
    for other in outside {
        prop_assert!(!outline.holds(*other), "{other:?} is taken in");
        prop_assert!(clear(other) >= scene.mark_radius, "the line crosses {other:?}: {}", clear(other));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn an_outline_encloses_exactly_its_members(
        initiatives in 5usize..320,
        seed in 0u64..1000,
        pair in 0usize..6,
        chosen in prop::collection::vec(any::<bool>(), 320),
    ) {
        let scene = venn(&synthetic(initiatives, seed), &SceneOptions::screen());
        let within = ChallengeSet::regions(4).into_iter().filter(|set| set.len() == 2).nth(pair).unwrap();
        let members: Vec<u32> = scene
            .marks
            .iter()
            .filter(|mark| within.is_subset(mark.challenges) && chosen[mark.initiative as usize])
            .map(|mark| mark.initiative)
            .collect();
        let (outline, inside, outside) = outlined(&scene, within, &members);
        prop_assert_eq!(outline.parts == 0, members.is_empty());
        prop_assert!(outline.parts <= members.len());
        assert_exact(&scene, &outline, &inside, &outside)?;
    }
}

#[test]
fn marks_with_nothing_between_them_share_one_line() {
    let map = notation::read("One: A B\nTwo: A B\nThree: A B C\nFour: A B C D\nFive: A\nSix: C");
    let scene = venn(&map, &SceneOptions::screen());
    let (outline, inside, outside) = outlined(&scene, ChallengeSet::all(2), &[0, 1, 2, 3]);
    assert_eq!((outline.parts, outline.holes), (1, 0));
    assert_exact(&scene, &outline, &inside, &outside).unwrap();
}

#[test]
fn what_stands_between_two_members_is_gone_around() {
    let at = |x, y| Position { x, y };
    // A fence with one gap, far from the straight way.
    let fence: Vec<Position> = (0..9).map(|nth| at(750.0, 360.0 + 31.0 * f64::from(nth))).collect();
    let wanted = Enclosing {
        members: &[at(650.0, 500.0), at(850.0, 500.0)],
        others: &fence,
        radius: 13.0,
        room: 10.0,
        line: 3.0,
        within: ChallengeSet::EMPTY,
        challenges: 4,
    };
    let outline = around(&wanted);
    assert_eq!(outline.parts, 1);
    assert!(fence.iter().all(|post| !outline.holds(*post)));
    let around_the_end = outline.points().concat().iter().any(|point| point.y < 350.0 || point.y > 620.0);
    assert!(around_the_end, "it went through the fence");
}

#[test]
fn a_member_that_is_walled_in_has_a_part_of_its_own() {
    let at = |x: f64, y: f64| Position { x, y };
    let wall = [(0.0, -30.0), (26.0, -15.0), (26.0, 15.0), (0.0, 30.0), (-26.0, 15.0), (-26.0, -15.0)];
    let wall = wall.map(|(x, y)| at(650.0 + x, 500.0 + y));
    let wanted = Enclosing {
        members: &[at(650.0, 500.0), at(850.0, 500.0)],
        others: &wall,
        radius: 13.0,
        room: 10.0,
        line: 3.0,
        within: ChallengeSet::EMPTY,
        challenges: 4,
    };
    let outline = around(&wanted);
    assert_eq!(outline.parts, 2);
    assert!(wanted.members.iter().all(|member| outline.holds(*member)));
    assert!(wall.iter().all(|post| !outline.holds(*post)));
}

#[test]
fn every_sweet_spot_of_a_map_can_be_outlined() {
    for map in [synthetic(200, 3), synthetic(40, 5)] {
        let scene = venn(&map, &SceneOptions::screen());
        for spot in analyse(&map, &Settings::default()).sweet_spots.iter().take(12) {
            let (outline, inside, outside) = outlined(&scene, spot.challenges, &spot.initiatives);
            assert!(outline.parts > 0 && inside.len() == spot.initiatives.len());
            assert_exact(&scene, &outline, &inside, &outside).unwrap();
        }
    }
}
