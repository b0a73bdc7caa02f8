//! Editing initiatives and what they contribute to. Whoever changes region gets a new place; nobody else moves.

use super::{Draft, InitiativeFields, Refusal, block, line, name, set};
use crate::dates::{self, Edge};
use crate::layout;
use crate::map::rules;
use crate::map::{
    ChallengeId, Contribution, Editor, Entity, Field, GroundId, Holds, Initiative, InitiativeId, OrganisationId,
    Position, Role, Row, Strength,
};
use std::collections::{BTreeMap, BTreeSet};

impl Draft<'_> {
    pub(super) fn add_initiative(
        &mut self,
        title: &str,
        challenges: &[ChallengeId],
        at: Option<Position>,
    ) -> Result<(), Refusal> {
        let id = self.new_initiative(title)?;
        if challenges.is_empty() { Ok(()) } else { self.place(&[id], challenges, at) }
    }

    fn new_initiative(&mut self, title: &str) -> Result<InitiativeId, Refusal> {
        let id = InitiativeId(self.new_id());
        let row = Initiative::new(id, self.map.initiatives.next_order(), name(title)?);
        self.map.initiatives.put(row);
        Ok(id)
    }

    /// An organisation or a ground that has gone since it was proposed refuses the whole step.
    pub(super) fn start_together(
        &mut self,
        title: &str,
        challenges: &[ChallengeId],
        organisations: &[OrganisationId],
        grounds: &[GroundId],
    ) -> Result<(), Refusal> {
        let id = self.new_initiative(title)?;
        for organisation in organisations {
            self.involve(&[id], *organisation, Some(Role::Partner))?;
        }
        for ground in grounds {
            self.share_ground(&[id], *ground, true)?;
        }
        self.place(&[id], challenges, None)
    }

    pub(super) fn change_initiatives(
        &mut self,
        initiatives: &[InitiativeId],
        fields: &InitiativeFields,
    ) -> Result<(), Refusal> {
        for id in initiatives {
            for (column, text) in fields.given() {
                if let Holds::Plain(field, editor) = column.holds() {
                    self.set_plain(*id, &field, editor, text)?;
                }
            }
            // Start and end that a sheet gave the wrong way round may stay so until somebody edits one of them.
            if fields.start.is_some() || fields.end.is_some() {
                self.map.check_held(Entity::Initiative, id.0)?;
            }
            if !self.map.initiatives.holds(*id) {
                return Err(Refusal::Gone);
            }
        }
        Ok(())
    }

    /// Sets the field that a column of plain values shows.
    pub(super) fn set_plain(
        &mut self,
        id: InitiativeId,
        field: &Field,
        editor: Editor,
        text: &str,
    ) -> Result<(), Refusal> {
        let text = match editor {
            Editor::Name => name(text)?,
            Editor::Line => line(text)?,
            Editor::Block => block(text)?,
            Editor::FirstDay => day(text, Edge::First)?,
            Editor::LastDay => day(text, Edge::Last)?,
            Editor::Status | Editor::Flag => text.to_owned(),
        };
        self.initiative(id, |row| {
            row.set(field, (!text.is_empty()).then_some(&text))
                .map_err(|unreadable| Refusal::NotADate { text: unreadable.value })
        })
    }

    pub(super) fn remove_initiatives(&mut self, initiatives: &[InitiativeId]) -> Result<(), Refusal> {
        for id in initiatives {
            if !self.map.initiatives.holds(*id) {
                return Err(Refusal::Gone);
            }
            self.map.initiatives.remove(id.0);
        }
        self.map.forget(&initiatives.iter().map(|id| id.0).collect());
        Ok(())
    }

    pub(super) fn place(
        &mut self,
        initiatives: &[InitiativeId],
        challenges: &[ChallengeId],
        at: Option<Position>,
    ) -> Result<(), Refusal> {
        if !challenges.iter().all(|challenge| self.map.challenges.holds(*challenge)) {
            return Err(Refusal::Gone);
        }
        let at = at.map(|at| rules::place(at).ok_or(Refusal::NotAPlace)).transpose()?;
        for id in initiatives {
            let region = self.map.challenge_set(challenges);
            let stays = self.map.initiatives.get(*id).is_some_and(|row| self.map.region_of(row) == region);
            self.initiative(*id, |row| {
                let contributions = std::mem::take(&mut row.contributions);
                row.contributions = challenges
                    .iter()
                    .map(|challenge| (*challenge, contributions.get(challenge).cloned().unwrap_or_else(good)))
                    .collect::<BTreeMap<_, _>>();
                if !stays || at.is_some() {
                    row.position = None;
                }
                Ok(())
            })?;
        }
        match at {
            Some(wish) if !challenges.is_empty() => self.drop_at(initiatives, wish),
            Some(_) | None => {
                self.settle();
                Ok(())
            }
        }
    }

    /// Puts each at the lawful place nearest to where they were dropped. All of them have been placed in one region.
    fn drop_at(&mut self, initiatives: &[InitiativeId], wish: Position) -> Result<(), Refusal> {
        let nth = |id: &InitiativeId| self.map.initiatives.position(*id).map(|nth| nth as u32).ok_or(Refusal::Gone);
        let mut moving: Vec<u32> = initiatives.iter().map(nth).collect::<Result<_, _>>()?;
        let mut named = BTreeSet::new();
        moving.retain(|nth| named.insert(*nth));
        let region = moving.first().map(|nth| self.map.region_of(self.map.initiatives.at(*nth as usize)));
        let places =
            region.and_then(|region| layout::free_places(&self.map, region, Some(wish), &moving, moving.len()));
        let places: Vec<(u32, Position)> = moving.into_iter().zip(places.unwrap_or_default()).collect();
        self.keep(&places);
        // Where a region has no room left at the present size of marks, all of it is laid out at a smaller one.
        self.settle();
        Ok(())
    }

    pub(super) fn set_contribution(
        &mut self,
        initiatives: &[InitiativeId],
        challenge: ChallengeId,
        strength: Option<Strength>,
    ) -> Result<(), Refusal> {
        if !self.map.challenges.holds(challenge) {
            return Err(Refusal::Gone);
        }
        for id in initiatives {
            self.set_strength(*id, challenge, strength)?;
        }
        self.settle();
        Ok(())
    }

    pub(super) fn explain_contribution(
        &mut self,
        initiative: InitiativeId,
        challenge: ChallengeId,
        why: &Option<String>,
        contested: Option<bool>,
    ) -> Result<(), Refusal> {
        self.initiative(initiative, |row| {
            let contribution = row.contributions.get_mut(&challenge).ok_or(Refusal::NoContribution)?;
            set(&mut contribution.why, why, block)?;
            contribution.contested = contested.unwrap_or(contribution.contested);
            Ok(())
        })
    }
}

fn good() -> Contribution {
    Contribution::new(Strength::Good)
}

/// The day as it is kept, empty for none.
fn day(given: &str, edge: Edge) -> Result<String, Refusal> {
    dates::typed(given, edge).ok_or_else(|| Refusal::NotADate { text: given.trim().to_owned() })
}
