//! A program with a cap on its memory ends where it takes more; a child that is tied ends with whoever holds it.
#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

use std::env;
use std::hint::black_box;
use std::io::{BufRead, BufReader, Read, Write, stdout};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;
use sweetspot_system::{Tied, cap_memory};

const PART: &str = "SWEETSPOT_TEST_PART";
/// Nothing here takes so long that works.
const FOR_EVER: Duration = Duration::from_secs(60);
const MEGABYTE: usize = 1 << 20;

/// This very program, in one of the parts below.
fn part(name: &str) -> Command {
    let mut command = Command::new(env::current_exe().unwrap());
    command.args(["--exact", "plays_its_part", "--ignored"]).env(PART, name);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    command
}

#[test]
#[ignore = "is run by the tests below as a program of its own"]
fn plays_its_part() {
    let take = |megabytes: usize| black_box(vec![1_u8; megabytes * MEGABYTE]).len();
    match env::var(PART).unwrap_or_default().as_str() {
        "modest" => {
            cap_memory(512 * MEGABYTE as u64).unwrap();
            assert_eq!(take(100), 100 * MEGABYTE);
        }
        "greedy" => {
            cap_memory(512 * MEGABYTE as u64).unwrap();
            assert_eq!(take(2048), 2048 * MEGABYTE);
        }
        // Holds what it was given as its output for as long as it lives.
        "sleeper" => {
            stdout().write_all(b"asleep\n").unwrap();
            thread::sleep(4 * FOR_EVER);
        }
        "holder" => {
            let mut sleeper = part("sleeper");
            let _sleeper = Tied::start(sleeper.stdout(Stdio::inherit())).unwrap();
            thread::sleep(4 * FOR_EVER);
        }
        _ => {}
    }
}

/// The output of a sleeper, once it sleeps.
fn asleep(child: &mut Child) -> BufReader<ChildStdout> {
    let mut output = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    while !line.ends_with("asleep\n") {
        line.clear();
        assert_ne!(output.read_line(&mut line).unwrap(), 0, "it has ended");
    }
    output
}

/// Whether everything that writes to this output ends before long.
fn ends(mut output: BufReader<ChildStdout>) -> bool {
    let (tell, told) = channel();
    thread::spawn(move || tell.send(output.read_to_end(&mut vec![])));
    told.recv_timeout(FOR_EVER).is_ok()
}

#[test]
fn a_program_that_keeps_within_its_cap_does_its_work() {
    assert!(part("modest").status().unwrap().success());
}

#[test]
#[cfg_attr(windows, ignore = "on Windows itself only: wine keeps no limits of memory")]
fn a_program_that_takes_more_than_its_cap_ends_and_its_parent_goes_on() {
    assert!(!part("greedy").status().unwrap().success());
}

#[test]
fn a_child_ends_with_whoever_holds_it() {
    let mut sleeper = Tied::start(&mut part("sleeper")).unwrap();
    let output = asleep(&mut sleeper.child);
    drop(sleeper);
    assert!(ends(output));
}

#[cfg(windows)]
#[test]
fn a_child_ends_with_a_parent_that_is_killed() {
    let mut holder = part("holder").spawn().unwrap();
    let output = asleep(&mut holder);
    holder.kill().unwrap();
    assert!(ends(output));
}
