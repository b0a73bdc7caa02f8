//! The map as a table of initiatives and the attributes that they have, in flat rows of numbers.
//! Every other part of the analysis reads this and the map's names. A thing that most initiatives have tells nothing:
//! it is left out here, and counted, so that nobody looks for it in vain.
//!
//! A row's number is its initiative's position in map order, whether or not it is counted, so that placing one moves no
//! other. Every attribute is numbered: first the challenges, then the things, which are the organisations (lead and partner
//! both count) and the grounds, in turns, so that one more of either changes no other's number.

mod lists;

pub use lists::Lists;

use super::{Settings, Shared};
use crate::map::{ChallengeSet, Initiative, MAX_CHALLENGES, Map, Status};
use uuid::Uuid;

/// The number of the first attribute that is a thing and no challenge.
pub const FIRST_THING: u32 = MAX_CHALLENGES as u32;

/// In tables of fewer counted initiatives than this every thing tells something.
const FEWEST_TO_JUDGE: usize = 8;

/// The initiatives, and what those have that count: those that contribute at the floor, without the ended ones unless they
/// are asked for. Rows are in map order, so comparing rows compares places in map order.
pub struct Incidence {
    /// Of each row, the challenges that it contributes to; none where it does not count.
    pub challenges: Vec<ChallengeSet>,
    /// Things that more than half of the counted rows have, and how many rows have each: no row holds them.
    pub left_out: Vec<(u32, u32)>,
    /// Whether some row names an organisation or a ground that is not on the map.
    pub names_strangers: bool,
    settings: Settings,
    numbers: Numbers,
    standings: Vec<Standing>,
    /// How many rows count.
    placed: usize,
    /// Of each attribute how many rows have it, left out or not.
    counts: Vec<u32>,
    /// Of each row all that it has.
    all: Lists,
    /// Of each row its organisations, by position in map order, rising.
    organisations: Lists,
    /// Of each row what it has, without what is left out.
    attributes: Lists,
    /// Of each attribute the rows that have it; none where it is left out.
    rows: Vec<Vec<u32>>,
}

/// Whether an initiative counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Counted,
    /// It contributes to nothing at the floor.
    Unplaced,
    /// It contributes but has ended.
    Ended,
}

/// That a row has other attributes than it had: all that tell something, before and after. Either may be none.
pub struct Turn {
    /// Which row.
    pub row: u32,
    /// What it had, rising.
    pub before: Vec<u32>,
    /// What it has, rising.
    pub after: Vec<u32>,
}

impl Incidence {
    /// The table of the initiatives that the settings count.
    pub fn of(map: &Map, settings: &Settings) -> Incidence {
        let mut table = Incidence {
            challenges: Vec::with_capacity(map.initiatives.len()),
            left_out: vec![],
            names_strangers: false,
            settings: settings.clone(),
            numbers: Numbers::of(map),
            standings: Vec::with_capacity(map.initiatives.len()),
            placed: 0,
            counts: vec![],
            all: Lists::default(),
            organisations: Lists::default(),
            attributes: Lists::default(),
            rows: vec![],
        };
        let (mut row, mut behind) = (vec![], vec![]);
        for initiative in map.initiatives.iter() {
            let (standing, names_strangers) = table.read(map, initiative, &mut row);
            table.names_strangers |= names_strangers;
            table.placed += usize::from(standing == Standing::Counted);
            table.standings.push(standing);
            table.challenges.push(challenges_of(&row));
            table.all.push(&row);
            organisations_of(&row, &mut behind);
            table.organisations.push(&behind);
        }
        let with = table.all.turned(table.numbers.count());
        table.rows = (0..with.len() as u32).map(|attribute| with.list(attribute).to_vec()).collect();
        table.counts = table.rows.iter().map(|rows| rows.len() as u32).collect();
        table.left_out = table.what_most_have();
        for (thing, _) in &table.left_out {
            table.rows[*thing as usize] = vec![];
        }
        for number in 0..table.all.len() as u32 {
            table.telling(table.all.list(number), &mut row);
            table.attributes.push(&row);
        }
        table
    }

    /// Takes in that the map's organisations or grounds are others, in whatever way their numbers are the same.
    pub fn renumber(&mut self, map: &Map) {
        self.numbers = Numbers::of(map);
        let attributes = self.numbers.count().max(self.rows.len());
        self.rows.resize(attributes, vec![]);
        self.counts.resize(attributes, 0);
    }

    /// Whether the initiative at a position says something else than its row.
    pub fn differs(&self, map: &Map, row: u32) -> bool {
        let mut all = vec![];
        let (standing, _) = self.read_at(map, row, &mut all);
        let number = row as usize;
        number >= self.standings.len() || self.standings[number] != standing || self.all.list(row) != all
    }

    /// Reads the initiative at a position anew, or takes it off where the map has none there any more. Tells what its row had
    /// and has, if that is not all the same. What is left out stays left out: see [`Incidence::is_as_from_nothing`].
    pub fn reread(&mut self, map: &Map, row: u32) -> Option<Turn> {
        let number = row as usize;
        if self.standings.len() <= number {
            self.standings.resize(number + 1, Standing::Unplaced);
            self.challenges.resize(number + 1, ChallengeSet::EMPTY);
            self.all.set(row, &[]);
            self.organisations.set(row, &[]);
            self.attributes.set(row, &[]);
        }
        let mut all = vec![];
        let (standing, names_strangers) = self.read_at(map, row, &mut all);
        self.names_strangers |= names_strangers;
        let was = std::mem::replace(&mut self.standings[number], standing);
        self.placed += usize::from(standing == Standing::Counted);
        self.placed -= usize::from(was == Standing::Counted);
        if all == self.all.list(row) {
            return None;
        }
        self.all.list(row).iter().for_each(|attribute| self.counts[*attribute as usize] -= 1);
        all.iter().for_each(|attribute| self.counts[*attribute as usize] += 1);
        self.challenges[number] = challenges_of(&all);
        self.all.set(row, &all);
        let mut behind = vec![];
        organisations_of(&all, &mut behind);
        self.organisations.set(row, &behind);
        let (before, mut after) = (self.attributes.list(row).to_vec(), vec![]);
        self.telling(&all, &mut after);
        for attribute in before.iter().filter(|attribute| !after.contains(attribute)) {
            self.rows[*attribute as usize].retain(|other| *other != row);
        }
        for attribute in after.iter().filter(|attribute| !before.contains(attribute)) {
            let rows = &mut self.rows[*attribute as usize];
            rows.insert(rows.partition_point(|other| *other < row), row);
        }
        self.attributes.set(row, &after);
        Some(Turn { row, before, after })
    }

    /// Has only as many rows as the map has initiatives. Those that go have been read anew.
    pub fn cut(&mut self, map: &Map) {
        let rows = map.initiatives.len();
        self.standings.truncate(rows);
        self.challenges.truncate(rows);
        self.all.truncate(rows);
        self.organisations.truncate(rows);
        self.attributes.truncate(rows);
    }

    /// Whether the table after all rows that changed were read anew is the one that it would be from nothing: the same things
    /// tell something, and no row has what is not on the map. Brings how many have what is left out up to date.
    pub fn is_as_from_nothing(&mut self) -> bool {
        let left_out = self.what_most_have();
        let same_things = left_out.iter().map(|(thing, _)| thing).eq(self.left_out.iter().map(|(thing, _)| thing));
        self.left_out = left_out;
        same_things && self.numbers.gone(self.counts.len()).all(|attribute| self.counts[attribute] == 0)
    }

    fn read_at(&self, map: &Map, row: u32, all: &mut Vec<u32>) -> (Standing, bool) {
        let is_there = (row as usize) < map.initiatives.len();
        if is_there { self.read(map, map.initiatives.at(row as usize), all) } else { (Standing::Unplaced, false) }
    }

    /// Writes all that the initiative has, rising, if it counts, and nothing if it does not. Tells whether it counts, and
    /// whether it names what is not on the map.
    fn read(&self, map: &Map, initiative: &Initiative, all: &mut Vec<u32>) -> (Standing, bool) {
        all.clear();
        let challenges = map.set_of(initiative, self.settings.floor);
        if challenges.is_empty() {
            return (Standing::Unplaced, false);
        }
        if initiative.status == Status::Ended && !self.settings.include_ended {
            return (Standing::Ended, false);
        }
        all.extend(challenges.positions().map(u32::from));
        let ids = initiative.organisations.keys().map(|id| id.0).chain(initiative.grounds.iter().map(|id| id.0));
        all.extend(ids.filter_map(|id| self.numbers.find(id)));
        all.sort_unstable();
        let named = challenges.len() + initiative.organisations.len() + initiative.grounds.len();
        (Standing::Counted, all.len() < named)
    }

    fn what_most_have(&self) -> Vec<(u32, u32)> {
        let of_things = (0..).zip(&self.counts).skip(FIRST_THING as usize).map(|(thing, count)| (thing, *count));
        let most_have = |(_, count): &(u32, u32)| 2 * *count as usize > self.placed;
        if self.placed < FEWEST_TO_JUDGE { vec![] } else { of_things.filter(most_have).collect() }
    }

    /// Writes those of a row's attributes that tell something.
    fn telling(&self, all: &[u32], row: &mut Vec<u32>) {
        let is_left_out = |thing: &u32| self.left_out.binary_search_by_key(thing, |(left, _)| *left).is_ok();
        row.clear();
        row.extend(all.iter().copied().filter(|thing| !is_left_out(thing)));
    }

    /// How many rows there are: as many as initiatives.
    pub fn rows(&self) -> usize {
        self.challenges.len()
    }

    /// How many of them count.
    pub fn placed(&self) -> usize {
        self.placed
    }

    /// Initiatives that contribute to nothing at the floor, ended ones included, by position in map order.
    pub fn unplaced(&self) -> Vec<u32> {
        let unplaced = |(_, standing): &(u32, &Standing)| **standing == Standing::Unplaced;
        (0..).zip(&self.standings).filter(unplaced).map(|(row, _)| row).collect()
    }

    /// How many initiatives contribute but are left out because they have ended.
    pub fn ended_left_out(&self) -> u32 {
        self.standings.iter().filter(|standing| **standing == Standing::Ended).count() as u32
    }

    /// How many attributes there are, whether or not any row has them.
    pub fn attributes(&self) -> usize {
        self.rows.len()
    }

    /// The challenges of a row and its things that tell something, rising.
    pub fn attributes_of(&self, row: u32) -> &[u32] {
        self.attributes.list(row)
    }

    /// All organisations that a row has, by position in map order, rising.
    pub fn organisations_of(&self, row: u32) -> &[u32] {
        self.organisations.list(row)
    }

    /// The rows that have an attribute, rising; none for what is left out.
    pub fn rows_with(&self, attribute: u32) -> &[u32] {
        &self.rows[attribute as usize]
    }

    /// What the number of an attribute stands for.
    pub fn shared(&self, attribute: u32) -> Shared {
        shared(attribute)
    }
}

fn shared(attribute: u32) -> Shared {
    match attribute.checked_sub(FIRST_THING) {
        None => Shared::Challenge(attribute as u8),
        Some(thing) if thing.is_multiple_of(2) => Shared::Organisation(thing / 2),
        Some(thing) => Shared::Ground(thing / 2),
    }
}

/// Writes the organisations among a row's attributes, by position in map order, rising.
fn organisations_of(attributes: &[u32], behind: &mut Vec<u32>) {
    let organisation = |attribute: &u32| match shared(*attribute) {
        Shared::Organisation(position) => Some(position),
        Shared::Challenge(_) | Shared::Ground(_) => None,
    };
    behind.clear();
    behind.extend(attributes.iter().filter_map(organisation));
}

/// The challenges among a row's attributes.
pub fn challenges_of(attributes: &[u32]) -> ChallengeSet {
    let challenges = attributes.iter().take_while(|attribute| **attribute < FIRST_THING);
    challenges.fold(ChallengeSet::EMPTY, |set, challenge| ChallengeSet(set.0 | 1 << challenge))
}

/// The numbers of things by id. Ids are looked up ten times for each initiative, which is why they are not hashed.
struct Numbers {
    by_id: Vec<(u128, u32)>,
    organisations: usize,
    grounds: usize,
}

impl Numbers {
    fn of(map: &Map) -> Numbers {
        let organisations = map.organisations.iter().map(|row| row.id.0).zip((FIRST_THING..).step_by(2));
        let grounds = map.grounds.iter().map(|row| row.id.0).zip((FIRST_THING + 1..).step_by(2));
        let mut by_id: Vec<(u128, u32)> =
            organisations.chain(grounds).map(|(id, number)| (id.as_u128(), number)).collect();
        by_id.sort_unstable();
        Numbers { by_id, organisations: map.organisations.len(), grounds: map.grounds.len() }
    }

    /// How many numbers there are.
    fn count(&self) -> usize {
        FIRST_THING as usize + 2 * self.organisations.max(self.grounds)
    }

    /// Those of so many numbers that stand for nothing.
    fn gone(&self, numbers: usize) -> impl Iterator<Item = usize> {
        let first = |of: usize, kind: usize| (FIRST_THING as usize + 2 * of + kind..numbers).step_by(2);
        first(self.organisations, 0).chain(first(self.grounds, 1))
    }

    /// None for an id that the map does not hold.
    fn find(&self, id: Uuid) -> Option<u32> {
        let id = id.as_u128();
        self.by_id.binary_search_by_key(&id, |(other, _)| *other).ok().map(|place| self.by_id[place].1)
    }
}
