//! What organisations could do together, at which places, priorities and themes: as text and as JSON.

use crate::Answer;
use crate::edit::lettered;
use crate::host::looked_at;
use crate::report::{as_json, letters};
use serde::Serialize;
use std::path::Path;
use sweetspot_core::analysis::together::{At, Proposal, Target, together as search};
use sweetspot_core::clean;
use sweetspot_core::map::{ChallengeSet, GroundId, Map};
use sweetspot_core::phrases::listed;

#[derive(Serialize)]
struct Told<'a> {
    proposals: Vec<ToldProposal<'a>>,
    more: u64,
}

#[derive(Serialize)]
struct ToldProposal<'a> {
    organisations: Vec<&'a str>,
    covers: Vec<String>,
    at: Vec<ToldAt<'a>>,
}

#[derive(Serialize)]
struct ToldAt<'a> {
    kind: &'static str,
    name: &'a str,
    witnesses: Vec<ToldWitness<'a>>,
}

#[derive(Serialize)]
struct ToldWitness<'a> {
    organisation: &'a str,
    challenge: String,
    initiative: &'a str,
}

pub(crate) fn together(
    map: &Path,
    target: Option<&str>,
    live_only: bool,
    at: Option<&str>,
    top: u32,
    json: bool,
) -> Answer {
    let map = &looked_at(map)?;
    let challenges = match target {
        Some(letters) => map.challenge_set(&lettered(map, letters)?),
        None => ChallengeSet::EMPTY,
    };
    let wanted_grounds = at.map_or_else(|| Ok(vec![]), |name| grounds(map, name))?;
    let together = search(map, &Target { challenges, live_only, top, at: wanted_grounds.clone() });
    if json {
        let proposals = together.proposals.iter().map(|proposal| reported(map, proposal)).collect();
        return as_json(&Told { proposals, more: together.more });
    }
    let mut text = String::new();
    for (rank, proposal) in (1..).zip(&together.proposals) {
        text += &format!("{rank}. {}\n", listed(&organisations(map, proposal)));
        let asked =
            |at: &&At| wanted_grounds.is_empty() || wanted_grounds.contains(&map.grounds.at(at.ground as usize).id);
        let (first, others): (Vec<&At>, Vec<&At>) = proposal.at.iter().partition(asked);
        for at in first {
            text += &format!("   {}\n", at.sentence);
            for witness in reported_at(map, at).witnesses {
                text += &format!("      {} {}: {}\n", witness.challenge, witness.organisation, witness.initiative);
            }
        }
        if !others.is_empty() {
            let names: Vec<&str> = others.iter().map(|at| map.grounds.at(at.ground as usize).name.as_str()).collect();
            text += &format!("   Also at {}\n", listed(&names));
        }
    }
    let more = if together.at_least { "at least " } else { "" };
    text += &format!("{more}{} more\n", together.more);
    Ok(text)
}

/// The places, priorities and themes of this name: a place and a theme may be called alike.
fn grounds(map: &Map, name: &str) -> Result<Vec<GroundId>, String> {
    let called = map.grounds.iter().filter(|ground| clean::key(&ground.name) == clean::key(name));
    let ids: Vec<GroundId> = called.map(|ground| ground.id).collect();
    if ids.is_empty() { Err(format!("no place, priority or theme is called {name}")) } else { Ok(ids) }
}

fn organisations<'a>(map: &'a Map, proposal: &Proposal) -> Vec<&'a str> {
    proposal.organisations.iter().map(|nth| organisation(map, *nth)).collect()
}

fn organisation(map: &Map, nth: u32) -> &str {
    &map.organisations.at(nth as usize).name
}

fn reported<'a>(map: &'a Map, proposal: &Proposal) -> ToldProposal<'a> {
    ToldProposal {
        organisations: organisations(map, proposal),
        covers: letters(proposal.covers),
        at: proposal.at.iter().map(|at| reported_at(map, at)).collect(),
    }
}

fn reported_at<'a>(map: &'a Map, at: &At) -> ToldAt<'a> {
    let ground = map.grounds.at(at.ground as usize);
    let witnesses = at.witnesses.iter().map(|witness| ToldWitness {
        organisation: organisation(map, witness.organisation),
        challenge: ChallengeSet(1 << witness.challenge).letters(),
        initiative: &map.initiatives.at(witness.initiative as usize).title,
    });
    ToldAt { kind: ground.kind.words(), name: &ground.name, witnesses: witnesses.collect() }
}
