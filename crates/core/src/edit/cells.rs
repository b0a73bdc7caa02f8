//! Editing a table of initiatives cell by cell. A value that its column can't hold refuses the whole step, so that a pasted
//! block is in the map as it was, or not at all.

use super::{Column, Draft, Refusal};
use crate::clean;
use crate::map::{
    ChallengeId, Contribution, Editor, Entity, GroundId, GroundKind, Holds, InitiativeId, OrganisationId, Role, Sector,
    Status, Strength,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;

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
        // Once for all cells: initiatives that changed region get a new place.
        self.settle();
        Ok(())
    }

    fn set_cell(&mut self, cell: &Cell) -> Result<(), Refusal> {
        let (id, value) = (cell.initiative, cell.value.trim());
        let refused = || Refusal::CellRefused { cell: 0, value: cell.value.clone() };
        match cell.column.holds() {
            Holds::Plain(field, editor) => {
                let text = match editor {
                    Editor::Status => Status::read(&value.to_lowercase()).ok_or_else(refused)?.words(),
                    Editor::Flag if yes(value).ok_or_else(refused)? => "yes",
                    Editor::Flag => "",
                    Editor::Name | Editor::Line | Editor::Block | Editor::FirstDay | Editor::LastDay => &cell.value,
                };
                self.set_plain(id, &field, editor, text)?;
                if matches!(editor, Editor::FirstDay | Editor::LastDay) {
                    self.map.check_held(Entity::Initiative, id.0)?;
                }
                Ok(())
            }
            Holds::Strength(challenge) => self.set_strength(id, challenge, strength(value).ok_or_else(refused)?),
            Holds::Roles(role) => self.set_roles(id, value, role),
            Holds::Grounds(kind) => self.set_grounds(id, value, kind),
        }
    }

    /// Sets or takes away one contribution. Whoever changed region by that has no place until all are settled.
    pub(super) fn set_strength(
        &mut self,
        id: InitiativeId,
        challenge: ChallengeId,
        strength: Option<Strength>,
    ) -> Result<(), Refusal> {
        if !self.map.challenges.holds(challenge) {
            return Err(Refusal::Gone);
        }
        self.initiative(id, |row| {
            let contributed = row.contributions.contains_key(&challenge);
            match strength {
                Some(strength) => {
                    let new = Contribution::new(strength);
                    row.contributions.entry(challenge).or_insert(new).strength = strength;
                }
                None => drop(row.contributions.remove(&challenge)),
            }
            if contributed != strength.is_some() {
                row.position = None;
            }
            Ok(())
        })
    }

    /// Gives the role to the organisations that are named, whatever role they had, and takes it from all others.
    fn set_roles(&mut self, id: InitiativeId, value: &str, role: Role) -> Result<(), Refusal> {
        let mut named = BTreeSet::new();
        for name in names(value)? {
            let key = clean::key(name);
            let known = self.map.organisations.iter().find(|row| clean::key(&row.name) == key).map(|row| row.id);
            named.insert(match known {
                Some(known) => known,
                None => {
                    self.add_organisation(name, Sector::Other, &[], role)?;
                    self.newest_organisation()?
                }
            });
        }
        self.initiative(id, |row| {
            row.organisations.retain(|organisation, has| *has != role || named.contains(organisation));
            row.organisations.extend(named.iter().map(|organisation| (*organisation, role)));
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
                Some(known) => known,
                None => {
                    self.add_ground(kind, name, &[])?;
                    self.map.grounds.iter().next_back().map(|row| row.id).ok_or(Refusal::Gone)?
                }
            });
        }
        let of_kind: BTreeSet<GroundId> =
            self.map.grounds.iter().filter(|row| row.kind == kind).map(|row| row.id).collect();
        self.initiative(id, |row| {
            row.grounds.retain(|ground| !of_kind.contains(ground) || named.contains(ground));
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
    if matches!(value, "" | "0") { Some(None) } else { Strength::read(value).map(Some) }
}
