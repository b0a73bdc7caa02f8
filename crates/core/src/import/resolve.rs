//! Which initiative each row means: by its stable id, by the sheet's own reference, else by title and lead. Two rows
//! of one sheet are one initiative only where a reference, an id or a person says so.

use super::names::Names;
use super::{Repeated, SheetRow, Twice, messages};
use crate::clean;
use crate::map::{Initiative, Map, Role};
use std::collections::{BTreeMap, HashMap, HashSet};
use uuid::Uuid;

/// Where fewer references than this are found on the map, they are trusted whatever the titles.
const TELLING: usize = 3;
/// Pairs of rows and initiatives of one title that are compared; more are taken in their order.
const MOST_PAIRS: usize = 200_000;

/// What the rows of a sheet mean.
pub(super) struct Resolved {
    /// For each row, its place in `targets`; else why it can't come in.
    pub(super) rows: Vec<Result<usize, String>>,
    /// The initiatives meant.
    pub(super) targets: Vec<Target>,
    /// Rows that may be one initiative.
    pub(super) twice: Vec<Repeated>,
}

/// An initiative that rows mean.
#[derive(Default)]
pub(super) struct Target {
    /// Where it stands on the map; None for a new one.
    pub(super) position: Option<usize>,
    /// Its rows, in their order.
    pub(super) rows: Vec<usize>,
}

/// By what rows without a reference are grouped: the key of the title, and those of the leads.
type Named = (String, Vec<String>);

pub(super) fn resolve(map: &Map, names: &Names, rows: &[SheetRow], twice: Twice) -> Resolved {
    let mut resolving = Resolving {
        map,
        names,
        rows,
        meant: vec![None; rows.len()],
        targets: vec![],
        claimed: HashMap::new(),
        by_title: HashMap::new(),
    };
    for (nth, initiative) in map.initiatives.iter().enumerate() {
        resolving.by_title.entry(clean::key(&initiative.title)).or_default().push(nth);
    }
    resolving.by_id();
    resolving.by_reference();
    let repeated = resolving.by_name(twice);
    let meant = resolving.meant.into_iter().map(|meant| meant.unwrap_or_else(|| Err(messages::NO_TITLE.to_owned())));
    Resolved { rows: meant.collect(), targets: resolving.targets, twice: repeated }
}

struct Resolving<'a> {
    map: &'a Map,
    names: &'a Names<'a>,
    rows: &'a [SheetRow],
    meant: Vec<Option<Result<usize, String>>>,
    targets: Vec<Target>,
    /// Initiatives of the map that a row means already, with their places in `targets`.
    claimed: HashMap<usize, usize>,
    by_title: HashMap<String, Vec<usize>>,
}

impl Resolving<'_> {
    fn means(&mut self, row: usize, position: Option<usize>) -> usize {
        let target = match position.and_then(|position| self.claimed.get(&position)) {
            Some(target) => *target,
            None => {
                self.targets.push(Target { position, rows: vec![] });
                let target = self.targets.len() - 1;
                self.claimed.extend(position.map(|position| (position, target)));
                target
            }
        };
        self.joins(row, target);
        target
    }

    fn joins(&mut self, row: usize, target: usize) {
        self.targets[target].rows.push(row);
        self.meant[row] = Some(Ok(target));
    }

    fn initiative(&self, nth: usize) -> &Initiative {
        self.map.initiatives.at(nth)
    }

    fn by_id(&mut self) {
        for row in 0..self.rows.len() {
            let id = self.rows[row].id.as_deref().and_then(|id| Uuid::parse_str(id.trim()).ok());
            if let Some(position) = id.and_then(|id| self.map.initiatives.position(id)) {
                self.means(row, Some(position));
            }
        }
    }

    fn by_reference(&mut self) {
        let mut order: Vec<String> = vec![];
        let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (nth, row) in self.rows.iter().enumerate().filter(|(nth, _)| self.meant[*nth].is_none()) {
            let reference = clean::key(row.reference.as_deref().unwrap_or_default());
            if reference.is_empty() {
                continue;
            }
            let group = groups.entry(reference.clone()).or_default();
            if group.is_empty() {
                order.push(reference);
            }
            group.push(nth);
        }
        let mut by_reference: HashMap<String, Vec<usize>> = HashMap::new();
        for (nth, initiative) in self.map.initiatives.iter().enumerate().filter(|(_, row)| !row.reference.is_empty()) {
            by_reference.entry(clean::key(&initiative.reference)).or_default().push(nth);
        }
        let trusted = self.trusted(&groups, &by_reference);
        // References that the map has come first, so that no other row takes their initiatives by a title.
        let mut left = vec![];
        for reference in &order {
            let group = &groups[reference];
            let found = by_reference.get(reference).map(Vec::as_slice).unwrap_or_default();
            let free = || found.iter().copied().filter(|nth| !self.claimed.contains_key(nth));
            let of_title = free().find(|nth| group.iter().any(|row| self.has_title(*row, *nth)));
            match of_title.or_else(|| free().next().filter(|_| trusted)) {
                Some(found) => {
                    let target = self.means(group[0], Some(found));
                    group[1..].iter().for_each(|row| self.joins(*row, target));
                }
                None => left.push(reference),
            }
        }
        for reference in left {
            let group = &groups[reference];
            let Some(titled) = group.iter().copied().find(|row| !self.title(*row).is_empty()) else { continue };
            // An initiative without a reference, typed by hand or from a sheet without them, is given this one.
            let free: Vec<usize> = self.candidates(titled);
            let adopted = free.into_iter().find(|nth| self.initiative(*nth).reference.is_empty());
            let target = self.means(group[0], adopted);
            group[1..].iter().for_each(|row| self.joins(*row, target));
        }
    }

    /// Another sheet may use the same numbers for other things. So references are trusted where few are found on the
    /// map, or where at least half of those found have the title of their initiative.
    fn trusted(&self, groups: &BTreeMap<String, Vec<usize>>, by_reference: &HashMap<String, Vec<usize>>) -> bool {
        let (mut found, mut agree) = (0, 0);
        for (reference, rows) in groups {
            if let Some(initiatives) = by_reference.get(reference) {
                found += 1;
                let same = |row: &usize| initiatives.iter().any(|nth| self.has_title(*row, *nth));
                agree += usize::from(rows.iter().any(same));
            }
        }
        found < TELLING || agree * 2 >= found
    }

    fn title(&self, row: usize) -> String {
        clean::key(self.rows[row].title.as_deref().unwrap_or_default())
    }

    fn has_title(&self, row: usize, nth: usize) -> bool {
        clean::key(&self.initiative(nth).title) == self.title(row)
    }

    /// Initiatives of the map that no row means yet and that the row's title and lead fit: those that it leads; else,
    /// where it names no lead or nobody leads them, those of its title.
    fn candidates(&self, row: usize) -> Vec<usize> {
        let of_title = self.by_title.get(&self.title(row)).map(Vec::as_slice).unwrap_or_default();
        let free = || of_title.iter().copied().filter(|nth| !self.claimed.contains_key(nth));
        let led = |nth: &usize| self.initiative(*nth).organisations.values().any(|role| *role == Role::Lead);
        let named = self.rows[row].lead.as_deref().unwrap_or_default();
        if named.iter().all(|name| clean::line(name).is_empty()) {
            let (led, not): (Vec<usize>, Vec<usize>) = free().partition(led);
            return not.into_iter().chain(led).collect();
        }
        let leads = self.names.known_organisations(named);
        let leads_it = |nth: &usize| {
            let organisations = &self.initiative(*nth).organisations;
            leads.iter().any(|lead| organisations.get(lead) == Some(&Role::Lead))
        };
        let own: Vec<usize> = free().filter(leads_it).collect();
        if own.is_empty() { free().filter(|nth| !led(nth)).collect() } else { own }
    }

    fn by_name(&mut self, twice: Twice) -> Vec<Repeated> {
        let mut order: Vec<Named> = vec![];
        let mut groups: BTreeMap<Named, Vec<usize>> = BTreeMap::new();
        for nth in (0..self.rows.len()).filter(|nth| self.meant[*nth].is_none()) {
            let title = self.title(nth);
            if title.is_empty() {
                continue;
            }
            let mut leads: Vec<String> = self.rows[nth]
                .lead
                .iter()
                .flatten()
                .map(|name| clean::key(name))
                .filter(|key| !key.is_empty())
                .collect();
            leads.sort();
            let named = (title, leads);
            let group = groups.entry(named.clone()).or_default();
            if group.is_empty() {
                order.push(named);
            }
            group.push(nth);
        }
        // Those that name a lead first: the others take what is left.
        order.sort_by_key(|(_, leads)| leads.is_empty());
        let mut repeated = vec![];
        for named in &order {
            let group = &groups[named];
            if group.len() > 1 {
                let title = messages::shortened(self.rows[group[0]].title.as_deref().unwrap_or_default());
                repeated.push(Repeated { title, rows: group.iter().map(|row| self.rows[*row].row).collect() });
            }
            match twice {
                Twice::One => self.as_one(group),
                Twice::Several => self.as_several(group),
            }
        }
        repeated.sort_by_key(|repeated| repeated.rows.first().copied());
        repeated
    }

    fn as_one(&mut self, group: &[usize]) {
        let free = self.candidates(group[0]);
        let names_a_lead = self.names_a_lead(group[0]);
        match free[..] {
            [] => {
                let target = self.means(group[0], None);
                group[1..].iter().for_each(|row| self.joins(*row, target));
            }
            [one] => {
                let target = self.means(group[0], Some(one));
                group[1..].iter().for_each(|row| self.joins(*row, target));
            }
            [..] => {
                group.iter().for_each(|row| self.meant[*row] = Some(Err(messages::several(free.len(), names_a_lead))))
            }
        }
    }

    /// As many rows as there are initiatives: each has its own. Picking one of more, or adding one more at every
    /// import, would both be wrong.
    fn as_several(&mut self, group: &[usize]) {
        let free = self.candidates(group[0]);
        let (pairs, left) = self.paired(group, &free);
        for (row, nth) in &pairs {
            self.means(*row, Some(*nth));
        }
        let claimed: Vec<usize> = pairs.iter().map(|(_, nth)| *nth).collect();
        for row in left {
            if claimed.len() < free.len() {
                let reason = messages::several(free.len(), self.names_a_lead(row));
                self.meant[row] = Some(Err(reason));
                continue;
            }
            // Rows that an earlier import took for one initiative: it has all that such a row says.
            match claimed.iter().find(|nth| self.says_nothing_new(row, **nth)) {
                Some(nth) => {
                    self.means(row, Some(*nth));
                }
                None => {
                    self.means(row, None);
                }
            }
        }
    }

    /// Rows and initiatives that belong together: those most alike first. With fewer rows than initiatives, only those
    /// that are plainly alike.
    fn paired(&self, group: &[usize], free: &[usize]) -> (Vec<(usize, usize)>, Vec<usize>) {
        let fewer = group.len() < free.len();
        let mut pairs: Vec<(usize, usize)> = vec![];
        if group.len() == 1 && free.len() == 1 {
            pairs.push((group[0], free[0]));
        } else if group.len() * free.len() <= MOST_PAIRS {
            let mut scored: Vec<(usize, usize, usize)> = vec![];
            for row in group {
                scored.extend(free.iter().map(|nth| (self.alike(*row, *nth), *row, *nth)));
            }
            scored.sort_by_key(|(score, row, nth)| (std::cmp::Reverse(*score), *row, *nth));
            let (mut rows, mut initiatives) = (HashSet::new(), HashSet::new());
            for (score, row, nth) in scored {
                if (!fewer || score > 0) && !rows.contains(&row) && !initiatives.contains(&nth) {
                    rows.insert(row);
                    initiatives.insert(nth);
                    pairs.push((row, nth));
                }
            }
        } else if !fewer {
            pairs.extend(group.iter().copied().zip(free.iter().copied()));
        }
        let paired: HashSet<usize> = pairs.iter().map(|(row, _)| *row).collect();
        let left = group.iter().copied().filter(|row| !paired.contains(row)).collect();
        (pairs, left)
    }

    /// How many plain fields of a row and an initiative are the same.
    fn alike(&self, row: usize, nth: usize) -> usize {
        let (row, initiative) = (&self.rows[row], self.initiative(nth));
        let same = |given: &Option<String>, text: &str| {
            given.as_deref().is_some_and(|given| !text.is_empty() && clean::block(given) == text)
        };
        let grounds = [&row.places, &row.priorities, &row.themes].into_iter().flatten().flatten();
        let ground_names: HashSet<String> = initiative
            .grounds
            .iter()
            .filter_map(|id| self.map.grounds.get(*id))
            .map(|ground| clean::key(&ground.name))
            .collect();
        usize::from(same(&row.summary, &initiative.summary)) * 4
            + usize::from(same(&row.notes, &initiative.notes)) * 2
            + usize::from(same(&row.link, &initiative.link)) * 2
            + usize::from(row.start.is_some() && row.start == initiative.start)
            + usize::from(row.end.is_some() && row.end == initiative.end)
            + grounds.filter(|name| ground_names.contains(&clean::key(name))).count().min(3)
    }

    fn says_nothing_new(&self, row: usize, nth: usize) -> bool {
        let (row, initiative) = (&self.rows[row], self.initiative(nth));
        let within = |given: &Option<String>, text: &str| {
            given.as_deref().is_none_or(|given| text.contains(&clean::block(given)))
        };
        let of = |organisations: &Option<Vec<String>>| {
            organisations.iter().flatten().all(|name| {
                let known = self.names.known_organisations(std::slice::from_ref(name));
                known.first().is_some_and(|id| initiative.organisations.contains_key(id))
            })
        };
        let grounds = [&row.places, &row.priorities, &row.themes].into_iter().flatten().flatten();
        let ground_names: HashSet<String> = initiative
            .grounds
            .iter()
            .filter_map(|id| self.map.grounds.get(*id))
            .map(|ground| clean::key(&ground.name))
            .collect();
        within(&row.summary, &initiative.summary)
            && within(&row.notes, &initiative.notes)
            && of(&row.lead)
            && of(&row.partners)
            && grounds.clone().all(|name| ground_names.contains(&clean::key(name)))
            && row.challenges.iter().flatten().all(|(challenge, _)| initiative.contributions.contains_key(challenge))
            && row.start.is_none_or(|start| initiative.start == Some(start))
            && row.end.is_none_or(|end| initiative.end == Some(end))
    }

    fn names_a_lead(&self, row: usize) -> bool {
        self.rows[row].lead.iter().flatten().any(|name| !clean::line(name).is_empty())
    }
}
