//! The private folder in which one map is worked on: its lock, its working copy, and scratch files. One workspace for
//! each file path; a second program, or a second window, finds it taken.

use crate::failure::FileError;
use crate::target_file::TargetFile;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use sweetspot_system::{make_private, patiently};
use uuid::Uuid;

/// Where private things are kept. Always on this computer, never in a roaming profile or a synchronised folder.
#[derive(Clone, Debug)]
pub struct Folders {
    /// The app's local folder: working copies are in `work`, copies kept from harm in `kept`.
    pub local: PathBuf,
}

impl Folders {
    fn work(&self) -> Result<PathBuf, FileError> {
        made(self.local.join("work"))
    }

    /// The folder of what is kept for good: files as they were before a migration, copies set aside.
    pub(crate) fn kept(&self) -> Result<PathBuf, FileError> {
        made(self.local.join("kept"))
    }

    /// The workspaces in which a working copy lies, each by what its files' names begin with.
    pub(crate) fn workspaces(&self) -> Result<Vec<PathBuf>, FileError> {
        let folder = self.local.join("work");
        if !folder.exists() {
            return Ok(vec![]);
        }
        let mut bases: Vec<PathBuf> = fs::read_dir(folder)?
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "sweetspot"))
            .map(|path| path.with_extension(""))
            .collect();
        bases.sort();
        Ok(bases)
    }

    /// A scratch path of its own, without an ending.
    pub(crate) fn scratch(&self) -> Result<PathBuf, FileError> {
        Ok(self.work()?.join(Uuid::new_v4().simple().to_string()))
    }
}

/// Makes a folder of the app's own.
fn made(folder: PathBuf) -> Result<PathBuf, FileError> {
    make_private(&folder).map_err(|error| FileError::from(error).in_folder("the app's own folder"))?;
    Ok(folder)
}

/// The workspace of one file, held until it is dropped.
#[derive(Debug)]
pub(crate) struct Workspace {
    base: PathBuf,
    lock: File,
}

impl Workspace {
    /// Takes the workspace of the file at `target` and clears away what an earlier run left unfinished.
    pub(crate) fn take(folders: &Folders, target: &TargetFile) -> Result<Workspace, FileError> {
        Workspace::take_at(folders.work()?.join(target.key()))
    }

    /// The same for a workspace that lies there.
    pub(crate) fn take_at(base: PathBuf) -> Result<Workspace, FileError> {
        let lock = OpenOptions::new().create(true).truncate(false).write(true).open(base.with_extension("lock"))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(FileError::OpenElsewhere),
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
        let workspace = Workspace { base, lock };
        for ending in ["incoming", "incoming-journal", "outgoing", "outgoing-journal", "fresh", "fresh-journal"] {
            remove(&workspace.base.with_extension(ending))?;
        }
        if !workspace.working_copy().exists() {
            // A log without its working copy would be read into the next one.
            remove(&workspace.log())?;
        }
        Ok(workspace)
    }

    /// Bytes on disk of the working copy at `base`, with its log.
    pub(crate) fn size_at(base: &Path) -> u64 {
        let of = |ending| fs::metadata(base.with_extension(ending)).map_or(0, |seen| seen.len());
        of("sweetspot") + of("sweetspot-wal")
    }

    /// The working copy.
    pub(crate) fn working_copy(&self) -> PathBuf {
        self.base.with_extension("sweetspot")
    }

    /// The working copy's log of writes, which SQLite keeps beside it.
    pub(crate) fn log(&self) -> PathBuf {
        self.base.with_extension("sweetspot-wal")
    }

    /// A working copy that is not complete yet.
    pub(crate) fn fresh(&self) -> PathBuf {
        self.base.with_extension("fresh")
    }

    /// For scratch files of this workspace, without an ending.
    pub(crate) fn scratch(&self) -> &Path {
        &self.base
    }

    /// Removes the working copy, which nobody may have open. The log goes first: a working copy without its log is
    /// an older state, a log without its working copy is a trap.
    pub(crate) fn clear(&self) -> Result<(), FileError> {
        remove(&self.log())?;
        remove(&self.working_copy())
    }

    /// Moves a working copy that can't be opened, with its log, into `folder`. Answers its new path.
    pub(crate) fn move_aside(&self, folder: &Path) -> Result<PathBuf, FileError> {
        let to = folder.join(format!("{}.sweetspot", Uuid::new_v4().simple()));
        if self.log().exists() {
            patiently(|| fs::rename(self.log(), to.with_extension("sweetspot-wal")))?;
        }
        patiently(|| fs::rename(self.working_copy(), &to))?;
        Ok(to)
    }
}

impl Drop for Workspace {
    /// Closing the file would not be enough: a program that is just being started shares every open file until it is
    /// under way, and would hold the lock for that long.
    fn drop(&mut self) {
        drop(self.lock.unlock());
    }
}

fn remove(path: &Path) -> Result<(), FileError> {
    match patiently(|| fs::remove_file(path)) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        Ok(()) | Err(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

    use super::*;

    #[test]
    fn a_desk_that_is_left_is_free_although_another_still_shares_its_open_file() {
        let dir = tempfile::tempdir().unwrap();
        let folders = Folders { local: dir.path().join("local") };
        let target = TargetFile::of(&dir.path().join("map.sweetspot")).unwrap();
        let workspace = Workspace::take(&folders, &target).unwrap();
        // A program that is being started has such a share of our open file.
        let shared = workspace.lock.try_clone().unwrap();
        assert_eq!(Workspace::take(&folders, &target).unwrap_err().code(), "open_elsewhere");
        drop(workspace);
        Workspace::take(&folders, &target).unwrap();
        drop(shared);
    }
}
