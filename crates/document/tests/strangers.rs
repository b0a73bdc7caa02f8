//! Files that come in from outside: foreign, too new, cut short, altered, planted. Each is refused in words, and
//! neither the file nor anything beside it is touched.
#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

mod common;

use common::{Room, add, stamp, times, titles};
use rusqlite::Connection;
use std::fs;
use sweetspot_core::Map;
use sweetspot_core::synthetic::synthetic;
use sweetspot_core::testing::{self, Case};
use sweetspot_document::{Document, FileError, check};

/// A room with a closed map in which something was done, and the map.
fn room_with_map() -> (Room, Map) {
    let room = Room::new();
    let mut document = room.create("map.sweetspot", &synthetic(40, 7));
    for (nth, case) in Case::ALL.iter().enumerate().filter(|(_, case)| !format!("{case:?}").starts_with("Remove")) {
        let edit = testing::edit(document.map(), *case, [nth + 1, nth * 3 + 1, nth], "Wärm homes");
        let _ = document.edit(&edit, &stamp());
    }
    let map = document.map().clone();
    document.close().unwrap();
    fs::remove_dir_all(&room.folders.local).unwrap();
    (room, map)
}

/// Opens the file with these bytes in it, and sees to it that looking did not change it.
fn opened(room: &Room, bytes: &[u8]) -> Result<Map, FileError> {
    let path = room.path("map.sweetspot");
    fs::write(&path, bytes).unwrap();
    let found = Document::open(&room.folders, &path).map(|document| document.map().clone());
    assert_eq!(fs::read(&path).unwrap(), bytes, "opening wrote to the file");
    assert_eq!(room.names(), ["map.sweetspot"]);
    if found.is_err() {
        assert_eq!(room.litter(), Vec::<String>::new());
    }
    found
}

/// Changes the file as another program would.
fn altered(room: &Room, sql: &str) {
    let connection = Connection::open(room.path("map.sweetspot")).unwrap();
    connection.execute_batch(sql).unwrap();
    connection.close().unwrap();
}

#[test]
fn what_is_not_a_map_is_told_so() {
    let (room, _) = room_with_map();
    let other = room.root().join("other.db");
    let connection = Connection::open(&other).unwrap();
    connection.execute_batch("create table map_head (id integer); insert into map_head values (1);").unwrap();
    connection.close().unwrap();
    for foreign in
        [b"".to_vec(), b"Title,Lead\nWarm homes,NHS\n".to_vec(), b"PK\x03\x04".to_vec(), fs::read(other).unwrap()]
    {
        assert_eq!(opened(&room, &foreign).unwrap_err(), FileError::NotOurs);
    }
    assert_eq!(opened(&room, &[0; 8192]).unwrap_err().code(), "damaged");
    assert_eq!(room.open("nothing.sweetspot").unwrap_err(), FileError::NotFound);
    assert_eq!(
        Document::open(&room.folders, &room.root().join("no folder/map.sweetspot")).unwrap_err(),
        FileError::NotFound
    );
    assert_eq!(Document::open(&room.folders, &room.desk).unwrap_err(), FileError::NotOurs);
}

#[test]
fn a_newer_file_is_refused_by_its_version() {
    let (room, _) = room_with_map();
    altered(&room, "pragma user_version = 99");
    let bytes = fs::read(room.path("map.sweetspot")).unwrap();
    let error = opened(&room, &bytes).unwrap_err();
    assert_eq!(error, FileError::TooNew { version: 99 });
    assert!(error.to_string().contains("newer version of Sweetspot"));
    assert_eq!(check(&room.folders, &room.path("map.sweetspot")).unwrap_err(), error);
}

#[test]
fn a_file_cut_short_at_any_length_is_seen() {
    let (room, _) = room_with_map();
    let whole = fs::read(room.path("map.sweetspot")).unwrap();
    let lengths = (0..200).chain((200..whole.len()).step_by(997)).chain([whole.len() - 4096, whole.len() - 1]);
    for length in lengths {
        let error = opened(&room, &whole[..length]).unwrap_err();
        assert!(matches!(error, FileError::NotOurs | FileError::Damaged { .. }), "{length}: {error}");
    }
    let mut longer = whole.clone();
    longer.extend([0; 4096]);
    assert_eq!(opened(&room, &longer).unwrap_err().code(), "damaged");
    // A sync client that filled the end with zeros.
    let mut zeroed = whole.clone();
    zeroed[whole.len() / 2..].fill(0);
    assert_eq!(opened(&room, &zeroed).unwrap_err().code(), "damaged");
    assert!(opened(&room, &whole).is_ok());
}

#[test]
fn a_flipped_bit_is_seen_or_changes_nothing() {
    let (room, map) = room_with_map();
    let whole = fs::read(room.path("map.sweetspot")).unwrap();
    let flips = times(600);
    let (mut seen, mut harmless) = (0, 0);
    let bits = whole.len() * 8;
    for nth in 0..flips {
        // A stride that is coprime to the number of bits visits them all over the file, and never one twice.
        let bit = (nth * 1_000_003 + 17) % bits;
        let mut bytes = whole.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        match opened(&room, &bytes) {
            Ok(held) => {
                assert_eq!(held, map, "bit {bit} changed the map unseen");
                harmless += 1;
            }
            Err(FileError::Damaged { .. } | FileError::NotOurs | FileError::TooNew { .. }) => seen += 1,
            Err(error) => panic!("bit {bit}: {error}"),
        }
        let _ = fs::remove_dir_all(&room.folders.local);
    }
    // Most of the rest falls on space between rows.
    assert!(seen > flips / 3, "{seen} seen, {harmless} harmless");
}

#[test]
fn what_another_program_wrote_into_the_rows_is_seen() {
    for sql in [
        "update initiative set title = 'Cold homes'",
        "update map_head set title = title || ' '",
        "delete from delta where nth = 1",
        "update change set who = 'Somebody else'",
        "insert into map_head select zeroblob(16), title, '', '', '', '', '' from map_head",
        "pragma foreign_keys = off; delete from challenge",
        "delete from seal",
        "delete from revision_parent; delete from revision",
    ] {
        let (room, _) = room_with_map();
        altered(&room, sql);
        let bytes = fs::read(room.path("map.sweetspot")).unwrap();
        assert_eq!(opened(&room, &bytes).unwrap_err().code(), "damaged", "{sql}");
        let found = check(&room.folders, &room.path("map.sweetspot")).unwrap();
        assert!(!found.is_empty(), "{sql}");
    }
}

#[test]
fn nothing_planted_crosses_the_border() {
    for sql in [
        "create trigger gotcha after insert on change begin delete from initiative; end",
        "create view endless as with recursive n(i) as (select 1 union all select i + 1 from n) select i from n",
        "create table more (id integer)",
        "create index quick on initiative (title)",
        "pragma journal_mode = wal",
        "pragma writable_schema = on; update sqlite_schema set sql = replace(sql, 'area text', 'area  text')
         where name = 'map_head'; update sqlite_schema set sql = replace(sql, 'title text not null', 'title text')",
    ] {
        let (room, _) = room_with_map();
        altered(&room, sql);
        let _ = fs::remove_file(room.path("map.sweetspot-wal"));
        let bytes = fs::read(room.path("map.sweetspot")).unwrap();
        assert_eq!(opened(&room, &bytes).unwrap_err().code(), "damaged", "{sql}");
    }
}

#[test]
fn a_sound_file_is_found_sound() {
    let (room, map) = room_with_map();
    assert_eq!(check(&room.folders, &room.path("map.sweetspot")).unwrap(), Vec::<String>::new());
    assert_eq!(check(&room.folders, &room.path("gone.sweetspot")).unwrap_err(), FileError::NotFound);
    assert_eq!(room.open("map.sweetspot").unwrap().map(), &map);
}

#[test]
fn a_map_that_is_open_can_be_checked() {
    let (room, _) = room_with_map();
    let mut document = room.open("map.sweetspot").unwrap();
    document.edit(&add("One more"), &stamp()).unwrap();
    assert_eq!(check(&room.folders, &room.path("map.sweetspot")).unwrap(), Vec::<String>::new());
    assert_eq!(titles(document.map()).last(), Some(&"One more"));
}
