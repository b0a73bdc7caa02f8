//! Random histories of edits, undo, redo, publishing and reopening: at each step the file holds what memory holds.
#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

mod common;

use common::{Room, add, stamp, starter, titles};
use proptest::prelude::*;
use sweetspot_core::Map;
use sweetspot_core::testing::{self, Case};
use sweetspot_document::{ChangeKind, EditError, FileError, check};

#[derive(Clone, Debug)]
enum Step {
    Edit(usize, usize, usize, String),
    Undo,
    Redo,
    Publish,
    Reopen,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        12 => (0..Case::ALL.len(), 0..50usize, 0..50usize, "[a-zA-Z<é£'🎉]{1,6}")
            .prop_map(|(kind, a, b, text)| Step::Edit(kind, a, b, text)),
        6 => Just(Step::Undo),
        4 => Just(Step::Redo),
        1 => Just(Step::Publish),
        3 => Just(Step::Reopen),
    ]
}

/// `SWEETSPOT_CASES` asks for a longer run.
fn cases() -> u32 {
    std::env::var("SWEETSPOT_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(300)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_file_holds_what_was_done(steps in prop::collection::vec(step(), 1..40)) {
        let room = Room::new();
        let mut document = room.create("map.sweetspot", &starter());
        // What the map was after each edit that still counts, and after each that was taken back.
        let (mut past, mut future): (Vec<Map>, Vec<Map>) = (vec![document.map().clone()], vec![]);
        for step in steps {
            match step {
                Step::Edit(kind, a, b, text) => {
                    let edit = testing::edit(document.map(), Case::ALL[kind], [a, b, a + b], &text);
                    match document.edit(&edit, &stamp()) {
                        Ok(change) if change.is_empty() => {}
                        Ok(change) => {
                            prop_assert_eq!(document.undo_label(), Some(change.label.as_str()));
                            past.push(document.map().clone());
                            future.clear();
                        }
                        Err(EditError::Refused(_)) => {}
                        Err(EditError::File(error)) => prop_assert!(false, "{error}"),
                    }
                }
                Step::Undo => match document.undo(&stamp()).unwrap() {
                    Some(_) => future.extend(past.pop()),
                    None => prop_assert_eq!(past.len(), 1),
                },
                Step::Redo => match document.redo(&stamp()).unwrap() {
                    Some(_) => past.extend(future.pop()),
                    None => prop_assert!(future.is_empty()),
                },
                Step::Publish => document.publish().unwrap(),
                Step::Reopen => {
                    let labels = (document.undo_label().map(str::to_owned), document.redo_label().map(str::to_owned));
                    document.close().unwrap();
                    prop_assert_eq!(room.litter(), Vec::<String>::new());
                    document = room.open("map.sweetspot").unwrap();
                    prop_assert_eq!(document.recovered(), 0);
                    prop_assert_eq!(document.undo_label(), labels.0.as_deref());
                    prop_assert_eq!(document.redo_label(), labels.1.as_deref());
                }
            }
            prop_assert_eq!(document.map(), past.last().unwrap());
            prop_assert_eq!(document.undo_label().is_some(), past.len() > 1);
            prop_assert_eq!(document.redo_label().is_some(), !future.is_empty());
        }
        document.close().unwrap();
        // With the working copy gone, all of it comes from the person's file.
        std::fs::remove_dir_all(&room.folders.local).unwrap();
        prop_assert_eq!(check(&room.folders, &room.path("map.sweetspot")).unwrap(), Vec::<String>::new());
        let mut document = room.open("map.sweetspot").unwrap();
        prop_assert_eq!(document.map(), past.last().unwrap());
        for before in past.iter().rev().skip(1) {
            document.undo(&stamp()).unwrap().unwrap();
            prop_assert_eq!(document.map(), before);
        }
        prop_assert!(document.undo(&stamp()).unwrap().is_none());
    }
}

#[test]
fn a_new_map_is_a_file_at_once_and_never_overwrites() {
    let room = Room::new();
    let document = room.create("map.sweetspot", &starter());
    assert!(!document.unpublished());
    assert_eq!(document.path(), room.path("map.sweetspot"));
    assert_eq!((document.undo_label(), document.recovered()), (None, 0));
    let written = std::fs::read(room.path("map.sweetspot")).unwrap();
    let again = common::try_create(&room.folders, &room.path("map.sweetspot"), &starter());
    assert_eq!(again.unwrap_err(), FileError::Exists);
    assert_eq!(std::fs::read(room.path("map.sweetspot")).unwrap(), written);
}

#[test]
fn history_tells_what_was_done_newest_first() {
    let room = Room::new();
    let mut document = room.create("map.sweetspot", &starter());
    document.edit(&add("Warm homes"), &stamp()).unwrap();
    document.undo(&stamp()).unwrap();
    document.redo(&stamp()).unwrap();
    let told: Vec<_> = document.history(10).unwrap().into_iter().map(|entry| (entry.kind, entry.label)).collect();
    let add = "Add Warm homes".to_owned();
    assert_eq!(
        told,
        [
            (ChangeKind::Redo, add.clone()),
            (ChangeKind::Undo, add.clone()),
            (ChangeKind::Edit, add),
            (ChangeKind::New, "New map".to_owned())
        ]
    );
    let newest = document.history(1).unwrap();
    assert_eq!((newest.len(), newest[0].who.as_str(), newest[0].deltas), (1, "Asha", 3));
    assert_eq!(titles(document.map()), ["Warm homes"]);
}

#[test]
fn an_edit_that_changes_nothing_is_no_step() {
    let room = Room::new();
    let mut document = room.create("map.sweetspot", &starter());
    let change = document.edit(&sweetspot_core::Edit::Tidy, &stamp()).unwrap();
    assert!(change.is_empty() && !document.unpublished());
    assert_eq!(document.undo_label(), None);
    assert_eq!(document.history(10).unwrap().len(), 1);
}
