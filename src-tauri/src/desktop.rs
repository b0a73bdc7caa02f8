//! What the surface asks of a desktop: file dialogs, the clipboard, a reader in a process of its own.

use crate::folder;
use rfd::FileDialog;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use sweetspot_app::host::Host;
use sweetspot_app::wire::{Choose, Purpose};
use sweetspot_app::{Failure, FailureCode};
use tauri::{AppHandle, Manager};

pub(crate) struct Desktop;

static HANDLE: OnceLock<AppHandle> = OnceLock::new();

/// Keeps the handle by which dialogs reach the thread that may open them.
pub(crate) fn remember(handle: &AppHandle) {
    let _ = HANDLE.set(handle.clone());
}

impl Host for Desktop {
    fn choose(&self, choose: &Choose) -> Option<PathBuf> {
        #[cfg(debug_assertions)]
        if let Some(answer) = scripted::answer() {
            return answer;
        }
        let choose = choose.clone();
        on_main_thread(move || ask(&choose))?
    }

    fn copy_image(&self, width: u32, height: u32, rgba: Vec<u8>) -> Result<(), Failure> {
        on_main_thread(move || copy(width, height, rgba))
            .unwrap_or(Err("the window is closing".to_owned()))
            .map_err(|why| Failure::of(FailureCode::ClipboardFailed, &why))
    }

    fn show_in_folder(&self, path: &Path) -> Result<(), Failure> {
        if folder::show(path) { Ok(()) } else { Err(Failure::of(FailureCode::FolderNotShown, "")) }
    }

    fn full_screen(&self) {
        let windows = HANDLE.get().map(Manager::webview_windows).unwrap_or_default();
        for window in windows.into_values() {
            let now = window.is_fullscreen().unwrap_or_default();
            // A system without it leaves the window as it is.
            let _ = window.set_fullscreen(!now);
        }
    }

    fn reader(&self) -> Command {
        Command::new(std::env::current_exe().unwrap_or_else(|_| PathBuf::from("sweetspot")))
    }
}

/// Dialogs and the clipboard belong to the thread of the window on some systems.
fn on_main_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let (sender, receiver) = std::sync::mpsc::channel();
    HANDLE
        .get()?
        .run_on_main_thread(move || {
            let _ = sender.send(work());
        })
        .ok()?;
    receiver.recv().ok()
}

fn ask(choose: &Choose) -> Option<PathBuf> {
    let dialog = FileDialog::new();
    let dialog = match &choose.suggested {
        Some(name) => dialog.set_file_name(name),
        None => dialog,
    };
    match choose.purpose {
        Purpose::OpenMap => dialog.set_title("Open a map").add_filter("Sweetspot map", &["sweetspot"]).pick_file(),
        Purpose::Merge => {
            dialog.set_title("Bring in another copy").add_filter("Sweetspot map", &["sweetspot"]).pick_file()
        }
        Purpose::Salvage => {
            dialog.set_title("Save what is left as").add_filter("Sweetspot map", &["sweetspot"]).save_file()
        }
        Purpose::Import => dialog
            .set_title("Import a spreadsheet")
            .add_filter("Spreadsheet", &["xlsx", "xlsm", "csv", "tsv", "txt"])
            .pick_file(),
        Purpose::NewMap => {
            dialog.set_title("Save the new map as").add_filter("Sweetspot map", &["sweetspot"]).save_file()
        }
        Purpose::SaveAs => dialog.set_title("Save the map as").add_filter("Sweetspot map", &["sweetspot"]).save_file(),
        Purpose::SaveCopy => dialog.set_title("Save a copy").add_filter("Sweetspot map", &["sweetspot"]).save_file(),
        Purpose::ExportPng => dialog.set_title("Export the picture").add_filter("PNG picture", &["png"]).save_file(),
        Purpose::ExportSvg => dialog.set_title("Export the picture").add_filter("SVG picture", &["svg"]).save_file(),
        Purpose::ExportPdf => dialog.set_title("Export the picture").add_filter("PDF document", &["pdf"]).save_file(),
    }
}

/// The clipboard is kept for the whole run: on Linux its contents go with whoever offers them.
fn copy(width: u32, height: u32, rgba: Vec<u8>) -> Result<(), String> {
    thread_local! {
        static CLIPBOARD: std::cell::RefCell<Option<arboard::Clipboard>> = const { std::cell::RefCell::new(None) };
    }
    CLIPBOARD.with_borrow_mut(|held| {
        let clipboard = match held {
            Some(clipboard) => clipboard,
            None => held.insert(arboard::Clipboard::new().map_err(|why| why.to_string())?),
        };
        let image = arboard::ImageData { width: width as usize, height: height as usize, bytes: rgba.into() };
        clipboard.set_image(image).map_err(|why| why.to_string())
    })
}

/// Answers for the dialogs in tests of the real window, which can press no key in them: each line of the file that
/// `SWEETSPOT_DIALOG_ANSWERS` names is one answer. Not compiled into a release.
#[cfg(debug_assertions)]
mod scripted {
    use std::fs;
    use std::path::PathBuf;

    pub(super) fn answer() -> Option<Option<PathBuf>> {
        let file = std::env::var_os("SWEETSPOT_DIALOG_ANSWERS")?;
        let text = fs::read_to_string(&file).unwrap_or_default();
        let (first, rest) = text.split_once('\n').unwrap_or((&text, ""));
        fs::write(&file, rest).ok()?;
        Some((!first.is_empty()).then(|| PathBuf::from(first)))
    }
}
