//! The network as it is watched: its layout goes on between calls, keeps its places from edit to edit, and follows a
//! drag. Pins are the map's; last places live as long as it is open. Works on a clone of the map, the session free meanwhile.

use crate::failure::{Failure, FailureCode};
use crate::wire::{NetworkAsked, NetworkDrawn, NetworkDropped, NetworkEnds, NetworkMoved, NetworkNodes, NetworkPlaced};
use crate::wire::{NetworkReach, Nothing};
use crate::{App, locked};
use std::collections::{BTreeMap, HashSet};
use sweetspot_core::Refusal;
use sweetspot_core::map::{Initiative, Map, rules};
use sweetspot_core::network::centrality::{Betweenness, betweenness};
use sweetspot_core::network::layout::{Layout, Places};
use sweetspot_core::network::ties::{Web, weave};
use sweetspot_core::network::{Network, Request, draw_at, gather, paths};
use uuid::Uuid;

/// A network of at most so many nodes is answered settled; a larger one is watched while it settles.
const SETTLED_AT_ONCE: usize = 2_500;
/// Most initiatives, organisations and common ground together of which a network is drawn; a larger one would take a
/// minute and show a cloud.
const MOST_THINGS: usize = 30_000;
/// Steps in one answer, times nodes, so that an answer takes no longer than one frame on the screen.
const STEPS_TIMES_NODES: usize = 6_000;

/// The network of the open map, between calls.
#[derive(Default)]
pub(crate) struct Watched {
    pins: BTreeMap<Uuid, [f32; 2]>,
    last: BTreeMap<Uuid, [f32; 2]>,
    running: Option<Running>,
}

struct Running {
    web: Web,
    layout: Layout,
}

impl Watched {
    /// The layout of this map: the running one where nodes and ties are the same, else one that begins at the last
    /// places.
    fn follow(&mut self, map: &Map, shown: &Request) -> &mut Running {
        self.pin(map);
        let web = weave(map, shown);
        let before = self.running.take().filter(|running| is_like(&running.web, &web));
        let running = match before {
            Some(before) => Running { web, layout: before.layout },
            None => {
                let layout = Layout::begin(map, &web, &gather(&web), &self.places());
                Running { web, layout }
            }
        };
        let running = self.running.insert(running);
        if running.web.nodes.len() <= SETTLED_AT_ONCE {
            running.layout.settle();
        }
        running
    }

    /// Follows the map's pins: an edit, or its undoing, may have set, moved or taken away any of them.
    fn pin(&mut self, map: &Map) {
        let pins: BTreeMap<Uuid, [f32; 2]> = map.pins.iter().map(|pin| (pin.node, [pin.x, pin.y])).collect();
        let before = std::mem::replace(&mut self.pins, pins);
        let Some(running) = &mut self.running else { return };
        for (number, node) in (0..).zip(&running.web.nodes) {
            match (before.get(&node.id), self.pins.get(&node.id)) {
                (was, Some([x, y])) if was != Some(&[*x, *y]) => running.layout.drag(number, *x, *y),
                (Some(_), None) => running.layout.release(number),
                (_, _) => {}
            }
        }
    }

    fn places(&self) -> Places {
        Places { pins: self.pins.clone(), last: self.last.clone() }
    }

    /// The layout and the node's position in it.
    fn node(&mut self, id: Uuid) -> Result<(&mut Running, u32), Failure> {
        let running = self.running()?;
        let node = running.node(id)?;
        Ok((running, node))
    }

    fn running(&mut self) -> Result<&mut Running, Failure> {
        self.running.as_mut().ok_or(Failure::of(FailureCode::Gone, ""))
    }

    fn keep_places(&mut self) {
        if let Some(Running { web, layout }) = &self.running {
            let places = web.nodes.iter().zip(&layout.positions);
            self.last.extend(places.map(|(node, place)| (node.id, *place)));
        }
    }

    /// Moves the layout on by as many steps as fit into one frame on the screen, and answers with every node's place.
    fn moved(&mut self) -> Result<NetworkMoved, Failure> {
        let running = self.running()?;
        let steps = (STEPS_TIMES_NODES / running.web.nodes.len().max(1)).clamp(1, 6);
        let settled = running.layout.step(steps);
        let positions = running.layout.positions.iter().flatten().copied().collect();
        self.keep_places();
        Ok(NetworkMoved { positions, settled })
    }
}

impl Running {
    fn node(&self, id: Uuid) -> Result<u32, Failure> {
        let position = self.web.nodes.iter().position(|node| node.id == id);
        position.map(|position| position as u32).ok_or(Failure::of(FailureCode::Gone, ""))
    }

    fn ids(&self, nodes: impl IntoIterator<Item = u32>) -> Vec<Uuid> {
        nodes.into_iter().map(|node| self.web.nodes[node as usize].id).collect()
    }
}

#[allow(missing_docs, reason = "described once, in the wire's list of commands")]
impl App {
    pub fn network(&self, asked: NetworkAsked) -> Result<NetworkDrawn, Failure> {
        let map = self.with_session(|session, _| Ok(session.document.map().clone()))?;
        refuse_too_large(&map)?;
        let mut watched = locked(&self.network);
        watched.follow(&map, &asked.shown);
        watched.keep_places();
        Ok(drawn(&map, &asked, &mut watched))
    }

    pub fn network_step(&self, _: Nothing) -> Result<NetworkMoved, Failure> {
        locked(&self.network).moved()
    }

    pub fn network_drag(&self, to: NetworkPlaced) -> Result<NetworkMoved, Failure> {
        let [x, y] = within_reach([to.x, to.y])?;
        let mut watched = locked(&self.network);
        let (running, node) = watched.node(to.node)?;
        running.layout.drag(node, x, y);
        watched.moved()
    }

    pub fn network_drop(&self, dropped: NetworkDropped) -> Result<NetworkMoved, Failure> {
        let at = dropped.at.map(within_reach).transpose()?;
        let mut watched = locked(&self.network);
        let (running, node) = watched.node(dropped.node)?;
        match at {
            Some([x, y]) => {
                running.layout.drag(node, x, y);
            }
            None => running.layout.release(node),
        }
        watched.moved()
    }

    pub fn network_tidy(&self, asked: NetworkAsked) -> Result<NetworkDrawn, Failure> {
        *locked(&self.network) = Watched::default();
        self.network(asked)
    }

    pub fn network_path(&self, ends: NetworkEnds) -> Result<NetworkNodes, Failure> {
        let mut watched = locked(&self.network);
        let running = watched.running()?;
        let (from, to) = (running.node(ends.from)?, running.node(ends.to)?);
        let path = paths::shortest(&running.web.graph(), from, to).unwrap_or_default();
        Ok(NetworkNodes { nodes: running.ids(path) })
    }

    pub fn network_steps(&self, reach: NetworkReach) -> Result<NetworkNodes, Failure> {
        let mut watched = locked(&self.network);
        let running = watched.running()?;
        // Somebody selected may have ended and so not be shown: the others still have neighbours.
        let asked: HashSet<Uuid> = reach.from.into_iter().collect();
        let nodes = 0..running.web.nodes.len() as u32;
        let from: Vec<u32> = nodes.filter(|node| asked.contains(&running.web.nodes[*node as usize].id)).collect();
        let steps = paths::steps(&running.web.graph(), &from, reach.most);
        let reached = steps.iter().enumerate().filter(|(_, far)| far.is_some()).map(|(node, _)| node as u32);
        Ok(NetworkNodes { nodes: running.ids(reached) })
    }

    pub fn network_betweenness(&self, _: Nothing) -> Result<Betweenness, Failure> {
        let graph = locked(&self.network).running()?.web.graph();
        Ok(betweenness(&graph))
    }
}

impl App {
    /// The network for a picture, as the person last saw it lie; all but the initiatives at `faded` pass.
    pub(crate) fn network_at_rest(&self, map: &Map, shown: &Request, faded: &[u32]) -> Network {
        let mut watched = locked(&self.network);
        watched.follow(map, shown).layout.settle();
        watched.keep_places();
        let faded: HashSet<u32> = faded.iter().copied().collect();
        let all = 0..map.initiatives.len() as u32;
        let passing = (!faded.is_empty()).then(|| all.filter(|position| !faded.contains(position)).collect());
        drawn(map, &NetworkAsked { shown: *shown, passing }, &mut watched).network
    }
}

/// Checks that the map is small enough for a network.
///
/// # Errors
/// `NetworkTooLarge` where it holds more than [`MOST_THINGS`].
pub(crate) fn refuse_too_large(map: &Map) -> Result<(), Failure> {
    let things = map.initiatives.len() + map.organisations.len() + map.grounds.len();
    if things > MOST_THINGS { Err(Failure::of(FailureCode::NetworkTooLarge, &MOST_THINGS.to_string())) } else { Ok(()) }
}

/// A place where a node can lie, pulled in where it is too far out.
fn within_reach(place: [f32; 2]) -> Result<[f32; 2], Failure> {
    rules::pin(place).ok_or_else(|| Refusal::NotAPlace.into())
}

/// Whether the same nodes are tied alike, whatever they are called by now.
fn is_like(one: &Web, other: &Web) -> bool {
    one.ties == other.ties && one.nodes.iter().map(|node| node.id).eq(other.nodes.iter().map(|node| node.id))
}

fn drawn(map: &Map, asked: &NetworkAsked, watched: &mut Watched) -> NetworkDrawn {
    let places = watched.places();
    let Some(running) = &watched.running else {
        unreachable!("the network was just followed");
    };
    let passing: Option<HashSet<Uuid>> = asked.passing.as_ref().map(|passing| {
        let positions = passing.iter().map(|position| *position as usize);
        positions.filter(|at| *at < map.initiatives.len()).map(|at| map.initiatives.at(at).id.0).collect()
    });
    let passes = |initiative: &Initiative| passing.as_ref().is_none_or(|passing| passing.contains(&initiative.id.0));
    let network = draw_at(map, &asked.shown, &passes, &places, &running.layout.positions);
    NetworkDrawn { network, settled: running.layout.is_settled() }
}
