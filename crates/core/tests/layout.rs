//! Marks lie in their region, overlap no other, and keep their place when others come, go or move.
#![allow(clippy::unwrap_used, missing_docs)]

use proptest::prelude::*;
use sweetspot_core::geometry::{clearance, regions};
use sweetspot_core::layout::{Layout, OUTLINE_WIDTH, arrange, free_places, tidy};
use sweetspot_core::map::{ChallengeSet, Contribution, Initiative, InitiativeId, Map, Position, Rows, Strength};
use sweetspot_core::scene::MARK_RADIUS;
use sweetspot_core::stamp::Stamp;
use uuid::Uuid;

/// A map with an initiative for each region and stored position given.
fn map(challenges: usize, initiatives: &[(ChallengeSet, Option<Position>)]) -> Map {
    let stamp = Stamp { at: 0, who: String::new(), change: Uuid::from_u128(1) };
    let mut map = Map::starter(&stamp, "Test", "Fenmoor", challenges);
    let rows = (1..).zip(initiatives).map(|(nth, (region, position))| {
        let mut row = Initiative::new(InitiativeId(Uuid::from_u128(nth as u128)), nth, format!("Initiative {nth}"));
        row.position = *position;
        for id in map.challenge_ids(*region) {
            row.contributions
                .insert(id, Contribution { strength: Strength::Good, why: String::new(), contested: false });
        }
        row
    });
    map.initiatives = Rows::from_unsorted(rows.collect());
    map
}

/// The same map with these places stored, as an edit leaves it.
fn stored(map: &Map, places: &[(u32, Position)]) -> Map {
    let mut map = map.clone();
    for (nth, place) in places {
        let row = map.initiatives.at(*nth as usize);
        map.initiatives.replace(Initiative { position: Some(*place), ..row.clone() });
    }
    map
}

fn assert_lawful(map: &Map, radius: f64, places: &[(u32, Position)]) -> Result<(), TestCaseError> {
    let challenges = map.challenges.len();
    let placed = (0..).zip(map.initiatives.iter()).filter(|(_, row)| !map.region_of(row).is_empty());
    let expected: Vec<u32> = placed.map(|(nth, _)| nth).collect();
    prop_assert_eq!(
        places.iter().map(|(nth, _)| *nth).collect::<Vec<_>>(),
        expected,
        "each placed one once, in map order"
    );
    for (nth, place) in places {
        let region = map.region_of(map.initiatives.at(*nth as usize));
        let clear = clearance(*place, region, challenges);
        prop_assert!(clear >= radius + OUTLINE_WIDTH, "{} leaves {}: {}", nth, region.letters(), clear);
    }
    for (at, (first, a)) in places.iter().enumerate() {
        for (second, b) in &places[at + 1..] {
            let apart = (a.x - b.x).hypot(a.y - b.y);
            prop_assert!(
                apart >= 2.0 * radius,
                "{} and {} overlap: {} apart at radius {}",
                first,
                second,
                apart,
                radius
            );
        }
    }
    Ok(())
}

fn somewhere() -> impl Strategy<Value = Position> {
    (-100.0..1600.0, -100.0..1100.0).prop_map(|(x, y)| Position { x, y })
}

/// A number of challenges and one of its regions.
fn region() -> impl Strategy<Value = (usize, ChallengeSet)> {
    (2usize..=5).prop_flat_map(|challenges| {
        (1..=ChallengeSet::all(challenges).0).prop_map(move |bits| (challenges, ChallengeSet(bits)))
    })
}

/// The place for one more mark.
fn free_place(map: &Map, region: ChallengeSet, wish: Option<Position>, moving: &[u32]) -> Option<Position> {
    free_places(map, region, wish, moving, 1)?.pop()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_region_holds_up_to_two_hundred(
        (challenges, region) in region(),
        positions in prop::collection::vec(prop::option::of(somewhere()), 0..=200),
    ) {
        let given: Vec<_> = positions.into_iter().map(|position| (region, position)).collect();
        let map = map(challenges, &given);
        let layout = arrange(&map, MARK_RADIUS);
        assert_lawful(&map, layout.radius, &layout.places)?;
        let fresh = tidy(&map, MARK_RADIUS);
        assert_lawful(&map, layout.radius, &fresh)?;
        prop_assert_eq!(arrange(&map, MARK_RADIUS), layout);
    }

    #[test]
    fn all_regions_hold_many_at_once(
        challenges in 2usize..=5,
        given in prop::collection::vec((any::<u8>(), prop::option::weighted(0.3, somewhere())), 0..=400),
    ) {
        let within = ChallengeSet::all(challenges).0;
        let given: Vec<_> = given.into_iter().map(|(bits, at)| (ChallengeSet(bits & within), at)).collect();
        let map = map(challenges, &given);
        let layout = arrange(&map, MARK_RADIUS);
        assert_lawful(&map, layout.radius, &layout.places)?;
        prop_assert_eq!(arrange(&stored(&map, &layout.places), MARK_RADIUS), layout, "what is stored stays");
    }

    #[test]
    fn one_that_comes_or_moves_moves_no_other(
        challenges in 2usize..=5,
        regions in prop::collection::vec(any::<u8>(), 2..=120),
        wish in somewhere(),
        dropped in any::<bool>(),
    ) {
        let within = ChallengeSet::all(challenges).0;
        let given: Vec<_> = regions.into_iter().map(|bits| (ChallengeSet((bits & within).max(1)), None)).collect();
        let (newcomer, settled) = given.split_last().unwrap();
        let before = map(challenges, settled);
        let before = stored(&before, &arrange(&before, MARK_RADIUS).places);
        let held: Vec<_> = before.initiatives.iter().map(|row| (before.region_of(row), row.position)).collect();
        let place = if dropped { free_place(&before, newcomer.0, Some(wish), &[]) } else { None };
        let after = map(challenges, &[held, vec![(newcomer.0, place)]].concat());
        let (old, new) = (arrange(&before, MARK_RADIUS), arrange(&after, MARK_RADIUS));
        assert_lawful(&after, new.radius, &new.places)?;
        // Marks that shrink keep their places too, since what is lawful for a large mark is so for a small one.
        prop_assert!(new.radius <= old.radius);
        prop_assert_eq!(&new.places[..old.places.len()], &old.places[..]);
        if let Some(place) = place {
            prop_assert_eq!(new.places.last().unwrap().1, place, "a drop lands where the edit was told it would");
        }
    }

    #[test]
    fn a_lawful_wish_is_granted((challenges, region) in region(), wish in somewhere(), share in 0.0..1.0) {
        // A wish inside the region's middle, and one anywhere at all.
        let ground = regions(challenges).iter().find(|held| held.set == region).unwrap();
        let reach = (ground.clearance - MARK_RADIUS * 1.15 - OUTLINE_WIDTH).max(0.0) * share * 0.99;
        let round = |value: f64| (value * 100.0).round() / 100.0;
        let inside = Position { x: round(ground.pole.x + reach), y: ground.pole.y };
        let empty = map(challenges, &[]);
        prop_assert_eq!(free_place(&empty, region, Some(inside), &[]), Some(inside));
        let found = free_place(&empty, region, Some(wish), &[]).unwrap();
        let clear = clearance(found, region, challenges);
        prop_assert!(clear >= MARK_RADIUS + OUTLINE_WIDTH);
        let away = (found.x - wish.x).hypot(found.y - wish.y);
        let middle = (ground.pole.x - wish.x).hypot(ground.pole.y - wish.y);
        prop_assert!(away <= middle + 8.0, "the middle is lawful and {} nearer", away - middle);
    }
}

#[test]
fn a_dropped_mark_gives_way_by_as_little_as_it_must() {
    let held = Position { x: 750.0, y: 441.0 };
    let all = ChallengeSet::all(4);
    let map = map(4, &[(all, Some(held))]);
    let found = free_place(&map, all, Some(Position { x: 754.0, y: 441.0 }), &[]).unwrap();
    let apart = (found.x - held.x).hypot(found.y - held.y);
    assert!((2.0 * MARK_RADIUS..2.5 * MARK_RADIUS).contains(&apart), "{apart}");
    // Its own old place is no obstacle to a mark that moves.
    assert_eq!(
        free_place(&map, all, Some(Position { x: 754.0, y: 441.0 }), &[0]),
        Some(Position { x: 754.0, y: 441.0 })
    );
}

#[test]
fn many_dropped_together_gather_where_they_were_dropped() {
    let (all, wish) = (ChallengeSet::all(4), Position { x: 750.0, y: 441.0 });
    let map = map(4, &[(all, None); 12]);
    let moving: Vec<u32> = (0..12).collect();
    let places: Vec<(u32, Position)> =
        (0..).zip(free_places(&map, all, Some(wish), &moving, moving.len()).unwrap()).collect();
    assert_lawful(&map, MARK_RADIUS, &places).unwrap();
    assert_eq!(places[0].1, wish);
    assert!(places.iter().all(|(_, at)| (at.x - wish.x).hypot(at.y - wish.y) < 5.0 * MARK_RADIUS), "{places:?}");
    // A crowd that all want the same place is no slower to seat than any other.
    let crowd: Vec<_> = vec![(all, Some(wish)); 3_000];
    let crowd = self::map(4, &crowd);
    let layout = arrange(&crowd, MARK_RADIUS);
    assert_lawful(&crowd, layout.radius, &layout.places).unwrap();
}

#[test]
fn no_place_outside_the_drawing() {
    let map = map(3, &[]);
    assert_eq!(free_place(&map, ChallengeSet::EMPTY, None, &[]), None);
    assert_eq!(free_place(&map, ChallengeSet(0b1000), None, &[]), None);
    assert_eq!(arrange(&map, MARK_RADIUS), Layout { radius: MARK_RADIUS, places: vec![] });
}

#[test]
fn one_alone_lies_in_the_middle_and_few_keep_their_titles_apart() {
    for (challenges, ground) in
        (2..=4).flat_map(|challenges| regions(challenges).iter().map(move |ground| (challenges, ground)))
    {
        let alone = tidy(&map(challenges, &[(ground.set, None)]), MARK_RADIUS);
        assert!((alone[0].1.x - ground.pole.x).hypot(alone[0].1.y - ground.pole.y) < 60.0);
        let three = tidy(&map(challenges, &[(ground.set, None); 3]), MARK_RADIUS);
        for (a, b) in [(0, 1), (0, 2), (1, 2)] {
            let (across, down) = ((three[a].1.x - three[b].1.x).abs(), (three[a].1.y - three[b].1.y).abs());
            assert!(across >= 80.0 || down >= 55.0, "{}: {across} by {down}", ground.set.letters());
        }
    }
}

#[test]
fn a_crowd_shrinks_every_mark_but_none_to_nothing() {
    let all = ChallengeSet::all(4);
    let radius = |count: usize| arrange(&map(4, &vec![(all, None); count]), MARK_RADIUS).radius;
    assert_eq!(radius(20), MARK_RADIUS);
    let radii: Vec<f64> = [20, 200, 2_000, 4_000].map(radius).to_vec();
    assert!(radii.windows(2).all(|pair| pair[1] < pair[0]), "{radii:?}");
    assert!(radii[3] > 1.2, "{radii:?}");
}

#[test]
fn no_stored_place_keeps_the_search_going() {
    let odd = [1e19, -1e300, f64::MAX, f64::MIN, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 65_535.0, -0.0, 1e-300];
    let places = odd.iter().flat_map(|x| odd.iter().map(|y| Some(Position { x: *x, y: *y })));
    for (challenges, region) in [(2, ChallengeSet(1)), (4, ChallengeSet::all(4)), (5, ChallengeSet(0b10101))] {
        let map = map(challenges, &places.clone().map(|place| (region, place)).collect::<Vec<_>>());
        let layout = arrange(&map, MARK_RADIUS);
        assert_lawful(&map, layout.radius, &layout.places).unwrap();
        for wish in places.clone().step_by(11) {
            assert!(free_place(&map, region, wish, &[0]).is_some());
        }
    }
}

#[test]
fn many_marks_where_none_may_lie_are_all_given_places() {
    // Each wishes for another place outside its region, and each search has the whole region to look through.
    let region = ChallengeSet(0b1000);
    let given: Vec<_> =
        (0..2_000).map(|nth| (region, Some(Position { x: f64::from(nth % 40), y: f64::from(nth / 40) }))).collect();
    let map = map(4, &given);
    let layout = arrange(&map, MARK_RADIUS);
    assert_lawful(&map, layout.radius, &layout.places).unwrap();
    assert_eq!(arrange(&map, MARK_RADIUS), layout);
}
