//! One file takes another's place: with its rights or attributes, under any name, and whatever other programs do with it.
#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

use std::fs;
use std::path::{Path, PathBuf};
use sweetspot_system::{create_like, name_key, settle, take_place};
use tempfile::TempDir;

/// A folder with a finished file for a target.
fn room() -> (TempDir, PathBuf, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let (finished, target) = (folder.path().join("finished.tmp"), folder.path().join("Café £5.sweetspot"));
    fs::write(&finished, "new").unwrap();
    (folder, finished, target)
}

fn taken(finished: &Path, target: &Path) {
    assert_eq!(fs::read_to_string(target).unwrap(), "new");
    assert!(!finished.exists());
}

#[test]
fn a_finished_file_takes_a_free_name_and_one_that_is_taken() {
    let (folder, finished, target) = room();
    take_place(&finished, &target).unwrap();
    taken(&finished, &target);
    fs::write(&target, "old").unwrap();
    fs::write(&finished, "new").unwrap();
    take_place(&finished, &target).unwrap();
    taken(&finished, &target);
    settle(folder.path()).unwrap();
}

#[test]
fn a_path_may_be_longer_than_260_letters() {
    let (folder, ..) = room();
    let deep = (0..12).fold(folder.path().to_owned(), |path, _| path.join("a folder of thirty letters or so"));
    fs::create_dir_all(&deep).unwrap();
    let (finished, target) = (deep.join("finished.tmp"), deep.join("map.sweetspot"));
    fs::write(&target, "old").unwrap();
    fs::write(&finished, "new").unwrap();
    take_place(&finished, &target).unwrap();
    taken(&finished, &target);
}

#[test]
fn two_names_are_of_one_file_as_the_system_has_it() {
    let same = name_key("Map.sweetspot".as_ref()) == name_key("map.SWEETSPOT".as_ref());
    assert_eq!(same, cfg!(windows));
}

#[cfg(unix)]
#[test]
fn a_file_that_will_take_anothers_place_has_its_rights() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, finished, target) = room();
    fs::remove_file(&finished).unwrap();
    fs::write(&target, "old").unwrap();
    fs::set_permissions(&target, fs::Permissions::from_mode(0o640)).unwrap();
    let file = create_like(&finished, &target).unwrap();
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o640);
}

#[cfg(windows)]
mod windows {
    use super::*;
    use std::fs::OpenOptions;
    use std::os::windows::fs::{MetadataExt, OpenOptionsExt};
    use std::thread;
    use std::time::{Duration, Instant};

    const READ_ONLY: u32 = 1;
    const HIDDEN: u32 = 2;
    /// Others may read while it is open, and may neither write nor remove it.
    const SHARED_FOR_READING: u32 = 1;

    #[test]
    fn a_hidden_file_stays_hidden() {
        let (_folder, finished, target) = room();
        fs::remove_file(&finished).unwrap();
        drop(OpenOptions::new().write(true).create_new(true).attributes(HIDDEN).open(&target).unwrap());
        drop(create_like(&finished, &target).unwrap());
        take_place(&finished, &target).unwrap();
        assert_eq!(fs::metadata(&target).unwrap().file_attributes() & HIDDEN, HIDDEN);
    }

    #[test]
    fn a_file_that_is_read_only_is_not_replaced() {
        let (_folder, finished, target) = room();
        drop(OpenOptions::new().write(true).create_new(true).attributes(READ_ONLY).open(&target).unwrap());
        assert!(take_place(&finished, &target).is_err());
        assert_eq!(fs::read_to_string(&target).unwrap(), "");
        assert_eq!(fs::read_to_string(&finished).unwrap(), "new");
        assert!(
            !create_like(&finished.with_extension("2"), &target).unwrap().metadata().unwrap().permissions().readonly()
        );
    }

    #[test]
    fn one_that_another_program_holds_for_a_moment_is_waited_for() {
        let (_folder, finished, target) = room();
        fs::write(&target, "old").unwrap();
        let held = OpenOptions::new().read(true).share_mode(SHARED_FOR_READING).open(&target).unwrap();
        let letting_go = thread::spawn(move || {
            thread::sleep(Duration::from_millis(300));
            drop(held);
        });
        take_place(&finished, &target).unwrap();
        letting_go.join().unwrap();
        taken(&finished, &target);
    }

    #[test]
    fn one_that_another_program_keeps_is_left_as_it_is() {
        let (_folder, finished, target) = room();
        fs::write(&target, "old").unwrap();
        let held = OpenOptions::new().read(true).share_mode(SHARED_FOR_READING).open(&target).unwrap();
        let begun = Instant::now();
        take_place(&finished, &target).unwrap_err();
        assert!(begun.elapsed() > Duration::from_secs(2), "it gave up at once");
        drop(held);
        assert_eq!(fs::read_to_string(&target).unwrap(), "old");
        assert_eq!(fs::read_to_string(&finished).unwrap(), "new");
    }
}
