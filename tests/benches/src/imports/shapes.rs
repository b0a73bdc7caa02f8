//! One function for each kind of sheet. The words are invented; the headings, and what is wrong with them, are those of
//! real ones.

mod grants;
mod networks;
mod plans;
mod registers;

use super::KnownSheet;
use grants::{arts_awards, council_grants, one_initiative_over_rows, standard_grants};
use networks::{kumu, prsm};
use plans::{action_plan, capital_programme, grouped_plan, sixteen_returns, sustainability};
use registers::{brownfield, camel_case, charities, contracts, directory, planning, warm_spaces};

const THINGS: [&str; 24] = [
    "Warm homes",
    "Family hubs",
    "Youth club",
    "Carers' café",
    "Repair shop",
    "Walking bus",
    "Jobs fair",
    "Food pantry",
    "Men's shed",
    "Green gym",
    "Debt advice",
    "Language café",
    "Sensory garden",
    "Night shelter",
    "Cycle training",
    "Reading friends",
    "Tree planting",
    "Falls clinic",
    "Breakfast club",
    "Digital drop-in",
    "Parenting course",
    "Allotment start",
    "Dementia choir",
    "Flood watch",
];
const TOWNS: [&str; 8] =
    ["Lodehaven", "Withermere", "Tessingham", "Reedholm", "Eelstow", "Saltreave", "Marrow Fen", "Upper Dyke"];
const BODIES: [&str; 14] = [
    "Fenmoor County Council",
    "Lodehaven Borough Council",
    "NHS Fenmoor",
    "Fenmoor Police",
    "Lodehaven College",
    "Age UK Fenmoor",
    "Reedholm Residents Association",
    "Saltreave Homes Ltd",
    "Friends of Eelstow Park",
    "St Mary's Church Withermere",
    "Fenmoor Carers CIC",
    "Tessingham Football Club",
    "Total Control Sound Ltd",
    "Welsh, Scottish and Co",
];
const THEMES: [&str; 8] = ["Housing", "Loneliness", "Skills", "Nature", "Money", "Mental health", "Transport", "Food"];
const STORIES: [&str; 5] = [
    "Brings people together once a week, with something hot to eat",
    "Insulation, draught proofing and advice for homes that are hard to heat",
    "Two workers who visit people in the first month after hospital",
    "A place to go after school; run by young people, with help",
    "NA",
];

/// Numbers that look like chance and are the same every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }

    /// A title that no other row has.
    fn title(&mut self, nth: usize) -> String {
        let town = self.of(&TOWNS);
        format!(
            "{} {town} {}",
            THINGS[nth % THINGS.len()],
            ["", "phase two", "for families", "at the library"][nth / THINGS.len() % 4]
        )
        .trim()
        .to_owned()
            + &if nth >= THINGS.len() * 4 { format!(" {}", nth / (THINGS.len() * 4) + 1) } else { String::new() }
    }

    fn day(&mut self, from: i32) -> (String, String) {
        let (year, month, day) = (from + self.below(2) as i32, self.below(12) + 1, self.below(28) + 1);
        (format!("{day:02}/{month:02}/{year}"), format!("{year}-{month:02}-{day:02}"))
    }
}

fn row(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

fn one(name: &str) -> Vec<String> {
    vec![name.to_owned()]
}

/// Every kind of sheet, each with about `rows` initiatives.
pub fn sheets(rows: usize) -> Vec<KnownSheet> {
    vec![
        action_plan(rows),
        standard_grants(rows),
        council_grants(rows),
        capital_programme(rows),
        directory(rows),
        kumu(rows),
        prsm(rows),
        sixteen_returns(rows),
        contracts(rows),
        camel_case(rows),
        warm_spaces(rows),
        grouped_plan(rows),
        brownfield(rows),
        charities(rows),
        one_initiative_over_rows(rows),
        arts_awards(rows),
        planning(rows),
        sustainability(rows),
    ]
}
