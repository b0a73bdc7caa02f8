//! Databases that lie in memory whole: a working copy that is looked over while it is read, and a file that is being made.

use crate::failure::{BROKEN_PAGES, FileError};
use rusqlite::serialize::Data;
use rusqlite::{Connection, MAIN_DB};
use std::fs::File;
use std::io::Read;
use std::ops::Range;
use std::path::Path;

/// How many bytes of a file come before its first page's own.
const HEADER: usize = 100;
/// Where the header says how the file is written to.
const WRITTEN_BY: Range<usize> = 18..20;
/// Not by way of a log, which nothing in memory has.
const WITHOUT_A_LOG: u8 = 1;

/// A copy of what the connection holds, of its pages as they lie there.
pub(crate) fn of_pages(connection: &mut Connection) -> Result<Connection, FileError> {
    let Data::Owned(mut pages) = connection.serialize(MAIN_DB)? else {
        return Err(FileError::damaged("it lies in no file"));
    };
    pages[WRITTEN_BY].fill(WITHOUT_A_LOG);
    let mut copy = Connection::open_in_memory()?;
    copy.deserialize(MAIN_DB, pages, false)?;
    Ok(copy)
}

/// A copy, only to be read, of a database that nobody has open and that has no log.
pub(crate) fn of_file(path: &Path) -> Result<Connection, FileError> {
    let mut file = File::open(path)?;
    let length = usize::try_from(file.metadata()?.len()).unwrap_or(usize::MAX);
    let mut header = [0; HEADER];
    file.read_exact(&mut header).map_err(|_| FileError::damaged(BROKEN_PAGES))?;
    header[WRITTEN_BY].fill(WITHOUT_A_LOG);
    let mut copy = Connection::open_in_memory()?;
    copy.deserialize_read_exact(MAIN_DB, (&header[..]).chain(file), length, true)?;
    Ok(copy)
}

/// Sees to it that all pages fit together.
pub(crate) fn refuse_broken(connection: &Connection) -> Result<(), FileError> {
    let verdict: String = connection.query_row("pragma quick_check(1)", [], |row| row.get(0))?;
    if verdict == "ok" { Ok(()) } else { Err(FileError::damaged(BROKEN_PAGES)) }
}
