//! What passes for About, diagnostics and the page's own errors.

use crate::preferences::Preferences;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which program this is, and where its own things lie.
#[derive(Clone, Debug, Serialize, TS)]
pub struct About {
    /// The app's version.
    pub version: String,
    /// The commit that it was built from, and whether something was changed in it; None: nobody knows.
    pub commit: Option<String>,
    /// The system's name and version, and what kind of machine it is.
    pub system: String,
    /// The version of the web view that draws the window; None: there is none.
    pub webview: Option<String>,
    /// The app's own folders on this computer, the one that holds the others first.
    pub folders: Vec<OwnFolder>,
}

/// A folder of the app's own.
#[derive(Clone, Debug, Serialize, TS)]
pub struct OwnFolder {
    /// What lies there.
    pub what: OwnFolderKind,
    /// Whole path. It need not be there yet.
    pub path: String,
}

/// What lies in a folder of the app's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OwnFolderKind {
    /// All of it: working copies, preferences, and the folders below.
    Private,
    /// The log.
    Log,
    /// Maps that were set aside, or kept as they were before an update.
    Kept,
    /// The sample.
    Sample,
}

/// What lies on this computer besides maps.
#[derive(Clone, Debug, Serialize, TS)]
pub struct LocalThings {
    /// Every working copy.
    pub copies: Vec<LocalCopy>,
    /// Of how many maps it is kept how they were left.
    pub views: u32,
}

/// A working copy of a map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct LocalCopy {
    /// The map's file; None: that can't be told.
    pub path: Option<String>,
    /// How it stands to that file.
    pub standing: CopyStanding,
}

/// How a working copy stands to its map's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CopyStanding {
    /// The file says all that it says.
    Same,
    /// It holds edits that the file was not given yet.
    Ahead,
    /// The file was given all, and can't be found or read now.
    NoFile,
    /// The file was given all, and something else stands in it now.
    FileDiffers,
    /// The map is open.
    InUse,
    /// It can't be read.
    Unreadable,
}

/// Asks for what lies on this computer besides maps to be taken away.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct RemoveLocal {
    /// Also working copies of which the file is gone or says something else.
    pub last: bool,
}

/// What is left after taking away.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Removed {
    /// Working copies that stay.
    pub kept: Vec<LocalCopy>,
    /// What the person prefers from now on.
    pub preferences: Preferences,
}

/// What only the page knows of the window.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct PageMeasures {
    /// Width in pixels of the page.
    pub width: u32,
    /// Height in pixels of the page.
    pub height: u32,
    /// How many pixels of the screen are one of the page, in percent.
    pub scale_percent: u32,
}

/// What is given to whoever is asked for help.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Diagnostics {
    /// All of it, to be read before it is saved.
    pub text: String,
    /// The name that a file of it has, without an ending.
    pub name: String,
}

/// An error that the page did not catch. Only what the program itself is written in: never what the error says.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PageError {
    /// Its kind, such as `TypeError`, or the code of a failure.
    pub name: String,
    /// The script's file, without its folder; empty where that is not known.
    pub at: String,
    /// The line, from 1; 0 where that is not known.
    pub line: u32,
    /// The column, from 1; 0 where that is not known.
    pub column: u32,
}
