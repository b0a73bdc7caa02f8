//! The picture's long description: all that the picture shows, region by region, for somebody who can't see it.

use super::{spots, whose};
use crate::analysis::{Analysis, NearMiss, Region, SweetSpot, ThinSpot};
use crate::map::{LETTERS, Map};
use crate::phrases::{challenge, challenges, counted, in_words, listed};
use std::sync::Arc;

/// Most titles named in one list, and most sweet spots listed: nobody listens to more.
const MOST_TITLES: usize = 60;
const MOST_SPOTS: usize = 10;

pub(super) fn written(map: &Map, analysis: &Analysis) -> String {
    let mut paragraphs = vec![opening(map, analysis)];
    paragraphs.extend(analysis.over_claim.as_ref().map(|claim| {
        format!(
            "{} of the {} placed initiatives claim every challenge, which may be more than they do.",
            claim.claiming_all, claim.placed
        )
    }));
    paragraphs.extend(analysis.regions.iter().map(|region| in_region(map, region)));
    paragraphs.push(sweet_spots(&analysis.sweet_spots));
    paragraphs.extend(spots::left_out(map, analysis));
    paragraphs.extend(thin_spots(map, &analysis.thin_spots));
    if !analysis.unplaced.is_empty() {
        let count = counted(analysis.unplaced.len(), "initiative", "initiatives");
        paragraphs.push(format!("Not yet placed, {count}: {}.", titles(map, &analysis.unplaced)));
    }
    paragraphs.join("\n\n")
}

fn opening(map: &Map, analysis: &Analysis) -> String {
    let lettered: Vec<String> = map
        .challenges
        .iter()
        .zip(LETTERS)
        .map(|(row, letter)| match challenge(row) {
            short if short != row.name => format!("{letter}, {} ({short})", row.name),
            name => format!("{letter}, {name}"),
        })
        .collect();
    let placed = match analysis.placed {
        0 => "No initiative is placed yet.".to_owned(),
        1 => "1 initiative is placed.".to_owned(),
        count => format!("{count} initiatives are placed."),
    };
    let ended = match analysis.ended_left_out {
        0 => String::new(),
        1 => " 1 more has ended, is drawn faint and is not counted.".to_owned(),
        count => format!(" {count} more have ended, are drawn faint and are not counted."),
    };
    format!(
        "{}. A Venn diagram of {} overlapping ellipses, one for each challenge: {}. {placed}{ended}",
        whose(map),
        in_words(lettered.len()),
        lettered.join("; ")
    )
}

pub(super) fn in_region(map: &Map, region: &Region) -> String {
    let only = if region.challenges.len() == 1 { " only" } else { "" };
    let place = format!("{}{only}", challenges(map, region.challenges));
    match region.initiatives.len() {
        0 => format!("{place}: no initiative."),
        count => {
            format!("{place}, {}: {}.", counted(count, "initiative", "initiatives"), titles(map, &region.initiatives))
        }
    }
}

fn sweet_spots(spots: &[Arc<SweetSpot>]) -> String {
    let sentences: Vec<String> = (1..)
        .zip(spots.iter().take(MOST_SPOTS))
        .map(|(rank, spot)| format!("{rank}. {}: {}", spot.name, spot.sentence))
        .collect();
    match spots.len() {
        0 => "There is no sweet spot yet.".to_owned(),
        1 => format!("There is one sweet spot. {}", sentences.join(" ")),
        count if count <= MOST_SPOTS => {
            format!("There are {} sweet spots, best first. {}", in_words(count), sentences.join(" "))
        }
        count => format!("There are {count} sweet spots; these are the best {MOST_SPOTS}. {}", sentences.join(" ")),
    }
}

fn thin_spots(map: &Map, spots: &[ThinSpot]) -> Option<String> {
    let sentences: Vec<String> = spots.iter().map(|spot| thin_spot(map, spot)).collect();
    match sentences.len() {
        0 => None,
        1 => Some(format!("There is one thin spot. {}", sentences.join(" "))),
        count => Some(format!("There are {} thin spots. {}", in_words(count), sentences.join(" "))),
    }
}

pub(super) fn thin_spot(map: &Map, spot: &ThinSpot) -> String {
    let place = challenges(map, spot.challenges);
    let sentence = match spot.initiatives.first() {
        None => format!("{place}: no initiative"),
        Some(only) => format!("{place}: only {}", map.initiatives.at(*only as usize).title),
    };
    let near = |near: &NearMiss| {
        format!("{} (lacks {})", map.initiatives.at(near.initiative as usize).title, challenges(map, near.lacks))
    };
    match spot.near_misses.as_slice() {
        [] => format!("{sentence}."),
        few if few.len() <= 3 => {
            format!("{sentence}; one contribution away: {}.", listed(&few.iter().map(near).collect::<Vec<_>>()))
        }
        many => format!("{sentence}; {} initiatives are one contribution away.", many.len()),
    }
}

/// Parted by semicolons, because titles hold commas.
fn titles(map: &Map, initiatives: &[u32]) -> String {
    let mut named: Vec<String> =
        initiatives.iter().take(MOST_TITLES).map(|nth| map.initiatives.at(*nth as usize).title.clone()).collect();
    if initiatives.len() > MOST_TITLES {
        named.push(format!("and {} more", initiatives.len() - MOST_TITLES));
    }
    named.join("; ")
}
