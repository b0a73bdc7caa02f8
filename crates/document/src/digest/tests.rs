use super::*;
use crate::document::Document;
use crate::untrusted;
use crate::workspace::Folders;
use rusqlite::MAIN_DB;
use std::fs;
use sweetspot_core::synthetic::synthetic;
use sweetspot_core::testing::{self, Case};
use sweetspot_core::{Change, Stamp};
use uuid::Uuid;

#[test]
fn hex_is_as_everybody_writes_it() {
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assert_eq!(hex(&of_bytes(b"")), empty);
}

/// Sees to it that both ways of reading tell the same, and that the pages were really read without SQLite.
fn told_alike(bytes: &[u8], connection: &Connection) {
    for table in layout::tables(connection).unwrap().iter().filter(|table| !LEFT_OUT.contains(&table.as_str())) {
        let (mut one, mut other) = (Sealing::begun(1), Sealing::begun(1));
        seal_table(&mut one, connection, table).unwrap();
        seal_pages(&mut other, bytes, &Layout::of(connection, table).unwrap()).unwrap();
        assert_eq!(one.done(), other.done(), "{table}");
    }
    assert_eq!(Shape::of(connection).unwrap().seal(bytes).unwrap(), of_content(connection).unwrap());
}

fn told_alike_in_memory(sql: &str) {
    let mut connection = Connection::open_in_memory().unwrap();
    connection.execute_batch(sql).unwrap();
    let bytes = connection.serialize(MAIN_DB).unwrap().to_vec();
    told_alike(&bytes, &connection);
}

#[test]
fn a_map_with_rows_of_every_kind_has_the_same_seal_by_its_pages() {
    let dir = tempfile::tempdir().unwrap();
    let folders = Folders { local: dir.path().join("local") };
    let path = dir.path().join("map.sweetspot");
    let stamp = || Stamp { at: 1_772_000_000_000, who: "Asha".to_owned(), change: Uuid::new_v4() };
    let map = synthetic(300, 7);
    let change = Change::making(&map, "New map".to_owned(), &stamp());
    let mut document = Document::create(&folders, &path, &map, &change).unwrap();
    let long = "Long. ".repeat(3_000);
    for (nth, case) in Case::ALL.iter().cycle().take(4 * Case::ALL.len()).enumerate() {
        // A text that does not fit on one page, and one that is empty.
        let text = ["Wärm homes", &long, ""][nth % 3];
        let edit = testing::edit(document.map(), *case, [nth * 7 + 1, nth * 3 + 1, nth], text);
        let _ = document.edit(&edit, &stamp());
    }
    document.close().unwrap();
    told_alike(&fs::read(&path).unwrap(), &untrusted::hardened(&path).unwrap());
}

#[test]
fn tables_of_any_shape_have_the_same_seal_by_their_pages() {
    // The key in another order than the columns, in the middle, and rows in inner pages.
    told_alike_in_memory(
        "create table t (a text, b integer not null, c real, d blob not null, e any, primary key (d, b)) strict, without rowid;
         with recursive n(i) as (select 1 union all select i + 1 from n where i < 5000)
         insert into t select 'text ' || i, i * 37 % 5000, i / 4.0, randomblob(i % 7), iif(i % 3, i, null) from n;",
    );
    // Numbers of every length, and pages of every kind.
    told_alike_in_memory(
        "create table t (a integer, n integer primary key, r real) strict;
         with recursive n(i) as (select 0 union all select i + 1 from n where i < 125)
         insert into t select iif(i < 63, 1 << i, -(1 << (i - 63))), i * 1000003, 1 << (i % 63) from n;
         insert into t values (0, -5, -0.0), (1, 9223372036854775807, 1e300), (-1, -9223372036854775807, 0.1);",
    );
    // Columns that came later than the rows.
    told_alike_in_memory(
        "create table t (a text primary key) strict, without rowid; insert into t values ('x'), ('y');
         alter table t add column b text not null default 'it''s'; alter table t add column c integer default -3;
         alter table t add column d blob; insert into t values ('z', '', 0, x'00');",
    );
    // Texts of every length around those that need pages of their own.
    told_alike_in_memory(
        "create table t (n integer primary key, a text, b blob) strict;
         with recursive n(i) as (select 900 union all select i + 1 from n where i < 5300)
         insert into t select i, substr(hex(zeroblob(3000)), 1, i), zeroblob(i % 9) from n;
         create table u (a text primary key, b text) strict, without rowid;
         with recursive n(i) as (select 900 union all select i + 1 from n where i < 5300)
         insert into u select i, substr(hex(zeroblob(3000)), 1, i) from n;",
    );
    for size in [512, 1024, 65_536] {
        told_alike_in_memory(&format!(
            "pragma page_size = {size}; create table t (a text primary key, b integer) strict, without rowid;
             with recursive n(i) as (select 1 union all select i + 1 from n where i < 3000)
             insert into t select hex(randomblob(i % 60)) || i, i from n;"
        ));
    }
}

#[test]
fn what_is_laid_out_otherwise_is_left_to_sqlite() {
    let mut connection = Connection::open_in_memory().unwrap();
    connection
        .execute_batch(
            "pragma encoding = 'UTF-16le'; create table t (a text primary key) strict; insert into t values ('é');",
        )
        .unwrap();
    let bytes = connection.serialize(MAIN_DB).unwrap().to_vec();
    assert_eq!(Shape::of(&connection).unwrap().seal(&bytes), None);
}

#[test]
fn pages_that_go_round_end() {
    let mut connection = Connection::open_in_memory().unwrap();
    connection
        .execute_batch(
            "create table t (a text primary key, b text) strict, without rowid;
             with recursive n(i) as (select 1 union all select i + 1 from n where i < 3000)
             insert into t select hex(randomblob(20)) || i, hex(zeroblob(i % 3000)) from n;",
        )
        .unwrap();
    let bytes = connection.serialize(MAIN_DB).unwrap().to_vec();
    let layout = Layout::of(&connection, "t").unwrap();
    let mut seed = 7u64;
    for _ in 0..3_000 {
        let mut damaged = bytes.clone();
        for _ in 0..4 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            // Mostly where pages name others.
            let page = (seed >> 33) as usize % (bytes.len() / 4096) * 4096;
            damaged[page + (seed >> 21) as usize % 40] = (seed >> 55) as u8 & 31;
        }
        let _ = seal_pages(&mut Sealing::begun(1), &damaged, &layout);
    }
}
