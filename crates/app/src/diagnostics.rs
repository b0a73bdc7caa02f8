//! What helps somebody who is asked for help: versions, the system, settings, counts and the log, as one text that the person
//! reads before it is saved. It never holds a name, a title, a path or any text of a map.

use crate::failure::{Failure, FailureCode};
use crate::session::Session;
use crate::wire::{AtPath, Diagnostics, Nothing, PageError, PageMeasures, Saved};
use crate::{App, clock, locked, logbook, logged};
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::sync::atomic::Ordering;
use sweetspot_document::FILE_VERSION;

/// How many lines of the log are shown and saved.
const MOST_LINES: usize = 2000;
/// How many errors of the page are told in one run.
const MOST_PAGE_ERRORS: u32 = 40;

#[allow(missing_docs, reason = "described once, in the wire's list of commands")]
impl App {
    pub fn diagnostics(&self, page: PageMeasures) -> Result<Diagnostics, Failure> {
        let text = self.diagnosed(page);
        locked(&self.diagnosed).clone_from(&text);
        Ok(Diagnostics { text, name: format!("Sweetspot diagnostics {}", clock::today()) })
    }

    /// Writes what was shown, and nothing that came to it since.
    pub fn diagnostics_save(&self, at: AtPath) -> Result<Nothing, Failure> {
        let path = self.to_write(&at.path)?;
        let text = locked(&self.diagnosed).clone();
        if text.is_empty() {
            return Err(Failure::of(FailureCode::BadRequest, "nothing was shown yet"));
        }
        sweetspot_document::export(&path, text.as_bytes()).map_err(|why| Failure::of_new(why).about(&path))?;
        Ok(Nothing {})
    }

    pub fn page_error(&self, error: PageError) -> Result<Nothing, Failure> {
        // A page that fails again and again must not push everything else out of the log.
        if self.page_errors.fetch_add(1, Ordering::Relaxed) < MOST_PAGE_ERRORS {
            let (name, at) = (kind(&error.name), script(&error.at));
            log::error!("the page: {name} at {at}, line {}, column {}", error.line, error.column);
        }
        Ok(Nothing {})
    }

    fn diagnosed(&self, page: PageMeasures) -> String {
        let mut parts = vec![
            format!(
                "Sweetspot diagnostics, made {}\nIt holds no name, no title, no path and no text of a map.",
                clock::written(self.stamp().at)
            ),
            part("Program", &self.program()),
            part("Window", &[format!("{} by {}, at {} %", page.width, page.height, page.scale_percent)]),
            part("Settings", &self.settings()),
            part("On this computer", &self.on_this_computer()),
        ];
        parts.push(match locked(&self.session).as_ref() {
            Some(session) => part("The open map", &of_map(session)),
            None => part("The open map", &["none".to_owned()]),
        });
        parts.push(log(&logbook::read(&self.folders.local)));
        parts.join("\n\n") + "\n"
    }

    fn program(&self) -> Vec<String> {
        let built = self.host.built();
        let unknown = || "not known".to_owned();
        vec![
            format!("version {}, commit {}", env!("CARGO_PKG_VERSION"), built.commit.unwrap_or_else(unknown)),
            format!("web view {}", built.webview.unwrap_or_else(unknown)),
            format!("{}, {}", sweetspot_system::words(), std::env::consts::ARCH),
            format!("files are of version {FILE_VERSION}"),
        ]
    }

    fn settings(&self) -> Vec<String> {
        let file = locked(&self.preferences_file);
        let preferences = file.preferences();
        vec![
            format!("appearance {:?}, text {} %", preferences.theme, preferences.text_percent),
            format!("a name for the history is {}", if preferences.name.is_empty() { "not set" } else { "set" }),
            format!("opens the last map at a start: {}", yes(preferences.reopen)),
        ]
    }

    fn on_this_computer(&self) -> Vec<String> {
        let local = &self.folders.local;
        let of = |name: &str| {
            let (files, bytes) = sizes(&local.join(name));
            format!("files {files}, bytes {bytes}")
        };
        vec![
            format!("the private folder can be written: {}", yes(sweetspot_system::can_write(local).is_ok())),
            format!("working copies: {}", of("work")),
            format!("copies that were set aside: {}", of("kept")),
            format!("log: {}", of("log")),
            format!("maps on the list of recent ones: {}", locked(&self.preferences_file).recent().len()),
            format!("maps whose view is kept: {}", locked(&self.leaving).count()),
        ]
    }
}

fn of_map(session: &Session) -> Vec<String> {
    let file = session.file();
    let saved = match &file.saved {
        Saved::Saved => "holds every edit".to_owned(),
        Saved::Soon => "is written in a moment".to_owned(),
        Saved::Waiting(why) => format!("waits: {:?}", why.code),
    };
    let document = &session.document;
    let size =
        fs::metadata(document.path()).map_or_else(|why| format!("{:?}", why.kind()), |seen| seen.len().to_string());
    vec![
        logged::counts(document.map()),
        format!("changes in its history: {}", document.changes()),
        format!("its file: {size} bytes, {saved}"),
        format!("read-only: {}, the sample: {}", yes(file.read_only), yes(file.sample)),
    ]
}

fn part(title: &str, lines: &[String]) -> String {
    lines.iter().fold(title.to_owned(), |mut text, line| {
        // Writing to a text can't fail.
        let _ = write!(text, "\n  {line}");
        text
    })
}

fn yes(is: bool) -> &'static str {
    if is { "yes" } else { "no" }
}

/// How many files lie in a folder, and their bytes.
fn sizes(folder: &Path) -> (usize, u64) {
    let sizes: Vec<u64> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Some(entry.metadata().ok()?.len()))
        .collect();
    (sizes.len(), sizes.iter().sum())
}

/// The newest lines of the log; with all of it nobody would read what is saved.
fn log(all: &str) -> String {
    let lines: Vec<&str> = all.lines().collect();
    let newest = &lines[lines.len().saturating_sub(MOST_LINES)..];
    match (newest.len(), lines.len()) {
        (0, _) => "Log\n  nothing".to_owned(),
        (some, all) if some < all => format!("Log, the newest {some} of {all} lines\n{}", newest.join("\n")),
        (_, _) => format!("Log\n{}", newest.join("\n")),
    }
}

/// The kind of an error as far as it is one of a script's own or a code of ours: what else the page says may be anything.
fn kind(name: &str) -> &str {
    let of_ours = || serde_json::from_value::<FailureCode>(name.into()).is_ok();
    let is_word = name.len() <= 40 && name.chars().all(|c| c.is_ascii_alphabetic());
    let of_script = || is_word && (name.ends_with("Error") || ["string", "object", "undefined"].contains(&name));
    if of_script() || of_ours() { name } else { "an error" }
}

/// The name of a script of the page's own.
fn script(at: &str) -> &str {
    let fits = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    if at.len() <= 60 && at.ends_with(".js") && at.chars().all(fits) { at } else { "a place that is not known" }
}
