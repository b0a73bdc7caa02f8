//! Copies of one map, edited apart on several computers, coming together: through the file, through copies beside it, and
//! again and again. And the past: versions, going back, forgetting.
#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

mod common;

use common::{Room, add, stamp, starter};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use sweetspot_core::edit::InitiativeFields;
use sweetspot_core::map::{Map, Status};
use sweetspot_core::{Edit, Stamp};
use sweetspot_document::{Document, FileError, Folders, Incoming, Notice, Standing, Taken, check};
use uuid::Uuid;

/// A person with a computer of their own and a copy of the file under their own name.
struct Partner {
    folders: Folders,
    document: Document,
    who: &'static str,
}

impl Partner {
    fn with_copy_of(room: &Room, from: &str, who: &'static str) -> Partner {
        let path = room.path(&format!("{who}.sweetspot"));
        fs::copy(room.path(from), &path).unwrap();
        let folders = Folders { local: room.root().join(format!("computer of {who}")) };
        let document = Document::open(&folders, &path).unwrap();
        Partner { folders, document, who }
    }

    fn stamp(&self) -> Stamp {
        Stamp { who: self.who.to_owned(), ..stamp() }
    }

    fn does(&mut self, edit: &Edit) {
        let stamp = self.stamp();
        self.document.edit(edit, &stamp).unwrap();
    }

    fn sends(&mut self) -> std::path::PathBuf {
        self.document.publish().unwrap();
        self.document.path().to_owned()
    }

    fn takes(&mut self, path: &Path) -> Taken {
        let stamp = self.stamp();
        let incoming = Incoming::read(&self.folders, path).unwrap();
        self.document.merge(&incoming, &BTreeSet::new(), &stamp).unwrap()
    }
}

fn fields(map: &Map, title: &str, fields: InitiativeFields) -> Edit {
    let initiative = map.initiatives.iter().find(|row| row.title == title).unwrap().id;
    Edit::ChangeInitiatives { initiatives: vec![initiative], fields }
}

fn notes(map: &Map, title: &str, notes: &str) -> Edit {
    fields(map, title, InitiativeFields { notes: Some(notes.to_owned()), ..Default::default() })
}

fn note(map: &Map, title: &str) -> String {
    map.initiatives.iter().find(|row| row.title == title).unwrap().notes.clone()
}

fn sorted(map: &Map) -> Vec<String> {
    let mut titles: Vec<String> = map.initiatives.iter().map(|row| row.title.clone()).collect();
    titles.sort();
    titles
}

fn room_with_map() -> Room {
    let room = Room::new();
    let mut document = room.create("map.sweetspot", &starter());
    for title in ["Warm homes", "Skills bus"] {
        document.edit(&add(title), &stamp()).unwrap();
    }
    document.close().unwrap();
    room
}

#[test]
fn two_copies_come_together_and_go_on() {
    let room = room_with_map();
    let mut asha = Partner::with_copy_of(&room, "map.sweetspot", "Asha");
    let mut ben = Partner::with_copy_of(&room, "map.sweetspot", "Ben");
    asha.does(&notes(asha.document.map(), "Warm homes", "from Asha"));
    ben.does(&add("Food hub"));
    ben.does(&fields(
        ben.document.map(),
        "Warm homes",
        InitiativeFields { status: Some(Status::Paused), ..Default::default() },
    ));
    let taken = asha.takes(&ben.sends());
    assert_eq!((taken.from.as_str(), taken.changes, taken.conflicts.len()), ("Ben", 2, 0));
    assert_eq!(asha.document.undo_label(), Some("Bring in Ben’s copy"));
    // Twice is the same as once.
    let again = asha.takes(ben.document.path());
    assert_eq!((again.changes, asha.document.undo_label()), (0, Some("Bring in Ben’s copy")));
    // Whose copy it came from stays known, by initiative.
    let origins = asha.document.origins().unwrap();
    assert_eq!(origins.values().map(|origin| origin.from.as_str()).collect::<Vec<_>>(), ["Ben", "Ben"]);
    // And back: Ben has then what Asha has.
    let sent = asha.sends();
    assert_eq!(check(&asha.folders, &sent).unwrap(), Vec::<String>::new());
    ben.takes(&sent);
    assert_eq!(sorted(ben.document.map()), sorted(asha.document.map()));
    assert_eq!(note(ben.document.map(), "Warm homes"), "from Asha");
    // Both go on from there; only what is new is brought in.
    ben.does(&notes(ben.document.map(), "Warm homes", "from Ben, later"));
    let taken = asha.takes(&ben.sends());
    assert_eq!((taken.changes, taken.conflicts.len()), (1, 0));
    assert_eq!(note(asha.document.map(), "Warm homes"), "from Ben, later");
    // One step takes it all back.
    asha.document.undo(&stamp()).unwrap();
    assert_eq!(note(asha.document.map(), "Warm homes"), "from Asha");
}

#[test]
fn the_same_field_is_listed_with_both_values_who_and_when() {
    let room = room_with_map();
    let mut asha = Partner::with_copy_of(&room, "map.sweetspot", "Asha");
    let mut ben = Partner::with_copy_of(&room, "map.sweetspot", "Ben");
    asha.does(&notes(asha.document.map(), "Skills bus", "blue"));
    ben.does(&notes(ben.document.map(), "Skills bus", "red"));
    let path = ben.sends();
    let taken = asha.takes(&path);
    let [conflict] = &taken.conflicts[..] else { panic!("{taken:?}") };
    assert_eq!((conflict.ours.as_deref(), conflict.theirs.as_deref()), (Some("blue"), Some("red")));
    assert_eq!((conflict.our_who.as_str(), conflict.their_who.as_str()), ("Asha", "Ben"));
    assert_eq!((conflict.our_at, conflict.from.as_str()), (stamp().at, "Ben"));
    assert_eq!(note(asha.document.map(), "Skills bus"), "blue");
    let conflicts = vec![conflict.id];
    asha.does(&Edit::SettleConflicts { conflicts, theirs: true });
    assert_eq!((note(asha.document.map(), "Skills bus").as_str(), asha.document.map().conflicts.len()), ("red", 0));
    asha.document.undo(&stamp()).unwrap();
    assert_eq!((note(asha.document.map(), "Skills bus").as_str(), asha.document.map().conflicts.len()), ("blue", 1));
}

#[test]
fn both_take_the_other_in_at_once_and_nothing_is_overwritten() {
    let room = room_with_map();
    let mut asha = Partner::with_copy_of(&room, "map.sweetspot", "Asha");
    let mut ben = Partner::with_copy_of(&room, "map.sweetspot", "Ben");
    asha.does(&notes(asha.document.map(), "Skills bus", "blue"));
    ben.does(&notes(ben.document.map(), "Skills bus", "red"));
    let (from_asha, from_ben) = (asha.sends(), ben.sends());
    asha.takes(&from_ben);
    ben.takes(&from_asha);
    // Criss-cross: neither state is newer, and neither may quietly win.
    let (from_asha, from_ben) = (asha.sends(), ben.sends());
    asha.takes(&from_ben);
    ben.takes(&from_asha);
    assert_eq!((note(asha.document.map(), "Skills bus").as_str(), asha.document.map().conflicts.len()), ("blue", 1));
    assert_eq!((note(ben.document.map(), "Skills bus").as_str(), ben.document.map().conflicts.len()), ("red", 1));
    // One settles it, and the other hears of it.
    let conflicts: Vec<_> = asha.document.map().conflicts.iter().map(|row| row.id).collect();
    asha.does(&Edit::SettleConflicts { conflicts, theirs: true });
    ben.takes(&asha.sends());
    assert_eq!(note(ben.document.map(), "Skills bus"), "red");
}

#[test]
fn a_third_copy_starts_from_the_newest_state_that_is_known_to_both() {
    let room = room_with_map();
    let mut asha = Partner::with_copy_of(&room, "map.sweetspot", "Asha");
    let mut ben = Partner::with_copy_of(&room, "map.sweetspot", "Ben");
    ben.does(&notes(ben.document.map(), "Skills bus", "one"));
    ben.sends();
    let mut cora = Partner::with_copy_of(&room, "Ben.sweetspot", "Cora");
    ben.does(&notes(ben.document.map(), "Skills bus", "two"));
    asha.takes(&ben.sends());
    cora.does(&add("Tea club"));
    // Cora's "one" is older than Asha's "two": no conflict, and nothing goes back.
    let taken = asha.takes(&cora.sends());
    assert_eq!((taken.changes, taken.conflicts.len()), (1, 0));
    assert_eq!(note(asha.document.map(), "Skills bus"), "two");
}

#[test]
fn a_copy_without_history_can_be_edited_and_brought_back() {
    let room = room_with_map();
    let mut asha = Partner::with_copy_of(&room, "map.sweetspot", "Asha");
    asha.document.save_copy(&room.path("sent.sweetspot"), false).unwrap();
    let mut ben = Partner::with_copy_of(&room, "sent.sweetspot", "Ben");
    assert_eq!(ben.document.history(10).unwrap().len(), 0);
    ben.does(&Edit::RemoveInitiatives { initiatives: vec![ben.document.map().initiatives.at(0).id] });
    ben.does(&add("Food hub"));
    asha.does(&notes(asha.document.map(), "Skills bus", "meanwhile"));
    let taken = asha.takes(&ben.sends());
    assert_eq!(taken.conflicts, []);
    // What he removed goes, which without common history it would not.
    assert_eq!(sorted(asha.document.map()), ["Food hub", "Skills bus"]);
    ben.takes(&asha.sends());
    assert_eq!(note(ben.document.map(), "Skills bus"), "meanwhile");
}

/// What Ben saw in Asha's copy and took back stays taken back, whatever she sends later, with her history or without.
#[test]
fn what_was_taken_back_does_not_return_with_a_later_copy() {
    for with_history in [false, true] {
        let room = room_with_map();
        let mut asha = Partner::with_copy_of(&room, "map.sweetspot", "Asha");
        let mut ben = Partner::with_copy_of(&room, "map.sweetspot", "Ben");
        let sent = room.path("sent.sweetspot");
        let title = |to: &str| InitiativeFields { title: Some(to.to_owned()), ..Default::default() };
        asha.does(&add("Rejected"));
        asha.does(&fields(asha.document.map(), "Skills bus", title("Skills coach")));
        asha.document.save_copy(&sent, with_history).unwrap();
        assert_eq!(ben.takes(&sent).changes, 2);
        let rejected = ben.document.map().initiatives.iter().find(|row| row.title == "Rejected").unwrap().id;
        ben.does(&Edit::RemoveInitiatives { initiatives: vec![rejected] });
        ben.does(&fields(ben.document.map(), "Skills coach", title("Skills bus")));
        asha.does(&Edit::ChangeMap {
            title: None,
            area: Some("Elsewhere".to_owned()),
            marking: None,
            release: None,
            short_description: None,
            long_description: None,
        });
        asha.document.save_copy(&sent, with_history).unwrap();
        let taken = ben.takes(&sent);
        assert_eq!((taken.changes, taken.conflicts.len()), (1, 0), "{with_history}");
        assert_eq!(sorted(ben.document.map()), ["Skills bus", "Warm homes"]);
        assert_eq!(ben.document.map().head.area, "Elsewhere");
        // And Asha hears of what he decided.
        ben.document.save_copy(&sent, with_history).unwrap();
        assert_eq!(asha.takes(&sent).conflicts, []);
        assert_eq!(sorted(asha.document.map()), ["Skills bus", "Warm homes"]);
    }
}

/// A conflict that is still open in one copy is no decision against the other.
#[test]
fn what_is_not_settled_there_is_asked_here_too() {
    let room = room_with_map();
    let mut asha = Partner::with_copy_of(&room, "map.sweetspot", "Asha");
    let mut ben = Partner::with_copy_of(&room, "map.sweetspot", "Ben");
    asha.does(&notes(asha.document.map(), "Skills bus", "blue"));
    ben.does(&notes(ben.document.map(), "Skills bus", "red"));
    assert_eq!(ben.takes(&asha.sends()).conflicts.len(), 1);
    let taken = asha.takes(&ben.sends());
    assert_eq!((note(asha.document.map(), "Skills bus").as_str(), taken.conflicts.len()), ("blue", 1));
    // Ben decides for what he has: Asha, who has not decided, hears of it.
    let conflicts: Vec<_> = ben.document.map().conflicts.iter().map(|row| row.id).collect();
    ben.does(&Edit::SettleConflicts { conflicts, theirs: false });
    let taken = asha.takes(&ben.sends());
    assert_eq!((note(asha.document.map(), "Skills bus").as_str(), taken.conflicts.len()), ("red", 0));
    assert_eq!(asha.document.map().conflicts.len(), 0);
}

#[test]
fn how_a_copy_stands_to_the_map_is_told_before_it_lands() {
    let room = room_with_map();
    let mut asha = Partner::with_copy_of(&room, "map.sweetspot", "Asha");
    asha.document.save_copy(&room.path("sent.sweetspot"), false).unwrap();
    let mut ben = Partner::with_copy_of(&room, "sent.sweetspot", "Ben");
    let standing = |asha: &Partner, path: &Path| {
        let incoming = Incoming::read(&asha.folders, path).unwrap();
        asha.document.preview_merge(&incoming, &BTreeSet::new()).unwrap().standing
    };
    assert_eq!(standing(&asha, &room.path("sent.sweetspot")), Standing::Known);
    ben.does(&add("Food hub"));
    let sent = ben.sends();
    assert_eq!(standing(&asha, &sent), Standing::BuiltOnOurs);
    asha.does(&add("Tea club"));
    assert_eq!(standing(&asha, &sent), Standing::Apart);
    asha.takes(&sent);
    assert_eq!(standing(&asha, &sent), Standing::Known);
}

#[test]
fn another_map_is_brought_in_by_names_and_removes_nothing() {
    let room = room_with_map();
    let mut asha = Partner::with_copy_of(&room, "map.sweetspot", "Asha");
    let mut other = room.create("other.sweetspot", &starter());
    other.edit(&add("warm  homes"), &stamp()).unwrap();
    other.edit(&add("Tea club"), &stamp()).unwrap();
    other.close().unwrap();
    let incoming = Incoming::read(&asha.folders, &room.path("other.sweetspot")).unwrap();
    let preview = asha.document.preview_merge(&incoming, &BTreeSet::new()).unwrap();
    assert_eq!(preview.standing, Standing::Unrelated);
    assert_eq!(preview.joined.iter().filter(|joined| joined.name == "Warm homes").count(), 1);
    let apart: BTreeSet<Uuid> = preview.joined.iter().map(|joined| joined.theirs).collect();
    let held_apart = asha.document.preview_merge(&incoming, &apart).unwrap();
    assert_eq!((preview.map.initiatives.len(), held_apart.map.initiatives.len()), (3, 4));
    assert_eq!(asha.document.map().initiatives.len(), 2);
    asha.takes(&room.path("other.sweetspot"));
    assert_eq!(sorted(asha.document.map()), ["Skills bus", "Tea club", "Warm homes"]);
    assert_eq!(asha.takes(&room.path("other.sweetspot")).changes, 0);
}

#[test]
fn what_another_computer_writes_to_the_open_file_is_taken_in() {
    let room = room_with_map();
    let mut ours = room.open("map.sweetspot").unwrap();
    let other = Folders { local: room.root().join("another computer") };
    let mut theirs = Document::open(&other, &room.path("map.sweetspot")).unwrap();
    theirs.edit(&add("Theirs"), &Stamp { who: "Ben".to_owned(), ..stamp() }).unwrap();
    theirs.close().unwrap();
    ours.edit(&add("Ours"), &stamp()).unwrap();
    let taken = ours.take_in_others(&stamp()).unwrap().unwrap();
    assert_eq!((taken.from.as_str(), taken.changes), ("Ben", 1));
    assert_eq!(ours.take_in_others(&stamp()).unwrap(), None);
    ours.publish().unwrap();
    assert_eq!(ours.notices(), [Notice::Merged { from: "Ben".to_owned(), changes: 1, conflicts: 0 }]);
    ours.close().unwrap();
    assert_eq!(room.names(), ["map.sweetspot"]);
    let mut theirs = Document::open(&other, &room.path("map.sweetspot")).unwrap();
    assert_eq!(sorted(theirs.map()), ["Ours", "Skills bus", "Theirs", "Warm homes"]);
    assert_eq!(theirs.take_in_others(&stamp()).unwrap(), None);
}

#[test]
fn conflict_copies_are_found_by_the_maps_id() {
    let room = room_with_map();
    let mut asha = Partner::with_copy_of(&room, "map.sweetspot", "map-LAPTOP7");
    asha.does(&add("On the laptop"));
    asha.document.close().unwrap();
    room.create("map of others.sweetspot", &starter()).close().unwrap();
    fs::write(room.path("map (broken).sweetspot"), "nothing").unwrap();
    fs::copy(room.path("map.sweetspot"), room.path("map (1).sweetspot")).unwrap();
    let mut document = room.open("map.sweetspot").unwrap();
    let found = document.copies().unwrap();
    assert_eq!(found.iter().map(|copy| copy.path.clone()).collect::<Vec<_>>(), [room.path("map-LAPTOP7.sweetspot")]);
    let incoming = Incoming::read(&room.folders, &found[0].path).unwrap();
    document.merge(&incoming, &BTreeSet::new(), &stamp()).unwrap();
    assert_eq!(document.copies().unwrap(), []);
}

#[test]
fn a_version_is_looked_at_compared_and_gone_back_to() {
    let room = room_with_map();
    let mut document = room.open("map.sweetspot").unwrap();
    document.edit(&Edit::NameVersion { name: "March board".to_owned() }, &stamp()).unwrap();
    let then = document.map().clone();
    document.edit(&add("Food hub"), &stamp()).unwrap();
    document.edit(&notes(document.map(), "Skills bus", "later"), &stamp()).unwrap();
    document.undo(&stamp()).unwrap();
    document
        .edit(&Edit::RemoveInitiatives { initiatives: vec![document.map().initiatives.at(0).id] }, &stamp())
        .unwrap();
    document.close().unwrap();
    let mut document = room.open("map.sweetspot").unwrap();
    let version = document.map().versions.at(0).clone();
    assert_eq!(document.version(version.id).unwrap(), Some(then.clone()));
    let now = document.map().clone();
    document.edit(&Edit::NameVersion { name: "Now".to_owned() }, &stamp()).unwrap();
    document.go_back_to(version.change, "Go back to March board".to_owned(), &stamp()).unwrap().unwrap();
    assert_eq!(document.map().initiatives, then.initiatives);
    assert_eq!(document.map().versions.len(), 2);
    document.undo(&stamp()).unwrap();
    assert_eq!(document.map().initiatives, now.initiatives);
    assert_eq!(document.state_after(Uuid::new_v4()).unwrap(), None);
    let newest = document.history(10).unwrap();
    let told = document.told(newest.iter().find(|entry| entry.label == "Add Food hub").unwrap().id).unwrap().unwrap();
    assert_eq!(told, ["New initiative: Food hub."]);
}

#[test]
fn forgetting_leaves_no_trace_and_still_merges() {
    let room = room_with_map();
    let mut asha = Partner::with_copy_of(&room, "map.sweetspot", "Asha");
    asha.does(&notes(asha.document.map(), "Skills bus", "Zebulon was here"));
    asha.does(&notes(asha.document.map(), "Skills bus", ""));
    let mut ben = Partner::with_copy_of(&room, "map.sweetspot", "Ben");
    ben.does(&add("Food hub"));
    asha.sends();
    asha.document.forget_history().unwrap();
    assert!(asha.document.unpublished());
    assert_eq!((asha.document.history(10).unwrap().len(), asha.document.undo_label()), (0, None));
    asha.sends();
    let sent = asha.document.path().to_owned();
    assert_eq!(check(&asha.folders, &sent).unwrap(), Vec::<String>::new());
    let holds =
        |path: &Path, word: &str| fs::read(path).unwrap().windows(word.len()).any(|bytes| bytes == word.as_bytes());
    let everywhere = |word: &str, folders: &Folders| {
        let work = fs::read_dir(folders.local.join("work")).unwrap().map(|entry| entry.unwrap().path());
        work.chain([sent.clone()]).any(|path| holds(&path, word))
    };
    assert!(!everywhere("Zebulon", &asha.folders));
    // And goes on: new changes, undo, merging with a copy made before.
    asha.does(&add("After"));
    let taken = asha.takes(&ben.sends());
    assert_eq!(taken.conflicts, []);
    assert_eq!(sorted(asha.document.map()), ["After", "Food hub", "Skills bus", "Warm homes"]);
    asha.document.undo(&stamp()).unwrap();
    assert_eq!(sorted(asha.document.map()), ["After", "Skills bus", "Warm homes"]);
}

#[test]
fn a_name_is_erased_and_what_was_done_stays() {
    let room = room_with_map();
    let mut ben = Partner::with_copy_of(&room, "map.sweetspot", "Ben Okonedo");
    ben.does(&add("Food hub"));
    ben.does(&Edit::NameVersion { name: "First".to_owned() });
    ben.sends();
    let people: Vec<String> = ben.document.people().unwrap().into_iter().map(|named| named.who).collect();
    assert_eq!(people, ["Asha", "Ben Okonedo"]);
    ben.document.erase_name("Ben Okonedo").unwrap();
    let people: Vec<String> = ben.document.people().unwrap().into_iter().map(|named| named.who).collect();
    assert_eq!(people, ["Asha"]);
    assert_eq!((ben.document.map().initiatives.len(), ben.document.map().versions.at(0).who.as_str()), (3, ""));
    assert_eq!(ben.document.undo_label(), Some("Name version First"));
    let sent = ben.sends();
    assert_eq!(check(&ben.folders, &sent).unwrap(), Vec::<String>::new());
    let path = ben.document.path().to_owned();
    ben.document.close().unwrap();
    assert!(!fs::read(&path).unwrap().windows(7).any(|bytes| bytes == b"Okonedo"));
    let document = Document::open(&ben.folders, &path).unwrap();
    assert_eq!(document.map().initiatives.len(), 3);
}

#[test]
fn a_file_that_is_no_map_is_refused() {
    let room = room_with_map();
    fs::write(room.path("other.sweetspot"), "no map").unwrap();
    assert_eq!(Incoming::read(&room.folders, &room.path("other.sweetspot")).err(), Some(FileError::NotOurs));
    assert_eq!(Incoming::read(&room.folders, &room.path("none.sweetspot")).err(), Some(FileError::NotFound));
}
