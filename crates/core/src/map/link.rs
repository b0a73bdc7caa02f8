//! Links that people draw from one initiative to another.

use super::field::{self, Field, FieldList, Fields, Unreadable};
use super::row::{Ref, Row};
use super::rules::Broken;
use super::{Entity, InitiativeId, LinkId, Map, rules};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;
use uuid::Uuid;

/// What a link says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LinkKind {
    /// The first can't go on without the second. Directed.
    DependsOn,
    /// The first helps the second. Directed.
    Supports,
    /// Two names for one thing. Not directed.
    SameAs,
    /// They use the same data. Not directed.
    SharesDataWith,
}

impl LinkKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [LinkKind; 4] =
        [LinkKind::DependsOn, LinkKind::Supports, LinkKind::SameAs, LinkKind::SharesDataWith];

    /// As on screen: `depends on`.
    pub fn words(self) -> &'static str {
        match self {
            LinkKind::DependsOn => "depends on",
            LinkKind::Supports => "supports",
            LinkKind::SameAs => "same as",
            LinkKind::SharesDataWith => "shares data with",
        }
    }

    /// The kind of these words.
    pub fn read(words: &str) -> Option<LinkKind> {
        LinkKind::ALL.into_iter().find(|kind| kind.words() == words)
    }

    /// Whether it matters which end comes first.
    pub fn directed(self) -> bool {
        match self {
            LinkKind::DependsOn | LinkKind::Supports => true,
            LinkKind::SameAs | LinkKind::SharesDataWith => false,
        }
    }
}

/// A link between two initiatives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Link {
    /// Its id.
    pub id: LinkId,
    /// Number in map order.
    #[ts(type = "number")]
    pub order: u64,
    /// Where it starts.
    pub from: InitiativeId,
    /// Where it ends; another initiative.
    pub to: InitiativeId,
    /// What it says.
    pub kind: LinkKind,
    /// Free text.
    pub note: String,
}

impl Link {
    /// Whether it says the same of the same two initiatives, in whichever direction where that does not matter.
    pub fn says(&self, from: InitiativeId, to: InitiativeId, kind: LinkKind) -> bool {
        let turned = !kind.directed() && (self.from, self.to) == (to, from);
        self.kind == kind && ((self.from, self.to) == (from, to) || turned)
    }
}

impl Row for Link {
    const CALLED: &'static str = "link";
    const UNIQUE: bool = false;

    fn key(&self) -> Uuid {
        self.id.0
    }

    fn order(&self) -> u64 {
        self.order
    }

    fn at_order(self, order: u64) -> Link {
        Link { order, ..self }
    }

    fn blank(id: Uuid) -> Link {
        let nobody = InitiativeId(Uuid::nil());
        Link { id: LinkId(id), order: 0, from: nobody, to: nobody, kind: LinkKind::Supports, note: String::new() }
    }

    fn fields(&self) -> Fields {
        FieldList::of_row(self.order)
            .text("from", &self.from.to_string())
            .text("to", &self.to.to_string())
            .text("kind", self.kind.words())
            .text("note", &self.note)
            .done()
    }

    fn set(&mut self, field: &Field, value: Option<&str>) -> Result<(), Unreadable> {
        match &*field.name {
            "order" => self.order = field::order(field, value)?,
            "from" => self.from = field::id(field, value)?,
            "to" => self.to = field::id(field, value)?,
            "kind" => self.kind = field::read(field, value, LinkKind::Supports, LinkKind::read)?,
            "note" => self.note = rules::block(value.unwrap_or_default()),
            _ => return Err(Unreadable::of(field, value)),
        }
        Ok(())
    }

    fn name(&self, map: &Map) -> Option<String> {
        let [from, to] = [self.from, self.to]
            .map(|id| map.initiatives.get(id).map_or_else(|| "an initiative".to_owned(), |row| row.title.clone()));
        Some(format!("{from} {} {to}", self.kind.words()))
    }

    /// The same of the same two, in whichever direction where that does not matter.
    fn same_name(&self) -> Option<String> {
        let turned = !self.kind.directed() && self.to < self.from;
        let (from, to) = if turned { (self.to, self.from) } else { (self.from, self.to) };
        Some(format!("{from} {} {to}", self.kind.words()))
    }

    fn refs(&self) -> Vec<Ref> {
        [self.from, self.to].map(|id| Ref::needs(Entity::Initiative, id)).into()
    }

    fn repoint(&mut self, from: Uuid, into: Uuid) {
        self.id.repoint(from, into);
        self.from.repoint(from, into);
        self.to.repoint(from, into);
    }

    fn let_go(&mut self, gone: &BTreeSet<Uuid>) -> bool {
        !gone.contains(&self.from.0) && !gone.contains(&self.to.0)
    }

    fn check(&self, map: &Map) -> Result<(), Broken> {
        if self.from == self.to {
            return Err(Broken::SelfLink);
        }
        if !map.initiatives.holds(self.from) || !map.initiatives.holds(self.to) {
            return Err(Broken::Gone);
        }
        let says_it = |other: &Link| other.id != self.id && other.says(self.from, self.to, self.kind);
        if map.links.iter().any(says_it) { Err(Broken::LinkedAlready) } else { Ok(()) }
    }

    fn clean(&mut self) -> bool {
        rules::clean_blocks([&mut self.note]);
        // A link to itself says nothing.
        self.from != self.to
    }
}
