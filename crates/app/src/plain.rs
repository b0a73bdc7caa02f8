//! The surface for a host that draws nothing: maps are read, changed and saved as the commands do it, and no reply holds a
//! picture of all of it.

use crate::failure::Failure;
use crate::wire::{AtPath, FileState, Nothing, Notice};
use crate::{App, Session};
use sweetspot_core::{Edit, Map};
use sweetspot_document::Document;

impl App {
    /// The map in a file that the person named, for who only looks, and what there is to tell of it. Where this computer
    /// holds something that the file does not hold, or the other way round, it is opened, as that is brought together then.
    ///
    /// # Errors
    /// As for `open_map`.
    pub fn look_at(&self, at: AtPath) -> Result<(Map, Vec<Notice>), Failure> {
        let path = self.to_read(&at.path)?;
        match Document::look(&self.folders, &path)? {
            Some(map) => {
                let notices = Notice::of_what_is_unsettled(&map).into_iter().collect();
                Ok((map, notices))
            }
            None => self.open_plainly(at).map(|(map, file)| (map, file.notices)),
        }
    }

    /// Opens a map; answers with it, and how its file stands.
    ///
    /// # Errors
    /// As for `open_map`.
    pub fn open_plainly(&self, at: AtPath) -> Result<(Map, FileState), Failure> {
        let path = self.to_read(&at.path)?;
        self.begin(self.open_document(&path)?, path == self.sample_path());
        self.with_session(|session, _| Ok((session.document.map().clone(), session.told())))
    }

    /// Makes an edit; answers with its label. None: it changed nothing.
    ///
    /// # Errors
    /// As for `edit`.
    pub fn edit_plainly(&self, edit: &Edit) -> Result<Option<String>, Failure> {
        self.changing_plainly(|session, who| {
            let changed = !session.edit(edit, who)?.is_empty();
            Ok(session.document.undo_label().filter(|_| changed).map(str::to_owned))
        })
    }

    /// Takes back the newest edit; answers with its label. None: there is none.
    ///
    /// # Errors
    /// As for `undo`.
    pub fn undo_plainly(&self) -> Result<Option<String>, Failure> {
        self.changing_plainly(|session, who| {
            let label = session.document.undo_label().map(str::to_owned);
            session.undo(who)?;
            Ok(label)
        })
    }

    /// Writes the person's file; answers with how it stands.
    ///
    /// # Errors
    /// As for `save`.
    pub fn save_plainly(&self, _: Nothing) -> Result<FileState, Failure> {
        self.with_session(|session, who| {
            session.save(who)?;
            Ok(session.told())
        })
    }

    fn changing_plainly<T>(&self, change: impl FnOnce(&mut Session, &str) -> Result<T, Failure>) -> Result<T, Failure> {
        let changed = self.with_session(change)?;
        self.publish_soon();
        Ok(changed)
    }
}
