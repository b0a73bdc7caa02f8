//! Dismissing proposals.

use super::{Draft, Refusal, block};
use crate::map::{ChallengeId, Dismissal, DismissalId, OrganisationId};
use std::collections::BTreeSet;

impl Draft<'_> {
    pub(super) fn dismiss(
        &mut self,
        organisations: &[OrganisationId],
        challenges: &[ChallengeId],
        reason: &str,
    ) -> Result<(), Refusal> {
        let organisations: BTreeSet<_> = organisations.iter().copied().collect();
        let challenges: BTreeSet<_> = challenges.iter().copied().collect();
        let all_known = organisations.iter().all(|id| self.map.organisations.holds(*id))
            && challenges.iter().all(|id| self.map.challenges.holds(*id));
        if !all_known || organisations.is_empty() || challenges.is_empty() {
            return Err(Refusal::Gone);
        }
        let reason = block(reason)?;
        let known = self
            .map
            .dismissals
            .iter()
            .find(|other| other.organisations == organisations && other.challenges == challenges);
        let (id, order) = match known {
            Some(known) => (known.id, known.order),
            None => (DismissalId(self.new_id()), self.map.dismissals.next_order()),
        };
        self.put(Dismissal { id, order, organisations, challenges, reason })
    }
}
