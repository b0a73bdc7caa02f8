//! Looking a file over without opening it as a document: nothing is changed, and nothing of it is kept.

use crate::failure::FileError;
use crate::tables::{change, revision};
use crate::target_file::TargetFile;
use crate::untrusted;
use crate::workspace::Folders;
use std::path::Path;
use sweetspot_core::Map;
use sweetspot_core::map::rules;

/// What is wrong with a file, in words; empty means that it is sound. The file may be open meanwhile.
///
/// # Errors
/// Where it can't be read, is not a map, or is from a newer version.
pub fn check(folders: &Folders, path: &Path) -> Result<Vec<String>, FileError> {
    let (bytes, _) = TargetFile::of(path)?.read()?;
    let examined = untrusted::examine(&bytes, &folders.scratch()?)?;
    // What it says lies in a database by now; of a large file two copies would be held.
    drop(bytes);
    match examined.map(sense) {
        Err(found) => Ok(found),
        Ok(Err(FileError::Damaged { what })) => Ok(vec![what]),
        Ok(found) => found,
    }
}

/// Whether rows that are sound one by one also make a lawful map, and the one that the history leads to.
fn sense(mut admitted: untrusted::Admitted) -> Result<Vec<String>, FileError> {
    let mut found = Vec::new();
    let map = admitted.map()?;
    if let Err(error) = rules::refuse_unlawful(&map) {
        found.push(error.to_string());
    }
    if revision::read(&admitted.connection)?.is_empty() {
        found.push("it names no revision".to_owned());
    }
    for row in map.initiatives.iter().filter(|row| row.title.is_empty()) {
        found.push(format!("initiative {} has no title", row.id));
    }
    let heads = change::read_heads(&admitted.connection)?;
    let has_making = heads.first().is_some_and(|head| head.kind == change::ChangeKind::New);
    let mut led_to = Map::blank(map.head.id);
    for head in heads.iter().filter(|_| has_making) {
        match change::with_deltas(&admitted.connection, head)?.made_in(&led_to) {
            Ok(next) => led_to = next,
            Err(unreadable) => {
                found.push(format!("change {} (\"{}\") can't be made again: {unreadable}", head.n, head.label));
                return Ok(found);
            }
        }
    }
    // What opening puts right is no finding.
    if has_making && led_to != rules::made_sane(map)? {
        found.push("its history does not lead to the map as it is".to_owned());
    }
    Ok(found)
}
