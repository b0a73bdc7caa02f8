//! What a sweet spot or a meeting point is called: after what its members share, never after two of them, and no two in
//! one list alike. Names only; what is worth naming is decided elsewhere.

use crate::clean;
use crate::map::{ChallengeSet, GroundKind, Map};
use crate::phrases::{self, listed};
use std::collections::BTreeSet;

/// Most of one kind that a name says as long as no other has the same name.
const AT_FIRST: usize = 2;

/// The names of what is shared, in the order of a list: what it is about (themes, then priorities), where, and who.
pub struct SharedNames<'a> {
    about: Vec<&'a str>,
    places: Vec<&'a str>,
    organisations: Vec<&'a str>,
}

impl<'a> SharedNames<'a> {
    /// Of these organisations and grounds, by position in map order.
    pub fn of(map: &'a Map, organisations: &[u32], grounds: &[u32]) -> SharedNames<'a> {
        let of_kind = |kind: GroundKind| {
            let rows = grounds.iter().map(|position| map.grounds.at(*position as usize));
            rows.filter(move |ground| ground.kind == kind).map(|ground| ground.name.as_str())
        };
        SharedNames {
            about: of_kind(GroundKind::Theme).chain(of_kind(GroundKind::Priority)).collect(),
            places: of_kind(GroundKind::Place).collect(),
            organisations: organisations
                .iter()
                .map(|position| map.organisations.at(*position as usize).name.as_str())
                .collect(),
        }
    }

    /// `Loneliness, Lodehaven and NHS Fenmoor`.
    pub fn listed(&self) -> String {
        listed(&[&self.about[..], &self.places, &self.organisations].concat())
    }

    /// How many of each kind a name says at first: organisations only where what it is about, or where, is not shared.
    fn at_first(&self) -> [usize; 3] {
        let [about, places, organisations] =
            [&self.about, &self.places, &self.organisations].map(|names| names.len().min(AT_FIRST));
        match (about, places) {
            (0, 0) => [0, 0, organisations],
            (0, _) | (_, 0) => [about, places, organisations.min(1)],
            (_, _) => [about, places, 0],
        }
    }

    /// `Loneliness in Lodehaven with NHS Fenmoor`: the first so many of each kind.
    fn named(&self, [about, places, organisations]: [usize; 3]) -> String {
        let parts = [
            ("", &self.about[..about]),
            (" in ", &self.places[..places]),
            (" with ", &self.organisations[..organisations]),
        ];
        let mut name = String::new();
        for (joined_by, names) in parts {
            if !names.is_empty() {
                if !name.is_empty() {
                    name += joined_by;
                }
                name += &listed(names);
            }
        }
        name
    }

    /// All that is shared, as a name.
    fn in_full(&self) -> String {
        self.named([self.about.len(), self.places.len(), self.organisations.len()])
    }
}

/// The names given so far in one list.
#[derive(Default)]
pub struct Names(BTreeSet<String>);

impl Names {
    /// The first of these that no earlier name in the list equals: a short name; all that is shared; that and the
    /// challenges. Two can still be equal where things of different kinds have the same name; then they are numbered.
    pub fn give(&mut self, map: &Map, challenges: ChallengeSet, shared: &SharedNames) -> String {
        let full = shared.in_full();
        let served = phrases::challenges(map, challenges);
        let fullest = if served.is_empty() { full.clone() } else { format!("{full}: {served}") };
        let numbered = (2..).map(|nth| format!("{fullest} ({nth})"));
        let tried = [shared.named(shared.at_first()), full, fullest.clone()].into_iter().chain(numbered);
        let name = tried.into_iter().find(|name| self.is_new(name)).unwrap_or_default();
        self.0.insert(clean::key(&name));
        name
    }

    fn is_new(&self, name: &str) -> bool {
        !self.0.contains(&clean::key(name))
    }
}
