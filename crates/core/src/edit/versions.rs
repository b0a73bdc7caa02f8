//! Naming the map's present state.

use super::{Draft, Refusal, name};
use crate::map::{Version, VersionId, rules};

impl Draft<'_> {
    pub(super) fn name_version(&mut self, given: &str) -> Result<(), Refusal> {
        let id = VersionId(self.new_id());
        let order = self.map.versions.next_order();
        let (change, at, who) = (self.stamp.change, self.stamp.at, rules::line(&self.stamp.who));
        self.put(Version { id, order, name: name(given)?, change, at, who })
    }

    pub(super) fn rename_version(&mut self, id: VersionId, given: &str) -> Result<(), Refusal> {
        self.change(id, |version: &mut Version| {
            version.name = name(given)?;
            Ok(())
        })
    }
}
