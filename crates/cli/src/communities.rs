//! The map's communities, as text and as JSON.

use crate::Answer;
use crate::host::{ended, opened, sentence};
use crate::report::as_json;
use serde::Serialize;
use std::path::Path;
use sweetspot_app::wire::NetworkAsked;
use sweetspot_core::Map;
use sweetspot_core::analysis::Shared;
use sweetspot_core::network::Request;
use sweetspot_core::phrases::{counted, listed};

#[derive(Serialize)]
struct Told<'a> {
    communities: Vec<Community<'a>>,
    modularity: f64,
}

#[derive(Serialize)]
struct Community<'a> {
    name: &'a str,
    known_by: Vec<&'a str>,
    initiatives: Vec<&'a str>,
}

pub(crate) fn communities(map: &Path, json: bool) -> Answer {
    let (app, map) = opened(map)?;
    let drawn = app.network(NetworkAsked { shown: Request::default(), passing: None }).map_err(sentence)?;
    ended(&app);
    let network = &drawn.network;
    let report = Told {
        communities: network
            .communities
            .iter()
            .map(|community| Community {
                name: &community.name,
                known_by: community.known_by.iter().map(|known| name(&map, known.thing)).collect(),
                initiatives: community
                    .members
                    .iter()
                    .map(|node| network.nodes[*node as usize].label.as_str())
                    .collect(),
            })
            .collect(),
        modularity: network.modularity,
    };
    if json {
        return as_json(&report);
    }
    let mut text = String::new();
    for community in &report.communities {
        let count = counted(community.initiatives.len(), "initiative", "initiatives");
        text += &format!("{} ({count}): {}\n", community.name, listed(&community.initiatives));
    }
    text += &format!("modularity {:.3}\n", report.modularity);
    Ok(text)
}

fn name(map: &Map, thing: Shared) -> &str {
    match thing {
        Shared::Challenge(nth) => &map.challenges.at(nth as usize).name,
        Shared::Organisation(nth) => &map.organisations.at(nth as usize).name,
        Shared::Ground(nth) => &map.grounds.at(nth as usize).name,
    }
}
