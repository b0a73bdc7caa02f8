//! Editing places, priorities and themes.

use super::{Draft, Refusal, name};
use crate::map::{Ground, GroundId, GroundKind, InitiativeId};

impl Draft<'_> {
    pub(super) fn add_ground(
        &mut self,
        kind: GroundKind,
        given: &str,
        initiatives: &[InitiativeId],
    ) -> Result<(), Refusal> {
        let id = GroundId(self.new_id());
        let order = self.map.grounds.next_order();
        self.put(Ground { id, order, kind, name: name(given)? })?;
        self.share_ground(initiatives, id, true)
    }

    pub(super) fn rename_ground(&mut self, id: GroundId, given: &str) -> Result<(), Refusal> {
        self.change(id, |ground: &mut Ground| {
            ground.name = name(given)?;
            Ok(())
        })
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
