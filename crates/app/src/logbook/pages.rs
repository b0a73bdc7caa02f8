//! The files of the log: five at most, of a megabyte each, the newest first. A line that can't be written is lost, and stops
//! nobody.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use sweetspot_system::make_private;

/// The most bytes that a file of the log takes.
const LARGEST: u64 = 1_000_000;
/// How many files there are at most.
const MOST_FILES: usize = 5;

/// The file that is written to, and those before it.
pub(super) struct Pages {
    folder: PathBuf,
    file: File,
    size: u64,
}

impl Pages {
    /// Goes on where an earlier run left off.
    ///
    /// # Errors
    /// Where the folder can't be made or the file not be written.
    pub(super) fn open(folder: &Path) -> io::Result<Pages> {
        make_private(folder)?;
        let file = appended(folder)?;
        let size = file.metadata()?.len();
        Ok(Pages { folder: folder.to_owned(), file, size })
    }

    /// Adds a line, in one piece: another window of the same person may be writing too.
    pub(super) fn write(&mut self, line: &str) {
        if self.size + line.len() as u64 > LARGEST {
            self.turn();
        }
        if self.file.write_all(line.as_bytes()).is_ok() {
            self.size += line.len() as u64;
        }
    }

    /// Begins a new file; the oldest goes.
    fn turn(&mut self) {
        for nth in (1..MOST_FILES).rev() {
            // Where one can't be moved the next one takes its place, and the log stays as small as it is meant to be.
            let _ = fs::rename(path(&self.folder, nth - 1), path(&self.folder, nth));
        }
        if let Ok(file) = appended(&self.folder) {
            // Where nothing could be moved, a file that is full is emptied: it must not grow for ever.
            let full = file.metadata().is_ok_and(|seen| seen.len() >= LARGEST / 2);
            if full && file.set_len(0).is_err() {
                return;
            }
            self.file = file;
            self.size = 0;
        }
    }
}

/// All files of a log, oldest first, as far as they can be read.
pub(super) fn read(folder: &Path) -> String {
    let files = (0..MOST_FILES).rev().filter_map(|nth| fs::read(path(folder, nth)).ok());
    files.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).collect()
}

/// Empties a log. The file that is written to stays, since somebody has it open.
pub(super) fn clear(folder: &Path) {
    for nth in 1..MOST_FILES {
        let _ = fs::remove_file(path(folder, nth));
    }
    let _ = OpenOptions::new().write(true).truncate(true).open(path(folder, 0));
}

fn path(folder: &Path, nth: usize) -> PathBuf {
    folder.join(if nth == 0 { "sweetspot.log".to_owned() } else { format!("sweetspot.{nth}.log") })
}

fn appended(folder: &Path) -> io::Result<File> {
    OpenOptions::new().create(true).append(true).open(path(folder, 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(folder: &Path) -> io::Result<Vec<(String, u64)>> {
        let mut files: Vec<_> = fs::read_dir(folder)?
            .map(|entry| {
                entry.and_then(|entry| Ok((entry.file_name().to_string_lossy().into_owned(), entry.metadata()?.len())))
            })
            .collect::<io::Result<_>>()?;
        files.sort();
        Ok(files)
    }

    #[test]
    fn it_takes_five_files_of_a_megabyte_and_keeps_the_newest() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let mut pages = Pages::open(folder.path())?;
        for nth in 0..70_000 {
            pages.write(&format!("{nth:>99}\n"));
        }
        let files = files(folder.path())?;
        let names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
        let expected = ["sweetspot.1.log", "sweetspot.2.log", "sweetspot.3.log", "sweetspot.4.log", "sweetspot.log"];
        assert_eq!(names, expected);
        assert!(files.iter().all(|(_, size)| *size <= LARGEST), "{files:?}");
        let all = read(folder.path());
        let numbers: Vec<u32> = all.lines().filter_map(|line| line.trim().parse().ok()).collect();
        assert_eq!(numbers, (20_000..70_000).collect::<Vec<u32>>(), "oldest first, and none missing");
        Ok(())
    }

    #[test]
    fn the_next_run_goes_on_and_clearing_leaves_nothing() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        Pages::open(folder.path())?.write("one\n");
        let mut pages = Pages::open(folder.path())?;
        pages.write("two\n");
        assert_eq!(read(folder.path()), "one\ntwo\n");
        clear(folder.path());
        assert_eq!(read(folder.path()), "");
        pages.write("three\n");
        assert_eq!(read(folder.path()), "three\n", "what has it open goes on at its beginning");
        Ok(())
    }
}
