//! Where a mark lies.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A place on the Venn, in drawing units of its 1500 by 1000 frame, y downwards. Always finite.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Position {
    /// From the left edge.
    pub x: f64,
    /// From the top edge.
    pub y: f64,
}
