//! Proposals that people have said no to.

use super::{ChallengeId, DismissalId, OrganisationId, Row};
use serde::Serialize;
use std::collections::BTreeSet;
use ts_rs::TS;
use uuid::Uuid;

/// "Not for us": these organisations are not proposed again for these challenges.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Dismissal {
    /// Its id.
    pub id: DismissalId,
    /// Number in map order.
    #[ts(type = "number")]
    pub order: u64,
    /// Who was proposed.
    pub organisations: BTreeSet<OrganisationId>,
    /// What they would have reached jointly.
    pub challenges: BTreeSet<ChallengeId>,
    /// Why not; may be empty.
    pub reason: String,
}

impl Row for Dismissal {
    fn key(&self) -> Uuid {
        self.id.0
    }
    fn order(&self) -> u64 {
        self.order
    }
}
