//! Editing challenges. Another number of challenges is another drawing, so the marks are laid out afresh.

use super::{Draft, Refusal, block, line, name, set};
use crate::map::{Challenge, ChallengeId, Entity, MAX_CHALLENGES, MIN_CHALLENGES, STARTERS};

impl Draft<'_> {
    pub(super) fn add_challenge(&mut self, given: &str) -> Result<(), Refusal> {
        if self.map.challenges.len() >= MAX_CHALLENGES {
            return Err(Refusal::TooManyChallenges);
        }
        let challenge = Challenge {
            id: ChallengeId(self.new_id()),
            order: self.map.challenges.next_order(),
            name: name(given)?,
            short_name: String::new(),
            description: String::new(),
            colour: self.unused_colour().to_owned(),
        };
        self.put(challenge)?;
        self.tidy();
        Ok(())
    }

    fn unused_colour(&self) -> &'static str {
        let used = |colour: &str| self.map.challenges.iter().any(|challenge| challenge.colour == colour);
        STARTERS.iter().map(|starter| starter.colour).find(|colour| !used(colour)).unwrap_or(STARTERS[0].colour)
    }

    pub(super) fn change_challenge(
        &mut self,
        id: ChallengeId,
        given_name: &Option<String>,
        short_name: &Option<String>,
        description: &Option<String>,
        given_colour: &Option<String>,
    ) -> Result<(), Refusal> {
        self.change(id, |challenge: &mut Challenge| {
            set(&mut challenge.name, given_name, name)?;
            set(&mut challenge.short_name, short_name, line)?;
            set(&mut challenge.description, description, block)?;
            set(&mut challenge.colour, given_colour, |given| Ok(given.to_ascii_lowercase()))
        })
    }

    pub(super) fn move_challenge(&mut self, id: ChallengeId, to: usize) -> Result<(), Refusal> {
        let from = self.map.challenges.position(id).ok_or(Refusal::Gone)?;
        let mut rows: Vec<Challenge> = self.map.challenges.iter().cloned().collect();
        let orders: Vec<u64> = rows.iter().map(|challenge| challenge.order).collect();
        let moved = rows.remove(from);
        rows.insert(to.min(rows.len()), moved);
        for (challenge, order) in rows.iter_mut().zip(orders) {
            challenge.order = order;
        }
        rows.into_iter().for_each(|challenge| self.map.challenges.put(challenge));
        self.tidy();
        Ok(())
    }

    pub(super) fn remove_challenge(&mut self, id: ChallengeId) -> Result<(), Refusal> {
        if self.map.challenges.holds(id) && self.map.challenges.len() <= MIN_CHALLENGES {
            return Err(Refusal::TooFewChallenges);
        }
        self.remove(Entity::Challenge, id)?;
        self.tidy();
        Ok(())
    }
}
