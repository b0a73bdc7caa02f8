//! Domain in, bytes out, and back. Touches no file and knows no dialog: whoever calls it brings the bytes and takes them.

pub mod columns;
pub mod paper;
pub mod picture;
pub mod sheet;
