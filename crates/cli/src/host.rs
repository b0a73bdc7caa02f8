//! The surface's host in a terminal: no dialogs, no clipboard, nothing remembered.

use crate::{Answer, Trouble, notices};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use sweetspot_app::host::Host;
use sweetspot_app::wire::{AtPath, Choose, Nothing};
use sweetspot_app::{App, Failure, FailureCode};
use sweetspot_core::clean;
use sweetspot_core::map::{Initiative, Map};

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
pub(crate) fn app() -> Result<Arc<App>, Trouble> {
    let local = sweetspot_app::local_folder().ok_or("this account has no folder for private files")?;
    Ok(App::new(local, Box::new(Terminal)))
}

/// The map, for commands that only look at it and need nothing of the surface.
pub(crate) fn looked_at(map: &Path) -> Result<Map, Trouble> {
    let app = app()?;
    let at = to_read(&app, map)?;
    let (map, notices) = app.look_at(at).map_err(sentence)?;
    notices::tell(&notices);
    ended(&app);
    Ok(map)
}

/// The surface with the map open, and the map as it is then.
pub(crate) fn opened(map: &Path) -> Result<(Arc<App>, Map), Trouble> {
    let app = app()?;
    let at = to_read(&app, map)?;
    let (map, file) = app.open_plainly(at).map_err(sentence)?;
    notices::tell(&file.notices);
    Ok((app, map))
}

/// Writes the person's file, closes the map, and gives back `answer`.
///
/// # Errors
/// [`Trouble::Kept`] where the file can't be written now. Every edit is safe in the working copy, and the file follows
/// when the map is next opened.
pub(crate) fn closed(app: &App, answer: String) -> Answer {
    let saved = app.save_plainly(Nothing {});
    app.file(Nothing {}).iter().for_each(|file| notices::tell(&file.notices));
    // Ending tries once more to write the file; the answer is that of the first try.
    ended(app);
    match saved {
        Ok(_) => Ok(answer),
        Err(why) => Err(Trouble::Kept { answer, why: sentence(why) }),
    }
}

/// Ends, and says what had to be set aside on the way.
pub(crate) fn ended(app: &App) {
    notices::tell(&app.end());
}

/// A file to read as commands take it: whole path, named by the person.
pub(crate) fn to_read(app: &App, path: &Path) -> Result<AtPath, Trouble> {
    let (path, at) = whole(path)?;
    app.grant(&path);
    Ok(at)
}

/// The same of a file to write.
pub(crate) fn to_write(app: &App, path: &Path) -> Result<AtPath, Trouble> {
    let (path, at) = whole(path)?;
    app.grant_to_write(&path);
    Ok(at)
}

/// The whole path, also as text.
///
/// # Errors
/// Where it is not text: not every part of the program could be given such a name, nor could a person.
pub(crate) fn whole(path: &Path) -> Result<(PathBuf, AtPath), Trouble> {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    match path.to_str() {
        Some(text) => Ok((path.clone(), AtPath { path: text.to_owned() })),
        None => Err(sentence(Failure::of(FailureCode::FileNameNotText, &path.to_string_lossy())).into()),
    }
}

/// The one initiative with this title.
pub(crate) fn titled<'a>(map: &'a Map, title: &str) -> Result<&'a Initiative, Trouble> {
    let wanted = clean::key(title);
    let mut matching = map.initiatives.iter().filter(|row| clean::key(&row.title) == wanted);
    match (matching.next(), matching.count()) {
        (Some(only), 0) => Ok(only),
        (Some(_), more) => Err(format!("{} initiatives are called \"{title}\"", more + 1).into()),
        (None, _) => Err(format!("no initiative is called \"{title}\"").into()),
    }
}

pub(crate) fn sentence(failure: Failure) -> String {
    failure.sentence
}
