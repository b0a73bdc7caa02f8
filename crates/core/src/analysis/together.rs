//! What can we do together that we can't do apart, asked at each place, priority and theme: small groups of organisations
//! that reach challenges there jointly which none of them reaches alone. Each group stands once, with all its grounds.
//! Exact, and bounded: organisations are grouped by what they reach first, so thousands of them do not explode.

mod reach;
mod search;

use crate::layout;
use crate::map::{ChallengeSet, GroundId, GroundKind, Map, Position, Sector};
use crate::phrases::{self, in_words};
use reach::Reach;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;

/// Most proposals that have a marker: more would hide the map that they are about.
const MOST_MARKERS: usize = 6;

/// For which challenges, from which initiatives, and where.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Target {
    /// The challenges to be reached jointly; none means: all of the map's.
    pub challenges: ChallengeSet,
    /// Count live initiatives only; otherwise planned ones too.
    pub live_only: bool,
    /// Most proposals to give.
    pub top: u32,
    /// Only proposals at one of these grounds; none means: at any.
    pub at: Vec<GroundId>,
}

/// The proposals in rank order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
pub struct Together {
    /// Fewest organisations first, then most grounds, then most sectors, then map order.
    pub proposals: Vec<Proposal>,
    /// How many more there are.
    #[ts(type = "number")]
    pub more: u64,
    /// How many were found that a person has dismissed; they are not among the proposals.
    #[ts(type = "number")]
    pub hidden: u64,
    /// Whether there may be more than were counted: the search ended at its bound.
    pub at_least: bool,
}

/// A minimal group of organisations that reach the target jointly, at one ground or several.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Proposal {
    /// Two or more, in map order.
    pub organisations: Vec<u32>,
    /// The challenges that they reach jointly: the target.
    pub covers: ChallengeSet,
    /// Where they do, in map order. Never empty.
    pub at: Vec<At>,
    /// Their sectors.
    pub sectors: Vec<Sector>,
    /// Where on the Venn its marker stands: a free place in the region that it would fill. The first few have one.
    pub marker: Option<Position>,
}

/// A ground at which a group reaches the target jointly.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct At {
    /// The place, priority or theme.
    pub ground: u32,
    /// Who reaches what there: "In Withermere, NHS Fenmoor reaches Healthy life, Saltreave Homes the other two; …"
    pub sentence: String,
    /// Which initiative of which organisation reaches which challenge there: for each organisation and challenge of the
    /// target that it reaches at this ground, its strongest initiative with this ground.
    pub witnesses: Vec<Witness>,
}

/// An initiative by which an organisation reaches a challenge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Witness {
    /// Which organisation.
    pub organisation: u32,
    /// Position of the challenge, 0 being A.
    pub challenge: u8,
    /// Which initiative.
    pub initiative: u32,
    /// Whether no other organisation of the group reaches the challenge there.
    pub alone: bool,
}

/// The minimal groups of two or more organisations whose initiatives with one ground reach the target jointly, so that
/// no smaller subgroup does there, and which no initiative with that ground that has not ended joins all already.
pub fn together(map: &Map, target: &Target) -> Together {
    let every = ChallengeSet::all(map.challenges.len());
    let wanted = if target.challenges.is_empty() { every } else { ChallengeSet(target.challenges.0 & every.0) };
    let reach = Reach::of(map, wanted, target.live_only);
    let narrowed: Vec<u32> =
        target.at.iter().filter_map(|id| map.grounds.position(*id)).map(|nth| nth as u32).collect();
    let among = if target.at.is_empty() { None } else { Some(narrowed) };
    let found = search::search(&reach, among.as_deref(), dismissed(map, wanted), target.top as usize);
    let mut proposals: Vec<Proposal> = found
        .groups
        .iter()
        .map(|(organisations, grounds)| Proposal {
            organisations: organisations.clone(),
            covers: wanted,
            at: grounds.iter().map(|ground| at(map, &reach, *ground, organisations)).collect(),
            sectors: sectors(map, organisations),
            marker: None,
        })
        .collect();
    // As many places however many proposals there are, so that asking for more moves no marker.
    let places = layout::free_places(map, wanted, None, &[], MOST_MARKERS).unwrap_or_default();
    proposals.iter_mut().zip(places).for_each(|(proposal, place)| proposal.marker = Some(place));
    Together {
        more: found.proposals - proposals.len() as u64,
        hidden: found.hidden,
        at_least: found.at_bound,
        proposals,
    }
}

/// Groups dismissed for these challenges: organisations by position in map order, rising.
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

fn sectors(map: &Map, organisations: &[u32]) -> Vec<Sector> {
    let sectors: BTreeSet<Sector> =
        organisations.iter().map(|nth| map.organisations.at(*nth as usize).sector).collect();
    sectors.into_iter().collect()
}

fn at(map: &Map, reach: &Reach, ground: u32, organisations: &[u32]) -> At {
    let reached: Vec<ChallengeSet> =
        organisations.iter().map(|organisation| reach.reached(*organisation, ground)).collect();
    let witnesses = organisations.iter().zip(&reached).flat_map(|(organisation, own)| {
        let reached = &reached;
        own.positions().filter_map(move |challenge| {
            Some(Witness {
                organisation: *organisation,
                challenge,
                initiative: reach.strongest(map, *organisation, ground, challenge)?,
                alone: reached.iter().filter(|other| other.contains(challenge)).count() == 1,
            })
        })
    });
    At { ground, sentence: sentence(map, ground, organisations, &reached), witnesses: witnesses.collect() }
}

/// "In Withermere, NHS Fenmoor reaches Healthy life and Good place, Fenmoor Schools Partnership the other two; nobody
/// there joins them." Each organisation is named with the challenges that those before it do not reach.
fn sentence(map: &Map, ground: u32, organisations: &[u32], reached: &[ChallengeSet]) -> String {
    let row = map.grounds.at(ground as usize);
    let (at, end) = match row.kind {
        GroundKind::Place => ("In", "nobody there joins them"),
        GroundKind::Priority => ("For", "nobody joins them there"),
        GroundKind::Theme => ("On", "nobody joins them there"),
    };
    let mut named = ChallengeSet::EMPTY;
    let mut clauses: Vec<String> = vec![];
    for (nth, (organisation, reached)) in organisations.iter().zip(reached).enumerate() {
        let name = &map.organisations.at(*organisation as usize).name;
        let new = reached.without(named);
        named = ChallengeSet(named.0 | new.0);
        let is_last = nth > 0 && nth + 1 == organisations.len();
        clauses.push(if is_last && new.len() > 1 {
            format!("{name} the other {}", in_words(new.len()))
        } else {
            format!("{name} reaches {}", phrases::challenges(map, new))
        });
    }
    format!("{at} {}, {}; {end}.", row.name, clauses.join(", "))
}
