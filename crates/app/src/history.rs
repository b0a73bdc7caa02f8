//! The map's past: history, versions looked at and compared, going back, and forgetting.

use crate::App;
use crate::clock;
use crate::failure::{Failure, FailureCode};
use crate::session::Session;
use crate::wire::{
    Between, ChangeKind, Compared, History, HistoryAsk, HistoryLine, Look, Nothing, OfChange, OfPerson, People,
    PersonNamed, Sentences, Snapshot,
};
use sweetspot_core::compare::Comparison;
use sweetspot_core::scene::{self, SceneOptions};
use sweetspot_core::{Map, analysis, compare};
use sweetspot_document::ChangeKind as Recorded;
use uuid::Uuid;

#[allow(missing_docs, reason = "described once, in the wire's list of commands")]
impl App {
    pub fn history(&self, ask: HistoryAsk) -> Result<History, Failure> {
        self.with_session(|session, _| {
            let wanted = ask.newest as usize;
            let mut entries = session.document.history(wanted.saturating_add(1))?;
            let more = entries.len() > wanted;
            entries.truncate(wanted);
            let entries = entries.into_iter().map(|entry| HistoryLine {
                change: entry.id,
                at: entry.at,
                who: entry.who,
                label: entry.label,
                step: match entry.kind {
                    Recorded::New => ChangeKind::New,
                    Recorded::Edit => ChangeKind::Edit,
                    Recorded::Undo => ChangeKind::Undo,
                    Recorded::Redo => ChangeKind::Redo,
                },
                source: entry.source,
            });
            Ok(History { entries: entries.collect(), more })
        })
    }

    pub fn told(&self, of: OfChange) -> Result<Sentences, Failure> {
        self.with_session(|session, _| {
            let sentences = session.document.told(of.change)?.ok_or_else(gone)?;
            Ok(Sentences { sentences })
        })
    }

    pub fn look(&self, of: OfChange) -> Result<Look, Failure> {
        let (map, name, at, settings) = self.with_session(|session, _| {
            let map = session.document.state_after(of.change)?.ok_or_else(gone)?;
            let (name, at) = called(session, of.change)?;
            Ok((map, name, at, session.settings.clone()))
        })?;
        let analysis = analysis::analyse(&map, &settings);
        let scene = scene::venn(&map, &SceneOptions::screen());
        Ok(Look { change: of.change, name, at, map, analysis, scene })
    }

    pub fn go_back(&self, of: OfChange) -> Result<Snapshot, Failure> {
        self.changing(|session, who| {
            let (name, _) = called(session, of.change)?;
            let label = format!("Go back to {name}");
            session.document.go_back_to(of.change, label, &clock::now(who))?.ok_or_else(gone)?;
            session.changed();
            Ok(())
        })
    }

    pub fn compare(&self, between: Between) -> Result<Compared, Failure> {
        self.with_session(|session, _| {
            let (from, earlier) = state(session, between.from)?;
            let (to, later) = match between.to {
                Some(change) => state(session, change)?,
                None => (String::new(), session.document.map().clone()),
            };
            Ok(Compared { from, to, comparison: compare::compare(&earlier, &later) })
        })
    }

    pub fn people(&self, _: Nothing) -> Result<People, Failure> {
        self.with_session(|session, _| {
            let people = session.document.people()?.into_iter().map(|named| PersonNamed {
                who: named.who,
                changes: named.changes,
                others: named.others,
            });
            Ok(People { people: people.collect() })
        })
    }

    pub fn erase_name(&self, of: OfPerson) -> Result<Snapshot, Failure> {
        self.changing(|session, _| {
            session.document.erase_name(&of.who)?;
            session.changed();
            Ok(())
        })
    }

    pub fn forget_history(&self, _: Nothing) -> Result<Snapshot, Failure> {
        self.changing(|session, _| {
            session.document.forget_history()?;
            session.changed();
            Ok(())
        })
    }
}

impl App {
    /// What changed since the state just after a change, and what that state is called.
    pub(crate) fn since(&self, change: Uuid) -> Result<(String, Comparison), Failure> {
        let compared = self.compare(Between { from: change, to: None })?;
        Ok((compared.from, compared.comparison))
    }
}

/// The failure for a change that is not in the history: it may have been forgotten since the page read it.
fn gone() -> Failure {
    Failure::of(FailureCode::HistoryGone, "")
}

/// The name and the time of a state: of the version, or else of the change that led to it.
fn called(session: &Session, change: Uuid) -> Result<(String, i64), Failure> {
    if let Some(version) = session.document.map().versions.iter().find(|version| version.change == change) {
        return Ok((version.name.clone(), version.at));
    }
    let entries = session.document.history(usize::MAX)?;
    let entry = entries.into_iter().find(|entry| entry.id == change).ok_or_else(gone)?;
    Ok((entry.label, entry.at))
}

/// What the state just after a change is called, and the map as it was then.
pub(crate) fn state(session: &Session, change: Uuid) -> Result<(String, Map), Failure> {
    let map = session.document.state_after(change)?.ok_or_else(gone)?;
    Ok((called(session, change)?.0, map))
}
