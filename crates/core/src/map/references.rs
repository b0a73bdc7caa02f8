//! What a map holds beside its challenges and initiatives follows them: nothing is left that names a thing which is gone.

use super::{Dismissal, Map, NamedView, OrganisationId};
use std::collections::BTreeSet;
use uuid::Uuid;

impl Map {
    /// One organisation takes another's part in filters and in what was said no to.
    pub(crate) fn pass_on(&mut self, from: OrganisationId, into: OrganisationId) {
        self.change_views(|view| {
            if view.filter.organisations.remove(&from) {
                view.filter.organisations.insert(into);
            }
        });
        let concerned: Vec<Dismissal> =
            self.dismissals.iter().filter(|row| row.organisations.contains(&from)).cloned().collect();
        for mut row in concerned {
            row.organisations.remove(&from);
            row.organisations.insert(into);
            self.dismissals.replace(row);
        }
    }

    /// Removes links, pins, dismissals and conflicts that name any of these, and takes them out of filters.
    pub(crate) fn forget(&mut self, gone: &BTreeSet<Uuid>) {
        let links: Vec<Uuid> = self
            .links
            .iter()
            .filter(|link| gone.contains(&link.from.0) || gone.contains(&link.to.0))
            .map(|link| link.id.0)
            .collect();
        links.into_iter().for_each(|id| self.links.remove(id));
        gone.iter().for_each(|id| self.pins.remove(*id));
        let dismissals: Vec<Uuid> = self
            .dismissals
            .iter()
            .filter(|row| {
                row.organisations.iter().any(|id| gone.contains(&id.0))
                    || row.challenges.iter().any(|id| gone.contains(&id.0))
            })
            .map(|row| row.id.0)
            .collect();
        dismissals.into_iter().for_each(|id| self.dismissals.remove(id));
        let conflicts: Vec<Uuid> =
            self.conflicts.iter().filter(|row| gone.contains(&row.row)).map(|row| row.id.0).collect();
        conflicts.into_iter().for_each(|id| self.conflicts.remove(id));
        self.change_views(|view| {
            view.filter.organisations.retain(|id| !gone.contains(&id.0));
            view.filter.grounds.retain(|id| !gone.contains(&id.0));
            view.filter.challenges.retain(|id| !gone.contains(&id.0));
            view.filter.without.retain(|id| !gone.contains(&id.0));
        });
    }

    fn change_views(&mut self, change: impl Fn(&mut NamedView)) {
        let views: Vec<NamedView> = self.views.iter().cloned().collect();
        for view in views {
            let mut changed = view.clone();
            change(&mut changed);
            if changed != view {
                self.views.replace(changed);
            }
        }
    }
}
