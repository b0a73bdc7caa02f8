//! Whether the commas in a cell part names or belong to one: "Fen NHS Trust, Age UK Fen" are two, "Welsh, Scottish and
//! Co" is one. Decided by which parts stand alone elsewhere in the sheet and which look like bodies of their own.

use super::choices::{CommaCells, Commas};
use super::{Field, spelling, wordings};
use crate::sheet::Cell;
use std::collections::{HashMap, HashSet};
use sweetspot_core::clean;

/// Last words of bodies' names.
const LAST: &str = "council|trust|police|university|college|school|partnership|association|board|foundation|charity|alliance|network|forum|society|union|club|church|ltd|limited|plc|llp|cic|cio|hospital|constabulary|service|services|group|centre|agency|authority|company|academy|federation|commission|institute|hub|team|homes|uk|nhs|icb|rescue|ambulance|volunteers|residents|collective|consortium|cooperative|theatre|museum|library|libraries|panel|committee|department|surgery|practice|project|aid|action|link|mind|care";
/// First words of bodies' names.
const FIRST: &str = "nhs|university|friends|citizens|age|department|ministry|office|church|diocese|community|voluntary|healthwatch|royal|st";
/// How many cells are shown as examples.
const EXAMPLES: usize = 3;
/// A longer part is a sentence and no name.
const LONGEST_PART: usize = 80;

/// What is known of the names in a sheet's cells.
pub(super) struct Parting {
    choice: Commas,
    /// By field, names that stand in a cell without commas.
    alone: HashMap<Field, HashSet<String>>,
    /// By field, in how many different cells with commas a part stands.
    parts: HashMap<Field, HashMap<String, usize>>,
    /// Last parts that most cells of places end with: "Ely, Cambridgeshire".
    endings: HashSet<String>,
    /// Columns of tags.
    tags: HashSet<usize>,
    /// Columns of bodies in which most cells with commas part for certain: there the others do too.
    lists: HashSet<usize>,
}

impl Parting {
    pub(super) fn of<'s>(
        choice: Commas,
        rows: impl Iterator<Item = &'s (u32, Vec<Cell>)> + Clone,
        columns: &[Field],
        headings: &[String],
    ) -> Parting {
        let mut parting = Parting {
            choice,
            alone: HashMap::new(),
            parts: HashMap::new(),
            endings: HashSet::new(),
            tags: headings.iter().enumerate().filter(|(_, heading)| is_of_tags(heading)).map(|(nth, _)| nth).collect(),
            lists: HashSet::new(),
        };
        let mut seen: HashSet<(Field, String)> = HashSet::new();
        let (mut endings, mut places) = (HashMap::<String, usize>::new(), 0);
        for (_, cells) in rows.clone() {
            for (cell, field) in cells.iter().zip(columns).filter(|(_, field)| is_of_names(**field)) {
                for piece in wordings::pieces(&cell.text()) {
                    // Leads and partners are one family: who leads one initiative is a partner in another.
                    let field = family(*field);
                    if !seen.insert((field, clean::key(&piece))) {
                        continue;
                    }
                    let parts = split(&piece);
                    if parts.len() < 2 {
                        parting.alone.entry(field).or_default().insert(clean::key(&piece));
                        continue;
                    }
                    let counts = parting.parts.entry(field).or_default();
                    parts.iter().for_each(|part| *counts.entry(clean::key(part)).or_default() += 1);
                    if field == Field::Places && parts.len() == 2 {
                        places += 1;
                        *endings.entry(clean::key(parts[1])).or_default() += 1;
                    }
                }
            }
        }
        parting.endings = endings
            .into_iter()
            .filter(|(_, count)| places >= 3 && count * 10 >= places * 6)
            .map(|(end, _)| end)
            .collect();
        parting.lists = parting.columns_of_lists(rows, columns);
        parting
    }

    /// The columns in which at least half of the different cells with commas, and three of them, part for certain.
    fn columns_of_lists<'s>(
        &self,
        rows: impl Iterator<Item = &'s (u32, Vec<Cell>)>,
        columns: &[Field],
    ) -> HashSet<usize> {
        let mut seen: HashSet<(usize, String)> = HashSet::new();
        let mut counts: HashMap<usize, (usize, usize)> = HashMap::new();
        for (_, cells) in rows {
            for (nth, (cell, field)) in cells.iter().zip(columns).enumerate() {
                if family(*field) != Field::Lead {
                    continue;
                }
                for piece in wordings::pieces(&cell.text()) {
                    let parts = split(&piece);
                    if parts.len() < 2 || !seen.insert((nth, clean::key(&piece))) {
                        continue;
                    }
                    let (all, parted) = counts.entry(nth).or_default();
                    *all += 1;
                    *parted += usize::from(self.must(*field, nth, &parts, &piece));
                }
            }
        }
        let is_list = |(_, (all, parted)): &(usize, (usize, usize))| *parted >= 3 && *parted * 2 >= *all;
        counts.into_iter().filter(is_list).map(|(nth, _)| nth).collect()
    }

    /// The names in a piece of a cell.
    pub(super) fn names(&self, field: Field, column: usize, piece: &str) -> Vec<String> {
        let parts = split(piece);
        let parted = parts.len() > 1
            && match self.choice {
                Commas::Nowhere => false,
                Commas::Everywhere => true,
                Commas::WhereTheyMust => self.must(field, column, &parts, piece),
            };
        if !parted {
            return vec![piece.to_owned()];
        }
        let mut names: Vec<String> = vec![];
        for (nth, part) in parts.iter().enumerate() {
            // "Fen NHS Trust, Age UK Fen and Fen Police"
            let last = nth + 1 == parts.len();
            let part = part.strip_prefix("and ").filter(|_| last).unwrap_or(part);
            match part.split_once(" and ").filter(|(one, other)| last && self.both(field, one, other)) {
                Some((one, other)) => names.extend([clean::line(one), clean::line(other)]),
                None => names.push(clean::line(part)),
            }
        }
        names.retain(|name| !wordings::is_blank(name));
        names
    }

    /// Whether "one and other" are two names and not one.
    fn both(&self, field: Field, one: &str, other: &str) -> bool {
        let field = family(field);
        [one, other].iter().all(|part| self.is_alone(field, part) || (field == Field::Lead && is_body(part)))
    }

    /// Whether the commas of a piece part names, where nobody has decided that.
    fn must(&self, field: Field, column: usize, parts: &[&str], piece: &str) -> bool {
        let field = family(field);
        if parts.iter().any(|part| part.chars().count() > LONGEST_PART) {
            return false;
        }
        let again =
            |part: &str| self.parts.get(&field).and_then(|parts| parts.get(&clean::key(part))).is_some_and(|n| *n > 1);
        let known = |part: &&&str| self.is_alone(field, part) || again(part);
        let few_words = |most: usize| parts.iter().all(|part| part.split_whitespace().count() <= most);
        match field {
            Field::Lead => {
                let alone = parts.iter().filter(|part| self.is_alone(field, part)).count();
                let bodies = parts.iter().filter(|part| self.is_alone(field, part) || is_body(part)).count();
                bodies == parts.len()
                    || (parts.len() > 2 && alone >= 2 && bodies + 1 >= parts.len())
                    || (self.lists.contains(&column)
                        && few_words(6)
                        && parts.iter().all(|part| self.is_alone(field, part) || is_name(part)))
            }
            Field::Places => {
                let name =
                    |part: &&str| part.starts_with(char::is_uppercase) && !part.chars().any(|c| c.is_ascii_digit());
                let ending = parts.last().is_some_and(|last| self.endings.contains(&clean::key(last)));
                let evidence = parts.len() > 2 || parts.iter().any(|part| known(&part));
                few_words(5) && parts.iter().all(name) && !wordings::is_postal_address(piece) && evidence && !ending
            }
            _ if self.tags.contains(&column) => few_words(6),
            Field::Ignore
            | Field::Id
            | Field::Reference
            | Field::Title
            | Field::Summary
            | Field::Status
            | Field::Start
            | Field::End
            | Field::Notes
            | Field::Link
            | Field::BrightSpot
            | Field::Challenges
            | Field::Challenge(_)
            | Field::Strength
            | Field::Partners
            | Field::Sector
            | Field::Priorities
            | Field::Themes => {
                few_words(6) && parts.iter().filter(known).count() * 2 >= parts.len() && self.differ(field, parts)
            }
        }
    }

    /// Whether a part stands anywhere without the others. "Arts, culture and heritage" is one theme where none does.
    fn differ(&self, field: Field, parts: &[&str]) -> bool {
        parts.iter().any(|part| self.is_alone(field, part))
            || parts.iter().any(|part| {
                self.parts.get(&field).and_then(|counts| counts.get(&clean::key(part))).is_some_and(|count| *count > 1)
            })
    }

    fn is_alone(&self, field: Field, part: &str) -> bool {
        self.alone.get(&field).is_some_and(|alone| alone.contains(&clean::key(part)))
    }

    /// What to ask of the cells that hold commas; None where there are none.
    pub(super) fn asks<'s>(
        &self,
        rows: impl Iterator<Item = &'s (u32, Vec<Cell>)>,
        columns: &[Field],
    ) -> Option<CommaCells> {
        let mut asks = CommaCells { cells: 0, parted: 0, examples: vec![] };
        for (_, cells) in rows {
            for (nth, (cell, field)) in
                cells.iter().zip(columns).enumerate().filter(|(_, (_, field))| is_of_names(**field))
            {
                let shown = cell.text();
                if *field == Field::Places && wordings::is_postal_address(&shown) {
                    continue;
                }
                let pieces: Vec<String> =
                    wordings::pieces(&shown).into_iter().filter(|piece| split(piece).len() > 1).collect();
                if pieces.is_empty() {
                    continue;
                }
                asks.cells += 1;
                asks.parted += u32::from(pieces.iter().any(|piece| self.names(*field, nth, piece).len() > 1));
                let example = spelling::shortened(&pieces[0], LONGEST_PART);
                if asks.examples.len() < EXAMPLES && !asks.examples.contains(&example) {
                    asks.examples.push(example);
                }
            }
        }
        (asks.cells > 0).then_some(asks)
    }
}

/// Whether it can be a whole name, and no piece of one: "Welsh, Scottish and Co", "Fen Foods, Ltd", "Police, Fire and Crime
/// Panel". A single word can be either.
fn is_name(part: &str) -> bool {
    let key = clean::key(part);
    let is_end = matches!(key.as_str(), "ltd" | "limited" | "plc" | "llp" | "inc" | "cic" | "cio" | "co" | "company");
    part.starts_with(char::is_uppercase)
        && part.contains(' ')
        && !is_end
        && !key.ends_with(" and co")
        && !key.ends_with(" & co")
}

fn split(piece: &str) -> Vec<&str> {
    let parts: Vec<&str> = piece.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    // "1,200 homes" is a number.
    let number = piece.split(',').zip(piece.split(',').skip(1)).any(|(one, other)| {
        one.ends_with(|c: char| c.is_ascii_digit()) && other.starts_with(|c: char| c.is_ascii_digit())
    });
    if number { vec![piece] } else { parts }
}

fn is_of_names(field: Field) -> bool {
    matches!(field, Field::Lead | Field::Partners | Field::Places | Field::Priorities | Field::Themes)
}

fn family(field: Field) -> Field {
    if field == Field::Partners { Field::Lead } else { field }
}

fn is_of_tags(heading: &str) -> bool {
    spelling::words(heading).iter().any(|word| matches!(word.as_str(), "tag" | "keyword" | "hashtag" | "label"))
}

/// Whether a text could be the name of a body by itself: "Fen NHS Trust", "Age UK Fen", "CPFT".
pub(super) fn is_body(part: &str) -> bool {
    let words: Vec<String> = part
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
        .filter(|word| !word.is_empty())
        .collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let listed = |list: &str, word: &str| list.split('|').any(|known| known == word);
    // "CPFT", "GPs"
    let capitals = part.strip_suffix('s').unwrap_or(part);
    let acronym = (2..=8).contains(&capitals.len()) && capitals.chars().all(|c| c.is_ascii_uppercase());
    let inner = words.iter().any(|word| matches!(word.as_str(), "uk" | "nhs" | "council" | "cic" | "trust"));
    acronym
        || (words.len() > 1
            && (listed(LAST, last) || listed(FIRST, first) || inner)
            && part.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))
}
