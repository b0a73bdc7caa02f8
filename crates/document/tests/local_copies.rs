//! What lies on this computer of maps that are not open: what may be taken away, and what never is.
#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

mod common;

use common::{Room, stamp, starter, try_create};
use std::fs;
use std::path::PathBuf;
use sweetspot_core::Edit;
use sweetspot_document::{LocalStanding, local_copies, remove_local_copies};

fn add(title: &str) -> Edit {
    Edit::AddInitiative { title: title.to_owned(), challenges: vec![], at: None }
}

/// A map whose last edit its file was never given.
fn left_ahead(room: &Room, name: &str) {
    let mut document = room.create(name, &starter());
    document.edit(&add("Not in the file yet"), &stamp()).unwrap();
    document.leave().unwrap();
}

fn standing(room: &Room) -> Vec<(Option<PathBuf>, LocalStanding)> {
    local_copies(&room.folders).unwrap().into_iter().map(|copy| (copy.path, copy.standing)).collect()
}

#[test]
fn what_the_files_say_too_goes_and_what_they_lack_stays() {
    let room = Room::new();
    assert!(local_copies(&room.folders).unwrap().is_empty(), "nothing was ever opened");
    room.create("same.sweetspot", &starter()).close().unwrap();
    left_ahead(&room, "ahead.sweetspot");
    room.create("gone.sweetspot", &starter()).close().unwrap();
    fs::remove_file(room.path("gone.sweetspot")).unwrap();
    room.create("other.sweetspot", &starter()).close().unwrap();
    fs::copy(room.path("same.sweetspot"), room.path("other.sweetspot")).unwrap();
    let open = room.create("open.sweetspot", &starter());

    let expected = [
        (None, LocalStanding::InUse),
        (Some(room.path("ahead.sweetspot")), LocalStanding::Ahead),
        (Some(room.path("gone.sweetspot")), LocalStanding::NoFile),
        (Some(room.path("other.sweetspot")), LocalStanding::FileDiffers),
        (Some(room.path("same.sweetspot")), LocalStanding::Same),
    ];
    assert_eq!(standing(&room), expected);
    assert!(local_copies(&room.folders).unwrap().iter().all(|copy| copy.size > 10_000));

    let files = room.names();
    let stays = remove_local_copies(&room.folders, false).unwrap();
    assert_eq!(stays.into_iter().map(|copy| (copy.path, copy.standing)).collect::<Vec<_>>(), expected[..4]);
    assert_eq!(standing(&room), expected[..4]);

    remove_local_copies(&room.folders, true).unwrap();
    assert_eq!(standing(&room), expected[..2], "what no file was given stays, whatever is wanted");
    assert_eq!(room.names(), files, "no map was touched");
    open.close().unwrap();
    let again = room.open("ahead.sweetspot").unwrap();
    assert_eq!(again.recovered(), 1);
    assert_eq!(again.map().initiatives.len(), 1);
}

#[test]
fn a_file_that_can_t_be_given_its_edits_keeps_them_here() {
    let room = Room::new();
    left_ahead(&room, "ahead.sweetspot");
    fs::remove_file(room.path("ahead.sweetspot")).unwrap();
    remove_local_copies(&room.folders, true).unwrap();
    assert_eq!(standing(&room), [(Some(room.path("ahead.sweetspot")), LocalStanding::Ahead)]);
}

#[test]
fn one_that_can_t_be_read_stays() {
    let room = Room::new();
    room.create("map.sweetspot", &starter()).close().unwrap();
    let work = room.folders.local.join("work");
    let copy = common::names(&work).into_iter().find(|name| name.ends_with(".sweetspot")).unwrap();
    fs::write(work.join(&copy), "no working copy at all").unwrap();
    assert_eq!(remove_local_copies(&room.folders, true).unwrap()[0].standing, LocalStanding::Unreadable);
    assert!(work.join(&copy).exists());
    assert!(try_create(&room.folders, &room.path("new.sweetspot"), &starter()).is_ok());
}
