//! What a community is known by: the things that its members have far more often than initiatives do on the whole.
//! Every figure can be recounted: how many members have the thing, and how many initiatives of the network.

use super::facets::Facets;
use crate::analysis::Shared;
use crate::map::Map;
use crate::phrases::{counted, listed};
use serde::Serialize;
use std::cmp::Ordering;
use std::collections::BTreeSet;
use ts_rs::TS;

/// Most things named of one community.
const MOST: usize = 4;
/// How many a name begins with; more only tell two communities apart that have these in common.
const FEWEST: usize = 2;
/// Of a hundred members so many must have a thing that is to stand for the community.
const SUPPORT: usize = 30;

/// A thing that is over-represented in a community.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct KnownBy {
    /// Which challenge, organisation, place, priority or theme.
    pub thing: Shared,
    /// How many members have it.
    pub members: u32,
    /// How many initiatives of the network have it, members included.
    pub initiatives: u32,
}

/// A community's name and the reasons for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub name: String,
    pub known_by: Vec<KnownBy>,
}

/// Names for these communities (rows of `facets`), no two alike.
pub(super) fn names(map: &Map, facets: &Facets, communities: &[Vec<u32>]) -> Vec<Named> {
    let mut given = BTreeSet::new();
    communities
        .iter()
        .map(|members| {
            let known_by = known_by(facets, members);
            let words: Vec<&str> = known_by.iter().map(|known| known.thing.name(map)).collect();
            let tries = (FEWEST.min(words.len())..=words.len()).filter(|count| *count > 0);
            let free = tries.map(|count| listed(&words[..count])).find(|name| !given.contains(name));
            let name = free.unwrap_or_else(|| {
                let first = match words.as_slice() {
                    [] => by_members(map, facets, members),
                    words => listed(words),
                };
                let numbered = (2..).map(|nth| format!("{first} ({nth})"));
                [first.clone()].into_iter().chain(numbered).find(|name| !given.contains(name)).unwrap_or(first)
            });
            given.insert(name.clone());
            Named { name, known_by }
        })
        .collect()
}

/// The things of greatest lift (how much more often members have them than initiatives do on the whole) among those that
/// enough members have; of equal ones, first what more members have, then the order of challenges, organisations, grounds.
fn known_by(facets: &Facets, members: &[u32]) -> Vec<KnownBy> {
    let mut counts = vec![0u32; facets.rows.len()];
    for row in members {
        facets.things.list(*row).iter().for_each(|thing| counts[*thing as usize] += 1);
    }
    let all = facets.len() as u64;
    let mut known: Vec<(u32, KnownBy)> = (0..facets.rows.len() as u32)
        .filter_map(|thing| {
            let (count, initiatives) = (counts[thing as usize], facets.rows.list(thing).len() as u32);
            let enough = count >= 2 && count as usize * 100 >= members.len() * SUPPORT;
            let over = u64::from(count) * all > u64::from(initiatives) * members.len() as u64;
            (enough && over).then(|| (thing, KnownBy { thing: facets.shared(thing), members: count, initiatives }))
        })
        .collect();
    known.sort_by(|(first, one), (second, other)| {
        by_lift(other, one).then(other.members.cmp(&one.members)).then(first.cmp(second))
    });
    known.into_iter().take(MOST).map(|(_, known)| known).collect()
}

/// Members / initiatives, compared without dividing.
fn by_lift(one: &KnownBy, other: &KnownBy) -> Ordering {
    let times = |members: u32, initiatives: u32| u64::from(members) * u64::from(initiatives);
    times(one.members, other.initiatives).cmp(&times(other.members, one.initiatives))
}

/// Where nothing tells the members from the rest: the first one's title.
fn by_members(map: &Map, facets: &Facets, members: &[u32]) -> String {
    let first = members.first().map(|row| facets.initiatives[*row as usize]);
    let title = first.map_or(String::new(), |position| map.initiatives.at(position as usize).title.clone());
    match members.len() {
        0 | 1 => title,
        more => format!("{title} and {}", counted(more - 1, "other", "others")),
    }
}
