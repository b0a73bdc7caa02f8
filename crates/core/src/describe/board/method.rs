//! How a paper's figures were worked out, in sentences: the method in three lines, and the definitions in full.

use crate::analysis::{Analysis, Settings};
use crate::map::{Map, Strength};
use crate::phrases::{capitalised, in_words};

/// The method in three sentences.
pub fn method() -> &'static str {
    "Each initiative is placed on the challenges that it serves, and so lies in exactly one region of the map. A sweet spot \
     is a group of initiatives that share two challenges or more and also an organisation, a place, a priority or a theme. \
     Everything is counted from the map by fixed rules, so that the same map gives the same answer to everybody."
}

/// Each word that the paper uses with what it means, in the order in which a reader meets them.
pub fn definitions(map: &Map) -> Vec<(&'static str, String)> {
    let regions = (1usize << map.challenges.len()) - 1;
    vec![
        (
            "Region",
            format!(
                "a set of challenges. {} challenges make {regions} regions. An initiative lies in the region of exactly the \
                 challenges that it serves, however strongly.",
                capitalised(&in_words(map.challenges.len()))
            ),
        ),
        ("Overlap", "a region of two challenges or more.".to_owned()),
        (
            "Sweet spot",
            "a group of initiatives that share two challenges or more and at least one organisation, place, priority or \
             theme, and that no further initiative could join. Its score is the number of its initiatives, times the \
             challenges shared, times the other things shared. The highest score stands first; each next one adds most that \
             those before it do not show."
                .to_owned(),
        ),
        ("Thin spot", "an overlap that holds no initiative, or one.".to_owned()),
        (
            "One contribution away",
            "said of an initiative that would lie in the overlap if it served one challenge more.".to_owned(),
        ),
        (
            "Depends on one organisation",
            "said of an overlap when the same organisation, and no other, is behind every initiative there.".to_owned(),
        ),
        (
            "Behind an initiative",
            "the organisation that leads it and its partners; both count alike.".to_owned(),
        ),
        (
            "Absent sector",
            "a sector of which the map has organisations, none of them behind an initiative in the overlap.".to_owned(),
        ),
    ]
}

/// What was counted and what was not, by the settings that the paper was written with.
pub fn settings(analysis: &Analysis, settings: &Settings) -> Vec<String> {
    let ended = if settings.include_ended {
        "Initiatives that have ended are counted."
    } else {
        "Initiatives that have ended are not counted."
    };
    let floor = match settings.floor {
        Strength::Some => "Contributions of every strength are counted.".to_owned(),
        Strength::Good => "Only good and strong contributions are counted.".to_owned(),
        Strength::Strong => "Only strong contributions are counted.".to_owned(),
    };
    let fewest = format!(
        "A sweet spot has {} initiatives at least and shares {} challenges at least.",
        in_words(analysis.min_initiatives as usize),
        in_words(settings.min_challenges as usize)
    );
    vec![ended.to_owned(), floor, fewest]
}
