//! Everything that passes between the surface and its hosts, declared once: each command's request and reply.
//! The TypeScript types are generated from here.

mod about;
#[cfg(debug_assertions)]
mod checked;
mod commands;
mod difference;
mod history;
mod network;
mod papers;
mod replies;

pub use about::{
    About, CopyStanding, Diagnostics, LocalCopy, LocalThings, OwnFolder, OwnFolderKind, PageError, PageMeasures,
    RemoveLocal, Removed,
};
pub use commands::Commands;
pub use history::*;
pub use network::{
    NetworkAsked, NetworkDrawn, NetworkDropped, NetworkEnds, NetworkMoved, NetworkNodes, NetworkPlaced, NetworkReach,
};

pub use papers::{PaperExport, PaperHeading, PaperPart, PaperPreview};

pub(crate) use replies::Told;

use crate::failure::Failure;
use crate::preferences::{Preferences, Recent};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::sync::Arc;
use sweetspot_core::analysis::together::{Target, Together};
use sweetspot_core::analysis::{Analysis, Meetings, Settings};
use sweetspot_core::describe::headline::Recount;
use sweetspot_core::import::{Doubts, RowOutcome};
use sweetspot_core::map::{Map, MapId};
use sweetspot_core::network::centrality::Betweenness;
use sweetspot_core::scene::{ProportionalScene, Scene};
use sweetspot_exchange::columns::{Asks, Choices, Guess};
use sweetspot_exchange::paper::PaperRequest;
use sweetspot_exchange::picture::PictureRequest;
use sweetspot_exchange::sheet::Encoding;
use ts_rs::TS;

/// Nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Nothing {}

/// What a window needs when it opens.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Start {
    /// The app's version.
    pub version: String,
    /// The person's preferences.
    pub preferences: Preferences,
    /// Newest first.
    pub recent: Vec<Recent>,
    /// The map that is open already, as when the app was started on a file.
    pub snapshot: Option<Snapshot>,
    /// Why the map that the app was started on could not be opened.
    pub failure: Option<Failure>,
    /// Today, `2026-04-01`.
    pub today: String,
}

/// The recent files, newest first.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Recents {
    /// Newest first.
    pub recent: Vec<Recent>,
}

/// What the person is asked for a file for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// A map to open.
    OpenMap,
    /// Where a new map goes.
    NewMap,
    /// Where the map goes from now on.
    SaveAs,
    /// Where a copy of the map goes.
    SaveCopy,
    /// Another copy of the map, to be brought in.
    Merge,
    /// Where what is saved of a damaged map goes.
    Salvage,
    /// A spreadsheet to read.
    Import,
    /// Where a PNG goes.
    ExportPng,
    /// Where an SVG goes.
    ExportSvg,
    /// Where a PDF goes.
    ExportPdf,
    /// Where a board paper goes, for Word.
    PaperDocx,
    /// Where a board paper goes, as PDF.
    PaperPdf,
    /// Where diagnostics go.
    Diagnostics,
}

impl Purpose {
    /// The ending of a file that is to be written, without its dot; None where one is read.
    #[must_use]
    pub fn ending(self) -> Option<&'static str> {
        match self {
            Self::OpenMap | Self::Import | Self::Merge => None,
            Self::NewMap | Self::SaveAs | Self::SaveCopy | Self::Salvage => Some("sweetspot"),
            Self::ExportPng => Some("png"),
            Self::ExportSvg => Some("svg"),
            Self::ExportPdf | Self::PaperPdf => Some("pdf"),
            Self::PaperDocx => Some("docx"),
            Self::Diagnostics => Some("txt"),
        }
    }

    /// The path with its ending, where it lacks one that it must have; dialogs do not add it on every system.
    #[must_use]
    pub fn complete(self, path: PathBuf) -> PathBuf {
        let Some(ending) = self.ending() else { return path };
        if path.extension().is_some_and(|there| there.eq_ignore_ascii_case(ending)) {
            return path;
        }
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(".");
        name.push(ending);
        path.with_file_name(name)
    }
}

/// Asks for a file.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Choose {
    /// What for.
    pub purpose: Purpose,
    /// The name that the dialog offers, for a file to be written.
    pub suggested: Option<String>,
}

/// The file that the person chose.
#[derive(Clone, Debug, Default, Serialize, TS)]
pub struct Chosen {
    /// None: the person gave up.
    pub path: Option<String>,
    /// A file is there, and the dialog did not ask about it: the ending was added to what the person typed.
    pub replaces: bool,
}

/// What a closed map leaves behind.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Closed {
    /// What the person is to be told.
    pub notices: Vec<Notice>,
}

/// A map file's name.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct FileName {
    /// Without a folder; the ending need not be said.
    pub name: String,
}

/// How the page shows a map.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct LeftView {
    /// The map's id.
    pub map: MapId,
    /// In words of the page's own, which only the page reads.
    pub text: String,
}

/// How large the words of the proportional Venn are.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ProportionalAsked {
    /// Font size of the challenges' names, in drawing units.
    pub heading: f64,
    /// Font size around which the numbers are, in drawing units.
    pub text: f64,
}

/// The proportional Venn.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ProportionalDrawn {
    /// None: nothing is placed.
    pub drawn: Option<ProportionalScene>,
}

/// A file.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct AtPath {
    /// Whole path.
    pub path: String,
}

/// What would stand where days go.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct TypedDays {
    /// As a person writes them.
    pub texts: Vec<String>,
}

/// The days that were typed.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ReadDays {
    /// For each text `2026-04-01`, and empty for an empty one; None: it is no day. A month is its first.
    pub days: Vec<Option<String>>,
}

/// A new map.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct NewMap {
    /// Where it goes.
    pub path: String,
    /// Its title.
    pub title: String,
    /// Its area.
    pub area: String,
    /// How many challenges, 2 to 5.
    pub challenges: u32,
    /// What they are called, in letter order; where one is empty or left out, the starter wording stands.
    #[serde(default)]
    pub names: Vec<String>,
    /// With the challenges and common ground of the open map instead.
    #[serde(default)]
    pub like: bool,
    /// The person has agreed that the file there is replaced.
    #[serde(default)]
    pub replace: bool,
}

/// Everything that a window shows of the open map. A page that holds an earlier one is told what differs.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Snapshot {
    /// Rises with each state of each map; of two replies the higher is the newer.
    #[ts(type = "number")]
    pub state: u64,
    /// The map.
    pub map: Map,
    /// What it tells.
    pub analysis: Arc<Analysis>,
    /// With which settings.
    pub settings: Settings,
    /// The Venn, drawn for the screen.
    pub scene: Arc<Scene>,
    /// The file.
    pub file: FileState,
    /// What undo would take back: "Place Warm homes in Good work and Healthy life".
    pub undo: Option<String>,
    /// What redo would make again.
    pub redo: Option<String>,
    /// How the page left the map when it last showed it; told with the reply that opens it.
    pub left: Option<String>,
    /// What merged copies say differently, in words, until it is settled.
    pub conflicts: Vec<ToldConflict>,
    /// Whose copy last said something of an initiative, one for each that another copy said something of.
    pub origins: Vec<Origin>,
    /// The picture's short text description, as it stands or as written from the data.
    pub short_description: String,
    /// The picture's long text description, as it stands or as written from the data.
    pub long_description: String,
}

/// How the person's file stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct FileState {
    /// Whole path.
    pub path: String,
    /// The file's name without `.sweetspot`.
    pub name: String,
    /// The folder that it is in.
    pub folder: String,
    /// It can't be written; "Save a copy" can.
    pub read_only: bool,
    /// It is the sample.
    pub sample: bool,
    /// The map's state, as in the snapshot: one that is not the page's own asks for a new snapshot.
    #[ts(type = "number")]
    pub state: u64,
    /// Whether the person's file holds all edits.
    pub saved: Saved,
    /// What opening had to do.
    pub notices: Vec<Notice>,
}

/// Whether the person's file holds all edits. In each case they are safe on this computer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case", tag = "how", content = "why")]
pub enum Saved {
    /// It does.
    Saved,
    /// It will in a moment.
    Soon,
    /// It can't be reached or written now; why.
    Waiting(Failure),
}

/// What was set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SetAside {
    /// One's own state: the file was put back to an older one, or another map is in its place.
    Ours,
    /// What somebody else had put in the file's place, and could not be brought in.
    Theirs,
    /// What an earlier map of that name held and its file was never given.
    Earlier,
    /// What this computer held and can't be read any more.
    Unreadable,
}

/// What opening a file had to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "notice")]
pub enum Notice {
    /// Changes made before the computer stopped were brought back.
    Recovered {
        /// How many.
        changes: u32,
    },
    /// Two states did not follow from one another; one of them was kept as a copy.
    SetAside {
        /// Where.
        path: String,
        /// What lies there.
        what: SetAside,
    },
    /// Somebody else had changed the file; what they changed was brought in.
    Merged {
        /// Whose copy it was.
        from: String,
        /// How many things and fields were changed.
        changes: u32,
        /// How many of their changes wait to be settled.
        conflicts: u32,
    },
    /// What two copies had changed differently was not settled yet when the map was opened.
    Unsettled {
        /// How many fields and things.
        conflicts: u32,
    },
    /// The map that was open before could not be written to its file; every change is safe on this computer.
    LeftWaiting {
        /// The file's name.
        name: String,
        /// Its folder's name.
        folder: String,
    },
    /// The file came from an older version of the app.
    Migrated {
        /// Where the file as it was is kept.
        kept: String,
    },
}

impl Notice {
    /// What waits on the list of conflicts, where something does.
    pub(crate) fn of_what_is_unsettled(map: &Map) -> Option<Notice> {
        let conflicts = u32::try_from(map.conflicts.len()).unwrap_or(u32::MAX);
        (conflicts > 0).then_some(Notice::Unsettled { conflicts })
    }

    pub(crate) fn is_of_what_was_set_aside(&self) -> bool {
        matches!(self, Notice::SetAside { .. })
    }
}

/// A sheet to read.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ImportRead {
    /// The spreadsheet's path.
    pub path: String,
    /// The worksheet's name; None: the one with most in it.
    pub sheet: Option<String>,
    /// A CSV's encoding, where the person corrects the guess.
    pub encoding: Option<Encoding>,
    /// A CSV's separator, where the person corrects the guess.
    pub separator: Option<char>,
    /// The number of the row of headings, where the person corrects the guess; 0: there is none.
    pub heading_row: Option<u32>,
}

/// What an import would do.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ImportPreview {
    /// The spreadsheet's name.
    pub name: String,
    /// Names of its worksheets.
    pub sheets: Vec<String>,
    /// How the sheet is taken, its columns as guessed or corrected.
    pub guess: Guess,
    /// What is decided so far.
    pub choices: Choices,
    /// What is asked of the sheet.
    pub asks: Asks,
    /// What is in doubt of the initiatives and organisations that it makes.
    pub doubts: Doubts,
    /// Every row that is not empty.
    pub rows: Vec<RowOutcome>,
    /// How many initiatives would be added.
    pub added: u32,
    /// How many would update an initiative.
    pub updated: u32,
    /// How many change nothing.
    pub unchanged: u32,
    /// How many add to the initiative of an earlier row.
    pub joined: u32,
    /// How many are skipped.
    pub skipped: u32,
    /// How many have no tick.
    pub left_out: u32,
}

/// How far a command is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, TS)]
pub struct Progress {
    /// Between 0 and 1; None: nothing is under way.
    pub done: Option<f64>,
}

/// A picture as it would be written.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PicturePreview {
    /// The PNG that an export would write, as a `data:` address: text is drawn with the bundled fonts, which a page
    /// can't lend to an SVG.
    pub png: String,
    /// Width on paper.
    pub width_mm: f64,
    /// Height on paper.
    pub height_mm: f64,
    /// The name that a file of it would have, without an ending.
    pub name: String,
    /// Its text alternatives, as they leave with it.
    pub short: String,
    /// The same in full.
    pub long: String,
    /// The sentence that the data give for a headline, and what it counts.
    pub headline: String,
    /// What is outlined, spot by spot.
    pub recount: Vec<Recount>,
    /// What there is to know before it leaves, in sentences.
    pub remarks: Vec<String>,
}

/// A picture to be written.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PictureExport {
    /// Where; its ending says in which format.
    pub path: String,
    /// What.
    pub picture: PictureRequest,
}
