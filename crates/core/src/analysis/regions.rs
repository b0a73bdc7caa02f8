//! Which initiatives lie in each region, who is behind them, and which sectors are absent.
//! Counts only what the table holds; says nothing of what the regions mean.

use super::Region;
use super::expected;
use super::incidence::Incidence;
use super::since::Since;
use crate::map::{ChallengeSet, MAX_CHALLENGES, Map, Sector};
use std::sync::Arc;

/// Every non-empty set of challenges in reading order with the initiatives that contribute to exactly these.
///
/// Sectors are missing from an overlap when the map has organisations of that sector and none of them is there; from
/// an empty overlap all of the map's sectors are missing. A region depends on an organisation when every initiative
/// there has that organisation and no other.
///
/// Regions of before are taken again where nothing in them can have changed, whatever is expected there now.
pub fn regions(map: &Map, table: &Incidence, before: Option<(&[Arc<Region>], &Since)>) -> Vec<Arc<Region>> {
    let in_map = sectors(map, 0..map.organisations.len() as u32);
    let sets = ChallengeSet::regions(map.challenges.len());
    let mut counts = [0u32; 1 << MAX_CHALLENGES];
    table.challenges.iter().for_each(|own| counts[usize::from(own.0)] += 1);
    let serving = |position: &u8| -> u32 {
        sets.iter().filter(|set| set.contains(*position)).map(|set| counts[usize::from(set.0)]).sum()
    };
    let served: Vec<u32> = (0..map.challenges.len() as u8).map(|position| serving(&position)).collect();
    let expected = expected::expected(&sets, &served, table.placed() as u32);
    let all = (0..).zip(&sets).zip(expected);
    all.map(|((nth, challenges), expected)| {
        let was = before.map(|(regions, since)| (&regions[nth], since));
        let untouched = was.filter(|(_, since)| !since.touches_region(*challenges)).map(|(was, _)| was);
        let surprise = expected::surprise(counts[usize::from(challenges.0)] as usize, expected);
        let region = match untouched {
            Some(was) => Region { expected, surprise, ..Region::clone(was) },
            None => Region { expected, surprise, ..region(map, table, *challenges, &in_map) },
        };
        was.map(|(was, _)| was).filter(|was| ***was == region).cloned().unwrap_or_else(|| Arc::new(region))
    })
    .collect()
}

/// The region without what is expected of it.
fn region(map: &Map, table: &Incidence, challenges: ChallengeSet, in_map: &[Sector]) -> Region {
    let rows: Vec<u32> =
        (0..).zip(&table.challenges).filter(|(_, own)| **own == challenges).map(|(row, _)| row).collect();
    let organisations = behind(map, table, &rows);
    let present = sectors(map, organisations.iter().copied());
    let missing_sectors = if challenges.len() < 2 { vec![] } else { absent(in_map, &present) };
    Region {
        challenges,
        expected: 0.0,
        surprise: 0.0,
        depends_on: depends_on(table, &rows, &organisations),
        initiatives: rows,
        organisations,
        sectors: present,
        missing_sectors,
    }
}

/// The organisations behind any of these rows, by position in map order, rising.
pub fn behind(map: &Map, table: &Incidence, rows: &[u32]) -> Vec<u32> {
    let mut is_behind = vec![false; map.organisations.len()];
    for row in rows {
        table.organisations_of(*row).iter().for_each(|position| is_behind[*position as usize] = true);
    }
    (0..).zip(is_behind).filter(|(_, is_behind)| *is_behind).map(|(position, _)| position).collect()
}

/// The sectors of these organisations, in the order of [`Sector::ALL`].
pub fn sectors(map: &Map, organisations: impl Iterator<Item = u32>) -> Vec<Sector> {
    let mut sectors: Vec<Sector> =
        organisations.map(|position| map.organisations.at(position as usize).sector).collect();
    // The order of declaration is that of `Sector::ALL`.
    sectors.sort_unstable();
    sectors.dedup();
    sectors
}

fn absent(in_map: &[Sector], present: &[Sector]) -> Vec<Sector> {
    in_map.iter().copied().filter(|sector| !present.contains(sector)).collect()
}

fn depends_on(table: &Incidence, rows: &[u32], organisations: &[u32]) -> Option<u32> {
    match organisations {
        [only] => rows.iter().all(|row| table.organisations_of(*row).len() == 1).then_some(*only),
        [] | [_, _, ..] => None,
    }
}
