//! Common ground: what initiatives share besides challenges and organisations.

use super::field::{self, Field, FieldList, Fields, Unreadable};
use super::row::{Ref, Row};
use super::rules::Broken;
use super::{GroundId, Map, rules};
use crate::clean;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;
use uuid::Uuid;

/// The kinds of common ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum GroundKind {
    /// Where.
    Place,
    /// Which of the area's shared priorities.
    Priority,
    /// What it is about; free tags.
    Theme,
}

impl GroundKind {
    /// Every kind, in the order in which they are listed.
    pub const ALL: [GroundKind; 3] = [GroundKind::Place, GroundKind::Priority, GroundKind::Theme];

    /// As on screen: `place`.
    pub fn words(self) -> &'static str {
        match self {
            GroundKind::Place => "place",
            GroundKind::Priority => "priority",
            GroundKind::Theme => "theme",
        }
    }

    /// The kind of these words.
    pub fn read(words: &str) -> Option<GroundKind> {
        GroundKind::ALL.into_iter().find(|kind| kind.words() == words)
    }
}

/// A place, a priority or a theme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Ground {
    /// Its id.
    pub id: GroundId,
    /// Number in map order.
    #[ts(type = "number")]
    pub order: u64,
    /// Place, priority or theme.
    pub kind: GroundKind,
    /// Unique among its kind, whatever the case of its letters.
    pub name: String,
}

impl Row for Ground {
    const CALLED: &'static str = "common ground";
    const UNIQUE: bool = true;

    fn key(&self) -> Uuid {
        self.id.0
    }

    fn order(&self) -> u64 {
        self.order
    }

    fn at_order(self, order: u64) -> Ground {
        Ground { order, ..self }
    }

    fn blank(id: Uuid) -> Ground {
        Ground { id: GroundId(id), order: 0, kind: GroundKind::Theme, name: String::new() }
    }

    fn fields(&self) -> Fields {
        FieldList::of_row(self.order).text("kind", self.kind.words()).text("name", &self.name).done()
    }

    fn set(&mut self, field: &Field, value: Option<&str>) -> Result<(), Unreadable> {
        match &*field.name {
            "order" => self.order = field::order(field, value)?,
            "kind" => self.kind = field::read(field, value, GroundKind::Theme, GroundKind::read)?,
            "name" => self.name = rules::line(value.unwrap_or_default()),
            _ => return Err(Unreadable::of(field, value)),
        }
        Ok(())
    }

    fn name(&self, _: &Map) -> Option<String> {
        Some(self.name.clone())
    }

    fn same_name(&self) -> Option<String> {
        Some(format!("{} {}", self.kind.words(), clean::key(&self.name)))
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
        rules::clean_lines([&mut self.name]);
        true
    }
}
