//! Editing a table of initiatives cell by cell. A value that its column can't hold refuses the whole step, so that a pasted
//! block is in the map as it was, or not at all.

use super::{Draft, InitiativeFields, Refusal};
use crate::clean;
use crate::map::{
    ChallengeId, Contribution, GroundId, GroundKind, InitiativeId, OrganisationId, Role, Sector, Status, Strength,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;

/// A column of the table that can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "of", rename_all = "snake_case")]
#[allow(missing_docs, reason = "the variants are their own names")]
pub enum Column {
    Title,
    Summary,
    Status,
    Start,
    End,
    Notes,
    Link,
    Reference,
    BrightSpot,
    /// How strongly it contributes to a challenge: 1 to 3, or empty.
    Strength {
        /// To which.
        challenge: ChallengeId,
    },
    /// Names, parted by semicolons; those that are new are added to the map, here and below.
    Leads,
    Partners,
    Places,
    Priorities,
    Themes,
}

impl Column {
    /// As people call it.
    pub fn words(self) -> &'static str {
        match self {
            Column::Title => "title",
            Column::Summary => "summary",
            Column::Status => "status",
            Column::Start => "start",
            Column::End => "end",
            Column::Notes => "notes",
            Column::Link => "link",
            Column::Reference => "reference",
            Column::BrightSpot => "bright spot",
            Column::Strength { .. } => "contribution",
            Column::Leads => "leads",
            Column::Partners => "partners",
            Column::Places => "places",
            Column::Priorities => "priorities",
            Column::Themes => "themes",
        }
    }
}

/// What is written in one cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Cell {
    /// The row.
    pub initiative: InitiativeId,
    /// The column.
    pub column: Column,
    /// As text; empty clears the cell.
    pub value: String,
}

impl Draft<'_> {
    pub(super) fn set_cells(&mut self, cells: &[Cell]) -> Result<(), Refusal> {
        for (nth, cell) in (1..).zip(cells) {
            self.set_cell(cell).map_err(|refusal| {
                if matches!(refusal, Refusal::Gone | Refusal::TextTooLong { .. } | Refusal::EndBeforeStart) {
                    refusal
                } else {
                    Refusal::CellRefused { cell: nth, value: cell.value.clone() }
                }
            })?;
        }
        // Once for all: who changed region gets a new place.
        self.settle();
        Ok(())
    }

    fn set_cell(&mut self, cell: &Cell) -> Result<(), Refusal> {
        let (id, value) = (cell.initiative, cell.value.trim());
        let text = Some(cell.value.clone());
        let refused = || Refusal::CellRefused { cell: 0, value: cell.value.clone() };
        let mut fields = InitiativeFields::default();
        match cell.column {
            Column::Title => fields.title = text,
            Column::Summary => fields.summary = text,
            Column::Notes => fields.notes = text,
            Column::Link => fields.link = text,
            Column::Reference => fields.reference = text,
            Column::Start => fields.start = text,
            Column::End => fields.end = text,
            Column::Status => fields.status = Some(Status::read(&value.to_lowercase()).ok_or_else(refused)?),
            Column::BrightSpot => fields.bright_spot = Some(yes(value).ok_or_else(refused)?),
            Column::Strength { challenge } => {
                return self.set_strength(id, challenge, strength(value).ok_or_else(refused)?);
            }
            Column::Leads => return self.set_roles(id, value, Role::Lead),
            Column::Partners => return self.set_roles(id, value, Role::Partner),
            Column::Places => return self.set_grounds(id, value, GroundKind::Place),
            Column::Priorities => return self.set_grounds(id, value, GroundKind::Priority),
            Column::Themes => return self.set_grounds(id, value, GroundKind::Theme),
        }
        self.change_initiatives(&[id], &fields)
    }

    fn set_strength(
        &mut self,
        id: InitiativeId,
        challenge: ChallengeId,
        strength: Option<Strength>,
    ) -> Result<(), Refusal> {
        if !self.map.challenges.holds(challenge) {
            return Err(Refusal::Gone);
        }
        self.initiative(id, |row| {
            let held = row.contributions.contains_key(&challenge);
            match strength {
                Some(strength) => {
                    let new = Contribution { strength, why: String::new(), contested: false };
                    row.contributions.entry(challenge).or_insert(new).strength = strength;
                }
                None => drop(row.contributions.remove(&challenge)),
            }
            if held != strength.is_some() {
                row.position = None;
            }
            Ok(())
        })
    }

    /// Who had this role and is not named has it no more; who is named has it, whatever role they had.
    fn set_roles(&mut self, id: InitiativeId, value: &str, role: Role) -> Result<(), Refusal> {
        let mut named = BTreeSet::new();
        for name in names(value)? {
            let key = clean::key(name);
            let held = self.map.organisations.iter().find(|row| clean::key(&row.name) == key).map(|row| row.id);
            named.insert(match held {
                Some(held) => held,
                None => {
                    self.add_organisation(name, Sector::Other, &[], role)?;
                    self.newest_organisation()?
                }
            });
        }
        self.initiative(id, |row| {
            row.organisations.retain(|held, has| *has != role || named.contains(held));
            row.organisations.extend(named.iter().map(|held| (*held, role)));
            Ok(())
        })
    }

    fn newest_organisation(&self) -> Result<OrganisationId, Refusal> {
        self.map.organisations.iter().next_back().map(|row| row.id).ok_or(Refusal::Gone)
    }

    fn set_grounds(&mut self, id: InitiativeId, value: &str, kind: GroundKind) -> Result<(), Refusal> {
        let mut named = BTreeSet::new();
        for name in names(value)? {
            let key = clean::key(name);
            let found = self.map.grounds.iter().find(|row| row.kind == kind && clean::key(&row.name) == key);
            named.insert(match found.map(|row| row.id) {
                Some(held) => held,
                None => {
                    self.add_ground(kind, name, &[])?;
                    self.map.grounds.iter().next_back().map(|row| row.id).ok_or(Refusal::Gone)?
                }
            });
        }
        let of_kind: BTreeSet<GroundId> =
            self.map.grounds.iter().filter(|row| row.kind == kind).map(|row| row.id).collect();
        self.initiative(id, |row| {
            row.grounds.retain(|held| !of_kind.contains(held) || named.contains(held));
            row.grounds.extend(named.iter().copied());
            Ok(())
        })
    }
}

/// Most names in one cell; each is looked for among all that the map holds.
const MOST_NAMES: usize = 200;

fn names(value: &str) -> Result<Vec<&str>, Refusal> {
    let all = value.split([';', '\n']).map(str::trim).filter(|name| !name.is_empty());
    let names: Vec<&str> = all.take(MOST_NAMES + 1).collect();
    if names.len() > MOST_NAMES { Err(Refusal::CellRefused { cell: 0, value: value.to_owned() }) } else { Ok(names) }
}

fn yes(value: &str) -> Option<bool> {
    match value.to_lowercase().as_str() {
        "yes" | "y" | "true" | "1" => Some(true),
        "" | "no" | "n" | "false" | "0" => Some(false),
        _ => None,
    }
}

/// None: it is no strength.
fn strength(value: &str) -> Option<Option<Strength>> {
    match value.to_lowercase().as_str() {
        "" | "0" => Some(None),
        "1" | "some" => Some(Some(Strength::Some)),
        "2" | "good" => Some(Some(Strength::Good)),
        "3" | "strong" => Some(Some(Strength::Strong)),
        _ => None,
    }
}
