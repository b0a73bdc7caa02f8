//! The file dialog on Windows and macOS: the system's own, opened on the window's thread and waited for elsewhere.
//! Both systems add the ending themselves and ask before a file is replaced.

use super::Wanted;
use rfd::AsyncFileDialog;
use std::future::Future;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::mpsc::channel;
use tauri::{AppHandle, Manager};

/// A dialog's answer, once it is there.
type Answer = Pin<Box<dyn Future<Output = Option<rfd::FileHandle>> + Send>>;

/// See [`super::ask`].
pub(super) fn ask(window: &AppHandle, wanted: Wanted) -> Option<PathBuf> {
    let (sender, receiver) = channel::<Answer>();
    let handle = window.clone();
    window
        .run_on_main_thread(move || {
            let mut dialog = AsyncFileDialog::new().set_title(wanted.title).add_filter(wanted.kind, wanted.endings);
            if let Some(parent) = handle.webview_windows().into_values().next() {
                dialog = dialog.set_parent(&parent);
            }
            if let Some(folder) = &wanted.folder {
                dialog = dialog.set_directory(folder);
            }
            if let Some(name) = &wanted.suggested {
                dialog = dialog.set_file_name(name);
            }
            let answer: Answer =
                if wanted.writes() { Box::pin(dialog.save_file()) } else { Box::pin(dialog.pick_file()) };
            // Nobody is waiting any more where the window is closing.
            let _ = sender.send(answer);
        })
        .ok()?;
    let answer = receiver.recv().ok()?;
    tauri::async_runtime::block_on(answer).map(|file| file.path().to_path_buf())
}
