//! Together equals brute force over every ground and every subset of organisations.

#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use sweetspot_core::Map;
use sweetspot_core::analysis::together::{Target, Together, together};
use sweetspot_core::map::{ChallengeSet, Ground, Initiative, Status};
use sweetspot_core::notation::read;
use sweetspot_core::synthetic::synthetic;

fn all() -> Target {
    Target { challenges: ChallengeSet::EMPTY, live_only: true, top: 100, at: vec![] }
}

fn counted(row: &Initiative, live_only: bool) -> bool {
    row.status == Status::Live || (!live_only && row.status == Status::Planned)
}

fn involved(map: &Map, organisation: usize, row: &Initiative) -> bool {
    row.organisations.contains_key(&map.organisations.at(organisation).id)
}

/// What an organisation reaches at a ground.
fn reached(map: &Map, organisation: usize, ground: &Ground, wanted: ChallengeSet, live_only: bool) -> u8 {
    let rows = map
        .initiatives
        .iter()
        .filter(|row| counted(row, live_only) && row.grounds.contains(&ground.id) && involved(map, organisation, row));
    rows.fold(0, |all, row| all | (map.region_of(row).0 & wanted.0))
}

/// The groups in rank order with their grounds, straight from the definition.
fn by_definition(map: &Map, wanted: ChallengeSet, live_only: bool) -> Vec<(Vec<u32>, Vec<u32>)> {
    let mut grounds_of: BTreeMap<Vec<u32>, Vec<u32>> = BTreeMap::new();
    for (nth, ground) in (0..).zip(map.grounds.iter()) {
        let covers = |group: &[usize]| {
            group.iter().fold(0, |all, who| all | reached(map, *who, ground, wanted, live_only)) == wanted.0
        };
        for bits in 0u32..1 << map.organisations.len() {
            let group: Vec<usize> = (0..map.organisations.len()).filter(|nth| bits & (1 << nth) != 0).collect();
            let smaller = |without: usize| group.iter().copied().filter(|o| *o != without).collect::<Vec<_>>();
            let minimal = covers(&group) && group.iter().all(|member| !covers(&smaller(*member)));
            let joined = map.initiatives.iter().any(|row| {
                row.status != Status::Ended
                    && row.grounds.contains(&ground.id)
                    && group.iter().all(|who| involved(map, *who, row))
            });
            if group.len() >= 2 && minimal && !joined {
                grounds_of.entry(group.iter().map(|who| *who as u32).collect()).or_default().push(nth);
            }
        }
    }
    let mut ranked: Vec<_> = grounds_of
        .into_iter()
        .map(|(group, grounds)| {
            let sectors: BTreeSet<_> = group.iter().map(|who| map.organisations.at(*who as usize).sector).collect();
            (group.len(), Reverse(grounds.len()), Reverse(sectors.len()), group, grounds)
        })
        .collect();
    ranked.sort();
    ranked.into_iter().map(|(.., group, grounds)| (group, grounds)).collect()
}

fn groups(found: &Together) -> Vec<(Vec<u32>, Vec<u32>)> {
    let told = found
        .proposals
        .iter()
        .map(|proposal| (proposal.organisations.clone(), proposal.at.iter().map(|at| at.ground).collect()));
    told.collect()
}

/// A line of the notation, drawn by numbers.
fn line(challenges: usize) -> impl Strategy<Value = String> {
    let statuses = prop::sample::select(vec!["", " =planned", " =idea", " =ended"]);
    let (sets, grounds) = (1u8..1 << challenges, prop::collection::btree_set(0u8..4, 0..3));
    (sets, prop::collection::btree_set(0u8..7, 0..3), grounds, statuses).prop_map(
        |(set, organisations, grounds, status)| {
            let challenges: Vec<String> = ChallengeSet(set).letters().chars().map(String::from).collect();
            let who: String = organisations
                .iter()
                .map(|o| format!(" ~Org{o}({})", ["council", "health", "private"][*o as usize % 3]))
                .collect();
            let shared: String =
                grounds.iter().map(|g| format!(" {}Ground{g}", ["@", "!", "#"][*g as usize % 3])).collect();
            format!(": {}{shared}{who}{status}", challenges.join(" "))
        },
    )
}

fn maps() -> impl Strategy<Value = String> {
    (2..=5usize).prop_flat_map(|challenges| {
        prop::collection::vec(line(challenges), 1..16).prop_map(move |lines| {
            let lines = lines.iter().enumerate().map(|(nth, line)| format!("I{nth}{line}\n"));
            format!("challenges: {challenges}\n{}", lines.collect::<String>())
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn groups_are_those_of_the_definition_in_its_order(text in maps(), target in 0u8..32, live_only: bool) {
        let map = read(&text);
        let every = ChallengeSet::all(map.challenges.len());
        let target = ChallengeSet(target & every.0);
        let wanted = if target.is_empty() { every } else { target };
        let asked = Target { challenges: target, live_only, top: 1000, at: vec![] };
        let found = together(&map, &asked);
        let expected = by_definition(&map, wanted, live_only);
        prop_assert_eq!(groups(&found), expected.clone(), "{}", text);
        prop_assert!(found.more == 0 && !found.at_least);
        let few = together(&map, &Target { top: 2, ..asked.clone() });
        prop_assert_eq!(few.more as usize + few.proposals.len(), found.proposals.len());
        prop_assert_eq!(&few.proposals[..], &found.proposals[..few.proposals.len()]);
        // Narrowed to a ground, the list keeps those that have it, as they are and in their order.
        for (nth, ground) in (0..).zip(map.grounds.iter()) {
            let there = together(&map, &Target { at: vec![ground.id], ..asked.clone() });
            let kept: Vec<_> = expected.iter().filter(|(_, grounds)| grounds.contains(&nth)).cloned().collect();
            prop_assert_eq!(groups(&there), kept);
        }
        // Each organisation's strongest initiative there for each challenge that it reaches there, and nothing else.
        for proposal in &found.proposals {
            for at in &proposal.at {
                let ground = map.grounds.at(at.ground as usize);
                let mut witnesses = vec![];
                for who in &proposal.organisations {
                    let own = ChallengeSet(reached(&map, *who as usize, ground, wanted, live_only));
                    for challenge in own.positions() {
                        let id = map.challenges.at(challenge as usize).id;
                        let rows = (0u32..).zip(map.initiatives.iter()).filter(|(_, row)| {
                            counted(row, live_only) && row.grounds.contains(&ground.id)
                                && involved(&map, *who as usize, row) && row.contributions.contains_key(&id)
                        });
                        let best = rows.min_by_key(|(nth, row)| (Reverse(row.contributions[&id].strength), *nth)).unwrap();
                        let others = proposal.organisations.iter().filter(|other| *other != who);
                        let alone = others.into_iter().all(|other| {
                            reached(&map, *other as usize, ground, wanted, live_only) & (1 << challenge) == 0
                        });
                        witnesses.push((*who, challenge, best.0, alone));
                    }
                }
                let told: Vec<_> = at.witnesses.iter()
                    .map(|it| (it.organisation, it.challenge, it.initiative, it.alone)).collect();
                prop_assert_eq!(told, witnesses);
                prop_assert!(at.sentence.contains(&ground.name));
            }
        }
    }
}

#[test]
fn a_proposal_says_who_reaches_what_where() {
    let map = read(
        "
         Play streets: A1 @Lodehaven ~Trust(voluntary)
         Playgroups: A3 @Lodehaven ~Trust
         Job club: B2 D1 @Lodehaven !Fair pay ~College(education)*
         Paths: C2 @Lodehaven ~Trust
         Far away: B3 D2 @Reedholm ~Growers(community)",
    );
    let found = together(&map, &all());
    assert_eq!(groups(&found), [(vec![0, 1], vec![0])], "Growers reach the same, but elsewhere");
    let at = &found.proposals[0].at[0];
    let told: Vec<(u32, u8, u32)> =
        at.witnesses.iter().map(|it| (it.organisation, it.challenge, it.initiative)).collect();
    assert_eq!(told, [(0, 0, 1), (0, 2, 3), (1, 1, 2), (1, 3, 2)]);
    assert_eq!(
        at.sentence,
        "In Lodehaven, Trust reaches Good start and Good place, College the other two; nobody there joins them."
    );
}

#[test]
fn sentences_fit_their_grounds_and_their_numbers() {
    let sentence = |text: &str| together(&read(text), &all()).proposals[0].at[0].sentence.clone();
    assert_eq!(
        sentence("challenges: 3\nOne: A !Fair pay ~Trust\nTwo: B !Fair pay ~College\nThree: C !Fair pay ~Clinic"),
        "For Fair pay, Trust reaches Good start, College reaches Good work, Clinic reaches Good place; \
         nobody joins them there."
    );
    assert_eq!(
        sentence("challenges: 2\nOne: A #Food ~Trust\nTwo: B #Food ~College"),
        "On Food, Trust reaches Good start, College reaches Good work; nobody joins them there."
    );
}

#[test]
fn who_already_does_it_together_there_is_not_proposed_there() {
    let apart = "challenges: 2\nOne: A @Lodehaven #Food ~Trust\nTwo: B @Lodehaven #Food ~College\n";
    assert_eq!(groups(&together(&read(apart), &all())), [(vec![0, 1], vec![0, 1])]);
    let joined = format!("{apart}Three: A @Lodehaven ~Trust ~College =idea\n");
    assert_eq!(groups(&together(&read(&joined), &all())), [(vec![0, 1], vec![1])], "they still could for food");
    let elsewhere = format!("{apart}Three: A @Reedholm ~Trust ~College =idea\n");
    assert_eq!(groups(&together(&read(&elsewhere), &all())), [(vec![0, 1], vec![0, 1])]);
}

#[test]
fn one_that_reaches_everything_elsewhere_is_asked_for_where_it_does_not() {
    let map = read(
        "challenges: 2
         Everything: A B @Lodehaven ~Council(council)
         Halls: A @Withermere ~Council
         Jobs: B @Withermere ~College(education)",
    );
    let found = together(&map, &all());
    assert_eq!(groups(&found), [(vec![0, 1], vec![1])]);
}

#[test]
fn thousands_of_organisations_do_not_explode() {
    let mut text = String::new();
    for nth in 0..2_000 {
        text += &format!("I{nth}: {} @Lodehaven ~Org{nth}\n", ["A", "B", "C", "D"][nth % 4]);
    }
    let found = together(&read(&text), &Target { top: 5, ..all() });
    assert_eq!(found.proposals.len(), 5);
    assert!(found.at_least && found.more > 1_000_000);
}

#[test]
fn hundreds_of_grounds_do_not_explode() {
    // Three thousand organisations at nine hundred grounds, each reaching some challenges at ten of them.
    let mut text = String::new();
    for nth in 0..10_000usize {
        let at = |salt: u32| (nth.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> salt) % 300;
        let challenges = ["A", "B", "C", "D", "A B", "C D", "B C"][nth % 7];
        text += &format!("I{nth}: {challenges} @P{} !Q{} #T{} ~Org{}\n", at(8), at(20), at(32), nth % 3_000);
    }
    let found = together(&read(&text), &Target { top: 12, ..all() });
    assert_eq!(found.proposals.len(), 12);
    assert!(found.proposals.iter().all(|proposal| !proposal.at.is_empty() && proposal.organisations.len() >= 2));
    assert!(found.proposals.is_sorted_by_key(|proposal| (proposal.organisations.len(), Reverse(proposal.at.len()))));
}

#[test]
fn large_maps_are_answered_whole() {
    let found = together(&synthetic(2_000, 7), &Target { live_only: false, top: 12, ..all() });
    assert!(!found.at_least, "no bound is met: what is told is all that there is");
    assert_eq!(found.proposals.len(), 12);
}

#[test]
fn a_joint_initiative_joins_them_where_it_was_started_and_undo_proposes_them_again() {
    use sweetspot_core::{Edit, Stamp, apply};
    let map = read("challenges: 2\nOne: A @Lodehaven #Food ~Trust\nTwo: B @Lodehaven #Food ~College");
    let before = together(&map, &all());
    let start = Edit::StartTogether {
        title: "Trust with College".to_owned(),
        challenges: map.challenges.iter().map(|row| row.id).collect(),
        organisations: map.organisations.iter().map(|row| row.id).collect(),
        grounds: vec![map.grounds.at(0).id],
    };
    let stamp = Stamp { at: 0, who: String::new(), change: uuid::Uuid::from_u128(1) };
    let (started, change) = apply(&map, &start, &stamp).unwrap();
    let joint = started.initiatives.at(2);
    assert_eq!(
        (joint.status, joint.grounds.iter().copied().collect::<Vec<_>>()),
        (Status::Idea, vec![map.grounds.at(0).id])
    );
    assert_eq!(groups(&together(&started, &all())), [(vec![0, 1], vec![1])], "they could still join for food");
    let undone = change.inverse("Undo".to_owned(), &stamp).made_in(&started).unwrap();
    assert_eq!(together(&undone, &all()), before);
}

#[test]
fn what_was_said_no_to_is_not_proposed_again_until_it_is_recalled() {
    use sweetspot_core::{Edit, Stamp, apply};
    let map = read("Warm homes: A @Ely ~Council(council)* =live\nFood hub: B @Ely ~Clinic(health)* =live");
    let target = Target { challenges: ChallengeSet(0b11), live_only: false, top: 10, at: vec![] };
    let found = together(&map, &target);
    assert_eq!((found.proposals.len(), found.hidden), (1, 0));
    let stamp = Stamp { at: 0, who: String::new(), change: uuid::Uuid::from_u128(1) };
    let organisations = map.organisations.iter().map(|row| row.id).collect();
    let challenges = map.challenge_ids(ChallengeSet(0b11));
    let no = Edit::Dismiss { organisations, challenges, reason: "Not this year".to_owned() };
    let (map, _) = apply(&map, &no, &stamp).unwrap();
    let found = together(&map, &target);
    assert_eq!((found.proposals.len(), found.hidden, found.more), (0, 1, 0));
    let dismissal = map.dismissals.at(0).id;
    let (map, _) = apply(&map, &Edit::Recall { dismissal }, &stamp).unwrap();
    assert_eq!(together(&map, &target).proposals.len(), 1);
}
