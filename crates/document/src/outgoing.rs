//! Making the bytes of a file from a working copy: compacted, without what is private, sealed, and read again by
//! the same checks that a stranger's file meets, before anybody is given them.

use crate::border;
use crate::failure::FileError;
use crate::migrations::NEWEST;
use crate::seal;
use crate::tables::{change, revision};
use rusqlite::{Connection, OpenFlags};
use std::fs;
use std::path::Path;

/// A whole file, ready to be written.
pub(crate) struct Outgoing {
    pub(crate) bytes: Vec<u8>,
    pub(crate) hash: [u8; 32],
}

/// Makes a file of what `connection` holds. `scratch` is a path in our own folder without its ending.
/// It is made there and not in the person's folder, where SQLite's own ways of writing can't be relied on.
pub(crate) fn make(connection: &Connection, scratch: &Path, with_history: bool) -> Result<Outgoing, FileError> {
    let copy = border::Scratch(scratch.with_extension("outgoing"));
    let _ = fs::remove_file(&copy.0);
    let path = copy.0.to_str().ok_or_else(|| FileError::Unreachable { why: "the app's own folder".to_owned() })?;
    connection.execute("vacuum into ?1", [path])?;
    let expected = finish(&copy.0, with_history, connection)?;
    let made = border::hardened(&copy.0)?;
    if let Some(finding) = border::findings(&made, NEWEST)?.into_iter().next() {
        return Err(FileError::Damaged { what: finding });
    }
    if revision::read_seal(&made)? != expected {
        return Err(FileError::damaged("what was written is not what was to be written"));
    }
    drop(made);
    let bytes = fs::read(&copy.0)?;
    let hash = seal::of_bytes(&bytes);
    Ok(Outgoing { bytes, hash })
}

/// Takes out what does not belong in a file and puts the seal on. The copy is nobody's yet, so no journal is kept.
fn finish(path: &Path, with_history: bool, original: &Connection) -> Result<[u8; 32], FileError> {
    let copy = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    copy.execute_batch("pragma journal_mode = off; pragma synchronous = off; pragma secure_delete = on;")?;
    copy.execute_batch("begin; drop table working;")?;
    let seal = if with_history {
        seal::of_content(original)?
    } else {
        change::forget(&copy)?;
        // The changes that revisions counted are gone; that the revisions were is what merging needs.
        copy.execute("update revision set at_change = 0", [])?;
        seal::of_content(&copy)?
    };
    revision::write_seal(&copy, &seal)?;
    copy.execute_batch("commit;")?;
    if !with_history {
        copy.execute_batch("vacuum;")?;
    }
    copy.close().map_err(|(_, error)| error)?;
    Ok(seal)
}
