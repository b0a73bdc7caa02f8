//! Random edits for properties: each variant of `Edit` is made from numbers, so that every number means something on every
//! map. A variant that nobody makes does not compile, and so no property passes it by.

use crate::Edit;
use crate::edit::{Cell, Column, InitiativeFields, PinAt};
use crate::import::{Answers, SheetRow};
use crate::map::{
    ChallengeId, ConflictId, DismissalId, Filter, GroundId, GroundKind, InitiativeId, LinkId, LinkKind, Map,
    NamedViewId, OrganisationId, Position, Role, Row, Rows, Sector, Status, Strength, VersionId, ViewKind,
};
use uuid::Uuid;

macro_rules! cases {
    ($($name:ident),* $(,)?) => {
        /// One for each variant of `Edit`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[allow(missing_docs, reason = "the variants are those of `Edit`")]
        pub enum Case {
            $($name,)*
        }

        impl Case {
            /// Every case.
            pub const ALL: &'static [Case] = &[$(Case::$name,)*];

            /// The case that makes edits of this variant.
            pub fn of(edit: &Edit) -> Case {
                match edit {
                    $(Edit::$name { .. } => Case::$name,)*
                }
            }
        }
    };
}

cases![
    ChangeMap,
    AddChallenge,
    ChangeChallenge,
    MoveChallenge,
    RemoveChallenge,
    AddInitiative,
    StartTogether,
    ChangeInitiatives,
    SetCells,
    RemoveInitiatives,
    PlaceInitiatives,
    SetContribution,
    ExplainContribution,
    AddOrganisation,
    ChangeOrganisation,
    MergeOrganisations,
    RemoveOrganisation,
    InvolveOrganisation,
    AddGround,
    RenameGround,
    RemoveGround,
    ShareGround,
    Tidy,
    LinkInitiatives,
    ChangeLink,
    RemoveLinks,
    PinNodes,
    UnpinNodes,
    KeepView,
    ChangeView,
    RemoveView,
    Dismiss,
    Recall,
    NameVersion,
    RenameVersion,
    RemoveVersion,
    SettleConflicts,
    Import,
];

/// The edit of this case that three numbers and a word pick. What it names is on the map as far as the map holds any of the
/// kind; else it names something that is not there, and is refused.
pub fn edit(map: &Map, case: Case, [a, b, c]: [usize; 3], word: &str) -> Edit {
    let at = Position { x: a as f64 * 37.3 % 1500.0, y: b as f64 * 53.1 % 1000.0 };
    let name = format!("{word} {}", b % 6);
    let text = || Some(format!("{word} {c}"));
    let initiative = |nth: usize| InitiativeId(picked(&map.initiatives, nth));
    let challenge = |nth: usize| ChallengeId(picked(&map.challenges, nth));
    let organisation = |nth: usize| OrganisationId(picked(&map.organisations, nth));
    let ground = |nth: usize| GroundId(picked(&map.grounds, nth));
    let initiatives = || -> Vec<InitiativeId> { (0..=c % 3).map(|nth| initiative(a + nth)).collect() };
    let strength = [None, Some(Strength::Some), Some(Strength::Good), Some(Strength::Strong)][c % 4];
    let chosen = || -> Vec<ChallengeId> {
        let of = |(nth, id): (usize, ChallengeId)| (b & (1 << nth) != 0).then_some(id);
        map.challenges.iter().map(|row| row.id).enumerate().filter_map(of).collect()
    };
    let filter = || Filter {
        text: word.to_owned(),
        organisations: [organisation(a)].into(),
        grounds: [ground(b)].into(),
        challenges: [challenge(b)].into(),
        without: [challenge(c)].into(),
        bright_spots: c.is_multiple_of(2),
        ..Filter::default()
    };
    let view = ViewKind::ALL[c % 4];
    match case {
        Case::ChangeMap => Edit::ChangeMap {
            title: (!a.is_multiple_of(3)).then_some(name),
            area: text(),
            marking: a.is_multiple_of(2).then(|| "Official".to_owned()),
            release: Some(String::new()),
            short_description: b.is_multiple_of(2).then(|| word.to_owned()),
            long_description: None,
        },
        Case::AddChallenge => Edit::AddChallenge { name },
        Case::ChangeChallenge => Edit::ChangeChallenge {
            challenge: challenge(a),
            name: b.is_multiple_of(2).then_some(name),
            short_name: text(),
            description: text(),
            colour: c.is_multiple_of(2).then(|| format!("#{:06x}", a % 0x1_000_000)),
        },
        Case::MoveChallenge => Edit::MoveChallenge { challenge: challenge(a), to: (b % 5) as u32 },
        Case::RemoveChallenge => Edit::RemoveChallenge { challenge: challenge(a) },
        Case::AddInitiative => {
            let challenges = if c.is_multiple_of(3) { vec![] } else { vec![challenge(a)] };
            Edit::AddInitiative { title: name, challenges, at: b.is_multiple_of(2).then_some(at) }
        }
        Case::StartTogether => Edit::StartTogether {
            title: name,
            challenges: chosen(),
            organisations: vec![organisation(a)],
            grounds: vec![ground(c)],
        },
        Case::ChangeInitiatives => Edit::ChangeInitiatives {
            initiatives: initiatives(),
            fields: InitiativeFields {
                title: a.is_multiple_of(2).then_some(name),
                summary: text(),
                status: Some(Status::ALL[b % 5]),
                start: Some(["", "2026-04-01"][a % 2].to_owned()),
                end: Some(["", "2027-03-31"][b % 2].to_owned()),
                notes: a.is_multiple_of(3).then(|| format!("{word}\n\"two\" lines; and 'quotes'")),
                link: c.is_multiple_of(3).then(|| "https://example.org".to_owned()),
                reference: a.is_multiple_of(5).then(|| word.to_owned()),
                bright_spot: Some(b.is_multiple_of(2)),
            },
        },
        Case::SetCells => {
            let number = (c % 4).to_string();
            let columns = [
                (Column::Title, name),
                (Column::Status, Status::ALL[b % 5].words().to_owned()),
                (Column::Strength { challenge: challenge(b) }, number),
                (Column::Leads, format!("{word} one; {word} two")),
                (Column::Themes, word.to_owned()),
                (Column::BrightSpot, "yes".to_owned()),
            ];
            let (column, value) = columns[b % 6].clone();
            let cells = initiatives().into_iter().map(|initiative| Cell { initiative, column, value: value.clone() });
            Edit::SetCells { cells: cells.collect() }
        }
        Case::RemoveInitiatives => Edit::RemoveInitiatives { initiatives: vec![initiative(a)] },
        Case::PlaceInitiatives => Edit::PlaceInitiatives {
            initiatives: initiatives(),
            challenges: chosen(),
            at: a.is_multiple_of(2).then_some(at),
        },
        Case::SetContribution => {
            Edit::SetContribution { initiatives: initiatives(), challenge: challenge(b), strength }
        }
        Case::ExplainContribution => Edit::ExplainContribution {
            initiative: initiative(a),
            challenge: challenge(b),
            why: text(),
            contested: Some(c.is_multiple_of(2)),
        },
        Case::AddOrganisation => Edit::AddOrganisation {
            name,
            sector: Sector::ALL[c % 8],
            initiatives: if map.initiatives.is_empty() { vec![] } else { initiatives() },
            role: Role::Lead,
        },
        Case::ChangeOrganisation => Edit::ChangeOrganisation {
            organisation: organisation(a),
            name: a.is_multiple_of(2).then_some(name),
            sector: c.is_multiple_of(2).then(|| Sector::ALL[c % 8]),
        },
        Case::MergeOrganisations => Edit::MergeOrganisations { into: organisation(a), from: organisation(b) },
        Case::RemoveOrganisation => Edit::RemoveOrganisation { organisation: organisation(a) },
        Case::InvolveOrganisation => Edit::InvolveOrganisation {
            initiatives: initiatives(),
            organisation: organisation(b),
            role: [None, Some(Role::Lead), Some(Role::Partner)][a % 3],
        },
        Case::AddGround => Edit::AddGround {
            ground: GroundKind::ALL[c % 3],
            name,
            initiatives: if map.initiatives.is_empty() { vec![] } else { initiatives() },
        },
        Case::RenameGround => Edit::RenameGround { ground: ground(a), name },
        Case::RemoveGround => Edit::RemoveGround { ground: ground(a) },
        Case::ShareGround => {
            Edit::ShareGround { initiatives: initiatives(), ground: ground(b), shared: a.is_multiple_of(2) }
        }
        Case::Tidy => Edit::Tidy,
        Case::LinkInitiatives => Edit::LinkInitiatives {
            from: initiative(a),
            to: initiative(b),
            says: LinkKind::ALL[c % 4],
            note: word.to_owned(),
        },
        Case::ChangeLink => Edit::ChangeLink {
            link: LinkId(picked(&map.links, a)),
            says: b.is_multiple_of(2).then(|| LinkKind::ALL[c % 4]),
            note: text(),
        },
        Case::RemoveLinks => Edit::RemoveLinks { links: vec![LinkId(picked(&map.links, a))] },
        Case::PinNodes => {
            let node = [initiative(a).0, challenge(a).0, organisation(a).0, ground(a).0][b % 4];
            Edit::PinNodes { pins: vec![PinAt { node, x: at.x as f32, y: at.y as f32 }] }
        }
        Case::UnpinNodes => {
            let nodes = if c.is_multiple_of(3) { vec![] } else { vec![picked(&map.pins, a)] };
            Edit::UnpinNodes { nodes }
        }
        Case::KeepView => Edit::KeepView { name, view, filter: filter() },
        Case::ChangeView => Edit::ChangeView {
            named: NamedViewId(picked(&map.views, a)),
            name: b.is_multiple_of(2).then_some(name),
            view: Some(view),
            filter: c.is_multiple_of(2).then(filter),
        },
        Case::RemoveView => Edit::RemoveView { named: NamedViewId(picked(&map.views, a)) },
        Case::Dismiss => Edit::Dismiss {
            organisations: vec![organisation(a), organisation(b)],
            challenges: vec![challenge(c)],
            reason: word.to_owned(),
        },
        Case::Recall => Edit::Recall { dismissal: DismissalId(picked(&map.dismissals, a)) },
        Case::NameVersion => Edit::NameVersion { name },
        Case::RenameVersion => Edit::RenameVersion { version: VersionId(picked(&map.versions, a)), name },
        Case::RemoveVersion => Edit::RemoveVersion { version: VersionId(picked(&map.versions, a)) },
        Case::SettleConflicts => Edit::SettleConflicts {
            conflicts: vec![ConflictId(picked(&map.conflicts, a))],
            theirs: b.is_multiple_of(2),
        },
        Case::Import => {
            let row = SheetRow {
                row: 2,
                title: Some(name),
                summary: text(),
                challenges: Some(vec![(challenge(a), strength)]),
                lead: Some(vec![format!("{word} one")]),
                themes: Some(vec![word.to_owned()]),
                ..SheetRow::default()
            };
            Edit::Import { from: "Sheet.xlsx".to_owned(), rows: vec![row], answers: Answers::default() }
        }
    }
}

/// An id of the list, or one that nothing has.
fn picked<T: Row>(rows: &Rows<T>, nth: usize) -> Uuid {
    if rows.is_empty() { Uuid::from_u128(nth as u128) } else { rows.at(nth % rows.len()).key() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stamp::Stamp;

    #[test]
    fn each_case_makes_its_own_variant_also_on_an_empty_map() {
        let map = Map::starter(&Stamp { at: 0, who: String::new(), change: Uuid::nil() }, "Fenmoor", "Fenmoor", 4);
        for (nth, case) in Case::ALL.iter().enumerate() {
            for c in 0..4 {
                assert_eq!(Case::of(&edit(&map, *case, [nth, nth + 1, c], "Wärm")), *case);
            }
        }
    }
}
