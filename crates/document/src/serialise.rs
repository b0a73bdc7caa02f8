//! Making the bytes of a file from a working copy: compacted, without what is private, read again from the disk
//! and compared with what was to be written, and sealed, before anybody is given them.

use crate::digest;
use crate::failure::{BROKEN_PAGES, FileError};
use crate::tables::{change, revision};
use crate::untrusted::{self, Scratch};
use rusqlite::{Connection, OpenFlags};
use std::fs;
use std::path::Path;
use std::thread;

/// A whole file, ready to be written.
pub(crate) struct Serialised {
    pub(crate) bytes: Vec<u8>,
    pub(crate) hash: [u8; 32],
}

/// Makes a file of what `connection` holds. `scratch` is a path in our own folder without its ending.
/// It is made there and not in the person's folder, where SQLite's own ways of writing can't be relied on.
pub(crate) fn file_bytes(connection: &Connection, scratch: &Path, with_history: bool) -> Result<Serialised, FileError> {
    let copy = Scratch(scratch.with_extension("outgoing"));
    let path = &copy.0;
    let _ = fs::remove_file(path);
    compact(connection, path)?;
    take_out(path, with_history)?;
    let seal = if with_history {
        // Both read all there is: side by side in half the time.
        let (content, written) = thread::scope(|scope| {
            let written = scope.spawn(|| read_again(path));
            (digest::of_content(connection), written.join())
        });
        let written = written.unwrap_or_else(|_| Err(FileError::damaged("it could not be read again")))?;
        if written != content? {
            return Err(FileError::damaged("what was written is not what was to be written"));
        }
        written
    } else {
        read_again(path)?
    };
    put_seal_on(path, &seal)?;
    let bytes = fs::read(path)?;
    let hash = digest::of_bytes(&bytes);
    Ok(Serialised { bytes, hash })
}

/// Writes all rows afresh, without the gaps that deleted ones left. Nobody needs this scratch file after a power
/// cut, so no time is spent on making it last.
fn compact(connection: &Connection, path: &Path) -> Result<(), FileError> {
    let path = path.to_str().ok_or_else(|| FileError::Unreachable { why: "the app's own folder".to_owned() })?;
    connection.execute_batch("pragma synchronous = off")?;
    let outcome = connection.execute("vacuum into ?1", [path]);
    connection.execute_batch("pragma synchronous = full")?;
    outcome?;
    Ok(())
}

/// Takes out what does not belong in a file. The copy is nobody's yet, so no journal is kept.
fn take_out(path: &Path, with_history: bool) -> Result<(), FileError> {
    let copy = writing(path)?;
    copy.execute_batch("begin; drop table working;")?;
    if !with_history {
        change::forget(&copy)?;
        // The changes that revisions point at are gone. Merging needs the revisions all the same, without the numbers.
        copy.execute("update revision set at_change = 0", [])?;
    }
    copy.execute_batch("commit;")?;
    if !with_history {
        copy.execute_batch("vacuum;")?;
    }
    copy.close().map_err(|(_, error)| error)?;
    Ok(())
}

/// Reads the file as it lies on the disk, and answers its seal.
fn read_again(path: &Path) -> Result<[u8; 32], FileError> {
    let copy = untrusted::hardened(path)?;
    let verdict: String = copy.query_row("pragma quick_check(1)", [], |row| row.get(0))?;
    if verdict == "ok" { digest::of_content(&copy) } else { Err(FileError::damaged(BROKEN_PAGES)) }
}

fn put_seal_on(path: &Path, seal: &[u8; 32]) -> Result<(), FileError> {
    let copy = writing(path)?;
    revision::write_seal(&copy, seal)?;
    copy.close().map_err(|(_, error)| error)?;
    if revision::read_seal(&untrusted::hardened(path)?)? == *seal {
        Ok(())
    } else {
        Err(FileError::damaged("the seal did not stick"))
    }
}

fn writing(path: &Path) -> Result<Connection, FileError> {
    let copy = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    copy.execute_batch("pragma journal_mode = off; pragma synchronous = off; pragma secure_delete = on;")?;
    Ok(copy)
}
