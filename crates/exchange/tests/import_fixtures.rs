//! The two sheets in `tests/fixtures/import` as an officer would have them, what they import as, and how they are made:
//! `cargo test -p sweetspot-exchange --test import_fixtures -- --ignored` writes them anew.
#![allow(clippy::unwrap_used)]

#[path = "import/support.rs"]
mod support;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Formula, Workbook, Worksheet};
use std::path::PathBuf;
use support::{fields, import, map, read};
use sweetspot_core::import::{RowOutcome, Verdict, plan};
use sweetspot_core::{Map, Stamp};
use sweetspot_exchange::columns::{DateOrder, Field};
use sweetspot_exchange::sheet::Encoding;

fn fixture(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/import").join(name)
}

fn stamp(seed: u128) -> Stamp {
    Stamp { at: 0, who: String::new(), change: uuid::Uuid::from_u128(seed) }
}

fn landed(name: &str) -> (Vec<RowOutcome>, Map) {
    let (_, rows) = import(name, &std::fs::read(fixture(name)).unwrap());
    plan(&map(), &rows, &stamp(2))
}

fn count(outcomes: &[RowOutcome], verdict: Verdict) -> usize {
    outcomes.iter().filter(|outcome| outcome.verdict == verdict).count()
}

/// A day as the sheet holds it: a date, or whatever people typed.
enum Day {
    On(u16, u8, u8),
    Typed(&'static str),
}
use Day::{On, Typed};

struct Line {
    title: &'static str,
    what: &'static str,
    lead: &'static str,
    partners: &'static str,
    ticks: [&'static str; 4],
    status: &'static str,
    days: [Day; 2],
    place: &'static str,
    priority: &'static str,
    tags: &'static str,
    comment: &'static str,
    budget: f64,
}

#[rustfmt::skip]
fn lines() -> Vec<Option<Line>> {
    let line = |title, what, lead, partners, ticks, status, days, place, priority, tags, comment, budget| {
        Some(Line { title, what, lead, partners, ticks, status, days, place, priority, tags, comment, budget })
    };
    vec![
        line("Warm homes by winter", "Draught-proofing and boiler checks for 400 homes that are cold and damp.", "Lodehaven Borough Council", "Fenmoor Homes Trust; NHS Fenmoor", ["", "", "2", "3"], "In progress", [On(2025, 9, 1), On(2027, 3, 31)], "Lodehaven; Reedholm", "Homes people can afford", "Energy; Older people", "Second round of grants open until Easter.", 420.0),
        line("Harbour apprentices", "Twelve young people a year learn boat repair and marine engineering.", "Lodehaven College", "Saltreave Boatyard\nFenmoor County Council", ["1", "3", "", ""], "Underway", [On(2024, 9, 2), Typed("July 2028")], "Lodehaven", "Skills for local jobs", "Apprenticeships; Young people", "", 180.0),
        line("Breakfast before school", "Free breakfast in nine primary schools, run by parents who are paid for the hour.", "Fenmoor Schools Partnership", "Reedholm Residents | Fenmoor Growers", ["3", "", "", "2"], "Live", [Typed("1st Sept 25"), Typed("ongoing")], "Reedholm\nEelstow", "Early help for families", "Food; Early years", "Two schools on the waiting list.", 95.5),
        line("Quiet carriages on the 12 bus", "Calm seats, audio stops and drivers trained by people with autism.", "Fenmoor Buses Ltd", "Fenmoor Carers Circle", ["", "1", "2", "2"], "Pilot", [On(2026, 1, 5), On(2026, 12, 18)], "All Fenmoor", "Getting about", "Buses; Disability", "", 22.0),
        line("Repair café", "A shed where things are mended and people sit down together, every second Saturday.", "Eelstow Town Team", "", ["", "", "3", "1"], "active", [Typed("03/05/2025"), Typed("")], "Eelstow", "Clean and green", "Loneliness; Reuse", "Costs £40 a session; the hall is free.", 1.9),
        None,
        line("First 1,001 days visits", "Six more home visits for families who had a hard start.", "Fenmoor Community Health Trust", "Fenmoor County Council; Fenmoor Voluntary Alliance", ["3", "", "", "2"], "Planned", [On(2027, 4, 1), On(2030, 3, 29)], "All Fenmoor", "Early help for families", "Early years; Mental health", "Business case goes to the board in March.", 610.0),
        line("Market hall kitchens", "Six rented kitchens where new food businesses can start small.", "Lodehaven Borough Council", "Fenmoor Growers; Eelstow Town Team", ["", "3", "2", ""], "Proposed", [Typed("Spring 2027"), Typed("")], "Lodehaven", "Skills for local jobs", "Food; Small businesses", "Waiting for a quote for the extraction.", 250.0),
        line("Falls: steady on your feet", "Strength and balance classes in village halls, with a lift home.", "NHS Fenmoor", "Lodehaven GP Partnership; Fenmoor Fire and Rescue", ["", "", "1", "3"], "Live", [On(2025, 1, 13), On(2026, 12, 31)], "Sallowby villages; Tessingham", "Care closer to home", "Older people; Being active", "", 64.0),
        line("Youth court mentors", "One adult for each young person before court, through it and for a year after.", "Fenmoor Police", "Lodehaven Youth Trust; Fenmoor Voluntary Alliance", ["3", "1", "", ""], "In progress", [On(2025, 6, 2), Typed("31/05/2027")], "Lodehaven", "Safer streets", "Young people", "", 88.0),
        line("Fibre to the farm", "Digging together with the drainage board brings fast internet to 60 farms.", "Fenmoor County Council", "Fenmoor Growers", ["", "2", "2", ""], "On hold", [On(2025, 3, 3), On(2027, 9, 30)], "Sallowby villages", "Getting about", "Small businesses", "On hold until the drainage board has its permit.", 740.0),
        line("", "Somebody started this line and left it.", "Lodehaven College", "", ["", "x", "", ""], "Idea", [Typed(""), Typed("")], "", "", "", "No name yet.", 0.0),
        line("Wetland rangers at school", "Every nine-year-old spends four days on the marsh.", "Fenmoor Nature Partnership", "Fenmoor Schools Partnership", ["2", "", "2", "1"], "Live", [On(2023, 4, 17), On(2027, 7, 23)], "Reedholm; Withermere", "Clean and green", "Nature; Young people", "", 31.0),
        line("Works like a charm", "Job coaches sit in GP surgeries; people off sick meet them before they are well.", "NHS Fenmoor", "Lodehaven GP Partnership; Saltreave Homes", ["", "3", "", "3"], "started", [On(2026, 2, 2), On(2029, 1, 31)], "Lodehaven; Tessingham", "Skills for local jobs", "Mental health", "", 205.0),
        line("Empty homes officer", "One person who finds owners and brings homes back into use.", "East Fenmoor District Council", "Fenmoor Homes Trust", ["", "", "3", ""], "Complete", [On(2022, 4, 4), On(2025, 3, 28)], "Withermere; Eelstow", "Homes people can afford", "Housing", "41 homes back in use; post not renewed.", 52.0),
        line("Carers' Saturday", "A day off once a month: somebody sits in, the carer goes out.", "Fenmoor Carers Circle", "Fenmoor Voluntary Alliance; NHS Fenmoor", ["1", "", "", "3"], "Live", [Typed("12 April 2025"), Typed("11 April 2028")], "All Fenmoor", "Care closer to home", "Carers; Loneliness", "", 47.0),
        line("Harbour apprentices", "Twelve young people a year learn boat repair, marine engineering and sail making.", "Lodehaven College", "", ["", "", "", ""], "", [Typed(""), Typed("")], "", "", "", "Entered twice; the newer text counts.", 0.0),
        line("Parks after dark", "Lights, a café hatch and a walking group, so that people use the parks in winter.", "Lodehaven Borough Council", "Fenmoor Police; Reedholm Residents", ["", "", "3", "2"], "Not started", [On(2026, 11, 2), On(2027, 2, 26)], "Lodehaven; Reedholm", "Safer streets", "Being active", "", 38.0),
        line("Solar schools", "Panels on eleven school roofs; pupils read the meters and pay back the loan.", "University of Tessingham", "Fenmoor Schools Partnership; Fenmoor County Council", ["2", "1", "2", ""], "In development", [Typed("soonish"), Typed("2028/29")], "Tessingham", "Clean and green", "Energy; Young people", "", 990.0),
        line("Neighbours at the door", "Residents trained to knock, listen and pass on what they hear.", "Reedholm Residents", "Fenmoor Fire and Rescue; NHS Fenmoor", ["", "", "2", "2"], "Amber", [On(2025, 10, 6), On(2026, 10, 5)], "Reedholm", "Early help for families", "Loneliness", "Status to be checked with the residents.", 9.5),
        None,
        line("Learn to swim at last", "Lessons for adults who never learned, early on Sundays.", "Tessingham Leisure plc", "", ["", "", "1", "2"], "Live", [On(2025, 5, 4), On(2026, 12, 20)], "Tessingham", "", "Being active", "", 12.0),
        line("Debt help at the food bank", "Advisers beside the shelves, three afternoons a week.", "Fenmoor Food Bank", "Fenmoor Voluntary Alliance; Lodehaven Borough Council", ["1", "2", "", "2"], "Live", [On(2024, 1, 8), On(2027, 12, 31)], "Lodehaven; Eelstow", "Early help for families", "Money; Food", "", 58.0),
        line("Town centre wardens", "Four wardens, one radio, shops and police on the same channel.", "Eelstow Town Team", "Fenmoor Police", ["", "1", "3", "maybe"], "Live", [On(2025, 4, 1), On(2025, 1, 1)], "Eelstow", "Safer streets", "", "Dates need checking.", 66.0),
        line("Digital front door", "One form for blue badges, home adaptations and council tax help.", "Fenmoor County Council", "Lodehaven Borough Council; East Fenmoor District Council; NHS Fenmoor", ["", "", "", ""], "Idea", [Typed("TBC"), Typed("TBC")], "All Fenmoor", "", "Digital", "Not yet clear which challenge it serves.", 0.0),
    ]
}

const COLUMNS: u16 = 18;

fn partnership_plan() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2026, 9, 14).unwrap();
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made).set_author("Partnership team"));
    let cover = workbook.add_worksheet().set_name("Read me").unwrap();
    for (row, text) in (0..).zip([
        "Fenmoor Partnership Board",
        "One line for each initiative. Please don't move the columns.",
        "Questions to the partnership team.",
    ]) {
        cover.write_string(row, 0, text).unwrap();
    }
    fill_plan(workbook.add_worksheet().set_name("Delivery plan").unwrap());
    let lists = workbook.add_worksheet().set_name("Lists").unwrap();
    for (row, text) in (0..).zip(["Status", "Live", "Planned", "In progress", "On hold", "Complete"]) {
        lists.write_string(row, 0, text).unwrap();
    }
    lists.set_hidden(true);
    workbook.save_to_buffer().unwrap()
}

fn fill_plan(sheet: &mut Worksheet) {
    let bold = Format::new().set_bold();
    let date = Format::new().set_num_format("dd/mm/yyyy").set_align(rust_xlsxwriter::FormatAlign::Left);
    sheet.merge_range(0, 0, 0, COLUMNS - 1, "Fenmoor Partnership Board: delivery plan 2026/27", &bold).unwrap();
    sheet.write_string(1, 0, "Last updated 14 September 2026").unwrap();
    for (from, to, text) in [(3, 4, "Who"), (5, 8, "Grand challenges (1 to 3)"), (10, 11, "When")] {
        sheet.merge_range(3, from, 3, to, text, &bold).unwrap();
    }
    sheet.merge_range(3, 1, 4, 1, "Name of initiative", &bold).unwrap();
    let headings = [
        "Ref",
        "",
        "What it does",
        "Lead body",
        "Delivery partners",
        "A good start",
        "Good work",
        "Good place",
        "Healthy throughout life",
        "Status",
        "Start date",
        "Finish",
        "Ward / town",
        "Council plan priority",
        "Tags",
        "Comments",
        "RAG",
        "Budget (£k)",
    ];
    for (column, heading) in (0..).zip(headings).filter(|(_, heading)| !heading.is_empty()) {
        sheet.write_string_with_format(4, column, heading, &bold).unwrap();
    }
    let mut total = 0.0;
    let lines = lines();
    for (row, line) in (5..).zip(&lines) {
        let Some(line) = line else { continue };
        let reference = Formula::new("=\"P-\"&TEXT(ROW()-5,\"000\")").set_result(format!("P-{:03}", row - 4));
        sheet.write_formula(row, 0, reference).unwrap();
        let before_dates = [line.title, line.what, line.lead, line.partners];
        for (column, text) in (1..).zip(before_dates.into_iter().chain(line.ticks).chain([line.status])) {
            match text.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number).unwrap(),
                Err(_) if text.is_empty() => continue,
                Err(_) => sheet.write_string(row, column, text).unwrap(),
            };
        }
        for (column, day) in (10..).zip(&line.days) {
            match day {
                On(year, month, day) => {
                    let day = ExcelDateTime::from_ymd(*year, *month, *day).unwrap();
                    sheet.write_datetime_with_format(row, column, &day, &date).unwrap();
                }
                Typed("") => {}
                Typed(text) => drop(sheet.write_string(row, column, *text).unwrap()),
            }
        }
        for (column, text) in (12..).zip([line.place, line.priority, line.tags, line.comment]) {
            if !text.is_empty() {
                sheet.write_string(row, column, text).unwrap();
            }
        }
        sheet.write_string(row, 16, if line.budget > 300.0 { "Amber" } else { "Green" }).unwrap();
        sheet.write_number(row, 17, line.budget).unwrap();
        total += line.budget;
    }
    let last = 5 + u32::try_from(lines.len()).unwrap();
    let sum = Formula::new(format!("=SUM(R6:R{last})")).set_result(total.to_string());
    sheet.write_formula(last + 1, 17, sum).unwrap();
}

/// As a database of projects exports it: Windows-1252, commas, a line above the headings.
#[rustfmt::skip]
const PARTNERSHIP_CSV: &str = "\
Project register, exported 14/09/2026 09:31\r\n\
\r\n\
Project,Description,Owner organisation,Partner organisations,Challenges,Stage,From,To,District,Outcome,Theme,Web page,Update\r\n\
Café Connect,\"Coffee, company and a hot meal for £2 in six church halls\",Fenmoor Voluntary Alliance,\"Reedholm Residents; Fenmoor Growers\",\"A; D:3\",Live,01/04/24,31/03/27,Lodehaven; Reedholm,Less loneliness,Food,https://example.org/fenmoor/cafe-connect,\"“Best £2 I spend all week”\"\r\n\
Crèche at the college,Childcare on site so that parents can train,Lodehaven College,Fenmoor County Council,Good start; Good work:3,Live,02/09/24,25/07/28,Lodehaven,More parents in work,Early years,,Full since January\r\n\
Homes above shops,Turning empty upper floors into flats,Lodehaven Borough Council,\"Saltreave Homes; Eelstow Town Team\",C3,In development,April 2027,March 2030,Lodehaven; Eelstow,More homes,Housing,,Grant of £1.2m agreed\r\n\
Walk and talk,Gentle walks led by people who have been low themselves,NHS Fenmoor,Fenmoor Nature Partnership,CD,Live,14/05/25,13/05/28,All Fenmoor,Better mental health,Mental health,https://example.org/fenmoor/walk-and-talk,\r\n\
'+1 for tea,Every lunch club member brings one neighbour,Reedholm Residents,,Healthy throughout life,Proposed,,,Reedholm,Less loneliness,Loneliness,,\r\n\
,Nobody gave this a name,Fenmoor Police,,B,Live,,,Tessingham,,,,\r\n\
Bikes for work,Refurbished bikes and lights for people starting a job with no bus,Fenmoor Police,\"Saltreave Homes, Estates; Lodehaven Youth Trust\",Good work - 2; Climate,Active,15/06/25,14/06/26,Lodehaven,More people in work,Buses,,25 bikes a month\r\n\
Home from hospital,\"Shopping done, heating on and somebody there\",Fenmoor Community Health Trust,\"Fenmoor Voluntary Alliance\",D (strong); C (some),On hold,01/10/25,next winter,Lodehaven; Tessingham,Care closer to home,Older people,,Waiting for £85k\r\n\
Résumé rescue,Volunteers help with CVs in the library,Fenmoor Library Friends,Lodehaven College,B,Closed,03/02/23,28/06/24,Lodehaven,More people in work,Skills,,Ended when the grant did\r\n\
Night-time economy charter,Venues agree on safe ways home,Eelstow Town Team,Fenmoor Police; Fenmoor Buses Ltd,\"B, C\",Live,01/07/25,30/06/27,Eelstow,Safer streets,,,\r\n\
";

#[test]
#[ignore = "writes the fixtures"]
fn write_the_fixtures() {
    std::fs::write(fixture("partnership-plan.xlsx"), partnership_plan()).unwrap();
    std::fs::write(fixture("partnership-plan.csv"), encoding_rs::WINDOWS_1252.encode(PARTNERSHIP_CSV).0).unwrap();
}

#[test]
fn the_fixtures_are_what_is_written_here() {
    let kept = std::fs::read(fixture("partnership-plan.xlsx")).unwrap();
    assert_eq!(read("plan.xlsx", &kept), read("plan.xlsx", &partnership_plan()));
    let kept = std::fs::read(fixture("partnership-plan.csv")).unwrap();
    assert_eq!(kept, encoding_rs::WINDOWS_1252.encode(PARTNERSHIP_CSV).0.into_owned());
}

#[test]
fn the_workbook_is_taken_as_its_officer_means_it() {
    let (guess, rows) = import("partnership-plan.xlsx", &std::fs::read(fixture("partnership-plan.xlsx")).unwrap());
    assert_eq!((guess.sheet.as_str(), guess.heading_row), ("Delivery plan", 5));
    let challenge = |nth: usize| Field::Challenge(map().challenges.at(nth).id);
    let expected = [
        Field::Reference,
        Field::Title,
        Field::Summary,
        Field::Lead,
        Field::Partners,
        challenge(0),
        challenge(1),
        challenge(2),
        challenge(3),
        Field::Status,
        Field::Start,
        Field::End,
        Field::Places,
        Field::Priorities,
        Field::Themes,
        Field::Notes,
        Field::Ignore,
        Field::Ignore,
    ];
    assert_eq!(fields(&guess), expected);
    assert_eq!((guess.date_order, guess.date_order_in_doubt), (DateOrder::DayMonth, false));
    assert_eq!(guess.columns[1].heading, "Name of initiative");
    assert_eq!(rows.len(), 23);

    let (outcomes, after) = landed("partnership-plan.xlsx");
    let counts = [Verdict::Added, Verdict::Updated, Verdict::Skipped].map(|verdict| count(&outcomes, verdict));
    // What was entered twice has two references, and both are kept.
    assert_eq!(counts, [22, 0, 1]);
    assert_eq!(after.initiatives.iter().filter(|made| !made.contributions.is_empty()).count(), 20);
    let noted = |row: u32| outcomes.iter().find(|outcome| outcome.row == row).unwrap().notes.join("\n");
    assert_eq!(noted(17), "no title");
    assert!(noted(24).contains("Start: can't read \"soonish\" as a date"), "{}", noted(24));
    assert!(noted(24).contains("End: can't read \"2028/29\" as a date"));
    assert!(noted(25).contains("Status: can't read \"Amber\" as a status"));
    assert!(noted(29).contains("Challenge D: can't read \"maybe\""), "{}", noted(29));
    assert!(noted(29).contains("the end, 1 January 2025, comes before the start, 1 April 2025"));
}

#[test]
fn the_csv_is_taken_as_its_officer_means_it() {
    let (guess, _) = import("partnership-plan.csv", &std::fs::read(fixture("partnership-plan.csv")).unwrap());
    assert_eq!((guess.heading_row, guess.encoding, guess.separator), (3, Some(Encoding::Windows1252), Some(',')));
    let expected = [
        Field::Title,
        Field::Summary,
        Field::Lead,
        Field::Partners,
        Field::Challenges,
        Field::Status,
        Field::Start,
        Field::End,
        Field::Places,
        Field::Priorities,
        Field::Themes,
        Field::Link,
        Field::Notes,
    ];
    assert_eq!(fields(&guess), expected);

    let (outcomes, after) = landed("partnership-plan.csv");
    let titles: Vec<_> = after.initiatives.iter().map(|made| made.title.as_str()).collect();
    assert_eq!(titles[0..2], ["Café Connect", "Crèche at the college"]);
    assert!(titles.contains(&"+1 for tea") && titles.contains(&"Résumé rescue"));
    assert!(after.initiatives.at(0).summary.contains("£2"));
    assert_eq!(after.initiatives.at(0).notes, "“Best £2 I spend all week”");
    let counts = [Verdict::Added, Verdict::Skipped].map(|verdict| count(&outcomes, verdict));
    assert_eq!(counts, [9, 1]);
    let regions: Vec<_> = after.initiatives.iter().map(|made| after.region_of(made).letters()).collect();
    assert_eq!(regions, ["AD", "AB", "C", "CD", "D", "B", "CD", "B", "BC"]);
    let problems: Vec<_> =
        outcomes.iter().flat_map(|outcome| &outcome.notes).filter(|note| note.contains("can't")).collect();
    assert_eq!(
        problems,
        ["Challenges: can't read \"Climate\" as a challenge", "End: can't read \"next winter\" as a date"]
    );
}

#[test]
fn importing_again_changes_nothing() {
    for name in ["partnership-plan.xlsx", "partnership-plan.csv"] {
        let (_, rows) = import(name, &std::fs::read(fixture(name)).unwrap());
        let (_, once) = plan(&map(), &rows, &stamp(2));
        let (_, twice) = plan(&once, &rows, &stamp(3));
        assert_eq!(once, twice, "{name}");
        assert_eq!(once.organisations.len(), twice.organisations.len());
    }
}

#[test]
fn ten_thousand_rows_are_read_guessed_and_landed_in_time() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let headings =
        ["Title", "Summary", "Lead", "Partners", "Challenges", "Status", "Start", "Places", "Themes", "Notes"];
    for (column, heading) in (0..).zip(headings) {
        sheet.write_string(0, column, heading).unwrap();
    }
    for row in 1..=10_000 {
        let partners = format!("Organisation {}; Organisation {}", row % 700, row % 90);
        let cells = [
            format!("Initiative {row}"),
            format!("What initiative {row} is about, in a sentence or two as people write them."),
            format!("Organisation {}", row % 800),
            partners,
            ["A; C:3", "Good work", "BD", "Healthy throughout life - 1"][row as usize % 4].to_owned(),
            "In progress".to_owned(),
            "01/04/2026".to_owned(),
            format!("Place {}", row % 60),
            format!("theme {}; theme {}", row % 30, row % 17),
            "A note.".to_owned(),
        ];
        for (column, text) in (0..).zip(&cells) {
            sheet.write_string(row, column, text).unwrap();
        }
    }
    let bytes = workbook.save_to_buffer().unwrap();
    let started = std::time::Instant::now();
    let sheets = read("plan.xlsx", &bytes).unwrap();
    let read_in = started.elapsed();
    let guess = sweetspot_exchange::columns::guess(&sheets, None, None, &map()).unwrap();
    let guessed_in = started.elapsed() - read_in;
    let rows = sweetspot_exchange::columns::rows(&sheets[0], 1, &fields(&guess), guess.date_order, &map());
    let (outcomes, after) = plan(&map(), &rows, &stamp(2));
    let took = started.elapsed();
    assert_eq!((count(&outcomes, Verdict::Added), after.organisations.len()), (10_000, 800));
    // Unoptimised dependencies on a busy machine; it is the quadratic slip that this must catch.
    assert!(took.as_secs() < 30, "read {read_in:?}, guessed {guessed_in:?}, all {took:?}");
}
