//! The working copies that lie on this computer, told apart: those that only say again what their files say, those whose files
//! are gone or say something else by now, and those that hold edits which no file was given. The last are never taken away.

use crate::digest;
use crate::failure::FileError;
use crate::target_file::TargetFile;
use crate::working_copy::WorkingCopy;
use crate::workspace::{Folders, Workspace};
use std::path::{Path, PathBuf};

/// A working copy on this computer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalCopy {
    /// The file that it is of; None: that can't be told, since somebody works on it or it can't be read.
    pub path: Option<PathBuf>,
    /// How it stands to that file.
    pub standing: LocalStanding,
    /// Bytes on disk.
    pub size: u64,
}

/// How a working copy stands to its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocalStanding {
    /// The file is there and says all that the copy says.
    Same,
    /// It holds edits that the file was not given yet.
    Ahead,
    /// The file was given all, and is not where it was or can't be read now: the copy may be what is left of it.
    NoFile,
    /// The file was given all, and something else stands in it now.
    FileDiffers,
    /// A map is open on it.
    InUse,
    /// It can't be read.
    Unreadable,
}

impl LocalCopy {
    /// Whether it may be taken away; `last`: also where it may be the last of its map, since the person wants that.
    #[must_use]
    pub fn may_go(&self, last: bool) -> bool {
        match self.standing {
            LocalStanding::Same => true,
            LocalStanding::NoFile | LocalStanding::FileDiffers => last,
            LocalStanding::Ahead | LocalStanding::InUse | LocalStanding::Unreadable => false,
        }
    }
}

/// Every working copy on this computer. Reads the files that they are of, which may lie on a slow drive.
///
/// # Errors
/// Where the folder of working copies can't be read.
pub fn local_copies(folders: &Folders) -> Result<Vec<LocalCopy>, FileError> {
    each(folders, |_, _| Ok(()))
}

/// Takes away the working copies that may go (see [`LocalCopy::may_go`]). Answers those that stay.
///
/// # Errors
/// Where the folder can't be read, or a copy that may go can't be taken away.
pub fn remove_local_copies(folders: &Folders, last: bool) -> Result<Vec<LocalCopy>, FileError> {
    let mut copies = each(folders, |copy, workspace| if copy.may_go(last) { workspace.clear() } else { Ok(()) })?;
    copies.retain(|copy| !copy.may_go(last));
    Ok(copies)
}

/// Looks at every working copy; `then` has its workspace while nobody else can take it.
fn each(
    folders: &Folders,
    then: impl Fn(&LocalCopy, &Workspace) -> Result<(), FileError>,
) -> Result<Vec<LocalCopy>, FileError> {
    let mut copies = Vec::new();
    for base in folders.workspaces()? {
        let size = Workspace::size_at(&base);
        let copy = match Workspace::take_at(base) {
            Ok(workspace) => {
                let (path, standing) = look(&workspace);
                let copy = LocalCopy { path, standing, size };
                then(&copy, &workspace)?;
                copy
            }
            Err(FileError::OpenElsewhere) => LocalCopy { path: None, standing: LocalStanding::InUse, size },
            Err(_) => LocalCopy { path: None, standing: LocalStanding::Unreadable, size },
        };
        copies.push(copy);
    }
    copies.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(copies)
}

/// The file that a working copy is of, and how it stands to it. What can't be told counts against taking it away.
fn look(workspace: &Workspace) -> (Option<PathBuf>, LocalStanding) {
    let Ok(Some((copy, _))) = WorkingCopy::lying(workspace) else { return (None, LocalStanding::Unreadable) };
    let Ok(path) = copy.path() else { return (None, LocalStanding::Unreadable) };
    let standing = match (copy.is_published(), copy.published()) {
        (Ok(true), Ok(published)) => against_file(&path, published.file_hash),
        (Ok(false), Ok(_)) => LocalStanding::Ahead,
        (Err(_), _) | (_, Err(_)) => LocalStanding::Unreadable,
    };
    // Where it can't be closed its log stays with it, and it is whole all the same.
    match copy.close() {
        Ok(()) => (Some(path), standing),
        Err(_) => (Some(path), LocalStanding::Unreadable),
    }
}

fn against_file(path: &Path, written: Option<[u8; 32]>) -> LocalStanding {
    let Ok((bytes, _)) = TargetFile::of(path).and_then(|target| target.read()) else { return LocalStanding::NoFile };
    if written == Some(digest::of_bytes(&bytes)) { LocalStanding::Same } else { LocalStanding::FileDiffers }
}
