//! One file among several programs, copies and places: open elsewhere, changed meanwhile, put back, read-only,
//! gone, copied. Whatever happens, nothing that was acknowledged is lost and nothing is overwritten in silence.
#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

mod common;

use common::{Room, add, names, stamp, starter, titles};
use std::fs;
use std::path::{Path, PathBuf};
use sweetspot_document::{Aside, Document, EditError, FileError, Folders, Notice, check};

/// The same person's file seen from another computer: another local folder.
fn elsewhere(room: &Room) -> Folders {
    Folders { local: room.root().join("another computer") }
}

fn set_aside(document: &Document, expected: Aside) -> PathBuf {
    match document.notices() {
        [Notice::SetAside { path, what }] if *what == expected => path.clone(),
        other => panic!("{other:?}"),
    }
}

/// Ends a document as a crash would: nothing is published.
fn crash(document: Document) {
    drop(document);
}

#[test]
fn a_map_that_is_open_is_not_opened_again() {
    let room = Room::new();
    let document = room.create("map.sweetspot", &starter());
    assert_eq!(room.open("map.sweetspot").unwrap_err(), FileError::OpenElsewhere);
    let roundabout = room.desk.join("..").join(room.desk.file_name().unwrap()).join("map.sweetspot");
    assert_eq!(Document::open(&room.folders, &roundabout).unwrap_err(), FileError::OpenElsewhere);
    document.close().unwrap();
    room.open("map.sweetspot").unwrap();
}

#[test]
fn two_maps_can_be_open_at_once() {
    let room = Room::new();
    let mut one = room.create("one.sweetspot", &starter());
    let mut two = room.create("two.sweetspot", &starter());
    one.edit(&add("In one"), &stamp()).unwrap();
    two.edit(&add("In two"), &stamp()).unwrap();
    one.close().unwrap();
    two.close().unwrap();
    assert_eq!(titles(room.open("one.sweetspot").unwrap().map()), ["In one"]);
    assert_eq!(titles(room.open("two.sweetspot").unwrap().map()), ["In two"]);
}

#[test]
fn what_was_not_published_comes_back() {
    let room = Room::new();
    let mut document = room.create("map.sweetspot", &starter());
    let file = fs::read(room.path("map.sweetspot")).unwrap();
    for title in ["One", "Two", "Three"] {
        document.edit(&add(title), &stamp()).unwrap();
    }
    document.undo(&stamp()).unwrap();
    assert!(document.unpublished());
    crash(document);
    assert_eq!(fs::read(room.path("map.sweetspot")).unwrap(), file);
    let mut document = room.open("map.sweetspot").unwrap();
    assert_eq!((document.recovered(), titles(document.map())), (4, vec!["One", "Two"]));
    assert_eq!(document.notices(), [Notice::Recovered { changes: 4 }]);
    assert_eq!((document.undo_label(), document.redo_label()), (Some("Add Two"), Some("Add Three")));
    assert!(document.unpublished());
    document.publish().unwrap();
    assert!(!document.unpublished());
    crash(document);
    let document = room.open("map.sweetspot").unwrap();
    assert_eq!((document.recovered(), document.notices().len()), (0, 0));
}

#[test]
fn another_computers_later_state_is_taken_where_nothing_is_lost_by_it() {
    let room = Room::new();
    room.create("map.sweetspot", &starter()).close().unwrap();
    let mut theirs = Document::open(&elsewhere(&room), &room.path("map.sweetspot")).unwrap();
    theirs.edit(&add("Theirs"), &stamp()).unwrap();
    theirs.close().unwrap();
    let ours = room.open("map.sweetspot").unwrap();
    assert_eq!((titles(ours.map()), ours.notices().len()), (vec!["Theirs"], 0));
    assert_eq!(ours.undo_label(), Some("Add Theirs"));
}

#[test]
fn changes_of_ours_that_theirs_does_not_know_meet_theirs() {
    let room = Room::new();
    let mut ours = room.create("map.sweetspot", &starter());
    ours.edit(&add("Ours"), &stamp()).unwrap();
    crash(ours);
    let mut theirs = Document::open(&elsewhere(&room), &room.path("map.sweetspot")).unwrap();
    theirs.edit(&add("Theirs"), &stamp()).unwrap();
    theirs.close().unwrap();
    let mut document = room.open("map.sweetspot").unwrap();
    assert_eq!((titles(document.map()), document.recovered()), (vec!["Ours"], 1));
    let taken = document.take_in_others(&stamp()).unwrap().unwrap();
    assert_eq!((taken.changes, taken.conflicts.len()), (1, 0));
    document.close().unwrap();
    let document = room.open("map.sweetspot").unwrap();
    let mut found = titles(document.map());
    found.sort_unstable();
    assert_eq!(found, ["Ours", "Theirs"]);
    assert_eq!(room.names(), ["map.sweetspot"]);
    assert_eq!(check(&room.folders, &room.path("map.sweetspot")).unwrap(), Vec::<String>::new());
}

#[test]
fn a_file_that_was_not_taken_in_is_never_written_over() {
    let room = Room::new();
    let mut ours = room.create("map.sweetspot", &starter());
    ours.edit(&add("Ours"), &stamp()).unwrap();
    crash(ours);
    let mut theirs = Document::open(&elsewhere(&room), &room.path("map.sweetspot")).unwrap();
    theirs.edit(&add("Theirs"), &stamp()).unwrap();
    theirs.close().unwrap();
    let their_file = fs::read(room.path("map.sweetspot")).unwrap();
    // Opened by a program that asks nobody, published at once.
    room.open("map.sweetspot").unwrap().close().unwrap();
    assert_eq!(room.names(), ["map (other copy).sweetspot", "map.sweetspot"]);
    assert_eq!(fs::read(room.path("map (other copy).sweetspot")).unwrap(), their_file);
}

#[test]
fn what_another_computer_wrote_while_ours_was_open_is_kept_beside() {
    let room = Room::new();
    let mut ours = room.create("map.sweetspot", &starter());
    let mut theirs = Document::open(&elsewhere(&room), &room.path("map.sweetspot")).unwrap();
    theirs.edit(&add("Theirs"), &stamp()).unwrap();
    theirs.close().unwrap();
    let their_file = fs::read(room.path("map.sweetspot")).unwrap();
    ours.edit(&add("Ours"), &stamp()).unwrap();
    ours.publish().unwrap();
    let path = set_aside(&ours, Aside::Theirs);
    assert_eq!(path, room.path("map (other copy).sweetspot"));
    assert_eq!(fs::read(&path).unwrap(), their_file);
    ours.edit(&add("More"), &stamp()).unwrap();
    ours.close().unwrap();
    assert_eq!(room.names(), ["map (other copy).sweetspot", "map.sweetspot"]);
    assert_eq!(titles(room.open("map.sweetspot").unwrap().map()), ["Ours", "More"]);
}

#[test]
fn a_file_put_back_to_an_older_state_is_shown_as_it_is_and_the_newer_is_kept() {
    let room = Room::new();
    let mut document = room.create("map.sweetspot", &starter());
    let older = fs::read(room.path("map.sweetspot")).unwrap();
    document.edit(&add("Newer"), &stamp()).unwrap();
    document.close().unwrap();
    fs::write(room.path("map.sweetspot"), older).unwrap();
    let document = room.open("map.sweetspot").unwrap();
    assert_eq!(titles(document.map()), Vec::<&str>::new());
    let kept = Document::open(&room.folders, &set_aside(&document, Aside::Ours)).unwrap();
    assert_eq!(titles(kept.map()), ["Newer"]);
}

#[test]
fn a_working_copy_that_is_damaged_gives_way_to_the_file() {
    let room = Room::new();
    room.create("map.sweetspot", &starter()).close().unwrap();
    let work = room.folders.local.join("work");
    let copy = names(&work).into_iter().find(|name| name.ends_with(".sweetspot")).unwrap();
    for damage in [b"not at all".to_vec(), {
        let mut bytes = fs::read(work.join(&copy)).unwrap();
        let middle = bytes.len() / 2;
        bytes[4096..middle].fill(0xaa);
        bytes
    }] {
        fs::write(work.join(&copy), &damage).unwrap();
        let document = room.open("map.sweetspot").unwrap();
        assert_eq!(document.map().head.title, "Fenmoor together");
        assert_eq!(fs::read(set_aside(&document, Aside::Unreadable)).unwrap(), damage);
    }
}

#[test]
fn a_read_only_file_can_be_looked_at_and_copied() {
    let room = Room::new();
    let mut document = room.create("map.sweetspot", &starter());
    document.edit(&add("Warm homes"), &stamp()).unwrap();
    document.close().unwrap();
    let path = room.path("map.sweetspot");
    let mut rights = fs::metadata(&path).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(&path, rights).unwrap();
    let before = fs::read(&path).unwrap();
    let mut document = room.open("map.sweetspot").unwrap();
    assert!(document.read_only());
    let refused = document.edit(&add("No"), &stamp()).unwrap_err();
    assert_eq!(refused, EditError::File(FileError::ReadOnly));
    assert_eq!(document.undo(&stamp()).unwrap_err(), FileError::ReadOnly);
    assert_eq!(document.redo(&stamp()).unwrap_err(), FileError::ReadOnly);
    document.publish().unwrap();
    document.save_copy(&room.path("copy.sweetspot"), true).unwrap();
    document.close().unwrap();
    assert_eq!(fs::read(&path).unwrap(), before);
    let mut copy = room.open("copy.sweetspot").unwrap();
    assert!(!copy.read_only());
    copy.edit(&add("Yes"), &stamp()).unwrap();
    assert_eq!(titles(copy.map()), ["Warm homes", "Yes"]);
}

#[test]
fn when_the_folder_is_gone_edits_are_safe_and_it_is_tried_again() {
    let room = Room::new();
    let mut document = room.create("map.sweetspot", &starter());
    let away = room.root().join("pulled");
    fs::rename(&room.desk, &away).unwrap();
    document.edit(&add("Warm homes"), &stamp()).unwrap();
    assert_eq!(document.publish().unwrap_err().code(), "unreachable");
    assert!(document.unpublished());
    document.edit(&add("Skills bus"), &stamp()).unwrap();
    fs::rename(&away, &room.desk).unwrap();
    document.publish().unwrap();
    fs::rename(&room.desk, &away).unwrap();
    document.edit(&add("Food hub"), &stamp()).unwrap();
    assert_eq!(document.close().unwrap_err().code(), "unreachable");
    assert_eq!(room.open("map.sweetspot").unwrap_err(), FileError::NotFound);
    fs::rename(&away, &room.desk).unwrap();
    let document = room.open("map.sweetspot").unwrap();
    assert_eq!(titles(document.map()), ["Warm homes", "Skills bus", "Food hub"]);
    assert_eq!(document.recovered(), 1);
    assert_eq!(room.names(), ["map.sweetspot"]);
}

#[test]
fn a_file_deleted_while_it_is_open_is_written_anew() {
    let room = Room::new();
    let mut document = room.create("map.sweetspot", &starter());
    fs::remove_file(room.path("map.sweetspot")).unwrap();
    document.edit(&add("Warm homes"), &stamp()).unwrap();
    document.close().unwrap();
    assert_eq!(titles(room.open("map.sweetspot").unwrap().map()), ["Warm homes"]);
}

#[test]
fn a_new_map_in_the_place_of_a_lost_one_keeps_what_the_lost_one_never_published() {
    let room = Room::new();
    let mut document = room.create("map.sweetspot", &starter());
    document.edit(&add("Never published"), &stamp()).unwrap();
    crash(document);
    fs::remove_file(room.path("map.sweetspot")).unwrap();
    let document = room.create("map.sweetspot", &starter());
    let kept = Document::open(&room.folders, &set_aside(&document, Aside::Earlier)).unwrap();
    assert_eq!(titles(kept.map()), ["Never published"]);
}

#[test]
fn a_copy_replaces_what_the_person_agreed_to_and_never_the_map_itself() {
    let room = Room::new();
    let mut document = room.create("map.sweetspot", &starter());
    document.edit(&add("Warm homes"), &stamp()).unwrap();
    fs::write(room.path("copy.sweetspot"), "an older thing").unwrap();
    document.save_copy(&room.path("copy.sweetspot"), true).unwrap();
    assert_eq!(document.save_copy(&room.path("map.sweetspot"), true).unwrap_err(), FileError::Exists);
    let nowhere = room.root().join("nowhere/copy.sweetspot");
    assert_eq!(document.save_copy(&nowhere, true).unwrap_err().code(), "unreachable");
    let mut copy = room.open("copy.sweetspot").unwrap();
    assert_eq!(copy.map(), document.map());
    assert_eq!(copy.undo(&stamp()).unwrap().unwrap().label, "Add Warm homes");
    assert!(document.unpublished(), "a copy is not the map's own file");
}

#[test]
fn a_copy_without_history_tells_nothing_of_the_past() {
    let room = Room::new();
    let mut document = room.create("map.sweetspot", &starter());
    document.edit(&add("Quite secret"), &stamp()).unwrap();
    document.undo(&stamp()).unwrap();
    document.edit(&add("Warm homes"), &stamp()).unwrap();
    document.save_copy(&room.path("copy.sweetspot"), false).unwrap();
    document.save_copy(&room.path("whole.sweetspot"), true).unwrap();
    assert!(holds(&room.path("whole.sweetspot"), "Quite secret") && holds(&room.path("whole.sweetspot"), "Asha"));
    assert!(!holds(&room.path("copy.sweetspot"), "Quite secret") && !holds(&room.path("copy.sweetspot"), "Asha"));
    let mut copy = room.open("copy.sweetspot").unwrap();
    assert_eq!((copy.map(), copy.undo_label(), copy.history(9).unwrap().len()), (document.map(), None, 0));
    copy.edit(&add("After"), &stamp()).unwrap();
    copy.close().unwrap();
    let copy = room.open("copy.sweetspot").unwrap();
    assert_eq!((titles(copy.map()), copy.undo_label()), (vec!["Warm homes", "After"], Some("Add After")));
    assert_eq!(check(&room.folders, copy.path()).unwrap(), Vec::<String>::new());
}

#[test]
fn a_published_file_tells_nothing_of_this_computer() {
    let room = Room::new();
    let mut document = room.create("map.sweetspot", &starter());
    document.edit(&add("Warm homes"), &stamp()).unwrap();
    document.close().unwrap();
    let folder = room.desk.file_name().unwrap().to_str().unwrap();
    assert!(holds(&room.path("map.sweetspot"), "Warm homes"));
    assert!(!holds(&room.path("map.sweetspot"), folder));
    assert!(!holds(&room.path("map.sweetspot"), "working"));
}

#[test]
fn old_temporary_files_go_and_others_stay() {
    let room = Room::new();
    room.create("map.sweetspot", &starter()).close().unwrap();
    let long_ago = std::time::SystemTime::now() - std::time::Duration::from_secs(7200);
    for name in
        ["~$map.sweetspot.0011aabb.tmp", "~$map.sweetspot.old.tmp", "~$other.sweetspot.0011aabb.tmp", "notes.tmp"]
    {
        let file = fs::File::create(room.path(name)).unwrap();
        file.set_modified(long_ago).unwrap();
    }
    fs::write(room.path("~$map.sweetspot.ffff0000.tmp"), "another computer is writing").unwrap();
    room.open("map.sweetspot").unwrap();
    assert_eq!(
        room.names(),
        [
            "map.sweetspot",
            "notes.tmp",
            "~$map.sweetspot.ffff0000.tmp",
            "~$map.sweetspot.old.tmp",
            "~$other.sweetspot.0011aabb.tmp"
        ]
    );
}

#[cfg(unix)]
#[test]
fn a_link_to_a_map_stays_a_link() {
    let room = Room::new();
    room.create("map.sweetspot", &starter()).close().unwrap();
    let link = room.path("link.sweetspot");
    std::os::unix::fs::symlink(room.path("map.sweetspot"), &link).unwrap();
    let mut document = Document::open(&room.folders, &link).unwrap();
    assert_eq!(document.path(), link);
    document.edit(&add("Warm homes"), &stamp()).unwrap();
    document.close().unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(titles(room.open("map.sweetspot").unwrap().map()), ["Warm homes"]);
}

#[cfg(unix)]
#[test]
fn nobody_else_can_look_into_the_private_folder() {
    use std::os::unix::fs::PermissionsExt;
    let room = Room::new();
    let _document = room.create("map.sweetspot", &starter());
    let rights = fs::metadata(room.folders.local.join("work")).unwrap().permissions().mode();
    assert_eq!(rights & 0o077, 0);
}

#[cfg(unix)]
#[test]
fn a_published_file_keeps_its_rights() {
    use std::os::unix::fs::PermissionsExt;
    let room = Room::new();
    let mut document = room.create("map.sweetspot", &starter());
    let path = room.path("map.sweetspot");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    document.edit(&add("Warm homes"), &stamp()).unwrap();
    document.publish().unwrap();
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
}

fn holds(path: &Path, text: &str) -> bool {
    fs::read(path).unwrap().windows(text.len()).any(|window| window == text.as_bytes())
}
