//! A spreadsheet on its way into the map: read, previewed, corrected, landed. Nothing lands before it is confirmed,
//! and all of it lands as one undoable step.

use crate::failure::{Failure, FailureCode};
use crate::wire::{ImportColumns, ImportPreview, ImportRead, Nothing, Snapshot};
use crate::{App, held, reader, stamps};
use std::path::Path;
use sweetspot_core::import::{self, RowOutcome, SheetRow, Verdict};
use sweetspot_core::{Edit, Map};
use sweetspot_exchange::columns::{self, Field, Guess};
use sweetspot_exchange::sheet::{ImportError, ReadOptions, Sheet};

/// The sheet that is being previewed.
pub(crate) struct Pending {
    name: String,
    sheets: Vec<String>,
    sheet: Sheet,
    guess: Guess,
    rows: Vec<SheetRow>,
}

#[allow(missing_docs, reason = "said once, in the wire's list of commands")]
impl App {
    pub fn import_read(&self, asked: ImportRead) -> Result<ImportPreview, Failure> {
        let path = self.to_read(&asked.path)?;
        let map = self.open_map_now()?;
        let options = ReadOptions { sheet: asked.sheet, encoding: asked.encoding, separator: asked.separator };
        self.begin_progress();
        let read = reader::read_apart(self.host.reader(), &path, &options, |done| self.note_progress(done));
        self.end_progress();
        let sheets = read?;
        let names = sheets.iter().filter(|sheet| !sheet.hidden).map(|sheet| sheet.name.clone()).collect();
        let guess = columns::guess(&sheets, options.sheet.as_deref(), &map)?;
        let sheet = sheets.into_iter().find(|sheet| sheet.name == guess.sheet).ok_or(ImportError::Empty)?;
        let rows = read_rows(&sheet, &guess, &map);
        let pending = Pending { name: file_name(&path), sheets: names, sheet, guess, rows };
        let preview = preview(&pending, &map);
        *held(&self.pending) = Some(pending);
        Ok(preview)
    }

    pub fn import_preview(&self, asked: ImportColumns) -> Result<ImportPreview, Failure> {
        let map = self.open_map_now()?;
        let mut pending = held(&self.pending);
        let pending = pending.as_mut().ok_or(Failure::of(FailureCode::NothingToImport, ""))?;
        if asked.columns.len() != pending.guess.columns.len() {
            return Err(Failure::of(FailureCode::BadRequest, "one column for each of the sheet's"));
        }
        for (guess, field) in pending.guess.columns.iter_mut().zip(asked.columns) {
            // What the person chose is no longer a guess.
            guess.sure |= guess.field != field;
            guess.field = field;
        }
        pending.guess.date_order = asked.date_order;
        pending.rows = read_rows(&pending.sheet, &pending.guess, &map);
        Ok(preview(pending, &map))
    }

    pub fn import_land(&self, _: Nothing) -> Result<Snapshot, Failure> {
        let mut pending = held(&self.pending);
        let landing = pending.as_ref().ok_or(Failure::of(FailureCode::NothingToImport, ""))?;
        let edit = Edit::Import { from: landing.name.clone(), rows: landing.rows.clone() };
        let snapshot = self.edit(edit)?;
        *pending = None;
        Ok(snapshot)
    }

    pub fn import_cancel(&self, _: Nothing) -> Result<Nothing, Failure> {
        *held(&self.pending) = None;
        Ok(Nothing {})
    }

    fn open_map_now(&self) -> Result<Map, Failure> {
        self.with_session(|session, _| Ok(session.document.map().clone()))
    }
}

fn read_rows(sheet: &Sheet, guess: &Guess, map: &Map) -> Vec<SheetRow> {
    let fields: Vec<Field> = guess.columns.iter().map(|guess| guess.field).collect();
    columns::rows(sheet, guess.heading_row, &fields, guess.date_order, map)
}

fn preview(pending: &Pending, map: &Map) -> ImportPreview {
    let rows: Vec<RowOutcome> = import::plan(map, &pending.rows, &stamps::now("")).0;
    let count = |verdict| rows.iter().filter(|row| row.verdict == verdict).count() as u32;
    ImportPreview {
        name: pending.name.clone(),
        sheets: pending.sheets.clone(),
        guess: pending.guess.clone(),
        added: count(Verdict::Added),
        updated: count(Verdict::Updated),
        unchanged: count(Verdict::Unchanged),
        skipped: count(Verdict::Skipped),
        rows,
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
