//! What only Windows does to files: long paths, attributes, files that other programs keep to themselves.
#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]
#![cfg(windows)]

mod common;

use common::{Room, add, stamp, starter, titles};
use std::fs::{self, OpenOptions};
use std::os::windows::fs::OpenOptionsExt;
use sweetspot_document::{Document, FileError, check, export};

/// Others may read while it is open, and may neither write nor remove it.
const SHARED_FOR_READING: u32 = 1;

#[test]
fn a_map_lies_in_folders_whose_path_is_longer_than_260_letters() {
    let room = Room::new();
    let deep = (0..12).fold(room.desk.clone(), |path, _| path.join("Überblick £ and a folder of forty letters"));
    fs::create_dir_all(&deep).unwrap();
    let path = deep.join("map.sweetspot");
    let mut document = common::try_create(&room.folders, &path, &starter()).unwrap();
    document.edit(&add("Warm homes"), &stamp()).unwrap();
    document.close().unwrap();
    assert_eq!(titles(Document::open(&room.folders, &path).unwrap().map()), ["Warm homes"]);
    assert_eq!(check(&room.folders, &path).unwrap(), Vec::<String>::new());
    assert_eq!(common::names(&deep), ["map.sweetspot"]);
}

#[test]
fn a_map_that_is_read_only_opens_and_says_so() {
    let room = Room::new();
    room.create("map.sweetspot", &starter()).close().unwrap();
    let path = room.path("map.sweetspot");
    let mut rights = fs::metadata(&path).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(&path, rights).unwrap();
    let before = fs::read(&path).unwrap();
    let document = room.open("map.sweetspot").unwrap();
    assert!(document.read_only());
    drop(document);
    assert_eq!(fs::read(&path).unwrap(), before);
    // Nor is a picture of that kind replaced.
    let picture = room.path("board.svg");
    drop(OpenOptions::new().write(true).create_new(true).attributes(1).open(&picture).unwrap());
    assert_eq!(export(&picture, b"<svg/>").unwrap_err(), FileError::Denied);
    assert_eq!(room.names(), ["board.svg", "map.sweetspot"]);
}

#[test]
fn a_map_that_another_program_keeps_to_itself_follows_once_it_is_free() {
    let room = Room::new();
    let mut document = room.create("map.sweetspot", &starter());
    document.edit(&add("Warm homes"), &stamp()).unwrap();
    let held = OpenOptions::new().read(true).share_mode(SHARED_FOR_READING).open(room.path("map.sweetspot")).unwrap();
    assert_eq!(document.publish().unwrap_err().code(), "unreachable");
    assert!(document.unpublished());
    assert_eq!(room.names(), ["map.sweetspot"]);
    drop(held);
    document.publish().unwrap();
    document.close().unwrap();
    assert_eq!(titles(room.open("map.sweetspot").unwrap().map()), ["Warm homes"]);
}

#[test]
fn a_copy_that_a_sync_client_renames_over_the_open_map_is_brought_in() {
    let room = Room::new();
    room.create("map.sweetspot", &starter()).close().unwrap();
    fs::copy(room.path("map.sweetspot"), room.path("theirs.sweetspot")).unwrap();
    let mut document = room.open("map.sweetspot").unwrap();
    document.edit(&add("Warm homes"), &stamp()).unwrap();
    let mut theirs = room.open("theirs.sweetspot").unwrap();
    theirs.edit(&add("Skills bus"), &stamp()).unwrap();
    theirs.close().unwrap();
    fs::rename(room.path("theirs.sweetspot"), room.path("map.sweetspot")).unwrap();
    document.take_in_others(&stamp()).unwrap();
    document.close().unwrap();
    let reopened = room.open("map.sweetspot").unwrap();
    let mut held = titles(reopened.map());
    held.sort_unstable();
    assert_eq!(held, ["Skills bus", "Warm homes"]);
}
