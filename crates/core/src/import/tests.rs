#![allow(clippy::unwrap_used)]

mod told_apart;

use super::*;
use crate::clean;
use crate::edit::{Edit, apply};
use crate::map::{Contribution, GroundKind, Initiative, Map, Position, Role};
use crate::stamp::Stamp;
use uuid::Uuid;

fn stamp(seed: u128) -> Stamp {
    Stamp { at: 0, who: "Jo".to_owned(), change: Uuid::from_u128(seed) }
}

fn blank_map() -> Map {
    Map::starter(&stamp(1), "Our map", "Hartmere", 4)
}

fn row(number: u32, title: &str) -> SheetRow {
    SheetRow { row: number, title: Some(title.to_owned()), ..SheetRow::default() }
}

fn names(list: &[&str]) -> Option<Vec<String>> {
    Some(list.iter().map(|name| (*name).to_owned()).collect())
}

fn letters(map: &Map, wanted: &[(usize, Option<Strength>)]) -> Option<Vec<(ChallengeId, Option<Strength>)>> {
    Some(wanted.iter().map(|(nth, strength)| (map.challenges.at(*nth).id, *strength)).collect())
}

fn titles(map: &Map) -> Vec<&str> {
    map.initiatives.iter().map(|initiative| initiative.title.as_str()).collect()
}

fn verdicts(outcomes: &[RowOutcome]) -> Vec<Verdict> {
    outcomes.iter().map(|outcome| outcome.verdict).collect()
}

fn led(map: &Map, initiative: &Initiative, wanted: Role) -> Vec<String> {
    let has_role = |role: Option<&Role>| role == Some(&wanted);
    let organisations = map.organisations.iter();
    let of_role = organisations.filter(|organisation| has_role(initiative.organisations.get(&organisation.id)));
    of_role.map(|organisation| organisation.name.clone()).collect()
}

#[test]
fn a_full_row_becomes_an_initiative() {
    let map = blank_map();
    let full = SheetRow {
        summary: Some(" Insulation\r\nfor cold homes ".to_owned()),
        status: Some(Status::Live),
        start: NaiveDate::from_ymd_opt(2026, 4, 1),
        end: NaiveDate::from_ymd_opt(2027, 3, 31),
        notes: Some("Steering group monthly".to_owned()),
        link: Some("https://example.org/warm".to_owned()),
        bright_spot: Some(true),
        challenges: letters(&map, &[(0, Some(Strength::Strong)), (2, None)]),
        lead: names(&["Hartmere  Borough Council"]),
        partners: names(&["Warm Hartmere CIC", "hartmere borough council"]),
        places: names(&["Northgate", "northgate", "Ely Road"]),
        priorities: names(&["Homes"]),
        themes: names(&["energy", "housing"]),
        ..row(5, "  Warm   homes ")
    };
    let (outcomes, after) = plan(&map, &[full], &stamp(2));
    assert_eq!(verdicts(&outcomes), [Verdict::Added]);
    assert_eq!((outcomes[0].row, outcomes[0].title.as_str()), (5, "Warm homes"));
    assert_eq!(
        outcomes[0].notes,
        ["New organisation: Hartmere Borough Council (council)", "New organisation: Warm Hartmere CIC (voluntary)"]
    );
    let initiative = after.initiatives.at(0);
    assert_eq!(initiative.title, "Warm homes");
    assert_eq!(initiative.summary, "Insulation\nfor cold homes");
    assert_eq!((initiative.status, initiative.bright_spot, initiative.position), (Status::Live, true, None));
    assert_eq!(initiative.start, NaiveDate::from_ymd_opt(2026, 4, 1));
    assert_eq!(initiative.end, NaiveDate::from_ymd_opt(2027, 3, 31));
    assert_eq!(after.region_of(initiative).letters(), "AC");
    assert_eq!(initiative.contributions[&map.challenges.at(0).id].strength, Strength::Strong);
    assert_eq!(initiative.contributions[&map.challenges.at(2).id].strength, Strength::Good);
    assert_eq!(led(&after, initiative, Role::Lead), ["Hartmere Borough Council"]);
    assert_eq!(led(&after, initiative, Role::Partner), ["Warm Hartmere CIC"]);
    let grounds: Vec<_> = after.grounds.iter().map(|ground| (ground.kind, ground.name.as_str())).collect();
    assert_eq!(
        grounds,
        [
            (GroundKind::Place, "Northgate"),
            (GroundKind::Place, "Ely Road"),
            (GroundKind::Priority, "Homes"),
            (GroundKind::Theme, "energy"),
            (GroundKind::Theme, "housing"),
        ]
    );
    assert_eq!(initiative.grounds.len(), 5);
}

#[test]
fn a_new_initiative_without_a_status_is_an_idea_in_sheet_order() {
    let (outcomes, after) = plan(&blank_map(), &[row(2, "Zebra"), row(3, "Apple"), row(9, "Mango")], &stamp(2));
    assert_eq!(verdicts(&outcomes), [Verdict::Added; 3]);
    assert_eq!(titles(&after), ["Zebra", "Apple", "Mango"]);
    assert!(
        after
            .initiatives
            .iter()
            .all(|initiative| initiative.status == Status::Idea && initiative.contributions.is_empty())
    );
}

#[test]
fn the_same_sheet_again_changes_nothing() {
    let map = blank_map();
    let rows = vec![
        SheetRow { lead: names(&["Ely Trust"]), challenges: letters(&map, &[(1, None)]), ..row(2, "Jobs club") },
        SheetRow { lead: names(&["Ely School"]), ..row(3, "Jobs club") },
        SheetRow { places: names(&["Ely"]), ..row(4, "Walks") },
    ];
    let (_, once) = plan(&map, &rows, &stamp(2));
    assert_eq!(titles(&once), ["Jobs club", "Jobs club", "Walks"]);
    let (outcomes, twice) = plan(&once, &rows, &stamp(3));
    assert_eq!(verdicts(&outcomes), [Verdict::Unchanged; 3]);
    assert!(outcomes.iter().all(|outcome| outcome.notes.is_empty()));
    assert_eq!(once, twice);
    assert!(twice.initiatives.is_same_list(&once.initiatives));
}

#[test]
fn an_id_finds_its_initiative_whatever_the_title() {
    let (_, map) = plan(&blank_map(), &[row(2, "Warm homes")], &stamp(2));
    let id = map.initiatives.at(0).id;
    let (outcomes, after) =
        plan(&map, &[SheetRow { id: Some(format!(" {id} ")), ..row(2, "Warmer homes") }], &stamp(3));
    assert_eq!(verdicts(&outcomes), [Verdict::Updated]);
    assert_eq!(outcomes[0].notes, ["Title: Warmer homes (was Warm homes)"]);
    assert_eq!(after.initiatives.at(0).id, id);
    assert_eq!(after.initiatives.len(), 1);

    // An id of somewhere else is a reference: what nobody gave one yet is found by its title, and keeps it from then on.
    for foreign in ["P-014", "7b5c0f0e-1111-4222-8333-444455556666", "17"] {
        let rows = [SheetRow { id: Some(foreign.to_owned()), ..row(2, "WARM HOMES") }];
        let (outcomes, after) = plan(&map, &rows, &stamp(3));
        let notes = ["Title: WARM HOMES (was Warm homes)".to_owned(), format!("Reference: {foreign} (was empty)")];
        assert_eq!(outcomes[0].notes, notes, "{foreign}");
        let rows = [SheetRow { reference: Some(foreign.to_owned()), ..row(2, "Something else") }];
        let (outcomes, _) = plan(&after, &rows, &stamp(4));
        assert_eq!(outcomes[0].notes, ["Title: Something else (was WARM HOMES)"], "{foreign}");
    }
}

#[test]
fn the_lead_tells_initiatives_of_one_title_apart() {
    let led_by = |number, lead: &[&str]| SheetRow { lead: names(lead), ..row(number, "Youth hub") };
    let (_, map) = plan(&blank_map(), &[led_by(2, &["Ely School"]), led_by(3, &["Mere School"])], &stamp(2));
    assert_eq!(map.initiatives.len(), 2);

    let paused = SheetRow { status: Some(Status::Paused), ..led_by(2, &["MERE SCHOOL"]) };
    let (outcomes, after) = plan(&map, &[paused], &stamp(3));
    assert_eq!(verdicts(&outcomes), [Verdict::Updated]);
    assert_eq!(outcomes[0].notes, ["Status: paused (was idea)"]);
    assert_eq!(after.initiatives.at(1).status, Status::Paused);

    let (outcomes, after) = plan(&map, &[led_by(2, &["Third School"])], &stamp(3));
    assert_eq!(verdicts(&outcomes), [Verdict::Added]);
    assert_eq!(after.initiatives.len(), 3);

    let (outcomes, after) = plan(&map, &[row(7, "Youth hub")], &stamp(3));
    assert_eq!(verdicts(&outcomes), [Verdict::Skipped]);
    assert_eq!(outcomes[0].notes, ["2 initiatives have this title; name the lead organisation, or give the reference"]);
    assert_eq!(after, map);
}

#[test]
fn a_title_alone_is_enough_where_it_is_unique() {
    let (_, map) = plan(&blank_map(), &[SheetRow { lead: names(&["Ely School"]), ..row(2, "Hub") }], &stamp(2));
    let (outcomes, after) = plan(&map, &[SheetRow { status: Some(Status::Live), ..row(2, "hub") }], &stamp(3));
    assert_eq!(verdicts(&outcomes), [Verdict::Updated]);
    assert_eq!(led(&after, after.initiatives.at(0), Role::Lead), ["Ely School"]);

    // One that nobody leads yet is given its lead, not doubled.
    let (_, map) = plan(&blank_map(), &[row(2, "Hub")], &stamp(2));
    let (outcomes, after) = plan(&map, &[SheetRow { lead: names(&["Ely School"]), ..row(2, "Hub") }], &stamp(3));
    assert_eq!(outcomes[0].notes, ["Lead: Ely School (was empty)", "New organisation: Ely School (education)"]);
    assert_eq!(after.initiatives.len(), 1);
}

#[test]
fn empty_cells_leave_and_lists_replace() {
    let map = blank_map();
    let first = SheetRow {
        summary: Some("As it was".to_owned()),
        lead: names(&["Ely Trust"]),
        partners: names(&["Mere School", "Mere Council"]),
        places: names(&["Ely", "Mere"]),
        themes: names(&["jobs"]),
        challenges: letters(&map, &[(0, Some(Strength::Strong)), (1, Some(Strength::Some))]),
        ..row(2, "Hub")
    };
    let (_, mut map) = plan(&map, &[first], &stamp(2));
    let placed = Initiative { position: Some(Position { x: 10.0, y: 20.0 }), ..map.initiatives.at(0).clone() };
    map.initiatives.replace(placed);

    let (_, same) = plan(&map, &[SheetRow { summary: Some("  ".to_owned()), ..row(2, "Hub") }], &stamp(3));
    assert_eq!(same, map);

    let second = SheetRow {
        partners: names(&["Ely Trust", "Fire Service"]),
        places: names(&["Mere"]),
        challenges: letters(&map, &[(0, None), (1, Some(Strength::Good))]),
        ..row(2, "Hub")
    };
    let (outcomes, after) = plan(&map, &[second], &stamp(3));
    assert_eq!(
        outcomes[0].notes,
        [
            "Challenges: A strong, B good (was A strong, B some)",
            "Partners: Fire Service (was Mere School and Mere Council)",
            "Places: Mere (was Ely and Mere)",
            "New organisation: Fire Service (police and fire)",
        ]
    );
    let initiative = after.initiatives.at(0);
    assert_eq!(led(&after, initiative, Role::Lead), ["Ely Trust"]);
    assert_eq!(initiative.position, Some(Position { x: 10.0, y: 20.0 }), "the region is the same, so is the place");

    let (outcomes, after) = plan(&map, &[SheetRow { challenges: Some(vec![]), ..row(2, "Hub") }], &stamp(3));
    assert_eq!(outcomes[0].notes, ["Challenges: empty (was A strong, B some)"]);
    assert_eq!(after.initiatives.at(0).position, None, "another region, another place");
}

#[test]
fn why_and_contested_survive_an_import() {
    let map = blank_map();
    let given = letters(&map, &[(3, Some(Strength::Some))]);
    let (_, map) = plan(&map, &[SheetRow { challenges: given, ..row(2, "Hub") }], &stamp(2));
    let id = map.initiatives.at(0).id;
    let challenge = map.challenges.at(3).id;
    let explain = Edit::ExplainContribution {
        initiative: id,
        challenge,
        why: Some("Walks to school".to_owned()),
        contested: Some(true),
    };
    let (map, _) = apply(&map, &explain, &stamp(3)).unwrap();
    let again = letters(&map, &[(3, Some(Strength::Strong)), (0, None)]);
    let (_, after) = plan(&map, &[SheetRow { challenges: again, ..row(2, "Hub") }], &stamp(4));
    let contribution = &after.initiatives.at(0).contributions[&challenge];
    let expected = Contribution { strength: Strength::Strong, why: "Walks to school".to_owned(), contested: true };
    assert_eq!(contribution, &expected);
}

#[test]
fn what_a_map_cannot_hold_is_left_out_and_said() {
    let long = "é".repeat(clean::MAX_TITLE + 1);
    let day = |day| NaiveDate::from_ymd_opt(2026, 4, day);
    let rows = [
        row(2, " \u{200e} "),
        SheetRow {
            link: Some(long.clone()),
            places: names(&[&long, "Ely"]),
            lead: names(&[&long]),
            start: day(9),
            end: day(1),
            problems: vec!["Status: can't read \"maybe\" as a status".to_owned()],
            ..row(4, "Kept")
        },
        SheetRow { start: day(9), end: day(20), ..row(5, "Days") },
    ];
    let (outcomes, after) = plan(&blank_map(), &rows, &stamp(2));
    let (skip, add) = (Verdict::Skipped, Verdict::Added);
    assert_eq!(verdicts(&outcomes), [skip, add, add]);
    assert_eq!((outcomes[0].title.as_str(), outcomes[0].notes[0].as_str()), ("(no title)", "no title"));
    let cut = format!("{}…", "é".repeat(59));
    assert_eq!(
        outcomes[1].notes,
        [
            "Link: left out, since it has more than 300 characters".to_owned(),
            "Start and end: left out, since the end, 1 April 2026, comes before the start, 9 April 2026".to_owned(),
            format!("Lead: \"{cut}\" is left out, since it has more than 300 characters"),
            format!("Places: \"{cut}\" is left out, since it has more than 300 characters"),
            "Status: can't read \"maybe\" as a status".to_owned(),
        ]
    );
    assert_eq!(titles(&after), ["Kept", "Days"]);
    assert!(after.organisations.is_empty());
    assert_eq!(after.grounds.len(), 1);
    assert_eq!(after.initiatives.at(1).end, day(20));
    let (outcomes, _) = plan(&after, &[SheetRow { end: day(3), ..row(6, "Days") }], &stamp(3));
    assert_eq!(
        (outcomes[0].verdict, outcomes[0].notes[0].as_str()),
        (Verdict::Unchanged, "End: left out, since the end, 3 April 2026, comes before the start, 9 April 2026")
    );
}

#[test]
fn a_skipped_row_makes_no_organisation() {
    let rows = [SheetRow { lead: names(&["Ely Trust"]), places: names(&["Ely"]), ..row(2, "") }];
    let (_, after) = plan(&blank_map(), &rows, &stamp(2));
    assert_eq!(after, blank_map());
}

#[test]
fn a_challenge_that_the_map_lacks_is_passed_over() {
    let foreign = Some(vec![(ChallengeId(Uuid::from_u128(99)), None)]);
    let (_, after) = plan(&blank_map(), &[SheetRow { challenges: foreign, ..row(2, "Hub") }], &stamp(2));
    assert!(after.initiatives.at(0).contributions.is_empty());
}

#[test]
fn a_sector_is_the_sheets_else_what_the_name_plainly_tells() {
    let given = SheetRow { sector: Some(Sector::Private), lead: names(&["Mere Council"]), ..row(2, "Given") };
    let (_, after) = plan(&blank_map(), &[given], &stamp(2));
    assert_eq!(after.organisations.at(0).sector, Sector::Private);

    for (name, sector) in [
        ("Hartmere Borough Council", Some(Sector::Council)),
        ("Mere County Council Public Health", Some(Sector::Council)),
        ("London Borough of Fenwick", Some(Sector::Council)),
        ("Hartmere Council for Voluntary Service", Some(Sector::Voluntary)),
        ("Mere Refugee Council", Some(Sector::Voluntary)),
        ("Mereshire Scout Council", Some(Sector::Voluntary)),
        ("Hartmere & Mere NHS Foundation Trust", Some(Sector::Health)),
        ("Friends of Mere Hospital", Some(Sector::Community)),
        ("Mereshire Police", Some(Sector::PoliceAndFire)),
        ("Mereshire Fire & Rescue", Some(Sector::PoliceAndFire)),
        ("Ely Primary School", Some(Sector::Education)),
        ("University of Mere", Some(Sector::Education)),
        ("Northgate Residents' Association", Some(Sector::Community)),
        ("St Mary’s Church", Some(Sector::Community)),
        ("Fen Ladies Choir", Some(Sector::Community)),
        ("Mere Bowls Club", Some(Sector::Community)),
        ("Warm Homes CIC", Some(Sector::Voluntary)),
        ("Mere Carers CIO", Some(Sector::Voluntary)),
        ("The Fen Trust", Some(Sector::Voluntary)),
        ("Mere Homeless Charity", Some(Sector::Voluntary)),
        ("Warm Homes Ltd.", Some(Sector::Private)),
        ("Total Control Sound Ltd", Some(Sector::Private)),
        ("Arts Council", Some(Sector::Other)),
        ("Greener Mere", None),
    ] {
        assert_eq!(sector::of_name(&clean::key(name)), sector, "{name}");
    }
}

#[test]
fn the_edit_lands_what_the_plan_shows() {
    let map = blank_map();
    let rows = vec![SheetRow { lead: names(&["Ely Trust"]), ..row(2, "Hub") }, row(3, "")];
    let (_, planned) = plan(&map, &rows, &stamp(7));
    let (landed, change) =
        apply(&map, &Edit::Import { from: "plan.xlsx".to_owned(), rows, answers: Answers::default() }, &stamp(7))
            .unwrap();
    assert_eq!(landed, planned);
    let back = change.inverse(String::new(), &stamp(8)).made_in(&landed).unwrap();
    assert_eq!(back, map);
}

#[test]
fn ten_thousand_rows_land() {
    let map = blank_map();
    let rows: Vec<SheetRow> = (0..10_000)
        .map(|nth| SheetRow {
            summary: Some(format!("What number {nth} is about")),
            challenges: letters(&map, &[(nth % 4, None), ((nth + 1) % 4, Some(Strength::Some))]),
            lead: Some(vec![format!("Organisation {}", nth % 3_000)]),
            partners: Some(vec![format!("Organisation {}", (nth + 7) % 3_000)]),
            places: Some(vec![format!("Place {}", nth % 500)]),
            themes: Some(vec![format!("theme {}", nth % 40), format!("theme {}", nth % 41)]),
            ..row(nth as u32 + 2, &format!("Initiative {nth}"))
        })
        .collect();
    let (outcomes, after) = plan(&map, &rows, &stamp(2));
    assert_eq!((outcomes.len(), after.initiatives.len(), after.organisations.len()), (10_000, 10_000, 3_000));
    let changed: Vec<SheetRow> =
        rows.iter().map(|row| SheetRow { status: Some(Status::Live), ..row.clone() }).collect();
    let (outcomes, _) = plan(&after, &changed, &stamp(3));
    assert!(outcomes.iter().all(|outcome| outcome.notes == ["Status: live (was idea)"]));
}
