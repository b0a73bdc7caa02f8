//! What a board paper says of a map, sentence by sentence. Every figure is one that a table or a list of the paper lets
//! its reader count again.

mod figure;
mod findings;
pub mod method;

pub use figure::{alternative, description};
pub use findings::{fragile, missing, sectors, spot, thin};

use crate::analysis::Analysis;
use crate::map::Map;
use crate::phrases::{counted, in_words, listed};

/// What the area is called: its name, else words for it.
pub fn area(map: &Map) -> &str {
    match map.head.area.trim() {
        "" => "the area",
        area => area,
    }
}

/// What a paper is for, in two sentences. `of` says of which initiatives it is: `in Lodehaven`; empty for all.
pub fn purpose(map: &Map, analysis: &Analysis, of: &str) -> String {
    let (area, challenges) = (area(map), in_words(map.challenges.len()));
    let shown = match analysis.placed {
        0 => format!("This paper shows the map of {area}, on which no initiative{} is placed yet.", spaced(of)),
        1 => format!(
            "This paper shows which of the {challenges} grand challenges of {area} the one initiative{} serves.",
            spaced(of)
        ),
        count => format!(
            "This paper shows where {count} initiatives{} serve the {challenges} grand challenges of {area} together.",
            spaced(of)
        ),
    };
    format!("{shown} It answers one question: what can we do together that we can’t do apart?")
}

/// What the map holds: how many initiatives of whom, and how many of them are placed.
pub fn holdings(map: &Map, analysis: &Analysis, of: &str) -> String {
    let all = map.initiatives.len();
    if all == 0 {
        return format!("The map holds no initiative{} yet.", spaced(of));
    }
    let behind = map
        .organisations
        .iter()
        .filter(|row| map.initiatives.iter().any(|initiative| initiative.organisations.contains_key(&row.id)));
    let behind: Vec<_> = behind.collect();
    let mut sectors: Vec<_> = behind.iter().map(|row| row.sector).collect();
    sectors.sort_unstable();
    sectors.dedup();
    let whose = match behind.len() {
        0 => ", with no organisation named behind them".to_owned(),
        count => format!(
            ", with {} from {} behind them",
            counted(count, "organisation", "organisations"),
            counted(sectors.len(), "sector", "sectors")
        ),
    };
    format!("The map holds {}{}{whose}. {}", counted(all, "initiative", "initiatives"), spaced(of), standing(analysis))
}

/// How many are placed, how many are not, and how many have ended: together all that there are.
fn standing(analysis: &Analysis) -> String {
    let (placed, unplaced) = (analysis.placed as usize, analysis.unplaced.len());
    let ended = analysis.ended_left_out as usize;
    let verb = |count: usize| if count == 1 { "is" } else { "are" };
    let mut clauses = vec![format!("{placed} {} placed on one challenge or more", verb(placed))];
    if unplaced > 0 {
        clauses.push(format!("{unplaced} {} not yet placed", verb(unplaced)));
    }
    if ended > 0 {
        let have = if ended == 1 { "has" } else { "have" };
        clauses.push(format!("{ended} {have} ended and {} not counted", verb(ended)));
    }
    format!("{}.", listed(&clauses))
}

/// The words behind a space, where there are any.
fn spaced(words: &str) -> String {
    if words.is_empty() { String::new() } else { format!(" {words}") }
}
