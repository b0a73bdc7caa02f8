//! Writes what the window is built from: its configuration, icon and permissions, and the commit that it is built from.

#![allow(clippy::print_stdout, reason = "this is how a build script speaks to Cargo")]

use std::fs;
use std::path::Path;
use std::process::Command;

/// How much of a commit's name is told.
const LONG_ENOUGH: usize = 12;

fn main() {
    // Whatever goes into the program may have been changed since the commit.
    for part in ["../COMMIT", "../Cargo.lock", "../assets", "../crates", "../ui/src", "src"] {
        println!("cargo:rerun-if-changed={part}");
    }
    println!("cargo:rustc-env=SWEETSPOT_COMMIT={}", archived().or_else(checked_out).unwrap_or_default());
    tauri_build::build();
}

/// The commit that an archive of the source was made from: git writes it into that file.
fn archived() -> Option<String> {
    let commit = fs::read_to_string("../COMMIT").ok()?;
    commit
        .starts_with(|first: char| first.is_ascii_hexdigit())
        .then(|| commit.trim().chars().take(LONG_ENOUGH).collect())
}

/// The commit that is checked out, and whether something was changed in it. None: this is no checkout of ours.
fn checked_out() -> Option<String> {
    let root = fs::canonicalize("..").ok()?;
    // A copy of the source may lie in somebody else's checkout.
    if fs::canonicalize(git(&["rev-parse", "--show-toplevel"])?).ok()? != root {
        return None;
    }
    for name in ["HEAD", "logs/HEAD"] {
        let file = git(&["rev-parse", "--git-path", name])?;
        if Path::new(&file).exists() {
            println!("cargo:rerun-if-changed={file}");
        }
    }
    let commit: String = git(&["rev-parse", "HEAD"])?.chars().take(LONG_ENOUGH).collect();
    // Looking must not write, or it would be a change that asks for another build.
    let changed = git(&["--no-optional-locks", "status", "--porcelain", "--untracked-files=no"])?;
    Some(if changed.is_empty() { commit } else { format!("{commit}, changed") })
}

fn git(arguments: &[&str]) -> Option<String> {
    let told = Command::new("git").args(arguments).output().ok()?;
    told.status.success().then(|| String::from_utf8_lossy(&told.stdout).trim().to_owned())
}
