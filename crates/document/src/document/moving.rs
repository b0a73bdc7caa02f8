//! Giving the person's file another name: it is moved whole, and what this computer holds of it goes on under the new one. Or none of it
//! does, where it is not wanted any more.

use super::Document;
use crate::failure::FileError;
use crate::place::Place;
use std::path::Path;

impl Document {
    /// Gives the person's file another name and goes on with it there; undo and history go with it.
    ///
    /// # Errors
    /// `Exists` where there is a file of that name. In each case the file is then where it was, and still open.
    pub fn rename(&mut self, to: &Path) -> Result<(), FileError> {
        self.refuse_if_read_only()?;
        let place = Place::of(to).map_err(|error| error.in_folder("its folder"))?;
        if place.path == self.place.path {
            return Ok(());
        }
        // Where two names differ by their letters' case alone, some systems hold both for one file.
        let same = place.is(&self.place);
        if place.exists() && !same {
            return Err(FileError::Exists);
        }
        self.publish()?;
        self.place.move_to(&place)?;
        if same {
            self.place = Place::of(to)?;
            return Ok(());
        }
        match Document::open(&self.folders, &place.path) {
            Ok(there) => std::mem::replace(self, there).forget_working_copy(),
            Err(error) => {
                place.move_to(&self.place)?;
                Err(error)
            }
        }
    }

    /// Closes it and takes away what this computer holds of it, also what no file was given yet.
    pub fn forget(self) {
        // What can't be taken away now is swept when the file is next opened.
        let _ = self.forget_working_copy();
    }
}
