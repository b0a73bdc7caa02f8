//! An analysis that follows its map is the one that is computed of it from nothing, whatever happened to the map; and what
//! did not change stays the very same shared value.
#![allow(clippy::unwrap_used)]

mod random;

use proptest::prelude::*;
use proptest::sample::Index;
use std::collections::BTreeSet;
use std::sync::Arc;
use sweetspot_core::analysis::{LiveAnalysis, Settings, SweetSpot, analyse};
use sweetspot_core::edit::InitiativeFields;
use sweetspot_core::map::Strength;
use sweetspot_core::merge::knowledge::{Knowledge, LastSet, SetAt};
use sweetspot_core::merge::{Copies, Said, Source, merge};
use sweetspot_core::notation::read;
use sweetspot_core::synthetic::synthetic;
use sweetspot_core::testing::{self, Case};
use sweetspot_core::{Change, Edit, Map, Stamp, apply};
use uuid::Uuid;

fn stamp(nth: usize) -> Stamp {
    Stamp { at: nth as i64, who: String::new(), change: Uuid::from_u128(nth as u128 + 1) }
}

/// One thing that happens to a map.
#[derive(Clone, Debug)]
enum Step {
    /// An edit of any kind.
    Edit(usize, [usize; 3], String),
    /// An edit of the kinds that the analysis looks at.
    Place(usize, [usize; 3]),
    /// The last change is taken back.
    Undo,
    /// The map is as it was at some time before.
    GoBack(Index),
    /// A copy of an earlier state, edited apart, is brought in.
    Merge(Index, usize, [usize; 3]),
}

/// The kinds of edit that change what an initiative has.
const PLACING: [Case; 9] = [
    Case::PlaceInitiatives,
    Case::SetContribution,
    Case::ShareGround,
    Case::InvolveOrganisation,
    Case::ChangeInitiatives,
    Case::AddInitiative,
    Case::AddGround,
    Case::AddOrganisation,
    Case::StartTogether,
];

fn numbers() -> [std::ops::Range<usize>; 3] {
    [0..500, 0..500, 0..500]
}

fn steps(most: usize) -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        4 => (0..Case::ALL.len(), numbers(), "[a-c]").prop_map(|(case, numbers, word)| Step::Edit(case, numbers, word)),
        10 => (0..PLACING.len(), numbers()).prop_map(|(case, numbers)| Step::Place(case, numbers)),
        3 => Just(Step::Undo),
        1 => any::<Index>().prop_map(Step::GoBack),
        1 => (any::<Index>(), 0..PLACING.len(), numbers()).prop_map(|(at, case, numbers)| Step::Merge(at, case, numbers)),
    ];
    prop::collection::vec(step, 1..most)
}

/// Maps of two to five challenges whose initiatives share much.
fn maps(most: usize) -> impl Strategy<Value = Map> {
    let marks = [
        "@Wisby",
        "@Saltby",
        "!Loneliness",
        "#Food",
        "#Cars",
        "#Homes",
        "~Council(council)*",
        "~NHS(health)",
        "~Age Well",
    ];
    let initiative = move |challenges: usize| {
        (
            proptest::sample::subsequence(["A", "B", "C", "D", "E"][..challenges].to_vec(), 0..=challenges),
            prop::collection::vec(1..=3u8, 5),
            proptest::sample::subsequence(marks.to_vec(), 0..=6),
            prop::bool::weighted(0.1),
        )
    };
    (2..=5usize).prop_flat_map(move |challenges| {
        prop::collection::vec(initiative(challenges), 0..=most).prop_map(move |rows| {
            let lines = rows.into_iter().enumerate().map(|(nth, (letters, strengths, marks, ended))| {
                let letters = letters.iter().zip(strengths).map(|(letter, of)| format!("{letter}{of}"));
                let ended = if ended { "=ended" } else { "" };
                format!("I{nth}: {} {} {ended}", letters.collect::<Vec<_>>().join(" "), marks.join(" "))
            });
            read(&format!("challenges: {challenges}\n{}", lines.collect::<Vec<_>>().join("\n")))
        })
    })
}

fn settings() -> impl Strategy<Value = Settings> {
    random::settings(vec![Strength::Some, Strength::Some, Strength::Good])
}

/// What a copy knows that came from `base`.
fn knowledge(base: &Map, map: &Map, revision: u128) -> Knowledge {
    let (before, head) = (Uuid::from_u128(1 << 100), Uuid::from_u128(revision));
    let mut last = LastSet::of(base, SetAt::exactly(before));
    last.take([&Change::between(base, map, String::new(), &stamp(0)).deltas[..]], SetAt::exactly(head));
    Knowledge { last, seen: [before, head].into(), head }
}

fn merged(base: &Map, ours: &Map, theirs: &Map) -> Option<Map> {
    let (our_knowledge, their_knowledge) = (knowledge(base, ours, 2 << 100), knowledge(base, theirs, 3 << 100));
    let (apart, said) = (BTreeSet::new(), |_, _: &_| Said::default());
    let copies = Copies {
        related: true,
        our_knowledge: &our_knowledge,
        their_knowledge: &their_knowledge,
        ours,
        theirs,
        apart: &apart,
    };
    merge(&copies, &Source { from: "a copy", said: &said }).ok().map(|merged| merged.map)
}

/// All states that a map goes through.
fn states(first: &Map, steps: &[Step]) -> Vec<Map> {
    let (mut states, mut changes) = (vec![first.clone()], vec![]);
    for (nth, step) in steps.iter().enumerate() {
        let map = states.last().unwrap();
        let edited = |map: &Map, case: Case, numbers: [usize; 3], word: &str| {
            apply(map, &testing::edit(map, case, numbers, word), &stamp(nth)).ok()
        };
        let next = match step {
            Step::Edit(case, numbers, word) => edited(map, Case::ALL[*case], *numbers, word),
            Step::Place(case, numbers) => edited(map, PLACING[*case], *numbers, "a"),
            Step::Undo => changes.pop().map(|change: Change| {
                let back = change.inverse(String::new(), &stamp(nth));
                (back.made_in(map).unwrap(), Change::unnamed(vec![]))
            }),
            Step::GoBack(to) => {
                changes.clear();
                Some((to.get(&states).clone(), Change::unnamed(vec![])))
            }
            Step::Merge(from, case, numbers) => {
                changes.clear();
                let base = from.get(&states);
                let theirs = edited(base, PLACING[*case], *numbers, "b");
                theirs.and_then(|(theirs, _)| merged(base, map, &theirs)).map(|map| (map, Change::unnamed(vec![])))
            }
        };
        if let Some((next, change)) = next {
            if !change.is_empty() {
                changes.push(change);
            }
            states.push(next);
        }
    }
    states
}

fn follows(first: &Map, steps: &[Step], settings: &Settings) -> Result<(), TestCaseError> {
    let mut live = LiveAnalysis::of(first, settings);
    for (nth, map) in states(first, steps).iter().enumerate() {
        live.follow(map);
        prop_assert_eq!(&**live.analysis(), &analyse(map, settings), "state {} after {:?}", nth, steps);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn small_maps_are_followed_exactly(first in maps(14), steps in steps(24), settings in settings()) {
        follows(&first, &steps, &settings)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    /// Wide enough that the ranking is long and its ties are many.
    #[test]
    fn uneven_maps_are_followed_exactly(count in 60..200usize, seed in 0..50u64, steps in steps(12), settings in settings()) {
        follows(&synthetic(count, seed), &steps, &settings)?;
    }

    /// So many rows share so much that most patterns have each of them.
    #[test]
    fn crowded_maps_are_followed_exactly(first in maps(60), steps in steps(12), settings in settings()) {
        follows(&first, &steps, &settings)?;
    }
}

fn edited(map: &Map, edit: &Edit) -> Map {
    apply(map, edit, &stamp(7)).unwrap().0
}

/// One more placed initiative can raise the fewest that a sweet spot has, and one less lower it.
#[test]
fn the_fewest_initiatives_of_a_sweet_spot_follow_how_many_are_placed() {
    let rows: Vec<String> = (0..667).map(|nth| format!("I{nth}: A B #{} @{}", nth % 31, nth % 23)).collect();
    let more = read(&rows.join("\n"));
    let initiatives = vec![more.initiatives.at(666).id];
    let fewer = edited(&more, &Edit::PlaceInitiatives { initiatives, challenges: vec![], at: None });
    let mut live = LiveAnalysis::of(&fewer, &Settings::default());
    for (map, least) in [(&fewer, 2), (&more, 3), (&fewer, 2)] {
        live.follow(map);
        assert_eq!(live.analysis().min_initiatives, least);
        assert_eq!(**live.analysis(), analyse(map, &Settings::default()));
    }
}

#[test]
fn what_did_not_change_stays_the_very_same() {
    let map = synthetic(600, 3);
    let mut live = LiveAnalysis::of(&map, &Settings::default());
    let before = live.analysis().clone();
    let initiatives = vec![map.initiatives.at(400).id];
    let fields = InitiativeFields { title: Some("Another title".to_owned()), ..InitiativeFields::default() };
    let renamed = edited(&map, &Edit::ChangeInitiatives { initiatives: initiatives.clone(), fields });
    live.follow(&renamed);
    assert!(Arc::ptr_eq(&before, live.analysis()), "a title tells nothing");

    let ground = map.grounds.at(70).id;
    let shared = !map.initiatives.at(400).grounds.contains(&ground);
    let map = edited(&renamed, &Edit::ShareGround { initiatives, ground, shared });
    live.follow(&map);
    let is_kept = |spot: &&Arc<SweetSpot>| before.sweet_spots.iter().any(|was| Arc::ptr_eq(was, spot));
    let spots = &live.analysis().sweet_spots;
    let kept = spots.iter().filter(is_kept).count();
    let equal = spots.iter().filter(|spot| before.sweet_spots.contains(spot)).count();
    assert_eq!(kept, equal, "what is equal is the same");
    assert!(kept * 10 > spots.len() * 9, "{kept} of {}", spots.len());
    let same = live.analysis().regions.iter().zip(&before.regions).filter(|(one, other)| Arc::ptr_eq(one, other));
    assert!(same.count() >= before.regions.len() - 1, "only who is behind one region can be told otherwise");
}
