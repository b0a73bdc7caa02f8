//! What the values of a column look like, which says as much about it as its heading. Looks at the first rows only.

use super::challenge_cells::{self, Known};
use super::dates::{self, Edge};
use super::{DateOrder, wordings};
use crate::sheet::Cell;
use std::collections::HashSet;
use sweetspot_core::text;
use uuid::Uuid;

/// So many rows tell enough.
const LOOKED_AT: usize = 200;
/// Longer texts are no list of challenges, and not worth taking apart to find out.
const LONGEST_LIST: usize = 200;

/// How many of a column's values could be what.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Profile {
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
}

pub(super) fn of(data: &[(u32, Vec<Cell>)], column: usize, challenges: &Known) -> Profile {
    let mut profile = Profile::default();
    let mut known = HashSet::new();
    for (_, cells) in data.iter().take(LOOKED_AT) {
        let Some(cell) = cells.get(column) else { continue };
        let shown = cell.text();
        if wordings::is_failure(&shown) {
            continue;
        }
        if wordings::is_no_day(&shown) && wordings::status(&shown).is_none() {
            continue;
        }
        let key = text::key(&shown);
        profile.filled += 1;
        profile.characters += shown.chars().count();
        profile.numbers += usize::from(matches!(cell, Cell::Number(_)) || key.parse::<f64>().is_ok());
        profile.dates += usize::from(dates::read(cell, DateOrder::DayMonth, Edge::First).is_some());
        profile.statuses += usize::from(wordings::status(&shown).is_some());
        profile.sectors += usize::from(wordings::sector(&shown).is_some());
        profile.links += usize::from(["http://", "https://", "www."].iter().any(|start| key.starts_with(start)));
        profile.ids += usize::from(Uuid::parse_str(&key).is_ok());
        profile.ticks += usize::from(wordings::tick(&shown, true).is_some());
        if shown.len() <= LONGEST_LIST {
            let (given, unread) = challenge_cells::read(&shown, challenges);
            profile.challenges += usize::from(!given.is_empty() && unread.is_empty());
        }
        profile.people += usize::from(wordings::could_be_a_person(&shown));
        profile.ratings += usize::from(is_rating(&key));
        known.insert(key);
    }
    profile.distinct = known.len();
    profile
}

fn is_rating(key: &str) -> bool {
    matches!(
        key,
        "high"
            | "medium"
            | "med"
            | "low"
            | "h"
            | "m"
            | "l"
            | "red"
            | "amber"
            | "green"
            | "r"
            | "g"
            | "1"
            | "2"
            | "3"
            | "4"
            | "5"
    )
}
