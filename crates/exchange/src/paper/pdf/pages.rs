//! Atoms on pages. What is to stay together does; a table that goes on shows its header row again.

use super::MM;
use super::Sides;
use super::atoms::{Atom, Flow, room};
use crate::paper::sheet::{SIDES, TOP};

/// An atom at its place on a page: the left top corner, from the page's.
pub(super) struct Placed<'a> {
    pub x: f64,
    pub y: f64,
    pub atom: &'a Atom,
}

/// A page.
#[derive(Default)]
pub(super) struct Page<'a> {
    pub lying: bool,
    pub placed: Vec<Placed<'a>>,
}

/// The pages of a paper.
pub(super) struct Pages<'a>(pub Vec<Page<'a>>);

impl Pages<'_> {
    pub(super) fn sides(&self) -> Sides {
        let is_appendix = |page: &Page| page.placed.iter().any(|placed| placed.atom.appendix);
        let all = self.0.len();
        let main = self.0.iter().position(is_appendix).unwrap_or(all);
        Sides { main: main as u32, all: all as u32 }
    }
}

pub(super) fn paged(flow: &Flow) -> Pages<'_> {
    let mut pages = vec![Page::default()];
    let mut used = 0.0;
    let mut next = 0;
    while next < flow.atoms.len() {
        let first = &flow.atoms[next];
        let height = room(first.lying).1;
        let group = group(&flow.atoms, next, height);
        let needed: f64 = group.iter().enumerate().map(|(nth, atom)| spaced(atom, nth == 0 && used == 0.0)).sum();
        let page = pages.last();
        let is_empty = page.is_none_or(|page| page.placed.is_empty());
        let turns = page.is_some_and(|page| page.lying != first.lying);
        if !is_empty && (first.new_page || turns || used + needed > height) {
            pages.push(Page::default());
            used = 0.0;
        }
        let Some(page) = pages.last_mut() else { break };
        if used == 0.0 {
            page.lying = first.lying;
            if let Some(head) = first.table.and_then(|table| flow.heads.get(table)) {
                page.placed.push(Placed { x: SIDES * MM, y: TOP * MM, atom: head });
                used += head.height;
            }
        }
        for atom in group {
            if used > 0.0 {
                used += atom.before;
            }
            page.placed.push(Placed { x: SIDES * MM, y: TOP * MM + used, atom });
            used += atom.height;
        }
        next += group.len();
    }
    Pages(pages)
}

fn spaced(atom: &Atom, first: bool) -> f64 {
    if first { atom.height } else { atom.before + atom.height }
}

/// The atoms from this one on that stand on one page, as far as one page holds them.
fn group(atoms: &[Atom], from: usize, height: f64) -> &[Atom] {
    let mut end = from + 1;
    let mut needed = atoms[from].height;
    while end < atoms.len() && atoms[end - 1].keep && !atoms[end].new_page {
        needed += atoms[end].before + atoms[end].height;
        if needed > height {
            break;
        }
        end += 1;
    }
    &atoms[from..end]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::pdf::atoms::Drawn;
    use crate::paper::pdf::flow::flowed;
    use crate::paper::{PaperRequest, Source, State, write};
    use sweetspot_core::analysis::Settings;
    use sweetspot_core::synthetic::synthetic;

    /// Everything that is wrong with pages.
    fn faults(flow: &Flow, pages: &Pages<'_>) -> Vec<String> {
        let mut faults = vec![];
        let heads: Vec<*const Atom> = flow.heads.iter().map(std::ptr::from_ref).collect();
        let is_head = |placed: &Placed| heads.contains(&std::ptr::from_ref(placed.atom));
        let placed: usize =
            pages.0.iter().map(|page| page.placed.iter().filter(|placed| !is_head(placed)).count()).sum();
        if placed != flow.atoms.len() {
            faults.push(format!("{placed} of {} atoms are placed", flow.atoms.len()));
        }
        for (nth, page) in pages.0.iter().enumerate() {
            let (width, height) = room(page.lying);
            let mut below = TOP * MM;
            for placed in &page.placed {
                if placed.y < below - 0.01 {
                    faults.push(format!("page {nth}: atoms lie upon one another"));
                }
                below = placed.y + placed.atom.height;
                for piece in &placed.atom.pieces {
                    let own = match &piece.drawn {
                        Drawn::Run { run, .. } => run.width,
                        Drawn::Fill { width, .. } | Drawn::Picture { width, .. } => *width,
                    };
                    if piece.x + own > width + 1.5 || piece.y > placed.atom.height + 1.0 {
                        faults.push(format!("page {nth}: something lies outside of its room"));
                    }
                }
            }
            if below > TOP * MM + height + 0.01 {
                faults.push(format!("page {nth}: it is too full"));
            }
            let is_last = nth + 1 == pages.0.len();
            if !is_last && page.placed.last().is_none_or(|last| last.atom.keep) {
                faults.push(format!("page {nth}: what should stand with the next stands last"));
            }
            if page.placed.first().is_some_and(|first| first.atom.table.is_some()) {
                faults.push(format!("page {nth}: a table goes on without its header row"));
            }
        }
        faults
    }

    fn flow_of(map: &sweetspot_core::Map) -> Flow {
        let settings = Settings::default();
        let source = Source { map, settings: &settings, since: None, state: State::default() };
        let day = chrono::NaiveDate::from_ymd_opt(2026, 9, 17).expect("a day");
        flowed(&write(&source, &PaperRequest::on(day)).expect("a paper"))
    }

    #[test]
    fn nothing_is_lost_cut_or_upon_another_on_any_page() {
        for (initiatives, seed) in [(0, 1), (1, 2), (60, 3), (400, 4)] {
            let flow = flow_of(&synthetic(initiatives, seed));
            assert_eq!(faults(&flow, &paged(&flow)), Vec::<String>::new(), "{initiatives} initiatives");
        }
    }

    #[test]
    fn planted_faults_are_seen() {
        let flow = flow_of(&synthetic(60, 3));
        let plant = |plant: fn(&mut Vec<Page>)| {
            let mut pages = paged(&flow);
            plant(&mut pages.0);
            faults(&flow, &pages)
        };
        let seen = |faults: &[String], told: &str| faults.iter().any(|fault| fault.contains(told));
        assert!(seen(&plant(|pages| pages[1].placed.truncate(1)), "are placed"));
        assert!(seen(&plant(|pages| pages[0].placed[3].y -= 9.0), "upon one another"));
        assert!(seen(&plant(|pages| pages[0].placed.iter_mut().for_each(|placed| placed.y += 900.0)), "too full"));
        let headless = plant(|pages| {
            let goes_on = pages.iter_mut().find(|page| page.placed.get(1).is_some_and(|row| row.atom.table.is_some()));
            if let Some(page) = goes_on {
                page.placed.remove(0);
            }
        });
        assert!(seen(&headless, "without its header row"), "{headless:?}");
    }
}
