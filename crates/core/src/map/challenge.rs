//! The grand challenges of a map, and sets of them.

use super::field::{self, Field, FieldList, Fields, Unreadable};
use super::row::{Ref, Row};
use super::rules::{Broken, MAX_CHALLENGES};
use super::{ChallengeId, Map, rules};
use crate::clean;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;
use uuid::Uuid;

/// The letter of a challenge is that of its place in letter order.
pub const LETTERS: [char; MAX_CHALLENGES] = ['A', 'B', 'C', 'D', 'E'];

/// One of the map's grand challenges. Its letter follows from its place in the map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Challenge {
    /// The challenge's id.
    pub id: ChallengeId,
    /// Place in letter order.
    #[ts(type = "number")]
    pub order: u64,
    /// Full name.
    pub name: String,
    /// Name for narrow places; empty means: the full name.
    pub short_name: String,
    /// What the area means by it.
    pub description: String,
    /// `#rrggbb`.
    pub colour: String,
}

impl Row for Challenge {
    const CALLED: &'static str = "challenge";
    const UNIQUE: bool = false;

    fn key(&self) -> Uuid {
        self.id.0
    }

    fn order(&self) -> u64 {
        self.order
    }

    fn at_order(self, order: u64) -> Challenge {
        Challenge { order, ..self }
    }

    fn blank(id: Uuid) -> Challenge {
        let blank = String::new;
        Challenge {
            id: ChallengeId(id),
            order: 0,
            name: blank(),
            short_name: blank(),
            description: blank(),
            colour: blank(),
        }
    }

    fn fields(&self) -> Fields {
        FieldList::of_row(self.order)
            .text("name", &self.name)
            .text("short_name", &self.short_name)
            .text("description", &self.description)
            .text("colour", &self.colour)
            .done()
    }

    fn set(&mut self, field: &Field, value: Option<&str>) -> Result<(), Unreadable> {
        let text = value.unwrap_or_default();
        match &*field.name {
            "order" => self.order = field::order(field, value)?,
            "name" => self.name = rules::line(text),
            "short_name" => self.short_name = rules::line(text),
            "description" => self.description = rules::block(text),
            "colour" => self.colour = text.to_owned(),
            _ => return Err(Unreadable::of(field, value)),
        }
        Ok(())
    }

    /// Which letter a challenge has matters to people.
    fn is_quiet(_: &Field) -> bool {
        false
    }

    fn name(&self, _: &Map) -> Option<String> {
        Some(self.name.clone())
    }

    fn same_name(&self) -> Option<String> {
        Some(clean::key(&self.name))
    }

    fn refs(&self) -> Vec<Ref> {
        vec![]
    }

    fn repoint(&mut self, from: Uuid, into: Uuid) {
        self.id.repoint(from, into);
    }

    fn let_go(&mut self, _: &BTreeSet<Uuid>) -> bool {
        true
    }

    fn check(&self, _: &Map) -> Result<(), Broken> {
        rules::named(&self.name)?;
        let text = || self.colour.chars().take(40).collect();
        if rules::is_colour(&self.colour) { Ok(()) } else { Err(Broken::Colour { text: text() }) }
    }

    fn clean(&mut self) -> bool {
        rules::clean_lines([&mut self.name, &mut self.short_name]);
        rules::clean_blocks([&mut self.description]);
        true
    }
}

/// Wording and colour that a new map offers, to be edited.
pub struct Starter {
    /// Full name.
    pub name: &'static str,
    /// Name for narrow places.
    pub short_name: &'static str,
    /// `#rrggbb`, told apart in the common colour-vision deficiencies and at 4.5:1 on white.
    pub colour: &'static str,
}

/// The starters in letter order. The fifth has a name only as a prompt.
pub const STARTERS: [Starter; MAX_CHALLENGES] = [
    Starter { name: "A good start in life", short_name: "Good start", colour: "#12436d" },
    Starter { name: "Good work", short_name: "Good work", colour: "#0f7a70" },
    Starter { name: "A place where people want to live", short_name: "Good place", colour: "#9b2a6b" },
    Starter { name: "Healthy throughout life", short_name: "Healthy life", colour: "#b8560a" },
    Starter { name: "A greener county", short_name: "Greener", colour: "#4a5a1f" },
];

/// A set of challenges, one bit for each, bit 0 being A.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(type = "number")]
pub struct ChallengeSet(pub u8);

impl ChallengeSet {
    /// No challenge: not yet placed.
    pub const EMPTY: ChallengeSet = ChallengeSet(0);

    /// Every one of `count` challenges.
    pub fn all(count: usize) -> ChallengeSet {
        ChallengeSet(((1u16 << count) - 1) as u8)
    }

    /// Adds the challenge at `position`.
    pub fn insert(&mut self, position: u8) {
        self.0 |= 1 << position;
    }

    /// Whether the challenge at `position` is in the set.
    pub fn contains(self, position: u8) -> bool {
        self.0 & (1 << position) != 0
    }

    /// How many challenges are in the set.
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether none is.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether every challenge of `self` is in `other`.
    pub fn is_subset(self, other: ChallengeSet) -> bool {
        self.0 & !other.0 == 0
    }

    /// The challenges of `self` that `other` lacks.
    pub fn without(self, other: ChallengeSet) -> ChallengeSet {
        ChallengeSet(self.0 & !other.0)
    }

    /// Positions of the challenges in the set, in letter order.
    pub fn positions(self) -> impl Iterator<Item = u8> {
        (0..MAX_CHALLENGES as u8).filter(move |position| self.contains(*position))
    }

    /// The letters, run together: `ACD`.
    pub fn letters(self) -> String {
        self.positions().map(|position| LETTERS[position as usize]).collect()
    }

    /// The letters as people say them: `A + C + D`.
    pub fn spoken(self) -> String {
        let letters: Vec<String> = self.positions().map(|position| LETTERS[position as usize].to_string()).collect();
        letters.join(" + ")
    }

    /// All non-empty sets of `count` challenges in reading order: by how many challenges, then by letter.
    pub fn regions(count: usize) -> Vec<ChallengeSet> {
        let mut regions: Vec<ChallengeSet> = (1..=ChallengeSet::all(count).0).map(ChallengeSet).collect();
        regions.sort_by_key(|set| (set.len(), set.letters()));
        regions
    }
}
