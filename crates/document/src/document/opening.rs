//! Making a new file, and opening one: with the working copy that an earlier run left, where it fits the file, and
//! else with a fresh one. What does not fit is set aside as a file, never dropped.

use super::ancestry::Graph;
use super::{Aside, Document, Notice};
use crate::digest;
use crate::failure::FileError;
use crate::migrations::NEWEST;
use crate::serialise;
use crate::tables::change::{self, ChangeContext, ChangeKind};
use crate::tables::{self, revision};
use crate::target_file::{FileSeen, TargetFile};
use crate::undo_stack::UndoStack;
use crate::untrusted::{self, Admitted};
use crate::working_copy::{self, WorkingCopy};
use crate::workspace::{Folders, Workspace};
use std::path::{Path, PathBuf};
use std::thread;
use sweetspot_core::map::rules;
use sweetspot_core::{Change, Map};
use uuid::Uuid;

impl Document {
    /// Makes a new file that holds `map`; `change` says how it came from the blank map.
    ///
    /// # Errors
    /// `Exists` where there is a file already; nothing is written then.
    pub fn create(folders: &Folders, path: &Path, map: &Map, change: &Change) -> Result<Document, FileError> {
        let target = TargetFile::of(path).map_err(|error| error.in_folder("its folder"))?;
        if target.exists() {
            return Err(FileError::Exists);
        }
        let workspace = Workspace::take(folders, &target)?;
        let mut notices = Vec::new();
        // A file of this name was here once. Changes that never reached it are set aside.
        if let Some((working_copy, _)) = lying(folders, &workspace, &mut notices)? {
            target.sweep(&marks(&working_copy)?);
            if unpublished(&working_copy)? {
                notices.push(set_aside(folders, &target, &working_copy, Aside::Earlier)?);
            }
            working_copy.close()?;
        }
        let working_copy = WorkingCopy::fresh(&workspace, &target.path, map.head.id.0, None, |to| {
            tables::write_map(to, map)?;
            change::write(to, 1, change, &ChangeContext::plain(ChangeKind::New))
        })?;
        let mut document = Document::with(folders, target, workspace, (working_copy, map.clone()), None, notices)?;
        match document.publish() {
            Ok(()) => Ok(document),
            Err(error) => {
                document.forget_working_copy()?;
                Err(error)
            }
        }
    }

    /// Opens a file.
    ///
    /// # Errors
    /// Where it can't be read or is not sound, or another program has it open. Nothing is changed then.
    pub fn open(folders: &Folders, path: &Path) -> Result<Document, FileError> {
        let target = TargetFile::of(path)?;
        if !target.exists() {
            return Err(FileError::NotFound);
        }
        // The workspace first: a window that is just closing may still be writing the file.
        let workspace = Workspace::take(folders, &target)?;
        let (bytes, seen) = target.read()?;
        let mut notices = Vec::new();
        let (hash, earlier) = thread::scope(|scope| {
            let hash = scope.spawn(|| digest::of_bytes(&bytes));
            let earlier = lying(folders, &workspace, &mut notices);
            (hash.join().unwrap_or_else(|_| digest::of_bytes(&bytes)), earlier)
        });
        let earlier = earlier?;
        let goes_on = earlier.is_some();
        target.sweep(&earlier.as_ref().map_or(Ok(vec![]), |(working_copy, _)| marks(working_copy))?);
        let file = AsItIs { bytes: &bytes, hash };
        let working_copy = fitting(folders, &target, &workspace, &file, earlier, &mut notices)?;
        log::info!("file read: {} bytes, {}", bytes.len(), if goes_on { "with a working copy" } else { "afresh" });
        let known = working_copy.0.published()?.file_hash == Some(hash);
        // A file that the working copy does not know yet is looked at again before it is written over.
        let seen = if known { seen } else { FileSeen::NEVER };
        let mut document = Document::with(folders, target, workspace, working_copy, Some(seen), notices)?;
        let mark = marks(&document.working_copy)?.pop().unwrap_or(document.map.head.id.0);
        document.read_only = document.target.read_only(mark);
        let published = document.working_copy.published()?.at_change;
        document.recovered = u32::try_from(document.newest - published).unwrap_or(0);
        if document.recovered > 0 {
            log::warn!("{} changes of an earlier run are not in the file", document.recovered);
            document.notices.push(Notice::Recovered { changes: document.recovered });
        }
        Ok(document)
    }

    /// The map in a file, for who only looks at it: nothing is made, kept or written. None where what this computer holds
    /// of it is not what the file holds, as far as is known; opening it brings them together.
    ///
    /// # Errors
    /// As for [`Document::open`].
    pub fn look(folders: &Folders, path: &Path) -> Result<Option<Map>, FileError> {
        let target = TargetFile::of(path)?;
        if !target.exists() {
            return Err(FileError::NotFound);
        }
        let workspace = Workspace::take(folders, &target)?;
        let (bytes, _) = target.read()?;
        let mut admitted = match WorkingCopy::file_held_whole(&workspace) {
            None => untrusted::admit(&bytes, workspace.scratch())?,
            Some(Ok(Some(hash))) if hash == digest::of_bytes(&bytes) => {
                untrusted::admit_again(&bytes, workspace.scratch())?
            }
            Some(_) => return Ok(None),
        };
        Ok(Some(rules::made_sane(admitted.map()?)?))
    }

    /// Writes what this computer last held of the file at `path` to a new file at `out`: for a file that is damaged.
    ///
    /// # Errors
    /// `NotFound` where this computer holds nothing of it, `Exists` where there is a file at `out` already.
    pub fn rescue(folders: &Folders, path: &Path, out: &Path) -> Result<(), FileError> {
        let target = TargetFile::of(path)?;
        let to = TargetFile::of(out).map_err(|error| error.in_folder("its folder"))?;
        if to.exists() {
            return Err(FileError::Exists);
        }
        let workspace = Workspace::take(folders, &target)?;
        let Some((working_copy, _)) = lying(folders, &workspace, &mut vec![])? else { return Err(FileError::NotFound) };
        let mark = working_copy.revision_at(working_copy.newest()?)?.id;
        let bytes = serialise::compacted(&working_copy.connection, true)?;
        to.replace(&bytes, mark)?;
        working_copy.close()
    }

    fn with(
        folders: &Folders,
        target: TargetFile,
        workspace: Workspace,
        (working_copy, map): (WorkingCopy, Map),
        seen: Option<FileSeen>,
        notices: Vec<Notice>,
    ) -> Result<Document, FileError> {
        let heads = change::read_heads(&working_copy.connection)?;
        let newest = heads.last().map_or(0, |head| head.n);
        Ok(Document {
            map,
            undo_stack: UndoStack::after(&heads),
            newest,
            published: if working_copy.is_published()? { newest } else { -1 },
            target,
            folders: folders.clone(),
            working_copy,
            seen,
            read_only: false,
            recovered: 0,
            notices,
            workspace,
        })
    }

    /// Closes it and takes away what this computer holds of it.
    pub(super) fn forget_working_copy(self) -> Result<(), FileError> {
        let Document { working_copy, workspace, .. } = self;
        working_copy.close()?;
        workspace.clear()
    }
}

/// The person's file as it was read.
struct AsItIs<'a> {
    bytes: &'a [u8],
    hash: [u8; 32],
}

/// The working copy to go on with: the one that was left, where the file holds what it last wrote, and else a fresh
/// one of the file.
fn fitting(
    folders: &Folders,
    target: &TargetFile,
    workspace: &Workspace,
    file: &AsItIs<'_>,
    earlier: Option<(WorkingCopy, Map)>,
    notices: &mut Vec<Notice>,
) -> Result<(WorkingCopy, Map), FileError> {
    let Some((working_copy, map)) = earlier else {
        return afresh(folders, target, workspace, file, untrusted::admit(file.bytes, workspace.scratch())?, notices);
    };
    if working_copy.published()?.file_hash == Some(file.hash) {
        return Ok((working_copy, map));
    }
    let mut admitted = untrusted::admit(file.bytes, workspace.scratch())?;
    match standing(&mut admitted, &working_copy, &map)? {
        Standing::Ours(revision) => {
            working_copy.mark_published(revision, &file.hash)?;
            return Ok((working_copy, map));
        }
        // Both have come on since: the working copy goes on, and the file is brought in as any other copy. Where that can
        // never be written, the file is shown as it is.
        Standing::Apart if !target.read_only(working_copy.revision_at(working_copy.newest()?)?.id) => {
            working_copy.forget_published()?;
            return Ok((working_copy, map));
        }
        Standing::Further => {}
        Standing::Apart | Standing::Other => {
            if working_copy.published()?.revision.is_some() {
                notices.push(set_aside(folders, target, &working_copy, Aside::Ours)?);
            }
        }
    }
    working_copy.close()?;
    afresh(folders, target, workspace, file, admitted, notices)
}

/// The working copy that an earlier run left; one that can't be trusted is moved out of the way.
fn lying(
    folders: &Folders,
    workspace: &Workspace,
    notices: &mut Vec<Notice>,
) -> Result<Option<(WorkingCopy, Map)>, FileError> {
    match WorkingCopy::lying(workspace).and_then(|found| {
        // Reading it is the rest of the test.
        found.as_ref().map_or(Ok(()), |(working_copy, _)| working_copy.published().map(drop))?;
        Ok(found)
    }) {
        Err(FileError::Damaged { .. }) => {
            log::warn!("set aside: {:?}", Aside::Unreadable);
            notices.push(Notice::SetAside { path: workspace.move_aside(&folders.kept()?)?, what: Aside::Unreadable });
            Ok(None)
        }
        other => other,
    }
}

/// The marks of temporary files that earlier runs on this working copy may have left.
fn marks(working_copy: &WorkingCopy) -> Result<Vec<Uuid>, FileError> {
    Ok(revision::read(&working_copy.connection)?.iter().map(|revision| revision.id).collect())
}

/// Whether the working copy holds something that its file was not given, or holds no more. Not so for a map whose
/// making was interrupted: no file ever held it.
fn unpublished(working_copy: &WorkingCopy) -> Result<bool, FileError> {
    Ok(working_copy.published()?.revision.is_some() && !working_copy.is_published()?)
}

/// How a file that this computer did not write last stands to what it holds of it.
enum Standing {
    /// The file holds this state, which the working copy had written, or was just about to: it goes on from there. (The
    /// computer may stop between the writing and the note that it was done.)
    Ours(Uuid),
    /// The file was made from all that the working copy holds.
    Further,
    /// The file came from the same map, and each holds something that the other does not.
    Apart,
    /// The file was put back to an older state, or is another map's: what the working copy holds is in no other place.
    Other,
}

fn standing(admitted: &mut Admitted, working_copy: &WorkingCopy, map: &Map) -> Result<Standing, FileError> {
    let (written, known) = (revision::read(&admitted.connection)?, revision::read(&working_copy.connection)?);
    let head = *written.last().ok_or_else(|| FileError::damaged("it names no revision"))?;
    let published = working_copy.published()?;
    if known.contains(&head) && head.at_change >= published.at_change {
        return Ok(Standing::Ours(head.id));
    }
    let (ours, theirs) = (Graph::of(&working_copy.connection)?, Graph::of(&admitted.connection)?);
    let same_map = admitted.map_id()? == map.head.id;
    if !same_map || ours.knows(head.id) || ours.common(&theirs).is_empty() {
        return Ok(Standing::Other);
    }
    let newest = known.last().filter(|newest| newest.at_change == working_copy.newest().unwrap_or(-1));
    Ok(if newest.is_some_and(|newest| theirs.knows(newest.id)) { Standing::Further } else { Standing::Apart })
}

/// Writes what the working copy holds to a file of its own, beside the person's file or, where that can't be
/// written, in the folder of kept copies.
fn set_aside(
    folders: &Folders,
    target: &TargetFile,
    working_copy: &WorkingCopy,
    what: Aside,
) -> Result<Notice, FileError> {
    log::warn!("set aside: {what:?}");
    let mark = working_copy.revision_at(working_copy.newest()?)?.id;
    let bytes = serialise::compacted(&working_copy.connection, true)?;
    let beside = target.beside(target.folder(), "recovered")?;
    if beside.replace(&bytes, mark).is_ok() {
        return Ok(Notice::SetAside { path: beside.path, what });
    }
    let copy = target.beside(&folders.kept()?, "recovered")?;
    copy.replace(&bytes, mark)?;
    Ok(Notice::SetAside { path: copy.path, what })
}

/// Keeps the file as it was before its working copy was brought to a newer schema.
fn keep(folders: &Folders, target: &TargetFile, bytes: &[u8]) -> Result<PathBuf, FileError> {
    let copy = target.beside(&folders.kept()?, "before update")?;
    copy.replace(bytes, Uuid::new_v4())?;
    Ok(copy.path)
}

/// A fresh working copy of the file that was let in: row by typed row, into tables of our own making.
fn afresh(
    folders: &Folders,
    target: &TargetFile,
    workspace: &Workspace,
    file: &AsItIs<'_>,
    mut admitted: Admitted,
    notices: &mut Vec<Notice>,
) -> Result<(WorkingCopy, Map), FileError> {
    let map = rules::made_sane(admitted.map()?)?;
    let from = &admitted.connection;
    let newest = revision::read(from)?.pop().ok_or_else(|| FileError::damaged("it names no revision"))?;
    if admitted.version < NEWEST {
        log::info!("a file of version {} is brought to {NEWEST}", admitted.version);
        notices.push(Notice::Migrated { kept: keep(folders, target, file.bytes)? });
    }
    let published = Some((newest.id, file.hash));
    let working_copy = WorkingCopy::fresh(workspace, &target.path, map.head.id.0, published, |to| {
        tables::write_map(to, &map)?;
        working_copy::copy_past(from, to)
    })?;
    Ok((working_copy, map))
}
