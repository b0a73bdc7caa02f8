//! Row by row and field by field: which of their changes land, and what is in conflict.

use super::knowledge::{Both, Knowledge, Newer, Says};
use super::{Copies, Key, Work, differing, key_of, value};
use crate::change::{Delta, Entity, Field};
use crate::map::Map;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// What changed in one copy, by row.
pub(super) type Changed = BTreeMap<(Entity, Uuid), BTreeMap<Field, Delta>>;

impl Work {
    /// What was said in either copy that the other had not seen.
    pub(super) fn differing(&mut self, copies: &Copies<'_>, ours: &Knowledge, theirs: &Knowledge) -> [Changed; 2] {
        let both = Both::of(ours, theirs, [copies.ours, copies.theirs]);
        let mut changed = [Changed::new(), Changed::new()];
        for (row, deltas) in by_row(differing(&self.ours, &self.theirs)) {
            let there = [self.ours.holds(row.0, row.1), self.theirs.holds(row.0, row.1)];
            if there[0] && there[1] {
                let made_apart = !copies.related || self.is_joined(row.0, row.1);
                for (field, delta) in deltas {
                    let says = Says { ours: delta.before.as_deref(), theirs: delta.after.as_deref(), there };
                    let newer = if made_apart {
                        said_apart(&says)
                    } else {
                        newer(copies, &both, &(row.0, row.1, field), &says)
                    };
                    note(&mut changed, newer, delta);
                }
            } else {
                one_sided(copies, &both, row, there, deltas, &mut changed);
            }
        }
        // What is open there and was never heard of here is open here too: it comes with the seeing.
        let open = copies.theirs.conflicts.iter().filter(|row| copies.related && !copies.ours.conflicts.holds(row.id));
        self.inherited = open.filter(|row| !ours.has_heard_of(theirs, row)).cloned().collect();
        for row in copies.ours.conflicts.iter() {
            let key = key_of(row);
            let there = [self.ours.holds(key.0, key.1), self.theirs.holds(key.0, key.1)];
            // Whoever has not seen the other side can't have settled it, and who has it on the list has not.
            let as_listed = || [&row.ours, &row.theirs].contains(&&value(&self.ours, &key));
            if both.can_be_settled_there(row).unwrap_or_else(as_listed) {
                self.seen_there.insert(row.id.0);
                if both.said_again(&key, there) {
                    self.said_again.insert(key);
                }
            }
        }
        changed
    }

    /// Whether a thing is new in the one copy that holds it.
    pub(super) fn is_new(&self, entity: Entity, id: Uuid) -> bool {
        let goes = |changed: &Changed| changed.get(&(entity, id)).is_some_and(removes);
        self.ours.holds(entity, id) != self.theirs.holds(entity, id) && !self.changed.iter().any(goes)
    }

    fn is_joined(&self, entity: Entity, id: Uuid) -> bool {
        self.joined.iter().any(|joined| joined.entity == entity && (joined.ours == id || joined.theirs == id))
    }

    pub(super) fn theirs_holds(&self, entity: Entity, id: Uuid) -> bool {
        self.theirs.holds(entity, id)
    }

    /// Their changes that land in ours. Notes conflicts on the way.
    pub(super) fn landing(&mut self) -> Vec<Delta> {
        let [ours, theirs] = std::mem::take(&mut self.changed);
        let none = BTreeMap::new();
        let mut landing = Vec::new();
        for (row, changed) in &theirs {
            let held = ours.get(row).unwrap_or(&none);
            match (removes(held), removes(changed)) {
                (true, true) => {}
                (false, true) if held.values().any(matters) => {
                    self.existence(*row, true, false);
                }
                (false, true) => landing.extend(changed.values().cloned()),
                (true, false) if changed.values().any(matters) => {
                    self.existence(*row, false, true);
                    landing.extend(whole(&self.theirs, *row));
                }
                (true, false) => {}
                (false, false) => self.land_fields(held, changed, &mut landing),
            }
        }
        self.changed = [ours, theirs];
        // Grouped by row, as a change is.
        landing.sort_by(|one, other| (one.entity, one.id, &one.field).cmp(&(other.entity, other.id, &other.field)));
        landing
    }

    /// Removed in one copy, changed in the other: kept, and listed.
    pub(super) fn existence(&mut self, (entity, id): (Entity, Uuid), ours: bool, theirs: bool) {
        let key = (entity, id, Field::ORDER);
        if self.conflicts.iter().any(|(held, ..)| *held == key) {
            return;
        }
        let there = |is: bool| is.then(|| "here".to_owned());
        self.conflict(key, there(ours), there(theirs));
    }

    fn land_fields(
        &mut self,
        held: &BTreeMap<Field, Delta>,
        changed: &BTreeMap<Field, Delta>,
        landing: &mut Vec<Delta>,
    ) {
        let mut done: BTreeSet<Uuid> = BTreeSet::new();
        for (field, their) in changed {
            match field.of.filter(|_| is_contribution(their.entity, field)) {
                Some(of) if ends(held, of) || ends(changed, of) => {
                    if done.insert(of) {
                        self.land_contribution(of, their, held, changed, landing);
                    }
                }
                Some(_) | None => self.land_field(held.get(field), their, landing),
            }
        }
    }

    fn land_field(&mut self, our: Option<&Delta>, their: &Delta, landing: &mut Vec<Delta>) {
        let key = (their.entity, their.id, their.field.clone());
        match our {
            None => landing.push(their.clone()),
            Some(our) if our.after == their.after => {}
            Some(_) if their.entity.is_quiet(&their.field) => {}
            Some(our) if our.after.is_none() && their.field.name == "role" => {
                // Who was taken out here and has another role there stays in, listed.
                landing.push(their.clone());
                self.conflict(key, None, their.after.clone());
            }
            Some(our) => self.conflict(key, our.after.clone(), their.after.clone()),
        }
    }

    /// A contribution that one of the copies took away: it goes where the other left it alone, and stays, listed, where
    /// the other said something of it.
    fn land_contribution(
        &mut self,
        of: Uuid,
        one: &Delta,
        held: &BTreeMap<Field, Delta>,
        changed: &BTreeMap<Field, Delta>,
        landing: &mut Vec<Delta>,
    ) {
        let of_it = |deltas: &BTreeMap<Field, Delta>| -> Vec<Delta> {
            deltas
                .values()
                .filter(|delta| is_contribution(delta.entity, &delta.field) && delta.field.of == Some(of))
                .cloned()
                .collect()
        };
        let key = (one.entity, one.id, strength_field(of));
        match (ends(held, of), ends(changed, of)) {
            (true, true) => {}
            (true, false) => {
                let theirs = value(&self.theirs, &key);
                landing.extend(
                    whole(&self.theirs, (one.entity, one.id))
                        .into_iter()
                        .filter(|delta| is_contribution(delta.entity, &delta.field) && delta.field.of == Some(of)),
                );
                self.conflict(key, None, theirs);
            }
            (false, true) if of_it(held).is_empty() => landing.extend(of_it(changed)),
            (false, _) => {
                let ours = value(&self.ours, &key);
                self.conflict(key, ours, None);
            }
        }
    }
}

/// Of one thing that was made apart, twice: whoever says nothing there has taken nothing away.
fn said_apart(says: &Says<'_>) -> Newer {
    match (says.ours, says.theirs) {
        (Some(_), None) => Newer::Ours,
        (None, Some(_)) => Newer::Theirs,
        (Some(_), Some(_)) | (None, None) => Newer::Both,
    }
}

fn newer(copies: &Copies<'_>, both: &Both<'_>, key: &Key, says: &Says<'_>) -> Newer {
    if copies.related {
        return both.newer(key, says);
    }
    // Without common history nothing counts as removed, and nobody has seen what the other says.
    match says.there {
        [true, false] => Newer::Ours,
        [false, true] => Newer::Theirs,
        [true, true] | [false, false] => Newer::Both,
    }
}

fn note(changed: &mut [Changed; 2], newer: Newer, delta: Delta) {
    let (row, field) = ((delta.entity, delta.id), delta.field.clone());
    if newer != Newer::Ours {
        changed[1].entry(row).or_default().insert(field.clone(), delta.clone());
    }
    if newer != Newer::Theirs {
        let ours = Delta { before: delta.after, after: delta.before, ..delta };
        changed[0].entry(row).or_default().insert(field, ours);
    }
}

/// A row that only one of the copies holds: new there, or removed here, or removed here and changed there.
fn one_sided(
    copies: &Copies<'_>,
    both: &Both<'_>,
    row: (Entity, Uuid),
    there: [bool; 2],
    deltas: BTreeMap<Field, Delta>,
    changed: &mut [Changed; 2],
) {
    let holder = usize::from(there[1]);
    let here = |is: bool| is.then_some("here");
    let says = Says { ours: here(there[0]), theirs: here(there[1]), there };
    let newer_row = newer(copies, both, &(row.0, row.1, Field::ORDER), &says);
    let holder_is_newer = newer_row == if holder == 0 { Newer::Ours } else { Newer::Theirs };
    if !holder_is_newer {
        let gone = Delta { entity: row.0, id: row.1, field: Field::ORDER, before: None, after: None };
        changed[1 - holder].entry(row).or_default().insert(Field::ORDER, gone);
    }
    let last = [both.ours, both.theirs][holder].last.things.get(&row);
    // What was cleared there is a change too, though it says nothing.
    let cleared = last.into_iter().flat_map(|of| of.fields.keys()).filter(|field| !deltas.contains_key(*field));
    let cleared = cleared.map(|field| {
        let field = field.clone();
        (field.clone(), Delta { entity: row.0, id: row.1, field, before: None, after: None })
    });
    let cleared: Vec<(Field, Delta)> = cleared.collect();
    for (field, delta) in deltas.into_iter().chain(cleared) {
        let says = Says { ours: delta.before.as_deref(), theirs: delta.after.as_deref(), there };
        let newer = newer(copies, both, &(row.0, row.1, field.clone()), &says);
        let is_row = field == Field::ORDER;
        let unseen = !is_row && (newer == Newer::Both || (newer == Newer::Theirs) == (holder == 1));
        if newer_row == Newer::Both || holder_is_newer || unseen {
            note(changed, if holder == 0 { Newer::Ours } else { Newer::Theirs }, delta);
        }
    }
}

fn by_row(deltas: Vec<Delta>) -> Changed {
    let mut changed = Changed::new();
    for delta in deltas {
        changed.entry((delta.entity, delta.id)).or_default().insert(delta.field.clone(), delta);
    }
    changed
}

fn strength_field(of: Uuid) -> Field {
    Field::towards("strength", of)
}

/// Whether the row goes.
fn removes(changed: &BTreeMap<Field, Delta>) -> bool {
    changed.get(&Field::ORDER).is_some_and(|delta| delta.after.is_none())
}

/// Whether the contribution to `of` goes.
fn ends(changed: &BTreeMap<Field, Delta>, of: Uuid) -> bool {
    changed.get(&strength_field(of)).is_some_and(|delta| delta.after.is_none())
}

fn is_contribution(entity: Entity, field: &Field) -> bool {
    entity == Entity::Initiative && matches!(&*field.name, "strength" | "why" | "contested")
}

/// Whether a change is one that somebody would miss.
fn matters(delta: &Delta) -> bool {
    delta.field.name != "position"
}

/// Every field of a row, as if it were new.
pub(super) fn whole(map: &Map, (entity, id): (Entity, Uuid)) -> Vec<Delta> {
    let fields = map.fields(entity, id).unwrap_or_default().into_iter();
    fields.map(|(field, value)| Delta { entity, id, field, before: None, after: Some(value) }).collect()
}
