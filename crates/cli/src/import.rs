//! Imports a spreadsheet and prints what the window shows: worksheet, headings, what each column holds, what is asked,
//! what becomes of each row.

use crate::Answer;
use crate::arguments::{CommasSay, ImportSays};
use crate::host::{closed, opened, sentence, to_read};
use std::path::Path;
use sweetspot_app::wire::{ImportPreview, ImportRead, Nothing};
use sweetspot_core::clean;
use sweetspot_core::import::{SectorAnswer, Twice, Verdict};
use sweetspot_core::map::{Map, Sector, Status};
use sweetspot_core::phrases::counted;
use sweetspot_exchange::columns::{Choices, Commas, Field, StatusAnswer};
use sweetspot_exchange::sheet::column_letters;

/// More rows without a title than this are counted and not listed.
const FEW: u32 = 5;
/// The note on a row without a title.
const NO_TITLE: &str = "no title";

pub(crate) fn import(map: &Path, file: &Path, says: &ImportSays) -> Answer {
    let (app, map) = opened(map)?;
    let at = to_read(&app, file)?;
    let heading_row = says.headings.as_deref().map(heading_row).transpose()?;
    let read = ImportRead { path: at.path, sheet: says.sheet.clone(), encoding: None, separator: None, heading_row };
    let mut preview = app.import_read(read).map_err(sentence)?;
    if let Some(wanted) = says.sheet.as_ref().filter(|wanted| **wanted != preview.guess.sheet) {
        let known = preview.sheets.join(", ");
        return Err(format!("there is no worksheet \"{wanted}\"; there are: {known}").into());
    }
    let choices = decided(&preview, says, &map)?;
    if choices != preview.choices {
        preview = app.import_preview(choices).map_err(sentence)?;
    }
    let report = report(&preview, says.preview);
    if says.preview {
        return Ok(report);
    }
    // Whoever runs this from a script must hear that nothing came in.
    if preview.added + preview.updated + preview.unchanged == 0 {
        return Err(format!("{report}nothing was imported: no row holds an initiative").into());
    }
    app.import_land(Nothing {}).map_err(sentence)?;
    closed(&app, report)
}

/// The row of headings that the person names; 0 for `none`.
///
/// # Errors
/// Where it is neither a row's number nor `none`.
fn heading_row(argument: &str) -> Result<u32, String> {
    if argument.eq_ignore_ascii_case("none") {
        return Ok(0);
    }
    let row = argument.parse::<u32>().ok().filter(|row| *row > 0);
    row.ok_or_else(|| format!("\"{argument}\" is not the number of a row, and not `none`"))
}

/// What the person has decided on the command line.
///
/// # Errors
/// Where something is named that is not there.
fn decided(preview: &ImportPreview, says: &ImportSays, map: &Map) -> Result<Choices, String> {
    let mut choices = preview.choices.clone();
    correct(&mut choices.columns, preview, &says.column, map)?;
    choices.status = says.status.as_deref().map(status).transpose()?;
    for argument in &says.status_of {
        let (words, is) = parted(argument, "WORDS=STATUS")?;
        choices.statuses.push(StatusAnswer { words: words.trim().to_owned(), status: status(is)? });
    }
    choices.commas = match says.commas {
        None => Commas::WhereTheyMust,
        Some(CommasSay::Everywhere) => Commas::Everywhere,
        Some(CommasSay::Nowhere) => Commas::Nowhere,
    };
    for heading in &says.carry {
        choices.carried.push(column(preview, heading, &[])? as u32);
    }
    choices.answers.twice = if says.one { Twice::One } else { Twice::Several };
    for argument in &says.join {
        let names: Vec<String> = argument.split('=').map(|name| name.trim().to_owned()).collect();
        if names.len() < 2 || names.iter().any(String::is_empty) {
            return Err(format!("\"{argument}\" is not NAME=NAME"));
        }
        choices.answers.joined.push(names);
    }
    for argument in &says.sector {
        let (taken_for, is) = parted(argument, "SECTOR=SECTOR")?;
        let (taken_for, is) = (sector(taken_for)?, sector(is)?);
        choices.answers.sectors.extend([true, false].map(|plainly| SectorAnswer { taken_for, plainly, is }));
    }
    choices.left_out.clone_from(&says.leave_out);
    choices.taken_in.clone_from(&says.take_in);
    Ok(choices)
}

/// Sets the columns that the person names; a field that stands in one column only leaves the column that had it.
fn correct(columns: &mut [Field], preview: &ImportPreview, corrections: &[String], map: &Map) -> Result<(), String> {
    let mut named: Vec<usize> = vec![];
    for correction in corrections {
        let (heading, field) = parted(correction, "'Their heading=Field'")?;
        let nth = column(preview, heading, &named)?;
        let field = Field::read(field, map).ok_or_else(|| unknown_field(field))?;
        if !field.may_repeat() {
            for (_, other) in columns.iter_mut().enumerate().filter(|(at, other)| *at != nth && **other == field) {
                *other = Field::Ignore;
            }
        }
        columns[nth] = field;
        named.push(nth);
    }
    Ok(())
}

/// The column of this heading, of two with one heading the first that was not named before; else that of this letter.
fn column(preview: &ImportPreview, heading: &str, named: &[usize]) -> Result<usize, String> {
    let wanted = clean::key(heading);
    let columns = || preview.guess.columns.iter().enumerate();
    let of_heading: Vec<usize> =
        columns().filter(|(_, guess)| clean::key(&guess.heading) == wanted).map(|(nth, _)| nth).collect();
    let free = of_heading.iter().find(|nth| !named.contains(nth)).or(of_heading.last()).copied();
    let of_letter =
        || columns().map(|(nth, _)| nth).find(|nth| column_letters(*nth).eq_ignore_ascii_case(heading.trim()));
    free.or_else(of_letter).ok_or_else(|| {
        let known: Vec<&str> = preview.guess.columns.iter().map(|guess| guess.heading.as_str()).collect();
        format!("no column is headed \"{heading}\"; there are: {}", known.join(", "))
    })
}

fn parted<'s>(argument: &'s str, shape: &str) -> Result<(&'s str, &'s str), String> {
    argument.rsplit_once('=').ok_or(format!("\"{argument}\" is not {shape}"))
}

fn unknown_field(argument: &str) -> String {
    let known: Vec<&str> = Field::ALL.into_iter().map(Field::words).collect();
    format!("\"{argument}\" is not a field; there are: {}, or a challenge by its letter or name", known.join(", "))
}

fn status(argument: &str) -> Result<Status, String> {
    let known = || Status::ALL.map(Status::words).join(", ");
    Status::read(argument).ok_or_else(|| format!("\"{argument}\" is not a status; there are: {}", known()))
}

fn sector(argument: &str) -> Result<Sector, String> {
    let known = || Sector::ALL.map(Sector::words).join(", ");
    Sector::read(argument).ok_or_else(|| format!("\"{argument}\" is not a sector; there are: {}", known()))
}

/// Everything that the import found, line by line; rows that land without a note only with `every_row`.
fn report(preview: &ImportPreview, every_row: bool) -> String {
    let mut text = String::new();
    let mut say = |line: String| {
        text += &line;
        text.push('\n');
    };
    let guess = &preview.guess;
    say(match guess.heading_row {
        0 => format!("worksheet \"{}\", no headings", guess.sheet),
        row => format!("worksheet \"{}\", headings in row {row}", guess.sheet),
    });
    if guess.wider {
        say("the worksheet is too wide: its first 256 columns are read".to_owned());
    }
    for (nth, column) in guess.columns.iter().enumerate() {
        let field = if column.field == Field::Ignore { "left out" } else { column.field.words() };
        let check = if column.sure { "" } else { ", please check" };
        say(format!("column {} \"{}\": {field}{check}", column_letters(nth), column.heading));
    }
    asked(preview, &mut say);
    for row in &preview.rows {
        let verdict = match row.verdict {
            Verdict::Added => "added",
            Verdict::Updated => "updated",
            Verdict::Unchanged => "unchanged",
            Verdict::Joined => "joined",
            Verdict::Skipped => "skipped",
            Verdict::LeftOut => "left out",
        };
        // These rows are counted above.
        if preview.asks.without_title > FEW && row.notes == [NO_TITLE] {
            continue;
        }
        let stays_out = matches!(row.verdict, Verdict::Skipped | Verdict::LeftOut);
        if every_row || stays_out || !row.notes.is_empty() {
            let region = row.region.filter(|region| !region.is_empty());
            let region = region.map_or(String::new(), |region| format!(" [{}]", region.letters()));
            let notes = if row.notes.is_empty() { String::new() } else { format!(": {}", row.notes.join("; ")) };
            say(format!("row {}: {verdict} {}{region}{notes}", row.row, row.title));
        }
    }
    if preview.joined > 0 {
        let rows = counted(preview.joined as usize, "row adds", "rows add");
        say(format!("{rows} to the initiative of an earlier row"));
    }
    if preview.left_out > 0 {
        say(format!("{} left out", counted(preview.left_out as usize, "row is", "rows are")));
    }
    say(format!(
        "{} added, {} updated, {} unchanged, {} skipped",
        preview.added, preview.updated, preview.unchanged, preview.skipped
    ));
    text
}

/// What the window asks above its preview.
fn asked(preview: &ImportPreview, say: &mut dyn FnMut(String)) {
    let (asks, doubts) = (&preview.asks, &preview.doubts);
    let quoted = |names: &[String]| names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
    if asks.without_status > 0 && preview.added > 0 {
        let treated = preview.choices.status.map_or("live, or planned or ended by their dates", Status::words);
        let rows = counted(asks.without_status as usize, "row has", "rows have");
        say(format!("{rows} no status; new initiatives are treated as {treated} (--status)"));
    }
    for status in &asks.statuses {
        let answer =
            preview.choices.statuses.iter().find(|answer| clean::key(&answer.words) == clean::key(&status.words));
        let is = answer.map_or("is not a known status (--status-of)", |answer| answer.status.words());
        say(format!("status \"{}\" in {}: {is}", status.words, counted(status.rows as usize, "row", "rows")));
    }
    if let Some(commas) = &asks.commas {
        let (cells, examples) = (counted(commas.cells as usize, "cell holds", "cells hold"), quoted(&commas.examples));
        say(format!("{cells} commas, {} parted (--commas): {examples}", commas.parted));
    }
    for column in &asks.carried {
        let carried = if preview.choices.carried.contains(&column.column) {
            "carried down"
        } else {
            "not carried down (--carry)"
        };
        say(format!("\"{}\" is filled only in the first row of each group: {carried}", column.heading));
    }
    for repeated in &doubts.twice {
        let rows: Vec<String> = repeated.rows.iter().map(u32::to_string).collect();
        let taken = match preview.choices.answers.twice {
            Twice::Several => format!("{} initiatives (--one)", repeated.rows.len()),
            Twice::One => "one initiative".to_owned(),
        };
        say(format!("\"{}\" occurs more than once (rows {}): {taken}", repeated.title, rows.join(", ")));
    }
    for names in &doubts.alike {
        say(format!("may be one organisation (--join): {}", quoted(names)));
    }
    for sector in &doubts.sectors {
        let by = match (sector.plainly, sector.organisations) {
            (true, 1) => "by its name",
            (true, _) => "by their names",
            (false, 1) => "since its name tells nothing",
            (false, _) => "since their names tell nothing",
        };
        let new = counted(sector.organisations as usize, "new organisation", "new organisations");
        let (words, examples) = (sector.taken_for.words(), quoted(&sector.examples));
        say(format!("{new} taken for {words} {by} (--sector): {examples}"));
    }
    if asks.without_title > 0 {
        let (without, all) = (asks.without_title as usize, preview.rows.len());
        let have = if without == 1 { "has" } else { "have" };
        say(format!("{without} of {} {have} no title", counted(all, "row", "rows")));
    }
    if asks.nothing_read > 0 {
        say(format!("{} nothing that is read", counted(asks.nothing_read as usize, "row holds", "rows hold")));
    }
}
