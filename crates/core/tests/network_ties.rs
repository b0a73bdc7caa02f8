//! The network's ties held against the definition: cosines worked out pair by pair, nothing clever.
#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use sweetspot_core::Map;
use sweetspot_core::map::{Initiative, Status};
use sweetspot_core::network::ties::{NEAREST, Web, weave};
use sweetspot_core::network::{NodeKind, Request, TieKind};
use sweetspot_core::notation::read;
use sweetspot_core::synthetic::synthetic;
use uuid::Uuid;

const ALL: Request =
    Request { challenges: true, organisations: true, places: true, priorities: true, themes: true, with_ended: true };

fn things(row: &Initiative) -> BTreeSet<Uuid> {
    let contributions = row.contributions.keys().map(|id| id.0);
    contributions.chain(row.organisations.keys().map(|id| id.0)).chain(row.grounds.iter().map(|id| id.0)).collect()
}

fn shared(web: &Web) -> BTreeMap<(u32, u32), f32> {
    let ties = web.ties.iter().filter(|tie| tie.kind == TieKind::SharedGround);
    ties.map(|tie| ((tie.from, tie.to), tie.weight)).collect()
}

fn check_shared_ground(map: &Map) {
    let rows: Vec<BTreeSet<Uuid>> =
        map.initiatives.iter().filter(|row| row.status != Status::Ended).map(things).collect();
    let mut held: BTreeMap<Uuid, f64> = BTreeMap::new();
    rows.iter().flatten().for_each(|thing| *held.entry(*thing).or_default() += 1.0);
    let weight = |thing: &Uuid| (1.0 + rows.len() as f64 / held[thing]).ln().powi(2);
    let length = |row: &BTreeSet<Uuid>| row.iter().map(weight).sum::<f64>().sqrt();
    let lengths: Vec<f64> = rows.iter().map(length).collect();
    let cosine = |one: usize, other: usize| -> f64 {
        let both: f64 = rows[one].intersection(&rows[other]).map(weight).sum();
        if both == 0.0 { 0.0 } else { both / lengths[one] / lengths[other] }
    };
    let ties = shared(&weave(map, &Request::default()));
    let least: Vec<f64> = (0..rows.len())
        .map(|one| {
            let mut near: Vec<f64> =
                (0..rows.len()).filter(|other| *other != one).map(|other| cosine(one, other)).collect();
            near.sort_by(|one, other| other.total_cmp(one));
            near.get(NEAREST - 1).copied().unwrap_or(0.0)
        })
        .collect();
    for one in 0..rows.len() {
        for other in one + 1..rows.len() {
            let alike = cosine(one, other);
            match ties.get(&(one as u32, other as u32)) {
                Some(weight) => {
                    assert!((f64::from(*weight) - alike).abs() < 2e-3, "{one} {other}: {weight} for {alike}");
                    assert!(alike > 0.0 && alike >= least[one].min(least[other]) - 2e-3, "{one} {other} are too far");
                }
                None => assert!(
                    alike == 0.0 || (alike <= least[one] + 2e-3 && alike <= least[other] + 2e-3),
                    "{one} {other} are near"
                ),
            }
        }
    }
    let mut own = vec![0; rows.len()];
    ties.keys().for_each(|(one, other)| {
        own[*one as usize] += 1;
        own[*other as usize] += 1;
    });
    for (row, own) in own.iter().enumerate() {
        let alike = (0..rows.len()).filter(|other| *other != row && cosine(row, *other) > 0.0).count();
        assert!(*own >= alike.min(NEAREST), "{row} has {own} ties of {alike} possible");
    }
}

#[test]
fn shared_ground_ties_each_initiative_to_its_nearest() {
    for seed in 0..6 {
        check_shared_ground(&synthetic(40 + 30 * seed as usize, seed));
    }
}

#[test]
fn rare_things_tie_more_than_common_ones() {
    let map = read(
        "One: A @Wisby #Beekeeping
         Two: A @Saltby #Beekeeping
         Three: A @Wisby #Food
         Four: A @Wisby #Cars
         Five: A @Wisby #Food",
    );
    let ties = shared(&weave(&map, &Request::default()));
    assert!(ties[&(0, 1)] > ties[&(0, 3)], "{ties:?}");
    assert!(ties[&(1, 3)] > 0.0, "what everybody has still ties");
}

#[test]
fn who_shares_nothing_is_tied_to_nobody() {
    let map = read("One: A @Wisby\nTwo: A @Saltby\nThree: B #Food\nFour:\nFive:");
    let web = weave(&map, &Request::default());
    assert_eq!(shared(&web).into_keys().collect::<Vec<_>>(), [(0, 1)]);
    assert_eq!(web.nodes.iter().map(|node| node.degree).collect::<Vec<_>>(), [1, 1, 0, 0, 0]);
}

#[test]
fn only_what_is_asked_for_is_in_the_network() {
    let map = read(
        "Warm homes: A3 B1 @Wisby !Loneliness #Food ~Council(council)* ~NHS(health)
         Old scheme: A @Wisby =ended",
    );
    let labels =
        |request: &Request| -> Vec<String> { weave(&map, request).nodes.into_iter().map(|node| node.label).collect() };
    assert_eq!(labels(&Request::default()), ["Warm homes"]);
    assert_eq!(labels(&Request { with_ended: true, ..Request::default() }), ["Warm homes", "Old scheme"]);
    assert_eq!(labels(&Request { priorities: true, ..Request::default() }), ["Warm homes", "Loneliness"]);
    let web = weave(&map, &ALL);
    let kinds: Vec<NodeKind> = web.nodes.iter().map(|node| node.kind).collect();
    assert!(kinds.is_sorted() && kinds.len() == 2 + 4 + 2 + 3, "{kinds:?}");
    assert!(web.nodes[1].ended && !web.nodes[0].ended);
    let tie = |from: &str, to: &str| -> Option<(TieKind, f32)> {
        let place = |label: &str| web.nodes.iter().position(|node| node.label == label).unwrap() as u32;
        let found = web.ties.iter().find(|tie| (tie.from, tie.to) == (place(from), place(to)));
        found.map(|tie| (tie.kind, tie.weight))
    };
    let challenge = |nth: usize| map.challenges.at(nth).name.clone();
    assert_eq!(tie("Warm homes", &challenge(0)), Some((TieKind::Contribution, 1.0)));
    assert_eq!(tie("Warm homes", &challenge(1)), Some((TieKind::Contribution, 1.0 / 3.0)));
    assert_eq!(tie("Warm homes", &challenge(2)), None);
    assert_eq!(tie("Warm homes", "Council"), Some((TieKind::Membership, 1.0)));
    assert_eq!(tie("Warm homes", "NHS"), Some((TieKind::Membership, 0.5)));
    assert_eq!(tie("Old scheme", "Wisby"), Some((TieKind::Membership, 0.5)));
    assert_eq!(tie("Warm homes", "Old scheme").unwrap().0, TieKind::SharedGround);
    assert!(web.ties.is_sorted_by_key(|tie| (tie.kind, tie.from, tie.to)));
    assert_eq!(weave(&map, &ALL), web);
}

#[test]
fn what_is_asked_for_besides_does_not_change_shared_ground() {
    let map = synthetic(120, 3);
    let without = Request { with_ended: true, ..Request::default() };
    assert_eq!(shared(&weave(&map, &ALL)), shared(&weave(&map, &without)));
}

#[test]
fn an_empty_map_has_an_empty_network() {
    assert_eq!(weave(&read(""), &Request::default()), Web { nodes: vec![], ties: vec![] });
}
