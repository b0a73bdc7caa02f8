//! The sample map: a fictional area, kept as sheets and landed by the same edits as an officer's.
//! The same on every machine: its ids follow from a fixed seed.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use sweetspot_core::import::SheetRow;
use sweetspot_core::map::{ChallengeId, InitiativeId, LinkKind, Map, Role, Sector, Status, Strength};
use sweetspot_core::{Edit, Stamp, apply, clean};
use uuid::Uuid;

const MAP: &str = include_str!("../../../assets/sample/map.csv");
const ORGANISATIONS: &str = include_str!("../../../assets/sample/organisations.csv");
const INITIATIVES: &str = include_str!("../../../assets/sample/initiatives.csv");
const CONTRIBUTIONS: &str = include_str!("../../../assets/sample/contributions.csv");
const LINKS: &str = include_str!("../../../assets/sample/links.csv");

/// 2026-11-02, when the sample was agreed in its county.
const AT: i64 = 1_793_577_600_000;

/// The sample map.
///
/// # Panics
/// Where the sheets that ship with the app are not of their form, which a test rules out.
pub fn map() -> Map {
    let mut sample = Sample { map: Map::starter(&stamp(0), "", "", 4), steps: 0 };
    sample.describe();
    for row in read::<OrganisationRow>(ORGANISATIONS) {
        let sector = Sector::read(&row.sector).expect("the sample names sectors");
        sample.make(Edit::AddOrganisation { name: row.name, sector, initiatives: vec![], role: Role::Partner });
    }
    let rows = (2..).zip(read::<InitiativeRow>(INITIATIVES)).map(|(nth, row)| row.landed(nth, &sample.map)).collect();
    sample.make(Edit::Import { from: "initiatives.csv".to_owned(), rows, answers: Default::default() });
    for row in read::<ContributionRow>(CONTRIBUTIONS) {
        let initiative = titled(&sample.map, &row.title);
        let challenge = lettered(&sample.map, &row.challenge);
        let contested = Some(row.contested == "yes");
        sample.make(Edit::ExplainContribution { initiative, challenge, why: Some(row.why), contested });
    }
    sample.make(Edit::Tidy);
    for row in read::<LinkRow>(LINKS) {
        let (from, to) = (titled(&sample.map, &row.from), titled(&sample.map, &row.to));
        let says = LinkKind::read(&row.says).expect("the sample names kinds of link");
        sample.make(Edit::LinkInitiatives { from, to, says, note: row.note });
    }
    sample.map
}

struct Sample {
    map: Map,
    steps: u128,
}

impl Sample {
    fn make(&mut self, edit: Edit) {
        self.steps += 1;
        self.map = apply(&self.map, &edit, &stamp(self.steps)).expect("the sample is lawful").0;
    }

    fn describe(&mut self) {
        let rows = read::<MapRow>(MAP);
        let value_of = |field: &str| rows.iter().find(|row| row.field == field).map(|row| row.value.clone());
        self.make(Edit::ChangeMap {
            title: value_of("title"),
            area: value_of("area"),
            marking: value_of("marking"),
            release: value_of("release"),
            short_description: None,
            long_description: None,
        });
        for letter in ["a", "b", "c", "d"] {
            let challenge = lettered(&self.map, letter);
            self.make(Edit::ChangeChallenge {
                challenge,
                name: value_of(&format!("challenge_{letter}_name")),
                short_name: value_of(&format!("challenge_{letter}_short_name")),
                description: value_of(&format!("challenge_{letter}_description")),
                colour: None,
            });
        }
    }
}

fn stamp(step: u128) -> Stamp {
    Stamp { at: AT, who: String::new(), change: Uuid::from_u128(0x5eed_0000_0000_4000_8000_0000_0000_0000 + step) }
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct MapRow {
    field: String,
    value: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct OrganisationRow {
    name: String,
    sector: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct ContributionRow {
    title: String,
    challenge: String,
    why: String,
    contested: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct LinkRow {
    from: String,
    says: String,
    to: String,
    note: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct InitiativeRow {
    title: String,
    summary: String,
    status: String,
    start: String,
    end: String,
    lead: String,
    partners: String,
    places: String,
    priorities: String,
    themes: String,
    challenges: String,
    #[serde(rename = "Bright spot")]
    bright_spot: String,
    notes: String,
    link: String,
}

impl InitiativeRow {
    fn landed(self, row: u32, map: &Map) -> SheetRow {
        let many = |cell: &str| Some(parts(cell).map(str::to_owned).collect());
        let challenges = parts(&self.challenges).map(|part| {
            let (letter, strength) = part.split_once(':').expect("the sample's challenges have strengths");
            let strength = strength.parse::<u8>().ok().and_then(|number| Strength::try_from(number).ok());
            (lettered(map, letter), strength)
        });
        SheetRow {
            row,
            challenges: Some(challenges.collect()),
            title: Some(self.title),
            summary: Some(self.summary),
            status: Status::read(&self.status),
            start: self.start.parse().ok(),
            end: self.end.parse().ok(),
            notes: Some(self.notes),
            link: Some(self.link),
            bright_spot: Some(self.bright_spot == "yes"),
            lead: many(&self.lead),
            partners: many(&self.partners),
            places: many(&self.places),
            priorities: many(&self.priorities),
            themes: many(&self.themes),
            ..SheetRow::default()
        }
    }
}

fn titled(map: &Map, title: &str) -> InitiativeId {
    let found = map.initiatives.iter().find(|initiative| clean::key(&initiative.title) == clean::key(title));
    found.expect("the sample's titles fit").id
}

fn parts(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(';').map(str::trim).filter(|part| !part.is_empty())
}

fn lettered(map: &Map, letter: &str) -> ChallengeId {
    let nth = letter.to_ascii_uppercase().bytes().next().map_or(0, |byte| usize::from(byte.saturating_sub(b'A')));
    map.challenges.at(nth).id
}

fn read<T: DeserializeOwned>(sheet: &str) -> Vec<T> {
    csv::Reader::from_reader(sheet.as_bytes())
        .deserialize()
        .map(|row| row.expect("the sample's sheets are whole"))
        .collect()
}
