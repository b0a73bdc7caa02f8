//! What one person prefers and which maps they opened last: kept on this computer, never in a map.
//! A file that is gone or can't be read counts as none; nobody is stopped by their preferences.

use crate::own_files;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use sweetspot_core::map::rules;
use ts_rs::TS;

/// What the person prefers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Preferences {
    /// Display name in the history; may be empty.
    pub name: String,
    /// Light, dark, or as the system says.
    pub theme: Theme,
    /// Size of text in percent, 100 to 200.
    pub text_percent: u32,
    /// Whether a start without a map opens the one that was open last.
    pub reopen: bool,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the variants are their own names")]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

/// A map opened before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Recent {
    /// Whole path.
    pub path: String,
    /// Its title then.
    pub title: String,
    /// When, in milliseconds since 1970-01-01 UTC.
    #[ts(type = "number")]
    pub at: i64,
}

impl Default for Preferences {
    fn default() -> Preferences {
        Preferences { name: String::new(), theme: Theme::System, text_percent: 100, reopen: false }
    }
}

const MOST_RECENT: usize = 10;

/// Preferences and recent files, in memory and on disk.
pub(crate) struct PreferencesFile {
    file: PathBuf,
    contents: Contents,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Contents {
    preferences: Preferences,
    recent: Vec<Recent>,
}

impl PreferencesFile {
    pub(crate) fn read(folder: &Path) -> PreferencesFile {
        let file = folder.join("preferences.json");
        let contents = own_files::read(&file);
        PreferencesFile { file, contents }
    }

    pub(crate) fn preferences(&self) -> &Preferences {
        &self.contents.preferences
    }

    pub(crate) fn recent(&self) -> &[Recent] {
        &self.contents.recent
    }

    /// The map to open at a start that names none, where the person prefers that.
    pub(crate) fn last(&self) -> Option<PathBuf> {
        self.contents.recent.first().filter(|_| self.contents.preferences.reopen).map(|last| PathBuf::from(&last.path))
    }

    pub(crate) fn prefer(&mut self, preferences: Preferences) {
        self.contents.preferences = Preferences {
            name: rules::line(&preferences.name),
            text_percent: preferences.text_percent.clamp(100, 200),
            ..preferences
        };
        self.write();
    }

    pub(crate) fn opened(&mut self, recent: Recent) {
        self.contents.recent.retain(|other| other.path != recent.path);
        self.contents.recent.insert(0, recent);
        self.contents.recent.truncate(MOST_RECENT);
        self.write();
    }

    pub(crate) fn forget(&mut self, path: &str) {
        self.contents.recent.retain(|other| other.path != path);
        self.write();
    }

    /// Goes back to what nobody has chosen yet, and forgets every recent map, on disk too.
    pub(crate) fn forget_all(&mut self) {
        self.contents = Contents::default();
        own_files::remove(&self.file);
    }

    fn write(&self) {
        own_files::keep(&self.file, &self.contents);
    }
}
