//! Damaged files: with one bad page nearly everything comes back, with any damage nothing crashes, and the damaged file is
//! never touched.
#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

mod common;

use common::{Room, stamp};
use std::fs;
use sweetspot_core::Map;
use sweetspot_core::synthetic::synthetic;
use sweetspot_document::{FileError, Salvaged, check, salvage};

const PAGE: usize = 4096;

fn room_with(initiatives: usize) -> (Room, Map, Vec<u8>) {
    let room = Room::new();
    let map = synthetic(initiatives, 5);
    let mut map = map;
    let first = map.initiatives.at(0).clone();
    // A text that does not fit on one page.
    map.initiatives
        .replace(sweetspot_core::map::Initiative { notes: "Long. ".repeat(3_000).trim_end().to_owned(), ..first });
    room.create("map.sweetspot", &map).close().unwrap();
    let bytes = fs::read(room.path("map.sweetspot")).unwrap();
    (room, map, bytes)
}

fn salvaged(room: &Room, bytes: &[u8], name: &str) -> Result<(Salvaged, Map), FileError> {
    let damaged = room.path(&format!("damaged {name}.sweetspot"));
    fs::write(&damaged, bytes).unwrap();
    let out = room.path(&format!("{name}.sweetspot"));
    let told = salvage(&room.folders, &damaged, &out, &stamp())?;
    assert_eq!(fs::read(&damaged).unwrap(), bytes);
    assert_eq!(check(&room.folders, &out).unwrap(), Vec::<String>::new());
    let document = room.open(&format!("{name}.sweetspot")).unwrap();
    let map = document.map().clone();
    document.close().unwrap();
    fs::remove_file(&out).unwrap();
    Ok((told, map))
}

/// Rows of the map and what they hold towards others.
fn rows(map: &Map) -> usize {
    let towards = |row: &sweetspot_core::map::Initiative| {
        1 + row.contributions.len() + row.organisations.len() + row.grounds.len()
    };
    map.initiatives.iter().map(towards).sum::<usize>()
        + map.challenges.len()
        + map.organisations.len()
        + map.grounds.len()
        + map.links.len()
}

#[test]
fn of_a_whole_file_everything_comes_back() {
    let (room, map, bytes) = room_with(120);
    let (told, back) = salvaged(&room, &bytes, "whole").unwrap();
    assert_eq!(Map { pins: Default::default(), ..map }, back);
    assert_eq!(told.mended, Vec::<String>::new());
    assert!(told.rows.contains(&("initiatives", 120)), "{told:?}");
}

#[test]
fn with_any_one_page_gone_nearly_everything_comes_back() {
    let (room, map, bytes) = room_with(2_000);
    let whole = rows(&map);
    let pages = bytes.len() / PAGE;
    // The first page is the file's own description of itself, which is not needed.
    for page in (0..pages).step_by(pages / 12) {
        let mut damaged = bytes.clone();
        damaged[page * PAGE..(page + 1) * PAGE].fill(0xa5);
        let (_, back) = salvaged(&room, &damaged, &format!("page {page}")).unwrap();
        let share = rows(&back) as f64 / whole as f64;
        assert!(share >= 0.95, "page {page}: {share}");
    }
}

#[test]
fn no_damage_makes_it_stop() {
    let (room, _, bytes) = room_with(40);
    let mut seed = 7u64;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    for nth in 0..60 {
        let mut damaged = bytes.clone();
        for _ in 0..1 + next(40) {
            let at = next(damaged.len());
            damaged[at] = next(256) as u8;
        }
        damaged.truncate(damaged.len() - if nth % 3 == 0 { next(damaged.len()) } else { 0 });
        match salvaged(&room, &damaged, &format!("try {nth}")) {
            Ok(_) | Err(FileError::NotOurs) => {}
            Err(other) => panic!("{other}"),
        }
    }
    assert_eq!(salvaged(&room, b"nothing of the kind", "no map").unwrap_err(), FileError::NotOurs);
}
