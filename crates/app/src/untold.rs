//! What was set aside while the program ended, when nobody was there to be told: kept on this computer, and told with the next
//! map that is opened. A file that can't be read counts as none.

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
        if let (Some(folder), Ok(bytes)) = (self.file.parent(), serde_json::to_vec(&waiting)) {
            let _ = fs::create_dir_all(folder).and_then(|()| fs::write(&self.file, bytes));
        }
    }

    /// All that waits, once.
    pub(crate) fn take(&self) -> Vec<Notice> {
        let waiting = self.read();
        let _ = fs::remove_file(&self.file);
        waiting
    }

    fn read(&self) -> Vec<Notice> {
        fs::read(&self.file).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }
}
