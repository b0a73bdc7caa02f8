//! Why a file could not be opened, saved or published: one condition each, in words for a person.
//! Never says "database": the person has a map in a file, and that is what the sentences speak of.

use std::io;
use sweetspot_core::Refusal;
use sweetspot_core::map::rules::Unlawful;

/// The words for a file whose pages are not as they were written.
pub(crate) const BROKEN_PAGES: &str = "parts of it do not fit together";

/// Why a file could not be opened, saved or published. The person's file is then as it was before.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// There is no such file.
    #[error("there is no such file")]
    NotFound,
    /// A new map would overwrite a file that is there already.
    #[error("there is already a file of that name")]
    Exists,
    /// The file or its folder can't be written.
    #[error("the file can be read but not written; save a copy to change it")]
    ReadOnly,
    /// Not a Sweetspot map.
    #[error("this file is not a Sweetspot map")]
    NotOurs,
    /// More bytes than any map has.
    #[error("this file is far larger than any map: more than {most} MB")]
    TooLarge {
        /// How many megabytes a map can have.
        most: u64,
    },
    /// Something else would be written over a map.
    #[error("there is a map of that name, and nothing else may take its place")]
    IsAMap,
    /// Written by a newer version of the app.
    #[error("this map was saved by a newer version of Sweetspot (file version {version}); please update Sweetspot")]
    TooNew {
        /// The file's schema version.
        version: u32,
    },
    /// The file is a map, but not as it was written.
    #[error("the file is damaged: {what}")]
    Damaged {
        /// What was found.
        what: String,
    },
    /// The disk is full.
    #[error("the disk is full")]
    NoSpace,
    /// Another running copy of the app has this map open.
    #[error("this map is open in another Sweetspot window")]
    OpenElsewhere,
    /// The folder is gone, the drive was pulled, or another program holds the file.
    #[error("the file can't be reached: {why}")]
    Unreachable {
        /// The system's own message.
        why: String,
    },
    /// Two maps can't be brought together.
    #[error("the two maps can't be brought together: {why}")]
    NotMerged {
        /// Why not.
        why: String,
    },
    /// The system does not allow it.
    #[error("access to the file was denied")]
    Denied,
}

impl FileError {
    /// The condition's short name, such as `not_ours`.
    pub fn code(&self) -> &'static str {
        match self {
            FileError::NotFound => "not_found",
            FileError::Exists => "exists",
            FileError::ReadOnly => "read_only",
            FileError::NotOurs => "not_ours",
            FileError::TooLarge { .. } => "too_large",
            FileError::IsAMap => "is_a_map",
            FileError::TooNew { .. } => "too_new",
            FileError::Damaged { .. } => "damaged",
            FileError::NoSpace => "no_space",
            FileError::OpenElsewhere => "open_elsewhere",
            FileError::Unreachable { .. } => "unreachable",
            FileError::NotMerged { .. } => "not_merged",
            FileError::Denied => "denied",
        }
    }

    /// Of a folder that is gone the system says "not found" too; for a person that is an unreachable place.
    pub(crate) fn in_folder(self, folder: &str) -> FileError {
        if self == FileError::NotFound {
            FileError::Unreachable { why: format!("{folder} is not there") }
        } else {
            self
        }
    }

    pub(crate) fn damaged(what: impl Into<String>) -> FileError {
        FileError::Damaged { what: what.into() }
    }
}

impl From<Unlawful> for FileError {
    fn from(unlawful: Unlawful) -> FileError {
        FileError::damaged(unlawful.to_string())
    }
}

/// Why an edit was not made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The edit makes no sense for this map.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The edit could not be saved.
    #[error(transparent)]
    File(#[from] FileError),
}

impl From<io::Error> for FileError {
    fn from(error: io::Error) -> FileError {
        use io::ErrorKind as Kind;
        // What the system says in words may hold a path; its number says the same to whoever looks it up.
        if !matches!(error.kind(), Kind::NotFound | Kind::AlreadyExists) {
            log::warn!("the system refused: {:?}, its number {:?}", error.kind(), error.raw_os_error());
        }
        #[allow(clippy::wildcard_enum_match_arm, reason = "the system's list of kinds is open")]
        match error.kind() {
            Kind::NotFound => FileError::NotFound,
            Kind::AlreadyExists => FileError::Exists,
            Kind::PermissionDenied => FileError::Denied,
            Kind::ReadOnlyFilesystem => FileError::ReadOnly,
            Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => FileError::NoSpace,
            _ => FileError::Unreachable { why: error.to_string() },
        }
    }
}

impl From<rusqlite::Error> for FileError {
    fn from(error: rusqlite::Error) -> FileError {
        use rusqlite::ErrorCode as Code;
        let Some(code) = error.sqlite_error_code() else {
            // A column that is not of its type, a row that is missing: what was read is not what was written. What the
            // database itself says of it is in words that nobody but its makers knows.
            return FileError::damaged("a value in it is not what it must be");
        };
        log::warn!(
            "the database refused: {code:?}, its number {:?}",
            error.sqlite_error().map(|told| told.extended_code)
        );
        #[allow(clippy::wildcard_enum_match_arm, reason = "SQLite's list of codes is open")]
        match code {
            Code::DiskFull => FileError::NoSpace,
            Code::DatabaseBusy | Code::DatabaseLocked | Code::FileLockingProtocolFailed => FileError::OpenElsewhere,
            Code::ReadOnly => FileError::ReadOnly,
            Code::PermissionDenied => FileError::Denied,
            Code::CannotOpen | Code::SystemIoFailure => {
                FileError::Unreachable { why: "the app’s own folder on this computer can’t be used".to_owned() }
            }
            Code::OperationInterrupted => FileError::damaged("it takes too long to read"),
            Code::TooBig => FileError::damaged("a value in it is longer than any that a map holds"),
            Code::ConstraintViolation => FileError::damaged("two things in it can’t both be there"),
            _ => FileError::damaged(BROKEN_PAGES),
        }
    }
}
