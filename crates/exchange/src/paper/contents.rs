//! What stands in a paper: a function for each part, called in order. A part for which the map holds nothing is left out whole.

mod appendices;
mod asked;
mod changed;
mod introduction;
mod lines;
mod shown_spots;
mod shows;

use super::blocks::{Block, Cell, Column, Figure, Table, Words};
use super::numbers::letter;
use super::whose::{narrowed, only};
use super::{Paper, PaperError, PaperRequest, Part, Source, Written};
use crate::picture;
use chrono::NaiveDate;
use sweetspot_core::analysis::analyse;
use sweetspot_core::compare::{Comparison, compare};
use sweetspot_core::{Map, clean};

pub(super) fn written(source: &Source<'_>, request: &PaperRequest) -> Result<Paper, PaperError> {
    let narrow = narrowed(source.map, &request.whose)?;
    let analysis = request.whose.heard(analyse(&narrow.map, source.settings));
    let since = source.since.map(|(name, earlier)| (name, changes(source.map, earlier, request)));
    let written = Written {
        map: &narrow.map,
        whole: source.map,
        faded: &narrow.faded,
        analysis: &analysis,
        settings: source.settings,
        since: since.as_ref().map(|(name, comparison)| (*name, comparison)),
        state: &source.state,
        request,
        parts: Part::ALL
            .into_iter()
            .filter(|part| request.wants(*part) && (*part != Part::Changed || since.is_some()))
            .collect(),
    };
    let title = title(source.map, request, &narrow.name);
    let mut writing = Writing::default();
    lines::lines(&mut writing, &written, &title);
    for part in &written.parts {
        match part {
            Part::Purpose => introduction::purpose(&mut writing, &written, &narrow.of),
            Part::Recommendations => asked::recommendations(&mut writing, &written),
            Part::Background => introduction::background(&mut writing, &written, &narrow.of),
            Part::Shows => shows::shows(&mut writing, &written),
            Part::Changed => changed::changed(&mut writing, &written),
            Part::Consultation => asked::consultation(&mut writing, &written),
            Part::Implications => asked::implications(&mut writing, &written),
            Part::Appendices => appendices::appendices(&mut writing, &written),
        }
    }
    let head = &source.map.head;
    Ok(Paper {
        subject: subject(&narrow.map, &narrow.of),
        title,
        creator: clean::line(&request.front.report_of),
        marking: clean::line(&head.marking),
        release: clean::line(&head.release),
        date: request.date,
        fingerprint: picture::fingerprint(source.map),
        state: source.state.clone(),
        parts: written.parts,
        blocks: writing.blocks,
    })
}

/// The paper's title: what officers wrote, else the map's title or area, and whose paper it is. Never empty, because a document
/// without one is not accessible.
fn title(map: &Map, request: &PaperRequest, name: &str) -> String {
    let own = clean::line(&request.front.title);
    if !own.is_empty() {
        return own;
    }
    let of_map =
        [&map.head.title, &map.head.area].into_iter().map(|text| clean::line(text)).find(|text| !text.is_empty());
    let of_map = of_map.unwrap_or_else(|| "Sweet spots".to_owned());
    if name.is_empty() { of_map } else { format!("{of_map}: {name}") }
}

fn subject(map: &Map, of: &str) -> String {
    let area = sweetspot_core::describe::board::area(map);
    let of = if of.is_empty() { String::new() } else { format!(", initiatives {of}") };
    format!("Board paper on the grand challenges of {area}{of}")
}

/// What differs from an earlier state, of the initiatives that the paper is about or was about then.
fn changes(map: &Map, earlier: &Map, request: &PaperRequest) -> Comparison {
    let mut about = request.whose.taken(map);
    about.extend(request.whose.taken(earlier));
    let narrow = |map: &Map| {
        let held = map.initiatives.iter().map(|row| row.id).filter(|id| about.contains(id)).collect();
        only(map, &held)
    };
    compare(&narrow(earlier), &narrow(map))
}

/// `17 September 2026`.
fn day(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}

/// Blocks in the making; figures and tables are counted through the whole paper.
#[derive(Default)]
struct Writing {
    blocks: Vec<Block>,
    figures: usize,
    tables: usize,
}

impl Writing {
    /// Begins a part.
    fn part(&mut self, text: impl Into<String>) {
        self.heading(1, text, false);
    }

    /// Begins a section of a part.
    fn section(&mut self, text: impl Into<String>) {
        self.heading(2, text, false);
    }

    /// Begins an appendix, on a page of its own.
    fn appendix(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::NewPage);
        self.heading(1, text, true);
    }

    fn heading(&mut self, level: u8, text: impl Into<String>, appendix: bool) {
        self.blocks.push(Block::Heading { level, text: short(&text.into()), appendix });
    }

    fn line(&mut self, label: &'static str, value: Words) {
        self.blocks.push(Block::Line { label, value });
    }

    /// A numbered paragraph.
    fn says(&mut self, words: Words) {
        self.blocks.push(Block::Paragraph { words, numbered: true });
    }

    /// A numbered paragraph of plain words.
    fn tells(&mut self, text: impl AsRef<str>) {
        self.says(Words::plain(text));
    }

    /// Officers' own words, a paragraph a line, or the prompt for them.
    fn said_or_asked(&mut self, text: &str, whom: &str) {
        let lines = super::front::lines(text);
        if lines.is_empty() {
            self.says(Words::prompt(whom));
        }
        lines.iter().for_each(|line| self.tells(line));
    }

    fn bullets(&mut self, entries: Vec<Words>) {
        self.list(false, entries);
    }

    fn list(&mut self, numbered: bool, entries: Vec<Words>) {
        if !entries.is_empty() {
            self.blocks.push(Block::List { numbered, entries });
        }
    }

    fn figure(&mut self, caption: &str, alternative: String, picture: picture::Picture) {
        self.figures += 1;
        let caption = format!("Figure {}: {caption}", self.figures);
        self.blocks.push(Block::Figure(Box::new(Figure { picture, caption, alternative })));
    }

    /// A table; one without rows is none.
    fn table(&mut self, caption: &str, description: &str, columns: &[(&'static str, u32)], rows: Vec<Vec<Cell>>) {
        if rows.is_empty() {
            return;
        }
        self.tables += 1;
        self.blocks.push(Block::Table(Table {
            caption: format!("Table {}: {caption}", self.tables),
            description: description.to_owned(),
            columns: columns.iter().map(|(heading, share)| Column { heading, share: *share }).collect(),
            rows,
        }));
    }
}

/// Most characters of a heading: fewer than a hundred.
const LONGEST_HEADING: usize = 99;

/// The heading, cut at the end of a word where it is too long. Only names make it so, which other places tell in full.
fn short(text: &str) -> String {
    let text = Words::plain(text).text();
    if text.chars().count() <= LONGEST_HEADING {
        return text;
    }
    let head: String = text.chars().take(LONGEST_HEADING - 1).collect();
    let end = head.rfind(' ').filter(|end| *end > 0).unwrap_or(head.len());
    format!("{}…", head[..end].trim_end_matches([',', ';', ':', '.', '-', ' ']))
}

impl Written<'_> {
    /// How another place refers to this part, where the paper has it: `section 4`.
    fn section_of(&self, part: Part) -> Option<String> {
        let nth = self.parts.iter().position(|held| *held == part)?;
        Some(format!("section {}", nth + 1))
    }

    fn has(&self, part: Part) -> bool {
        self.parts.contains(&part)
    }

    /// How another place refers to an appendix, where the paper has it: `Appendix A`.
    fn appendix_of(&self, appendix: Appendix) -> Option<String> {
        let nth = appendices::held(self).iter().position(|held| *held == appendix)?;
        Some(format!("Appendix {}", letter(nth + 1)))
    }
}

/// The appendices, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Appendix {
    /// Every initiative.
    Initiatives,
    /// The sweet spots that have no room in the paper itself.
    Spots,
    /// The changes that have none.
    Changes,
    /// How it was worked out.
    Method,
}
