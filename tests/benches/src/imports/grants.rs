//! Grants and awards as funders publish them.

use super::super::{Answer, KnownSheet, csv, workbook};
use super::{BODIES, Chance, STORIES, THEMES, THINGS, TOWNS, one, row};

/// Grants as the standard of their publishers has them: titles repeat, identifiers do not.
pub(super) fn standard_grants(rows: usize) -> KnownSheet {
    let mut chance = Chance(2);
    let mut sheet = vec![row(&[
        "Identifier",
        "Title",
        "Description",
        "Currency",
        "Amount Awarded",
        "Award Date",
        "Planned Dates:Start Date",
        "Planned Dates:End Date",
        "Planned Dates:Duration (months)",
        "Recipient Org:Identifier",
        "Recipient Org:Name",
        "Recipient Org:Charity Number",
        "Recipient Org:Postal Code",
        "Recipient Org:City",
        "Beneficiary Location:Name",
        "Beneficiary Location:Geographic Code",
        "Beneficiary Location:Geographic Code Type",
        "Funding Org:Identifier",
        "Funding Org:Name",
        "Grant Programme:Title",
        "Last modified",
        "Data Source",
    ])];
    let mut answers = vec![];
    for nth in 0..rows {
        let lead = chance.of(&BODIES);
        let title = if nth == 7 { "?".to_owned() } else { format!("Grant to {lead}") };
        let ((award, _), (start, first), (end, last)) = (chance.day(2023), chance.day(2024), chance.day(2026));
        let (town, programme) = (chance.of(&TOWNS), ["Community Fund", "Cost of Living", "Youth Fund"][nth % 3]);
        sheet.push(row(&[
            &format!("360G-fen-{:05}", 10_000 + nth),
            &title,
            STORIES[nth % 4],
            "GBP",
            &format!("{}", 500 * (nth % 40 + 1)),
            &award,
            &start,
            &end,
            "12",
            &format!("GB-CHC-{}", 100_000 + nth % 14),
            lead,
            &format!("{}", 100_000 + nth % 14),
            "CB7 4AA",
            "Cambridge",
            town,
            "E05011403",
            "WD",
            "GB-CHC-299988",
            "Fenmoor Foundation",
            programme,
            "2026-01-01T00:00:00Z",
            "https://example.org/grants",
        ]));
        answers.push(Answer {
            title,
            lead: one(lead),
            partners: one("Fenmoor Foundation"),
            places: one(town),
            themes: one(programme),
            dates: [Some(first), Some(last)],
            ..Answer::default()
        });
    }
    KnownSheet { shape: "grants, standard", file: "grants.csv".to_owned(), bytes: csv(&sheet), answers }
}

/// Grants as councils publish them: no identifier, the same body more than once, a total.
pub(super) fn council_grants(rows: usize) -> KnownSheet {
    let mut chance = Chance(3);
    let mut sheet = vec![row(&[
        "Executive Department",
        "Name of recipient",
        "Purpose of grant",
        "Amount",
        "Date of award",
        "Time period",
        "Charity number",
        "Ward",
    ])];
    let mut answers = vec![];
    for nth in 0..rows {
        let (lead, town) = (chance.of(&BODIES), chance.of(&TOWNS));
        let title = format!("{} at {town}", THINGS[nth % 9]);
        sheet.push(row(&[
            "Communities",
            lead,
            &title,
            &format!("£{},000", nth % 9 + 1),
            "01/05/2026",
            "2026/27",
            if nth % 3 == 0 { "1123456" } else { "N/A" },
            town,
        ]));
        answers.push(Answer { title, lead: one(lead), places: one(town), ..Answer::default() });
    }
    sheet.push(row(&["", "Total", "", "£250,000"]));
    KnownSheet { shape: "grants, council", file: "grants.csv".to_owned(), bytes: csv(&sheet), answers }
}

/// Awards to artists: the recipient, the discipline, the award date.
pub(super) fn arts_awards(rows: usize) -> KnownSheet {
    let mut chance = Chance(16);
    let mut sheet = vec![
        row(&["Awards made in 2025/26. All awards are in pounds."]),
        vec![],
        row(&[
            "Recipient",
            "Activity name",
            "Award amount",
            "Award date",
            "Main discipline",
            "Local authority",
            "Region",
            "Number of activities",
        ]),
    ];
    let mut answers = vec![];
    for nth in 0..rows {
        let (lead, town) = (chance.of(&BODIES[..12]), chance.of(&TOWNS));
        let (title, theme) = (chance.title(nth), ["Music", "Theatre", "Literature", "Combined arts"][nth % 4]);
        sheet.push(row(&[lead, &title, "15000", "12/06/2025", theme, town, ["East", "Midlands"][nth % 2], "3"]));
        answers.push(Answer {
            title,
            lead: one(lead),
            places: row(&[town, ["East", "Midlands"][nth % 2]]),
            themes: one(theme),
            ..Answer::default()
        });
    }
    KnownSheet { shape: "arts awards", file: "awards.xlsx".to_owned(), bytes: workbook(&[("Awards", sheet)]), answers }
}

/// A programme with one line for each place that an initiative reaches, told together by its reference.
pub(super) fn one_initiative_over_rows(rows: usize) -> KnownSheet {
    let mut chance = Chance(15);
    let mut sheet = vec![row(&["Project ID", "Project title", "Applicant", "District", "Tags"])];
    let mut answers = vec![];
    for nth in 0..rows {
        let (title, lead) = (chance.title(nth), chance.of(&BODIES[..12]));
        let (first, second, theme) = (TOWNS[nth % 8], TOWNS[(nth + 3) % 8], chance.of(&THEMES));
        let id = format!("CF/{:03}", nth + 1);
        sheet.push(row(&[&id, &title, lead, first, theme]));
        sheet.push(row(&[&id, &title, lead, second, theme]));
        answers.push(Answer {
            title,
            lead: one(lead),
            places: row(&[first, second]),
            themes: one(theme),
            ..Answer::default()
        });
    }
    KnownSheet { shape: "one over two rows", file: "reach.csv".to_owned(), bytes: csv(&sheet), answers }
}
