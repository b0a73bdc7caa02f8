//! What the tests of the document room share: a place to work in, stamps, edits by number.
#![allow(dead_code, clippy::unwrap_used, reason = "each test takes what it needs")]

use std::fs;
use std::io::{Write, stdout};
use std::path::{Path, PathBuf};
use sweetspot_core::edit::InitiativeFields;
use sweetspot_core::map::{GroundKind, InitiativeId, Position, Role, Sector, Status, Strength};
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

/// Picks an edit by numbers, so that every number means something on every map.
pub fn edit_from(map: &Map, kind: u8, a: usize, b: usize, text: &str) -> Edit {
    let initiative = |nth: usize| map.initiatives.at(nth % map.initiatives.len().max(1)).id;
    let some = || -> Vec<InitiativeId> {
        if map.initiatives.is_empty() { vec![] } else { (0..=b % 3).map(|nth| initiative(a + nth)).collect() }
    };
    let challenge = map.challenges.at(a % map.challenges.len()).id;
    let organisation = (!map.organisations.is_empty()).then(|| map.organisations.at(b % map.organisations.len()).id);
    let ground = (!map.grounds.is_empty()).then(|| map.grounds.at(b % map.grounds.len()).id);
    let at = Position { x: a as f64 * 37.3 % 1500.0, y: b as f64 * -53.1 % 1000.0 };
    let word = format!("{text} {a}");
    match (kind % 20, organisation, ground) {
        (0 | 18 | 19, ..) => Edit::AddInitiative {
            title: word,
            challenges: if b.is_multiple_of(3) { vec![] } else { vec![challenge] },
            at: (b.is_multiple_of(2)).then_some(at),
        },
        (1, ..) => Edit::PlaceInitiatives {
            initiatives: some(),
            challenges: map
                .challenges
                .iter()
                .enumerate()
                .filter(|(nth, _)| b & (1 << nth) != 0)
                .map(|(_, held)| held.id)
                .collect(),
            at: (a.is_multiple_of(2)).then_some(at),
        },
        (2, ..) => Edit::SetContribution {
            initiatives: some(),
            challenge,
            strength: [None, Some(Strength::Some), Some(Strength::Strong)][b % 3],
        },
        (3, ..) if !map.initiatives.is_empty() => Edit::ExplainContribution {
            initiative: initiative(b),
            challenge,
            why: Some(text.to_owned()),
            contested: Some(a.is_multiple_of(2)),
        },
        (4, ..) => Edit::ChangeInitiatives {
            initiatives: some(),
            fields: InitiativeFields {
                title: (a.is_multiple_of(2)).then(|| word.clone()),
                summary: Some(text.to_owned()),
                status: Some(Status::ALL[b % 5]),
                start: Some(["", "2026-04-01"][a % 2].to_owned()),
                end: Some(["", "2027-03-31"][b % 2].to_owned()),
                notes: (a.is_multiple_of(3)).then(|| format!("{text}\n\"two\" lines; and 'quotes'")),
                link: None,
                reference: (a.is_multiple_of(5)).then(|| word.clone()),
                bright_spot: Some(b.is_multiple_of(2)),
            },
        },
        (5, ..) => Edit::RemoveInitiatives { initiatives: some().into_iter().take(1).collect() },
        (6, ..) => {
            Edit::AddOrganisation { name: word, sector: Sector::ALL[b % 8], initiatives: some(), role: Role::Lead }
        }
        (7, Some(organisation), _) => Edit::InvolveOrganisation {
            initiatives: some(),
            organisation,
            role: [None, Some(Role::Lead), Some(Role::Partner)][a % 3],
        },
        (8, Some(organisation), _) => Edit::ChangeOrganisation { organisation, name: Some(word), sector: None },
        (9, Some(organisation), _) if a.is_multiple_of(4) => Edit::RemoveOrganisation { organisation },
        (10, ..) => Edit::AddGround { ground: GroundKind::ALL[b % 3], name: word, initiatives: some() },
        (11, _, Some(ground)) => Edit::ShareGround { initiatives: some(), ground, shared: a.is_multiple_of(2) },
        (12, _, Some(ground)) if a.is_multiple_of(4) => Edit::RemoveGround { ground },
        (13, ..) if a.is_multiple_of(5) => Edit::AddChallenge { name: word },
        (14, ..) if a.is_multiple_of(5) => Edit::RemoveChallenge { challenge },
        (15, ..) => Edit::MoveChallenge { challenge, to: (b % 5) as u32 },
        (16, ..) => Edit::Tidy,
        (17, Some(into), _) if map.organisations.len() > 1 => {
            Edit::MergeOrganisations { into, from: map.organisations.at((b + 1) % map.organisations.len()).id }
        }
        _ => Edit::ChangeMap {
            title: Some(word),
            area: Some(text.to_owned()),
            marking: None,
            release: Some(String::new()),
            short_description: (a.is_multiple_of(2)).then(|| text.to_owned()),
            long_description: None,
        },
    }
}
