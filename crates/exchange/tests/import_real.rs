//! What real sheets taught: references, dates that are none, titles, names that are none, commas, totals, worksheets.
#![allow(clippy::unwrap_used)]

#[path = "import/support.rs"]
mod support;

use proptest::prelude::*;
use rust_xlsxwriter::Workbook;
use support::{decided, fields, guessed, imported, map, read, read_whole, table, today};
use sweetspot_core::Stamp;
use sweetspot_core::import::{Verdict, plan, plan_with};
use sweetspot_core::map::{Sector, Status};
use sweetspot_exchange::columns::{self, Commas, Field, StatusAnswer};

fn stamp(seed: u128) -> Stamp {
    Stamp { at: 0, who: String::new(), change: uuid::Uuid::from_u128(seed) }
}

fn names(list: &[&str]) -> Option<Vec<String>> {
    Some(list.iter().map(|name| (*name).to_owned()).collect())
}

#[test]
fn grants_of_one_title_are_told_apart_by_their_identifier() {
    let rows: &[&[&str]] = &[
        &["Identifier", "Title", "Description", "Recipient Org:Name"],
        &["G1", "Grant to Refugee Action", "Core costs", "Refugee Action"],
        &["G2", "Grant to Refugee Action", "Wave 2", "Refugee Action"],
    ];
    assert_eq!(fields(&guessed(rows)), [Field::Reference, Field::Title, Field::Summary, Field::Lead]);
    let (outcomes, once) = plan(&map(), &imported(rows), &stamp(2));
    assert!(outcomes.iter().all(|outcome| outcome.verdict == Verdict::Added));
    let (outcomes, twice) = plan(&once, &imported(rows), &stamp(3));
    assert!(outcomes.iter().all(|outcome| outcome.verdict == Verdict::Unchanged));
    assert_eq!((twice.initiatives.len(), twice == once), (2, true));
}

#[test]
fn a_number_of_organisations_is_no_reference_where_they_have_several_grants() {
    let rows: &[&[&str]] = &[
        &["Charity number", "Title", "Recipient"],
        &["1101", "Core costs", "Ely Trust"],
        &["1101", "Core costs", "Ely Trust"],
        &["1102", "Core costs", "Mere Trust"],
    ];
    assert_eq!(fields(&guessed(rows))[0], Field::Ignore);
    assert_eq!(plan(&map(), &imported(rows), &stamp(2)).1.initiatives.len(), 3);
}

#[test]
fn dates_of_awards_and_registers_are_no_ends() {
    for heading in
        ["Award date", "date_of_registration", "incorporation_date", "last_updated", "FirstAddedDate", "Date of award"]
    {
        let guess = guessed(&[&["Title", heading], &["Hub", "01/04/2026"], &["Walks", "02/05/2026"]]);
        assert_eq!((guess.columns[1].field, guess.columns[1].sure), (Field::Ignore, true), "{heading}");
    }
    // A real one counts although it is half empty.
    let guess = guessed(&[
        &["Title", "Award date", "End date"],
        &["Hub", "01/04/2026", ""],
        &["Walks", "02/05/2026", "03/06/2027"],
    ]);
    assert_eq!(fields(&guess)[1..], [Field::Ignore, Field::End]);
}

#[test]
fn a_title_there_always_is() {
    let title = |rows: &[&[&str]]| {
        let guess = guessed(rows);
        let nth = guess.columns.iter().position(|column| column.field == Field::Title);
        nth.map(|nth| guess.columns[nth].heading.clone())
    };
    let list: &[&[&str]] = &[
        &["Organisation name", "Sector", "Town", "Postcode"],
        &["Ely Trust", "Charity", "Ely", "CB7 4AA"],
        &["Mere School", "School", "March", "PE15 8AA"],
    ];
    assert_eq!(title(list).as_deref(), Some("Organisation name"));
    // A column that is filled in one row of ten is none, and neither is one that repeats a value.
    let mut rows: Vec<Vec<String>> = vec![["Project", "Programme name", "What we will do"].map(str::to_owned).to_vec()];
    rows.extend((0..20).map(|nth| {
        vec![
            if nth % 10 == 0 { format!("Big project {nth}") } else { String::new() },
            "Healthy lives".to_owned(),
            format!("Run walking group number {nth} in the park"),
        ]
    }));
    let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    assert_eq!(title(&rows).as_deref(), Some("What we will do"));
    // Half of it numbers: those that are texts come in, and of the others it is said.
    let half: &[&[&str]] = &[&["Title", "Lead"], &["12", "Ely Trust"], &["Hub", "Mere School"], &["13", "Fen Trust"]];
    let read = imported(half);
    assert_eq!(read.iter().map(|row| row.title.as_deref()).collect::<Vec<_>>(), [None, Some("Hub"), None]);
    assert_eq!(read[0].problems, ["Title: can't read \"12\" as a title"]);
    // One grant is titled so.
    assert_eq!(imported(&[&["Title", "Lead"], &["?", "Ely Trust"]])[0].title.as_deref(), Some("?"));
}

#[test]
fn headings_are_words_however_they_are_written_and_the_last_word_decides() {
    for (heading, value, field) in [
        ("SiteNameAddress", "Land at Mere Road", Field::Places),
        ("LeadROName", "University of Mere", Field::Lead),
        ("lead_organisation", "Ely Trust", Field::Lead),
        ("Recipient", "Ely Trust", Field::Lead),
        ("Applicant name", "Ely Trust", Field::Lead),
        ("Ministry", "Ministry of Works", Field::Lead),
        ("Department", "Highways", Field::Lead),
        ("Institution", "Mere College", Field::Lead),
        ("Funder", "Fen Fund", Field::Partners),
        ("Donor", "Fen Fund", Field::Partners),
        ("LocalAuthority", "Ely", Field::Places),
        ("Ward name", "Northgate", Field::Places),
        ("City", "Ely", Field::Places),
        ("Province", "Ulster", Field::Places),
        ("Municipality", "Ely", Field::Places),
        ("Main discipline", "Dance", Field::Themes),
        ("Artform", "Dance", Field::Themes),
        ("Sector", "Dance", Field::Themes),
        ("Sector", "Charity", Field::Sector),
        ("SDGs", "SDG 3", Field::Themes),
        ("Cluster", "Shelter", Field::Themes),
        ("Usage", "For meetings of all kinds", Field::Summary),
        ("Activities", "Walks and talks for all", Field::Summary),
        ("Aims", "That nobody is alone", Field::Summary),
        ("Ward code", "Northgate", Field::Ignore),
        ("Recipient postcode", "CB7 4AA", Field::Ignore),
        ("Permission type", "Full", Field::Ignore),
        ("Country of origin", "England", Field::Ignore),
        ("Number of partners", "3", Field::Ignore),
        ("Count of organisations", "3", Field::Ignore),
    ] {
        let guess = guessed(&[&["Project name", heading], &["Hub", value], &["Walks", value], &["Talks", value]]);
        if heading == "SiteNameAddress" {
            let alone = guessed(&[&["GeoX", heading], &["0.12", value], &["0.13", "Old mill"]]);
            assert_eq!(alone.columns[1].field, Field::Title);
        } else {
            assert_eq!(guess.columns[1].field, field, "{heading}: {value}");
        }
    }
    assert_eq!(guessed(&[&["actionName", "actionId"], &["Hub", "A1"]]).columns[0].field, Field::Title);
}

#[test]
fn names_that_are_none_are_left_out_and_said() {
    let rows = imported(&[
        &["Project", "Partners", "Location", "Notes"],
        &["Hub", "Ely Trust; CB7 4AA; E05011403; yes; 12; N/A; TBC", "Ely; 52.39, 0.26", "NA"],
        &["Walks", "Total Control Sound Ltd", "1 Station Road\nMarch\nPE15 8AA", "Steady"],
    ]);
    assert_eq!(rows[0].partners, names(&["Ely Trust"]));
    assert_eq!((&rows[0].places, &rows[0].notes), (&names(&["Ely"]), &None));
    assert!(rows[0].problems.contains(&"Partners: can't read \"E05011403\" as a name".to_owned()));
    assert_eq!(rows[1].partners, names(&["Total Control Sound Ltd"]));
    assert_eq!(rows[1].places, names(&["1 Station Road, March, PE15 8AA"]));
}

#[test]
fn commas_part_names_where_they_must_and_a_person_decides() {
    let rows: &[&[&str]] = &[
        &["Project", "Partners", "Location", "Tags"],
        &["Hub", "Fen NHS Trust, Age UK Fen, Fen Police", "Ely, March", "youth, arts"],
        &["Walks", "Welsh, Scottish and Co", "March", "walking, arts"],
        &["Talks", "Police, Fire and Crime Panel", "Ely", "arts"],
    ];
    let guessed = decided(rows, |_, _| {});
    assert_eq!(guessed.rows[0].partners, names(&["Fen NHS Trust", "Age UK Fen", "Fen Police"]));
    assert_eq!(guessed.rows[1].partners, names(&["Welsh, Scottish and Co"]));
    assert_eq!(guessed.rows[2].partners, names(&["Police, Fire and Crime Panel"]));
    assert_eq!(
        (&guessed.rows[0].places, &guessed.rows[0].themes),
        (&names(&["Ely", "March"]), &names(&["youth", "arts"]))
    );
    let asked = guessed.asks.commas.unwrap();
    assert_eq!((asked.cells, asked.parted, asked.examples.len()), (6, 4, 3));
    let nowhere = decided(rows, |_, choices| choices.commas = Commas::Nowhere);
    assert_eq!(nowhere.rows[0].places, names(&["Ely, March"]));
    let everywhere = decided(rows, |_, choices| choices.commas = Commas::Everywhere);
    assert_eq!(everywhere.rows[1].partners, names(&["Welsh", "Scottish and Co"]));
}

/// Most cells of the column part for certain; in the others nothing else is known of the names.
#[test]
fn a_column_of_lists_is_parted_throughout() {
    let rows: &[&[&str]] = &[
        &["Project", "Partners"],
        &["Hub", "Fen NHS Trust, Age UK Fen"],
        &["Clubs", "Fen Council, Fen Police"],
        &["Bus", "Fen College, Fen NHS Trust"],
        &["Food", "Fen Council, Marsh Foodbank"],
        &["Talks", "Police, Fire and Crime Panel"],
        &["Walks", "Welsh, Scottish and Co"],
    ];
    let read = decided(rows, |_, _| {}).rows;
    assert_eq!(read[3].partners, names(&["Fen Council", "Marsh Foodbank"]));
    assert_eq!(read[4].partners, names(&["Police, Fire and Crime Panel"]));
    assert_eq!(read[5].partners, names(&["Welsh, Scottish and Co"]));
}

#[test]
fn statuses_are_asked_once_and_follow_the_dates_until_then() {
    let rows: &[&[&str]] = &[
        &["Scheme", "Stage", "Start", "End"],
        &["Hub", "Tender", "1 January 2027", ""],
        &["Walks", "Construction", "1 January 2024", "1 January 2025"],
        &["Talks", "Tender", "", ""],
        &["Meals", "Live", "", ""],
    ];
    let asked = decided(rows, |_, _| {});
    let words: Vec<_> = asked.asks.statuses.iter().map(|status| (status.words.as_str(), status.rows)).collect();
    assert_eq!((words, asked.asks.without_status), (vec![("Construction", 1), ("Tender", 2)], 3));
    let treated: Vec<_> = asked.rows.iter().map(|row| row.status.or(row.status_if_new)).collect();
    let expected = [Status::Planned, Status::Ended, Status::Live, Status::Live].map(Some);
    assert_eq!(treated, expected);
    let answered = decided(rows, |_, choices| {
        choices.status = Some(Status::Idea);
        choices.statuses = vec![StatusAnswer { words: "tender".to_owned(), status: Status::Planned }];
    });
    let treated: Vec<_> = answered.rows.iter().map(|row| row.status.or(row.status_if_new)).collect();
    assert_eq!(treated, [Status::Planned, Status::Idea, Status::Planned, Status::Live].map(Some));
    assert_eq!(answered.asks.statuses.len(), 2, "what was answered can be answered otherwise");
}

#[test]
fn totals_notes_and_groups_have_no_tick_and_say_why() {
    let rows: &[&[&str]] = &[
        &["Scheme", "Ward", "Lead", "Budget"],
        &["HIGHWAYS AND PARKS"],
        &["Bridge works", "Northgate", "Ely Council", "12"],
        &["Total Control Sound Ltd", "Southgate", "Mere Council", "14"],
        &["Total for highways", "", "", "26"],
        &["Scheme", "Ward", "Lead", "Budget"],
        &["Library roof", "Northgate", "Ely Council", "12"],
        &["", "", "", "99"],
        &["Grand total", "", "", "38"],
        &["Source: finance team, September 2026"],
    ];
    let read = decided(rows, |_, _| {});
    let left: Vec<_> = read.left_out.iter().map(|row| (row.row, row.why.as_str())).collect();
    assert_eq!(
        left,
        [
            (2, "the heading of a group"),
            (5, "a total"),
            (6, "repeats the headings"),
            (8, "holds nothing that is read"),
            (9, "a total"),
            (10, "a note, not an initiative"),
        ]
    );
    assert_eq!(read.asks.nothing_read, 1);
    let titles = |read: &columns::RowsRead| read.rows.iter().map(|row| row.title.clone().unwrap()).collect::<Vec<_>>();
    assert_eq!(titles(&read), ["Bridge works", "Total Control Sound Ltd", "Library roof"]);
    let ticked = decided(rows, |_, choices| {
        choices.taken_in = vec![9];
        choices.left_out = vec![3];
    });
    assert_eq!(titles(&ticked), ["Total Control Sound Ltd", "Library roof", "Grand total"]);
    assert_eq!(ticked.left_out.iter().find(|row| row.row == 3).unwrap().why, "its tick is taken away");
}

#[test]
fn blank_cells_of_groups_are_carried_down_when_a_person_says_so() {
    let rows: &[&[&str]] = &[
        &["Priority", "Action", "Lead"],
        &["Homes", "Insulate", "Ely Council"],
        &["", "Draught proof", "Ely Council"],
        &["", "Advise", "Ely Trust"],
        &["Skills", "Teach", "Mere School"],
        &["", "Coach", "Mere School"],
    ];
    let offered = decided(rows, |_, _| {});
    assert_eq!(offered.asks.carried.iter().map(|offer| offer.column).collect::<Vec<_>>(), [0]);
    assert_eq!(offered.rows[1].priorities, None);
    let carried = decided(rows, |_, choices| choices.carried = vec![0]);
    let priorities: Vec<_> = carried.rows.iter().map(|row| row.priorities.clone().unwrap().remove(0)).collect();
    assert_eq!(priorities, ["Homes", "Homes", "Homes", "Skills", "Skills"]);
}

#[test]
fn the_sheet_with_most_initiatives_wins_and_the_row_of_headings_can_be_chosen() {
    let mut workbook = Workbook::new();
    let mut fill = |name: &str, rows: Vec<Vec<String>>| {
        let sheet = workbook.add_worksheet().set_name(name).unwrap();
        for (row, cells) in (0..).zip(rows) {
            for (column, text) in (0..).zip(cells) {
                sheet.write_string(row, column, text).unwrap();
            }
        }
    };
    let texts = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
    let list = |rows: usize| {
        let mut sheet = vec![texts(&["Title", "Lead", "District"])];
        sheet.extend((0..rows).map(|nth| texts(&[&format!("Project {nth}"), "Ely Trust", "Ely"])));
        sheet
    };
    fill("Closed", list(9));
    fill("All", list(200));
    let mut ties = vec![texts(&["From", "To", "Type"])];
    ties.extend(
        (0..600).map(|nth| texts(&[&format!("Project {}", nth % 200), &format!("Project {}", nth % 7), "supports"])),
    );
    fill("Connections", ties);
    let sheets = read("plan.xlsx", &workbook.save_to_buffer().unwrap()).unwrap();
    assert_eq!(columns::guess(&sheets, None, None, &map()).unwrap().sheet, "All");

    let bytes = table(&[&["Our plan"], &["Project", "Lead"], &["Hub", "Ely Trust"], &["Walks", "Mere School"]]);
    let sheets = read("plan.xlsx", &bytes).unwrap();
    let at = |row: Option<u32>| columns::guess(&sheets, None, row, &map()).unwrap();
    assert_eq!(at(None).heading_row, 2);
    assert_eq!(at(None).heading_rows[1].shown, "Project · Lead");
    assert_eq!(at(Some(3)).columns[0].heading, "Hub");
    let none = at(Some(0));
    assert_eq!((none.heading_row, none.columns[0].heading.as_str()), (0, "Column A"));
    let read = columns::read(&sheets[0], 0, &none.choices(), &map(), today());
    assert_eq!(read.rows.iter().map(|row| row.row).collect::<Vec<_>>(), [1, 2, 3, 4]);
}

#[test]
fn please_check_is_said_only_of_what_is_doubtful() {
    let guess = guessed(&[
        &["Project", "Lead", "Budget", "Colour", "Hours open", "Email"],
        &["Hub", "Ely Trust", "12", "Blue", "9 to 5", "jo@example.org"],
        &["Walks", "Mere School", "13", "Red", "9 to 6", "al@example.org"],
    ]);
    assert!(guess.columns.iter().all(|column| column.sure), "{:?}", guess.columns);
    // Nothing else tells the status, so that a column of that name is worth a look.
    let guess = guessed(&[&["Project", "Status"], &["Hub", "Red"], &["Walks", "Amber"], &["Talks", "Green"]]);
    assert_eq!((guess.columns[1].field, guess.columns[1].sure), (Field::Ignore, false));
}

#[test]
fn a_company_with_the_number_of_a_charity_is_one() {
    let rows = imported(&[
        &["Project", "Recipient", "Charity number"],
        &["Hub", "Ely Carers Ltd", "1123456"],
        &["Walks", "Warm Homes Ltd", "N/A"],
    ]);
    assert_eq!((rows[0].sector, rows[1].sector), (Some(Sector::Voluntary), None));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Whatever stands in it, the same sheet again changes nothing, and a first import updates nothing.
    #[test]
    fn the_same_sheet_again_changes_nothing(
        headings in proptest::sample::subsequence(
            vec!["Ref", "Title", "Lead", "Partners", "Location", "Tags", "Status", "Start", "End", "Description", "Notes", "Challenges"], 2..10),
        cells in proptest::collection::vec(proptest::collection::vec(0usize..9, 12), 1..14),
    ) {
        const VALUES: [&str; 9] = ["", "Hub", "Ely Trust", "A, B", "x; y; Ely Trust", "01/04/2026", "N/A", "Live", "12"];
        let mut rows: Vec<Vec<&str>> = vec![headings.clone()];
        rows.extend(cells.iter().map(|row| row.iter().take(headings.len()).map(|nth| VALUES[*nth]).collect::<Vec<_>>()));
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        let bytes = table(&rows);
        let Ok(sheets) = read("plan.xlsx", &bytes) else { return Ok(()) };
        if columns::guess(&sheets, None, None, &map()).is_err() {
            return Ok(());
        }
        let (_, read) = read_whole("plan.xlsx", &bytes);
        let first = plan_with(&map(), &read.rows, &Default::default(), &stamp(2));
        prop_assert!(first.outcomes.iter().all(|outcome| outcome.verdict != Verdict::Updated));
        let again = plan_with(&first.map, &read.rows, &Default::default(), &stamp(3));
        for outcome in &again.outcomes {
            prop_assert!(
                matches!(outcome.verdict, Verdict::Unchanged | Verdict::Joined | Verdict::Skipped),
                "{:?} of {:?}", outcome, rows
            );
        }
        prop_assert!(again.map == first.map);
    }
}
