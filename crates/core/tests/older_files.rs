//! What a file of an older version leaves in doubt, and a state that both copies have seen takes away.
#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use sweetspot_core::change::Entity;
use sweetspot_core::map::Map;
use sweetspot_core::merge::knowledge::{Knowledge, LastSet, OfThing, SetAt};
use sweetspot_core::merge::{Copies, Said, Source, merge};
use sweetspot_core::notation::read;
use sweetspot_core::{Edit, Stamp, apply};
use uuid::Uuid;

/// One history tells only when a thing was last brought back, the other copy has none: what it lacks of the state that both
/// come from, it has removed.
#[test]
fn what_an_older_file_removed_and_an_older_history_brought_back_is_listed() {
    let [first, back, their_head] = [1, 2, 3].map(Uuid::from_u128);
    let base = read("Warm homes: A B\nSkills bus: C");
    let warm = base.initiatives.at(0).id;
    let remove = Edit::RemoveInitiatives { initiatives: vec![warm] };
    let stamp = Stamp { at: 0, who: String::new(), change: Uuid::from_u128(9) };
    let (theirs, _) = apply(&base, &remove, &stamp).unwrap();

    let mut our_last = LastSet::of(&base, SetAt::exactly(first));
    let brought_back = OfThing { whole: SetAt::exactly(back), fields: BTreeMap::new() };
    our_last.things.insert((Entity::Initiative, warm.0), brought_back);
    let our_knowledge = Knowledge { last: our_last, seen: [first, back].into(), head: back };
    let or_before = SetAt { revision: their_head, or_before: true };
    let mut their_last = LastSet { rest: Some(or_before), ..LastSet::of(&theirs, or_before) };
    their_last.compare(&theirs, &our_knowledge.seen, &[(first, base.clone())]);
    let their_knowledge = Knowledge { last: their_last, seen: [first, their_head].into(), head: their_head };

    let listed = |our_knowledge: &Knowledge, ours: &Map, their_knowledge: &Knowledge, theirs: &Map| {
        let copies = Copies { related: true, our_knowledge, their_knowledge, ours, theirs, apart: &BTreeSet::new() };
        let merged = merge(&copies, &Source { from: "", said: &|_, _| Said::default() }).unwrap();
        (merged.map.initiatives.holds(warm), merged.conflicts.len())
    };
    assert_eq!(listed(&our_knowledge, &base, &their_knowledge, &theirs), (true, 1));
    assert_eq!(listed(&their_knowledge, &theirs, &our_knowledge, &base), (true, 1));
}
