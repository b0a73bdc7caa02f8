//! Rows of one kind in map order, shared between copies of the map.
//! Map order is the order of creation; rows made apart with the same number are ordered by id.

use super::row::Row;
use super::rules::order_after;
use serde::{Serialize, Serializer};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use ts_rs::TS;
use uuid::Uuid;

/// From so many rows on that come, go or move, the list is sorted anew.
const MANY: usize = 32;

/// Rows in map order, with look-up by id. Cloning copies two pointers; changing a shared copy copies the
/// pointers to its rows.
#[derive(Clone, Debug)]
pub struct Rows<T> {
    rows: Arc<Vec<Arc<T>>>,
    orders: Arc<HashMap<Uuid, u64>>,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Rows { rows: Arc::default(), orders: Arc::default() }
    }
}

impl<T: PartialEq> PartialEq for Rows<T> {
    fn eq(&self, other: &Self) -> bool {
        self.rows == other.rows
    }
}

impl<T: Row> Rows<T> {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The rows in map order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &T> + DoubleEndedIterator + Clone {
        self.rows.iter().map(|row| &**row)
    }

    /// The row at `position` in map order.
    ///
    /// # Panics
    /// Where there is none, as a slice does.
    pub fn at(&self, position: usize) -> &T {
        &self.rows[position]
    }

    /// The row with this id.
    pub fn get(&self, id: impl Into<Uuid>) -> Option<&T> {
        self.position(id).map(|position| &*self.rows[position])
    }

    /// Where in map order the row with this id stands.
    pub fn position(&self, id: impl Into<Uuid>) -> Option<usize> {
        let id = id.into();
        let order = *self.orders.get(&id)?;
        self.rows.binary_search_by_key(&(order, id), |row| (row.order(), row.key())).ok()
    }

    /// Whether a row with this id exists.
    pub fn holds(&self, id: impl Into<Uuid>) -> bool {
        self.orders.contains_key(&id.into())
    }

    /// The number that the next new row takes.
    pub fn next_order(&self) -> u64 {
        self.rows.last().map_or(1, |row| order_after(row.order()))
    }

    /// Adds the row, or replaces the one with its id.
    pub fn put(&mut self, row: T) {
        self.remove(row.key());
        let key = (row.order(), row.key());
        let rows = Arc::make_mut(&mut self.rows);
        // Nearly always the end: rows are made in map order.
        let place = rows.partition_point(|other| (other.order(), other.key()) < key);
        rows.insert(place, Arc::new(row));
        Arc::make_mut(&mut self.orders).insert(key.1, key.0);
    }

    /// Replaces the row of the same id and order in place, which copies no look-up.
    pub fn replace(&mut self, row: T) {
        match self.position(row.key()) {
            Some(place) if self.rows[place].order() == row.order() => {
                Arc::make_mut(&mut self.rows)[place] = Arc::new(row);
            }
            Some(_) | None => self.put(row),
        }
    }

    /// Removes the row with this id, where there is one.
    pub fn remove(&mut self, id: Uuid) {
        if let Some(place) = self.position(id) {
            Arc::make_mut(&mut self.rows).remove(place);
            Arc::make_mut(&mut self.orders).remove(&id);
        }
    }

    /// Puts in and replaces many rows at once, and removes those with None. One after another they would take as many steps
    /// as their square.
    pub(crate) fn put_all(&mut self, changed: BTreeMap<Uuid, Option<T>>) {
        let mut moved = BTreeMap::new();
        for (id, row) in changed {
            match (row, self.position(id)) {
                (Some(row), Some(place)) if self.rows[place].order() == row.order() => {
                    Arc::make_mut(&mut self.rows)[place] = Arc::new(row);
                }
                (None, None) => {}
                (row, _) => drop(moved.insert(id, row)),
            }
        }
        if moved.len() < MANY {
            return moved.into_iter().for_each(|(id, row)| match row {
                Some(row) => self.put(row),
                None => self.remove(id),
            });
        }
        let (rows, orders) = (Arc::make_mut(&mut self.rows), Arc::make_mut(&mut self.orders));
        rows.retain(|row| !moved.contains_key(&row.key()));
        for (id, row) in moved {
            match row {
                Some(row) => {
                    orders.insert(id, row.order());
                    rows.push(Arc::new(row));
                }
                None => drop(orders.remove(&id)),
            }
        }
        rows.sort_by_key(|row| (row.order(), row.key()));
    }

    /// Changes every row in a way that leaves its id and its number alone, and removes those for which `change` is false.
    /// Rows that stay as they are stay shared; those that nobody shares are changed where they lie.
    pub(crate) fn change_all(&mut self, change: impl Fn(&mut T) -> bool) {
        let mut changed = BTreeMap::new();
        let mut note = |row: &Arc<T>| {
            let mut copy = T::clone(row);
            if !change(&mut copy) {
                changed.insert(copy.key(), None);
            } else if copy != **row {
                changed.insert(copy.key(), Some(copy));
            }
        };
        match Arc::get_mut(&mut self.rows) {
            Some(rows) => {
                let mut gone = BTreeMap::new();
                for row in rows {
                    match Arc::get_mut(row) {
                        Some(own) => {
                            if !change(own) {
                                gone.insert(own.key(), None);
                            }
                        }
                        None => note(row),
                    }
                }
                changed.append(&mut gone);
            }
            None => self.rows.iter().for_each(note),
        }
        self.put_all(changed);
    }

    /// Whether both are the very same shared list, which is known without looking at any row.
    pub fn is_same_list(&self, other: &Rows<T>) -> bool {
        Arc::ptr_eq(&self.rows, &other.rows)
    }

    /// Positions at which this list has another row than `before`, or at which only one of them has a row. None where a row
    /// came, went or moved before the end of either.
    pub fn changed_since(&self, before: &Rows<T>) -> Option<Vec<u32>> {
        if self.is_same_list(before) {
            return Some(vec![]);
        }
        let both = self.rows.iter().zip(before.rows.iter());
        let mut changed = vec![];
        for (position, (row, was)) in (0..).zip(both) {
            if !Arc::ptr_eq(row, was) {
                if row.key() != was.key() {
                    return None;
                }
                changed.push(position);
            }
        }
        let (one, other) = (self.len() as u32, before.len() as u32);
        changed.extend(one.min(other)..one.max(other));
        Some(changed)
    }

    /// Lays down many rows at once.
    pub fn from_unsorted(rows: Vec<T>) -> Rows<T> {
        let mut rows: Vec<Arc<T>> = rows.into_iter().map(Arc::new).collect();
        rows.sort_by_key(|row| (row.order(), row.key()));
        let orders = rows.iter().map(|row| (row.key(), row.order())).collect();
        Rows { rows: Arc::new(rows), orders: Arc::new(orders) }
    }
}

impl<T: Serialize> Serialize for Rows<T> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        self.rows.serialize(out)
    }
}

/// On the wire, rows are an array.
impl<T: TS> TS for Rows<T> {
    type WithoutGenerics = <Vec<T> as TS>::WithoutGenerics;
    type OptionInnerType = Self;
    fn name(cfg: &ts_rs::Config) -> String {
        <Vec<T> as TS>::name(cfg)
    }
    fn inline(cfg: &ts_rs::Config) -> String {
        <Vec<T> as TS>::inline(cfg)
    }
    fn visit_dependencies(visitor: &mut impl ts_rs::TypeVisitor)
    where
        Self: 'static,
    {
        <Vec<T> as TS>::visit_dependencies(visitor);
    }
    fn visit_generics(visitor: &mut impl ts_rs::TypeVisitor)
    where
        Self: 'static,
    {
        <Vec<T> as TS>::visit_generics(visitor);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::Organisation;
    use crate::rng::Rng;

    fn row(id: u64, order: u64) -> Organisation {
        Organisation { order, ..Organisation::blank(Uuid::from_u128(id.into())) }
    }

    #[test]
    fn many_at_once_are_as_one_after_another() {
        for seed in 0..40 {
            let mut rng = Rng(seed);
            let rows: Vec<_> = (0..rng.below(120)).map(|id| row(id * 3, rng.below(50))).collect();
            let mut at_once = Rows::from_unsorted(rows);
            let mut one_by_one = at_once.clone();
            let mut changed = BTreeMap::new();
            for _ in 0..rng.below(100) {
                let id = rng.below(400);
                let kept = (rng.below(4) > 0).then(|| Organisation {
                    name: "Changed".to_owned(),
                    ..row(id, at_once.get(Uuid::from_u128(id.into())).map_or(rng.below(50), |held| held.order))
                });
                changed.insert(Uuid::from_u128(id.into()), kept);
            }
            for (id, row) in changed.clone() {
                match row {
                    Some(row) => one_by_one.put(row),
                    None => one_by_one.remove(id),
                }
            }
            at_once.put_all(changed);
            assert_eq!(at_once, one_by_one, "seed {seed}");
            assert_eq!(at_once.orders, one_by_one.orders, "seed {seed}");
            assert!((0..at_once.len()).all(|place| at_once.position(at_once.at(place).key()) == Some(place)));
        }
    }

    #[test]
    fn rows_are_changed_alike_whoever_shares_them() {
        let change = |row: &mut Organisation| {
            let even = row.order.is_multiple_of(2);
            if row.order.is_multiple_of(3) {
                row.name = "Changed".to_owned();
            }
            even
        };
        let made = || Rows::from_unsorted((0..90).map(|id| row(id * 7 % 90, id)).collect());
        let (mut own, mut shared, mut part) = (made(), made(), made());
        let (list, one) = (shared.clone(), part.rows[6].clone());
        own.change_all(change);
        shared.change_all(change);
        part.change_all(change);
        assert_eq!(own.len(), 45);
        assert_eq!((&own, &own), (&shared, &part));
        assert_eq!(list, made());
        assert_eq!(one.name, "");
    }
}
