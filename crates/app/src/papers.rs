//! Board papers of the open map: previewed, and written to a file. One clone of the map is what all of a paper is made from, so the
//! session is free meanwhile, and figure, words and numbers agree.

use crate::failure::{Failure, FailureCode};
use crate::history;
use crate::wire::{AtPath, PaperExport, PaperHeading, PaperPart, PaperPreview};
use crate::{App, exported};
use sweetspot_core::analysis::Settings;
use sweetspot_core::clean::{MAX_TEXT, MAX_TITLE};
use sweetspot_core::map::rules;
use sweetspot_core::{Map, Refusal};
use sweetspot_exchange::paper::{self, Block, Label, Paper, PaperError, PaperRequest, Part, Source, State};

/// What a paper is written from, apart from the session.
struct Snapshot {
    map: Map,
    settings: Settings,
    since: Option<(String, Map)>,
    state: State,
}

#[allow(missing_docs, reason = "described once, in the wire's list of commands")]
impl App {
    pub fn paper_preview(&self, request: PaperRequest) -> Result<PaperPreview, Failure> {
        let snapshot = self.snapshot_for(&request)?;
        self.unless_given_up(move || {
            let paper = snapshot.written(&request)?;
            Ok(previewed(&snapshot.map, &paper))
        })?
    }

    pub fn paper_export(&self, export: PaperExport) -> Result<AtPath, Failure> {
        let (path, ending) = self.to_export(&export.path)?;
        if !["docx", "pdf"].contains(&ending.as_str()) {
            return Err(Failure::of(FailureCode::NotAPaper, &ending));
        }
        let snapshot = self.snapshot_for(&export.paper)?;
        let bytes = self.unless_given_up(move || {
            let paper = snapshot.written(&export.paper)?;
            let bytes = if ending == "docx" { paper::docx(&paper) } else { paper::pdf(&paper) };
            bytes.map_err(Failure::from)
        })??;
        exported(&path, "paper", &bytes)
    }

    /// What the paper is written from, as it is at this moment.
    fn snapshot_for(&self, request: &PaperRequest) -> Result<Snapshot, Failure> {
        refuse(request)?;
        self.with_session(|session, _| {
            let since = request.since.map(|change| history::state(session, change)).transpose()?;
            let newest = session.document.history(1)?;
            let map = session.document.map().clone();
            let version = map.versions.iter().max_by_key(|version| (version.at, version.order));
            let state = State {
                revision: newest.first().map(|entry| entry.id.to_string()).unwrap_or_default(),
                version: version.map(|version| version.name.clone()).unwrap_or_default(),
                program: format!("Sweetspot {}", env!("CARGO_PKG_VERSION")),
            };
            Ok(Snapshot { settings: session.settings.clone(), since, state, map })
        })
    }
}

impl Snapshot {
    fn written(&self, request: &PaperRequest) -> Result<Paper, Failure> {
        let since = self.since.as_ref().map(|(name, map)| (name.as_str(), map));
        let source = Source { map: &self.map, settings: &self.settings, since, state: self.state.clone() };
        Ok(paper::write(&source, request)?)
    }
}

/// Refuses what no map would take: days that are none, texts that are too long.
fn refuse(request: &PaperRequest) -> Result<(), Failure> {
    let front = &request.front;
    for day in [Some(request.date), front.date].into_iter().flatten() {
        if rules::day(day) != day {
            return Err(Refusal::NotADate { text: day.to_string() }.into());
        }
    }
    let lines = [&front.title, &front.meeting, &front.report_of, &front.contact, &front.exempt].map(String::as_str);
    let blocks = [&front.recommendations, &front.consultation, &front.documents].map(String::as_str);
    let implications = front.implications.each().map(|(_, _, text)| text);
    let is_longer = |text: &&str, most: usize| text.chars().count() > most;
    if lines.iter().any(|text| is_longer(text, MAX_TITLE)) {
        return Err(Refusal::TextTooLong { most: MAX_TITLE }.into());
    }
    if blocks.iter().chain(&implications).any(|text| is_longer(text, MAX_TEXT)) {
        return Err(Refusal::TextTooLong { most: MAX_TEXT }.into());
    }
    Ok(())
}

fn previewed(map: &Map, paper: &Paper) -> PaperPreview {
    let headings = paper::numbered(&paper.blocks).filter_map(|(label, block)| match block {
        Block::Heading { level, text, .. } => Some(PaperHeading {
            level: *level,
            number: match label {
                Label::None => String::new(),
                Label::Number(number) | Label::Appendix(number) => number,
            },
            text: text.clone(),
        }),
        Block::Title(_)
        | Block::Line { .. }
        | Block::Paragraph { .. }
        | Block::List { .. }
        | Block::Figure(_)
        | Block::Table(_)
        | Block::NewPage => None,
    });
    let parts = Part::ALL.into_iter().map(|part| PaperPart {
        part,
        number: part.number(),
        words: part.words().to_owned(),
        held: paper.parts.contains(&part),
    });
    PaperPreview {
        title: paper.title.clone(),
        name: paper::file_name(map, paper),
        outline: headings.collect(),
        parts: parts.collect(),
        sides: paper::sides(paper),
        prompts: paper.prompts() as u32,
    }
}

impl From<PaperError> for Failure {
    fn from(error: PaperError) -> Failure {
        match error {
            PaperError::Nobody => Failure::of(FailureCode::Gone, ""),
            PaperError::Writing(why) => Failure::of(FailureCode::PaperFailed, &why),
        }
    }
}
