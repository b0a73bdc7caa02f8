//! What passes over the wire about a map's past and its other copies.

use serde::{Deserialize, Serialize};
use sweetspot_core::analysis::Analysis;
use sweetspot_core::compare::Comparison;
use sweetspot_core::map::{Conflict, InitiativeId, Map};
use sweetspot_core::scene::Scene;
use ts_rs::TS;
use uuid::Uuid;

/// A copy for a partner.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SendCopy {
    /// Where it goes.
    pub path: String,
    /// With all changes and who made them.
    pub with_history: bool,
}

/// Asks for the history.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct HistoryAsk {
    /// At most so many changes.
    pub newest: u32,
}

/// The newest changes.
#[derive(Clone, Debug, Serialize, TS)]
pub struct History {
    /// Newest first.
    pub entries: Vec<HistoryLine>,
    /// Whether there are older ones.
    pub more: bool,
}

/// One change.
#[derive(Clone, Debug, Serialize, TS)]
pub struct HistoryLine {
    /// The change's id.
    #[ts(type = "string")]
    pub change: Uuid,
    /// Milliseconds since 1970-01-01 UTC.
    #[ts(type = "number")]
    pub at: i64,
    /// Who made it; may be empty.
    pub who: String,
    /// What was done: "Place Warm homes in Good work and Healthy life".
    pub label: String,
    /// What sort of step it was.
    pub step: ChangeKind,
    /// For a merge, whose copy was brought in.
    pub source: Option<String>,
}

/// What sort of step a change was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// The map's making.
    New,
    /// Something that a person did.
    Edit,
    /// An edit taken back.
    Undo,
    /// An edit made again.
    Redo,
}

/// A change.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct OfChange {
    /// Its id.
    #[ts(type = "string")]
    pub change: Uuid,
}

/// Sentences to be read one after another.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Sentences {
    #[allow(missing_docs)]
    pub sentences: Vec<String>,
}

/// The map as it was.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Look {
    /// The change after which it was so.
    #[ts(type = "string")]
    pub change: Uuid,
    /// The version's name, or what the change did.
    pub name: String,
    /// When, in milliseconds since 1970-01-01 UTC.
    #[ts(type = "number")]
    pub at: i64,
    /// The map.
    pub map: Map,
    /// What it told, with the settings of now.
    pub analysis: Analysis,
    /// The Venn, drawn for the screen.
    pub scene: Scene,
}

/// Two states of the map.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct Between {
    /// The change after which the earlier state was.
    #[ts(type = "string")]
    pub from: Uuid,
    /// The change after which the later state was; None: now.
    #[ts(type = "string | null")]
    pub to: Option<Uuid>,
}

/// Two states of the map, compared.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Compared {
    /// What the earlier state is called.
    pub from: String,
    /// What the later state is called; empty for now.
    pub to: String,
    /// What changed.
    pub comparison: Comparison,
}

/// Whose copy last said something of an initiative.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Origin {
    /// Which initiative.
    pub initiative: InitiativeId,
    /// Whose copy.
    pub from: String,
    /// When it was brought in, in milliseconds since 1970-01-01 UTC.
    #[ts(type = "number")]
    pub at: i64,
}

/// A copy to be brought in.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct MergeRead {
    /// Its path; None: the one that was read last.
    pub path: Option<String>,
    /// Initiatives of the other copy that are not the same as ours of the same title, by id.
    #[serde(default)]
    #[ts(type = "Array<string>")]
    pub apart: Vec<Uuid>,
}

/// How a copy stands to the map that it would be brought into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// All that it holds is here, or was here and was taken back.
    Known,
    /// It was made from this map as it is now.
    BuiltOnOurs,
    /// Both came from one state, and here something was changed since that it does not know.
    Apart,
    /// They have no state in common, so nothing counts as removed.
    Unrelated,
}

impl From<sweetspot_document::Standing> for Standing {
    fn from(standing: sweetspot_document::Standing) -> Standing {
        use sweetspot_document::Standing as Held;
        match standing {
            Held::Known => Standing::Known,
            Held::BuiltOnOurs => Standing::BuiltOnOurs,
            Held::Apart => Standing::Apart,
            Held::Unrelated => Standing::Unrelated,
        }
    }
}

/// What bringing a copy in would do.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MergePreview {
    /// Whose copy it is.
    pub from: String,
    /// The file's name.
    pub name: String,
    /// Its title.
    pub title: String,
    /// How the copy stands to this map.
    pub standing: Standing,
    /// Whether it is a copy of this map at all, and not another map.
    pub same_map: bool,
    /// How many things and fields would change.
    pub changes: u32,
    /// What would change.
    pub sentences: Vec<String>,
    /// What both say differently.
    pub conflicts: Vec<ToldConflict>,
    /// Things of the same name that would be taken for one.
    pub joined: Vec<JoinedPair>,
}

/// A conflict in words.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ToldConflict {
    /// The conflict.
    pub conflict: Conflict,
    /// What kind of thing: "initiative".
    pub kind: String,
    /// What it is called.
    pub name: String,
    /// Which field: "contribution to Good work".
    pub field: String,
    /// What this copy says.
    pub ours: String,
    /// What the other copy says.
    pub theirs: String,
}

/// Two things of the same name.
#[derive(Clone, Debug, Serialize, TS)]
pub struct JoinedPair {
    /// What kind of thing: "initiative".
    pub kind: String,
    /// What both are called.
    pub name: String,
    /// Its id in the other copy.
    #[ts(type = "string")]
    pub theirs: Uuid,
    /// Whether the person can say that they are not the same; names of organisations and common ground are unique.
    pub may_part: bool,
}

/// Copies that lie beside the map's file.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Copies {
    #[allow(missing_docs)]
    pub copies: Vec<FoundCopy>,
}

/// A copy that lies beside the map's file.
#[derive(Clone, Debug, Serialize, TS)]
pub struct FoundCopy {
    /// Whole path.
    pub path: String,
    /// The file's name.
    pub name: String,
    /// Whose copy it is.
    pub from: String,
}

/// Every name that the map's past holds.
#[derive(Clone, Debug, Serialize, TS)]
pub struct People {
    #[allow(missing_docs)]
    pub people: Vec<PersonNamed>,
}

/// A name that the map's past holds.
#[derive(Clone, Debug, Serialize, TS)]
pub struct PersonNamed {
    /// As it was given in the settings.
    pub who: String,
    /// How many changes it stands under.
    pub changes: u32,
    /// How many versions, conflicts and merges it stands beside.
    pub others: u32,
}

/// A name.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct OfPerson {
    /// As it stands in the past.
    pub who: String,
}

/// A damaged file.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Salvage {
    /// The damaged file.
    pub path: String,
    /// Where what is saved of it goes.
    pub to: String,
}
