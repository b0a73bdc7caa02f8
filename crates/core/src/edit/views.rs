//! Keeping views and filters under a name.

use super::{Draft, Refusal, line, name, set};
use crate::map::{Filter, NamedView, NamedViewId, ViewKind};

impl Draft<'_> {
    pub(super) fn keep_view(&mut self, given: &str, view: ViewKind, filter: &Filter) -> Result<(), Refusal> {
        let id = NamedViewId(self.new_id());
        let order = self.map.views.next_order();
        let filter = self.sound_filter(filter)?;
        self.put(NamedView { id, order, name: name(given)?, view, filter })
    }

    pub(super) fn change_view(
        &mut self,
        id: NamedViewId,
        given: &Option<String>,
        view: Option<ViewKind>,
        filter: &Option<Filter>,
    ) -> Result<(), Refusal> {
        let filter = filter.as_ref().map(|filter| self.sound_filter(filter)).transpose()?;
        self.change(id, |named: &mut NamedView| {
            set(&mut named.name, given, name)?;
            named.view = view.unwrap_or(named.view);
            named.filter = filter.unwrap_or_else(|| named.filter.clone());
            Ok(())
        })
    }

    /// A filter that asks for something the map lacks would let nothing through, and nobody could see why.
    fn sound_filter(&self, filter: &Filter) -> Result<Filter, Refusal> {
        let mut sound = Filter { text: line(&filter.text)?, ..filter.clone() };
        sound.organisations.retain(|id| self.map.organisations.holds(*id));
        sound.grounds.retain(|id| self.map.grounds.holds(*id));
        sound.challenges.retain(|id| self.map.challenges.holds(*id));
        sound.without.retain(|id| self.map.challenges.holds(*id) && !filter.challenges.contains(id));
        Ok(sound)
    }
}
