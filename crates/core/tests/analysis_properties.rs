//! Analysis of random small maps held against the definitions taken word by word: every group of initiatives tried,
//! nothing clever. And: how a map came to be does not matter, only what it is.
#![allow(clippy::unwrap_used)]

mod random;

use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use sweetspot_core::Map;
use sweetspot_core::analysis::{Analysis, Settings, Shared, analyse, meetings};
use sweetspot_core::map::{ChallengeSet, Rows, Status, Strength};
use sweetspot_core::notation::read;

/// Maps of two to five challenges and up to ten initiatives that share a good deal, as text.
fn maps() -> impl Strategy<Value = String> {
    (2..=5usize).prop_flat_map(maps_of)
}

fn maps_of(challenges: usize) -> impl Strategy<Value = String> {
    let subset = |marks: &'static [&'static str]| proptest::sample::subsequence(marks, 0..=marks.len());
    let initiative = (
        subset(&["A", "B", "C", "D", "E"][..challenges]),
        prop::collection::vec(1..=3u8, 5),
        subset(&["@Wisby", "@Saltby", "!Loneliness", "#Food", "#Cars", "~Council(council)*", "~NHS(health)"]),
        prop::bool::weighted(0.1),
    );
    prop::collection::vec(initiative, 0..=10).prop_map(move |rows| {
        let lines = (0..).zip(rows).map(|(nth, (letters, strengths, marks, ended)): (usize, _)| {
            let letters: Vec<String> =
                letters.iter().zip(strengths).map(|(letter, of)| format!("{letter}{of}")).collect();
            let ended = if ended { "=ended" } else { "" };
            format!("Initiative {nth}: {} {} {ended}", letters.join(" "), marks.join(" "))
        });
        format!("challenges: {challenges}\n{}", lines.collect::<Vec<_>>().join("\n"))
    })
}

fn settings() -> impl Strategy<Value = Settings> {
    random::settings(vec![Strength::Some, Strength::Good, Strength::Strong])
}

type Things = BTreeSet<Shared>;

/// The table: what each counted initiative has of what tells something.
fn counted(map: &Map, settings: &Settings) -> BTreeMap<u32, Things> {
    let mut table = all_counted(map, settings);
    let left_out = left_out(&table);
    table.values_mut().for_each(|things| things.retain(|thing| !left_out.contains_key(thing)));
    table
}

/// The things that more than half of the table's initiatives have, and how many; in small tables each tells something.
fn left_out(table: &BTreeMap<u32, Things>) -> BTreeMap<Shared, usize> {
    let mut counts: BTreeMap<Shared, usize> = BTreeMap::new();
    table.values().flatten().for_each(|thing| *counts.entry(*thing).or_default() += 1);
    counts
        .retain(|thing, count| !matches!(thing, Shared::Challenge(_)) && table.len() >= 8 && 2 * *count > table.len());
    counts
}

/// What each counted initiative has.
fn all_counted(map: &Map, settings: &Settings) -> BTreeMap<u32, Things> {
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

/// A cell of the tiling: an initiative, a challenge where those count, and a thing.
type Cell = (u32, Option<Shared>, Shared);

/// Members, all that they share, score and newly covered cells.
type Ranked = Vec<(Vec<u32>, Things, u32, u32)>;

/// The definition: a group of initiatives and all that they share, neither of which can grow, ranked by naive tiling over
/// initiatives, challenges and things.
fn by_brute_force(map: &Map, settings: &Settings) -> Ranked {
    let cells = |members: &[u32], shared: &Things| -> BTreeSet<Cell> {
        let (challenges, things): (Vec<Shared>, Vec<Shared>) =
            shared.iter().partition(|thing| matches!(thing, Shared::Challenge(_)));
        let of = |member: u32| {
            let things = things.clone();
            challenges.clone().into_iter().flat_map(move |challenge| {
                things.clone().into_iter().map(move |thing| (member, Some(challenge), thing))
            })
        };
        members.iter().flat_map(|member| of(*member)).collect()
    };
    ranked(&counted(map, settings), settings, cells, |_, shared| {
        challenges_in(shared) >= settings.min_challenges as usize && challenges_in(shared) < shared.len()
    })
}

/// The other side of two shared challenges: common ground on which different challenges meet, ranked over initiatives and
/// things.
fn meetings_by_brute_force(map: &Map, settings: &Settings) -> Ranked {
    let counted = counted(map, settings);
    let cells = |members: &[u32], shared: &Things| -> BTreeSet<Cell> {
        let things = shared.iter().filter(|thing| !matches!(thing, Shared::Challenge(_)));
        things.flat_map(|thing| members.iter().map(|member| (*member, None, *thing))).collect()
    };
    ranked(&counted, settings, cells, |members, shared| {
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
    cells: impl Fn(&[u32], &Things) -> BTreeSet<Cell>,
    wanted: impl Fn(&[u32], &Things) -> bool,
) -> Ranked {
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
    let mut covered: BTreeSet<Cell> = BTreeSet::new();
    let mut ranked = vec![];
    loop {
        let best = patterns
            .iter()
            .map(|pattern| (cells(&pattern.0, &pattern.1).difference(&covered).count(), pattern))
            .max_by(|(new, one), (other_new, other)| {
                (new, challenges_in(&one.1), one.0.len())
                    .cmp(&(other_new, challenges_in(&other.1), other.0.len()))
                    .then_with(|| other.0.cmp(&one.0))
            })
            .filter(|(new, _)| *new > 0);
        let Some((new, (members, things))) = best else { return ranked };
        let own = cells(members, things);
        ranked.push((members.clone(), things.clone(), own.len() as u32, new as u32));
        covered.extend(own);
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
    fn what_most_have_is_left_out_and_said(text in maps(), settings in settings()) {
        let map = read(&text);
        let analysis = analyse(&map, &settings);
        let told: Vec<(Shared, usize)> =
            analysis.left_out.iter().map(|left| (left.thing, left.initiatives as usize)).collect();
        let expected: Vec<(Shared, usize)> = left_out(&all_counted(&map, &settings)).into_iter().collect();
        prop_assert_eq!(told, expected);
    }

    /// Names are made of what is shared, no two in a list are alike, and sentences call challenges by name.
    #[test]
    fn names_say_what_is_shared(text in maps(), settings in settings()) {
        let map = read(&text);
        let (spots, points) = (analyse(&map, &settings).sweet_spots, meetings(&map, &settings).points);
        for names in [
            spots.iter().map(|spot| spot.name.to_lowercase()).collect::<Vec<_>>(),
            points.iter().map(|point| point.name.to_lowercase()).collect(),
        ] {
            prop_assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "{:?}", names);
        }
        for spot in &spots {
            prop_assert!(!spot.name.contains("Initiative"), "{}", spot.name);
            for challenge in spot.challenges.positions() {
                prop_assert!(spot.sentence.contains(&map.challenges.at(challenge as usize).short_name));
            }
            let grounds = spot.grounds.iter().map(|ground| &map.grounds.at(*ground as usize).name);
            let organisations = spot.organisations.iter().map(|who| &map.organisations.at(*who as usize).name);
            let shared: Vec<&String> = grounds.chain(organisations).collect();
            prop_assert!(shared.iter().all(|name| spot.sentence.contains(*name)), "{}", spot.sentence);
            prop_assert!(shared.iter().any(|name| spot.name.contains(*name)), "{}", spot.name);
        }
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
                .filter(|(_, lacks)| lacks.len() == 1)
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
        prop_assert_eq!(challenges, ChallengeSet::regions(map.challenges.len()));
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
        for (expected, count) in (0..5).map(|challenge| sum(&|set| set.contains(challenge))).chain([sum(&|_| true)]) {
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
