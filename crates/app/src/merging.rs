//! Other copies of the map: brought in, found beside its file, sent to partners; and what can be saved of a damaged one.

use crate::clock;
use crate::failure::{Failure, FailureCode};
use crate::wire::{
    Copies, FoundCopy, JoinedPair, MergePreview, MergeRead, Nothing, Salvage, SendCopy, Sentences, Snapshot,
    ToldConflict,
};
use crate::{App, locked};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use sweetspot_core::Map;
use sweetspot_core::change::{Entity, words};
use sweetspot_core::map::Conflict;
use sweetspot_document::{Document, Incoming};
use uuid::Uuid;

/// A copy that was read and is not brought in yet.
pub(crate) struct Arriving {
    incoming: Incoming,
    name: String,
    apart: BTreeSet<Uuid>,
}

#[allow(missing_docs, reason = "described once, in the wire's list of commands")]
impl App {
    pub fn merge_read(&self, read: MergeRead) -> Result<MergePreview, Failure> {
        let mut arriving = locked(&self.arriving);
        if let Some(path) = &read.path {
            let path = self.to_read(path)?;
            let incoming = Incoming::read(&self.folders, &path)?;
            *arriving = Some(Arriving { incoming, name: file_name(&path), apart: BTreeSet::new() });
        }
        let arriving = arriving.as_mut().ok_or_else(nothing)?;
        arriving.apart = read.apart.into_iter().collect();
        self.with_session(|session, _| {
            let preview = session.document.preview_merge(&arriving.incoming, &arriving.apart)?;
            Ok(MergePreview {
                from: preview.from,
                name: arriving.name.clone(),
                title: arriving.incoming.map().head.title.clone(),
                standing: preview.standing.into(),
                same_map: arriving.incoming.map().head.id == session.document.map().head.id,
                changes: u32::try_from(preview.changes).unwrap_or(u32::MAX),
                sentences: preview.sentences,
                conflicts: preview.conflicts.iter().map(|conflict| told(&preview.map, conflict)).collect(),
                joined: preview
                    .joined
                    .into_iter()
                    .map(|pair| JoinedPair {
                        kind: pair.entity.called().to_owned(),
                        name: pair.name,
                        theirs: pair.theirs,
                        may_part: pair.entity == Entity::Initiative,
                    })
                    .collect(),
            })
        })
    }

    pub fn merge_land(&self, _: Nothing) -> Result<Snapshot, Failure> {
        let arriving = locked(&self.arriving).take().ok_or_else(nothing)?;
        self.changing(|session, who| {
            let taken = session.document.merge(&arriving.incoming, &arriving.apart, &clock::now(who))?;
            log::info!("merge: {} changes, {} conflicts", taken.changes, taken.conflicts.len());
            session.changed();
            Ok(())
        })
    }

    pub fn merge_cancel(&self, _: Nothing) -> Result<Nothing, Failure> {
        *locked(&self.arriving) = None;
        Ok(Nothing {})
    }

    pub fn refresh(&self, _: Nothing) -> Result<Snapshot, Failure> {
        let (snapshot, due) = self.with_session(|session, who| {
            session.take_in_others(who)?;
            Ok((session.snapshot(), session.document.unpublished()))
        })?;
        if due {
            self.publish_soon();
        }
        Ok(snapshot)
    }

    pub fn copies(&self, _: Nothing) -> Result<Copies, Failure> {
        let found = self.with_session(|session, _| Ok(session.document.copies()?))?;
        let copies = found.into_iter().map(|copy| {
            // It lies beside the file that the person chose and is a copy of it.
            self.grant(&copy.path);
            let name = file_name(&copy.path);
            FoundCopy { path: copy.path.to_string_lossy().into_owned(), name, from: copy.from }
        });
        Ok(Copies { copies: copies.collect() })
    }

    pub fn send_copy(&self, send: SendCopy) -> Result<Nothing, Failure> {
        let path = self.to_write(&send.path)?;
        self.with_session(|session, _| {
            session.document.save_copy(&path, send.with_history)?;
            Ok(Nothing {})
        })
    }

    pub fn salvage(&self, salvage: Salvage) -> Result<Sentences, Failure> {
        let (damaged, to) = self.both(&salvage)?;
        let salvaged = sweetspot_document::salvage(&self.folders, &damaged, &to, &self.stamp())?;
        let counts = salvaged.rows.iter().map(|(what, count)| format!("{count} {what}"));
        let counts: Vec<String> = counts.collect();
        let saved = format!("Saved: {}.", sweetspot_core::phrases::listed(&counts));
        Ok(Sentences { sentences: [vec![saved], salvaged.mended].concat() })
    }

    pub fn rescue(&self, rescue: Salvage) -> Result<Nothing, Failure> {
        let (damaged, to) = self.both(&rescue)?;
        Document::rescue(&self.folders, &damaged, &to)?;
        Ok(Nothing {})
    }

    fn both(&self, salvage: &Salvage) -> Result<(PathBuf, PathBuf), Failure> {
        Ok((self.to_read(&salvage.path)?, self.to_write(&salvage.to)?))
    }
}

/// A conflict in the words that people read, with the names that `map` has.
pub fn told(map: &Map, conflict: &Conflict) -> ToldConflict {
    let Conflict { entity, row, field, ours, theirs, .. } = conflict;
    ToldConflict {
        kind: entity.called().to_owned(),
        name: words::name(map, *entity, *row),
        field: words::field_words(map, map, field),
        ours: words::value_words(field, ours.as_deref()),
        theirs: words::value_words(field, theirs.as_deref()),
        conflict: conflict.clone(),
    }
}

fn nothing() -> Failure {
    Failure::of(FailureCode::NothingToMerge, "")
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
