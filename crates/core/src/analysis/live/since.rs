//! What differs between two states of a map, as far as its analysis can tell, and which of the analysis's parts that touches.

use crate::analysis::SweetSpot;
use crate::analysis::incidence::{Turn, challenges_of};
use crate::analysis::sweet_spots::{Lack, MOST_NEARLY, lack};
use crate::map::{ChallengeSet, Map};
use crate::phrases;

/// Rows that are others than they were, by position. One that came or went at the end of its list counts.
pub struct Changed {
    /// Initiatives.
    pub initiatives: Vec<u32>,
    /// Organisations.
    pub organisations: Vec<u32>,
    /// Places, priorities and themes.
    pub grounds: Vec<u32>,
    /// Whether any challenge is called otherwise.
    pub challenges: bool,
}

impl Changed {
    /// None where the positions of rows that stayed are others.
    pub fn between(before: &Map, after: &Map) -> Option<Changed> {
        let ids = |map: &Map| map.challenges.iter().map(|row| row.id).collect::<Vec<_>>();
        let called = |map: &Map| phrases::challenges(map, ChallengeSet::all(map.challenges.len()));
        let stayed = after.challenges.is_same_list(&before.challenges);
        if !stayed && ids(before) != ids(after) {
            return None;
        }
        Some(Changed {
            initiatives: after.initiatives.changed_since(&before.initiatives)?,
            organisations: after.organisations.changed_since(&before.organisations)?,
            grounds: after.grounds.changed_since(&before.grounds)?,
            challenges: !stayed && called(before) != called(after),
        })
    }
}

/// What has changed since parts of the analysis were told.
#[derive(Clone, Copy)]
pub struct Since<'a> {
    /// What rows of the map are others.
    pub changed: &'a Changed,
    /// What rows of the table have other attributes.
    pub turns: &'a [Turn],
}

impl Since<'_> {
    /// Whether the initiatives of this region, or the organisations anywhere, may be others or called otherwise.
    pub fn touches_region(&self, challenges: ChallengeSet) -> bool {
        let lay_there =
            |turn: &Turn| [&turn.before, &turn.after].into_iter().any(|row| challenges_of(row) == challenges);
        !self.changed.organisations.is_empty() || self.turns.iter().any(lay_there)
    }

    /// Whether the members of a sweet spot that shares these attributes, or who nearly belongs, or what any of it is called,
    /// may be others.
    pub fn touches_spot(&self, spot: &SweetSpot, shared: &[u32]) -> bool {
        // Those that nearly belong are listed up to a number: one that comes after these is not seen.
        let is_seen =
            |row: u32| spot.nearly.len() < MOST_NEARLY || spot.nearly.last().is_some_and(|last| row <= last.initiative);
        let belongs = |turn: &Turn| {
            [&turn.before, &turn.after].into_iter().any(|row| match lack(row, shared) {
                Lack::None => true,
                Lack::Only(_) => is_seen(turn.row),
                Lack::More => false,
            })
        };
        let any = |changed: &[u32], own: &[u32]| changed.iter().any(|position| own.binary_search(position).is_ok());
        self.changed.challenges
            || any(&self.changed.organisations, &spot.organisations)
            || any(&self.changed.organisations, &spot.behind)
            || any(&self.changed.grounds, &spot.grounds)
            || self.turns.iter().any(belongs)
    }
}
