//! Why an edit is refused.

use crate::map::rules::Broken;

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
    /// What was written in a cell is nothing that its column can hold.
    #[error("\"{value}\" can't stand in that column (cell {cell})")]
    CellRefused {
        /// Which of the cells given, from 1.
        cell: u32,
        /// What was written in it.
        value: String,
    },
    /// The initiative does not contribute to that challenge.
    #[error("it does not contribute to that challenge")]
    NoContribution,
    /// An organisation can't be merged with itself.
    #[error("that is the same organisation")]
    SameOrganisation,
    /// An initiative can't be linked to itself.
    #[error("that is the same initiative")]
    SameInitiative,
    /// The two are linked like that already.
    #[error("they are linked like that already")]
    LinkedAlready,
    /// What a conflict says can't be put on the map as it is now.
    #[error("that can't be set on the map as it is now")]
    NotSettled,
    /// A place on the canvas must be a pair of numbers.
    #[error("that is not a place on the canvas")]
    NotAPlace,
}

impl From<Broken> for Refusal {
    fn from(broken: Broken) -> Refusal {
        match broken {
            Broken::Unnamed => Refusal::NameMissing,
            Broken::NameTaken { name } => Refusal::NameTaken { name },
            Broken::Colour { text } => Refusal::NotAColour { text },
            Broken::EndBeforeStart => Refusal::EndBeforeStart,
            Broken::SelfLink => Refusal::SameInitiative,
            Broken::LinkedAlready => Refusal::LinkedAlready,
            Broken::Gone => Refusal::Gone,
        }
    }
}
