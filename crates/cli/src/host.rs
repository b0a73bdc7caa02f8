//! The surface's host in a terminal: no dialogs, no clipboard, nothing remembered.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use sweetspot_app::host::Host;
use sweetspot_app::wire::{AtPath, Choose, Nothing, Snapshot};
use sweetspot_app::{App, Failure, FailureCode};
use sweetspot_core::map::Initiative;
use sweetspot_core::text;

struct Terminal;

impl Host for Terminal {
    fn choose(&self, _: &Choose, _: Option<&Path>) -> Option<PathBuf> {
        None
    }

    fn copy_image(&self, _: u32, _: u32, _: Vec<u8>) -> Result<(), Failure> {
        Err(Failure::of(FailureCode::ClipboardFailed, "a terminal has none"))
    }

    fn reader(&self) -> Command {
        Command::new(std::env::current_exe().unwrap_or_default())
    }

    fn remembers(&self) -> bool {
        false
    }
}

/// The surface with nothing open.
pub(crate) fn app() -> Result<Arc<App>, String> {
    let local = sweetspot_app::local_folder().ok_or("this account has no folder for private files")?;
    Ok(App::new(local, Box::new(Terminal)))
}

/// The surface with the map open, for commands that only read it.
pub(crate) fn opened(map: &Path) -> Result<(Arc<App>, Snapshot), String> {
    let app = app()?;
    let at = granted(&app, map);
    let snapshot = app.open_map(at).map_err(sentence)?;
    Ok((app, snapshot))
}

/// Writes the person's file and lets go of it.
pub(crate) fn closed(app: &App) -> Result<(), String> {
    app.save(Nothing {}).map_err(sentence)?;
    app.close_map(Nothing {}).map_err(sentence)?;
    app.end();
    Ok(())
}

/// The file as commands take it: whole path, named by the person.
pub(crate) fn granted(app: &App, path: &Path) -> AtPath {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    app.grant(&path);
    AtPath { path: path.to_string_lossy().into_owned() }
}

/// The one initiative with this title.
pub(crate) fn titled<'a>(snapshot: &'a Snapshot, title: &str) -> Result<&'a Initiative, String> {
    let wanted = text::key(title);
    let mut found = snapshot.map.initiatives.iter().filter(|row| text::key(&row.title) == wanted);
    match (found.next(), found.count()) {
        (Some(only), 0) => Ok(only),
        (Some(_), more) => Err(format!("{} initiatives are called \"{title}\"", more + 1)),
        (None, _) => Err(format!("no initiative is called \"{title}\"")),
    }
}

pub(crate) fn sentence(failure: Failure) -> String {
    failure.sentence
}
