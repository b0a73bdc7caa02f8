//! Things of the same name that were made apart and are one: partners who add the same organisation in two copies mean one
//! organisation. Of the two ids the smaller stays, so that both copies come to the same.

use super::{Copies, Joined, Work};
use crate::map::{Challenge, Ground, Initiative, NamedView, Organisation, Row};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

impl Work {
    /// Finds them among what is new in both copies, and gives both the same id.
    pub(super) fn join_same_named(&mut self, copies: &Copies<'_>) {
        let none = BTreeSet::new();
        let mut found = Vec::new();
        if !copies.related {
            found.extend(self.pairs::<Challenge>(&none));
        }
        found.extend(self.pairs::<Organisation>(&none));
        found.extend(self.pairs::<Ground>(&none));
        found.extend(self.pairs::<Initiative>(copies.apart));
        found.extend(self.pairs::<NamedView>(&none));
        for joined in &mut found {
            joined.name = self.ours.name_of(joined.entity, joined.ours).unwrap_or_default();
            let (from, into) = (joined.ours.max(joined.theirs), joined.ours.min(joined.theirs));
            // Without common history ours stay as they are: the other copy is a guest.
            let (from, into) = if !copies.related { (joined.theirs, joined.ours) } else { (from, into) };
            let map = if from == joined.ours { &mut self.ours } else { &mut self.theirs };
            map.rename(from, into);
        }
        self.joined = found;
    }

    /// Rows that are new in each copy, of a name that only one new row has in each.
    fn pairs<T: Row>(&self, apart: &BTreeSet<Uuid>) -> Vec<Joined> {
        let new = |map| {
            let mut by_name: BTreeMap<String, Vec<Uuid>> = BTreeMap::new();
            for row in T::rows(map).iter().filter(|row| self.is_new(T::ENTITY, row.key())) {
                row.same_name().into_iter().for_each(|name| by_name.entry(name).or_default().push(row.key()));
            }
            by_name
        };
        let (ours, theirs) = (new(&self.ours), new(&self.theirs));
        let both = ours.iter().filter_map(|(name, ours)| match (&ours[..], theirs.get(name).map(Vec::as_slice)) {
            ([ours], Some([theirs])) if !apart.contains(theirs) => {
                Some(Joined { entity: T::ENTITY, ours: *ours, theirs: *theirs, name: String::new() })
            }
            _ => None,
        });
        both.collect()
    }
}
