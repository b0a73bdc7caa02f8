//! Editing organisations and their roles.

use super::{Draft, Refusal, name, set};
use crate::map::{Conflict, InitiativeId, Organisation, OrganisationId, Role, Sector};
use uuid::Uuid;

impl Draft<'_> {
    pub(super) fn add_organisation(
        &mut self,
        given: &str,
        sector: Sector,
        initiatives: &[InitiativeId],
        role: Role,
    ) -> Result<(), Refusal> {
        let id = OrganisationId(self.new_id());
        let order = self.map.organisations.next_order();
        self.put(Organisation { id, order, name: name(given)?, sector })?;
        self.involve(initiatives, id, Some(role))
    }

    pub(super) fn change_organisation(
        &mut self,
        id: OrganisationId,
        given: &Option<String>,
        sector: Option<Sector>,
    ) -> Result<(), Refusal> {
        self.change(id, |organisation: &mut Organisation| {
            set(&mut organisation.name, given, name)?;
            organisation.sector = sector.unwrap_or(organisation.sector);
            Ok(())
        })
    }

    pub(super) fn merge_organisations(&mut self, into: OrganisationId, from: OrganisationId) -> Result<(), Refusal> {
        if into == from {
            return Err(Refusal::SameOrganisation);
        }
        if !self.map.organisations.holds(into) || !self.map.organisations.holds(from) {
            return Err(Refusal::Gone);
        }
        // Conflicts over the organisation that goes do not pass to the other one.
        let of_it = |row: &&Conflict| row.row == from.0;
        let conflicts: Vec<Uuid> = self.map.conflicts.iter().filter(of_it).map(|row| row.id.0).collect();
        conflicts.into_iter().for_each(|id| self.map.conflicts.remove(id));
        self.map.rename(from.0, into.0);
        self.map.drop_doubles();
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
