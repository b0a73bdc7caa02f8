//! Every column of every table, set to values at the ends of what it can hold and sealed anew, as a stranger can: the file is
//! refused as damaged, or it opens and can be shown, undone, merged with another copy, saved and opened again. Never a
//! panic, and never without end.

use super::tests::{reseal, resealed, stamp};
use super::*;
use crate::{Document, Incoming};
use std::collections::BTreeSet;
use std::sync::mpsc::channel;
use std::thread;
use sweetspot_core::Map;
use sweetspot_core::analysis::{self, Settings};
use sweetspot_core::map::{InitiativeId, rules};
use sweetspot_core::network::{self, Request};
use sweetspot_core::scene::{self, SceneOptions};
use sweetspot_core::{Edit, describe};

/// Nothing that a person would wait for takes so long; whatever does is taken to go on for ever.
const FOR_EVER: Duration = Duration::from_secs(300);

/// What a column of this type can hold at its ends, and what does not belong there.
fn extremes(kind: &str) -> &'static [&'static str] {
    match kind {
        "integer" => &[
            "9223372036854775807",
            "-9223372036854775808",
            "9007199254740991",
            "9007199254740992",
            "4294967296",
            "-1",
            "0",
            "256",
        ],
        "real" => &["1e19", "-1e300", "1.7976931348623157e308", "9e999", "-9e999", "5e-324", "65535.0", "null", "-0.0"],
        "blob" => &["x''", "randomblob(16)", "zeroblob(16)", "randomblob(17)", "randomblob(100000)", "null"],
        _ => &[
            "''",
            "null",
            "hex(zeroblob(200000))",
            "char(8238, 8203, 0, 65279)",
            "char(10, 13, 8232, 9)",
            "char(65308) || 'style' || char(65310)",
            "'99999999999999999999 -1e999'",
            "'1e300 -1e300'",
            "'18446744073709551615'",
            "'+262142-12-31'",
            "'-262143-01-01'",
            "cast(x'ff00fe' as text)",
            "'3' || char(10) || '3'",
        ],
    }
}

/// Every table's columns with their types.
fn columns(path: &Path) -> Vec<(String, String, String)> {
    let connection = Connection::open(path).unwrap();
    let sql = "select schema.name, columns.name, lower(columns.type) from sqlite_schema as schema,
                      pragma_table_info(schema.name) as columns
               where schema.type = 'table' and schema.name <> 'seal' order by 1, columns.cid";
    let mut statement = connection.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
    rows.collect::<rusqlite::Result<_>>().unwrap()
}

/// A map with a row in every table, its history with an undone step, and a merge.
fn everything() -> (tempfile::TempDir, crate::Folders, PathBuf) {
    let (dir, folders, path) = resealed("update map_head set area = 'Fenmoor'");
    let mut document = Document::open(&folders, &path).unwrap();
    let map = document.map().clone();
    let (one, other) = (map.initiatives.at(0).id, map.initiatives.at(1).id);
    let (organisations, challenges) =
        (vec![map.organisations.at(0).id], map.challenges.iter().map(|row| row.id).collect::<Vec<_>>());
    let pins = vec![sweetspot_core::edit::PinAt { node: one.0, x: 3.0, y: 4.0 }];
    let says = sweetspot_core::map::LinkKind::Supports;
    let (view, filter) = (sweetspot_core::map::ViewKind::Table, Default::default());
    let idea = |title: &str| Edit::AddInitiative { title: title.to_owned(), challenges: vec![], at: None };
    for edit in [
        Edit::LinkInitiatives { from: one, to: other, says, note: "Note".to_owned() },
        Edit::PinNodes { pins },
        Edit::KeepView { name: "Kept".to_owned(), view, filter },
        Edit::Dismiss { organisations, challenges, reason: "Reason".to_owned() },
        Edit::NameVersion { name: "March board".to_owned() },
        idea("Undone"),
    ] {
        document.edit(&edit, &stamp()).unwrap();
    }
    document.undo(&stamp()).unwrap();
    let theirs = dir.path().join("theirs.sweetspot");
    document.save_copy(&theirs, true).unwrap();
    let named = |notes: &str| title(one, notes);
    let local = dir.path().join("their local");
    let mut partner = Document::open(&crate::Folders { local: local.clone() }, &theirs).unwrap();
    partner.edit(&named("Theirs"), &stamp()).unwrap();
    partner.close().unwrap();
    document.edit(&named("Ours"), &stamp()).unwrap();
    let incoming = Incoming::read(&folders, &theirs).unwrap();
    document.merge(&incoming, &BTreeSet::new(), &stamp()).unwrap();
    assert_eq!(document.map().conflicts.len(), 1);
    document.close().unwrap();
    fs::remove_dir_all(&folders.local).unwrap();
    fs::remove_dir_all(local).unwrap();
    fs::remove_file(theirs).unwrap();
    (dir, folders, path)
}

fn title(initiative: InitiativeId, title: &str) -> Edit {
    let fields = sweetspot_core::edit::InitiativeFields { title: Some(title.to_owned()), ..Default::default() };
    Edit::ChangeInitiatives { initiatives: vec![initiative], fields }
}

/// Looks at the map as the window does.
fn shown(map: &Map) {
    assert_eq!(rules::made_sane(map.clone()).as_ref(), Ok(map), "what was let in is sane");
    let analysis = analysis::analyse(map, &Settings::default());
    let scene = scene::venn(map, &SceneOptions::screen());
    assert!(scene.marks.iter().all(|mark| mark.x.is_finite() && mark.y.is_finite()));
    describe::long_description(map, &analysis);
    let all = Request { challenges: true, organisations: true, places: true, ..Request::default() };
    let drawn = network::draw(map, &all, &|_| true, &network::layout::Places::default());
    assert!(drawn.marks.iter().all(|mark| mark.x.is_finite() && mark.y.is_finite()));
}

/// All that a person may do with a file that opens.
fn tried(bytes: &[u8], own: &[u8], room: &Path) -> Result<(), FileError> {
    let folders = crate::Folders { local: room.join("local") };
    let (path, ours) = (room.join("map.sweetspot"), room.join("ours.sweetspot"));
    fs::write(&path, bytes).unwrap();
    fs::write(&ours, own).unwrap();
    let _ = crate::check(&folders, &path);
    let _ = crate::salvage(&folders, &path, &room.join("saved.sweetspot"), &stamp());
    let mut document = Document::open(&folders, &path)?;
    shown(document.map());
    for entry in document.history(50)? {
        if let Ok(Some(then)) = document.state_after(entry.id) {
            shown(&then);
        }
        let _ = document.told(entry.id);
    }
    document.origins()?;
    document.people()?;
    for _ in 0..3 {
        let _ = document.undo(&stamp());
    }
    let _ = document.redo(&stamp());
    let idea = Edit::AddInitiative { title: "One more".to_owned(), challenges: vec![], at: None };
    document.edit(&idea, &stamp()).map_err(|why| FileError::damaged(format!("no edit: {why}")))?;
    let before = document.map().clone();
    document.close()?;
    let document = Document::open(&folders, &path).expect("what was saved opens again");
    assert_eq!(*document.map(), before);
    document.close()?;
    // From a partner, into one's own map, which opens afterwards.
    fs::write(&path, bytes).unwrap();
    let mut document = Document::open(&folders, &ours)?;
    let incoming = Incoming::read(&folders, &path)?;
    let merged = document.preview_merge(&incoming, &BTreeSet::new());
    if merged.is_ok_and(|preview| rules::made_sane(preview.map.clone()) == Ok(preview.map)) {
        document.merge(&incoming, &BTreeSet::new(), &stamp())?;
        shown(document.map());
    }
    let before = document.map().clone();
    document.close()?;
    let document = Document::open(&folders, &ours).expect("one's own map opens again");
    assert_eq!(*document.map(), before);
    document.close()
}

/// With `SWEETSPOT_CASES` in the environment so many columns and values are tried, else a few from all over.
#[test]
fn no_value_in_any_column_does_harm() {
    let (dir, _, path) = everything();
    let own = fs::read(&path).unwrap();
    let all: Vec<(String, String, &str)> = columns(&path)
        .into_iter()
        .flat_map(|(table, column, kind)| {
            extremes(&kind).iter().map(move |value| (table.clone(), column.clone(), *value))
        })
        .collect();
    assert!(all.len() > 800, "{} cases", all.len());
    let cases = std::env::var("SWEETSPOT_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(40);
    let step = (all.len() / all.len().min(cases).max(1)).max(1);
    // A step that has nothing in common with the number of values visits every kind of them.
    let step = (step..).find(|step| step % 2 == 1 && step % 13 != 0 && step % 3 != 0).unwrap_or(1);
    let step = if cases >= all.len() { 1 } else { step };
    let (sender, receiver) = channel::<String>();
    let work = thread::spawn(move || {
        let (mut opened, mut refused) = (0, 0);
        for (nth, (table, column, value)) in all.iter().enumerate().step_by(step) {
            // Of one row, or of all: a column of ids holds one value only once.
            let which = if nth % 2 == 0 { one_row(table) } else { String::new() };
            let sql = format!("update {table} set {column} = {value}{which}");
            sender.send(sql.clone()).unwrap();
            let room = dir.path().join(format!("case {nth}"));
            fs::create_dir(&room).unwrap();
            let changed = room.join("changed");
            fs::write(&changed, &own).unwrap();
            if reseal(&changed, &sql).is_err() {
                continue;
            }
            match tried(&fs::read(&changed).unwrap(), &own, &room) {
                Ok(()) => opened += 1,
                Err(why) => {
                    assert!(!why.to_string().to_lowercase().contains("sql"), "{sql}: {why}");
                    refused += 1;
                }
            }
            fs::remove_dir_all(&room).unwrap();
        }
        (opened, refused)
    });
    let mut last = String::new();
    loop {
        match receiver.recv_timeout(FOR_EVER) {
            Ok(next) => last = next,
            Err(std::sync::mpsc::RecvTimeoutError::Disconnected) => break,
            Err(std::sync::mpsc::RecvTimeoutError::Timeout) => panic!("this goes on for ever: {last}"),
        }
    }
    match work.join() {
        Ok((opened, refused)) => assert!(opened > 0 && refused > 0, "{opened} opened, {refused} refused"),
        Err(_) => panic!("after: {last}"),
    }
}

/// The first row of a table, by what it is ordered by.
fn one_row(table: &str) -> String {
    let key = match table {
        "contribution" | "involvement" | "initiative_ground" => "initiative",
        "change" => "n",
        "delta" => "change",
        "revision" => "nth",
        "revision_parent" | "ancestry" => "revision",
        "pin" => "node",
        _ => "id",
    };
    format!(" where {key} = (select min({key}) from {table})")
}
