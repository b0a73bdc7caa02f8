//! A bright spot's star, as the window draws it: five points, at the upper right of its marker.

use super::colour::INK;
use super::paper::Area;
use super::svg::{Svg, number};
use std::f64::consts::TAU;

/// The star's outer radius, and how far right of and above the marker's middle it stands, in the marker's radius.
const SIZE: f64 = 0.62;
const AWAY: f64 = 0.9;
/// From a point's tip to the dent beside it.
const DENT: f64 = 0.42;

/// The star of a marker at this point.
pub(super) fn star(svg: &mut Svg, (x, y): (f64, f64), radius: f64, opacity: f64) {
    let (x, y, size) = (x + AWAY * radius, y - AWAY * radius, SIZE * radius);
    let points: Vec<String> = (0..10)
        .map(|nth| {
            let reach = if nth % 2 == 0 { size } else { size * DENT };
            let turn = TAU * f64::from(nth) / 10.0;
            format!("{} {}", number(x + reach * turn.sin()), number(y - reach * turn.cos()))
        })
        .collect();
    let (path, edge, seen) = (format!("M{}Z", points.join("L")), number(size * 0.5), number(opacity));
    let mut attributes = vec![("d", path.as_str()), ("fill", INK), ("stroke", "#ffffff"), ("stroke-width", &edge)];
    attributes.extend([("stroke-linejoin", "round"), ("paint-order", "stroke")]);
    if opacity < 1.0 {
        attributes.push(("opacity", &seen));
    }
    svg.shape("path", &attributes);
}

/// The box that a marker's star takes up.
pub(super) fn area((x, y): (f64, f64), radius: f64) -> Area {
    let (x, y, size) = (x + AWAY * radius, y - AWAY * radius, SIZE * radius);
    Area { x: x - size, y: y - size, width: 2.0 * size, height: 2.0 * size }
}
