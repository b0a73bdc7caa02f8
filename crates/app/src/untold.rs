//! What was set aside while the program ended, when nobody was there to be told: kept on this computer, and told with the next
//! map that is opened. A file that can't be read counts as none.

use crate::own_files;
use crate::wire::Notice;
use std::fs;
use std::path::{Path, PathBuf};

/// What is still to be told, on disk alone.
pub(crate) struct Untold {
    file: PathBuf,
}

impl Untold {
    pub(crate) fn of(folder: &Path) -> Untold {
        Untold { file: folder.join("untold.json") }
    }

    /// Keeps it for the next start, with what waits there already.
    pub(crate) fn keep(&self, notices: Vec<Notice>) {
        let mut waiting = self.read();
        waiting.extend(notices.into_iter().filter(|notice| !waiting.contains(notice)).collect::<Vec<_>>());
        // What can't be kept lies beside its file all the same.
        own_files::keep(&self.file, &waiting);
    }

    /// All that waits, once.
    pub(crate) fn take(&self) -> Vec<Notice> {
        let waiting = self.read();
        let _ = fs::remove_file(&self.file);
        waiting
    }

    fn read(&self) -> Vec<Notice> {
        own_files::read(&self.file)
    }
}
