//! Several rows of one initiative as one row: further rows add what the first lacks and take nothing from it.

use super::{SheetRow, messages};
use crate::clean;

/// Adds `row` to `held`. Says what of `row` was not taken, since the earlier row says something else.
pub(super) fn add(held: &mut SheetRow, row: &SheetRow) -> Vec<String> {
    let mut kept = vec![];
    let earlier = held.row;
    let mut keep = |field: &str, differs: bool| {
        if differs {
            kept.push(messages::earlier_kept(field, earlier));
        }
    };
    fn first<T: Clone + PartialEq>(held: &mut Option<T>, given: &Option<T>) -> bool {
        let differs = held.is_some() && given.is_some() && *held != *given;
        if held.is_none() {
            held.clone_from(given);
        }
        differs
    }
    keep("Title", first(&mut held.title, &row.title));
    keep("Status", first(&mut held.status, &row.status));
    keep("Link", first(&mut held.link, &row.link));
    keep("Start", first(&mut held.start, &row.start));
    keep("End", first(&mut held.end, &row.end));
    first(&mut held.status_if_new, &row.status_if_new);
    first(&mut held.bright_spot, &row.bright_spot);
    first(&mut held.sector, &row.sector);
    first(&mut held.id, &row.id);
    first(&mut held.reference, &row.reference);
    below(&mut held.summary, &row.summary);
    below(&mut held.notes, &row.notes);
    for (list, given) in [
        (&mut held.lead, &row.lead),
        (&mut held.partners, &row.partners),
        (&mut held.places, &row.places),
        (&mut held.priorities, &row.priorities),
        (&mut held.themes, &row.themes),
    ] {
        extend(list, given);
    }
    if let Some(given) = &row.challenges {
        let list = held.challenges.get_or_insert_default();
        for (challenge, strength) in given {
            match list.iter_mut().find(|(known, _)| known == challenge) {
                Some((_, held)) => *held = (*held).max(*strength),
                None => list.push((*challenge, *strength)),
            }
        }
    }
    kept
}

/// A longer text that is not there yet stands below the one that is.
fn below(held: &mut Option<String>, given: &Option<String>) {
    let Some(given) = given else { return };
    match held {
        None => *held = Some(given.clone()),
        Some(held) if held.contains(given.trim()) => {}
        Some(held) => *held = format!("{held}\n{given}"),
    }
}

fn extend(held: &mut Option<Vec<String>>, given: &Option<Vec<String>>) {
    let Some(given) = given else { return };
    let held = held.get_or_insert_default();
    for name in given {
        if !held.iter().any(|known| clean::key(known) == clean::key(name)) {
            held.push(name.clone());
        }
    }
}
