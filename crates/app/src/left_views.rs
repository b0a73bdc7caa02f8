//! How each map was left: what the page showed of it, kept on this computer and never in the map's file. What it says is
//! the page's own; a file that is gone or can't be read counts as none.

use crate::failure::{Failure, FailureCode};
use crate::wire::{LeftView, Nothing};
use crate::{App, locked};
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::{Path, PathBuf};
use sweetspot_core::map::MapId;
use sweetspot_document::{FileError, export};

/// Of how many maps the view is kept.
const MOST_MAPS: usize = 100;
/// How long it may be, in bytes: no view comes near this.
const LONGEST: usize = 20_000;

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Left {
    map: MapId,
    text: String,
}

/// How maps were left, newest first, in memory and on disk.
pub(crate) struct Leaving {
    file: PathBuf,
    left: Vec<Left>,
}

impl Leaving {
    pub(crate) fn read(folder: &Path) -> Leaving {
        let file = folder.join("views.json");
        let left = fs::read(&file).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
        Leaving { file, left }
    }

    /// How the page left this map.
    pub(crate) fn of(&self, map: MapId) -> Option<String> {
        self.left.iter().find(|left| left.map == map).map(|left| left.text.clone())
    }

    fn leave(&mut self, map: MapId, text: String) {
        self.left.retain(|left| left.map != map);
        self.left.insert(0, Left { map, text });
        self.left.truncate(MOST_MAPS);
        // A view that is not kept is no reason to stop anybody.
        if let (Some(folder), Ok(bytes)) = (self.file.parent(), serde_json::to_vec(&self.left)) {
            let _ = fs::create_dir_all(folder).map_err(FileError::from).and_then(|()| export(&self.file, &bytes));
        }
    }
}

#[allow(missing_docs, reason = "described once, in the wire's list of commands")]
impl App {
    pub fn leave_view(&self, view: LeftView) -> Result<Nothing, Failure> {
        if view.text.len() > LONGEST {
            return Err(Failure::of(FailureCode::BadRequest, "too long for a view"));
        }
        locked(&self.leaving).leave(view.map, view.text);
        Ok(Nothing {})
    }
}
