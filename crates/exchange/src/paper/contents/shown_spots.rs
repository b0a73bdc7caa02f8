//! Sweet spots in rank order, and what organisations could do together.

use super::super::blocks::{Cell, Style, Words, cell};
use super::super::{Whose, Written};
use super::{Appendix, Writing};
use sweetspot_core::analysis::SweetSpot;
use sweetspot_core::analysis::together::{Target, together as search};
use sweetspot_core::describe::{board, spots as words};
use sweetspot_core::map::ChallengeSet;
use sweetspot_core::phrases::{challenges, counted, in_words, listed};

/// How many are told in the paper itself.
const MOST_SPOTS: usize = 5;
/// How many proposals are told, and at how many grounds each.
const MOST_PROPOSALS: u32 = 3;

/// Whether there are more sweet spots than are told in the paper itself.
pub(super) fn has_more(paper: &Written<'_>) -> bool {
    paper.analysis.sweet_spots.len() > MOST_SPOTS
}

pub(super) fn spots(writing: &mut Writing, paper: &Written<'_>) {
    let (map, spots) = (paper.map, &paper.analysis.sweet_spots);
    if paper.analysis.placed == 0 {
        return;
    }
    writing.section("Sweet spots");
    let appendix = paper.appendix_of(Appendix::Spots);
    let told = spots.len().min(MOST_SPOTS);
    let (is, found) = if spots.len() == 1 { ("is", "1 sweet spot") } else { ("are", "sweet spots") };
    writing.tells(match spots.len() {
        0 => {
            "There is no sweet spot yet: no two initiatives share two challenges and also an organisation, a place, a \
              priority or a theme."
                .to_owned()
        }
        1 => format!("There {is} {found}."),
        count if count == told => format!("There {is} {count} {found}, the strongest first."),
        count => {
            let rest = appendix.map_or_else(String::new, |appendix| format!(" {appendix} lists them all."));
            format!("There {is} {count} {found}; these are the strongest {told}, in rank order.{rest}")
        }
    });
    let entries = spots
        .iter()
        .take(told)
        .map(|spot| Words::strong(format!("{}: ", spot.name)).and(Style::Plain, board::spot(map, spot)));
    writing.list(true, entries.collect());
    if let Some(sentence) = words::left_out(map, paper.analysis) {
        writing.tells(sentence);
    }
}

/// Every sweet spot, a row each.
pub(super) fn every_spot(writing: &mut Writing, paper: &Written<'_>) {
    let (map, spots) = (paper.map, &paper.analysis.sweet_spots);
    writing.tells(format!(
        "{} in rank order. The score is the number of initiatives, times the challenges shared, times the other things \
         shared.",
        counted(spots.len(), "sweet spot", "sweet spots")
    ));
    let row = |(rank, spot): (usize, &SweetSpot)| -> Vec<Cell> {
        let things = spot.organisations.len() + spot.grounds.len();
        let titles: Vec<&str> =
            spot.initiatives.iter().map(|nth| map.initiatives.at(*nth as usize).title.as_str()).collect();
        vec![
            format!("{rank}. {}", cell(&spot.name)),
            cell(challenges(map, spot.challenges)),
            cell(titles.join("; ")),
            format!("{} × {} × {things} = {}", spot.initiatives.len(), spot.challenges.len(), spot.score),
        ]
    };
    writing.table(
        "Every sweet spot",
        "A row for each sweet spot in rank order: its name, the challenges that all its initiatives serve, its initiatives, \
         and its score.",
        &[("Sweet spot", 24), ("Challenges", 20), ("Initiatives", 40), ("Score", 18)],
        (1..).zip(spots.iter().map(AsRef::as_ref)).map(row).collect(),
    );
}

/// What organisations could do together that none of them can do alone.
pub(super) fn together(writing: &mut Writing, paper: &Written<'_>) {
    let challenges = match &paper.request.whose {
        Whose::Challenges { challenges } if challenges.len() >= 2 => *challenges,
        Whose::Area | Whose::Place { .. } | Whose::Organisation { .. } | Whose::Challenges { .. } => {
            ChallengeSet::EMPTY
        }
    };
    let at = match &paper.request.whose {
        Whose::Place { place } => vec![*place],
        Whose::Area | Whose::Organisation { .. } | Whose::Challenges { .. } => vec![],
    };
    let map = paper.map;
    let found = search(map, &Target { challenges, live_only: false, top: MOST_PROPOSALS, at });
    if found.proposals.is_empty() {
        return;
    }
    writing.section("What could be done together");
    let all = found.proposals.len() as u64 + found.more;
    let at_least = if found.at_least { "At least " } else { "" };
    let group = if all == 1 { "small group" } else { "small groups" };
    let them = match found.proposals.first().map(|proposal| proposal.covers.len()) {
        Some(count) if count < map.challenges.len() => format!("these {} challenges", in_words(count)),
        Some(count) => format!("all {} challenges", in_words(count)),
        None => "the challenges".to_owned(),
    };
    let told = if found.more == 0 { String::new() } else { format!(" These are the first {}.", found.proposals.len()) };
    writing.tells(format!(
        "{at_least}{all} {group} of organisations could reach {them} together at one place, priority or theme, where none of \
         them reaches them all alone and no initiative joins them yet.{told}"
    ));
    let entries = found.proposals.iter().map(|proposal| {
        let names: Vec<&str> =
            proposal.organisations.iter().map(|nth| map.organisations.at(*nth as usize).name.as_str()).collect();
        let more = match proposal.at.len() {
            0 | 1 => String::new(),
            2 => " The same holds for one other place, priority or theme.".to_owned(),
            several => format!(" The same holds for {} other places, priorities or themes.", in_words(several - 1)),
        };
        let sentence = proposal.at.first().map(|at| at.sentence.as_str()).unwrap_or_default();
        Words::strong(format!("{}: ", listed(&names))).and(Style::Plain, format!("{sentence}{more}"))
    });
    writing.bullets(entries.collect());
}
