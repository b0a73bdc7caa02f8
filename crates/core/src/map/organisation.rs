//! Who does it.

use super::field::{self, Field, FieldList, Fields, Unreadable};
use super::row::{Ref, Row};
use super::rules::Broken;
use super::{Map, OrganisationId, rules};
use crate::clean;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;
use uuid::Uuid;

/// The sector that an organisation belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the variants are their own names")]
pub enum Sector {
    Council,
    Health,
    PoliceAndFire,
    Education,
    Voluntary,
    Community,
    Private,
    Other,
}

impl Sector {
    /// Every sector, in the order in which they are listed.
    pub const ALL: [Sector; 8] = [
        Sector::Council,
        Sector::Health,
        Sector::PoliceAndFire,
        Sector::Education,
        Sector::Voluntary,
        Sector::Community,
        Sector::Private,
        Sector::Other,
    ];

    /// As on screen and in a file's cells.
    pub fn words(self) -> &'static str {
        match self {
            Sector::Council => "council",
            Sector::Health => "health",
            Sector::PoliceAndFire => "police and fire",
            Sector::Education => "education",
            Sector::Voluntary => "voluntary",
            Sector::Community => "community",
            Sector::Private => "private",
            Sector::Other => "other",
        }
    }

    /// The sector of these words.
    pub fn read(words: &str) -> Option<Sector> {
        Sector::ALL.into_iter().find(|sector| sector.words().eq_ignore_ascii_case(words.trim()))
    }
}

/// An organisation that leads initiatives or is a partner in them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Organisation {
    /// The organisation's id.
    pub id: OrganisationId,
    /// Number in map order.
    #[ts(type = "number")]
    pub order: u64,
    /// Unique in the map, whatever the case of its letters.
    pub name: String,
    /// The sector that it belongs to.
    pub sector: Sector,
}

impl Row for Organisation {
    const CALLED: &'static str = "organisation";
    const UNIQUE: bool = true;

    fn key(&self) -> Uuid {
        self.id.0
    }

    fn order(&self) -> u64 {
        self.order
    }

    fn at_order(self, order: u64) -> Organisation {
        Organisation { order, ..self }
    }

    fn blank(id: Uuid) -> Organisation {
        Organisation { id: OrganisationId(id), order: 0, name: String::new(), sector: Sector::Other }
    }

    fn fields(&self) -> Fields {
        FieldList::of_row(self.order).text("name", &self.name).text("sector", self.sector.words()).done()
    }

    fn set(&mut self, field: &Field, value: Option<&str>) -> Result<(), Unreadable> {
        match &*field.name {
            "order" => self.order = field::order(field, value)?,
            "name" => self.name = rules::line(value.unwrap_or_default()),
            "sector" => self.sector = field::read(field, value, Sector::Other, Sector::read)?,
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
        rules::clean_lines([&mut self.name]);
        true
    }
}
