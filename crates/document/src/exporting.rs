//! Writes files that are no maps: whole or not at all, as maps are written, and never over a map.

use crate::failure::FileError;
use crate::target_file::TargetFile;
use std::path::Path;
use uuid::Uuid;

/// Writes these bytes to a file, replacing one that is there, which the person has agreed to; its rights are kept.
///
/// # Errors
/// `IsAMap` where a map is there, and where it can't be written; a file that was there is then as it was.
pub fn export(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    let target = TargetFile::of(path)?;
    if target.is_a_map() {
        return Err(FileError::IsAMap);
    }
    // What a run left unfinished that was ended in between.
    target.sweep(&[]);
    target.replace(bytes, Uuid::new_v4())?;
    Ok(())
}
