//! From headings in any order and wording to fields: what officers put above their columns, and what it is taken for.
#![allow(clippy::unwrap_used)]

#[path = "import/support.rs"]
mod support;

use chrono::NaiveDate;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use support::{challenges, fields, guessed, import, imported, map, read, table, workbook};
use sweetspot_exchange::columns::{self, DateOrder, Field, Guess, guess};
use sweetspot_exchange::sheet::{ImportError, Limit, Sheet};

fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

fn challenge(nth: usize) -> Field {
    Field::Challenge(map().challenges.at(nth).id)
}

#[test]
fn headings_are_known_in_the_wording_of_those_who_wrote_them() {
    use Field::*;
    for (heading, field) in [
        ("Project", Title),
        ("Name of initiative", Title),
        ("Scheme name", Title),
        ("PROGRAMME", Title),
        ("Activity", Title),
        ("Project / programme", Title),
        ("Initiative title", Title),
        ("Project Name *", Title),
        ("What it does", Summary),
        ("Brief description of project", Summary),
        ("Project description", Summary),
        ("Aims & objectives", Summary),
        ("Overview", Summary),
        ("Current status", Status),
        ("Stage", Status),
        ("Project status", Status),
        ("Delivery phase", Status),
        ("Start", Start),
        ("From", Start),
        ("Date commenced", Start),
        ("Start date (dd/mm/yyyy)", Start),
        ("Project start date", Start),
        ("Expected start", Start),
        ("Launch date", Start),
        ("Finish", End),
        ("Due", End),
        ("To", End),
        ("End date (if known)", End),
        ("Target completion date", End),
        ("Comments", Notes),
        ("Any other comments", Notes),
        ("Latest update", Notes),
        ("Further information", Notes),
        ("Web page", Link),
        ("URL", Link),
        ("Link to webpage", Link),
        ("Bright spot?", BrightSpot),
        ("Good practice (Y/N)", BrightSpot),
        ("Grand challenges", Challenges),
        ("Which challenge(s)?", Challenges),
        ("Ambitions", Challenges),
        ("Which of the grand challenges does it address?", Challenges),
        ("Strength of contribution", Strength),
        ("Lead body", Lead),
        ("Owner org", Lead),
        ("Lead organization", Lead),
        ("Organisation", Lead),
        ("Lead organisation name", Lead),
        ("Delivered by", Lead),
        ("Led by", Lead),
        ("Delivery partners", Partners),
        ("Stakeholders", Partners),
        ("Other organisations involved", Partners),
        ("Working with", Partners),
        ("Partner 1", Partners),
        ("Sector", Sector),
        ("Type of organisation", Sector),
        ("District", Places),
        ("Ward(s)", Places),
        ("Location", Places),
        ("Geographic area", Places),
        ("Where?", Places),
        ("Outcome", Priorities),
        ("Corporate priorities", Priorities),
        ("Strategic outcomes", Priorities),
        ("Tags", Themes),
        ("Category", Themes),
        ("Cross-cutting themes", Themes),
        ("Area of work", Themes),
        ("Ref", Reference),
        ("Project ref.", Reference),
        ("Unique ID", Reference),
        ("RAG", Ignore),
        ("RAG status", Ignore),
        ("Budget (£k)", Ignore),
        ("Lead officer", Ignore),
        ("Project manager", Ignore),
        ("E-mail", Ignore),
        ("Last updated", Ignore),
        ("SRO", Ignore),
        ("No.", Ignore),
        ("Responsible officer", Ignore),
        ("Funding source", Ignore),
        ("Review date", Ignore),
    ] {
        // Another column holds the titles, unless this one does.
        let other = if field == Title { "Budget" } else { "Initiative name" };
        let guess = guessed(&[&[other, heading], &["Hub", ""], &["Walks", ""]]);
        assert_eq!(guess.columns[1].field, field, "{heading}");
        assert_eq!((guess.heading_row, guess.columns[1].heading.as_str()), (1, heading));
    }
}

#[test]
fn the_words_of_each_field_are_its_surest_heading() {
    for field in Field::ALL {
        if field != Field::Ignore {
            let other = if field == Field::Title { "Budget" } else { "Title" };
            let guess = guessed(&[&[other, field.words()], &["Hub", ""]]);
            assert_eq!((guess.columns[1].field, guess.columns[1].sure), (field, true));
        }
        assert_eq!(Field::read(&field.words().to_uppercase(), &map()), Some(field));
    }
    assert_eq!(Field::read("bright_spot", &map()), Some(Field::BrightSpot));
    for words in ["b", "Good work", "GOOD  WORK", "Challenge B"] {
        assert_eq!(Field::read(words, &map()), Some(challenge(1)), "{words}");
    }
    assert_eq!(Field::read("E", &map()), None);
    assert_eq!(Field::read("nonsense", &map()), None);
}

#[test]
fn title_rows_above_the_headings_are_passed_over() {
    let rows: &[&[&str]] = &[
        &["Hartmere Together: delivery plan 2026 to 2029"],
        &["Owner: Partnership team", "", "Last updated 3 March 2026"],
        &[],
        &["Please fill in one line for each project. Contact us with questions; return by the end of the month."],
        &["Project", "Lead organisation", "Status", "Delivery partners"],
        &["Warm homes", "Hartmere Borough Council", "Live", "Ely Trust; Mere School"],
        &["Youth hub", "Ely Trust", "Planned", ""],
    ];
    let guess = guessed(rows);
    assert_eq!(guess.heading_row, 5);
    assert_eq!(fields(&guess), [Field::Title, Field::Lead, Field::Status, Field::Partners]);
    assert!(guess.columns.iter().all(|column| column.sure));
    assert_eq!(guess.columns[0].samples, ["Warm homes", "Youth hub"]);
    let rows = imported(rows);
    assert_eq!(rows.iter().map(|row| row.row).collect::<Vec<_>>(), [6, 7]);
    assert_eq!(rows[0].partners, Some(vec!["Ely Trust".to_owned(), "Mere School".to_owned()]));
}

#[test]
fn two_rows_of_headings_with_merged_cells_become_one() {
    let bytes = workbook(|sheet| {
        let bold = Format::new().set_bold();
        sheet.merge_range(0, 0, 0, 9, "Hartmere partnership plan", &bold).unwrap();
        sheet.merge_range(1, 0, 2, 0, "Initiative", &bold).unwrap();
        sheet.merge_range(1, 1, 1, 2, "Dates", &bold).unwrap();
        sheet.merge_range(1, 3, 1, 6, "Grand challenges", &bold).unwrap();
        sheet.merge_range(1, 7, 1, 8, "Who", &bold).unwrap();
        sheet.merge_range(1, 9, 2, 9, "Notes", &bold).unwrap();
        for (column, text) in
            [(1, "Start"), (2, "End"), (3, "A"), (4, "B"), (5, "C"), (6, "D"), (7, "Lead"), (8, "Partners")]
        {
            sheet.write_string(2, column, text).unwrap();
        }
        for (column, text) in [(0, "Warm homes"), (3, "x"), (5, "✓"), (7, "Ely Trust"), (9, "Steady")] {
            sheet.write_string(3, column, text).unwrap();
        }
        let april = ExcelDateTime::from_ymd(2026, 4, 1).unwrap();
        sheet.write_datetime_with_format(3, 1, &april, &Format::new().set_num_format("mmm yy")).unwrap();
        sheet.write_string(4, 0, "Youth hub").unwrap();
        sheet.write_string(4, 4, "x").unwrap();
    });
    let (guess, rows) = import("plan.xlsx", &bytes);
    assert_eq!(guess.heading_row, 3);
    let expected = [
        Field::Title,
        Field::Start,
        Field::End,
        challenge(0),
        challenge(1),
        challenge(2),
        challenge(3),
        Field::Lead,
        Field::Partners,
        Field::Notes,
    ];
    assert_eq!(fields(&guess), expected);
    assert_eq!(guess.columns[0].heading, "Initiative");
    assert_eq!((rows[0].row, challenges(&rows[0]).as_str(), rows[0].start), (4, "A C", day(2026, 4, 1)));
    assert_eq!(challenges(&rows[1]), "B");
}

#[test]
fn the_order_of_day_and_month_is_decided_by_the_sheet_or_in_doubt() {
    let order = |dates: &[&str]| {
        let mut rows: Vec<Vec<&str>> = vec![vec!["Title", "Start"]];
        rows.extend(dates.iter().map(|date| vec!["Hub", *date]));
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        let guess = guessed(&rows);
        (guess.date_order, guess.date_order_in_doubt)
    };
    assert_eq!(order(&["01/04/26", "25/12/26"]), (DateOrder::DayMonth, false));
    assert_eq!(order(&["01/04/26", "12/25/26"]), (DateOrder::MonthDay, false));
    assert_eq!(order(&["01/04/26", "02/05/26"]), (DateOrder::DayMonth, true));
    assert_eq!(order(&["05/05/26"]), (DateOrder::DayMonth, false));
    assert_eq!(order(&["1 April 2026", "2026-04-01"]), (DateOrder::DayMonth, false));
    assert_eq!(order(&["25/12/26", "12/25/26", "12/26/26", "01/04/26"]), (DateOrder::MonthDay, true));

    let sheets = read("plan.xlsx", &table(&[&["Title", "Start"], &["Hub", "01/04/26"]])).unwrap();
    let rows = columns::rows(&sheets[0], 1, &[Field::Title, Field::Start], DateOrder::MonthDay, &map());
    assert_eq!(rows[0].start, day(2026, 1, 4));
}

#[test]
fn values_speak_where_headings_do_not() {
    let guess = guessed(&[
        &["Item ref", "Thing", "", "Y", "Z"],
        &["17", "Warm homes for all", "https://example.org/a", "Live", "A; B"],
        &["18", "Jobs club", "https://example.org/b", "Planned", "C"],
        &["19", "Walking to school", "www.example.org", "Live", "ABD"],
    ]);
    assert_eq!(fields(&guess)[1..], [Field::Title, Field::Link, Field::Status, Field::Challenges]);
    assert!(guess.columns[1..].iter().all(|column| !column.sure));
    assert_eq!(guess.columns[2].heading, "Column C");

    // And against what a heading seems to say.
    let guess = guessed(&[
        &["Project", "Status", "Priority", "Outcome"],
        &["Hub", "Red", "High", "Warm homes"],
        &["Walks", "Amber", "Low", "Fresh air"],
        &["Talks", "Green", "Medium", "Fresh air"],
    ]);
    assert_eq!(fields(&guess), [Field::Title, Field::Ignore, Field::Ignore, Field::Priorities]);
    assert!(!guess.columns[1].sure);
}

#[test]
fn each_field_goes_to_the_column_that_fits_it_best() {
    let guess = guessed(&[
        &[
            "Programme",
            "Project name",
            "Project lead",
            "Lead organisation",
            "Description",
            "Detail",
            "Start",
            "Actual start",
        ],
        &["Homes", "Warm homes", "Jo Smith", "Ely Trust", "Insulation", "Loft and walls", "1 May 2026", "2 May 2026"],
        &["Homes", "Dry homes", "Al Jones", "Mere School", "Damp", "Walls", "1 May 2026", ""],
    ]);
    let seen = fields(&guess);
    assert_eq!(seen[1..5], [Field::Title, Field::Ignore, Field::Lead, Field::Summary]);
    // What many rows share is what they are about.
    assert_eq!((seen[0], seen[6], seen[7]), (Field::Themes, Field::Start, Field::Ignore));
    assert_eq!(
        guess,
        guessed(&[
            &[
                "Programme",
                "Project name",
                "Project lead",
                "Lead organisation",
                "Description",
                "Detail",
                "Start",
                "Actual start"
            ],
            &[
                "Homes",
                "Warm homes",
                "Jo Smith",
                "Ely Trust",
                "Insulation",
                "Loft and walls",
                "1 May 2026",
                "2 May 2026"
            ],
            &["Homes", "Dry homes", "Al Jones", "Mere School", "Damp", "Walls", "1 May 2026", ""],
        ])
    );
}

#[test]
fn a_lead_column_of_people_wants_a_look() {
    let led_by = |names: [&str; 3]| {
        let guess = guessed(&[&["Title", "Lead"], &["Hub", names[0]], &["Walks", names[1]], &["Talks", names[2]]]);
        (guess.columns[1].field, guess.columns[1].sure)
    };
    assert_eq!(led_by(["Jo Smith", "Anne-Marie O'Neill", "Al van Dyk"]), (Field::Lead, false));
    assert_eq!(led_by(["Ely Trust", "Mere School", "Hartmere Borough Council"]), (Field::Lead, true));
    assert_eq!(led_by(["HBC", "NHS Mere", "Groundwork"]), (Field::Lead, true));
}

#[test]
fn the_worksheet_is_the_one_with_known_headings_unless_it_is_named() {
    let mut workbook = Workbook::new();
    let fill = |sheet: &mut rust_xlsxwriter::Worksheet, rows: &[&[&str]]| {
        for (row, cells) in (0..).zip(rows) {
            for (column, text) in (0..).zip(*cells) {
                sheet.write_string(row, column, *text).unwrap();
            }
        }
    };
    fill(
        workbook.add_worksheet().set_name("Cover").unwrap(),
        &[&["Hartmere plan"], &["Read me first"], &["Then this"], &["And that"], &["Thanks"]],
    );
    fill(workbook.add_worksheet().set_name("Plan").unwrap(), &[&["Project", "Lead body"], &["Hub", "Ely Trust"]]);
    let lists: Vec<&[&str]> = vec![&["Code", "Meaning", "Colour"]; 40];
    fill(workbook.add_worksheet().set_name("Lists").unwrap(), &lists);
    let hidden = workbook.add_worksheet().set_name("Old plan").unwrap();
    fill(hidden, &[&["Project", "Lead body", "Status", "Start"], &["Hub", "Ely Trust", "Live", "1 May 2026"]]);
    hidden.set_hidden(true);
    let sheets = read("plan.xlsx", &workbook.save_to_buffer().unwrap()).unwrap();
    assert_eq!(guess(&sheets, None, None, &map()).unwrap().sheet, "Plan");
    assert_eq!(guess(&sheets, Some("nowhere"), None, &map()).unwrap().sheet, "Plan");
    let named = guess(&sheets, Some("Old plan"), None, &map()).unwrap();
    assert_eq!((named.sheet.as_str(), named.columns.len()), ("Old plan", 4));
}

#[test]
fn a_sheet_that_cannot_be_taken_is_refused_in_words() {
    let refused = |rows: &[&[&str]]| guess(&read("plan.xlsx", &table(rows)).unwrap(), None, None, &map()).unwrap_err();
    assert_eq!(refused(&[&["Title", "Lead"]]), ImportError::Empty);
    assert_eq!(refused(&[&["Budget"], &["12"], &["14"]]), ImportError::OneColumn);
    let numbers = workbook(|sheet| {
        for row in 0..20 {
            sheet.write_number(row, 0, 1.0).unwrap();
            sheet.write_number(row, 1, 2.0).unwrap();
        }
    });
    assert_eq!(guess(&read("plan.xlsx", &numbers).unwrap(), None, None, &map()), Err(ImportError::NoHeadings));
    let too_large = Sheet { name: "Big".to_owned(), too_large: Some(Limit::Rows), ..Sheet::default() };
    assert_eq!(guess(&[too_large], Some("Big"), None, &map()), Err(ImportError::TooLarge { what: Limit::Rows }));
    assert_eq!(guess(&[], None, None, &map()), Err(ImportError::Empty));
}

#[test]
fn a_guess_passes_over_the_wire_and_back() {
    let guess = guessed(&[&["Title", "Good work", "Budget"], &["Hub", "x", "2"]]);
    let json = serde_json::to_value(&guess).unwrap();
    assert_eq!(json["columns"][0]["field"], "title");
    assert_eq!(json["columns"][1]["field"]["challenge"], map().challenges.at(1).id.to_string());
    assert_eq!(json["date_order"], "day_month");
    assert_eq!(serde_json::from_value::<Guess>(json).unwrap(), guess);
}
