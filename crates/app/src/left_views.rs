//! How each map was left: what the page showed of it, kept on this computer and never in the map's file. What it says is
//! the page's own; a file that is gone or can't be read counts as none.

use crate::failure::{Failure, FailureCode};
use crate::own_files;
use crate::wire::{LeftView, Nothing};
use crate::{App, locked};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use sweetspot_core::map::MapId;

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
        let left = own_files::read(&file);
        Leaving { file, left }
    }

    /// How the page left this map.
    pub(crate) fn of(&self, map: MapId) -> Option<String> {
        self.left.iter().find(|left| left.map == map).map(|left| left.text.clone())
    }

    /// Of how many maps it is kept how they were left.
    pub(crate) fn count(&self) -> u32 {
        u32::try_from(self.left.len()).unwrap_or(u32::MAX)
    }

    /// Forgets how every map was left, on disk too.
    pub(crate) fn forget_all(&mut self) {
        self.left.clear();
        own_files::remove(&self.file);
    }

    fn leave(&mut self, map: MapId, text: String) {
        self.left.retain(|left| left.map != map);
        self.left.insert(0, Left { map, text });
        self.left.truncate(MOST_MAPS);
        own_files::keep(&self.file, &self.left);
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
