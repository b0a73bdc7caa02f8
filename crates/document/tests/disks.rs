//! Disks that are full or can't be written, as real mounts: they need a mount namespace of their own, which most
//! Linux systems give to anybody. Where they don't, the test says so and stops; the same conditions are then still
//! tried by faults put in by hand.
#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]
#![cfg(target_os = "linux")]
#![allow(clippy::print_stderr, reason = "says why a test was skipped")]

mod common;

use common::{Room, add, stamp, starter, titles};
use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;
use sweetspot_core::synthetic::synthetic;
use sweetspot_document::{EditError, FileError, check};

const INSIDE: &str = "SWEETSPOT_TEST_INSIDE";

/// Whether this is the run in a namespace of its own. If not, starts that run of the test of this name.
fn inside(test: &str) -> bool {
    if env::var_os(INSIDE).is_some() {
        return true;
    }
    let own = |program: &mut Command| program.status().is_ok_and(|status| status.success());
    if !own(Command::new("unshare").args(["-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"])) {
        eprintln!("skipped: this system gives no mount namespace to this user");
        return false;
    }
    let mut again = Command::new("unshare");
    again.arg("-rm").arg(env::current_exe().unwrap()).args(["--exact", test]).env(INSIDE, "yes");
    assert!(own(&mut again), "{test} failed in its namespace");
    false
}

fn mount(args: &[&str], at: &Path) {
    assert!(Command::new("mount").args(args).arg(at).status().unwrap().success());
}

/// Fills the disk, but for so many bytes.
fn fill(folder: &Path, but: usize) {
    let ballast = folder.join("ballast");
    let mut size = 64 << 20;
    while size >= 4096 {
        let mut grown = fs::read(&ballast).unwrap_or_default();
        grown.resize(grown.len() + size, 7);
        if fs::write(&ballast, &grown).is_err() {
            grown.truncate(grown.len() - size);
            fs::write(&ballast, &grown).unwrap();
            size /= 2;
        }
    }
    let length = fs::metadata(&ballast).unwrap().len();
    fs::OpenOptions::new().write(true).open(&ballast).unwrap().set_len(length - but as u64).unwrap();
}

#[test]
fn a_full_disk_leaves_the_file_as_it_was() {
    if !inside("a_full_disk_leaves_the_file_as_it_was") {
        return;
    }
    let room = Room::new();
    mount(&["-t", "tmpfs", "-o", "size=4m", "tmpfs"], &room.desk);
    let mut document = room.create("map.sweetspot", &synthetic(100, 1));
    let before = fs::read(room.path("map.sweetspot")).unwrap();
    document.edit(&add("Warm homes"), &stamp()).unwrap();
    for but in [0, 4096, before.len() / 2, before.len() / 4 * 3] {
        fill(&room.desk, but);
        assert_eq!(document.publish().unwrap_err(), FileError::NoSpace, "{but}");
        assert_eq!(document.save_copy(&room.path("copy.sweetspot"), true).unwrap_err(), FileError::NoSpace);
        assert_eq!(fs::read(room.path("map.sweetspot")).unwrap(), before);
        assert_eq!(room.names(), ["ballast", "map.sweetspot"]);
        document.edit(&add("Skills bus"), &stamp()).unwrap();
        fs::remove_file(room.path("ballast")).unwrap();
    }
    document.close().unwrap();
    assert_eq!(check(&room.folders, &room.path("map.sweetspot")).unwrap(), Vec::<String>::new());
    assert_eq!(room.open("map.sweetspot").unwrap().map().initiatives.len(), 105);
    fill(&room.desk, 0);
    let refused = common::try_create(&room.folders, &room.path("new.sweetspot"), &starter()).unwrap_err();
    assert_eq!(refused, FileError::NoSpace);
    assert_eq!(room.names(), ["ballast", "map.sweetspot"]);
}

#[test]
fn a_full_disk_here_refuses_the_edit_and_loses_none() {
    if !inside("a_full_disk_here_refuses_the_edit_and_loses_none") {
        return;
    }
    let room = Room::new();
    fs::create_dir_all(&room.folders.local).unwrap();
    mount(&["-t", "tmpfs", "-o", "size=2m", "tmpfs"], &room.folders.local);
    let mut document = room.create("map.sweetspot", &starter());
    fill(&room.folders.local, 40_000);
    let mut made = vec![];
    let error = loop {
        let title = format!("{} {}", made.len(), "long ".repeat(40).trim());
        match document.edit(&add(&title), &stamp()) {
            Ok(_) => made.push(title),
            Err(error) => break error,
        }
    };
    assert_eq!(error, EditError::File(FileError::NoSpace));
    assert_eq!(titles(document.map()), made);
    assert_eq!(document.publish().unwrap_err(), FileError::NoSpace);
    drop(document);
    fs::remove_file(room.folders.local.join("ballast")).unwrap();
    let mut document = room.open("map.sweetspot").unwrap();
    assert_eq!(
        (titles(document.map()), document.recovered()),
        (made.iter().map(String::as_str).collect(), made.len() as u32)
    );
    document.edit(&add("Again"), &stamp()).unwrap();
    document.close().unwrap();
    assert_eq!(room.litter(), Vec::<String>::new());
}

#[test]
fn a_folder_that_cannot_be_written_opens_read_only() {
    if !inside("a_folder_that_cannot_be_written_opens_read_only") {
        return;
    }
    let room = Room::new();
    let mut document = room.create("map.sweetspot", &starter());
    document.edit(&add("Warm homes"), &stamp()).unwrap();
    document.publish().unwrap();
    document.edit(&add("Not published"), &stamp()).unwrap();
    drop(document);
    mount(&["--bind", room.desk.to_str().unwrap()], &room.desk);
    mount(&["-o", "remount,bind,ro"], &room.desk);
    let mut document = room.open("map.sweetspot").unwrap();
    assert!(document.read_only());
    assert_eq!((titles(document.map()), document.recovered()), (vec!["Warm homes", "Not published"], 1));
    assert_eq!(document.edit(&add("No"), &stamp()).unwrap_err(), EditError::File(FileError::ReadOnly));
    assert_eq!(document.publish().unwrap_err(), FileError::ReadOnly);
    document.save_copy(&room.root().join("copy.sweetspot"), true).unwrap();
    assert_eq!(document.save_copy(&room.path("copy.sweetspot"), true).unwrap_err(), FileError::ReadOnly);
    document.close().unwrap();
    let copy = sweetspot_document::Document::open(&room.folders, &room.root().join("copy.sweetspot")).unwrap();
    assert_eq!(titles(copy.map()), ["Warm homes", "Not published"]);
    let refused = common::try_create(&room.folders, &room.path("new.sweetspot"), &starter()).unwrap_err();
    assert_eq!(refused, FileError::ReadOnly);
}
