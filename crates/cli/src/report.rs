//! The commands that report on a map: as text for people, as JSON for programs.

use crate::host::{looked_at, whole};
use crate::{Answer, Trouble};
use serde::Serialize;
use std::path::Path;
use sweetspot_app::Folders;
use sweetspot_core::analysis::{self, Analysis, LeftOut, Settings, Shared, SweetSpot};
use sweetspot_core::describe::spots as words;
use sweetspot_core::map::{ChallengeSet, GroundKind, Map};
use sweetspot_core::phrases::{challenges, counted};

pub(crate) fn check(map: &Path) -> Answer {
    let local = sweetspot_app::local_folder().ok_or("this account has no folder for private files")?;
    let (map, _) = whole(map)?;
    let findings = sweetspot_document::check(&Folders { local }, &map).map_err(|why| why.to_string())?;
    if findings.is_empty() { Ok("ok\n".to_owned()) } else { Err(findings.join("; ").into()) }
}

pub(crate) fn show(map: &Path, json: bool) -> Answer {
    #[derive(Serialize)]
    struct Shown<'a> {
        title: &'a str,
        area: &'a str,
        marking: &'a str,
        release: &'a str,
        challenges: Vec<ShownChallenge<'a>>,
        initiatives: usize,
        placed: u32,
        unplaced: usize,
        ended: usize,
        organisations: usize,
        places: usize,
        priorities: usize,
        themes: usize,
        sweet_spots: usize,
    }
    #[derive(Serialize)]
    struct ShownChallenge<'a> {
        letter: String,
        name: &'a str,
        short_name: &'a str,
        initiatives: usize,
    }
    let (map, analysis) = &analysed(map, &Settings::default())?;
    let grounds = |kind| map.grounds.iter().filter(|ground| ground.kind == kind).count();
    let challenges = map
        .challenges
        .iter()
        .enumerate()
        .map(|(nth, challenge)| ShownChallenge {
            letter: ChallengeSet(1 << nth).letters(),
            name: &challenge.name,
            short_name: &challenge.short_name,
            initiatives: map.initiatives.iter().filter(|row| row.contributions.contains_key(&challenge.id)).count(),
        })
        .collect();
    let ended = sweetspot_core::map::Status::Ended;
    let shown = Shown {
        title: &map.head.title,
        area: &map.head.area,
        marking: &map.head.marking,
        release: &map.head.release,
        challenges,
        initiatives: map.initiatives.len(),
        placed: analysis.placed,
        unplaced: analysis.unplaced.len(),
        ended: map.initiatives.iter().filter(|row| row.status == ended).count(),
        organisations: map.organisations.len(),
        places: grounds(GroundKind::Place),
        priorities: grounds(GroundKind::Priority),
        themes: grounds(GroundKind::Theme),
        sweet_spots: analysis.sweet_spots.len(),
    };
    if json {
        return as_json(&shown);
    }
    let mut text = format!("{}\n", shown.title);
    for challenge in &shown.challenges {
        let count = counted(challenge.initiatives, "initiative", "initiatives");
        text += &format!("  {} {} ({count})\n", challenge.letter, challenge.name);
    }
    text += &format!(
        "{}, {} placed, {} not yet placed, {} ended\n{}, {} places, {} priorities, {} themes\n{}\n",
        counted(shown.initiatives, "initiative", "initiatives"),
        shown.placed,
        shown.unplaced,
        shown.ended,
        counted(shown.organisations, "organisation", "organisations"),
        shown.places,
        shown.priorities,
        shown.themes,
        counted(shown.sweet_spots, "sweet spot", "sweet spots"),
    );
    Ok(text)
}

pub(crate) fn regions(map: &Path, json: bool) -> Answer {
    #[derive(Serialize)]
    struct Regions<'a> {
        regions: Vec<Region<'a>>,
        unplaced: Vec<&'a str>,
    }
    #[derive(Serialize)]
    struct Region<'a> {
        challenges: Vec<String>,
        count: usize,
        initiatives: Vec<&'a str>,
    }
    let (map, analysis) = &analysed(map, &Settings::default())?;
    let report = Regions {
        regions: analysis
            .regions
            .iter()
            .map(|region| Region {
                challenges: letters(region.challenges),
                count: region.initiatives.len(),
                initiatives: titles(map, &region.initiatives),
            })
            .collect(),
        unplaced: titles(map, &analysis.unplaced),
    };
    if json {
        return as_json(&report);
    }
    let mut text = String::new();
    for region in &report.regions {
        text += &format!("{:>6}  {:>3}  {}\n", region.challenges.concat(), region.count, region.initiatives.join("; "));
    }
    text += &format!("{:>6}  {:>3}  {}\n", "-", report.unplaced.len(), report.unplaced.join("; "));
    Ok(text)
}

/// Places, priorities and themes, by name.
#[derive(Serialize)]
pub(crate) struct Grounds<'a> {
    pub(crate) places: Vec<&'a str>,
    pub(crate) priorities: Vec<&'a str>,
    pub(crate) themes: Vec<&'a str>,
}

impl Grounds<'_> {
    /// Those at these positions in map order.
    pub(crate) fn of<'a>(map: &'a Map, positions: &[u32]) -> Grounds<'a> {
        let of_kind = |kind| {
            let rows = positions.iter().map(|nth| map.grounds.at(*nth as usize)).filter(|ground| ground.kind == kind);
            rows.map(|ground| ground.name.as_str()).collect()
        };
        Grounds {
            places: of_kind(GroundKind::Place),
            priorities: of_kind(GroundKind::Priority),
            themes: of_kind(GroundKind::Theme),
        }
    }
}

#[derive(Serialize)]
struct SharedNames<'a> {
    organisations: Vec<&'a str>,
    #[serde(flatten)]
    grounds: Grounds<'a>,
}

pub(crate) fn spots(
    map: &Path,
    json: bool,
    top: Option<usize>,
    min_initiatives: Option<u32>,
    min_challenges: u32,
) -> Answer {
    #[derive(Serialize)]
    struct Spots<'a> {
        spots: Vec<Spot<'a>>,
        left_out: Vec<ToldLeftOut<'a>>,
    }
    #[derive(Serialize)]
    struct Spot<'a> {
        challenges: Vec<String>,
        shared: SharedNames<'a>,
        initiatives: Vec<&'a str>,
        score: u32,
        new_cells: u32,
    }
    let (map, analysis) = &analysed(map, &Settings { min_initiatives, min_challenges, ..Settings::default() })?;
    let spots = &analysis.sweet_spots;
    let spots = &spots[..top.unwrap_or(spots.len()).min(spots.len())];
    if json {
        let spots = spots
            .iter()
            .map(|spot| Spot {
                challenges: letters(spot.challenges),
                shared: shared(map, spot),
                initiatives: titles(map, &spot.initiatives),
                score: spot.score,
                new_cells: spot.new_cells,
            })
            .collect();
        return as_json(&Spots { spots, left_out: left_out(map, &analysis.left_out) });
    }
    let mut text = String::new();
    for (rank, spot) in (1..).zip(spots) {
        let (members, challenges) = (spot.initiatives.len(), spot.challenges.len());
        let things = spot.organisations.len() + spot.grounds.len();
        let (titles, behind) = (titles(map, &spot.initiatives).join("; "), words::behind(map, spot));
        text += &format!(
            "{rank}. {}  {members} × {challenges} × {things} = {}\n   {}\n   {titles}\n   {behind}\n",
            spot.name, spot.score, spot.sentence,
        );
        text += &words::nearly(map, spot).map_or_else(String::new, |nearly| format!("   {nearly}\n"));
        text += &format!("   {}\n", words::fragile(map, spot));
    }
    if text.is_empty() {
        text += "no sweet spots\n";
    }
    Ok(words::left_out(map, analysis).map_or_else(|| text.clone(), |left_out| format!("{text}{left_out}\n")))
}

/// A thing that more than half of the initiatives have.
#[derive(Serialize)]
struct ToldLeftOut<'a> {
    kind: &'static str,
    name: &'a str,
    initiatives: u32,
}

fn left_out<'a>(map: &'a Map, things: &[LeftOut]) -> Vec<ToldLeftOut<'a>> {
    let kind = |thing| match thing {
        Shared::Challenge(_) => "challenge",
        Shared::Organisation(_) => "organisation",
        Shared::Ground(position) => map.grounds.at(position as usize).kind.words(),
    };
    let left_out = things.iter().map(|left| ToldLeftOut {
        kind: kind(left.thing),
        name: left.thing.name(map),
        initiatives: left.initiatives,
    });
    left_out.collect()
}

fn shared<'a>(map: &'a Map, spot: &SweetSpot) -> SharedNames<'a> {
    SharedNames { organisations: names(map, &spot.organisations), grounds: Grounds::of(map, &spot.grounds) }
}

pub(crate) fn meetings(map: &Path, json: bool, top: Option<usize>) -> Answer {
    // The same shape as the sweet spots', so that one program reads both.
    #[derive(Serialize)]
    struct Meetings<'a> {
        spots: Vec<Point<'a>>,
    }
    #[derive(Serialize)]
    struct Point<'a> {
        challenges: Vec<String>,
        touches: Vec<String>,
        shared: SharedNames<'a>,
        initiatives: Vec<&'a str>,
        score: u32,
        new_cells: u32,
    }
    let map = &looked_at(map)?;
    let points = analysis::meetings(map, &Settings::default()).points;
    let points = &points[..top.unwrap_or(points.len()).min(points.len())];
    if json {
        let points = points.iter().map(|point| Point {
            challenges: letters(point.challenges),
            touches: letters(point.touches),
            shared: SharedNames {
                organisations: names(map, &point.organisations),
                grounds: Grounds::of(map, &point.grounds),
            },
            initiatives: titles(map, &point.initiatives),
            score: point.score,
            new_cells: point.new_cells,
        });
        return as_json(&Meetings { spots: points.collect() });
    }
    let mut text = String::new();
    for (rank, point) in (1..).zip(points) {
        text += &format!(
            "{rank}. {}  {} × {} = {}\n   {}\n   {}\n",
            point.name,
            point.initiatives.len(),
            point.organisations.len() + point.grounds.len(),
            point.score,
            point.sentence,
            titles(map, &point.initiatives).join("; "),
        );
    }
    Ok(if text.is_empty() { "no meeting points\n".to_owned() } else { text })
}

fn names<'a>(map: &'a Map, organisations: &[u32]) -> Vec<&'a str> {
    organisations.iter().map(|nth| map.organisations.at(*nth as usize).name.as_str()).collect()
}

pub(crate) fn thin(map: &Path, json: bool) -> Answer {
    #[derive(Serialize)]
    struct Thin<'a> {
        thin: Vec<Spot<'a>>,
    }
    #[derive(Serialize)]
    struct Spot<'a> {
        challenges: Vec<String>,
        count: usize,
        near_misses: Vec<Miss<'a>>,
    }
    #[derive(Serialize)]
    struct Miss<'a> {
        initiative: &'a str,
        lacks: Vec<String>,
    }
    let (map, analysis) = &analysed(map, &Settings::default())?;
    let report = Thin {
        thin: analysis
            .thin_spots
            .iter()
            .map(|spot| Spot {
                challenges: letters(spot.challenges),
                count: spot.initiatives.len(),
                near_misses: spot
                    .near_misses
                    .iter()
                    .map(|miss| Miss {
                        initiative: &map.initiatives.at(miss.initiative as usize).title,
                        lacks: letters(miss.lacks),
                    })
                    .collect(),
            })
            .collect(),
    };
    if json {
        return as_json(&report);
    }
    let mut text = String::new();
    for spot in &analysis.thin_spots {
        text += &format!(
            "{}: {}, {}\n",
            challenges(map, spot.challenges),
            counted(spot.initiatives.len(), "initiative", "initiatives"),
            counted(spot.near_misses.len(), "near miss", "near misses")
        );
        for miss in &spot.near_misses {
            let title = &map.initiatives.at(miss.initiative as usize).title;
            text += &format!("   {title} lacks {}\n", challenges(map, miss.lacks));
        }
    }
    Ok(if text.is_empty() { "no thin spots\n".to_owned() } else { text })
}

fn analysed(map: &Path, settings: &Settings) -> Result<(Map, Analysis), Trouble> {
    let map = looked_at(map)?;
    let analysis = analysis::analyse(&map, settings);
    Ok((map, analysis))
}

pub(crate) fn letters(set: ChallengeSet) -> Vec<String> {
    set.letters().chars().map(String::from).collect()
}

fn titles<'a>(map: &'a Map, initiatives: &[u32]) -> Vec<&'a str> {
    initiatives.iter().map(|nth| map.initiatives.at(*nth as usize).title.as_str()).collect()
}

pub(crate) fn as_json(report: &impl Serialize) -> Answer {
    serde_json::to_string_pretty(report).map(|text| text + "\n").map_err(|why| why.to_string().into())
}
