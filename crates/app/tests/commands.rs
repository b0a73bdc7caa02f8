//! Every command once through JSON, as a page calls it, and what it refuses.

#![allow(clippy::unwrap_used)]

#[path = "commands/files.rs"]
mod files;

mod desk;

use desk::{Desk, Ready, code};
use serde_json::{Value, json};
use std::path::Path;
use sweetspot_app::wire::Commands;
use sweetspot_app::{App, FailureCode, StartedOn};

#[test]
fn every_command_answers() {
    let mut desk = Desk::with_map();
    let start = desk.call("start", json!({}));
    assert_eq!(start["snapshot"]["map"]["head"]["title"], "Fenmoor together");
    assert_eq!(start["recent"][0]["title"], "Fenmoor together");

    let read =
        desk.sheet("Project,Status,Lead,Challenges\nWarm homes,live,NHS Fenmoor,A:3; B\nSkills bus,idea,College,B\n");
    let preview = desk.call("import_read", read.clone());
    assert_eq!(preview["added"], 2);
    let columns: Vec<Value> =
        preview["guess"]["columns"].as_array().unwrap().iter().map(|guess| guess["field"].clone()).collect();
    let date_order = preview["guess"]["date_order"].clone();
    let again = desk.call("import_preview", json!({ "columns": columns, "date_order": date_order }));
    assert_eq!(again["rows"], preview["rows"]);
    desk.call("import_cancel", json!({}));
    assert_eq!(code(desk.try_call("import_land", json!({}))), FailureCode::NothingToImport);
    desk.call("import_read", read);
    assert_eq!(desk.call("progress", json!({}))["done"], Value::Null);
    let landed = desk.call("import_land", json!({}));
    assert_eq!(landed["map"]["initiatives"].as_array().unwrap().len(), 2);
    assert_eq!(landed["scene"]["marks"].as_array().unwrap().len(), 2);
    assert_eq!(landed["undo"], "Import 2 rows from plan.csv");

    let id = landed["map"]["initiatives"][0]["id"].clone();
    let challenges: Vec<Value> =
        landed["map"]["challenges"].as_array().unwrap().iter().map(|row| row["id"].clone()).collect();
    let placed =
        desk.call("edit", json!({ "kind": "place_initiatives", "initiatives": [id], "challenges": challenges }));
    assert_eq!(placed["undo"], "Place Warm homes in Good start, Good work, Good place and Healthy life");
    let undone = desk.call("undo", json!({}));
    assert_eq!(undone["map"], landed["map"]);
    assert_eq!(undone["redo"], "Place Warm homes in Good start, Good work, Good place and Healthy life");
    assert_eq!(desk.call("redo", json!({}))["map"], placed["map"]);

    let settings = json!({ "include_ended": true, "floor": 2, "min_initiatives": 3, "min_challenges": 2 });
    assert_eq!(desk.call("analyse", settings.clone())["settings"], settings);

    let drawn = desk.call("proportional", json!({ "heading": 26.0, "text": 19.0 }))["drawn"].clone();
    assert_eq!(drawn["hidden"], 0);
    let apart = desk.call("together", json!({ "challenges": 0, "live_only": true, "top": 5, "at": [] }));
    assert_eq!(apart["proposals"], json!([]), "no two organisations have common ground");

    let read = desk.call("read_days", json!({ "texts": ["1/4/75", "soon", ""] }));
    assert_eq!(read["days"], json!(["1975-04-01", null, ""]));

    assert_eq!(desk.call("handed", json!({}))["path"], Value::Null);
    desk.app.hand_over(StartedOn::of(Some("Ben.sweetspot".as_ref()), desk.folder.path())).unwrap();
    assert_eq!(desk.call("handed", json!({}))["path"], json!(desk.path("Ben.sweetspot")));
    assert_eq!(desk.call("handed", json!({}))["path"], Value::Null, "told once");

    desk.call("save", json!({}));
    assert_eq!(desk.call("file", json!({}))["saved"]["how"], "saved");
    let copy = desk.path("copy.sweetspot");
    desk.app.grant_to_write(&copy);
    desk.call("save_copy", json!({ "path": copy }));
    assert!(copy.exists());

    let request = json!({ "size": "a4_landscape", "grey": true, "title": null, "date": "2026-11-23", "faded": [] });
    let preview = desk.call("picture_preview", request.clone());
    assert!(preview["png"].as_str().unwrap().starts_with("data:image/png;base64,iVBOR"));
    assert!(preview["name"].as_str().unwrap().starts_with("Fenmoor together"));
    for (ending, begins) in [("png", &b"\x89PNG"[..]), ("svg", b"<svg"), ("pdf", b"%PDF")] {
        let path = desk.path("picture").with_extension(ending);
        desk.app.grant_to_write(&path);
        desk.call("picture_export", json!({ "path": path, "picture": request }));
        assert!(std::fs::read(&path).unwrap().starts_with(begins), "{ending}");
    }
    desk.call("picture_copy", request);
    assert!(desk.ready.copied.lock().unwrap().is_some());

    let paper = json!({ "date": "2026-11-23" });
    let preview = desk.call("paper_preview", paper.clone());
    assert!(preview["outline"].as_array().unwrap().iter().any(|heading| heading["text"] == "Recommendations"));
    for (ending, begins) in [("docx", &b"PK\x03\x04"[..]), ("pdf", b"%PDF")] {
        let path = desk.path("paper").with_extension(ending);
        desk.app.grant_to_write(&path);
        desk.call("paper_export", json!({ "path": path, "paper": paper }));
        assert!(std::fs::read(&path).unwrap().starts_with(begins), "{ending}");
    }

    let preferences = json!({ "name": "Asha", "theme": "dark", "text_percent": 900 });
    assert_eq!(desk.call("prefer", preferences)["text_percent"], 200);
    desk.call("cancel", json!({}));
    desk.call("close_map", json!({}));
    assert_eq!(code(desk.try_call("file", json!({}))), FailureCode::NoMapOpen);
    let opened = desk.call("open_map", json!({ "path": copy }));
    assert_eq!(opened["map"], placed["map"]);
    assert_eq!(opened["undo"], placed["undo"], "undo goes with the file");
    let recents = desk.call("forget_recent", json!({ "path": copy }));
    assert_eq!(recents["recent"].as_array().unwrap().len(), 1);
    let sample = desk.call("open_sample", json!({}));
    assert_eq!(sample["file"]["sample"], true);

    assert_eq!(desk.call("about", json!({}))["version"], env!("CARGO_PKG_VERSION"));
    let measures = json!({ "width": 1366, "height": 768, "scale_percent": 100 });
    assert!(desk.call("diagnostics", measures)["text"].as_str().unwrap().contains("links "));
    let told = desk.path("diagnostics.txt");
    desk.app.grant_to_write(&told);
    desk.call("diagnostics_save", json!({ "path": told }));
    desk.call("page_error", json!({ "name": "TypeError", "at": "index.js", "line": 3, "column": 14 }));
    assert!(!desk.call("local_things", json!({}))["copies"].as_array().unwrap().is_empty());

    the_network(&mut desk);
    the_past(&mut desk);
    files::the_files(&mut desk);
    desk.call("remove_local", json!({ "last": false }));

    for name in Commands::NAMES {
        assert!(desk.called.iter().any(|called| called == name), "{name} was not called");
    }
}

#[test]
fn a_map_whose_folder_has_gone_gives_way_to_another_and_loses_nothing() {
    let mut desk = Desk::new();
    let (stick, away) = (desk.path("stick"), desk.path("away"));
    std::fs::create_dir(&stick).unwrap();
    let first = stick.join("First.sweetspot");
    let second = desk.path("Second.sweetspot");
    for path in [&second, &first] {
        desk.app.grant_to_write(path);
        desk.call("new_map", json!({ "path": path, "title": "Map", "area": "", "challenges": 4 }));
    }
    std::fs::rename(&stick, &away).unwrap();
    desk.call("edit", json!({ "kind": "change_map", "area": "Fenmoor" }));
    let opened = desk.call("open_map", json!({ "path": second }));
    assert_eq!(opened["file"]["notices"], json!([{ "notice": "left_waiting", "name": "First", "folder": "stick" }]));
    assert_eq!(desk.call("start", json!({}))["snapshot"]["file"]["path"], json!(second));
    assert_eq!(code(desk.try_call("open_map", json!({ "path": first }))), FailureCode::FileNotFound);
    assert_eq!(desk.call("start", json!({}))["snapshot"]["file"]["path"], json!(second), "a failure changes nothing");
    std::fs::rename(&away, &stick).unwrap();
    assert_eq!(desk.call("open_map", json!({ "path": first }))["map"]["head"]["area"], "Fenmoor");
}

/// The network's commands, as a person drags and looks.
fn the_network(desk: &mut Desk) {
    desk.call("open_sample", json!({}));
    let shown = json!({ "challenges": true, "organisations": false, "places": false, "priorities": false,
        "themes": false, "with_ended": false });
    let asked = json!({ "shown": shown, "passing": null });
    let drawn = desk.call("network", asked.clone());
    assert_eq!(drawn["settled"], true);
    assert_eq!(desk.call("network", asked.clone()), drawn, "what has settled stays");
    let marks = drawn["network"]["marks"].as_array().unwrap();
    let id = |node: usize| drawn["network"]["nodes"][node]["id"].clone();

    let passing = desk.call("network", json!({ "shown": shown, "passing": [0] }));
    assert_eq!(passing["network"]["marks"][0]["filtered"], false);
    assert_eq!(passing["network"]["marks"][1]["filtered"], true);
    assert_eq!(passing["network"]["marks"][1]["x"], marks[1]["x"], "a filter moves nothing");

    let moved = desk.call("network_drag", json!({ "node": id(0), "x": 700.0, "y": -250.5 }));
    assert_eq!((moved["positions"][0].as_f64(), moved["positions"][1].as_f64()), (Some(700.0), Some(-250.5)));
    assert_eq!(moved["positions"].as_array().unwrap().len(), 2 * marks.len());
    desk.call("network_drop", json!({ "node": id(0), "at": [710.0, -240.0] }));
    let pin = json!({ "node": id(0), "x": 710.0, "y": -240.0 });
    desk.call("edit", json!({ "kind": "pin_nodes", "pins": [pin] }));
    while desk.call("network_step", json!({}))["settled"] == false {}
    let pinned = desk.call("network", asked.clone());
    let mark = &pinned["network"]["marks"][0];
    assert_eq!((&mark["pinned"], mark["x"].as_f64(), mark["y"].as_f64()), (&json!(true), Some(710.0), Some(-240.0)));
    desk.call("undo", json!({}));
    assert_eq!(desk.call("network", asked.clone())["network"]["marks"][0]["pinned"], false, "the map's pins count");
    desk.call("network_drop", json!({ "node": id(0), "at": null }));
    let tidied = desk.call("network_tidy", asked);
    assert_eq!(tidied, drawn, "the same map gives the same picture");

    let path = desk.call("network_path", json!({ "from": id(0), "to": id(9) }));
    assert_eq!((&path["nodes"][0], path["nodes"].as_array().unwrap().last()), (&id(0), Some(&id(9))));
    let near = desk.call("network_steps", json!({ "from": [id(0)], "most": 1 }));
    let degree = drawn["network"]["nodes"][0]["degree"].as_u64().unwrap();
    assert_eq!(near["nodes"].as_array().unwrap().len() as u64, degree + 1);
    let between = desk.call("network_betweenness", json!({}));
    assert_eq!(between["of"].as_array().unwrap().len(), marks.len());
    let gone = desk.try_call("network_drag", json!({ "node": uuid::Uuid::nil(), "x": 0.0, "y": 0.0 }));
    assert_eq!(code(gone), FailureCode::Gone);
}

#[test]
fn the_sample_lies_in_every_region() {
    let mut desk = Desk::new();
    let sample = desk.call("open_sample", json!({}));
    let regions = sample["analysis"]["regions"].as_array().unwrap();
    assert_eq!(regions.len(), 15);
    assert!(regions.iter().all(|region| !region["initiatives"].as_array().unwrap().is_empty()));
    let first = &sample["analysis"]["sweet_spots"][0];
    assert_eq!((first["score"].as_u64(), first["challenges"].as_u64()), (Some(40), Some(15)));
    let names: Vec<&str> = sample["analysis"]["sweet_spots"].as_array().unwrap()[..5]
        .iter()
        .map(|spot| spot["name"].as_str().unwrap())
        .collect();
    assert_eq!(
        names,
        [
            "Loneliness in Lodehaven",
            "Apprenticeships and Homes people can afford with Lodehaven College",
            "Food and Early help for families in Reedholm",
            "Older people and Care closer to home with NHS Fenmoor",
            "Young people and Skills for local jobs with Lodehaven College",
        ]
    );
    assert_eq!(sample["analysis"]["unplaced"].as_array().unwrap().len(), 4);
    assert_eq!(sample["map"]["organisations"].as_array().unwrap().len(), 20);
}

#[test]
fn nothing_is_touched_that_the_person_did_not_name() {
    let mut desk = Desk::with_map();
    let stranger = desk.path("secret.csv");
    std::fs::write(&stranger, "Title\nx\n").unwrap();
    let read = json!({ "path": stranger, "sheet": null, "encoding": null, "separator": null });
    assert_eq!(code(desk.try_call("import_read", read)), FailureCode::PathNotChosen);
    for (name, request) in [
        ("open_map", json!({ "path": stranger })),
        ("save_copy", json!({ "path": stranger })),
        ("new_map", json!({ "path": stranger, "title": "x", "area": "", "challenges": 4 })),
        (
            "picture_export",
            json!({ "path": stranger, "picture": { "size": "a3", "grey": false, "title": null, "date": "2026-11-23", "faded": [] } }),
        ),
    ] {
        assert_eq!(code(desk.try_call(name, request)), FailureCode::PathNotChosen, "{name}");
    }
    assert_eq!(std::fs::read_to_string(&stranger).unwrap(), "Title\nx\n");
}

#[test]
fn what_can_not_be_is_refused_and_changes_nothing() {
    let mut desk = Desk::with_map();
    let before = desk.call("start", json!({}))["snapshot"]["map"].clone();
    let missing = json!({ "kind": "add_initiative", "title": " ", "challenges": [] });
    assert_eq!(code(desk.try_call("edit", missing)), FailureCode::NameMissing);
    assert_eq!(code(desk.try_call("edit", json!({ "kind": "fly" }))), FailureCode::BadRequest);
    assert_eq!(code(desk.try_call("soar", json!({}))), FailureCode::UnknownCommand);
    let unreadable = [
        ("plan.xlsx", &b"not a spreadsheet"[..], FailureCode::NotASpreadsheet),
        ("plan.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FailureCode::OldFormat),
        ("plan.csv", b"Cost\n1\n2\n", FailureCode::OneColumn),
    ];
    for (name, bytes, expected) in unreadable {
        let path = desk.path(name);
        std::fs::write(&path, bytes).unwrap();
        desk.app.grant(&path);
        let read = json!({ "path": path, "sheet": null, "encoding": null, "separator": null });
        assert_eq!(code(desk.try_call("import_read", read)), expected, "{name}");
    }
    let foreign = desk.path("foreign.sweetspot");
    std::fs::write(&foreign, "hello").unwrap();
    desk.app.grant(&foreign);
    assert_eq!(code(desk.try_call("open_map", json!({ "path": foreign }))), FailureCode::FileNotOurs);
    let nowhere = desk.path("no such folder").join("picture.png");
    desk.app.grant_to_write(&nowhere);
    let picture = json!({ "size": "a3", "grey": false, "title": null, "date": "2026-11-23", "faded": [] });
    assert_eq!(
        code(desk.try_call("picture_export", json!({ "path": nowhere, "picture": picture }))),
        FailureCode::FileNotFound
    );
    assert_eq!(desk.call("start", json!({}))["snapshot"]["map"], before);
}

#[test]
fn edits_are_there_after_the_app_ends_without_saving() {
    let mut desk = Desk::with_map();
    desk.call("edit", json!({ "kind": "add_initiative", "title": "Warm homes", "challenges": [] }));
    let path = desk.path("Fenmoor.sweetspot");
    desk.app.end();
    let later = App::new(desk.folder.path().join("local"), Box::new(Ready::default()));
    later.grant(&path);
    let reply = later.call("open_map", &json!({ "path": Path::new(&path) }).to_string()).unwrap();
    assert!(reply.contains("Warm homes"));
    later.end();
}

/// The commands about the past and about other copies, as two partners use them.
fn the_past(desk: &mut Desk) {
    let (theirs, sent) = (desk.path("Ben.sweetspot"), desk.path("sent.sweetspot"));
    desk.app.grant_to_write(&theirs);
    desk.app.grant_to_write(&sent);
    let named = desk.call("edit", json!({ "kind": "name_version", "name": "March board" }));
    let march = named["map"]["versions"][0]["change"].clone();
    desk.call("send_copy", json!({ "path": theirs, "with_history": true }));
    desk.call("send_copy", json!({ "path": sent, "with_history": false }));
    let first = named["map"]["initiatives"][0]["id"].clone();
    let change =
        |notes: &str| json!({ "kind": "change_initiatives", "initiatives": [first], "fields": { "notes": notes } });
    // Ben's computer.
    let mut ben = Desk::new();
    ben.app.grant(&theirs);
    ben.call("open_map", json!({ "path": theirs }));
    ben.call("edit", change("from Ben"));
    ben.call("edit", json!({ "kind": "add_initiative", "title": "Ben's idea", "challenges": [], "at": null }));
    ben.call("close_map", json!({}));

    desk.call("edit", change("from Asha"));
    assert_eq!(desk.call("copies", json!({}))["copies"], json!([]));
    let preview = desk.call("merge_read", json!({ "path": theirs, "apart": [] }));
    assert_eq!((preview["changes"].as_u64(), preview["standing"].as_str()), (Some(1), Some("apart")));
    assert_eq!(preview["conflicts"][0]["ours"], "“from Asha”");
    desk.call("merge_cancel", json!({}));
    assert_eq!(code(desk.try_call("merge_land", json!({}))), FailureCode::NothingToMerge);
    desk.call("merge_read", json!({ "path": theirs, "apart": [] }));
    let merged = desk.call("merge_land", json!({}));
    let conflict = merged["conflicts"][0]["conflict"]["id"].clone();
    assert_eq!(merged["origins"].as_array().unwrap().len(), 1);
    let settled = desk.call("edit", json!({ "kind": "settle_conflicts", "conflicts": [conflict], "theirs": true }));
    assert_eq!(settled["conflicts"], json!([]));
    assert_eq!(settled["map"]["initiatives"][0]["notes"], "from Ben");

    let history = desk.call("history", json!({ "newest": 2 }));
    assert_eq!((history["entries"].as_array().unwrap().len(), history["more"].as_bool()), (2, Some(true)));
    let told = desk.call("told", json!({ "change": history["entries"][1]["change"] }));
    assert_eq!(told["sentences"], json!(["New initiative: Ben's idea."]));
    let look = desk.call("look", json!({ "change": march }));
    assert_eq!(look["name"], "March board");
    assert_eq!(look["map"]["initiatives"], named["map"]["initiatives"]);
    let compared = desk.call("compare", json!({ "from": march, "to": null }));
    assert_eq!(compared["comparison"]["sentences"], json!(["Ben's idea is new, not yet placed."]));
    let picture = json!({ "size": "a4_landscape", "date": "2026-11-23", "since": march });
    assert!(desk.call("picture_preview", picture)["png"].as_str().unwrap().starts_with("data:image/png"));
    let back = desk.call("go_back", json!({ "change": march }));
    assert_eq!(back["undo"], "Go back to March board");
    let unknown = json!({ "change": "00000000-0000-4000-8000-000000000000" });
    assert_eq!(code(desk.try_call("look", unknown)), FailureCode::HistoryGone);
    desk.call("refresh", json!({}));
    desk.call("meetings", back["settings"].clone());

    desk.call("prefer", json!({ "name": "Asha", "theme": "dark", "text_percent": 100 }));
    desk.call("edit", change("under a name"));
    let people = desk.call("people", json!({}));
    assert!(people["people"].as_array().unwrap().iter().any(|named| named["who"] == "Asha"), "{people}");
    desk.call("erase_name", json!({ "who": "Asha" }));
    assert!(!desk.call("people", json!({})).to_string().contains("Asha"));
    desk.call("forget_history", json!({}));
    assert_eq!(desk.call("history", json!({ "newest": 9 }))["entries"], json!([]));

    // A file that is damaged: what can be read, and what this computer last held.
    let (damaged, saved, held) =
        (desk.path("Ben.sweetspot"), desk.path("saved.sweetspot"), desk.path("held.sweetspot"));
    desk.app.grant_to_write(&saved);
    desk.app.grant_to_write(&held);
    desk.call("open_map", json!({ "path": damaged }));
    desk.call("close_map", json!({}));
    let mut bytes = std::fs::read(&damaged).unwrap();
    bytes.truncate(bytes.len() / 2);
    std::fs::write(&damaged, bytes).unwrap();
    assert_eq!(code(desk.try_call("open_map", json!({ "path": damaged }))), FailureCode::FileDamaged);
    desk.call("rescue", json!({ "path": damaged, "to": held }));
    assert_eq!(desk.call("open_map", json!({ "path": held }))["map"]["initiatives"][0]["notes"], "from Ben");
    let found = desk.call("salvage", json!({ "path": damaged, "to": saved }));
    assert!(found["sentences"][0].as_str().unwrap().starts_with("Saved: "), "{found}");
    desk.call("open_map", json!({ "path": saved }));
}
