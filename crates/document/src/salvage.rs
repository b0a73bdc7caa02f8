//! Getting out of a damaged file what can still be read: its pages are read one by one, without SQLite and without trusting
//! what the file says of itself, and every row that is whole is taken. The damaged file is only read.

mod pages;

use crate::document::Document;
use crate::failure::FileError;
use crate::lawful;
use crate::target_file::TargetFile;
use crate::workspace::Folders;
use pages::{Value, records};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use sweetspot_core::map::{
    Challenge, ChallengeId, Contribution, Ground, GroundId, GroundKind, Initiative, InitiativeId, Link, LinkId,
    LinkKind, MAX_CHALLENGES, MIN_CHALLENGES, Map, MapHead, MapId, Organisation, OrganisationId, Position, Role,
    STARTERS, Sector, Status, Strength, rules,
};
use sweetspot_core::{Change, Stamp, clean};
use uuid::Uuid;

/// What was saved of a damaged file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Salvaged {
    /// How many rows were read of each kind of thing; a kind that the file had none of is not there.
    pub rows: Vec<(&'static str, u32)>,
    /// What had to be put in the place of something lost, in sentences.
    pub mended: Vec<String>,
}

/// Writes what can be read of a damaged file to a new map at `out`. History is left behind.
///
/// # Errors
/// `NotOurs` where nothing of a map was found, `Exists` where there is a file at `out` already.
pub fn salvage(folders: &Folders, damaged: &Path, out: &Path, stamp: &Stamp) -> Result<Salvaged, FileError> {
    let (bytes, _) = TargetFile::of(damaged)?.read()?;
    let mut found = Found::default();
    records(&bytes).for_each(|record| found.take(&record));
    if found.initiatives.is_empty() && found.challenges.is_empty() {
        return Err(FileError::NotOurs);
    }
    let mut told = Salvaged::default();
    let stem = damaged.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let map = lawful::made_safe(found.into_map(&stem, stamp, &mut told))?;
    let change = Change::between(&Map::blank(map.head.id), &map, "Salvage".to_owned(), stamp);
    Document::create(folders, out, &map, &change)?.close()?;
    Ok(told)
}

/// Rows that were found, by what they look like: no two tables have rows of the same shape and sense.
#[derive(Default)]
struct Found {
    heads: Vec<MapHead>,
    challenges: BTreeMap<Uuid, Challenge>,
    organisations: BTreeMap<Uuid, Organisation>,
    grounds: BTreeMap<Uuid, Ground>,
    initiatives: BTreeMap<Uuid, Initiative>,
    contributions: BTreeMap<(Uuid, Uuid), Contribution>,
    involvements: BTreeMap<(Uuid, Uuid), Role>,
    /// Which initiative has which ground; other tables have rows of two ids too, which are sorted out later.
    pairs: BTreeSet<(Uuid, Uuid)>,
    links: BTreeMap<Uuid, Link>,
}

impl Found {
    fn take(&mut self, record: &[Value]) {
        use Value::{Blob, Integer, Null, Real, Text};
        match record {
            [Blob(one), Blob(other)] => {
                self.pairs.extend(uuid(one).zip(uuid(other)));
            }
            [Blob(one), Blob(other), Text(role)] => {
                if let (Some(one), Some(other), Some(role)) = (uuid(one), uuid(other), Role::read(role)) {
                    self.involvements.insert((one, other), role);
                }
            }
            [Blob(one), Blob(other), Integer(strength), Text(why), Integer(contested)] => {
                let strength = u8::try_from(*strength).ok().and_then(|number| Strength::try_from(number).ok());
                if let (Some(one), Some(other), Some(strength)) = (uuid(one), uuid(other), strength) {
                    let held = Contribution { strength, why: why.clone(), contested: *contested == 1 };
                    self.contributions.insert((one, other), held);
                }
            }
            [Blob(id), Integer(order), Text(first), Text(second)] => {
                let (Some(id), Some(order)) = (uuid(id), number(*order)) else { return };
                if let Some(kind) = GroundKind::read(first) {
                    self.grounds.insert(id, Ground { id: GroundId(id), order, kind, name: second.clone() });
                } else if let Some(sector) = Sector::read(second) {
                    let name = first.clone();
                    self.organisations.insert(id, Organisation { id: OrganisationId(id), order, name, sector });
                }
            }
            [Blob(id), Integer(order), Text(name), Text(short_name), Text(description), Text(colour)] => {
                let (Some(id), Some(order)) = (uuid(id), number(*order)) else { return };
                let (name, short_name) = (name.clone(), short_name.clone());
                let (description, colour) = (description.clone(), colour.clone());
                let row = Challenge { id: ChallengeId(id), order, name, short_name, description, colour };
                self.challenges.insert(id, row);
            }
            [Blob(id), Integer(order), Blob(from), Blob(to), Text(kind), Text(note)] => {
                if let (Some(id), Some(order), Some(from), Some(to), Some(kind)) =
                    (uuid(id), number(*order), uuid(from), uuid(to), LinkKind::read(kind))
                {
                    let (from, to) = (InitiativeId(from), InitiativeId(to));
                    self.links.insert(id, Link { id: LinkId(id), order, from, to, kind, note: note.clone() });
                }
            }
            [Blob(id), Text(title), Text(area), Text(marking), Text(release), Text(short), Text(long)] => {
                self.heads.extend(uuid(id).map(|id| MapHead {
                    id: MapId(id),
                    title: title.clone(),
                    area: area.clone(),
                    marking: marking.clone(),
                    release: release.clone(),
                    short_description: short.clone(),
                    long_description: long.clone(),
                }));
            }
            [
                Blob(id),
                Integer(order),
                Text(title),
                Text(summary),
                Text(status),
                start @ (Null | Text(_)),
                end @ (Null | Text(_)),
                Text(notes),
                Text(link),
                Integer(bright),
                x,
                y,
                rest @ ..,
            ] => {
                let (Some(id), Some(order), Some(status)) = (uuid(id), number(*order), Status::read(status)) else {
                    return;
                };
                let coordinate = |value: &Value| match value {
                    Real(number) => Some(*number),
                    // SQLite stores a whole number as an integer, also in a column of reals.
                    Integer(number) => Some(*number as f64),
                    Null | Text(_) | Blob(_) => None,
                };
                let row = Initiative {
                    summary: summary.clone(),
                    status,
                    start: day(start).map(rules::day),
                    end: day(end).map(rules::day),
                    notes: notes.clone(),
                    link: link.clone(),
                    // Rows that were written before there were references end earlier.
                    reference: match rest {
                        [Text(reference)] => reference.clone(),
                        _ => String::new(),
                    },
                    bright_spot: *bright == 1,
                    position: coordinate(x).zip(coordinate(y)).and_then(|(x, y)| rules::place(Position { x, y })),
                    ..Initiative::new(InitiativeId(id), order, title.clone())
                };
                self.initiatives.insert(id, row);
            }
            _ => {}
        }
    }

    /// The map that the rows make. What refers to something that was lost is left out, and what a map can't do without is
    /// put in its place.
    fn into_map(self, stem: &str, stamp: &Stamp, told: &mut Salvaged) -> Map {
        let mut map = Map::blank(MapId(stamp.id(0)));
        match self.heads.into_iter().next() {
            Some(head) => map.head = head,
            None => told.mended.push("The map’s title was lost; it is called after its file.".to_owned()),
        }
        if clean::line(&map.head.title).is_empty() {
            map.head.title = clean::line(stem);
        }
        let mut rows = self.initiatives;
        for row in rows.values_mut().filter(|row| clean::line(&row.title).is_empty()) {
            row.title = "Untitled".to_owned();
        }
        let mut challenges = self.challenges;
        let lost: BTreeSet<Uuid> = self
            .contributions
            .keys()
            .map(|(_, challenge)| *challenge)
            .filter(|challenge| !challenges.contains_key(challenge))
            .collect();
        let spare: Vec<Uuid> = (1..).map(|nth| stamp.id(nth)).take(MIN_CHALLENGES).collect();
        for id in lost.into_iter().chain(spare) {
            let needed =
                self.contributions.keys().any(|(_, challenge)| *challenge == id) || challenges.len() < MIN_CHALLENGES;
            if needed && challenges.len() < MAX_CHALLENGES {
                let place = challenges.len();
                let name = format!("Challenge {}", place + 1);
                told.mended.push(format!("A challenge’s name was lost; it is called {name}."));
                let order = challenges.values().map(|row| rules::order_after(row.order)).max().unwrap_or(1);
                let colour = STARTERS[place].colour.to_owned();
                let (short_name, description) = (String::new(), String::new());
                challenges.insert(id, Challenge { id: ChallengeId(id), order, name, short_name, description, colour });
            }
        }
        for row in challenges.values_mut() {
            if !rules::is_colour(&row.colour) {
                row.colour = STARTERS[0].colour.to_owned();
            }
        }
        challenges.into_values().take(MAX_CHALLENGES).for_each(|row| map.challenges.put(row));
        let mut counts: BTreeMap<&'static str, u32> = BTreeMap::new();
        let mut count = |what: &'static str| *counts.entry(what).or_default() += 1;
        self.organisations.into_values().for_each(|row| map.organisations.put(row));
        self.grounds.into_values().for_each(|row| map.grounds.put(row));
        for ((initiative, challenge), held) in self.contributions {
            if let Some(row) = rows.get_mut(&initiative).filter(|_| map.challenges.holds(challenge)) {
                count("contributions");
                row.contributions.insert(ChallengeId(challenge), held);
            }
        }
        for ((initiative, organisation), role) in self.involvements {
            if let Some(row) = rows.get_mut(&initiative).filter(|_| map.organisations.holds(organisation)) {
                count("roles");
                row.organisations.insert(OrganisationId(organisation), role);
            }
        }
        for (initiative, ground) in self.pairs {
            if let Some(row) = rows.get_mut(&initiative).filter(|_| map.grounds.holds(ground)) {
                count("ties to common ground");
                row.grounds.insert(GroundId(ground));
            }
        }
        for link in self.links.into_values() {
            if rows.contains_key(&link.from.0) && rows.contains_key(&link.to.0) {
                count("links");
                map.links.put(link);
            }
        }
        map.initiatives = sweetspot_core::map::Rows::from_unsorted(rows.into_values().collect());
        let things: [(&'static str, usize); 4] = [
            ("challenges", map.challenges.len()),
            ("organisations", map.organisations.len()),
            ("places, priorities and themes", map.grounds.len()),
            ("initiatives", map.initiatives.len()),
        ];
        told.rows.extend(things.into_iter().map(|(what, count)| (what, u32::try_from(count).unwrap_or(u32::MAX))));
        told.rows.extend(counts);
        told.rows.retain(|(_, count)| *count > 0);
        map
    }
}

fn uuid(bytes: &[u8]) -> Option<Uuid> {
    Uuid::from_slice(bytes).ok()
}

fn number(order: i64) -> Option<u64> {
    u64::try_from(order).ok().filter(|number| rules::is_order(*number))
}

fn day<T: std::str::FromStr>(value: &Value) -> Option<T> {
    match value {
        Value::Text(text) => text.parse().ok(),
        Value::Null | Value::Integer(_) | Value::Real(_) | Value::Blob(_) => None,
    }
}
