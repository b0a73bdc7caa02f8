//! Initiatives: things that organisations do or plan, and what they contribute to.

use super::{ChallengeId, GroundId, InitiativeId, OrganisationId, Row};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::TS;
use uuid::Uuid;

/// How far along an initiative is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the variants are their own names")]
pub enum Status {
    Idea,
    Planned,
    Live,
    Paused,
    Ended,
}

impl Status {
    /// Every status, in the order of an initiative's life.
    pub const ALL: [Status; 5] = [Status::Idea, Status::Planned, Status::Live, Status::Paused, Status::Ended];

    /// As on screen and in a file's cells.
    pub fn words(self) -> &'static str {
        match self {
            Status::Idea => "idea",
            Status::Planned => "planned",
            Status::Live => "live",
            Status::Paused => "paused",
            Status::Ended => "ended",
        }
    }

    /// The status of these words.
    pub fn read(words: &str) -> Option<Status> {
        Status::ALL.into_iter().find(|status| status.words().eq_ignore_ascii_case(words.trim()))
    }
}

/// How strongly an initiative serves a challenge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(into = "u8", try_from = "u8")]
#[ts(type = "1 | 2 | 3")]
pub enum Strength {
    /// 1
    Some,
    /// 2
    Good,
    /// 3
    Strong,
}

impl From<Strength> for u8 {
    fn from(strength: Strength) -> u8 {
        match strength {
            Strength::Some => 1,
            Strength::Good => 2,
            Strength::Strong => 3,
        }
    }
}

impl TryFrom<u8> for Strength {
    type Error = String;
    fn try_from(number: u8) -> Result<Strength, String> {
        match number {
            1 => Ok(Strength::Some),
            2 => Ok(Strength::Good),
            3 => Ok(Strength::Strong),
            other => Err(format!("a strength is 1, 2 or 3, not {other}")),
        }
    }
}

/// That an initiative serves a challenge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Contribution {
    /// Some, good or strong.
    pub strength: Strength,
    /// In which way, in free text.
    pub why: String,
    /// True where partners do not agree that it does.
    pub contested: bool,
}

/// Whether an organisation leads an initiative or is a partner in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the variants are their own names")]
pub enum Role {
    Lead,
    Partner,
}

impl Role {
    /// As on screen and in a file's cells.
    pub fn words(self) -> &'static str {
        match self {
            Role::Lead => "lead",
            Role::Partner => "partner",
        }
    }

    /// The role of these words.
    pub fn read(words: &str) -> Option<Role> {
        [Role::Lead, Role::Partner].into_iter().find(|role| role.words() == words)
    }
}

/// A place on the Venn, in drawing units of its 1500 by 1000 frame, y downwards. Always finite.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Position {
    /// From the left edge.
    pub x: f64,
    /// From the top edge.
    pub y: f64,
}

/// A thing that organisations do or plan.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Initiative {
    /// The initiative's id.
    pub id: InitiativeId,
    /// Number in map order.
    #[ts(type = "number")]
    pub order: u64,
    /// Never empty.
    pub title: String,
    /// A sentence or two.
    pub summary: String,
    /// How far along it is.
    pub status: Status,
    /// First day.
    #[ts(type = "string | null")]
    pub start: Option<NaiveDate>,
    /// Last day.
    #[ts(type = "string | null")]
    pub end: Option<NaiveDate>,
    /// Free text.
    pub notes: String,
    /// Address of a page about it, shown as text; the app never opens it.
    pub link: String,
    /// What it is known by elsewhere, in the sheet that it came from; empty where nobody gave one.
    pub reference: String,
    /// Practice that works and could be repeated.
    pub bright_spot: bool,
    /// By challenge; empty means: not yet placed.
    #[ts(type = "Record<string, Contribution>")]
    pub contributions: BTreeMap<ChallengeId, Contribution>,
    /// By organisation.
    #[ts(type = "Record<string, Role>")]
    pub organisations: BTreeMap<OrganisationId, Role>,
    /// Its places, priorities and themes.
    pub grounds: BTreeSet<GroundId>,
    /// Where on the Venn it was dropped or tidied to.
    pub position: Option<Position>,
}

impl Initiative {
    /// A new initiative: an idea with a title and nothing else.
    pub fn new(id: InitiativeId, order: u64, title: String) -> Initiative {
        Initiative {
            id,
            order,
            title,
            summary: String::new(),
            status: Status::Idea,
            start: None,
            end: None,
            notes: String::new(),
            link: String::new(),
            reference: String::new(),
            bright_spot: false,
            contributions: BTreeMap::new(),
            organisations: BTreeMap::new(),
            grounds: BTreeSet::new(),
            position: None,
        }
    }
}

impl Row for Initiative {
    fn key(&self) -> Uuid {
        self.id.0
    }
    fn order(&self) -> u64 {
        self.order
    }
}
