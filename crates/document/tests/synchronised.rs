//! Two people whose files a sync client keeps the same, by replacing one with the other: in every order of editing,
//! publishing, replacing, opening, closing and crashing, what a person was told is saved is on their map, in their file or
//! in what was set aside, and what was set aside was said.
#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

mod common;

use common::{Room, add, stamp, starter, times, titles};
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use sweetspot_core::edit::InitiativeFields;
use sweetspot_core::{Edit, Stamp};
use sweetspot_document::{Aside, Document, Folders, Notice};

/// One thing that happens; the number says to whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Event {
    /// Opens the map, if it is not open, and edits it.
    Edits(usize),
    /// The open map is written, as after every edit.
    Publishes(usize),
    /// The window gets the focus.
    Looks(usize),
    Closes(usize),
    Crashes(usize),
    /// The sync client replaces this person's file with the other's.
    Replaced(usize),
}

use Event::{Closes, Crashes, Edits, Looks, Publishes, Replaced};

struct Person {
    folders: Folders,
    path: PathBuf,
    open: Option<Document>,
    who: &'static str,
    /// What was answered as saved.
    saved: BTreeSet<String>,
    /// What the person was told is set aside.
    aside: BTreeSet<PathBuf>,
}

impl Person {
    fn stamp(&self) -> Stamp {
        Stamp { who: self.who.to_owned(), ..stamp() }
    }

    /// As the app opens a map.
    fn opens(&mut self) -> &mut Document {
        if self.open.is_none() {
            let mut document = Document::open(&self.folders, &self.path).unwrap();
            document.take_in_others(&self.stamp()).unwrap();
            self.open = Some(document);
            self.hears();
        }
        self.open.as_mut().unwrap()
    }

    /// As the app writes the file.
    fn publishes(&mut self) {
        let stamp = self.stamp();
        let document = self.opens();
        document.take_in_others(&stamp).unwrap();
        document.publish().unwrap();
        self.hears();
    }

    fn hears(&mut self) {
        for notice in self.open.iter().flat_map(|document| document.notices()) {
            if let Notice::SetAside { path, .. } = notice {
                self.aside.insert(path.clone());
            }
        }
    }
}

struct Two {
    people: [Person; 2],
    room: Room,
}

/// Both have the same file, each on a computer of their own.
fn two(room: Room) -> Two {
    room.create("map.sweetspot", &starter()).close().unwrap();
    let person = |who: &'static str| {
        let folder = room.root().join(who);
        fs::create_dir(&folder).unwrap();
        let path = folder.join("map.sweetspot");
        fs::copy(room.path("map.sweetspot"), &path).unwrap();
        let folders = Folders { local: room.root().join(format!("computer of {who}")) };
        Person { folders, path, open: None, who, saved: BTreeSet::new(), aside: BTreeSet::new() }
    };
    Two { people: [person("Asha"), person("Ben")], room }
}

impl Two {
    /// Makes it happen; false where it can't just then.
    fn happens(&mut self, event: Event, nth: usize) -> bool {
        let (Edits(of) | Publishes(of) | Looks(of) | Closes(of) | Crashes(of) | Replaced(of)) = event;
        let other = self.people[1 - of].path.clone();
        let person = &mut self.people[of];
        let is_open = person.open.is_some();
        match event {
            Edits(_) => {
                let stamp = person.stamp();
                let title = format!("{} {nth}", person.who);
                person.opens().edit(&add(&title), &stamp).unwrap();
                person.saved.insert(title);
                true
            }
            Publishes(_) | Looks(_) | Closes(_) | Crashes(_) if !is_open => false,
            Publishes(_) => {
                person.publishes();
                true
            }
            Looks(_) => {
                let stamp = person.stamp();
                person.opens().take_in_others(&stamp).unwrap();
                person.hears();
                true
            }
            Closes(_) => {
                person.publishes();
                person.open.take().unwrap().close().unwrap();
                true
            }
            Crashes(_) => {
                drop(person.open.take());
                true
            }
            Replaced(_) => {
                let arrived = fs::read(other).unwrap();
                let changes = fs::read(&person.path).unwrap() != arrived;
                // A sync client renames a finished file into place, with the other's time.
                let beside = person.path.with_extension("part");
                fs::write(&beside, arrived).unwrap();
                fs::rename(beside, &person.path).unwrap();
                changes
            }
        }
    }

    /// Nothing that a person was told is saved is missing, and what lies beside was said.
    fn nothing_is_missing(mut self, told: &[Event]) {
        for person in &mut self.people {
            drop(person.open.take());
            let map = person.opens().map().clone();
            let mut found: BTreeSet<String> = titles(&map).into_iter().map(str::to_owned).collect();
            for path in &person.aside {
                let reader = Folders { local: self.room.root().join("reader") };
                found.extend(titles(Document::open(&reader, path).unwrap().map()).into_iter().map(str::to_owned));
            }
            let missing: Vec<&String> = person.saved.difference(&found).collect();
            assert!(missing.is_empty(), "{told:?}: {} misses {missing:?}", person.who);
            for entry in fs::read_dir(person.path.parent().unwrap()).unwrap() {
                let path = entry.unwrap().path();
                assert!(path == person.path || person.aside.contains(&path), "{told:?}: {path:?} was not said");
            }
        }
    }
}

/// Every order of so many events, from what each can be.
fn orders(length: u32) -> impl Iterator<Item = Vec<Event>> {
    let all: Vec<Event> =
        (0..2).flat_map(|of| [Edits(of), Publishes(of), Looks(of), Closes(of), Crashes(of), Replaced(of)]).collect();
    let count = all.len();
    (0..count.pow(length)).map(move |number| (0..length).map(|at| all[number / count.pow(at) % count]).collect())
}

/// Makes them happen in this order, if they can; whether they could.
fn run(told: &[Event]) -> bool {
    let mut two = two(Room::new());
    for (nth, event) in told.iter().enumerate() {
        if !two.happens(*event, nth) {
            return false;
        }
    }
    two.nothing_is_missing(told);
    true
}

/// Whether it can happen, without looking at any file: only who has the map open counts.
fn can_happen(told: &[Event]) -> bool {
    let mut open = [false; 2];
    let mut published = false;
    told.iter().all(|event| match *event {
        Edits(of) => {
            open[of] = true;
            true
        }
        Publishes(of) | Closes(of) if open[of] => {
            published = true;
            open[of] &= matches!(event, Publishes(_));
            true
        }
        Looks(of) => open[of],
        Crashes(of) => std::mem::replace(&mut open[of], false),
        Replaced(_) => published,
        Publishes(_) | Closes(_) => false,
    })
}

#[test]
fn in_every_order_nothing_is_missing() {
    // The person's own state first: what comes of the other order is the same with names exchanged.
    let length = 5;
    let some: Vec<Vec<Event>> = orders(length).filter(|told| told[0] == Edits(0) && can_happen(told)).collect();
    // A short run takes some of them, spread over all.
    let step = (some.len() / times(40).min(some.len())).max(1);
    let ran = some.iter().step_by(step).filter(|told| run(told)).count();
    assert!(ran > 20, "{ran}");
}

/// The orders in which something was lost once.
#[test]
fn published_edits_meet_a_file_that_was_replaced_while_the_map_was_closed() {
    for told in [
        vec![Edits(0), Closes(0), Edits(1), Closes(1), Replaced(0)],
        vec![Edits(0), Closes(0), Edits(1), Closes(1), Replaced(0), Edits(0), Closes(0), Replaced(1)],
        vec![Edits(0), Publishes(0), Crashes(0), Edits(1), Closes(1), Replaced(0), Looks(0)],
        vec![Edits(0), Closes(0), Edits(1), Closes(1), Replaced(0), Edits(0), Crashes(0), Replaced(1), Edits(1)],
    ] {
        let mut two = two(Room::new());
        for (nth, event) in told.iter().enumerate() {
            two.happens(*event, nth);
        }
        two.nothing_is_missing(&told);
    }
}

#[test]
fn both_are_on_the_map_and_it_is_said() {
    let mut two = two(Room::new());
    for (nth, event) in [Edits(0), Closes(0), Edits(1), Closes(1), Replaced(0)].into_iter().enumerate() {
        assert!(two.happens(event, nth));
    }
    let document = two.people[0].opens();
    let mut found = titles(document.map());
    found.sort_unstable();
    assert_eq!(found, ["Asha 0", "Ben 2"]);
    assert_eq!(document.notices(), [Notice::Merged { from: "Ben".to_owned(), changes: 1, conflicts: 0 }]);
    assert!(document.unpublished());
    assert!(two.happens(Closes(0), 0) && two.happens(Replaced(1), 0));
    let document = two.people[1].opens();
    let mut found = titles(document.map());
    found.sort_unstable();
    assert_eq!((found, document.notices().len()), (vec!["Asha 0", "Ben 2"], 0));
}

/// Only the content tells them apart.
#[test]
fn a_file_of_the_same_length_and_time_is_not_written_over() {
    for asks in [true, false] {
        let mut two = two(Room::new());
        for (nth, event) in [Edits(0), Publishes(0), Edits(1), Closes(1)].into_iter().enumerate() {
            assert!(two.happens(event, nth));
        }
        let (mine, other) = (two.people[0].path.clone(), two.people[1].path.clone());
        let (seen, arrived) = (fs::metadata(&mine).unwrap(), fs::read(&other).unwrap());
        assert_eq!(seen.len(), arrived.len() as u64);
        fs::write(&mine, &arrived).unwrap();
        fs::File::options().write(true).open(&mine).unwrap().set_modified(seen.modified().unwrap()).unwrap();
        if asks {
            assert!(two.happens(Edits(0), 4) && two.happens(Closes(0), 5));
            let mut found = titles(two.people[0].opens().map()).into_iter().map(str::to_owned).collect::<Vec<_>>();
            found.sort_unstable();
            assert_eq!(found, ["Asha 0", "Asha 4", "Ben 2"]);
        } else {
            assert!(two.happens(Edits(0), 4));
            let document = two.people[0].open.as_mut().unwrap();
            document.publish().unwrap();
            let [Notice::SetAside { path, what: Aside::Theirs }] = document.notices() else {
                panic!("{:?}", document.notices())
            };
            assert_eq!(fs::read(path).unwrap(), arrived);
        }
    }
}

#[test]
fn another_map_in_the_files_place_leaves_the_one_that_was_there_beside_it() {
    let room = Room::new();
    let mut document = room.create("map.sweetspot", &starter());
    document.edit(&add("Published"), &stamp()).unwrap();
    document.close().unwrap();
    let mut other = room.create("other.sweetspot", &starter());
    other.edit(&add("Another map"), &stamp()).unwrap();
    other.close().unwrap();
    fs::copy(room.path("other.sweetspot"), room.path("map.sweetspot")).unwrap();
    let document = room.open("map.sweetspot").unwrap();
    assert_eq!(titles(document.map()), ["Another map"]);
    let [Notice::SetAside { path, what: Aside::Ours }] = document.notices() else { panic!("{:?}", document.notices()) };
    assert_eq!(titles(room.open(path.file_name().unwrap().to_str().unwrap()).unwrap().map()), ["Published"]);
}

/// What was forgotten is forgotten in the file too, also where the computer stopped before it was written.
#[test]
fn a_history_that_was_forgotten_goes_from_the_file_at_the_next_publishing() {
    let room = Room::new();
    let mut document = room.create("map.sweetspot", &starter());
    let secret = |notes: &str, map: &sweetspot_core::Map| Edit::ChangeInitiatives {
        initiatives: vec![map.initiatives.at(0).id],
        fields: InitiativeFields { notes: Some(notes.to_owned()), ..Default::default() },
    };
    document.edit(&add("Warm homes"), &stamp()).unwrap();
    document.edit(&secret("Zebulon was here", document.map()), &stamp()).unwrap();
    document.edit(&secret("", document.map()), &stamp()).unwrap();
    document.publish().unwrap();
    document.forget_history().unwrap();
    drop(document);
    let document = room.open("map.sweetspot").unwrap();
    assert!(document.unpublished());
    document.close().unwrap();
    let file = fs::read(room.path("map.sweetspot")).unwrap();
    assert!(!file.windows(7).any(|bytes| bytes == b"Zebulon"));
}
