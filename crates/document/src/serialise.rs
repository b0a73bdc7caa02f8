//! Making the bytes of a file from a working copy, in memory: without what is private, looked over page by page, and sealed,
//! before they are anybody's file.

use crate::digest::{self, Shape};
use crate::failure::FileError;
use crate::image::{self, refuse_broken};
use crate::pages::{self, Pages};
use crate::tables::{change, revision};
use crate::target_file::Seal;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, MAIN_DB, OpenFlags};
use std::thread;
use uuid::Uuid;

/// A whole file that is still to be looked over and sealed.
pub(crate) struct Draft {
    pub(crate) bytes: Vec<u8>,
    pub(crate) unsealed: Unsealed,
}

/// What it takes to look a file over and to seal it.
pub(crate) struct Unsealed {
    /// The same pages, for SQLite to look over.
    copy: Connection,
    shape: Shape,
    /// What stands where the seal is to come.
    room: [u8; 32],
    /// The page at which the table of the seal begins.
    root: usize,
}

/// Makes a file of what `connection` holds, of its pages as they lie there, which is quick: for publishing.
pub(crate) fn of_pages(connection: &mut Connection) -> Result<Draft, FileError> {
    let copy = image::of_pages(connection)?;
    take_out(&copy, true)?;
    Draft::of(copy)
}

/// The same of all rows written afresh, without the gaps that deleted ones left: for copies, of which nothing may tell what
/// is not in them. Looked over and sealed.
pub(crate) fn compacted(connection: &Connection, with_history: bool) -> Result<Vec<u8>, FileError> {
    let place = format!("file:/{}?vfs=memdb", Uuid::new_v4().simple());
    // It is there for as long as somebody has it open.
    let copy = Connection::open_with_flags(&place, OpenFlags::default())?;
    connection.execute("vacuum into ?1", [&place])?;
    take_out(&copy, with_history)?;
    let Draft { mut bytes, unsealed } = Draft::of(copy)?;
    let seal = unsealed.look_over(&bytes)?;
    if with_history && digest::of_content(connection)? != seal.content {
        return Err(FileError::damaged("what was written is not what was to be written"));
    }
    seal.put_on(&mut bytes);
    Ok(bytes)
}

/// Takes out what does not belong in a file. The copy is nobody's yet, so no journal is kept.
fn take_out(copy: &Connection, with_history: bool) -> Result<(), FileError> {
    copy.execute_batch("pragma journal_mode = off; pragma secure_delete = on; begin; drop table working;")?;
    if !with_history {
        change::forget(copy)?;
        // The changes that revisions point at are gone. Merging needs the revisions all the same, without the numbers.
        copy.execute("update revision set at_change = 0", [])?;
    }
    copy.execute_batch("commit;")?;
    if !with_history {
        copy.execute_batch("vacuum;")?;
    }
    Ok(())
}

impl Draft {
    fn of(mut copy: Connection) -> Result<Draft, FileError> {
        let mut room = [0; 32];
        room[..16].copy_from_slice(Uuid::new_v4().as_bytes());
        room[16..].copy_from_slice(Uuid::new_v4().as_bytes());
        revision::write_seal(&copy, &room)?;
        let (shape, root) = (Shape::of(&copy)?, revision::seal_root(&copy)?);
        let bytes = copy.serialize(MAIN_DB)?.to_vec();
        Ok(Draft { bytes, unsealed: Unsealed { copy, shape, room, root } })
    }
}

impl Unsealed {
    /// Sees to it that all pages of the file fit together, and answers its seal.
    pub(crate) fn look_over(self, bytes: &[u8]) -> Result<Seal, FileError> {
        let Unsealed { copy, shape, room, root } = self;
        // Both read all there is: side by side in half the time.
        let (copy, content) = thread::scope(|scope| {
            let sound = scope.spawn(move || {
                refuse_broken(&copy)?;
                Ok(copy)
            });
            let content = shape.seal(bytes);
            (sound.join().unwrap_or_else(|_| Err(FileError::damaged("it could not be looked over"))), content)
        });
        let copy = copy?;
        let content = content.map_or_else(|| digest::of_content(&copy), Ok)?;
        debug_assert_eq!(digest::of_content(&copy).ok(), Some(content), "pages are read as SQLite reads them");
        let at = place_of(bytes, root, &room).ok_or_else(|| FileError::damaged("there is no room for its seal"))?;
        Ok(Seal { at, content })
    }
}

/// Where in a file the only value of the only row of a table lies, whose tree begins at page `root`.
fn place_of(bytes: &[u8], root: usize, value: &[u8]) -> Option<usize> {
    let pages = Pages::of(bytes);
    let mut held = vec![];
    pages.walk(root, &mut |_, record| {
        pages::values(record, |found| {
            held.push(found == ValueRef::Blob(value));
            Some(())
        })
    })?;
    let (page, _) = pages.page(root)?;
    let within = page.windows(value.len()).position(|found| found == value)?;
    (held == [true]).then_some((root - 1) * pages.size() + within)
}
