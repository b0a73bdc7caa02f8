//! The commands, one method each; a method has its command's name. What each does, takes and answers is described in
//! [`crate::wire`]; each fails with a [`Failure`] and has then changed nothing.

use crate::failure::{Failure, FailureCode};
use crate::preferences::{Preferences, Recent};
use crate::session::Session;
use crate::wire::{
    AtPath, Choose, Chosen, FileState, Nothing, Progress, ProportionalAsked, ProportionalDrawn, Purpose, ReadDays,
    Recents, Snapshot, Start, TypedDays,
};
use crate::{App, Counts, NO_PROGRESS, clock, locked, logged};
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use sweetspot_core::Edit;
use sweetspot_core::analysis::together::{Target, Together, together};
use sweetspot_core::analysis::{Meetings, Settings, meetings};
use sweetspot_core::dates::{self, Edge};
use sweetspot_core::geometry::{Proportional, proportional};
use sweetspot_core::map::rules;
use sweetspot_core::scene::{proportional_venn, region_counts};
use sweetspot_document::Document;

#[allow(missing_docs, reason = "described once, in the wire's list of commands")]
impl App {
    pub fn start(&self, _: Nothing) -> Result<Start, Failure> {
        let snapshot = locked(&self.session).as_mut().map(Session::snapshot).map(|snapshot| self.as_left(snapshot));
        let preferences_file = locked(&self.preferences_file);
        Ok(Start {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            preferences: preferences_file.preferences().clone(),
            recent: preferences_file.recent().to_vec(),
            snapshot,
            failure: locked(&self.start_failure).clone(),
            today: clock::today().to_string(),
        })
    }

    pub fn choose(&self, mut choose: Choose) -> Result<Chosen, Failure> {
        // One at a time: of two dialogs one would lie behind the other, where nobody finds it.
        if self.choosing.swap(true, Ordering::AcqRel) {
            return Err(Failure::of(FailureCode::DialogOpen, ""));
        }
        let folder = self.folder_in_use();
        if let (Some(folder), Some(name)) = (&folder, &mut choose.suggested) {
            *name = free_name(choose.purpose, folder, name);
        }
        let chosen = self.host.choose(&choose, folder.as_deref());
        self.choosing.store(false, Ordering::Release);
        let Some(chosen) = chosen else { return Ok(Chosen::default()) };
        let path = choose.purpose.complete(chosen.clone());
        if choose.purpose.ending().is_some() {
            self.grant_to_write(&path)
        } else {
            self.grant(&path)
        }
        *locked(&self.chosen_in) = path.parent().map(Path::to_path_buf);
        // The dialog has asked about the name that was typed, not about the name with its ending.
        let replaces = path != chosen && path.exists();
        Ok(Chosen { path: Some(path.to_string_lossy().into_owned()), replaces })
    }

    /// Where a file dialog begins: where the last file was chosen, else beside the open map, else beside the newest of
    /// the recent ones, else among the person's documents.
    fn folder_in_use(&self) -> Option<PathBuf> {
        let beside = |file: PathBuf| file.parent().map(Path::to_path_buf);
        let open = locked(&self.session).as_ref().map(|session| session.document.path().to_path_buf());
        let newest = locked(&self.preferences_file).recent().first().map(|recent| PathBuf::from(&recent.path));
        let folders = [
            locked(&self.chosen_in).clone(),
            open.filter(|path| *path != self.sample_path()).and_then(beside),
            newest.and_then(beside),
            dirs::document_dir(),
            dirs::home_dir(),
        ];
        folders.into_iter().flatten().find(|folder| folder.is_dir())
    }

    pub fn open_map(&self, at: AtPath) -> Result<Snapshot, Failure> {
        let path = self.to_read(&at.path)?;
        self.open_path(&path)
    }

    pub(crate) fn open_path(&self, path: &Path) -> Result<Snapshot, Failure> {
        let is_open = locked(&self.session).as_ref().is_some_and(|session| session.document.path() == path);
        if is_open {
            return self.with_session(|session, _| Ok(session.snapshot()));
        }
        self.take_in(self.open_document(path)?, path == self.sample_path())
    }

    /// Opens the document of a file, unless the person gives that up.
    pub(crate) fn open_document(&self, path: &Path) -> Result<Document, Failure> {
        let (folders, at) = (self.folders.clone(), path.to_owned());
        let mut document = self.unless_given_up(move || Document::open(&folders, &at))??;
        // Where both the file and this computer's working copy have changed since, they are brought together at once.
        document.take_in_others(&self.stamp())?;
        Ok(document)
    }

    pub fn handed(&self, _: Nothing) -> Result<Chosen, Failure> {
        let path = locked(&self.handed).take();
        Ok(Chosen { path: path.map(|path| path.to_string_lossy().into_owned()), replaces: false })
    }

    /// Puts a document that is already open in place of the session, and closes the map that was open before.
    pub(crate) fn take_in(&self, document: Document, sample: bool) -> Result<Snapshot, Failure> {
        self.begin(document, sample);
        let snapshot = self.with_session(|session, _| Ok(self.as_left(session.snapshot())))?;
        if !sample && self.host.remembers() {
            self.remember(&snapshot);
        }
        Ok(snapshot)
    }

    /// The same, without a picture of it.
    pub(crate) fn begin(&self, document: Document, sample: bool) {
        let mut session = Session::new(document, sample);
        if let Some(before) = locked(&self.session).take() {
            before.give_way_to(&mut session, &self.who());
        }
        if self.host.remembers() {
            session.tells_besides(self.untold.take());
        }
        session.tells_what_is_unsettled();
        logged::opened(session.document.map());
        // What was brought back or brought in is in no file yet, and perhaps nobody edits today.
        let is_to_be_written = session.document.unpublished() && !session.document.read_only();
        *locked(&self.pending) = None;
        *locked(&self.network) = crate::network::Watched::default();
        *locked(&self.start_failure) = None;
        *locked(&self.session) = Some(session);
        if is_to_be_written {
            self.publish_soon();
        }
    }

    /// Puts the map at the head of the recent ones.
    pub(crate) fn remember(&self, snapshot: &Snapshot) {
        let Snapshot { map, file, .. } = snapshot;
        let recent = Recent { path: file.path.clone(), title: map.head.title.clone(), at: self.stamp().at };
        locked(&self.preferences_file).opened(recent);
    }

    /// The snapshot with how the page left this map when it last showed it.
    fn as_left(&self, snapshot: Snapshot) -> Snapshot {
        Snapshot { left: locked(&self.leaving).of(snapshot.map.head.id), ..snapshot }
    }

    pub fn save(&self, _: Nothing) -> Result<Snapshot, Failure> {
        self.with_session(|session, who| {
            session.save(who)?;
            Ok(session.snapshot())
        })
    }

    pub fn file(&self, _: Nothing) -> Result<FileState, Failure> {
        self.with_session(|session, _| Ok(session.told()))
    }

    pub fn edit(&self, edit: Edit) -> Result<Snapshot, Failure> {
        self.changing(|session, who| session.edit(&edit, who).map(drop))
    }

    pub fn undo(&self, _: Nothing) -> Result<Snapshot, Failure> {
        self.changing(|session, who| session.undo(who).map(drop))
    }

    pub fn redo(&self, _: Nothing) -> Result<Snapshot, Failure> {
        self.changing(|session, who| session.redo(who).map(drop))
    }

    pub fn analyse(&self, settings: Settings) -> Result<Snapshot, Failure> {
        self.with_session(|session, _| {
            session.settings = settings;
            Ok(session.snapshot())
        })
    }

    pub fn together(&self, target: Target) -> Result<Together, Failure> {
        // Searched on a clone, so that the session is free meanwhile.
        let map = self.with_session(|session, _| Ok(session.document.map().clone()))?;
        Ok(together(&map, &target))
    }

    pub fn meetings(&self, settings: Settings) -> Result<Meetings, Failure> {
        let map = self.with_session(|session, _| Ok(session.document.map().clone()))?;
        Ok(meetings(&map, &settings))
    }

    pub fn proportional(&self, asked: ProportionalAsked) -> Result<ProportionalDrawn, Failure> {
        if let Some(size) = [asked.heading, asked.text].into_iter().find(|size| !rules::is_text_size(*size)) {
            return Err(Failure::of(FailureCode::NotASize, &size.to_string()));
        }
        let (map, counts) =
            self.with_session(|session, _| Ok((session.document.map().clone(), region_counts(session.analysis()))))?;
        let dressed = |drawing| proportional_venn(&map, &counts, &drawing, asked.heading, asked.text);
        Ok(ProportionalDrawn { drawn: self.in_proportion(&counts).map(dressed) })
    }

    /// The drawing of these counts, kept until they change. None where nothing is placed. The search does not lock the
    /// session, so that other commands go on meanwhile.
    pub(crate) fn in_proportion(&self, counts: &Counts) -> Option<Proportional> {
        let mut drawn = locked(&self.in_proportion);
        if drawn.0 != *counts {
            *drawn = (counts.clone(), proportional(counts));
        }
        drawn.1.clone()
    }

    pub fn read_days(&self, typed: TypedDays) -> Result<ReadDays, Failure> {
        Ok(ReadDays { days: typed.texts.iter().map(|text| dates::typed(text, Edge::First)).collect() })
    }

    pub fn progress(&self, _: Nothing) -> Result<Progress, Failure> {
        let done = self.progress.load(Ordering::Relaxed);
        Ok(Progress { done: (done != NO_PROGRESS).then_some(f64::from(done) / 1000.0) })
    }

    pub fn cancel(&self, _: Nothing) -> Result<Nothing, Failure> {
        self.cancelled.store(true, Ordering::Relaxed);
        self.given_up.fetch_add(1, Ordering::Relaxed);
        Ok(Nothing {})
    }

    pub fn prefer(&self, preferences: Preferences) -> Result<Preferences, Failure> {
        let mut preferences_file = locked(&self.preferences_file);
        preferences_file.prefer(preferences);
        Ok(preferences_file.preferences().clone())
    }

    pub fn forget_recent(&self, at: AtPath) -> Result<Recents, Failure> {
        let mut preferences_file = locked(&self.preferences_file);
        preferences_file.forget(&at.path);
        Ok(Recents { recent: preferences_file.recent().to_vec() })
    }

    /// Changes the open map, has the person's file written soon, and answers with the new state.
    pub(crate) fn changing(
        &self,
        change: impl FnOnce(&mut Session, &str) -> Result<(), Failure>,
    ) -> Result<Snapshot, Failure> {
        let snapshot = self.with_session(|session, who| {
            change(session, who)?;
            Ok(session.snapshot())
        })?;
        self.publish_soon();
        Ok(snapshot)
    }

    /// Runs `work` on the open map, with the person's name; no other command gets at the map meanwhile.
    ///
    /// # Errors
    /// `NoMapOpen` where none is open; else what `work` fails with.
    pub(crate) fn with_session<T>(
        &self,
        work: impl FnOnce(&mut Session, &str) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let who = self.who();
        let mut session = locked(&self.session);
        let session = session.as_mut().ok_or(Failure::of(FailureCode::NoMapOpen, ""))?;
        work(session, &who)
    }

    pub(crate) fn stamp(&self) -> sweetspot_core::Stamp {
        clock::now(&self.who())
    }
}

/// The name that the dialog offers in `folder`: the one suggested, with a number where another map has it, since no map is
/// to be replaced by the way. A picture keeps its name: a newer one of the same kind may take the older one's place.
fn free_name(purpose: Purpose, folder: &Path, name: &str) -> String {
    let is_map = purpose.ending() == Purpose::SaveCopy.ending();
    let taken = |name: &String| is_map && purpose.complete(folder.join(name)).exists();
    let numbered = (2..1000).map(|nth| format!("{name} {nth}"));
    std::iter::once(name.to_owned()).chain(numbered).find(|name| !taken(name)).unwrap_or_else(|| name.to_owned())
}
