//! Where the marks lie: in their region, never overlapping, each keeping its place when others move.

use crate::map::{ChallengeSet, Map, Position};

/// Places for marks.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// Radius of every mark, in drawing units.
    pub radius: f64,
    /// For each placed initiative, its position in map order and its centre; in map order.
    pub places: Vec<(u32, Position)>,
}

/// Lays out all marks of the map at up to `largest` radius.
pub fn arrange(map: &Map, largest: f64) -> Layout {
    let _ = map;
    Layout { radius: largest, places: vec![] }
}

/// The lawful place nearest to `wish` (or, without a wish, the best free place) for one more mark in `region`,
/// among the marks that `map` holds, those in `moving` not counted.
pub fn free_place(map: &Map, region: ChallengeSet, wish: Option<Position>, moving: &[u32]) -> Option<Position> {
    let _ = (map, region, wish, moving);
    None
}

/// Fresh, even places for all placed initiatives, whatever places they have.
pub fn tidy(map: &Map, largest: f64) -> Vec<(u32, Position)> {
    let _ = (map, largest);
    vec![]
}
