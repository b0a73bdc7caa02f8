//! Giving the person's file another name: it is moved whole, and what this computer holds of it goes on under the new one. Or none of it
//! does, where it is not wanted any more.

use super::Document;
use crate::failure::FileError;
use crate::target_file::TargetFile;
use std::path::Path;

impl Document {
    /// Gives the person's file another name and goes on with it there; undo and history go with it.
    ///
    /// # Errors
    /// `Exists` where there is a file of that name. In each case the file is then where it was, and still open.
    pub fn rename(&mut self, to: &Path) -> Result<(), FileError> {
        self.refuse_if_read_only()?;
        let target = TargetFile::of(to).map_err(|error| error.in_folder("its folder"))?;
        if target.path == self.target.path {
            return Ok(());
        }
        // Where two names differ by their letters' case alone, some systems hold both for one file.
        let same = target.is(&self.target);
        if target.exists() && !same {
            return Err(FileError::Exists);
        }
        self.publish()?;
        self.target.move_to(&target)?;
        if same {
            self.target = TargetFile::of(to)?;
            return Ok(());
        }
        match Document::open(&self.folders, &target.path) {
            Ok(there) => std::mem::replace(self, there).forget_working_copy(),
            Err(error) => {
                target.move_to(&self.target)?;
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
