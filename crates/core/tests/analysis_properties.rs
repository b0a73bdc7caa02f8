//! Analysis of random small maps held against the definitions taken word by word: every group of initiatives tried,
//! nothing clever. And: how a map came to be does not matter, only what it is.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use sweetspot_core::Map;
use sweetspot_core::analysis::{Analysis, Settings, Shared, analyse, meetings};
use sweetspot_core::map::{ChallengeSet, Rows, Status, Strength};
use sweetspot_core::notation::read;

/// Maps of up to ten initiatives that share a good deal, as text.
fn maps() -> impl Strategy<Value = String> {
    let subset = |marks: &'static [&'static str]| proptest::sample::subsequence(marks, 0..=marks.len());
    let initiative = (
        subset(&["A", "B", "C", "D"]),
        prop::collection::vec(1..=3u8, 4),
        subset(&["@Wisby", "@Saltby", "!Loneliness", "#Food", "#Cars", "~Council(council)*", "~NHS(health)"]),
        prop::bool::weighted(0.1),
    );
    prop::collection::vec(initiative, 0..=10).prop_map(|rows| {
        let lines = (0..).zip(rows).map(|(nth, (letters, strengths, marks, ended)): (usize, _)| {
            let letters: Vec<String> =
                letters.iter().zip(strengths).map(|(letter, of)| format!("{letter}{of}")).collect();
            let ended = if ended { "=ended" } else { "" };
            format!("Initiative {nth}: {} {} {ended}", letters.join(" "), marks.join(" "))
        });
        lines.collect::<Vec<_>>().join("\n")
    })
}

fn settings() -> impl Strategy<Value = Settings> {
    let floor = prop::sample::select(vec![Strength::Some, Strength::Good, Strength::Strong]);
    (any::<bool>(), floor, prop::option::of(1..4u32), 1..4u32).prop_map(
        |(include_ended, floor, min_initiatives, min_challenges)| Settings {
            include_ended,
            floor,
            min_initiatives,
            min_challenges,
        },
    )
}

type Things = BTreeSet<Shared>;

/// What each counted initiative has.
fn counted(map: &Map, settings: &Settings) -> BTreeMap<u32, Things> {
    let mut counted = BTreeMap::new();
    for (position, row) in (0..).zip(map.initiatives.iter()) {
        let challenges = map.set_of(row, settings.floor);
        if challenges.is_empty() || (row.status == Status::Ended && !settings.include_ended) {
            continue;
        }
        let organisations = row.organisations.keys().map(|id| map.organisations.position(*id).unwrap() as u32);
        let grounds = row.grounds.iter().map(|id| map.grounds.position(*id).unwrap() as u32);
        let mut things: Things = challenges.positions().map(Shared::Challenge).collect();
        things.extend(organisations.map(Shared::Organisation));
        things.extend(grounds.map(Shared::Ground));
        counted.insert(position, things);
    }
    counted
}

fn challenges_in(things: &Things) -> usize {
    things.iter().filter(|thing| matches!(thing, Shared::Challenge(_))).count()
}

/// The definition: a group of initiatives and all that they share, neither of which can grow, ranked by naive tiling.
/// Members, things, score and newly covered cells.
fn by_brute_force(map: &Map, settings: &Settings) -> Vec<(Vec<u32>, Things, u32, u32)> {
    ranked(&counted(map, settings), settings, |_, shared| challenges_in(shared) >= settings.min_challenges as usize)
}

/// The other side of two shared challenges: common ground on which different challenges meet.
fn meetings_by_brute_force(map: &Map, settings: &Settings) -> Vec<(Vec<u32>, Things, u32, u32)> {
    let counted = counted(map, settings);
    ranked(&counted, settings, |members, shared| {
        let touched = (0..5).filter(|challenge| {
            members.iter().filter(|member| counted[member].contains(&Shared::Challenge(*challenge))).count() >= 2
        });
        let most = if settings.min_challenges > 1 { 2 } else { 1 };
        challenges_in(shared) < most && challenges_in(shared) < shared.len() && touched.count() >= 2
    })
}

fn ranked(
    counted: &BTreeMap<u32, Things>,
    settings: &Settings,
    wanted: impl Fn(&[u32], &Things) -> bool,
) -> Vec<(Vec<u32>, Things, u32, u32)> {
    let all: Vec<u32> = counted.keys().copied().collect();
    let least = settings.min_initiatives.unwrap_or(2) as usize;
    let mut patterns: BTreeSet<(Vec<u32>, Things)> = BTreeSet::new();
    for group in 1..1u32 << all.len() {
        let members: Vec<u32> =
            all.iter().enumerate().filter(|(nth, _)| group & (1 << nth) != 0).map(|(_, member)| *member).collect();
        let shared =
            members[1..].iter().fold(counted[&members[0]].clone(), |shared, member| &shared & &counted[member]);
        let closed = all.iter().all(|other| members.contains(other) || !shared.is_subset(&counted[other]));
        if closed && members.len() >= least && wanted(&members, &shared) {
            patterns.insert((members, shared));
        }
    }
    let mut covered: BTreeSet<(u32, Shared)> = BTreeSet::new();
    let mut ranked = vec![];
    loop {
        let cells = |(members, things): &(Vec<u32>, Things)| -> BTreeSet<(u32, Shared)> {
            members.iter().flat_map(|member| things.iter().map(|thing| (*member, *thing))).collect()
        };
        let best = patterns
            .iter()
            .map(|pattern| (cells(pattern).difference(&covered).count(), pattern))
            .max_by(|(new, one), (other_new, other)| {
                (new, challenges_in(&one.1), one.0.len())
                    .cmp(&(other_new, challenges_in(&other.1), other.0.len()))
                    .then_with(|| other.0.cmp(&one.0))
            })
            .filter(|(new, _)| *new > 0);
        let Some((new, pattern)) = best else { return ranked };
        covered.extend(cells(pattern));
        let (members, things) = pattern.clone();
        let score = (members.len() * things.len()) as u32;
        ranked.push((members, things, score, new as u32));
    }
}

fn told(analysis: &Analysis) -> Vec<(Vec<u32>, Things, u32, u32)> {
    let spots = analysis.sweet_spots.iter().map(|spot| {
        let mut things: Things = spot.challenges.positions().map(Shared::Challenge).collect();
        things.extend(spot.organisations.iter().map(|position| Shared::Organisation(*position)));
        things.extend(spot.grounds.iter().map(|position| Shared::Ground(*position)));
        (spot.initiatives.clone(), things, spot.score, spot.new_cells)
    });
    spots.collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sweet_spots_equal_brute_force(text in maps(), settings in settings()) {
        let map = read(&text);
        prop_assert_eq!(told(&analyse(&map, &settings)), by_brute_force(&map, &settings));
    }

    #[test]
    fn meeting_points_equal_brute_force(text in maps(), settings in settings()) {
        let map = read(&text);
        let found = meetings(&map, &settings);
        let told: Vec<_> = found.points.iter().map(|point| {
            let mut things: Things = point.challenges.positions().map(Shared::Challenge).collect();
            things.extend(point.organisations.iter().map(|position| Shared::Organisation(*position)));
            things.extend(point.grounds.iter().map(|position| Shared::Ground(*position)));
            (point.initiatives.clone(), things, point.score, point.new_cells)
        }).collect();
        prop_assert_eq!(told, meetings_by_brute_force(&map, &settings));
    }

    #[test]
    fn who_nearly_belongs_lacks_one_thing_and_nobody_else_does(text in maps(), settings in settings()) {
        let map = read(&text);
        let counted = counted(&map, &settings);
        let analysis = analyse(&map, &settings);
        for (spot, (members, things, ..)) in analysis.sweet_spots.iter().zip(told(&analysis)) {
            let expected: Vec<(u32, Shared)> = counted
                .iter()
                .filter(|(position, _)| !members.contains(position))
                .map(|(position, held)| (position, things.difference(held).copied().collect::<Vec<_>>()))
                .filter(|(_, lacks)| lacks.len() == 1 && things.len() > 1)
                .map(|(position, lacks)| (*position, lacks[0]))
                .collect();
            let found: Vec<(u32, Shared)> = spot.nearly.iter().map(|near| (near.initiative, near.lacks)).collect();
            prop_assert_eq!(found, expected);
        }
    }

    #[test]
    fn fragile_means_that_nobody_else_is_behind(text in maps(), settings in settings()) {
        let map = read(&text);
        let analysis = analyse(&map, &settings);
        for spot in &analysis.sweet_spots {
            for organisation in 0..map.organisations.len() as u32 {
                let id = map.organisations.at(organisation as usize).id;
                let loses: Vec<u32> = spot
                    .initiatives
                    .iter()
                    .copied()
                    .filter(|member| map.initiatives.at(*member as usize).organisations.keys().eq([&id]))
                    .collect();
                let found = spot.fragile.iter().find(|fragile| fragile.organisation == organisation);
                prop_assert_eq!(found.map_or(&[][..], |fragile| &fragile.loses), &loses[..]);
                let left = spot.initiatives.len() - loses.len();
                prop_assert!(found.is_none_or(|fragile| fragile.ends == (left < analysis.min_initiatives as usize)));
            }
        }
    }

    #[test]
    fn regions_part_the_placed_initiatives(text in maps(), settings in settings()) {
        let map = read(&text);
        let analysis = analyse(&map, &settings);
        let challenges: Vec<ChallengeSet> = analysis.regions.iter().map(|region| region.challenges).collect();
        prop_assert_eq!(challenges, ChallengeSet::regions(4));
        let mut placed: Vec<u32> = analysis.regions.iter().flat_map(|region| region.initiatives.clone()).collect();
        prop_assert_eq!(placed.len(), analysis.placed as usize);
        for region in &analysis.regions {
            prop_assert!(region.initiatives.is_sorted());
            for initiative in &region.initiatives {
                prop_assert_eq!(map.set_of(map.initiatives.at(*initiative as usize), settings.floor), region.challenges);
            }
        }
        placed.extend(&analysis.unplaced);
        placed.sort_unstable();
        placed.dedup();
        prop_assert_eq!(placed.len() + analysis.ended_left_out as usize, map.initiatives.len());
    }

    /// What chance would make of it adds up: to all that are placed, and for each challenge to those who serve it.
    #[test]
    fn what_is_expected_adds_up(text in maps(), settings in settings()) {
        let analysis = analyse(&read(&text), &settings);
        let sum = |of: &dyn Fn(ChallengeSet) -> bool| -> (f64, f64) {
            let regions = analysis.regions.iter().filter(|region| of(region.challenges));
            regions.fold((0.0, 0.0), |(expected, count), region| (expected + region.expected, count + region.initiatives.len() as f64))
        };
        for (expected, count) in (0..4).map(|challenge| sum(&|set| set.contains(challenge))).chain([sum(&|_| true)]) {
            prop_assert!((expected - count).abs() < 1e-5, "{expected} {count}");
        }
        prop_assert!(analysis.regions.iter().all(|region| region.expected >= 0.0 && region.surprise.is_finite()));
    }

    #[test]
    fn thin_spots_hold_at_most_one_and_lack_one_contribution(text in maps(), settings in settings()) {
        let map = read(&text);
        let analysis = analyse(&map, &settings);
        let overlaps = analysis.regions.iter().filter(|region| region.challenges.len() > 1);
        let thin: Vec<_> = overlaps.filter(|region| region.initiatives.len() < 2).collect();
        prop_assert_eq!(thin.len(), analysis.thin_spots.len());
        for (region, thin) in thin.iter().zip(&analysis.thin_spots) {
            prop_assert_eq!((region.challenges, &region.initiatives), (thin.challenges, &thin.initiatives));
            let expected: Vec<(u32, ChallengeSet)> = counted(&map, &settings)
                .keys()
                .map(|position| (*position, map.set_of(map.initiatives.at(*position as usize), settings.floor)))
                .filter(|(_, held)| held.is_subset(thin.challenges) && held.len() + 1 == thin.challenges.len())
                .map(|(position, held)| (position, thin.challenges.without(held)))
                .collect();
            let found: Vec<_> = thin.near_misses.iter().map(|near| (near.initiative, near.lacks)).collect();
            prop_assert_eq!(found, expected);
        }
    }

    /// Rows put one by one in any order make the same map, and the same map tells the same.
    #[test]
    fn how_a_map_was_made_does_not_matter(text in maps(), order in Just((0..10usize).collect::<Vec<_>>()).prop_shuffle()) {
        let map = read(&text);
        let mut other = Map { initiatives: Rows::default(), grounds: Rows::default(), organisations: Rows::default(), ..map.clone() };
        for place in order {
            if place < map.initiatives.len() {
                other.initiatives.put(map.initiatives.at(place).clone());
            }
            if place < map.grounds.len() {
                other.grounds.put(map.grounds.at(place).clone());
            }
            if place < map.organisations.len() {
                other.organisations.put(map.organisations.at(place).clone());
            }
        }
        prop_assert_eq!(analyse(&other, &Settings::default()), analyse(&map, &Settings::default()));
    }
}
