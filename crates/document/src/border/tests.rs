//! A stranger can compute the seal too: then only the reading of each row as what it should be stands in the way.

use super::*;
use crate::tables::revision;
use crate::{Document, Folders};
use sweetspot_core::synthetic::synthetic;
use sweetspot_core::{Change, Map, Stamp};
use tempfile::TempDir;
use uuid::Uuid;

fn stamp() -> Stamp {
    Stamp { at: 0, who: String::new(), change: Uuid::new_v4() }
}

/// A closed map in a room of its own, changed and sealed anew.
fn resealed(sql: &str) -> (TempDir, Folders, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let folders = Folders { local: dir.path().join("local") };
    let path = dir.path().join("map.sweetspot");
    let map = synthetic(20, 3);
    let change = Change::between(&Map::blank(map.head.id), &map, "New map".to_owned(), &stamp());
    Document::create(&folders, &path, &map, &change).unwrap().close().unwrap();
    fs::remove_dir_all(&folders.local).unwrap();
    let connection = Connection::open(&path).unwrap();
    connection.execute_batch("pragma foreign_keys = off").unwrap();
    connection.execute_batch(sql).unwrap();
    revision::write_seal(&connection, &seal::of_content(&connection).unwrap()).unwrap();
    connection.execute_batch("vacuum").unwrap();
    connection.close().unwrap();
    (dir, folders, path)
}

#[test]
fn a_resealed_file_as_such_is_let_in() {
    let (_dir, folders, path) = resealed("update map_head set title = 'Theirs'");
    assert_eq!(Document::open(&folders, &path).unwrap().map().head.title, "Theirs");
}

#[test]
fn rows_that_mean_nothing_are_refused() {
    for sql in [
        "update initiative set status = 'gone'",
        "update initiative set map_order = -1",
        "update initiative set map_order = 9007199254740993",
        "update contribution set strength = 9",
        "update contribution set contested = 7",
        "update involvement set role = ''",
        "update initiative set x = 1.0, y = null",
        "update initiative set x = 9e999, y = 0.0",
        "update initiative set start_day = '31 June'",
        "update initiative set bright_spot = 2",
        "update organisation set sector = 'circus'",
        "insert into ground values (x'00', 1, 'place', 'Nowhere')",
        "update change set kind = 'drop table'",
        "update delta set entity = 'spell'",
        "update challenge set colour = 'red\" onload=\"alert(1)'",
        "delete from contribution; delete from challenge where map_order > 1",
        "insert into challenge select randomblob(16), 9, 'More', '', '', '#000000' from delta limit 7",
        "update change set n = n + 1; delete from map_head",
        "delete from revision_parent; delete from revision",
    ] {
        let (_dir, folders, path) = resealed(sql);
        let error = Document::open(&folders, &path).unwrap_err();
        assert_eq!(error.code(), "damaged", "{sql}: {error}");
        assert!(!crate::check(&folders, &path).unwrap().is_empty(), "{sql}");
    }
}

#[test]
fn text_that_could_mislead_is_cleaned() {
    let (_dir, folders, path) =
        resealed("update initiative set title = 'Warm' || char(8238) || char(10) || 'homes' where map_order = 1");
    let document = Document::open(&folders, &path).unwrap();
    assert!(document.map().initiatives.iter().any(|row| row.title == "Warm homes"));
}

#[test]
fn a_history_that_leads_back_to_nonsense_is_not_followed() {
    let (_dir, folders, path) = resealed(
        "insert into change (n, id, at, who, label, kind, of) values (2, randomblob(16), 0, '', 'Trap', 'edit', null);
         insert into delta select 2, map_order, 'challenge', id, 'order', null, null, '1' from challenge;",
    );
    let mut document = Document::open(&folders, &path).unwrap();
    let before = document.map().clone();
    assert_eq!(document.undo(&stamp()).unwrap_err().code(), "damaged");
    assert_eq!(*document.map(), before);
}
