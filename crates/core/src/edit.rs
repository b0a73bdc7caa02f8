//! stub
/// Stub.
pub struct Edit;
/// Stub.
pub struct Refusal;
/// Stub.
pub fn apply() {}
