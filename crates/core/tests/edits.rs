//! Edits and changes: whatever a person does, the change tells it wholly and can be turned round.

#![allow(clippy::unwrap_used, clippy::manual_is_multiple_of)]

use proptest::prelude::*;
use std::collections::BTreeSet;
use std::str::FromStr;
use sweetspot_core::change::Field;
use sweetspot_core::edit::{InitiativeFields, PinAt};
use sweetspot_core::geometry::region_at;
use sweetspot_core::map::rules;
use sweetspot_core::map::{
    ChallengeId, ChallengeSet, GroundKind, Initiative, InitiativeId, OrganisationId, Position, Role, Sector, Status,
    Strength,
};
use sweetspot_core::testing::{self, Case};
use sweetspot_core::{Change, Edit, Entity, Map, Refusal, Stamp, apply};
use uuid::Uuid;

fn stamp(nth: u128) -> Stamp {
    Stamp { at: nth as i64, who: "Asha".to_owned(), change: Uuid::from_u128(nth + 1) }
}

fn starter() -> Map {
    Map::starter(&stamp(1000), "Fenmoor together", "Fenmoor", 4)
}

/// A map after these edits, each of which must be lawful.
fn after(edits: &[Edit]) -> Map {
    edits.iter().enumerate().fold(starter(), |map, (nth, edit)| apply(&map, edit, &stamp(nth as u128)).unwrap().0)
}

fn add(title: &str) -> Edit {
    Edit::AddInitiative { title: title.to_owned(), challenges: vec![], at: None }
}

/// The kinds of row that a change says something of.
fn kinds_of(change: &Change) -> impl Iterator<Item = Entity> {
    change.deltas.iter().map(|delta| delta.entity)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_change_tells_the_whole_edit_and_its_inverse_takes_it_back(
        steps in prop::collection::vec((0..Case::ALL.len(), [0..50usize, 0..50, 0..50], "[a-z<é]{1,6}"), 1..40),
    ) {
        let mut map = starter();
        let mut past: Vec<(Map, Change)> = Vec::new();
        for (nth, (case, numbers, text)) in steps.iter().enumerate() {
            let edit = testing::edit(&map, Case::ALL[*case], *numbers, text);
            let Ok((next, change)) = apply(&map, &edit, &stamp(nth as u128)) else { continue };
            prop_assert_eq!(&change.made_in(&map).unwrap(), &next, "{:?}", edit);
            prop_assert_eq!(change.is_empty(), map == next);
            for delta in &change.deltas {
                prop_assert_ne!(&delta.before, &delta.after);
                prop_assert_eq!(&Field::from_str(&delta.field.to_string()).unwrap(), &delta.field);
            }
            for row in next.initiatives.iter() {
                prop_assert_eq!(next.region_of(row).is_empty(), row.contributions.is_empty());
            }
            prop_assert_eq!(next.names_what_is_not_there(), vec![], "{:?}", edit);
            past.push((map, change));
            map = next;
        }
        for (before, change) in past.into_iter().rev() {
            map = change.inverse("Undo".to_owned(), &stamp(0)).made_in(&map).unwrap();
            prop_assert_eq!(&map, &before);
        }
    }
}

/// The property above would say little of a kind of row that random edits never touch.
#[test]
fn random_edits_are_made_in_every_way_and_touch_every_kind_of_row() {
    let mut map = starter();
    let (mut made, mut touched) = (BTreeSet::new(), BTreeSet::new());
    for nth in 0..4_000_usize {
        let case = Case::ALL[nth % Case::ALL.len()];
        let edit = testing::edit(&map, case, [nth * 7 % 53, nth * 11 % 47, nth / 3 % 41], "Wärm");
        let Ok((next, change)) = apply(&map, &edit, &stamp(nth as u128)) else { continue };
        if !change.is_empty() {
            made.insert(case);
        }
        touched.extend(kinds_of(&change));
        map = next;
    }
    // Conflicts are made by merging alone, and settled where there are some.
    let not_made: Vec<&Case> = Case::ALL.iter().filter(|case| !made.contains(case)).collect();
    assert_eq!(not_made, [&Case::SettleConflicts]);
    let not_touched: Vec<&Entity> = Entity::ALL.iter().filter(|kind| !touched.contains(kind)).collect();
    assert_eq!(not_touched, [&Entity::Conflict]);
}

#[test]
fn placing_keeps_the_strength_of_challenges_that_stay() {
    let map = after(&[add("Warm homes")]);
    let id = map.initiatives.at(0).id;
    let [a, b, c] = [0, 1, 2].map(|nth| map.challenges.at(nth).id);
    let strong = Edit::SetContribution { initiatives: vec![id], challenge: a, strength: Some(Strength::Strong) };
    let map = apply(&map, &strong, &stamp(7)).unwrap().0;
    let place = Edit::PlaceInitiatives { initiatives: vec![id], challenges: vec![a, b, c], at: None };
    let (map, change) = apply(&map, &place, &stamp(8)).unwrap();
    let row = map.initiatives.at(0);
    assert_eq!(map.region_of(row).letters(), "ABC");
    assert_eq!(row.contributions[&a].strength, Strength::Strong);
    assert_eq!(row.contributions[&b].strength, Strength::Good);
    assert_eq!(change.label, "Place Warm homes in Good start, Good work and Good place");
    let off = Edit::PlaceInitiatives { initiatives: vec![id], challenges: vec![], at: None };
    let (map, change) = apply(&map, &off, &stamp(9)).unwrap();
    assert_eq!(map.initiatives.at(0).position, None);
    assert_eq!(change.label, "Take Warm homes off the map");
}

#[test]
fn what_was_done_names_challenges_and_not_their_letters() {
    let mut map = after(&[add("Warm homes")]);
    let id = map.initiatives.at(0).id;
    let [a, b, c, d] = [0, 1, 2, 3].map(|nth| map.challenges.at(nth).id);
    let long = "A county in which everybody lives well for as long as can be";
    let called = Edit::ChangeChallenge {
        challenge: d,
        name: Some(long.to_owned()),
        short_name: Some(String::new()),
        description: None,
        colour: None,
    };
    let place = |challenges: Vec<ChallengeId>| Edit::PlaceInitiatives { initiatives: vec![id], challenges, at: None };
    let strength = |strength| Edit::SetContribution { initiatives: vec![id], challenge: b, strength };
    let explain =
        Edit::ExplainContribution { initiative: id, challenge: b, why: Some("Jobs".to_owned()), contested: None };
    let steps = [
        (place(vec![a, b]), "Place Warm homes in Good start and Good work"),
        (strength(Some(Strength::Strong)), "Set contribution of Warm homes to Good work: strong"),
        (explain, "Explain contribution of Warm homes to Good work"),
        (strength(None), "Take away contribution of Warm homes to Good work"),
        (called, "Change challenge Healthy life"),
        // Each name is shortened by itself: the last of a list is not cut off with its end.
        (place(vec![d, a]), "Place Warm homes in Good start and A county in which everybody lives well …"),
        (Edit::MoveChallenge { challenge: c, to: 0 }, "Move challenge Good place"),
        (Edit::RemoveChallenge { challenge: c }, "Remove challenge Good place"),
    ];
    for (nth, (edit, label)) in (20..).zip(steps) {
        let (next, change) = apply(&map, &edit, &stamp(nth)).unwrap();
        assert_eq!(change.label, label);
        map = next;
    }
}

#[test]
fn a_placed_initiative_has_a_place_and_others_keep_theirs() {
    let map = after(&[add("Warm homes"), add("Skills bus")]);
    let [one, two] = [0, 1].map(|nth| map.initiatives.at(nth).id);
    let challenges = vec![map.challenges.at(0).id];
    let place =
        |initiative| Edit::PlaceInitiatives { initiatives: vec![initiative], challenges: challenges.clone(), at: None };
    let map = apply(&map, &place(one), &stamp(7)).unwrap().0;
    let first = map.initiatives.at(0).position;
    assert!(first.is_some());
    let map = apply(&map, &place(two), &stamp(8)).unwrap().0;
    assert_eq!(map.initiatives.at(0).position, first);
    assert_ne!(map.initiatives.at(1).position, first);
}

#[test]
fn what_makes_no_sense_is_refused() {
    let map = after(&[add("Warm homes")]);
    let id = map.initiatives.at(0).id;
    let gone = InitiativeId(Uuid::from_u128(99));
    let fields = |start: &str, end: &str| InitiativeFields {
        start: Some(start.to_owned()),
        end: Some(end.to_owned()),
        ..InitiativeFields::default()
    };
    let refusal = |edit: Edit| apply(&map, &edit, &stamp(5)).unwrap_err();
    let change = |fields| Edit::ChangeInitiatives { initiatives: vec![id], fields };
    assert_eq!(refusal(add("  \u{202e} ")), Refusal::NameMissing);
    assert_eq!(refusal(add(&"long ".repeat(1000))), Refusal::TextTooLong { most: 300 });
    assert_eq!(refusal(change(fields("soon", ""))), Refusal::NotADate { text: "soon".to_owned() });
    assert_eq!(refusal(change(fields("2026-04-02", "2026-04-01"))), Refusal::EndBeforeStart);
    assert_eq!(refusal(Edit::RemoveInitiatives { initiatives: vec![gone] }), Refusal::Gone);
    let far = Some(Position { x: f64::NAN, y: 0.0 });
    assert_eq!(
        refusal(Edit::PlaceInitiatives { initiatives: vec![id], challenges: vec![], at: far }),
        Refusal::NotAPlace
    );
    assert_eq!(refusal(change(fields("+12345-01-01", ""))), Refusal::NotADate { text: "+12345-01-01".to_owned() });
    for (x, y) in [(f32::NAN, 0.0), (0.0, f32::INFINITY)] {
        assert_eq!(refusal(Edit::PinNodes { pins: vec![PinAt { node: id.0, x, y }] }), Refusal::NotAPlace);
    }
    let organisation = |name: &str| Edit::AddOrganisation {
        name: name.to_owned(),
        sector: Sector::Health,
        initiatives: vec![],
        role: Role::Lead,
    };
    let map = after(&[organisation("NHS Fenmoor")]);
    let again = apply(&map, &organisation("nhs  fenmoor"), &stamp(6)).unwrap_err();
    assert_eq!(again, Refusal::NameTaken { name: "nhs fenmoor".to_owned() });
}

#[test]
fn a_drop_far_outside_the_frame_lies_in_its_region_and_a_far_pin_within_reach() {
    let map = starter();
    let challenges = vec![map.challenges.at(3).id];
    for (x, y) in [(65_535.0, 1e30), (-1e19, 10.0), (f64::MAX, f64::MIN)] {
        let at = Some(Position { x, y });
        let edit = Edit::AddInitiative { title: "Far out".to_owned(), challenges: challenges.clone(), at };
        let (map, _) = apply(&map, &edit, &stamp(5)).unwrap();
        let (row, region) = (map.initiatives.at(0), ChallengeSet(0b1000));
        assert_eq!(region_at(row.position.unwrap(), 4), region, "{x} {y}");
        let pins = vec![PinAt { node: row.id.0, x: 1e30, y: -5.0 }];
        let pinned = apply(&map, &Edit::PinNodes { pins }, &stamp(6)).unwrap().0;
        assert_eq!((pinned.pins.at(0).x, pinned.pins.at(0).y), (rules::FARTHEST_PIN, -5.0));
    }
}

#[test]
fn a_row_of_the_last_order_is_followed_by_others() {
    let mut map = after(&[add("Warm homes")]);
    let last = Initiative { order: rules::LAST_ORDER, ..map.initiatives.at(0).clone() };
    map.initiatives.put(last);
    for nth in 7..20 {
        map = apply(&map, &add(&format!("Idea {nth}")), &stamp(nth)).unwrap().0;
    }
    assert_eq!(map.initiatives.len(), 14);
    assert!(map.initiatives.iter().all(|row| rules::is_order(row.order)));
}

#[test]
fn starting_together_is_one_step_with_all_partners_or_none() {
    let organisation = |name: &str| Edit::AddOrganisation {
        name: name.to_owned(),
        sector: Sector::Health,
        initiatives: vec![],
        role: Role::Lead,
    };
    let place = Edit::AddGround { ground: GroundKind::Place, name: "Lodehaven".to_owned(), initiatives: vec![] };
    let map = after(&[organisation("NHS Fenmoor"), organisation("College"), place]);
    let organisations: Vec<_> = map.organisations.iter().map(|row| row.id).collect();
    let start = |organisations| Edit::StartTogether {
        title: "Joint idea".to_owned(),
        challenges: map.challenges.iter().map(|row| row.id).collect(),
        organisations,
        grounds: map.grounds.iter().map(|row| row.id).collect(),
    };
    let made = apply(&map, &start(organisations.clone()), &stamp(5)).unwrap().0;
    let row = made.initiatives.at(0);
    assert_eq!((row.status, row.organisations.len(), row.grounds.len()), (Status::Idea, 2, 1));
    assert_eq!(made.region_of(row).letters(), "ABCD");
    let gone = vec![organisations[0], OrganisationId(Uuid::from_u128(77))];
    assert_eq!(apply(&map, &start(gone), &stamp(6)).unwrap_err(), Refusal::Gone);
}

#[test]
fn challenges_stay_between_two_and_five() {
    let map = starter();
    let add = Edit::AddChallenge { name: "A greener county".to_owned() };
    let five = apply(&map, &add, &stamp(1)).unwrap().0;
    assert_eq!(apply(&five, &add, &stamp(2)).unwrap_err(), Refusal::TooManyChallenges);
    let mut fewer = map;
    for nth in 3..5 {
        let challenge = fewer.challenges.at(0).id;
        fewer = apply(&fewer, &Edit::RemoveChallenge { challenge }, &stamp(nth)).unwrap().0;
    }
    let challenge = fewer.challenges.at(0).id;
    assert_eq!(apply(&fewer, &Edit::RemoveChallenge { challenge }, &stamp(9)).unwrap_err(), Refusal::TooFewChallenges);
}

#[test]
fn text_is_kept_as_text_without_what_could_mislead() {
    let map = after(&[add("  <b>Cafe\u{301}</b>\u{202e} \"x\" 🎉\t&amp; ")]);
    assert_eq!(map.initiatives.at(0).title, "<b>Café</b> \"x\" 🎉 &amp;");
}

mod cells {
    use sweetspot_core::edit::{Cell, Column};
    use sweetspot_core::map::{Role, Status};
    use sweetspot_core::notation::read;
    use sweetspot_core::{Edit, Map, Refusal, Stamp, apply};

    fn stamp() -> Stamp {
        Stamp { at: 0, who: String::new(), change: uuid::Uuid::from_u128(77) }
    }

    fn set(map: &Map, cells: &[(usize, Column, &str)]) -> Result<Map, Refusal> {
        let cells = cells.iter().map(|(row, column, value)| Cell {
            initiative: map.initiatives.at(*row).id,
            column: *column,
            value: (*value).to_owned(),
        });
        apply(map, &Edit::SetCells { cells: cells.collect() }, &stamp()).map(|(map, _)| map)
    }

    #[test]
    fn days_are_read_as_in_an_import() {
        let map = read("Warm homes: A");
        let after = set(&map, &[(0, Column::Start, "1/4/75"), (0, Column::End, "March 2027")]).unwrap();
        let row = after.initiatives.at(0);
        let days = [row.start, row.end].map(|day| day.map(|day| day.to_string()));
        assert_eq!(days, [Some("1975-04-01".to_owned()), Some("2027-03-31".to_owned())]);
    }

    #[test]
    fn cells_that_were_changed_are_told_with_their_columns() {
        let map = read("Warm homes: A\nSkills bus: B");
        let cell =
            |row: usize, column| Cell { initiative: map.initiatives.at(row).id, column, value: "Ely".to_owned() };
        let told = |cells: Vec<Cell>| apply(&map, &Edit::SetCells { cells }, &stamp()).unwrap().1.label;
        let leads = vec![cell(0, Column::Leads), cell(1, Column::Leads)];
        assert_eq!(told(leads.clone()), "Change 2 cells in leads");
        assert_eq!(told([leads, vec![cell(0, Column::Places)]].concat()), "Change 3 cells in leads and places");
    }

    #[test]
    fn a_pasted_block_is_one_step_and_adds_what_is_new_once() {
        let map = read("Warm homes: A @Ely ~Council(council)*\nSkills bus: B\nFood hub:");
        let first = map.challenges.at(0).id;
        let after = set(
            &map,
            &[
                (0, Column::Status, "Paused"),
                (0, Column::Leads, "Clinic; council"),
                (1, Column::Leads, " clinic "),
                (1, Column::Places, "Ely; Wisby"),
                (2, Column::Strength { challenge: first }, "3"),
                (0, Column::Strength { challenge: first }, ""),
                (0, Column::Places, ""),
            ],
        )
        .unwrap();
        assert_eq!(after.organisations.len(), 2);
        assert_eq!(after.grounds.len(), 2);
        let [warm, skills, food] = [0, 1, 2].map(|nth| after.initiatives.at(nth).clone());
        assert_eq!((warm.status, warm.organisations.len(), warm.grounds.len()), (Status::Paused, 2, 0));
        assert!(skills.organisations.values().eq([&Role::Lead]) && skills.grounds.len() == 2);
        assert!(food.position.is_some() && warm.position.is_none() && warm.contributions.is_empty());
    }

    #[test]
    fn one_wrong_value_refuses_all_and_says_which() {
        let map = read("Warm homes: A\nSkills bus: B");
        let refused = set(&map, &[(0, Column::Notes, "fine"), (1, Column::Status, "maybe")]).unwrap_err();
        assert_eq!(refused, Refusal::CellRefused { cell: 2, value: "maybe".to_owned() });
        let first = map.challenges.at(0).id;
        for (column, value) in [
            (Column::Start, "next week"),
            (Column::Title, "  "),
            (Column::BrightSpot, "perhaps"),
            (Column::Strength { challenge: first }, "4"),
        ] {
            let refused = set(&map, &[(0, column, value)]).unwrap_err();
            assert_eq!(refused, Refusal::CellRefused { cell: 1, value: value.to_owned() });
        }
        let many = |count: usize| (0..count).map(|nth| format!("Org {nth};")).collect::<String>();
        assert!(set(&map, &[(0, Column::Leads, &many(200)), (0, Column::Themes, &many(200))]).is_ok());
        for column in [Column::Partners, Column::Places] {
            let refused = set(&map, &[(0, column, &many(40_000))]).unwrap_err();
            assert!(matches!(refused, Refusal::CellRefused { cell: 1, .. }), "{refused:?}");
        }
        let turned = [(0, Column::Start, "2027-01-01"), (0, Column::End, "2026-01-01")];
        assert_eq!(set(&map, &turned).unwrap_err(), Refusal::EndBeforeStart);
    }
}
