//! The app's own small files on this computer: what the person prefers, how maps were left, what is still to be told.

use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fs;
use std::path::Path;
use sweetspot_document::{FileError, export};

/// What such a file says; one that is gone or can't be read says nothing.
pub(crate) fn read<T: DeserializeOwned + Default>(file: &Path) -> T {
    fs::read(file).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
}

/// Takes such a file away. One that stays says what the program no longer holds, and is written over with the next choice.
pub(crate) fn remove(file: &Path) {
    let _ = fs::remove_file(file);
}

/// Writes a value as JSON, whole or not at all. To lose one of these files is no reason to stop anybody, so a failure is
/// passed over.
pub(crate) fn keep(file: &Path, value: &impl Serialize) {
    if let (Some(folder), Ok(bytes)) = (file.parent(), serde_json::to_vec_pretty(value)) {
        let _ = fs::create_dir_all(folder).map_err(FileError::from).and_then(|()| export(file, &bytes));
    }
}
