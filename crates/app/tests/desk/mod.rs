//! A person at their desk: the app with a host whose dialogs are answered beforehand, called through JSON as a page does.
#![allow(dead_code, reason = "each test file uses some of it")]

use serde_json::{Value, json};
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Receiver;
use std::sync::{Arc, Mutex};
use sweetspot_app::host::Host;
use sweetspot_app::wire::Choose;
use sweetspot_app::{App, Failure, FailureCode};
use tempfile::TempDir;

/// A host whose person has their answers ready.
#[derive(Clone, Default)]
pub struct Ready {
    pub answers: Arc<Mutex<VecDeque<PathBuf>>>,
    /// The name that the last dialog offered.
    pub offered: Arc<Mutex<Option<String>>>,
    pub copied: Arc<Mutex<Option<(u32, u32)>>>,
    /// The file that was last shown in its folder.
    pub shown: Arc<Mutex<Option<PathBuf>>>,
    /// There is no file manager.
    pub no_manager: Arc<AtomicBool>,
    /// Keeps the next dialog open until something comes, and whether it is open.
    pub held: Arc<Mutex<Option<Receiver<()>>>>,
    pub open: Arc<AtomicBool>,
}

impl Host for Ready {
    fn choose(&self, choose: &Choose, _: Option<&Path>) -> Option<PathBuf> {
        (*self.offered.lock().unwrap()).clone_from(&choose.suggested);
        if let Some(answer) = self.held.lock().unwrap().take() {
            self.open.store(true, Ordering::Relaxed);
            answer.recv().unwrap();
        }
        self.answers.lock().unwrap().pop_front()
    }

    fn copy_image(&self, width: u32, height: u32, rgba: Vec<u8>) -> Result<(), Failure> {
        assert_eq!(rgba.len(), width as usize * height as usize * 4);
        *self.copied.lock().unwrap() = Some((width, height));
        Ok(())
    }

    fn show_in_folder(&self, path: &Path) -> Result<(), Failure> {
        if self.no_manager.load(Ordering::Relaxed) {
            return Err(Failure::of(FailureCode::FolderNotShown, ""));
        }
        *self.shown.lock().unwrap() = Some(path.to_owned());
        Ok(())
    }

    fn reader(&self) -> Command {
        // The test's own program is no reader; the one that reads is built beside it.
        Command::new(env!("CARGO_BIN_EXE_sheet-reader"))
    }
}

pub struct Desk {
    pub app: Arc<App>,
    pub ready: Ready,
    pub folder: TempDir,
    pub called: Vec<String>,
}

impl Desk {
    pub fn new() -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let ready = Ready::default();
        let app = App::new(folder.path().join("local"), Box::new(ready.clone()));
        Desk { app, ready, folder, called: vec![] }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn call(&mut self, name: &str, request: Value) -> Value {
        self.try_call(name, request).unwrap_or_else(|failure| panic!("{name}: {failure:?}"))
    }

    pub fn try_call(&mut self, name: &str, request: Value) -> Result<Value, Failure> {
        self.called.push(name.to_owned());
        self.app.call(name, &request.to_string()).map(|reply| serde_json::from_str(&reply).unwrap())
    }

    /// A new map, chosen through the dialog as a person does.
    pub fn with_map() -> Desk {
        let mut desk = Desk::new();
        desk.ready.answers.lock().unwrap().push_back(desk.path("Fenmoor"));
        let chosen = desk.call("choose", json!({ "purpose": "new_map", "suggested": "Fenmoor" }));
        assert!(chosen["path"].as_str().unwrap().ends_with("Fenmoor.sweetspot"), "the ending is added");
        desk.call(
            "new_map",
            json!({ "path": chosen["path"], "title": "Fenmoor together", "area": "Fenmoor", "challenges": 4 }),
        );
        desk
    }

    pub fn sheet(&self, text: &str) -> Value {
        let path = self.path("plan.csv");
        std::fs::write(&path, text).unwrap();
        self.app.grant(&path);
        json!({ "path": path, "sheet": null, "encoding": null, "separator": null })
    }
}

pub fn code(result: Result<Value, Failure>) -> FailureCode {
    result.unwrap_err().code
}
