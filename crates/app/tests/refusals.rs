//! What no command does whatever it is asked: write what was named to be read, put a picture in a map's place, work with
//! numbers that make no sense.

#![allow(clippy::unwrap_used)]

mod desk;

use desk::{Desk, code};
use serde_json::json;
use sweetspot_app::wire::{NetworkDropped, NetworkPlaced};
use sweetspot_app::{App, FailureCode};

#[test]
fn a_file_named_to_be_read_is_never_written() {
    let mut desk = Desk::with_map();
    let read = desk.sheet("Project,Lead\nWarm homes,NHS Fenmoor\n");
    let sheet = desk.path("plan.csv");
    desk.call("import_read", read);
    let before = std::fs::read(&sheet).unwrap();
    // A map opened before is on the list of recent ones: it may be opened again, and not written over.
    let other = desk.path("Other.sweetspot");
    desk.ready.answers.lock().unwrap().push_back(other.clone());
    desk.call("choose", json!({ "purpose": "new_map", "suggested": null }));
    desk.call("new_map", json!({ "path": other, "title": "Other", "area": "", "challenges": 2 }));
    desk.app.end();
    let later = App::new(desk.folder.path().join("local"), Box::new(desk.ready.clone()));
    let mut desk = Desk { app: later, ..desk };
    let map = desk.path("Fenmoor.sweetspot");
    desk.call("open_map", json!({ "path": map }));
    for purpose in ["import", "merge", "open_map"] {
        desk.ready.answers.lock().unwrap().push_back(sheet.clone());
        desk.call("choose", json!({ "purpose": purpose, "suggested": null }));
    }
    let picture = json!({ "size": "a3", "grey": false, "title": null, "date": "2026-11-23", "faded": [] });
    for path in [&sheet, &other] {
        for (name, request) in [
            ("save_copy", json!({ "path": path })),
            ("send_copy", json!({ "path": path, "with_history": true })),
            ("new_map", json!({ "path": path, "title": "x", "area": "", "challenges": 4 })),
            ("picture_export", json!({ "path": path, "picture": picture })),
            ("salvage", json!({ "path": map, "to": path })),
            ("rescue", json!({ "path": map, "to": path })),
        ] {
            assert_eq!(code(desk.try_call(name, request)), FailureCode::PathNotChosen, "{name} {}", path.display());
        }
    }
    assert_eq!(std::fs::read(&sheet).unwrap(), before);
    desk.call("open_map", json!({ "path": other }));
}

#[test]
fn a_picture_never_takes_the_place_of_a_map_and_keeps_the_rights_of_one_that_it_replaces() {
    let mut desk = Desk::with_map();
    let picture = json!({ "size": "half_page", "grey": false, "title": null, "date": "2026-11-23", "faded": [] });
    let map = desk.path("Fenmoor.sweetspot");
    let disguised = desk.path("disguised.svg");
    std::fs::copy(&map, &disguised).unwrap();
    let before = std::fs::read(&map).unwrap();
    let folder = desk.path("folder.svg");
    std::fs::create_dir(&folder).unwrap();
    for (path, expected) in [
        (&map, FailureCode::FileIsAMap),
        (&disguised, FailureCode::FileIsAMap),
        (&folder, FailureCode::FileUnreachable),
    ] {
        desk.app.grant_to_write(path);
        let refused = desk.try_call("picture_export", json!({ "path": path, "picture": picture }));
        assert_eq!(code(refused), expected, "{}", path.display());
    }
    assert_eq!(std::fs::read(&disguised).unwrap(), before);
    assert!(folder.is_dir());
    let unnamed = desk.path("map.svg");
    desk.app.grant_to_write(&unnamed);
    let new = json!({ "path": unnamed, "title": "x", "area": "", "challenges": 4 });
    assert_eq!(code(desk.try_call("new_map", new)), FailureCode::NotAMapName);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let private = desk.path("private.svg");
        std::fs::write(&private, "old").unwrap();
        std::fs::set_permissions(&private, std::fs::Permissions::from_mode(0o600)).unwrap();
        desk.app.grant_to_write(&private);
        desk.call("picture_export", json!({ "path": private, "picture": picture }));
        assert!(std::fs::read_to_string(&private).unwrap().starts_with("<svg"));
        assert_eq!(std::fs::metadata(&private).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn numbers_that_make_no_sense_are_refused() {
    let mut desk = Desk::with_map();
    desk.call("edit", json!({ "kind": "add_initiative", "title": "Warm homes", "challenges": [] }));
    for size in [-19.0, 0.0, 1e-9, 1e9, f64::MAX] {
        for asked in [json!({ "heading": size, "text": 19.0 }), json!({ "heading": 26.0, "text": size })] {
            assert_eq!(code(desk.try_call("proportional", asked)), FailureCode::NotASize, "{size}");
        }
    }
    let sizes = |heading, text| sweetspot_app::wire::ProportionalAsked { heading, text };
    for asked in [sizes(f64::NAN, 19.0), sizes(26.0, f64::INFINITY)] {
        assert_eq!(desk.app.proportional(asked).unwrap_err().code, FailureCode::NotASize);
    }
    let shown = json!({ "challenges": true, "organisations": false, "places": false, "priorities": false,
        "themes": false, "with_ended": false });
    let drawn = desk.call("network", json!({ "shown": shown, "passing": null }));
    let node = drawn["network"]["nodes"][0]["id"].clone();
    let far = desk.call("network_drag", json!({ "node": node, "x": 1e30, "y": -1e30 }));
    assert_eq!((far["positions"][0].as_f64(), far["positions"][1].as_f64()), (Some(20_000.0), Some(-20_000.0)));
    // No number at all, which JSON can't say.
    let node = node.as_str().unwrap().parse().unwrap();
    let dragged = desk.app.network_drag(NetworkPlaced { node, x: f32::NAN, y: 0.0 });
    assert_eq!(dragged.unwrap_err().code, FailureCode::NotAPlace);
    let dropped = desk.app.network_drop(NetworkDropped { node, at: Some([0.0, f32::INFINITY]) });
    assert_eq!(dropped.unwrap_err().code, FailureCode::NotAPlace);
    let picture = |title: &str, date: &str| json!({ "size": "a3", "grey": false, "title": title, "date": date });
    assert_eq!(
        code(desk.try_call("picture_preview", picture(&"x".repeat(301), "2026-11-23"))),
        FailureCode::TextTooLong
    );
    assert_eq!(code(desk.try_call("picture_preview", picture("x", "+262142-12-31"))), FailureCode::NotADate);
}

#[test]
fn a_suggested_name_has_room_in_every_file_system_and_keeps_marking_date_and_size() {
    let mut desk = Desk::with_map();
    let picture = json!({ "size": "half_page", "grey": true, "title": null, "date": "2026-11-23" });
    for title in ["漢字".repeat(150), "x".repeat(300), "../../etc: <a>|b?".to_owned()] {
        desk.call("edit", json!({ "kind": "change_map", "title": title, "marking": "OFFICIAL-SENSITIVE" }));
        let preview = desk.call("picture_preview", picture.clone());
        let name = preview["name"].as_str().unwrap();
        assert!(name.len() <= 220 && name.trim() == name, "{name}");
        assert!(name.ends_with("OFFICIAL-SENSITIVE - 2026-11-23 - half page grey"), "{name}");
        assert!(!name.contains(['/', '\\', ':', '<', '|', '?', '.']), "{name}");
    }
}

#[test]
fn more_than_a_network_can_be_drawn_of_is_told() {
    let mut desk = Desk::with_map();
    let places: Vec<String> = (0..30_001).map(|nth| format!("Place {nth}")).collect();
    let row = json!({ "row": 2, "title": "Everywhere", "places": places, "problems": [] });
    desk.call("edit", json!({ "kind": "import", "from": "plan.csv", "rows": [row] }));
    let shown = json!({ "challenges": true, "organisations": false, "places": true, "priorities": false,
        "themes": false, "with_ended": false });
    let asked = json!({ "shown": shown, "passing": null });
    assert_eq!(code(desk.try_call("network", asked.clone())), FailureCode::NetworkTooLarge);
    assert_eq!(code(desk.try_call("network_tidy", asked)), FailureCode::NetworkTooLarge);
}
