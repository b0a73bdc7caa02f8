//! One open map: its document, what it tells, and how its file stands.

use crate::clock;
use crate::failure::Failure;
use crate::logged;
use crate::merging;
use crate::wire::{FileState, Notice, Origin, Saved, SetAside, Snapshot};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;
use sweetspot_core::analysis::{Analysis, LiveAnalysis, Settings};
use sweetspot_core::map::InitiativeId;
use sweetspot_core::scene::{LiveVenn, SceneOptions};
use sweetspot_core::{Change, Edit, describe};
use sweetspot_document::Document;

/// The number of the next state. States are numbered through the whole run, which shows the newer of two replies.
static STATES: AtomicU64 = AtomicU64::new(1);

pub(crate) struct Session {
    pub(crate) document: Document,
    pub(crate) settings: Settings,
    sample: bool,
    state: u64,
    /// Why the person's file could not be written when it was last tried.
    waiting: Option<Failure>,
    /// What is to be told besides, which the document does not know of.
    besides: Vec<Notice>,
    /// How many notices somebody was told.
    told: usize,
    /// What follows from the map, once it was asked for.
    live: Option<Live>,
}

/// What follows from the map. It follows the map when it is asked for, at the cost of what has changed since.
struct Live {
    /// The state that it is of.
    state: u64,
    analysis: LiveAnalysis,
    venn: LiveVenn,
}

impl Session {
    pub(crate) fn new(document: Document, sample: bool) -> Session {
        let settings = Settings::default();
        Session { document, settings, sample, state: next_state(), waiting: None, besides: vec![], told: 0, live: None }
    }

    pub(crate) fn edit(&mut self, edit: &Edit, who: &str) -> Result<Change, Failure> {
        let change = self.document.edit(edit, &clock::now(who))?;
        if !change.is_empty() {
            self.changed();
        }
        Ok(change)
    }

    pub(crate) fn undo(&mut self, who: &str) -> Result<Option<Change>, Failure> {
        let change = self.document.undo(&clock::now(who))?;
        self.changed();
        Ok(change)
    }

    pub(crate) fn redo(&mut self, who: &str) -> Result<Option<Change>, Failure> {
        let change = self.document.redo(&clock::now(who))?;
        self.changed();
        Ok(change)
    }

    pub(crate) fn changed(&mut self) {
        self.state = next_state();
    }

    /// What the map tells with the present settings.
    pub(crate) fn analysis(&mut self) -> &Arc<Analysis> {
        self.live().analysis.analysis()
    }

    fn live(&mut self) -> &Live {
        let (map, settings, state) = (self.document.map(), &self.settings, self.state);
        let live = self.live.get_or_insert_with(|| {
            // Neither needs the other, and of a large map both take long enough to be waited for.
            let (analysis, venn) =
                beside(|| LiveAnalysis::of(map, settings), || LiveVenn::of(map, &SceneOptions::screen()));
            Live { state, analysis, venn }
        });
        if live.analysis.settings() != settings {
            live.analysis = LiveAnalysis::of(map, settings);
        }
        if live.state != state {
            live.state = state;
            live.analysis.follow(map);
            live.venn.follow(map);
            #[cfg(debug_assertions)]
            live.check(map);
        }
        live
    }

    /// Writes the person's file, as they asked for.
    pub(crate) fn save(&mut self, who: &str) -> Result<(), Failure> {
        self.publish(who);
        self.waiting.clone().map_or(Ok(()), |failure| Err(failure.about(self.document.path())))
    }

    /// Writes the person's file; false where it has to be tried again.
    pub(crate) fn publish(&mut self, who: &str) -> bool {
        let (begun, due) = (Instant::now(), self.document.unpublished());
        self.waiting = match self.take_in_others(who) {
            Ok(()) => self.document.publish().err().map(Failure::from),
            Err(why) => Some(why),
        };
        if due || self.waiting.is_some() {
            logged::publishing(self.waiting.as_ref(), begun.elapsed());
        }
        self.waiting.is_none()
    }

    /// Brings in what somebody else has written to the person's file meanwhile.
    pub(crate) fn take_in_others(&mut self, who: &str) -> Result<(), Failure> {
        if self.document.take_in_others(&clock::now(who))?.is_some() {
            self.changed();
        }
        Ok(())
    }

    /// Closes it as another map takes its place, which is told where its file could not be written: its edits are safe,
    /// and it must not keep the other from being open.
    pub(crate) fn give_way_to(self, other: &mut Session, who: &str) {
        other.tells_besides(self.let_go(who));
    }

    pub(crate) fn tells_besides(&mut self, notices: Vec<Notice>) {
        self.besides.extend(notices);
    }

    /// What was listed by a merge just now is told with that.
    pub(crate) fn tells_what_is_unsettled(&mut self) {
        let listed_now = |notice: &Notice| matches!(notice, Notice::Merged { conflicts, .. } if *conflicts > 0);
        if !self.file().notices.iter().any(listed_now) {
            let unsettled = Notice::of_what_is_unsettled(self.document.map());
            self.tells_besides(unsettled.into_iter().collect());
        }
    }

    /// Closes it. What is to be told: that its file could not be written, and what was set aside and nobody was told. What was
    /// brought in is on the map, and in its history.
    pub(crate) fn let_go(mut self, who: &str) -> Vec<Notice> {
        let told = self.told;
        let written = self.document.read_only() || self.publish(who);
        let FileState { name, folder, notices, .. } = self.file();
        let mut notices_of_closing: Vec<Notice> =
            notices.into_iter().skip(told).filter(Notice::is_of_what_was_set_aside).collect();
        if !written {
            notices_of_closing.push(Notice::LeftWaiting { name, folder });
        }
        // What is still to be written is safe in the working copy, and the next start brings it back.
        let _ = self.document.leave();
        notices_of_closing
    }

    /// Whether it is the sample.
    pub(crate) fn is_sample(&self) -> bool {
        self.sample
    }

    /// The file has another name now, and holds everything.
    pub(crate) fn moved(&mut self) {
        self.waiting = None;
        self.state = next_state();
    }

    pub(crate) fn snapshot(&mut self) -> Snapshot {
        let live = self.live();
        let (analysis, scene) = (Arc::clone(live.analysis.analysis()), Arc::clone(live.venn.scene()));
        let conflicts =
            self.document.map().conflicts.iter().map(|row| merging::told(self.document.map(), row)).collect();
        let map = self.document.map().clone();
        Snapshot {
            state: self.state,
            scene,
            short_description: describe::short_description(&map, &analysis),
            long_description: describe::long_description(&map, &analysis),
            map,
            analysis,
            settings: self.settings.clone(),
            file: self.told(),
            undo: self.document.undo_label().map(str::to_owned),
            redo: self.document.redo_label().map(str::to_owned),
            left: None,
            conflicts,
            // Origins that can't be read are no reason to fail an edit that is made.
            origins: self.document.origins().unwrap_or_default().into_iter().map(Origin::from).collect(),
        }
    }

    /// How its file stands, for somebody who is told of it.
    pub(crate) fn told(&mut self) -> FileState {
        let file = self.file();
        self.told = file.notices.len();
        file
    }

    pub(crate) fn file(&self) -> FileState {
        let path = self.document.path();
        let saved = match (&self.waiting, self.document.unpublished()) {
            (Some(why), true) => Saved::Waiting(why.clone()),
            (None, true) => Saved::Soon,
            (_, false) => Saved::Saved,
        };
        FileState {
            path: path.to_string_lossy().into_owned(),
            name: words_of(path.file_stem()),
            folder: words_of(path.parent().and_then(Path::file_name)),
            read_only: self.document.read_only(),
            sample: self.sample,
            state: self.state,
            saved,
            notices: self.besides.iter().cloned().chain(self.document.notices().iter().map(Notice::from)).collect(),
        }
    }
}

#[cfg(debug_assertions)]
impl Live {
    /// In debug builds all that follows is held against what it would be from nothing.
    fn check(&self, map: &sweetspot_core::Map) {
        use sweetspot_core::{analysis::analyse, scene::venn};
        assert!(**self.analysis.analysis() == analyse(map, self.analysis.settings()), "the analysis did not follow");
        assert!(**self.venn.scene() == venn(map, &SceneOptions::screen()), "the scene did not follow");
    }
}

impl From<&sweetspot_document::Notice> for Notice {
    fn from(notice: &sweetspot_document::Notice) -> Notice {
        use sweetspot_document::Notice as DocumentNotice;
        match notice {
            DocumentNotice::Recovered { changes } => Notice::Recovered { changes: *changes },
            DocumentNotice::SetAside { path, what } => {
                Notice::SetAside { path: path.to_string_lossy().into_owned(), what: (*what).into() }
            }
            DocumentNotice::Merged { from, changes, conflicts } => {
                Notice::Merged { from: from.clone(), changes: *changes, conflicts: *conflicts }
            }
            DocumentNotice::Migrated { kept } => Notice::Migrated { kept: kept.to_string_lossy().into_owned() },
        }
    }
}

impl From<sweetspot_document::Aside> for SetAside {
    fn from(aside: sweetspot_document::Aside) -> SetAside {
        use sweetspot_document::Aside as DocumentAside;
        match aside {
            DocumentAside::Ours => SetAside::Ours,
            DocumentAside::Theirs => SetAside::Theirs,
            DocumentAside::Earlier => SetAside::Earlier,
            DocumentAside::Unreadable => SetAside::Unreadable,
        }
    }
}

impl From<(InitiativeId, sweetspot_document::Origin)> for Origin {
    fn from((initiative, origin): (InitiativeId, sweetspot_document::Origin)) -> Origin {
        Origin { initiative, from: origin.from, at: origin.at }
    }
}

fn next_state() -> u64 {
    STATES.fetch_add(1, Ordering::Relaxed)
}

fn words_of(part: Option<&std::ffi::OsStr>) -> String {
    part.map(|part| part.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Does both at once, the second on a thread of its own. A panic of either is one here.
fn beside<A, B: Send>(one: impl FnOnce() -> A, other: impl FnOnce() -> B + Send) -> (A, B) {
    std::thread::scope(|scope| {
        let other = scope.spawn(other);
        let one = one();
        (one, other.join().unwrap_or_else(|why| std::panic::resume_unwind(why)))
    })
}
