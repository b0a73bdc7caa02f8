//! The network's layout: what it promises of every map.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use sweetspot_core::Map;
use sweetspot_core::map::{Initiative, InitiativeId, Rows};
use sweetspot_core::network::layout::{GAP, Layout, Places, radius};
use sweetspot_core::network::ties::{Web, weave};
use sweetspot_core::network::{Request, TieKind, gather};
use sweetspot_core::notation::read;
use sweetspot_core::synthetic::synthetic;
use uuid::Uuid;

const ALL: Request =
    Request { challenges: true, organisations: true, places: true, priorities: true, themes: true, with_ended: true };

fn begin(map: &Map, request: &Request, places: &Places) -> (Web, Layout) {
    let web = weave(map, request);
    let layout = Layout::begin(map, &web, &gather(&web), places);
    (web, layout)
}

fn settled(map: &Map, request: &Request, places: &Places) -> (Web, Layout) {
    let (web, mut layout) = begin(map, request, places);
    layout.settle();
    assert!(layout.is_settled());
    (web, layout)
}

fn distance(one: [f32; 2], other: [f32; 2]) -> f32 {
    (one[0] - other[0]).hypot(one[1] - other[1])
}

fn by_id(web: &Web, layout: &Layout) -> BTreeMap<Uuid, [f32; 2]> {
    web.nodes.iter().map(|node| node.id).zip(layout.positions.iter().copied()).collect()
}

fn check_none_overlap(web: &Web, layout: &Layout) {
    for (one, first) in layout.positions.iter().enumerate() {
        assert!(first.iter().all(|part| part.is_finite()));
        for (other, second) in layout.positions.iter().enumerate().skip(one + 1) {
            let least = radius(web.nodes[one].kind) + radius(web.nodes[other].kind) + GAP - 0.1;
            let far = distance(*first, *second);
            assert!(far >= least, "{one} and {other} lie {far} apart, not {least}");
        }
    }
}

#[test]
fn no_two_nodes_overlap_at_the_end() {
    for (map, request) in [
        (synthetic(60, 1), Request::default()),
        (synthetic(60, 2), ALL),
        (synthetic(300, 3), ALL),
        (synthetic(900, 4), Request::default()),
        (read(""), ALL),
        (read("challenges: 2\nOne: A"), Request::default()),
        (read("One: A\nTwo: A\nThree: B\nFour:"), Request::default()),
    ] {
        let (web, layout) = settled(&map, &request, &Places::default());
        check_none_overlap(&web, &layout);
    }
}

#[test]
fn the_same_map_is_laid_out_the_same_however_it_is_stepped() {
    let map = synthetic(150, 7);
    let (_, whole) = settled(&map, &ALL, &Places::default());
    let (_, again) = settled(&map, &ALL, &Places::default());
    let (_, mut stepped) = begin(&map, &ALL, &Places::default());
    while !stepped.step(1) {}
    assert_eq!(whole.positions, again.positions);
    assert_eq!(whole.positions, stepped.positions);
    let before = stepped.positions.clone();
    assert!(stepped.step(10));
    assert_eq!(before, stepped.positions, "what has settled does not move");
}

#[test]
fn what_is_tied_lies_nearer_than_what_is_not() {
    let (web, layout) = settled(&synthetic(200, 5), &Request::default(), &Places::default());
    let graph = web.graph();
    let (mut tied, mut apart) = ((0.0, 0.0), (0.0, 0.0));
    for one in 0..web.nodes.len() as u32 {
        for other in 0..one {
            let sum = if graph.neighbours(one).contains(&other) { &mut tied } else { &mut apart };
            sum.0 += f64::from(distance(layout.positions[one as usize], layout.positions[other as usize]));
            sum.1 += 1.0;
        }
    }
    assert!(tied.0 / tied.1 < 0.7 * apart.0 / apart.1, "{} and {}", tied.0 / tied.1, apart.0 / apart.1);
}

/// How far nodes of both lie from where they lay, on average, in parts of their average distance from the middle of all.
fn moved(before: &BTreeMap<Uuid, [f32; 2]>, after: &BTreeMap<Uuid, [f32; 2]>) -> f32 {
    let both: Vec<([f32; 2], [f32; 2])> =
        before.iter().filter_map(|(id, place)| after.get(id).map(|now| (*place, *now))).collect();
    let far: f32 = both.iter().map(|(was, now)| distance(*was, *now)).sum();
    far / both.iter().map(|(was, _)| distance(*was, [0.0; 2])).sum::<f32>()
}

fn with_one_more(map: &Map) -> Map {
    let mut map = map.clone();
    let like = map.initiatives.at(4).clone();
    let id = InitiativeId(Uuid::from_u128(77));
    map.initiatives.put(Initiative { id, order: map.initiatives.next_order(), ..like });
    map
}

#[test]
fn one_initiative_more_hardly_moves_the_others_from_where_they_lay() {
    for seed in 1..5 {
        let map = synthetic(120, seed);
        let (web, layout) = settled(&map, &Request::default(), &Places::default());
        let last = by_id(&web, &layout);
        let places = Places { last: last.clone(), ..Places::default() };
        let (web, layout) = settled(&with_one_more(&map), &Request::default(), &places);
        let part = moved(&last, &by_id(&web, &layout));
        assert!(part < 0.1, "seed {seed}: {part}");
        check_none_overlap(&web, &layout);
        let newcomer = layout.positions[web.nodes.len() - 1];
        let pattern = web.nodes.iter().position(|node| node.position == 4).unwrap();
        let near = distance(newcomer, layout.positions[pattern]);
        assert!(near < 150.0, "seed {seed}: the newcomer lies {near} from its like");
    }
}

#[test]
fn a_picture_begun_anew_is_not_turned_round_by_one_initiative_more() {
    let mut turned = vec![];
    for seed in 1..9 {
        let map = synthetic(120, seed);
        let (web, layout) = settled(&map, &Request::default(), &Places::default());
        let (more, again) = settled(&with_one_more(&map), &Request::default(), &Places::default());
        let (before, after) = (by_id(&web, &layout), by_id(&more, &again));
        // The angle by which turning `before` about the middle brings it nearest to `after`.
        let (mut along, mut across) = (0.0, 0.0);
        for (id, [x, y]) in &before {
            let [now_x, now_y] = after[id];
            along += x * now_x + y * now_y;
            across += x * now_y - y * now_x;
        }
        turned.push((across.atan2(along).to_degrees().abs(), moved(&before, &after)));
    }
    let steady = turned.iter().filter(|(angle, _)| *angle < 20.0).count();
    assert!(steady == turned.len(), "{turned:?}");
}

#[test]
fn pins_hold() {
    let map = synthetic(80, 2);
    let ids: Vec<Uuid> = map.initiatives.iter().map(|row| row.id.0).collect();
    let pins = BTreeMap::from([(ids[3], [400.0, -300.0]), (ids[9], [0.0, 0.0]), (ids[10], [3.0, 0.0])]);
    let (web, mut layout) = settled(&map, &ALL, &Places { pins: pins.clone(), ..Places::default() });
    let place = |id: &Uuid| web.nodes.iter().position(|node| node.id == *id).unwrap();
    for (id, at) in &pins {
        assert_eq!(layout.positions[place(id)], *at);
    }
    for (one, first) in layout.positions.iter().enumerate() {
        for (other, second) in layout.positions.iter().enumerate().skip(one + 1) {
            let both = pins.contains_key(&web.nodes[one].id) && pins.contains_key(&web.nodes[other].id);
            let least = radius(web.nodes[one].kind) + radius(web.nodes[other].kind);
            assert!(both || distance(*first, *second) >= least, "{one} and {other}");
        }
    }
    layout.release(place(&ids[10]) as u32);
    layout.settle();
    check_none_overlap(&web, &layout);
    assert_eq!(layout.positions[place(&ids[9])], [0.0, 0.0]);
}

#[test]
fn a_dragged_node_stays_and_its_neighbours_come_after_it() {
    let (web, mut layout) = settled(&synthetic(120, 6), &Request::default(), &Places::default());
    let before = layout.positions.clone();
    let node = 7u32;
    let to = [before[7][0] + 500.0, before[7][1] - 400.0];
    layout.drag(node, to[0], to[1]);
    assert!(!layout.is_settled());
    layout.settle();
    assert_eq!(layout.positions[7], to);
    check_none_overlap(&web, &layout);
    let graph = web.graph();
    let gained = |nodes: &mut dyn Iterator<Item = u32>| -> f32 {
        let gains: Vec<f32> = nodes
            .map(|node| distance(before[node as usize], to) - distance(layout.positions[node as usize], to))
            .collect();
        gains.iter().sum::<f32>() / gains.len() as f32
    };
    let tied = gained(&mut graph.neighbours(node).iter().copied());
    let rest = gained(&mut (0..web.nodes.len() as u32).filter(|other| *other != node));
    assert!(tied > 0.0 && tied > rest, "{tied} and {rest}");
}

#[test]
fn nonsense_places_do_no_harm() {
    let map = synthetic(60, 3);
    let ids: Vec<Uuid> = map.initiatives.iter().map(|row| row.id.0).collect();
    let last: BTreeMap<Uuid, [f32; 2]> = ids.iter().map(|id| (*id, [5.0, 5.0])).collect();
    let (web, layout) = settled(&map, &ALL, &Places { last, ..Places::default() });
    check_none_overlap(&web, &layout);
    let pins =
        BTreeMap::from([(ids[0], [f32::NAN, 1.0]), (ids[1], [f32::MAX, -f32::MAX]), (ids[2], [1.0, f32::INFINITY])]);
    let (web, mut layout) = settled(&map, &ALL, &Places { pins, ..Places::default() });
    check_none_overlap(&web, &layout);
    layout.drag(5, f32::NAN, 0.0);
    layout.drag(6, -f32::MAX, f32::MAX);
    layout.settle();
    check_none_overlap(&web, &layout);
}

#[test]
fn what_is_tied_to_nothing_does_not_drift_away() {
    let mut map = synthetic(120, 1);
    let lone = Initiative::new(InitiativeId(Uuid::from_u128(5)), map.initiatives.next_order(), "Lone".to_owned());
    map.initiatives.put(lone);
    let (web, layout) = settled(&map, &Request::default(), &Places::default());
    let mut far: Vec<f32> = layout.positions.iter().map(|place| distance(*place, [0.0; 2])).collect();
    let lone = far.pop().unwrap();
    assert_eq!(web.nodes.last().unwrap().degree, 0);
    let most = far.iter().copied().fold(0.0, f32::max);
    assert!(lone < 1.5 * most, "{lone} beside {most}");
}

#[test]
fn a_map_of_initiatives_with_nothing_in_common_is_laid_out_too() {
    let rows = (0..150).map(|nth| {
        Initiative::new(InitiativeId(Uuid::from_u128(nth + 1)), nth as u64 + 1, format!("Initiative {nth}"))
    });
    let map = Map { initiatives: Rows::from_unsorted(rows.collect()), ..read("") };
    let (web, layout) = settled(&map, &Request::default(), &Places::default());
    assert!(web.ties.iter().all(|tie| tie.kind != TieKind::SharedGround));
    check_none_overlap(&web, &layout);
}
