//! Things of the same name that were made apart and are one: partners who add the same organisation in two copies mean one
//! organisation. Of the two ids the smaller stays, so that both copies come to the same.

use super::{Copies, Joined, Work};
use crate::change::Entity;
use crate::clean;
use crate::map::{
    ChallengeId, GroundId, Initiative, InitiativeId, Map, NamedView, NamedViewId, OrganisationId, Row, Rows,
};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

impl Work {
    /// Finds them among what is new in both copies, and gives both the same id.
    pub(super) fn join_same_named(&mut self, copies: &Copies<'_>) {
        let none = BTreeSet::new();
        let work = &*self;
        let (ours, theirs) = (&work.ours, &work.theirs);
        let new = |entity| move |id: Uuid| work.is_new(entity, id);
        let mut found = Vec::new();
        if !copies.related {
            let name = |row: &crate::map::Challenge| clean::key(&row.name);
            let new = new(Entity::Challenge);
            found.extend(pairs(Entity::Challenge, new, &ours.challenges, &theirs.challenges, name, &none));
        }
        let name = |row: &crate::map::Organisation| clean::key(&row.name);
        let is_new = new(Entity::Organisation);
        found.extend(pairs(Entity::Organisation, is_new, &ours.organisations, &theirs.organisations, name, &none));
        let name = |row: &crate::map::Ground| format!("{} {}", row.kind.words(), clean::key(&row.name));
        found.extend(pairs(Entity::Ground, new(Entity::Ground), &ours.grounds, &theirs.grounds, name, &none));
        // Two that a sheet knows by two references are two, whatever their titles.
        let name = |row: &Initiative| format!("{}\n{}", clean::key(&row.title), clean::key(&row.reference));
        let is_new = new(Entity::Initiative);
        found.extend(pairs(Entity::Initiative, is_new, &ours.initiatives, &theirs.initiatives, name, copies.apart));
        let name = |row: &NamedView| clean::key(&row.name);
        found.extend(pairs(Entity::View, new(Entity::View), &ours.views, &theirs.views, name, &none));
        for joined in &mut found {
            joined.name = named(&self.ours, joined.entity, joined.ours);
            let (from, into) = (joined.ours.max(joined.theirs), joined.ours.min(joined.theirs));
            // Without common history ours stay as they are: the other copy is a guest.
            let (from, into) = if !copies.related { (joined.theirs, joined.ours) } else { (from, into) };
            if from == joined.ours {
                rename(&mut self.ours, joined.entity, from, into);
            } else {
                rename(&mut self.theirs, joined.entity, from, into);
            }
        }
        self.joined = found;
    }
}

fn named(map: &Map, entity: Entity, id: Uuid) -> String {
    match entity {
        Entity::Challenge => map.challenges.get(id).map(|row| row.name.clone()),
        Entity::Organisation => map.organisations.get(id).map(|row| row.name.clone()),
        Entity::Ground => map.grounds.get(id).map(|row| row.name.clone()),
        Entity::Initiative => map.initiatives.get(id).map(|row| row.title.clone()),
        Entity::View => map.views.get(id).map(|row| row.name.clone()),
        Entity::Map | Entity::Link | Entity::Pin | Entity::Dismissal | Entity::Version | Entity::Conflict => None,
    }
    .unwrap_or_default()
}

/// Rows that are new in each copy, of a name that only one new row has in each.
fn pairs<T: Row>(
    entity: Entity,
    is_new: impl Fn(Uuid) -> bool,
    ours: &Rows<T>,
    theirs: &Rows<T>,
    name: impl Fn(&T) -> String,
    apart: &BTreeSet<Uuid>,
) -> Vec<Joined> {
    let new = |rows: &Rows<T>| {
        let mut by_name: BTreeMap<String, Vec<Uuid>> = BTreeMap::new();
        for row in rows.iter().filter(|row| is_new(row.key())) {
            by_name.entry(name(row)).or_default().push(row.key());
        }
        by_name
    };
    let (mine, other) = (new(ours), new(theirs));
    let both = mine.iter().filter_map(|(name, ours)| match (&ours[..], other.get(name).map(Vec::as_slice)) {
        ([ours], Some([theirs])) if !apart.contains(theirs) => {
            Some(Joined { entity, ours: *ours, theirs: *theirs, name: String::new() })
        }
        _ => None,
    });
    both.collect()
}

/// Gives a thing another id, wherever it is named. Where both are there, the one that stays takes the other's part.
pub(super) fn rename(map: &mut Map, entity: Entity, from: Uuid, into: Uuid) {
    match entity {
        Entity::Challenge => {
            take(&mut map.challenges, from, into, |row| row.id = ChallengeId(into));
            each(map, |row| {
                if let Some(held) = row.contributions.remove(&ChallengeId(from)) {
                    row.contributions.entry(ChallengeId(into)).or_insert(held);
                }
            });
        }
        Entity::Organisation => {
            take(&mut map.organisations, from, into, |row| row.id = OrganisationId(into));
            each(map, |row| {
                if let Some(role) = row.organisations.remove(&OrganisationId(from)) {
                    // Where both were involved, leading counts for more.
                    row.organisations
                        .entry(OrganisationId(into))
                        .and_modify(|held| *held = role.min(*held))
                        .or_insert(role);
                }
            });
            map.pass_on(OrganisationId(from), OrganisationId(into));
        }
        Entity::Ground => {
            take(&mut map.grounds, from, into, |row| row.id = GroundId(into));
            each(map, |row| {
                if row.grounds.remove(&GroundId(from)) {
                    row.grounds.insert(GroundId(into));
                }
            });
        }
        Entity::Initiative => {
            take(&mut map.initiatives, from, into, |row| row.id = InitiativeId(into));
            for mut link in map.links.clone().iter().cloned() {
                for end in [&mut link.from, &mut link.to] {
                    if end.0 == from {
                        *end = InitiativeId(into);
                    }
                }
                map.links.replace(link);
            }
        }
        Entity::View => take(&mut map.views, from, into, |row| row.id = NamedViewId(into)),
        Entity::Map | Entity::Link | Entity::Pin | Entity::Dismissal | Entity::Version | Entity::Conflict => {}
    }
    take(&mut map.pins, from, into, |row| row.node = into);
    for mut conflict in map.conflicts.clone().iter().cloned() {
        if conflict.row == from {
            conflict.row = into;
            map.conflicts.replace(conflict);
        }
    }
}

fn take<T: Row + Clone>(rows: &mut Rows<T>, from: Uuid, into: Uuid, set: impl FnOnce(&mut T)) {
    let Some(mut row) = rows.get(from).cloned() else { return };
    rows.remove(from);
    if !rows.holds(into) {
        set(&mut row);
        rows.put(row);
    }
}

fn each(map: &mut Map, change: impl Fn(&mut Initiative)) {
    for row in map.initiatives.clone().iter() {
        let mut changed = row.clone();
        change(&mut changed);
        if changed != *row {
            map.initiatives.replace(changed);
        }
    }
}
