//! Files and folders: names, rights, and one file taking another's place.

use crate::here;
use std::borrow::Cow;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::thread;
use std::time::Duration;

/// The longest time that another program's hold on a file is waited for.
const PATIENCE: Duration = Duration::from_millis(2500);

/// Does some work with a file. A virus scanner or sync client may hold one for a moment on Windows: there it tries again
/// for up to 2.5 seconds.
///
/// # Errors
/// Those of the work.
pub fn patiently<T>(mut work: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    let mut waited = Duration::ZERO;
    let mut pause = Duration::from_millis(10);
    loop {
        match work() {
            Err(error) if here::may_be_held(&error) && waited < PATIENCE => {
                thread::sleep(pause);
                waited += pause;
                pause = (pause * 2).min(Duration::from_millis(400));
            }
            done => return done,
        }
    }
}

/// A new file at `path`, open for writing, that may take the place of `replaced`: with its rights on Unix and its
/// attributes on Windows, where there is such a file. Rights that can't be given are the folder's usual ones.
///
/// # Errors
/// Where the file is there already or can't be made.
pub fn create_like(path: &Path, replaced: &Path) -> io::Result<File> {
    here::create_like(path, replaced)
}

/// Gives a finished file the name of another, whose place it takes, or that of none. On Windows the file that is replaced
/// hands its permissions, creation time and other streams on, where its drive knows how.
///
/// # Errors
/// Where the name can't be given. The finished file is then where it was; so is the other, but for a system that fails
/// between the two halves of its own replacing.
pub fn take_place(finished: &Path, target: &Path) -> io::Result<()> {
    patiently(|| here::take_place(finished, target))
}

/// Sees to it that the names in a folder survive a power cut. Windows and some network drives have no such call.
///
/// # Errors
/// Where the disk fails.
pub fn settle(folder: &Path) -> io::Result<()> {
    here::settle(folder)
}

/// Makes a folder, and those above it, into which other people of this computer can't look. On Windows that is so
/// wherever the person's own folders are; on Unix it is said of each that is made.
///
/// # Errors
/// Where it can't be made.
pub fn make_private(folder: &Path) -> io::Result<()> {
    here::make_private(folder)
}

/// Makes a folder where it is not there yet, and finds out whether files can be written in it, by writing one: no other
/// answer can be trusted.
///
/// # Errors
/// Where it can't be made or written, and why.
pub fn can_write(folder: &Path) -> io::Result<()> {
    make_private(folder)?;
    let trial = folder.join(format!("~trial-{}.tmp", std::process::id()));
    let written = fs::write(&trial, b"A trial.");
    let _ = fs::remove_file(trial);
    written
}

/// What two names of the same file have in common: on Windows small and capital letters are the same.
pub fn name_key(name: &OsStr) -> Cow<'_, [u8]> {
    here::name_key(name)
}
