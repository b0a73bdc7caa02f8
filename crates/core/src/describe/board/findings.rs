//! What the map shows besides its figure: sweet spots, thin spots, what hangs on one organisation, who is missing.

use super::super::{long, spots};
use crate::analysis::{Analysis, SweetSpot, ThinSpot};
use crate::map::{ChallengeSet, Map, Sector};
use crate::phrases::{capitalised, challenges, counted, listed};

/// Most members of a sweet spot that are named; the appendix names them all.
const MOST_MEMBERS: usize = 8;
/// Most overlaps named in one sentence.
const MOST_OVERLAPS: usize = 2;

/// What a sweet spot shares, its members, who is behind it and how fragile it is.
pub fn spot(map: &Map, spot: &SweetSpot) -> String {
    let named = spot.initiatives.iter().take(MOST_MEMBERS);
    let members: Vec<&str> = named.map(|nth| map.initiatives.at(*nth as usize).title.as_str()).collect();
    let more = match spot.initiatives.len() - members.len() {
        0 => String::new(),
        more => format!("; and {more} more"),
    };
    let they = if spot.initiatives.len() == 1 { "It is" } else { "They are" };
    format!(
        "{} {they}: {}{more}. {} {}",
        spot.sentence,
        members.join("; "),
        spots::behind(map, spot),
        spots::fragile(map, spot)
    )
}

/// The overlap of a thin spot with the one that it holds, and who is one contribution away.
pub fn thin(map: &Map, spot: &ThinSpot) -> String {
    long::thin_spot(map, spot)
}

/// A sentence for each overlap of two initiatives or more that one organisation is alone behind. One initiative alone is a thin
/// spot, which is told as such.
pub fn fragile(map: &Map, analysis: &Analysis) -> Vec<String> {
    let overlaps =
        analysis.regions.iter().filter(|region| region.challenges.len() >= 2 && region.initiatives.len() >= 2);
    overlaps
        .filter_map(|region| {
            let name = &map.organisations.at(region.depends_on? as usize).name;
            let count = counted(region.initiatives.len(), "initiative", "initiatives");
            Some(format!("{}: {name} alone is behind all {count}.", challenges(map, region.challenges)))
        })
        .collect()
}

/// A sentence for each sector that is absent from an overlap that holds initiatives: from which.
pub fn missing(map: &Map, analysis: &Analysis) -> Vec<String> {
    let overlaps: Vec<_> = analysis
        .regions
        .iter()
        .filter(|region| region.challenges.len() >= 2 && !region.initiatives.is_empty())
        .collect();
    let of_sector = |sector: Sector| {
        let absent: Vec<ChallengeSet> = overlaps
            .iter()
            .filter(|region| region.missing_sectors.contains(&sector))
            .map(|region| region.challenges)
            .collect();
        let name = capitalised(sector.words());
        let all = overlaps.len();
        match absent.len() {
            0 => None,
            1 if all == 1 => Some(format!("{name}: absent from the only overlap that holds initiatives.")),
            count if count == all => Some(format!("{name}: absent from all {all} overlaps that hold initiatives.")),
            count if count > MOST_OVERLAPS => {
                Some(format!("{name}: absent from {count} of the {all} overlaps that hold initiatives."))
            }
            count => {
                let named: Vec<String> = absent.iter().map(|set| challenges(map, *set)).collect();
                let of = if count == 1 { String::new() } else { format!("{count} of the {all}: ") };
                Some(format!("{name}: absent from {of}{}.", named.join("; ")))
            }
        }
    };
    Sector::ALL.into_iter().filter_map(of_sector).collect()
}

/// The sectors by name, or `none`.
pub fn sectors(sectors: &[Sector]) -> String {
    let words: Vec<&str> = sectors.iter().map(|sector| sector.words()).collect();
    if words.is_empty() { "none".to_owned() } else { capitalised(&listed(&words)) }
}
