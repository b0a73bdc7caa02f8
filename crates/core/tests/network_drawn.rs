//! The network as it is drawn and told: communities, their names and hulls, labels, the filter, and the words.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use sweetspot_core::analysis::Shared;
use sweetspot_core::describe::network::describe;
use sweetspot_core::map::{Initiative, Status};
use sweetspot_core::network::layout::{Layout, Places};
use sweetspot_core::network::{Mark, Network, NodeKind, Request, Woven, draw};
use sweetspot_core::notation::read;
use sweetspot_core::scene::{Side, text_width};
use sweetspot_core::synthetic::synthetic;
use sweetspot_core::testing::{self, Case};
use sweetspot_core::{Map, Stamp, apply};

const ALL: Request =
    Request { challenges: true, organisations: true, places: true, priorities: true, themes: true, with_ended: true };

fn drawn(map: &Map, request: &Request) -> Network {
    draw(map, request, &|_| true, &Places::default())
}

fn has(map: &Map, initiative: &Initiative, thing: Shared) -> bool {
    match thing {
        Shared::Challenge(position) => map.region_of(initiative).contains(position),
        Shared::Organisation(position) => {
            initiative.organisations.contains_key(&map.organisations.at(position as usize).id)
        }
        Shared::Ground(position) => initiative.grounds.contains(&map.grounds.at(position as usize).id),
    }
}

#[test]
fn communities_are_of_initiatives_and_can_be_recounted() {
    for seed in 1..5 {
        let map = synthetic(150, seed);
        let network = drawn(&map, &ALL);
        let mut met = BTreeSet::new();
        for (nth, community) in network.communities.iter().enumerate() {
            assert!(community.members.len() > 1 && community.members.is_sorted());
            for node in &community.members {
                assert_eq!(network.nodes[*node as usize].kind, NodeKind::Initiative);
                assert_eq!(network.marks[*node as usize].community, Some(nth as u32));
                assert!(met.insert(*node));
            }
            let row = |node: &u32| map.initiatives.at(network.nodes[*node as usize].position as usize);
            for known in &community.known_by {
                let members = community.members.iter().filter(|node| has(&map, row(node), known.thing)).count();
                let all = map.initiatives.iter().filter(|row| has(&map, row, known.thing)).count();
                assert_eq!((members, all), (known.members as usize, known.initiatives as usize));
                assert!(members >= 2 && members * 10 >= community.members.len() * 3, "enough members have it");
                assert!(members * map.initiatives.len() > all * community.members.len(), "more than others do");
            }
            let lifts = community.known_by.iter().map(|known| f64::from(known.members) / f64::from(known.initiatives));
            assert!(lifts.collect::<Vec<_>>().is_sorted_by(|one, other| one >= other));
        }
        let named: BTreeSet<&str> = network.communities.iter().map(|community| community.name.as_str()).collect();
        assert_eq!(named.len(), network.communities.len(), "no two have one name");
        assert!(!named.contains(""));
        let of = network.marks.iter().filter(|mark| mark.community.is_some()).count();
        assert_eq!(of, met.len());
        assert!(network.modularity > 0.2, "{}", network.modularity);
    }
}

#[test]
fn communities_are_the_same_whatever_else_is_shown() {
    let map = synthetic(200, 1);
    let ended = Request { with_ended: true, ..Request::default() };
    let told = |network: &Network| -> Vec<(String, Vec<u32>)> {
        network.communities.iter().map(|held| (held.name.clone(), held.members.clone())).collect()
    };
    assert_eq!(told(&drawn(&map, &ALL)), told(&drawn(&map, &ended)));
}

/// Two groups that share rare things within, and common ones with each other.
fn two_groups() -> Map {
    read(
        "Lunch club: A @Wisby #Food ~Age Well(voluntary)
         Food bank: A @Wisby #Food ~Age Well
         Community kitchen: A @Wisby #Food
         Allotments: A @Saltby #Food ~Age Well
         Bike hire: B @Saltby #Travel ~Council(council)
         Bus passes: B @Saltby #Travel ~Council
         Safe routes: B @Saltby #Travel
         Walking bus: B @Wisby #Travel ~Council
         Old scheme: C @Harrowmere =ended
         Nothing yet:",
    )
}

#[test]
fn a_community_is_named_by_what_is_over_represented_in_it() {
    let network = drawn(&two_groups(), &Request::default());
    let names: Vec<&str> = network.communities.iter().map(|community| community.name.as_str()).collect();
    assert_eq!(names, ["Good start and Food", "Good work and Travel"]);
    assert_eq!(network.communities[0].members, [0, 1, 2, 3]);
    assert_eq!(network.marks[8].community, None, "who is tied to nobody is in no community");
}

#[test]
fn the_network_in_words() {
    let map = two_groups();
    assert_eq!(
        describe(&map, &drawn(&map, &Request::default())),
        "A map: network of 9 initiatives, with 18 ties.\n\n\
         2 communities of closely tied initiatives: Good start and Food (4 initiatives); Good work and Travel (4 initiatives).\n\n\
         Most connected: Allotments (6 neighbours); Walking bus (6 neighbours); Lunch club (4 neighbours); \
         Food bank (4 neighbours); Community kitchen (4 neighbours).\n\n\
         1 is tied to nothing."
    );
    let empty = read("");
    assert_eq!(describe(&empty, &drawn(&empty, &Request::default())), "A map: network, no initiative yet.");
}

#[test]
fn the_filter_moves_nothing_and_leaves_a_trace() {
    let map = synthetic(120, 2);
    let request = Request { organisations: true, themes: true, ..Request::default() };
    let whole = drawn(&map, &request);
    let passes = |row: &Initiative| row.status == Status::Live;
    let part = draw(&map, &request, &passes, &Places::default());
    assert_eq!((&whole.nodes, &whole.ties, &whole.frame), (&part.nodes, &part.ties, &part.frame));
    for (node, (was, now)) in whole.marks.iter().zip(&part.marks).enumerate() {
        assert_eq!((was.x, was.y, was.community), (now.x, now.y, now.community));
        assert!(!was.filtered);
        let own = part.ties.iter().filter(|tie| tie.to as usize == node).map(|tie| tie.from);
        let passing = |node: usize| passes(map.initiatives.at(part.nodes[node].position as usize));
        let expected = match part.nodes[node].kind {
            NodeKind::Initiative => !passing(node),
            NodeKind::Challenge | NodeKind::Organisation | NodeKind::Place | NodeKind::Priority | NodeKind::Theme => {
                own.clone().count() > 0 && !own.into_iter().any(|from| passing(from as usize))
            }
        };
        assert_eq!(now.filtered, expected, "{}", part.nodes[node].label);
    }
    let ranked = |filtered: bool| part.marks.iter().filter(move |mark| mark.filtered == filtered).map(|mark| mark.rank);
    assert!(ranked(false).max().unwrap() < ranked(true).min().unwrap(), "names of what passes come first");
    let out = part.marks.iter().filter(|mark| mark.filtered).count();
    assert!(out > 1 && describe(&map, &part).contains(&format!("{out} of them are filtered out")));
}

/// Left, top, right, bottom of a label's words at a zoom.
fn words(network: &Network, node: usize, zoom: f32) -> Option<[f32; 4]> {
    let mark: &Mark = &network.marks[node];
    let label = mark.label.filter(|label| label.from_zoom <= zoom)?;
    let size = network.text / zoom;
    let wide = text_width(&network.nodes[node].label, f64::from(size), false) as f32;
    let (away, high) = (mark.radius / zoom.sqrt() + 0.15 * size, 1.3 * size);
    let (left, top) = match label.side {
        Side::Below => (mark.x - wide / 2.0, mark.y + away),
        Side::Above => (mark.x - wide / 2.0, mark.y - away - high),
        Side::Right => (mark.x + away, mark.y - high / 2.0),
        Side::Left => (mark.x - away - wide, mark.y - high / 2.0),
    };
    Some([left, top, left + wide, top + high])
}

#[test]
fn labels_cover_neither_each_other_nor_a_node_at_any_zoom() {
    for (map, request) in [(synthetic(60, 1), Request::default()), (synthetic(120, 2), ALL)] {
        let network = drawn(&map, &request);
        let frame = network.frame;
        let count = |zoom: f32| (0..network.nodes.len()).filter(|node| words(&network, *node, zoom).is_some()).count();
        assert!(count(1.0) * 4 > network.nodes.len() / 2 && count(16.0) * 10 >= network.nodes.len() * 9);
        for zoom in [1.0, 1.2, 1.4, 2.0, 3.3, 5.6, 8.0, 16.0, 40.0] {
            let areas: Vec<Option<[f32; 4]>> =
                (0..network.nodes.len()).map(|node| words(&network, node, zoom)).collect();
            for (node, area) in areas.iter().enumerate() {
                let Some([left, top, right, bottom]) = *area else { continue };
                assert!(left >= frame.left && right <= frame.left + frame.width);
                assert!(top >= frame.top && bottom <= frame.top + frame.height);
                for (other, mark) in network.marks.iter().enumerate().filter(|(other, _)| *other != node) {
                    let (x, y) = (mark.x.clamp(left, right), mark.y.clamp(top, bottom));
                    let far = (mark.x - x).hypot(mark.y - y);
                    let least = mark.radius / zoom.sqrt() - 0.01;
                    assert!(far >= least, "zoom {zoom}: the label of {node} covers {other}");
                    if let Some([to_left, to_top, to_right, to_bottom]) = areas[other] {
                        let apart = right <= to_left + 0.01
                            || to_right <= left + 0.01
                            || bottom <= to_top + 0.01
                            || to_bottom <= top + 0.01;
                        assert!(apart, "zoom {zoom}: the labels of {node} and {other} meet");
                    }
                }
            }
        }
    }
}

#[test]
fn the_frame_and_the_hulls_hold_what_they_should() {
    let network = drawn(&synthetic(150, 4), &ALL);
    let frame = network.frame;
    assert!((frame.width / frame.height - 1.5).abs() < 1e-3);
    for mark in &network.marks {
        assert!(mark.x - mark.radius >= frame.left && mark.x + mark.radius <= frame.left + frame.width);
        assert!(mark.y - mark.radius >= frame.top && mark.y + mark.radius <= frame.top + frame.height);
    }
    for community in &network.communities {
        let outline = &community.outline;
        for member in &community.members {
            let mark = &network.marks[*member as usize];
            for (nth, from) in outline.iter().enumerate() {
                let to = outline[(nth + 1) % outline.len()];
                let side = (to[0] - from[0]).hypot(to[1] - from[1]);
                let clear = ((to[0] - from[0]) * (mark.y - from[1]) - (to[1] - from[1]) * (mark.x - from[0])) / side;
                assert!(clear >= mark.radius + 9.0, "{}: {clear}", community.name);
            }
        }
    }
}

#[test]
fn a_layout_that_runs_by_itself_ends_in_the_same_picture() {
    let map = synthetic(90, 8);
    let woven = Woven::of(&map, &ALL, None);
    let mut layout = Layout::begin(&map, &woven.web, &woven.found, &Places::default());
    while !layout.step(5) {}
    let network = woven.draw(&map, &|_| true, &Places::default(), &layout.positions);
    assert_eq!(network, drawn(&map, &ALL));
    assert_eq!(serde_json::to_string(&network).unwrap(), serde_json::to_string(&drawn(&map, &ALL)).unwrap());
}

#[test]
fn what_is_taken_over_from_before_an_edit_is_what_it_would_be_anew() {
    let mut map = synthetic(60, 6);
    let mut before = Woven::of(&map, &ALL, None);
    let mut kept = 0;
    for nth in 0..240 {
        let stamp = Stamp { at: 0, who: String::new(), change: uuid::Uuid::from_u128(1_000 + nth as u128) };
        let case = Case::ALL[nth % Case::ALL.len()];
        let edit = testing::edit(&map, case, [nth * 7 % 53, nth * 11 % 47, nth / 3 % 41], "Word");
        if let Ok((edited, _)) = apply(&map, &edit, &stamp) {
            map = edited;
        }
        let request = if nth % 16 < 8 { ALL } else { Request::default() };
        let anew = Woven::of(&map, &request, None);
        kept += usize::from(anew.found == before.found);
        before = Woven::of(&map, &request, Some(&before));
        assert_eq!((&before.web, &before.found), (&anew.web, &anew.found), "{edit:?}");
    }
    assert!(kept > 20, "some edits leave the shared ground as it is: {kept}");
}
