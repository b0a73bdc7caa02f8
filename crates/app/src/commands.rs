//! The commands, one method each; a method has its command's name. What each does, takes and answers is said in
//! [`crate::wire`]; each fails with a [`Failure`] and has then changed nothing.

use crate::failure::{Failure, FailureCode};
use crate::preferences::{Preferences, Recent};
use crate::session::Session;
use crate::wire::{
    AtPath, Choose, Chosen, FileState, NewMap, Nothing, Progress, ProportionalAsked, ProportionalDrawn, Recents,
    Snapshot, Start,
};
use crate::{App, Counts, NO_PROGRESS, held, sample, stamps};
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use sweetspot_core::analysis::together::{Target, Together, together};
use sweetspot_core::analysis::{Meetings, Settings, meetings};
use sweetspot_core::geometry::{Proportional, proportional};
use sweetspot_core::map::{MAX_CHALLENGES, MIN_CHALLENGES, Map};
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
        let folder = self.folder_in_use();
        let path = self.host.choose(&choose, folder.as_deref()).map(|path| choose.purpose.complete(path));
        if let Some(path) = &path {
            self.grant(path);
            *held(&self.chosen_in) = path.parent().map(Path::to_path_buf);
        }
        Ok(Chosen { path: path.map(|path| path.to_string_lossy().into_owned()) })
    }

    /// Where a file dialog begins: where the last file was chosen, else beside the open map, else beside the newest of
    /// the recent ones, else among the person's documents.
    fn folder_in_use(&self) -> Option<PathBuf> {
        let beside = |file: PathBuf| file.parent().map(Path::to_path_buf);
        let open = held(&self.session).as_ref().map(|session| session.document.path().to_path_buf());
        let newest = held(&self.kept).recent().first().map(|recent| PathBuf::from(&recent.path));
        let folders = [
            held(&self.chosen_in).clone(),
            open.filter(|path| *path != self.sample_path()).and_then(beside),
            newest.and_then(beside),
            dirs::document_dir(),
            dirs::home_dir(),
        ];
        folders.into_iter().flatten().find(|folder| folder.is_dir())
    }

    pub fn new_map(&self, new: NewMap) -> Result<Snapshot, Failure> {
        let path = self.granted(&new.path)?;
        let challenges = new.challenges as usize;
        if challenges > MAX_CHALLENGES {
            return Err(sweetspot_core::Refusal::TooManyChallenges.into());
        }
        if challenges < MIN_CHALLENGES {
            return Err(sweetspot_core::Refusal::TooFewChallenges.into());
        }
        if new.title.trim().is_empty() {
            return Err(sweetspot_core::Refusal::NameMissing.into());
        }
        let stamp = self.stamp();
        let map = Map::starter(&stamp, &new.title, &new.area, challenges);
        let change = Change::between(&Map::blank(map.head.id), &map, "New map".to_owned(), &stamp);
        let document = Document::create(&self.folders, &path, &map, &change)?;
        self.take_in(document, false)
    }

    pub fn open_map(&self, at: AtPath) -> Result<Snapshot, Failure> {
        let path = self.granted(&at.path)?;
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
        let path = self.granted(&at.path)?;
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
