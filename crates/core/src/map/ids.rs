//! Typed ids, so that one kind can't be passed for another. All are UUIDs: copies edited apart can be merged.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;
use ts_rs::TS;
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[serde(transparent)]
        #[ts(type = "string")]
        pub struct $name(pub Uuid);

        impl From<$name> for Uuid {
            fn from(id: $name) -> Uuid {
                id.0
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> $name {
                $name(id)
            }
        }

        impl $name {
            /// Becomes `into` where it is `from`.
            #[allow(dead_code, reason = "some ids are named by no row")]
            pub(super) fn repoint(&mut self, from: Uuid, into: Uuid) {
                if self.0 == from {
                    self.0 = into;
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(out)
            }
        }
    )*};
}

ids! {
    /// The same in every copy of one map.
    MapId,
    /// A grand challenge.
    ChallengeId,
    /// An initiative.
    InitiativeId,
    /// An organisation.
    OrganisationId,
    /// A place, a priority or a theme.
    GroundId,
    /// A link between two initiatives.
    LinkId,
    /// A view and a filter under a name.
    NamedViewId,
    /// A dismissed proposal.
    DismissalId,
    /// A named point in the map's history.
    VersionId,
    /// What two copies say differently.
    ConflictId,
}

/// `into` takes the part of `from` in a set.
pub(super) fn repoint_all<T: Ord + From<Uuid>>(ids: &mut BTreeSet<T>, from: Uuid, into: Uuid) {
    if ids.remove(&T::from(from)) {
        ids.insert(T::from(into));
    }
}
