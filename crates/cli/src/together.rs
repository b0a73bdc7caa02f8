//! What organisations could do together, as text and as JSON.

use crate::Answer;
use crate::changing::lettered;
use crate::host::{opened, sentence};
use crate::telling::{Grounds, as_json, letters};
use serde::Serialize;
use std::path::Path;
use sweetspot_core::analysis::together::Target;
use sweetspot_core::map::ChallengeSet;
use sweetspot_core::words::listed;

#[derive(Serialize)]
struct Told<'a> {
    proposals: Vec<Proposal<'a>>,
    more: u64,
}

#[derive(Serialize)]
struct Proposal<'a> {
    organisations: Vec<&'a str>,
    covers: Vec<String>,
    common_ground: Grounds<'a>,
    witnesses: Vec<Witness<'a>>,
}

#[derive(Serialize)]
struct Witness<'a> {
    organisation: &'a str,
    challenge: String,
    initiative: &'a str,
}

pub(crate) fn together(map: &Path, target: Option<&str>, live_only: bool, top: u32, json: bool) -> Answer {
    let (app, snapshot) = opened(map)?;
    let map = &snapshot.map;
    let challenges = match target {
        Some(letters) => map.challenge_set(&lettered(map, letters)?),
        None => ChallengeSet::EMPTY,
    };
    let found = app.together(Target { challenges, live_only, top }).map_err(sentence)?;
    app.end();
    let organisation = |nth: u32| map.organisations.at(nth as usize).name.as_str();
    let proposals = found.proposals.iter().map(|proposal| Proposal {
        organisations: proposal.organisations.iter().map(|nth| organisation(*nth)).collect(),
        covers: letters(proposal.covers),
        common_ground: Grounds::of(map, &proposal.grounds),
        witnesses: proposal
            .witnesses
            .iter()
            .map(|witness| Witness {
                organisation: organisation(witness.organisation),
                challenge: ChallengeSet(1 << witness.challenge).letters(),
                initiative: &map.initiatives.at(witness.initiative as usize).title,
            })
            .collect(),
    });
    let told = Told { proposals: proposals.collect(), more: found.more };
    if json {
        return as_json(&told);
    }
    let mut text = String::new();
    for (rank, proposal) in (1..).zip(&told.proposals) {
        let ground = &proposal.common_ground;
        let shared: Vec<&str> =
            [&ground.places, &ground.priorities, &ground.themes].into_iter().flatten().copied().collect();
        text += &format!(
            "{rank}. {} can reach {} together; they share {}\n",
            listed(&proposal.organisations),
            listed(&proposal.covers),
            listed(&shared)
        );
        for witness in &proposal.witnesses {
            text += &format!("   {} {}: {}\n", witness.challenge, witness.organisation, witness.initiative);
        }
    }
    let more = if found.at_least { "at least " } else { "" };
    text += &format!("{more}{} more\n", told.more);
    Ok(text)
}
