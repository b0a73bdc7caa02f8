//! Named points in a map's history.

use super::field::{self, Field, FieldList, Fields, Unreadable};
use super::row::{Ref, Row};
use super::rules::Broken;
use super::{Map, VersionId, rules};
use crate::clean;
use serde::Serialize;
use std::collections::BTreeSet;
use ts_rs::TS;
use uuid::Uuid;

/// A named point in the map's history: the state in which it was named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Version {
    /// Its id.
    pub id: VersionId,
    /// Number in map order.
    #[ts(type = "number")]
    pub order: u64,
    /// Such as "March board"; unique among the map's versions, whatever the case of its letters.
    pub name: String,
    /// The change that named it: the version is the map as it was then.
    #[ts(type = "string")]
    pub change: Uuid,
    /// When, in milliseconds since 1970-01-01 UTC.
    #[ts(type = "number")]
    pub at: i64,
    /// Who named it; may be empty.
    pub who: String,
}

impl Row for Version {
    const CALLED: &'static str = "version";
    const OF_ONE_COPY: bool = true;
    const UNIQUE: bool = true;

    fn key(&self) -> Uuid {
        self.id.0
    }

    fn order(&self) -> u64 {
        self.order
    }

    fn at_order(self, order: u64) -> Version {
        Version { order, ..self }
    }

    fn blank(id: Uuid) -> Version {
        let (name, who) = (String::new(), String::new());
        Version { id: VersionId(id), order: 0, name, change: Uuid::nil(), at: 0, who }
    }

    fn fields(&self) -> Fields {
        FieldList::of_row(self.order)
            .text("name", &self.name)
            .text("change", &self.change.to_string())
            .text("at", &self.at.to_string())
            .text("who", &self.who)
            .done()
    }

    fn set(&mut self, field: &Field, value: Option<&str>) -> Result<(), Unreadable> {
        match &*field.name {
            "order" => self.order = field::order(field, value)?,
            "name" => self.name = rules::line(value.unwrap_or_default()),
            "change" => self.change = field::id(field, value)?,
            "at" => self.at = field::time(field, value)?,
            "who" => self.who = rules::line(value.unwrap_or_default()),
            _ => return Err(Unreadable::of(field, value)),
        }
        Ok(())
    }

    fn name(&self, _: &Map) -> Option<String> {
        Some(self.name.clone())
    }

    fn same_name(&self) -> Option<String> {
        Some(clean::key(&self.name))
    }

    fn refs(&self) -> Vec<Ref> {
        vec![]
    }

    fn repoint(&mut self, from: Uuid, into: Uuid) {
        self.id.repoint(from, into);
    }

    fn let_go(&mut self, _: &BTreeSet<Uuid>) -> bool {
        true
    }

    fn check(&self, _: &Map) -> Result<(), Broken> {
        rules::named(&self.name)
    }

    fn clean(&mut self) -> bool {
        rules::clean_lines([&mut self.name, &mut self.who]);
        self.at = rules::time(self.at);
        true
    }
}
