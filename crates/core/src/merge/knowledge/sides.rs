//! Which revisions say the two sides of an open conflict: what a copy must have seen to have decided between them. Several
//! people may have said the same and not have heard of one another, so either side may have several. They are kept with the
//! conflict's own line: one that says the other side there, and all others under `ours` and `theirs`.

use super::{OfThing, SetAt};
use crate::change::Field;
use crate::map::Conflict;
use std::collections::BTreeSet;

const OURS: &str = "ours";
const THEIRS: &str = "theirs";

/// The two sides of a conflict on a copy's list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sides {
    pub(super) ours: BTreeSet<SetAt>,
    pub(super) theirs: BTreeSet<SetAt>,
}

impl Sides {
    pub(super) fn of(noted: &OfThing) -> Sides {
        let side = |name: &str| -> BTreeSet<SetAt> {
            noted.fields.iter().filter(|(field, _)| field.name == name).map(|(_, at)| *at).collect()
        };
        let mut sides = Sides { ours: side(OURS), theirs: side(THEIRS) };
        sides.theirs.insert(noted.whole);
        sides
    }

    /// As they are kept; None where nobody is known to say the other side.
    pub(super) fn noted(&self) -> Option<OfThing> {
        let whole = *self.theirs.first()?;
        let others = |name: &'static str, side: &BTreeSet<SetAt>, first: usize| -> Vec<(Field, SetAt)> {
            let named = |(nth, at): (usize, &SetAt)| {
                (if nth == 0 { Field::own(name) } else { Field::towards(name, at.revision) }, *at)
            };
            side.iter().enumerate().skip(first).map(named).collect()
        };
        let fields = others(OURS, &self.ours, 0).into_iter().chain(others(THEIRS, &self.theirs, 1)).collect();
        Some(OfThing { whole, fields })
    }

    pub(super) fn turned(self) -> Sides {
        Sides { ours: self.theirs, theirs: self.ours }
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &SetAt> {
        self.ours.iter().chain(&self.theirs)
    }

    /// The side that the map does not say: where it is open whether a thing is there at all, that it is removed.
    pub(super) fn off_the_map(&mut self, conflict: &Conflict) -> &mut BTreeSet<SetAt> {
        if is_about_being_there(conflict) && conflict.ours.is_none() { &mut self.ours } else { &mut self.theirs }
    }
}

/// Whether it is open whether a thing is there at all: then one side says nothing that could be compared.
pub(super) fn is_about_being_there(conflict: &Conflict) -> bool {
    conflict.field == Field::ORDER && (conflict.ours.is_none() || conflict.theirs.is_none())
}
