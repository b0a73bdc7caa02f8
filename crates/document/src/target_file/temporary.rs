//! The file that a new one is written to before it takes the name: in the same folder, gone if anything fails.

use super::{TargetFile, step};
use crate::failure::FileError;
use std::fs::{self, File};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::thread;
use sweetspot_system::{create_like, take_place};
use uuid::Uuid;

/// A temporary file beside the one that it is to replace.
pub(super) struct Temporary {
    file: File,
    place: Place,
}

struct Place(PathBuf);

impl Temporary {
    /// A new one; it has the rights of the file that it is to replace or, where that can't be, the folder's usual ones.
    pub(super) fn beside(target: &TargetFile, mark: Uuid) -> Result<Temporary, FileError> {
        let path = target.temporary(mark);
        let made = || {
            step("create")?;
            // One of the same mark is left from a publishing that failed.
            let _ = fs::remove_file(&path);
            create_like(&path, &target.resolved)
        };
        let file = made().map_err(in_its_folder)?;
        Ok(Temporary { file, place: Place(path) })
    }

    /// Writes these bytes; they are on the disk then.
    pub(super) fn write(&self, bytes: &[u8]) -> Result<(), FileError> {
        self.write_while(bytes, |_| Ok(()))
    }

    /// The same; meanwhile `look` looks the bytes over.
    pub(super) fn write_while<T>(
        &self,
        bytes: &[u8],
        look: impl FnOnce(&[u8]) -> Result<T, FileError>,
    ) -> Result<T, FileError> {
        step("write").and_then(|()| step("sync")).map_err(in_its_folder)?;
        let (written, found) = thread::scope(|scope| {
            let writing = scope.spawn(|| (&self.file).write_all(bytes).and_then(|()| self.file.sync_all()));
            let found = look(bytes);
            (writing.join().unwrap_or_else(|_| Err(io::Error::other("it could not be written"))), found)
        });
        written.map_err(in_its_folder)?;
        found
    }

    /// Writes a few bytes once more; they are on the disk then.
    pub(super) fn write_at(&self, at: usize, bytes: &[u8]) -> Result<(), FileError> {
        let written = || {
            step("write")?;
            (&self.file).seek(SeekFrom::Start(at as u64))?;
            (&self.file).write_all(bytes)?;
            step("sync")?;
            self.file.sync_all()
        };
        written().map_err(in_its_folder)
    }

    /// Reads it back and gives it the name.
    pub(super) fn take_name(self, name: &Path, bytes: &[u8]) -> Result<(), FileError> {
        let Temporary { file, place } = self;
        drop(file);
        step("read back")?;
        if fs::read(&place.0)? != bytes {
            return Err(FileError::Unreachable { why: "what was written there could not be read back".to_owned() });
        }
        step("rename")?;
        Ok(take_place(&place.0, name)?)
    }
}

impl Drop for Place {
    /// Nothing is there any more once it has taken the name.
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

fn in_its_folder(error: io::Error) -> FileError {
    FileError::from(error).in_folder("its folder")
}
