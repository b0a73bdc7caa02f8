//! Writing the person's file: whole, checked, and never over something that somebody else wrote meanwhile.

use super::ancestry::Graph;
use super::{Aside, Document, Notice};
use crate::digest;
use crate::failure::FileError;
use crate::serialise::{self, Draft};
use crate::tables::revision;
use crate::target_file::TargetFile;
use crate::untrusted;
use std::path::Path;
use std::thread;
use uuid::Uuid;

impl Document {
    /// Whether the working copy holds changes that the person's file does not hold yet.
    pub fn unpublished(&self) -> bool {
        self.newest != self.published
    }

    /// Replaces the person's file whole with the present state. Does nothing where there is nothing new.
    ///
    /// # Errors
    /// Where it can't be written now. The file is then as it was, every change is safe in the working copy, and
    /// publishing can be tried again.
    pub fn publish(&mut self) -> Result<(), FileError> {
        if !self.unpublished() {
            return Ok(());
        }
        if self.read_only {
            return Err(FileError::ReadOnly);
        }
        let revision = self.working_copy.revision_at(self.newest)?;
        let Draft { mut bytes, unsealed } = serialise::of_pages(&mut self.working_copy.connection)?;
        let (target, mut hash) = (self.target.clone(), None);
        self.seen = target.replace_sealed(
            &mut bytes,
            revision.id,
            |bytes| unsealed.look_over(bytes),
            |bytes| {
                thread::scope(|scope| {
                    let hashing = scope.spawn(|| digest::of_bytes(bytes));
                    // As late as can be, so that hardly any time is left in which another computer could write.
                    self.spare_the_other(revision.id)?;
                    hash = hashing.join().ok();
                    Ok(())
                })
            },
        )?;
        log::info!("file written: {} bytes", bytes.len());
        self.working_copy.mark_published(revision.id, &hash.unwrap_or_else(|| digest::of_bytes(&bytes)))?;
        self.published = self.newest;
        Ok(())
    }

    /// Keeps what somebody else wrote to the person's file since it was read, as a copy beside it.
    fn spare_the_other(&mut self, mark: Uuid) -> Result<(), FileError> {
        if !self.target.exists() {
            return Ok(());
        }
        // Its length and time are not asked: another file can have the same.
        let (bytes, seen) = self.target.read().map_err(|error| error.in_folder("its folder"))?;
        if self.working_copy.published()?.file_hash == Some(digest::of_bytes(&bytes)) || self.is_ours(&bytes)? {
            self.seen = Some(seen);
            return Ok(());
        }
        let beside = self.target.beside(self.target.folder(), "other copy")?;
        beside.replace(&bytes, mark)?;
        log::warn!("set aside: {:?}", Aside::Theirs);
        self.notices.push(Notice::SetAside { path: beside.path, what: Aside::Theirs });
        Ok(())
    }

    /// Whether all that these bytes hold is here: a publishing may have come through although the network drive said that
    /// it had not, or an older state was put back.
    fn is_ours(&self, bytes: &[u8]) -> Result<bool, FileError> {
        let Ok(admitted) = untrusted::admit(bytes, self.workspace.scratch()) else { return Ok(false) };
        let Some(newest) = revision::newest(&admitted.connection)? else { return Ok(false) };
        Ok(Graph::of(&self.working_copy.connection)?.knows(newest.id))
    }

    /// Saves the present state as another file, replacing one that is there: the person has agreed to that.
    /// Without history, the copy holds the map and the ids that merging it back needs.
    ///
    /// # Errors
    /// Where it can't be written; a file that was there is then as it was. `Exists` where it would be the copy of
    /// itself.
    pub fn save_copy(&self, path: &Path, with_history: bool) -> Result<(), FileError> {
        let target = TargetFile::of(path).map_err(|error| error.in_folder("its folder"))?;
        if target.is(&self.target) {
            return Err(FileError::Exists);
        }
        let revision = self.working_copy.revision_at(self.newest)?;
        target.replace(&serialise::compacted(&self.working_copy.connection, with_history)?, revision.id)?;
        Ok(())
    }

    /// Publishes and closes.
    ///
    /// # Errors
    /// Where the person's file can't be written; every change is then safe in the working copy, and is there when
    /// the file is next opened.
    pub fn close(mut self) -> Result<(), FileError> {
        let published = if self.read_only { Ok(()) } else { self.publish() };
        self.leave()?;
        published
    }

    /// Closes without writing the person's file; what it does not hold yet is there when it is next opened.
    ///
    /// # Errors
    /// Where the working copy can't be closed; what is in it is safe all the same.
    pub fn leave(self) -> Result<(), FileError> {
        let Document { working_copy, workspace, .. } = self;
        working_copy.close()?;
        drop(workspace);
        Ok(())
    }
}
