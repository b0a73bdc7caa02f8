//! Two states of a map compared: what moved from region to region, what is new, ended, removed, renamed.

use crate::map::{ChallengeSet, Initiative, InitiativeId, Map, Position, Status};
use crate::phrases::{challenges, counted};
use serde::Serialize;
use ts_rs::TS;

/// What changed from one state of a map to another. Each list in the map order of the later state.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
pub struct Comparison {
    /// From region to region; from or to none: it came onto the map or was taken off it.
    pub moved: Vec<Moved>,
    /// On the later map only.
    pub new: Vec<Told>,
    /// Ended since.
    pub ended: Vec<Told>,
    /// On the earlier map only.
    pub removed: Vec<Told>,
    /// Called something else.
    pub renamed: Vec<Renamed>,
    /// One for each of the above, in that order.
    pub sentences: Vec<String>,
    /// All of it in one.
    pub summary: String,
}

/// An initiative.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Told {
    /// Which.
    pub initiative: InitiativeId,
    /// Its title, the later one.
    pub title: String,
    /// Its region, in the later map's letters.
    pub region: ChallengeSet,
    /// Where its mark lies, or lay.
    pub at: Option<Position>,
}

/// An initiative that changed region.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Moved {
    /// Which.
    pub initiative: InitiativeId,
    /// Its title, the later one.
    pub title: String,
    /// Where it was, in the later map's letters; a challenge that is gone since is left out.
    pub from: ChallengeSet,
    /// Where it is.
    pub to: ChallengeSet,
    /// Where its mark lay.
    pub from_at: Option<Position>,
    /// Where its mark lies.
    pub to_at: Option<Position>,
}

/// An initiative that is called something else.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Renamed {
    /// Which.
    pub initiative: InitiativeId,
    /// Its title before.
    pub before: String,
    /// Its title after.
    pub after: String,
}

/// Compares an earlier state with a later one.
pub fn compare(from: &Map, to: &Map) -> Comparison {
    let mut found = Comparison::default();
    for row in to.initiatives.iter() {
        let Some(was) = from.initiatives.get(row.id) else {
            found.new.push(entry(to, row));
            continue;
        };
        let (before, after) = (region(to, was), region(to, row));
        if before != after {
            found.moved.push(Moved {
                initiative: row.id,
                title: row.title.clone(),
                from: before,
                to: after,
                from_at: was.position.filter(|_| !from.region_of(was).is_empty()),
                to_at: row.position.filter(|_| !after.is_empty()),
            });
        }
        if row.status == Status::Ended && was.status != Status::Ended {
            found.ended.push(entry(to, row));
        }
        if row.title != was.title {
            let (before, after) = (was.title.clone(), row.title.clone());
            found.renamed.push(Renamed { initiative: row.id, before, after });
        }
    }
    let gone = from.initiatives.iter().filter(|row| !to.initiatives.holds(row.id));
    found.removed = gone.map(|row| entry(to, row)).collect();
    found.sentences = sentences(to, &found);
    found.summary = summary(&found);
    found
}

/// The region of a row of either map, in the letters of `map`.
fn region(map: &Map, row: &Initiative) -> ChallengeSet {
    map.challenge_set(&row.contributions.keys().copied().collect::<Vec<_>>())
}

fn entry(map: &Map, row: &Initiative) -> Told {
    Told { initiative: row.id, title: row.title.clone(), region: region(map, row), at: row.position }
}

/// Challenges are called as in `map`, the later one.
fn sentences(map: &Map, found: &Comparison) -> Vec<String> {
    let named = |region: ChallengeSet| challenges(map, region);
    let moved = found.moved.iter().map(|row| match (row.from.is_empty(), row.to.is_empty()) {
        (true, _) => format!("{} came onto the map, in {}.", row.title, named(row.to)),
        (false, true) => format!("{} was taken off the map; it was in {}.", row.title, named(row.from)),
        (false, false) => format!("{} moved from {} to {}.", row.title, named(row.from), named(row.to)),
    });
    let new = found.new.iter().map(|row| match row.region.is_empty() {
        true => format!("{} is new, not yet placed.", row.title),
        false => format!("{} is new, in {}.", row.title, named(row.region)),
    });
    let ended = found.ended.iter().map(|row| format!("{} has ended.", row.title));
    let removed = found.removed.iter().map(|row| format!("{} is no longer on the map.", row.title));
    let renamed = found.renamed.iter().map(|row| format!("{} is now called {}.", row.before, row.after));
    moved.chain(new).chain(ended).chain(removed).chain(renamed).collect()
}

fn summary(found: &Comparison) -> String {
    let parts: Vec<String> = [
        (found.moved.len(), "moved"),
        (found.new.len(), "new"),
        (found.ended.len(), "ended"),
        (found.removed.len(), "removed"),
        (found.renamed.len(), "renamed"),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, what)| format!("{count} {what}"))
    .collect();
    if parts.is_empty() {
        return "Nothing has moved, begun, ended or changed its name.".to_owned();
    }
    let all = found.moved.len() + found.new.len() + found.ended.len() + found.removed.len() + found.renamed.len();
    format!("{}: {}.", counted(all, "difference", "differences"), parts.join(", "))
}
