//! Editing what a map holds beside its challenges and initiatives: links, pins, named views, dismissals, versions.

use super::{Draft, PinAt, Refusal, block, line, name};
use crate::clean;
use crate::map::rules;
use crate::map::{
    ChallengeId, Dismissal, DismissalId, Filter, InitiativeId, Link, LinkId, LinkKind, NamedView, NamedViewId,
    OrganisationId, Pin, Version, VersionId, ViewKind,
};
use std::collections::BTreeSet;
use uuid::Uuid;

impl Draft<'_> {
    pub(super) fn link(
        &mut self,
        from: InitiativeId,
        to: InitiativeId,
        kind: LinkKind,
        note: &str,
    ) -> Result<(), Refusal> {
        let id = LinkId(self.new_id());
        let link = Link { id, order: self.map.links.next_order(), from, to, kind, note: block(note)? };
        self.lay_link(link)
    }

    pub(super) fn change_link(
        &mut self,
        id: LinkId,
        kind: Option<LinkKind>,
        note: &Option<String>,
    ) -> Result<(), Refusal> {
        let mut link = self.map.links.get(id).cloned().ok_or(Refusal::Gone)?;
        link.kind = kind.unwrap_or(link.kind);
        super::set(&mut link.note, note, block)?;
        self.lay_link(link)
    }

    fn lay_link(&mut self, link: Link) -> Result<(), Refusal> {
        if link.from == link.to {
            return Err(Refusal::SameInitiative);
        }
        if !self.map.initiatives.holds(link.from) || !self.map.initiatives.holds(link.to) {
            return Err(Refusal::Gone);
        }
        let said = |held: &Link| held.id != link.id && held.says(link.from, link.to, link.kind);
        if self.map.links.iter().any(said) {
            return Err(Refusal::LinkedAlready);
        }
        self.map.links.replace(link);
        Ok(())
    }

    pub(super) fn remove_links(&mut self, links: &[LinkId]) -> Result<(), Refusal> {
        for id in links {
            if !self.map.links.holds(*id) {
                return Err(Refusal::Gone);
            }
            self.map.links.remove(id.0);
        }
        Ok(())
    }

    pub(super) fn pin(&mut self, pins: &[PinAt]) -> Result<(), Refusal> {
        for PinAt { node, x, y } in pins.iter().copied() {
            let [x, y] = rules::pin([x, y]).ok_or(Refusal::NotAPlace)?;
            if !self.is_node(node) {
                return Err(Refusal::Gone);
            }
            let order = self.map.pins.get(node).map_or_else(|| self.map.pins.next_order(), |held| held.order);
            self.map.pins.replace(Pin { node, order, x, y });
        }
        Ok(())
    }

    fn is_node(&self, id: Uuid) -> bool {
        let map = &self.map;
        map.initiatives.holds(id) || map.challenges.holds(id) || map.organisations.holds(id) || map.grounds.holds(id)
    }

    pub(super) fn unpin(&mut self, nodes: &[Uuid]) {
        let all: Vec<Uuid> = self.map.pins.iter().map(|pin| pin.node).collect();
        for node in if nodes.is_empty() { &all } else { nodes } {
            self.map.pins.remove(*node);
        }
    }

    pub(super) fn keep_view(&mut self, given: &str, view: ViewKind, filter: &Filter) -> Result<(), Refusal> {
        let name = self.free_view_name(given, None)?;
        let id = NamedViewId(self.new_id());
        let filter = self.sound_filter(filter)?;
        self.map.views.put(NamedView { id, order: self.map.views.next_order(), name, view, filter });
        Ok(())
    }

    pub(super) fn change_view(
        &mut self,
        id: NamedViewId,
        given: &Option<String>,
        view: Option<ViewKind>,
        filter: &Option<Filter>,
    ) -> Result<(), Refusal> {
        let mut named = self.map.views.get(id).cloned().ok_or(Refusal::Gone)?;
        if let Some(given) = given {
            named.name = self.free_view_name(given, Some(id))?;
        }
        named.view = view.unwrap_or(named.view);
        if let Some(filter) = filter {
            named.filter = self.sound_filter(filter)?;
        }
        self.map.views.replace(named);
        Ok(())
    }

    fn free_view_name(&self, given: &str, own: Option<NamedViewId>) -> Result<String, Refusal> {
        let name = name(given)?;
        let key = clean::key(&name);
        let taken = self.map.views.iter().any(|held| Some(held.id) != own && clean::key(&held.name) == key);
        if taken { Err(Refusal::NameTaken { name }) } else { Ok(name) }
    }

    /// What a filter asks for and the map does not hold would let nothing through, for no reason that anybody can see.
    fn sound_filter(&self, filter: &Filter) -> Result<Filter, Refusal> {
        let mut sound = Filter { text: line(&filter.text)?, ..filter.clone() };
        sound.organisations.retain(|id| self.map.organisations.holds(*id));
        sound.grounds.retain(|id| self.map.grounds.holds(*id));
        sound.challenges.retain(|id| self.map.challenges.holds(*id));
        sound.without.retain(|id| self.map.challenges.holds(*id) && !filter.challenges.contains(id));
        Ok(sound)
    }

    pub(super) fn remove_view(&mut self, id: NamedViewId) -> Result<(), Refusal> {
        if !self.map.views.holds(id) {
            return Err(Refusal::Gone);
        }
        self.map.views.remove(id.0);
        Ok(())
    }

    pub(super) fn dismiss(
        &mut self,
        organisations: &[OrganisationId],
        challenges: &[ChallengeId],
        reason: &str,
    ) -> Result<(), Refusal> {
        let organisations: BTreeSet<_> = organisations.iter().copied().collect();
        let challenges: BTreeSet<_> = challenges.iter().copied().collect();
        let held = organisations.iter().all(|id| self.map.organisations.holds(*id))
            && challenges.iter().all(|id| self.map.challenges.holds(*id));
        if !held || organisations.is_empty() || challenges.is_empty() {
            return Err(Refusal::Gone);
        }
        let reason = block(reason)?;
        let known = self
            .map
            .dismissals
            .iter()
            .find(|held| held.organisations == organisations && held.challenges == challenges);
        let (id, order) = match known {
            Some(known) => (known.id, known.order),
            None => (DismissalId(self.new_id()), self.map.dismissals.next_order()),
        };
        self.map.dismissals.replace(Dismissal { id, order, organisations, challenges, reason });
        Ok(())
    }

    pub(super) fn recall(&mut self, id: DismissalId) -> Result<(), Refusal> {
        if !self.map.dismissals.holds(id) {
            return Err(Refusal::Gone);
        }
        self.map.dismissals.remove(id.0);
        Ok(())
    }

    pub(super) fn name_version(&mut self, given: &str) -> Result<(), Refusal> {
        let name = self.free_version_name(given, None)?;
        let id = VersionId(self.new_id());
        let order = self.map.versions.next_order();
        let (change, at, who) = (self.stamp.change, self.stamp.at, rules::line(&self.stamp.who));
        self.map.versions.put(Version { id, order, name, change, at, who });
        Ok(())
    }

    pub(super) fn rename_version(&mut self, id: VersionId, given: &str) -> Result<(), Refusal> {
        let version = self.map.versions.get(id).cloned().ok_or(Refusal::Gone)?;
        let name = self.free_version_name(given, Some(id))?;
        self.map.versions.replace(Version { name, ..version });
        Ok(())
    }

    fn free_version_name(&self, given: &str, own: Option<VersionId>) -> Result<String, Refusal> {
        let name = name(given)?;
        let key = clean::key(&name);
        let taken = self.map.versions.iter().any(|held| Some(held.id) != own && clean::key(&held.name) == key);
        if taken { Err(Refusal::NameTaken { name }) } else { Ok(name) }
    }

    pub(super) fn remove_version(&mut self, id: VersionId) -> Result<(), Refusal> {
        if !self.map.versions.holds(id) {
            return Err(Refusal::Gone);
        }
        self.map.versions.remove(id.0);
        Ok(())
    }
}
