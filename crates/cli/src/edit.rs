//! The commands that change a map. Each is one edit, or none at all.

use crate::Answer;
use crate::host::{app, closed, opened, sentence, titled, to_write, whole};
use std::path::Path;
use sweetspot_app::wire::NewMap;
use sweetspot_app::{App, Failure, FailureCode, clock, sample};
use sweetspot_core::import::Answers;
use sweetspot_core::map::{ChallengeId, Initiative, Map};
use sweetspot_core::{Change, Edit};
use sweetspot_document::{Document, Folders};
use sweetspot_exchange::columns::{self, DateOrder, Field};
use sweetspot_exchange::sheet::{Cell, Sheet};

pub(crate) fn new(
    path: &Path,
    with_sample: bool,
    like: Option<&Path>,
    title: Option<&str>,
    area: &str,
    challenges: u32,
) -> Answer {
    if with_sample {
        let local = sweetspot_app::local_folder().ok_or("this account has no folder for private files")?;
        let map = sample::map();
        let change = Change::making(&map, "New map".to_owned(), &clock::now(""));
        let (path, at) = whole(path)?;
        if !path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("sweetspot")) {
            return Err(sentence(Failure::of(FailureCode::NotAMapName, "")).into());
        }
        let made = Document::create(&Folders { local }, &path, &map, &change).and_then(Document::close);
        return made.map(|()| format!("{}\n", at.path)).map_err(|why| why.to_string().into());
    }
    let app = match like {
        Some(like) => opened(like)?.0,
        None => app()?,
    };
    let at = to_write(&app, path)?;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let title = title.map_or(stem, str::to_owned);
    let made = NewMap {
        path: at.path.clone(),
        title,
        area: area.to_owned(),
        challenges,
        names: vec![],
        like: like.is_some(),
        replace: false,
    };
    app.new_map(made).map_err(sentence)?;
    closed(&app, format!("{}\n", at.path))
}

pub(crate) fn place(map: &Path, title: &str, letters: &str) -> Answer {
    let (app, map) = opened(map)?;
    let initiative = titled(&map, title)?.id;
    let challenges = lettered(&map, letters)?;
    done(&app, &Edit::PlaceInitiatives { initiatives: vec![initiative], challenges, at: None })
}

/// The challenges of `AC`, `a,c` or `A + C`; `-` is none.
pub(crate) fn lettered(map: &Map, letters: &str) -> Result<Vec<ChallengeId>, String> {
    if letters.trim() == "-" {
        return Ok(vec![]);
    }
    let mut challenges = Vec::new();
    for letter in letters.chars().filter(|c| !c.is_whitespace() && !matches!(c, ',' | '+' | ';')) {
        let nth = (letter.to_ascii_uppercase() as usize).wrapping_sub('A' as usize);
        if nth >= map.challenges.len() {
            return Err(format!("there is no challenge {letter}"));
        }
        let challenge = map.challenges.at(nth).id;
        if !challenges.contains(&challenge) {
            challenges.push(challenge);
        }
    }
    if challenges.is_empty() { Err("name challenges by letter, or - for none".to_owned()) } else { Ok(challenges) }
}

/// Sets fields as one row of a sheet would, read by the same code, so that a field means the same here as there.
pub(crate) fn set(map: &Path, title: &str, values: &[String]) -> Answer {
    let (app, map) = opened(map)?;
    let edit = set_by_row(&map, titled(&map, title)?, values)?;
    done(&app, &edit)
}

fn set_by_row(map: &Map, initiative: &Initiative, values: &[String]) -> Result<Edit, String> {
    let mut columns = vec![Field::Id];
    let mut headings = vec![Cell::Text("ID".to_owned())];
    let mut cells = vec![Cell::Text(initiative.id.to_string())];
    for value in values {
        let (field, value) = value.split_once('=').ok_or(format!("\"{value}\" is not FIELD=VALUE"))?;
        let column = Field::read(field, map).ok_or_else(|| format!("\"{field}\" is not a field"))?;
        if matches!(column, Field::Id | Field::Ignore) {
            return Err(format!("\"{field}\" can't be set"));
        }
        columns.push(column);
        headings.push(Cell::Text(field.to_owned()));
        cells.push(if value.trim().is_empty() { Cell::Empty } else { Cell::Text(value.to_owned()) });
    }
    if let Some(nth) = cells.iter().position(Cell::is_empty) {
        return clear(initiative, columns[nth], columns.len() == 2);
    }
    if !columns.contains(&Field::Title) {
        columns.push(Field::Title);
        headings.push(Cell::Text("Title".to_owned()));
        cells.push(Cell::Text(initiative.title.clone()));
    }
    let sheet = Sheet { name: "set".to_owned(), rows: vec![(1, headings), (2, cells)], ..Sheet::default() };
    let rows = columns::rows(&sheet, 1, &columns, DateOrder::DayMonth, map);
    let problems: Vec<String> = rows.iter().flat_map(|row| row.problems.clone()).collect();
    if problems.is_empty() {
        Ok(Edit::Import { from: String::new(), rows, answers: Answers::default() })
    } else {
        Err(problems.join("; "))
    }
}

/// An empty cell of a sheet leaves what the map holds, so taking a value away is an edit of its own.
fn clear(initiative: &Initiative, field: Field, alone: bool) -> Result<Edit, String> {
    use sweetspot_core::edit::InitiativeFields;
    if !alone {
        return Err("take one value away at a time".to_owned());
    }
    let empty = Some(String::new());
    let mut fields = InitiativeFields::default();
    #[allow(clippy::wildcard_enum_match_arm, reason = "the others always have a value")]
    match field {
        Field::Summary => fields.summary = empty,
        Field::Start => fields.start = empty,
        Field::End => fields.end = empty,
        Field::Notes => fields.notes = empty,
        Field::Link => fields.link = empty,
        Field::Reference => fields.reference = empty,
        Field::BrightSpot => fields.bright_spot = Some(false),
        Field::Challenges => {
            return Ok(Edit::PlaceInitiatives { initiatives: vec![initiative.id], challenges: vec![], at: None });
        }
        other => return Err(format!("{other:?} can't be empty")),
    }
    Ok(Edit::ChangeInitiatives { initiatives: vec![initiative.id], fields })
}

pub(crate) fn undo(map: &Path) -> Answer {
    let (app, _) = opened(map)?;
    let label = app.undo_plainly().map_err(sentence)?.ok_or("there is nothing to undo")?;
    closed(&app, format!("undone: {label}\n"))
}

fn done(app: &App, edit: &Edit) -> Answer {
    let label = app.edit_plainly(edit).map_err(sentence)?;
    closed(app, format!("{}\n", label.unwrap_or_else(|| "nothing to change".to_owned())))
}
