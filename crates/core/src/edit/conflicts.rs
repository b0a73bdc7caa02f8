//! Settling what two copies of a map say differently: each answer is an ordinary edit, held to the same rules.

use super::{Draft, Edit, InitiativeFields, Refusal, edited};
use crate::change::{Change, Delta, Entity, Field};
use crate::map::{
    ChallengeId, Conflict, ConflictId, GroundId, InitiativeId, LinkId, LinkKind, Map, NamedViewId, OrganisationId,
    Role, Sector, Status, Strength,
};
use uuid::Uuid;

impl Draft<'_> {
    pub(super) fn settle_conflicts(&mut self, conflicts: &[ConflictId], theirs: bool) -> Result<(), Refusal> {
        for id in conflicts {
            // One answer may have settled another, as when the thing itself went.
            let Some(conflict) = self.map.conflicts.get(*id).cloned() else { continue };
            self.map.conflicts.remove(id.0);
            if let Some(edit) = answer(&self.map, &conflict, theirs)? {
                self.map = match edited(&self.map, &edit, self.stamp) {
                    // Who has gone meanwhile needs no answer.
                    Err(Refusal::Gone | Refusal::NoContribution) => continue,
                    done => done?,
                };
            }
        }
        Ok(())
    }
}

/// The edit by which a conflict is settled so; None: the map says it already.
fn answer(map: &Map, conflict: &Conflict, theirs: bool) -> Result<Option<Edit>, Refusal> {
    let entity = Entity::read(&conflict.entity).ok_or(Refusal::NotSettled)?;
    let field: Field = conflict.field.parse().map_err(|_| Refusal::NotSettled)?;
    let value = if theirs { &conflict.theirs } else { &conflict.ours };
    let existence = field.name == "order" && (conflict.ours.is_none() || conflict.theirs.is_none());
    if existence {
        return Ok(value.is_none().then(|| removal(entity, conflict.row)).flatten());
    }
    // The map holds what this copy says, but for what it had taken away.
    let taken_away = value.is_none() && matches!(&*field.name, "strength" | "role" | "ground");
    if !theirs && !taken_away {
        Ok(None)
    } else {
        setting(map, entity, conflict.row, &field, value.as_deref()).map(Some)
    }
}

fn removal(entity: Entity, row: Uuid) -> Option<Edit> {
    match entity {
        Entity::Challenge => Some(Edit::RemoveChallenge { challenge: ChallengeId(row) }),
        Entity::Organisation => Some(Edit::RemoveOrganisation { organisation: OrganisationId(row) }),
        Entity::Ground => Some(Edit::RemoveGround { ground: GroundId(row) }),
        Entity::Initiative => Some(Edit::RemoveInitiatives { initiatives: vec![InitiativeId(row)] }),
        Entity::Link => Some(Edit::RemoveLinks { links: vec![LinkId(row)] }),
        Entity::View => Some(Edit::RemoveView { named: NamedViewId(row) }),
        Entity::Map | Entity::Pin | Entity::Dismissal | Entity::Version | Entity::Conflict => None,
    }
}

fn setting(map: &Map, entity: Entity, row: Uuid, field: &Field, value: Option<&str>) -> Result<Edit, Refusal> {
    let text = || Some(value.unwrap_or_default().to_owned());
    let edit = match entity {
        Entity::Map => head(field, text()),
        Entity::Challenge => challenge(ChallengeId(row), field, value),
        Entity::Organisation => {
            let organisation = OrganisationId(row);
            match &*field.name {
                "name" => Some(Edit::ChangeOrganisation { organisation, name: text(), sector: None }),
                "sector" => Some(Edit::ChangeOrganisation {
                    organisation,
                    name: None,
                    sector: Some(value.map_or(Some(Sector::Other), Sector::read).ok_or(Refusal::NotSettled)?),
                }),
                _ => None,
            }
        }
        Entity::Ground => (field.name == "name")
            .then(|| Edit::RenameGround { ground: GroundId(row), name: value.unwrap_or_default().to_owned() }),
        Entity::Initiative => initiative(InitiativeId(row), field, value),
        Entity::Link => {
            let link = LinkId(row);
            match &*field.name {
                "note" => Some(Edit::ChangeLink { link, says: None, note: text() }),
                "kind" => {
                    value.and_then(LinkKind::read).map(|says| Edit::ChangeLink { link, says: Some(says), note: None })
                }
                _ => None,
            }
        }
        Entity::View => view(map, row, field, value),
        Entity::Dismissal => map.dismissals.get(row).filter(|_| field.name == "reason").map(|held| Edit::Dismiss {
            organisations: held.organisations.iter().copied().collect(),
            challenges: held.challenges.iter().copied().collect(),
            reason: value.unwrap_or_default().to_owned(),
        }),
        Entity::Pin | Entity::Version | Entity::Conflict => None,
    };
    edit.ok_or(Refusal::NotSettled)
}

/// A named view is set whole: what its filter would be with this one field changed.
fn view(map: &Map, row: Uuid, field: &Field, value: Option<&str>) -> Option<Edit> {
    let delta =
        Delta { entity: Entity::View, id: row, field: field.clone(), before: None, after: value.map(str::to_owned) };
    let change = Change::unnamed(vec![delta]);
    let changed = map.views.holds(row).then(|| change.made_in(map).ok()).flatten()?;
    let held = changed.views.get(row)?.clone();
    Some(Edit::ChangeView { named: held.id, name: Some(held.name), view: Some(held.view), filter: Some(held.filter) })
}

fn head(field: &Field, text: Option<String>) -> Option<Edit> {
    let mut held: [Option<String>; 6] = Default::default();
    let names = ["title", "area", "marking", "release", "short_description", "long_description"];
    let nth = names.iter().position(|name| field.name == *name)?;
    held[nth] = text;
    let [title, area, marking, release, short_description, long_description] = held;
    Some(Edit::ChangeMap { title, area, marking, release, short_description, long_description })
}

fn challenge(challenge: ChallengeId, field: &Field, value: Option<&str>) -> Option<Edit> {
    if field.name == "order" {
        let to = value?.parse::<u32>().ok()?.saturating_sub(1);
        return Some(Edit::MoveChallenge { challenge, to });
    }
    let mut held: [Option<String>; 4] = Default::default();
    let nth = ["name", "short_name", "description", "colour"].iter().position(|name| field.name == *name)?;
    held[nth] = Some(value.unwrap_or_default().to_owned());
    let [name, short_name, description, colour] = held;
    Some(Edit::ChangeChallenge { challenge, name, short_name, description, colour })
}

fn initiative(id: InitiativeId, field: &Field, value: Option<&str>) -> Option<Edit> {
    let initiatives = vec![id];
    if let Some(of) = field.of {
        return match &*field.name {
            "strength" => {
                let number = |text: &str| Strength::try_from(text.parse::<u8>().ok()?).ok();
                let strength = value.map(number).map_or(Some(None), |read| read.map(Some))?;
                Some(Edit::SetContribution { initiatives, challenge: ChallengeId(of), strength })
            }
            "why" => {
                let why = Some(value.unwrap_or_default().to_owned());
                Some(Edit::ExplainContribution { initiative: id, challenge: ChallengeId(of), why, contested: None })
            }
            "contested" => {
                let contested = Some(value.is_some());
                Some(Edit::ExplainContribution { initiative: id, challenge: ChallengeId(of), why: None, contested })
            }
            "role" => {
                let role = value.map(Role::read).map_or(Some(None), |read| read.map(Some))?;
                Some(Edit::InvolveOrganisation { initiatives, organisation: OrganisationId(of), role })
            }
            "ground" => Some(Edit::ShareGround { initiatives, ground: GroundId(of), shared: value.is_some() }),
            _ => None,
        };
    }
    let mut fields = InitiativeFields::default();
    let text = Some(value.unwrap_or_default().to_owned());
    match &*field.name {
        "title" => fields.title = text,
        "summary" => fields.summary = text,
        "status" => fields.status = Some(value.map_or(Some(Status::Idea), Status::read)?),
        "start" => fields.start = text,
        "end" => fields.end = text,
        "notes" => fields.notes = text,
        "link" => fields.link = text,
        "reference" => fields.reference = text,
        "bright_spot" => fields.bright_spot = Some(value.is_some()),
        _ => return None,
    }
    Some(Edit::ChangeInitiatives { initiatives, fields })
}
