//! A program that edits and publishes is killed at random moments, and its file is copied while it publishes.
//! Nothing that it acknowledged may be lost, and no copy may be half-written. `SWEETSPOT_SOAK` sets how many kills
//! and copies; without it the runs are short.
#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]
#![allow(clippy::print_stdout, reason = "long runs tell their figures")]

mod common;

use common::{Room, add, expected, say_and_edit, stamp, starter, times, titles};
use std::env;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};
use sweetspot_document::{Document, Folders, check};
use uuid::Uuid;

const LOCAL: &str = "SWEETSPOT_TEST_LOCAL";
const FILE: &str = "SWEETSPOT_TEST_FILE";

/// Runs this very program again to edit and publish until it is killed.
fn editor(room: &Room) -> (Child, Receiver<String>) {
    let mut child = Command::new(env::current_exe().unwrap())
        .args(["--exact", "edits_until_it_is_killed", "--ignored", "--nocapture"])
        .env(LOCAL, &room.folders.local)
        .env(FILE, room.path("map.sweetspot"))
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let (tell, told) = channel();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    thread::spawn(move || lines.map_while(Result::ok).try_for_each(|line| tell.send(line)));
    (child, told)
}

/// The child's part; says what it is about to do and, once that is answered, that it is done.
#[test]
#[ignore = "is run by the tests below as a program of its own"]
fn edits_until_it_is_killed() {
    let (Ok(local), Ok(file)) = (env::var(LOCAL), env::var(FILE)) else { return };
    let mut document = Document::open(&Folders { local: PathBuf::from(local) }, Path::new(&file)).unwrap();
    for nth in 0.. {
        say_and_edit(&mut document, nth);
    }
}

#[test]
fn a_kill_at_any_moment_loses_nothing_that_was_acknowledged() {
    let (mut acknowledged, mut recovered) = (0, 0);
    let mut left = times(40);
    while left > 0 {
        // A map that grew for ever would only be killed while it is opened.
        let rounds = left.min(20);
        let (done, brought_back) = killed_again_and_again(rounds);
        acknowledged += done;
        recovered += brought_back;
        left -= rounds;
    }
    println!("{acknowledged} steps acknowledged, {recovered} brought back");
    assert!(acknowledged > 0 && recovered > 0, "{acknowledged} acknowledged, {recovered} brought back");
}

/// Kills the editor of one map so many times. Answers how many steps it acknowledged, and how many of them only the
/// working copy held.
fn killed_again_and_again(rounds: usize) -> (usize, u32) {
    let room = Room::new();
    room.create("map.sweetspot", &starter()).close().unwrap();
    let (mut held, mut acknowledged, mut recovered) = (Vec::<String>::new(), 0, 0);
    for round in 0..rounds {
        let (mut child, told) = editor(&room);
        thread::sleep(Duration::from_micros(u64::from(Uuid::new_v4().as_fields().0 % 120_000)));
        child.kill().unwrap();
        child.wait().unwrap();
        // The person's file is whole whenever one looks, with no help from what is on this computer.
        let found = check(&room.folders, &room.path("map.sweetspot")).unwrap();
        assert!(found.is_empty(), "round {round}: {found:?}");
        let said: Vec<String> = told.iter().collect();
        acknowledged += said.iter().filter(|line| *line == "done").count();
        let (sure, perhaps) = expected(&held, said.into_iter());
        let mut document = room.open("map.sweetspot").unwrap();
        let now: Vec<String> = titles(document.map()).into_iter().map(str::to_owned).collect();
        assert!(now == sure || now == perhaps, "round {round}: {now:?} is neither {sure:?} nor {perhaps:?}");
        recovered += document.recovered();
        held = now;
        // Keeps the rounds alike: undo never comes to an edit of a round before.
        document.edit(&add(&format!("Round {round}")), &stamp()).unwrap();
        held.push(format!("Round {round}"));
        document.close().unwrap();
        assert_eq!(room.names(), ["map.sweetspot"], "round {round}");
        assert_eq!(room.litter(), Vec::<String>::new(), "round {round}");
    }
    (acknowledged, recovered)
}

/// The control's child: writes the file over itself, page by page, as programs do that take no care.
#[test]
#[ignore = "is run by the test below as a program of its own"]
fn overwrites_until_it_is_killed() {
    let Ok(file) = env::var(FILE) else { return };
    let bytes = fs::read(&file).unwrap();
    loop {
        let mut out = fs::File::create(&file).unwrap();
        for page in bytes.chunks(4096) {
            out.write_all(page).unwrap();
        }
    }
}

/// A test that finds nothing must be one that could: with a plain overwrite, it does.
#[test]
fn a_plain_overwrite_does_lose_a_map() {
    let room = Room::new();
    let map = sweetspot_core::synthetic::synthetic(2_000, 1);
    room.create("map.sweetspot", &map).close().unwrap();
    let whole = fs::read(room.path("map.sweetspot")).unwrap();
    let kills = times(40);
    let mut bad = 0;
    for _ in 0..kills {
        fs::write(room.path("map.sweetspot"), &whole).unwrap();
        let mut child = Command::new(env::current_exe().unwrap())
            .args(["--exact", "overwrites_until_it_is_killed", "--ignored"])
            .env(FILE, room.path("map.sweetspot"))
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        thread::sleep(Duration::from_micros(20_000 + u64::from(Uuid::new_v4().as_fields().0 % 20_000)));
        child.kill().unwrap();
        child.wait().unwrap();
        bad += u32::from(fs::read(room.path("map.sweetspot")).unwrap() != whole);
    }
    println!("{bad} of {kills} maps lost by a plain overwrite");
    assert!(bad > 0);
}

#[test]
fn a_copy_taken_at_any_moment_is_a_whole_map() {
    let mut left = times(150);
    while left > 0 {
        let copies = left.min(150);
        copied_while_it_is_published(copies);
        left -= copies;
    }
}

fn copied_while_it_is_published(least: usize) {
    let room = Room::new();
    room.create("map.sweetspot", &starter()).close().unwrap();
    let (mut child, told) = editor(&room);
    told.recv().unwrap();
    let (mut copies, mut lengths) = (0, std::collections::BTreeSet::new());
    let end = Instant::now() + Duration::from_secs(300);
    // Until enough was copied and, if the machine gives it any time, the file was seen to change under the copying.
    while copies < least || lengths.len() < 2 && Instant::now() < end {
        fs::copy(room.path("map.sweetspot"), room.root().join("copy.sweetspot")).unwrap();
        let found = check(&room.folders, &room.root().join("copy.sweetspot")).unwrap();
        assert!(found.is_empty(), "copy {copies}: {found:?}");
        lengths.insert(fs::read(room.root().join("copy.sweetspot")).unwrap().len());
        copies += 1;
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(told.iter().any(|line| line == "publish"));
    assert!(lengths.len() > 1, "the file never grew while it was copied");
}

#[test]
fn another_program_finds_the_map_open() {
    let room = Room::new();
    room.create("map.sweetspot", &starter()).close().unwrap();
    let (mut child, told) = editor(&room);
    assert!(told.iter().any(|line| line == "done"));
    let error = room.open("map.sweetspot").unwrap_err();
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(error.code(), "open_elsewhere");
    room.open("map.sweetspot").unwrap();
}
