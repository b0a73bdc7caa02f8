//! Networks from other tools, whose ties outnumber their things.

use super::super::{Answer, KnownSheet, workbook};
use super::{Chance, STORIES, THEMES, one, row};

/// A network from Kumu: more connections than elements.
pub(super) fn kumu(rows: usize) -> KnownSheet {
    let mut chance = Chance(6);
    let mut elements = vec![row(&["Label", "Type", "Description", "Tags"])];
    let mut connections = vec![row(&["From", "To", "Type", "Direction"])];
    let mut answers = vec![];
    for nth in 0..rows {
        let title = chance.title(nth);
        let tags = [THEMES[nth % 8], THEMES[(nth + 3) % 8]];
        elements.push(row(&[&title, "Initiative", STORIES[nth % 4], &tags.join(", ")]));
        answers.push(Answer {
            title: title.clone(),
            themes: tags.iter().map(|tag| (*tag).to_owned()).chain(one("Initiative")).collect(),
            ..Answer::default()
        });
        for _ in 0..3 {
            let other = answers[chance.below(answers.len())].title.clone();
            connections.push(row(&[&title, &other, "supports", "directed"]));
        }
    }
    let bytes = workbook(&[("Connections", connections), ("Elements", elements)]);
    KnownSheet { shape: "Kumu", file: "kumu.xlsx".to_owned(), bytes, answers }
}

/// A map from PRSM: factors and links.
pub(super) fn prsm(rows: usize) -> KnownSheet {
    let mut chance = Chance(7);
    let mut factors = vec![row(&["id", "Label", "Style", "Note", "x", "y", "Creator", "Created"])];
    let mut links = vec![row(&["from", "to", "label", "style"])];
    let mut answers = vec![];
    for nth in 0..rows {
        let title = chance.title(nth);
        let style = ["Barrier", "Enabler", "Outcome"][nth % 3];
        factors.push(row(&[
            &format!("f{nth}x{}", nth * 7),
            &title,
            style,
            STORIES[nth % 4],
            "120.5",
            "-33.2",
            "Jo",
            "2026-02-01",
        ]));
        links.extend((0..2).map(|_| row(&[&format!("f{nth}"), &format!("f{}", chance.below(nth + 1)), "", "base"])));
        answers.push(Answer { title, themes: one(style), ..Answer::default() });
    }
    let bytes = workbook(&[("Factors", factors), ("Links", links)]);
    KnownSheet { shape: "PRSM", file: "prsm.xlsx".to_owned(), bytes, answers }
}
