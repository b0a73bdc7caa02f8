//! The outlines of sweet spots on a picture, in words: for the picture's short and long description.

use crate::analysis::SweetSpot;
use crate::map::Map;
use crate::phrases::{counted, in_words};

/// `Sweet spots shown: 1 Loneliness in Lodehaven (5 initiatives); 2 Nature in Wisby (3 initiatives).`
pub fn short(spots: &[&SweetSpot]) -> Option<String> {
    let named: Vec<String> = (1..)
        .zip(spots)
        .map(|(number, spot)| {
            format!("{number} {} ({})", spot.name, counted(spot.initiatives.len(), "initiative", "initiatives"))
        })
        .collect();
    (!named.is_empty()).then(|| format!("Sweet spots shown: {}.", named.join("; ")))
}

/// Each outlined sweet spot with its members, and how many parts its outline has: none where its markers are ringed.
pub fn long(map: &Map, spots: &[&SweetSpot], parts: &[usize]) -> Option<String> {
    let sentences: Vec<String> = (1..)
        .zip(spots)
        .zip(parts.iter().copied().chain(std::iter::repeat(1)))
        .map(|((number, spot), parts)| {
            let members: Vec<&str> =
                spot.initiatives.iter().map(|nth| map.initiatives.at(*nth as usize).title.as_str()).collect();
            let parts = match parts {
                0 => " Its markers are ringed instead: others stand in between.".to_owned(),
                1 => String::new(),
                several => format!(" Its outline has {} parts.", in_words(several)),
            };
            format!("{number}. {}: {} They are: {}.{parts}", spot.name, spot.sentence, members.join("; "))
        })
        .collect();
    let count =
        if spots.len() == 1 { "One sweet spot is".to_owned() } else { format!("{} sweet spots are", spots.len()) };
    (!sentences.is_empty()).then(|| format!("{count} shown and named on the picture. {}", sentences.join(" ")))
}
