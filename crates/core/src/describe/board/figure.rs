//! The paper's figure for somebody who can't see it: a text alternative that is heard in one breath, and the description
//! that stands below it. Which initiative lies where is told by an appendix, or here where the paper has none.

use super::super::{long, whose};
use crate::analysis::{Analysis, Region, SweetSpot};
use crate::map::{LETTERS, Map};
use crate::phrases::{capitalised, challenges, counted, in_words, listed};

/// Most characters of a text alternative.
pub const MOST: usize = 150;

/// The text alternative of the figure in at most 150 characters: the map's own where a person has written one.
pub fn alternative(map: &Map, analysis: &Analysis) -> String {
    let own = map.head.short_description.trim();
    if !own.is_empty() {
        return cut(own);
    }
    let count = in_words(map.challenges.len());
    let several = serving(analysis, 2);
    let all = serving(analysis, map.challenges.len());
    let counts = match analysis.placed as usize {
        0 => "no initiative is placed yet".to_owned(),
        placed => {
            let rest = if map.challenges.len() > 2 { format!(", {all} all {count}") } else { String::new() };
            format!("{}; {several} serve two or more{rest}", counted(placed, "initiative", "initiatives"))
        }
    };
    cut(&format!("Venn diagram of {count} challenges: {counts}. It is described below."))
}

/// How many counted initiatives serve so many challenges at least.
fn serving(analysis: &Analysis, least: usize) -> usize {
    let regions = analysis.regions.iter().filter(|region| region.challenges.len() >= least);
    regions.map(|region| region.initiatives.len()).sum()
}

/// The text, cut at the end of a word where it is longer than a text alternative may be.
fn cut(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= MOST {
        return text;
    }
    let head: String = text.chars().take(MOST - 1).collect();
    let end = head.rfind(' ').filter(|end| *end > 0).unwrap_or(head.len());
    format!("{}…", head[..end].trim_end_matches([',', ';', ':', '.', '-', ' ']))
}

/// The figure in paragraphs: what is drawn, how many initiatives each region holds, and which sweet spots are outlined. Every
/// title stands in `titles`, or here where nothing else in the paper tells them. A person's own short description stands first where
/// the text alternative had no room for all of it; their own long description stands for all.
pub fn description(map: &Map, analysis: &Analysis, spots: &[&SweetSpot], titles: Option<&str>) -> Vec<String> {
    let own = map.head.short_description.trim();
    let mut paragraphs: Vec<String> = vec![];
    if !own.is_empty() && alternative(map, analysis) != own {
        paragraphs.push(own.to_owned());
    }
    let written = map.head.long_description.trim();
    if !written.is_empty() {
        paragraphs.extend(written.split('\n').map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned));
        return paragraphs;
    }
    paragraphs.push(drawn(map, analysis));
    match titles {
        _ if analysis.placed == 0 => {}
        None => paragraphs.extend(analysis.regions.iter().map(|region| long::in_region(map, region))),
        Some(place) => {
            let counts = in_regions(map, analysis).join(" ");
            paragraphs.push(format!("{counts} {place} has the title of each of them."));
        }
    }
    paragraphs.extend(outlined(spots));
    paragraphs
}

fn drawn(map: &Map, analysis: &Analysis) -> String {
    let lettered: Vec<String> =
        map.challenges.iter().zip(LETTERS).map(|(row, letter)| format!("{letter}, {}", row.name)).collect();
    let placed = match analysis.placed as usize {
        0 => "No initiative is placed on it yet.".to_owned(),
        count => format!(
            "It places {}, each in the region of exactly the challenges that it serves.",
            counted(count, "initiative", "initiatives")
        ),
    };
    format!(
        "The figure is a Venn diagram of {}: {} overlapping ellipses, one for each challenge ({}). {placed}",
        whose(map),
        in_words(lettered.len()),
        lettered.join("; ")
    )
}

/// A sentence for each number of challenges: how many initiatives each of its regions holds.
fn in_regions(map: &Map, analysis: &Analysis) -> Vec<String> {
    let sentence = |size: usize| {
        let regions: Vec<&Region> =
            analysis.regions.iter().map(AsRef::as_ref).filter(|region| region.challenges.len() == size).collect();
        let held: Vec<String> = regions
            .iter()
            .filter(|region| !region.initiatives.is_empty())
            .map(|region| format!("{} {}", challenges(map, region.challenges), region.initiatives.len()))
            .collect();
        let total: usize = regions.iter().map(|region| region.initiatives.len()).sum();
        let empty = regions.len() - held.len();
        let serve = match (size == map.challenges.len(), size) {
            (true, 2) => "both".to_owned(),
            (true, size) => format!("all {}", in_words(size)),
            (false, 1) => "one challenge alone".to_owned(),
            (false, size) => format!("{} of them", in_words(size)),
        };
        let verb = if total == 1 { "serves" } else { "serve" };
        let rest = match empty {
            0 => String::new(),
            _ if held.is_empty() => String::new(),
            1 => "; one such region is empty".to_owned(),
            several => format!("; {} such regions are empty", in_words(several)),
        };
        let names = if held.is_empty() || held.len() == 1 && regions.len() == 1 {
            String::new()
        } else {
            format!(": {}{rest}", held.join("; "))
        };
        format!("{} {verb} {serve}{names}.", if total == 0 { "None".to_owned() } else { total.to_string() })
    };
    (1..=map.challenges.len()).map(sentence).collect()
}

fn outlined(spots: &[&SweetSpot]) -> Option<String> {
    let named: Vec<String> = (1..)
        .zip(spots)
        .map(|(number, spot)| {
            format!("{number}, {} ({})", spot.name, counted(spot.initiatives.len(), "initiative", "initiatives"))
        })
        .collect();
    match named.as_slice() {
        [] => None,
        [one] => Some(format!("One sweet spot is outlined on it: {one}.")),
        several => Some(format!(
            "{} sweet spots are outlined on it: {}.",
            capitalised(&in_words(several.len())),
            listed_by_semicolon(several)
        )),
    }
}

/// `a; b; and c`: for entries that hold commas.
fn listed_by_semicolon(entries: &[String]) -> String {
    match entries {
        [] | [_] | [_, _] => listed(entries),
        [first @ .., last] => format!("{}; and {last}", first.join("; ")),
    }
}
