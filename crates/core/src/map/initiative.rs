//! Initiatives: things that organisations do or plan, and what they contribute to.

use super::field::{self, Field, FieldList, Fields, Unreadable};
use super::ids::repoint_all;
use super::position::Position;
use super::row::{Ref, Row};
use super::rules::Broken;
use super::strength::Strength;
use super::{ChallengeId, Entity, GroundId, InitiativeId, Map, OrganisationId, rules};
use crate::clean;
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

impl Contribution {
    /// A contribution of this strength, of which nothing else is said.
    pub fn new(strength: Strength) -> Contribution {
        Contribution { strength, why: String::new(), contested: false }
    }
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
    const CALLED: &'static str = "initiative";
    const UNIQUE: bool = false;

    fn key(&self) -> Uuid {
        self.id.0
    }

    fn order(&self) -> u64 {
        self.order
    }

    fn at_order(self, order: u64) -> Initiative {
        Initiative { order, ..self }
    }

    fn blank(id: Uuid) -> Initiative {
        Initiative::new(InitiativeId(id), 0, String::new())
    }

    fn fields(&self) -> Fields {
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        let position = self.position.map(|at| format!("{} {}", at.x, at.y)).unwrap_or_default();
        let mut list = FieldList::of_row(self.order)
            .text("title", &self.title)
            .text("summary", &self.summary)
            .text("status", self.status.words())
            .text("start", &day(self.start))
            .text("end", &day(self.end))
            .text("notes", &self.notes)
            .text("link", &self.link)
            .text("reference", &self.reference)
            .flag("bright_spot", self.bright_spot)
            .text("position", &position);
        for (challenge, contribution) in &self.contributions {
            list = list.towards("strength", challenge.0, &u8::from(contribution.strength).to_string());
            if !contribution.why.is_empty() {
                list = list.towards("why", challenge.0, &contribution.why);
            }
            if contribution.contested {
                list = list.towards("contested", challenge.0, "yes");
            }
        }
        for (organisation, role) in &self.organisations {
            list = list.towards("role", organisation.0, role.words());
        }
        for ground in &self.grounds {
            list = list.towards("ground", ground.0, "yes");
        }
        list.done()
    }

    fn set(&mut self, field: &Field, value: Option<&str>) -> Result<(), Unreadable> {
        if let Some(of) = field.of {
            return self.set_towards(field, of, value);
        }
        let text = value.unwrap_or_default();
        let day = |text: &str| field::parsed(text).map(|day| Some(rules::day(day)));
        match &*field.name {
            "order" => self.order = field::order(field, value)?,
            "title" => self.title = rules::line(text),
            "summary" => self.summary = rules::block(text),
            "status" => self.status = field::read(field, value, Status::Idea, Status::read)?,
            "start" => self.start = field::read(field, value, None, day)?,
            "end" => self.end = field::read(field, value, None, day)?,
            "notes" => self.notes = rules::block(text),
            "link" => self.link = rules::line(text),
            "reference" => self.reference = rules::line(text),
            "bright_spot" => self.bright_spot = value.is_some(),
            "position" => self.position = field::read(field, value, None, |text| position(text).map(Some))?,
            _ => return Err(Unreadable::of(field, value)),
        }
        Ok(())
    }

    fn name(&self, _: &Map) -> Option<String> {
        Some(self.title.clone())
    }

    /// Two that a sheet knows by two references are two, whatever their titles.
    fn same_name(&self) -> Option<String> {
        Some(format!("{}\n{}", clean::key(&self.title), clean::key(&self.reference)))
    }

    fn refs(&self) -> Vec<Ref> {
        let challenges = self.contributions.keys().map(|id| Ref::needs(Entity::Challenge, *id));
        let organisations = self.organisations.keys().map(|id| Ref::needs(Entity::Organisation, *id));
        let grounds = self.grounds.iter().map(|id| Ref::needs(Entity::Ground, *id));
        challenges.chain(organisations).chain(grounds).collect()
    }

    fn repoint(&mut self, from: Uuid, into: Uuid) {
        self.id.repoint(from, into);
        if let Some(contribution) = self.contributions.remove(&ChallengeId(from)) {
            self.contributions.entry(ChallengeId(into)).or_insert(contribution);
        }
        if let Some(role) = self.organisations.remove(&OrganisationId(from)) {
            // Where both were involved, leading counts for more.
            let known_role = self.organisations.entry(OrganisationId(into)).or_insert(role);
            *known_role = role.min(*known_role);
        }
        repoint_all(&mut self.grounds, from, into);
    }

    fn let_go(&mut self, gone: &BTreeSet<Uuid>) -> bool {
        let was_placed = !self.contributions.is_empty();
        self.contributions.retain(|id, _| !gone.contains(&id.0));
        self.organisations.retain(|id, _| !gone.contains(&id.0));
        self.grounds.retain(|id| !gone.contains(&id.0));
        if was_placed && self.contributions.is_empty() {
            self.position = None;
        }
        true
    }

    fn check(&self, _: &Map) -> Result<(), Broken> {
        rules::named(&self.title)?;
        let turned = self.start.zip(self.end).is_some_and(|(start, end)| end < start);
        if turned { Err(Broken::EndBeforeStart) } else { Ok(()) }
    }

    fn clean(&mut self) -> bool {
        rules::clean_lines([&mut self.title, &mut self.link, &mut self.reference]);
        rules::clean_blocks([&mut self.summary, &mut self.notes]);
        rules::clean_blocks(self.contributions.values_mut().map(|contribution| &mut contribution.why));
        (self.start, self.end) = (self.start.map(rules::day), self.end.map(rules::day));
        self.position = self.position.and_then(rules::place);
        true
    }
}

impl Initiative {
    /// A contribution has up to three fields, set in the order contested, strength, why. Setting any of them makes the
    /// contribution; taking the strength away removes it.
    fn set_towards(&mut self, field: &Field, of: Uuid, value: Option<&str>) -> Result<(), Unreadable> {
        let challenge = ChallengeId(of);
        match (&*field.name, value) {
            ("strength", None) => drop(self.contributions.remove(&challenge)),
            ("strength", Some(text)) => {
                let strength = field::strength(text).ok_or_else(|| Unreadable::of(field, value))?;
                self.contribution(challenge).strength = strength;
            }
            ("why" | "contested", None) if !self.contributions.contains_key(&challenge) => {}
            ("why", why) => self.contribution(challenge).why = rules::block(why.unwrap_or_default()),
            ("contested", contested) => self.contribution(challenge).contested = contested.is_some(),
            ("role", None) => drop(self.organisations.remove(&OrganisationId(of))),
            ("role", Some(role)) => {
                let role = Role::read(role).ok_or_else(|| Unreadable::of(field, value))?;
                self.organisations.insert(OrganisationId(of), role);
            }
            ("ground", None) => drop(self.grounds.remove(&GroundId(of))),
            ("ground", Some(_)) => drop(self.grounds.insert(GroundId(of))),
            _ => return Err(Unreadable::of(field, value)),
        }
        Ok(())
    }

    fn contribution(&mut self, challenge: ChallengeId) -> &mut Contribution {
        self.contributions.entry(challenge).or_insert(Contribution::new(Strength::Good))
    }
}

fn position(text: &str) -> Option<Position> {
    let (x, y) = text.split_once(' ')?;
    rules::place(Position { x: x.parse().ok()?, y: y.parse().ok()? })
}
