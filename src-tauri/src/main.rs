//! The window: one command into the surface, native dialogs, the clipboard, files that are dropped.
//! It makes no rule about maps and opens no network connection.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod desktop;
mod failed_start;
mod file_dialog;
mod folder;
mod one_window;
mod page_process;
mod place;
#[cfg(target_os = "linux")]
mod web_view;

use failed_start::FailedStart;
use one_window::{Asked, Ending};
use std::ffi::OsStr;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use sweetspot_app::host::Host;
use sweetspot_app::{App, Failure, FailureCode, StartedOn, logbook, reader};
use tauri::plugin::TauriPlugin;
use tauri::{AppHandle, DragDropEvent, Emitter, Manager, RunEvent, State, WebviewWindowBuilder, WindowEvent, Wry};

fn main() -> ExitCode {
    // The same program reads spreadsheets in a process of its own; see `sweetspot_app::reader`.
    if let Some(code) = reader::run_if_asked() {
        return code;
    }
    // Needs no screen: who installs packages asks this from a terminal.
    if std::env::args_os().nth(1).is_some_and(|first| first == "--version") {
        let told = writeln!(std::io::stdout(), "sweetspot {}", env!("CARGO_PKG_VERSION"));
        return if told.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    start().unwrap_or_else(|failed| failed_start::tell(&failed))
}

fn start() -> Result<ExitCode, FailedStart> {
    #[cfg(target_os = "linux")]
    web_view::set_up();
    let local = sweetspot_app::local_folder().ok_or(FailedStart::NoFolder)?;
    failed_start::usable(&local)?;
    // Before there is a window: why there is none is to be found in it too.
    logbook::begin(&local);
    let built = desktop::Desktop.built();
    log::info!(
        "start: version {}, commit {}, {}, {}, web view {}",
        env!("CARGO_PKG_VERSION"),
        built.commit.as_deref().unwrap_or("not known"),
        sweetspot_system::words(),
        std::env::consts::ARCH,
        built.webview.as_deref().unwrap_or("not known"),
    );
    // The window's own library would end the program where there is no screen.
    #[cfg(target_os = "linux")]
    {
        gtk::init().map_err(|_| FailedStart::NoScreen)?;
        web_view::tell_dark_themes();
    }
    let place = place::plugin(&local);
    let app = App::new(local, Box::new(desktop::Desktop));
    match run(app, place) {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(why) => one_window::start_again(&why).ok_or_else(|| FailedStart::NoWindow { why: why.to_string() }),
    }
}

fn run(app: Arc<App>, place: TauriPlugin<Wry>) -> tauri::Result<()> {
    let (dropped, handed, starting, saving) = (Arc::clone(&app), Arc::clone(&app), Arc::clone(&app), Arc::clone(&app));
    let ending = Arc::new(Ending::default());
    let late = Arc::clone(&ending);
    let built = tauri::Builder::default()
        // First of all, so that a second start opens nothing itself: it hands over what it was asked for and ends.
        .plugin(tauri_plugin_single_instance::init(move |handle, arguments, folder| {
            let Some(Asked { arguments, folder }) = late.keep(Asked { arguments, folder }) else { return };
            let argument = arguments.get(1).map(OsStr::new);
            // A sample that can't be made leaves the window as it is; the person sees that it opened nothing.
            let _ = handed.hand_over(StartedOn::of(argument, Path::new(&folder)));
            bring_forward(handle);
        }))
        .plugin(place)
        .manage(app)
        .invoke_handler(tauri::generate_handler![call])
        .on_window_event(move |_, event| {
            // The page hears of the drop itself; what it may touch is decided here.
            if let WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) = event {
                paths.iter().for_each(|path| dropped.grant(path));
            }
        })
        .setup(move |handle| {
            desktop::remember(handle.handle());
            let folder = std::env::current_dir().unwrap_or_default();
            starting.start_on(StartedOn::of(std::env::args_os().nth(1).as_deref(), &folder));
            for window in &handle.config().app.windows {
                // The task bar says which map is open, as the page does.
                let made = WebviewWindowBuilder::from_config(handle.handle(), window)?
                    .on_document_title_changed(|window, title| {
                        // A window that is just closing needs no title.
                        let _ = window.set_title(&title);
                    })
                    .build();
                let window = made.unwrap_or_else(|why| {
                    starting.end();
                    failed_start::tell(&FailedStart::NoWindow { why: why.to_string() });
                    std::process::exit(1)
                });
                page_process::follow(&window, Arc::clone(&starting));
                // A system that tells nothing of its screens leaves the window where it is.
                let _ = place::fit(&window);
                window.show()?;
            }
            Ok(())
        })
        .build(tauri::generate_context!())?;
    built.run(move |handle, event| {
        if let RunEvent::Exit = event {
            ending.begin();
            saving.end();
            log::info!("end");
            // From here on another start finds nobody, and opens a window of its own.
            tauri_plugin_single_instance::destroy(handle);
            ending.start_for_it();
        }
    });
    Ok(())
}

/// The one door between the page and the surface: a command's name and request, its reply or a failure.
/// `held` is the number of the snapshot that the page holds; whoever keeps none says nothing and is told everything.
/// It answers on a thread of its own, so that the window stays alive whatever a command does.
#[tauri::command]
async fn call(
    app: State<'_, Arc<App>>,
    name: String,
    request: String,
    held: Option<u64>,
) -> Result<tauri::ipc::Response, Failure> {
    let app = Arc::clone(&app);
    let answered = tokio::task::spawn_blocking(move || match held {
        Some(held) => app.call_since(&name, &request, held),
        None => app.call(&name, &request),
    })
    .await;
    match answered {
        Ok(reply) => reply.map(tauri::ipc::Response::new),
        Err(_) => Err(Failure::of(FailureCode::Panicked, "")),
    }
}

/// Shows the window to whoever has just opened a map from the desktop, and tells its page.
fn bring_forward(handle: &AppHandle) {
    for window in handle.webview_windows().into_values() {
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
    let _ = handle.emit("handed", ());
}
