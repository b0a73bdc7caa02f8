//! The map as a file: made, saved under another name, renamed, closed, shown in its folder, and the sample made afresh.
//! What is there already is replaced only where the person has agreed to that.

use crate::failure::{Failure, FailureCode};
use crate::session::Session;
use crate::wire::{AtPath, Closed, FileName, NewMap, Nothing, Snapshot};
use crate::{App, locked, sample};
use std::path::{Path, PathBuf};
use std::{fs, io};
use sweetspot_core::map::{MAX_CHALLENGES, MIN_CHALLENGES, Map};
use sweetspot_core::{Change, Edit, Refusal, Stamp, apply};
use sweetspot_document::{Document, FileError};
use sweetspot_system::patiently;
use uuid::Uuid;

/// How many characters a file's name may have: what every system and sync client takes.
const LONGEST_NAME: usize = 120;

#[allow(missing_docs, reason = "described once, in the wire's list of commands")]
impl App {
    pub fn new_map(&self, new: NewMap) -> Result<Snapshot, Failure> {
        let path = self.to_write(&new.path)?;
        if !path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("sweetspot")) {
            return Err(Failure::of(FailureCode::NotAMapName, ""));
        }
        let stamp = self.stamp();
        let map = self.beginning(&new, &stamp)?;
        let change = Change::making(&map, "New map".to_owned(), &stamp);
        self.refuse_open(&path)?;
        let aside = if new.replace { Aside::move_away(&path)? } else { None };
        match Document::create(&self.folders, &path, &map, &change) {
            Ok(document) => {
                aside.into_iter().for_each(Aside::drop_it);
                self.take_in(document, false)
            }
            Err(why) => {
                aside.into_iter().for_each(Aside::put_back);
                Err(Failure::of_new(why))
            }
        }
    }

    /// The map that a new file begins with.
    fn beginning(&self, new: &NewMap, stamp: &Stamp) -> Result<Map, Failure> {
        if new.title.trim().is_empty() {
            return Err(Refusal::NameMissing.into());
        }
        if new.like {
            return self.with_session(|session, _| Ok(Map::like(session.document.map(), stamp, &new.title, &new.area)));
        }
        let challenges = new.challenges as usize;
        if challenges > MAX_CHALLENGES {
            return Err(Refusal::TooManyChallenges.into());
        }
        if challenges < MIN_CHALLENGES {
            return Err(Refusal::TooFewChallenges.into());
        }
        let starter = Map::starter(stamp, &new.title, &new.area, challenges);
        let starters: Vec<_> =
            starter.challenges.iter().map(|challenge| (challenge.id, challenge.name.clone())).collect();
        let mut map = starter;
        for ((challenge, before), name) in starters.into_iter().zip(&new.names) {
            if name.trim().is_empty() || *name == before {
                continue;
            }
            // The starter's short name fits only the starter's name.
            let edit = Edit::ChangeChallenge {
                challenge,
                name: Some(name.clone()),
                short_name: Some(String::new()),
                description: None,
                colour: None,
            };
            map = apply(&map, &edit, stamp)?.0;
        }
        Ok(map)
    }

    pub fn save_copy(&self, at: AtPath) -> Result<Nothing, Failure> {
        let path = self.to_write(&at.path)?;
        self.refuse_open(&path)?;
        self.with_session(|session, _| {
            session.document.save_copy(&path, true).map_err(Failure::of_new)?;
            Ok(Nothing {})
        })
    }

    pub fn save_as(&self, at: AtPath) -> Result<Snapshot, Failure> {
        self.save_copy(at.clone())?;
        let path = self.to_write(&at.path)?;
        self.take_in(Document::open(&self.folders, &path)?, false)
    }

    pub fn rename_file(&self, new: FileName) -> Result<Snapshot, Failure> {
        let name = file_name(&new.name)?;
        let (before, snapshot) = self.with_session(|session, who| {
            let before = session.document.path().to_owned();
            if session.is_sample() {
                return Err(Failure::from(FileError::ReadOnly).about(&before));
            }
            let path = before.with_file_name(&name);
            // What somebody else wrote to it meanwhile must not be lost with the name.
            session.take_in_others(who)?;
            session.document.rename(&path).map_err(|why| Failure::from(why).about(&path))?;
            session.moved();
            Ok((before, session.snapshot()))
        })?;
        if self.host.remembers() {
            locked(&self.preferences_file).forget(&before.to_string_lossy());
            self.remember(&snapshot);
        }
        Ok(snapshot)
    }

    pub fn close_map(&self, _: Nothing) -> Result<Closed, Failure> {
        let session = locked(&self.session).take().ok_or(Failure::of(FailureCode::NoMapOpen, ""))?;
        *locked(&self.pending) = None;
        *locked(&self.arriving) = None;
        locked(&self.told).forget();
        // A file that can't be reached now keeps nobody in the map: every edit is safe on this computer.
        Ok(Closed { notices: session.let_go(&self.who()) })
    }

    pub fn show_in_folder(&self, _: Nothing) -> Result<Nothing, Failure> {
        let path = self.with_session(|session, _| Ok(session.document.path().to_owned()))?;
        if !path.exists() {
            return Err(Failure::from(FileError::NotFound).about(&path));
        }
        self.host.show_in_folder(&path).map_err(|failure| failure.about(&path))?;
        Ok(Nothing {})
    }

    pub fn full_screen(&self, _: Nothing) -> Result<Nothing, Failure> {
        self.host.full_screen();
        Ok(Nothing {})
    }

    pub fn open_sample(&self, _: Nothing) -> Result<Snapshot, Failure> {
        let path = self.sample_file()?;
        self.open_path(&path)
    }

    pub fn sample_afresh(&self, _: Nothing) -> Result<Snapshot, Failure> {
        let path = self.sample_path();
        if let Err(why) = fs::remove_file(&path)
            && why.kind() != io::ErrorKind::NotFound
        {
            return Err(Failure::from(FileError::from(why)).about(&path));
        }
        let mut session = locked(&self.session);
        if session.as_ref().is_some_and(Session::is_sample) {
            // Its file must not come back: nothing of it is wanted any more.
            session.take().into_iter().for_each(|session| session.document.forget());
        }
        drop(session);
        self.open_sample(Nothing {})
    }

    /// The sample's file, made where it is not there yet.
    pub(crate) fn sample_file(&self) -> Result<PathBuf, Failure> {
        let path = self.sample_path();
        if !path.exists() {
            let folder = path.parent().unwrap_or(&self.folders.local);
            fs::create_dir_all(folder).map_err(FileError::from)?;
            let stamp = self.stamp();
            let map = sample::map();
            let change = Change::making(&map, "New map".to_owned(), &stamp);
            Document::create(&self.folders, &path, &map, &change)?.close()?;
        }
        Ok(path)
    }

    pub(crate) fn sample_path(&self) -> PathBuf {
        self.folders.local.join("sample").join("Fenmoor together.sweetspot")
    }

    /// The file of the open map is never written over by another map, or by a copy of itself.
    fn refuse_open(&self, path: &Path) -> Result<(), Failure> {
        let real = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let is_open = locked(&self.session).as_ref().is_some_and(|session| real(session.document.path()) == real(path));
        if is_open { Err(Failure::of(FailureCode::FileIsOpen, "").about(path)) } else { Ok(()) }
    }
}

/// A file that the person has agreed to replace, out of the way until the new one is there.
struct Aside {
    path: PathBuf,
    beside: PathBuf,
}

impl Aside {
    /// Renames the file to a name beside it; None where there is no file.
    fn move_away(path: &Path) -> Result<Option<Aside>, Failure> {
        if !path.exists() {
            return Ok(None);
        }
        let beside = path.with_file_name(format!("~${}.tmp", Uuid::new_v4().simple()));
        patiently(|| fs::rename(path, &beside)).map_err(|why| Failure::from(FileError::from(why)).about(path))?;
        Ok(Some(Aside { path: path.to_owned(), beside }))
    }

    /// One that can't be removed lies there under a name that nobody takes for a map.
    fn drop_it(self) {
        let _ = fs::remove_file(self.beside);
    }

    fn put_back(self) {
        let _ = fs::rename(self.beside, self.path);
    }
}

/// A map file's whole name, where every system takes it: names that only some of them refuse would not travel.
fn file_name(name: &str) -> Result<String, Failure> {
    let name = name.trim();
    let stem = name.strip_suffix(".sweetspot").unwrap_or(name).trim_end();
    if stem.is_empty() {
        return Err(Refusal::NameMissing.into());
    }
    let refused = stem.chars().any(|c| c.is_control() || "<>:\"/\\|?*".contains(c));
    let device = stem.split('.').next().unwrap_or_default().to_uppercase();
    let numbered = |of: &str| device.strip_prefix(of).is_some_and(|rest| matches!(rest.as_bytes(), [b'1'..=b'9']));
    let reserved = ["CON", "PRN", "AUX", "NUL"].contains(&device.as_str()) || numbered("COM") || numbered("LPT");
    if refused || reserved || stem.starts_with('.') || stem.ends_with('.') || stem.chars().count() > LONGEST_NAME {
        return Err(Failure::of(FailureCode::BadFileName, stem));
    }
    Ok(format!("{stem}.sweetspot"))
}
