//! The log: what the program did, in codes, counts and durations, for whoever is asked for help afterwards. It never holds a
//! name, a title, the path of a map or any other text of one: whoever writes to it says numbers and the program's own words.
//! It is written only where a host asks for it, and only what our own rooms say: other crates know no such rule.

mod pages;
mod panics;

use crate::locked;
use chrono::Local;
use log::{Level, LevelFilter, Log, Metadata, Record};
use pages::Pages;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// How long a warning that is said again is not written again: a drive that is gone is tried every five seconds.
const ONCE_IN: Duration = Duration::from_secs(600);
/// How many different warnings are held against those that come.
const MOST_SAID: usize = 32;

/// The folder of the log in the person's private folder.
pub fn folder(local: &Path) -> PathBuf {
    local.join("log")
}

/// Has everything that our rooms say written to the log in `local` from now on, panics among it. False: something else takes
/// what is logged, or the folder can't be made; the program goes on without a log then.
pub fn begin(local: &Path) -> bool {
    let Ok(pages) = Pages::open(&folder(local)) else { return false };
    let begun =
        log::set_boxed_logger(Box::new(Logbook { written: Mutex::new(Written { pages, said: vec![] }) })).is_ok();
    if begun {
        log::set_max_level(LevelFilter::Info);
        panics::watch();
    }
    begun
}

/// All that the log in `local` holds, oldest first; empty where there is none.
pub(crate) fn read(local: &Path) -> String {
    pages::read(&folder(local))
}

/// Empties the log in `local`. It goes on with what comes next.
pub(crate) fn clear(local: &Path) {
    pages::clear(&folder(local));
}

/// Writes lines to the pages of the log.
struct Logbook {
    written: Mutex<Written>,
}

struct Written {
    pages: Pages,
    /// Warnings, and when each was last written.
    said: Vec<(String, Instant)>,
}

impl Written {
    /// Whether this warning was written a moment ago; it counts as written now where it was not.
    fn was_just_said(&mut self, words: &str) -> bool {
        self.said.retain(|(_, at)| at.elapsed() < ONCE_IN);
        if self.said.iter().any(|(said, _)| said == words) {
            return true;
        }
        if self.said.len() == MOST_SAID {
            self.said.remove(0);
        }
        self.said.push((words.to_owned(), Instant::now()));
        false
    }
}

impl Log for Logbook {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.level() <= Level::Info && metadata.target().starts_with("sweetspot")
    }

    fn log(&self, record: &Record<'_>) {
        if !self.enabled(record.metadata()) {
            return;
        }
        // Put together before the lock is taken: what panics here must find it free.
        let words = record.args().to_string().replace(['\n', '\r'], " ");
        let level = record.level().as_str().to_lowercase();
        let line = format!("{} {level:5} {words}\n", Local::now().format("%Y-%m-%d %H:%M:%S%.3f %:z"));
        let mut written = locked(&self.written);
        if record.level() == Level::Info || !written.was_just_said(&words) {
            written.pages.write(&line);
        }
    }

    /// Each line is with the system as soon as it is written.
    fn flush(&self) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_warning_that_comes_again_is_written_once() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        let written = Written { pages: Pages::open(folder.path())?, said: vec![] };
        let logbook = Logbook { written: Mutex::new(written) };
        let say = |level, target, words: &str| {
            logbook.log(&Record::builder().level(level).target(target).args(format_args!("{words}")).build());
        };
        for _ in 0..3 {
            say(Level::Warn, "sweetspot_app", "publish failed");
            say(Level::Info, "sweetspot_document", "written");
            say(Level::Error, "zbus", "of somebody else's");
            say(Level::Debug, "sweetspot_app", "too much");
        }
        let said = pages::read(folder.path());
        assert_eq!(said.matches("publish failed").count(), 1, "{said}");
        assert_eq!(said.matches("written").count(), 3, "{said}");
        assert_eq!(said.lines().count(), 4, "nothing of other crates, and nothing below a notice: {said}");
        Ok(())
    }
}
