//! The picture's short description. A screen reader reads it in one breath, so what matters less is left out first.

use super::{counted, in_words, letters, listed, whose};
use crate::analysis::{Analysis, SweetSpot};
use crate::map::{LETTERS, Map};

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
    let sentences = [fullest(analysis), analysis.sweet_spots.first().map(|spot| best(map, spot)), thin(analysis)];
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
    let challenges: Vec<String> = map
        .challenges
        .iter()
        .zip(LETTERS)
        .map(|(challenge, letter)| {
            let short = challenge.short_name.trim();
            format!("{letter} {}", if short.is_empty() { &challenge.name } else { short })
        })
        .collect();
    let count = in_words(challenges.len());
    let names = if named { format!(": {}", listed(&challenges)) } else { String::new() };
    format!("{}: Venn diagram, {placed} on {count} challenges{names}.", whose(map))
}

fn fullest(analysis: &Analysis) -> Option<String> {
    let overlaps = analysis.regions.iter().filter(|region| region.challenges.len() >= 2);
    // Of equally full ones the one that joins more challenges, then the earlier.
    let fullest = overlaps.rev().max_by_key(|region| (region.initiatives.len(), region.challenges.len()))?;
    let count = fullest.initiatives.len();
    (count > 0).then(|| format!("Fullest overlap: {} ({count}).", letters(fullest.challenges)))
}

fn best(map: &Map, spot: &SweetSpot) -> String {
    let organisations = spot.organisations.iter().map(|nth| map.organisations.at(*nth as usize).name.clone());
    let grounds = spot.grounds.iter().map(|nth| map.grounds.at(*nth as usize).name.clone());
    let shared: Vec<String> = [letters(spot.challenges)].into_iter().chain(organisations).chain(grounds).collect();
    format!("Best sweet spot: {}, sharing {}.", spot.name, shared.join("; "))
}

fn thin(analysis: &Analysis) -> Option<String> {
    match analysis.thin_spots.as_slice() {
        [] => None,
        [one] => Some(format!("Thin spot: {}.", letters(one.challenges))),
        many if many.len() <= 3 => {
            let sets: Vec<String> = many.iter().map(|spot| letters(spot.challenges)).collect();
            Some(format!("Thin spots: {}.", sets.join("; ")))
        }
        many => Some(format!("{} thin spots.", many.len())),
    }
}
