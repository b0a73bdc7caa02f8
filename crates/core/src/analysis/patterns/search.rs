//! The search for closed patterns that share exactly one given set of challenges: prefix-preserving closure extension
//! (LCM, by Uno and others), rare things first. The first step counts along the rows, which hold few things each;
//! deeper steps work on columns of bits, because few rows are left there.

use super::Collected;
use super::columns::Columns;
use crate::analysis::incidence::{FIRST_THING, Incidence, Lists};
use crate::map::ChallengeSet;

/// Adds every closed pattern that shares these challenges and no other, and has enough rows, to `collected`.
pub fn search(table: &Incidence, challenges: ChallengeSet, collected: &mut Collected) {
    let has_all = |own: ChallengeSet| challenges.is_subset(own) && !own.is_empty();
    let rows: Vec<u32> = (0..).zip(&table.challenges).filter(|(_, own)| has_all(**own)).map(|(row, _)| row).collect();
    if rows.len() < collected.min() {
        return;
    }
    let mut counts = vec![0; table.attributes()];
    for row in &rows {
        table.attributes_of(*row).iter().for_each(|thing| counts[*thing as usize] += 1);
    }
    let shared: Vec<u32> =
        (0..).zip(&counts).filter(|(_, count)| **count == rows.len()).map(|(thing, _)| thing).collect();
    if super::challenges_among(&shared) > challenges.len() {
        return;
    }
    collected.add(&rows, &shared);

    // The other challenges come first and extend nothing, so a pattern that shares one of them too is refused like any
    // that another way leads to. Rare things come next: the many extensions of a rare thing are searched in few rows.
    let mut numbers: Vec<u32> = (0..table.attributes() as u32)
        .filter(|thing| (collected.min()..rows.len()).contains(&counts[*thing as usize]))
        .collect();
    numbers.sort_unstable_by_key(|thing| (*thing >= FIRST_THING, counts[*thing as usize], *thing));
    let first = numbers.iter().filter(|thing| **thing < FIRST_THING).count() as u32;
    let cut = cut(table, &rows, &numbers);
    let with = cut.turned(numbers.len());
    let mut columns = Columns::of(&rows, &numbers, &cut, shared);
    for thing in first..numbers.len() as u32 {
        columns.search(thing, with.list(thing), collected);
    }
}

/// The rows with only the things that `numbers` names, by their place in it, rising.
fn cut(table: &Incidence, rows: &[u32], numbers: &[u32]) -> Lists {
    let mut places = vec![None; table.attributes()];
    (0u32..).zip(numbers).for_each(|(place, thing)| places[*thing as usize] = Some(place));
    let mut cut = Lists::default();
    let mut things: Vec<u32> = vec![];
    for row in rows {
        things.clear();
        things.extend(table.attributes_of(*row).iter().filter_map(|thing| places[*thing as usize]));
        things.sort_unstable();
        cut.push(&things);
    }
    cut
}
