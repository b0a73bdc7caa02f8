//! The file dialog on Linux: GTK's own, on the one thread that GTK has in this program, above its window.
//! It is answered by a signal, so that the window goes on drawing while it is open.

use super::Wanted;
use gtk::prelude::*;
use gtk::{ButtonsType, DialogFlags, FileChooserAction, FileChooserNative, FileFilter, MessageDialog, MessageType};
use gtk::{ResponseType, Window};
use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::mpsc::{Sender, channel};
use tauri::{AppHandle, Manager};

/// See [`super::ask`].
pub(super) fn ask(window: &AppHandle, wanted: Wanted) -> Option<PathBuf> {
    let (sender, receiver) = channel();
    let handle = window.clone();
    window
        .run_on_main_thread(move || {
            let parent = handle.webview_windows().into_values().find_map(|window| window.gtk_window().ok());
            begin(parent.map(Cast::upcast), wanted, sender);
        })
        .ok()?;
    receiver.recv().ok().flatten()
}

thread_local! {
    /// Whether a dialog is open: there is one at a time, as the window can only be behind one.
    static BUSY: Cell<bool> = const { Cell::new(false) };
    /// The dialog that is open. GTK does not keep it alive by itself.
    static OPEN: RefCell<Option<FileChooserNative>> = const { RefCell::new(None) };
}

/// Everything that the answer needs.
struct Question {
    parent: Option<Window>,
    wanted: Wanted,
    answer: Sender<Option<PathBuf>>,
}

impl Question {
    /// Answers, and lets the next dialog open. Where the window is closing, nobody may be waiting any more.
    fn give(&self, path: Option<PathBuf>) {
        BUSY.set(false);
        let _ = self.answer.send(path);
    }
}

fn begin(parent: Option<Window>, wanted: Wanted, answer: Sender<Option<PathBuf>>) {
    if BUSY.replace(true) {
        let _ = answer.send(None);
        return;
    }
    let (folder, name) = (wanted.folder.clone(), wanted.suggested.clone());
    show(Rc::new(Question { parent, wanted, answer }), folder.as_deref(), name.as_deref());
}

fn show(question: Rc<Question>, folder: Option<&Path>, name: Option<&str>) {
    let wanted = &question.wanted;
    let action = if wanted.writes() { FileChooserAction::Save } else { FileChooserAction::Open };
    let dialog = FileChooserNative::new(Some(wanted.title), question.parent.as_ref(), action, None, None);
    dialog.set_modal(true);
    // A file that is there already is not replaced unasked.
    dialog.set_do_overwrite_confirmation(true);
    dialog.add_filter(filter(wanted.kind, wanted.endings));
    if !wanted.writes() {
        dialog.add_filter(filter("All files", &[]));
    }
    if let Some(folder) = folder {
        dialog.set_current_folder(folder);
    }
    if let (true, Some(name)) = (wanted.writes(), name) {
        dialog.set_current_name(name);
    }
    dialog.connect_response(move |dialog, response| {
        let chosen = (response == ResponseType::Accept).then(|| dialog.filename()).flatten();
        dialog.destroy();
        OPEN.with_borrow_mut(Option::take);
        answered(&question, chosen);
    });
    dialog.show();
    OPEN.set(Some(dialog));
}

/// A name without its ending gets one, and then is another name, of which GTK has not asked whether it may be replaced.
fn answered(question: &Rc<Question>, chosen: Option<PathBuf>) {
    let Some(chosen) = chosen else { return question.give(None) };
    let completed = question.wanted.purpose.complete(chosen.clone());
    if completed == chosen || !completed.exists() {
        return question.give(Some(completed));
    }
    let name = completed.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let sentence = format!("“{name}” is there already. Replace it?");
    let asked = MessageDialog::new(
        question.parent.as_ref(),
        DialogFlags::MODAL | DialogFlags::DESTROY_WITH_PARENT,
        MessageType::Question,
        ButtonsType::None,
        &sentence,
    );
    asked.set_title("Replace the file");
    asked.set_secondary_text(Some("What it holds now will be gone."));
    asked.add_button("Choose another name", ResponseType::Cancel);
    asked.add_button("Replace", ResponseType::Accept);
    asked.set_default_response(ResponseType::Cancel);
    let question = Rc::clone(question);
    let replaces = Rc::new(Cell::new(false));
    let accepted = Rc::clone(&replaces);
    asked.connect_response(move |asked, response| {
        accepted.set(accepted.get() || response == ResponseType::Accept);
        // Closing the dialog is itself an answer, after which GTK destroys it.
        if response != ResponseType::DeleteEvent {
            asked.close();
        }
    });
    // Only once it has gone: a dialog that opens meanwhile would keep it from closing.
    asked.connect_destroy(move |_| {
        if replaces.get() {
            question.give(Some(completed.clone()));
        } else {
            show(Rc::clone(&question), completed.parent(), Some(&name));
        }
    });
    asked.show();
}

/// Which files are shown; no endings: all of them. Endings are known in either case.
fn filter(kind: &str, endings: &[&str]) -> FileFilter {
    let filter = FileFilter::new();
    filter.set_name(Some(kind));
    if endings.is_empty() {
        filter.add_pattern("*");
    }
    for ending in endings {
        let either: String = ending.chars().map(|c| format!("[{c}{}]", c.to_ascii_uppercase())).collect();
        filter.add_pattern(&format!("*.{either}"));
    }
    filter
}
