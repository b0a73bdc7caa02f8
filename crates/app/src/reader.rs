//! A stranger's spreadsheet is read in a process of its own, with a cap on its memory and on its time: whatever the
//! file does to its reader, the window lives on. The child is this same program, started with a flag of its own.

use crate::failure::{Failure, FailureCode};
use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::ops::ControlFlow;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};
use sweetspot_document::FileError;
use sweetspot_exchange::sheet::{self, ReadOptions, Sheet};
use sweetspot_system::{Tied, cap_memory};

const FLAG: &str = "--read-sheet";
/// Most memory that the reader may take, in bytes.
const MOST_MEMORY: u64 = 512 * 1024 * 1024;
/// The longest time that it may take.
const MOST_TIME: Duration = Duration::from_secs(30);
/// How often the parent looks whether the person gave up.
const LOOK: Duration = Duration::from_millis(50);

/// Runs as the reader where the program was started as one; a host calls this before anything else.
pub fn run_if_asked() -> Option<ExitCode> {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next()? != FLAG {
        return None;
    }
    let path = arguments.next()?;
    let outcome = cap_memory(MOST_MEMORY).and_then(|()| read(Path::new(&path)));
    Some(if outcome.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Reads the file. Writes lines of progress to standard output, then one line with the sheets or the failure.
fn read(path: &Path) -> io::Result<()> {
    let mut asked = String::new();
    io::stdin().read_to_string(&mut asked)?;
    let options: ReadOptions = serde_json::from_str(&asked).unwrap_or_default();
    let mut out = io::stdout().lock();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let read = match bytes(path) {
        Ok(bytes) => sheet::read(&name, &bytes, &options, &mut |progress| {
            let written = writeln!(out, "progress {}", progress.done).and_then(|()| out.flush());
            // Nobody listens any more.
            if written.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })
        .map_err(Failure::from),
        Err(failure) => Err(failure),
    };
    match read {
        Ok(sheets) => writeln!(out, "sheets {}", serde_json::to_string(&sheets)?)?,
        Err(failure) => writeln!(out, "failure {}", serde_json::to_string(&failure)?)?,
    }
    out.flush()
}

fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let unreadable = |why: io::Error| Failure::from(FileError::from(why)).about(path);
    let size = fs::metadata(path).map_err(unreadable)?;
    if !size.is_file() {
        return Err(Failure::of(FailureCode::NotASpreadsheet, ""));
    }
    if size.len() > sheet::MAX_FILE as u64 {
        return Err(sheet::ImportError::TooLarge { what: sheet::Limit::File }.into());
    }
    fs::read(path).map_err(unreadable)
}

/// Has a child process read the file. `progress` is called with how far it is, from 0 to 1; where it answers false, the
/// child is ended.
///
/// # Errors
/// `Cancelled` where `progress` answered false, `ReadingFailed` where the child stops or takes too long, and whatever
/// the child itself fails with.
pub(crate) fn read_apart(
    mut command: Command,
    path: &Path,
    options: &ReadOptions,
    progress: impl Fn(f64) -> bool,
) -> Result<Vec<Sheet>, Failure> {
    let failed = |why: String| Failure::of(FailureCode::ReadingFailed, &why);
    command.arg(FLAG).arg(path).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut reader = Tied::start(&mut command).map_err(|why| failed(why.to_string()))?;
    let asked = serde_json::to_vec(options).map_err(|why| failed(why.to_string()))?;
    if let Some(mut stdin) = reader.child.stdin.take() {
        // Where the child has ended already, the loop below finds that out.
        let _ = stdin.write_all(&asked);
    }
    let stdout = reader.child.stdout.take().ok_or_else(|| failed(String::new()))?;
    let (sender, receiver) = channel();
    thread::spawn(move || {
        for line in BufReader::new(stdout).lines() {
            let Ok(line) = line else { break };
            if sender.send(line).is_err() {
                break;
            }
        }
    });
    let end = Instant::now() + MOST_TIME;
    let mut done = 0.0;
    loop {
        if !progress(done) {
            return Err(Failure::of(FailureCode::Cancelled, ""));
        }
        if Instant::now() > end {
            return Err(failed("it took longer than 30 seconds".to_owned()));
        }
        match receiver.recv_timeout(LOOK) {
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Err(failed("the reader stopped".to_owned())),
            Ok(line) => match line.split_once(' ') {
                Some(("progress", share)) => done = share.parse().unwrap_or(done),
                Some(("sheets", json)) => return serde_json::from_str(json).map_err(|why| failed(why.to_string())),
                Some(("failure", json)) => {
                    return Err(serde_json::from_str(json).unwrap_or_else(|why| failed(why.to_string())));
                }
                Some(_) | None => return Err(failed("the reader said something else".to_owned())),
            },
        }
    }
}
