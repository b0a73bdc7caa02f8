//! What the network's nodes look like on paper where they are no pies, and the tints of communities. Kinds differ in
//! shape, communities have their names; colour only helps.

use super::colour::INK;
use super::svg::{Svg, number};
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
pub(super) fn shape(svg: &mut Svg, kind: NodeKind, (x, y): (f64, f64), radius: f64) {
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
    svg.shape("polygon", &[("points", &points), ("fill", "#ffffff"), ("stroke", INK), ("stroke-width", "0.7")]);
}

/// A link from one point to a thing around another, with an arrow's head as long as `size` where it has a direction,
/// dashed where it has none.
pub(super) fn link(svg: &mut Svg, from: (f64, f64), (to, around): ((f64, f64), f64), size: f64, directed: bool) {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = dx.hypot(dy).max(f64::MIN_POSITIVE);
    let (ux, uy) = (dx / length, dy / length);
    let tip = (to.0 - ux * around, to.1 - uy * around);
    let size = if directed { size } else { 0.0 };
    let base = (tip.0 - ux * size, tip.1 - uy * size);
    let line = format!("M{} {}L{} {}", number(from.0), number(from.1), number(base.0), number(base.1));
    let dash = if directed { "none" } else { "3 2" };
    let style = [("fill", "none"), ("stroke", INK), ("stroke-width", "0.9"), ("stroke-dasharray", dash)];
    svg.shape("path", &[[("d", line.as_str())].as_slice(), style.as_slice()].concat());
    if directed {
        let side = |sign: f64| {
            let (x, y) = (base.0 - sign * uy * size * 0.45, base.1 + sign * ux * size * 0.45);
            format!("{} {}", number(x), number(y))
        };
        let head = format!("M{} {}L{}L{}Z", number(tip.0), number(tip.1), side(1.0), side(-1.0));
        svg.shape("path", &[("d", &head), ("fill", INK)]);
    }
}
