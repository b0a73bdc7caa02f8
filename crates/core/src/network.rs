//! The map as a network: initiatives and, on request, what they are tied to; communities, paths, and where all of
//! it lies. Knows no screen: what it draws is numbers and words. The same map gives the same network on every machine.

pub mod centrality;
pub mod communities;
mod community_names;
mod facets;
pub mod graph;
mod hulls;
mod labels;
pub mod layout;
pub mod paths;
pub mod ties;

pub use community_names::KnownBy;

use crate::map::{GroundKind, Initiative, LinkKind, Map};
use crate::scene::Side;
use communities::{Partition, communities};
use facets::Facets;
use layout::{Layout, Places, radius};
use serde::{Deserialize, Serialize};
use ties::{Web, shared_ground, weave_facets};
use ts_rs::TS;
use uuid::Uuid;

/// What decides the order in which a map's communities are searched for.
const SEED: u64 = 1;
/// Of the network's width, the part that a label's font size is at zoom 1; as on the Venn.
const TEXT: f32 = 19.0 / 1500.0;
/// Height of a frame of width 1.
const TALL: f32 = 2.0 / 3.0;
/// Room around the nodes for their labels, in parts of the width that they take.
const MARGIN: f32 = 0.07;

/// What the network shows besides initiatives that have not ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "NetworkRequest")]
pub struct Request {
    /// The challenges, tied by contributions.
    pub challenges: bool,
    /// The organisations, tied to what they lead or are partners in.
    pub organisations: bool,
    /// The places.
    pub places: bool,
    /// The priorities.
    pub priorities: bool,
    /// The themes.
    pub themes: bool,
    /// Initiatives that have ended, too.
    pub with_ended: bool,
}

/// What a node stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the variants are their own names")]
pub enum NodeKind {
    Initiative,
    Challenge,
    Organisation,
    Place,
    Priority,
    Theme,
}

impl NodeKind {
    /// The kind of a ground's node.
    pub fn of(kind: GroundKind) -> NodeKind {
        match kind {
            GroundKind::Place => NodeKind::Place,
            GroundKind::Priority => NodeKind::Priority,
            GroundKind::Theme => NodeKind::Theme,
        }
    }
}

/// One thing in the network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "NetworkNode")]
pub struct Node {
    /// The id of what it stands for.
    #[ts(type = "string")]
    pub id: Uuid,
    /// What it stands for.
    pub kind: NodeKind,
    /// Its position in map order among the initiatives, challenges, organisations or grounds (places, priorities and
    /// themes together).
    pub position: u32,
    /// Title or name.
    pub label: String,
    /// To how many nodes it is tied.
    pub degree: u32,
    /// Whether it is an initiative that has ended.
    pub ended: bool,
}

/// Why two nodes are tied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TieKind {
    /// An initiative serves a challenge; weight: strength / 3.
    Contribution,
    /// An organisation leads an initiative (weight 1) or is a partner in it (0.5), or it is in a place, for a priority or
    /// on a theme (0.5).
    Membership,
    /// A person drew a link from the first to the second; weight 1.
    Link,
    /// Two initiatives are alike in what they have; weight: the cosine of their rarity-weighted attributes.
    SharedGround,
}

/// What ties two nodes.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, TS)]
pub struct Tie {
    /// The initiative; of two, the first in map order, and for a link where it starts. By position among the nodes.
    pub from: u32,
    /// The other end, by position among the nodes.
    pub to: u32,
    /// Why.
    pub kind: TieKind,
    /// How strongly, above 0 and at most 1.
    pub weight: f32,
    /// For a link, what it says.
    pub says: Option<LinkKind>,
}

/// The network, drawn. Drawing units, y downwards, the middle of the Venn at 0, 0.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Network {
    /// Initiatives, challenges, organisations, places, priorities, themes; each kind in map order.
    pub nodes: Vec<Node>,
    /// Contributions, memberships, shared ground.
    pub ties: Vec<Tie>,
    /// How each node is drawn, in the nodes' order.
    pub marks: Vec<Mark>,
    /// Communities of two initiatives or more, the largest first.
    pub communities: Vec<Community>,
    /// How much more of the shared ground lies within communities than chance would put there, at most 1.
    pub modularity: f64,
    /// What holds all nodes, with a margin; three wide to two high.
    pub frame: Frame,
    /// Font size of labels at zoom 1. At zoom z a label is drawn with `text / z`, so it keeps its size on screen.
    pub text: f32,
}

/// How a node is drawn.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[ts(rename = "NetworkMark")]
pub struct Mark {
    /// Its centre.
    pub x: f32,
    /// Its centre.
    pub y: f32,
    /// At zoom 1. At zoom z a mark is drawn with `radius / sqrt(z)` drawing units.
    pub radius: f32,
    /// The initiative's community, by position among the network's; None where it is tied to no other, or is no initiative.
    pub community: Option<u32>,
    /// Filtered out: left as a faint trace in its place.
    pub filtered: bool,
    /// A person put it there.
    pub pinned: bool,
    /// 0 for the node whose name matters most.
    pub rank: u32,
    /// Its name, where it finds room at one of the zooms.
    pub label: Option<NodeLabel>,
}

/// A name beside its node, in one line.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, TS)]
pub struct NodeLabel {
    /// On which side of the node, 0.15 font sizes off; the line is 1.3 font sizes high.
    pub side: Side,
    /// It shows from this zoom on.
    pub from_zoom: f32,
}

/// Closely tied initiatives.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Community {
    /// Made of what the members have more often than others; no two communities have the same.
    pub name: String,
    /// The reasons for the name, the most telling first.
    pub known_by: Vec<KnownBy>,
    /// The members, by position among the nodes, rising.
    pub members: Vec<u32>,
    /// Corners of the hull around the members, clockwise on the screen.
    pub outline: Vec<[f32; 2]>,
}

/// A rectangle in drawing units.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, TS)]
#[ts(rename = "NetworkFrame")]
#[allow(missing_docs, reason = "the fields are their own names")]
pub struct Frame {
    pub left: f32,
    pub top: f32,
    pub width: f32,
    pub height: f32,
}

/// The network's nodes, ties and communities: all that does not depend on where anything lies.
pub struct Woven {
    /// Nodes and ties.
    pub web: Web,
    /// The communities of its initiatives.
    pub found: Partition,
    facets: Facets,
}

impl Woven {
    /// What is asked for of a map. What `before` knows of the map's shared ground is taken over where no initiative has come,
    /// gone, or has other things by now; the answer is the same as without it.
    pub fn of(map: &Map, request: &Request, before: Option<&Woven>) -> Woven {
        let facets = Facets::of(map, request.with_ended);
        let (shared, found) = match before.filter(|before| before.facets.are_like(&facets)) {
            Some(Woven { web, found, .. }) => {
                let shared = web.ties.iter().filter(|tie| tie.kind == TieKind::SharedGround).copied().collect();
                (shared, Some(found.clone()))
            }
            None => (shared_ground(&facets), None),
        };
        let web = weave_facets(map, request, &facets, shared);
        let found = found.unwrap_or_else(|| gather(&web));
        Woven { web, found, facets }
    }

    /// The network with its nodes at `positions`. `passes` says which initiatives the filter lets through: the others stay
    /// where they are, as a faint trace, and so does what is tied to none that pass.
    ///
    /// # Panics
    /// Where there are not as many positions as nodes, or the map is not the one that was woven.
    pub fn draw(
        &self,
        map: &Map,
        passes: &dyn Fn(&Initiative) -> bool,
        places: &Places,
        positions: &[[f32; 2]],
    ) -> Network {
        let Woven { web, found, facets } = self;
        assert_eq!(positions.len(), web.nodes.len(), "a position for each node");
        assemble(map, facets, web.clone(), found, positions, passes, places)
    }
}

/// Draws the network, settled; `passes` as in [`Woven::draw`].
pub fn draw(map: &Map, request: &Request, passes: &dyn Fn(&Initiative) -> bool, places: &Places) -> Network {
    let Woven { web, found, facets } = Woven::of(map, request, None);
    let mut layout = Layout::begin(map, &web, &found, places);
    layout.settle();
    assemble(map, &facets, web, &found, &layout.positions, passes, places)
}

/// Draws the network of `request` with its nodes at `positions`; `passes` as in [`Woven::draw`].
///
/// # Panics
/// Where there are not as many positions as nodes, which is so when the map has changed meanwhile.
pub fn draw_at(
    map: &Map,
    request: &Request,
    passes: &dyn Fn(&Initiative) -> bool,
    places: &Places,
    positions: &[[f32; 2]],
) -> Network {
    Woven::of(map, request, None).draw(map, passes, places, positions)
}

/// The communities of the network's initiatives, in the nodes' order; what else is shown plays no part.
pub fn gather(web: &Web) -> Partition {
    communities(&web.shared_ground(), SEED)
}

fn assemble(
    map: &Map,
    facets: &Facets,
    web: Web,
    found: &Partition,
    positions: &[[f32; 2]],
    passes: &dyn Fn(&Initiative) -> bool,
    places: &Places,
) -> Network {
    let mut groups: Vec<Vec<u32>> = vec![vec![]; found.count];
    for row in 0..facets.len() as u32 {
        groups[found.of[row as usize] as usize].push(row);
    }
    // Those of one come last, since communities are numbered by size.
    groups.retain(|members| members.len() > 1);
    let filtered = filtered(map, facets, &web, passes);
    let ranks = ranks(&web, &filtered);
    let mut marks: Vec<Mark> = web
        .nodes
        .iter()
        .enumerate()
        .map(|(nth, node)| Mark {
            x: positions[nth][0],
            y: positions[nth][1],
            radius: radius(node.kind),
            community: (nth < facets.len()).then(|| found.of[nth]).filter(|nth| (*nth as usize) < groups.len()),
            filtered: filtered[nth],
            pinned: places.pin(node.id).is_some(),
            rank: ranks[nth],
            label: None,
        })
        .collect();
    let frame = frame(&marks);
    let text = frame.width * TEXT;
    let labels: Vec<&str> = web.nodes.iter().map(|node| node.label.as_str()).collect();
    labels::label(&mut marks, &labels, text, &frame);
    let named = community_names::names(map, facets, &groups);
    let communities = groups.into_iter().zip(named).map(|(members, named)| {
        let circles = members.iter().map(|node| &marks[*node as usize]).map(|mark| ([mark.x, mark.y], mark.radius));
        let outline = hulls::hull(circles);
        Community { name: named.name, known_by: named.known_by, members, outline }
    });
    Network {
        communities: communities.collect(),
        modularity: found.modularity,
        nodes: web.nodes,
        ties: web.ties,
        marks,
        frame,
        text,
    }
}

/// Initiatives that do not pass; and of what they are tied to, whatever is tied to some of them but to none that passes.
fn filtered(map: &Map, facets: &Facets, web: &Web, passes: &dyn Fn(&Initiative) -> bool) -> Vec<bool> {
    let out = facets.initiatives.iter().map(|position| !passes(map.initiatives.at(*position as usize)));
    let mut filtered: Vec<bool> = out.collect();
    let mut tied = vec![(false, false); web.nodes.len()];
    for tie in &web.ties {
        let (any, passing) = &mut tied[tie.to as usize];
        *any = true;
        *passing |= !filtered[tie.from as usize];
    }
    filtered.extend(tied[facets.len()..].iter().map(|(any, passing)| *any && !passing));
    filtered
}

/// The order in which names matter: what passes the filter first, then challenges, then organisations and common ground,
/// then initiatives; the more tied before the less.
fn ranks(web: &Web, filtered: &[bool]) -> Vec<u32> {
    let kind = |kind: NodeKind| match kind {
        NodeKind::Challenge => 0,
        NodeKind::Organisation | NodeKind::Place | NodeKind::Priority | NodeKind::Theme => 1,
        NodeKind::Initiative => 2,
    };
    let mut order: Vec<usize> = (0..web.nodes.len()).collect();
    order.sort_by_key(|nth| {
        let node = &web.nodes[*nth];
        (filtered[*nth], kind(node.kind), std::cmp::Reverse(node.degree))
    });
    let mut ranks = vec![0; order.len()];
    (0..).zip(order).for_each(|(rank, node)| ranks[node] = rank);
    ranks
}

fn frame(marks: &[Mark]) -> Frame {
    let (mut least, mut most) = ([f32::INFINITY; 2], [f32::NEG_INFINITY; 2]);
    for mark in marks {
        for (axis, at) in [mark.x, mark.y].into_iter().enumerate() {
            least[axis] = least[axis].min(at - mark.radius);
            most[axis] = most[axis].max(at + mark.radius);
        }
    }
    if marks.is_empty() {
        (least, most) = ([0.0; 2], [0.0; 2]);
    }
    // A network of a few nodes is not blown up beyond the Venn's own scale.
    let needed = (most[0] - least[0]).max((most[1] - least[1]) / TALL);
    let width = (needed * (1.0 + 2.0 * MARGIN)).max(600.0);
    let height = width * TALL;
    Frame { left: (least[0] + most[0] - width) / 2.0, top: (least[1] + most[1] - height) / 2.0, width, height }
}
