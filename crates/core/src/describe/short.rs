//! The picture's short description. A screen reader reads it in one breath, so what matters less is left out first.

use super::whose;
use crate::analysis::{Analysis, SweetSpot};
use crate::map::{ChallengeSet, LETTERS, Map};
use crate::phrases::{challenge, challenges, counted, in_words, listed};

/// Most characters.
const MOST: usize = 250;

pub(super) fn written(map: &Map, analysis: &Analysis) -> String {
    let mut text = opening(map, analysis, true);
    if text.chars().count() > MOST {
        text = opening(map, analysis, false);
    }
    if text.chars().count() > MOST {
        text = text.chars().take(MOST - 1).chain(['…']).collect();
    }
    if analysis.placed == 0 {
        return text;
    }
    let sentences =
        [analysis.sweet_spots.first().map(|spot| best(map, spot)), fullest(map, analysis), thin(map, analysis)];
    for sentence in sentences.into_iter().flatten() {
        if text.chars().count() + 1 + sentence.chars().count() <= MOST {
            text = format!("{text} {sentence}");
        }
    }
    text
}

fn opening(map: &Map, analysis: &Analysis, named: bool) -> String {
    let placed = match analysis.placed {
        0 => "no initiative placed yet".to_owned(),
        count => counted(count as usize, "initiative", "initiatives"),
    };
    let lettered: Vec<String> =
        map.challenges.iter().zip(LETTERS).map(|(row, letter)| format!("{letter} {}", challenge(row))).collect();
    let count = in_words(lettered.len());
    let names = if named { format!(": {}", listed(&lettered)) } else { String::new() };
    format!("{}: Venn diagram, {placed} on {count} challenges{names}.", whose(map))
}

fn fullest(map: &Map, analysis: &Analysis) -> Option<String> {
    let overlaps = analysis.regions.iter().filter(|region| region.challenges.len() >= 2);
    // Of equally full ones the one that joins more challenges, then the earlier.
    let fullest = overlaps.rev().max_by_key(|region| (region.initiatives.len(), region.challenges.len()))?;
    let count = fullest.initiatives.len();
    (count > 0).then(|| format!("Fullest overlap: {} ({count}).", briefly(map, fullest.challenges)))
}

fn best(map: &Map, spot: &SweetSpot) -> String {
    let members = counted(spot.initiatives.len(), "initiative", "initiatives");
    format!("Best sweet spot: {} ({members} for {}).", spot.name, briefly(map, spot.challenges))
}

/// All challenges are not named again: the sentence before has just done so.
fn briefly(map: &Map, set: ChallengeSet) -> String {
    match map.challenges.len() {
        2 if set == ChallengeSet::all(2) => "both challenges".to_owned(),
        count if set == ChallengeSet::all(count) => format!("all {} challenges", in_words(count)),
        _ => challenges(map, set),
    }
}

fn thin(map: &Map, analysis: &Analysis) -> Option<String> {
    match analysis.thin_spots.as_slice() {
        [] => None,
        [one] => Some(format!("Thin spot: {}.", briefly(map, one.challenges))),
        many if many.len() <= 3 => {
            let sets: Vec<String> = many.iter().map(|spot| challenges(map, spot.challenges)).collect();
            Some(format!("Thin spots: {}.", sets.join("; ")))
        }
        many => Some(format!("{} thin spots.", many.len())),
    }
}
