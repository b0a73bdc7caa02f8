//! Words about a map written from its data: the pictures' short and long descriptions, and what a sweet spot tells.
//! For people who hear the picture instead of seeing it: every figure here is one that the picture shows.

pub mod board;
pub mod headline;
mod long;
pub mod matrix;
pub mod network;
pub mod outlined;
pub mod proportional;
mod short;
pub mod spots;

use crate::analysis::Analysis;
use crate::map::Map;

/// The text alternative of the Venn picture in one or two sentences (at most about 250 characters): the map's own
/// where a person has written one, else from the data.
pub fn short_description(map: &Map, analysis: &Analysis) -> String {
    match map.head.short_description.trim() {
        "" => short::written(map, analysis),
        own => own.to_owned(),
    }
}

/// The text alternative of the Venn picture in full, paragraphs parted by a blank line: the map's own where a person
/// has written one, else from the data.
pub fn long_description(map: &Map, analysis: &Analysis) -> String {
    match map.head.long_description.trim() {
        "" => long::written(map, analysis),
        own => own.to_owned(),
    }
}

/// Title and area: `Fenmoor together, Fenmoor`; the area once where the title names it.
fn whose(map: &Map) -> String {
    let (title, area) = (map.head.title.trim(), map.head.area.trim());
    match (title, area) {
        ("", "") => "Map".to_owned(),
        ("", area) => area.to_owned(),
        (title, area) if area.is_empty() || title.to_lowercase().contains(&area.to_lowercase()) => title.to_owned(),
        (title, area) => format!("{title}, {area}"),
    }
}
