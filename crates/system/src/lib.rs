//! What differs between the systems that Sweetspot runs on, said once: how a file takes another's place, who may look
//! into a folder, how a program is held that reads a stranger's file. It knows no map, and is the only crate in which
//! unsafe code may be; what there is of it is in `windows`.

mod files;
mod programs;

#[cfg(unix)]
#[path = "unix.rs"]
mod here;
#[cfg(windows)]
#[path = "windows.rs"]
mod here;

pub use files::{can_write, create_like, make_private, name_key, patiently, settle, take_place};
pub use programs::{Tied, cap_memory, go_on_as};

/// The system's name and version, for whoever is asked for help.
pub fn words() -> String {
    here::words()
}
