//! Editing places, priorities and themes.

use super::{Draft, Refusal, name};
use crate::clean;
use crate::map::{Ground, GroundId, GroundKind, InitiativeId};

impl Draft<'_> {
    pub(super) fn add_ground(
        &mut self,
        kind: GroundKind,
        given: &str,
        initiatives: &[InitiativeId],
    ) -> Result<(), Refusal> {
        let name = self.free_ground_name(kind, given, None)?;
        let id = GroundId(self.new_id());
        let order = self.map.grounds.next_order();
        self.map.grounds.put(Ground { id, order, kind, name });
        self.share_ground(initiatives, id, true)
    }

    pub(super) fn rename_ground(&mut self, id: GroundId, given: &str) -> Result<(), Refusal> {
        let mut ground = self.map.grounds.get(id).cloned().ok_or(Refusal::Gone)?;
        ground.name = self.free_ground_name(ground.kind, given, Some(id))?;
        self.map.grounds.replace(ground);
        Ok(())
    }

    fn free_ground_name(&self, kind: GroundKind, given: &str, own: Option<GroundId>) -> Result<String, Refusal> {
        let name = name(given)?;
        let key = clean::key(&name);
        let taken = self
            .map
            .grounds
            .iter()
            .any(|held| held.kind == kind && Some(held.id) != own && clean::key(&held.name) == key);
        if taken { Err(Refusal::NameTaken { name }) } else { Ok(name) }
    }

    pub(super) fn remove_ground(&mut self, id: GroundId) -> Result<(), Refusal> {
        if !self.map.grounds.holds(id) {
            return Err(Refusal::Gone);
        }
        self.each_initiative(
            |row| row.grounds.contains(&id),
            |row| {
                row.grounds.remove(&id);
            },
        );
        self.map.grounds.remove(id.0);
        self.map.forget(&[id.0].into());
        Ok(())
    }

    pub(super) fn share_ground(
        &mut self,
        initiatives: &[InitiativeId],
        ground: GroundId,
        shared: bool,
    ) -> Result<(), Refusal> {
        if !self.map.grounds.holds(ground) {
            return Err(Refusal::Gone);
        }
        for id in initiatives {
            self.initiative(*id, |row| {
                if shared {
                    row.grounds.insert(ground)
                } else {
                    row.grounds.remove(&ground)
                };
                Ok(())
            })?;
        }
        Ok(())
    }
}
