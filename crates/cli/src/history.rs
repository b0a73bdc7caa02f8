//! The map's past and its other copies: merging, history, versions, comparing, salvage, forgetting.

use crate::host::{app, closed, ended, opened, sentence, to_read, to_write};
use crate::report::{as_json, letters};
use crate::{Answer, Trouble};
use serde::Serialize;
use std::path::Path;
use sweetspot_app::wire::{
    Between, ChangeKind, HistoryAsk, MergePreview, MergeRead, Nothing, OfChange, OfPerson, Salvage, Standing,
    ToldConflict,
};
use sweetspot_app::{App, clock};
use sweetspot_core::compare::{Moved, Told};
use sweetspot_core::map::{Map, Version};
use sweetspot_core::phrases::counted;
use sweetspot_core::{Edit, clean};

/// How copies are brought together.
pub(crate) struct How {
    pub(crate) preview: bool,
    pub(crate) ours: bool,
    pub(crate) theirs: bool,
    pub(crate) apart: bool,
    pub(crate) json: bool,
}

#[derive(Serialize)]
struct Merged<'a> {
    changes: u32,
    conflicts: Vec<InConflict<'a>>,
}

#[derive(Serialize)]
struct InConflict<'a> {
    kind: &'a str,
    name: &'a str,
    field: &'a str,
    ours: &'a str,
    theirs: &'a str,
}

pub(crate) fn merge(into: &Path, from: &Path, how: &How) -> Answer {
    let (app, _) = opened(into)?;
    let at = to_read(&app, from)?;
    let read = |apart| app.merge_read(MergeRead { path: Some(at.path.clone()), apart }).map_err(sentence);
    let mut preview = read(vec![])?;
    if how.apart {
        preview = read(preview.joined.iter().filter(|pair| pair.may_part).map(|pair| pair.theirs).collect())?;
    }
    let report = merge_report(&preview, how)?;
    if how.preview {
        ended(&app);
        return Ok(report);
    }
    app.merge_land(Nothing {}).map_err(sentence)?;
    if how.ours || how.theirs {
        let conflicts = preview.conflicts.iter().map(|entry| entry.conflict.id).collect::<Vec<_>>();
        if !conflicts.is_empty() {
            let settled = app.edit_plainly(&Edit::SettleConflicts { conflicts, theirs: how.theirs });
            if let Err(why) = settled {
                // A command that fails has changed nothing.
                app.undo_plainly().map_err(sentence)?;
                return Err(sentence(why).into());
            }
        }
    }
    closed(&app, report)
}

/// What a merge would change, as text or as JSON.
fn merge_report(preview: &MergePreview, how: &How) -> Answer {
    let line = |entry: &ToldConflict| {
        format!("   {} {}: {}: {} here, {} there\n", entry.kind, entry.name, entry.field, entry.ours, entry.theirs)
    };
    if how.json {
        let conflicts = preview.conflicts.iter().map(|entry| InConflict {
            kind: &entry.kind,
            name: &entry.name,
            field: plain(entry),
            ours: value(&entry.conflict.ours),
            theirs: value(&entry.conflict.theirs),
        });
        return as_json(&Merged { changes: preview.changes, conflicts: conflicts.collect() });
    }
    let mut text = format!("from {}: {}\n", preview.from, counted(preview.changes as usize, "change", "changes"));
    match preview.standing {
        Standing::BuiltOnOurs => {}
        Standing::Known => text += "   all of it is here, or was here and was taken back\n",
        Standing::Apart => text += "   it does not know the latest changes here, which stay as they were decided\n",
        Standing::Unrelated => text += "   no common past: nothing counts as removed\n",
    }
    preview.sentences.iter().for_each(|sentence| text += &format!("   {sentence}\n"));
    for pair in &preview.joined {
        text += &format!("   taken for one: {} {}\n", pair.kind, pair.name);
    }
    let settled = match (how.ours, how.theirs) {
        (true, _) => ", settled as this map says",
        (_, true) => ", settled as the other copy says",
        (false, false) => "",
    };
    text += &format!("{}{settled}\n", counted(preview.conflicts.len(), "conflict", "conflicts"));
    preview.conflicts.iter().for_each(|entry| text += &line(entry));
    Ok(text)
}

/// A field by its own name where it has one, else as people call it: `title`, `contribution to Good work`.
fn plain(entry: &ToldConflict) -> &str {
    if entry.conflict.field.of.is_some() { &entry.field } else { &entry.conflict.field.name }
}

fn value(text: &Option<String>) -> &str {
    text.as_deref().unwrap_or_default()
}

pub(crate) fn history(map: &Path, json: bool, newest: Option<u32>) -> Answer {
    #[derive(Serialize)]
    struct History<'a> {
        changes: Vec<Line<'a>>,
    }
    #[derive(Serialize)]
    struct Line<'a> {
        at: String,
        who: &'a str,
        what: String,
        version: Option<&'a str>,
    }
    let (app, map) = opened(map)?;
    let reply = app.history(HistoryAsk { newest: newest.unwrap_or(u32::MAX - 1) }).map_err(sentence)?;
    ended(&app);
    let lines = reply.entries.iter().map(|entry| Line {
        at: clock::written(entry.at),
        who: &entry.who,
        what: match entry.step {
            ChangeKind::New | ChangeKind::Edit => entry.label.clone(),
            ChangeKind::Undo => format!("Undo: {}", entry.label),
            ChangeKind::Redo => format!("Redo: {}", entry.label),
        },
        version: map.versions.iter().find(|row| row.change == entry.change).map(|row| row.name.as_str()),
    });
    let history = History { changes: lines.collect() };
    if json {
        return as_json(&history);
    }
    let lines = history.changes.iter().map(|line| {
        let who = if line.who.is_empty() { "-" } else { line.who };
        format!("{}  {who}  {}\n", line.at, line.what)
    });
    Ok(lines.collect())
}

pub(crate) fn version(map: &Path, name: &str) -> Answer {
    let (app, _) = opened(map)?;
    app.edit_plainly(&Edit::NameVersion { name: name.to_owned() }).map_err(sentence)?;
    closed(&app, format!("named {}\n", clean::line(name)))
}

pub(crate) fn compare(map: &Path, from: &str, to: Option<&str>, json: bool) -> Answer {
    #[derive(Serialize)]
    struct Compared<'a> {
        moved: Vec<Move<'a>>,
        new: Vec<&'a str>,
        ended: Vec<&'a str>,
        removed: Vec<&'a str>,
        renamed: Vec<Name<'a>>,
    }
    #[derive(Serialize)]
    struct Move<'a> {
        initiative: &'a str,
        from: Vec<String>,
        to: Vec<String>,
    }
    #[derive(Serialize)]
    struct Name<'a> {
        from: &'a str,
        to: &'a str,
    }
    let (app, map) = opened(map)?;
    let from = named(&map, from)?.change;
    let to = to.filter(|to| *to != "now").map(|to| named(&map, to).map(|row| row.change)).transpose()?;
    let comparison = app.compare(Between { from, to }).map_err(sentence)?.comparison;
    ended(&app);
    if json {
        let moved = |row: &Moved| (letters(row.from), letters(row.to));
        let titles = |rows: &[Told]| -> Vec<String> { rows.iter().map(|row| row.title.clone()).collect() };
        let (new, ended, removed) = (titles(&comparison.new), titles(&comparison.ended), titles(&comparison.removed));
        return as_json(&Compared {
            moved: comparison
                .moved
                .iter()
                .map(|row| {
                    let (from, to) = moved(row);
                    Move { initiative: &row.title, from, to }
                })
                .collect(),
            new: new.iter().map(String::as_str).collect(),
            ended: ended.iter().map(String::as_str).collect(),
            removed: removed.iter().map(String::as_str).collect(),
            renamed: comparison.renamed.iter().map(|row| Name { from: &row.before, to: &row.after }).collect(),
        });
    }
    let mut text = format!("{}\n", comparison.summary);
    comparison.sentences.iter().for_each(|sentence| text += &format!("   {sentence}\n"));
    Ok(text)
}

pub(crate) fn restore(map: &Path, version: &str) -> Answer {
    let (app, map) = opened(map)?;
    let change = named(&map, version)?.change;
    let after = app.go_back(OfChange { change }).map_err(sentence)?;
    closed(&app, format!("{}\n", after.undo.unwrap_or_default()))
}

pub(crate) fn named<'a>(map: &'a Map, name: &str) -> Result<&'a Version, Trouble> {
    let wanted = clean::key(name);
    let mut versions = map.versions.iter();
    let version = versions.find(|row| clean::key(&row.name) == wanted);
    version.ok_or_else(|| format!("no version is called \"{name}\"").into())
}

pub(crate) fn salvage(damaged: &Path, out: &Path) -> Answer {
    let app: std::sync::Arc<App> = app()?;
    let (path, to) = (to_read(&app, damaged)?.path, to_write(&app, out)?.path);
    let report = app.salvage(Salvage { path, to }).map_err(sentence)?;
    ended(&app);
    Ok(report.sentences.join("\n") + "\n")
}

pub(crate) fn forget(map: &Path, name: Option<&str>) -> Answer {
    let (app, _) = opened(map)?;
    let answer = match name {
        Some(who) => {
            let people = app.people(Nothing {}).map_err(sentence)?.people;
            if !people.iter().any(|named| named.who == who) {
                return Err(format!("the history does not name \"{who}\"").into());
            }
            app.erase_name(OfPerson { who: who.to_owned() }).map_err(sentence)?;
            format!("{who} is no longer named\n")
        }
        None => {
            app.forget_history(Nothing {}).map_err(sentence)?;
            "the history is forgotten\n".to_owned()
        }
    };
    closed(&app, answer)
}
