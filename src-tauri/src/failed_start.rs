//! A start that fails says so, with what is safe and what to do: in a box where there is a screen, and to whoever started the
//! program from a terminal. Never in silence: a double click after which nothing comes tells nobody anything.

use std::fmt::{Display, Formatter, Result as Written};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What the box is called.
const TITLE: &str = "Sweetspot can’t start";

/// Why there is no window.
pub(crate) enum FailedStart {
    /// The account has no folder for what a program keeps.
    NoFolder,
    /// The folder for what the program keeps can't be made or written.
    FolderRefused {
        /// The folder.
        folder: PathBuf,
        /// What the system said.
        why: io::Error,
    },
    /// No screen answers.
    #[cfg(target_os = "linux")]
    NoScreen,
    /// The window could not be made, or what draws its page ends again and again.
    NoWindow {
        /// What the system said, in its own words.
        why: String,
    },
}

/// Finds out whether the program's own folder can be written. Without it no map can be opened: an edit is kept there before
/// anything else happens to it. A full disk is no reason to stay away: room can be made while the window is open, whose
/// every failure then says so.
///
/// # Errors
/// `FolderRefused` where it can't be made or written.
pub(crate) fn usable(folder: &Path) -> Result<(), FailedStart> {
    match sweetspot_system::can_write(folder) {
        Err(why) if !matches!(why.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded) => {
            Err(FailedStart::FolderRefused { folder: folder.to_owned(), why })
        }
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Says why the program can't start, and waits until that is read. Answers the exit code.
pub(crate) fn tell(failed: &FailedStart) -> ExitCode {
    log::error!("the start failed: {}", failed.code());
    let words = failed.to_string();
    // Where nobody listens there is nobody to tell.
    let _ = writeln!(io::stderr(), "{TITLE}. {words}");
    show(&words);
    ExitCode::FAILURE
}

impl FailedStart {
    /// For the log, which holds no folder of a person.
    fn code(&self) -> String {
        match self {
            FailedStart::NoFolder => "no folder".to_owned(),
            FailedStart::FolderRefused { why, .. } => format!("its folder is refused, {:?}", why.kind()),
            #[cfg(target_os = "linux")]
            FailedStart::NoScreen => "no screen".to_owned(),
            FailedStart::NoWindow { .. } => "no window".to_owned(),
        }
    }
}

impl Display for FailedStart {
    fn fmt(&self, to: &mut Formatter<'_>) -> Written {
        match self {
            FailedStart::NoFolder => write!(
                to,
                "This account has no folder in which programs keep their own files, and Sweetspot needs one: every change \
                 is kept there before anything else.\n\nYour maps are as they were; nothing was opened.\n\nAsk whoever \
                 looks after your computer, and show them this message."
            ),
            FailedStart::FolderRefused { folder, why } => write!(
                to,
                "Its own folder on this computer can’t be written:\n\n{}\n({})\n\nYour maps are as they were; nothing was \
                 opened. Without that folder no map can be, since every change is kept there before anything else.\n\n\
                 Make the folder one that you may write in, then start Sweetspot again. Or ask whoever looks after your \
                 computer, and show them this message.",
                folder.display(),
                in_words(why)
            ),
            #[cfg(target_os = "linux")]
            FailedStart::NoScreen => write!(
                to,
                "No screen answers. Your maps are as they were; nothing was opened. Start it within a desktop session; in \
                 a terminal there is sweetspot-cli."
            ),
            FailedStart::NoWindow { why } => write!(
                to,
                "Its window could not be made ({why}).\n\nYour maps are as they were, and every change that you made is \
                 safe.\n\nSweetspot draws its window with {WEB_VIEW}, which may be missing or damaged. Start the computer \
                 again; where that does not help, ask whoever looks after it to install or repair that, and show them \
                 this message."
            ),
        }
    }
}

/// What draws the page, by the name under which it is installed.
#[cfg(windows)]
const WEB_VIEW: &str = "Microsoft Edge WebView2";
#[cfg(target_os = "macos")]
const WEB_VIEW: &str = "the system’s own WebKit";
#[cfg(target_os = "linux")]
const WEB_VIEW: &str = "WebKitGTK (libwebkit2gtk-4.1)";

fn in_words(why: &io::Error) -> String {
    #[allow(clippy::wildcard_enum_match_arm, reason = "the system's list of kinds is open")]
    match why.kind() {
        ErrorKind::PermissionDenied => "access was denied".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "its drive can only be read".to_owned(),
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => "a file stands where a folder should be".to_owned(),
        _ => why.to_string(),
    }
}

/// GTK needs a screen; where there is none, what was written to the terminal is all.
#[cfg(target_os = "linux")]
fn show(words: &str) {
    use gtk::prelude::*;
    use gtk::{ButtonsType, DialogFlags, MessageDialog, MessageType, Window};
    if gtk::init().is_err() {
        return;
    }
    let parent = None::<&Window>;
    let dialog = MessageDialog::new(parent, DialogFlags::empty(), MessageType::Error, ButtonsType::Close, TITLE);
    dialog.set_title(TITLE);
    dialog.set_secondary_text(Some(words));
    dialog.run();
    dialog.close();
}

#[cfg(not(target_os = "linux"))]
fn show(words: &str) {
    let dialog = rfd::MessageDialog::new().set_level(rfd::MessageLevel::Error).set_title(TITLE);
    let _ = dialog.set_description(words).show();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_is_none_is_refused_in_words_that_name_it() -> io::Result<()> {
        let at = std::env::temp_dir().join(format!("sweetspot-refused-{}", std::process::id()));
        std::fs::write(&at, "a file")?;
        let refused = usable(&at.join("inside"));
        std::fs::remove_file(&at)?;
        let Err(refused) = refused else { return Err(io::Error::other("a file was taken for a folder")) };
        let words = refused.to_string();
        for part in ["sweetspot-refused", "a file stands where a folder should be", "Your maps are as they were"] {
            assert!(words.contains(part), "{words}");
        }
        assert!(!refused.code().contains("sweetspot-refused"), "{}", refused.code());
        Ok(())
    }
}
