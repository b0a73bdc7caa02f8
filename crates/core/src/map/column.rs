//! The one list of what an initiative's columns hold: the table, edits of fields and of cells, and the history's words read it.
//! A new plain field is one line here, beside the struct that holds it and the SQL that keeps it.

use super::field::Field;
use super::ground::GroundKind;
use super::ids::ChallengeId;
use super::initiative::{Role, Status};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How a column's text is written and read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Editor {
    /// One line that is never empty.
    Name,
    /// One line.
    Line,
    /// Several lines.
    Block,
    /// A day such as `2026-04-01`; a month means its first.
    FirstDay,
    /// The same; a month means its last.
    LastDay,
    /// One of a status's words.
    Status,
    /// Yes or no.
    Flag,
}

/// What a column's cells hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Holds {
    /// One value of this field, written so.
    Plain(Field, Editor),
    /// The strength of the contribution to this challenge.
    Strength(ChallengeId),
    /// Names of organisations of this role.
    Roles(Role),
    /// Names of common ground of this kind.
    Grounds(GroundKind),
}

/// A value as the text that its field keeps; empty for none.
trait AsText {
    fn as_text(&self) -> &str;
}

impl AsText for String {
    fn as_text(&self) -> &str {
        self
    }
}

impl AsText for Status {
    fn as_text(&self) -> &str {
        self.words()
    }
}

impl AsText for bool {
    fn as_text(&self) -> &str {
        if *self { "yes" } else { "" }
    }
}

macro_rules! columns {
    ($($(#[$doc:meta])* $Name:ident, $field:ident: $type:ty = $editor:ident, $words:literal;)*) => {
        /// Fields of an initiative to set. None: stays.
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
        #[ts(optional_fields)]
        pub struct InitiativeFields {
            $($(#[$doc])* pub $field: Option<$type>,)*
        }

        impl InitiativeFields {
            /// Those that are given, each with the text that its field is to hold.
            pub(crate) fn given(&self) -> Vec<(Column, &str)> {
                let all = [$((Column::$Name, self.$field.as_ref().map(AsText::as_text)),)*];
                all.into_iter().filter_map(|(column, text)| Some((column, text?))).collect()
            }
        }

        /// A column of the table that can be written in.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
        #[serde(tag = "of", rename_all = "snake_case")]
        #[allow(missing_docs, reason = "the variants are their own names")]
        pub enum Column {
            $($Name,)*
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
                    $(Column::$Name => $words,)*
                    Column::Strength { .. } => "contribution",
                    Column::Leads => "leads",
                    Column::Partners => "partners",
                    Column::Places => "places",
                    Column::Priorities => "priorities",
                    Column::Themes => "themes",
                }
            }

            /// What its cells hold.
            pub(crate) fn holds(self) -> Holds {
                match self {
                    $(Column::$Name => Holds::Plain(Field::own(stringify!($field)), Editor::$editor),)*
                    Column::Strength { challenge } => Holds::Strength(challenge),
                    Column::Leads => Holds::Roles(Role::Lead),
                    Column::Partners => Holds::Roles(Role::Partner),
                    Column::Places => Holds::Grounds(GroundKind::Place),
                    Column::Priorities => Holds::Grounds(GroundKind::Priority),
                    Column::Themes => Holds::Grounds(GroundKind::Theme),
                }
            }
        }
    };
}

columns! {
    /// Not empty.
    Title, title: String = Name, "title";
    /// A sentence or two.
    Summary, summary: String = Block, "summary";
    /// How far along it is.
    Status, status: Status = Status, "status";
    /// A day as people write it; empty clears it.
    Start, start: String = FirstDay, "start";
    /// A day as people write it; empty clears it.
    End, end: String = LastDay, "end";
    /// Free text.
    Notes, notes: String = Block, "notes";
    /// Address of a page about it.
    Link, link: String = Line, "link";
    /// What it is known by elsewhere.
    Reference, reference: String = Line, "reference";
    /// Practice that works and could be repeated.
    BrightSpot, bright_spot: bool = Flag, "bright spot";
}
