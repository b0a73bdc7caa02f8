//! The window: one command into the surface, native dialogs, the clipboard, files that are dropped.
//! It makes no rule about maps and opens no network connection.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod desktop;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use sweetspot_app::{App, Failure, FailureCode, reader};
use tauri::{DragDropEvent, RunEvent, State, WebviewWindowBuilder, WindowEvent};

fn main() -> ExitCode {
    // The same program reads spreadsheets in a process of its own; see `sweetspot_app::reader`.
    if let Some(code) = reader::run_if_asked() {
        return code;
    }
    let Some(local) = sweetspot_app::local_folder() else { return ExitCode::FAILURE };
    let app = App::new(local, Box::new(desktop::Desktop));
    match std::env::args_os().nth(1) {
        Some(argument) if argument == "--sample" => app.start_on_sample(),
        Some(path) => app.start_on(&absolute(Path::new(&path))),
        None => {}
    }
    match run(app) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn run(app: Arc<App>) -> tauri::Result<()> {
    let dropped = Arc::clone(&app);
    let ending = Arc::clone(&app);
    let built = tauri::Builder::default()
        .manage(app)
        .invoke_handler(tauri::generate_handler![call])
        .on_window_event(move |_, event| {
            // The page hears of the drop itself; what it may touch is decided here.
            if let WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) = event {
                paths.iter().for_each(|path| dropped.grant(path));
            }
        })
        .setup(|handle| {
            desktop::remember(handle.handle());
            for window in &handle.config().app.windows {
                // The task bar says which map is open, as the page does.
                WebviewWindowBuilder::from_config(handle.handle(), window)?
                    .on_document_title_changed(|window, title| {
                        // A window that is just closing needs no title.
                        let _ = window.set_title(&title);
                    })
                    .build()?
                    .show()?;
            }
            Ok(())
        })
        .build(tauri::generate_context!())?;
    built.run(move |_, event| {
        if let RunEvent::Exit = event {
            ending.end();
        }
    });
    Ok(())
}

/// The one door between the page and the surface: a command's name and request, its reply or a failure.
/// It answers on a thread of its own, so that the window stays alive whatever a command does.
#[tauri::command]
async fn call(app: State<'_, Arc<App>>, name: String, request: String) -> Result<tauri::ipc::Response, Failure> {
    let app = Arc::clone(&app);
    let answered = tokio::task::spawn_blocking(move || app.call(&name, &request)).await;
    match answered {
        Ok(reply) => reply.map(tauri::ipc::Response::new),
        Err(_) => Err(Failure::of(FailureCode::Panicked, "")),
    }
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}
