//! What a holder has heard of one field, as sets of events.

use super::world::Event;
use std::collections::BTreeSet;

/// What is known of one field in one copy.
#[derive(Clone, Debug, Default)]
pub(crate) struct Register {
    /// What was said, and nobody has decided over whom the holder has heard of.
    pub(crate) live: BTreeSet<Event>,
    /// All that the holder has heard of.
    pub(crate) heard: BTreeSet<Event>,
    /// What was decided over by nothing but the removal of the thing: it comes back with the thing, which is asked for itself.
    pub(crate) gone: BTreeSet<Event>,
}

impl Register {
    pub(crate) fn said(&mut self, event: Event) {
        self.live.insert(event);
        self.heard.insert(event);
    }

    pub(crate) fn decided_over(&self, event: Event) -> bool {
        self.heard.contains(&event) && !self.live.contains(&event)
    }

    /// What a holder knows who has heard both.
    pub(crate) fn with(&self, theirs: &Register) -> Register {
        let stays = |of: &Register, other: &Register| -> BTreeSet<Event> {
            of.live.iter().filter(|event| !other.decided_over(**event)).copied().collect()
        };
        let is_firm =
            |event: &Event| [self, theirs].into_iter().any(|of| of.decided_over(*event) && !of.gone.contains(event));
        Register {
            live: &stays(self, theirs) | &stays(theirs, self),
            heard: &self.heard | &theirs.heard,
            gone: self.gone.union(&theirs.gone).filter(|event| !is_firm(event)).copied().collect(),
        }
    }
}
