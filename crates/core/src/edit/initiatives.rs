//! Editing initiatives and what they contribute to. Whoever changes region gets a new place; nobody else moves.

use super::{Draft, InitiativeFields, Refusal, block, line, name, set};
use crate::layout;
use crate::map::rules;
use crate::map::{
    ChallengeId, Contribution, Entity, GroundId, Initiative, InitiativeId, OrganisationId, Position, Role, Strength,
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

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
            self.initiative(*id, |row| {
                set(&mut row.title, &fields.title, name)?;
                set(&mut row.summary, &fields.summary, block)?;
                set(&mut row.notes, &fields.notes, block)?;
                set(&mut row.link, &fields.link, line)?;
                set(&mut row.reference, &fields.reference, line)?;
                row.status = fields.status.unwrap_or(row.status);
                row.bright_spot = fields.bright_spot.unwrap_or(row.bright_spot);
                set_day(&mut row.start, &fields.start)?;
                set_day(&mut row.end, &fields.end)?;
                Ok(())
            })?;
            // What a sheet says the wrong way round may stay so until somebody touches it.
            if fields.start.is_some() || fields.end.is_some() {
                self.map.check_held(Entity::Initiative, id.0)?;
            }
        }
        Ok(())
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
                let held = std::mem::take(&mut row.contributions);
                row.contributions = challenges
                    .iter()
                    .map(|challenge| (*challenge, held.get(challenge).cloned().unwrap_or_else(good)))
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

    /// Puts each at the lawful place nearest to where it was dropped.
    fn drop_at(&mut self, initiatives: &[InitiativeId], wish: Position) -> Result<(), Refusal> {
        let mut waiting: Vec<u32> =
            initiatives.iter().filter_map(|id| self.map.initiatives.position(*id)).map(|nth| nth as u32).collect();
        for id in initiatives {
            let region = self.map.initiatives.get(*id).map(|row| self.map.region_of(row)).ok_or(Refusal::Gone)?;
            let place = layout::free_place(&self.map, region, Some(wish), &waiting);
            self.initiative(*id, |row| {
                row.position = place;
                Ok(())
            })?;
            waiting.remove(0);
        }
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
            self.initiative(*id, |row| {
                let held = row.contributions.contains_key(&challenge);
                match strength {
                    Some(strength) => row.contributions.entry(challenge).or_insert_with(good).strength = strength,
                    None => drop(row.contributions.remove(&challenge)),
                }
                if held != strength.is_some() {
                    row.position = None;
                }
                Ok(())
            })?;
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
            let held = row.contributions.get_mut(&challenge).ok_or(Refusal::NoContribution)?;
            set(&mut held.why, why, block)?;
            held.contested = contested.unwrap_or(held.contested);
            Ok(())
        })
    }
}

fn good() -> Contribution {
    Contribution { strength: Strength::Good, why: String::new(), contested: false }
}

fn set_day(field: &mut Option<NaiveDate>, given: &Option<String>) -> Result<(), Refusal> {
    match given.as_deref().map(str::trim) {
        None => {}
        Some("") => *field = None,
        Some(text) => {
            let day: Option<NaiveDate> = text.parse().ok().filter(|day| rules::day(*day) == *day);
            *field = Some(day.ok_or_else(|| Refusal::NotADate { text: text.to_owned() })?);
        }
    }
    Ok(())
}
