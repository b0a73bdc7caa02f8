//! A map written as a few lines of text, for tests and examples that a person can check by eye.
//! Not a file format: it holds only what analysis, layout and words look at, and it panics on nonsense.
//!
//! One line is one initiative: its title, a colon, the challenges that it contributes to, then whatever else it has.
//!
//! ```text
//! challenges: 4
//! Warm homes: A2 B1 @Ely !Loneliness #Transport ~Fenmoor NHS(health)* ~Age Well =paused
//! Repair cafe: C
//! Not placed yet: @Ely
//! ```
//!
//! | mark | means |
//! |---|---|
//! | `A2` | contributes to challenge A with strength 2, which is also what plain `A` means; challenges come before the rest |
//! | `@Ely` | place |
//! | `!Loneliness` | priority |
//! | `#Transport` | theme |
//! | `~Age Well` | partner organisation; its sector is "other" where no line says `~Age Well(voluntary)` |
//! | `~Age Well*` | lead organisation |
//! | `=paused` | status; an initiative without one is live |
//!
//! A mark starts a word; a name runs on over spaces to the next mark. The first line may say how many challenges
//! there are (2 to 5); four is usual. Empty lines are passed over. Everything is in map order by first mention.
//! Ids follow from names, so the same name in two texts is the same thing (of equal titles, the first pairs with
//! the first).

use crate::map::{
    Contribution, Ground, GroundId, GroundKind, Initiative, InitiativeId, LETTERS, MAX_CHALLENGES, MIN_CHALLENGES, Map,
    Organisation, OrganisationId, Role, Rows, Sector, Status, Strength,
};
use crate::stamp::Stamp;
use uuid::Uuid;

/// Reads a map from the notation described above.
///
/// # Panics
/// On a line that is not of that form; the message quotes it.
pub fn read(text: &str) -> Map {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).peekable();
    let challenges = match lines.peek().and_then(|line| line.strip_prefix("challenges:")) {
        None => 4,
        Some(count) => {
            let count = count.trim().parse().unwrap_or(0);
            assert!((MIN_CHALLENGES..=MAX_CHALLENGES).contains(&count), "a map has 2 to 5 challenges, not {lines:?}");
            lines.next();
            count
        }
    };
    let stamp = Stamp { at: 0, who: String::new(), change: id("map", "") };
    let mut reading = Reading {
        map: Map::starter(&stamp, "A map", "An area", challenges),
        organisations: vec![],
        grounds: vec![],
        initiatives: vec![],
    };
    lines.for_each(|line| reading.line(line));
    Map {
        organisations: Rows::from_unsorted(reading.organisations.into_iter().map(|(row, _)| row).collect()),
        grounds: Rows::from_unsorted(reading.grounds),
        initiatives: Rows::from_unsorted(reading.initiatives),
        ..reading.map
    }
}

struct Reading {
    map: Map,
    /// Each organisation, and whether a line has given its sector.
    organisations: Vec<(Organisation, bool)>,
    grounds: Vec<Ground>,
    initiatives: Vec<Initiative>,
}

impl Reading {
    fn line(&mut self, line: &str) {
        let Some((title, rest)) = line.split_once(':') else { panic!("no colon after the title: {line}") };
        let title = title.trim();
        assert!(!title.is_empty(), "no title: {line}");
        let namesakes = self.initiatives.iter().filter(|initiative| initiative.title == title).count();
        let name = if namesakes == 0 { title.to_owned() } else { format!("{title}\n{namesakes}") };
        let order = self.initiatives.len() as u64 + 1;
        let mut initiative = Initiative::new(InitiativeId(id("initiative", &name)), order, title.to_owned());
        initiative.status = Status::Live;
        for mark in marks(rest) {
            let fresh = match mark.split_at_checked(1) {
                Some(("@", name)) => initiative.grounds.insert(self.ground(GroundKind::Place, name, line)),
                Some(("!", name)) => initiative.grounds.insert(self.ground(GroundKind::Priority, name, line)),
                Some(("#", name)) => initiative.grounds.insert(self.ground(GroundKind::Theme, name, line)),
                Some(("~", name)) => {
                    let (organisation, role) = self.organisation(name, line);
                    initiative.organisations.insert(organisation, role).is_none()
                }
                Some(("=", words)) => {
                    initiative.status = Status::read(words).unwrap_or_else(|| panic!("no status {words:?}: {line}"));
                    true
                }
                Some((letter, strength)) => self.contribution(&mut initiative, letter, strength, line),
                None => panic!("{mark:?} is neither a challenge nor a mark: {line}"),
            };
            assert!(fresh, "{mark:?} is there twice: {line}");
        }
        self.initiatives.push(initiative);
    }

    fn contribution(&self, initiative: &mut Initiative, letter: &str, strength: &str, line: &str) -> bool {
        let position = LETTERS.iter().position(|known| letter.chars().eq([*known]));
        let Some(position) = position.filter(|position| *position < self.map.challenges.len()) else {
            panic!("{letter}{strength} is neither a challenge of this map nor a mark: {line}")
        };
        let strength = match strength {
            "1" => Strength::Some,
            "" | "2" => Strength::Good,
            "3" => Strength::Strong,
            other => panic!("a strength is 1, 2 or 3, not {other:?}: {line}"),
        };
        let contribution = Contribution::new(strength);
        initiative.contributions.insert(self.map.challenges.at(position).id, contribution).is_none()
    }

    fn ground(&mut self, kind: GroundKind, name: &str, line: &str) -> GroundId {
        assert!(!name.is_empty(), "a {} without a name: {line}", kind.words());
        if let Some(ground) = self.grounds.iter().find(|ground| ground.kind == kind && ground.name == name) {
            return ground.id;
        }
        let ground = GroundId(id(kind.words(), name));
        let order = self.grounds.len() as u64 + 1;
        self.grounds.push(Ground { id: ground, order, kind, name: name.to_owned() });
        ground
    }

    fn organisation(&mut self, text: &str, line: &str) -> (OrganisationId, Role) {
        let (text, role) = text.strip_suffix('*').map_or((text, Role::Partner), |text| (text, Role::Lead));
        let (name, sector) = match text.strip_suffix(')').and_then(|text| text.rsplit_once('(')) {
            None => (text, None),
            Some((name, words)) => {
                (name.trim_end(), Some(Sector::read(words).unwrap_or_else(|| panic!("no sector {words:?}: {line}"))))
            }
        };
        assert!(!name.is_empty(), "an organisation without a name: {line}");
        let place =
            self.organisations.iter().position(|(organisation, _)| organisation.name == name).unwrap_or_else(|| {
                let (row, order) = (OrganisationId(id("organisation", name)), self.organisations.len() as u64 + 1);
                let organisation = Organisation { id: row, order, name: name.to_owned(), sector: Sector::Other };
                self.organisations.push((organisation, false));
                self.organisations.len() - 1
            });
        let (organisation, has_sector) = &mut self.organisations[place];
        if let Some(sector) = sector {
            assert!(!*has_sector || organisation.sector == sector, "{name} has two sectors: {line}");
            (organisation.sector, *has_sector) = (sector, true);
        }
        (organisation.id, role)
    }
}

/// The rest of a line cut at its marks: each challenge by itself, each name with all its words.
fn marks(rest: &str) -> Vec<String> {
    let mut marks: Vec<String> = vec![];
    let mut in_name = false;
    for word in rest.split_whitespace() {
        let starts = word.starts_with(['@', '!', '#', '~', '=']);
        match marks.last_mut() {
            Some(name) if in_name && !starts => {
                let challenge = LETTERS.iter().any(|letter| word.strip_prefix(*letter).is_some_and(is_strength));
                assert!(!challenge, "{word} stands in a name; challenges come before the rest: {rest}");
                name.push(' ');
                name.push_str(word);
            }
            Some(_) | None => marks.push(word.to_owned()),
        }
        in_name |= starts;
    }
    marks
}

fn is_strength(text: &str) -> bool {
    matches!(text, "1" | "2" | "3")
}

fn id(kind: &str, name: &str) -> Uuid {
    Uuid::new_v5(&Uuid::NAMESPACE_OID, format!("{kind}\n{name}").as_bytes())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::panic::catch_unwind;

    #[test]
    fn a_line_holds_all_that_an_initiative_has() {
        let map = read(
            "Warm homes: A3 B1 C @Ely !Loneliness #Transport ~Fenmoor NHS(health)* ~Age Well =paused
             Repair cafe: D ~Age Well(voluntary) @Upper Ely

             Not placed yet:",
        );
        let warm = map.initiatives.at(0);
        assert_eq!((warm.title.as_str(), warm.status), ("Warm homes", Status::Paused));
        assert_eq!(map.region_of(warm).letters(), "ABC");
        assert_eq!(map.set_of(warm, Strength::Good).letters(), "AC");
        assert_eq!(map.set_of(warm, Strength::Strong).letters(), "A");
        let grounds: Vec<_> = map.grounds.iter().map(|ground| (ground.kind, ground.name.as_str())).collect();
        assert_eq!(
            grounds,
            [
                (GroundKind::Place, "Ely"),
                (GroundKind::Priority, "Loneliness"),
                (GroundKind::Theme, "Transport"),
                (GroundKind::Place, "Upper Ely")
            ]
        );
        let organisations: Vec<_> =
            map.organisations.iter().map(|organisation| (organisation.name.as_str(), organisation.sector)).collect();
        assert_eq!(organisations, [("Fenmoor NHS", Sector::Health), ("Age Well", Sector::Voluntary)]);
        let roles: Vec<_> = map.organisations.iter().map(|organisation| warm.organisations[&organisation.id]).collect();
        assert_eq!(roles, [Role::Lead, Role::Partner]);
        let unplaced = map.initiatives.at(2);
        assert_eq!((unplaced.title.as_str(), unplaced.status), ("Not placed yet", Status::Live));
        assert!(unplaced.contributions.is_empty() && unplaced.grounds.is_empty());
    }

    #[test]
    fn the_first_line_may_say_how_many_challenges() {
        assert_eq!(read("").challenges.len(), 4);
        assert_eq!(read("challenges: 5\nAll: A B C D E").challenges.len(), 5);
        assert_eq!(read("challenges: 2").challenges.len(), 2);
    }

    #[test]
    fn the_same_name_is_the_same_thing_in_another_text() {
        let (one, other) = (read("Warm homes: A\nWarm homes: B"), read("Repair cafe: C\nWarm homes: A"));
        assert_ne!(one.initiatives.at(0).id, one.initiatives.at(1).id);
        assert_eq!(one.initiatives.at(0).id, other.initiatives.at(1).id);
    }

    #[test]
    fn nonsense_panics_and_quotes_the_line() {
        for line in [
            "no colon",
            ": A",
            "Warm homes: E",
            "Warm homes: A4",
            "Warm homes: A A",
            "Warm homes: Ely",
            "Warm homes: é",
            "Warm homes: A @Ely B2",
            "Warm homes: A @Ely @Ely",
            "Warm homes: A @",
            "Warm homes: A ~",
            "Warm homes: A ~NHS(hospital)",
            "Warm homes: A =done",
            "challenges: 6",
        ] {
            let panic = catch_unwind(|| read(line)).expect_err(line);
            let message = panic.downcast_ref::<String>().unwrap();
            let quoted = line.split(": ").last().unwrap();
            assert!(message.contains(quoted), "{message}");
        }
    }
}
