//! Times what partners and history cost: a copy brought in, two states compared, and all of it on a map with a long past.

use crate::{lay_down, median};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use sweetspot_app::{Folders, clock};
use sweetspot_core::compare::compare;
use sweetspot_core::edit::InitiativeFields;
use sweetspot_core::synthetic::synthetic;
use sweetspot_core::{Edit, Map};
use sweetspot_document::{Document, Incoming};

/// How many changes a long past has.
const CHANGES: usize = 20_000;

/// A file and another person's copy of it in which every twentieth initiative has changed.
fn copies(folder: &Path, map: &Map) -> (Document, Folders, PathBuf) {
    let folders = Folders { local: folder.join("here") };
    let (path, theirs) = (folder.join("merge.sweetspot"), folder.join("theirs.sweetspot"));
    lay_down(&folders.local, &path, map);
    std::fs::copy(&path, &theirs).unwrap();
    let there = Folders { local: folder.join("there") };
    let mut other = Document::open(&there, &theirs).unwrap();
    let initiatives = map.initiatives.iter().step_by(20).map(|row| row.id).collect();
    let fields = InitiativeFields { notes: Some("Theirs".to_owned()), ..Default::default() };
    other.edit(&Edit::ChangeInitiatives { initiatives, fields }, &clock::now("")).unwrap();
    other.close().unwrap();
    (Document::open(&folders, &path).unwrap(), folders, theirs)
}

/// Reading and previewing a copy, and comparing two states, in milliseconds.
pub(crate) fn merging(folder: &Path, map: &Map) -> [f64; 2] {
    let (document, folders, theirs) = copies(folder, map);
    let preview = median(3, || {
        let incoming = Incoming::read(&folders, &theirs).unwrap();
        assert!(document.preview_merge(&incoming, &BTreeSet::new()).unwrap().changes > 0);
    });
    let incoming = Incoming::read(&folders, &theirs).unwrap();
    [preview, median(5, || drop(compare(document.map(), incoming.map())))]
}

/// Prints the same with a long past, and by how much the file grew with it.
pub(crate) fn long_past() {
    let folder = tempfile::tempdir().unwrap();
    let map = synthetic(10_000, 7);
    let (mut document, folders, theirs) = copies(folder.path(), &map);
    let size = |document: &Document| std::fs::metadata(document.path()).unwrap().len() as f64 / 1_048_576.0;
    let before = size(&document);
    let note = |nth: usize| {
        let fields = InitiativeFields { notes: Some(format!("Note {nth}")), ..Default::default() };
        Edit::ChangeInitiatives { initiatives: vec![map.initiatives.at(nth % map.initiatives.len()).id], fields }
    };
    for nth in 0..CHANGES {
        document.edit(&note(nth), &clock::now("")).unwrap();
    }
    document.publish().unwrap();
    println!("\n10,000 initiatives with {CHANGES} changes in the past, ms (budget)");
    let line = |what: &str, figure: f64, budget: f64| {
        let verdict = if figure <= budget { "" } else { " OVER" };
        println!("{what:<34}{figure:>11.1}{:>9}", format!("({budget}){verdict}"));
    };
    let mut nth = 0;
    line(
        "one edit, saved",
        median(9, || {
            nth += 1;
            document.edit(&note(nth), &clock::now("")).unwrap();
        }),
        150.0,
    );
    let publish = median(3, || {
        nth += 1;
        document.edit(&note(nth), &clock::now("")).unwrap();
        document.publish().unwrap();
    });
    line("an edit and publishing", publish, 300.0);
    let first = document.history(usize::MAX).unwrap().pop().unwrap().id;
    line("the map at its beginning", median(3, || drop(document.state_after(first).unwrap())), 1000.0);
    let incoming = median(3, || {
        let incoming = Incoming::read(&folders, &theirs).unwrap();
        drop(document.preview_merge(&incoming, &BTreeSet::new()).unwrap());
    });
    line("another copy, read and previewed", incoming, 1000.0);
    let grown = size(&document);
    let path = document.path().to_owned();
    document.close().unwrap();
    line("open", median(3, || drop(Document::open(&folders, &path).unwrap())), 1000.0);
    println!(
        "the file: {before:.1} MB, {grown:.1} MB with them ({:.0} bytes a change)",
        (grown - before) * 1_048_576.0 / CHANGES as f64
    );
}
