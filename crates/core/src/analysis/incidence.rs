//! The map as a table of initiatives and the attributes that they have, in flat rows of numbers.
//! Every other part of the analysis reads this and the map's names. A thing that most initiatives have tells nothing:
//! it is left out here, and counted, so that nobody looks for it in vain.
//!
//! Every attribute is numbered: first the challenges, then the things, which are the organisations in map order (lead
//! and partner both count) and the grounds in map order.

use super::{Settings, Shared};
use crate::map::{ChallengeSet, MAX_CHALLENGES, Map, Status};
use uuid::Uuid;

/// The number of the first attribute that is a thing and no challenge.
pub const FIRST_THING: u32 = MAX_CHALLENGES as u32;

/// In tables of fewer rows than this every thing tells something.
const FEWEST_TO_JUDGE: usize = 8;

/// The counted initiatives: those that contribute at the floor, without the ended ones unless they are asked for.
/// Rows are in map order, so comparing rows compares places in map order.
pub struct Incidence {
    /// Of each row, the initiative's position in map order.
    pub initiatives: Vec<u32>,
    /// Of each row, the challenges that it contributes to.
    pub challenges: Vec<ChallengeSet>,
    /// Initiatives that contribute to nothing at the floor, ended ones included, by position in map order.
    pub unplaced: Vec<u32>,
    /// How many initiatives contribute but are left out because they have ended.
    pub ended_left_out: u32,
    /// Things that more than half of the rows have, rising, and how many rows have each: no row holds them.
    pub left_out: Vec<(u32, u32)>,
    attributes: Lists,
    organisations: Lists,
    rows: Lists,
    first_ground: u32,
}

impl Incidence {
    /// The table of the initiatives that the settings count.
    pub fn of(map: &Map, settings: &Settings) -> Incidence {
        let organisations = Positions::of(map.organisations.iter().map(|row| row.id.0), 0);
        let first_ground = FIRST_THING + map.organisations.len() as u32;
        let grounds = Positions::of(map.grounds.iter().map(|row| row.id.0), first_ground);
        let mut table = Incidence {
            initiatives: vec![],
            challenges: vec![],
            unplaced: vec![],
            ended_left_out: 0,
            left_out: vec![],
            attributes: Lists::default(),
            organisations: Lists::default(),
            rows: Lists::default(),
            first_ground,
        };
        let (mut row, mut behind): (Vec<u32>, Vec<u32>) = (vec![], vec![]);
        for (position, initiative) in (0..).zip(map.initiatives.iter()) {
            let challenges = map.set_of(initiative, settings.floor);
            if challenges.is_empty() {
                table.unplaced.push(position);
                continue;
            }
            if initiative.status == Status::Ended && !settings.include_ended {
                table.ended_left_out += 1;
                continue;
            }
            row.clear();
            row.extend(challenges.positions().map(u32::from));
            behind.clear();
            behind.extend(initiative.organisations.keys().filter_map(|id| organisations.find(id.0)));
            behind.sort_unstable();
            row.extend(behind.iter().map(|position| FIRST_THING + position));
            row.extend(initiative.grounds.iter().filter_map(|id| grounds.find(id.0)));
            row.sort_unstable();
            table.initiatives.push(position);
            table.challenges.push(challenges);
            table.attributes.push(&row);
            table.organisations.push(&behind);
        }
        table.rows = table.attributes.turned(first_ground as usize + map.grounds.len());
        table.leave_out_what_most_have();
        table
    }

    fn leave_out_what_most_have(&mut self) {
        if self.len() < FEWEST_TO_JUDGE {
            return;
        }
        let counts = (FIRST_THING..self.attributes() as u32).map(|thing| (thing, self.rows.list(thing).len()));
        self.left_out =
            counts.filter(|(_, count)| 2 * count > self.len()).map(|(thing, count)| (thing, count as u32)).collect();
        if self.left_out.is_empty() {
            return;
        }
        let (mut attributes, mut row_attributes) = (Lists::default(), vec![]);
        for row in 0..self.len() as u32 {
            row_attributes.clear();
            let tells = |thing: &u32| self.left_out.binary_search_by_key(thing, |(left, _)| *left).is_err();
            row_attributes.extend(self.attributes.list(row).iter().copied().filter(tells));
            attributes.push(&row_attributes);
        }
        self.rows = attributes.turned(self.attributes());
        self.attributes = attributes;
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.initiatives.len()
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
        self.rows.list(attribute)
    }

    /// What the number of an attribute stands for.
    pub fn shared(&self, attribute: u32) -> Shared {
        if attribute < FIRST_THING {
            Shared::Challenge(attribute as u8)
        } else if attribute < self.first_ground {
            Shared::Organisation(attribute - FIRST_THING)
        } else {
            Shared::Ground(attribute - self.first_ground)
        }
    }

    /// The positions in map order of these rows' initiatives.
    pub fn positions(&self, rows: &[u32]) -> Vec<u32> {
        rows.iter().map(|row| self.initiatives[*row as usize]).collect()
    }
}

/// Lists of numbers laid end to end.
#[derive(PartialEq, Eq)]
pub struct Lists {
    ends: Vec<u32>,
    numbers: Vec<u32>,
}

impl Default for Lists {
    fn default() -> Lists {
        Lists { ends: vec![0], numbers: vec![] }
    }
}

impl Lists {
    /// How many lists there are.
    pub fn len(&self) -> usize {
        self.ends.len() - 1
    }

    /// How many numbers all lists hold together.
    pub fn total(&self) -> usize {
        self.numbers.len()
    }

    /// The list of this number.
    pub fn list(&self, number: u32) -> &[u32] {
        let number = number as usize;
        &self.numbers[self.ends[number] as usize..self.ends[number + 1] as usize]
    }

    /// Adds a list.
    pub fn push(&mut self, list: &[u32]) {
        self.numbers.extend_from_slice(list);
        self.ends.push(self.numbers.len() as u32);
    }

    /// For each of `count` numbers, the lists that hold it, rising.
    pub fn turned(&self, count: usize) -> Lists {
        let mut ends = vec![0u32; count + 1];
        for number in &self.numbers {
            ends[*number as usize + 1] += 1;
        }
        for number in 0..count {
            ends[number + 1] += ends[number];
        }
        let mut next = ends.clone();
        let mut numbers = vec![0; self.numbers.len()];
        for list in 0..self.len() as u32 {
            for number in self.list(list) {
                numbers[next[*number as usize] as usize] = list;
                next[*number as usize] += 1;
            }
        }
        Lists { ends, numbers }
    }
}

/// Numbers by id. Ids are looked up ten times for each initiative, which is why they are not hashed.
struct Positions(Vec<(u128, u32)>);

impl Positions {
    fn of(ids: impl Iterator<Item = Uuid>, first: u32) -> Positions {
        let mut positions: Vec<(u128, u32)> = ids.map(|id| id.as_u128()).zip(first..).collect();
        positions.sort_unstable();
        Positions(positions)
    }

    /// None for an id that the map does not hold.
    fn find(&self, id: Uuid) -> Option<u32> {
        let id = id.as_u128();
        self.0.binary_search_by_key(&id, |(other, _)| *other).ok().map(|place| self.0[place].1)
    }
}
