//! A page that is told only what differs holds what a page holds that is told everything: after edits of every kind, undo and
//! redo, going back, settings, a copy brought in, another map.
//!
//! Debug builds besides hold every difference against the whole as it is made.

#![allow(clippy::unwrap_used)]

mod desk;

use desk::Desk;
use serde_json::{Value, json};
use std::path::Path;
use sweetspot_app::wire::Nothing;
use sweetspot_core::testing::{Case, edit};

/// A page that keeps the last snapshot and puts the next together from what differs.
#[derive(Default)]
struct Page {
    told: u64,
    snapshot: Value,
    /// How many replies said only what differs, and the bytes of the longest of these.
    differences: usize,
    longest: usize,
}

impl Page {
    fn call(&mut self, desk: &Desk, name: &str, request: &Value) -> bool {
        let Ok(sent) = desk.app.call_since(name, &request.to_string(), self.told) else { return false };
        let reply: Value = serde_json::from_str(&sent).unwrap();
        let told = reply["told"].as_u64().unwrap();
        match reply.get("since") {
            None => self.snapshot = reply["reply"].clone(),
            Some(since) => {
                assert_eq!(since.as_u64(), Some(self.told));
                put_together(&mut self.snapshot, &reply["difference"]);
                self.differences += 1;
                self.longest = self.longest.max(sent.len());
            }
        }
        self.told = told;
        true
    }
}

fn put_together(value: &mut Value, difference: &Value) {
    if let Some(fields) = difference.get("of") {
        for (name, difference) in fields.as_object().unwrap() {
            put_together(&mut value[name], difference);
        }
    } else if let Some(pieces) = difference.get("list") {
        let before = value.as_array().unwrap().clone();
        let piece = |piece: &Value| match piece.get("new") {
            Some(new) => new.as_array().unwrap().clone(),
            None => {
                let [from, count] = [0, 1].map(|nth| piece[nth].as_u64().unwrap() as usize);
                before[from..from + count].to_vec()
            }
        };
        *value = pieces.as_array().unwrap().iter().flat_map(piece).collect();
    } else {
        *value = difference["is"].clone();
    }
}

/// A random edit of the open map; false where it was refused.
fn edited(desk: &Desk, page: &mut Page, mixed: usize) -> bool {
    let map = desk.app.refresh(Nothing {}).unwrap().map;
    let case = Case::ALL[mixed % Case::ALL.len()];
    let numbers = [mixed / 64 % 50, mixed / 4096 % 50, mixed / 262_144 % 50];
    let word = ["Warm homes", "aé", "Bus", "Lodehaven"][mixed / 32 % 4];
    page.call(desk, "edit", &serde_json::to_value(edit(&map, case, numbers, word)).unwrap())
}

/// Another copy of the open map, with some edits of its own.
fn other_copy(desk: &mut Desk, mixed: &mut impl FnMut() -> usize) -> String {
    let path = desk.path("copy.sweetspot").to_string_lossy().into_owned();
    desk.app.grant_to_write(Path::new(&path));
    desk.call("save_copy", json!({ "path": path }));
    let other = Desk::new();
    other.app.grant(Path::new(&path));
    let mut page = Page::default();
    assert!(page.call(&other, "open_map", &json!({ "path": path })));
    // Two copies that both add a challenge may have too many together.
    let adds_none = |mixed: &usize| Case::ALL[mixed % Case::ALL.len()] != Case::AddChallenge;
    for mixed in std::iter::repeat_with(mixed).filter(adds_none).take(20) {
        edited(&other, &mut page, mixed);
    }
    other.app.end();
    path
}

#[test]
fn what_differs_leads_to_the_whole() {
    let mut state = 7u64;
    let mut mixed = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize
    };
    let mut desk = Desk::new();
    let mut page = Page::default();
    assert!(page.call(&desk, "open_sample", &json!({})));
    let copy = other_copy(&mut desk, &mut mixed);
    desk.app.grant(Path::new(&copy));
    let (mut done, mut merged) = (0, 0);
    for step in 0..240 {
        let called = match step % 12 {
            3 | 9 => page.call(&desk, "undo", &json!({})),
            4 => page.call(&desk, "redo", &json!({})),
            7 if step % 24 == 7 => {
                let settings = json!({ "include_ended": step % 48 == 7, "floor": 1, "min_initiatives": null, "min_challenges": 2 });
                page.call(&desk, "analyse", &settings)
            }
            8 if step % 60 == 8 => {
                let entries = desk.call("history", json!({ "newest": 40 }))["entries"].clone();
                let past = entries.as_array().unwrap().last().unwrap();
                page.call(&desk, "go_back", &json!({ "change": past["id"] }))
            }
            10 => {
                let _ = desk.try_call("merge_read", json!({ "path": copy, "apart": [] }));
                let landed = page.call(&desk, "merge_land", &json!({}));
                merged += usize::from(landed);
                landed
            }
            _ => edited(&desk, &mut page, mixed()),
        };
        done += usize::from(called);
        // How the file stands may change between the two: it is written in the background.
        let [held, whole] = [page.snapshot.clone(), desk.call("refresh", json!({}))].map(|mut snapshot| {
            snapshot["file"].take();
            snapshot
        });
        assert!(held == whole, "step {step}");
    }
    assert!(done > 150 && merged > 0 && page.differences > 150, "{done} {merged} {}", page.differences);
}

#[test]
fn one_edit_says_little_and_a_page_that_holds_nothing_is_told_all() {
    let desk = Desk::with_map();
    let mut page = Page::default();
    assert!(page.call(&desk, "open_sample", &json!({})));
    let whole = page.snapshot.to_string().len();
    let title = page.snapshot["map"]["initiatives"][3]["id"].clone();
    let fields = json!({ "title": "Another title" });
    let edit = json!({ "kind": "change_initiatives", "initiatives": [title], "fields": fields });
    assert!(page.call(&desk, "edit", &edit));
    assert!(page.differences == 1 && page.longest * 20 < whole, "{} of {whole}", page.longest);
    for held in [0, page.told + 5] {
        let mut other = Page { told: held, ..Page::default() };
        assert!(other.call(&desk, "save", &json!({})));
        assert_eq!((other.differences, &other.snapshot["map"]), (0, &page.snapshot["map"]));
    }
}
