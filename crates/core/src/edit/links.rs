//! Editing links between initiatives.

use super::{Draft, Refusal, block, set};
use crate::map::{Entity, InitiativeId, Link, LinkId, LinkKind};

impl Draft<'_> {
    pub(super) fn link(
        &mut self,
        from: InitiativeId,
        to: InitiativeId,
        kind: LinkKind,
        note: &str,
    ) -> Result<(), Refusal> {
        let id = LinkId(self.new_id());
        let order = self.map.links.next_order();
        self.put(Link { id, order, from, to, kind, note: block(note)? })
    }

    pub(super) fn change_link(
        &mut self,
        id: LinkId,
        kind: Option<LinkKind>,
        note: &Option<String>,
    ) -> Result<(), Refusal> {
        self.change(id, |link: &mut Link| {
            link.kind = kind.unwrap_or(link.kind);
            set(&mut link.note, note, block)
        })
    }

    pub(super) fn remove_links(&mut self, links: &[LinkId]) -> Result<(), Refusal> {
        links.iter().try_for_each(|id| self.remove(Entity::Link, *id))
    }
}
