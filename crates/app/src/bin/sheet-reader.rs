//! The reader of spreadsheets as a program of its own, for tests whose own program is not a host.

use std::process::ExitCode;

fn main() -> ExitCode {
    sweetspot_app::reader::run_if_asked().unwrap_or(ExitCode::FAILURE)
}
