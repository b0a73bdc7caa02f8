//! Sweetspot from a terminal: the same surface as the window's. Every command exits non-zero with one clear line on
//! failure, and has then written nothing.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a terminal is where it speaks")]

mod arguments;
mod changing;
mod communities;
mod host;
mod importing;
mod past;
mod telling;
mod together;

use arguments::{Arguments, Command};
use clap::Parser;
use std::process::ExitCode;
use sweetspot_app::reader;

fn main() -> ExitCode {
    if let Some(code) = reader::run_if_asked() {
        return code;
    }
    match run(Arguments::parse()) {
        Ok(text) => {
            // `show | head` closes the pipe early, which is no failure.
            let _ = std::io::Write::write_all(&mut std::io::stdout(), text.as_bytes());
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("{}", why.replace('\n', " "));
            ExitCode::FAILURE
        }
    }
}

/// What a command prints, or the one line that says why it did nothing.
type Answer = Result<String, String>;

fn run(arguments: Arguments) -> Answer {
    match arguments.command {
        Command::New { map, sample, title, area, challenges } => {
            changing::new(&map, sample, title.as_deref(), &area, challenges)
        }
        Command::Import { map, file, says } => importing::import(&map, &file, &says),
        Command::Place { map, title, letters } => changing::place(&map, &title, &letters),
        Command::Set { map, title, values } => changing::set(&map, &title, &values),
        Command::Undo { map } => changing::undo(&map),
        Command::Check { map } => telling::check(&map),
        Command::Show { map, json } => telling::show(&map, json),
        Command::Regions { map, json } => telling::regions(&map, json),
        Command::Spots { map, json, top, min_initiatives, min_challenges } => {
            telling::spots(&map, json, top, min_initiatives, min_challenges)
        }
        Command::Thin { map, json } => telling::thin(&map, json),
        Command::Together { map, target, live, top, json } => {
            together::together(&map, target.as_deref(), live, top, json)
        }
        Command::Meetings { map, json, top } => telling::meetings(&map, json, top),
        Command::Merge { into, from, preview, ours, theirs, apart, json } => {
            past::merge(&into, &from, &past::How { preview, ours, theirs, apart, json })
        }
        Command::History { map, json, newest } => past::history(&map, json, newest),
        Command::Version { map, name } => past::version(&map, &name),
        Command::Compare { map, from, to, json } => past::compare(&map, &from, to.as_deref(), json),
        Command::Restore { map, version } => past::restore(&map, &version),
        Command::Salvage { damaged, out } => past::salvage(&damaged, &out),
        Command::Forget { map, name } => past::forget(&map, name.as_deref()),
        Command::Communities { map, json } => communities::communities(&map, json),
        Command::Export { map, out, view, size, since, grey } => {
            telling::export(&map, &out, view, size, since.as_deref(), grey)
        }
    }
}
