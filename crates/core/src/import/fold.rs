//! Several rows of one initiative as one row: further rows add what the first lacks and take nothing from it.

use super::{SheetRow, messages};
use crate::clean;

/// Adds `row` to `earlier`. The messages name the fields of `row` that were not taken, because `earlier` has another
/// value there.
pub(super) fn add(earlier: &mut SheetRow, row: &SheetRow) -> Vec<String> {
    let mut differences = vec![];
    let earlier_row = earlier.row;
    let mut keep = |field: &str, differs: bool| {
        if differs {
            differences.push(messages::earlier_kept(field, earlier_row));
        }
    };
    fn first<T: Clone + PartialEq>(value: &mut Option<T>, given: &Option<T>) -> bool {
        let differs = value.is_some() && given.is_some() && *value != *given;
        if value.is_none() {
            value.clone_from(given);
        }
        differs
    }
    keep("Title", first(&mut earlier.title, &row.title));
    keep("Status", first(&mut earlier.status, &row.status));
    keep("Link", first(&mut earlier.link, &row.link));
    keep("Start", first(&mut earlier.start, &row.start));
    keep("End", first(&mut earlier.end, &row.end));
    first(&mut earlier.status_if_new, &row.status_if_new);
    first(&mut earlier.bright_spot, &row.bright_spot);
    first(&mut earlier.sector, &row.sector);
    first(&mut earlier.id, &row.id);
    first(&mut earlier.reference, &row.reference);
    below(&mut earlier.summary, &row.summary);
    below(&mut earlier.notes, &row.notes);
    for (list, given) in [
        (&mut earlier.lead, &row.lead),
        (&mut earlier.partners, &row.partners),
        (&mut earlier.places, &row.places),
        (&mut earlier.priorities, &row.priorities),
        (&mut earlier.themes, &row.themes),
    ] {
        extend(list, given);
    }
    if let Some(given) = &row.challenges {
        let list = earlier.challenges.get_or_insert_default();
        for (challenge, strength) in given {
            match list.iter_mut().find(|(known, _)| known == challenge) {
                Some((_, earlier)) => *earlier = (*earlier).max(*strength),
                None => list.push((*challenge, *strength)),
            }
        }
    }
    differences
}

/// Writes the given text below the text that is there, unless that holds it already.
fn below(text: &mut Option<String>, given: &Option<String>) {
    let Some(given) = given else { return };
    match text {
        None => *text = Some(given.clone()),
        Some(text) if text.contains(given.trim()) => {}
        Some(text) => *text = format!("{text}\n{given}"),
    }
}

fn extend(names: &mut Option<Vec<String>>, given: &Option<Vec<String>>) {
    let Some(given) = given else { return };
    let names = names.get_or_insert_default();
    for name in given {
        if !names.iter().any(|known| clean::key(known) == clean::key(name)) {
            names.push(name.clone());
        }
    }
}
