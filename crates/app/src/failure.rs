//! What can go wrong, on the wire: a code for which the window has words of its own, and a detail to put into them.

use serde::{Deserialize, Serialize};
use std::path::Path;
use sweetspot_core::Refusal;
use sweetspot_document::{EditError, FileError};
use sweetspot_exchange::picture::PictureError;
use sweetspot_exchange::sheet::ImportError;
use ts_rs::TS;

/// A command that did not do what it was asked; nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[error("{sentence}")]
pub struct Failure {
    /// What went wrong.
    pub code: FailureCode,
    /// A name or number to put into the sentence; may be empty.
    pub detail: String,
    /// The name of the file that it is about, where it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub file: Option<String>,
    /// The same in plain words, for the command line and the log of the test host.
    pub sentence: String,
}

macro_rules! codes {
    ($($name:ident),* $(,)?) => {
        /// A code exists only where the window says something different for it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
        #[serde(rename_all = "snake_case")]
        #[allow(missing_docs, reason = "the codes are their own names")]
        pub enum FailureCode { $($name),* }

        impl FailureCode {
            /// Every code.
            pub const ALL: &[FailureCode] = &[$(FailureCode::$name),*];
        }
    };
}

codes! {
    // Edits
    Gone, NameMissing, TextTooLong, NameTaken, TooManyChallenges, TooFewChallenges, NotADate, EndBeforeStart,
    NotAColour, NoContribution, SameOrganisation, NotAPlace, SameInitiative, LinkedAlready, NotSettled, CellRefused,
    // Files
    FileNotFound, FileExists, FileReadOnly, FileNotOurs, FileTooNew, FileDamaged, NoSpace, FileOpenElsewhere,
    FileUnreachable, FileDenied, FileTooLarge, FileIsAMap, FileIsOpen, NotAMapName, BadFileName, FileNameNotText,
    FolderNotShown, NotMerged,
    // The past
    HistoryGone, NothingToMerge,
    // Spreadsheets
    NotASpreadsheet, PasswordProtected, OldFormat, SheetDamaged, SheetTooLarge, OneColumn, NoHeadings, SheetEmpty,
    ReadingFailed, Cancelled,
    // Pictures
    PictureFailed, PaperFailed, NotAPaper, UnknownFormat, ClipboardFailed, NetworkTooLarge,
    // The surface itself
    NoMapOpen, NothingToImport, PathNotChosen, DialogOpen, UnknownCommand, BadRequest, NotASize, Panicked,
}

impl Failure {
    /// A failure of the surface itself.
    pub fn of(code: FailureCode, detail: &str) -> Failure {
        Failure { code, detail: detail.to_owned(), file: None, sentence: sentence(code, detail) }
    }

    /// The same failure, of this file.
    pub(crate) fn about(self, path: &Path) -> Failure {
        let name = path.file_name().unwrap_or(path.as_os_str());
        Failure { file: Some(name.to_string_lossy().into_owned()), ..self }
    }

    /// The same failure, of the file that the request was about, unless it names one itself.
    pub(crate) fn of_request(self, request: &str) -> Failure {
        /// What requests that name a file have in common.
        #[derive(Deserialize)]
        struct Named {
            path: String,
        }
        match serde_json::from_str::<Named>(request) {
            Ok(Named { path }) if self.file.is_none() => self.about(Path::new(&path)),
            Ok(_) | Err(_) => self,
        }
    }

    /// Why a new file was not written. A folder that may only be read is a matter of rights then: it holds no file of that
    /// name that could be read.
    pub(crate) fn of_new(error: FileError) -> Failure {
        if matches!(error, FileError::ReadOnly) { FileError::Denied.into() } else { error.into() }
    }

    /// The failure for an error of another crate, whose own words are the sentence.
    fn from_error(code: FailureCode, detail: String, error: &dyn std::error::Error) -> Failure {
        Failure { code, detail, file: None, sentence: error.to_string() }
    }
}

/// Plain words for what no room has words for.
fn sentence(code: FailureCode, detail: &str) -> String {
    #[allow(clippy::wildcard_enum_match_arm, reason = "the other codes come from rooms with words of their own")]
    let words = match code {
        FailureCode::NoMapOpen => "no map is open",
        FailureCode::HistoryGone => "the history does not reach back to that",
        FailureCode::NothingToMerge => "no copy is being brought in",
        FailureCode::NothingToImport => "no spreadsheet is being imported",
        FailureCode::PathNotChosen => "that file was not chosen by the person",
        FailureCode::UnknownCommand => "there is no such command",
        FailureCode::BadRequest => "the request can't be read",
        FailureCode::Panicked => "something went wrong inside; nothing was changed",
        FailureCode::ReadingFailed => "the spreadsheet could not be read",
        FailureCode::Cancelled => "cancelled; nothing was changed",
        FailureCode::UnknownFormat => "a picture's name ends in .png, .svg or .pdf",
        FailureCode::NotAPaper => "a paper's name ends in .docx or .pdf",
        FailureCode::PaperFailed => "the paper could not be written:",
        FailureCode::ClipboardFailed => "the clipboard did not take the picture",
        FailureCode::NetworkTooLarge => "the map holds more than a network can be drawn of, which is",
        FailureCode::NotASize => "that is no size that words can have",
        FailureCode::NotAMapName => "the name of a map ends in .sweetspot",
        FailureCode::FileNameNotText => "that name is not text that every computer can read; rename the file",
        FailureCode::FileIsAMap => "there is a map of that name, and nothing else may take its place",
        FailureCode::FileNotFound => "there is no such file",
        FailureCode::FileIsOpen => "that is the map that is open now",
        FailureCode::BadFileName => "a file can't be called that on every computer",
        FailureCode::FolderNotShown => "the folder could not be shown",
        FailureCode::DialogOpen => "another file dialog is open already",
        FailureCode::FileReadOnly => "it can't be written there",
        FailureCode::FileDenied => "access was denied",
        FailureCode::FileUnreachable => "the file can't be reached",
        FailureCode::NoSpace => "the disk is full",
        other => return format!("{other:?}: {detail}"),
    };
    if detail.is_empty() { words.to_owned() } else { format!("{words}: {detail}") }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Failure {
        let (code, detail) = match &refusal {
            Refusal::Gone => (FailureCode::Gone, String::new()),
            Refusal::NameMissing => (FailureCode::NameMissing, String::new()),
            Refusal::TextTooLong { most } => (FailureCode::TextTooLong, most.to_string()),
            Refusal::NameTaken { name } => (FailureCode::NameTaken, name.clone()),
            Refusal::TooManyChallenges => (FailureCode::TooManyChallenges, String::new()),
            Refusal::TooFewChallenges => (FailureCode::TooFewChallenges, String::new()),
            Refusal::NotADate { text } => (FailureCode::NotADate, text.clone()),
            Refusal::EndBeforeStart => (FailureCode::EndBeforeStart, String::new()),
            Refusal::NotAColour { text } => (FailureCode::NotAColour, text.clone()),
            Refusal::NoContribution => (FailureCode::NoContribution, String::new()),
            Refusal::SameOrganisation => (FailureCode::SameOrganisation, String::new()),
            Refusal::NotAPlace => (FailureCode::NotAPlace, String::new()),
            Refusal::SameInitiative => (FailureCode::SameInitiative, String::new()),
            Refusal::LinkedAlready => (FailureCode::LinkedAlready, String::new()),
            Refusal::CellRefused { value, .. } => (FailureCode::CellRefused, value.clone()),
            Refusal::NotSettled => (FailureCode::NotSettled, String::new()),
        };
        Failure::from_error(code, detail, &refusal)
    }
}

impl From<ImportError> for Failure {
    fn from(error: ImportError) -> Failure {
        let (code, detail) = match &error {
            ImportError::NotASpreadsheet => (FailureCode::NotASpreadsheet, String::new()),
            ImportError::PasswordProtected => (FailureCode::PasswordProtected, String::new()),
            ImportError::OldFormat => (FailureCode::OldFormat, String::new()),
            ImportError::Damaged => (FailureCode::SheetDamaged, String::new()),
            ImportError::TooLarge { what } => (FailureCode::SheetTooLarge, what.words().to_owned()),
            ImportError::OneColumn => (FailureCode::OneColumn, String::new()),
            ImportError::NoHeadings => (FailureCode::NoHeadings, String::new()),
            ImportError::Empty => (FailureCode::SheetEmpty, String::new()),
            ImportError::Cancelled => (FailureCode::Cancelled, String::new()),
        };
        Failure::from_error(code, detail, &error)
    }
}

impl From<PictureError> for Failure {
    fn from(error: PictureError) -> Failure {
        Failure::from_error(FailureCode::PictureFailed, error.to_string(), &error)
    }
}

impl From<FileError> for Failure {
    fn from(error: FileError) -> Failure {
        let (code, detail) = match &error {
            FileError::NotFound => (FailureCode::FileNotFound, String::new()),
            FileError::Exists => (FailureCode::FileExists, String::new()),
            FileError::ReadOnly => (FailureCode::FileReadOnly, String::new()),
            FileError::NotOurs => (FailureCode::FileNotOurs, String::new()),
            FileError::TooLarge { most } => (FailureCode::FileTooLarge, most.to_string()),
            FileError::IsAMap => (FailureCode::FileIsAMap, String::new()),
            FileError::TooNew { version } => (FailureCode::FileTooNew, version.to_string()),
            FileError::Damaged { what } => (FailureCode::FileDamaged, what.clone()),
            FileError::NoSpace => (FailureCode::NoSpace, String::new()),
            FileError::OpenElsewhere => (FailureCode::FileOpenElsewhere, String::new()),
            FileError::Unreachable { why } => (FailureCode::FileUnreachable, why.clone()),
            FileError::Denied => (FailureCode::FileDenied, String::new()),
            FileError::NotMerged { why } => (FailureCode::NotMerged, why.clone()),
        };
        Failure::from_error(code, detail, &error)
    }
}

impl From<EditError> for Failure {
    fn from(error: EditError) -> Failure {
        match error {
            EditError::Refused(refusal) => refusal.into(),
            EditError::File(error) => error.into(),
        }
    }
}
