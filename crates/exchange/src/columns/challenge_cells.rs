//! Challenges as cells and headings give them: by letter, name or short name, alone or many, with or without a
//! strength. Nothing is taken for a challenge that could mean two of them.

use super::spelling::words;
use super::wordings;
use sweetspot_core::Map;
use sweetspot_core::clean;
use sweetspot_core::map::{Challenge, ChallengeId, LETTERS, Strength};

/// Challenges, each with the strength where one is given.
pub(super) type Given = Vec<(ChallengeId, Option<Strength>)>;

/// The shortest beginning of a name that stands for it.
const SHORTEST: usize = 4;
/// What a cell says where the initiative serves every challenge.
const ALL: &str = "all|all of them|all challenges|every challenge|all grand challenges|all four|all 4|all four challenges|all three|all five";

/// The names of a map's challenges, made ready to be compared with thousands of cells.
pub(super) struct Known {
    /// In letter order.
    challenges: Vec<Named>,
}

struct Named {
    id: ChallengeId,
    /// The full and the short name, as compared.
    names: Vec<String>,
    /// The same as words.
    words: Vec<Vec<String>>,
}

impl Known {
    pub(super) fn of(map: &Map) -> Known {
        let named = |challenge: &Challenge| {
            let names = [&challenge.name, &challenge.short_name].map(|name| clean::key(name));
            let names: Vec<String> = names.into_iter().filter(|name| !name.is_empty()).collect();
            Named { id: challenge.id, words: names.iter().map(|name| words(name)).collect(), names }
        };
        Known { challenges: map.challenges.iter().map(named).collect() }
    }

    /// The letter of a challenge, for sentences.
    pub(super) fn letter(&self, challenge: ChallengeId) -> char {
        let nth = self.challenges.iter().position(|entry| entry.id == challenge);
        nth.and_then(|nth| LETTERS.get(nth)).copied().unwrap_or('?')
    }
}

/// The challenges in a cell, and the pieces that are none.
pub(super) fn read(cell: &str, known: &Known) -> (Given, Vec<String>) {
    let (mut given, mut unread) = (vec![], vec![]);
    for piece in wordings::pieces(cell) {
        match piece_of(&piece, known) {
            Some(challenges) => challenges.into_iter().for_each(|one| add(&mut given, one)),
            None => unread.push(piece),
        }
    }
    (given, unread)
}

/// Adds a challenge; where it is there already, the greater strength counts.
pub(super) fn add(given: &mut Given, (challenge, strength): (ChallengeId, Option<Strength>)) {
    match given.iter_mut().find(|(known, _)| *known == challenge) {
        Some((_, greatest)) => *greatest = (*greatest).max(strength),
        None => given.push((challenge, strength)),
    }
}

fn piece_of(piece: &str, known: &Known) -> Option<Given> {
    if let Some(one) = one(piece, known) {
        return Some(vec![one]);
    }
    let key = clean::key(piece);
    if ALL.split('|').any(|all| all == key) {
        return Some(known.challenges.iter().map(|challenge| (challenge.id, None)).collect());
    }
    together(piece, known).or_else(|| run_of_letters(piece, known))
}

/// Letters or names in one piece: "A, C", "A & C", "A3 B1", "Good work, Good start". Every part must be a challenge,
/// so that a comma inside a name parts nothing.
fn together(piece: &str, known: &Known) -> Option<Given> {
    let every = |parts: Vec<&str>| {
        let parts: Vec<&str> = parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect();
        let given: Option<Given> = parts.iter().map(|part| one(part, known)).collect();
        given.filter(|given| given.len() > 1)
    };
    every(piece.split([',', '/', '&', '+']).flat_map(|part| part.split(" and ")).collect()).or_else(|| {
        every(piece.split(|c: char| c.is_whitespace() || c == ',').collect()).filter(|_| short_words(piece))
    })
}

/// White space parts letters only: "A2 B1", not the words of a name.
fn short_words(piece: &str) -> bool {
    piece.split(|c: char| c.is_whitespace() || c == ',').all(|word| word.chars().count() <= 4)
}

/// "ACD": capitals that follow one another, none twice.
fn run_of_letters(piece: &str, known: &Known) -> Option<Given> {
    let letters: Vec<char> = piece.chars().collect();
    let different = letters.iter().enumerate().all(|(nth, letter)| !letters[..nth].contains(letter));
    if letters.len() < 2 || !different || !letters.iter().all(char::is_ascii_uppercase) {
        return None;
    }
    letters.into_iter().map(|letter| by_letter(letter, known).map(|challenge| (challenge, None))).collect()
}

/// One challenge with a strength: `A`, `A3`, `A:3`, `A (strong)`, `Good work - 2`.
fn one(piece: &str, known: &Known) -> Option<(ChallengeId, Option<Strength>)> {
    let piece = piece.trim();
    if let Some(challenge) = challenge(piece, known) {
        return Some((challenge, None));
    }
    let bracketed = piece.strip_suffix([')', ']']).and_then(|rest| rest.rsplit_once(['(', '[']));
    let parted = piece.rsplit_once([':', '=', '–', '—', '-', '×']).or_else(|| piece.rsplit_once(' '));
    for (name, strength) in [bracketed, parted].into_iter().flatten() {
        if let Some(strength) = wordings::strength(strength)
            && let Some(challenge) = challenge(name.trim(), known)
        {
            return Some((challenge, Some(strength)));
        }
    }
    let mut run = piece.chars();
    match (run.next(), run.next(), run.next()) {
        (Some(letter), Some(digit), None) => {
            let strength = wordings::strength(&digit.to_string()).filter(|_| digit.is_ascii_digit())?;
            Some((by_letter(letter, known)?, Some(strength)))
        }
        _ => None,
    }
}

/// The challenge that a text names: a letter, "Challenge A", a name, a short name, a letter with its name, or a
/// beginning that only one name has.
pub(super) fn challenge(named: &str, known: &Known) -> Option<ChallengeId> {
    let key = clean::key(named);
    let mut letters = key.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return by_letter(letter, known);
    }
    let same_name = known.challenges.iter().find(|entry| entry.names.contains(&key));
    if let Some(entry) = same_name {
        return Some(entry.id);
    }
    // "A: Good start", "A - Good start", "A. Good start": both must say the same.
    if let Some((letter, name)) = lettered(&key) {
        return by_letter(letter, known).filter(|id| challenge(name, known) == Some(*id));
    }
    if let Some(id) = numbered(&key, known) {
        return Some(id);
    }
    if key.chars().count() < SHORTEST {
        return None;
    }
    // "Good work 2" has a strength, which words leave out.
    let telling = if named.chars().any(|c| c.is_ascii_digit()) { vec![] } else { words(named) };
    let alike = |entry: &&Named| {
        entry.names.iter().any(|name| name.starts_with(&key)) || (!telling.is_empty() && entry.words.contains(&telling))
    };
    let mut found = known.challenges.iter().filter(alike);
    match (found.next(), found.next()) {
        (Some(only), None) => Some(only.id),
        _ => None,
    }
}

fn by_letter(letter: char, known: &Known) -> Option<ChallengeId> {
    let nth = LETTERS.iter().position(|other| other.eq_ignore_ascii_case(&letter))?;
    known.challenges.get(nth).map(|entry| entry.id)
}

/// A letter, a mark, a name.
fn lettered(key: &str) -> Option<(char, &str)> {
    let letter = key.chars().next().filter(char::is_ascii_alphabetic)?;
    let rest = key[1..].trim_start();
    let name = rest.strip_prefix([':', '.', ')', '-', '–', '—', '='])?.trim();
    (!name.is_empty()).then_some((letter, name))
}

/// "Challenge A", "Grand challenge 2", "GC1", "Ambition B".
fn numbered(key: &str, known: &Known) -> Option<ChallengeId> {
    let rest = ["grand challenge", "challenge", "ambition", "gc", "mission"]
        .into_iter()
        .find_map(|word| key.strip_prefix(word))?
        .trim_matches(|c: char| c.is_whitespace() || c == ':' || c == '-' || c == '.');
    let mut rest = rest.chars();
    match (rest.next(), rest.next()) {
        (Some(digit @ '1'..='5'), None) => by_letter(*LETTERS.get(digit as usize - '1' as usize)?, known),
        (Some(letter), None) => by_letter(letter, known),
        _ => None,
    }
}

/// The challenge that a heading names, and how well it does, out of 100.
pub(super) fn of_heading(heading: &str, known: &Known) -> (Option<ChallengeId>, u32) {
    let named = challenge(heading, known);
    let key = clean::key(heading);
    let exact = |id: ChallengeId| known.challenges.iter().any(|entry| entry.id == id && entry.names.contains(&key));
    match named {
        Some(id) if exact(id) => (Some(id), 100),
        Some(id) if key.chars().count() == 1 => (Some(id), 75),
        Some(id) => (Some(id), 90),
        None => (None, 0),
    }
}
