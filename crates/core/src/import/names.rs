//! Organisations, places, priorities and themes by the names that a sheet gives: known ones are found whatever the
//! case of their letters, new ones are made in the sheet's order.

use super::notes;
use super::sector;
use crate::map::{Ground, GroundId, GroundKind, Map, Organisation, OrganisationId, Sector};
use crate::stamp::Stamp;
use crate::text;
use std::collections::HashMap;
use uuid::Uuid;

/// What is called what, on the map and in the rows so far.
pub(super) struct Names<'a> {
    map: &'a Map,
    stamp: &'a Stamp,
    made: u64,
    organisations: HashMap<String, OrganisationId>,
    grounds: HashMap<(GroundKind, String), GroundId>,
    new_organisations: Vec<Organisation>,
    new_grounds: Vec<Ground>,
    /// Where in the lists above a new one stands.
    new_places: HashMap<Uuid, usize>,
    /// How many new organisations have been told of.
    told: usize,
}

impl<'a> Names<'a> {
    pub(super) fn new(map: &'a Map, stamp: &'a Stamp) -> Names<'a> {
        Names {
            map,
            stamp,
            made: 0,
            organisations: map.organisations.iter().map(|held| (text::key(&held.name), held.id)).collect(),
            grounds: map.grounds.iter().map(|held| ((held.kind, text::key(&held.name)), held.id)).collect(),
            new_organisations: vec![],
            new_grounds: vec![],
            new_places: HashMap::new(),
            told: 0,
        }
    }

    /// The map as it was before the sheet.
    pub(super) fn map(&self) -> &'a Map {
        self.map
    }

    /// An id for a new row.
    pub(super) fn new_id(&mut self) -> Uuid {
        self.made += 1;
        self.stamp.id(self.made)
    }

    /// Those of `names` that are known already.
    pub(super) fn known_organisations(&self, names: &[String]) -> Vec<OrganisationId> {
        names.iter().filter_map(|name| self.organisations.get(&text::key(name)).copied()).collect()
    }

    /// The organisation of this cleaned name, made where it is new; `given` is its sector where the sheet says so.
    pub(super) fn organisation(&mut self, name: &str, given: Option<Sector>) -> OrganisationId {
        let key = text::key(name);
        if let Some(known) = self.organisations.get(&key) {
            return *known;
        }
        let id = OrganisationId(self.new_id());
        let order = self.map.organisations.next_order() + self.new_organisations.len() as u64;
        let sector = given.unwrap_or_else(|| sector::of_name(&key));
        self.new_places.insert(id.0, self.new_organisations.len());
        self.new_organisations.push(Organisation { id, order, name: name.to_owned(), sector });
        self.organisations.insert(key, id);
        id
    }

    /// The place, priority or theme of this cleaned name, made where it is new.
    pub(super) fn ground(&mut self, kind: GroundKind, name: &str) -> GroundId {
        let key = (kind, text::key(name));
        if let Some(known) = self.grounds.get(&key) {
            return *known;
        }
        let id = GroundId(self.new_id());
        let order = self.map.grounds.next_order() + self.new_grounds.len() as u64;
        self.new_places.insert(id.0, self.new_grounds.len());
        self.new_grounds.push(Ground { id, order, kind, name: name.to_owned() });
        self.grounds.insert(key, id);
        id
    }

    pub(super) fn organisation_of(&self, id: OrganisationId) -> Option<&Organisation> {
        let new = || self.new_places.get(&id.0).and_then(|place| self.new_organisations.get(*place));
        self.map.organisations.get(id).or_else(new)
    }

    pub(super) fn ground_of(&self, id: GroundId) -> Option<&Ground> {
        let new = || self.new_places.get(&id.0).and_then(|place| self.new_grounds.get(*place));
        self.map.grounds.get(id).or_else(new)
    }

    /// A sentence for each organisation made since this was last asked.
    pub(super) fn made_since_asked(&mut self) -> Vec<String> {
        let sentences = self.new_organisations[self.told..].iter().map(notes::new_organisation).collect();
        self.told = self.new_organisations.len();
        sentences
    }

    /// Puts what is new into `map`.
    pub(super) fn put_into(self, map: &mut Map) {
        self.new_organisations.into_iter().for_each(|new| map.organisations.put(new));
        self.new_grounds.into_iter().for_each(|new| map.grounds.put(new));
    }
}
