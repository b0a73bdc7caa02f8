//! A spreadsheet on its way into the map: read, previewed, corrected, landed. Nothing lands before it is confirmed,
//! and all of it lands as one undoable step.

use crate::failure::{Failure, FailureCode};
use crate::wire::{ImportPreview, ImportRead, Nothing, Snapshot};
use crate::{App, clock, locked, reader};
use std::path::Path;
use sweetspot_core::import::{self, RowOutcome, Verdict};
use sweetspot_core::{Edit, Map};
use sweetspot_exchange::columns::{self, Choices, Guess, LeftOut, RowsRead};
use sweetspot_exchange::sheet::{ImportError, ReadOptions, Sheet};

/// The sheet that is being previewed.
pub(crate) struct Pending {
    name: String,
    sheets: Vec<String>,
    sheet: Sheet,
    guess: Guess,
    choices: Choices,
    read: RowsRead,
}

#[allow(missing_docs, reason = "described once, in the wire's list of commands")]
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
        let guess = columns::guess(&sheets, options.sheet.as_deref(), asked.heading_row, &map)?;
        let sheet = sheets.into_iter().find(|sheet| sheet.name == guess.sheet).ok_or(ImportError::Empty)?;
        let choices = guess.choices();
        let read = columns::read(&sheet, guess.heading_row, &choices, &map, clock::today());
        let pending = Pending { name: file_name(&path), sheets: names, sheet, guess, choices, read };
        let preview = preview(&pending, &map);
        *locked(&self.pending) = Some(pending);
        Ok(preview)
    }

    pub fn import_preview(&self, choices: Choices) -> Result<ImportPreview, Failure> {
        let map = self.open_map_now()?;
        let mut pending = locked(&self.pending);
        let pending = pending.as_mut().ok_or(Failure::of(FailureCode::NothingToImport, ""))?;
        if choices.columns.len() != pending.guess.columns.len() {
            return Err(Failure::of(FailureCode::BadRequest, "one column for each of the sheet's"));
        }
        for (guess, field) in pending.guess.columns.iter_mut().zip(&choices.columns) {
            // What the person chose is no longer a guess.
            guess.sure |= guess.field != *field;
            guess.field = *field;
        }
        pending.guess.date_order = choices.date_order;
        pending.read = columns::read(&pending.sheet, pending.guess.heading_row, &choices, &map, clock::today());
        pending.choices = choices;
        Ok(preview(pending, &map))
    }

    pub fn import_land(&self, _: Nothing) -> Result<Snapshot, Failure> {
        let mut pending = locked(&self.pending);
        let landing = pending.as_ref().ok_or(Failure::of(FailureCode::NothingToImport, ""))?;
        let edit = Edit::Import {
            from: landing.name.clone(),
            rows: landing.read.rows.clone(),
            answers: landing.choices.answers.clone(),
        };
        let rows = landing.read.rows.len();
        let snapshot = self.edit(edit)?;
        *pending = None;
        log::info!("import: {rows} rows landed");
        Ok(snapshot)
    }

    pub fn import_cancel(&self, _: Nothing) -> Result<Nothing, Failure> {
        *locked(&self.pending) = None;
        Ok(Nothing {})
    }

    fn open_map_now(&self) -> Result<Map, Failure> {
        self.with_session(|session, _| Ok(session.document.map().clone()))
    }
}

fn preview(pending: &Pending, map: &Map) -> ImportPreview {
    let read = &pending.read;
    let plan = import::plan_with(map, &read.rows, &pending.choices.answers, &clock::now(""));
    let mut rows = plan.outcomes;
    rows.extend(read.left_out.iter().map(left_out));
    rows.sort_by_key(|row| row.row);
    let count = |verdict| rows.iter().filter(|row| row.verdict == verdict).count() as u32;
    ImportPreview {
        name: pending.name.clone(),
        sheets: pending.sheets.clone(),
        guess: pending.guess.clone(),
        choices: pending.choices.clone(),
        asks: read.asks.clone(),
        doubts: plan.doubts,
        added: count(Verdict::Added),
        updated: count(Verdict::Updated),
        unchanged: count(Verdict::Unchanged),
        joined: count(Verdict::Joined),
        skipped: count(Verdict::Skipped),
        left_out: count(Verdict::LeftOut),
        rows,
    }
}

fn left_out(row: &LeftOut) -> RowOutcome {
    RowOutcome {
        row: row.row,
        title: row.title.clone(),
        verdict: Verdict::LeftOut,
        region: None,
        notes: vec![row.why.clone()],
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
