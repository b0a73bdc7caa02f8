//! Asking the person for a file. The dialog belongs to the window's thread, and that thread must never wait for it:
//! whoever asks waits on a thread of its own.

#[cfg(target_os = "linux")]
#[path = "file_dialog/gtk.rs"]
mod system;
#[cfg(not(target_os = "linux"))]
#[path = "file_dialog/native.rs"]
mod system;

use std::path::{Path, PathBuf};
use sweetspot_app::wire::{Choose, Purpose};
use tauri::AppHandle;

/// What a dialog shows and gives.
#[derive(Clone)]
struct Wanted {
    purpose: Purpose,
    title: &'static str,
    /// The kind of file in words, and the endings that such files have.
    kind: &'static str,
    endings: &'static [&'static str],
    suggested: Option<String>,
    folder: Option<PathBuf>,
}

impl Wanted {
    /// Whether a file is to be written.
    fn writes(&self) -> bool {
        self.purpose.ending().is_some()
    }
}

/// Opens the dialog and waits until it is answered. None: the person gave up, or the window is closing, or another
/// dialog is still open. Never call this on the window's own thread.
pub(crate) fn ask(window: &AppHandle, choose: &Choose, folder: Option<&Path>) -> Option<PathBuf> {
    const MAP: (&str, &[&str]) = ("Sweetspot map", &["sweetspot"]);
    let (title, (kind, endings)): (_, (_, &[&str])) = match choose.purpose {
        Purpose::OpenMap => ("Open a map", MAP),
        Purpose::Merge => ("Bring in another copy", MAP),
        Purpose::Salvage => ("Save what is left as", MAP),
        Purpose::NewMap => ("Save the new map as", MAP),
        Purpose::SaveAs => ("Save the map as", MAP),
        Purpose::SaveCopy => ("Save a copy", MAP),
        Purpose::Import => ("Import a spreadsheet", ("Spreadsheet", &["xlsx", "xlsm", "csv", "tsv", "txt"])),
        Purpose::ExportPng => ("Export the picture", ("PNG picture", &["png"])),
        Purpose::ExportSvg => ("Export the picture", ("SVG picture", &["svg"])),
        Purpose::Diagnostics => ("Save diagnostics", ("Text", &["txt"])),
        Purpose::PaperDocx => ("Save the board paper", ("Word document", &["docx"])),
        Purpose::PaperPdf => ("Save the board paper", ("PDF document", &["pdf"])),
        Purpose::ExportPdf => ("Export the picture", ("PDF document", &["pdf"])),
    };
    // With its ending, so that the system itself asks before such a file is replaced.
    let complete = |name: &String| choose.purpose.complete(PathBuf::from(name)).to_string_lossy().into_owned();
    let suggested = choose.suggested.as_ref().map(complete);
    let folder = folder.map(Path::to_path_buf);
    system::ask(window, Wanted { purpose: choose.purpose, title, kind, endings, suggested, folder })
}
