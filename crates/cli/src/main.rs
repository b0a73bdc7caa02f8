//! Sweetspot from a terminal: the same surface as the window's. Every command exits with 1 and one clear line on failure,
//! and has then changed nothing; with 3 where what it did is safe on this computer and the file will follow.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a terminal is where it speaks")]

mod arguments;
mod communities;
mod edit;
mod export;
mod history;
mod host;
mod import;
mod notices;
mod paper;
mod report;
mod together;

use arguments::{Arguments, Command};
use clap::Parser;
use std::io::{ErrorKind, Write};
use std::process::ExitCode;
use sweetspot_app::reader;

fn main() -> ExitCode {
    if let Some(code) = reader::run_if_asked() {
        return code;
    }
    match run(Arguments::parse()) {
        Ok(text) => print(&text, ExitCode::SUCCESS),
        Err(Trouble::Kept { answer, why }) => {
            let code = print(&answer, ExitCode::from(KEPT));
            print_error(&format!("kept on this computer; the file will follow: {why}"));
            code
        }
        Err(Trouble::Failed(why)) => {
            print_error(&why);
            ExitCode::FAILURE
        }
    }
}

/// The exit code of a command whose changes are safe on this computer and not yet in the person's file.
const KEPT: u8 = 3;

/// What a command prints, or why it did not simply end well.
type Answer = Result<String, Trouble>;

/// Why a command does not simply end well.
enum Trouble {
    /// It did nothing; the one line says why.
    Failed(String),
    /// It did what it was asked, but the person's file could not be written; that is done when the map is next
    /// opened.
    Kept { answer: String, why: String },
}

impl From<String> for Trouble {
    fn from(why: String) -> Trouble {
        Trouble::Failed(why)
    }
}

impl From<&str> for Trouble {
    fn from(why: &str) -> Trouble {
        Trouble::Failed(why.to_owned())
    }
}

/// Prints an answer and gives back the exit code. An answer that is cut short is a failure, or a program that reads it
/// would take the part for the whole.
fn print(text: &str, code: ExitCode) -> ExitCode {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => code,
        // `show | head` closes the pipe early, which is no failure.
        Err(why) if why.kind() == ErrorKind::BrokenPipe => code,
        Err(_) => {
            print_error("the answer could not be written whole where it was to go");
            ExitCode::FAILURE
        }
    }
}

fn print_error(why: &str) {
    // Where not even this can be written, the exit code still says it.
    let _ = writeln!(std::io::stderr(), "{}", why.replace('\n', " "));
}

fn run(arguments: Arguments) -> Answer {
    match arguments.command {
        Command::New { map, sample, like, title, area, challenges } => {
            edit::new(&map, sample, like.as_deref(), title.as_deref(), &area, challenges)
        }
        Command::Import { map, file, says } => import::import(&map, &file, &says),
        Command::Place { map, title, letters } => edit::place(&map, &title, &letters),
        Command::Set { map, title, values } => edit::set(&map, &title, &values),
        Command::Undo { map } => edit::undo(&map),
        Command::Check { map } => report::check(&map),
        Command::Show { map, json } => report::show(&map, json),
        Command::Regions { map, json } => report::regions(&map, json),
        Command::Spots { map, json, top, min_initiatives, min_challenges } => {
            report::spots(&map, json, top, min_initiatives, min_challenges)
        }
        Command::Thin { map, json } => report::thin(&map, json),
        Command::Together { map, target, live, at, top, json } => {
            together::together(&map, target.as_deref(), live, at.as_deref(), top, json)
        }
        Command::Meetings { map, json, top } => report::meetings(&map, json, top),
        Command::Merge { into, from, preview, ours, theirs, apart, json } => {
            history::merge(&into, &from, &history::How { preview, ours, theirs, apart, json })
        }
        Command::History { map, json, newest } => history::history(&map, json, newest),
        Command::Version { map, name } => history::version(&map, &name),
        Command::Compare { map, from, to, json } => history::compare(&map, &from, to.as_deref(), json),
        Command::Restore { map, version } => history::restore(&map, &version),
        Command::Salvage { damaged, out } => history::salvage(&damaged, &out),
        Command::Forget { map, name } => history::forget(&map, name.as_deref()),
        Command::Communities { map, json } => communities::communities(&map, json),
        Command::Paper { map, out, says } => paper::paper(&map, out.as_deref(), &says),
        Command::Export { map, out, view, size, since, grey, spots, spot, headline } => {
            export::export(&map, &out, export::Wish { view, size, since, grey, spots, spot, headline })
        }
    }
}
