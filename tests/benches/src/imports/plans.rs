//! Plans, programmes and returns of councils and their partners.

use super::super::{Answer, KnownSheet, csv, workbook};
use super::{BODIES, Chance, STORIES, THEMES, TOWNS, one, row};
use sweetspot_core::map::Status;

/// A partnership's plan with a column for each challenge, two rows of headings, a total and notes below.
pub(super) fn action_plan(rows: usize) -> KnownSheet {
    let mut chance = Chance(1);
    let mut sheet = vec![
        row(&["Fenmoor Partnership: delivery plan 2026 to 2029"]),
        row(&["Last updated 3 September 2026"]),
        vec![],
        row(&[
            "Ref",
            "Action",
            "What it does",
            "Lead organisation",
            "Delivery partners",
            "A good start in life",
            "Good work",
            "Good place",
            "Healthy life",
            "Status",
            "Start",
            "End",
            "Ward",
            "Theme",
            "RAG",
            "Budget (£)",
            "Lead officer",
        ]),
    ];
    let mut answers = vec![];
    for nth in 0..rows {
        let title = chance.title(nth);
        let lead = chance.of(&BODIES[..12]);
        let partners: Vec<String> = [chance.of(&BODIES[..12]), chance.of(&BODIES[..12])]
            .iter()
            .filter(|name| **name != lead)
            .map(|name| (*name).to_owned())
            .collect::<std::collections::BTreeSet<_>>()
            .into_iter()
            .collect();
        let ticks: Vec<bool> = (0..4).map(|_| chance.below(3) == 0).collect();
        let (start, first) = chance.day(2024);
        let (end, last) = chance.day(2027);
        let (word, status) = [
            ("Live", Status::Live),
            ("In progress", Status::Live),
            ("Not started", Status::Planned),
            ("Complete", Status::Ended),
        ][chance.below(4)];
        let (town, theme) = (chance.of(&TOWNS), chance.of(&THEMES));
        let mut cells = row(&[&format!("P{:03}", nth + 1), &title, chance.of(&STORIES), lead, &partners.join("; ")]);
        cells.extend(ticks.iter().map(|tick| if *tick { "x" } else { "" }.to_owned()));
        cells.extend(row(&[
            word,
            &start,
            &end,
            town,
            theme,
            ["Red", "Amber", "Green"][nth % 3],
            &format!("{}", 1000 + nth * 10),
            "Jo Smith",
        ]));
        sheet.push(cells);
        answers.push(Answer {
            title,
            lead: one(lead),
            partners,
            places: one(town),
            themes: one(theme),
            status: Some(status),
            dates: [Some(first), Some(last)],
            region: "ABCD".chars().zip(&ticks).filter(|(_, tick)| **tick).map(|(letter, _)| letter).collect(),
        });
    }
    let mut total = vec![String::new(); 17];
    (total[1], total[15]) = ("Total".to_owned(), "123456".to_owned());
    sheet.push(total);
    sheet.push(vec![]);
    sheet.push(row(&["Source: partnership team. Figures are provisional."]));
    let bytes = workbook(&[
        ("Read me", vec![row(&["How to fill in this sheet"]), row(&["One line for each action"])]),
        ("Plan", sheet),
    ]);
    KnownSheet { shape: "action plan", file: "plan.xlsx".to_owned(), bytes, answers }
}

/// An action plan whose objectives stand only in the first row of each group.
pub(super) fn grouped_plan(rows: usize) -> KnownSheet {
    let mut chance = Chance(12);
    let mut sheet = vec![
        row(&["Climate action plan"]),
        row(&[
            "Objective",
            "No.",
            "Action",
            "Responsible department",
            "Key partners",
            "By when",
            "Progress update",
            "Measure of success",
            "Cost",
        ]),
    ];
    let mut answers = vec![];
    for nth in 0..rows {
        let title = chance.title(nth);
        let lead = ["Highways Department", "Housing Department", "Parks Department"][nth % 3];
        let partner = chance.of(&BODIES[..12]);
        sheet.push(row(&[
            if nth % 5 == 0 { THEMES[nth / 5 % 8] } else { "" },
            &format!("{}.{}", nth / 5 + 1, nth % 5 + 1),
            &title,
            lead,
            partner,
            ["March 2027", "Ongoing", "TBC"][nth % 3],
            "Going well",
            "Tonnes saved",
            "Low",
        ]));
        let until = (nth % 3 == 0).then(|| "2027-03-31".to_owned());
        answers.push(Answer {
            title,
            lead: one(lead),
            partners: one(partner),
            dates: [None, until],
            ..Answer::default()
        });
    }
    KnownSheet {
        shape: "plan in groups",
        file: "climate.xlsx".to_owned(),
        bytes: workbook(&[("Action plan", sheet)]),
        answers,
    }
}

/// A capital programme: headings of groups, subtotals, stages that nobody knows, money by year.
pub(super) fn capital_programme(rows: usize) -> KnownSheet {
    let mut chance = Chance(4);
    let mut sheet = vec![
        row(&["Capital programme 2026/27 to 2029/30"]),
        vec![],
        row(&[
            "Scheme",
            "Project no",
            "Stage",
            "Ward",
            "Directorate",
            "2026/27 £000",
            "2027/28 £000",
            "Total £000",
            "Project manager",
        ]),
    ];
    let mut answers = vec![];
    for nth in 0..rows {
        if nth % 12 == 0 {
            if nth > 0 {
                sheet.push(row(&["Total for this service", "", "", "", "", "100", "200", "300"]));
                sheet.push(vec![]);
            }
            sheet.push(row(&[["HIGHWAYS AND TRANSPORT", "SCHOOLS AND EARLY YEARS", "HOUSING"][nth / 12 % 3]]));
        }
        let (title, town) = (chance.title(nth), chance.of(&TOWNS));
        sheet.push(row(&[
            &title,
            &format!("C{:04}", 3000 + nth),
            ["Tender", "Construction", "Practical completion", "Design"][nth % 4],
            town,
            "Place Directorate",
            "10",
            "20",
            "30",
            "Ann Lee",
        ]));
        answers.push(Answer { title, lead: one("Place Directorate"), places: one(town), ..Answer::default() });
    }
    sheet.push(row(&["Grand total", "", "", "", "", "900", "900", "1800"]));
    let bytes = workbook(&[("Programme", sheet)]);
    KnownSheet { shape: "capital programme", file: "capital.xlsx".to_owned(), bytes, answers }
}

/// A return of sixteen worksheets, of which one holds the projects.
pub(super) fn sixteen_returns(rows: usize) -> KnownSheet {
    let mut chance = Chance(8);
    let mut sheets = vec![
        ("Cover", vec![row(&["Annual return 2026"]), row(&["Complete every tab"])]),
        (
            "Guidance",
            (0..40)
                .map(|nth| row(&[&format!("{nth}. Please read this before you fill in the tabs of the return")]))
                .collect(),
        ),
    ];
    const NAMES: [&str; 13] = [
        "1 Finance",
        "2 Staff",
        "3 Outputs",
        "4 Risks",
        "5 Indicators",
        "6 Lookups",
        "7 Contacts",
        "8 Codes",
        "9 Prices",
        "10 Changes",
        "11 Sites",
        "12 Notes",
        "13 Checks",
    ];
    for (nth, name) in NAMES.iter().enumerate() {
        let mut lines = vec![row(&["Code", "Measure", "2024/25", "2025/26", "Unit"])];
        lines.extend((0..rows * 2).map(|at| {
            row(&[
                &format!("{nth}.{at}"),
                ["Headcount", "Spend", "Households", "Sessions"][at % 4],
                &format!("{}", at * 3),
                &format!("{}", at * 4),
                "number",
            ])
        }));
        sheets.push((name, lines));
    }
    let mut projects = vec![
        row(&["Section 14: projects supported by the fund"]),
        vec![],
        row(&[
            "Project reference",
            "Project name",
            "Summary of project",
            "Lead delivery body",
            "Intervention",
            "Local authority district",
            "Status of project",
            "Start date",
            "Completion date",
            "Total spend",
        ]),
    ];
    let mut answers = vec![];
    for nth in 0..rows {
        let title = chance.title(nth);
        let (lead, town, theme) = (chance.of(&BODIES[..12]), chance.of(&TOWNS), chance.of(&THEMES));
        let ((start, first), (end, last)) = (chance.day(2024), chance.day(2027));
        let (word, status) =
            [("Underway", Status::Live), ("Pipeline", Status::Planned), ("Completed", Status::Ended)][nth % 3];
        projects.push(row(&[
            &format!("UKSPF-{nth:03}"),
            &title,
            STORIES[nth % 4],
            lead,
            theme,
            town,
            word,
            &start,
            &end,
            "12000",
        ]));
        answers.push(Answer {
            title,
            lead: one(lead),
            places: one(town),
            themes: one(theme),
            status: Some(status),
            dates: [Some(first), Some(last)],
            ..Answer::default()
        });
    }
    sheets.push(("14 Projects", projects));
    KnownSheet { shape: "return, sixteen sheets", file: "return.xlsx".to_owned(), bytes: workbook(&sheets), answers }
}

/// A sheet on the goals of the United Nations, with funders and donors.
pub(super) fn sustainability(rows: usize) -> KnownSheet {
    let mut chance = Chance(18);
    let mut sheet = vec![row(&["Project", "Cluster", "SDGs", "Ministry", "Donor", "Province", "Status", "Examples"])];
    let mut answers = vec![];
    for nth in 0..rows {
        let title = chance.title(nth);
        let (cluster, goal) = (["Health", "Shelter", "Education"][nth % 3], ["SDG 3", "SDG 11", "SDG 4"][nth % 3]);
        let (lead, donor, town) =
            (["Ministry of Health", "Ministry of Works"][nth % 2], chance.of(&BODIES[..12]), chance.of(&TOWNS));
        let (word, status) = [("Ongoing", Status::Live), ("Closed", Status::Ended)][nth % 2];
        sheet.push(row(&[&title, cluster, goal, lead, donor, town, word, STORIES[nth % 4]]));
        answers.push(Answer {
            title,
            lead: one(lead),
            partners: one(donor),
            places: one(town),
            themes: row(&[cluster, goal]),
            status: Some(status),
            ..Answer::default()
        });
    }
    KnownSheet { shape: "development projects", file: "projects.csv".to_owned(), bytes: csv(&sheet), answers }
}
