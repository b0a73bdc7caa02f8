//! One window for each person, also in the moments when a window is just going: a map that somebody opens meanwhile is
//! not lost with it. Starting and handing over is `tauri-plugin-single-instance`'s; this is what it leaves open.

use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use sweetspot_system::go_on_as;

/// What another start of the program asked for: its arguments, and the folder that it was started in.
pub(crate) struct Asked {
    pub(crate) arguments: Vec<String>,
    pub(crate) folder: String,
}

/// Whether this program has begun to end, and what it was asked for since.
#[derive(Default)]
pub(crate) struct Ending(Mutex<Option<Vec<Asked>>>);

impl Ending {
    /// From now on, what is asked for is for the next program.
    pub(crate) fn begin(&self) {
        self.locked().get_or_insert_default();
    }

    /// Keeps what was asked for where this program has begun to end; gives it back where it has not.
    pub(crate) fn keep(&self, asked: Asked) -> Option<Asked> {
        match self.locked().as_mut() {
            Some(waiting) => {
                waiting.push(asked);
                None
            }
            None => Some(asked),
        }
    }

    /// Starts the program again for what was asked for last, once everything is saved and its name is given up.
    pub(crate) fn start_for_it(&self) {
        let Some(asked) = self.locked().as_mut().and_then(Vec::pop) else { return };
        let Ok(program) = std::env::current_exe() else { return };
        let mut again = Command::new(program);
        again.args(asked.arguments.iter().skip(1));
        let folder = PathBuf::from(asked.folder);
        if folder.is_dir() {
            again.current_dir(folder);
        }
        // Where it can't be started, nothing else can be done for it here: this program has ended.
        let _ = again.spawn();
    }

    fn locked(&self) -> MutexGuard<'_, Option<Vec<Asked>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How often a start is tried again, and how long apart: five seconds in all.
const TRIES: u32 = 50;
const APART: Duration = Duration::from_millis(100);
/// The variable that says to the next try which one it is.
const TRY: &str = "SWEETSPOT_START_TRY";

/// Where the window could not be made because the running program ended while this one handed over to it, starts the
/// program again in its place. None: that is not why, or it was tried often enough.
pub(crate) fn start_again(why: &tauri::Error) -> Option<ExitCode> {
    let tries = std::env::var(TRY).ok().and_then(|text| text.parse().ok()).unwrap_or(0);
    let spoke_to_nobody = matches!(why, tauri::Error::PluginInitialization(name, _) if name == "single-instance");
    let program = std::env::current_exe().ok()?;
    if !spoke_to_nobody || tries >= TRIES {
        return None;
    }
    std::thread::sleep(APART);
    let mut again = Command::new(program);
    again.args(std::env::args_os().skip(1)).env(TRY, (tries + 1).to_string());
    Some(go_on_as(&mut again))
}

#[cfg(test)]
mod tests {
    use super::{Asked, Ending};

    fn asked(file: &str) -> Asked {
        Asked { arguments: vec!["sweetspot".to_owned(), file.to_owned()], folder: "/".to_owned() }
    }

    #[test]
    fn only_a_program_that_is_ending_keeps_what_is_asked_for() {
        let ending = Ending::default();
        assert!(ending.keep(asked("one")).is_some(), "a program that goes on opens it itself");
        ending.begin();
        ending.begin();
        assert!(ending.keep(asked("two")).is_none(), "one that is ending keeps it");
        let last = ending.locked().as_mut().and_then(Vec::pop);
        assert_eq!(last.map(|last| last.arguments[1].clone()).as_deref(), Some("two"));
    }
}
