//! How commands end: what each exit code means, and what no command does whatever file it is given.
#![allow(clippy::unwrap_used)]
#![cfg(unix)]

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Nothing that a person would wait for takes so long; whatever does is taken to go on for ever.
const FOR_EVER: Duration = Duration::from_secs(120);

struct Room {
    folder: TempDir,
}

impl Room {
    fn new() -> Room {
        Room { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(self.folder.path()).env("SWEETSPOT_HOME", self.path("home")).stdin(Stdio::null());
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        finished(self.command(env!("CARGO_BIN_EXE_sweetspot-cli")).args(arguments), &arguments.join(" "))
    }

    /// The same, which must go well; what it prints.
    fn done(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", said(&output));
        String::from_utf8(output.stdout).unwrap()
    }

    /// In a shell, where `$CLI` is the program.
    fn shell(&self, script: &str) -> Output {
        let mut command = self.command("sh");
        finished(command.env("CLI", env!("CARGO_BIN_EXE_sweetspot-cli")).args(["-c", script]), script)
    }

    fn map(&self) -> Vec<u8> {
        std::fs::read(self.path("map.sweetspot")).unwrap()
    }
}

/// Waits for a command to end, and fails where it does not.
fn finished(command: &mut Command, what: &str) -> Output {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let begun = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if begun.elapsed() > FOR_EVER {
            child.kill().unwrap();
            panic!("this goes on for ever: {what}");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    child.wait_with_output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn an_edit_that_is_kept_here_and_not_yet_in_the_file_says_so_with_a_code_of_its_own() {
    let room = Room::new();
    room.done(&["new", "map.sweetspot", "--title", "Map"]);
    let rows: String = (0..400).map(|nth| format!("Initiative {nth},{}\n", "long notes ".repeat(30))).collect();
    std::fs::write(room.path("plan.csv"), format!("Title,Notes\nWarm homes,x\n{rows}")).unwrap();
    room.done(&["import", "map.sweetspot", "plan.csv"]);
    let before = room.map();
    // No file may grow beyond 200 KB: the edit finds room in the log, the whole map does not.
    assert!(before.len() > 300_000, "{}", before.len());
    let output = room.shell("trap '' XFSZ; ulimit -f 400; \"$CLI\" set map.sweetspot 'Warm homes' status=paused");
    assert_eq!(output.status.code(), Some(3), "{}", said(&output));
    assert!(said(&output).starts_with("kept on this computer; the file will follow: "), "{}", said(&output));
    assert_eq!(said(&output).trim().lines().count(), 1);
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), "Change details of Warm homes");
    assert_eq!(room.map(), before, "the file is as it was");
    // The next command finds room again, and the file follows.
    assert!(room.done(&["history", "map.sweetspot", "--newest", "1"]).contains("Change details of Warm homes"));
    assert_ne!(room.map(), before);
    std::fs::remove_dir_all(room.path("home")).unwrap();
    assert!(room.done(&["history", "map.sweetspot", "--newest", "1"]).contains("Change details of Warm homes"));
}

/// Whoever works from a terminal hears what the window would say, apart from the answer.
#[test]
fn what_was_brought_in_or_set_aside_is_said() {
    let room = Room::new();
    room.done(&["new", "map.sweetspot", "--sample"]);
    let older = room.map();
    room.done(&["place", "map.sweetspot", "Family hubs", "A"]);
    let newer = room.map();
    let is_in = |map: &str, title: &str, letters: &str| {
        let told: serde_json::Value = serde_json::from_str(&room.done(&["regions", map, "--json"])).unwrap();
        let mut regions = told["regions"].as_array().unwrap().iter();
        let found = regions.find(|region| region["initiatives"].as_array().unwrap().contains(&title.into())).unwrap();
        assert_eq!(found["challenges"], serde_json::json!([letters]), "{title}");
    };

    std::fs::write(room.path("map.sweetspot"), &older).unwrap();
    let output = room.run(&["check", "map.sweetspot"]);
    assert_eq!(said(&output), "", "to check opens nothing");
    let output = room.run(&["show", "map.sweetspot"]);
    assert_eq!(output.status.code(), Some(0));
    let aside = room.path("map (recovered).sweetspot");
    assert!(said(&output).contains(&format!("was kept as {}", aside.display())), "{}", said(&output));
    is_in("map (recovered).sweetspot", "Family hubs", "A");
    assert_eq!(said(&room.run(&["show", "map.sweetspot"])), "", "it is said once");

    // Another computer's file comes while this one has something of its own.
    std::fs::write(room.path("theirs.sweetspot"), &newer).unwrap();
    let mut command = room.command(env!("CARGO_BIN_EXE_sweetspot-cli"));
    command.env("SWEETSPOT_HOME", room.path("another home"));
    let place = ["place", "theirs.sweetspot", "Green social prescribing", "B"];
    assert_eq!(finished(command.args(place), "elsewhere").status.code(), Some(0));
    room.done(&["place", "map.sweetspot", "Neighbourhood care teams", "C"]);
    std::fs::copy(room.path("theirs.sweetspot"), room.path("map.sweetspot")).unwrap();
    let output = room.run(&["show", "map.sweetspot"]);
    assert!(said(&output).starts_with("the file had been changed by "), "{}", said(&output));
    is_in("map.sweetspot", "Family hubs", "A");
    is_in("map.sweetspot", "Green social prescribing", "B");
    is_in("map.sweetspot", "Neighbourhood care teams", "C");
}

#[test]
fn an_answer_that_is_cut_short_is_a_failure_and_a_reader_that_has_enough_is_none() {
    let room = Room::new();
    room.done(&["new", "map.sweetspot", "--sample"]);
    let cut = room.shell("\"$CLI\" show map.sweetspot --json > /dev/full");
    assert_eq!(cut.status.code(), Some(1));
    assert!(said(&cut).contains("could not be written"), "{}", said(&cut));
    let enough = room.shell("{ \"$CLI\" spots map.sweetspot --json; echo \"code $?\" >&2; } | head -c 1");
    assert!(said(&enough).contains("code 0"), "{}", said(&enough));
}

#[test]
fn what_is_no_file_is_never_waited_for_and_never_written() {
    let room = Room::new();
    room.done(&["new", "map.sweetspot", "--sample"]);
    for pipe in ["pipe", "pipe.sweetspot", "pipe.csv", "pipe.svg"] {
        assert!(room.command("mkfifo").arg(pipe).status().unwrap().success());
    }
    std::fs::create_dir(room.path("folder.svg")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", room.path("endless.sweetspot")).unwrap();
    let before = room.map();
    for arguments in [
        &["check", "pipe"][..],
        &["show", "pipe.sweetspot"],
        &["check", "endless.sweetspot"],
        &["show", "endless.sweetspot"],
        &["check", "folder.svg"],
        &["merge", "map.sweetspot", "pipe"],
        &["merge", "map.sweetspot", "endless.sweetspot"],
        &["import", "map.sweetspot", "pipe.csv"],
        &["salvage", "pipe", "saved.sweetspot"],
        &["new", "pipe.sweetspot"],
        &["export", "map.sweetspot", "pipe.svg"],
        &["export", "map.sweetspot", "folder.svg"],
    ] {
        let output = room.run(arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {}", said(&output));
        assert!(!said(&output).is_empty());
    }
    for pipe in ["pipe", "pipe.sweetspot", "pipe.svg"] {
        use std::os::unix::fs::FileTypeExt;
        assert!(std::fs::metadata(room.path(pipe)).unwrap().file_type().is_fifo(), "{pipe}");
    }
    assert_eq!(room.map(), before);
}

#[test]
fn a_file_far_larger_than_any_map_is_refused_unread() {
    let room = Room::new();
    room.done(&["new", "map.sweetspot", "--sample"]);
    std::fs::copy(room.path("map.sweetspot"), room.path("huge.sweetspot")).unwrap();
    let huge = std::fs::OpenOptions::new().write(true).open(room.path("huge.sweetspot")).unwrap();
    huge.set_len(1 << 30).unwrap();
    for arguments in [
        &["check", "huge.sweetspot"][..],
        &["show", "huge.sweetspot"],
        &["merge", "map.sweetspot", "huge.sweetspot"],
        &["salvage", "huge.sweetspot", "saved.sweetspot"],
    ] {
        // A quarter of the file in memory would be too much.
        let script = format!("ulimit -d 262144; exec \"$CLI\" {}", arguments.join(" "));
        let output = room.shell(&script);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {}", said(&output));
        assert!(said(&output).contains("far larger than any map"), "{arguments:?}: {}", said(&output));
    }
}

#[test]
fn nothing_takes_a_maps_place() {
    let room = Room::new();
    assert_eq!(room.run(&["new", "x.svg"]).status.code(), Some(1), "a map is named like one");
    assert_eq!(room.run(&["new", "x.svg", "--sample"]).status.code(), Some(1));
    assert!(!room.path("x.svg").exists());
    room.done(&["new", "map.sweetspot", "--sample"]);
    room.done(&["new", "other.sweetspot"]);
    std::fs::copy(room.path("other.sweetspot"), room.path("other.svg")).unwrap();
    std::fs::copy(room.path("map.sweetspot"), room.path("own.svg")).unwrap();
    let before = (room.map(), std::fs::read(room.path("other.svg")).unwrap());
    for (map, out) in [("map.sweetspot", "other.svg"), ("own.svg", "own.svg"), ("map.sweetspot", "map.sweetspot")] {
        assert_eq!(room.run(&["export", map, out]).status.code(), Some(1), "{map} {out}");
    }
    assert_eq!((room.map(), std::fs::read(room.path("other.svg")).unwrap()), before);
    // A picture with rights of its own keeps them.
    let private = room.path("private.svg");
    std::fs::write(&private, "old").unwrap();
    std::fs::set_permissions(&private, std::fs::Permissions::from_mode(0o600)).unwrap();
    room.done(&["export", "map.sweetspot", "private.svg"]);
    assert_eq!(std::fs::metadata(&private).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn names_that_are_no_text_are_told_and_long_ones_are_saved() {
    let room = Room::new();
    room.done(&["new", "map.sweetspot"]);
    let odd = room.folder.path().join(OsStr::from_bytes(b"m\xff.sweetspot"));
    std::fs::copy(room.path("map.sweetspot"), &odd).unwrap();
    for command in ["check", "show", "undo", "communities"] {
        let output = finished(room.command(env!("CARGO_BIN_EXE_sweetspot-cli")).arg(command).arg(&odd), command);
        assert_eq!(output.status.code(), Some(1), "{command}");
        assert!(said(&output).contains("is not text"), "{command}: {}", said(&output));
    }
    let long = format!("{}.sweetspot", "n".repeat(240));
    room.done(&["new", &long, "--title", "Long"]);
    room.done(&["version", &long, "March board"]);
    assert!(room.done(&["history", &long]).contains("March board"));
    let left: Vec<_> =
        std::fs::read_dir(room.folder.path()).unwrap().flatten().map(|entry| entry.file_name()).collect();
    assert!(left.iter().all(|name| Path::new(name).extension() != Some(OsStr::new("tmp"))), "{left:?}");
}

#[test]
fn damage_is_told_in_our_own_words() {
    let room = Room::new();
    room.done(&["new", "map.sweetspot", "--sample"]);
    let whole = room.map();
    for at in (4096..whole.len()).step_by(1733) {
        let mut bytes = whole.clone();
        let end = (at + 40).min(bytes.len());
        bytes[at..end].fill(0xa5);
        std::fs::write(room.path("bad.sweetspot"), bytes).unwrap();
        let output = room.run(&["check", "bad.sweetspot"]);
        let told = said(&output).to_lowercase();
        for word in ["sql", "database", "btree", "b-tree", "rowid", "page ", "cell ", "constraint", "column index"] {
            assert!(!told.contains(word), "{at}: {told}");
        }
    }
}
