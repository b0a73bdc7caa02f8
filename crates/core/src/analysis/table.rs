//! The map as a table of initiatives and the things that they have, in flat rows of numbers.
//! Every other part of the analysis reads this and the map's names; nothing here decides what is worth telling.
//!
//! Every attribute is one `thing`, numbered: first the challenges, then the organisations in map order (lead and
//! partner both count), then the grounds in map order.

use super::{Settings, Shared};
use crate::map::{ChallengeSet, MAX_CHALLENGES, Map, Status};
use uuid::Uuid;

/// The number of the first thing that is not a challenge.
pub const FIRST_ORGANISATION: u32 = MAX_CHALLENGES as u32;

/// The counted initiatives: those that contribute at the floor, without the ended ones unless they are asked for.
/// Rows are in map order, so comparing rows compares places in map order.
pub struct Table {
    /// Of each row, the initiative's position in map order.
    pub initiatives: Vec<u32>,
    /// Of each row, the challenges that it contributes to.
    pub challenges: Vec<ChallengeSet>,
    /// Initiatives that contribute to nothing at the floor, ended ones included, by position in map order.
    pub unplaced: Vec<u32>,
    /// How many initiatives contribute but are left out because they have ended.
    pub ended_left_out: u32,
    things: Lists,
    organisations: Lists,
    rows: Lists,
    first_ground: u32,
}

impl Table {
    /// Lays the table down.
    pub fn of(map: &Map, settings: &Settings) -> Table {
        let organisations = Positions::of(map.organisations.iter().map(|row| row.id.0), 0);
        let first_ground = FIRST_ORGANISATION + map.organisations.len() as u32;
        let grounds = Positions::of(map.grounds.iter().map(|row| row.id.0), first_ground);
        let mut table = Table {
            initiatives: vec![],
            challenges: vec![],
            unplaced: vec![],
            ended_left_out: 0,
            things: Lists::default(),
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
            row.extend(behind.iter().map(|position| FIRST_ORGANISATION + position));
            row.extend(initiative.grounds.iter().filter_map(|id| grounds.find(id.0)));
            row.sort_unstable();
            table.initiatives.push(position);
            table.challenges.push(challenges);
            table.things.push(&row);
            table.organisations.push(&behind);
        }
        table.rows = table.things.turned(first_ground as usize + map.grounds.len());
        table
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.initiatives.len()
    }

    /// How many things there are, whether or not any row has them.
    pub fn things(&self) -> usize {
        self.rows.len()
    }

    /// The things that a row has, rising.
    pub fn things_of(&self, row: u32) -> &[u32] {
        self.things.list(row)
    }

    /// The organisations that a row has, by position in map order, rising.
    pub fn organisations_of(&self, row: u32) -> &[u32] {
        self.organisations.list(row)
    }

    /// The rows that have a thing, rising.
    pub fn rows_with(&self, thing: u32) -> &[u32] {
        self.rows.list(thing)
    }

    /// What the number of a thing stands for.
    pub fn shared(&self, thing: u32) -> Shared {
        if thing < FIRST_ORGANISATION {
            Shared::Challenge(thing as u8)
        } else if thing < self.first_ground {
            Shared::Organisation(thing - FIRST_ORGANISATION)
        } else {
            Shared::Ground(thing - self.first_ground)
        }
    }

    /// The positions in map order of these rows' initiatives.
    pub fn positions(&self, rows: &[u32]) -> Vec<u32> {
        rows.iter().map(|row| self.initiatives[*row as usize]).collect()
    }
}

/// Lists of numbers laid end to end.
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
        self.0.binary_search_by_key(&id, |(held, _)| *held).ok().map(|place| self.0[place].1)
    }
}
