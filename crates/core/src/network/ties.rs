//! The network's nodes and what ties them. Two initiatives are tied by shared ground where one is among the other's
//! eight nearest: the most alike by all that they have, rare things weighing more than common ones.
//! Everything is counted in whole numbers and in map order, so that the same map gives the same ties on every machine.

mod nearest;

pub use nearest::NEAREST;

use super::facets::Facets;
use super::graph::Graph;
use super::{Node, NodeKind, Request, Tie, TieKind};
use crate::map::{GroundKind, Link, Map, Role, Status};
use std::collections::HashMap;
use uuid::Uuid;

/// Weights of ties as whole numbers are in this part of 1.
const WHOLE: f32 = 65_536.0;

/// Nodes, and their ties by position among them.
#[derive(Clone, Debug, PartialEq)]
pub struct Web {
    /// Initiatives, challenges, organisations, places, priorities, themes; each kind in map order.
    pub nodes: Vec<Node>,
    /// Contributions, memberships and shared ground, each kind by `from`, then `to`; links between them in map order.
    pub ties: Vec<Tie>,
}

impl Web {
    /// All ties, whatever their kind, as a graph: for paths, steps and centrality.
    pub fn graph(&self) -> Graph {
        Graph::of(self.nodes.len(), self.ties.iter().map(whole))
    }

    /// The initiatives and their ties of shared ground alone: what communities are worked out on, so that they are the same
    /// whatever else is shown.
    pub fn shared_ground(&self) -> Graph {
        let initiatives = self.nodes.partition_point(|node| node.kind == NodeKind::Initiative);
        let shared = self.ties.iter().filter(|tie| tie.kind == TieKind::SharedGround);
        Graph::of(initiatives, shared.map(whole))
    }
}

fn whole(tie: &Tie) -> (u32, u32, u64) {
    (tie.from, tie.to, ((tie.weight * WHOLE).round() as u64).max(1))
}

/// The nodes and ties that are asked for.
pub fn weave(map: &Map, request: &Request) -> Web {
    let facets = Facets::of(map, request.with_ended);
    weave_facets(map, request, &facets, shared_ground(&facets))
}

/// The ties of shared ground: they follow from what the initiatives have, whatever else is asked for.
pub(super) fn shared_ground(facets: &Facets) -> Vec<Tie> {
    let kind = TieKind::SharedGround;
    let tie = |pair: nearest::Pair| Tie { from: pair.from, to: pair.to, kind, weight: pair.cosine, says: None };
    nearest::nearest(facets).into_iter().map(tie).collect()
}

pub(super) fn weave_facets(map: &Map, request: &Request, facets: &Facets, shared_ground: Vec<Tie>) -> Web {
    let mut web = Web { nodes: vec![], ties: vec![] };
    for position in &facets.initiatives {
        let row = map.initiatives.at(*position as usize);
        let ended = row.status == Status::Ended;
        web.nodes.push(Node { ended, ..node(row.id.0, NodeKind::Initiative, *position, row.title.clone()) });
    }
    let mut numbers: Vec<Option<u32>> = vec![None; facets.rows.len()];
    let mut add = |web: &mut Web, thing: usize, node: Node| {
        numbers[thing] = Some(web.nodes.len() as u32);
        web.nodes.push(node);
    };
    if request.challenges {
        for (position, row) in map.challenges.iter().enumerate() {
            add(&mut web, position, node(row.id.0, NodeKind::Challenge, position as u32, row.name.clone()));
        }
    }
    let first_organisation = map.challenges.len();
    if request.organisations {
        for (position, row) in map.organisations.iter().enumerate() {
            let new = node(row.id.0, NodeKind::Organisation, position as u32, row.name.clone());
            add(&mut web, first_organisation + position, new);
        }
    }
    let first_ground = first_organisation + map.organisations.len();
    for (kind, asked) in GroundKind::ALL.into_iter().zip([request.places, request.priorities, request.themes]) {
        for (position, row) in map.grounds.iter().enumerate().filter(|(_, row)| asked && row.kind == kind) {
            let new = node(row.id.0, NodeKind::of(kind), position as u32, row.name.clone());
            add(&mut web, first_ground + position, new);
        }
    }
    let mut memberships = vec![];
    for row in 0..facets.len() as u32 {
        let initiative = map.initiatives.at(facets.initiatives[row as usize] as usize);
        for thing in facets.things.list(row) {
            let Some(to) = numbers[*thing as usize] else { continue };
            let thing = *thing as usize;
            if thing < first_organisation {
                let contribution = initiative.contributions.get(&map.challenges.at(thing).id);
                let weight = contribution.map_or(0.0, |contribution| f32::from(u8::from(contribution.strength)) / 3.0);
                web.ties.push(Tie { from: row, to, kind: TieKind::Contribution, weight, says: None });
            } else {
                let leads = thing < first_ground
                    && initiative.organisations.get(&map.organisations.at(thing - first_organisation).id)
                        == Some(&Role::Lead);
                let weight = if leads { 1.0 } else { 0.5 };
                memberships.push(Tie { from: row, to, kind: TieKind::Membership, weight, says: None });
            }
        }
    }
    memberships.sort_unstable_by_key(|tie| (tie.from, tie.to));
    web.ties.extend(memberships);
    web.ties.extend(links(map, &web));
    web.ties.extend(shared_ground);
    let graph = web.graph();
    for (number, node) in (0..).zip(&mut web.nodes) {
        node.degree = graph.degree(number) as u32;
    }
    web
}

/// The links between initiatives that are shown, in map order.
fn links(map: &Map, web: &Web) -> Vec<Tie> {
    if map.links.is_empty() {
        return vec![];
    }
    let numbers: HashMap<Uuid, u32> = (0..).zip(&web.nodes).map(|(number, node)| (node.id, number)).collect();
    let tie = |link: &Link| {
        let (from, to) = (*numbers.get(&link.from.0)?, *numbers.get(&link.to.0)?);
        Some(Tie { from, to, kind: TieKind::Link, weight: 1.0, says: Some(link.kind) })
    };
    map.links.iter().filter_map(tie).collect()
}

fn node(id: Uuid, kind: NodeKind, position: u32, label: String) -> Node {
    Node { id, kind, position, label, degree: 0, ended: false }
}
