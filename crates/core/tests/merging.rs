//! Merging: random histories of copies edited apart, and cases small enough to be seen through by eye.
#![allow(clippy::unwrap_used)]
#![allow(clippy::disallowed_methods, reason = "tests may look at the clock, files and the environment")]

use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use sweetspot_core::map::*;
use sweetspot_core::merge::knowledge::{Knowledge, LastSet, SetAt};
use sweetspot_core::merge::{self, Copies, MergeRefusal, Merged, Said, Source, known, merge};
use sweetspot_core::notation::read;
use sweetspot_core::testing::{self, Case};
use sweetspot_core::{Edit, Map, Stamp, apply, clean};
use uuid::Uuid;

fn stamp(seed: u64) -> Stamp {
    Stamp { at: seed as i64, who: String::new(), change: Uuid::from_u128(u128::from(seed) + 1) }
}

/// What a copy knows that came from `base`: its own changes are in a revision that nobody else has seen.
fn knowledge(base: Option<&Map>, map: &Map, revision: u128) -> Knowledge {
    let (before, after) = (Uuid::from_u128(1 << 100), Uuid::from_u128(revision));
    let blank = Map::blank(map.head.id);
    let mut last = base.map_or_else(LastSet::default, |base| LastSet::of(base, SetAt::exactly(before)));
    let change = sweetspot_core::Change::between(base.unwrap_or(&blank), map, String::new(), &stamp(0));
    last.take([&change.deltas[..]], SetAt::exactly(after));
    Knowledge { last, seen: [after].into_iter().chain(base.map(|_| before)).collect(), head: after }
}

fn merged_with(base: Option<&Map>, ours: &Map, theirs: &Map) -> Result<Merged, MergeRefusal> {
    let apart = BTreeSet::new();
    let said = |_, _: &_| Said::default();
    let (ours_know, theirs_know) = (knowledge(base, ours, 2 << 100), knowledge(base, theirs, 3 << 100));
    let copies = Copies {
        related: base.is_some(),
        our_knowledge: &ours_know,
        their_knowledge: &theirs_know,
        ours,
        theirs,
        apart: &apart,
    };
    merge(&copies, &Source { from: "Fenmoor NHS", said: &said })
}

/// The same copy brought in a second time, into what the first time made.
fn once_more(base: &Map, ours: &Map, theirs: &Map, once: &Merged) -> Merged {
    let apart = BTreeSet::new();
    let said = |_, _: &_| Said::default();
    let (mine, other) = (knowledge(Some(base), ours, 2 << 100), knowledge(Some(base), theirs, 3 << 100));
    let copies = |mine, ours| Copies {
        related: true,
        our_knowledge: mine,
        their_knowledge: &other,
        ours,
        theirs,
        apart: &apart,
    };
    let head = Uuid::from_u128(4 << 100);
    let last = known(&copies(&mine, ours), once, SetAt::exactly(head));
    let seen = mine.seen.iter().chain(&other.seen).copied().chain([head]).collect();
    let mine = Knowledge { last, seen, head };
    merge(&copies(&mine, &once.map), &Source { from: "Fenmoor NHS", said: &said }).unwrap()
}

fn merged(base: &Map, ours: &Map, theirs: &Map) -> Merged {
    merged_with(Some(base), ours, theirs).unwrap()
}

fn made(map: &Map, edit: Edit, seed: u64) -> Map {
    apply(map, &edit, &stamp(seed)).unwrap().0
}

fn by_title<'a>(map: &'a Map, title: &str) -> &'a Initiative {
    map.initiatives.iter().find(|row| row.title == title).unwrap()
}

/// None: an answer is refused, as where it would give two organisations one name.
fn settled_all(map: &Map, theirs: bool) -> Option<Map> {
    let conflicts = map.conflicts.iter().map(|row| row.id).collect();
    apply(map, &Edit::SettleConflicts { conflicts, theirs }, &stamp(1 << 40)).ok().map(|(map, _)| map)
}

fn settled(map: &Map, theirs: bool) -> Map {
    settled_all(map, theirs).unwrap()
}

/// An edit of any variant but one, told by four numbers. Few names, so that copies meet in them. Copies that add challenges
/// apart soon have more than a map can have, which is refused and has a test of its own.
fn edit(map: &Map, (case, a, b, c): (u8, u8, u8, u8)) -> Edit {
    let cases: Vec<Case> = Case::ALL.iter().copied().filter(|case| *case != Case::AddChallenge).collect();
    let case = cases[usize::from(case) % cases.len()];
    testing::edit(map, case, [a, b, c].map(usize::from), "Name")
}

/// `SWEETSPOT_CASES` asks for a longer run.
fn cases() -> u32 {
    std::env::var("SWEETSPOT_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(120)
}

type Told = Vec<(u8, u8, u8, u8)>;

/// The map after the edits that make sense.
fn edited(map: &Map, told: &Told, seed: u64) -> Map {
    let mut map = map.clone();
    for (nth, one) in (0..).zip(told) {
        if let Ok((next, _)) = apply(&map, &edit(&map, *one), &stamp(seed * 1_000 + nth)) {
            map = next;
        }
    }
    map
}

fn start() -> Map {
    let map = read(
        "Warm homes: A B @Ely #Heat ~Council(council)*\nSkills bus: C ~College(education)* ~Council\nFood hub: A2 D3 @Ely !Loneliness\nDigital buddies:",
    );
    made(&map, Edit::Tidy, 1)
}

/// All that a map says, without where things lie, in which order, and what is in conflict.
fn content(map: &Map) -> BTreeMap<String, BTreeSet<String>> {
    let mut said: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let blank = Map::blank(map.head.id);
    for delta in sweetspot_core::Change::between(&blank, map, String::new(), &stamp(0)).deltas {
        let words = delta.entity.words();
        if ["conflict", "pin", "version"].contains(&words) || ["position", "order"].contains(&&*delta.field.name) {
            continue;
        }
        let value = delta.after.unwrap_or_default();
        said.entry(format!("{words} {}", delta.id)).or_default().insert(format!("{}={value}", delta.field));
    }
    said
}

/// What the two say differently; empty where they say the same.
fn apart(one: &Map, other: &Map) -> Vec<String> {
    let (one, other) = (content(one), content(other));
    let keys: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    let differ = keys.into_iter().filter(|key| one.get(*key) != other.get(*key));
    differ.map(|key| format!("{key}: {:?} / {:?}", one.get(key), other.get(key))).collect()
}

/// Every field that differs, places and all.
fn all_apart(one: &Map, other: &Map) -> Vec<sweetspot_core::Delta> {
    sweetspot_core::Change::between(one, other, String::new(), &stamp(0)).deltas
}

fn content_holds(map: &Map, id: Uuid) -> bool {
    map.organisations.holds(id) || map.grounds.holds(id) || map.initiatives.holds(id)
}

/// Whether a named view is called here as another is there, and they were not both made apart: then one of the two gets a longer
/// name, and which of them it is depends on who asks.
fn one_gave_a_view_the_name_of_another(base: &Map, ours: &Map, theirs: &Map) -> bool {
    let called = |map: &Map| -> BTreeMap<String, NamedViewId> {
        map.views.iter().map(|row| (clean::key(&row.name), row.id)).collect()
    };
    let theirs = called(theirs);
    let is_known = |id: NamedViewId| base.views.holds(id);
    let other_of = |name: &String| theirs.get(name).copied();
    let mut pairs = called(ours).into_iter().filter_map(|(name, id)| Some((id, other_of(&name)?)));
    pairs.any(|(id, other)| id != other && (is_known(id) || is_known(other)))
}

fn lawful(map: &Map) {
    assert!((MIN_CHALLENGES..=MAX_CHALLENGES).contains(&map.challenges.len()));
    for row in map.initiatives.iter() {
        assert!(row.contributions.keys().all(|id| map.challenges.holds(*id)));
        assert!(row.organisations.keys().all(|id| map.organisations.holds(*id)));
        assert!(row.grounds.iter().all(|id| map.grounds.holds(*id)));
        assert_eq!(row.position.is_some(), !row.contributions.is_empty(), "{}", row.title);
    }
    assert!(map.links.iter().all(|link| map.initiatives.holds(link.from) && map.initiatives.holds(link.to)));
    let names: BTreeSet<String> = map.organisations.iter().map(|row| clean::key(&row.name)).collect();
    assert_eq!(names.len(), map.organisations.len());
    let names: BTreeSet<String> =
        map.grounds.iter().map(|row| format!("{:?} {}", row.kind, clean::key(&row.name))).collect();
    assert_eq!(names.len(), map.grounds.len());
    let names: BTreeSet<String> = map.views.iter().map(|row| clean::key(&row.name)).collect();
    assert_eq!(names.len(), map.views.len());
}

fn told() -> impl Strategy<Value = Told> {
    prop::collection::vec(any::<(u8, u8, u8, u8)>(), 0..12)
}

/// Brings two copies together that were edited apart, both ways round.
fn come_together(before: &Told, mine: &Told, other: &Told) -> Result<(), TestCaseError> {
    let base = edited(&start(), before, 1);
    let (ours, theirs) = (edited(&base, mine, 2), edited(&base, other, 3));
    let (here, there) = (merged(&base, &ours, &theirs), merged(&base, &theirs, &ours));
    lawful(&here.map);
    // A merge is a change like any other, which tells it wholly and can be turned round: conflicts too.
    let change = merge::change(&ours, &here, "Fenmoor NHS", &stamp(9));
    prop_assert_eq!(&change.made_in(&ours).unwrap(), &here.map);
    prop_assert_eq!(change.inverse("Undo".to_owned(), &stamp(10)).made_in(&here.map).unwrap(), ours.clone());
    // The same here and there, once what is in conflict is settled alike.
    // (But where one renamed a thing to a name that the other gave another, which of them it is depends on who asks.)
    let renamed_together = [&here, &there].iter().any(|found| {
        found.joined.len() != here.joined.len()
            || found.joined.iter().any(|one| content_holds(&base, one.ours) || content_holds(&base, one.theirs))
    });
    let met = one_gave_a_view_the_name_of_another(&base, &ours, &theirs);
    for whose in [false, true].into_iter().filter(|_| !renamed_together && !met) {
        if let (Some(here), Some(there)) = (settled_all(&here.map, whose), settled_all(&there.map, !whose)) {
            prop_assert_eq!(apart(&here, &there), Vec::<String>::new());
        }
    }
    prop_assert!(renamed_together || here.conflicts.len() == there.conflicts.len());
    // Twice is the same as once.
    let again = merged(&theirs, &here.map, &theirs);
    prop_assert_eq!(all_apart(&again.map, &here.map), vec![]);
    let again = once_more(&base, &ours, &theirs, &here);
    if !here.joined.is_empty() {
        return Ok(());
    }
    prop_assert_eq!(all_apart(&again.map, &here.map), vec![]);
    prop_assert!(again.conflicts.is_empty());
    // Nothing to bring in, nothing done.
    prop_assert_eq!(all_apart(&merged(&base, &ours, &base).map, &ours), vec![]);
    prop_assert_eq!(all_apart(&merged(&base, &ours, &ours).map, &ours), vec![]);
    prop_assert_eq!(apart(&merged(&base, &base, &theirs).map, &theirs), Vec::<String>::new());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn copies_edited_apart_come_together(before in told(), mine in told(), other in told()) {
        come_together(&before, &mine, &other)?;
    }

    #[test]
    fn no_row_vanishes_unless_one_removed_it_and_the_other_left_it_alone(before in told(), mine in told(), other in told()) {
        let base = edited(&start(), &before, 1);
        let (ours, theirs) = (edited(&base, &mine, 2), edited(&base, &other, 3));
        let found = merged(&base, &ours, &theirs);
        let same = |one: Option<&Initiative>, other: Option<&Initiative>| {
            one.zip(other).is_some_and(|(one, other)| Initiative { position: None, ..one.clone() } == Initiative { position: None, ..other.clone() })
        };
        for row in ours.initiatives.iter().chain(theirs.initiatives.iter()) {
            let id = row.id;
            let removed_there = !theirs.initiatives.holds(id) && same(base.initiatives.get(id), ours.initiatives.get(id));
            let removed_here = !ours.initiatives.holds(id) && same(base.initiatives.get(id), theirs.initiatives.get(id));
            let joined = found.joined.iter().any(|joined| joined.ours == id.0 || joined.theirs == id.0);
            prop_assert!(found.map.initiatives.holds(id) || removed_here || removed_there || joined, "{}", row.title);
        }
        // Every field is one of the two values, or the same in both.
        for row in found.map.initiatives.iter() {
            let texts = |map: &Map| map.initiatives.get(row.id).map(|held| held.notes.clone());
            let held = [texts(&ours), texts(&theirs), texts(&base)];
            prop_assert!(held.contains(&Some(row.notes.clone())) || !found.joined.is_empty());
        }
    }

    #[test]
    fn three_copies_come_to_the_same_whoever_goes_first(before in told(), one in told(), two in told(), three in told()) {
        let base = edited(&start(), &before, 1);
        let copies = [edited(&base, &one, 2), edited(&base, &two, 3), edited(&base, &three, 4)];
        let sum = |order: [usize; 3]| {
            let first = merged(&base, &copies[order[0]], &copies[order[1]]);
            let mut all = merged(&base, &first.map, &copies[order[2]]);
            // What was taken for one by its name on the way counts too: of three of one name, which two meet first matters.
            all.joined.extend(first.joined);
            all
        };
        let all: Vec<Merged> = [[0, 1, 2], [1, 0, 2], [2, 1, 0]].into_iter().map(sum).collect();
        for found in &all {
            lawful(&found.map);
        }
        let names = |merged: &Merged| merged.map.initiatives.len();
        if all.iter().all(|found| found.map.conflicts.is_empty() && found.joined.is_empty()) {
            prop_assert_eq!(apart(&all[0].map, &all[1].map), Vec::<String>::new());
            prop_assert_eq!(apart(&all[0].map, &all[2].map), Vec::<String>::new());
            prop_assert_eq!(names(&all[0]), names(&all[2]));
        }
    }

    #[test]
    fn without_common_history_nothing_is_removed(mine in told(), other in told()) {
        let (ours, theirs) = (edited(&start(), &mine, 2), edited(&start(), &other, 3));
        let found = merged_with(None, &ours, &theirs).unwrap();
        lawful(&found.map);
        for row in ours.initiatives.iter().chain(theirs.initiatives.iter()) {
            let joined = found.joined.iter().any(|joined| joined.theirs == row.id.0);
            prop_assert!(found.map.initiatives.holds(row.id) || joined);
        }
    }
}

/// A named view that both copies renamed.
#[test]
fn copies_that_once_did_not_come_together() {
    come_together(&vec![(101, 0, 51, 0)], &vec![(139, 0, 56, 0)], &vec![(176, 0, 40, 0)]).unwrap();
}

#[test]
fn contributions_merge_challenge_by_challenge() {
    let base = start();
    let warm = by_title(&base, "Digital buddies").id;
    let to = |map: &Map, nth: usize, strength: Strength, seed: u64| {
        let challenge = map.challenges.at(nth).id;
        made(map, Edit::SetContribution { initiatives: vec![warm], challenge, strength: Some(strength) }, seed)
    };
    let (ours, theirs) = (to(&base, 0, Strength::Good, 2), to(&base, 3, Strength::Strong, 3));
    let both = merged(&base, &ours, &theirs);
    assert_eq!(both.map.region_of(by_title(&both.map, "Digital buddies")).letters(), "AD");
    assert_eq!(both.conflicts, []);
    let theirs = to(&base, 0, Strength::Strong, 4);
    let both = merged(&base, &ours, &theirs);
    let [conflict] = &both.conflicts[..] else { panic!("{:?}", both.conflicts) };
    assert_eq!((conflict.ours.as_deref(), conflict.theirs.as_deref()), (Some("2"), Some("3")));
    assert!(conflict.field.to_string().starts_with("strength:"));
    let settled = settled(&both.map, true);
    let row = by_title(&settled, "Digital buddies");
    assert_eq!(row.contributions[&base.challenges.at(0).id].strength, Strength::Strong);
    assert!(settled.conflicts.is_empty());
}

#[test]
fn removed_here_and_edited_there_is_kept_and_listed() {
    let base = start();
    let hub = by_title(&base, "Food hub").id;
    let ours = made(&base, Edit::RemoveInitiatives { initiatives: vec![hub] }, 2);
    let fields = InitiativeFields { notes: Some("Busy".to_owned()), ..Default::default() };
    let theirs = made(&base, Edit::ChangeInitiatives { initiatives: vec![hub], fields }, 3);
    let both = merged(&base, &ours, &theirs);
    assert_eq!(by_title(&both.map, "Food hub").notes, "Busy");
    assert_eq!((both.conflicts.len(), both.conflicts[0].ours.as_deref()), (1, None));
    assert!(!settled(&both.map, false).initiatives.holds(hub));
    assert!(settled(&both.map, true).initiatives.holds(hub));
}

#[test]
fn the_same_organisation_added_in_both_is_one() {
    let base = start();
    let add = |title: &str, role, seed| {
        let initiatives = vec![by_title(&base, title).id];
        made(
            &base,
            Edit::AddOrganisation { name: "Fen Rail".to_owned(), sector: Sector::Private, initiatives, role },
            seed,
        )
    };
    let (ours, theirs) = (add("Warm homes", Role::Lead, 2), add("Skills bus", Role::Partner, 3));
    let both = merged(&base, &ours, &theirs);
    let found: Vec<_> = both.map.organisations.iter().filter(|row| row.name == "Fen Rail").collect();
    assert_eq!(found.len(), 1);
    let involved = both.map.initiatives.iter().filter(|row| row.organisations.contains_key(&found[0].id)).count();
    assert_eq!((involved, both.joined.len(), both.conflicts.len()), (2, 1, 0));
}

#[test]
fn what_is_blank_in_one_of_two_that_were_made_apart_takes_nothing_away() {
    let add =
        |seed| made(&start(), Edit::AddInitiative { title: "Tea club".to_owned(), challenges: vec![], at: None }, seed);
    let (ours, theirs) = (add(2), add(3));
    let fields = InitiativeFields { notes: Some("Busy".to_owned()), ..Default::default() };
    let initiatives = vec![by_title(&theirs, "Tea club").id];
    let theirs = made(&theirs, Edit::ChangeInitiatives { initiatives, fields }, 4);
    let base = start();
    for both in [merged(&base, &ours, &theirs), merged(&base, &theirs, &ours)] {
        assert_eq!((by_title(&both.map, "Tea club").notes.as_str(), both.conflicts.len()), ("Busy", 0));
    }
}

#[test]
fn what_the_other_copy_came_to_name_comes_back() {
    let base = start();
    let council = base.organisations.iter().find(|row| row.name == "Council").unwrap().id;
    let ours = made(&base, Edit::RemoveOrganisation { organisation: council }, 2);
    let buddies = vec![by_title(&base, "Digital buddies").id];
    let theirs = made(
        &base,
        Edit::InvolveOrganisation { initiatives: buddies, organisation: council, role: Some(Role::Lead) },
        3,
    );
    let both = merged(&base, &ours, &theirs);
    assert!(both.map.organisations.holds(council));
    assert_eq!(both.conflicts.len(), 1);
    assert_eq!(both.conflicts[0].entity, Entity::Organisation);
}

#[test]
fn more_challenges_than_a_map_can_have_are_refused() {
    let (ours, mut theirs) = (start(), read("Tea club: A B"));
    theirs.head.id = MapId(Uuid::from_u128(99));
    for (nth, row) in theirs.challenges.clone().iter().enumerate() {
        let id = ChallengeId(Uuid::from_u128(500 + nth as u128));
        theirs.challenges.remove(row.id.0);
        theirs.challenges.put(Challenge { id, name: format!("Other {nth}"), ..row.clone() });
    }
    assert_eq!(merged_with(None, &ours, &theirs).unwrap_err(), MergeRefusal::TooManyChallenges { count: 8 });
}
