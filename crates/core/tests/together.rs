//! Together equals brute force over every subset of organisations.

#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use sweetspot_core::Map;
use sweetspot_core::analysis::together::{Target, Together, together};
use sweetspot_core::map::{ChallengeSet, Status};
use sweetspot_core::notation::read;

const ALL: Target = Target { challenges: ChallengeSet::EMPTY, live_only: true, top: 100 };

/// The groups in rank order, straight from the definition.
fn by_definition(map: &Map, wanted: ChallengeSet, live_only: bool) -> Vec<Vec<u32>> {
    let counted = |status: Status| status == Status::Live || (!live_only && status == Status::Planned);
    let involved = |organisation: usize, row: &sweetspot_core::map::Initiative| {
        row.organisations.contains_key(&map.organisations.at(organisation).id)
    };
    let covers = |group: &[usize]| {
        let rows = map.initiatives.iter().filter(|row| counted(row.status) && group.iter().any(|o| involved(*o, row)));
        rows.fold(0, |all, row| all | (map.region_of(row).0 & wanted.0)) == wanted.0
    };
    let grounds = |organisation: usize| -> BTreeSet<_> {
        let rows = map.initiatives.iter().filter(|row| counted(row.status) && involved(organisation, row));
        rows.flat_map(|row| row.grounds.iter().copied()).collect()
    };
    let mut kept = Vec::new();
    for bits in 0u32..1 << map.organisations.len() {
        let group: Vec<usize> = (0..map.organisations.len()).filter(|nth| bits & (1 << nth) != 0).collect();
        let smaller = |without: usize| group.iter().copied().filter(|o| *o != without).collect::<Vec<_>>();
        let minimal = covers(&group) && group.iter().all(|member| !covers(&smaller(*member)));
        if group.len() < 2 || !minimal {
            continue;
        }
        let common = group.iter().map(|o| grounds(*o)).reduce(|one, other| &one & &other).unwrap();
        let mut rows = map.initiatives.iter().filter(|row| row.status != Status::Ended);
        if common.is_empty() || rows.any(|row| group.iter().all(|o| involved(*o, row))) {
            continue;
        }
        let sectors: BTreeSet<_> = group.iter().map(|o| map.organisations.at(*o).sector).collect();
        let order: Vec<u32> = group.iter().map(|o| *o as u32).collect();
        kept.push((group.len(), Reverse(common.len()), Reverse(sectors.len()), order));
    }
    kept.sort();
    kept.into_iter().map(|(.., order)| order).collect()
}

fn groups(found: &Together) -> Vec<Vec<u32>> {
    found.proposals.iter().map(|proposal| proposal.organisations.clone()).collect()
}

/// A line of the notation, drawn by numbers.
fn line() -> impl Strategy<Value = String> {
    let statuses = prop::sample::select(vec!["", " =planned", " =idea", " =ended"]);
    let (sets, grounds) = (1u8..16, prop::collection::btree_set(0u8..5, 0..3));
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn groups_are_those_of_the_definition_in_its_order(
        lines in prop::collection::vec(line(), 1..14),
        target in 0u8..16,
        live_only: bool,
    ) {
        let text: String = lines.iter().enumerate().map(|(nth, line)| format!("I{nth}{line}\n")).collect();
        let map = read(&text);
        let wanted = if target == 0 { ChallengeSet::all(4) } else { ChallengeSet(target) };
        let found = together(&map, &Target { challenges: ChallengeSet(target), live_only, top: 1000 });
        prop_assert_eq!(groups(&found), by_definition(&map, wanted, live_only), "{}", text);
        prop_assert!(found.more == 0 && !found.at_least);
        let few = together(&map, &Target { challenges: ChallengeSet(target), live_only, top: 2 });
        prop_assert_eq!(few.more as usize + few.proposals.len(), found.proposals.len());
        prop_assert_eq!(&few.proposals[..], &found.proposals[..few.proposals.len()]);
    }
}

#[test]
fn a_proposal_names_who_brings_what() {
    let map = read(
        "challenges: 2
         Play streets: A1 @Lodehaven ~Trust(voluntary)
         Playgroups: A3 @Lodehaven ~Trust
         Job club: B2 @Lodehaven ~College(education)*
         Far away: B3 @Reedholm ~Growers(community)",
    );
    let found = together(&map, &ALL);
    assert_eq!(groups(&found), [[0, 1]]);
    let witnesses = &found.proposals[0].witnesses;
    assert_eq!(witnesses.len(), 2);
    assert_eq!((witnesses[0].organisation, witnesses[0].initiative, witnesses[0].alone), (0, 1, true));
    assert_eq!((witnesses[1].organisation, witnesses[1].challenge, witnesses[1].initiative), (1, 1, 2));
}

#[test]
fn who_already_does_it_together_is_not_proposed() {
    let apart = "challenges: 2\nOne: A @Lodehaven ~Trust\nTwo: B @Lodehaven ~College\n";
    assert_eq!(together(&read(apart), &ALL).proposals.len(), 1);
    let joined = format!("{apart}Three: A ~Trust ~College =idea\n");
    assert_eq!(together(&read(&joined), &ALL).proposals.len(), 0);
}

#[test]
fn thousands_of_organisations_do_not_explode() {
    let mut text = String::new();
    for nth in 0..2_000 {
        text += &format!("I{nth}: {} @Lodehaven ~Org{nth}\n", ["A", "B", "C", "D"][nth % 4]);
    }
    let found = together(&read(&text), &Target { top: 5, ..ALL });
    assert_eq!(found.proposals.len(), 5);
    assert!(found.at_least && found.more > 1_000_000);
}

#[test]
fn what_was_said_no_to_is_not_proposed_again_until_it_is_recalled() {
    use sweetspot_core::{Edit, Stamp, apply};
    let map = read("Warm homes: A @Ely ~Council(council)* =live\nFood hub: B @Ely ~Clinic(health)* =live");
    let target = Target { challenges: ChallengeSet(0b11), live_only: false, top: 10 };
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
