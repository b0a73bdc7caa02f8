//! The power goes at any moment. A program that edits, publishes, closes and opens again is run under a trace of every
//! call by which it touches the disk; from the trace, the disk is made as a power cut may have left it: what was not
//! synced is there, or not, or in part, and names that were given may be there before what they name. From each such
//! disk the map is opened again, and nothing that was acknowledged may be missing. `SWEETSPOT_SOAK` sets how many disks.
#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "long runs tell their figures, and why one was skipped")]
#![cfg(target_os = "linux")]

mod common;
mod disk;

use common::{Room, expected, say_and_edit, starter, times, titles};
use disk::{Call, Disk, Luck};
use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use sweetspot_document::{Document, Folders, check};

const LOCAL: &str = "SWEETSPOT_TEST_LOCAL";
const FILE: &str = "SWEETSPOT_TEST_FILE";

#[test]
#[ignore = "is run by the tests below as a program of its own"]
fn edits_publishes_and_closes() {
    let (Ok(local), Ok(file)) = (env::var(LOCAL), env::var(FILE)) else { return };
    let folders = Folders { local: PathBuf::from(local) };
    for _ in 0..3 {
        let mut document = Document::open(&folders, Path::new(&file)).unwrap();
        (0..10).for_each(|nth| say_and_edit(&mut document, nth));
        document.close().unwrap();
    }
}

/// Runs the program above on the room's map under a trace. None where nobody may trace here.
fn traced(room: &Room) -> Option<Vec<Call>> {
    let log = room.root().join("trace");
    let strace = |program: &mut Command| program.stdout(Stdio::null()).status().is_ok_and(|status| status.success());
    if !strace(Command::new("strace").args(["-qq", "-o"]).arg(&log).arg("true")) {
        eprintln!("skipped: this system lets nobody trace a program");
        return None;
    }
    let mut program = Command::new("strace");
    program.args(disk::TRACE).arg(&log).arg(env::current_exe().unwrap());
    program.args(["--exact", "edits_publishes_and_closes", "--ignored", "--nocapture"]);
    assert!(strace(program.env(LOCAL, &room.folders.local).env(FILE, room.path("map.sweetspot"))));
    let calls = disk::read(&std::fs::read_to_string(&log).unwrap());
    std::fs::remove_file(log).unwrap();
    Some(calls)
}

/// A map that was closed, the disk as it then is, and what a program did to it afterwards.
fn prepared() -> Option<(Room, Disk, Vec<Call>)> {
    let room = Room::new();
    room.create("map.sweetspot", &starter()).close().unwrap();
    let before = Disk::of(room.root());
    let calls = traced(&room)?;
    assert!(calls.iter().filter(|call| matches!(call, Call::Sync(_))).count() > 50, "the trace was read");
    Some((room, before, calls))
}

/// What is wrong after the power went at a moment that left the room's disk as it is.
fn wrong(room: &Room, said: &[String]) -> Option<String> {
    let (sure, perhaps) = expected(&[], said.iter().cloned());
    match check(&room.folders, &room.path("map.sweetspot")) {
        Ok(found) if found.is_empty() => {}
        found => return Some(format!("the file: {found:?}")),
    }
    let document = match room.open("map.sweetspot") {
        Ok(document) => document,
        Err(error) => return Some(format!("not opened: {error:?}")),
    };
    let now = titles(document.map());
    (now != sure && now != perhaps).then(|| format!("{now:?} is neither {sure:?} nor {perhaps:?}"))
}

/// Cuts the power `times` times, spread over the run, and answers how often something was wrong.
fn cut(room: &Room, before: &Disk, calls: &[Call], times: usize) -> Vec<String> {
    let said_before = |nth: usize| -> Vec<String> {
        let said = calls[..nth].iter().filter_map(|call| if let Call::Say(line) = call { Some(line) } else { None });
        said.flat_map(|text| text.lines().map(str::to_owned)).collect()
    };
    let mut found = vec![];
    for nth in 0..times {
        let moment = 1 + nth * (calls.len() - 1) / times;
        let mut disk = before.clone();
        calls[..moment].iter().for_each(|call| disk.take(call));
        let luck = match nth % 4 {
            0 => Luck::None,
            1 => Luck::Names,
            _ => Luck::Some(nth as u64),
        };
        disk.lay_out(room.root(), luck);
        let what = wrong(room, &said_before(moment));
        found.extend(what.map(|what| format!("after call {moment} ({:?}), {luck:?}: {what}", calls[moment - 1])));
    }
    found
}

#[test]
fn a_power_cut_at_any_moment_loses_nothing_that_was_acknowledged() {
    let Some((room, before, calls)) = prepared() else { return };
    let times = times(240);
    let found = cut(&room, &before, &calls, times);
    println!("{times} power cuts within {} calls to the disk: {} lost something", calls.len(), found.len());
    assert!(found.is_empty(), "{}\n{}", found.len(), found[..found.len().min(5)].join("\n"));
}

/// A test that finds nothing must be one that could: a program that syncs nothing does lose maps.
#[test]
fn without_syncing_a_power_cut_does_lose_a_map() {
    let Some((room, before, calls)) = prepared() else { return };
    let careless: Vec<Call> = calls.into_iter().filter(|call| !matches!(call, Call::Sync(_))).collect();
    let found = cut(&room, &before, &careless, 80);
    println!("{} of 80 power cuts lost something without syncing", found.len());
    assert!(!found.is_empty());
}
