//! Files that mean harm, files that are broken, and files that are something else: each refused in words, quickly,
//! and none of them with a panic.
#![allow(clippy::unwrap_used)]

#[path = "import/support.rs"]
mod support;

use std::io::{Cursor, Write};
use std::time::{Duration, Instant};
use support::{PLAN_SHEET, PLAN_STRINGS, archive, parts, plan, read, table, with_part, with_text};
use sweetspot_exchange::sheet::{ImportError, Limit, MAX_FILE, MAX_PARTS};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

fn too_large(what: Limit) -> Result<usize, ImportError> {
    Err(ImportError::TooLarge { what })
}

/// How many sheets were read, since what is in them does not matter here; and it must not take long.
fn outcome(name: &str, bytes: &[u8]) -> Result<usize, ImportError> {
    let started = Instant::now();
    let read = read(name, bytes).map(|sheets| sheets.len());
    // Unoptimised code on a busy machine; what this must catch would take minutes.
    assert!(started.elapsed() < Duration::from_secs(60), "{:?}", started.elapsed());
    read
}

/// An OLE2 compound file is told by its head and the names of its streams.
fn compound(stream: &str) -> Vec<u8> {
    let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    bytes.resize(1024, 0);
    bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
    bytes.resize(4096, 0);
    bytes
}

#[test]
fn every_error_has_its_sentence_and_its_code() {
    let errors = [
        (ImportError::NotASpreadsheet, "not_a_spreadsheet"),
        (ImportError::PasswordProtected, "password_protected"),
        (ImportError::OldFormat, "old_format"),
        (ImportError::Damaged, "sheet_damaged"),
        (ImportError::TooLarge { what: Limit::Rows }, "sheet_too_large"),
        (ImportError::OneColumn, "one_column"),
        (ImportError::NoHeadings, "no_headings"),
        (ImportError::Empty, "sheet_empty"),
        (ImportError::Cancelled, "cancelled"),
    ];
    for (error, code) in errors {
        assert_eq!(error.code(), code);
        assert!(error.to_string().ends_with('.'), "{error}");
    }
    assert_eq!(
        ImportError::TooLarge { what: Limit::Rows }.to_string(),
        "This spreadsheet is too large: it has more than 20,000 rows."
    );
}

#[test]
fn workbooks_of_other_kinds_are_told_apart() {
    assert_eq!(outcome("plan.xlsx", &compound("EncryptedPackage")), Err(ImportError::PasswordProtected));
    assert_eq!(outcome("plan.csv", &compound("EncryptedPackage")), Err(ImportError::PasswordProtected));
    assert_eq!(outcome("plan.xls", &compound("Workbook")), Err(ImportError::OldFormat));
    assert_eq!(outcome("old", &compound("Book")), Err(ImportError::OldFormat));
    assert_eq!(outcome("plan.doc", &compound("WordDocument")), Err(ImportError::NotASpreadsheet));
    assert_eq!(outcome("plan.xls", b"\x09\x08\x10\0\0\x06\x05\0"), Err(ImportError::OldFormat));
    assert_eq!(outcome("plan.xls", b"<?xml version=\"1.0\"?><Workbook/>"), Err(ImportError::OldFormat));

    let part = |name: &str, content: &str| (name.to_owned(), content.as_bytes().to_vec());
    let ods = [part("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), part("content.xml", "<x/>")];
    assert_eq!(outcome("plan.ods", &archive(&ods)), Err(ImportError::OldFormat));
    let odt = [part("mimetype", "application/vnd.oasis.opendocument.text"), part("content.xml", "<x/>")];
    assert_eq!(outcome("plan.odt", &archive(&odt)), Err(ImportError::NotASpreadsheet));
    let xlsb = [part("[Content_Types].xml", "<x/>"), part("_rels/.rels", "<x/>"), part("xl/workbook.bin", "")];
    assert_eq!(outcome("plan.xlsb", &archive(&xlsb)), Err(ImportError::OldFormat));
    let docx = [part("[Content_Types].xml", "<x/>"), part("_rels/.rels", "<x/>"), part("word/document.xml", "<x/>")];
    assert_eq!(outcome("plan.docx", &archive(&docx)), Err(ImportError::NotASpreadsheet));
    assert_eq!(outcome("photos.zip", &archive(&[part("a.jpg", "x")])), Err(ImportError::NotASpreadsheet));
    assert_eq!(outcome("none.zip", &archive(&[])), Err(ImportError::NotASpreadsheet));
}

#[test]
fn what_is_no_spreadsheet_is_said_to_be_none() {
    for (name, bytes) in [
        ("report.pdf", &b"%PDF-1.7 x,y\n1,2\n"[..]),
        ("plan.csv", b"\x89PNG\r\n\x1a\n,,,"),
        ("map.sweetspot", b"SQLite format 3\0 , , "),
        ("page.csv", b"  <!doctype html><table><tr><td>Title,Lead"),
        ("data.csv", b"{\"title\": \"Hub\", \"lead\": 2}"),
        ("plan.xlsx", b"Title,Lead\nHub,Ely\n"),
        ("noise.csv", b"\x01\x02,\x03\x04\x05\n\x06\x07,\x0e\x0f\n"),
        ("archive.gz", b"\x1f\x8b\x08\0,,,\n"),
    ] {
        assert_eq!(outcome(name, bytes), Err(ImportError::NotASpreadsheet), "{name}");
    }
    assert_eq!(outcome("plan.csv", b""), Err(ImportError::Empty));
    assert_eq!(outcome("plan.csv", b" \r\n\r\n"), Err(ImportError::Empty));
    assert_eq!(outcome("plan.csv", b",,\n,,\n"), Err(ImportError::Empty));
    assert_eq!(outcome("plan.xlsx", b""), Err(ImportError::Damaged));
    assert_eq!(outcome("plan.xlsx", &table(&[])), Err(ImportError::Empty));
}

#[test]
fn a_cut_off_workbook_is_damaged_wherever_it_is_cut() {
    let whole = plan();
    assert_eq!(outcome("plan.xlsx", &whole), Ok(1));
    for part in 1..20 {
        let cut = &whole[..whole.len() * part / 20];
        assert_eq!(outcome("plan.xlsx", cut), Err(ImportError::Damaged), "{part}/20");
    }
    assert_eq!(outcome("attachment", &whole[..whole.len() - 30]), Err(ImportError::Damaged));
    assert_eq!(outcome("plan.xlsx", &with_text(&whole, PLAN_SHEET, "</sheetData>", "")), Err(ImportError::Damaged));
    assert_eq!(outcome("plan.xlsx", &with_part(&whole, "xl/workbook.xml", |_| vec![])), Err(ImportError::Damaged));
    assert_eq!(
        outcome("plan.xlsx", &with_part(&whole, "_rels/.rels", |_| b"<x/>".to_vec())),
        Err(ImportError::Damaged)
    );
    let without_workbook: Vec<_> = parts(&whole).into_iter().filter(|(name, _)| !name.starts_with("xl/")).collect();
    assert_eq!(outcome("plan.xlsx", &archive(&without_workbook)), Err(ImportError::Damaged));
}

#[test]
fn a_part_that_is_encrypted_needs_a_password() {
    let mut bytes = plan();
    // The flag of encryption, in the local and in the central head of every part.
    for (mark, offset) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let heads: Vec<usize> =
            bytes.windows(4).enumerate().filter(|(_, window)| window == mark).map(|(at, _)| at).collect();
        heads.into_iter().for_each(|at| bytes[at + offset] |= 1);
    }
    assert_eq!(outcome("plan.xlsx", &bytes), Err(ImportError::PasswordProtected));
}

#[test]
fn a_claim_of_shared_texts_that_cannot_be_is_refused_before_it_costs_memory() {
    let bomb = |claim: &str| {
        with_part(&plan(), PLAN_STRINGS, |content| {
            let text = std::str::from_utf8(content).unwrap();
            let at = text.find("uniqueCount=\"").unwrap();
            let end = text[at + 13..].find('"').unwrap() + at + 13;
            format!("{}{claim}{}", &text[..at], &text[end + 1..]).into_bytes()
        })
    };
    for claim in [
        "uniqueCount=\"4000000000\"",
        "uniqueCount=\"18446744073709551615\"",
        "uniqueCount=\"99999999999999999999999\"",
        "uniqueCount=\"3\" uniqueCount=\"4000000000\"",
        "x:uniqueCount=\"1\"\n uniqueCount = '4000000000'",
    ] {
        assert_eq!(outcome("plan.xlsx", &bomb(claim)), Err(ImportError::Damaged), "{claim}");
    }
    // A count that is merely wrong is what careless programs write.
    assert_eq!(outcome("plan.xlsx", &bomb("uniqueCount=\"70000\"")), Ok(1));

    // The same below another element, in other letters, or in a folder of its own.
    let hidden = with_part(&bomb("uniqueCount=\"4000000000\""), PLAN_STRINGS, |content| {
        std::str::from_utf8(content).unwrap().replacen("<sst", "<!-- <sst uniqueCount=\"1\"/> --><sst", 1).into_bytes()
    });
    assert_eq!(outcome("plan.xlsx", &hidden), Err(ImportError::Damaged));
    let mut renamed = parts(&bomb("uniqueCount=\"4000000000\""));
    renamed
        .iter_mut()
        .filter(|(name, _)| name == PLAN_STRINGS)
        .for_each(|(name, _)| *name = "XL\\SHAREDSTRINGS.XML".to_owned());
    assert_eq!(outcome("plan.xlsx", &archive(&renamed)), Err(ImportError::Damaged));
}

#[test]
fn one_cell_in_the_last_corner_costs_nothing() {
    let huge = with_text(&plan(), PLAN_SHEET, "<dimension ref=\"A1:C3\"", "<dimension ref=\"A1:XFD1048576\"");
    assert_eq!(outcome("plan.xlsx", &huge), Ok(1));
    let far = |cell: &str| with_text(&plan(), PLAN_SHEET, "<c r=\"C1\"", &format!("<c r=\"{cell}\""));
    assert_eq!(outcome("plan.xlsx", &far("XFD1048576")), Ok(1));
    assert_eq!(outcome("plan.xlsx", &far("A1048576")), Ok(1));
    for broken in ["ZZZZZZZZZZ1", "A99999999999", "é1", "A0", "1", ""] {
        let outcome = outcome("plan.xlsx", &far(broken));
        assert!(
            matches!(outcome, Ok(1) | Err(ImportError::Damaged | ImportError::TooLarge { .. })),
            "{broken} {outcome:?}"
        );
    }
    for broken in ["C3:A1", "A1:B2:C3", "", "A0", "ZZZZZZZZ9:A1"] {
        let bytes = with_text(&plan(), PLAN_SHEET, "<dimension ref=\"A1:C3\"", &format!("<dimension ref=\"{broken}\""));
        assert!(matches!(outcome("plan.xlsx", &bytes), Ok(1) | Err(ImportError::Damaged)), "{broken}");
    }
}

/// A workbook with one more part, of `megabytes` of `piece` after one another.
fn with_heavy_part(name: &str, piece: &[u8], megabytes: usize) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(vec![]));
    for (name, content) in parts(&plan()) {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        writer.write_all(&content).unwrap();
    }
    let fastest =
        SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).compression_level(Some(1));
    writer.start_file(name, fastest).unwrap();
    let block = piece.repeat((1024 * 1024 / piece.len()).max(1));
    for _ in 0..megabytes {
        writer.write_all(&block).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn zip_bombs_are_stopped_as_they_unfold() {
    // Packed 1 to 1,000, found out after the first megabyte.
    let zeros = with_heavy_part("xl/media/image1.png", &[0], 300);
    assert!(zeros.len() < 4 * 1024 * 1024);
    assert_eq!(outcome("plan.xlsx", &zeros), too_large(Limit::Unpacked));

    // The same as a worksheet: 200 MB of the same row.
    let row = b"<row r=\"1\"><c r=\"A1\"><v>0</v></c></row>";
    let mut bomb = parts(&plan());
    let sheet = bomb.iter_mut().find(|(name, _)| name == PLAN_SHEET).unwrap();
    let text = String::from_utf8(std::mem::take(&mut sheet.1)).unwrap();
    let (head, tail) = text.split_once("<sheetData>").unwrap();
    sheet.1 = [head.as_bytes(), b"<sheetData>", &row.repeat(210 * 1024 * 1024 / row.len()), tail.as_bytes()].concat();
    assert_eq!(outcome("plan.xlsx", &archive(&bomb)), too_large(Limit::Unpacked));
    drop(bomb);

    // Small parts may be packed as tightly as they like.
    assert_eq!(outcome("plan.xlsx", &with_heavy_part("xl/media/image1.png", &[0], 1)), Ok(1));
}

#[test]
fn more_than_200_mb_in_all_is_too_much_however_it_is_packed() {
    // Packed at about 1 to 100, so that only the sum tells.
    let mut noise = 1u32;
    let piece: Vec<u8> = (0..4096)
        .map(|nth| {
            noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            if nth % 64 == 0 { (noise >> 24) as u8 } else { b' ' }
        })
        .collect();
    let bytes = with_heavy_part("xl/media/image1.bin", &piece, 201);
    assert!(bytes.len() > 201 * 1024 * 1024 / 200, "{}", bytes.len());
    assert_eq!(outcome("plan.xlsx", &bytes), too_large(Limit::Unpacked));
}

#[test]
fn headers_that_lie_about_sizes_do_not_help() {
    let mut bytes = with_heavy_part("xl/media/image1.png", &[0], 300);
    // The last central head is that of the heavy part; let it claim to unpack to ten bytes.
    let head = bytes.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
    bytes[head + 24..head + 28].copy_from_slice(&10u32.to_le_bytes());
    let outcome = outcome("plan.xlsx", &bytes);
    assert!(
        matches!(outcome, Err(ImportError::TooLarge { what: Limit::Unpacked } | ImportError::Damaged)),
        "{outcome:?}"
    );
}

#[test]
fn too_many_parts_and_paths_that_climb_are_refused() {
    let mut many = parts(&plan());
    many.extend((0..MAX_PARTS).map(|nth| (format!("xl/media/{nth}"), vec![])));
    assert_eq!(outcome("plan.xlsx", &archive(&many)), too_large(Limit::Parts));
    for name in ["../evil.xml", "xl/../../evil.xml", "xl\\..\\evil.xml", ".."] {
        let mut climbing = parts(&plan());
        climbing.push((name.to_owned(), vec![1]));
        assert_eq!(outcome("plan.xlsx", &archive(&climbing)), Err(ImportError::Damaged), "{name}");
    }
    assert_eq!(outcome("plan.xlsx", &vec![b'P'; MAX_FILE + 1]), too_large(Limit::File));
}

#[test]
fn one_long_text_repeated_does_not_fill_the_memory() {
    let long = "x".repeat(32_000);
    let cells: String =
        (1..=19_000).map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>")).collect();
    let bytes = with_part(&table(&[&[&long]]), PLAN_SHEET, |content| {
        let text = std::str::from_utf8(content).unwrap();
        let (head, rest) = text.split_once("<sheetData>").unwrap();
        let (_, tail) = rest.split_once("</sheetData>").unwrap();
        format!("{head}<sheetData>{cells}</sheetData>{tail}").into_bytes()
    });
    assert_eq!(outcome("plan.xlsx", &bytes), too_large(Limit::Content));
}

#[test]
fn more_shared_texts_styles_or_a_longer_run_than_any_sheet_needs_are_refused() {
    let strings = with_part(&plan(), PLAN_STRINGS, |_| {
        [b"<sst>".to_vec(), b"<si><t>a</t></si>".repeat(2_000_001), b"</sst>".to_vec()].concat()
    });
    // Packed that tightly it is a bomb before anything is counted; both answers keep the memory.
    assert!(matches!(outcome("plan.xlsx", &strings), Err(ImportError::TooLarge { .. })));
    let styles = with_part(&plan(), "xl/styles.xml", |_| {
        let formats: String = (0..300_001).map(|nth| format!("<xf numFmtId=\"{}\"/>", nth % 1_000 * 7919)).collect();
        format!("<styleSheet><cellXfs>{formats}</cellXfs></styleSheet>").into_bytes()
    });
    assert_eq!(outcome("plan.xlsx", &styles), too_large(Limit::Content));
    let run = with_part(&plan(), PLAN_SHEET, |content| {
        let mut noise = 7u32;
        let long: String = (0..5 * 1024 * 1024)
            .map(|_| {
                noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                char::from(b'a' + (noise >> 28) as u8)
            })
            .collect();
        String::from_utf8(content.to_vec())
            .unwrap()
            .replace("<sheetData>", &format!("<!--{long}--><sheetData>"))
            .into_bytes()
    });
    assert_eq!(outcome("plan.xlsx", &run), too_large(Limit::Content));
}

#[test]
fn a_document_type_expands_nothing() {
    let laughing = with_part(&plan(), PLAN_STRINGS, |content| {
        let text = std::str::from_utf8(content).unwrap();
        let kind =
            "<!DOCTYPE sst [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
        text.replacen("<sst", &format!("{kind}<sst"), 1).replacen("Warm homes", "&b;&x;", 1).into_bytes()
    });
    match read("plan.xlsx", &laughing) {
        Ok(sheets) => {
            let shown = sheets[0].rows[1].1[0].text();
            assert!(!shown.contains("haha") && !shown.contains("root:"), "{shown}");
        }
        Err(error) => assert_eq!(error, ImportError::Damaged),
    }
}
