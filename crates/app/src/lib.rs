//! The surface: a session with one open map and the commands on it. Three hosts use it: the window, the command line
//! and the test host. It knows no window toolkit and makes no rule about maps.

mod about;
mod autosave;
mod cancel;
pub mod clock;
mod commands;
mod diagnostics;
pub mod failure;
mod files;
mod history;
pub mod host;
mod importing;
mod left_views;
pub mod logbook;
mod logged;
pub mod merging;
mod network;
mod own_files;
mod papers;
mod pictures;
mod plain;
mod preferences;
pub mod reader;
pub mod sample;
mod session;
mod untold;
pub mod wire;

pub use failure::{Failure, FailureCode};
pub use preferences::{Preferences, Recent, Theme};
pub use sweetspot_document::Folders;

use autosave::Autosave;
use host::Host;
use importing::Pending;
use left_views::Leaving;
use merging::Arriving;
use network::Watched;
use preferences::PreferencesFile;
use session::Session;
use std::collections::HashSet;
use std::ffi::OsStr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;
use sweetspot_core::geometry::Proportional;
use sweetspot_core::map::ChallengeSet;
use sweetspot_document::FileError;
use untold::Untold;
use wire::{AtPath, Notice, Told};

/// The folder of this app in the person's local data folder.
const FOLDER: &str = "app.sweetspot.desktop";

/// Where the person's private files of this app are kept: `SWEETSPOT_HOME`, or the local data folder, never the
/// roaming one. None: this account has neither.
pub fn local_folder() -> Option<PathBuf> {
    match std::env::var_os("SWEETSPOT_HOME") {
        Some(home) => std::path::absolute(home).ok(),
        None => dirs::data_local_dir().map(|folder| folder.join(FOLDER)),
    }
}

/// What a start of the program was asked to open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StartedOn {
    /// Nothing: the window offers what there is.
    Nothing,
    /// The sample map, by `--sample`.
    Sample,
    /// The map in this file.
    Map(PathBuf),
}

impl StartedOn {
    /// What the first argument asks for; a path is taken from `folder`, where the program was started.
    pub fn of(argument: Option<&OsStr>, folder: &Path) -> StartedOn {
        match argument {
            None => StartedOn::Nothing,
            Some(argument) if argument == "--sample" => StartedOn::Sample,
            Some(path) => StartedOn::Map(folder.join(path)),
        }
    }
}

/// The app, whatever it runs in.
pub struct App {
    host: Box<dyn Host>,
    folders: Folders,
    preferences_file: Mutex<PreferencesFile>,
    leaving: Mutex<Leaving>,
    /// What the program that ended before could not tell anybody any more.
    untold: Untold,
    session: Mutex<Option<Session>>,
    pending: Mutex<Option<Pending>>,
    arriving: Mutex<Option<Arriving>>,
    network: Mutex<Watched>,
    /// The proportional Venn that was drawn last, and the counts that it is of.
    in_proportion: Mutex<(Counts, Option<Proportional>)>,
    /// Files that the person named to be read, in a dialog, by a drop or on the command line: no other path is touched.
    may_read: Mutex<HashSet<PathBuf>>,
    /// Files that the person named to be written. Having a file read is not agreeing to have it replaced.
    may_write: Mutex<HashSet<PathBuf>>,
    /// The folder of the file that was chosen last, where the next dialog begins.
    chosen_in: Mutex<Option<PathBuf>>,
    /// The file that another start of the program was asked to open.
    handed: Mutex<Option<PathBuf>>,
    /// Why the map that the app was started on could not be opened.
    start_failure: Mutex<Option<Failure>>,
    progress: AtomicU32,
    cancelled: AtomicBool,
    /// How often the person has given something up. Work gives up where this number has grown since it began.
    given_up: AtomicU32,
    /// Whether a file dialog is open.
    choosing: AtomicBool,
    autosave: Autosave,
    /// The snapshot that the page was told last.
    told: Mutex<Told>,
    /// The diagnostics that were shown last; empty: none were.
    diagnosed: Mutex<String>,
    /// How many errors of its own the page has told.
    page_errors: AtomicU32,
}

/// How many initiatives each region holds.
type Counts = Vec<(ChallengeSet, usize)>;

impl App {
    /// The app with nothing open. `local` is the person's private folder on this computer, never a roaming one.
    pub fn new(local: PathBuf, host: Box<dyn Host>) -> Arc<App> {
        let app = Arc::new(App {
            host,
            preferences_file: Mutex::new(PreferencesFile::read(&local)),
            leaving: Mutex::new(Leaving::read(&local)),
            untold: Untold::of(&local),
            folders: Folders { local },
            session: Mutex::default(),
            pending: Mutex::default(),
            arriving: Mutex::default(),
            network: Mutex::default(),
            in_proportion: Mutex::default(),
            may_read: Mutex::default(),
            may_write: Mutex::default(),
            chosen_in: Mutex::default(),
            handed: Mutex::default(),
            start_failure: Mutex::default(),
            progress: AtomicU32::new(NO_PROGRESS),
            cancelled: AtomicBool::new(false),
            given_up: AtomicU32::new(0),
            choosing: AtomicBool::new(false),
            autosave: Autosave::default(),
            told: Mutex::default(),
            diagnosed: Mutex::default(),
            page_errors: AtomicU32::new(0),
        });
        autosave::begin(&app);
        app
    }

    /// Answers a command: its name and request in JSON, its reply in JSON. A panic inside becomes a failure, and the
    /// session goes on: a map changes only after everything that could fail.
    ///
    /// # Errors
    /// Where the command could not do what it was asked; nothing was changed.
    pub fn call(&self, name: &str, request: &str) -> Result<String, Failure> {
        self.called(name, request, None)
    }

    /// The same for a page that holds the snapshot of the number `held`, 0 for none: a reply with a snapshot says only what
    /// differs from that, where it is the one told last.
    ///
    /// # Errors
    /// As for [`App::call`].
    pub fn call_since(&self, name: &str, request: &str, held: u64) -> Result<String, Failure> {
        self.called(name, request, Some(held))
    }

    fn called(&self, name: &str, request: &str, held: Option<u64>) -> Result<String, Failure> {
        let begun = Instant::now();
        let answer = catch_unwind(AssertUnwindSafe(|| self.dispatch(name, request, held)))
            .unwrap_or_else(|_| Err(Failure::of(FailureCode::Panicked, name)));
        logged::command(name, &answer, begun.elapsed());
        answer.map_err(|failure| failure.of_request(request))
    }

    /// Allows commands to read a file that the person named outside a dialog: by a drop or on the command line.
    pub fn grant(&self, path: &Path) {
        locked(&self.may_read).insert(path.to_owned());
    }

    /// Allows commands to write a file that the person named for that outside a dialog: on the command line.
    pub fn grant_to_write(&self, path: &Path) {
        locked(&self.may_write).insert(path.to_owned());
    }

    /// Opens what the app is started on; where that fails, the reply of the `start` command has the failure.
    pub fn start_on(&self, started: StartedOn) {
        // The lock is free again before anything is opened, since opening a map writes to the same file.
        let last = locked(&self.preferences_file).last();
        let begun = Instant::now();
        let opened = match started {
            StartedOn::Nothing => match last {
                Some(last) => self.open_path(&last),
                None => return,
            },
            StartedOn::Sample => self.open_sample(wire::Nothing {}),
            StartedOn::Map(path) => {
                self.grant(&path);
                self.open_path(&path)
            }
        };
        logged::command("open_map", &opened, begun.elapsed());
        *locked(&self.start_failure) = opened.err();
    }

    /// Keeps what another start of the program was asked to open, until the page asks for it with `handed`.
    ///
    /// # Errors
    /// Where the sample is asked for and can't be made.
    pub fn hand_over(&self, started: StartedOn) -> Result<(), Failure> {
        let path = match started {
            StartedOn::Nothing => return Ok(()),
            StartedOn::Sample => self.sample_file()?,
            StartedOn::Map(path) => path,
        };
        self.grant(&path);
        *locked(&self.handed) = Some(path);
        Ok(())
    }

    /// Saves everything and ends. What can't be written now stays safe on this computer. Answers what had to be set aside on
    /// the way; where maps are remembered, the next start tells it.
    pub fn end(&self) -> Vec<Notice> {
        self.autosave.end();
        let who = self.who();
        let Some(session) = locked(&self.session).take() else { return vec![] };
        let aside: Vec<Notice> = session.let_go(&who).into_iter().filter(Notice::is_of_what_was_set_aside).collect();
        if self.host.remembers() && !aside.is_empty() {
            self.untold.keep(aside.clone());
        }
        aside
    }

    /// Whose changes these are: the name in the preferences, which may be empty.
    fn who(&self) -> String {
        locked(&self.preferences_file).preferences().name.clone()
    }

    /// A path that the person named to be read; what they may replace they may also read.
    fn to_read(&self, path: &str) -> Result<PathBuf, Failure> {
        let path = PathBuf::from(path);
        let known = locked(&self.may_read).contains(&path)
            || locked(&self.may_write).contains(&path)
            || locked(&self.preferences_file).recent().iter().any(|recent| Path::new(&recent.path) == path);
        if known { Ok(path) } else { Err(not_chosen(&path)) }
    }

    /// A path that the person named to be written.
    fn to_write(&self, path: &str) -> Result<PathBuf, Failure> {
        let path = PathBuf::from(path);
        if locked(&self.may_write).contains(&path) { Ok(path) } else { Err(not_chosen(&path)) }
    }

    /// The same for a file that is no map, and the ending of its name in small letters. The open map is not written over.
    fn to_export(&self, path: &str) -> Result<(PathBuf, String), Failure> {
        let path = self.to_write(path)?;
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        if self.with_session(|session, _| Ok(session.document.path() == path))? {
            return Err(Failure::from(FileError::IsAMap).about(&path));
        }
        Ok((path, ending))
    }
}

/// Writes a file that is no map, and says of which kind and how large in the log.
fn exported(path: &Path, kind: &str, bytes: &[u8]) -> Result<AtPath, Failure> {
    log::info!("{kind}: {} bytes", bytes.len());
    sweetspot_document::export(path, bytes).map_err(|why| Failure::of_new(why).about(path))?;
    Ok(AtPath { path: path.to_string_lossy().into_owned() })
}

/// The failure for a path that the person did not name. A name that is not text arrives here with replacement
/// characters, and has a failure of its own.
fn not_chosen(path: &Path) -> Failure {
    let path = path.to_string_lossy();
    let code = if path.contains('\u{fffd}') { FailureCode::FileNameNotText } else { FailureCode::PathNotChosen };
    Failure::of(code, &path)
}

const NO_PROGRESS: u32 = u32::MAX;

impl App {
    /// Notes how far the command under way is, 0 to 1, and says whether it should go on.
    fn note_progress(&self, done: f64) -> bool {
        self.progress.store((done.clamp(0.0, 1.0) * 1000.0) as u32, Ordering::Relaxed);
        !self.cancelled.load(Ordering::Relaxed)
    }

    fn begin_progress(&self) {
        self.cancelled.store(false, Ordering::Relaxed);
        self.progress.store(0, Ordering::Relaxed);
    }

    fn end_progress(&self) {
        self.progress.store(NO_PROGRESS, Ordering::Relaxed);
    }
}

/// Locks a value. Where a panic has poisoned the lock the value is still whole, since values here are only ever
/// swapped.
fn locked<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
