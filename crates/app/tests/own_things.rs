//! What lies on this computer besides maps: where, and what goes and what stays when it is taken away.

#![allow(clippy::unwrap_used)]

mod desk;

use desk::{Desk, code};
use serde_json::{Value, json};
use std::fs;
use sweetspot_app::FailureCode;

/// How the copies that were found stand, by their files' names.
fn standings(copies: &Value) -> Vec<(String, String)> {
    let name = |path: &Value| path.as_str().unwrap_or("?").rsplit('/').next().unwrap_or_default().to_owned();
    let mut found: Vec<_> = copies
        .as_array()
        .unwrap()
        .iter()
        .map(|copy| (name(&copy["path"]), copy["standing"].as_str().unwrap().to_owned()))
        .collect();
    found.sort();
    found
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, standing)| ((*name).to_owned(), (*standing).to_owned())).collect()
}

#[test]
#[cfg(not(windows))]
fn what_is_taken_away_is_no_map_and_no_edit() {
    let mut desk = Desk::new();
    for name in ["same", "gone", "ahead", "open"] {
        let path = desk.path(&format!("{name}.sweetspot"));
        desk.app.grant_to_write(&path);
        desk.call("new_map", json!({ "path": path, "title": name, "area": "", "challenges": 4 }));
        if name == "ahead" {
            desk.call("edit", json!({ "kind": "change_map", "area": "Not in the file" }));
            // Its folder is away when the next map is opened, so that the file can't be given the edit.
            fs::rename(&path, desk.path("away")).unwrap();
            fs::create_dir(&path).unwrap();
        }
    }
    fs::remove_dir(desk.path("ahead.sweetspot")).unwrap();
    fs::rename(desk.path("away"), desk.path("ahead.sweetspot")).unwrap();
    fs::remove_file(desk.path("gone.sweetspot")).unwrap();
    desk.call("prefer", json!({ "name": "Asha", "theme": "dark", "text_percent": 150 }));
    let map = desk.call("start", json!({}))["snapshot"]["map"]["head"]["id"].clone();
    desk.call("leave_view", json!({ "map": map, "text": "{}" }));

    let found = desk.call("local_things", json!({}));
    assert_eq!(found["views"], 1);
    let all = [
        ("ahead.sweetspot", "ahead"),
        ("gone.sweetspot", "no_file"),
        ("open.sweetspot", "in_use"),
        ("same.sweetspot", "same"),
    ];
    assert_eq!(standings(&found["copies"]), pairs(&all));

    let removed = desk.call("remove_local", json!({ "last": false }));
    assert_eq!(standings(&removed["kept"]), pairs(&all[..3]));
    assert_eq!(removed["preferences"]["name"], "");
    let start = desk.call("start", json!({}));
    assert_eq!((start["recent"].clone(), start["preferences"]["text_percent"].clone()), (json!([]), json!(100)));
    assert_eq!(start["snapshot"]["left"], Value::Null);
    for file in ["preferences.json", "views.json"] {
        assert!(!desk.path("local").join(file).exists(), "{file}");
    }
    // The map that is open stays open, and every map is where it was.
    desk.call("edit", json!({ "kind": "change_map", "area": "Still here" }));
    desk.call("save", json!({}));
    for name in ["same", "ahead", "open"] {
        assert!(desk.path(&format!("{name}.sweetspot")).exists(), "{name}");
    }
    let removed = desk.call("remove_local", json!({ "last": true }));
    assert_eq!(standings(&removed["kept"]), pairs(&[all[0], all[2]]));
    let ahead = desk.path("ahead.sweetspot");
    assert_eq!(desk.call("open_map", json!({ "path": ahead }))["map"]["head"]["area"], "Not in the file");
}

#[test]
fn about_tells_where_things_lie_and_diagnostics_are_shown_before_they_are_saved() {
    let mut desk = Desk::new();
    let about = desk.call("about", json!({}));
    let local = desk.path("local");
    assert_eq!(about["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(about["folders"][0], json!({ "what": "private", "path": local }));
    assert!(
        about["folders"]
            .as_array()
            .unwrap()
            .iter()
            .all(|folder| { std::path::Path::new(folder["path"].as_str().unwrap()).starts_with(&local) })
    );
    assert!(about["system"].as_str().unwrap().len() > 5, "{about}");
    let path = desk.path("diagnostics.txt");
    desk.app.grant_to_write(&path);
    assert_eq!(code(desk.try_call("diagnostics_save", json!({ "path": path }))), FailureCode::BadRequest);
    assert!(!path.exists(), "nothing is saved that nobody has read");
}
