//! What an edit is called in the undo menu and in the history.

use super::{Cell, Edit, InitiativeFields};
use crate::map::{
    ChallengeId, ChallengeSet, GroundId, InitiativeId, Map, NamedViewId, OrganisationId, Role, VersionId,
};
use crate::phrases::{self, counted, listed, listed_up_to};

/// The edit in words, such as "Place Warm homes in Good work and Healthy life". `map` is the map before it.
pub(super) fn label(map: &Map, edit: &Edit) -> String {
    match edit {
        Edit::ChangeMap { title: Some(_), .. } => "Rename the map".to_owned(),
        Edit::ChangeMap { short_description, long_description, .. }
            if short_description.is_some() || long_description.is_some() =>
        {
            "Change the picture's description".to_owned()
        }
        Edit::ChangeMap { marking, release, .. } if marking.is_some() || release.is_some() => {
            "Change the marking".to_owned()
        }
        Edit::ChangeMap { .. } => "Change the map's details".to_owned(),
        Edit::AddChallenge { name } => format!("Add challenge {}", short(name)),
        Edit::ChangeChallenge { challenge, .. } => format!("Change challenge {}", challenge_name(map, *challenge)),
        Edit::MoveChallenge { challenge, .. } => format!("Move challenge {}", challenge_name(map, *challenge)),
        Edit::RemoveChallenge { challenge } => format!("Remove challenge {}", challenge_name(map, *challenge)),
        Edit::AddInitiative { title, .. } => format!("Add {}", short(title)),
        Edit::StartTogether { title, .. } => format!("Start {} together", short(title)),
        Edit::ChangeInitiatives { initiatives, fields } => {
            format!("Change {} of {}", field_names(fields), titles(map, initiatives))
        }
        Edit::SetCells { cells } => match &cells[..] {
            [one] => format!("Change {} of {}", one.column.words(), titles(map, &[one.initiative])),
            many => format!("Change {} in {}", counted(many.len(), "cell", "cells"), columns(many)),
        },
        Edit::RemoveInitiatives { initiatives } => format!("Remove {}", titles(map, initiatives)),
        Edit::PlaceInitiatives { initiatives, challenges, .. } => {
            let region = map.challenge_set(challenges);
            let stay =
                initiatives.iter().all(|id| map.initiatives.get(*id).is_some_and(|row| map.region_of(row) == region));
            let who = titles(map, initiatives);
            match (region.is_empty(), stay) {
                (true, _) => format!("Take {who} off the map"),
                (false, true) => format!("Move {who} within {}", region_name(map, region)),
                (false, false) => format!("Place {who} in {}", region_name(map, region)),
            }
        }
        Edit::SetContribution { initiatives, challenge, strength } => {
            let (who, challenge) = (titles(map, initiatives), challenge_name(map, *challenge));
            match strength {
                Some(strength) => format!("Set contribution of {who} to {challenge}: {}", strength.words()),
                None => format!("Take away contribution of {who} to {challenge}"),
            }
        }
        Edit::ExplainContribution { initiative, challenge, .. } => {
            format!("Explain contribution of {} to {}", titles(map, &[*initiative]), challenge_name(map, *challenge))
        }
        Edit::AddOrganisation { name, .. } => format!("Add organisation {}", short(name)),
        Edit::ChangeOrganisation { organisation, .. } => format!("Change {}", organisation_name(map, *organisation)),
        Edit::MergeOrganisations { into, from } => {
            format!("Merge {} into {}", organisation_name(map, *from), organisation_name(map, *into))
        }
        Edit::RemoveOrganisation { organisation } => {
            format!("Remove organisation {}", organisation_name(map, *organisation))
        }
        Edit::InvolveOrganisation { initiatives, organisation, role } => {
            let (who, organisation) = (titles(map, initiatives), organisation_name(map, *organisation));
            match role {
                Some(Role::Lead) => format!("Make {organisation} lead of {who}"),
                Some(Role::Partner) => format!("Make {organisation} a partner in {who}"),
                None => format!("Take {organisation} out of {who}"),
            }
        }
        Edit::AddGround { ground, name, .. } => format!("Add {} {}", ground.words(), short(name)),
        Edit::RenameGround { ground, name } => format!("Rename {} to {}", ground_name(map, *ground), short(name)),
        Edit::RemoveGround { ground } => format!("Remove {}", ground_name(map, *ground)),
        Edit::ShareGround { initiatives, ground, shared } => {
            let (who, ground) = (titles(map, initiatives), ground_name(map, *ground));
            if *shared { format!("Add {ground} to {who}") } else { format!("Take {ground} from {who}") }
        }
        Edit::Tidy => "Tidy".to_owned(),
        Edit::LinkInitiatives { from, to, says, .. } => {
            format!("Link: {} {} {}", titles(map, &[*from]), says.words(), titles(map, &[*to]))
        }
        Edit::ChangeLink { link, .. } => match map.links.get(*link) {
            Some(link) => format!("Change the link from {} to {}", titles(map, &[link.from]), titles(map, &[link.to])),
            None => "Change a link".to_owned(),
        },
        Edit::RemoveLinks { links } => format!("Remove {}", counted(links.len(), "link", "links")),
        Edit::PinNodes { pins } => format!("Pin {}", counted(pins.len(), "node", "nodes")),
        Edit::UnpinNodes { nodes } if nodes.is_empty() => "Unpin everything".to_owned(),
        Edit::UnpinNodes { nodes } => format!("Unpin {}", counted(nodes.len(), "node", "nodes")),
        Edit::KeepView { name, .. } => format!("Keep view {}", short(name)),
        Edit::ChangeView { named, .. } => format!("Change view {}", view_name(map, *named)),
        Edit::RemoveView { named } => format!("Remove view {}", view_name(map, *named)),
        Edit::Dismiss { organisations, .. } => {
            let names: Vec<String> = organisations.iter().map(|id| organisation_name(map, *id)).collect();
            format!("Not for us: {}", short(&listed(&names)))
        }
        Edit::Recall { .. } => "Propose again".to_owned(),
        Edit::NameVersion { name } => format!("Name version {}", short(name)),
        Edit::RenameVersion { version, name } => {
            format!("Rename version {} to {}", version_name(map, *version), short(name))
        }
        Edit::RemoveVersion { version } => format!("Remove version {}", version_name(map, *version)),
        Edit::SettleConflicts { conflicts, theirs } => {
            let whose = if *theirs { "the other copy’s" } else { "this copy’s" };
            format!("Settle {} as {whose}", counted(conflicts.len(), "conflict", "conflicts"))
        }
        Edit::Import { from, rows, .. } if from.is_empty() => match &rows[..] {
            [only] => format!("Change details of {}", short(only.title.as_deref().unwrap_or("an initiative"))),
            many => format!("Change {}", counted(many.len(), "initiative", "initiatives")),
        },
        Edit::Import { from, rows, .. } => {
            format!("Import {} from {}", counted(rows.len(), "row", "rows"), short(from))
        }
    }
}

fn field_names(fields: &InitiativeFields) -> &'static str {
    let given = fields.given();
    let mut named = given.iter().map(|(column, _)| column.words());
    match (named.next(), named.next()) {
        (Some(only), None) => only,
        (Some(_), Some(_)) | (None, _) => "details",
    }
}

fn titles(map: &Map, initiatives: &[InitiativeId]) -> String {
    match initiatives {
        [one] => map.initiatives.get(*one).map_or_else(|| "an initiative".to_owned(), |row| short(&row.title)),
        many => counted(many.len(), "initiative", "initiatives"),
    }
}

/// Which columns these cells stand in.
fn columns(cells: &[Cell]) -> String {
    let mut words: Vec<String> = vec![];
    for cell in cells {
        let column = cell.column.words();
        if !words.iter().any(|known| known == column) {
            words.push(column.to_owned());
        }
    }
    listed_up_to(&words, 3)
}

fn challenge_name(map: &Map, id: ChallengeId) -> String {
    map.challenges.get(id).map_or_else(|| "a challenge".to_owned(), |row| short(phrases::challenge(row)))
}

/// Each name is shortened by itself, so that none is cut off with the end of the list.
fn region_name(map: &Map, region: ChallengeSet) -> String {
    let names: Vec<String> = phrases::names(map, region).map(short).collect();
    listed(&names)
}

fn organisation_name(map: &Map, id: OrganisationId) -> String {
    map.organisations.get(id).map_or_else(|| "an organisation".to_owned(), |row| short(&row.name))
}

fn ground_name(map: &Map, id: GroundId) -> String {
    map.grounds.get(id).map_or_else(|| "common ground".to_owned(), |row| short(&row.name))
}

fn view_name(map: &Map, id: NamedViewId) -> String {
    map.views.get(id).map_or_else(|| "a view".to_owned(), |row| short(&row.name))
}

fn version_name(map: &Map, id: VersionId) -> String {
    map.versions.get(id).map_or_else(|| "a version".to_owned(), |row| short(&row.name))
}

/// Menus are narrow.
fn short(text: &str) -> String {
    const MOST: usize = 40;
    if text.chars().count() <= MOST { text.to_owned() } else { text.chars().take(MOST - 1).chain(['…']).collect() }
}
