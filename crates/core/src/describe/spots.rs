//! What a sweet spot tells besides what its members share: who is behind it, who nearly belongs, how fragile it is.
//! Every figure is one that the lists beside it show.

use crate::analysis::{Analysis, Nearly, SweetSpot};
use crate::map::Map;
use crate::phrases::{counted, listed, listed_up_to};

/// Most names in one list; more than that nobody takes in.
const MOST: usize = 4;

/// "Behind it: Fenmoor County Council and NHS Fenmoor (council and health)."
pub fn behind(map: &Map, spot: &SweetSpot) -> String {
    let names: Vec<&str> = spot.behind.iter().map(|nth| organisation(map, *nth)).collect();
    let sectors: Vec<&str> = spot.sectors.iter().map(|sector| sector.words()).collect();
    match names.len() {
        0 => "No organisation is named behind it.".to_owned(),
        _ => format!("Behind it: {} ({}).", listed_up_to(&names, MOST), listed(&sectors)),
    }
}

/// "Nearly belongs: Skills bus (lacks Good work)."
pub fn nearly(map: &Map, spot: &SweetSpot) -> Option<String> {
    let words = |near: &Nearly| {
        let title = &map.initiatives.at(near.initiative as usize).title;
        format!("{title} (lacks {})", near.lacks.name(map))
    };
    match spot.nearly.as_slice() {
        [] => None,
        [only] => Some(format!("Nearly belongs: {}.", words(only))),
        several => {
            Some(format!("Nearly belong: {}.", listed_up_to(&several.iter().map(words).collect::<Vec<_>>(), MOST)))
        }
    }
}

/// "Without Lodehaven College it would be gone." and what others would take along.
pub fn fragile(map: &Map, spot: &SweetSpot) -> String {
    let sentences = spot.fragile.iter().map(|fragile| {
        let name = organisation(map, fragile.organisation);
        if fragile.ends {
            format!("Without {name} it would be gone.")
        } else {
            let all = spot.initiatives.len();
            format!(
                "Without {name} it would lose {} of its {}.",
                fragile.loses.len(),
                counted(all, "initiative", "initiatives")
            )
        }
    });
    let sentences: Vec<String> = sentences.collect();
    if sentences.is_empty() { "It does not depend on any one organisation.".to_owned() } else { sentences.join(" ") }
}

/// "Left out, because more than half of the initiatives have it: All Fenmoor (31 of 57)."
pub fn left_out(map: &Map, analysis: &Analysis) -> Option<String> {
    let things: Vec<String> = analysis
        .left_out
        .iter()
        .map(|entry| format!("{} ({} of {})", entry.thing.name(map), entry.initiatives, analysis.placed))
        .collect();
    let them = if things.len() == 1 { "it" } else { "them" };
    (!things.is_empty())
        .then(|| format!("Left out, because more than half of the initiatives have {them}: {}.", listed(&things)))
}

fn organisation(map: &Map, position: u32) -> &str {
    &map.organisations.at(position as usize).name
}
