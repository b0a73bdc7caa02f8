//! Takes a row's values into an initiative, cleaned. What a map can't hold is left out, and a message names it.

use super::names::Names;
use super::{SheetRow, messages};
use crate::clean;
use crate::map::{Contribution, GroundId, GroundKind, Initiative, Map, OrganisationId, Role, Sector, Strength};
use std::collections::BTreeMap;

pub(super) fn take_in(initiative: &mut Initiative, row: &SheetRow, names: &mut Names, left_out: &mut Vec<String>) {
    set_block("Summary", &mut initiative.summary, &row.summary, left_out);
    set_block("Notes", &mut initiative.notes, &row.notes, left_out);
    set_link(&mut initiative.link, &row.link, left_out);
    set_reference(&mut initiative.reference, row, left_out);
    initiative.status = row.status.unwrap_or(initiative.status);
    initiative.bright_spot = row.bright_spot.unwrap_or(initiative.bright_spot);
    set_days(initiative, row, left_out);
    set_contributions(initiative, row, names.map());
    set_organisations(initiative, row, names, left_out);
    set_grounds(initiative, GroundKind::Place, &row.places, names, left_out);
    set_grounds(initiative, GroundKind::Priority, &row.priorities, names, left_out);
    set_grounds(initiative, GroundKind::Theme, &row.themes, names, left_out);
}

fn set_block(field: &str, text: &mut String, given: &Option<String>, left_out: &mut Vec<String>) {
    let given = clean::block(given.as_deref().unwrap_or_default());
    if given.is_empty() {
        return;
    }
    if given.chars().count() > clean::MAX_TEXT {
        left_out.push(messages::text_cut(field));
        *text = given.chars().take(clean::MAX_TEXT).collect();
    } else {
        *text = given;
    }
}

fn set_link(link: &mut String, given: &Option<String>, left_out: &mut Vec<String>) {
    let given = clean::line(given.as_deref().unwrap_or_default());
    if given.chars().count() > clean::MAX_TITLE {
        // Half an address leads nowhere.
        left_out.push(messages::link_too_long());
    } else if !given.is_empty() {
        *link = given;
    }
}

/// An id of another map's is what the initiative is known by there.
fn set_reference(reference: &mut String, row: &SheetRow, left_out: &mut Vec<String>) {
    let given = clean::line(row.reference.as_deref().unwrap_or_default());
    if given.chars().count() > clean::MAX_TITLE {
        left_out.push(messages::name_too_long("Reference", &given));
    } else if !given.is_empty() {
        *reference = given;
    }
}

fn set_days(initiative: &mut Initiative, row: &SheetRow, left_out: &mut Vec<String>) {
    let start = row.start.or(initiative.start);
    let end = row.end.or(initiative.end);
    match start.zip(end) {
        // Nothing shows which of the two days is wrong, so neither of the row's days is taken.
        Some((start, end)) if end < start && (row.start.is_some() || row.end.is_some()) => {
            left_out.push(messages::days_turned(row, start, end));
        }
        Some(_) | None => (initiative.start, initiative.end) = (start, end),
    }
}

fn set_contributions(initiative: &mut Initiative, row: &SheetRow, map: &Map) {
    let Some(given) = &row.challenges else { return };
    let contributions = std::mem::take(&mut initiative.contributions);
    let mut wanted: BTreeMap<_, Option<Strength>> = BTreeMap::new();
    for (challenge, strength) in given.iter().filter(|(challenge, _)| map.challenges.holds(*challenge)) {
        let place = wanted.entry(*challenge).or_default();
        *place = (*place).max(*strength);
    }
    for (challenge, strength) in wanted {
        let mut contribution =
            contributions.get(&challenge).cloned().unwrap_or_else(|| Contribution::new(Strength::Good));
        contribution.strength = strength.unwrap_or(contribution.strength);
        initiative.contributions.insert(challenge, contribution);
    }
}

fn set_organisations(initiative: &mut Initiative, row: &SheetRow, names: &mut Names, left_out: &mut Vec<String>) {
    let lead = organisations("Lead", &row.lead, row.sector, names, left_out);
    let partners = organisations("Partners", &row.partners, None, names, left_out);
    if lead.is_none() && partners.is_none() {
        return;
    }
    let organisations = std::mem::take(&mut initiative.organisations);
    let of_role =
        |wanted: Role| organisations.iter().filter(move |(_, role)| **role == wanted).map(|(id, _)| *id).collect();
    let (lead, partners) =
        (lead.unwrap_or_else(|| of_role(Role::Lead)), partners.unwrap_or_else(|| of_role(Role::Partner)));
    // Leads come last: an organisation named as both leads.
    initiative.organisations.extend(partners.into_iter().map(|id| (id, Role::Partner)));
    initiative.organisations.extend(lead.into_iter().map(|id| (id, Role::Lead)));
}

fn organisations(
    field: &str,
    given: &Option<Vec<String>>,
    sector: Option<Sector>,
    names: &mut Names,
    left_out: &mut Vec<String>,
) -> Option<Vec<OrganisationId>> {
    let cleaned = clean_names(field, given.as_deref()?, left_out)?;
    Some(cleaned.iter().map(|name| names.organisation(name, sector)).collect())
}

fn set_grounds(
    initiative: &mut Initiative,
    kind: GroundKind,
    given: &Option<Vec<String>>,
    names: &mut Names,
    left_out: &mut Vec<String>,
) {
    let field = match kind {
        GroundKind::Place => "Places",
        GroundKind::Priority => "Priorities",
        GroundKind::Theme => "Themes",
    };
    let Some(given) = given else { return };
    let Some(cleaned) = clean_names(field, given, left_out) else { return };
    let of_kind = |id: &GroundId, names: &Names| names.ground_of(*id).is_some_and(|ground| ground.kind == kind);
    initiative.grounds.retain(|id| !of_kind(id, names));
    for name in cleaned {
        initiative.grounds.insert(names.ground(kind, &name));
    }
}

/// The names, each on one line. None where names were given and none of them fits: then the initiative's list stays.
fn clean_names(field: &str, given: &[String], left_out: &mut Vec<String>) -> Option<Vec<String>> {
    let mut lines = vec![];
    for name in given {
        let name = clean::line(name);
        if name.chars().count() > clean::MAX_TITLE {
            left_out.push(messages::name_too_long(field, &name));
        } else if !name.is_empty() {
            lines.push(name);
        }
    }
    if lines.is_empty() && !given.is_empty() { None } else { Some(lines) }
}
