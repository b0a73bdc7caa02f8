//! The commands, one method each; a method has its command's name. What each does, takes and answers is said in
//! [`crate::wire`]; each fails with a [`Failure`] and has then changed nothing.

use crate::failure::{Failure, FailureCode};
use crate::preferences::{Preferences, Recent};
use crate::session::Session;
use crate::wire::{
    AtPath, Choose, Chosen, FileState, NewMap, Nothing, Progress, ProportionalAsked, ProportionalDrawn, Purpose,
    Recents, Snapshot, Start,
};
use crate::{App, Counts, NO_PROGRESS, held, sample, stamps};
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use sweetspot_core::analysis::together::{Target, Together, together};
use sweetspot_core::analysis::{Meetings, Settings, meetings};
use sweetspot_core::geometry::{Proportional, proportional};
use sweetspot_core::map::{MAX_CHALLENGES, MIN_CHALLENGES, Map, rules};
use sweetspot_core::scene::{proportional_venn, region_counts};
use sweetspot_core::{Change, Edit};
use sweetspot_document::{Document, FileError};

#[allow(missing_docs, reason = "said once, in the wire's list of commands")]
impl App {
    pub fn start(&self, _: Nothing) -> Result<Start, Failure> {
        let snapshot = held(&self.session).as_mut().map(Session::snapshot);
        let kept = held(&self.kept);
        Ok(Start {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            preferences: kept.preferences().clone(),
            recent: kept.recent().to_vec(),
            snapshot,
            failure: held(&self.start_failure).clone(),
            today: stamps::today().to_string(),
        })
    }

    pub fn choose(&self, choose: Choose) -> Result<Chosen, Failure> {
        let path = self.host.choose(&choose).map(|path| with_ending(path, choose.purpose));
        if let Some(path) = &path {
            if is_to_write(choose.purpose) { self.grant_to_write(path) } else { self.grant(path) }
        }
        Ok(Chosen { path: path.map(|path| path.to_string_lossy().into_owned()) })
    }

    pub fn new_map(&self, new: NewMap) -> Result<Snapshot, Failure> {
        let path = self.to_write(&new.path)?;
        let is_named = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("sweetspot"));
        if !is_named {
            return Err(Failure::of(FailureCode::NotAMapName, ""));
        }
        let challenges = new.challenges as usize;
        if challenges > MAX_CHALLENGES {
            return Err(sweetspot_core::Refusal::TooManyChallenges.into());
        }
        if challenges < MIN_CHALLENGES {
            return Err(sweetspot_core::Refusal::TooFewChallenges.into());
        }
        let stamp = self.stamp();
        let map = Map::starter(&stamp, &new.title, &new.area, challenges);
        if map.head.title.is_empty() {
            return Err(sweetspot_core::Refusal::NameMissing.into());
        }
        let change = Change::between(&Map::blank(map.head.id), &map, "New map".to_owned(), &stamp);
        let document = Document::create(&self.folders, &path, &map, &change)?;
        self.take_in(document, false)
    }

    pub fn open_map(&self, at: AtPath) -> Result<Snapshot, Failure> {
        let path = self.to_read(&at.path)?;
        self.open_path(&path)
    }

    pub(crate) fn open_path(&self, path: &Path) -> Result<Snapshot, Failure> {
        let is_open = held(&self.session).as_ref().is_some_and(|session| session.document.path() == path);
        if is_open {
            return self.with_session(|session, _| Ok(session.snapshot()));
        }
        let mut document = Document::open(&self.folders, path)?;
        // Where both the file and what this computer holds have come on since, they are brought together at once.
        document.take_in_others(&self.stamp())?;
        self.take_in(document, path == self.sample_path())
    }

    pub fn open_sample(&self, _: Nothing) -> Result<Snapshot, Failure> {
        let path = self.sample_file()?;
        self.open_path(&path)
    }

    pub fn handed(&self, _: Nothing) -> Result<Chosen, Failure> {
        let path = held(&self.handed).take();
        Ok(Chosen { path: path.map(|path| path.to_string_lossy().into_owned()) })
    }

    /// The sample's file, made where it is not there yet.
    pub(crate) fn sample_file(&self) -> Result<PathBuf, Failure> {
        let path = self.sample_path();
        if !path.exists() {
            let folder = path.parent().unwrap_or(&self.folders.local);
            std::fs::create_dir_all(folder).map_err(FileError::from)?;
            let stamp = self.stamp();
            let map = sample::map();
            let change = Change::between(&Map::blank(map.head.id), &map, "New map".to_owned(), &stamp);
            Document::create(&self.folders, &path, &map, &change)?.close()?;
        }
        Ok(path)
    }

    fn sample_path(&self) -> PathBuf {
        self.folders.local.join("sample").join("Fenmoor together.sweetspot")
    }

    /// Swaps the session only now that the new document is open, and closes the one before it.
    fn take_in(&self, document: Document, sample: bool) -> Result<Snapshot, Failure> {
        let mut session = Session::new(document, sample);
        if let Some(before) = held(&self.session).take() {
            before.give_way_to(&mut session);
        }
        let snapshot = session.snapshot();
        *held(&self.pending) = None;
        *held(&self.network) = crate::networking::Watched::default();
        *held(&self.start_failure) = None;
        *held(&self.session) = Some(session);
        if !sample && self.host.remembers() {
            let recent = Recent {
                path: snapshot.file.path.clone(),
                title: snapshot.map.head.title.clone(),
                at: self.stamp().at,
            };
            held(&self.kept).opened(recent);
        }
        Ok(snapshot)
    }

    pub fn close_map(&self, _: Nothing) -> Result<Nothing, Failure> {
        let session = held(&self.session).take().ok_or(Failure::of(FailureCode::NoMapOpen, ""))?;
        session.close()?;
        Ok(Nothing {})
    }

    pub fn save(&self, _: Nothing) -> Result<Snapshot, Failure> {
        self.with_session(|session, who| {
            session.publish(who);
            match session.waiting() {
                Some(failure) => Err(failure.clone()),
                None => Ok(session.snapshot()),
            }
        })
    }

    pub fn save_copy(&self, at: AtPath) -> Result<Nothing, Failure> {
        let path = self.to_write(&at.path)?;
        self.with_session(|session, _| {
            session.document.save_copy(&path, true)?;
            Ok(Nothing {})
        })
    }

    pub fn file(&self, _: Nothing) -> Result<FileState, Failure> {
        self.with_session(|session, _| Ok(session.file()))
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

    /// The drawing of these counts: searched for without the session, so that it is free meanwhile, and kept until they
    /// change.
    pub(crate) fn in_proportion(&self, counts: &Counts) -> Option<Proportional> {
        let mut kept = held(&self.in_proportion);
        if kept.0 != *counts {
            *kept = (counts.clone(), proportional(counts));
        }
        kept.1.clone()
    }

    pub fn progress(&self, _: Nothing) -> Result<Progress, Failure> {
        let done = self.progress.load(Ordering::Relaxed);
        Ok(Progress { done: (done != NO_PROGRESS).then_some(f64::from(done) / 1000.0) })
    }

    pub fn cancel(&self, _: Nothing) -> Result<Nothing, Failure> {
        self.cancelled.store(true, Ordering::Relaxed);
        Ok(Nothing {})
    }

    pub fn prefer(&self, preferences: Preferences) -> Result<Preferences, Failure> {
        let mut kept = held(&self.kept);
        kept.prefer(preferences);
        Ok(kept.preferences().clone())
    }

    pub fn forget_recent(&self, at: AtPath) -> Result<Recents, Failure> {
        let mut kept = held(&self.kept);
        kept.forget(&at.path);
        Ok(Recents { recent: kept.recent().to_vec() })
    }

    /// Changes the open map, sees to it that the person's file follows, and answers with what is now.
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

    pub(crate) fn with_session<T>(
        &self,
        work: impl FnOnce(&mut Session, &str) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let who = held(&self.kept).preferences().name.clone();
        let mut session = held(&self.session);
        let session = session.as_mut().ok_or(Failure::of(FailureCode::NoMapOpen, ""))?;
        work(session, &who)
    }

    pub(crate) fn stamp(&self) -> sweetspot_core::Stamp {
        stamps::now(&held(&self.kept).preferences().name)
    }
}

/// Whether a file that is chosen for this is to be written.
fn is_to_write(purpose: Purpose) -> bool {
    match purpose {
        Purpose::OpenMap | Purpose::Import | Purpose::Merge => false,
        Purpose::NewMap
        | Purpose::SaveCopy
        | Purpose::Salvage
        | Purpose::ExportPng
        | Purpose::ExportSvg
        | Purpose::ExportPdf => true,
    }
}

/// The path with the ending that its purpose asks for; dialogs do not add it on every system.
fn with_ending(path: PathBuf, purpose: Purpose) -> PathBuf {
    let ending = match purpose {
        Purpose::OpenMap | Purpose::Import | Purpose::Merge => return path,
        Purpose::NewMap | Purpose::SaveCopy | Purpose::Salvage => "sweetspot",
        Purpose::ExportPng => "png",
        Purpose::ExportSvg => "svg",
        Purpose::ExportPdf => "pdf",
    };
    let has = path.extension().is_some_and(|held| held.eq_ignore_ascii_case(ending));
    if has {
        return path;
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(ending);
    path.with_file_name(name)
}
