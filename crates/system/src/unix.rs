//! Unix: Linux, and macOS as far as it is the same.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::DirBuilderExt;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, ExitCode};

/// Nobody's hold on a file keeps others from it here.
pub(crate) fn may_be_held(_: &io::Error) -> bool {
    false
}

pub(crate) fn create_like(path: &Path, replaced: &Path) -> io::Result<File> {
    let file = OpenOptions::new().write(true).create_new(true).open(path)?;
    if let Ok(replaced) = fs::metadata(replaced) {
        let _ = file.set_permissions(replaced.permissions());
    }
    Ok(file)
}

pub(crate) fn take_place(finished: &Path, target: &Path) -> io::Result<()> {
    fs::rename(finished, target)
}

pub(crate) fn settle(folder: &Path) -> io::Result<()> {
    match File::open(folder)?.sync_all() {
        Err(error) if !matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Err(error),
        Ok(()) | Err(_) => Ok(()),
    }
}

pub(crate) fn make_private(folder: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

pub(crate) fn name_key(name: &OsStr) -> Cow<'_, [u8]> {
    Cow::Borrowed(name.as_bytes())
}

pub(crate) fn cap_memory(most: u64) -> io::Result<()> {
    // Of data, not of address space: the web view's libraries alone map more than any cap of use.
    rlimit::setrlimit(rlimit::Resource::DATA, most, most)
}

/// Nothing ties a child here but its pipes.
pub(crate) struct Tie;

pub(crate) fn tie(_: &Child) -> io::Result<Tie> {
    Ok(Tie)
}

/// As the system calls itself, with its kernel; macOS has no such files, and is told by its name.
pub(crate) fn words() -> String {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let name = release.lines().find_map(|line| line.strip_prefix("PRETTY_NAME=")).map(|name| name.trim_matches('"'));
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    let kernel = if kernel.is_empty() { String::new() } else { format!(", kernel {}", kernel.trim()) };
    format!("{}{kernel}", name.unwrap_or(std::env::consts::OS))
}

pub(crate) fn go_on_as(program: &mut Command) -> ExitCode {
    let _ = program.exec();
    ExitCode::FAILURE
}
