//! The closed patterns that have one given row, found among no more than what that row has: each row is a mask of the
//! attributes that it shares with it, and only few masks differ.

use super::challenges_among;
use crate::analysis::incidence::Incidence;
use crate::map::ChallengeSet;

/// Most attributes of a row: one bit each.
const MOST_ATTRIBUTES: usize = 64;

/// What all rows share with one row.
pub struct Around<'a> {
    table: &'a Incidence,
    /// What that row has, rising, so challenges come first.
    attributes: &'a [u32],
    /// How many of these are challenges.
    challenges: u32,
    least_challenges: u32,
    /// Of each row the attributes shared, a bit for each; none where that is too few challenges or no thing.
    masks: Vec<u64>,
    /// The rows that have a mask.
    sharing: Vec<u32>,
}

impl<'a> Around<'a> {
    /// What rows share with one that has these attributes, and at least so many challenges. None where it has more than fit.
    pub fn of(table: &'a Incidence, attributes: &'a [u32], least_challenges: usize) -> Option<Around<'a>> {
        if attributes.len() > MOST_ATTRIBUTES {
            return None;
        }
        let challenges = challenges_among(attributes);
        let masks = vec![0; table.rows()];
        let least_challenges = least_challenges as u32;
        let mut around =
            Around { table, attributes, challenges: challenges as u32, least_challenges, masks, sharing: vec![] };
        around.share();
        Some(around)
    }

    fn share(&mut self) {
        // Of each set of challenges the bits of those that are shared.
        let bits: Vec<u64> = (0..=u8::MAX).map(|set| self.bits_of(ChallengeSet(set))).collect();
        for (bit, thing) in (0..).zip(self.attributes).skip(self.challenges as usize) {
            for row in self.table.rows_with(*thing) {
                let mask = &mut self.masks[*row as usize];
                if *mask == 0 {
                    let challenges = bits[usize::from(self.table.challenges[*row as usize].0)];
                    if challenges.count_ones() < self.least_challenges {
                        continue;
                    }
                    *mask = challenges;
                    self.sharing.push(*row);
                }
                *mask |= 1 << bit;
            }
        }
    }

    fn bits_of(&self, set: ChallengeSet) -> u64 {
        let own = (0..).zip(&self.attributes[..self.challenges as usize]);
        own.filter(|(_, challenge)| set.contains(**challenge as u8)).fold(0, |bits, (bit, _)| bits | 1u64 << bit)
    }

    /// Every closed pattern that the row has, at least `min` rows have and shares enough challenges and a thing, once. None
    /// where there are more than `most`.
    pub fn closed(&self, min: u32, most: usize) -> Option<Vec<u64>> {
        let mut masks: Vec<u64> = self.sharing.iter().map(|row| self.masks[*row as usize]).collect();
        masks.sort_unstable();
        let groups: Vec<(u64, u32)> =
            masks.chunk_by(|one, other| one == other).map(|same| (same[0], same.len() as u32)).collect();
        let mut closed = vec![];
        if masks.len() >= min.max(1) as usize {
            let shared = shared_by(&groups);
            self.keep(shared, &mut closed);
            self.extend(shared, &groups, 0, min, most, &mut closed);
        }
        (closed.len() <= most).then_some(closed)
    }

    /// Adds all that extend the pattern of these groups by an attribute from `next` on, and whatever else that brings.
    fn extend(&self, pattern: u64, groups: &[(u64, u32)], next: u32, min: u32, most: usize, closed: &mut Vec<u64>) {
        for bit in next..self.attributes.len() as u32 {
            // Challenges come first: where they are too few now, no thing brings one that another way does not lead to.
            if closed.len() > most || (bit >= self.challenges && self.has_too_few_challenges(pattern)) {
                return;
            }
            if pattern >> bit & 1 == 1 {
                continue;
            }
            let with: Vec<(u64, u32)> = groups.iter().copied().filter(|(mask, _)| mask >> bit & 1 == 1).collect();
            if with.iter().map(|(_, rows)| rows).sum::<u32>() < min.max(1) {
                continue;
            }
            let shared = shared_by(&with);
            // Prefix preserved: a pattern that also shares an earlier attribute is reached through that one.
            if shared & !pattern & ((1 << bit) - 1) == 0 {
                self.keep(shared, closed);
                self.extend(shared, &with, bit + 1, min, most, closed);
            }
        }
    }

    fn keep(&self, pattern: u64, closed: &mut Vec<u64>) {
        if pattern >> self.challenges != 0 && !self.has_too_few_challenges(pattern) {
            closed.push(pattern);
        }
    }

    fn has_too_few_challenges(&self, pattern: u64) -> bool {
        (pattern & ((1 << self.challenges) - 1)).count_ones() < self.least_challenges
    }

    /// The attributes of a pattern, rising.
    pub fn shared(&self, pattern: u64) -> Vec<u32> {
        let own = (0..).zip(self.attributes).filter(|(bit, _)| pattern >> bit & 1 == 1);
        own.map(|(_, attribute)| *attribute).collect()
    }

    /// The rows that have a pattern, rising.
    pub fn rows_with(&self, pattern: u64) -> Vec<u32> {
        let own = (0..).zip(self.attributes).filter(|(bit, _)| pattern >> bit & 1 == 1);
        let rarest = own.map(|(_, attribute)| self.table.rows_with(*attribute)).min_by_key(|rows| rows.len());
        let rows = rarest.unwrap_or_default().iter().copied();
        rows.filter(|row| self.masks[*row as usize] & pattern == pattern).collect()
    }
}

/// What all of these have; not asked of none.
fn shared_by(groups: &[(u64, u32)]) -> u64 {
    groups.iter().fold(u64::MAX, |shared, (mask, _)| shared & mask)
}
