//! The nth step towards the person's file fails, for every n and every cause: the file is as it was or new and
//! whole, the message names the cause, and trying again helps.

use crate::target_file::faults;
use crate::{Document, FileError, Folders, Notice, check};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use sweetspot_core::{Change, Edit, Map, Stamp};
use tempfile::TempDir;
use uuid::Uuid;

const CAUSES: [(ErrorKind, &str); 4] = [
    (ErrorKind::StorageFull, "no_space"),
    (ErrorKind::PermissionDenied, "denied"),
    (ErrorKind::NotFound, "unreachable"),
    (ErrorKind::TimedOut, "unreachable"),
];

fn stamp() -> Stamp {
    Stamp { at: 0, who: String::new(), change: Uuid::new_v4() }
}

fn add(title: &str) -> Edit {
    Edit::AddInitiative { title: title.to_owned(), challenges: vec![], at: None }
}

fn room() -> (TempDir, Folders, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let folders = Folders { local: dir.path().join("local") };
    fs::create_dir(dir.path().join("desk")).unwrap();
    let path = dir.path().join("desk/map.sweetspot");
    (dir, folders, path)
}

fn create(folders: &Folders, path: &Path) -> Result<Document, FileError> {
    let map = Map::starter(&stamp(), "Fenmoor together", "Fenmoor", 4);
    let change = Change::making(&map, "New map".to_owned(), &stamp());
    Document::create(folders, path, &map, &change)
}

fn names(folder: &Path) -> Vec<String> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
}

#[test]
fn whichever_step_of_publishing_fails_the_file_is_whole_and_trying_again_helps() {
    for (kind, code) in CAUSES {
        let mut failed = 0;
        for sound in 0.. {
            let (_dir, folders, path) = room();
            let mut document = create(&folders, &path).unwrap();
            document.edit(&add("Warm homes"), &stamp()).unwrap();
            let before = fs::read(&path).unwrap();
            faults::after(sound, kind);
            let result = document.publish();
            if faults::clear() {
                result.unwrap();
                break;
            }
            failed += 1;
            let after = fs::read(&path).unwrap();
            // A look at the file that fails is no failure of publishing where the file is then written.
            if let Err(error) = result {
                assert_eq!(error.code(), code, "step {sound}");
                assert!(document.unpublished());
            }
            assert!(after == before || check(&folders, &path).unwrap().is_empty(), "step {sound}");
            assert_eq!(names(path.parent().unwrap()), ["map.sweetspot"], "step {sound}");
            // Half of them are tried again, the others end here, as if the computer had stopped.
            if sound % 2 == 0 {
                document.publish().unwrap();
                assert!(!document.unpublished());
            }
            drop(document);
            let document = Document::open(&folders, &path).unwrap();
            assert_eq!(document.map().initiatives.len(), 1);
            assert!(document.notices().iter().all(|notice| matches!(notice, Notice::Recovered { .. })));
            document.close().unwrap();
            assert_eq!(names(path.parent().unwrap()), ["map.sweetspot"], "step {sound}");
            assert_eq!(check(&folders, &path).unwrap(), Vec::<String>::new());
        }
        assert!(failed >= 7, "only {failed} steps failed");
    }
}

#[test]
fn whichever_step_of_making_a_map_fails_there_is_none_or_a_whole_one() {
    for (kind, _) in CAUSES {
        for sound in 0.. {
            let (_dir, folders, path) = room();
            faults::after(sound, kind);
            let result = create(&folders, &path);
            if faults::clear() {
                result.unwrap();
                break;
            }
            if result.is_err() {
                // A folder that could not be synced has the whole file all the same.
                assert!(!path.exists() || check(&folders, &path).unwrap().is_empty(), "step {sound}");
                assert!(names(path.parent().unwrap()).iter().all(|name| name == "map.sweetspot"), "step {sound}");
            }
        }
    }
}

#[test]
fn whichever_step_of_opening_fails_nothing_is_changed() {
    let (_dir, folders, path) = room();
    create(&folders, &path).unwrap().close().unwrap();
    let before = fs::read(&path).unwrap();
    for sound in 0.. {
        faults::after(sound, ErrorKind::TimedOut);
        let result = Document::open(&folders, &path);
        if faults::clear() {
            result.unwrap();
            break;
        }
        assert_eq!(result.unwrap_err().code(), "unreachable");
        assert_eq!(fs::read(&path).unwrap(), before);
    }
}

#[test]
fn an_edit_for_which_there_is_no_space_is_not_made() {
    let (_dir, folders, path) = room();
    let mut document = create(&folders, &path).unwrap();
    let pages: i64 = document.working_copy.connection.query_row("pragma page_count", [], |row| row.get(0)).unwrap();
    document.working_copy.connection.pragma_update(None, "max_page_count", pages).unwrap();
    let mut made = 0;
    let error = loop {
        let before = document.map().clone();
        match document.edit(&add(&"Long ".repeat(50)), &stamp()) {
            Ok(_) => made += 1,
            Err(error) => {
                assert_eq!(*document.map(), before);
                break error;
            }
        }
    };
    assert_eq!(error, crate::EditError::File(FileError::NoSpace));
    document.working_copy.connection.pragma_update(None, "max_page_count", 1_000_000).unwrap();
    document.edit(&add("Warm homes"), &stamp()).unwrap();
    drop(document);
    assert_eq!(Document::open(&folders, &path).unwrap().map().initiatives.len(), made + 1);
}

#[test]
fn a_map_whose_making_was_cut_short_was_never_there() {
    let (_dir, folders, path) = room();
    let document = create(&folders, &path).unwrap();
    // As it is when the computer stops just before the file takes its name.
    document.working_copy.connection.execute("update working set published = null, file_hash = null", []).unwrap();
    let mark = document.working_copy.revision_at(1).unwrap().id.simple().to_string();
    drop(document);
    fs::remove_file(&path).unwrap();
    fs::write(path.with_file_name(format!("~$map.sweetspot.{}.tmp", &mark[..8])), "half").unwrap();
    assert_eq!(Document::open(&folders, &path).unwrap_err(), FileError::NotFound);
    let document = create(&folders, &path).unwrap();
    assert_eq!(document.notices(), []);
    assert_eq!(names(path.parent().unwrap()), ["map.sweetspot"]);
}

#[test]
fn a_file_that_took_its_name_just_before_the_computer_stopped_is_gone_on_from() {
    let (_dir, folders, path) = room();
    let mut document = create(&folders, &path).unwrap();
    let before = document.working_copy.published().unwrap();
    document.edit(&add("Warm homes"), &stamp()).unwrap();
    document.publish().unwrap();
    document.edit(&add("Skills bus"), &stamp()).unwrap();
    document.working_copy.mark_published(before.revision.unwrap(), &before.file_hash.unwrap()).unwrap();
    drop(document);
    let document = Document::open(&folders, &path).unwrap();
    assert_eq!(document.notices(), [Notice::Recovered { changes: 1 }]);
    assert_eq!(document.map().initiatives.len(), 2);
}
