//! devhost
fn main() {}
