//! Giving up what is under way: whoever waits for a slow drive need not wait for its end.

use crate::App;
use crate::failure::{Failure, FailureCode};
use std::sync::atomic::Ordering;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

/// How often the waiting thread checks whether the person has given up.
const LOOK_EVERY: Duration = Duration::from_millis(30);

impl App {
    /// Runs `work` on a thread of its own, and stops waiting for it as soon as the person gives up. Its result is
    /// dropped then, and must be nothing that anybody would miss.
    ///
    /// # Errors
    /// `Cancelled` where the person has given up, also where `work` ended at the same moment; `Panicked` where it
    /// panicked.
    pub(crate) fn unless_given_up<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Failure> {
        let before = self.given_up.load(Ordering::Relaxed);
        let (sender, receiver) = channel();
        thread::spawn(move || {
            // Nobody may be waiting any more.
            let _ = sender.send(work());
        });
        loop {
            let done = receiver.recv_timeout(LOOK_EVERY);
            if self.given_up.load(Ordering::Relaxed) != before {
                return Err(Failure::of(FailureCode::Cancelled, ""));
            }
            match done {
                Ok(done) => return Ok(done),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Err(Failure::of(FailureCode::Panicked, "")),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::host::Host;
    use crate::wire::{Choose, Nothing};
    use std::path::{Path, PathBuf};
    use std::process::Command;
    use std::sync::Arc;

    struct Nobody;

    impl Host for Nobody {
        fn choose(&self, _: &Choose, _: Option<&Path>) -> Option<PathBuf> {
            None
        }

        fn copy_image(&self, _: u32, _: u32, _: Vec<u8>) -> Result<(), Failure> {
            Ok(())
        }

        fn reader(&self) -> Command {
            Command::new("nobody")
        }
    }

    /// A drive from which nothing comes, and one that answers.
    #[test]
    fn what_never_comes_is_given_up_and_what_comes_is_taken() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let app = App::new(folder.path().to_owned(), Box::new(Nobody));
        assert!(matches!(app.unless_given_up(|| 7), Ok(7)));

        let (keep, never) = channel::<()>();
        let (begun, waits) = channel();
        let waiting = Arc::clone(&app);
        let opening = thread::spawn(move || {
            waiting.unless_given_up(move || {
                let _ = begun.send(());
                never.recv()
            })
        });
        waits.recv()?;
        app.cancel(Nothing {})?;
        let given_up = opening.join().map_err(|_| "it panicked")?;
        assert!(matches!(given_up, Err(failure) if failure.code == FailureCode::Cancelled));
        drop(keep);
        Ok(())
    }
}
