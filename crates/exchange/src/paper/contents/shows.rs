//! What the map shows: the figure with its description, then counts, thin spots, what hangs on one organisation, and who is missing.

use super::super::blocks::{Cell, Words, cell};
use super::super::{Part, Written};
use super::shown_spots;
use super::{Appendix, Writing, day};
use crate::picture::{self, Headline, Outlined, PaperSize, PictureRequest};
use std::collections::BTreeSet;
use sweetspot_core::Map;
use sweetspot_core::analysis::analyse;
use sweetspot_core::clean;
use sweetspot_core::describe::{board, headline};
use sweetspot_core::map::Sector;
use sweetspot_core::phrases::{challenges, counted};

/// How many sweet spots are outlined on the figure.
const OUTLINED: u32 = 3;
/// Most thin spots told one by one.
const MOST_THIN: usize = 6;

pub(super) fn shows(writing: &mut Writing, paper: &Written<'_>) {
    writing.part(Part::Shows.words());
    let (map, analysis) = (paper.map, paper.analysis);
    let opening = headline::headline(map, analysis, &[]);
    writing.tells(match &analysis.over_claim {
        Some(claim) => format!(
            "{opening} {} of the {} placed initiatives claim every challenge, which may be more than they do.",
            claim.claiming_all, claim.placed
        ),
        None => opening,
    });
    figure(writing, paper);
    overlaps(writing, paper);
    shown_spots::spots(writing, paper);
    thin(writing, paper);
    fragile(writing, paper);
    missing(writing, paper);
    shown_spots::together(writing, paper);
}

fn figure(writing: &mut Writing, paper: &Written<'_>) {
    let whole = paper.faded.is_empty();
    let request = PictureRequest {
        size: PaperSize::HalfPage,
        faded: Some(paper.faded.to_vec()),
        spots: if whole { Outlined::First { count: OUTLINED } } else { Outlined::None },
        headline: Headline::None,
        ..PictureRequest::on(paper.request.date)
    };
    // On a narrowed map the figure still shows the whole, the rest of it faint.
    let of_whole;
    let analysis = if whole {
        paper.analysis
    } else {
        of_whole = analyse(paper.whole, paper.settings);
        &of_whole
    };
    let drawn = picture::draw(paper.whole, analysis, &request);
    let outlined = request.outlined(analysis);
    let alternative = board::alternative(paper.map, paper.analysis);
    let caption = format!("The map of {}, {}", board::area(paper.map), day(paper.request.date));
    writing.figure(&clean::line(&caption), alternative, drawn);
    let titles = paper.appendix_of(Appendix::Initiatives);
    let paragraphs = board::description(paper.map, paper.analysis, &outlined, titles.as_deref());
    paragraphs.iter().for_each(|paragraph| writing.tells(paragraph));
    if !whole {
        writing.tells("The area’s other initiatives are drawn faint on it, without their titles.");
    }
}

fn overlaps(writing: &mut Writing, paper: &Written<'_>) {
    let (map, analysis) = (paper.map, paper.analysis);
    if analysis.placed == 0 {
        return;
    }
    let name = |nth: u32| map.organisations.at(nth as usize).name.clone();
    let rows: Vec<Vec<Cell>> = analysis
        .regions
        .iter()
        .filter(|region| region.challenges.len() >= 2)
        .map(|region| {
            vec![
                cell(challenges(map, region.challenges)),
                region.initiatives.len().to_string(),
                region.organisations.len().to_string(),
                cell(region.depends_on.map(name).unwrap_or_default()),
                absent(map, &region.missing_sectors),
            ]
        })
        .collect();
    writing.section("Where challenges meet");
    writing.tells("The table counts the initiatives in each overlap, and the organisations behind them.");
    writing.table(
        "Overlaps, with who is behind them",
        "A row for each overlap: how many initiatives lie in exactly these challenges, how many organisations are behind \
         them, the one organisation on which the overlap depends, and the sectors that are absent from it.",
        &[
            ("Challenges", 29),
            ("Initiatives", 15),
            ("Organisations", 19),
            ("Depends on", 18),
            ("Sectors absent", 29),
        ],
        rows,
    );
}

/// The sectors that are absent from an overlap; where all of the map's are, as from one that holds nothing, in a word.
fn absent(map: &Map, missing: &[Sector]) -> Cell {
    let all: BTreeSet<Sector> = map.organisations.iter().map(|row| row.sector).collect();
    if missing.len() > 1 && missing.len() == all.len() { "All".to_owned() } else { board::sectors(missing) }
}

fn thin(writing: &mut Writing, paper: &Written<'_>) {
    let spots = &paper.analysis.thin_spots;
    if spots.is_empty() || paper.analysis.placed == 0 {
        return;
    }
    writing.section("Thin spots");
    let more = spots.len().saturating_sub(MOST_THIN);
    let rest = if more == 0 {
        String::new()
    } else {
        format!(" These are the first {MOST_THIN}; the table above counts them all.")
    };
    let verb = if spots.len() == 1 { "holds" } else { "hold" };
    writing.tells(format!("{} {verb} no initiative, or one.{rest}", counted(spots.len(), "overlap", "overlaps"),));
    writing.bullets(spots.iter().take(MOST_THIN).map(|spot| Words::plain(board::thin(paper.map, spot))).collect());
}

fn fragile(writing: &mut Writing, paper: &Written<'_>) {
    let sentences = board::fragile(paper.map, paper.analysis);
    if sentences.is_empty() {
        return;
    }
    writing.section("What depends on one organisation");
    writing
        .tells(format!("{} would be empty if one organisation left.", counted(sentences.len(), "overlap", "overlaps")));
    writing.bullets(sentences.iter().map(Words::plain).collect());
}

fn missing(writing: &mut Writing, paper: &Written<'_>) {
    let sentences = board::missing(paper.map, paper.analysis);
    if sentences.is_empty() {
        return;
    }
    writing.section("Who is missing");
    writing.tells("These sectors have organisations on the map, but none behind any initiative in some overlaps.");
    writing.bullets(sentences.iter().map(Words::plain).collect());
}
