//! Maps that pictures are tried with, and where golden pictures are kept. Never used by the app.
#![allow(dead_code, reason = "each test file uses some of it")]

use chrono::NaiveDate;
use std::path::PathBuf;
use sweetspot_core::Map;
use sweetspot_core::analysis::{Settings, analyse};
use sweetspot_core::map::Challenge;
use sweetspot_core::notation;
use sweetspot_core::synthetic::synthetic;
use sweetspot_exchange::picture::{PaperSize, Picture, PictureRequest, draw};

/// A map that reads like real council work: about 60 initiatives in all 15 regions.
pub fn fenmoor() -> Map {
    let mut map = notation::read(include_str!("fenmoor.txt"));
    map.head.title = "Fenmoor together".to_owned();
    map.head.area = "Fenmoor".to_owned();
    map.head.marking = "OFFICIAL".to_owned();
    map.head.release = "Draft for discussion".to_owned();
    map.head.short_description = "Fenmoor's initiatives in a Venn diagram of its four challenges.".to_owned();
    map.head.long_description = "All four challenges meet in the middle.\n\nEvery overlap holds something.".to_owned();
    map
}

/// Titles that try to be markup, that run from right to left, that no bundled font has, and that are very long.
pub fn hostile() -> Map {
    let long = "An initiative whose title goes on and on ".repeat(7);
    let text = format!(
        "مبادرة الصحة العامة في القرية: A B
        שלום עולם ירוק: B C
        <b>bold</b> & \"quotes\" 'x' ]]> </text><script>alert(1)</script>: A C D
        Emoji 🚲🌳👩\u{200d}👧\u{200d}👦👍🏽🏳\u{fe0f}\u{200d}🌈🇬🇧 day: D
        漢字のタイトル: A B C D
        नमस्ते दुनिया: A D
        مَرْحَبًا بِكُمْ 123 (abc): C
        אָלֶף־בֵּית: A
        لا إله لآ ﷺ: A B
        é combining ê\u{304} ﬁ ligature Ａ: C D
        \u{202e}override\u{2066} \u{1b}[31m and \u{0}controls\u{ffff}: B
        {long}: D
        {}: A",
        "x".repeat(300)
    );
    let mut map = notation::read(&text);
    map.head.title = format!("<Fenmoor> & \"together\" مقاطعة 漢字 {}", "and a very long title ".repeat(12));
    map.head.area = "Fenmoor </desc> & the <Fens> ".repeat(9);
    map.head.marking = "OFFICIAL-SENSITIVE & <LOCAL> ".repeat(5);
    map.head.release = "Draft 'for' discussion ".repeat(9);
    rename(&mut map, |nth, name| {
        format!("{name} <{nth}> & everything else that a partnership can think of {}", "and more ".repeat(25))
    });
    map
}

/// `challenges` of them, with so many initiatives strewn over every region.
pub fn spread(challenges: usize, initiatives: usize) -> Map {
    let regions = sweetspot_core::map::ChallengeSet::regions(challenges);
    let mut text = format!("challenges: {challenges}\n");
    for nth in 0..initiatives {
        let letters = regions[nth % regions.len()].letters();
        let letters: Vec<String> = letters.chars().map(String::from).collect();
        text += &format!("Project number {nth} of many: {} ~Org {}\n", letters.join(" "), nth % 7);
    }
    let mut map = notation::read(&text);
    map.head.title = format!("{challenges} challenges");
    map
}

/// Every map that a picture must come out right for, with its name.
pub fn all_maps() -> Vec<(&'static str, Map)> {
    vec![
        ("fenmoor", fenmoor()),
        ("hostile", hostile()),
        ("nothing placed", spread(4, 0)),
        ("two challenges", spread(2, 12)),
        ("three challenges", spread(3, 40)),
        ("five challenges", spread(5, 62)),
        ("synthetic 250", synthetic(250, 7)),
    ]
}

pub fn rename(map: &mut Map, name: impl Fn(usize, &str) -> String) {
    let renamed: Vec<Challenge> = map
        .challenges
        .iter()
        .enumerate()
        .map(|(nth, challenge)| Challenge { name: name(nth, &challenge.name), ..challenge.clone() })
        .collect();
    renamed.into_iter().for_each(|challenge| map.challenges.put(challenge));
}

pub fn request(size: PaperSize) -> PictureRequest {
    PictureRequest { size, ..PictureRequest::on(NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day")) }
}

pub fn drawn(map: &Map, request: &PictureRequest) -> Picture {
    draw(map, &analyse(map, &Settings::default()), request)
}

/// Where a golden picture is kept. With `UPDATE=1` in the environment, tests write it anew instead of comparing.
pub fn golden(name: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "../../tests/golden", name].iter().collect()
}

pub fn updating() -> bool {
    std::env::var_os("UPDATE").is_some()
}
