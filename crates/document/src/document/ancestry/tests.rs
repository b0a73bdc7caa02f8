//! Long pasts: each revision is looked at once, however many there are.

use super::Graph;
use crate::document::{Document, Incoming, Standing};
use crate::tables::revision::{self, Revision};
use crate::{FileError, Folders};
use std::cell::Cell;
use std::collections::BTreeSet;
use std::path::Path;
use std::time::Instant;
use sweetspot_core::{Change, Edit, Map, Stamp};
use uuid::Uuid;

fn stamp() -> Stamp {
    Stamp { at: 0, who: String::new(), change: Uuid::new_v4() }
}

#[test]
fn no_revision_is_looked_at_twice() {
    let long: u128 = 20_000;
    let mut graph = Graph::default();
    for nth in 1..long {
        graph.parents.entry(Uuid::from_u128(nth + 1)).or_default().insert(Uuid::from_u128(nth));
        graph.parents.entry(Uuid::from_u128(nth)).or_default();
    }
    let asked = Cell::new(0);
    let nothing = |_| -> Result<Option<()>, FileError> {
        asked.set(asked.get() + 1);
        Ok(None)
    };
    assert_eq!(graph.newest_common(&graph, nothing).unwrap(), vec![]);
    assert_eq!(asked.get(), long);
    // And no further than the newest that can be told.
    let known = Uuid::from_u128(long - 3);
    let some = |id: Uuid| Ok((id == known).then_some(()));
    assert_eq!(graph.newest_common(&graph, some).unwrap(), vec![(known, ())]);
}

fn with_past(folders: &Folders, path: &Path, revisions: usize) -> Document {
    let map = Map::starter(&stamp(), "Fenmoor together", "Fenmoor", 4);
    let change = Change::making(&map, "New map".to_owned(), &stamp());
    let mut document = Document::create(folders, path, &map, &change).unwrap();
    document.forget_history().unwrap();
    add_past(&document, revisions);
    document
}

/// As if the file had been written so many times more.
fn add_past(document: &Document, revisions: usize) {
    let connection = &document.working_copy.connection;
    let transaction = connection.unchecked_transaction().unwrap();
    let mut newest = revision::newest(connection).unwrap().unwrap();
    for _ in 0..revisions {
        let made = Revision { id: Uuid::new_v4(), ..newest };
        revision::write(&transaction, made).unwrap();
        revision::write_parent(&transaction, made.id, newest.id).unwrap();
        newest = made;
    }
    transaction.commit().unwrap();
}

/// `SWEETSPOT_REVISIONS` says how many each file has, half of them in common; the times are printed beside their budgets.
#[test]
fn copies_with_a_long_past_that_is_forgotten_come_together() {
    let revisions = std::env::var("SWEETSPOT_REVISIONS").ok().and_then(|text| text.parse().ok()).unwrap_or(500);
    let dir = tempfile::tempdir().unwrap();
    let computer = |who: &str| Folders { local: dir.path().join(who) };
    let (here, there) = (dir.path().join("here.sweetspot"), dir.path().join("there.sweetspot"));
    let mut ours = with_past(&computer("Asha"), &here, revisions / 2);
    ours.save_copy(&there, false).unwrap();
    let mut theirs = Document::open(&computer("Ben"), &there).unwrap();
    for (document, title) in [(&mut ours, "Ours"), (&mut theirs, "Theirs")] {
        add_past(document, revisions - revisions / 2);
        let edit = Edit::AddInitiative { title: title.to_owned(), challenges: vec![], at: None };
        document.edit(&edit, &stamp()).unwrap();
        document.forget_history().unwrap();
        document.publish().unwrap();
    }
    ours.close().unwrap();
    let start = Instant::now();
    let mut ours = Document::open(&computer("Asha"), &here).unwrap();
    let opened = start.elapsed();
    let start = Instant::now();
    let incoming = Incoming::read(&computer("Asha"), &there).unwrap();
    let preview = ours.preview_merge(&incoming, &BTreeSet::new()).unwrap();
    let previewed = start.elapsed();
    assert_eq!((preview.changes, preview.standing, preview.conflicts.len()), (1, Standing::Apart, 0));
    ours.merge(&incoming, &BTreeSet::new(), &stamp()).unwrap();
    println!(
        "{revisions} revisions in each of two files: opened {opened:?} (1 s), previewed {previewed:?} (1 s), \
         previewed and brought in {:?} (2 s)",
        start.elapsed()
    );
    assert_eq!(ours.map().initiatives.len(), 2);
}
