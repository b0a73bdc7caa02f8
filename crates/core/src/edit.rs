//! Everything that a person can do to a map, as data: one variant each, one undoable step each.
//! An edit that makes no sense is refused and changes nothing.

mod challenges;
mod grounds;
mod initiatives;
mod label;
mod organisations;

use crate::change::Change;
use crate::import::{self, SheetRow};
use crate::layout;
use crate::map::{
    ChallengeId, GroundId, GroundKind, Initiative, InitiativeId, Map, OrganisationId, Position, Role, Sector, Status,
    Strength,
};
use crate::scene::MARK_RADIUS;
use crate::stamp::Stamp;
use crate::text;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// One thing that a person does to a map. In every variant a field that is None stays as it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(optional_fields)]
pub enum Edit {
    /// Says something of the map as a whole.
    ChangeMap {
        /// Not empty.
        title: Option<String>,
        /// The area that the map is about.
        area: Option<String>,
        /// Protective marking; empty for none.
        marking: Option<String>,
        /// Release status; empty for none.
        release: Option<String>,
        /// Empty: written from the data.
        short_description: Option<String>,
        /// Empty: written from the data.
        long_description: Option<String>,
    },
    /// Adds a challenge as the last letter.
    AddChallenge {
        /// Not empty.
        name: String,
    },
    /// Says something of a challenge.
    ChangeChallenge {
        /// Which one.
        challenge: ChallengeId,
        /// Not empty.
        name: Option<String>,
        /// Empty: the full name serves.
        short_name: Option<String>,
        /// What the area means by it.
        description: Option<String>,
        /// `#rrggbb`
        colour: Option<String>,
    },
    /// Gives a challenge another letter; those between move up.
    MoveChallenge {
        /// Which one.
        challenge: ChallengeId,
        /// Its new place, 0 being A.
        to: u32,
    },
    /// Removes a challenge and all contributions to it.
    RemoveChallenge {
        /// Which one.
        challenge: ChallengeId,
    },
    /// Adds an initiative, placed where `challenges` says.
    AddInitiative {
        /// Not empty.
        title: String,
        /// Empty: not yet placed.
        challenges: Vec<ChallengeId>,
        /// Where it was dropped.
        at: Option<Position>,
    },
    /// Starts a joint initiative, an idea, with these organisations as partners.
    StartTogether {
        /// Not empty.
        title: String,
        /// The challenges that it is to reach.
        challenges: Vec<ChallengeId>,
        /// Who joins in.
        organisations: Vec<OrganisationId>,
        /// Their common ground.
        grounds: Vec<GroundId>,
    },
    /// Sets the same fields of one or many initiatives.
    ChangeInitiatives {
        /// Which ones.
        initiatives: Vec<InitiativeId>,
        /// What to set.
        fields: InitiativeFields,
    },
    /// Removes initiatives from the map altogether.
    RemoveInitiatives {
        /// Which ones.
        initiatives: Vec<InitiativeId>,
    },
    /// Sets which challenges initiatives contribute to: those that stay keep their strength, new ones are good.
    PlaceInitiatives {
        /// Which ones.
        initiatives: Vec<InitiativeId>,
        /// Empty takes them off the map.
        challenges: Vec<ChallengeId>,
        /// Where they were dropped; None: the best free places.
        at: Option<Position>,
    },
    /// Sets or takes away one contribution.
    SetContribution {
        /// Which initiatives.
        initiatives: Vec<InitiativeId>,
        /// To which challenge.
        challenge: ChallengeId,
        /// None takes the contribution away.
        strength: Option<Strength>,
    },
    /// Says why an initiative contributes, and whether that is agreed.
    ExplainContribution {
        /// Which initiative; it must contribute.
        initiative: InitiativeId,
        /// To which challenge.
        challenge: ChallengeId,
        /// Free text.
        why: Option<String>,
        /// True where partners do not agree that it does.
        contested: Option<bool>,
    },
    /// Adds an organisation, and involves it where `initiatives` says.
    AddOrganisation {
        /// Not empty, and new to the map.
        name: String,
        /// The sector that it belongs to.
        sector: Sector,
        /// Where it is involved from the start.
        initiatives: Vec<InitiativeId>,
        /// As what.
        role: Role,
    },
    /// Says something of an organisation.
    ChangeOrganisation {
        /// Which one.
        organisation: OrganisationId,
        /// Not empty, and not another's.
        name: Option<String>,
        /// The sector that it belongs to.
        sector: Option<Sector>,
    },
    /// Makes two names of the same organisation one.
    MergeOrganisations {
        /// The one that stays.
        into: OrganisationId,
        /// The one that goes; its roles pass on.
        from: OrganisationId,
    },
    /// Removes an organisation and its roles.
    RemoveOrganisation {
        /// Which one.
        organisation: OrganisationId,
    },
    /// Sets or takes away an organisation's role in initiatives.
    InvolveOrganisation {
        /// Which initiatives.
        initiatives: Vec<InitiativeId>,
        /// Which organisation.
        organisation: OrganisationId,
        /// None: no longer involved.
        role: Option<Role>,
    },
    /// Adds a place, a priority or a theme, and ties `initiatives` to it.
    AddGround {
        /// Place, priority or theme.
        ground: GroundKind,
        /// Not empty, and new among its kind.
        name: String,
        /// Which initiatives have it from the start.
        initiatives: Vec<InitiativeId>,
    },
    /// Renames a place, a priority or a theme.
    RenameGround {
        /// Which one.
        ground: GroundId,
        /// Not empty, and not another's of its kind.
        name: String,
    },
    /// Removes a place, a priority or a theme.
    RemoveGround {
        /// Which one.
        ground: GroundId,
    },
    /// Ties initiatives to a place, a priority or a theme, or unties them.
    ShareGround {
        /// Which initiatives.
        initiatives: Vec<InitiativeId>,
        /// Which place, priority or theme.
        ground: GroundId,
        /// True ties, false unties.
        shared: bool,
    },
    /// Lays all marks out afresh, evenly in their regions.
    Tidy,
    /// Lands the rows of a sheet.
    Import {
        /// The file's name, for the label; empty where the rows were typed.
        from: String,
        /// The rows, read.
        rows: Vec<SheetRow>,
    },
}

/// Fields of an initiative to set. None: stays.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct InitiativeFields {
    /// Not empty.
    pub title: Option<String>,
    /// A sentence or two.
    pub summary: Option<String>,
    /// How far along it is.
    pub status: Option<Status>,
    /// `2026-04-01`; empty clears it.
    pub start: Option<String>,
    /// `2026-04-01`; empty clears it.
    pub end: Option<String>,
    /// Free text.
    pub notes: Option<String>,
    /// Address of a page about it.
    pub link: Option<String>,
    /// Practice that works and could be repeated.
    pub bright_spot: Option<bool>,
}

/// Why an edit makes no sense.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Something that the edit names is not, or no longer, on the map.
    #[error("that is no longer on the map")]
    Gone,
    /// A title or name was empty.
    #[error("a name is needed")]
    NameMissing,
    /// A text is longer than a map holds.
    #[error("a text can have at most {most} characters")]
    TextTooLong {
        /// The most that it may have.
        most: usize,
    },
    /// Another of the same kind has this name.
    #[error("there is already one called {name}")]
    NameTaken {
        /// The name.
        name: String,
    },
    /// A map has at most five challenges.
    #[error("a map has at most five challenges")]
    TooManyChallenges,
    /// A map has at least two challenges.
    #[error("a map has at least two challenges")]
    TooFewChallenges,
    /// Not a date of the form `2026-04-01`.
    #[error("{text} is not a date")]
    NotADate {
        /// What was given.
        text: String,
    },
    /// The last day would come before the first.
    #[error("the end comes before the start")]
    EndBeforeStart,
    /// Not a colour of the form `#rrggbb`.
    #[error("{text} is not a colour")]
    NotAColour {
        /// What was given.
        text: String,
    },
    /// The initiative does not contribute to that challenge.
    #[error("it does not contribute to that challenge")]
    NoContribution,
    /// An organisation can't be merged with itself.
    #[error("that is the same organisation")]
    SameOrganisation,
    /// A place on the canvas must be a pair of numbers.
    #[error("that is not a place on the canvas")]
    NotAPlace,
}

/// Makes `edit` in a copy of `map` and tells what it changed; the change may be empty.
///
/// # Errors
/// Where the edit makes no sense for this map.
pub fn apply(map: &Map, edit: &Edit, stamp: &Stamp) -> Result<(Map, Change), Refusal> {
    let after = edited(map, edit, stamp)?;
    let change = Change::between(map, &after, label::label(map, edit), stamp);
    Ok((after, change))
}

fn edited(map: &Map, edit: &Edit, stamp: &Stamp) -> Result<Map, Refusal> {
    let mut draft = Draft { map: map.clone(), stamp, made: 0 };
    match edit {
        Edit::ChangeMap { title, area, marking, release, short_description, long_description } => {
            let head = &mut draft.map.head;
            set(&mut head.title, title, name)?;
            set(&mut head.area, area, line)?;
            set(&mut head.marking, marking, line)?;
            set(&mut head.release, release, line)?;
            set(&mut head.short_description, short_description, block)?;
            set(&mut head.long_description, long_description, block)?;
        }
        Edit::AddChallenge { name } => draft.add_challenge(name)?,
        Edit::ChangeChallenge { challenge, name, short_name, description, colour } => {
            draft.change_challenge(*challenge, name, short_name, description, colour)?;
        }
        Edit::MoveChallenge { challenge, to } => draft.move_challenge(*challenge, *to as usize)?,
        Edit::RemoveChallenge { challenge } => draft.remove_challenge(*challenge)?,
        Edit::AddInitiative { title, challenges, at } => draft.add_initiative(title, challenges, *at)?,
        Edit::StartTogether { title, challenges, organisations, grounds } => {
            draft.start_together(title, challenges, organisations, grounds)?;
        }
        Edit::ChangeInitiatives { initiatives, fields } => draft.change_initiatives(initiatives, fields)?,
        Edit::RemoveInitiatives { initiatives } => draft.remove_initiatives(initiatives)?,
        Edit::PlaceInitiatives { initiatives, challenges, at } => draft.place(initiatives, challenges, *at)?,
        Edit::SetContribution { initiatives, challenge, strength } => {
            draft.set_contribution(initiatives, *challenge, *strength)?;
        }
        Edit::ExplainContribution { initiative, challenge, why, contested } => {
            draft.explain_contribution(*initiative, *challenge, why, *contested)?;
        }
        Edit::AddOrganisation { name, sector, initiatives, role } => {
            draft.add_organisation(name, *sector, initiatives, *role)?;
        }
        Edit::ChangeOrganisation { organisation, name, sector } => {
            draft.change_organisation(*organisation, name, *sector)?;
        }
        Edit::MergeOrganisations { into, from } => draft.merge_organisations(*into, *from)?,
        Edit::RemoveOrganisation { organisation } => draft.remove_organisation(*organisation)?,
        Edit::InvolveOrganisation { initiatives, organisation, role } => {
            draft.involve(initiatives, *organisation, *role)?;
        }
        Edit::AddGround { ground, name, initiatives } => draft.add_ground(*ground, name, initiatives)?,
        Edit::RenameGround { ground, name } => draft.rename_ground(*ground, name)?,
        Edit::RemoveGround { ground } => draft.remove_ground(*ground)?,
        Edit::ShareGround { initiatives, ground, shared } => draft.share_ground(initiatives, *ground, *shared)?,
        Edit::Tidy => draft.tidy(),
        Edit::Import { rows, .. } => {
            draft.map = import::plan(&draft.map, rows, stamp).1;
            draft.settle();
        }
    }
    Ok(draft.map)
}

/// A map while it is being edited.
struct Draft<'a> {
    map: Map,
    stamp: &'a Stamp,
    made: u64,
}

impl Draft<'_> {
    /// An id for a new row.
    fn new_id(&mut self) -> Uuid {
        self.made += 1;
        self.stamp.id(self.made)
    }

    /// Changes one initiative.
    fn initiative(
        &mut self,
        id: InitiativeId,
        change: impl FnOnce(&mut Initiative) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        let mut row = self.map.initiatives.get(id).cloned().ok_or(Refusal::Gone)?;
        change(&mut row)?;
        self.map.initiatives.replace(row);
        Ok(())
    }

    /// Changes every initiative that `concerns` picks.
    fn each_initiative(&mut self, concerns: impl Fn(&Initiative) -> bool, change: impl Fn(&mut Initiative)) {
        let rows: Vec<Initiative> = self.map.initiatives.iter().filter(|row| concerns(row)).cloned().collect();
        for mut row in rows {
            change(&mut row);
            self.map.initiatives.replace(row);
        }
    }

    /// Gives every placed initiative that has no position yet a free place, and moves no other.
    fn settle(&mut self) {
        let lacking =
            self.map.initiatives.iter().any(|row| row.position.is_none() && !self.map.region_of(row).is_empty());
        if lacking {
            let places = layout::arrange(&self.map, MARK_RADIUS).places;
            self.keep(&places, |row| row.position.is_none());
        }
    }

    fn tidy(&mut self) {
        let places = layout::tidy(&self.map, MARK_RADIUS);
        self.keep(&places, |_| true);
    }

    fn keep(&mut self, places: &[(u32, Position)], concerns: impl Fn(&Initiative) -> bool) {
        for (nth, position) in places {
            let row = self.map.initiatives.at(*nth as usize);
            if concerns(row) && row.position != Some(*position) {
                let row = Initiative { position: Some(*position), ..row.clone() };
                self.map.initiatives.replace(row);
            }
        }
    }
}

type Cleaned = Result<String, Refusal>;

/// Sets `field` where a text is given, cleaned.
fn set(field: &mut String, given: &Option<String>, clean: impl Fn(&str) -> Cleaned) -> Result<(), Refusal> {
    if let Some(text) = given {
        *field = clean(text)?;
    }
    Ok(())
}

/// A name or title: one line, not empty.
fn name(given: &str) -> Cleaned {
    let cleaned = line(given)?;
    if cleaned.is_empty() { Err(Refusal::NameMissing) } else { Ok(cleaned) }
}

/// One line, which may be empty.
fn line(given: &str) -> Cleaned {
    short_enough(text::line(given), text::MAX_TITLE)
}

/// Several lines, which may be empty.
fn block(given: &str) -> Cleaned {
    short_enough(text::block(given), text::MAX_TEXT)
}

fn short_enough(cleaned: String, most: usize) -> Cleaned {
    if cleaned.chars().count() > most { Err(Refusal::TextTooLong { most }) } else { Ok(cleaned) }
}
