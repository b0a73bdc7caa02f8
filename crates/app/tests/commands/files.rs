//! The commands about the map as a file, each once through JSON, and what each refuses.

use super::{Desk, code};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};
use sweetspot_app::{App, FailureCode, StartedOn};

fn new(path: &Path, title: &str) -> Value {
    json!({ "path": path, "title": title, "area": "", "challenges": 3 })
}

impl Desk {
    /// A path that the person has named.
    fn named(&self, name: &str) -> PathBuf {
        let path = self.path(name);
        self.app.grant_to_write(&path);
        path
    }
}

/// All commands about files, for the test that every one is called.
pub(super) fn the_files(desk: &mut Desk) {
    let first = desk.named("First.sweetspot");
    let mut asked = new(&first, "First");
    asked["names"] = json!(["Warm homes", "", "Good work"]);
    let made = desk.call("new_map", asked);
    let names: Vec<&Value> = made["map"]["challenges"].as_array().unwrap().iter().map(|row| &row["name"]).collect();
    assert_eq!(names, ["Warm homes", "Good work", "Good work"], "an empty name leaves the starter's");
    assert_eq!(made["map"]["challenges"][0]["short_name"], "", "the starter's short name is of its own wording");
    assert_eq!(made["left"], Value::Null);
    desk.call("edit", json!({ "kind": "add_initiative", "title": "Skills bus", "challenges": [] }));

    let map = made["map"]["head"]["id"].clone();
    desk.call("leave_view", json!({ "map": map, "text": "{\"view\":\"table\"}" }));
    let long = "x".repeat(20_001);
    assert_eq!(code(desk.try_call("leave_view", json!({ "map": map, "text": long }))), FailureCode::BadRequest);

    let second = desk.named("Second.sweetspot");
    let saved = desk.call("save_as", json!({ "path": second }));
    assert_eq!(saved["file"]["path"], json!(second));
    assert_eq!(saved["map"]["initiatives"][0]["title"], "Skills bus");
    assert_eq!((&saved["undo"], &saved["left"]), (&json!("Add Skills bus"), &json!("{\"view\":\"table\"}")));
    desk.call("edit", json!({ "kind": "change_map", "area": "only in the second" }));

    let renamed = desk.call("rename_file", json!({ "name": " Board.sweetspot" }));
    let board = desk.path("Board.sweetspot");
    assert_eq!(renamed["file"]["path"], json!(board));
    assert_eq!(renamed["file"]["saved"]["how"], "saved");
    assert!(board.exists() && !second.exists());
    assert_eq!(desk.call("undo", json!({}))["map"]["head"]["area"], "", "undo goes with it");
    let recent = desk.call("start", json!({}))["recent"].clone();
    assert_eq!((&recent[0]["path"], &recent[1]["path"]), (&json!(board), &json!(first)), "and so does the list");

    desk.call("show_in_folder", json!({}));
    assert_eq!(*desk.ready.shown.lock().unwrap(), Some(board.clone()));
    desk.call("full_screen", json!({}));

    let third = desk.named("Third.sweetspot");
    let mut like = new(&third, "Third");
    like["like"] = json!(true);
    let third = desk.call("new_map", like);
    assert_eq!(third["map"]["challenges"][0]["name"], "Warm homes");
    assert_eq!(third["map"]["initiatives"], json!([]));
    assert_ne!(third["map"]["head"]["id"], map, "it is no copy");

    assert_eq!(desk.call("close_map", json!({}))["notices"], json!([]));
    assert_eq!(desk.call("start", json!({}))["snapshot"], Value::Null);

    let sample = desk.call("open_sample", json!({}));
    desk.call("edit", json!({ "kind": "remove_initiatives", "initiatives": [sample["map"]["initiatives"][0]["id"]] }));
    let afresh = desk.call("sample_afresh", json!({}));
    assert_eq!(afresh["map"]["initiatives"].as_array().unwrap().len(), 62);
    assert_eq!((&afresh["file"]["sample"], &afresh["undo"]), (&json!(true), &Value::Null));
    assert_eq!(afresh["file"]["notices"], json!([]), "nothing of the old one is left to tell of");
}

fn titles(snapshot: &Value) -> Vec<&str> {
    let rows = snapshot["map"]["initiatives"].as_array().unwrap();
    rows.iter().map(|row| row["title"].as_str().unwrap()).collect()
}

/// Whoever closes the window at once after an edit has never seen what came meanwhile: it is brought in, not laid aside.
#[test]
fn what_somebody_else_wrote_is_brought_in_also_by_closing() {
    let add = |title: &str| json!({ "kind": "add_initiative", "title": title, "challenges": [] });
    for ends in [true, false] {
        let (mut mine, mut theirs) = (Desk::new(), Desk::new());
        let path = mine.named("Shared.sweetspot");
        mine.call("new_map", new(&path, "Shared"));
        theirs.app.grant_to_write(&path);
        theirs.call("open_map", json!({ "path": path }));
        theirs.call("edit", add("Theirs"));
        theirs.call("save", json!({}));
        mine.call("edit", add("Mine"));
        if ends {
            mine.app.end();
        } else {
            assert_eq!(mine.call("close_map", json!({}))["notices"], json!([]));
        }
        let files: Vec<_> = std::fs::read_dir(mine.folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert_eq!(files.iter().filter(|file| file.is_file()).collect::<Vec<_>>(), [&path], "nothing lies beside it");
        let again = Desk::new();
        again.app.grant(&path);
        let mut again = again;
        let mut found = again.call("open_map", json!({ "path": path }));
        found["map"]["initiatives"].as_array_mut().unwrap().sort_by_key(|row| row["title"].to_string());
        assert_eq!(titles(&found), ["Mine", "Theirs"]);
    }
}

#[test]
fn what_had_to_be_laid_aside_while_a_map_was_closed_is_told() {
    let mut desk = Desk::new();
    let path = desk.named("Map.sweetspot");
    desk.call("new_map", new(&path, "Map"));
    std::fs::write(&path, "no map at all").unwrap();
    desk.call("edit", json!({ "kind": "change_map", "area": "Fenmoor" }));
    let before = desk.call("file", json!({}))["notices"].clone();
    let closed = desk.call("close_map", json!({}))["notices"].clone();
    let told: Vec<&Value> = before.as_array().unwrap().iter().chain(closed.as_array().unwrap()).collect();
    let beside = desk.path("Map (other copy).sweetspot");
    assert_eq!(told, [&json!({ "notice": "set_aside", "path": beside, "what": "theirs" })]);
    assert_eq!(std::fs::read(beside).unwrap(), b"no map at all");
}

/// Nobody is there to be told when the program ends: the next start tells it, with whatever map it opens, once.
#[test]
fn what_had_to_be_laid_aside_while_the_program_ended_is_told_at_the_next_start() {
    let mut desk = Desk::new();
    let (path, other) = (desk.named("Map.sweetspot"), desk.named("Other.sweetspot"));
    desk.call("new_map", new(&other, "Other"));
    desk.call("new_map", new(&path, "Map"));
    desk.call("edit", json!({ "kind": "change_map", "area": "Fenmoor" }));
    std::fs::write(&path, "no map at all").unwrap();
    let beside = desk.path("Map (other copy).sweetspot");
    let aside = json!({ "notice": "set_aside", "path": beside, "what": "theirs" });
    assert_eq!(serde_json::to_value(desk.app.end()).unwrap(), json!([aside]));
    assert_eq!(std::fs::read(&beside).unwrap(), b"no map at all");

    for (told, opened) in [(json!([aside]), &other), (json!([]), &path)] {
        let again = App::new(desk.path("local"), Box::new(desk.ready.clone()));
        again.start_on(StartedOn::Map(opened.clone()));
        let start: Value = serde_json::from_str(&again.call("start", "{}").unwrap()).unwrap();
        assert_eq!(start["snapshot"]["file"]["notices"], told, "{}", opened.display());
        assert_eq!(again.end(), []);
    }
}

#[test]
fn a_name_that_not_every_system_takes_is_refused_and_so_is_one_that_is_taken() {
    let mut desk = Desk::with_map();
    std::fs::write(desk.path("Other.sweetspot"), "theirs").unwrap();
    for name in ["a/b", "a\\b", "x:y", "CON", "lpt1.old", ".hidden", "dot.", "tab\tx", &"x".repeat(121)] {
        assert_eq!(code(desk.try_call("rename_file", json!({ "name": name }))), FailureCode::BadFileName, "{name}");
    }
    assert_eq!(code(desk.try_call("rename_file", json!({ "name": " .sweetspot" }))), FailureCode::NameMissing);
    let taken = desk.try_call("rename_file", json!({ "name": "Other" })).unwrap_err();
    assert_eq!((taken.code, taken.file.as_deref()), (FailureCode::FileExists, Some("Other.sweetspot")));
    assert_eq!(std::fs::read_to_string(desk.path("Other.sweetspot")).unwrap(), "theirs");
    desk.call("edit", json!({ "kind": "change_map", "area": "still open" }));
    assert_eq!(desk.call("rename_file", json!({ "name": "Fenmoor" }))["map"]["head"]["area"], "still open");
    desk.call("open_sample", json!({}));
    assert_eq!(code(desk.try_call("rename_file", json!({ "name": "Mine" }))), FailureCode::FileReadOnly);
}

#[test]
fn a_file_is_replaced_only_where_the_person_agreed_and_never_the_open_one() {
    let mut desk = Desk::with_map();
    let open = desk.path("Fenmoor.sweetspot");
    for (name, request) in [
        ("new_map", json!({ "path": open, "title": "x", "area": "", "challenges": 4, "replace": true })),
        ("save_as", json!({ "path": open })),
        ("save_copy", json!({ "path": open })),
    ] {
        let refused = desk.try_call(name, request).unwrap_err();
        let expected = (FailureCode::FileIsOpen, Some("Fenmoor.sweetspot"));
        assert_eq!((refused.code, refused.file.as_deref()), expected, "{name}");
    }
    let other = desk.named("Other.sweetspot");
    std::fs::write(&other, "theirs").unwrap();
    assert_eq!(code(desk.try_call("new_map", new(&other, "New"))), FailureCode::FileExists);
    let mut wrong = new(&other, " ");
    wrong["replace"] = json!(true);
    assert_eq!(code(desk.try_call("new_map", wrong)), FailureCode::NameMissing);
    assert_eq!(std::fs::read_to_string(&other).unwrap(), "theirs");
    let mut agreed = new(&other, "New");
    agreed["replace"] = json!(true);
    assert_eq!(desk.call("new_map", agreed)["map"]["head"]["title"], "New");
    let left: Vec<_> =
        std::fs::read_dir(desk.folder.path()).unwrap().flatten().map(|entry| entry.file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().starts_with("~$")), "{left:?}");
}

#[test]
fn the_name_that_is_offered_for_a_map_is_that_of_no_other() {
    let mut desk = Desk::with_map();
    let offered = |desk: &mut Desk, purpose: &str, name: &str| {
        desk.call("choose", json!({ "purpose": purpose, "suggested": name }));
        desk.ready.offered.lock().unwrap().take()
    };
    assert_eq!(offered(&mut desk, "save_copy", "Copy").as_deref(), Some("Copy"));
    assert_eq!(offered(&mut desk, "save_as", "Fenmoor").as_deref(), Some("Fenmoor 2"));
    std::fs::write(desk.path("Fenmoor 2.sweetspot"), "theirs").unwrap();
    assert_eq!(offered(&mut desk, "save_copy", "Fenmoor").as_deref(), Some("Fenmoor 3"));
    // A picture of the same map, size and day is the newer one: it may take the place of the older, and is asked about.
    std::fs::write(desk.path("Fenmoor.png"), "older").unwrap();
    assert_eq!(offered(&mut desk, "export_png", "Fenmoor").as_deref(), Some("Fenmoor"));
}

#[test]
fn a_name_that_was_completed_is_asked_about_and_two_dialogs_are_one_too_many() {
    let mut desk = Desk::new();
    std::fs::write(desk.path("Plan.sweetspot"), "theirs").unwrap();
    let answers = ["Plan", "Plan.sweetspot", "Free"].map(|name| desk.path(name));
    desk.ready.answers.lock().unwrap().extend(answers);
    for (nth, replaces) in [true, false, false].into_iter().enumerate() {
        let chosen = desk.call("choose", json!({ "purpose": "save_as", "suggested": null }));
        assert_eq!(chosen["replaces"], json!(replaces), "{nth}");
    }
    assert_eq!(desk.call("choose", json!({ "purpose": "open_map", "suggested": null }))["path"], Value::Null);

    let (asked, answer) = std::sync::mpsc::channel();
    *desk.ready.held.lock().unwrap() = Some(answer);
    let app = Arc::clone(&desk.app);
    let first = std::thread::spawn(move || {
        app.call("choose", &json!({ "purpose": "open_map", "suggested": null }).to_string())
    });
    while !desk.ready.open.load(std::sync::atomic::Ordering::Relaxed) {
        std::thread::yield_now();
    }
    let second = desk.try_call("choose", json!({ "purpose": "open_map", "suggested": null }));
    assert_eq!(code(second), FailureCode::DialogOpen);
    asked.send(()).unwrap();
    first.join().unwrap().unwrap();
    desk.call("choose", json!({ "purpose": "open_map", "suggested": null }));
}

#[test]
fn places_that_are_gone_or_closed_are_told_with_the_files_name() {
    let mut desk = Desk::with_map();
    let gone = desk.named("stick/Map.sweetspot");
    let closed = desk.path("closed");
    std::fs::create_dir(&closed).unwrap();
    for name in ["new_map", "save_as", "save_copy"] {
        let request = json!({ "path": gone, "title": "x", "area": "", "challenges": 4 });
        let told = desk.try_call(name, request).unwrap_err();
        let expected = (FailureCode::FileUnreachable, Some("Map.sweetspot"));
        assert_eq!((told.code, told.file.as_deref()), expected, "{name}");
    }
    let missing = desk.named("Missing.sweetspot");
    let told = desk.try_call("open_map", json!({ "path": missing })).unwrap_err();
    assert_eq!((told.code, told.file.as_deref()), (FailureCode::FileNotFound, Some("Missing.sweetspot")));
    desk.ready.no_manager.store(true, std::sync::atomic::Ordering::Relaxed);
    let told = desk.try_call("show_in_folder", json!({})).unwrap_err();
    assert_eq!((told.code, told.file.as_deref()), (FailureCode::FolderNotShown, Some("Fenmoor.sweetspot")));
    std::fs::remove_file(desk.path("Fenmoor.sweetspot")).unwrap();
    assert_eq!(code(desk.try_call("show_in_folder", json!({}))), FailureCode::FileNotFound);
}

#[test]
fn a_map_can_be_closed_though_its_folder_has_gone() {
    let mut desk = Desk::new();
    let (stick, away) = (desk.path("stick"), desk.path("away"));
    std::fs::create_dir(&stick).unwrap();
    let path = desk.named("stick/Map.sweetspot");
    desk.call("new_map", new(&path, "Map"));
    std::fs::rename(&stick, &away).unwrap();
    desk.call("edit", json!({ "kind": "change_map", "area": "Fenmoor" }));
    let closed = desk.call("close_map", json!({}));
    assert_eq!(closed["notices"][0], json!({ "notice": "left_waiting", "name": "Map", "folder": "stick" }));
    std::fs::rename(&away, &stick).unwrap();
    let before = std::fs::read(&path).unwrap();
    assert_eq!(desk.call("open_map", json!({ "path": path }))["map"]["head"]["area"], "Fenmoor");
    // Its file follows though nothing more is done.
    let end = Instant::now() + Duration::from_secs(60);
    while desk.call("file", json!({}))["saved"]["how"] != "saved" {
        assert!(Instant::now() < end, "the file is never written");
        std::thread::sleep(Duration::from_millis(50));
    }
    assert_ne!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn an_export_that_is_given_up_writes_nothing() {
    let mut desk = Desk::with_map();
    desk.call("open_sample", json!({}));
    let path = desk.named("board.png");
    let picture = json!({ "size": "a3", "grey": false, "title": null, "date": "2026-11-23", "faded": [] });
    let app = Arc::clone(&desk.app);
    let request = json!({ "path": path, "picture": picture }).to_string();
    let exporting = std::thread::spawn(move || app.call("picture_export", &request));
    while !exporting.is_finished() {
        desk.call("cancel", json!({}));
        std::thread::yield_now();
    }
    assert_eq!(exporting.join().unwrap().unwrap_err().code, FailureCode::Cancelled);
    assert!(!path.exists());
}

#[test]
fn the_last_map_is_there_again_where_the_person_prefers_that() {
    let mut desk = Desk::with_map();
    let begun = |folder: &Path, ready: &super::Ready| {
        let app = App::new(folder.join("local"), Box::new(ready.clone()));
        app.start_on(StartedOn::Nothing);
        let start: Value = serde_json::from_str(&app.call("start", "{}").unwrap()).unwrap();
        app.end();
        start
    };
    let folder = desk.folder.path().to_owned();
    desk.app.end();
    assert_eq!(begun(&folder, &desk.ready)["snapshot"], Value::Null, "nobody has asked for it");
    desk.call("prefer", json!({ "name": "", "theme": "system", "text_percent": 100, "reopen": true }));
    assert_eq!(begun(&folder, &desk.ready)["snapshot"]["map"]["head"]["title"], "Fenmoor together");
    std::fs::remove_file(desk.path("Fenmoor.sweetspot")).unwrap();
    let told = begun(&folder, &desk.ready);
    assert_eq!((&told["snapshot"], &told["failure"]["code"]), (&Value::Null, &json!("file_not_found")));
}

/// A computer that stops meanwhile must leave what was there, or what is to be, and never half of it or nothing.
#[test]
fn what_a_person_prefers_is_never_written_in_place() {
    let mut desk = Desk::with_map();
    let map = desk.call("start", json!({}))["snapshot"]["map"]["head"]["id"].clone();
    let prefer = |name: &str| json!({ "name": name, "theme": "dark", "text_percent": 100, "reopen": true });
    let leave = |text: &str| json!({ "map": map, "text": text });
    desk.call("prefer", prefer("Asha"));
    desk.call("leave_view", leave("the table"));
    let open = |name: &str| std::fs::File::open(desk.folder.path().join("local").join(name)).unwrap();
    let (preferences, views) = (open("preferences.json"), open("views.json"));
    desk.call("prefer", prefer("Ben"));
    desk.call("leave_view", leave("the Venn"));
    for (before, word, after) in [(preferences, "Asha", "Ben"), (views, "the table", "the Venn")] {
        let text = std::io::read_to_string(before).unwrap();
        assert!(text.contains(word) && !text.contains(after), "{text}");
    }
    let kept: Vec<_> = std::fs::read_dir(desk.path("local")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!kept.iter().any(|name| name.to_string_lossy().ends_with(".tmp")), "{kept:?}");
}
