//! What a reader has to know of the proportional Venn: what its areas mean, and what they get wrong.
//! A region is named by its challenges. Their names can hold "and", so regions are separated by semicolons.

use super::{ProportionalScene, Share};
use crate::map::{ChallengeSet, Map};
use crate::phrases::{challenges, counted};

/// What a reader has to know of the drawing.
pub(super) fn sentences(map: &Map, drawn: &ProportionalScene) -> Vec<String> {
    let most = drawn.shares.iter().max_by(|one, other| off(one).total_cmp(&off(other)));
    let mut sentences = vec!["The larger an area, the more initiatives it holds.".to_owned()];
    sentences.push(match most.filter(|_| drawn.error >= 0.000_5) {
        Some(share) => format!(
            "Largest error: {} of the whole instead of {}, for {}.",
            percent(share.drawn),
            percent(share.due),
            challenges(map, share.challenges)
        ),
        None => "No area is off by as much as 0.1 %.".to_owned(),
    });
    if !drawn.missing.is_empty() {
        let all: u32 = drawn.shares.iter().map(|share| share.count).sum();
        sentences.push(format!(
            "Could not be drawn: {}. That hides {} of {}.",
            named(map, drawn, &drawn.missing),
            drawn.hidden,
            counted(all as usize, "initiative", "initiatives")
        ));
    }
    if !drawn.spare.is_empty() {
        let names: Vec<String> = drawn.spare.iter().map(|set| challenges(map, *set)).collect();
        sentences.push(format!(
            "Drawn, although {} no initiative: {}.",
            if names.len() == 1 { "it holds" } else { "they hold" },
            names.join("; ")
        ));
    }
    sentences
}

fn named(map: &Map, drawn: &ProportionalScene, sets: &[ChallengeSet]) -> String {
    let names: Vec<String> = sets
        .iter()
        .filter_map(|set| drawn.shares.iter().find(|share| share.challenges == *set))
        .map(|share| format!("{} ({})", challenges(map, share.challenges), share.count))
        .collect();
    names.join("; ")
}

fn off(share: &Share) -> f64 {
    (share.drawn - share.due).abs()
}

/// `12.5 %`.
pub(crate) fn percent(share: f64) -> String {
    format!("{:.1} %", share * 100.0)
}
