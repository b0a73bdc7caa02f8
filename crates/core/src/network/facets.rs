//! What each initiative of the network has, by number, and how much each of these things weighs: rare things more
//! than common ones. Weights are whole numbers, so that no sum depends on the order of its terms.

use crate::analysis::Shared;
use crate::analysis::incidence::Lists;
use crate::map::{Map, Status};

/// Initiatives x attributes.
pub(super) struct Facets {
    /// Position in map order of each row's initiative, rising.
    pub initiatives: Vec<u32>,
    /// The things that each row has, rising.
    pub things: Lists,
    /// The rows that have each thing, rising.
    pub rows: Lists,
    challenges: u32,
    first_ground: u32,
}

impl Facets {
    /// The initiatives of the network: all, or all that have not ended. Whether one is placed plays no part.
    pub fn of(map: &Map, with_ended: bool) -> Facets {
        let challenges = map.challenges.len() as u32;
        let first_ground = challenges + map.organisations.len() as u32;
        let mut facets =
            Facets { initiatives: vec![], things: Lists::default(), rows: Lists::default(), challenges, first_ground };
        let mut row = vec![];
        for (position, initiative) in (0..).zip(map.initiatives.iter()) {
            if initiative.status == Status::Ended && !with_ended {
                continue;
            }
            row.clear();
            row.extend(map.region_of(initiative).positions().map(u32::from));
            let organisations = initiative.organisations.keys().filter_map(|id| map.organisations.position(*id));
            row.extend(organisations.map(|nth| challenges + nth as u32));
            let grounds = initiative.grounds.iter().filter_map(|id| map.grounds.position(*id));
            row.extend(grounds.map(|nth| first_ground + nth as u32));
            row.sort_unstable();
            facets.initiatives.push(position);
            facets.things.push(&row);
        }
        facets.rows = facets.things.turned(first_ground as usize + map.grounds.len());
        facets
    }

    /// Whether the same rows have the same things: then they are tied alike.
    pub fn are_like(&self, other: &Facets) -> bool {
        (self.challenges, self.first_ground) == (other.challenges, other.first_ground) && self.things == other.things
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.initiatives.len()
    }

    /// What the number of a thing stands for.
    pub fn shared(&self, thing: u32) -> Shared {
        if thing < self.challenges {
            Shared::Challenge(thing as u8)
        } else if thing < self.first_ground {
            Shared::Organisation(thing - self.challenges)
        } else {
            Shared::Ground(thing - self.first_ground)
        }
    }

    /// For each thing the square of its rarity, in 1/4096: rarity is ln(1 + rows / rows that have it), so that what all
    /// have weighs least but never nothing.
    pub fn weights(&self) -> Vec<u32> {
        let rows = self.len() as f64;
        (0..self.rows.len() as u32)
            .map(|thing| match self.rows.list(thing).len() {
                0 => 0,
                count => {
                    let rarity = ln(1.0 + rows / count as f64);
                    (rarity * rarity * 4096.0).round() as u32
                }
            })
            .collect()
    }
}

/// Natural logarithm of a finite number above 0, from exact operations alone: the system's own differs between
/// machines in the last bit, which could turn which of two initiatives is the nearer.
pub(super) fn ln(x: f64) -> f64 {
    let bits = x.to_bits();
    let mut exponent = ((bits >> 52) & 0x7ff) as i32 - 1023;
    let mut mantissa = f64::from_bits((bits & 0x000f_ffff_ffff_ffff) | 0x3ff0_0000_0000_0000);
    if mantissa > std::f64::consts::SQRT_2 {
        mantissa /= 2.0;
        exponent += 1;
    }
    let ratio = (mantissa - 1.0) / (mantissa + 1.0);
    let square = ratio * ratio;
    let series = (0..12).rev().fold(0.0, |sum, nth| sum * square + 1.0 / f64::from(2 * nth + 1));
    f64::from(exponent) * std::f64::consts::LN_2 + 2.0 * ratio * series
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_logarithm_is_the_logarithm() {
        for x in [1.0, 1.5, 2.0, 3.7, 1.0 + 1.0 / 3.0, 10_001.0, 1e-9, 1e12] {
            assert!((ln(x) - f64::ln(x)).abs() <= 1e-12 * f64::ln(x).abs().max(1.0), "{x}");
        }
    }
}
