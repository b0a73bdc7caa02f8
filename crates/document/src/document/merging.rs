//! Bringing in a copy of the map that was edited elsewhere: found by the ids that every file carries, previewed, landed as
//! one undoable step, and remembered, so that the same copy is never brought in twice. The other file is only read.

mod two;

use super::ancestry::Graph;
use super::{Document, Notice};
use crate::digest;
use crate::failure::FileError;
use crate::tables::change::{self, ChangeContext, ChangeKind};
use crate::tables::revision::Revision;
use crate::tables::{last_set, revision};
use crate::target_file::TargetFile;
use crate::untrusted::{self, Admitted};
use crate::workspace::Folders;
use rusqlite::Connection;
use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use sweetspot_core::Stamp;
use sweetspot_core::change::words;
use sweetspot_core::map::{Conflict, Map, rules};
use sweetspot_core::merge::knowledge::SetAt;
use sweetspot_core::merge::{self, Joined, Key, MergeRefusal, Merged, Said, Source, Whose};
use two::Two;
use uuid::Uuid;

/// Most files of a folder that are looked into for copies of a map.
const MOST_COPIES: usize = 40;

/// A copy that was read, ready to be brought in.
pub struct Incoming {
    map: Map,
    graph: Graph,
    /// The revision that the file is.
    head: Uuid,
    inside: Admitted,
    /// Whose copy it is.
    from: String,
    hash: [u8; 32],
}

/// What bringing a copy in would do.
#[derive(Clone, Debug, PartialEq)]
pub struct MergePreview {
    /// Whose copy it is.
    pub from: String,
    /// How the copy stands to this one.
    pub standing: Standing,
    /// How many things and fields would change.
    pub changes: usize,
    /// What would change, in sentences.
    pub sentences: Vec<String>,
    /// What both say differently: ours stays until it is settled.
    pub conflicts: Vec<Conflict>,
    /// Things of the same name that would be taken for one.
    pub joined: Vec<Joined>,
    /// The map as it would be.
    pub map: Map,
}

/// How a copy stands to the map that it is brought into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// What was brought in.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken {
    /// Whose copy it was.
    pub from: String,
    /// How many things and fields were changed.
    pub changes: usize,
    /// What both say differently, and is now listed.
    pub conflicts: Vec<Conflict>,
}

/// A copy of the open map that lies beside its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// Where.
    pub path: PathBuf,
    /// Whose copy it is.
    pub from: String,
}

impl Incoming {
    /// Reads a copy. The file is taken for hostile until shown otherwise, and is not changed.
    ///
    /// # Errors
    /// Where it can't be read, is no map, or is damaged.
    pub fn read(folders: &Folders, path: &Path) -> Result<Incoming, FileError> {
        let target = TargetFile::of(path)?;
        if !target.exists() {
            return Err(FileError::NotFound);
        }
        let (bytes, _) = target.read()?;
        Incoming::of(&bytes, &folders.scratch()?, path)
    }

    fn of(bytes: &[u8], scratch: &Path, path: &Path) -> Result<Incoming, FileError> {
        let mut inside = untrusted::admit(bytes, scratch)?;
        let map = rules::made_sane(inside.map()?)?;
        let held = revision::read(&inside.connection)?.pop();
        let head = held.ok_or_else(|| FileError::damaged("it names no revision"))?.id;
        let who = change::read_newest(&inside.connection, 50)?.into_iter().find(|(newest, _)| !newest.who.is_empty());
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let from = who.map_or_else(|| sweetspot_core::clean::line(&stem), |(newest, _)| newest.who);
        let graph = Graph::of(&inside.connection)?;
        Ok(Incoming { map, graph, head, inside, from, hash: digest::of_bytes(bytes) })
    }

    /// The map that the copy holds.
    pub fn map(&self) -> &Map {
        &self.map
    }

    /// Whose copy it is: who changed it last, else the file's name.
    pub fn from(&self) -> &str {
        &self.from
    }
}

impl Document {
    /// What bringing a copy in would do; nothing is changed. Initiatives of the other copy in `apart` are not taken for
    /// ours of the same title.
    ///
    /// # Errors
    /// Where the two can't be brought together.
    pub fn preview_merge(&self, incoming: &Incoming, apart: &BTreeSet<Uuid>) -> Result<MergePreview, FileError> {
        let two = self.two(incoming)?;
        let merged = self.merged(incoming, &two, apart)?;
        let stamp = Stamp { at: 0, who: String::new(), change: Uuid::nil() };
        let change = merge::change(&self.map, &merged, &incoming.from, &stamp);
        Ok(MergePreview {
            from: incoming.from.clone(),
            standing: two.standing,
            changes: words::count(&change),
            sentences: words::sentences(&self.map, &merged.map, &change),
            conflicts: merged.conflicts,
            joined: merged.joined,
            map: merged.map,
        })
    }

    /// Brings a copy in, as one undoable step. A copy that was brought in before changes nothing.
    ///
    /// # Errors
    /// Where the two can't be brought together, or the step could not be saved; the map is then as it was.
    pub fn merge(&mut self, incoming: &Incoming, apart: &BTreeSet<Uuid>, stamp: &Stamp) -> Result<Taken, FileError> {
        self.refuse_if_read_only()?;
        let parent = self.working_copy.revision_at(self.newest)?;
        let two = self.two(incoming)?;
        let merged = self.merged(incoming, &two, apart)?;
        let change = merge::change(&self.map, &merged, &incoming.from, stamp);
        let taken =
            Taken { from: incoming.from.clone(), changes: words::count(&change), conflicts: merged.conflicts.clone() };
        if two.standing == Standing::Known {
            return Ok(taken);
        }
        let id = Uuid::new_v4();
        let known = merge::known(&two.copies(&self.map, &incoming.map, apart), &merged, SetAt::exactly(id));
        let edges = incoming.graph.edges_beyond(&two.graph);
        // The state that holds both has both as parents, and all that is known of where the other came from.
        let remember = |transaction: &Connection, at_change: i64| {
            let made = Revision { id, at_change };
            revision::write_merged(transaction, made, [parent.id, incoming.head], edges.iter().copied())?;
            last_set::write_changed(transaction, &two.ours.last, &known)
        };
        if change.is_empty() {
            self.working_copy.remember_merged(|transaction| remember(transaction, parent.at_change))?;
            return Ok(taken);
        }
        let context = ChangeContext { source: Some(&incoming.from), ..ChangeContext::plain(ChangeKind::Edit) };
        self.save_with(merged.map, &change, &context, remember)?;
        Ok(taken)
    }

    /// Brings in what somebody else has written to the person's file since it was last read or written. None: nobody has,
    /// or what is there now can't be reached or is no copy of this map; publishing then keeps it as a copy beside the file.
    ///
    /// # Errors
    /// Where the step could not be saved; the map is then as it was.
    pub fn take_in_others(&mut self, stamp: &Stamp) -> Result<Option<Taken>, FileError> {
        if self.read_only || self.seen.is_none() {
            return Ok(None);
        }
        // Before something is written the content counts: another file can have the same length and time.
        if !self.unpublished() && self.target.seen().ok() == self.seen {
            return Ok(None);
        }
        let Ok((bytes, seen)) = self.target.read() else { return Ok(None) };
        if self.working_copy.published()?.file_hash == Some(digest::of_bytes(&bytes)) {
            self.seen = Some(seen);
            return Ok(None);
        }
        let path = self.target.path.clone();
        let Ok(incoming) = Incoming::of(&bytes, self.workspace.scratch(), &path) else { return Ok(None) };
        let ours = Graph::of(&self.working_copy.connection)?;
        if incoming.map.head.id != self.map.head.id || ours.common(&incoming.graph).is_empty() {
            return Ok(None);
        }
        let taken = if ours.knows(incoming.head) {
            // An older state was put back; what has come since is still here and will be published.
            None
        } else {
            let taken = match self.merge(&incoming, &BTreeSet::new(), stamp) {
                Err(FileError::NotMerged { .. }) => return Ok(None),
                merged => merged?,
            };
            // The file is known now: publishing need not keep it aside.
            self.working_copy.know_file(&incoming.hash)?;
            Some(taken)
        };
        self.seen = Some(seen);
        self.published = self.published.min(self.newest - 1);
        if let Some(taken) = &taken {
            log::info!("somebody else's file: {} changes, {} conflicts", taken.changes, taken.conflicts.len());
        }
        self.notices.extend(taken.iter().map(Notice::from));
        Ok(taken)
    }

    /// Copies of this map that lie beside its file under names like its own, as sync clients leave them, and that hold
    /// something which is not here yet.
    ///
    /// # Errors
    /// Where the working copy can't be read. Files that can't be read are passed over.
    pub fn copies(&self) -> Result<Vec<Copy>, FileError> {
        let Ok(entries) = fs::read_dir(self.target.folder()) else { return Ok(vec![]) };
        let stem = self.target.path.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
        let mut paths: Vec<PathBuf> = entries
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("sweetspot")))
            .filter(|path| {
                let name = path.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
                name != stem && name.starts_with(&stem)
            })
            .collect();
        paths.sort();
        let ours = Graph::of(&self.working_copy.connection)?;
        let mut found = Vec::new();
        for path in paths.into_iter().take(MOST_COPIES) {
            let Ok(incoming) = Incoming::read(&self.folders, &path) else { continue };
            if incoming.map.head.id == self.map.head.id && !ours.knows(incoming.head) {
                found.push(Copy { path, from: incoming.from });
            }
        }
        Ok(found)
    }

    /// The map that holds both.
    fn merged(&self, incoming: &Incoming, two: &Two, apart: &BTreeSet<Uuid>) -> Result<Merged, FileError> {
        if two.standing == Standing::Known {
            return Ok(Merged { map: self.map.clone(), conflicts: vec![], joined: vec![] });
        }
        let (mine, other) = (OnceCell::new(), OnceCell::new());
        let said = |whose: Whose, key: &Key| -> Said {
            let (cell, from) = match whose {
                Whose::Ours => (&mine, &self.working_copy.connection),
                Whose::Theirs => (&other, &incoming.inside.connection),
            };
            // Read once, and only where something is in conflict.
            let known: &change::SaidByWhom = cell.get_or_init(|| change::last_said(from).unwrap_or_default());
            known.get(key).map_or_else(Said::default, |(who, at)| Said { who: who.clone(), at: *at })
        };
        let copies = two.copies(&self.map, &incoming.map, apart);
        merge::merge(&copies, &Source { from: &incoming.from, said: &said }).map_err(refused)
    }
}

fn refused(refusal: MergeRefusal) -> FileError {
    match refusal {
        MergeRefusal::TooManyChallenges { .. } => FileError::NotMerged { why: refusal.to_string() },
        MergeRefusal::Unreadable(unreadable) => FileError::damaged(unreadable.to_string()),
    }
}

/// What was brought in as a change is told like any other notice.
impl From<&Taken> for Notice {
    fn from(taken: &Taken) -> Notice {
        Notice::Merged {
            from: taken.from.clone(),
            changes: u32::try_from(taken.changes).unwrap_or(u32::MAX),
            conflicts: u32::try_from(taken.conflicts.len()).unwrap_or(u32::MAX),
        }
    }
}
