//! A change in words, thing by thing: what history, merging and conflicts show to people.

use super::{Change, Delta, Entity, Field};
use crate::map::{ChallengeId, GroundId, Map, OrganisationId, Strength};
use crate::phrases::{challenge, listed};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What a change did, one sentence for each thing: "Warm homes: status live (was planned)." One sentence at the
/// end covers all marks that moved, another all pins. A change of order has no sentence.
pub fn sentences(before: &Map, after: &Map, change: &Change) -> Vec<String> {
    let by_row = by_row(change);
    let sentences = by_row.iter().filter_map(|((entity, id), deltas)| sentence(before, after, *entity, *id, deltas));
    let mut sentences: Vec<String> = sentences.collect();
    let names = |entity: Entity| -> Vec<String> {
        let moved = by_row.iter().filter(|((of, _), deltas)| *of == entity && lies_elsewhere(entity, deltas));
        moved.map(|((_, id), _)| node_name(after, before, *id)).collect()
    };
    let (marks, pins) = (names(Entity::Initiative), names(Entity::Pin));
    if !marks.is_empty() {
        sentences.push(format!("Marks that lie elsewhere: {}.", first_of(&marks)));
    }
    if !pins.is_empty() {
        sentences.push(format!("Pinned or let go in the network: {}.", first_of(&pins)));
    }
    sentences
}

fn by_row(change: &Change) -> BTreeMap<(Entity, Uuid), Vec<&Delta>> {
    let mut by_row: BTreeMap<(Entity, Uuid), Vec<&Delta>> = BTreeMap::new();
    for delta in &change.deltas {
        by_row.entry((delta.entity, delta.id)).or_default().push(delta);
    }
    by_row
}

/// Whether a mark was moved within its region (one that changed region has a new place in any case), or a pin set, moved
/// or taken away.
fn lies_elsewhere(entity: Entity, deltas: &[&Delta]) -> bool {
    let from_place_to_place =
        |delta: &&Delta| delta.field.name == "position" && delta.before.is_some() && delta.after.is_some();
    entity == Entity::Pin
        || (entity == Entity::Initiative
            && deltas.iter().any(from_place_to_place)
            && !deltas.iter().any(|delta| delta.field.name == "strength" || delta.field.name == "order"))
}

/// Names one after another; of many only the first, and how many more.
fn first_of(names: &[String]) -> String {
    const MOST: usize = 5;
    match names.len().checked_sub(MOST) {
        None | Some(0 | 1) => listed(names),
        Some(more) => format!("{} and {more} more", names[..MOST].join(", ")),
    }
}

/// What a node of the network is called, whatever it stands for.
fn node_name(map: &Map, other: &Map, id: Uuid) -> String {
    let of = |map: &Map| Entity::NODES.into_iter().find_map(|entity| map.name_of(entity, id));
    of(map).or_else(|| of(other)).unwrap_or_else(|| "something that is gone".to_owned())
}

fn sentence(before: &Map, after: &Map, entity: Entity, id: Uuid, deltas: &[&Delta]) -> Option<String> {
    if matches!(entity, Entity::Conflict | Entity::Pin) {
        return None;
    }
    let order = deltas.iter().find(|delta| delta.field.name == "order");
    let what = entity.called();
    if order.is_some_and(|delta| delta.before.is_none()) {
        return Some(format!("New {what}: {}.", name(after, entity, id)));
    }
    if order.is_some_and(|delta| delta.after.is_none()) {
        return Some(format!("Removed {what}: {}.", name(before, entity, id)));
    }
    let parts: Vec<String> = deltas
        .iter()
        .filter(|delta| !is_unsaid(&delta.field))
        .map(|delta| {
            let field = field_words(after, before, &delta.field);
            let say = |value: &Option<String>| value_words(&delta.field, value.as_deref());
            match (&delta.before, &delta.after) {
                (None, _) => format!("{field} {}", say(&delta.after)),
                (Some(_), None) => format!("{field} taken away (was {})", say(&delta.before)),
                (Some(_), Some(_)) => format!("{field} {} (was {})", say(&delta.after), say(&delta.before)),
            }
        })
        .collect();
    (!parts.is_empty()).then(|| format!("{}: {}.", name(after, entity, id), listed(&parts)))
}

/// Whether sentences leave the field out: where a mark lies, and the order of rows.
fn is_unsaid(field: &Field) -> bool {
    matches!(&*field.name, "position" | "order")
}

/// How many things and fields a change touches. A new or removed thing counts once, and so do a mark that moved within
/// its region and a pin; conflicts and the order of rows do not count.
pub fn count(change: &Change) -> usize {
    let of_row = |(entity, deltas): (Entity, &Vec<&Delta>)| {
        let whole = |delta: &&Delta| delta.field.name == "order" && (delta.before.is_none() || delta.after.is_none());
        if matches!(entity, Entity::Conflict) {
            0
        } else if entity == Entity::Pin || deltas.iter().any(whole) {
            1
        } else {
            let fields = deltas.iter().filter(|delta| !is_unsaid(&delta.field)).count();
            fields + usize::from(lies_elsewhere(entity, deltas))
        }
    };
    by_row(change).iter().map(|((entity, _), deltas)| of_row((*entity, deltas))).sum()
}

/// What the thing is called.
pub fn name(map: &Map, entity: Entity, id: Uuid) -> String {
    if entity == Entity::Map {
        return "The map".to_owned();
    }
    map.name_of(entity, id).unwrap_or_else(|| format!("a {}", entity.called()))
}

/// A field as people call it: "contribution to Good work", "role of Fenmoor NHS". What is not on `map` is looked for in `other`.
pub fn field_words(map: &Map, other: &Map, field: &Field) -> String {
    let towards = |of: Uuid| -> String {
        for state in [map, other] {
            let challenge = state.challenges.get(ChallengeId(of)).map(|row| challenge(row).to_owned());
            let organisation = || state.organisations.get(OrganisationId(of)).map(|row| row.name.clone());
            let ground = || state.grounds.get(GroundId(of)).map(|row| row.name.clone());
            if let Some(name) = challenge.or_else(organisation).or_else(ground) {
                return name;
            }
        }
        "something that is gone".to_owned()
    };
    match (&*field.name, field.of) {
        ("strength", Some(of)) => format!("contribution to {}", towards(of)),
        ("why", Some(of)) => format!("why it contributes to {}", towards(of)),
        ("contested", Some(of)) => format!("contribution to {} contested", towards(of)),
        ("role", Some(of)) => format!("role of {}", towards(of)),
        ("ground", Some(of)) => format!("common ground {}", towards(of)),
        ("bright_spot", _) => "bright spot".to_owned(),
        ("short_name", _) => "short name".to_owned(),
        ("short_description", _) => "the picture’s short description".to_owned(),
        ("long_description", _) => "the picture’s long description".to_owned(),
        ("order", _) => "being on the map".to_owned(),
        (name, _) => name.replace('_', " "),
    }
}

/// A field's value as people read it: “good” for a strength of 2; nothing is "none".
pub fn value_words(field: &Field, value: Option<&str>) -> String {
    let Some(text) = value else {
        return if field.name == "order" { "removed".to_owned() } else { "none".to_owned() };
    };
    match &*field.name {
        "strength" => Strength::read(text).map_or_else(|| text.to_owned(), |strength| strength.words().to_owned()),
        "order" if text == "here" => "kept".to_owned(),
        "status" | "sector" | "role" | "kind" | "start" | "end" | "colour" => text.to_owned(),
        "contested" | "ground" | "bright_spot" | "bright_spots" => "yes".to_owned(),
        "organisations" | "grounds" | "challenges" | "without" | "from" | "to" | "change" => {
            "another choice".to_owned()
        }
        _ => format!("“{}”", short(text)),
    }
}

fn short(text: &str) -> String {
    const MOST: usize = 120;
    if text.chars().count() <= MOST { text.to_owned() } else { text.chars().take(MOST - 1).chain(['…']).collect() }
}
