//! What two copies of a map, edited apart, say differently of the same thing.

use super::field::{self, Field, FieldList, Fields, Unreadable};
use super::row::{Ref, Row};
use super::rules::Broken;
use super::{ConflictId, Entity, Map, rules};
use serde::Serialize;
use std::collections::BTreeSet;
use ts_rs::TS;
use uuid::Uuid;

/// One field that was changed in both copies. The map holds `ours` until somebody settles it; where one copy had removed
/// the thing and the other had changed it, the map holds the thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Conflict {
    /// Made of the field and both values, so that the same conflict is listed once.
    pub id: ConflictId,
    /// Number in map order.
    #[ts(type = "number")]
    pub order: u64,
    /// What kind of thing it is about: `initiative`.
    #[ts(type = "string")]
    pub entity: Entity,
    /// Which one.
    #[ts(type = "string")]
    pub row: Uuid,
    /// Which field of it; `order` stands for its being there at all.
    #[ts(type = "string")]
    pub field: Field,
    /// What this copy says, as text; None: nothing, or that it is removed.
    pub ours: Option<String>,
    /// What the other copy says.
    pub theirs: Option<String>,
    /// Who said so in this copy; may be empty.
    pub our_who: String,
    /// When, in milliseconds since 1970-01-01 UTC; 0 where that is not known.
    #[ts(type = "number")]
    pub our_at: i64,
    /// Who said so in the other copy; may be empty.
    pub their_who: String,
    /// When, in milliseconds since 1970-01-01 UTC; 0 where that is not known.
    #[ts(type = "number")]
    pub their_at: i64,
    /// Whose copy the other one was.
    pub from: String,
}

impl Row for Conflict {
    const CALLED: &'static str = "conflict";
    const OF_ONE_COPY: bool = true;
    const UNIQUE: bool = false;

    fn key(&self) -> Uuid {
        self.id.0
    }

    fn order(&self) -> u64 {
        self.order
    }

    fn at_order(self, order: u64) -> Conflict {
        Conflict { order, ..self }
    }

    fn blank(id: Uuid) -> Conflict {
        let blank = String::new;
        Conflict {
            id: ConflictId(id),
            order: 0,
            entity: Entity::Map,
            row: Uuid::nil(),
            field: Field::ORDER,
            ours: None,
            theirs: None,
            our_who: blank(),
            our_at: 0,
            their_who: blank(),
            their_at: 0,
            from: blank(),
        }
    }

    fn fields(&self) -> Fields {
        let list = FieldList::of_row(self.order)
            .text("entity", self.entity.words())
            .text("row", &self.row.to_string())
            .text("field", &self.field.to_string())
            .text("our_who", &self.our_who)
            .text("our_at", &self.our_at.to_string())
            .text("their_who", &self.their_who)
            .text("their_at", &self.their_at.to_string())
            .text("from", &self.from);
        // An empty text and none at all are not the same here.
        let values = [("ours", &self.ours), ("theirs", &self.theirs)];
        values
            .into_iter()
            .filter_map(|(name, value)| Some((name, value.as_ref()?)))
            .fold(list, |list, (name, value)| list.always(name, value))
            .done()
    }

    fn set(&mut self, field: &Field, value: Option<&str>) -> Result<(), Unreadable> {
        let text = rules::line(value.unwrap_or_default());
        match &*field.name {
            "order" => self.order = field::order(field, value)?,
            "entity" => self.entity = field::read(field, value, Entity::Map, Entity::read)?,
            "row" => self.row = field::id(field, value)?,
            "field" => self.field = field::read(field, value, Field::ORDER, field::parsed)?,
            "ours" => self.ours = value.map(rules::block),
            "theirs" => self.theirs = value.map(rules::block),
            "our_who" => self.our_who = text,
            "our_at" => self.our_at = field::time(field, value)?,
            "their_who" => self.their_who = text,
            "their_at" => self.their_at = field::time(field, value)?,
            "from" => self.from = text,
            _ => return Err(Unreadable::of(field, value)),
        }
        Ok(())
    }

    fn name(&self, _: &Map) -> Option<String> {
        None
    }

    fn same_name(&self) -> Option<String> {
        None
    }

    fn refs(&self) -> Vec<Ref> {
        vec![Ref::may_lack(self.entity, self.row)]
    }

    fn repoint(&mut self, from: Uuid, into: Uuid) {
        self.id.repoint(from, into);
        if self.row == from {
            self.row = into;
        }
    }

    fn let_go(&mut self, gone: &BTreeSet<Uuid>) -> bool {
        !gone.contains(&self.row)
    }

    fn check(&self, _: &Map) -> Result<(), Broken> {
        Ok(())
    }

    fn clean(&mut self) -> bool {
        rules::clean_lines([&mut self.our_who, &mut self.their_who, &mut self.from]);
        rules::clean_blocks([self.ours.as_mut(), self.theirs.as_mut()].into_iter().flatten());
        (self.our_at, self.their_at) = (rules::time(self.our_at), rules::time(self.their_at));
        true
    }
}
