//! Where nodes begin. Communities are laid out first, each as one large node that starts where its initiatives lie on the
//! Venn, so that the picture is the Venn's way up and stays so. An initiative begins in its community's circle, somewhere
//! that follows from its id; what it is tied to, amid its initiatives.

use super::{ACROSS, Layout, Parts};
use crate::geometry::region;
use crate::map::{ChallengeSet, Map, rules};
use crate::network::communities::Partition;
use crate::network::ties::Web;
use crate::network::{Node, NodeKind, TieKind};
use crate::rng::Rng;
use crate::scene::{FRAME_HEIGHT, FRAME_WIDTH};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Places that nodes have already, by the ids of what they stand for; others' ids do no harm.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Places {
    /// Where a person put a node.
    pub pins: BTreeMap<Uuid, [f32; 2]>,
    /// Where a node lay last.
    pub last: BTreeMap<Uuid, [f32; 2]>,
}

impl Places {
    /// Where a person put the node of this id.
    pub fn pin(&self, id: Uuid) -> Option<[f32; 2]> {
        self.pins.get(&id).copied().and_then(sound)
    }
}

/// A network of this many nodes begins on the Venn's own scale.
const NODES_OF_THE_FRAME: f32 = 300.0;
/// A community's circle has this radius, in drawing units, times the root of how many initiatives it has.
const ROOM: f32 = 30.0;

/// A place that can be worked with; None where a part of it is no number.
pub(super) fn sound(place: [f32; 2]) -> Option<[f32; 2]> {
    rules::pin(place)
}

/// What a layout begins from.
pub(super) struct Start {
    pub positions: Vec<[f32; 2]>,
    /// Where each node belongs on the Venn; the middle for what has no region.
    pub homes: Vec<[f32; 2]>,
    /// How many positions are pins or last places.
    pub known: usize,
}

pub(super) fn starts(map: &Map, web: &Web, communities: &Partition, places: &Places) -> Start {
    let scale = (web.nodes.len() as f32 / NODES_OF_THE_FRAME).sqrt();
    let given = |node: &Node| places.pin(node.id).or_else(|| places.last.get(&node.id).copied().and_then(sound));
    let mut found: Vec<Option<[f32; 2]>> = web.nodes.iter().map(given).collect();
    let known = found.iter().flatten().count();
    let fresh: Vec<usize> = (0..found.len()).filter(|node| found[*node].is_none()).collect();
    // A newcomer joins its neighbours where they lie by now; the Venn says where only when nothing else does.
    if known > 0 {
        let amid = amid(web, &found);
        for node in &fresh {
            found[*node] = amid[*node].map(|place| beside(&web.nodes[*node], place));
        }
    }
    let fresh: Vec<usize> = fresh.into_iter().filter(|node| found[*node].is_none()).collect();
    let on_the_venn: Vec<Option<[f32; 2]>> =
        web.nodes.iter().map(|node| on_the_venn(map, node).map(|place| place.map(|part| part * scale))).collect();
    if known == 0 {
        let circles = circles(web, communities, &on_the_venn);
        for (node, community) in communities.of.iter().enumerate() {
            let (centre, radius) = circles[*community as usize];
            let [x, y] = Rng(hash(web.nodes[node].id)).in_circle();
            found[node] = Some([centre[0] + radius * x, centre[1] + radius * y]);
        }
    }
    for node in &fresh {
        found[*node] = found[*node].or(on_the_venn[*node]);
    }
    let amid = amid(web, &found);
    for node in fresh {
        if found[node].is_none() {
            found[node] = Some(beside(&web.nodes[node], amid[node].unwrap_or([0.0; 2])));
        }
    }
    let plain = |places: Vec<Option<[f32; 2]>>| places.into_iter().map(Option::unwrap_or_default).collect();
    Start { positions: plain(found), homes: plain(on_the_venn), known }
}

/// Each community's circle, laid out by the same forces as its nodes will be, none overlapping another.
fn circles(web: &Web, communities: &Partition, on_the_venn: &[Option<[f32; 2]>]) -> Vec<([f32; 2], f32)> {
    let mut sizes = vec![0.0f32; communities.count];
    let mut positions = vec![[0.0f32; 2]; communities.count];
    let mut masses = vec![0.0f32; communities.count];
    for (node, community) in communities.of.iter().enumerate() {
        let community = *community as usize;
        let [x, y] = on_the_venn[node].unwrap_or_default();
        positions[community] = [positions[community][0] + x, positions[community][1] + y];
        sizes[community] += 1.0;
        masses[community] += 1.0 + web.nodes[node].degree as f32;
    }
    let mut between: BTreeMap<(u32, u32), f32> = BTreeMap::new();
    for tie in web.ties.iter().filter(|tie| tie.kind == TieKind::SharedGround) {
        let (from, to) = (communities.of[tie.from as usize], communities.of[tie.to as usize]);
        if from != to {
            *between.entry((from.min(to), from.max(to))).or_default() += ACROSS * tie.weight;
        }
    }
    let radii: Vec<f32> = sizes.iter().map(|size| ROOM * size.sqrt()).collect();
    let venn: Vec<[f32; 2]> = positions.iter().zip(&sizes).map(|(sum, size)| sum.map(|part| part / size)).collect();
    let mut layout = Layout::of(Parts {
        positions: venn.clone(),
        homes: venn.clone(),
        radii: radii.clone(),
        masses,
        pulls: between.into_iter().map(|((from, to), weight)| (from, to, weight)).collect(),
        fixed: vec![false; communities.count],
    });
    layout.settle();
    layout.positions.into_iter().zip(radii).collect()
}

/// The middle of the neighbours that have a place, the strongly tied ones counting most.
fn amid(web: &Web, places: &[Option<[f32; 2]>]) -> Vec<Option<[f32; 2]>> {
    let mut sums = vec![([0.0f32; 2], 0.0f32); places.len()];
    for tie in &web.ties {
        for (one, other) in [(tie.from, tie.to), (tie.to, tie.from)] {
            if let Some([x, y]) = places[other as usize] {
                let (sum, all) = &mut sums[one as usize];
                let weight = tie.weight * tie.weight;
                *sum = [sum[0] + weight * x, sum[1] + weight * y];
                *all += weight;
            }
        }
    }
    sums.into_iter().map(|(sum, all)| (all > 0.0).then(|| sum.map(|part| part / all))).collect()
}

fn beside(node: &Node, place: [f32; 2]) -> [f32; 2] {
    let [x, y] = Rng(hash(node.id)).in_circle();
    [place[0] + 20.0 * x, place[1] + 20.0 * y]
}

/// None for what has no region: organisations and grounds.
fn on_the_venn(map: &Map, node: &Node) -> Option<[f32; 2]> {
    let set = match node.kind {
        NodeKind::Initiative => map.region_of(map.initiatives.at(node.position as usize)),
        NodeKind::Challenge => ChallengeSet(1 << node.position),
        NodeKind::Organisation | NodeKind::Place | NodeKind::Priority | NodeKind::Theme => return None,
    };
    let middle = [FRAME_WIDTH as f32 / 2.0, FRAME_HEIGHT as f32 / 2.0];
    let (pole, room) = match region(set, map.challenges.len()) {
        Some(region) => ([region.pole.x as f32, region.pole.y as f32], region.clearance as f32),
        None => (middle, middle[1]),
    };
    let [x, y] = Rng(hash(node.id)).in_circle();
    Some([pole[0] - middle[0] + room * x, pole[1] - middle[1] + room * y])
}

fn hash(id: Uuid) -> u64 {
    let (high, low) = id.as_u64_pair();
    Rng(high ^ low.rotate_left(32)).next()
}
