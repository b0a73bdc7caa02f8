//! Rows of one kind in map order, shared between copies of the map.
//! Map order is the order of creation; rows made apart with the same number are ordered by id.

use super::row::Row;
use super::rules::order_after;
use serde::{Serialize, Serializer};
use std::collections::HashMap;
use std::sync::Arc;
use ts_rs::TS;
use uuid::Uuid;

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
