//! A map as a plain value of shared rows: cloning one copies pointers, never texts. The one list of the kinds of row is here: a
//! new kind is one line of it, a file in `map` and one among the document's tables; what is missing does not compile.
//! Nothing here decides what may be changed; that is `edit`'s work.

mod challenge;
mod column;
mod conflict;
mod dismissal;
mod field;
mod ground;
mod ids;
mod initiative;
mod link;
mod named_view;
mod organisation;
mod pin;
mod position;
mod row;
mod rows;
pub mod rules;
mod starter;
mod strength;
mod version;

pub use challenge::{Challenge, ChallengeSet, LETTERS, STARTERS, Starter};
pub use column::{Column, InitiativeFields};
pub(crate) use column::{Editor, Holds};
pub use conflict::Conflict;
pub use dismissal::Dismissal;
pub use field::{Field, Fields, Unreadable};
pub use ground::{Ground, GroundKind};
pub use ids::{
    ChallengeId, ConflictId, DismissalId, GroundId, InitiativeId, LinkId, MapId, NamedViewId, OrganisationId, VersionId,
};
pub use initiative::{Contribution, Initiative, Role, Status};
pub use link::{Link, LinkKind};
pub use named_view::{Filter, NamedView, ViewKind};
pub use organisation::{Organisation, Sector};
pub use pin::Pin;
pub use position::Position;
pub use row::{Lack, Ref, Row};
pub use rows::Rows;
pub use rules::{MAX_CHALLENGES, MIN_CHALLENGES};
pub use strength::Strength;
pub use version::Version;

use field::FieldList;
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

/// What belongs to the map as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct MapHead {
    /// Stays the same in every copy of the map.
    pub id: MapId,
    /// The map's title, on the window and on every picture.
    pub title: String,
    /// The area that the map is about.
    pub area: String,
    /// Protective marking, printed as written; empty for none.
    pub marking: String,
    /// Release status, for example "Draft"; empty for none.
    pub release: String,
    /// Short text description of the picture; empty means: written from the data.
    pub short_description: String,
    /// Long text description of the picture; empty means: written from the data.
    pub long_description: String,
}

impl MapHead {
    /// The head with every field at its default.
    fn blank(id: Uuid) -> MapHead {
        let blank = String::new;
        MapHead {
            id: MapId(id),
            title: blank(),
            area: blank(),
            marking: blank(),
            release: blank(),
            short_description: blank(),
            long_description: blank(),
        }
    }

    fn fields(&self) -> Fields {
        FieldList::default()
            .text("title", &self.title)
            .text("area", &self.area)
            .text("marking", &self.marking)
            .text("release", &self.release)
            .text("short_description", &self.short_description)
            .text("long_description", &self.long_description)
            .done()
    }

    fn set(&mut self, field: &Field, value: Option<&str>) -> Result<(), Unreadable> {
        let text = value.unwrap_or_default();
        match &*field.name {
            "title" => self.title = rules::line(text),
            "area" => self.area = rules::line(text),
            "marking" => self.marking = rules::line(text),
            "release" => self.release = rules::line(text),
            "short_description" => self.short_description = rules::block(text),
            "long_description" => self.long_description = rules::block(text),
            _ => return Err(Unreadable::of(field, value)),
        }
        Ok(())
    }

    /// Every map has a title.
    fn check(&self) -> Result<(), rules::Broken> {
        rules::named(&self.title)
    }

    fn clean(&mut self) {
        rules::clean_lines([&mut self.title, &mut self.area, &mut self.marking, &mut self.release]);
        rules::clean_blocks([&mut self.short_description, &mut self.long_description]);
    }
}

/// Where a map holds a kind of row. Made for every kind by the list below.
pub trait Kind: Sized {
    /// Which kind it is.
    const ENTITY: Entity;
    /// The map's rows of this kind.
    fn rows(map: &Map) -> &Rows<Self>;
    /// The same, to be changed.
    fn rows_mut(map: &mut Map) -> &mut Rows<Self>;
}

/// Hands the list of kinds to a macro, after whatever else it is given: the map's list, the row's type, its name among the
/// kinds, and the word under which changes and files know it. Those that others name come first.
#[macro_export]
macro_rules! rows {
    ($then:ident $($given:tt)*) => {
        $then! {
            $($given)*
            /// Two to five, in letter order.
            challenges: Challenge, Challenge = "challenge";
            /// In map order.
            organisations: Organisation, Organisation = "organisation";
            /// Places, priorities and themes, in map order.
            grounds: Ground, Ground = "ground";
            /// In map order.
            initiatives: Initiative, Initiative = "initiative";
            /// Between initiatives, in map order.
            links: Link, Link = "link";
            /// Where nodes of the network were put.
            pins: Pin, Pin = "pin";
            /// Views and filters under a name, in map order.
            views: NamedView, View = "view";
            /// Dismissed proposals.
            dismissals: Dismissal, Dismissal = "dismissal";
            /// Named points in the history, in map order.
            versions: Version, Version = "version";
            /// What copies that were merged say differently, until it is settled.
            conflicts: Conflict, Conflict = "conflict";
        }
    };
}

macro_rules! map_of {
    ($d:tt $($(#[$doc:meta])* $list:ident: $Row:ident, $Entity:ident = $words:literal;)*) => {
        /// One document: an area's challenges and all that is placed on them.
        #[derive(Clone, Debug, PartialEq, Serialize, TS)]
        pub struct Map {
            /// Title, area, marking.
            pub head: MapHead,
            $($(#[$doc])* pub $list: Rows<$Row>,)*
        }

        impl Map {
            /// A map with nothing in it: not yet lawful (it lacks challenges), the ground on which rows are laid.
            pub fn blank(id: MapId) -> Map {
                Map { head: MapHead::blank(id.0), $($list: Rows::default(),)* }
            }
        }

        /// The kinds of thing that a map holds, and the map itself.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "the variants are their own names")]
        pub enum Entity {
            Map,
            $($Entity,)*
        }

        impl Entity {
            /// Every kind; those that others refer to come first.
            pub const ALL: &'static [Entity] = &[Entity::Map, $(Entity::$Entity,)*];

            /// As it is stored: `initiative`.
            pub fn words(self) -> &'static str {
                match self {
                    Entity::Map => "map",
                    $(Entity::$Entity => $words,)*
                }
            }
        }

        $(impl Kind for $Row {
            const ENTITY: Entity = Entity::$Entity;
            fn rows(map: &Map) -> &Rows<$Row> {
                &map.$list
            }
            fn rows_mut(map: &mut Map) -> &mut Rows<$Row> {
                &mut map.$list
            }
        })*

        /// Does something for one kind of row, whose type it calls by the name given, or for the map's head.
        macro_rules! of_kind {
            ($d entity:expr, $d T:ident => $d body:expr, head => $d head:expr) => {
                match $d entity {
                    Entity::Map => $d head,
                    $(Entity::$Entity => { type $d T = $crate::map::$Row; $d body })*
                }
            };
        }

        /// Does something for every kind of row in turn, in the order of the list.
        macro_rules! each_kind {
            ($d T:ident => $d body:expr) => {{
                $({ type $d T = $crate::map::$Row; $d body })*
            }};
        }
    };
}

rows!(map_of $);

// After the list, whose macros it uses.
mod kinds;

impl Map {
    /// The challenges' positions (0 = A) to which `initiative` contributes at `floor` or above.
    pub fn set_of(&self, initiative: &Initiative, floor: Strength) -> ChallengeSet {
        let mut set = ChallengeSet::EMPTY;
        // Contributions are few: to walk them is quicker than to look each challenge up.
        for (id, _) in initiative.contributions.iter().filter(|(_, contribution)| contribution.strength >= floor) {
            if let Some(position) = self.challenges.iter().position(|challenge| challenge.id == *id) {
                set.insert(position as u8);
            }
        }
        set
    }

    /// The region of `initiative`: every challenge to which it contributes, at any strength.
    pub fn region_of(&self, initiative: &Initiative) -> ChallengeSet {
        self.set_of(initiative, Strength::Some)
    }

    /// The ids of the challenges in `set`, in letter order.
    pub fn challenge_ids(&self, set: ChallengeSet) -> Vec<ChallengeId> {
        self.challenges
            .iter()
            .enumerate()
            .filter(|(position, _)| set.contains(*position as u8))
            .map(|(_, challenge)| challenge.id)
            .collect()
    }

    /// The set that `ids` make; ids that the map does not hold are passed over.
    pub fn challenge_set(&self, ids: &[ChallengeId]) -> ChallengeSet {
        let mut set = ChallengeSet::EMPTY;
        for (position, challenge) in self.challenges.iter().enumerate() {
            if ids.contains(&challenge.id) {
                set.insert(position as u8);
            }
        }
        set
    }
}
