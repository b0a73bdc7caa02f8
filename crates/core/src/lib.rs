//! Sweetspot's core: what a map is, what a person can do to it, and what it tells them.
//!
//! Pure. It opens no file, reads no clock, draws no random number and starts no thread: time and ids come in
//! through a [`Stamp`]. The same map gives the same answer on every machine, in the same order.

#![warn(clippy::iter_over_hash_type)]

pub mod analysis;
pub mod change;
pub mod clean;
pub mod colour;
pub mod compare;
pub mod dates;
pub mod describe;
pub mod edit;
pub mod fnv;
pub mod geometry;
pub mod import;
pub mod layout;
mod lists;
pub mod map;
pub mod merge;
pub mod network;
pub mod notation;
pub mod phrases;
mod rng;
pub mod scene;
pub mod stamp;
pub mod synthetic;
pub mod testing;

pub use change::{Change, Delta, Entity};
pub use edit::{Edit, Refusal, apply};
pub use map::Map;
pub use stamp::Stamp;
