//! Organisations, places, priorities and themes by the names that a sheet gives: known ones are found whatever the
//! case of their letters, new ones are made in the sheet's order.

use super::{Answers, SectorGuess, alike, sector};
use crate::clean;
use crate::map::{Ground, GroundId, GroundKind, Map, Organisation, OrganisationId, Sector};
use crate::stamp::Stamp;
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
    /// How many new organisations have been handed out.
    handed_out: usize,
    /// What the names of new organisations were taken for, in their order, and whether plainly; None where the sheet says.
    taken_for: Vec<Option<(Sector, bool)>>,
    /// The main name of each name that a person has joined to it, by the joined name's key.
    joined: HashMap<String, String>,
    answers: &'a Answers,
}

/// So many organisations are named as examples of a sector.
const EXAMPLES: usize = 5;

impl<'a> Names<'a> {
    pub(super) fn new(map: &'a Map, answers: &'a Answers, stamp: &'a Stamp) -> Names<'a> {
        let mut joined = HashMap::new();
        for group in &answers.joined {
            let Some((first, others)) = group.split_first() else { continue };
            joined.extend(others.iter().map(|name| (clean::key(name), clean::line(first))));
        }
        Names {
            map,
            stamp,
            made: 0,
            organisations: map
                .organisations
                .iter()
                .map(|organisation| (clean::key(&organisation.name), organisation.id))
                .collect(),
            grounds: map.grounds.iter().map(|ground| ((ground.kind, clean::key(&ground.name)), ground.id)).collect(),
            new_organisations: vec![],
            new_grounds: vec![],
            new_places: HashMap::new(),
            handed_out: 0,
            taken_for: vec![],
            joined,
            answers,
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
        names.iter().filter_map(|name| self.organisations.get(&clean::key(self.main_name(name))).copied()).collect()
    }

    /// The organisation of this cleaned name, made where it is new; `given` is its sector where the sheet says so.
    pub(super) fn organisation(&mut self, name: &str, given: Option<Sector>) -> OrganisationId {
        let name = self.main_name(name).to_owned();
        let key = clean::key(&name);
        if let Some(known) = self.organisations.get(&key) {
            return *known;
        }
        let id = OrganisationId(self.new_id());
        let order = self.map.organisations.next_order() + self.new_organisations.len() as u64;
        let plain_sector = sector::of_name(&key);
        let (guessed, plainly) = (plain_sector.unwrap_or(Sector::Other), plain_sector.is_some());
        let mut answers = self.answers.sectors.iter();
        let answer = answers.find(|answer| (answer.taken_for, answer.plainly) == (guessed, plainly));
        let sector = given.unwrap_or_else(|| answer.map_or(guessed, |answer| answer.is));
        self.taken_for.push(given.is_none().then_some((guessed, plainly)));
        self.new_places.insert(id.0, self.new_organisations.len());
        self.new_organisations.push(Organisation { id, order, name, sector });
        self.organisations.insert(key, id);
        id
    }

    /// The place, priority or theme of this cleaned name, made where it is new.
    pub(super) fn ground(&mut self, kind: GroundKind, name: &str) -> GroundId {
        let key = (kind, clean::key(name));
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

    /// The organisations made since this was last asked.
    pub(super) fn made_since_asked(&mut self) -> &[Organisation] {
        let from = std::mem::replace(&mut self.handed_out, self.new_organisations.len());
        &self.new_organisations[from..]
    }

    /// What the new organisations are taken for, in the sectors' order.
    pub(super) fn sectors(&self) -> Vec<SectorGuess> {
        let of = |wanted: Sector, plainly: bool| {
            let named = self.new_organisations.iter().zip(&self.taken_for);
            let names: Vec<&str> = named
                .filter(|(_, taken)| **taken == Some((wanted, plainly)))
                .map(|(row, _)| row.name.as_str())
                .collect();
            (!names.is_empty()).then(|| SectorGuess {
                taken_for: wanted,
                plainly,
                organisations: names.len() as u32,
                examples: names.iter().take(EXAMPLES).map(|name| (*name).to_owned()).collect(),
            })
        };
        Sector::ALL.into_iter().flat_map(|sector| [of(sector, true), of(sector, false)]).flatten().collect()
    }

    /// Names that may mean one organisation, one of them new.
    pub(super) fn alike(&self) -> Vec<Vec<String>> {
        let known = self.map.organisations.iter().map(|row| (row.name.as_str(), false));
        alike::groups(known.chain(self.new_organisations.iter().map(|row| (row.name.as_str(), true))))
    }

    /// The name that stands for this one: another where a person has joined them, else itself.
    fn main_name<'n>(&'n self, name: &'n str) -> &'n str {
        self.joined.get(&clean::key(name)).map_or(name, String::as_str)
    }

    /// Puts what is new into `map`.
    pub(super) fn put_into(self, map: &mut Map) {
        self.new_organisations.into_iter().for_each(|new| map.organisations.put(new));
        self.new_grounds.into_iter().for_each(|new| map.grounds.put(new));
    }
}
