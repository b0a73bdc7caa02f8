//! What tells initiatives of a sheet apart and what makes them one, and what is asked of a person.

use super::*;

fn referred(number: u32, reference: &str, title: &str) -> SheetRow {
    SheetRow { reference: Some(reference.to_owned()), ..row(number, title) }
}

#[test]
fn the_reference_decides_within_a_sheet_and_at_the_next_import() {
    let led_by = |row: SheetRow| SheetRow { lead: names(&["Refugee Action"]), ..row };
    let rows = [
        led_by(SheetRow { summary: Some("Core costs".to_owned()), ..referred(2, "G1", "Grant to Refugee Action") }),
        led_by(SheetRow { summary: Some("Wave 2".to_owned()), ..referred(3, "G2", "Grant to Refugee Action") }),
    ];
    let (outcomes, once) = plan(&blank_map(), &rows, &stamp(2));
    assert_eq!(verdicts(&outcomes), [Verdict::Added; 2]);
    let references: Vec<_> = once.initiatives.iter().map(|initiative| initiative.reference.as_str()).collect();
    assert_eq!(references, ["G1", "G2"]);

    let (outcomes, twice) = plan(&once, &rows, &stamp(3));
    assert_eq!((verdicts(&outcomes), &twice), (vec![Verdict::Unchanged; 2], &once));

    let renamed = [led_by(referred(2, "g2", "Second grant")), led_by(referred(3, "G3", "Grant to Refugee Action"))];
    let (outcomes, after) = plan(&once, &renamed, &stamp(4));
    assert_eq!(verdicts(&outcomes), [Verdict::Updated, Verdict::Added]);
    assert_eq!(titles(&after), ["Grant to Refugee Action", "Second grant", "Grant to Refugee Action"]);
}

#[test]
fn the_numbers_of_another_sheet_are_other_initiatives() {
    let numbered = |titles: &[&str]| -> Vec<SheetRow> {
        (1..).zip(titles).map(|(nth, title)| referred(nth + 1, &nth.to_string(), title)).collect()
    };
    let (_, map) = plan(&blank_map(), &numbered(&["Hub", "Walks", "Talks", "Meals"]), &stamp(2));
    let (outcomes, after) = plan(&map, &numbered(&["Buses", "Bikes", "Trains", "Meals"]), &stamp(3));
    assert_eq!(verdicts(&outcomes), [Verdict::Added, Verdict::Added, Verdict::Added, Verdict::Unchanged]);
    assert_eq!(after.initiatives.len(), 7);
}

#[test]
fn further_rows_of_one_reference_add_and_take_nothing_away() {
    let map = blank_map();
    let rows = [
        SheetRow {
            places: names(&["Ely"]),
            status: Some(Status::Planned),
            challenges: letters(&map, &[(0, None)]),
            ..referred(2, "P1", "Youth hub")
        },
        SheetRow {
            places: names(&["March", "ely"]),
            status: Some(Status::Live),
            lead: names(&["Ely Trust"]),
            challenges: letters(&map, &[(1, Some(Strength::Strong))]),
            ..referred(3, "P1", "Youth hub")
        },
        SheetRow { title: None, places: names(&["Wisbech"]), ..referred(5, "P1", "") },
    ];
    let (outcomes, after) = plan(&map, &rows, &stamp(2));
    assert_eq!(verdicts(&outcomes), [Verdict::Added, Verdict::Joined, Verdict::Joined]);
    assert_eq!(outcomes[1].notes, ["The same initiative as row 2; this row adds to it", "Status: as row 2 says"]);
    let places: Vec<_> = after.grounds.iter().map(|ground| ground.name.as_str()).collect();
    assert_eq!(places, ["Ely", "March", "Wisbech"]);
    let initiative = after.initiatives.at(0);
    assert_eq!((after.initiatives.len(), initiative.status, initiative.grounds.len()), (1, Status::Planned, 3));
    assert_eq!(
        (outcomes[2].region.unwrap().letters(), led(&after, initiative, Role::Lead)),
        ("AB".to_owned(), vec!["Ely Trust".to_owned()])
    );
    let (outcomes, again) = plan(&after, &rows, &stamp(3));
    assert_eq!(verdicts(&outcomes), [Verdict::Unchanged, Verdict::Joined, Verdict::Joined]);
    assert_eq!(again, after);
}

#[test]
fn rows_of_one_title_are_several_unless_a_person_says_one() {
    let rows = [
        SheetRow { places: names(&["Ely"]), ..row(5, "Family hubs") },
        row(6, "Walks"),
        SheetRow { places: names(&["March"]), ..row(25, "FAMILY HUBS") },
    ];
    let several = plan_with(&blank_map(), &rows, &Answers::default(), &stamp(2));
    assert_eq!(verdicts(&several.outcomes), [Verdict::Added; 3]);
    let asked = [Repeated { title: "Family hubs".to_owned(), rows: vec![5, 25] }];
    assert_eq!(several.doubts.twice, asked);
    let (outcomes, again) = plan(&several.map, &rows, &stamp(3));
    assert_eq!((verdicts(&outcomes), again), (vec![Verdict::Unchanged; 3], several.map));

    let answers = Answers { twice: Twice::One, ..Answers::default() };
    let one = plan_with(&blank_map(), &rows, &answers, &stamp(2));
    assert_eq!(verdicts(&one.outcomes), [Verdict::Added, Verdict::Added, Verdict::Joined]);
    assert_eq!((one.map.initiatives.len(), one.map.initiatives.at(0).grounds.len()), (2, 2));
    assert_eq!(one.doubts.twice, asked, "the question stays, so that it can be answered otherwise");
    // What was answered once is not undone by importing the sheet again without the answer.
    let (outcomes, again) = plan(&one.map, &rows, &stamp(3));
    assert!(outcomes.iter().all(|outcome| outcome.verdict != Verdict::Added), "{outcomes:?}");
    assert_eq!(again.initiatives.len(), 2);
}

#[test]
fn a_long_title_is_shortened_and_kept_whole_in_the_summary() {
    let long = "warm words ".repeat(40);
    let rows = [SheetRow { summary: Some("In short".to_owned()), ..row(2, &long) }];
    let (outcomes, after) = plan(&blank_map(), &rows, &stamp(2));
    let initiative = after.initiatives.at(0);
    assert_eq!(verdicts(&outcomes), [Verdict::Added]);
    assert!(
        initiative.title.chars().count() <= clean::MAX_TITLE && initiative.title.ends_with("words…"),
        "{}",
        initiative.title
    );
    assert_eq!(initiative.summary, format!("{}\nIn short", long.trim()));
    let (outcomes, again) = plan(&after, &rows, &stamp(3));
    assert_eq!((verdicts(&outcomes), again), (vec![Verdict::Unchanged], after));
}

#[test]
fn names_that_differ_by_little_are_offered_and_joined_only_when_said() {
    let rows = [
        SheetRow { lead: names(&["The Ely Trust Ltd."]), ..row(2, "Hub") },
        SheetRow {
            lead: names(&["Ely Trust"]),
            partners: names(&["Mere & Ely Arts", "Mere and Ely Arts"]),
            ..row(3, "Walks")
        },
    ];
    let apart = plan_with(&blank_map(), &rows, &Answers::default(), &stamp(2));
    assert_eq!(apart.map.organisations.len(), 4);
    let alike = vec![
        vec!["The Ely Trust Ltd.".to_owned(), "Ely Trust".to_owned()],
        vec!["Mere & Ely Arts".to_owned(), "Mere and Ely Arts".to_owned()],
    ];
    assert_eq!(apart.doubts.alike, alike);
    let answers = Answers { joined: alike, ..Answers::default() };
    let joined = plan_with(&blank_map(), &rows, &answers, &stamp(2));
    let organisations: Vec<_> = joined.map.organisations.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(organisations, ["The Ely Trust Ltd.", "Mere & Ely Arts"]);
    // With an organisation that the map has long known, nothing is offered.
    assert!(plan_with(&joined.map, &rows[..1], &Answers::default(), &stamp(3)).doubts.alike.is_empty());
}

#[test]
fn what_names_were_taken_for_is_told_by_sector_and_set_for_many_at_once() {
    let partners = names(&["Fen Choir", "Mere CIC", "Blue Sky", "Ely CIO", "Arts Council"]);
    let rows = [SheetRow { partners, ..row(2, "Hub") }];
    let plan = plan_with(&blank_map(), &rows, &Answers::default(), &stamp(2));
    let guesses: Vec<_> =
        plan.doubts.sectors.iter().map(|guess| (guess.taken_for, guess.plainly, guess.organisations)).collect();
    let groups = [
        (Sector::Voluntary, true, 2),
        (Sector::Community, true, 1),
        (Sector::Other, true, 1),
        (Sector::Other, false, 1),
    ];
    assert_eq!(guesses, groups);
    let answer = SectorAnswer { taken_for: Sector::Other, plainly: false, is: Sector::Private };
    let answers = Answers { sectors: vec![answer], ..Answers::default() };
    let after = plan_with(&blank_map(), &rows, &answers, &stamp(2)).map;
    let sector = |name: &str| after.organisations.iter().find(|row| row.name == name).unwrap().sector;
    assert_eq!((sector("Blue Sky"), sector("Mere CIC")), (Sector::Private, Sector::Voluntary));
    // Names that plainly are of no sector of the list keep their own answer beside those that tell nothing.
    assert_eq!(sector("Arts Council"), Sector::Other);
}

#[test]
fn a_status_for_new_initiatives_leaves_those_that_are_there() {
    let (_, map) = plan(&blank_map(), &[SheetRow { status: Some(Status::Paused), ..row(2, "Hub") }], &stamp(2));
    let live = |row: SheetRow| SheetRow { status_if_new: Some(Status::Live), ..row };
    let (outcomes, after) = plan(&map, &[live(row(2, "Hub")), live(row(3, "Walks"))], &stamp(3));
    assert_eq!(verdicts(&outcomes), [Verdict::Unchanged, Verdict::Added]);
    let statuses: Vec<_> = after.initiatives.iter().map(|initiative| initiative.status).collect();
    assert_eq!(statuses, [Status::Paused, Status::Live]);
}
