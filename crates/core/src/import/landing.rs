//! Finds the initiative that each row means and keeps what the rows so far have made of the map.
//! The map given is never changed; rows that nothing touches stay shared with it.

use super::names::Names;
use super::{RowOutcome, SheetRow, Verdict, fields, notes};
use crate::map::{Initiative, InitiativeId, Map, Role};
use crate::stamp::Stamp;
use crate::text;
use std::borrow::Cow;
use std::collections::HashMap;
use uuid::Uuid;

/// A map on which rows are landing.
pub(super) struct Landing<'a> {
    map: &'a Map,
    names: Names<'a>,
    /// Those of the map in map order, then the new ones in the sheet's order.
    initiatives: Vec<Landed<'a>>,
    by_title: HashMap<String, Vec<usize>>,
}

/// An initiative as the rows so far leave it.
struct Landed<'a> {
    initiative: Cow<'a, Initiative>,
    /// The row that last meant it.
    row: Option<u32>,
}

impl<'a> Landing<'a> {
    pub(super) fn new(map: &'a Map, stamp: &'a Stamp) -> Landing<'a> {
        let initiatives: Vec<Landed> = map
            .initiatives
            .iter()
            .map(|initiative| Landed { initiative: Cow::Borrowed(initiative), row: None })
            .collect();
        let mut by_title: HashMap<String, Vec<usize>> = HashMap::new();
        for (nth, landed) in initiatives.iter().enumerate() {
            by_title.entry(text::key(&landed.initiative.title)).or_default().push(nth);
        }
        Landing { map, names: Names::new(map, stamp), initiatives, by_title }
    }

    /// Lands one row, or says why it is skipped.
    pub(super) fn land(&mut self, row: &SheetRow) -> RowOutcome {
        let title = text::line(row.title.as_deref().unwrap_or_default());
        let landed = titled(&title).and_then(|()| self.meant(row, &title));
        let (verdict, mut notes) = match landed {
            Ok(meant) => self.take_in(row, title.clone(), meant),
            Err(reason) => (Verdict::Skipped, vec![reason]),
        };
        notes.extend(row.problems.iter().cloned());
        let title = if title.is_empty() { notes::UNTITLED.to_owned() } else { notes::shortened(&title) };
        RowOutcome { row: row.row, title, verdict, notes }
    }

    /// Where the initiative that the row means stands, None for a new one.
    ///
    /// # Errors
    /// The reason for skipping, where several could be meant: picking one, or adding one more at every import,
    /// would both be wrong.
    fn meant(&self, row: &SheetRow, title: &str) -> Result<Option<usize>, String> {
        let id = row.id.as_deref().and_then(|id| Uuid::parse_str(id.trim()).ok());
        if let Some(held) = id.and_then(|id| self.map.initiatives.position(id)) {
            return Ok(Some(held));
        }
        let of_title = self.by_title.get(&text::key(title)).map(Vec::as_slice).unwrap_or_default();
        let leads = self.names.known_organisations(row.lead.as_deref().unwrap_or_default());
        let leads_it = |nth: &usize| {
            let organisations = &self.initiatives[*nth].initiative.organisations;
            leads.iter().any(|lead| organisations.get(lead) == Some(&Role::Lead))
        };
        let led_by_nobody =
            |nth: &usize| self.initiatives[*nth].initiative.organisations.values().all(|role| *role != Role::Lead);
        let names_a_lead = row.lead.as_ref().is_some_and(|lead| lead.iter().any(|name| !text::line(name).is_empty()));
        let mut meant: Vec<usize> = of_title.to_vec();
        if names_a_lead {
            meant.retain(leads_it);
            if meant.is_empty() {
                meant = of_title.iter().copied().filter(led_by_nobody).collect();
            }
        }
        match meant[..] {
            [] => Ok(None),
            [one] => Ok(Some(one)),
            [..] => Err(notes::several(meant.len(), names_a_lead)),
        }
    }

    fn take_in(&mut self, row: &SheetRow, title: String, meant: Option<usize>) -> (Verdict, Vec<String>) {
        let before = match meant {
            Some(nth) => self.initiatives[nth].initiative.clone().into_owned(),
            None => {
                let next =
                    self.map.initiatives.next_order() + (self.initiatives.len() - self.map.initiatives.len()) as u64;
                Initiative::new(InitiativeId(self.names.new_id()), next, title.clone())
            }
        };
        let (mut after, mut left_out) = (before.clone(), vec![]);
        after.title = title;
        fields::take_in(&mut after, row, &mut self.names, &mut left_out);
        if self.map.region_of(&before) != self.map.region_of(&after) {
            after.position = None;
        }

        let mut said = vec![];
        let (nth, verdict) = match meant {
            None => {
                self.initiatives.push(Landed { initiative: Cow::Owned(after), row: Some(row.row) });
                let nth = self.initiatives.len() - 1;
                self.index(nth);
                (nth, Verdict::Added)
            }
            Some(nth) => {
                if let Some(earlier) = self.initiatives[nth].row {
                    said.push(notes::same_as(earlier));
                }
                let verdict = if before == after { Verdict::Unchanged } else { Verdict::Updated };
                said.extend(notes::differences(self.map, &self.names, &before, &after));
                if verdict == Verdict::Updated {
                    let renamed = before.title != after.title;
                    self.initiatives[nth].initiative = Cow::Owned(after);
                    if renamed {
                        self.reindex(nth, &before.title);
                    }
                }
                (nth, verdict)
            }
        };
        self.initiatives[nth].row = Some(row.row);
        said.extend(self.names.made_since_asked());
        said.append(&mut left_out);
        (verdict, said)
    }

    fn index(&mut self, nth: usize) {
        self.by_title.entry(text::key(&self.initiatives[nth].initiative.title)).or_default().push(nth);
    }

    fn reindex(&mut self, nth: usize, old_title: &str) {
        if let Some(places) = self.by_title.get_mut(&text::key(old_title)) {
            places.retain(|place| *place != nth);
        }
        self.index(nth);
    }

    /// The map with all that landed.
    pub(super) fn into_map(self) -> Map {
        let mut map = self.map.clone();
        for landed in self.initiatives {
            // What is borrowed still is the map's own row.
            if let Cow::Owned(initiative) = landed.initiative {
                map.initiatives.replace(initiative);
            }
        }
        self.names.put_into(&mut map);
        map
    }
}

/// # Errors
/// The reason for skipping.
fn titled(title: &str) -> Result<(), String> {
    let length = title.chars().count();
    if length == 0 {
        Err(notes::NO_TITLE.to_owned())
    } else if length > text::MAX_TITLE {
        Err(notes::title_too_long(length))
    } else {
        Ok(())
    }
}
