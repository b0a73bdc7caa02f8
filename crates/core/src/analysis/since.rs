//! What differs between two states of a map, as far as its analysis can tell.

use super::incidence::{Turn, challenges_of};
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
}
