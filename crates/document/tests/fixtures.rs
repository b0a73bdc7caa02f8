//! One file of every schema version that was ever released still opens, holds what it held, and can be worked on.
#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

mod common;

use common::{Room, add, stamp, titles};
use std::fs;
use std::path::PathBuf;
use sweetspot_core::edit::PinAt;
use sweetspot_core::map::{Filter, LinkKind, Map, MapId, Status, ViewKind};
use sweetspot_core::testing::{self, Case};
use sweetspot_core::{Edit, Stamp};
use sweetspot_document::{Notice, check};
use uuid::Uuid;

/// As in `migrations`, which pins it.
const NEWEST: u32 = 4;

fn fixture(version: u32) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/files/v{version}.sweetspot"))
}

#[test]
fn every_schema_version_opens() {
    for version in 1..=NEWEST {
        let room = Room::new();
        let original = fs::read(fixture(version)).unwrap();
        fs::write(room.path("map.sweetspot"), &original).unwrap();
        assert_eq!(check(&room.folders, &room.path("map.sweetspot")).unwrap(), Vec::<String>::new(), "v{version}");
        let mut document = room.open("map.sweetspot").unwrap();
        let map = document.map().clone();
        assert_eq!(map.head.title, "Fenmoor together");
        assert_eq!(map.head.id, MapId(Uuid::from_u128(7)));
        assert_eq!(map.challenges.len(), 4);
        assert_eq!(titles(&map), ["Warm homes 4", "Skills bus 2", "Food hub 8"]);
        assert_eq!((map.organisations.len(), map.grounds.len()), (1, 1));
        assert!(map.initiatives.iter().any(|row| row.contributions.values().any(|held| !held.why.is_empty())));
        assert!(map.initiatives.iter().any(|row| !row.organisations.is_empty() && !row.grounds.is_empty()));
        assert!(map.initiatives.iter().any(|row| row.start.is_some() && row.position.is_some()));
        assert_eq!((document.undo_label(), document.redo_label()), (Some("Add Food hub 8"), Some("Add Taken back 1")));
        let beside = [map.links.len(), map.pins.len(), map.views.len(), map.dismissals.len(), map.versions.len()];
        assert_eq!(beside, if version < 2 { [0; 5] } else { [1; 5] }, "v{version}");
        // An older file is kept as it was, and the person's own is not written before it is changed.
        let migrated = document.notices().iter().any(|notice| matches!(notice, Notice::Migrated { .. }));
        assert_eq!(migrated, version < NEWEST);
        assert_eq!(fs::read(room.path("map.sweetspot")).unwrap(), original);
        while document.undo(&stamp()).unwrap().is_some() {}
        assert_eq!(document.map().initiatives.len(), 0);
        while document.redo(&stamp()).unwrap().is_some() {}
        document.edit(&add("One more"), &stamp()).unwrap();
        document.close().unwrap();
        assert_eq!(check(&room.folders, &room.path("map.sweetspot")).unwrap(), Vec::<String>::new());
    }
}

/// What came to a map with the second version.
fn beside(map: &Map) -> Vec<Edit> {
    let (one, other) = (map.initiatives.at(0).id, map.initiatives.at(1).id);
    let (organisations, challenges) = (vec![map.organisations.at(0).id], vec![map.challenges.at(1).id]);
    let filter = Filter {
        text: "wärm".to_owned(),
        statuses: [Status::Live, Status::Idea].into(),
        organisations: organisations.iter().copied().collect(),
        without: challenges.iter().copied().collect(),
        ..Filter::default()
    };
    vec![
        Edit::LinkInitiatives { from: one, to: other, says: LinkKind::DependsOn, note: "for heat".to_owned() },
        Edit::PinNodes { pins: vec![PinAt { node: one.0, x: 12.5, y: -7.25 }] },
        Edit::KeepView { name: "Warm".to_owned(), view: ViewKind::Network, filter },
        Edit::Dismiss { organisations, challenges, reason: "not now".to_owned() },
        Edit::NameVersion { name: "March board".to_owned() },
    ]
}

#[test]
#[ignore = "run by hand once for each new schema version, before it is released"]
fn write_the_fixture_of_the_newest_version() {
    assert!(!fixture(NEWEST).exists(), "a fixture is never written again");
    let room = Room::new();
    let mut map = common::starter();
    map.head.id = MapId(Uuid::from_u128(7));
    let mut document = room.create("map.sweetspot", &map);
    let steps = [
        (Case::AddInitiative, 4, 1, "Warm homes"),
        (Case::AddInitiative, 2, 4, "Skills bus"),
        (Case::AddOrganisation, 1, 2, "Fenmoor NHS"),
        (Case::AddGround, 1, 2, "Lönely"),
        (Case::PlaceInitiatives, 0, 5, ""),
        (Case::SetContribution, 0, 2, ""),
        (Case::ExplainContribution, 0, 0, "It warms <homes>"),
        (Case::ChangeInitiatives, 1, 1, "In short"),
        (Case::AddInitiative, 8, 1, "Food hub"),
        (Case::AddInitiative, 1, 1, "Taken back"),
    ];
    for (nth, (case, a, b, text)) in steps.into_iter().enumerate() {
        let edit = testing::edit(document.map(), case, [a, b, a + b], text);
        let stamp = Stamp { at: 1_772_000_000_000 + nth as i64 * 1000, who: "Asha".to_owned(), change: Uuid::new_v4() };
        document.edit(&edit, &stamp).unwrap();
        if nth == 7 {
            beside(document.map()).iter().for_each(|edit| drop(document.edit(edit, &common::stamp()).unwrap()));
        }
    }
    document.undo(&stamp()).unwrap();
    document.close().unwrap();
    fs::copy(room.path("map.sweetspot"), fixture(NEWEST)).unwrap();
}
