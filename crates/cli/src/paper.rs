//! Board papers from a terminal: the same request as the window's dialog makes.

use crate::Answer;
use crate::arguments::PaperSays;
use crate::edit::lettered;
use crate::host::{ended, opened, sentence, to_write, whole};
use std::path::Path;
use sweetspot_app::wire::{PaperExport, PaperPreview};
use sweetspot_app::{App, clock};
use sweetspot_core::clean;
use sweetspot_core::map::{GroundKind, Map};
use sweetspot_core::phrases::counted;
use sweetspot_exchange::paper::{PaperRequest, Part, Whose};

pub(crate) fn paper(map: &Path, out: Option<&Path>, says: &PaperSays) -> Answer {
    if out.is_none() && says.all_places.is_none() && !says.preview {
        return Err("say where the paper goes: OUT.docx or OUT.pdf".into());
    }
    let parts = parts(&says.parts)?;
    let (app, map) = opened(map)?;
    let since = says.since.as_ref().map(|name| crate::history::named(&map, name).map(|row| row.change)).transpose()?;
    let request = PaperRequest { parts, since, whose: whose(&map, says)?, ..PaperRequest::on(clock::today()) };
    let answer = match (&says.all_places, out) {
        (Some(folder), _) => all_places(&app, &map, folder, &request, says.preview)?,
        (None, Some(out)) if !says.preview => written(&app, out, request)?,
        (None, _) => outline(&app.paper_preview(request).map_err(sentence)?),
    };
    ended(&app);
    Ok(answer)
}

fn written(app: &App, out: &Path, paper: PaperRequest) -> Answer {
    let path = to_write(app, out)?.path;
    let written = app.paper_export(PaperExport { path, paper }).map_err(sentence)?;
    Ok(format!("{}\n", written.path))
}

/// A Word document for each place of the map, in a folder. Every name is free or its own from before.
fn all_places(app: &App, map: &Map, folder: &Path, request: &PaperRequest, preview: bool) -> Answer {
    let (folder, _) = whole(folder)?;
    let places: Vec<_> = map.grounds.iter().filter(|row| row.kind == GroundKind::Place).collect();
    if places.is_empty() {
        return Err("the map has no places".into());
    }
    if !preview {
        std::fs::create_dir_all(&folder).map_err(|why| format!("{}: {why}", folder.display()))?;
    }
    let (mut taken, mut answer) = (vec![], String::new());
    for place in places {
        let paper = PaperRequest { whose: Whose::Place { place: place.id }, ..request.clone() };
        let preview_of = app.paper_preview(paper.clone()).map_err(sentence)?;
        let name = free(&preview_of.name, &mut taken);
        if preview {
            answer += &format!("{name}.docx: {}\n", tally(&preview_of));
            continue;
        }
        answer += &written(app, &folder.join(format!("{name}.docx")), paper)?;
    }
    Ok(answer)
}

/// The name, with a number where another place's paper has it: systems that do not tell case apart would lose one.
fn free(name: &str, taken: &mut Vec<String>) -> String {
    let numbered = (2..).map(|nth| format!("{name} {nth}"));
    let free = std::iter::once(name.to_owned()).chain(numbered).find(|name| !taken.contains(&clean::key(name)));
    let free = free.unwrap_or_else(|| name.to_owned());
    taken.push(clean::key(&free));
    free
}

/// The headings, each with its number, then sides and prompts.
fn outline(preview: &PaperPreview) -> String {
    let mut text = format!("{}\n", preview.title);
    for heading in &preview.outline {
        let number = if heading.number.is_empty() { String::new() } else { format!("{} ", heading.number) };
        text += &format!("{}{number}{}\n", "  ".repeat(usize::from(heading.level)), heading.text);
    }
    text += &format!("{}\n", tally(preview));
    let parts: Vec<String> = preview.parts.iter().map(|part| format!("{} {}", part.number, part.words)).collect();
    text + &format!("parts: {}\n", parts.join(", "))
}

fn tally(preview: &PaperPreview) -> String {
    format!(
        "{}, {} with appendices; {} to complete",
        counted(preview.sides.main as usize, "side", "sides"),
        preview.sides.all,
        preview.prompts
    )
}

fn parts(numbers: &[u8]) -> Result<Vec<Part>, String> {
    let known = || {
        let known: Vec<String> = Part::ALL.iter().map(|part| format!("{} {}", part.number(), part.words())).collect();
        known.join(", ")
    };
    numbers
        .iter()
        .map(|number| Part::of(*number).ok_or_else(|| format!("there is no part {number}; there are {}", known())))
        .collect()
}

/// Of which initiatives the paper is.
fn whose(map: &Map, says: &PaperSays) -> Result<Whose, crate::Trouble> {
    let alike = |one: &str, other: &str| clean::key(one) == clean::key(other);
    if let Some(name) = &says.place {
        let mut places = map.grounds.iter().filter(|row| row.kind == GroundKind::Place);
        let place = places.find(|row| alike(&row.name, name)).ok_or_else(|| format!("no place is called {name}"))?;
        return Ok(Whose::Place { place: place.id });
    }
    if let Some(name) = &says.organisation {
        let found = map.organisations.iter().find(|row| alike(&row.name, name));
        let organisation = found.ok_or_else(|| format!("no organisation is called {name}"))?;
        return Ok(Whose::Organisation { organisation: organisation.id });
    }
    match &says.challenges {
        Some(letters) => Ok(Whose::Challenges { challenges: map.challenge_set(&lettered(map, letters)?) }),
        None => Ok(Whose::Area),
    }
}
