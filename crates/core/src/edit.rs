//! Everything that a person can do to a map, as data: one variant each, one undoable step each.
//! An edit that makes no sense is refused and changes nothing.

mod arguments;
mod cells;
mod challenges;
mod conflicts;
mod dismissals;
mod draft;
mod grounds;
mod initiatives;
mod label;
mod links;
mod organisations;
mod pins;
mod refusal;
mod versions;
mod views;

pub use crate::map::{Column, InitiativeFields};
pub use arguments::PinAt;
pub use cells::Cell;
pub use refusal::Refusal;

use self::draft::{Draft, block, line, name, set};
use crate::change::Change;
use crate::import::{self, SheetRow};
use crate::map::{
    ChallengeId, ConflictId, DismissalId, Entity, Filter, GroundId, GroundKind, InitiativeId, LinkId, LinkKind, Map,
    NamedViewId, OrganisationId, Position, Role, Sector, Strength, VersionId, ViewKind,
};
use crate::stamp::Stamp;
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
    /// Sets cells of a table of initiatives, each to a value of its own: typing, pasting and filling down are one step.
    SetCells {
        /// Which cells, and what is written in them.
        cells: Vec<Cell>,
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
    /// Draws a link from one initiative to another.
    LinkInitiatives {
        /// Where it starts.
        from: InitiativeId,
        /// Where it ends; not where it starts.
        to: InitiativeId,
        /// What it says.
        says: LinkKind,
        /// Free text.
        note: String,
    },
    /// Says something else by a link.
    ChangeLink {
        /// Which one.
        link: LinkId,
        /// What it says.
        says: Option<LinkKind>,
        /// Free text.
        note: Option<String>,
    },
    /// Removes links.
    RemoveLinks {
        /// Which ones.
        links: Vec<LinkId>,
    },
    /// Keeps nodes of the network where they were put.
    PinNodes {
        /// Which ones, and where.
        pins: Vec<PinAt>,
    },
    /// Lets nodes of the network go where the layout takes them.
    UnpinNodes {
        /// Which ones; none given: all of them.
        #[ts(type = "Array<string>")]
        nodes: Vec<Uuid>,
    },
    /// Keeps a view and a filter under a name.
    KeepView {
        /// Not empty, and new among the named views.
        name: String,
        /// Which view.
        view: ViewKind,
        /// Which filter.
        filter: Filter,
    },
    /// Says something else by a named view.
    ChangeView {
        /// Which one.
        named: NamedViewId,
        /// Not empty, and not another's.
        name: Option<String>,
        /// Which view.
        view: Option<ViewKind>,
        /// Which filter.
        filter: Option<Filter>,
    },
    /// Removes a named view.
    RemoveView {
        /// Which one.
        named: NamedViewId,
    },
    /// Says no to a proposal: these organisations are not proposed again for these challenges.
    Dismiss {
        /// Who was proposed.
        organisations: Vec<OrganisationId>,
        /// What they would have reached jointly.
        challenges: Vec<ChallengeId>,
        /// Why not; may be empty.
        reason: String,
    },
    /// Lets a proposal be made again.
    Recall {
        /// Which no is taken back.
        dismissal: DismissalId,
    },
    /// Names the map's present state.
    NameVersion {
        /// Not empty, and new among the versions.
        name: String,
    },
    /// Renames a version.
    RenameVersion {
        /// Which one.
        version: VersionId,
        /// Not empty, and not another's.
        name: String,
    },
    /// Takes the name from a version. The history stays.
    RemoveVersion {
        /// Which one.
        version: VersionId,
    },
    /// Settles what two copies say differently.
    SettleConflicts {
        /// Which ones.
        conflicts: Vec<ConflictId>,
        /// True takes what the other copy says, false keeps what this one says.
        theirs: bool,
    },
    /// Lands the rows of a sheet.
    Import {
        /// The file's name, for the label; empty where the rows were typed.
        from: String,
        /// The rows, read.
        rows: Vec<SheetRow>,
        /// The person's answers about them.
        #[serde(default)]
        answers: import::Answers,
    },
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
    let mut draft = Draft::of(map, stamp);
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
        Edit::SetCells { cells } => draft.set_cells(cells)?,
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
        Edit::RemoveOrganisation { organisation } => draft.remove(Entity::Organisation, *organisation)?,
        Edit::InvolveOrganisation { initiatives, organisation, role } => {
            draft.involve(initiatives, *organisation, *role)?;
        }
        Edit::AddGround { ground, name, initiatives } => draft.add_ground(*ground, name, initiatives)?,
        Edit::RenameGround { ground, name } => draft.rename_ground(*ground, name)?,
        Edit::RemoveGround { ground } => draft.remove(Entity::Ground, *ground)?,
        Edit::ShareGround { initiatives, ground, shared } => draft.share_ground(initiatives, *ground, *shared)?,
        Edit::Tidy => draft.tidy(),
        Edit::LinkInitiatives { from, to, says, note } => draft.link(*from, *to, *says, note)?,
        Edit::ChangeLink { link, says, note } => draft.change_link(*link, *says, note)?,
        Edit::RemoveLinks { links } => draft.remove_links(links)?,
        Edit::PinNodes { pins } => draft.pin(pins)?,
        Edit::UnpinNodes { nodes } => draft.unpin(nodes),
        Edit::KeepView { name, view, filter } => draft.keep_view(name, *view, filter)?,
        Edit::ChangeView { named, name, view, filter } => draft.change_view(*named, name, *view, filter)?,
        Edit::RemoveView { named } => draft.remove(Entity::View, *named)?,
        Edit::Dismiss { organisations, challenges, reason } => draft.dismiss(organisations, challenges, reason)?,
        Edit::Recall { dismissal } => draft.remove(Entity::Dismissal, *dismissal)?,
        Edit::NameVersion { name } => draft.name_version(name)?,
        Edit::RenameVersion { version, name } => draft.rename_version(*version, name)?,
        Edit::RemoveVersion { version } => draft.remove(Entity::Version, *version)?,
        Edit::SettleConflicts { conflicts, theirs } => draft.settle_conflicts(conflicts, *theirs)?,
        Edit::Import { rows, answers, .. } => {
            draft.map = import::plan_with(&draft.map, rows, answers, stamp).map;
            draft.settle();
        }
    }
    Ok(draft.map)
}
