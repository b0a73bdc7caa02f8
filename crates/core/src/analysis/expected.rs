//! How many initiatives each combination of challenges would have by chance: if serving one challenge made it neither
//! likelier nor less likely that an initiative serves another.

use crate::map::ChallengeSet;

/// Halvings of the interval in which the root lies. More would not change a double.
const HALVINGS: usize = 60;

/// The expected number for every set of `regions`, of `placed` initiatives that serve each challenge in `served` numbers.
/// Initiatives that serve none are not on the map, so it is the independence model without them (the empty set cut off),
/// fitted to the numbers as they are: what is expected adds up to `placed`, and for each challenge to its number.
pub fn expected(regions: &[ChallengeSet], served: &[u32], placed: u32) -> Vec<f64> {
    if placed == 0 {
        return vec![0.0; regions.len()];
    }
    let shares: Vec<f64> = served.iter().map(|count| f64::from(*count) / f64::from(placed)).collect();
    let on_map = on_map(&shares);
    regions
        .iter()
        .map(|set| {
            if on_map == 0.0 {
                // Each initiative serves one challenge only: nothing overlaps, and nothing is expected to.
                return match set.positions().collect::<Vec<_>>()[..] {
                    [only] => f64::from(served[usize::from(only)]),
                    _ => 0.0,
                };
            }
            let chance = shares.iter().enumerate().fold(1.0, |chance, (position, share)| {
                let serves = share * on_map;
                chance * if set.contains(position as u8) { serves } else { 1.0 - serves }
            });
            f64::from(placed) * chance / on_map
        })
        .collect()
}

/// The part of all initiatives, those that serve none included, that would be on the map: the root above 0 of
/// z = 1 - product of (1 - share z). 0 where the shares add up to no more than 1.
fn on_map(shares: &[f64]) -> f64 {
    if shares.iter().sum::<f64>() <= 1.0 + 1e-9 {
        return 0.0;
    }
    let beyond = |z: f64| 1.0 - shares.iter().fold(1.0, |none, share| none * (1.0 - share * z)) - z;
    // Above 0 just after the trivial root, below 0 at most at 1.
    let (mut low, mut high) = (1e-9, 1.0);
    for _ in 0..HALVINGS {
        let middle = (low + high) / 2.0;
        if beyond(middle) > 0.0 { low = middle } else { high = middle }
    }
    (low + high) / 2.0
}

/// The Pearson residual.
pub fn surprise(count: usize, expected: f64) -> f64 {
    if expected <= 1e-12 { 0.0 } else { (count as f64 - expected) / expected.sqrt() }
}
