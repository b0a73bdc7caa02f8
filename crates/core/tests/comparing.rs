//! Two states of a map held against one another.
#![allow(clippy::unwrap_used)]

use sweetspot_core::compare::compare;
use sweetspot_core::edit::InitiativeFields;
use sweetspot_core::map::{InitiativeId, Status};
use sweetspot_core::notation::read;
use sweetspot_core::{Change, Edit, Map, Stamp, apply, change};
use uuid::Uuid;

fn stamp(nth: u128) -> Stamp {
    Stamp { at: 0, who: String::new(), change: Uuid::from_u128(nth) }
}

fn id(map: &Map, title: &str) -> InitiativeId {
    map.initiatives.iter().find(|row| row.title == title).unwrap().id
}

fn fields(map: &Map, title: &str, fields: InitiativeFields) -> Edit {
    Edit::ChangeInitiatives { initiatives: vec![id(map, title)], fields }
}

fn later() -> (Map, Map) {
    let before = read("Warm homes: A\nSkills bus: A B\nFood hub: C =live\nTea club:\nOld idea: D\nJob fair: B");
    let challenge = |nth: usize| before.challenges.at(nth).id;
    let edits = [
        Edit::PlaceInitiatives {
            initiatives: vec![id(&before, "Warm homes")],
            challenges: vec![challenge(0), challenge(2)],
            at: None,
        },
        Edit::PlaceInitiatives { initiatives: vec![id(&before, "Tea club")], challenges: vec![challenge(3)], at: None },
        Edit::PlaceInitiatives { initiatives: vec![id(&before, "Job fair")], challenges: vec![], at: None },
        fields(&before, "Food hub", InitiativeFields { status: Some(Status::Ended), ..Default::default() }),
        fields(&before, "Skills bus", InitiativeFields { title: Some("Skills van".to_owned()), ..Default::default() }),
        Edit::RemoveInitiatives { initiatives: vec![id(&before, "Old idea")] },
        Edit::AddInitiative { title: "Youth zone".to_owned(), challenges: vec![challenge(1)], at: None },
    ];
    let mut map = before.clone();
    for (nth, edit) in (1..).zip(&edits) {
        map = apply(&map, edit, &stamp(nth)).unwrap().0;
    }
    (before, map)
}

#[test]
fn what_changed_is_told_in_sentences() {
    let (before, after) = later();
    let found = compare(&before, &after);
    assert_eq!(
        found.sentences,
        [
            "Warm homes moved from Good start to Good start and Good place.",
            "Tea club came onto the map, in Healthy life.",
            "Job fair was taken off the map; it was in Good work.",
            "Youth zone is new, in Good work.",
            "Food hub has ended.",
            "Old idea is no longer on the map.",
            "Skills bus is now called Skills van.",
        ]
    );
    assert_eq!(found.summary, "7 differences: 3 moved, 1 new, 1 ended, 1 removed, 1 renamed.");
    assert_eq!(compare(&after, &after).sentences, Vec::<String>::new());
}

#[test]
fn letters_are_those_of_the_later_map() {
    let (before, _) = later();
    let last = before.challenges.at(3).id;
    let after = apply(&before, &Edit::MoveChallenge { challenge: last, to: 0 }, &stamp(9)).unwrap().0;
    assert_eq!(compare(&before, &after).moved, []);
}

#[test]
fn a_change_reads_as_sentences() {
    let (before, after) = later();
    let change = Change::between(&before, &after, "All of it".to_owned(), &stamp(50));
    let mut told = change::words::sentences(&before, &after, &change);
    // They stand in the order of ids, which means nothing to a reader.
    told.sort();
    assert_eq!(
        told,
        [
            "Food hub: status ended (was live).",
            "Job fair: contribution to Good work taken away (was good).",
            "New initiative: Youth zone.",
            "Removed initiative: Old idea.",
            "Skills van: title “Skills van” (was “Skills bus”).",
            "Tea club: contribution to Healthy life good.",
            "Warm homes: contribution to Good place good.",
        ]
    );
    assert_eq!(change::words::count(&change), 7);
}
