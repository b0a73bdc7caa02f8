//! The map that a new document begins with: its challenges worded, to be edited, and nothing placed.

use super::{Challenge, ChallengeId, Ground, GroundId, Map, MapId, STARTERS, rules};
use crate::stamp::Stamp;

impl Map {
    /// A new map with `challenges` challenges in the starter wording.
    pub fn starter(stamp: &Stamp, title: &str, area: &str, challenges: usize) -> Map {
        let mut map = Map::blank(MapId(stamp.id(0)));
        map.head.title = rules::line(title);
        map.head.area = rules::line(area);
        for (nth, starter) in (1..).zip(STARTERS.iter().take(challenges)) {
            map.challenges.put(Challenge {
                id: ChallengeId(stamp.id(nth)),
                order: nth,
                name: starter.name.to_owned(),
                short_name: starter.short_name.to_owned(),
                description: String::new(),
                colour: starter.colour.to_owned(),
            });
        }
        map
    }

    /// A new map with the challenges and the common ground of `other`, and nobody's initiatives. It is no copy of it: all
    /// ids are its own.
    pub fn like(other: &Map, stamp: &Stamp, title: &str, area: &str) -> Map {
        let mut map = Map::blank(MapId(stamp.id(0)));
        map.head.title = rules::line(title);
        map.head.area = rules::line(area);
        map.head.marking.clone_from(&other.head.marking);
        let mut nth = 0;
        for challenge in other.challenges.iter() {
            nth += 1;
            map.challenges.put(Challenge { id: ChallengeId(stamp.id(nth)), order: nth, ..challenge.clone() });
        }
        for ground in other.grounds.iter() {
            nth += 1;
            map.grounds.put(Ground { id: GroundId(stamp.id(nth)), order: nth, ..ground.clone() });
        }
        map
    }
}
