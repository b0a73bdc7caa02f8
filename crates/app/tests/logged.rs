//! The log and the diagnostics hold nothing of anybody's: odd words stand in every title, name, note and file, the main job
//! is done and goes wrong, and none of the words is found in either. One test, since a program has one log.

#![allow(clippy::unwrap_used)]

mod desk;

use desk::{Desk, code};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use sweetspot_app::{FailureCode, logbook};

/// In everything that a person writes, and in no program.
const ODD: &[&str] = &[
    "Aardwolf",
    "Basilisk",
    "Cassowary",
    "Dugong",
    "Echidna",
    "Fossa",
    "Gharial",
    "Hoatzin",
    "Ibex",
    "Jerboa",
    "Kakapo",
    "Lamprey",
    "Mudskipper",
    "Narwhal",
    "Okapi",
    "Pangolin",
    "Quokka",
    "Rhea",
    "Saiga",
    "Tarsier",
    "Uakari",
    "Vicuna",
    "Wombat",
    "Xerus",
    "Yapok",
    "Zorilla",
];

/// Everything in the folder of the log, and its files' names.
fn all_of(log: &Path) -> String {
    let files = fs::read_dir(log).unwrap().map(|entry| entry.unwrap().path());
    files
        .map(|path| format!("{}\n{}", path.file_name().unwrap().display(), fs::read_to_string(&path).unwrap()))
        .collect()
}

fn holds_nobody(text: &str, what: &str) {
    for odd in ODD {
        assert!(!text.to_lowercase().contains(&odd.to_lowercase()), "{odd} is in {what}:\n{text}");
    }
}

/// The main job, in words that are nobody's but the person's, and whatever can go wrong on the way.
fn work(desk: &mut Desk) -> Value {
    desk.call("prefer", json!({ "name": "Aardwolf Basilisk", "theme": "dark", "text_percent": 125 }));
    let desk_of = desk.path("Cassowary");
    fs::create_dir(&desk_of).unwrap();
    let file = desk_of.join("Dugong.sweetspot");
    desk.app.grant_to_write(&file);
    desk.call(
        "new_map",
        json!({ "path": file, "title": "Echidna", "area": "Fossa", "challenges": 4, "names": ["Gharial"] }),
    );
    let challenges = desk.call("start", json!({}))["snapshot"]["map"]["challenges"].clone();
    let first = challenges[0]["id"].clone();
    let added = desk.call("edit", json!({ "kind": "add_initiative", "title": "Hoatzin", "challenges": [first] }));
    let id = added["map"]["initiatives"][0]["id"].clone();
    for edit in [
        json!({ "kind": "change_initiatives", "initiatives": [id], "fields": { "notes": "Ibex", "summary": "Jerboa" } }),
        json!({ "kind": "add_organisation", "name": "Kakapo", "sector": "health", "initiatives": [id], "role": "lead" }),
        json!({ "kind": "add_ground", "ground": "place", "name": "Lamprey", "initiatives": [id] }),
        json!({ "kind": "name_version", "name": "Mudskipper" }),
        json!({ "kind": "change_map", "marking": "Narwhal" }),
    ] {
        desk.call("edit", edit);
    }
    let sheet = desk_of.join("Okapi.csv");
    fs::write(&sheet, "Title,Pangolin,Challenges\nQuokka,Rhea,A\nSaiga,Tarsier,B\n").unwrap();
    desk.app.grant(&sheet);
    desk.call("import_read", json!({ "path": sheet, "sheet": null, "encoding": null, "separator": null }));
    desk.call("import_land", json!({}));
    let copy = desk_of.join("Uakari.sweetspot");
    desk.app.grant_to_write(&copy);
    desk.call("send_copy", json!({ "path": copy, "with_history": true }));
    desk.call("merge_read", json!({ "path": copy, "apart": [] }));
    desk.call("merge_land", json!({}));
    let picture = desk_of.join("Vicuna.svg");
    desk.app.grant_to_write(&picture);
    let request = json!({ "size": "slide", "title": "Wombat", "date": "2026-11-23", "of": { "kind": "venn" } });
    desk.call("picture_export", json!({ "path": picture, "picture": request }));
    desk.call("save", json!({}));

    // What can't be done: no such file, no map, a damaged one, a folder that is gone, a request that is none.
    for (name, what) in [("Xerus.sweetspot", None), ("Yapok.sweetspot", Some("Zorilla")), ("Tarsier.csv", Some("\0\0"))]
    {
        let path = desk_of.join(name);
        desk.app.grant(&path);
        what.iter().for_each(|text| fs::write(&path, text).unwrap());
        desk.try_call("open_map", json!({ "path": path })).unwrap_err();
        desk.try_call("import_read", json!({ "path": path, "sheet": "Okapi" })).unwrap_err();
    }
    let mut bytes = fs::read(&copy).unwrap();
    bytes.truncate(bytes.len() / 2);
    fs::write(&copy, bytes).unwrap();
    assert_eq!(code(desk.try_call("open_map", json!({ "path": copy }))), FailureCode::FileDamaged);
    desk.try_call("Wombat", json!({ "Quokka": "Saiga" })).unwrap_err();
    desk.try_call("edit", json!({ "kind": "Wombat" })).unwrap_err();
    desk.try_call("edit", json!({ "kind": "change_initiatives", "initiatives": [id], "fields": { "start": "Ibex" } }))
        .unwrap_err();
    desk.call("edit", json!({ "kind": "change_map", "area": "Rhea" }));
    fs::rename(&desk_of, desk.path("Away")).unwrap();
    desk.try_call("save", json!({})).unwrap_err();
    fs::rename(desk.path("Away"), &desk_of).unwrap();
    for (name, at) in [("TypeError", "index-B4x.js"), ("Quokka", "Saiga.js is not \"Rhea\"")] {
        desk.call("page_error", json!({ "name": name, "at": at, "line": 3, "column": 14 }));
    }
    let title = "Pangolin".to_owned();
    std::thread::spawn(move || panic!("no such title: {title}")).join().unwrap_err();
    std::thread::spawn(|| panic!("said by the program itself")).join().unwrap_err();

    // Gathered while the map is open, and saved as it was shown.
    let gathered = desk.call("diagnostics", json!({ "width": 1366, "height": 768, "scale_percent": 100 }));
    desk.call("save", json!({}));
    gathered
}

#[test]
fn nothing_that_anybody_wrote_is_in_the_log_or_in_the_diagnostics() {
    let mut desk = Desk::new();
    let local = desk.path("local");
    assert!(logbook::begin(&local), "this test has the program's log");
    let gathered = work(&mut desk);
    let log = all_of(&logbook::folder(&local));
    let text = gathered["text"].as_str().unwrap();
    holds_nobody(&log, "the log");
    holds_nobody(text, "the diagnostics");
    holds_nobody(gathered["name"].as_str().unwrap(), "the name of its file");
    for told in [&*desk.folder.path().to_string_lossy(), "Good work", "OFFICIAL"] {
        assert!(!log.contains(told) && !text.contains(told), "{told}");
    }

    // And yet it tells what happened.
    for told in [
        "new_map: done, ",
        "a map is open: challenges 4, organisations 0, ",
        "file written: ",
        "import: 2 rows landed",
        "import_land: done, ",
        "merge_land: done, ",
        "picture_export: done, ",
        "open_map: FileNotFound, ",
        "open_map: FileNotOurs, ",
        "open_map: FileDamaged, ",
        "import_read: SheetEmpty, ",
        "edit: NotADate",
        "an unknown command: UnknownCommand",
        "save: FileUnreachable, ",
        "publishing: FileUnreachable",
        "publishing: done, ",
        "the page: TypeError at index-B4x.js, line 3, column 14",
        "the page: an error at a place that is not known, line 3",
        "tests/logged.rs:",
        "(its message is not kept)",
        "said by the program itself",
    ] {
        assert!(log.contains(told), "the log does not say \"{told}\":\n{log}");
    }
    assert!(!log.contains("edit: done"), "an edit a second would leave no room");
    for told in [
        "version 0.1.0, commit not known",
        "1366 by 768",
        "appearance Dark, text 125 %",
        "a name for the history is set",
        "the private folder can be written: yes",
        "initiatives 3, links 0",
        "changes in its history: ",
        "working copies: ",
        "picture_export: done, ",
    ] {
        assert!(text.contains(told), "the diagnostics do not say \"{told}\":\n{text}");
    }

    let path = desk.path("diagnostics.txt");
    assert_eq!(code(desk.try_call("diagnostics_save", json!({ "path": path }))), FailureCode::PathNotChosen);
    desk.app.grant_to_write(&path);
    desk.call("diagnostics_save", json!({ "path": path }));
    assert_eq!(fs::read_to_string(&path).unwrap(), text, "what is saved is what was read");

    // Taken away, it is gone, and goes on.
    desk.call("remove_local", json!({ "last": false }));
    let left = all_of(&logbook::folder(&local));
    assert!(!left.contains("new_map") && left.contains("remove_local: done"), "{left}");
    holds_nobody(&left, "the log");
}
