//! The appendices: a list of them with the background documents, then each on pages of its own.

use super::super::blocks::{Block, Cell, Style, Words, cell};
use super::super::front;
use super::super::{Part, Written};
use super::{Appendix, Writing, changed, day, shown_spots};
use sweetspot_core::Map;
use sweetspot_core::describe::board::method;
use sweetspot_core::describe::spots as words;
use sweetspot_core::map::{ChallengeSet, Initiative, Role, Status};
use sweetspot_core::phrases::{capitalised, challenges, counted};

/// Longest heading made of challenges' names; longer ones are told by letter.
const LONGEST: usize = 95;

/// The appendices that the paper has, in order.
pub(super) fn held(paper: &Written<'_>) -> Vec<Appendix> {
    if !paper.has(Part::Appendices) {
        return vec![];
    }
    let changes = paper.since.is_some_and(|(_, comparison)| changed::has_more(comparison));
    let wanted = [
        (Appendix::Initiatives, !paper.map.initiatives.is_empty()),
        (Appendix::Spots, paper.has(Part::Shows) && shown_spots::has_more(paper)),
        (Appendix::Changes, paper.has(Part::Changed) && changes),
        (Appendix::Method, true),
    ];
    wanted.into_iter().filter(|(_, is_held)| *is_held).map(|(appendix, _)| appendix).collect()
}

impl Appendix {
    fn words(self, paper: &Written<'_>) -> String {
        match self {
            Appendix::Initiatives => "Initiatives by overlap".to_owned(),
            Appendix::Spots => "Every sweet spot".to_owned(),
            Appendix::Changes => {
                format!("Every change since {}", paper.since.map(|(name, _)| name).unwrap_or_default())
            }
            Appendix::Method => "How it was worked out".to_owned(),
        }
    }
}

pub(super) fn appendices(writing: &mut Writing, paper: &Written<'_>) {
    let held = held(paper);
    writing.part(Part::Appendices.words());
    let entries = held.iter().filter_map(|appendix| {
        Some(Words::plain(format!("{}: {}", paper.appendix_of(*appendix)?, appendix.words(paper))))
    });
    writing.bullets(entries.collect());
    writing.section("Background documents");
    writing.bullets(documents(paper));
    for appendix in held {
        writing.appendix(appendix.words(paper));
        match appendix {
            Appendix::Initiatives => initiatives(writing, paper),
            Appendix::Spots => shown_spots::every_spot(writing, paper),
            Appendix::Changes => changed::every_change(writing, paper),
            Appendix::Method => worked_out(writing, paper),
        }
    }
}

/// The map that all figures are counted from, then what officers name.
fn documents(paper: &Written<'_>) -> Vec<Words> {
    let map = format!(
        "The map “{}”, as it was on {} (fingerprint {})",
        paper.whole.head.title,
        day(paper.request.date),
        crate::picture::fingerprint(paper.whole)
    );
    let theirs = front::lines(&paper.request.front.documents);
    std::iter::once(map).chain(theirs).map(Words::plain).collect()
}

fn initiatives(writing: &mut Writing, paper: &Written<'_>) {
    let (map, analysis) = (paper.map, paper.analysis);
    let empty: Vec<ChallengeSet> = analysis
        .regions
        .iter()
        .filter(|region| region.initiatives.is_empty())
        .map(|region| region.challenges)
        .collect();
    writing.tells(
        "Every initiative stands once, under exactly the challenges that it serves. Organisations, places, priorities and \
         themes are as they are on the map.",
    );
    for region in analysis.regions.iter().filter(|region| !region.initiatives.is_empty()) {
        let rows = region.initiatives.iter().map(|nth| map.initiatives.at(*nth as usize));
        listed(writing, map, &set(map, region.challenges), &rows.collect::<Vec<_>>());
    }
    let unplaced = analysis.unplaced.iter().map(|nth| map.initiatives.at(*nth as usize));
    listed(writing, map, "Not yet placed", &unplaced.collect::<Vec<_>>());
    let ended = |row: &&Initiative| row.status == Status::Ended && !map.region_of(row).is_empty();
    if analysis.ended_left_out > 0 {
        let rows: Vec<&Initiative> = map.initiatives.iter().filter(ended).collect();
        listed(writing, map, "Ended, and not counted", &rows);
    }
    if !empty.is_empty() {
        writing.section("Regions without initiatives");
        let names = empty.iter().map(|empty| Words::plain(alone(map, *empty)));
        writing.bullets(names.collect());
    }
}

/// A set of challenges by name, by letter where that is too long for a heading.
fn set(map: &Map, set: ChallengeSet) -> String {
    let named = alone(map, set);
    if named.chars().count() <= LONGEST { named } else { format!("Challenges {}", set.spoken().replace(" + ", ", ")) }
}

fn alone(map: &Map, set: ChallengeSet) -> String {
    let only = if set.len() == 1 { " only" } else { "" };
    format!("{}{only}", challenges(map, set))
}

fn listed(writing: &mut Writing, map: &Map, heading: &str, rows: &[&Initiative]) {
    if rows.is_empty() {
        return;
    }
    writing.section(heading);
    let count = counted(rows.len(), "initiative", "initiatives");
    let cells = rows.iter().map(|row| initiative(map, row)).collect();
    writing.table(
        &format!("{heading}, {count}"),
        &format!(
            "A row for each initiative of {heading}: its status, who leads it, who is a partner, and its common ground."
        ),
        &[("Initiative", 30), ("Status", 13), ("Led by", 19), ("Partners", 19), ("Common ground", 22)],
        cells,
    );
}

fn initiative(map: &Map, row: &Initiative) -> Vec<Cell> {
    let with_role = |role: Role| {
        let own =
            map.organisations.iter().filter(|organisation| row.organisations.get(&organisation.id) == Some(&role));
        own.map(|organisation| organisation.name.as_str()).collect::<Vec<_>>().join("; ")
    };
    let grounds: Vec<&str> = map
        .grounds
        .iter()
        .filter(|ground| row.grounds.contains(&ground.id))
        .map(|ground| ground.name.as_str())
        .collect();
    let bright = if row.bright_spot { " (bright spot)" } else { "" };
    vec![
        cell(format!("{}{bright}", row.title)),
        capitalised(row.status.words()),
        cell(with_role(Role::Lead)),
        cell(with_role(Role::Partner)),
        cell(grounds.join("; ")),
    ]
}

fn worked_out(writing: &mut Writing, paper: &Written<'_>) {
    writing.tells(method::method());
    writing.section("What the words mean");
    let definitions = method::definitions(paper.map);
    let entries =
        definitions.iter().map(|(word, meaning)| Words::strong(format!("{word}: ")).and(Style::Plain, meaning));
    writing.bullets(entries.collect());
    writing.section("What was counted");
    let mut counted = method::settings(paper.analysis, paper.settings);
    counted.extend(words::left_out(paper.map, paper.analysis));
    counted.iter().for_each(|sentence| writing.tells(sentence));
    writing.section("Where the figures come from");
    stamp(writing, paper);
}

/// From which state of which map.
fn stamp(writing: &mut Writing, paper: &Written<'_>) {
    let state = paper.state;
    let facts = [
        ("Map", paper.whole.head.title.clone()),
        ("Day", day(paper.request.date)),
        ("Fingerprint", crate::picture::fingerprint(paper.whole)),
        ("Named version", if state.version.is_empty() { "none".to_owned() } else { state.version.clone() }),
        ("Revision", state.revision.clone()),
        ("Written by", state.program.clone()),
    ];
    for (label, value) in facts.into_iter().filter(|(_, value)| !value.trim().is_empty()) {
        writing.blocks.push(Block::Line { label, value: Words::plain(value) });
    }
}
