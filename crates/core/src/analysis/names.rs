//! What a sweet spot or a meeting point is called: after what its members share, never after two of them, and no two in
//! one list alike. Names only; what is worth naming is decided elsewhere.

use crate::clean;
use crate::map::{ChallengeSet, GroundKind, Map};
use crate::phrases::{self, listed};
use std::borrow::Cow;
use std::collections::HashSet;

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

/// What can be called by one of several names: the first that is free.
pub struct Called {
    /// A short name; all that is shared; that and the challenges. Each with the key by which names are compared.
    tried: [(String, String); 3],
}

impl Called {
    /// After these challenges and what is shared.
    pub fn of(map: &Map, challenges: ChallengeSet, shared: &SharedNames) -> Called {
        let full = shared.in_full();
        let served = phrases::challenges(map, challenges);
        let fullest = if served.is_empty() { full.clone() } else { format!("{full}: {served}") };
        Called { tried: [shared.named(shared.at_first()), full, fullest].map(|name| (clean::key(&name), name)) }
    }
}

/// The names given so far in one list, by their keys.
pub struct Names<'a>(HashSet<Cow<'a, str>>);

impl<'a> Names<'a> {
    /// None given yet, in a list of so many.
    pub fn of(many: usize) -> Names<'a> {
        Names(HashSet::with_capacity(many))
    }

    /// The first of its names that no earlier name in the list equals. All can be taken where things of different kinds have
    /// the same name; then they are numbered.
    pub fn give(&mut self, called: &'a Called) -> Cow<'a, str> {
        if let Some((_, name)) = called.tried.iter().find(|(key, _)| self.0.insert(Cow::Borrowed(key))) {
            return Cow::Borrowed(name);
        }
        let [.., (_, fullest)] = &called.tried;
        let mut numbered = (2..).map(|nth| format!("{fullest} ({nth})"));
        numbered.find(|name| self.0.insert(Cow::Owned(clean::key(name)))).unwrap_or_default().into()
    }
}
