//! Programs: a cap on one's own memory, a child that ends with its parent, going on as another program.

use crate::here;
use std::io;
use std::process::{Child, Command, ExitCode};

/// Caps the memory of this program, in bytes, from now on and for good. Asking for more ends it.
///
/// # Errors
/// Where the system refuses.
pub fn cap_memory(most: u64) -> io::Result<()> {
    here::cap_memory(most)
}

/// A child process that is ended and waited for when this is dropped. On Windows it also ends when this program is killed;
/// on Unix such a child finds its pipes closed.
pub struct Tied {
    /// The process.
    pub child: Child,
    _tie: here::Tie,
}

impl Tied {
    /// Starts a program.
    ///
    /// # Errors
    /// Where it can't be started or tied; it does not run then.
    pub fn start(command: &mut Command) -> io::Result<Tied> {
        let mut child = command.spawn()?;
        match here::tie(&child) {
            Ok(tie) => Ok(Tied { child, _tie: tie }),
            Err(why) => {
                end(&mut child);
                Err(why)
            }
        }
    }
}

impl Drop for Tied {
    fn drop(&mut self) {
        end(&mut self.child);
    }
}

/// One that has ended already can't be ended, and need not be.
fn end(child: &mut Child) {
    let _ = child.kill();
    let _ = child.wait();
}

/// Has another program go on in place of this one, which ends with what this answers. On Unix it keeps the process's
/// number, so that whoever started it still knows it.
pub fn go_on_as(program: &mut Command) -> ExitCode {
    here::go_on_as(program)
}
