//! Shows a file in the system's own file manager. It opens nothing else and touches no network.

use std::path::Path;
use std::process::Command;

/// Shows the file, chosen, in its folder. False: no file manager answered.
#[cfg(target_os = "linux")]
pub(crate) fn show(path: &Path) -> bool {
    if ask_file_manager(path).is_some() {
        return true;
    }
    // Desktops without that service open the folder; the file is not chosen in it then. Where nothing is there for
    // folders, the opener would try a browser, which is no file manager.
    let manager = Command::new("xdg-mime").args(["query", "default", "inode/directory"]).output();
    if !manager.is_ok_and(|answer| answer.status.success() && !answer.stdout.trim_ascii().is_empty()) {
        return false;
    }
    let folder = path.parent().unwrap_or(path);
    let Ok(mut opener) = Command::new("xdg-open").arg(folder).spawn() else { return false };
    // Some openers stay for as long as the folder is looked at, which nobody here waits for.
    std::thread::sleep(PATIENCE);
    let refused = matches!(opener.try_wait(), Ok(Some(status)) if !status.success());
    std::thread::spawn(move || opener.wait());
    !refused
}

/// How long an opener has to say that it can't.
#[cfg(target_os = "linux")]
const PATIENCE: std::time::Duration = std::time::Duration::from_millis(1500);

/// Over the session's own bus, as desktops agreed on.
#[cfg(target_os = "linux")]
fn ask_file_manager(path: &Path) -> Option<()> {
    let address = tauri::Url::from_file_path(path).ok()?;
    let bus = zbus::blocking::connection::Builder::session().ok()?.build().ok()?;
    bus.call_method(
        Some("org.freedesktop.FileManager1"),
        "/org/freedesktop/FileManager1",
        Some("org.freedesktop.FileManager1"),
        "ShowItems",
        &(vec![address.as_str()], ""),
    )
    .ok()
    .map(drop)
}

#[cfg(windows)]
pub(crate) fn show(path: &Path) -> bool {
    use std::os::windows::process::CommandExt;
    // Explorer reads its own kind of line, and answers 1 also where it has done it. No path holds a quotation mark.
    let line = format!("/select,\"{}\"", path.display());
    Command::new("explorer.exe").raw_arg(line).spawn().is_ok()
}

#[cfg(target_os = "macos")]
pub(crate) fn show(path: &Path) -> bool {
    Command::new("open").arg("-R").arg(path).status().is_ok_and(|status| status.success())
}
