//! What the surface asks of a desktop: file dialogs, the clipboard, a reader in a process of its own.

use crate::file_dialog;
use crate::folder;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use sweetspot_app::host::{Built, Host};
use sweetspot_app::wire::Choose;
use sweetspot_app::{Failure, FailureCode};
use tauri::{AppHandle, Manager};

pub(crate) struct Desktop;

static HANDLE: OnceLock<AppHandle> = OnceLock::new();

/// Keeps the handle by which dialogs and the clipboard reach the window's thread.
pub(crate) fn remember(handle: &AppHandle) {
    let _ = HANDLE.set(handle.clone());
}

impl Host for Desktop {
    fn choose(&self, choose: &Choose, folder: Option<&Path>) -> Option<PathBuf> {
        #[cfg(debug_assertions)]
        if let Some(answer) = scripted::answer() {
            return answer;
        }
        file_dialog::ask(HANDLE.get()?, choose, folder)
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

    fn built(&self) -> Built {
        let commit = env!("SWEETSPOT_COMMIT");
        Built { commit: (!commit.is_empty()).then(|| commit.to_owned()), webview: tauri::webview_version().ok() }
    }

    fn reader(&self) -> Command {
        Command::new(std::env::current_exe().unwrap_or_else(|_| PathBuf::from("sweetspot")))
    }
}

/// Runs `work` on the window's thread, to which the clipboard belongs on some systems; None where the window is
/// closing.
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

/// Puts a picture on the clipboard. The handle lives for the whole run: on Linux the contents go when it is dropped.
fn copy(width: u32, height: u32, rgba: Vec<u8>) -> Result<(), String> {
    thread_local! {
        static CLIPBOARD: std::cell::RefCell<Option<arboard::Clipboard>> = const { std::cell::RefCell::new(None) };
    }
    CLIPBOARD.with_borrow_mut(|slot| {
        let clipboard = match slot {
            Some(clipboard) => clipboard,
            None => slot.insert(arboard::Clipboard::new().map_err(|why| why.to_string())?),
        };
        let image = arboard::ImageData { width: width as usize, height: height as usize, bytes: rgba.into() };
        clipboard.set_image(image).map_err(|why| why.to_string())
    })
}

/// Answers for the dialogs in tests that are about something else: each line of the file that `SWEETSPOT_DIALOG_ANSWERS`
/// names is one answer. Not compiled into a release.
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
