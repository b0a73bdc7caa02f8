//! Settling what two copies of a map say differently: the field is set to what one of them says, under the same rules as
//! any edit.

use super::{Draft, Refusal};
use crate::map::{ChallengeId, Conflict, ConflictId, Entity, Field, InitiativeId, Ref};

impl Draft<'_> {
    pub(super) fn settle_conflicts(&mut self, conflicts: &[ConflictId], theirs: bool) -> Result<(), Refusal> {
        for id in conflicts {
            // An earlier answer may have settled this conflict too, as when it removed the row.
            let Some(conflict) = self.map.conflicts.get(*id).cloned() else { continue };
            self.map.conflicts.remove(id.0);
            // A conflict over a row that is gone by now needs no answer.
            if self.map.holds(conflict.entity, conflict.row) {
                self.settle_conflict(&conflict, theirs)?;
            }
        }
        Ok(())
    }

    fn settle_conflict(&mut self, conflict: &Conflict, theirs: bool) -> Result<(), Refusal> {
        let Conflict { entity, row, field, .. } = conflict;
        let value = if theirs { &conflict.theirs } else { &conflict.ours };
        let is_about_being_there = *field == Field::ORDER && (conflict.ours.is_none() || conflict.theirs.is_none());
        if is_about_being_there {
            return match (value, entity) {
                (Some(_), _) => Ok(()),
                (None, Entity::Challenge) => self.remove_challenge(ChallengeId(*row)),
                (None, _) => self.remove(*entity, *row),
            };
        }
        // The map already holds this copy's value, except where this copy had removed a contribution, role or ground.
        let had_taken_away = value.is_none() && matches!(&*field.name, "strength" | "role" | "ground");
        if !theirs && !had_taken_away || !self.can_be_said(conflict) {
            return Ok(());
        }
        if *entity == Entity::Challenge && *field == Field::ORDER {
            // The letters of all others follow.
            let order = value.as_ref().and_then(|text| text.parse::<usize>().ok()).ok_or(Refusal::NotSettled)?;
            return self.move_challenge(ChallengeId(*row), order.saturating_sub(1));
        }
        let region = |draft: &Self| draft.map.initiatives.get(*row).map(|initiative| draft.map.region_of(initiative));
        let before = region(self);
        self.map.set(*entity, *row, field, value.as_deref()).map_err(|_| Refusal::NotSettled)?;
        self.map.forget_what_is_gone(*entity, *row);
        self.map.check_held(*entity, *row)?;
        if region(self) != before {
            self.initiative(InitiativeId(*row), |row| {
                row.position = None;
                Ok(())
            })?;
            self.settle();
        }
        Ok(())
    }

    /// Whether there is still something of which the field says anything: a challenge or an organisation to serve or to be
    /// one of, and for a reason a contribution.
    fn can_be_said(&self, conflict: &Conflict) -> bool {
        let Some(of) = conflict.field.of else { return true };
        let contributes = || {
            let row = self.map.initiatives.get(conflict.row);
            row.is_some_and(|row| row.contributions.contains_key(&ChallengeId(of)))
        };
        Ref::node(of).is_held(&self.map) && (!matches!(&*conflict.field.name, "why" | "contested") || contributes())
    }
}
