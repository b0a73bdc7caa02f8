//! Proposals that people have dismissed.

use super::field::{self, Field, FieldList, Fields, Unreadable};
use super::ids::repoint_all;
use super::row::{Ref, Row};
use super::rules::Broken;
use super::{ChallengeId, DismissalId, Entity, Map, OrganisationId, rules};
use crate::lists::listed;
use serde::Serialize;
use std::collections::BTreeSet;
use ts_rs::TS;
use uuid::Uuid;

/// "Not for us": these organisations are not proposed again for these challenges.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Dismissal {
    /// Its id.
    pub id: DismissalId,
    /// Number in map order.
    #[ts(type = "number")]
    pub order: u64,
    /// Who was proposed.
    pub organisations: BTreeSet<OrganisationId>,
    /// What they would have reached jointly.
    pub challenges: BTreeSet<ChallengeId>,
    /// Why not; may be empty.
    pub reason: String,
}

impl Row for Dismissal {
    const CALLED: &'static str = "“not for us”";
    const UNIQUE: bool = false;

    fn key(&self) -> Uuid {
        self.id.0
    }

    fn order(&self) -> u64 {
        self.order
    }

    fn at_order(self, order: u64) -> Dismissal {
        Dismissal { order, ..self }
    }

    fn blank(id: Uuid) -> Dismissal {
        let (organisations, challenges) = (BTreeSet::new(), BTreeSet::new());
        Dismissal { id: DismissalId(id), order: 0, organisations, challenges, reason: String::new() }
    }

    fn fields(&self) -> Fields {
        FieldList::of_row(self.order)
            .ids("organisations", &self.organisations)
            .ids("challenges", &self.challenges)
            .text("reason", &self.reason)
            .done()
    }

    fn set(&mut self, field: &Field, value: Option<&str>) -> Result<(), Unreadable> {
        match &*field.name {
            "order" => self.order = field::order(field, value)?,
            "organisations" => self.organisations = field::ids(field, value)?,
            "challenges" => self.challenges = field::ids(field, value)?,
            "reason" => self.reason = rules::block(value.unwrap_or_default()),
            _ => return Err(Unreadable::of(field, value)),
        }
        Ok(())
    }

    fn name(&self, map: &Map) -> Option<String> {
        let names = self.organisations.iter().filter_map(|id| map.organisations.get(*id)).map(|row| row.name.clone());
        Some(listed(&names.collect::<Vec<_>>()))
    }

    /// The same organisations and challenges: a second dismissal of them adds nothing.
    fn same_name(&self) -> Option<String> {
        let organisations = self.organisations.iter().map(ToString::to_string);
        let challenges = self.challenges.iter().map(ToString::to_string);
        Some(organisations.chain([String::new()]).chain(challenges).collect::<Vec<_>>().join(" "))
    }

    fn refs(&self) -> Vec<Ref> {
        let organisations = self.organisations.iter().map(|id| Ref::may_lack(Entity::Organisation, *id));
        organisations.chain(self.challenges.iter().map(|id| Ref::may_lack(Entity::Challenge, *id))).collect()
    }

    fn repoint(&mut self, from: Uuid, into: Uuid) {
        self.id.repoint(from, into);
        repoint_all(&mut self.organisations, from, into);
        repoint_all(&mut self.challenges, from, into);
    }

    fn let_go(&mut self, gone: &BTreeSet<Uuid>) -> bool {
        let names_gone = self.organisations.iter().any(|id| gone.contains(&id.0))
            || self.challenges.iter().any(|id| gone.contains(&id.0));
        !names_gone
    }

    fn check(&self, _: &Map) -> Result<(), Broken> {
        Ok(())
    }

    fn clean(&mut self) -> bool {
        rules::clean_blocks([&mut self.reason]);
        true
    }
}
