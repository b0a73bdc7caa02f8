//! What the tests of the document room share: a place to work in, stamps, edits by number.
#![allow(dead_code, clippy::unwrap_used, reason = "each test takes what it needs")]

use std::fs;
use std::io::{Write, stdout};
use std::path::{Path, PathBuf};

use sweetspot_core::{Change, Edit, Map, Stamp};
use sweetspot_document::{Document, FileError, Folders};
use tempfile::TempDir;
use uuid::Uuid;

/// A private local folder and a person's folder, gone after the test.
pub struct Room {
    pub folders: Folders,
    pub desk: PathBuf,
    dir: TempDir,
}

impl Room {
    pub fn new() -> Room {
        let dir = tempfile::tempdir().unwrap();
        let (local, desk) = (dir.path().join("local"), dir.path().join("Ann's £ café files"));
        fs::create_dir(&desk).unwrap();
        Room { folders: Folders { local }, desk, dir }
    }

    pub fn root(&self) -> &Path {
        self.dir.path()
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.desk.join(name)
    }

    pub fn create(&self, name: &str, map: &Map) -> Document {
        try_create(&self.folders, &self.path(name), map).unwrap()
    }

    pub fn open(&self, name: &str) -> Result<Document, FileError> {
        Document::open(&self.folders, &self.path(name))
    }

    /// Names in the person's folder.
    pub fn names(&self) -> Vec<String> {
        names(&self.desk)
    }

    /// Scratch that should not be there when no document is open.
    pub fn litter(&self) -> Vec<String> {
        let work = self.folders.local.join("work");
        let left = names(&work);
        let mut litter: Vec<String> =
            left.into_iter().filter(|name| !name.ends_with(".sweetspot") && !name.ends_with(".lock")).collect();
        litter.extend(self.names().into_iter().filter(|name| !name.ends_with(".sweetspot")));
        litter
    }
}

pub fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .map(|entries| entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect())
        .unwrap_or_default();
    names.sort();
    names
}

pub fn try_create(folders: &Folders, path: &Path, map: &Map) -> Result<Document, FileError> {
    let change = Change::between(&Map::blank(map.head.id), map, "New map".to_owned(), &stamp());
    Document::create(folders, path, map, &change)
}

pub fn stamp() -> Stamp {
    Stamp { at: 1_772_000_000_000, who: "Asha".to_owned(), change: Uuid::new_v4() }
}

pub fn starter() -> Map {
    Map::starter(&stamp(), "Fenmoor together", "Fenmoor", 4)
}

pub fn add(title: &str) -> Edit {
    Edit::AddInitiative { title: title.to_owned(), challenges: vec![], at: None }
}

pub fn titles(map: &Map) -> Vec<&str> {
    map.initiatives.iter().map(|row| row.title.as_str()).collect()
}

/// How many times a test does it: `SWEETSPOT_SOAK`, or `short`.
pub fn times(short: usize) -> usize {
    std::env::var("SWEETSPOT_SOAK").ok().and_then(|text| text.parse().ok()).unwrap_or(short)
}

/// The nth step of a program that is going to be stopped: says what it is about to do and, once that is answered, that
/// it is done.
pub fn say_and_edit(document: &mut Document, nth: usize) {
    let say = |line: &str| {
        let mut out = stdout().lock();
        writeln!(out, "{line}").unwrap();
        out.flush().unwrap();
    };
    match nth % 7 {
        3 => {
            say("undo");
            document.undo(&stamp()).unwrap();
        }
        5 => {
            say("publish");
            document.publish().unwrap();
        }
        _ => {
            let title = format!("Initiative {}", Uuid::new_v4().simple());
            say(&format!("add {title}"));
            document.edit(&add(&title), &stamp()).unwrap();
        }
    }
    say("done");
}

/// What the map holds by what the child said: what it acknowledged, and what it may also have got done.
pub fn expected(before: &[String], said: impl Iterator<Item = String>) -> (Vec<String>, Vec<String>) {
    let (mut sure, mut perhaps) = (before.to_vec(), before.to_vec());
    for line in said {
        match line.split_once(' ') {
            None if line == "undo" => drop(perhaps.pop()),
            Some(("add", title)) => perhaps.push(title.to_owned()),
            None if line == "done" => sure.clone_from(&perhaps),
            None | Some(_) => {}
        }
    }
    (sure, perhaps)
}
