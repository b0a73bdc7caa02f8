//! What About tells: which program this is, on which system, where its own things lie, and taking those away. No map is
//! among them, and no working copy that holds edits which its file was not given.

use crate::failure::Failure;
use crate::wire::{
    About, CopyStanding, LocalCopy, LocalThings, Nothing, OwnFolder, OwnFolderKind, RemoveLocal, Removed,
};
use crate::{App, locked, logbook};
use std::path::Path;
use sweetspot_document::{LocalStanding, local_copies, remove_local_copies};

#[allow(missing_docs, reason = "described once, in the wire's list of commands")]
impl App {
    pub fn about(&self, _: Nothing) -> Result<About, Failure> {
        let built = self.host.built();
        let local = &self.folders.local;
        let folder = |what, path: &Path| OwnFolder { what, path: path.to_string_lossy().into_owned() };
        Ok(About {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            commit: built.commit,
            system: format!("{}, {}", sweetspot_system::words(), std::env::consts::ARCH),
            webview: built.webview,
            folders: vec![
                folder(OwnFolderKind::Private, local),
                folder(OwnFolderKind::Log, &logbook::folder(local)),
                folder(OwnFolderKind::Kept, &local.join("kept")),
                folder(OwnFolderKind::Sample, self.sample_path().parent().unwrap_or(local)),
            ],
        })
    }

    pub fn local_things(&self, _: Nothing) -> Result<LocalThings, Failure> {
        let folders = self.folders.clone();
        // The files that they are of may lie on a drive that does not answer.
        let found = self.unless_given_up(move || local_copies(&folders))??;
        Ok(LocalThings { copies: self.named(found), views: locked(&self.leaving).count() })
    }

    pub fn remove_local(&self, asked: RemoveLocal) -> Result<Removed, Failure> {
        let kept = remove_local_copies(&self.folders, asked.last)?;
        let mut preferences_file = locked(&self.preferences_file);
        preferences_file.forget_all();
        locked(&self.leaving).forget_all();
        logbook::clear(&self.folders.local);
        let preferences = preferences_file.preferences().clone();
        drop(preferences_file);
        Ok(Removed { kept: self.named(kept), preferences })
    }

    /// The copies as the page hears of them. The one that is in use is the open map's, where there is only one.
    fn named(&self, found: Vec<sweetspot_document::LocalCopy>) -> Vec<LocalCopy> {
        let open = locked(&self.session).as_ref().map(|session| session.document.path().to_owned());
        let in_use = found.iter().filter(|copy| copy.standing == LocalStanding::InUse).count();
        let path = |copy: &sweetspot_document::LocalCopy| match &copy.path {
            None if copy.standing == LocalStanding::InUse && in_use == 1 => open.clone(),
            path => path.clone(),
        };
        let told = |copy: &sweetspot_document::LocalCopy| LocalCopy {
            path: path(copy).map(|path| path.to_string_lossy().into_owned()),
            standing: copy.standing.into(),
        };
        found.iter().map(told).collect()
    }
}

impl From<LocalStanding> for CopyStanding {
    fn from(standing: LocalStanding) -> CopyStanding {
        match standing {
            LocalStanding::Same => CopyStanding::Same,
            LocalStanding::Ahead => CopyStanding::Ahead,
            LocalStanding::NoFile => CopyStanding::NoFile,
            LocalStanding::FileDiffers => CopyStanding::FileDiffers,
            LocalStanding::InUse => CopyStanding::InUse,
            LocalStanding::Unreadable => CopyStanding::Unreadable,
        }
    }
}
