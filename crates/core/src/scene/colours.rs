//! Fills of regions: pale tints of the challenges where they stand alone, ever more of one warm gold the more of them
//! meet. Light fills carry black words, dark fills white ones, at 7:1 or better whatever colours a map has.

use crate::colour;
use crate::map::{ChallengeSet, Map};

type Colour = [f64; 3];

const PAPER: Colour = [253.0, 252.0, 250.0];
const GOLD: Colour = [239.0, 201.0, 100.0];
const NIGHT: Colour = [21.0, 23.0, 27.0];
const AMBER: Colour = [96.0, 73.0, 22.0];

/// The light and the dark fill of a region.
pub(super) fn fills(map: &Map, region: ChallengeSet) -> (String, String) {
    let colours: Vec<Colour> = map
        .challenges
        .iter()
        .enumerate()
        .filter(|(nth, _)| region.contains(*nth as u8))
        .map(|(_, row)| colour::parts(&row.colour).map(f64::from))
        .collect();
    let mean = mean(&colours);
    let meeting = region.len().saturating_sub(1) as f64;
    let most = map.challenges.len().saturating_sub(1).max(1) as f64;
    let warmth = 0.97 * meeting / most;
    let tint = 0.10 + 0.02 * meeting;
    let light = mix(mix(PAPER, mean, tint), GOLD, warmth);
    // On the dark a colour must give more of itself to be seen at all, and a dark one must be lifted first.
    let lifted = mix(mean, [255.0; 3], 0.25);
    let dark = mix(mix(NIGHT, lifted, 0.16 + 0.01 * meeting), AMBER, warmth * 0.95);
    (written(light), written(dark))
}

fn written(colour: Colour) -> String {
    colour::written(colour.map(|part| part.round().clamp(0.0, 255.0) as u8))
}

fn mix(from: Colour, to: Colour, share: f64) -> Colour {
    [0, 1, 2].map(|part| from[part] + (to[part] - from[part]) * share)
}

fn mean(colours: &[Colour]) -> Colour {
    let count = colours.len().max(1) as f64;
    [0, 1, 2].map(|part| colours.iter().map(|colour| colour[part]).sum::<f64>() / count)
}
