//! Writing the person's file by itself, a moment after the last edit, on a thread of its own. An edit is safe in the
//! working copy before this; a file that can't be written is tried again.

use crate::{App, locked};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// How long after the last edit the person's file is written.
const PUBLISH_AFTER: Duration = Duration::from_millis(700);
/// How long until a file that could not be written is tried again.
const TRY_AGAIN_AFTER: Duration = Duration::from_secs(5);

/// When the person's file is written next.
#[derive(Default)]
pub(crate) struct Autosave {
    schedule: Mutex<Schedule>,
    wake: Condvar,
}

#[derive(Default)]
struct Schedule {
    due: Option<Instant>,
    over: bool,
}

impl Autosave {
    /// Ends it; what is not written yet is left to whoever closes the map.
    pub(crate) fn end(&self) {
        locked(&self.schedule).over = true;
        self.wake.notify_all();
    }

    fn in_time(&self, wait: Duration) {
        locked(&self.schedule).due = Some(Instant::now() + wait);
        self.wake.notify_all();
    }
}

/// Starts the thread, which ends with the app.
pub(crate) fn begin(app: &Arc<App>) {
    let publisher = Arc::downgrade(app);
    thread::spawn(move || {
        while let Some(app) = publisher.upgrade() {
            // A panic here would otherwise be the end of all saving, and nobody would know.
            let goes_on = catch_unwind(AssertUnwindSafe(|| app.publish_when_due())).unwrap_or_else(|_| {
                app.autosave.in_time(TRY_AGAIN_AFTER);
                true
            });
            if !goes_on {
                break;
            }
        }
    });
}

impl App {
    /// Sets when the person's file is written next.
    pub(crate) fn publish_soon(&self) {
        self.autosave.in_time(PUBLISH_AFTER);
    }

    /// Waits until a file is to be written, and writes it. False: the app is over.
    fn publish_when_due(&self) -> bool {
        let mut schedule = locked(&self.autosave.schedule);
        if schedule.over {
            return false;
        }
        match schedule.due {
            Some(due) if due <= Instant::now() => {
                schedule.due = None;
                drop(schedule);
                let failed = self.with_session(|session, who| Ok(!session.publish(who))).unwrap_or(false);
                if failed {
                    self.autosave.in_time(TRY_AGAIN_AFTER);
                }
            }
            Some(due) => {
                let wait = due.saturating_duration_since(Instant::now());
                drop(self.autosave.wake.wait_timeout(schedule, wait));
            }
            None => drop(self.autosave.wake.wait_timeout(schedule, Duration::from_millis(500))),
        }
        true
    }
}
