//! From cells to rows: what officers write into cells, and what must come of it; what can't be read is said.
#![allow(clippy::unwrap_used)]

#[path = "import/support.rs"]
mod support;

use chrono::NaiveDate;
use support::{challenges, fields, guessed, import, imported, map, read, table, workbook};
use sweetspot_core::import::SheetRow;
use sweetspot_core::map::{Sector, Status, Strength};
use sweetspot_exchange::columns::{self, DateOrder, Field};
use sweetspot_exchange::sheet::{Cell, Sheet};

fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

fn challenge(nth: usize) -> Field {
    Field::Challenge(map().challenges.at(nth).id)
}

/// What one cell below `heading` becomes.
fn cell(heading: &str, text: &str) -> SheetRow {
    imported(&[&["Title", heading], &["Hub", text]]).remove(0)
}

#[test]
fn a_column_for_each_challenge_holds_ticks_or_strengths() {
    let headings = ["Title", "A good start in life", "Good work", "C - Good place", "Challenge D"];
    let guess = guessed(&[&headings, &["Hub", "x", "", "", "x"], &["Walks", "", "y", "x", ""]]);
    assert_eq!(fields(&guess)[1..], [challenge(0), challenge(1), challenge(2), challenge(3)]);
    let rows = imported(&[
        &headings,
        &["Ticks", "x", "Yes", "✓", "TRUE"],
        &["Strengths", "3", "strong", "Medium", "low"],
        &["Ones", "1", "2", "", ""],
        &["None", "", "", "", ""],
        &["Said none", "no", "n", "0", "false"],
        &["Odd", "x", "maybe", "n/a", ""],
    ]);
    let seen: Vec<_> = rows.iter().filter(|row| row.challenges.is_some()).map(challenges).collect();
    assert_eq!(seen, ["A B C D", "A3 B3 C2 D1", "A1 B2", "", "A"]);
    assert_eq!(rows[3].challenges, None);
    assert_eq!(rows[5].problems, ["Challenge B: can't read \"maybe\" as a tick or a strength"]);

    // Where nothing but 0 and 1 stands there, a 1 is a tick.
    let flags = imported(&[&headings, &["Hub", "1", "0", "0", "1"], &["Walks", "0", "1", "1", "0"]]);
    assert_eq!(flags.iter().map(challenges).collect::<Vec<_>>(), ["A D", "B C"]);
}

#[test]
fn challenges_are_read_by_letter_name_and_short_name() {
    for (text, expected) in [
        ("A", "A"),
        ("a; c", "A C"),
        ("A, C", "A C"),
        ("ACD", "A C D"),
        ("A/B", "A B"),
        ("A & D", "A D"),
        ("A and B", "A B"),
        ("A:3; Good work", "A3 B"),
        ("A3", "A3"),
        ("a3, b1", "A3 B1"),
        ("A2 B1", "A2 B1"),
        ("A (strong)", "A3"),
        ("Good work - 2", "B2"),
        ("GOOD WORK", "B"),
        ("good start|healthy life", "A D"),
        ("Healthy", "D"),
        ("A place where people want to live: 1", "C1"),
        ("A good start in life, Good work", "A B"),
        ("A: Good start", "A"),
        ("B - Good work\nD - Healthy life", "B D"),
        ("Challenge C", "C"),
        ("Grand challenge 2", "B"),
        ("GC1; GC4", "A D"),
        ("All four", "A B C D"),
        ("all", "A B C D"),
        ("A; A:3", "A3"),
        ("• Good work\n• Good place", "B C"),
        ("Good place (high)", "C3"),
        ("A, B, C & D", "A B C D"),
        ("- A\n- B", "A B"),
        ("A;;B;", "A B"),
    ] {
        let row = cell("Challenges", text);
        assert_eq!((challenges(&row).as_str(), row.problems.as_slice()), (expected, &[][..]), "{text}");
    }
    for (text, expected, unread) in [
        ("A; Zebra", "A", vec!["Zebra"]),
        ("Good", "", vec!["Good"]),
        ("E", "", vec!["E"]),
        ("AE", "", vec!["AE"]),
        ("A: Good work", "", vec!["A: Good work"]),
        ("B; everything, really; C", "B C", vec!["everything, really"]),
        ("A:7", "", vec!["A:7"]),
        ("AA", "", vec!["AA"]),
    ] {
        // Named by a person, since such values would not be taken for challenges.
        let sheets = read("plan.xlsx", &table(&[&["Title", "Challenges"], &["Hub", text]])).unwrap();
        let row =
            columns::rows(&sheets[0], 1, &[Field::Title, Field::Challenges], DateOrder::DayMonth, &map()).remove(0);
        let seen = if row.challenges.is_some() { challenges(&row) } else { String::new() };
        let problems: Vec<_> =
            unread.iter().map(|piece| format!("Challenges: can't read \"{piece}\" as a challenge")).collect();
        assert_eq!((seen.as_str(), row.problems), (expected, problems), "{text}");
    }
}

#[test]
fn a_strength_column_counts_where_a_challenge_has_none_of_its_own() {
    let rows = imported(&[
        &["Title", "Challenges", "Strength"],
        &["Hub", "A; B:1", "Strong"],
        &["Walks", "C", ""],
        &["Talks", "C", "2"],
        &["Odd", "C", "very"],
    ]);
    assert_eq!(rows.iter().map(challenges).collect::<Vec<_>>(), ["A3 B1", "C", "C2", "C"]);
    assert_eq!(rows[3].problems, ["Strength: can't read \"very\" as a strength (1 to 3, or some, good, strong)"]);
    assert_eq!(rows[0].challenges.as_ref().unwrap()[0].1, Some(Strength::Strong));
}

#[test]
fn days_are_read_as_people_write_them() {
    for (text, expected) in [
        ("1 April 2026", day(2026, 4, 1)),
        ("1st Apr 26", day(2026, 4, 1)),
        ("01/04/26", day(2026, 4, 1)),
        ("01/04/2026", day(2026, 4, 1)),
        ("1.4.2026", day(2026, 4, 1)),
        ("2026-04-01", day(2026, 4, 1)),
        ("2026-04-01T09:30:00", day(2026, 4, 1)),
        ("01/04/2026 09:30", day(2026, 4, 1)),
        ("2026-04-01 00:00:00", day(2026, 4, 1)),
        ("Wed 1 April 2026", day(2026, 4, 1)),
        ("Wednesday, 1st of April, 2026", day(2026, 4, 1)),
        ("April 1, 2026", day(2026, 4, 1)),
        ("1-Apr-26", day(2026, 4, 1)),
        ("1Apr26", day(2026, 4, 1)),
        ("20260401", day(2026, 4, 1)),
        ("25/12/2026", day(2026, 12, 25)),
        ("12/25/2026", day(2026, 12, 25)),
        ("April 2026", day(2026, 4, 1)),
        ("Apr-26", day(2026, 4, 1)),
        ("Sept 2026", day(2026, 9, 1)),
        ("04/2026", day(2026, 4, 1)),
        ("2026-04", day(2026, 4, 1)),
        ("from 1 April 2026", day(2026, 4, 1)),
        ("3rd March 1999", day(1999, 3, 3)),
        ("01/04/98", day(1998, 4, 1)),
        ("1 April 2026 (provisional)", day(2026, 4, 1)),
        ("29 February 2028", day(2028, 2, 29)),
        ("46113", None),
        ("2026/27", None),
        ("2026", None),
        ("soonish", None),
        ("Spring 2026", None),
        ("31 April 2026", None),
        ("Q1 2026", None),
        ("29/02/2026", None),
        ("1 April", None),
        ("01/04/0026", None),
        ("2011-12", None),
        ("99/99/9999", None),
        ("early April 2026", None),
        ("1/2/3", None),
    ] {
        let row = cell("Start date", text);
        let problems =
            if expected.is_none() { vec![format!("Start: can't read \"{text}\" as a date")] } else { vec![] };
        assert_eq!((row.start, row.problems), (expected, problems), "{text}");
    }
    for text in ["TBC", "n/a", "-", "Ongoing", "unknown"] {
        let row = cell("End date", text);
        assert_eq!((row.end, row.problems.len()), (None, 0), "{text}");
    }
    // Until a month means until its last day.
    assert_eq!(cell("End", "February 2028").end, day(2028, 2, 29));
    assert_eq!(cell("End", "31/03/27").end, day(2027, 3, 31));
}

#[test]
fn a_day_that_lost_its_format_is_still_a_day() {
    let bytes = workbook(|sheet| {
        sheet.write_string(0, 0, "Title").unwrap();
        sheet.write_string(0, 1, "Start").unwrap();
        sheet.write_string(1, 0, "Hub").unwrap();
        sheet.write_number(1, 1, 46_113.0).unwrap();
        sheet.write_string(2, 0, "Walks").unwrap();
        sheet.write_number(2, 1, 2026.0).unwrap();
    });
    let (_, rows) = import("plan.xlsx", &bytes);
    assert_eq!(rows[0].start, day(2026, 4, 1));
    assert_eq!(
        (rows[1].start, rows[1].problems.as_slice()),
        (None, &["Start: can't read \"2026\" as a date".to_owned()][..])
    );
}

#[test]
fn a_day_in_a_year_of_five_digits_is_none() {
    let far = NaiveDate::from_ymd_opt(20_260, 4, 1).unwrap();
    let sheet = Sheet {
        rows: vec![
            (1, vec![Cell::Text("Title".to_owned()), Cell::Text("Start".to_owned())]),
            (2, vec![Cell::Text("Hub".to_owned()), Cell::Date(far)]),
        ],
        ..Sheet::default()
    };
    let row = columns::rows(&sheet, 1, &[Field::Title, Field::Start], DateOrder::DayMonth, &map()).remove(0);
    assert_eq!((row.start, row.problems.len()), (None, 1));
}

#[test]
fn statuses_and_sectors_are_read_in_many_wordings() {
    for (text, status) in [
        ("Live", Status::Live),
        ("In progress", Status::Live),
        ("Active", Status::Live),
        ("Underway", Status::Live),
        ("under way", Status::Live),
        ("On-going", Status::Live),
        ("Live (phase 2)", Status::Live),
        ("In delivery - on track", Status::Live),
        ("3. Live", Status::Live),
        ("Proposed", Status::Idea),
        ("Concept", Status::Idea),
        ("Pipeline", Status::Planned),
        ("Not started", Status::Planned),
        ("In development", Status::Planned),
        ("Completed", Status::Ended),
        ("closed", Status::Ended),
        ("FINISHED", Status::Ended),
        ("On hold", Status::Paused),
        ("Paused", Status::Paused),
        ("Stalled: funding", Status::Paused),
    ] {
        let row = cell("Status", text);
        assert_eq!((row.status, row.problems.len()), (Some(status), 0), "{text}");
    }
    let sheets = read(
        "plan.xlsx",
        &table(&[&["Title", "Status", "Sector", "Good practice"], &["Hub", "Purple", "Martian", "perhaps"]]),
    )
    .unwrap();
    let fields = [Field::Title, Field::Status, Field::Sector, Field::BrightSpot];
    let row = columns::rows(&sheets[0], 1, &fields, DateOrder::DayMonth, &map()).remove(0);
    let problems = [
        "Status: can't read \"Purple\" as a status",
        "Sector: can't read \"Martian\" as a sector",
        "Bright spot: can't read \"perhaps\" as yes or no",
    ];
    assert_eq!(row.problems, problems);
    for (text, sector) in [
        ("Local authority", Sector::Council),
        ("NHS", Sector::Health),
        ("Police", Sector::PoliceAndFire),
        ("Fire & rescue", Sector::PoliceAndFire),
        ("School", Sector::Education),
        ("VCSE", Sector::Voluntary),
        ("Charity", Sector::Voluntary),
        ("Business", Sector::Private),
        ("other", Sector::Other),
        ("community", Sector::Community),
    ] {
        assert_eq!(cell("Sector", text).sector, Some(sector), "{text}");
    }
    for (text, bright) in [("Yes", Some(true)), ("✓", Some(true)), ("N", Some(false)), ("-", None)] {
        assert_eq!(cell("Bright spot", text).bright_spot, bright, "{text}");
    }
}

#[test]
fn lists_are_split_and_organisations_keep_their_commas() {
    let row = cell(
        "Partners",
        "Police, Fire and Crime Panel; Ely Trust | Mere School\n• Age Concern, Hartmere\n\n; ely trust; n/a",
    );
    let expected = ["Police, Fire and Crime Panel", "Ely Trust", "Mere School", "Age Concern, Hartmere"];
    assert_eq!(row.partners, Some(expected.map(str::to_owned).to_vec()));
    for blank in ["-", "TBC", "none", "N/A", " ; ;"] {
        let row = cell("Lead organisation", blank);
        assert_eq!((row.lead, row.problems.len()), (None, 0), "{blank}");
    }
    let rows = imported(&[
        &["Title", "Partner 1", "Partner 2", "Partner 3", "District", "Ward"],
        &["Hub", "Ely Trust", "", "Mere School", "Hartmere", "Northgate; Southgate"],
    ]);
    assert_eq!(rows[0].partners, Some(vec!["Ely Trust".to_owned(), "Mere School".to_owned()]));
    assert_eq!(rows[0].places.as_ref().unwrap().len(), 3);
}

#[test]
fn empty_rows_go_unsaid_and_rows_without_a_title_do_not() {
    let rows = imported(&[
        &["ID", "Title", "Lead", "Cost"],
        &["1", "Hub", "Ely Trust", "12"],
        &["2", "", "", ""],
        &["", "", "", "99"],
        &["3", "", "Mere School", ""],
        &["4", "Walks", "", ""],
    ]);
    let seen: Vec<_> = rows.iter().map(|row| (row.row, row.title.as_deref())).collect();
    assert_eq!(seen, [(2, Some("Hub")), (5, None), (6, Some("Walks"))]);
    assert_eq!((rows[0].id.as_deref(), rows[0].reference.as_deref()), (None, Some("1")));
}

#[test]
fn a_formula_that_failed_leaves_no_organisation_of_that_name() {
    let rows = imported(&[&["Title", "Lead", "Status"], &["Hub", "#N/A", "#SPILL!"], &["#REF!", "Ely Trust", ""]]);
    assert_eq!((rows[0].lead.as_ref(), rows[0].status), (None, None));
    assert_eq!(
        rows[0].problems,
        ["Lead: left out, since the cell shows #N/A", "Status: left out, since the cell shows #SPILL!"]
    );
    assert_eq!((rows[1].title.as_ref(), rows[1].row), (None, 3));
}

#[test]
fn a_link_is_an_address_and_not_the_words_above_one() {
    for (text, expected) in [
        ("https://example.org/a?b=c", Some("https://example.org/a?b=c")),
        ("See www.example.org, page 2", Some("www.example.org")),
        ("example.gov.uk/plan", Some("example.gov.uk/plan")),
        ("<HTTPS://EXAMPLE.ORG>", Some("HTTPS://EXAMPLE.ORG")),
        ("Click here", None),
        ("jo@example.org", None),
        ("p. 12", None),
    ] {
        let row = cell("Web page", text);
        let problems =
            if expected.is_none() { vec![format!("Link: can't read \"{text}\" as an address")] } else { vec![] };
        assert_eq!((row.link.as_deref(), row.problems), (expected, problems), "{text}");
    }
}

#[test]
fn headings_that_are_repeated_for_the_printer_are_no_row() {
    let rows = imported(&[&["Title", "Lead"], &["Hub", "Ely"], &["Title", "Lead"], &["Walks", "Mere"]]);
    assert_eq!(rows.iter().map(|row| row.row).collect::<Vec<_>>(), [2, 4]);
}

#[test]
fn problems_of_reading_stand_beside_their_row() {
    let mut sheets = read("plan.xlsx", &table(&[&["Title", "Lead"], &["Hub", "Ely"], &["Walks", "Mere"]])).unwrap();
    sheets[0].problems.push((3, "Column B: the text was longer".to_owned()));
    let rows = columns::rows(&sheets[0], 1, &[Field::Title, Field::Lead], DateOrder::DayMonth, &map());
    assert_eq!((rows[0].problems.len(), rows[1].problems.len()), (0, 1));
}
