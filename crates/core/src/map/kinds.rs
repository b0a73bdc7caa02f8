//! What is done to all kinds of row alike, each written once over what a row tells of itself.

use super::field::{Field, Fields, Unreadable};
use super::row::{Lack, Ref, Row};
use super::rules::Broken;
use super::{Entity, Kind, Map, Rows, rules};
use serde::{Serialize, Serializer};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

impl Entity {
    /// The kinds that the network has nodes for.
    pub const NODES: [Entity; 4] = [Entity::Initiative, Entity::Challenge, Entity::Organisation, Entity::Ground];

    /// The kind of these words.
    pub fn read(words: &str) -> Option<Entity> {
        Entity::ALL.iter().copied().find(|entity| entity.words() == words)
    }
}

impl Serialize for Entity {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(self.words())
    }
}

/// One field of one row as it was and as it is, by kind and id.
type FieldOf = ((Entity, Uuid, Field), String);

/// Of which row, which field, and to what.
pub(crate) type SetOf<'a> = (Uuid, &'a Field, Option<&'a str>);

impl Entity {
    /// What people call the kind: "initiative"; a place, priority or theme is "common ground".
    pub fn called(self) -> &'static str {
        of_kind!(self, T => T::CALLED, head => "map")
    }

    /// Whether its rows belong to one copy of the map alone and stay out of a merge.
    pub(crate) fn is_of_one_copy(self) -> bool {
        of_kind!(self, T => T::OF_ONE_COPY, head => false)
    }

    /// Whether the field makes no conflict where two copies differ in it.
    pub(crate) fn is_quiet(self, field: &Field) -> bool {
        of_kind!(self, T => T::is_quiet(field), head => false)
    }
}

impl Map {
    /// Whether it holds the row; it always holds its own head.
    pub fn holds(&self, entity: Entity, id: Uuid) -> bool {
        of_kind!(entity, T => T::rows(self).holds(id), head => true)
    }

    /// The row's fields that differ from a blank row's; None where the map lacks the row.
    pub fn fields(&self, entity: Entity, id: Uuid) -> Option<Fields> {
        of_kind!(entity, T => T::rows(self).get(id).map(Row::fields), head => Some(self.head.fields()))
    }

    /// What people call the row; None where it is not there, or has no name of its own.
    pub fn name_of(&self, entity: Entity, id: Uuid) -> Option<String> {
        of_kind!(
            entity,
            T => T::rows(self).get(id).and_then(|row| row.name(self)),
            head => Some(self.head.title.clone())
        )
    }

    /// Sets fields of one row, which is made where it is not there yet. A row whose order is taken away goes.
    ///
    /// # Errors
    /// Where a value is not of its field's form.
    pub(crate) fn set(
        &mut self,
        entity: Entity,
        id: Uuid,
        field: &Field,
        value: Option<&str>,
    ) -> Result<(), Unreadable> {
        self.set_all(entity, &[(id, field, value)])
    }

    /// Sets fields of many rows of one kind; those of one row stand together.
    ///
    /// # Errors
    /// As for [`Map::set`].
    pub(crate) fn set_all(&mut self, entity: Entity, fields: &[SetOf<'_>]) -> Result<(), Unreadable> {
        of_kind!(entity, T => set_rows(T::rows_mut(self), fields), head => {
            fields.iter().try_for_each(|(_, field, value)| self.head.set(field, *value))
        })
    }

    /// Puts a row in as `from` has it, where it has it.
    pub(crate) fn put_from(&mut self, from: &Map, entity: Entity, id: Uuid) -> bool {
        of_kind!(
            entity,
            T => T::rows(from).get(id).map(|row| T::rows_mut(self).put(row.clone())).is_some(),
            head => false
        )
    }

    /// Removes a row, all references to it, and the rows that mean nothing without it.
    pub(crate) fn remove(&mut self, entity: Entity, id: Uuid) {
        of_kind!(entity, T => T::rows_mut(self).remove(id), head => ());
        self.forget(&BTreeSet::from([id]));
    }

    /// Takes the rows that belong to one copy alone from `from`.
    pub(crate) fn take_rows_of_one_copy(&mut self, from: &Map) {
        each_kind!(T => if T::OF_ONE_COPY {
            *T::rows_mut(self) = T::rows(from).clone();
        });
    }

    /// Removes all references to these ids, and the rows that mean nothing without them.
    pub(crate) fn forget(&mut self, gone: &BTreeSet<Uuid>) {
        let concerns = |reference: &Ref| gone.contains(&reference.id);
        each_kind!(T => change_each(T::rows_mut(self), |row| row.refs().iter().any(concerns), |row| row.let_go(gone)));
    }

    /// Removes the references of this row that the map lacks and that the row can do without.
    pub(crate) fn forget_what_is_gone(&mut self, entity: Entity, id: Uuid) {
        let refs = of_kind!(entity, T => T::rows(self).get(id).map(Row::refs).unwrap_or_default(), head => vec![]);
        let gone = refs.into_iter().filter(|reference| reference.lack == Lack::MayLack && !reference.is_held(self));
        self.forget(&gone.map(|reference| reference.id).collect());
    }

    /// Removes all references to rows that the map lacks, needed ones too: for maps of which parts were lost.
    pub fn forget_lost(&mut self) {
        loop {
            let gone: BTreeSet<Uuid> =
                self.names_what_is_not_there().into_iter().map(|(_, reference)| reference.id).collect();
            if gone.is_empty() {
                return;
            }
            self.forget(&gone);
        }
    }

    /// Removes links and dismissals that repeat an earlier one.
    pub(crate) fn drop_doubles(&mut self) {
        drop_doubles(&mut self.links);
        drop_doubles(&mut self.dismissals);
    }

    /// Gives a row another id, wherever it is named. Where both are there, the one that stays takes the other's part.
    pub(crate) fn rename(&mut self, from: Uuid, into: Uuid) {
        each_kind!(T => take_part(T::rows_mut(self), from, into));
    }

    /// Cleans all texts as edits do and pulls numbers into range; rows that can't be mended are removed.
    pub(crate) fn clean(&mut self) {
        self.head.clean();
        each_kind!(T => T::rows_mut(self).change_all(T::clean));
    }

    /// The references to rows that the map lacks, each with the kind of its row. A map made by edits has none.
    pub fn names_what_is_not_there(&self) -> Vec<(Entity, Ref)> {
        let mut found = Vec::new();
        each_kind!(T => for row in T::rows(self).iter() {
            let gone = row.refs().into_iter().filter(|reference| !reference.is_held(self));
            found.extend(gone.map(|reference| (T::ENTITY, reference)));
        });
        found
    }

    /// The rows that the map lacks and that its rows need.
    pub(crate) fn needed_and_gone(&self) -> BTreeSet<Ref> {
        let gone = self.names_what_is_not_there().into_iter().map(|(_, reference)| reference);
        gone.filter(|reference| reference.lack == Lack::Needs).collect()
    }

    /// The fields of all rows that `other` does not hold as the very same shared row.
    pub(crate) fn unlike(&self, other: &Map) -> Vec<FieldOf> {
        let mut found = Vec::new();
        if self.head != other.head {
            list(&mut found, Entity::Map, self.head.id.0, self.head.fields());
        }
        each_kind!(T => unlike_rows(&mut found, T::rows(self), T::rows(other)));
        found
    }

    /// Checks the row against the rules of its kind and, where names are unique, against the other rows' names.
    ///
    /// # Errors
    /// Which rule it breaks.
    pub(crate) fn check<T: Row>(&self, row: &T) -> Result<(), Broken> {
        row.check(self)?;
        let name = row.same_name().filter(|_| T::UNIQUE);
        if name.is_some() {
            let taken = T::rows(self).iter().any(|other| other.key() != row.key() && other.same_name() == name);
            if taken {
                return Err(Broken::NameTaken { name: row.name(self).unwrap_or_default() });
            }
        }
        Ok(())
    }

    /// Checks a row that the map holds.
    ///
    /// # Errors
    /// As for [`Map::check`].
    pub(crate) fn check_held(&self, entity: Entity, id: Uuid) -> Result<(), Broken> {
        of_kind!(entity, T => T::rows(self).get(id).map_or(Ok(()), |row| self.check(row)), head => self.head.check())
    }

    /// Moves the rows that `other` lacks behind all of its rows in map order.
    pub(crate) fn append_to(&mut self, other: &Map) {
        each_kind!(T => {
            let other_rows = T::rows(other);
            change_each(T::rows_mut(self), |row| !other_rows.holds(row.key()), |row| {
                let order = row.order().saturating_add(other_rows.next_order()).min(rules::LAST_ORDER);
                *row = row.clone().at_order(order);
                true
            });
        });
    }
}

fn list(found: &mut Vec<FieldOf>, entity: Entity, id: Uuid, fields: Fields) {
    found.extend(fields.into_iter().map(|(field, value)| ((entity, id, field), value)));
}

/// Walks both lists in map order, so that of rows which both share nothing but the pointers is looked at.
fn unlike_rows<T: Row>(found: &mut Vec<FieldOf>, rows: &Rows<T>, other: &Rows<T>) {
    if rows.is_same_list(other) {
        return;
    }
    let place = |row: &T| (row.order(), row.key());
    let mut others = other.iter().peekable();
    for row in rows.iter() {
        while others.next_if(|other| !std::ptr::eq(*other, row) && place(other) < place(row)).is_some() {}
        let same = others
            .next_if(|other| std::ptr::eq(*other, row) || place(other) == place(row))
            .is_some_and(|other| std::ptr::eq(other, row) || other == row);
        if !same {
            list(found, T::ENTITY, row.key(), row.fields());
        }
    }
}

fn set_rows<T: Row>(rows: &mut Rows<T>, fields: &[SetOf<'_>]) -> Result<(), Unreadable> {
    let mut changed: BTreeMap<Uuid, Option<T>> = BTreeMap::new();
    for of_one in fields.chunk_by(|(one, ..), (next, ..)| one == next) {
        let id = of_one[0].0;
        if of_one.iter().any(|(_, field, value)| **field == Field::ORDER && value.is_none()) {
            changed.insert(id, None);
            continue;
        }
        // In a damaged file there may be more of the same row further on.
        let before = changed.remove(&id).unwrap_or_else(|| rows.get(id).cloned());
        let mut row = before.unwrap_or_else(|| T::blank(id));
        of_one.iter().try_for_each(|(_, field, value)| row.set(field, *value))?;
        changed.insert(id, Some(row));
    }
    rows.put_all(changed);
    Ok(())
}

/// Changes each row that `concerns` picks, and removes those for which `change` is false. Rows that stay as they are
/// stay shared.
fn change_each<T: Row>(rows: &mut Rows<T>, concerns: impl Fn(&T) -> bool, change: impl Fn(&mut T) -> bool) {
    let mut changed = BTreeMap::new();
    for row in rows.iter().filter(|row| concerns(row)) {
        let mut after = row.clone();
        if !change(&mut after) {
            changed.insert(row.key(), None);
        } else if after != *row {
            changed.insert(row.key(), Some(after));
        }
    }
    rows.put_all(changed);
}

fn drop_doubles<T: Row>(rows: &mut Rows<T>) {
    let mut taken_names = BTreeSet::new();
    for row in rows.clone().iter() {
        if row.same_name().is_some_and(|name| !taken_names.insert(name)) {
            rows.remove(row.key());
        }
    }
}

/// Turns the row `from` into `into`, and references to it likewise.
fn take_part<T: Row>(rows: &mut Rows<T>, from: Uuid, into: Uuid) {
    let concerns = |row: &&T| row.key() == from || row.refs().iter().any(|reference| reference.id == from);
    for row in rows.clone().iter().filter(concerns) {
        let mut changed = row.clone();
        changed.repoint(from, into);
        if changed.key() == row.key() {
            rows.replace(changed);
        } else {
            rows.remove(row.key());
            if !rows.holds(changed.key()) {
                rows.put(changed);
            }
        }
    }
}
