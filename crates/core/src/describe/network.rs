//! The network in sentences, for people who hear the picture instead of seeing it: every figure here is one that the
//! picture shows.

use crate::map::Map;
use crate::network::{Network, NodeKind};
use crate::phrases::{counted, listed};

/// Most communities and most nodes that are named; more than that nobody listens to.
const MOST_COMMUNITIES: usize = 10;
const MOST_NODES: usize = 5;

/// Counts, the communities by name and size, the most connected; paragraphs parted by a blank line.
pub fn describe(map: &Map, network: &Network) -> String {
    let mut paragraphs = vec![opening(map, network)];
    paragraphs.extend(communities(network));
    paragraphs.extend(most_connected(network));
    paragraphs.extend(alone(network));
    paragraphs.join("\n\n")
}

fn opening(map: &Map, network: &Network) -> String {
    let title = map.head.title.trim();
    let whose = if title.is_empty() { "Map" } else { title };
    let kinds = [
        (NodeKind::Initiative, "initiative", "initiatives"),
        (NodeKind::Challenge, "challenge", "challenges"),
        (NodeKind::Organisation, "organisation", "organisations"),
        (NodeKind::Place, "place", "places"),
        (NodeKind::Priority, "priority", "priorities"),
        (NodeKind::Theme, "theme", "themes"),
    ];
    let counts: Vec<String> = kinds
        .into_iter()
        .map(|(kind, one, many)| (network.nodes.iter().filter(|node| node.kind == kind).count(), one, many))
        .filter(|(count, _, _)| *count > 0)
        .map(|(count, one, many)| counted(count, one, many))
        .collect();
    if counts.is_empty() {
        return format!("{whose}: network, no initiative yet.");
    }
    let faint = network.marks.iter().filter(|mark| mark.filtered).count();
    let filtered = match faint {
        0 => String::new(),
        1 => " 1 of them is filtered out and drawn faint.".to_owned(),
        many => format!(" {many} of them are filtered out and drawn faint."),
    };
    format!("{whose}: network of {}, with {}.{filtered}", listed(&counts), counted(network.ties.len(), "tie", "ties"))
}

fn communities(network: &Network) -> Option<String> {
    let found = &network.communities;
    let named: Vec<String> = found
        .iter()
        .take(MOST_COMMUNITIES)
        .map(|community| {
            format!("{} ({})", community.name, counted(community.members.len(), "initiative", "initiatives"))
        })
        .collect();
    let more = match found.len().saturating_sub(MOST_COMMUNITIES) {
        0 => String::new(),
        more => format!("; and {more} smaller"),
    };
    let head = counted(found.len(), "community", "communities");
    (!found.is_empty()).then(|| format!("{head} of closely tied initiatives: {}{more}.", named.join("; ")))
}

fn most_connected(network: &Network) -> Option<String> {
    let mut order: Vec<usize> = (0..network.nodes.len()).filter(|node| network.nodes[*node].degree > 0).collect();
    order.sort_by_key(|node| std::cmp::Reverse(network.nodes[*node].degree));
    let named: Vec<String> = order
        .iter()
        .take(MOST_NODES)
        .map(|node| &network.nodes[*node])
        .map(|node| format!("{} ({})", node.label, counted(node.degree as usize, "neighbour", "neighbours")))
        .collect();
    (!named.is_empty()).then(|| format!("Most connected: {}.", named.join("; ")))
}

fn alone(network: &Network) -> Option<String> {
    let alone = network.nodes.iter().filter(|node| node.degree == 0).count();
    match (alone, network.nodes.len()) {
        (0, _) => None,
        (1, _) => Some("1 is tied to nothing.".to_owned()),
        (many, _) => Some(format!("{many} are tied to nothing.")),
    }
}
