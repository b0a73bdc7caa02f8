//! One open file: a private working copy in which every edit is safe before it is answered, and the person's file,
//! which is only ever replaced whole. The only room with SQL. It knows no window, no dialog and no clock.

mod border;
mod check;
mod desk;
mod document;
mod exporting;
mod failure;
mod history;
mod lawful;
mod migrations;
mod outgoing;
mod place;
mod salvage;
mod seal;
mod tables;
mod working;

pub use check::check;
pub use desk::Folders;
pub use document::{Aside, Copy, Document, Incoming, MergePreview, Named, Notice, Origin, Standing, Taken};
pub use exporting::export;
pub use failure::{EditError, FileError};
pub use history::HistoryEntry;
pub use salvage::{Salvaged, salvage};
pub use tables::change::Kind;
