//! A room with a map in it, and a request of each command and each edit, made from the wire's own types.
#![allow(clippy::unwrap_used, dead_code, reason = "a test that fails should stop")]

use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use sweetspot_app::host::Host;
use sweetspot_app::wire::Choose;
use sweetspot_app::{App, Failure};
use tempfile::TempDir;

pub struct Nobody {
    pub answer: PathBuf,
}

impl Host for Nobody {
    fn choose(&self, _: &Choose, _: Option<&Path>) -> Option<PathBuf> {
        Some(self.answer.clone())
    }

    fn copy_image(&self, _: u32, _: u32, _: Vec<u8>) -> Result<(), Failure> {
        Ok(())
    }

    fn reader(&self) -> Command {
        Command::new(env!("CARGO_BIN_EXE_sheet-reader"))
    }
}

/// A map that holds something of everything, and files round it that are none.
pub struct Room {
    pub folder: TempDir,
    pub app: Arc<App>,
}

impl Room {
    pub fn new() -> Room {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let app = App::new(path("local"), Box::new(Nobody { answer: path("chosen.sweetspot") }));
        std::fs::create_dir(path("a folder.sweetspot")).unwrap();
        std::fs::write(path("plan.csv"), "Title,Lead,Challenges\nWarm homes,NHS,A\nSkills,College,B\n").unwrap();
        for kind in ["a pipe.sweetspot", "a pipe.csv"] {
            assert!(
                Command::new("mkfifo").arg(path(kind)).status().is_ok_and(|status| status.success()) || cfg!(windows)
            );
        }
        let room = Room { folder, app };
        for name in [
            "map.sweetspot",
            "copy.sweetspot",
            "picture.svg",
            "paper.docx",
            "plan.csv",
            "theirs.sweetspot",
            "new.sweetspot",
            "diagnostics.txt",
        ] {
            room.app.grant_to_write(&room.path(name));
        }
        for name in odd_names() {
            room.app.grant_to_write(&room.path(&name));
        }
        room.call(
            "new_map",
            &json!({ "path": room.path("map.sweetspot"), "title": "Map", "area": "", "challenges": 4 }),
        );
        let challenges = ids(&room.map()["challenges"]);
        for (nth, title) in ["Warm homes", "Skills bus", "Food bank"].into_iter().enumerate() {
            let at = json!({ "x": 700 + nth, "y": 400 });
            room.edit(json!({ "kind": "add_initiative", "title": title, "challenges": challenges[..=nth], "at": at }));
        }
        let initiatives = ids(&room.map()["initiatives"]);
        for (name, sector) in [("NHS Fenmoor", "health"), ("College", "education")] {
            let role = "lead";
            room.edit(json!({ "kind": "add_organisation", "name": name, "sector": sector, "initiatives": initiatives, "role": role }));
        }
        room.edit(json!({ "kind": "add_ground", "ground": "place", "name": "Ely", "initiatives": initiatives }));
        room.edit(samples(&room).into_iter().find(|(_, edit)| edit["kind"] == "link_initiatives").unwrap().1);
        room.edit(json!({ "kind": "keep_view", "name": "Kept", "view": "venn", "filter": filter() }));
        room.edit(json!({ "kind": "name_version", "name": "March board" }));
        let organisations = ids(&room.map()["organisations"]);
        room.edit(
            json!({ "kind": "dismiss", "organisations": organisations, "challenges": challenges, "reason": "no" }),
        );
        room.call("send_copy", &json!({ "path": room.path("theirs.sweetspot"), "with_history": true }));
        // What is saved of them is what was shown.
        room.call("diagnostics", &json!({ "width": 1366, "height": 768, "scale_percent": 100 }));
        room
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn call(&self, name: &str, request: &Value) -> Value {
        let reply = self.app.call(name, &request.to_string());
        serde_json::from_str(&reply.unwrap_or_else(|failure| panic!("{name}: {failure:?}"))).unwrap()
    }

    pub fn edit(&self, edit: Value) {
        self.call("edit", &edit);
    }

    pub fn map(&self) -> Value {
        self.call("start", &json!({}))["snapshot"]["map"].clone()
    }
}

pub fn odd_names() -> Vec<String> {
    let long = format!("{}.sweetspot", "é".repeat(100));
    [
        "a folder.sweetspot",
        "a pipe.sweetspot",
        "a pipe.csv",
        "nowhere/map.sweetspot",
        "",
        ".",
        "no ending",
        "a\u{ff0f}b.png",
    ]
    .into_iter()
    .map(str::to_owned)
    .chain([long, "x".repeat(250), format!("{}.svg", "x".repeat(400))])
    .collect()
}

fn ids(rows: &Value) -> Vec<Value> {
    rows.as_array().unwrap().iter().map(|row| row["id"].clone()).collect()
}

fn filter() -> Value {
    json!({ "text": "", "statuses": ["live"], "sectors": ["health"], "organisations": [], "grounds": [],
        "challenges": [], "without": [], "strength": 1, "bright_spots": false })
}

fn nil() -> Value {
    json!(uuid::Uuid::nil())
}

/// A request of each command and of each edit, as a page would make it.
pub fn samples(room: &Room) -> Vec<(&'static str, Value)> {
    let map = room.map();
    let of = |rows: &str| ids(&map[rows]);
    let first = |rows: &str| of(rows).first().cloned().unwrap_or_else(nil);
    let last = |rows: &str| of(rows).last().cloned().unwrap_or_else(nil);
    let version = map["versions"].get(0).map_or_else(nil, |row| row["change"].clone());
    let (initiatives, challenges) = (of("initiatives"), of("challenges"));
    let (one, challenge, organisation, ground) =
        (first("initiatives"), first("challenges"), first("organisations"), first("grounds"));
    let path = |name: &str| json!({ "path": room.path(name) });
    let shown = json!({ "challenges": true, "organisations": true, "places": true, "priorities": true, "themes": true,
        "with_ended": true });
    let picture = |of: Value| json!({ "size": "half_page", "grey": false, "title": "Title", "date": "2026-11-23", "faded": [0], "of": of });
    let said = json!({ "title": "Title", "meeting": "Board", "date": "2026-12-01", "purpose": "decision",
        "recommendations": "Note it.", "implications": { "legal": "None." } });
    let paper = |whose: Value| json!({ "date": "2026-11-23", "parts": ["purpose", "shows"], "since": version, "whose": whose, "front": said });
    let settings = json!({ "include_ended": true, "floor": 2, "min_initiatives": 3, "min_challenges": 2 });
    let nothing = json!({});
    let mut samples: Vec<(&'static str, Value)> = vec![
        ("choose", json!({ "purpose": "open_map", "suggested": "Fenmoor" })),
        ("new_map", json!({ "path": room.path("new.sweetspot"), "title": "New", "area": "Area", "challenges": 3 })),
        ("open_map", path("map.sweetspot")),
        ("save_copy", path("copy.sweetspot")),
        ("save_as", path("copy.sweetspot")),
        ("rename_file", json!({ "name": "Another name" })),
        ("read_days", json!({ "texts": ["1/4/75", "soon", ""] })),
        ("leave_view", json!({ "map": room.map()["head"]["id"], "text": "{}" })),
        ("send_copy", json!({ "path": room.path("copy.sweetspot"), "with_history": false })),
        ("history", json!({ "newest": 3 })),
        ("told", json!({ "change": version })),
        ("look", json!({ "change": version })),
        ("go_back", json!({ "change": version })),
        ("compare", json!({ "from": version, "to": null })),
        ("merge_read", json!({ "path": room.path("theirs.sweetspot"), "apart": [one] })),
        ("erase_name", json!({ "who": "Asha" })),
        ("salvage", json!({ "path": room.path("theirs.sweetspot"), "to": room.path("new.sweetspot") })),
        ("rescue", json!({ "path": room.path("theirs.sweetspot"), "to": room.path("new.sweetspot") })),
        ("analyse", settings.clone()),
        ("meetings", settings),
        ("together", json!({ "challenges": 3, "live_only": false, "top": 5, "at": [ground] })),
        ("proportional", json!({ "heading": 26.0, "text": 19.0 })),
        ("network", json!({ "shown": shown, "passing": [0, 1] })),
        ("network_tidy", json!({ "shown": shown, "passing": null })),
        ("network_drag", json!({ "node": one, "x": 700.0, "y": -250.5 })),
        ("network_drop", json!({ "node": one, "at": [700.0, -250.5] })),
        ("network_path", json!({ "from": one, "to": last("initiatives") })),
        ("network_steps", json!({ "from": [one], "most": 2 })),
        (
            "import_read",
            json!({ "path": room.path("plan.csv"), "sheet": "plan", "encoding": "utf8", "separator": "," }),
        ),
        ("import_preview", json!({ "columns": ["title", "lead", "challenges"], "date_order": "day_month" })),
        ("picture_preview", picture(json!({ "kind": "venn" }))),
        ("picture_preview", picture(json!({ "kind": "since", "change": version }))),
        ("picture_preview", picture(json!({ "kind": "network", "shown": shown }))),
        (
            "picture_export",
            json!({ "path": room.path("picture.svg"), "picture": picture(json!({ "kind": "matrix" })) }),
        ),
        ("picture_copy", picture(json!({ "kind": "proportional" }))),
        ("paper_preview", paper(json!({ "kind": "challenges", "challenges": 3 }))),
        ("paper_export", json!({ "path": room.path("paper.docx"), "paper": paper(json!({ "kind": "area" })) })),
        ("prefer", json!({ "name": "Asha", "theme": "dark", "text_percent": 120 })),
        ("forget_recent", path("map.sweetspot")),
        ("diagnostics", json!({ "width": 1366, "height": 768, "scale_percent": 100 })),
        ("diagnostics_save", path("diagnostics.txt")),
        ("page_error", json!({ "name": "TypeError", "at": "index.js", "line": 3, "column": 14 })),
        ("remove_local", json!({ "last": false })),
    ];
    for plain in [
        "start",
        "open_sample",
        "sample_afresh",
        "show_in_folder",
        "full_screen",
        "handed",
        "close_map",
        "save",
        "refresh",
        "merge_land",
        "merge_cancel",
        "copies",
        "people",
        "forget_history",
        "file",
        "undo",
        "redo",
        "network_step",
        "network_betweenness",
        "import_land",
        "import_cancel",
        "progress",
        "cancel",
        "about",
        "local_things",
    ] {
        samples.push((plain, nothing.clone()));
    }
    let fields = json!({ "title": "Title", "summary": "Summary", "status": "live", "start": "2026-04-01",
        "end": "2027-04-01", "notes": "Notes", "link": "https://example.org", "bright_spot": true });
    let row = json!({ "row": 2, "id": one, "title": "Warm homes", "summary": "s", "status": "live", "start": "2026-04-01",
        "end": "2027-04-01", "notes": "n", "link": "l", "bright_spot": true, "challenges": [[challenge, 2]],
        "lead": ["NHS"], "partners": ["College"], "sector": "health", "places": ["Ely"], "priorities": ["Warmth"],
        "themes": ["Nature"], "problems": ["odd"] });
    for edit in [
        json!({ "kind": "change_map", "title": "Map", "area": "Area", "marking": "OFFICIAL", "release": "Draft",
            "short_description": "Short", "long_description": "Long" }),
        json!({ "kind": "add_challenge", "name": "Greener" }),
        json!({ "kind": "change_challenge", "challenge": challenge, "name": "Name", "short_name": "Short",
            "description": "What", "colour": "#12436d" }),
        json!({ "kind": "move_challenge", "challenge": challenge, "to": 1 }),
        json!({ "kind": "remove_challenge", "challenge": last("challenges") }),
        json!({ "kind": "add_initiative", "title": "Idea", "challenges": challenges, "at": { "x": 700.0, "y": 400.0 } }),
        json!({ "kind": "start_together", "title": "Joint", "challenges": challenges, "organisations": [organisation],
            "grounds": [ground] }),
        json!({ "kind": "change_initiatives", "initiatives": initiatives, "fields": fields }),
        json!({ "kind": "set_cells", "cells": [
            { "initiative": one, "column": { "of": "leads" }, "value": "NHS; College" },
            { "initiative": one, "column": { "of": "strength", "challenge": challenge }, "value": "2" },
            { "initiative": one, "column": { "of": "start" }, "value": "2026-01-01" }] }),
        json!({ "kind": "remove_initiatives", "initiatives": [last("initiatives")] }),
        json!({ "kind": "place_initiatives", "initiatives": initiatives, "challenges": challenges,
            "at": { "x": 10.5, "y": 20.5 } }),
        json!({ "kind": "set_contribution", "initiatives": initiatives, "challenge": challenge, "strength": 3 }),
        json!({ "kind": "explain_contribution", "initiative": one, "challenge": challenge, "why": "Why",
            "contested": true }),
        json!({ "kind": "add_organisation", "name": "Trust", "sector": "other", "initiatives": initiatives,
            "role": "partner" }),
        json!({ "kind": "change_organisation", "organisation": organisation, "name": "Clinic", "sector": "council" }),
        json!({ "kind": "merge_organisations", "into": organisation, "from": last("organisations") }),
        json!({ "kind": "remove_organisation", "organisation": last("organisations") }),
        json!({ "kind": "involve_organisation", "initiatives": initiatives, "organisation": organisation,
            "role": "lead" }),
        json!({ "kind": "add_ground", "ground": "theme", "name": "Nature", "initiatives": initiatives }),
        json!({ "kind": "rename_ground", "ground": ground, "name": "Wisby" }),
        json!({ "kind": "remove_ground", "ground": last("grounds") }),
        json!({ "kind": "share_ground", "initiatives": initiatives, "ground": ground, "shared": false }),
        json!({ "kind": "tidy" }),
        json!({ "kind": "link_initiatives", "from": one, "to": last("initiatives"), "says": "supports",
            "note": "Note" }),
        json!({ "kind": "change_link", "link": first("links"), "says": "depends_on", "note": "Note" }),
        json!({ "kind": "remove_links", "links": [last("links")] }),
        json!({ "kind": "pin_nodes", "pins": [{ "node": one, "x": 1.5, "y": -2.5 }] }),
        json!({ "kind": "unpin_nodes", "nodes": [one] }),
        json!({ "kind": "keep_view", "name": "Another", "view": "table", "filter": filter() }),
        json!({ "kind": "change_view", "named": first("views"), "name": "Changed", "view": "matrix", "filter": filter() }),
        json!({ "kind": "remove_view", "named": last("views") }),
        json!({ "kind": "dismiss", "organisations": [organisation], "challenges": [challenge], "reason": "Reason" }),
        json!({ "kind": "recall", "dismissal": first("dismissals") }),
        json!({ "kind": "name_version", "name": "June board" }),
        json!({ "kind": "rename_version", "version": first("versions"), "name": "May board" }),
        json!({ "kind": "remove_version", "version": last("versions") }),
        json!({ "kind": "settle_conflicts", "conflicts": [nil()], "theirs": true }),
        json!({ "kind": "import", "from": "plan.csv", "rows": [row] }),
    ] {
        samples.push(("edit", edit));
    }
    samples
}
