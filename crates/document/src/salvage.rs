//! Getting out of a damaged file what can still be read: its pages are read one by one, without SQLite and without trusting
//! what the file says of itself, and every row that is whole is taken. The damaged file is only read.

mod records;

use crate::document::Document;
use crate::failure::FileError;
use crate::record::{self, Value};
use crate::tables;
use crate::target_file::TargetFile;
use crate::workspace::Folders;
use records::records;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use sweetspot_core::map::{
    Challenge, ChallengeId, Contribution, GroundId, Initiative, MAX_CHALLENGES, MIN_CHALLENGES, Map, MapHead, MapId,
    OrganisationId, Role, Row, Rows, STARTERS, Strength, rules,
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
    let mut found = Found::new();
    records(&bytes).for_each(|record| found.take(&record));
    if found.map.initiatives.is_empty() && found.map.challenges.is_empty() {
        return Err(FileError::NotOurs);
    }
    let mut salvaged = Salvaged::default();
    let stem = damaged.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let map = rules::made_sane(found.into_map(&stem, stamp, &mut salvaged))?;
    let change = Change::making(&map, "Salvage".to_owned(), stamp);
    Document::create(folders, out, &map, &change)?.close()?;
    Ok(salvaged)
}

/// What was found. The table of a row is known by its shape and values, which no two tables share.
struct Found {
    /// Rows of every kind, as they stand.
    map: Map,
    heads: Vec<MapHead>,
    contributions: BTreeMap<(Uuid, Uuid), Contribution>,
    involvements: BTreeMap<(Uuid, Uuid), Role>,
    /// Which initiative has which ground; other tables have rows of two ids too, which are sorted out later.
    pairs: BTreeSet<(Uuid, Uuid)>,
}

impl Found {
    fn new() -> Found {
        let (contributions, involvements) = (BTreeMap::new(), BTreeMap::new());
        let map = Map::blank(MapId(Uuid::nil()));
        Found { map, heads: vec![], contributions, involvements, pairs: BTreeSet::new() }
    }

    fn take(&mut self, row: &[Value]) {
        use Value::{Blob, Integer, Text};
        if tables::salvage(&mut self.map, row) {
            return;
        }
        match row {
            [Blob(one), Blob(other)] => self.pairs.extend(record::id(one).zip(record::id(other))),
            [Blob(one), Blob(other), Text(role)] => {
                if let (Some(one), Some(other), Some(role)) = (record::id(one), record::id(other), Role::read(role)) {
                    self.involvements.insert((one, other), role);
                }
            }
            [Blob(one), Blob(other), Integer(strength), Text(why), Integer(contested)] => {
                let strength = u8::try_from(*strength).ok().and_then(|number| Strength::try_from(number).ok());
                if let (Some(one), Some(other), Some(strength)) = (record::id(one), record::id(other), strength) {
                    let contribution = Contribution { strength, why: why.clone(), contested: *contested == 1 };
                    self.contributions.insert((one, other), contribution);
                }
            }
            [Blob(id), Text(title), Text(area), Text(marking), Text(release), Text(short), Text(long)] => {
                self.heads.extend(record::id(id).map(|id| MapHead {
                    id: MapId(id),
                    title: title.clone(),
                    area: area.clone(),
                    marking: marking.clone(),
                    release: release.clone(),
                    short_description: short.clone(),
                    long_description: long.clone(),
                }));
            }
            _ => {}
        }
    }

    /// The map that the rows make. What refers to something that was lost is left out, and what a map can't do without is
    /// put in its place.
    fn into_map(self, stem: &str, stamp: &Stamp, salvaged: &mut Salvaged) -> Map {
        let Found { mut map, heads, contributions, involvements, pairs } = self;
        map.head.id = MapId(stamp.id(0));
        match heads.into_iter().next() {
            Some(head) => map.head = head,
            None => salvaged.mended.push("The map’s title was lost; it is called after its file.".to_owned()),
        }
        if clean::line(&map.head.title).is_empty() {
            map.head.title = clean::line(stem);
        }
        put_back_challenges(&mut map, &contributions, stamp, salvaged);
        let mut rows: BTreeMap<Uuid, Initiative> = map.initiatives.iter().map(|row| (row.id.0, row.clone())).collect();
        for row in rows.values_mut().filter(|row| clean::line(&row.title).is_empty()) {
            row.title = "Untitled".to_owned();
        }
        let mut counts: BTreeMap<&'static str, u32> = BTreeMap::new();
        let mut count = |what: &'static str| *counts.entry(what).or_default() += 1;
        for ((initiative, challenge), contribution) in contributions {
            if let Some(row) = rows.get_mut(&initiative).filter(|_| map.challenges.holds(challenge)) {
                count("contributions");
                row.contributions.insert(ChallengeId(challenge), contribution);
            }
        }
        for ((initiative, organisation), role) in involvements {
            if let Some(row) = rows.get_mut(&initiative).filter(|_| map.organisations.holds(organisation)) {
                count("roles");
                row.organisations.insert(OrganisationId(organisation), role);
            }
        }
        for (initiative, ground) in pairs {
            if let Some(row) = rows.get_mut(&initiative).filter(|_| map.grounds.holds(ground)) {
                count("ties to common ground");
                row.grounds.insert(GroundId(ground));
            }
        }
        map.initiatives = Rows::from_unsorted(rows.into_values().collect());
        map.forget_lost();
        let things: [(&'static str, usize); 8] = [
            ("challenges", map.challenges.len()),
            ("organisations", map.organisations.len()),
            ("places, priorities and themes", map.grounds.len()),
            ("initiatives", map.initiatives.len()),
            ("links", map.links.len()),
            ("pins", map.pins.len()),
            ("named views", map.views.len()),
            ("proposals said no to", map.dismissals.len()),
        ];
        salvaged.rows.extend(things.into_iter().map(|(what, count)| (what, u32::try_from(count).unwrap_or(u32::MAX))));
        salvaged.rows.extend(counts);
        salvaged.rows.retain(|(_, count)| *count > 0);
        map
    }
}

/// Challenges that contributions go to and that were lost, and as many as a map can't do without.
fn put_back_challenges(
    map: &mut Map,
    contributions: &BTreeMap<(Uuid, Uuid), Contribution>,
    stamp: &Stamp,
    salvaged: &mut Salvaged,
) {
    let too_many: Vec<Uuid> = map.challenges.iter().skip(MAX_CHALLENGES).map(|row| row.id.0).collect();
    too_many.into_iter().for_each(|id| map.challenges.remove(id));
    let served: BTreeSet<Uuid> = contributions.keys().map(|(_, challenge)| *challenge).collect();
    let spare = (1..).map(|nth| stamp.id(nth)).take(MIN_CHALLENGES);
    for id in served.iter().copied().chain(spare) {
        let needed = served.contains(&id) || map.challenges.len() < MIN_CHALLENGES;
        if !needed || map.challenges.holds(id) || map.challenges.len() >= MAX_CHALLENGES {
            continue;
        }
        let place = map.challenges.len();
        let name = format!("Challenge {}", place + 1);
        salvaged.mended.push(format!("A challenge’s name was lost; it is called {name}."));
        let (order, colour) = (map.challenges.next_order(), STARTERS[place].colour.to_owned());
        map.challenges.put(Challenge { order, name, colour, ..Challenge::blank(id) });
    }
    for row in map.challenges.clone().iter().filter(|row| !rules::is_colour(&row.colour)) {
        map.challenges.replace(Challenge { colour: STARTERS[0].colour.to_owned(), ..row.clone() });
    }
}
