//! Registers and directories, and what programs write.

use super::super::{Answer, KnownSheet, csv, workbook};
use super::{BODIES, Chance, STORIES, THEMES, TOWNS, one, row};

/// A directory: a list of organisations, which are its titles.
pub(super) fn directory(rows: usize) -> KnownSheet {
    let mut chance = Chance(5);
    let mut sheet = vec![row(&[
        "OrganisationName",
        "ServiceType",
        "Address",
        "Postcode",
        "TelephoneNumber",
        "Website",
        "LocalAuthority",
        "WardCode",
        "Latitude",
        "Longitude",
        "LastInspectionDate",
        "NumberOfBeds",
    ])];
    let mut answers = vec![];
    for nth in 0..rows {
        let (title, town, theme) =
            (format!("{} House {}", TOWNS[nth % 8], nth + 1), chance.of(&TOWNS), chance.of(&THEMES));
        sheet.push(row(&[
            &title,
            theme,
            &format!("{} High Street, {town}", nth + 1),
            "CB7 4AA",
            "01353 000000",
            "www.example.org",
            town,
            "E05011403",
            "52.39",
            "0.26",
            "03/04/2025",
            &format!("{}", nth % 60),
        ]));
        answers.push(Answer { title, places: one(town), themes: one(theme), ..Answer::default() });
    }
    KnownSheet { shape: "service directory", file: "directory.csv".to_owned(), bytes: csv(&sheet), answers }
}

/// A register of contracts with headings in snake case.
pub(super) fn contracts(rows: usize) -> KnownSheet {
    let mut chance = Chance(9);
    let mut sheet = vec![row(&[
        "contract_reference",
        "contract_title",
        "contract_description",
        "supplier_name",
        "supplier_company_number",
        "start_date",
        "end_date",
        "review_date",
        "contract_value",
        "department",
        "category",
        "vat_not_recovered",
        "procurement_process",
    ])];
    let mut answers = vec![];
    for nth in 0..rows {
        let title = chance.title(nth);
        let (supplier, theme) = (chance.of(&BODIES[..12]), chance.of(&THEMES));
        let ((start, first), (end, last), (review, _)) = (chance.day(2024), chance.day(2027), chance.day(2026));
        sheet.push(row(&[
            &format!("DN{}", 500_000 + nth),
            &title,
            STORIES[nth % 4],
            supplier,
            &format!("0{}", 1_234_567 + nth % 12),
            &start,
            &end,
            &review,
            "125000",
            "Adult Social Care",
            theme,
            "0",
            "Open",
        ]));
        answers.push(Answer {
            title,
            lead: one("Adult Social Care"),
            partners: one(supplier),
            themes: one(theme),
            dates: [Some(first), Some(last)],
            ..Answer::default()
        });
    }
    KnownSheet { shape: "contracts, snake_case", file: "contracts.csv".to_owned(), bytes: csv(&sheet), answers }
}

/// What a program wrote, in camel case.
pub(super) fn camel_case(rows: usize) -> KnownSheet {
    let mut chance = Chance(10);
    let mut sheet = vec![row(&[
        "actionId",
        "actionName",
        "actionSummary",
        "leadOrganisation",
        "partnerOrganisations",
        "locationName",
        "isActive",
        "startDate",
        "endDate",
        "lastUpdated",
    ])];
    let mut answers = vec![];
    for nth in 0..rows {
        let title = chance.title(nth);
        let (lead, town) = (chance.of(&BODIES[..12]), chance.of(&TOWNS));
        let partners = [BODIES[nth % 4], BODIES[nth % 4 + 4]];
        let ((start, first), (end, last)) = (chance.day(2024), chance.day(2027));
        let iso = |said: &str| said.split('/').rev().collect::<Vec<_>>().join("-");
        sheet.push(row(&[
            &format!("{}", 90_000 + nth),
            &title,
            STORIES[nth % 4],
            lead,
            &partners.join(", "),
            town,
            "true",
            &iso(&start),
            if nth % 2 == 0 { "" } else { end.as_str() },
            "2026-08-01",
        ]));
        let partners = partners.iter().filter(|name| **name != lead).map(|name| (*name).to_owned()).collect();
        answers.push(Answer {
            title,
            lead: one(lead),
            partners,
            places: one(town),
            dates: [Some(first), Some(last).filter(|_| nth % 2 == 1)],
            ..Answer::default()
        });
    }
    KnownSheet { shape: "camelCase", file: "actions.csv".to_owned(), bytes: csv(&sheet), answers }
}

/// A list of venues with addresses of several lines.
pub(super) fn warm_spaces(rows: usize) -> KnownSheet {
    let mut chance = Chance(11);
    let mut sheet = vec![row(&[
        "Venue name",
        "Full address",
        "Town",
        "What's on offer",
        "Opening times",
        "Contact",
        "Email",
        "Hot drinks?",
        "Accessible",
    ])];
    let mut answers = vec![];
    for nth in 0..rows {
        let (title, town) = (
            format!("{} {} Hall", TOWNS[nth % 8], ["Village", "Church", "Memorial"][nth / 8 % 3])
                + &format!(" {}", nth / 24 + 1),
            chance.of(&TOWNS),
        );
        sheet.push(row(&[
            &title,
            &format!("{} Station Road\n{town}\nCB7 4AA", nth + 1),
            town,
            STORIES[nth % 4],
            "Mon 10-12",
            "Pat Green",
            "pat@example.org",
            "Yes",
            "No",
        ]));
        answers.push(Answer { title, places: one(town), ..Answer::default() });
    }
    KnownSheet { shape: "warm spaces", file: "warm.xlsx".to_owned(), bytes: workbook(&[("Sheet1", sheet)]), answers }
}

/// A register of sites as the law asks for it.
pub(super) fn brownfield(rows: usize) -> KnownSheet {
    let mut chance = Chance(13);
    let mut sheet = vec![row(&[
        "OrganisationURI",
        "OrganisationLabel",
        "SiteReference",
        "PreviouslyPartOf",
        "SiteNameAddress",
        "SiteplanURL",
        "CoordinateReferenceSystem",
        "GeoX",
        "GeoY",
        "Hectares",
        "OwnershipStatus",
        "Deliverable",
        "PlanningStatus",
        "PermissionType",
        "PermissionDate",
        "MinNetDwellings",
        "NetDwellingsRangeFrom",
        "Notes",
        "FirstAddedDate",
        "LastUpdatedDate",
    ])];
    let mut answers = vec![];
    for nth in 0..rows {
        let town = chance.of(&TOWNS);
        let title = format!("Land at {} Station Road, {town}", nth + 1);
        sheet.push(row(&[
            "http://example.org/council",
            "Fenmoor County Council",
            &format!("BR/{nth:03}"),
            "",
            &title,
            &format!("https://example.org/plan/{nth}"),
            "WGS84",
            "0.123",
            "52.3",
            "0.4",
            "not owned by a public authority",
            "yes",
            ["permissioned", "not permissioned", "pending decision"][nth % 3],
            "full planning permission",
            "2024-03-01",
            "12",
            "10",
            "NA",
            "2020-12-01",
            "2025-12-01",
        ]));
        answers.push(Answer { title, lead: one("Fenmoor County Council"), ..Answer::default() });
    }
    KnownSheet { shape: "brownfield register", file: "brownfield.csv".to_owned(), bytes: csv(&sheet), answers }
}

/// An extract of a register of charities.
pub(super) fn charities(rows: usize) -> KnownSheet {
    let mut chance = Chance(14);
    let mut sheet = vec![row(&[
        "registered_charity_number",
        "charity_name",
        "charity_type",
        "date_of_registration",
        "charity_activities",
        "area_of_operation",
        "charity_contact_postcode",
        "charity_contact_web",
        "latest_income",
    ])];
    let mut answers = vec![];
    for nth in 0..rows {
        let (title, town) = (format!("{} Trust", chance.title(nth)), chance.of(&TOWNS));
        let kind = ["CIO", "Trust", "Charitable company"][nth % 3];
        sheet.push(row(&[
            &format!("{}", 1_100_000 + nth),
            &title,
            kind,
            "2004-05-06",
            STORIES[nth % 4],
            town,
            "PE15 8AA",
            "www.example.org",
            "12000",
        ]));
        answers.push(Answer { title, places: one(town), ..Answer::default() });
    }
    KnownSheet { shape: "charity register", file: "charities.csv".to_owned(), bytes: csv(&sheet), answers }
}

/// Applications for planning permission: what is proposed is the only title.
pub(super) fn planning(rows: usize) -> KnownSheet {
    let mut chance = Chance(17);
    let mut sheet = vec![row(&[
        "Application Number",
        "Site Address",
        "Proposal",
        "Ward Name",
        "Parish",
        "Applicant Name",
        "Date Valid",
        "Decision Date",
        "Status",
    ])];
    let mut answers = vec![];
    for nth in 0..rows {
        let (town, parish, lead) = (chance.of(&TOWNS), chance.of(&TOWNS), chance.of(&BODIES[..12]));
        let title = format!(
            "Change of use of {} from shop to {}",
            ["ground floor", "first floor", "outbuilding"][nth % 3],
            ["hub", "flat", "clinic", "hall"][nth % 4]
        ) + &format!(" at plot {nth}");
        sheet.push(row(&[
            &format!("26/{:04}/FUL", nth),
            &format!("{} High Street, {town}, CB7 4AA", nth + 1),
            &title,
            town,
            parish,
            lead,
            "02/03/2026",
            "01/06/2026",
            ["Lodged", "Under assessment", "Determined"][nth % 3],
        ]));
        let places = if town == parish { one(town) } else { row(&[town, parish]) };
        answers.push(Answer { title, lead: one(lead), places, ..Answer::default() });
    }
    KnownSheet { shape: "planning applications", file: "planning.csv".to_owned(), bytes: csv(&sheet), answers }
}
