//! Panics in the log, of every thread: where, and what the program itself has written there. A message that was put together
//! while it ran may hold a title or a path ("not a char boundary; it is inside 'é' of `Café`"), so of such a one only the
//! place is told.

use std::any::Any;
use std::panic::{self, PanicHookInfo};
use std::thread;

/// How many parts of a file's path are told: enough to find it, and nothing of the folders of whoever built it.
const PARTS: usize = 4;

/// Has panics told from now on. What was done about them before is still done.
pub(super) fn watch() {
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        log::error!("{}", told(panic));
        before(panic);
    }));
}

fn told(panic: &PanicHookInfo<'_>) -> String {
    let place = panic.location().map_or_else(String::new, |at| format!(" at {}:{}", short(at.file()), at.line()));
    let thread = thread::current().name().unwrap_or("without a name").to_owned();
    format!("panic{place}, thread {thread}: {}", message(panic.payload()))
}

/// A text that stands in the program as it is; any other was put together.
fn message(payload: &(dyn Any + Send)) -> &'static str {
    payload.downcast_ref::<&'static str>().copied().unwrap_or("(its message is not kept)")
}

fn short(file: &str) -> String {
    let parts: Vec<&str> = file.split(['/', '\\']).collect();
    parts[parts.len().saturating_sub(PARTS)..].join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_in_the_program_is_told() {
        assert_eq!(message(&"the analysis did not follow"), "the analysis did not follow");
        let title = String::from("Warm homes in Lodehaven");
        assert!(!message(&title).contains("Lodehaven"));
        assert_eq!(
            short("/home/ada/.cargo/registry/src/index/usvg-0.45.1/src/parser.rs"),
            "index/usvg-0.45.1/src/parser.rs"
        );
        assert_eq!(short("crates\\app\\src\\lib.rs"), "crates/app/src/lib.rs");
    }
}
