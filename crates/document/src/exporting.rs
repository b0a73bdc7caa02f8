//! Writing what is no map: whole or not at all, as a map is written, and never in a map's place.

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
    target.replace(bytes, Uuid::new_v4())?;
    Ok(())
}
