//! One open file: a private working copy in which every edit is safe before it is answered, and the person's file,
//! which is only ever replaced whole. The only room with SQL. It knows no window, no dialog and no clock.

mod check;
mod digest;
mod document;
mod exporting;
mod failure;
mod image;
mod local_copies;
mod migrations;
mod pages;
mod record;
mod salvage;
mod serialise;
mod tables;
mod target_file;
mod undo_stack;
mod untrusted;
mod working_copy;
mod workspace;

pub use check::check;
pub use document::{Aside, Copy, Document, Incoming, MergePreview, Named, Notice, Origin, Standing, Taken};
pub use exporting::export;
pub use failure::{EditError, FileError};
pub use local_copies::{LocalCopy, LocalStanding, local_copies, remove_local_copies};
pub use migrations::NEWEST as FILE_VERSION;
pub use salvage::{Salvaged, salvage};
pub use tables::change::ChangeKind;
pub use undo_stack::HistoryEntry;
pub use workspace::Folders;
