//! Who only looks at a map gets what opening it would show, and nothing is made or changed for it.
#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

mod common;

use common::{Room, add, names, stamp};
use std::fs;
use std::path::Path;
use sweetspot_core::synthetic::synthetic;
use sweetspot_document::{Document, FileError};

fn looked_at(room: &Room) -> Result<Option<sweetspot_core::Map>, FileError> {
    let path = room.path("map.sweetspot");
    let before = (fs::read(&path).unwrap(), names(&room.desk), kept(room));
    let found = Document::look(&room.folders, &path);
    assert_eq!((fs::read(&path).unwrap(), names(&room.desk), kept(room)), before, "looking has changed something");
    found
}

/// What this computer holds of maps.
fn kept(room: &Room) -> Vec<(String, Vec<u8>)> {
    let work = room.folders.local.join("work");
    let held = names(&work).into_iter().filter(|name| !name.ends_with(".lock"));
    held.map(|name| (name.clone(), fs::read(work.join(name)).unwrap())).collect()
}

#[test]
fn a_map_is_as_opening_shows_it_whether_it_was_here_before_or_not() {
    let room = Room::new();
    let mut document = room.create("map.sweetspot", &synthetic(200, 3));
    document.edit(&add("Warm homes"), &stamp()).unwrap();
    let map = document.map().clone();
    assert_eq!(looked_at_while_open(&room), FileError::OpenElsewhere);
    document.close().unwrap();
    assert_eq!(looked_at(&room).unwrap().as_ref(), Some(&map));
    fs::remove_dir_all(&room.folders.local).unwrap();
    assert_eq!(looked_at(&room).unwrap().as_ref(), Some(&map));
    assert!(kept(&room).is_empty());
}

fn looked_at_while_open(room: &Room) -> FileError {
    Document::look(&room.folders, &room.path("map.sweetspot")).unwrap_err()
}

#[test]
fn what_the_file_and_this_computer_hold_apart_is_left_to_opening() {
    let room = Room::new();
    let mut document = room.create("map.sweetspot", &synthetic(20, 3));
    let older = fs::read(room.path("map.sweetspot")).unwrap();
    document.edit(&add("Warm homes"), &stamp()).unwrap();
    document.publish().unwrap();
    document.edit(&add("Skills bus"), &stamp()).unwrap();
    drop(document);
    // Not in the file yet.
    assert_eq!(Document::look(&room.folders, &room.path("map.sweetspot")).unwrap(), None);
    room.open("map.sweetspot").unwrap().close().unwrap();
    assert!(looked_at(&room).unwrap().is_some());
    // Put back.
    fs::write(room.path("map.sweetspot"), older).unwrap();
    assert_eq!(looked_at(&room).unwrap(), None);
}

#[test]
fn a_file_that_opening_refuses_is_refused() {
    let room = Room::new();
    room.create("map.sweetspot", &synthetic(200, 3)).close().unwrap();
    fs::remove_dir_all(&room.folders.local).unwrap();
    let path = room.path("map.sweetspot");
    let whole = fs::read(&path).unwrap();
    for nth in 0..40 {
        let mut bytes = whole.clone();
        let at = (nth * 1_000_003 + 17) % bytes.len();
        bytes[at] ^= 1 << (nth % 8);
        fs::write(&path, &bytes).unwrap();
        let looked = looked_at(&room).map(|map| map.unwrap());
        let opened = room.open("map.sweetspot").map(|document| document.map().clone());
        assert_eq!(looked, opened, "byte {at}");
        fs::remove_dir_all(&room.folders.local).unwrap();
    }
    assert_eq!(Document::look(&room.folders, Path::new("nowhere.sweetspot")).unwrap_err(), FileError::NotFound);
}

#[test]
fn a_file_of_any_version_is_as_opening_shows_it() {
    for version in 1..=4 {
        let room = Room::new();
        let file = format!("{}/tests/fixtures/files/v{version}.sweetspot", env!("CARGO_MANIFEST_DIR"));
        fs::copy(file, room.path("map.sweetspot")).unwrap();
        let map = looked_at(&room).unwrap().unwrap();
        let document = room.open("map.sweetspot").unwrap();
        assert_eq!(&map, document.map(), "v{version}");
        document.close().unwrap();
        // This computer knows it now, as it was in the older version.
        assert_eq!(looked_at(&room).unwrap(), Some(map), "v{version}");
    }
}
