//! A map while it is being edited, and what every text goes through before it is in it.

use super::Refusal;
use crate::clean;
use crate::layout;
use crate::layout::MARK_RADIUS;
use crate::map::{Entity, Initiative, InitiativeId, Map, Position, Row};
use crate::stamp::Stamp;
use uuid::Uuid;

/// A map while it is being edited.
pub(super) struct Draft<'a> {
    pub(super) map: Map,
    pub(super) stamp: &'a Stamp,
    made: u64,
}

impl<'a> Draft<'a> {
    pub(super) fn of(map: &Map, stamp: &'a Stamp) -> Draft<'a> {
        Draft { map: map.clone(), stamp, made: 0 }
    }

    /// An id for a new row.
    pub(super) fn new_id(&mut self) -> Uuid {
        self.made += 1;
        self.stamp.id(self.made)
    }

    /// Puts a row on the map, where no rule forbids it.
    pub(super) fn put<T: Row>(&mut self, row: T) -> Result<(), Refusal> {
        self.map.check(&row)?;
        T::rows_mut(&mut self.map).replace(row);
        Ok(())
    }

    /// Changes one row, where no rule forbids what comes of it.
    pub(super) fn change<T: Row>(
        &mut self,
        id: impl Into<Uuid>,
        change: impl FnOnce(&mut T) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        let mut row = T::rows(&self.map).get(id).cloned().ok_or(Refusal::Gone)?;
        change(&mut row)?;
        self.put(row)
    }

    /// Removes a row, and what says nothing without it.
    pub(super) fn remove(&mut self, entity: Entity, id: impl Into<Uuid>) -> Result<(), Refusal> {
        let id = id.into();
        if !self.map.holds(entity, id) {
            return Err(Refusal::Gone);
        }
        self.map.remove(entity, id);
        Ok(())
    }

    /// Changes one initiative.
    pub(super) fn initiative(
        &mut self,
        id: InitiativeId,
        change: impl FnOnce(&mut Initiative) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        let mut row = self.map.initiatives.get(id).cloned().ok_or(Refusal::Gone)?;
        change(&mut row)?;
        self.map.initiatives.replace(row);
        Ok(())
    }

    /// Gives every placed initiative that has no position yet a free place, and moves no other.
    pub(super) fn settle(&mut self) {
        let places = layout::missing_places(&self.map);
        self.keep(&places);
    }

    pub(super) fn tidy(&mut self) {
        let places = layout::tidy(&self.map, MARK_RADIUS);
        self.keep(&places);
    }

    /// Puts initiatives, by position in map order, where they are to lie.
    pub(super) fn keep(&mut self, places: &[(u32, Position)]) {
        for (nth, position) in places {
            let row = self.map.initiatives.at(*nth as usize);
            if row.position != Some(*position) {
                let row = Initiative { position: Some(*position), ..row.clone() };
                self.map.initiatives.replace(row);
            }
        }
    }
}

pub(super) type Cleaned = Result<String, Refusal>;

/// Sets `field` where a text is given, cleaned.
pub(super) fn set(field: &mut String, given: &Option<String>, clean: impl Fn(&str) -> Cleaned) -> Result<(), Refusal> {
    if let Some(text) = given {
        *field = clean(text)?;
    }
    Ok(())
}

/// A name or title: one line, not empty.
pub(super) fn name(given: &str) -> Cleaned {
    let cleaned = line(given)?;
    if cleaned.is_empty() { Err(Refusal::NameMissing) } else { Ok(cleaned) }
}

/// One line, which may be empty.
pub(super) fn line(given: &str) -> Cleaned {
    short_enough(clean::line(given), clean::MAX_TITLE)
}

/// Several lines, which may be empty.
pub(super) fn block(given: &str) -> Cleaned {
    short_enough(clean::block(given), clean::MAX_TEXT)
}

fn short_enough(cleaned: String, most: usize) -> Cleaned {
    if cleaned.chars().count() > most { Err(Refusal::TextTooLong { most }) } else { Ok(cleaned) }
}
