//! The few things that the surface needs of whatever it runs in: a window, the command line, a test host.

use crate::failure::{Failure, FailureCode};
use crate::wire::Choose;
use std::path::{Path, PathBuf};
use std::process::Command;

/// How a host was built, and what it draws with.
#[derive(Clone, Debug, Default)]
pub struct Built {
    /// The commit, with a word where something was changed in it; None: nobody knows.
    pub commit: Option<String>,
    /// The version of its web view; None: it has none.
    pub webview: Option<String>,
}

/// A host of the surface.
pub trait Host: Send + Sync {
    /// Asks the person for a file through the host's own dialog, which begins in `folder`; None: they gave up.
    fn choose(&self, choose: &Choose, folder: Option<&Path>) -> Option<PathBuf>;

    /// Puts a picture of `width` by `height` pixels, RGBA, on the clipboard.
    ///
    /// # Errors
    /// Where the clipboard does not take it.
    fn copy_image(&self, width: u32, height: u32, rgba: Vec<u8>) -> Result<(), Failure>;

    /// The command that starts this program as a reader of spreadsheets (see [`crate::reader`]).
    fn reader(&self) -> Command;

    /// Shows the file in the system's own file manager.
    ///
    /// # Errors
    /// Where there is none, or it does not answer.
    fn show_in_folder(&self, path: &Path) -> Result<(), Failure> {
        Err(Failure::of(FailureCode::FolderNotShown, "").about(path))
    }

    /// Gives the window the whole screen, or takes it back. A host without a window has nothing to do.
    fn full_screen(&self) {}

    /// How it was built, and what it draws with.
    fn built(&self) -> Built {
        Built::default()
    }

    /// Whether maps opened here belong on the list of recent ones.
    fn remembers(&self) -> bool {
        true
    }
}
