//! A Venn that is kept up to date is the Venn that would be drawn from nothing, whatever was done to the map in between.
#![allow(clippy::unwrap_used, missing_docs)]

mod random;

use proptest::prelude::*;
use random::{Crowded, crowd};
use std::sync::Arc;
use sweetspot_core::map::{Map, Row, Rows};
use sweetspot_core::scene::{LiveVenn, Mark, Scene, SceneOptions, venn};
use sweetspot_core::testing::{self, Case};
use sweetspot_core::{Change, Edit, Stamp, apply};
use uuid::Uuid;

fn stamp(nth: usize) -> Stamp {
    Stamp { at: nth as i64, who: "Asha".to_owned(), change: Uuid::from_u128(nth as u128 + 1) }
}

/// The same map with no row shared, as it is after closing and opening.
fn read_again(map: &Map) -> Map {
    fn copied<T: Row + Clone>(rows: &Rows<T>) -> Rows<T> {
        Rows::from_unsorted(rows.iter().cloned().collect())
    }
    Map { challenges: copied(&map.challenges), initiatives: copied(&map.initiatives), ..map.clone() }
}

/// What happens to the map.
#[derive(Clone, Debug)]
enum Step {
    Edit {
        case: Case,
        numbers: [usize; 3],
        word: String,
    },
    Undo,
    /// Another state of the past takes its place at once, as on the way back or after a merge.
    Jump(usize),
    Reopen,
}

/// Edits that reach the marks come up more often than others.
fn case() -> impl Strategy<Value = Case> {
    let reaching = vec![
        Case::PlaceInitiatives,
        Case::PlaceInitiatives,
        Case::ChangeInitiatives,
        Case::SetCells,
        Case::SetContribution,
        Case::AddInitiative,
        Case::RemoveInitiatives,
    ];
    prop_oneof![3 => prop::sample::select(reaching), 1 => prop::sample::select(Case::ALL)]
}

fn step() -> impl Strategy<Value = Step> {
    let words = "[A-Z][a-zé]{0,8}( [a-z]{1,12}){0,6}";
    let edit = (case(), [0..500usize, 0..500, 0..500], words);
    prop_oneof![
        16 => edit.prop_map(|(case, numbers, word)| Step::Edit { case, numbers, word }),
        2 => Just(Step::Undo),
        1 => any::<usize>().prop_map(Step::Jump),
        1 => Just(Step::Reopen),
    ]
}

/// Marks are shared with the scene of before wherever they are equal.
fn assert_shared(before: &Scene, after: &Scene) -> Result<(), TestCaseError> {
    for mark in &after.marks {
        let same = |old: &Arc<Mark>| old.initiative.cmp(&mark.initiative);
        if let Ok(nth) = before.marks.binary_search_by(same) {
            let old = &before.marks[nth];
            prop_assert!(old != mark || Arc::ptr_eq(old, mark), "{} was drawn again for nothing", mark.initiative);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_venn_kept_up_to_date_is_the_one_drawn_from_nothing(
        challenges in 2usize..=5,
        count in prop_oneof![5usize..60, 60usize..160, 160usize..400],
        seed in any::<u64>(),
        settled in prop::bool::weighted(0.8),
        paper in prop::bool::weighted(0.1),
        steps in prop::collection::vec(step(), 1..9),
    ) {
        let options = match paper {
            true => SceneOptions { text: 26.0, heading: 30.0, zooms: vec![1.0], ..SceneOptions::screen() },
            false => SceneOptions::screen(),
        };
        let mut map = crowd(challenges, count, seed, Crowded::AllChallenges);
        if settled {
            map = apply(&map, &Edit::Tidy, &stamp(0)).unwrap().0;
        }
        let mut past: Vec<(Map, Change)> = Vec::new();
        let mut live = LiveVenn::of(&map, &options);
        prop_assert_eq!(&**live.scene(), &venn(&map, &options));
        for (nth, step) in steps.iter().enumerate() {
            let next = match step {
                Step::Edit { case, numbers, word } => {
                    let edit = testing::edit(&map, *case, *numbers, word);
                    let Ok((next, change)) = apply(&map, &edit, &stamp(nth + 1)) else { continue };
                    past.push((map.clone(), change));
                    next
                }
                Step::Undo => match past.last() {
                    Some((_, change)) => change.inverse("Undo".to_owned(), &stamp(0)).made_in(&map).unwrap_or(map.clone()),
                    None => continue,
                },
                Step::Jump(_) if past.is_empty() => continue,
                Step::Jump(to) => past[to % past.len()].0.clone(),
                Step::Reopen => read_again(&map),
            };
            let before = live.scene().clone();
            live.follow(&next);
            let drawn = venn(&next, &options);
            if **live.scene() != drawn {
                let differ = |(mark, drawn): &(&Arc<Mark>, &Arc<Mark>)| mark != drawn;
                let first = live.scene().marks.iter().zip(&drawn.marks).find(differ);
                prop_assert!(false, "after {step:?}: {first:?}");
            }
            assert_shared(&before, live.scene())?;
            map = next;
        }
    }
}

/// What an edit does not reach is not drawn again: the scene is the very same.
#[test]
fn edits_that_reach_no_mark_leave_the_scene_alone() {
    let map = crowd(4, 50, 7, Crowded::AllChallenges);
    let mut live = LiveVenn::of(&map, &SceneOptions::screen());
    let before = live.scene().clone();
    for (case, numbers) in
        [(Case::AddOrganisation, [1, 2, 3]), (Case::ShareGround, [4, 5, 6]), (Case::ChangeMap, [1, 2, 3])]
    {
        let edit = testing::edit(&map, case, numbers, "Wisby");
        let (next, _) = apply(&map, &edit, &stamp(1)).unwrap_or((map.clone(), Change::unnamed(vec![])));
        live.follow(&next);
        assert!(Arc::ptr_eq(&before, live.scene()), "{case:?}");
    }
}
