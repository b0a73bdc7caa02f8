//! How replies travel to a page that may hold an earlier snapshot. A reply with a snapshot is told together with a number;
//! who says with the next call that it holds the snapshot of that number is told only what differs.
//!
//! `{"told": 7, "reply": …}` is a whole reply, `{"told": 8, "since": 7, "difference": …}` what differs from the snapshot of the
//! seventh; any other reply is sent as it is.

use super::difference::difference;
use super::{Snapshot, Start};
use serde::Serialize;
use std::any::Any;

/// What the page was told last.
#[derive(Default)]
pub(crate) struct Told {
    number: u64,
    snapshot: Option<Snapshot>,
}

impl Told {
    /// The reply as JSON for a page that holds the snapshot of the number `held`; 0 holds none.
    ///
    /// # Errors
    /// Where a value can't be written as JSON.
    pub(super) fn tell<A: Serialize + 'static>(&mut self, reply: &A, held: u64) -> serde_json::Result<String> {
        let any: &dyn Any = reply;
        // A page that starts holds nothing, whatever it says.
        let (snapshot, held) = match any.downcast_ref::<Start>() {
            Some(start) => (start.snapshot.as_ref(), 0),
            None => (any.downcast_ref::<Snapshot>(), held),
        };
        let Some(now) = snapshot else { return serde_json::to_string(reply) };
        let before = self.snapshot.replace(now.clone()).filter(|_| held == self.number);
        self.number += 1;
        let told = self.number;
        match before {
            Some(before) => {
                let difference = difference(now, &before)?;
                #[cfg(debug_assertions)]
                super::checked::check(now, &before, &difference)?;
                Ok(format!(r#"{{"told":{told},"since":{held},"difference":{difference}}}"#))
            }
            None => Ok(format!(r#"{{"told":{told},"reply":{}}}"#, serde_json::to_string(reply)?)),
        }
    }

    /// Forgets the snapshot, as when the map is closed.
    pub(crate) fn forget(&mut self) {
        self.snapshot = None;
    }
}
