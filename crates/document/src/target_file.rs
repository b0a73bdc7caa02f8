//! The person's file and its folder, which may be a network drive, a stick or a synchronised folder. It is only
//! ever read whole or replaced whole, by a rename; nothing is written in place and SQLite never comes near it.

mod temporary;

use crate::digest;
use crate::failure::FileError;
use crate::untrusted;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use sweetspot_system::{name_key, patiently, settle};
use temporary::Temporary;
use uuid::Uuid;

/// No map comes near this; a file beyond it is not read into memory, of which reading takes about twice as much.
const LARGEST: u64 = 200 << 20;
/// Longest part of a file's name, in bytes, that goes into a name made of it: file systems take 255 in all.
const LONGEST: usize = 180;
/// Another computer's unfinished temporary file is left alone this long.
const STALE: Duration = Duration::from_secs(3600);

/// Where a person's file lies.
#[derive(Clone, Debug)]
pub(crate) struct TargetFile {
    /// The path as it was given, made absolute.
    pub(crate) path: PathBuf,
    /// The same with links resolved: what is read and replaced.
    resolved: PathBuf,
}

/// How a file looked from outside when it was last read or written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FileSeen {
    length: u64,
    modified: Option<SystemTime>,
}

/// What goes into a file last, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Seal {
    pub(crate) at: usize,
    pub(crate) content: [u8; 32],
}

impl Seal {
    pub(crate) fn put_on(&self, bytes: &mut [u8]) {
        bytes[self.at..self.at + self.content.len()].copy_from_slice(&self.content);
    }
}

impl FileSeen {
    /// How no file looks.
    pub(crate) const NEVER: FileSeen = FileSeen { length: u64::MAX, modified: None };
}

impl TargetFile {
    /// The place of `path`, whose folder must exist; the file need not.
    pub(crate) fn of(path: &Path) -> Result<TargetFile, FileError> {
        let path = std::path::absolute(path)?;
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { return Err(FileError::NotFound) };
        let resolved = match fs::canonicalize(&path) {
            Ok(resolved) => resolved,
            Err(_) => fs::canonicalize(folder)?.join(name),
        };
        Ok(TargetFile { path, resolved })
    }

    /// A name for this place that is safe in a file name, the same however the path was written.
    pub(crate) fn key(&self) -> String {
        digest::hex(&digest::of_bytes(&name_key(self.resolved.as_os_str()))[..16])
    }

    /// Whether both are the same file.
    pub(crate) fn is(&self, other: &TargetFile) -> bool {
        self.key() == other.key()
    }

    /// Gives the file the path of another place, where nothing may be.
    pub(crate) fn move_to(&self, other: &TargetFile) -> Result<(), FileError> {
        step("move")?;
        patiently(|| fs::rename(&self.path, &other.path)).map_err(|error| FileError::from(error).in_folder("the file"))
    }

    /// Whether the file is there.
    pub(crate) fn exists(&self) -> bool {
        fs::symlink_metadata(&self.resolved).is_ok()
    }

    /// How the file looks from outside.
    pub(crate) fn seen(&self) -> Result<FileSeen, FileError> {
        step("look")?;
        let metadata = patiently(|| fs::metadata(&self.resolved))?;
        Ok(FileSeen { length: metadata.len(), modified: metadata.modified().ok() })
    }

    /// The whole file, and how it looked before it was read.
    pub(crate) fn read(&self) -> Result<(Vec<u8>, FileSeen), FileError> {
        let seen = self.seen()?;
        // A pipe would keep whoever opens it waiting for ever.
        if !self.is_file()? {
            return Err(FileError::NotOurs);
        }
        let too_large = FileError::TooLarge { most: LARGEST >> 20 };
        if seen.length > LARGEST {
            return Err(too_large);
        }
        let mut file = patiently(|| File::open(&self.resolved))?;
        let mut bytes = Vec::with_capacity(seen.length as usize);
        // A file that grows while it is read must not fill the memory either.
        Read::by_ref(&mut file).take(LARGEST + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > LARGEST { Err(too_large) } else { Ok((bytes, seen)) }
    }

    /// Whether what is there is a file, and no folder, device or pipe.
    fn is_file(&self) -> Result<bool, FileError> {
        Ok(patiently(|| fs::metadata(&self.resolved))?.is_file())
    }

    /// Whether a map is there, or what by its name is one.
    pub(crate) fn is_a_map(&self) -> bool {
        let has_ending = |path: &Path| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("sweetspot"));
        let begins = || {
            let mut start = [0; 72];
            let read = File::open(&self.resolved).and_then(|mut file| file.read_exact(&mut start));
            read.is_ok() && untrusted::is_of_a_map(&start)
        };
        self.is_file().unwrap_or(false) && (has_ending(&self.path) || has_ending(&self.resolved) || begins())
    }

    /// Whether the file, or its folder, can't be written. Found by trying: no other answer can be trusted on a
    /// network drive. `mark` names the temporary file of the trial.
    pub(crate) fn read_only(&self, mark: Uuid) -> bool {
        if fs::metadata(&self.resolved).is_ok_and(|seen| seen.permissions().readonly()) {
            return true;
        }
        let probe = self.temporary(mark);
        let _ = fs::remove_file(&probe);
        let denied = match OpenOptions::new().write(true).create_new(true).open(&probe) {
            Ok(_) => false,
            Err(error) => matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem),
        };
        let _ = fs::remove_file(probe);
        denied
    }

    /// Replaces the file whole with these bytes, which are on the disk and read back before the name is theirs.
    /// `mark` names the temporary file, so that one left behind is recognised. Answers how the file looks now.
    pub(crate) fn replace(&self, bytes: &[u8], mark: Uuid) -> Result<Option<FileSeen>, FileError> {
        self.refuse_what_is_no_file()?;
        let temporary = Temporary::beside(self, mark)?;
        temporary.write(bytes)?;
        self.land(temporary, bytes)
    }

    /// The same with a seal that is still to be found: while the disk takes the bytes, `look` looks them over and answers
    /// it. `last` is what is still to be done when they could take the name.
    pub(crate) fn replace_sealed(
        &self,
        bytes: &mut [u8],
        mark: Uuid,
        look: impl FnOnce(&[u8]) -> Result<Seal, FileError>,
        last: impl FnOnce(&[u8]) -> Result<(), FileError>,
    ) -> Result<Option<FileSeen>, FileError> {
        self.refuse_what_is_no_file()?;
        let temporary = Temporary::beside(self, mark)?;
        let seal = temporary.write_while(bytes, look)?;
        seal.put_on(bytes);
        last(bytes)?;
        temporary.write_at(seal.at, &seal.content)?;
        self.land(temporary, bytes)
    }

    fn refuse_what_is_no_file(&self) -> Result<(), FileError> {
        if fs::metadata(&self.resolved).is_ok_and(|seen| !seen.is_file()) {
            return Err(FileError::Unreachable { why: "it is a folder or a device, and no file".to_owned() });
        }
        Ok(())
    }

    /// Gives the name to what was written, once it is read back.
    fn land(&self, temporary: Temporary, bytes: &[u8]) -> Result<Option<FileSeen>, FileError> {
        temporary.take_name(&self.resolved, bytes).map_err(|error| error.in_folder("its folder"))?;
        self.settle_folder().map_err(|error| error.in_folder("its folder"))?;
        // It is written, whatever a second look says.
        Ok(self.seen().ok())
    }

    /// Sees to it that the new name itself survives a power cut.
    fn settle_folder(&self) -> Result<(), FileError> {
        step("sync folder")?;
        Ok(settle(self.folder())?)
    }

    /// Removes temporary files that were left behind, of this file and of copies made beside it: those with one of
    /// our `marks` at once, others when they are so old that no other computer can still be writing them.
    pub(crate) fn sweep(&self, marks: &[Uuid]) {
        let ours: Vec<String> = marks.iter().map(|mark| written(*mark)).collect();
        let stem = self.resolved.file_stem().unwrap_or_default().to_string_lossy();
        let stem = short(&stem);
        let Ok(entries) = fs::read_dir(self.folder()) else { return };
        for entry in entries.flatten() {
            let stale = || {
                let modified = entry.metadata().and_then(|metadata| metadata.modified());
                modified.is_ok_and(|modified| modified.elapsed().is_ok_and(|age| age > STALE))
            };
            let name = entry.file_name();
            let name = name.to_string_lossy();
            let Some(mark) = mark_of(&name, stem) else { continue };
            if ours.iter().any(|own| own == mark) || stale() {
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    fn temporary(&self, mark: Uuid) -> PathBuf {
        self.folder().join(format!("~${}.{}.tmp", short(&self.name()), written(mark)))
    }

    fn name(&self) -> String {
        self.resolved.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// The folder that the file lies in.
    pub(crate) fn folder(&self) -> &Path {
        self.resolved.parent().unwrap_or(Path::new(""))
    }

    /// A place in `folder` that is still free, named after this file and `why`: "Fenmoor (recovered 2)".
    pub(crate) fn beside(&self, folder: &Path, why: &str) -> Result<TargetFile, FileError> {
        let stem = self.resolved.file_stem().unwrap_or_default().to_string_lossy();
        let stem = short(&stem);
        let mut target = TargetFile::of(&folder.join(format!("{stem} ({why}).sweetspot")))?;
        let mut nth = 2;
        while target.exists() {
            target = TargetFile::of(&folder.join(format!("{stem} ({why} {nth}).sweetspot")))?;
            nth += 1;
        }
        Ok(target)
    }
}

/// As much of a name as has room in a name made of it.
fn short(name: &str) -> &str {
    let end = (0..=LONGEST.min(name.len())).rev().find(|end| name.is_char_boundary(*end));
    &name[..end.unwrap_or(0)]
}

/// A mark as it stands in a temporary file's name.
fn written(mark: Uuid) -> String {
    digest::hex(&mark.as_bytes()[..4])
}

/// The mark in a temporary file's name; None where the name is no such thing.
fn mark_of<'a>(name: &'a str, stem: &str) -> Option<&'a str> {
    let (_, mark) = name.strip_prefix("~$")?.strip_prefix(stem)?.strip_suffix(".tmp")?.rsplit_once('.')?;
    (mark.len() == 8 && mark.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some(mark)
}

/// One step that the system may refuse; in tests it can be made to.
#[cfg(not(test))]
fn step(_: &'static str) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
pub(crate) use faults::step;

/// Lets a test make the nth step fail.
#[cfg(test)]
pub(crate) mod faults {
    use std::cell::Cell;
    use std::io;

    thread_local! {
        static LEFT: Cell<Option<(u32, io::ErrorKind)>> = const { Cell::new(None) };
    }

    /// From now on in this thread, `sound` steps are let through, and the one after them fails.
    pub(crate) fn after(sound: u32, kind: io::ErrorKind) {
        LEFT.set(Some((sound, kind)));
    }

    /// Whether the fault has not come about yet; it is taken away.
    pub(crate) fn clear() -> bool {
        LEFT.take().is_some()
    }

    pub(crate) fn step(_: &'static str) -> io::Result<()> {
        match LEFT.get() {
            Some((0, kind)) => {
                LEFT.set(None);
                Err(io::Error::from(kind))
            }
            Some((left, kind)) => {
                LEFT.set(Some((left - 1, kind)));
                Ok(())
            }
            None => Ok(()),
        }
    }
}
