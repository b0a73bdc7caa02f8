//! A view and a filter, stored under a name.

use super::field::{self, Field, FieldList, Fields, Unreadable};
use super::ids::repoint_all;
use super::row::{Ref, Row};
use super::rules::Broken;
use super::{ChallengeId, Entity, GroundId, Map, NamedViewId, OrganisationId, Sector, Status, Strength, rules};
use crate::clean;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;
use uuid::Uuid;

/// The views of one map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the variants are their own names")]
pub enum ViewKind {
    #[default]
    Venn,
    Network,
    Matrix,
    Table,
}

impl ViewKind {
    /// Every view, in the order in which they are offered.
    pub const ALL: [ViewKind; 4] = [ViewKind::Venn, ViewKind::Network, ViewKind::Matrix, ViewKind::Table];

    /// As stored in a file.
    pub fn words(self) -> &'static str {
        match self {
            ViewKind::Venn => "venn",
            ViewKind::Network => "network",
            ViewKind::Matrix => "matrix",
            ViewKind::Table => "table",
        }
    }

    /// The view of these words.
    pub fn read(words: &str) -> Option<ViewKind> {
        ViewKind::ALL.into_iter().find(|view| view.words() == words)
    }
}

/// Which initiatives are looked for. Within one kind of thing any one is enough, between kinds all must hold; of the
/// challenges all must hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Filter {
    /// Words that all stand somewhere in what is said of the initiative.
    pub text: String,
    /// None asked for: any.
    pub statuses: BTreeSet<Status>,
    /// Sectors of the organisations involved.
    pub sectors: BTreeSet<Sector>,
    /// Organisations involved.
    pub organisations: BTreeSet<OrganisationId>,
    /// Places, priorities and themes; each kind by itself.
    pub grounds: BTreeSet<GroundId>,
    /// Challenges that it must contribute to.
    pub challenges: BTreeSet<ChallengeId>,
    /// Challenges that it must not contribute to. Every challenge in one of the two lists asks for one region.
    pub without: BTreeSet<ChallengeId>,
    /// Weaker contributions count as none for the filter by challenge.
    pub strength: Strength,
    /// Bright spots only.
    pub bright_spots: bool,
}

impl Default for Filter {
    /// Lets all through.
    fn default() -> Filter {
        Filter {
            text: String::new(),
            statuses: BTreeSet::new(),
            sectors: BTreeSet::new(),
            organisations: BTreeSet::new(),
            grounds: BTreeSet::new(),
            challenges: BTreeSet::new(),
            without: BTreeSet::new(),
            strength: Strength::Some,
            bright_spots: false,
        }
    }
}

/// A view and a filter under a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct NamedView {
    /// Its id.
    pub id: NamedViewId,
    /// Number in map order.
    #[ts(type = "number")]
    pub order: u64,
    /// Unique among the map's named views, whatever the case of its letters.
    pub name: String,
    /// Which view.
    pub view: ViewKind,
    /// Which filter.
    pub filter: Filter,
}

impl Row for NamedView {
    const CALLED: &'static str = "view";
    const UNIQUE: bool = true;

    fn key(&self) -> Uuid {
        self.id.0
    }

    fn order(&self) -> u64 {
        self.order
    }

    fn at_order(self, order: u64) -> NamedView {
        NamedView { order, ..self }
    }

    fn blank(id: Uuid) -> NamedView {
        let (name, view, filter) = (String::new(), ViewKind::Venn, Filter::default());
        NamedView { id: NamedViewId(id), order: 0, name, view, filter }
    }

    fn fields(&self) -> Fields {
        let filter = &self.filter;
        FieldList::of_row(self.order)
            .text("name", &self.name)
            .text("view", self.view.words())
            .text("text", &filter.text)
            .lines("statuses", filter.statuses.iter().map(|status| status.words()))
            .lines("sectors", filter.sectors.iter().map(|sector| sector.words()))
            .ids("organisations", &filter.organisations)
            .ids("grounds", &filter.grounds)
            .ids("challenges", &filter.challenges)
            .ids("without", &filter.without)
            .text("strength", &u8::from(filter.strength).to_string())
            .flag("bright_spots", filter.bright_spots)
            .done()
    }

    fn set(&mut self, field: &Field, value: Option<&str>) -> Result<(), Unreadable> {
        let filter = &mut self.filter;
        match &*field.name {
            "order" => self.order = field::order(field, value)?,
            "name" => self.name = rules::line(value.unwrap_or_default()),
            "view" => self.view = field::read(field, value, ViewKind::Venn, ViewKind::read)?,
            "text" => filter.text = rules::line(value.unwrap_or_default()),
            "statuses" => filter.statuses = field::lines(field, value, Status::read)?,
            "sectors" => filter.sectors = field::lines(field, value, Sector::read)?,
            "organisations" => filter.organisations = field::ids(field, value)?,
            "grounds" => filter.grounds = field::ids(field, value)?,
            "challenges" => filter.challenges = field::ids(field, value)?,
            "without" => filter.without = field::ids(field, value)?,
            "strength" => filter.strength = field::read(field, value, Strength::Some, field::strength)?,
            "bright_spots" => filter.bright_spots = value.is_some(),
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
        let filter = &self.filter;
        let organisations = filter.organisations.iter().map(|id| Ref::may_lack(Entity::Organisation, *id));
        let grounds = filter.grounds.iter().map(|id| Ref::may_lack(Entity::Ground, *id));
        let challenges = filter.challenges.iter().chain(&filter.without);
        organisations.chain(grounds).chain(challenges.map(|id| Ref::may_lack(Entity::Challenge, *id))).collect()
    }

    fn repoint(&mut self, from: Uuid, into: Uuid) {
        self.id.repoint(from, into);
        let filter = &mut self.filter;
        repoint_all(&mut filter.organisations, from, into);
        repoint_all(&mut filter.grounds, from, into);
        repoint_all(&mut filter.challenges, from, into);
        repoint_all(&mut filter.without, from, into);
    }

    fn let_go(&mut self, gone: &BTreeSet<Uuid>) -> bool {
        let filter = &mut self.filter;
        filter.organisations.retain(|id| !gone.contains(&id.0));
        filter.grounds.retain(|id| !gone.contains(&id.0));
        filter.challenges.retain(|id| !gone.contains(&id.0));
        filter.without.retain(|id| !gone.contains(&id.0));
        true
    }

    fn check(&self, _: &Map) -> Result<(), Broken> {
        rules::named(&self.name)
    }

    fn clean(&mut self) -> bool {
        rules::clean_lines([&mut self.name, &mut self.filter.text]);
        true
    }
}
