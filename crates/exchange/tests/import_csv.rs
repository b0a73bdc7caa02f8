//! CSV files in every encoding and with every separator that offices produce.
#![allow(clippy::unwrap_used)]

#[path = "import/support.rs"]
mod support;

use support::{import, map, read, read_with, texts};
use sweetspot_exchange::columns::{Field, guess};
use sweetspot_exchange::sheet::{Cell, Encoding, ImportError, Limit, ReadOptions, Sheet};

const PLAN: &str = "Title,Lead,Cost\r\nCafé & crèche,Ely Trust,£1 000\r\n“Warm” homes — pilot,Mere School,\r\n";

fn only(sheets: Result<Vec<Sheet>, ImportError>) -> Sheet {
    let mut sheets = sheets.unwrap();
    assert_eq!(sheets.len(), 1);
    sheets.remove(0)
}

fn rows(name: &str, bytes: &[u8]) -> Vec<(u32, Vec<String>)> {
    texts(&only(read(name, bytes)))
}

fn utf16(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes_of).collect()
}

#[test]
fn every_encoding_gives_the_same_text() {
    let windows_1252 = encoding_rs::WINDOWS_1252.encode(PLAN).0.into_owned();
    let marked = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
    let (low_first, high_first) = (utf16(PLAN, u16::to_le_bytes), utf16(PLAN, u16::to_be_bytes));
    for (bytes, encoding) in [
        (PLAN.as_bytes().to_vec(), Encoding::Utf8),
        (marked(b"\xef\xbb\xbf", PLAN.as_bytes().to_vec()), Encoding::Utf8),
        (marked(b"\xff\xfe", low_first.clone()), Encoding::Utf16Le),
        (marked(b"\xfe\xff", high_first.clone()), Encoding::Utf16Be),
        (low_first, Encoding::Utf16Le),
        (high_first, Encoding::Utf16Be),
        (windows_1252, Encoding::Windows1252),
    ] {
        let sheet = only(read("plan.csv", &bytes));
        assert_eq!(sheet.encoding, Some(encoding));
        assert_eq!((sheet.name.as_str(), sheet.separator), ("plan", Some(',')));
        let cells: Vec<_> = sheet.rows.iter().map(|(_, cells)| cells[0].text()).collect();
        assert_eq!(cells, ["Title", "Café & crèche", "“Warm” homes — pilot"], "{encoding:?}");
        assert_eq!(sheet.rows[1].1[2].text(), "£1 000");
    }
}

#[test]
fn the_person_can_correct_the_guess() {
    let options = ReadOptions { encoding: Some(Encoding::Windows1252), ..ReadOptions::default() };
    let sheet = only(read_with("plan.csv", PLAN.as_bytes(), &options));
    assert_eq!(sheet.rows[1].1[0].text(), "CafÃ© & crÃ¨che");
    assert_eq!(sheet.encoding, Some(Encoding::Windows1252));

    let options = ReadOptions { separator: Some(';'), ..ReadOptions::default() };
    let sheet = only(read_with("plan.csv", b"Title;Lead, who\nHub, west;Ely\n", &options));
    assert_eq!(sheet.rows[1].1, [Cell::Text("Hub, west".to_owned()), Cell::Text("Ely".to_owned())]);

    for encoding in Encoding::ALL {
        assert_eq!(Encoding::read(encoding.words()), Some(encoding));
        assert_eq!(serde_json::to_value(encoding).unwrap(), encoding.words());
    }
}

#[test]
fn the_separator_is_the_one_that_lines_agree_on() {
    for (text, separator) in [
        ("Title,Lead\nHub,Ely; Mere\nWalks,Ely; Mere; Nor\n", ','),
        ("Title;Summary\nHub;Jobs, skills, hope\nWalks;Fresh air, and so on\n", ';'),
        ("Title\tLead\tPartners\nHub\tEly\tA, B; C\nWalks\tEly\t\n", '\t'),
        ("Title|Lead\nHub|Ely\nWalks|Mere\n", '|'),
        ("Hartmere plan, 2026; draft\n\nTitle;Lead;Status\nHub;Ely;live\nWalks;Mere;idea\n", ';'),
        ("Title,Summary,Lead\nHub,\"One; two; three\nfour; five, six\",Ely\nWalks,\"a;b\",Mere\n", ','),
        ("Title,Summary\nHub,5\" pipes, \nWalks,long\n", ','),
    ] {
        assert_eq!(only(read("plan.csv", text.as_bytes())).separator, Some(separator), "{text}");
    }
}

#[test]
fn a_first_line_that_tells_the_separator_is_no_row() {
    let sheet = only(read("plan.csv", b"sep=;\r\nTitle;Lead\r\nHub, west;Ely\r\n"));
    assert_eq!(sheet.separator, Some(';'));
    assert_eq!(sheet.rows.iter().map(|(row, _)| *row).collect::<Vec<_>>(), [2, 3]);
}

#[test]
fn rows_keep_the_numbers_that_a_spreadsheet_shows() {
    for line in ["\n", "\r\n", "\r"] {
        let text =
            ["Plan 2026", "", "Title,Lead", "\"Hub", "west\",Ely", "", "", "Walks,Mere", ",,", "Talks,"].join(line);
        let numbers: Vec<(u32, String)> = rows("plan.csv", text.as_bytes())
            .into_iter()
            .map(|(row, cells)| (row, cells[0].replace(['\r', '\n'], "/")))
            .collect();
        let hub = if line == "\r\n" { "Hub//west" } else { "Hub/west" };
        let expected = [(1, "Plan 2026"), (3, "Title"), (4, hub), (7, "Walks"), (9, "Talks")];
        assert_eq!(numbers, expected.map(|(row, text)| (row, text.to_owned())), "{line:?}");
    }
}

#[test]
fn ragged_rows_quotes_and_stray_bytes_are_fine() {
    let text = "Title,Lead,Notes\nHub\nWalks,Ely,one,two,three\n\"Say \"\"hello\"\"\",\"Mere\n School\",\0a\0b\n";
    let expected = [
        (1, vec!["Title", "Lead", "Notes"]),
        (2, vec!["Hub"]),
        (3, vec!["Walks", "Ely", "one", "two", "three"]),
        (4, vec!["Say \"hello\"", "Mere\n School", "ab"]),
    ];
    let seen = rows("plan.csv", text.as_bytes());
    assert_eq!(seen, expected.map(|(row, cells)| (row, cells.into_iter().map(str::to_owned).collect())));
}

#[test]
fn neutralised_formulas_are_restored() {
    let text = "Title,Lead\n'=Hub,'+44 days\n'-5 to 5s,'@home\n'quoted',\"=\"\"0012\"\"\"\n'\tTab,''=x\n";
    let seen: Vec<_> = rows("plan.csv", text.as_bytes()).into_iter().map(|(_, cells)| cells).collect();
    assert_eq!(seen[1], ["=Hub", "+44 days"]);
    assert_eq!(seen[2], ["-5 to 5s", "@home"]);
    assert_eq!(seen[3], ["'quoted'", "0012"]);
    assert_eq!(seen[4], ["Tab", "''=x"]);
}

#[test]
fn one_column_is_refused_unless_it_is_of_titles() {
    for text in ["Budget\n12\n30\n", "Lead officer\nJo\n", "Name\nJo\n", "Dear all\nplease find attached\n"] {
        let sheets = read("plan.csv", text.as_bytes()).unwrap();
        assert_eq!(guess(&sheets, None, None, &map()), Err(ImportError::OneColumn), "{text}");
    }
    let (guess, rows) = import("plan.csv", b"Our plan\nProject name\nWarm, dry homes\nJobs club\n\"A; B\"\n");
    assert_eq!(guess.separator, None);
    assert_eq!(guess.heading_row, 2);
    let titles: Vec<_> = rows.into_iter().map(|row| row.title.unwrap()).collect();
    assert_eq!(titles, ["Warm, dry homes", "Jobs club", "A; B"]);
}

#[test]
fn too_many_rows_are_refused_and_of_too_many_columns_the_first_are_read() {
    let long = "Title,Lead\n".to_owned() + &"Hub,Ely\n".repeat(20_000);
    assert_eq!(read("plan.csv", long.as_bytes()), Err(ImportError::TooLarge { what: Limit::Rows }));
    let empty_columns = ["Title,Lead", "Hub,Ely"].map(|row| row.to_owned() + &",".repeat(1000)).join("\n");
    assert!(!read("plan.csv", empty_columns.as_bytes()).unwrap()[0].wider);
    let wide = "Title,".to_owned() + &"a,".repeat(307) + "a\nHub," + &"b,".repeat(307) + "b\n";
    let sheets = read("plan.csv", wide.as_bytes()).unwrap();
    let guess = guess(&sheets, None, None, &map()).unwrap();
    assert_eq!((sheets[0].wider, guess.wider, guess.columns.len()), (true, true, 256));
    assert_eq!(guess.columns[0].field, Field::Title);
}

#[test]
fn a_quotation_mark_that_never_closes_swallows_a_cell_and_says_so() {
    let text = "Title,Lead\nHub,\"Ely\n".to_owned() + &"Walks,Mere\n".repeat(4_000);
    let sheet = only(read("plan.csv", text.as_bytes()));
    assert_eq!(sheet.rows.len(), 2);
    assert_eq!(sheet.problems[0].0, 2);
}

#[test]
fn a_quotation_mark_that_is_never_closed_is_told() {
    let told = |text: &str| only(read("plan.csv", text.as_bytes())).problems;
    let plan = "Title,Notes\nWarm homes,\"cosy\nSkills bus,b\nFood bank,c\nWalks,d\n";
    let problems = told(plan);
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!(problems[0].0, 2);
    assert!(problems[0].1.contains("3 lines below"), "{problems:?}");
    // Another cell's opening mark closes it, and rows in between are gone just the same.
    let problems = told("Title,Notes\nWarm homes,\"cosy\nSkills bus,b\nFood bank,\"hot, and\"\nWalks,d\n");
    assert_eq!(problems.iter().map(|(row, _)| *row).collect::<Vec<_>>(), [2], "{problems:?}");
    for fine in [
        "Title,Notes\nWarm homes,\"cosy\nand warm\"\nSkills bus,\"a \"\"big\"\" bus\"\n",
        "Title,Notes\r\nWarm homes,\"cosy\r\nand warm\"\r\n\r\nSkills \"bus\",5\" pipe\r\n",
        "Title,Notes\nWarm homes,\"\"\nSkills bus,\"b",
    ] {
        assert_eq!(told(fine), [], "{fine}");
    }
}

#[test]
fn too_many_columns_are_told_as_such() {
    let line = |begin: &str| (0..308).map(|nth| format!("{begin}{nth}")).collect::<Vec<_>>().join(",");
    let rows = |wide: &str, narrow: &str| [wide, narrow, narrow, narrow].join("\n");
    let ragged = [line("Column "), line("value ").replacen("value 0,", "", 1)].join("\n");
    let wide = rows(&line("Column "), &line("value "));
    for text in [wide, ragged, rows("Title", &line("x")), line("Title "), rows(&line(""), "x")] {
        let sheets = read("wide.csv", text.as_bytes()).unwrap();
        assert!(sheets[0].wider, "{}", &text[..40]);
    }
}
