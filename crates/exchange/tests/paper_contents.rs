#![allow(clippy::unwrap_used)]
//! What stands in a paper: every figure recounted from the map, nothing empty, nothing that is not there.

mod paper;
mod picture;

use paper::{paper, paper_of, request, said, written};
use picture::{all_maps, fenmoor, hostile, spread};
use sweetspot_core::Map;
use sweetspot_core::analysis::{Settings, analyse};
use sweetspot_core::map::GroundKind;
use sweetspot_core::synthetic::synthetic;
use sweetspot_exchange::paper::{
    Block, FrontLines, Label, Paper, PaperRequest, Part, Source, Table, Whose, file_name, numbered, write,
};

fn told(paper: &Paper) -> String {
    let texts = paper.blocks.iter().map(|block| match block {
        Block::Title(text) | Block::Heading { text, .. } => text.clone(),
        Block::Line { label, value } => format!("{label}: {}", value.text()),
        Block::Paragraph { words, .. } => words.text(),
        Block::List { entries, .. } => entries.iter().map(|entry| entry.text()).collect::<Vec<_>>().join("\n"),
        Block::Figure(figure) => figure.caption.clone(),
        Block::Table(table) => {
            table.rows.iter().map(|row| row.join(" | ")).collect::<Vec<_>>().join("\n")
                + &format!("\n{}", table.caption)
        }
        Block::NewPage => String::new(),
    });
    texts.collect::<Vec<_>>().join("\n")
}

fn tables(paper: &Paper) -> Vec<&Table> {
    paper.blocks.iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None }).collect()
}

fn headings(paper: &Paper) -> Vec<String> {
    let all = numbered(&paper.blocks).filter_map(|(label, block)| match (label, block) {
        (Label::Number(number) | Label::Appendix(number), Block::Heading { text, .. }) => {
            Some(format!("{number} {text}"))
        }
        _ => None,
    });
    all.collect()
}

#[test]
fn overlaps_and_initiatives_can_be_counted_again() {
    for (name, map) in all_maps() {
        let paper = paper(&map);
        let analysis = analyse(&map, &Settings::default());
        let tables = tables(&paper);
        let listed: Vec<&str> = tables
            .iter()
            .filter(|table| table.columns[0].heading == "Initiative")
            .flat_map(|table| table.rows.iter().map(|row| row[0].trim_end_matches(" (bright spot)")))
            .collect();
        assert_eq!(listed.len(), map.initiatives.len(), "{name}: each initiative stands once");
        if let Some(overlaps) = tables.iter().find(|table| table.columns[0].heading == "Challenges") {
            let regions = analysis.regions.iter().filter(|region| region.challenges.len() >= 2);
            for (row, region) in overlaps.rows.iter().zip(regions) {
                assert_eq!(row[1], region.initiatives.len().to_string(), "{name}: {row:?}");
                assert_eq!(row[2], region.organisations.len().to_string(), "{name}: {row:?}");
            }
        }
    }
}

#[test]
fn nothing_is_empty_and_no_part_is_a_stub() {
    for (name, map) in all_maps() {
        let paper = paper(&map);
        for pair in paper.blocks.windows(2) {
            let deeper = |one: u8, other: u8| other > one;
            match (&pair[0], &pair[1]) {
                (Block::Heading { level, .. }, Block::Heading { level: next, .. }) => {
                    assert!(deeper(*level, *next), "{name}: an empty heading before {:?}", pair[1]);
                }
                (Block::Heading { text, .. }, Block::NewPage) => panic!("{name}: nothing under {text}"),
                _ => {}
            }
        }
        for block in &paper.blocks {
            let empty = match block {
                Block::Title(text) | Block::Heading { text, .. } => text.is_empty(),
                Block::Line { value, .. } => value.text().is_empty(),
                Block::Paragraph { words, .. } => words.text().is_empty(),
                Block::List { entries, .. } => {
                    entries.is_empty() || entries.iter().any(|entry| entry.text().is_empty())
                }
                Block::Table(table) => table.rows.iter().flatten().any(|cell| cell.trim().is_empty()),
                Block::Figure(_) | Block::NewPage => false,
            };
            assert!(!empty, "{name}: {block:?}");
        }
        assert!(!matches!(paper.blocks.last(), Some(Block::Heading { .. } | Block::Table(_))), "{name}: how it ends");
    }
}

#[test]
fn prompts_go_where_nobody_has_said_anything_and_are_counted() {
    let map = fenmoor();
    let nothing = paper(&map);
    // Meeting, report, contact, for what; one recommendation; consultation; seven implications.
    assert_eq!(nothing.prompts(), 4 + 1 + 1 + 7);
    assert_eq!(told(&nothing).matches("[To be completed by ").count(), nothing.prompts());
    let all = paper_of(&map, &PaperRequest { front: said(), ..request() });
    assert_eq!(all.prompts(), 0);
    let text = told(&all);
    for said in
        ["Fenmoor Board is asked to:", "Report of: Director of Public Health", "Date: 1 October 2026", "For: decision"]
    {
        assert!(text.contains(said), "{said}");
    }
}

#[test]
fn an_exempt_paper_says_by_which_paragraph() {
    let mut map = fenmoor();
    map.head.release = "Exempt from publication".to_owned();
    assert!(told(&paper(&map)).contains("[To be completed by the monitoring officer"));
    let front = FrontLines { exempt: "paragraph 3 of Part 1 of Schedule 12A".to_owned(), ..FrontLines::default() };
    let text = told(&paper_of(&map, &PaperRequest { front, ..request() }));
    assert!(text.contains("Release: Exempt from publication. Exempt by paragraph 3 of Part 1"), "{text}");
}

#[test]
fn parts_are_numbered_as_they_stand_and_references_follow() {
    let map = fenmoor();
    let all = headings(&paper(&map));
    assert_eq!(all[..4], ["1 Purpose", "2 Recommendations", "3 Background", "4 What the map shows"]);
    assert!(all.iter().any(|heading| heading == "Appendix A Initiatives by overlap"), "{all:?}");
    let parts = vec![Part::Recommendations, Part::Shows];
    let some = paper_of(&map, &PaperRequest { parts, ..request() });
    assert_eq!(headings(&some), ["1 Recommendations", "2 What the map shows"]);
    let text = told(&some);
    assert!(text.contains("(section 2)") && !text.contains("Appendix"), "{text}");
    // Without its appendix the figure's description names every initiative.
    for row in map.initiatives.iter().filter(|row| !map.region_of(row).is_empty()).take(5) {
        assert!(text.contains(&row.title) || !map.head.long_description.is_empty());
    }
}

fn ground(map: &Map, kind: GroundKind) -> sweetspot_core::map::GroundId {
    map.grounds.iter().find(|row| row.kind == kind).expect("one").id
}

#[test]
fn a_paper_for_one_place_counts_its_initiatives_alone() {
    let mut map = synthetic(60, 7);
    map.head.title = "Fenmoor together".to_owned();
    let place = ground(&map, GroundKind::Place);
    let whose = Whose::Place { place };
    let paper = paper_of(&map, &PaperRequest { whose, ..request() });
    let own = map.initiatives.iter().filter(|row| row.grounds.contains(&place)).count();
    let listed = tables(&paper)
        .iter()
        .filter(|table| table.columns[0].heading == "Initiative")
        .map(|table| table.rows.len())
        .sum::<usize>();
    assert_eq!(listed, own);
    let name = &map.grounds.get(place).unwrap().name;
    assert_eq!(paper.title, format!("Fenmoor together: {name}"));
    assert!(told(&paper).contains(&format!("{} other initiatives besides", map.initiatives.len() - own)));
}

#[test]
fn papers_for_an_organisation_and_for_challenges_are_narrowed() {
    let map = fenmoor();
    let organisation = map.organisations.at(0).id;
    let own = map.initiatives.iter().filter(|row| row.organisations.contains_key(&organisation)).count();
    let paper = paper_of(&map, &PaperRequest { whose: Whose::Organisation { organisation }, ..request() });
    let listed: usize = tables(&paper)
        .iter()
        .filter(|table| table.columns[0].heading == "Initiative")
        .map(|table| table.rows.len())
        .sum();
    assert_eq!(listed, own);
    let challenges = sweetspot_core::map::ChallengeSet(0b0011);
    let paper = paper_of(&map, &PaperRequest { whose: Whose::Challenges { challenges }, ..request() });
    let overlaps = tables(&paper).into_iter().find(|table| table.columns[0].heading == "Challenges").unwrap();
    // Of eleven overlaps of four challenges all but one touch one of two.
    assert_eq!(overlaps.rows.len(), 10);
}

#[test]
fn whose_paper_nobody_knows_is_refused() {
    let map = fenmoor();
    let settings = Settings::default();
    let source = Source { map: &map, settings: &settings, since: None, state: paper::state() };
    let nowhere = sweetspot_core::map::GroundId(uuid::Uuid::from_u128(7));
    let request = PaperRequest { whose: Whose::Place { place: nowhere }, ..request() };
    assert!(write(&source, &request).is_err());
}

#[test]
fn what_has_changed_is_told_since_a_version() {
    let later = fenmoor();
    let mut earlier = later.clone();
    let gone: Vec<_> = earlier.initiatives.iter().take(14).map(|row| row.id.0).collect();
    gone.iter().for_each(|id| earlier.initiatives.remove(*id));
    let paper = written(&later, Some(("March board", &earlier)), &request());
    let text = told(&paper);
    assert!(text.contains("What has changed since March board") && text.contains("14 differences: 14 new"), "{text}");
    assert!(headings(&paper).iter().any(|heading| heading.ends_with("Every change since March board")));
    let every = tables(&paper).into_iter().find(|table| table.columns[1].heading == "Change").unwrap();
    assert_eq!(every.rows.len(), 14);
    assert!(!told(&self::paper(&later)).contains("What has changed since"));
}

#[test]
fn file_names_are_lawful_on_windows_and_short() {
    for (name, map) in all_maps().into_iter().chain([("hostile", hostile()), ("small", spread(2, 2))]) {
        let file = file_name(&map, &paper(&map));
        assert!(file.chars().count() <= 80 && !file.is_empty(), "{name}: {file}");
        assert!(!file.contains(['<', '>', ':', '"', '/', '\\', '|', '?', '*']), "{name}: {file}");
        assert!(!file.ends_with(['.', ' ']), "{name}: {file}");
    }
    assert_eq!(file_name(&fenmoor(), &paper(&fenmoor())), "OFFICIAL 2026-09-17 Fenmoor - Fenmoor together");
}
