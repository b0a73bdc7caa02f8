//! What an edit changed, field by field. The same value is what is saved, what undo turns round, what history
//! lists and what merging carries over; there is no second mechanism.

pub mod words;

pub use crate::map::{Entity, Field, Unreadable};

use crate::map::Map;
use crate::stamp::Stamp;
use std::collections::BTreeMap;
use uuid::Uuid;

/// One field of one thing: what it was and what it is. None: the field was not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delta {
    /// What kind of thing changed.
    pub entity: Entity,
    /// Which one.
    pub id: Uuid,
    /// Which field of it. A thing exists while it has the field `order` (the map always exists).
    pub field: Field,
    /// The value before, as text.
    pub before: Option<String>,
    /// The value after, as text.
    pub after: Option<String>,
}

/// One undoable step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The change's id, the same in every copy of the map.
    pub id: Uuid,
    /// Milliseconds since 1970-01-01 UTC.
    pub at: i64,
    /// Who made it; may be empty.
    pub who: String,
    /// What was done, as the undo menu names it: "Place Warm homes in Good work and Healthy life".
    pub label: String,
    /// In order of entity kind, id and field; never two for the same field.
    pub deltas: Vec<Delta>,
}

type BeforeAndAfter = (Option<String>, Option<String>);

impl Change {
    /// All that differs between two states of a map.
    pub fn between(before: &Map, after: &Map, label: String, stamp: &Stamp) -> Change {
        let (old, new) = (before.unlike(after), after.unlike(before));
        let mut joined: BTreeMap<(Entity, Uuid, Field), BeforeAndAfter> = BTreeMap::new();
        for (key, value) in old {
            joined.entry(key).or_default().0 = Some(value);
        }
        for (key, value) in new {
            joined.entry(key).or_default().1 = Some(value);
        }
        let deltas = joined
            .into_iter()
            .filter(|(_, (before, after))| before != after)
            .map(|((entity, id, field), (before, after))| Delta { entity, id, field, before, after })
            .collect();
        Change { id: stamp.change, at: stamp.at, who: stamp.who.clone(), label, deltas }
    }

    /// The change that makes the whole map, as its history begins.
    pub fn making(map: &Map, label: String, stamp: &Stamp) -> Change {
        Change::between(&Map::blank(map.head.id), map, label, stamp)
    }

    /// A change without id, author and label, which no history holds: on the way back to an older state, or from one
    /// copy to another.
    pub fn unnamed(deltas: Vec<Delta>) -> Change {
        Change { id: Uuid::nil(), at: 0, who: String::new(), label: String::new(), deltas }
    }

    /// The change that takes this one back.
    pub fn inverse(&self, label: String, stamp: &Stamp) -> Change {
        let deltas = self
            .deltas
            .iter()
            .map(|delta| Delta { before: delta.after.clone(), after: delta.before.clone(), ..delta.clone() })
            .collect();
        Change { id: stamp.change, at: stamp.at, who: stamp.who.clone(), label, deltas }
    }

    /// Whether nothing was changed.
    pub fn is_empty(&self) -> bool {
        self.deltas.is_empty()
    }

    /// The map with this change made in it.
    ///
    /// # Errors
    /// Where a value is not of its field's form, as in a damaged file; the map given is untouched.
    pub fn made_in(&self, map: &Map) -> Result<Map, Unreadable> {
        let mut map = map.clone();
        for of_kind in self.deltas.chunk_by(|one, next| one.entity == next.entity) {
            let fields: Vec<_> = of_kind.iter().map(|delta| (delta.id, &delta.field, delta.after.as_deref())).collect();
            map.set_all(of_kind[0].entity, &fields)?;
        }
        Ok(map)
    }
}
