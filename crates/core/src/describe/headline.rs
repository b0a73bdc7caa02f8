//! The sentence under a picture's title: what a board should take away, made of counts alone. What it counts is listed
//! beside it, so that everybody can count again.

use crate::analysis::{Analysis, SweetSpot};
use crate::map::{ChallengeSet, Map, Status};
use crate::phrases::{self, capitalised, listed};
use serde::Serialize;
use std::collections::BTreeSet;
use ts_rs::TS;

/// What one outlined sweet spot holds, by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Recount {
    /// The number on its outline.
    pub number: u32,
    /// Its name.
    pub name: String,
    /// The challenges that its members share, by name.
    pub challenges: Vec<String>,
    /// Its members, by title.
    pub initiatives: Vec<String>,
    /// Who is behind them, by name.
    pub organisations: Vec<String>,
}

/// The headline of a picture on which these sweet spots are outlined; of the whole map where none is.
/// `Loneliness in Lodehaven brings five initiatives together behind Good work and Healthy throughout life; eleven meet in
/// the three sweet spots outlined.`
pub fn headline(map: &Map, analysis: &Analysis, spots: &[&SweetSpot]) -> String {
    let sentence = match spots {
        [] => of_map(map, analysis),
        [only] => of_one(map, only),
        several => of_several(map, several),
    };
    capitalised(&sentence)
}

/// What the headline counts, spot by spot, in the order of their numbers.
pub fn recount(map: &Map, spots: &[&SweetSpot]) -> Vec<Recount> {
    (1..)
        .zip(spots)
        .map(|(number, spot)| Recount {
            number,
            name: spot.name.clone(),
            challenges: challenges(map, spot.challenges),
            initiatives: spot.initiatives.iter().map(|nth| map.initiatives.at(*nth as usize).title.clone()).collect(),
            organisations: spot.behind.iter().map(|nth| map.organisations.at(*nth as usize).name.clone()).collect(),
        })
        .collect()
}

fn of_several(map: &Map, spots: &[&SweetSpot]) -> String {
    let members: BTreeSet<u32> = spots.iter().flat_map(|spot| spot.initiatives.iter().copied()).collect();
    let most = spots.iter().map(|spot| spot.initiatives.len()).max().unwrap_or(0);
    let mut largest = spots.iter().filter(|spot| spot.initiatives.len() == most);
    // Where several are equally large the sentence names the first in rank order.
    let named = match (largest.next(), largest.next()) {
        (Some(only), None) => only,
        _ => spots[0],
    };
    let initiatives = if named.initiatives.len() == 1 { "initiative" } else { "initiatives" };
    let verb = if members.len() == 1 { "meets" } else { "meet" };
    format!(
        "{} brings {} {initiatives} together behind {}; {} {verb} in the {} sweet spots outlined.",
        named.name,
        in_words(named.initiatives.len()),
        behind(map, named.challenges),
        in_words(members.len()),
        in_words(spots.len())
    )
}

fn of_one(map: &Map, spot: &SweetSpot) -> String {
    let organisations = match spot.behind.len() {
        0 => String::new(),
        1 => format!(" and come from one organisation, {}", map.organisations.at(spot.behind[0] as usize).name),
        count => format!(" and come from {} organisations", in_words(count)),
    };
    let (subject, verb) = match spot.initiatives.len() {
        1 => ("initiative meets".to_owned(), "it serves"),
        _ => ("initiatives meet".to_owned(), "they all serve"),
    };
    let count = in_words(spot.initiatives.len());
    format!("{count} {subject} in {}: {verb} {}{organisations}.", spot.name, behind(map, spot.challenges))
}

fn of_map(map: &Map, analysis: &Analysis) -> String {
    let counted = map.challenges.len();
    if analysis.placed == 0 {
        return format!("no initiative is placed on the {} challenges yet.", in_words(counted));
    }
    let of = |least: usize| -> usize {
        analysis
            .regions
            .iter()
            .filter(|region| region.challenges.len() >= least)
            .map(|region| region.initiatives.len())
            .sum()
    };
    let (placed, several, all) = (analysis.placed as usize, of(2), of(counted));
    let ended = map.initiatives.iter().any(|row| row.status == Status::Ended && !map.region_of(row).is_empty());
    let subject = if placed == 1 { "initiative" } else { "initiatives" };
    let standing = if ended && analysis.ended_left_out > 0 { " that have not ended" } else { "" };
    let tail = if counted == 2 {
        format!("{} of them both", in_words(all))
    } else {
        format!("{} of them two or more, {} all {}", in_words(several), in_words(all), in_words(counted))
    };
    let verb = if placed == 1 { "serves" } else { "serve" };
    format!("{} {subject}{standing} {verb} {} challenges: {tail}.", in_words(placed), in_words(counted))
}

/// `Good work and Healthy throughout life`; `all four challenges`.
fn behind(map: &Map, set: ChallengeSet) -> String {
    match (set == ChallengeSet::all(map.challenges.len()), set.len()) {
        (true, 2) => "both challenges".to_owned(),
        (true, count) => format!("all {} challenges", in_words(count)),
        (false, _) => listed(&challenges(map, set)),
    }
}

fn challenges(map: &Map, set: ChallengeSet) -> Vec<String> {
    set.positions()
        .filter_map(|position| map.challenges.iter().nth(usize::from(position)))
        .map(|one| one.name.clone())
        .collect()
}

/// `two` to `twelve`, else figures: a sentence may begin with it.
fn in_words(count: usize) -> String {
    match count {
        11 => "eleven".to_owned(),
        12 => "twelve".to_owned(),
        other => phrases::in_words(other),
    }
}
