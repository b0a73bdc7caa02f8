//! What the network's nodes look like on paper where they are no pies, and the tints of communities. Kinds are told by
//! shape, communities by their names; colour only helps.

use super::colour::INK;
use super::ink::{Ink, number};
use std::f64::consts::TAU;
use sweetspot_core::network::NodeKind;

/// Fills and edges of communities in turn.
const TINTS: [(&str, &str); 8] = [
    ("#e6edf5", "#a9c0da"),
    ("#f6efdf", "#d8c391"),
    ("#e3f1e9", "#9fcdb2"),
    ("#efe6f4", "#c6a9d6"),
    ("#f7e7e4", "#dfb0a7"),
    ("#eef3e0", "#bfd093"),
    ("#e0f1f3", "#98cbd2"),
    ("#f6e5ee", "#dba7c2"),
];

/// A community's fill and edge.
pub(super) fn tint(community: usize, grey: bool) -> (String, String) {
    let (fill, edge) = if grey { ("#f0f0f0", "#a0a0a0") } else { TINTS[community % TINTS.len()] };
    (fill.to_owned(), edge.to_owned())
}

/// A square, a triangle, a diamond or a hexagon about a point.
pub(super) fn shape(ink: &mut Ink, kind: NodeKind, (x, y): (f64, f64), radius: f64) {
    let (corners, turn, size) = match kind {
        NodeKind::Organisation => (4, 0.5, 1.15),
        NodeKind::Place => (3, 0.0, 1.25),
        NodeKind::Priority => (4, 0.0, 1.25),
        NodeKind::Theme => (6, 0.0, 1.1),
        NodeKind::Initiative | NodeKind::Challenge => (16, 0.0, 1.0),
    };
    let points = (0..corners).map(|corner| {
        let angle = (f64::from(corner) + turn) / f64::from(corners) * TAU;
        format!("{},{}", number(x + radius * size * angle.sin()), number(y - radius * size * angle.cos()))
    });
    let points = points.collect::<Vec<_>>().join(" ");
    ink.shape("polygon", &[("points", &points), ("fill", "#ffffff"), ("stroke", INK), ("stroke-width", "0.7")]);
}
