//! What the values of a column look like, which says as much about it as its heading. Values are looked at closely in
//! some rows, taken evenly from all; how many there are, and how many differ, is counted in all.

use super::challenge_cells::{self, Known};
use super::dates;
use super::{DateOrder, wordings};
use crate::sheet::Cell;
use std::collections::HashSet;
use sweetspot_core::clean;
use sweetspot_core::dates::Edge;
use uuid::Uuid;

/// About so many rows are looked at closely; more would not change the guess.
const LOOKED_AT: usize = 300;
/// Longer texts are no list of challenges, and not worth taking apart to find out.
const LONGEST_LIST: usize = 200;
/// How many characters of a value are compared; values that agree in all of them count as one.
const TELLING: usize = 200;

/// How many of a column's values could be what.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Profile {
    /// Rows in all.
    pub(super) rows: usize,
    /// Rows in which it holds something, of all.
    pub(super) filled_of_all: usize,
    /// Different values, of all.
    pub(super) distinct_of_all: usize,
    /// Rows looked at in which it holds something; what follows is counted among these.
    pub(super) filled: usize,
    pub(super) distinct: usize,
    pub(super) numbers: usize,
    pub(super) dates: usize,
    pub(super) statuses: usize,
    pub(super) sectors: usize,
    pub(super) links: usize,
    pub(super) ids: usize,
    pub(super) ticks: usize,
    pub(super) challenges: usize,
    /// High, medium, low; red, amber, green; 1 to 5.
    pub(super) ratings: usize,
    /// What could be people's names.
    pub(super) people: usize,
    /// Marks such as "P-014" and postcodes.
    pub(super) codes: usize,
    /// Up to four capitals, which are bodies and seldom places.
    pub(super) marks: usize,
    /// Where letters are sent to.
    pub(super) addresses: usize,
    pub(super) characters: usize,
}

impl Profile {
    /// Whether at least `percent` of what is filled is of the kind that `count` counts.
    pub(super) fn mostly(&self, count: usize, percent: usize) -> bool {
        self.filled > 0 && count * 100 >= self.filled * percent
    }

    /// Characters of a value on average.
    pub(super) fn mean_length(&self) -> usize {
        self.characters / self.filled.max(1)
    }

    /// Whether at least `percent` of all rows hold something.
    pub(super) fn fills(&self, percent: usize) -> bool {
        self.rows > 0 && self.filled_of_all * 100 >= self.rows * percent
    }

    /// Whether at least `percent` of the values differ from each other.
    pub(super) fn differs(&self, percent: usize) -> bool {
        self.filled_of_all > 0 && self.distinct_of_all * 100 >= self.filled_of_all * percent
    }

    /// Whether the values are such as titles are made of, whatever the heading says.
    pub(super) fn could_be_titles(&self) -> bool {
        self.filled > 0
            && self.mean_length() >= 3
            && !self.mostly(self.numbers.max(self.dates).max(self.links).max(self.ids), 50)
            && !self.mostly(self.codes, 70)
            && !self.mostly(self.ticks.max(self.ratings), 80)
    }
}

pub(super) fn of(data: &[(u32, Vec<Cell>)], column: usize, challenges: &Known) -> Profile {
    let mut profile = Profile { rows: data.len(), ..Profile::default() };
    let (mut all_keys, mut sampled_keys) = (HashSet::new(), HashSet::new());
    let step = data.len().div_ceil(LOOKED_AT).max(1);
    for (nth, (_, cells)) in data.iter().enumerate() {
        let Some(cell) = cells.get(column).filter(|cell| !cell.is_empty()) else { continue };
        let shown = cell.text();
        if wordings::is_failure(&shown) || (wordings::is_no_day(&shown) && wordings::status(&shown).is_none()) {
            continue;
        }
        let key = clean::key(&shown.chars().take(TELLING).collect::<String>());
        profile.filled_of_all += 1;
        all_keys.insert(key.clone());
        if nth % step == 0 {
            count_kinds(&mut profile, cell, &shown, &key, challenges);
            sampled_keys.insert(key);
        }
    }
    profile.distinct_of_all = all_keys.len();
    profile.distinct = sampled_keys.len();
    profile
}

/// Counts of what kinds the value of one cell could be.
fn count_kinds(profile: &mut Profile, cell: &Cell, shown: &str, key: &str, challenges: &Known) {
    profile.filled += 1;
    profile.characters += shown.chars().count();
    profile.numbers += usize::from(matches!(cell, Cell::Number(_)) || wordings::is_figure(shown));
    profile.dates += usize::from(dates::read(cell, DateOrder::DayMonth, Edge::First).is_some());
    profile.statuses += usize::from(wordings::status(shown).is_some());
    profile.sectors += usize::from(wordings::sector(shown).is_some());
    profile.links += usize::from(["http://", "https://", "www."].iter().any(|start| key.starts_with(start)));
    profile.ids += usize::from(Uuid::parse_str(key).is_ok());
    profile.ticks += usize::from(wordings::tick(shown, true).is_some());
    if shown.len() <= LONGEST_LIST {
        let (given, unread) = challenge_cells::read(shown, challenges);
        profile.challenges += usize::from(!given.is_empty() && unread.is_empty());
    }
    profile.people += usize::from(wordings::could_be_a_person(shown));
    profile.ratings += usize::from(is_rating(key));
    profile.codes += usize::from(wordings::is_code(shown) || wordings::is_postcode(shown));
    let capitals = shown.len() <= 4 && shown.chars().all(|c| c.is_ascii_uppercase());
    profile.marks += usize::from(capitals);
    profile.addresses += usize::from(wordings::is_postal_address(shown));
}

fn is_rating(key: &str) -> bool {
    matches!(
        key,
        "high"
            | "medium"
            | "med"
            | "low"
            | "very high"
            | "very low"
            | "h"
            | "m"
            | "l"
            | "red"
            | "amber"
            | "green"
            | "blue"
            | "r"
            | "a"
            | "g"
            | "1"
            | "2"
            | "3"
            | "4"
            | "5"
    )
}
