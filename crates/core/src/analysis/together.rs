//! What can we do together that we can't do apart: small groups of organisations that can reach challenges jointly
//! which none of them reaches alone. Exact, and bounded: organisations are grouped by what they cover first, so
//! thousands of them do not explode.

use crate::layout;
use crate::map::{ChallengeSet, Initiative, Map, Position, Sector, Status, Strength};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::TS;

/// Most groups that are looked at before the search ends; what lies beyond is said to be more.
const MOST_GROUPS: u64 = 3_000_000;

/// Most proposals that have a marker: more would hide the map that they are about.
const MOST_MARKERS: usize = 6;

/// For which challenges, and from which initiatives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Target {
    /// The challenges to be reached jointly; none means: all of the map's.
    pub challenges: ChallengeSet,
    /// Count live initiatives only; otherwise planned ones too.
    pub live_only: bool,
    /// Most proposals to give.
    pub top: u32,
}

/// The proposals in rank order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
pub struct Together {
    /// Fewest organisations first, then most common ground, then most sectors, then map order.
    pub proposals: Vec<Proposal>,
    /// How many more there are.
    #[ts(type = "number")]
    pub more: u64,
    /// How many were found that somebody has said no to; they are not among the proposals.
    #[ts(type = "number")]
    pub hidden: u64,
    /// Whether there may be more than were counted: the search ended at its bound.
    pub at_least: bool,
}

/// A minimal group of organisations that cover the target jointly.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Proposal {
    /// Two or more, in map order.
    pub organisations: Vec<u32>,
    /// The challenges that they cover jointly: the target.
    pub covers: ChallengeSet,
    /// Places, priorities and themes that all of them have, in map order. Never empty.
    pub grounds: Vec<u32>,
    /// Their sectors.
    pub sectors: Vec<Sector>,
    /// Which initiative of which organisation covers which challenge: for each organisation and challenge of the
    /// target that it covers, its strongest initiative there.
    pub witnesses: Vec<Witness>,
    /// Where on the Venn its marker stands: a free place in the region that it would fill. The first few have one.
    pub at: Option<Position>,
}

/// An initiative by which an organisation covers a challenge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Witness {
    /// Which organisation.
    pub organisation: u32,
    /// Position of the challenge, 0 being A.
    pub challenge: u8,
    /// Which initiative.
    pub initiative: u32,
    /// Whether no other organisation of the group covers the challenge.
    pub alone: bool,
}

/// The minimal groups of two or more organisations whose initiatives cover the target jointly, so that no smaller
/// subgroup does, kept where they have common ground and no initiative of their own joins them all already.
pub fn together(map: &Map, target: &Target) -> Together {
    let wanted = if target.challenges.is_empty() {
        ChallengeSet::all(map.challenges.len())
    } else {
        ChallengeSet(target.challenges.0 & ChallengeSet::all(map.challenges.len()).0)
    };
    let profiles = profiles(map, wanted, target.live_only);
    let mut by_cover: BTreeMap<ChallengeSet, Vec<usize>> = BTreeMap::new();
    for (nth, profile) in profiles.iter().enumerate() {
        // Who covers all alone is in no minimal group of two or more, and who covers nothing in none at all.
        if !profile.covers.is_empty() && profile.covers != wanted {
            by_cover.entry(profile.covers).or_default().push(nth);
        }
    }
    let covers: Vec<ChallengeSet> = by_cover.keys().copied().collect();
    let mut families = Vec::new();
    minimal_families(&covers, wanted, &mut Vec::new(), 0, &mut families);
    families.sort_by_key(|family: &Vec<ChallengeSet>| (family.len(), family.clone()));
    let mut search = Search {
        profiles: &profiles,
        dismissed: dismissed(map, wanted),
        top: target.top as usize,
        found: BTreeMap::new(),
        kept: 0,
        hidden: 0,
        looked: 0,
    };
    for family in &families {
        let lists: Vec<&[usize]> = family.iter().map(|cover| by_cover[cover].as_slice()).collect();
        search.groups(&lists, &mut Vec::new(), None);
    }
    let mut proposals: Vec<Proposal> =
        search.found.values().map(|group| proposal(map, &profiles, wanted, group)).collect();
    // As many places however many proposals there are, so that asking for more moves no marker.
    let places = layout::spare_places(map, wanted, MOST_MARKERS).unwrap_or_default();
    proposals.iter_mut().zip(places).for_each(|(proposal, place)| proposal.at = Some(place));
    Together {
        more: search.kept - proposals.len() as u64,
        hidden: search.hidden,
        at_least: search.looked >= MOST_GROUPS,
        proposals,
    }
}

/// Groups that somebody has said no to for these challenges, by position in map order.
fn dismissed(map: &Map, wanted: ChallengeSet) -> BTreeSet<Vec<u32>> {
    let rows = map
        .dismissals
        .iter()
        .filter(|row| map.challenge_set(&row.challenges.iter().copied().collect::<Vec<_>>()) == wanted);
    rows.map(|row| {
        let mut group: Vec<u32> =
            row.organisations.iter().filter_map(|id| map.organisations.position(*id)).map(|nth| nth as u32).collect();
        group.sort_unstable();
        group
    })
    .collect()
}

/// A set of small numbers.
#[derive(Clone)]
struct Bits(Vec<u64>);

impl Bits {
    fn insert(&mut self, number: u32) {
        self.0[number as usize / 64] |= 1 << (number % 64);
    }

    fn contains(&self, number: u32) -> bool {
        self.0[number as usize / 64] & (1 << (number % 64)) != 0
    }

    fn len(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    fn and(&self, other: &Bits) -> Bits {
        Bits(self.0.iter().zip(&other.0).map(|(one, other)| one & other).collect())
    }
}

/// What an organisation brings.
struct Profile {
    organisation: u32,
    sector: Sector,
    covers: ChallengeSet,
    /// All its grounds, one bit each by position.
    grounds: Bits,
    /// All its initiatives that have not ended, rising: by which it may be joined to others already.
    joined: BTreeSet<u32>,
    /// Its strongest initiative for each challenge.
    strongest: BTreeMap<u8, (Strength, u32)>,
}

fn profiles(map: &Map, wanted: ChallengeSet, live_only: bool) -> Vec<Profile> {
    let mut profiles: Vec<Profile> = (0..)
        .zip(map.organisations.iter())
        .map(|(organisation, row)| Profile {
            organisation,
            sector: row.sector,
            covers: ChallengeSet::EMPTY,
            grounds: Bits(vec![0; map.grounds.len().div_ceil(64)]),
            joined: BTreeSet::new(),
            strongest: BTreeMap::new(),
        })
        .collect();
    let counts = |row: &Initiative| row.status == Status::Live || (!live_only && row.status == Status::Planned);
    for (nth, row) in (0..).zip(map.initiatives.iter()) {
        let held = map.region_of(row).0 & wanted.0;
        let grounds: Vec<u32> =
            row.grounds.iter().filter_map(|id| map.grounds.position(*id)).map(|at| at as u32).collect();
        for place in row.organisations.keys().filter_map(|id| map.organisations.position(*id)) {
            let profile = &mut profiles[place];
            if row.status != Status::Ended {
                profile.joined.insert(nth);
            }
            if counts(row) {
                profile.covers.0 |= held;
                grounds.iter().for_each(|ground| profile.grounds.insert(*ground));
                for challenge in ChallengeSet(held).positions() {
                    let strength = row.contributions[&map.challenges.at(challenge as usize).id].strength;
                    let best = profile.strongest.entry(challenge).or_insert((strength, nth));
                    if strength > best.0 {
                        *best = (strength, nth);
                    }
                }
            }
        }
    }
    profiles
}

/// Sets of distinct covers that cover all that is wanted, while no set without one of them does. Each has at most as
/// many as there are challenges, since each must bring a challenge that the others lack.
fn minimal_families(
    covers: &[ChallengeSet],
    wanted: ChallengeSet,
    chosen: &mut Vec<ChallengeSet>,
    from: usize,
    found: &mut Vec<Vec<ChallengeSet>>,
) {
    let union = ChallengeSet(chosen.iter().fold(0, |all, cover| all | cover.0));
    if union == wanted {
        found.push(chosen.clone());
        return;
    }
    for next in from..covers.len() {
        chosen.push(covers[next]);
        if each_brings_something(chosen) {
            minimal_families(covers, wanted, chosen, next + 1, found);
        }
        chosen.pop();
    }
}

/// Once one brings nothing of its own, it brings nothing in any larger set either.
fn each_brings_something(chosen: &[ChallengeSet]) -> bool {
    chosen.iter().enumerate().all(|(nth, cover)| {
        let others =
            chosen.iter().enumerate().filter(|(other, _)| *other != nth).fold(0, |all, (_, cover)| all | cover.0);
        !cover.without(ChallengeSet(others)).is_empty()
    })
}

/// By what groups are ranked; the last makes any two differ.
type Rank = (usize, Reverse<usize>, Reverse<usize>, Vec<u32>);

struct Search<'a> {
    profiles: &'a [Profile],
    /// Who was said no to, by position in map order.
    dismissed: BTreeSet<Vec<u32>>,
    top: usize,
    /// The best so far, by rank; each a list of places in `profiles`.
    found: BTreeMap<Rank, Vec<usize>>,
    kept: u64,
    hidden: u64,
    looked: u64,
}

impl Search<'_> {
    /// Goes through all groups with one organisation of each list, as long as common ground is left.
    fn groups(&mut self, lists: &[&[usize]], group: &mut Vec<usize>, common: Option<&Bits>) {
        let Some((first, rest)) = lists.split_first() else {
            self.keep(group, common.map_or(0, Bits::len));
            return;
        };
        for place in *first {
            if self.looked >= MOST_GROUPS {
                return;
            }
            self.looked += 1;
            let own = &self.profiles[*place].grounds;
            let met = match common {
                None => own.clone(),
                Some(common) => common.and(own),
            };
            if !met.is_empty() {
                group.push(*place);
                self.groups(rest, group, Some(&met));
                group.pop();
            }
        }
    }

    fn keep(&mut self, group: &[usize], common: usize) {
        let mut members: Vec<usize> = group.to_vec();
        members.sort_unstable();
        if self.joined_already(&members) {
            return;
        }
        let order: Vec<u32> = members.iter().map(|place| self.profiles[*place].organisation).collect();
        if self.dismissed.contains(&order) {
            self.hidden += 1;
            return;
        }
        self.kept += 1;
        let sectors: BTreeSet<Sector> = members.iter().map(|place| self.profiles[*place].sector).collect();
        self.found.insert((members.len(), Reverse(common), Reverse(sectors.len()), order), members);
        if self.found.len() > self.top {
            self.found.pop_last();
        }
    }

    fn joined_already(&self, members: &[usize]) -> bool {
        let Some((first, rest)) = members.split_first() else { return false };
        let all_in = |initiative: &u32| rest.iter().all(|place| self.profiles[*place].joined.contains(initiative));
        self.profiles[*first].joined.iter().any(all_in)
    }
}

fn proposal(map: &Map, profiles: &[Profile], wanted: ChallengeSet, group: &[usize]) -> Proposal {
    let members: Vec<&Profile> = group.iter().map(|place| &profiles[*place]).collect();
    let grounds =
        (0..map.grounds.len() as u32).filter(|ground| members.iter().all(|member| member.grounds.contains(*ground)));
    let witnesses = members.iter().flat_map(|member| {
        let covering = |challenge: u8| members.iter().filter(|other| other.covers.contains(challenge)).count();
        member.strongest.iter().map(move |(challenge, (_, initiative))| Witness {
            organisation: member.organisation,
            challenge: *challenge,
            initiative: *initiative,
            alone: covering(*challenge) == 1,
        })
    });
    Proposal {
        organisations: members.iter().map(|member| member.organisation).collect(),
        covers: wanted,
        grounds: grounds.collect(),
        sectors: members.iter().map(|member| member.sector).collect::<BTreeSet<_>>().into_iter().collect(),
        witnesses: witnesses.collect(),
        at: None,
    }
}
