//! After both copies' changes have met: what is named is there, and no name is there twice.

use super::{Field, Joined, Key, Work};
use crate::change::Entity;
use crate::clean;
use crate::map::{Challenge, Lack, MIN_CHALLENGES, Map, Organisation, Ref, Row};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

impl Work {
    pub(super) fn mend(&mut self, map: &mut Map) {
        self.bring_back_named(map);
        self.keep_enough_challenges(map);
        self.join_doubles(map);
        drop_doubles(map);
        map.forget(&nowhere(map));
    }

    /// What one copy removed and the other came to name is kept, and listed. What is brought back may itself name more.
    fn bring_back_named(&mut self, map: &mut Map) {
        loop {
            let mut brought_any = false;
            for named in map.needed_and_gone() {
                let Some(entity) = named.entity else { continue };
                if [&self.theirs, &self.ours].into_iter().any(|from| map.put_from(from, entity, named.id)) {
                    self.back(entity, named.id);
                    brought_any = true;
                }
            }
            if !brought_any {
                return;
            }
        }
    }

    fn back(&mut self, entity: Entity, id: Uuid) {
        let (ours, theirs) = (self.ours.holds(entity, id), self.theirs.holds(entity, id));
        self.existence((entity, id), ours, theirs);
    }

    /// Two copies may each have removed another challenge, and left too few together.
    fn keep_enough_challenges(&mut self, map: &mut Map) {
        let all = self.ours.challenges.iter().chain(self.theirs.challenges.iter());
        let mut removed: Vec<Challenge> = all.filter(|row| !map.challenges.holds(row.id)).cloned().collect();
        // In map order, so that both copies come to the same.
        removed.sort_by_key(|row| (row.order, row.id));
        for row in removed {
            if map.challenges.len() >= MIN_CHALLENGES {
                return;
            }
            let id = row.id.0;
            map.challenges.put(row);
            self.back(Entity::Challenge, id);
        }
    }

    /// Where one copy gave a thing the name that the other has given another: one of them takes the other's part.
    fn join_doubles(&mut self, map: &mut Map) {
        let organisations = map.organisations.iter().filter_map(|row| Some((row.same_name()?, row.id.0)));
        for (keep, drop) in doubles(organisations, |id| self.is_known(Entity::Organisation, id)) {
            if let (Some(kept), Some(gone)) =
                (map.organisations.get(keep).cloned(), map.organisations.get(drop).cloned())
                && kept.sector != gone.sector
            {
                let key = (Entity::Organisation, keep, Field { name: "sector".into(), of: None });
                let held = kept.clone();
                // What this copy says of the name is what the map goes on saying.
                let key_name = clean::key(&kept.name);
                let so_called =
                    |map: &Map| map.organisations.iter().find(|row| clean::key(&row.name) == key_name).cloned();
                let (ours, theirs) = match (so_called(&self.ours), so_called(&self.theirs)) {
                    (Some(ours), Some(theirs)) => (ours, theirs),
                    (_, _) => (kept, gone),
                };
                let sector = |row: &Organisation| Some(row.sector.words().to_owned());
                self.conflict(key, sector(&ours), sector(&theirs));
                map.organisations.replace(Organisation { sector: ours.sector, ..held });
            }
            self.join(Entity::Organisation, keep, drop, map.organisations.get(keep).map(|row| row.name.clone()));
            map.rename(drop, keep);
        }
        let grounds = map.grounds.iter().filter_map(|row| Some((row.same_name()?, row.id.0)));
        for (keep, drop) in doubles(grounds, |id| self.is_known(Entity::Ground, id)) {
            self.join(Entity::Ground, keep, drop, map.grounds.get(keep).map(|row| row.name.clone()));
            map.rename(drop, keep);
        }
    }

    /// What both changed differently, as both would be said on this map: a filter names only what is there. Else the same
    /// copy, coming again, would say something else than what was listed.
    pub(super) fn conflicts_on(&self, map: &Map) -> Vec<(Key, Option<String>, Option<String>)> {
        let said = |key: &Key, value: &Option<String>| {
            if names_things(key) { self.named_on(map, value.as_deref()) } else { value.clone() }
        };
        self.conflicts.iter().map(|(key, ours, theirs)| (key.clone(), said(key, ours), said(key, theirs))).collect()
    }

    /// A list of ids as it is on this map, where some may have gone, and some been taken for others.
    fn named_on(&self, map: &Map, value: Option<&str>) -> Option<String> {
        let stays = |id: Uuid| {
            let joined = self.joined.iter().find(|joined| joined.ours == id || joined.theirs == id);
            let other = joined.map(|joined| if joined.ours == id { joined.theirs } else { joined.ours });
            [Some(id), other].into_iter().flatten().find(|id| Ref::node(*id).is_held(map))
        };
        let ids: BTreeSet<Uuid> =
            value?.lines().filter_map(|line| Uuid::parse_str(line).ok()).filter_map(stays).collect();
        let lines: Vec<String> = ids.into_iter().map(|id| id.to_string()).collect();
        (!lines.is_empty()).then(|| lines.join("\n"))
    }

    fn join(&mut self, entity: Entity, keep: Uuid, drop: Uuid, name: Option<String>) {
        let (ours, theirs) = if self.ours_holds(drop) { (drop, keep) } else { (keep, drop) };
        self.joined.push(Joined { entity, ours, theirs, name: name.unwrap_or_default() });
    }

    /// Whether both copies knew of a thing before.
    fn is_known(&self, entity: Entity, id: Uuid) -> bool {
        !self.is_new(entity, id) && !self.joined.iter().any(|joined| joined.ours == id || joined.theirs == id)
    }

    fn ours_holds(&self, id: Uuid) -> bool {
        self.ours.organisations.holds(id) || self.ours.grounds.holds(id)
    }
}

/// Pairs of the same name: the one that stays (the older, then the smaller id) and the one that goes.
fn doubles(rows: impl Iterator<Item = (String, Uuid)>, known: impl Fn(Uuid) -> bool) -> Vec<(Uuid, Uuid)> {
    let mut by_name: BTreeMap<String, Vec<Uuid>> = BTreeMap::new();
    rows.for_each(|(name, id)| by_name.entry(name).or_default().push(id));
    let mut pairs = Vec::new();
    for mut ids in by_name.into_values().filter(|ids| ids.len() > 1) {
        ids.sort_by_key(|id| (!known(*id), *id));
        pairs.extend(ids[1..].iter().map(|drop| (ids[0], *drop)));
    }
    pairs
}

/// Links and dismissals that say the same twice, links of what became one to itself, and named views of one name.
fn drop_doubles(map: &mut Map) {
    map.drop_doubles();
    let turned: Vec<Uuid> = map.links.iter().filter(|link| link.from == link.to).map(|link| link.id.0).collect();
    turned.into_iter().for_each(|id| map.links.remove(id));
    let views: Vec<_> = map.views.iter().cloned().collect();
    for (nth, view) in views.iter().enumerate() {
        let key = clean::key(&view.name);
        if views[..nth].iter().any(|held| clean::key(&held.name) == key) {
            let id = view.id.0.simple().to_string();
            // Short enough to read, and hardly ever the same as another's.
            map.views.replace(crate::map::NamedView { name: format!("{} ({})", view.name, &id[..4]), ..view.clone() });
        }
    }
}

/// Whether a field says which things it is about, by their ids.
pub(super) fn names_things((entity, _, field): &Key) -> bool {
    *entity == Entity::View && matches!(&*field.name, "organisations" | "grounds" | "challenges" | "without")
}

/// What rows name that do without it, and the map does not hold. What is in conflict about a thing that is gone stays: the thing
/// may come back.
fn nowhere(map: &Map) -> BTreeSet<Uuid> {
    let lacking = map
        .names_what_is_not_there()
        .into_iter()
        .filter(|(who, named)| *who != Entity::Conflict && named.lack == Lack::MayLack);
    lacking.map(|(_, named)| named.id).collect()
}
