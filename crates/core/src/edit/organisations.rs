//! Editing organisations and their roles.

use super::{Draft, Refusal, name};
use crate::clean;
use crate::map::{InitiativeId, Organisation, OrganisationId, Role, Sector};

impl Draft<'_> {
    pub(super) fn add_organisation(
        &mut self,
        given: &str,
        sector: Sector,
        initiatives: &[InitiativeId],
        role: Role,
    ) -> Result<(), Refusal> {
        let name = self.free_organisation_name(given, None)?;
        let id = OrganisationId(self.new_id());
        let order = self.map.organisations.next_order();
        self.map.organisations.put(Organisation { id, order, name, sector });
        self.involve(initiatives, id, Some(role))
    }

    pub(super) fn change_organisation(
        &mut self,
        id: OrganisationId,
        given: &Option<String>,
        sector: Option<Sector>,
    ) -> Result<(), Refusal> {
        let mut organisation = self.map.organisations.get(id).cloned().ok_or(Refusal::Gone)?;
        if let Some(given) = given {
            organisation.name = self.free_organisation_name(given, Some(id))?;
        }
        organisation.sector = sector.unwrap_or(organisation.sector);
        self.map.organisations.replace(organisation);
        Ok(())
    }

    fn free_organisation_name(&self, given: &str, own: Option<OrganisationId>) -> Result<String, Refusal> {
        let name = name(given)?;
        let key = clean::key(&name);
        let taken = self.map.organisations.iter().any(|held| Some(held.id) != own && clean::key(&held.name) == key);
        if taken { Err(Refusal::NameTaken { name }) } else { Ok(name) }
    }

    pub(super) fn merge_organisations(&mut self, into: OrganisationId, from: OrganisationId) -> Result<(), Refusal> {
        if into == from {
            return Err(Refusal::SameOrganisation);
        }
        if !self.map.organisations.holds(into) || !self.map.organisations.holds(from) {
            return Err(Refusal::Gone);
        }
        self.each_initiative(
            |row| row.organisations.contains_key(&from),
            |row| {
                if let Some(role) = row.organisations.remove(&from) {
                    // Where both were involved, leading counts for more.
                    row.organisations.entry(into).and_modify(|held| *held = role.min(*held)).or_insert(role);
                }
            },
        );
        self.map.pass_on(from, into);
        self.map.organisations.remove(from.0);
        self.map.forget(&[from.0].into());
        Ok(())
    }

    pub(super) fn remove_organisation(&mut self, id: OrganisationId) -> Result<(), Refusal> {
        if !self.map.organisations.holds(id) {
            return Err(Refusal::Gone);
        }
        self.each_initiative(
            |row| row.organisations.contains_key(&id),
            |row| {
                row.organisations.remove(&id);
            },
        );
        self.map.organisations.remove(id.0);
        self.map.forget(&[id.0].into());
        Ok(())
    }

    pub(super) fn involve(
        &mut self,
        initiatives: &[InitiativeId],
        organisation: OrganisationId,
        role: Option<Role>,
    ) -> Result<(), Refusal> {
        if !self.map.organisations.holds(organisation) {
            return Err(Refusal::Gone);
        }
        for id in initiatives {
            self.initiative(*id, |row| {
                match role {
                    Some(role) => row.organisations.insert(organisation, role),
                    None => row.organisations.remove(&organisation),
                };
                Ok(())
            })?;
        }
        Ok(())
    }
}
