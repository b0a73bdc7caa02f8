//! One function for each kind of sheet. The words are invented; the headings, and what is wrong with them, are those of
//! real ones.

use super::{Answer, KnownSheet, csv, workbook};
use sweetspot_core::map::Status;

const THINGS: [&str; 24] = [
    "Warm homes", "Family hubs", "Youth club", "Carers' café", "Repair shop", "Walking bus", "Jobs fair", "Food pantry",
    "Men's shed", "Green gym", "Debt advice", "Language café", "Sensory garden", "Night shelter", "Cycle training",
    "Reading friends", "Tree planting", "Falls clinic", "Breakfast club", "Digital drop-in", "Parenting course",
    "Allotment start", "Dementia choir", "Flood watch",
];
const TOWNS: [&str; 8] =
    ["Lodehaven", "Withermere", "Tessingham", "Reedholm", "Eelstow", "Saltreave", "Marrow Fen", "Upper Dyke"];
const BODIES: [&str; 14] = [
    "Fenmoor County Council", "Lodehaven Borough Council", "NHS Fenmoor", "Fenmoor Police", "Lodehaven College",
    "Age UK Fenmoor", "Reedholm Residents Association", "Saltreave Homes Ltd", "Friends of Eelstow Park",
    "St Mary's Church Withermere", "Fenmoor Carers CIC", "Tessingham Football Club", "Total Control Sound Ltd",
    "Welsh, Scottish and Co",
];
const THEMES: [&str; 8] = ["Housing", "Loneliness", "Skills", "Nature", "Money", "Mental health", "Transport", "Food"];
const STORIES: [&str; 5] = [
    "Brings people together once a week, with something hot to eat",
    "Insulation, draught proofing and advice for homes that are hard to heat",
    "Two workers who visit people in the first month after hospital",
    "A place to go after school; run by young people, with help",
    "NA",
];

/// Numbers that look like chance and are the same every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }

    /// A title that no other row has.
    fn title(&mut self, nth: usize) -> String {
        let town = self.of(&TOWNS);
        format!("{} {town} {}", THINGS[nth % THINGS.len()], ["", "phase two", "for families", "at the library"][nth / THINGS.len() % 4])
            .trim()
            .to_owned()
            + &if nth >= THINGS.len() * 4 { format!(" {}", nth / (THINGS.len() * 4) + 1) } else { String::new() }
    }

    fn day(&mut self, from: i32) -> (String, String) {
        let (year, month, day) = (from + self.below(2) as i32, self.below(12) + 1, self.below(28) + 1);
        (format!("{day:02}/{month:02}/{year}"), format!("{year}-{month:02}-{day:02}"))
    }
}

fn row(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

fn one(name: &str) -> Vec<String> {
    vec![name.to_owned()]
}

/// Every kind of sheet, each with about `rows` initiatives.
pub fn sheets(rows: usize) -> Vec<KnownSheet> {
    vec![
        action_plan(rows),
        standard_grants(rows),
        council_grants(rows),
        capital_programme(rows),
        directory(rows),
        kumu(rows),
        prsm(rows),
        sixteen_returns(rows),
        contracts(rows),
        camel_case(rows),
        warm_spaces(rows),
        grouped_plan(rows),
        brownfield(rows),
        charities(rows),
        one_initiative_over_rows(rows),
        arts_awards(rows),
        planning(rows),
        sustainability(rows),
    ]
}

/// A partnership's plan with a column for each challenge, two rows of headings, a total and notes below.
fn action_plan(rows: usize) -> KnownSheet {
    let mut chance = Chance(1);
    let mut sheet = vec![
        row(&["Fenmoor Partnership: delivery plan 2026 to 2029"]),
        row(&["Last updated 3 September 2026"]),
        vec![],
        row(&["Ref", "Action", "What it does", "Lead organisation", "Delivery partners", "A good start in life", "Good work", "Good place", "Healthy life", "Status", "Start", "End", "Ward", "Theme", "RAG", "Budget (£)", "Lead officer"]),
    ];
    let mut answers = vec![];
    for nth in 0..rows {
        let title = chance.title(nth);
        let lead = chance.of(&BODIES[..12]);
        let partners: Vec<String> = [chance.of(&BODIES[..12]), chance.of(&BODIES[..12])]
            .iter().filter(|name| **name != lead).map(|name| (*name).to_owned()).collect::<std::collections::BTreeSet<_>>().into_iter().collect();
        let ticks: Vec<bool> = (0..4).map(|_| chance.below(3) == 0).collect();
        let (start, first) = chance.day(2024);
        let (end, last) = chance.day(2027);
        let (word, status) = [("Live", Status::Live), ("In progress", Status::Live), ("Not started", Status::Planned), ("Complete", Status::Ended)][chance.below(4)];
        let (town, theme) = (chance.of(&TOWNS), chance.of(&THEMES));
        let mut cells = row(&[&format!("P{:03}", nth + 1), &title, chance.of(&STORIES), lead, &partners.join("; ")]);
        cells.extend(ticks.iter().map(|tick| if *tick { "x" } else { "" }.to_owned()));
        cells.extend(row(&[word, &start, &end, town, theme, ["Red", "Amber", "Green"][nth % 3], &format!("{}", 1000 + nth * 10), "Jo Smith"]));
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
    let bytes = workbook(&[("Read me", vec![row(&["How to fill in this sheet"]), row(&["One line for each action"])]), ("Plan", sheet)]);
    KnownSheet { shape: "action plan", file: "plan.xlsx".to_owned(), bytes, answers }
}

/// Grants as the standard of their publishers has them: titles repeat, identifiers do not.
fn standard_grants(rows: usize) -> KnownSheet {
    let mut chance = Chance(2);
    let mut sheet = vec![row(&["Identifier", "Title", "Description", "Currency", "Amount Awarded", "Award Date", "Planned Dates:Start Date", "Planned Dates:End Date", "Planned Dates:Duration (months)", "Recipient Org:Identifier", "Recipient Org:Name", "Recipient Org:Charity Number", "Recipient Org:Postal Code", "Recipient Org:City", "Beneficiary Location:Name", "Beneficiary Location:Geographic Code", "Beneficiary Location:Geographic Code Type", "Funding Org:Identifier", "Funding Org:Name", "Grant Programme:Title", "Last modified", "Data Source"])];
    let mut answers = vec![];
    for nth in 0..rows {
        let lead = chance.of(&BODIES);
        let title = if nth == 7 { "?".to_owned() } else { format!("Grant to {lead}") };
        let ((award, _), (start, first), (end, last)) = (chance.day(2023), chance.day(2024), chance.day(2026));
        let (town, programme) = (chance.of(&TOWNS), ["Community Fund", "Cost of Living", "Youth Fund"][nth % 3]);
        sheet.push(row(&[&format!("360G-fen-{:05}", 10_000 + nth), &title, STORIES[nth % 4], "GBP", &format!("{}", 500 * (nth % 40 + 1)), &award, &start, &end, "12", &format!("GB-CHC-{}", 100_000 + nth % 14), lead, &format!("{}", 100_000 + nth % 14), "CB7 4AA", "Cambridge", town, "E05011403", "WD", "GB-CHC-299988", "Fenmoor Foundation", programme, "2026-01-01T00:00:00Z", "https://example.org/grants"]));
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
fn council_grants(rows: usize) -> KnownSheet {
    let mut chance = Chance(3);
    let mut sheet = vec![row(&["Executive Department", "Name of recipient", "Purpose of grant", "Amount", "Date of award", "Time period", "Charity number", "Ward"])];
    let mut answers = vec![];
    for nth in 0..rows {
        let (lead, town) = (chance.of(&BODIES), chance.of(&TOWNS));
        let title = format!("{} at {town}", THINGS[nth % 9]);
        sheet.push(row(&["Communities", lead, &title, &format!("£{},000", nth % 9 + 1), "01/05/2026", "2026/27", if nth % 3 == 0 { "1123456" } else { "N/A" }, town]));
        answers.push(Answer { title, lead: one(lead), places: one(town), ..Answer::default() });
    }
    sheet.push(row(&["", "Total", "", "£250,000"]));
    KnownSheet { shape: "grants, council", file: "grants.csv".to_owned(), bytes: csv(&sheet), answers }
}

/// A capital programme: headings of groups, subtotals, stages that nobody knows, money by year.
fn capital_programme(rows: usize) -> KnownSheet {
    let mut chance = Chance(4);
    let mut sheet = vec![row(&["Capital programme 2026/27 to 2029/30"]), vec![], row(&["Scheme", "Project no", "Stage", "Ward", "Directorate", "2026/27 £000", "2027/28 £000", "Total £000", "Project manager"])];
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
        sheet.push(row(&[&title, &format!("C{:04}", 3000 + nth), ["Tender", "Construction", "Practical completion", "Design"][nth % 4], town, "Place Directorate", "10", "20", "30", "Ann Lee"]));
        answers.push(Answer { title, lead: one("Place Directorate"), places: one(town), ..Answer::default() });
    }
    sheet.push(row(&["Grand total", "", "", "", "", "900", "900", "1800"]));
    let bytes = workbook(&[("Programme", sheet)]);
    KnownSheet { shape: "capital programme", file: "capital.xlsx".to_owned(), bytes, answers }
}

/// A directory: a list of organisations, which are its titles.
fn directory(rows: usize) -> KnownSheet {
    let mut chance = Chance(5);
    let mut sheet = vec![row(&["OrganisationName", "ServiceType", "Address", "Postcode", "TelephoneNumber", "Website", "LocalAuthority", "WardCode", "Latitude", "Longitude", "LastInspectionDate", "NumberOfBeds"])];
    let mut answers = vec![];
    for nth in 0..rows {
        let (title, town, theme) = (format!("{} House {}", TOWNS[nth % 8], nth + 1), chance.of(&TOWNS), chance.of(&THEMES));
        sheet.push(row(&[&title, theme, &format!("{} High Street, {town}", nth + 1), "CB7 4AA", "01353 000000", "www.example.org", town, "E05011403", "52.39", "0.26", "03/04/2025", &format!("{}", nth % 60)]));
        answers.push(Answer { title, places: one(town), themes: one(theme), ..Answer::default() });
    }
    KnownSheet { shape: "service directory", file: "directory.csv".to_owned(), bytes: csv(&sheet), answers }
}

/// A network from Kumu: more connections than elements.
fn kumu(rows: usize) -> KnownSheet {
    let mut chance = Chance(6);
    let mut elements = vec![row(&["Label", "Type", "Description", "Tags"])];
    let mut connections = vec![row(&["From", "To", "Type", "Direction"])];
    let mut answers = vec![];
    for nth in 0..rows {
        let title = chance.title(nth);
        let tags = [THEMES[nth % 8], THEMES[(nth + 3) % 8]];
        elements.push(row(&[&title, "Initiative", STORIES[nth % 4], &tags.join(", ")]));
        answers.push(Answer { title: title.clone(), themes: tags.iter().map(|tag| (*tag).to_owned()).chain(one("Initiative")).collect(), ..Answer::default() });
        for _ in 0..3 {
            let other = answers[chance.below(answers.len())].title.clone();
            connections.push(row(&[&title, &other, "supports", "directed"]));
        }
    }
    let bytes = workbook(&[("Connections", connections), ("Elements", elements)]);
    KnownSheet { shape: "Kumu", file: "kumu.xlsx".to_owned(), bytes, answers }
}

/// A map from PRSM: factors and links.
fn prsm(rows: usize) -> KnownSheet {
    let mut chance = Chance(7);
    let mut factors = vec![row(&["id", "Label", "Style", "Note", "x", "y", "Creator", "Created"])];
    let mut links = vec![row(&["from", "to", "label", "style"])];
    let mut answers = vec![];
    for nth in 0..rows {
        let title = chance.title(nth);
        let style = ["Barrier", "Enabler", "Outcome"][nth % 3];
        factors.push(row(&[&format!("f{nth}x{}", nth * 7), &title, style, STORIES[nth % 4], "120.5", "-33.2", "Jo", "2026-02-01"]));
        links.extend((0..2).map(|_| row(&[&format!("f{nth}"), &format!("f{}", chance.below(nth + 1)), "", "base"])));
        answers.push(Answer { title, themes: one(style), ..Answer::default() });
    }
    let bytes = workbook(&[("Factors", factors), ("Links", links)]);
    KnownSheet { shape: "PRSM", file: "prsm.xlsx".to_owned(), bytes, answers }
}

/// A return of sixteen worksheets, of which one holds the projects.
fn sixteen_returns(rows: usize) -> KnownSheet {
    let mut chance = Chance(8);
    let mut sheets = vec![("Cover", vec![row(&["Annual return 2026"]), row(&["Complete every tab"])]), ("Guidance", (0..40).map(|nth| row(&[&format!("{nth}. Please read this before you fill in the tabs of the return")])).collect())];
    const NAMES: [&str; 13] = ["1 Finance", "2 Staff", "3 Outputs", "4 Risks", "5 Indicators", "6 Lookups", "7 Contacts", "8 Codes", "9 Prices", "10 Changes", "11 Sites", "12 Notes", "13 Checks"];
    for (nth, name) in NAMES.iter().enumerate() {
        let mut lines = vec![row(&["Code", "Measure", "2024/25", "2025/26", "Unit"])];
        lines.extend((0..rows * 2).map(|at| row(&[&format!("{nth}.{at}"), ["Headcount", "Spend", "Households", "Sessions"][at % 4], &format!("{}", at * 3), &format!("{}", at * 4), "number"])));
        sheets.push((name, lines));
    }
    let mut projects = vec![row(&["Section 14: projects supported by the fund"]), vec![], row(&["Project reference", "Project name", "Summary of project", "Lead delivery body", "Intervention", "Local authority district", "Status of project", "Start date", "Completion date", "Total spend"])];
    let mut answers = vec![];
    for nth in 0..rows {
        let title = chance.title(nth);
        let (lead, town, theme) = (chance.of(&BODIES[..12]), chance.of(&TOWNS), chance.of(&THEMES));
        let ((start, first), (end, last)) = (chance.day(2024), chance.day(2027));
        let (word, status) = [("Underway", Status::Live), ("Pipeline", Status::Planned), ("Completed", Status::Ended)][nth % 3];
        projects.push(row(&[&format!("UKSPF-{nth:03}"), &title, STORIES[nth % 4], lead, theme, town, word, &start, &end, "12000"]));
        answers.push(Answer { title, lead: one(lead), places: one(town), themes: one(theme), status: Some(status), dates: [Some(first), Some(last)], ..Answer::default() });
    }
    sheets.push(("14 Projects", projects));
    KnownSheet { shape: "return, sixteen sheets", file: "return.xlsx".to_owned(), bytes: workbook(&sheets), answers }
}

/// A register of contracts with headings in snake case.
fn contracts(rows: usize) -> KnownSheet {
    let mut chance = Chance(9);
    let mut sheet = vec![row(&["contract_reference", "contract_title", "contract_description", "supplier_name", "supplier_company_number", "start_date", "end_date", "review_date", "contract_value", "department", "category", "vat_not_recovered", "procurement_process"])];
    let mut answers = vec![];
    for nth in 0..rows {
        let title = chance.title(nth);
        let (supplier, theme) = (chance.of(&BODIES[..12]), chance.of(&THEMES));
        let ((start, first), (end, last), (review, _)) = (chance.day(2024), chance.day(2027), chance.day(2026));
        sheet.push(row(&[&format!("DN{}", 500_000 + nth), &title, STORIES[nth % 4], supplier, &format!("0{}", 1_234_567 + nth % 12), &start, &end, &review, "125000", "Adult Social Care", theme, "0", "Open"]));
        answers.push(Answer { title, lead: one("Adult Social Care"), partners: one(supplier), themes: one(theme), dates: [Some(first), Some(last)], ..Answer::default() });
    }
    KnownSheet { shape: "contracts, snake_case", file: "contracts.csv".to_owned(), bytes: csv(&sheet), answers }
}

/// What a program wrote, in camel case.
fn camel_case(rows: usize) -> KnownSheet {
    let mut chance = Chance(10);
    let mut sheet = vec![row(&["actionId", "actionName", "actionSummary", "leadOrganisation", "partnerOrganisations", "locationName", "isActive", "startDate", "endDate", "lastUpdated"])];
    let mut answers = vec![];
    for nth in 0..rows {
        let title = chance.title(nth);
        let (lead, town) = (chance.of(&BODIES[..12]), chance.of(&TOWNS));
        let partners = [BODIES[nth % 4], BODIES[nth % 4 + 4]];
        let ((start, first), (end, last)) = (chance.day(2024), chance.day(2027));
        let iso = |said: &str| said.split('/').rev().collect::<Vec<_>>().join("-");
        sheet.push(row(&[&format!("{}", 90_000 + nth), &title, STORIES[nth % 4], lead, &partners.join(", "), town, "true", &iso(&start), if nth % 2 == 0 { "" } else { end.as_str() }, "2026-08-01"]));
        let partners = partners.iter().filter(|name| **name != lead).map(|name| (*name).to_owned()).collect();
        answers.push(Answer { title, lead: one(lead), partners, places: one(town), dates: [Some(first), Some(last).filter(|_| nth % 2 == 1)], ..Answer::default() });
    }
    KnownSheet { shape: "camelCase", file: "actions.csv".to_owned(), bytes: csv(&sheet), answers }
}

/// A list of venues with addresses of several lines.
fn warm_spaces(rows: usize) -> KnownSheet {
    let mut chance = Chance(11);
    let mut sheet = vec![row(&["Venue name", "Full address", "Town", "What's on offer", "Opening times", "Contact", "Email", "Hot drinks?", "Accessible"])];
    let mut answers = vec![];
    for nth in 0..rows {
        let (title, town) = (format!("{} {} Hall", TOWNS[nth % 8], ["Village", "Church", "Memorial"][nth / 8 % 3]) + &format!(" {}", nth / 24 + 1), chance.of(&TOWNS));
        sheet.push(row(&[&title, &format!("{} Station Road\n{town}\nCB7 4AA", nth + 1), town, STORIES[nth % 4], "Mon 10-12", "Pat Green", "pat@example.org", "Yes", "No"]));
        answers.push(Answer { title, places: one(town), ..Answer::default() });
    }
    KnownSheet { shape: "warm spaces", file: "warm.xlsx".to_owned(), bytes: workbook(&[("Sheet1", sheet)]), answers }
}

/// An action plan whose objectives stand only in the first row of each group.
fn grouped_plan(rows: usize) -> KnownSheet {
    let mut chance = Chance(12);
    let mut sheet = vec![row(&["Climate action plan"]), row(&["Objective", "No.", "Action", "Responsible department", "Key partners", "By when", "Progress update", "Measure of success", "Cost"])];
    let mut answers = vec![];
    for nth in 0..rows {
        let title = chance.title(nth);
        let lead = ["Highways Department", "Housing Department", "Parks Department"][nth % 3];
        let partner = chance.of(&BODIES[..12]);
        sheet.push(row(&[if nth % 5 == 0 { THEMES[nth / 5 % 8] } else { "" }, &format!("{}.{}", nth / 5 + 1, nth % 5 + 1), &title, lead, partner, ["March 2027", "Ongoing", "TBC"][nth % 3], "Going well", "Tonnes saved", "Low"]));
        let until = (nth % 3 == 0).then(|| "2027-03-31".to_owned());
        answers.push(Answer { title, lead: one(lead), partners: one(partner), dates: [None, until], ..Answer::default() });
    }
    KnownSheet { shape: "plan in groups", file: "climate.xlsx".to_owned(), bytes: workbook(&[("Action plan", sheet)]), answers }
}

/// A register of sites as the law asks for it.
fn brownfield(rows: usize) -> KnownSheet {
    let mut chance = Chance(13);
    let mut sheet = vec![row(&["OrganisationURI", "OrganisationLabel", "SiteReference", "PreviouslyPartOf", "SiteNameAddress", "SiteplanURL", "CoordinateReferenceSystem", "GeoX", "GeoY", "Hectares", "OwnershipStatus", "Deliverable", "PlanningStatus", "PermissionType", "PermissionDate", "MinNetDwellings", "NetDwellingsRangeFrom", "Notes", "FirstAddedDate", "LastUpdatedDate"])];
    let mut answers = vec![];
    for nth in 0..rows {
        let town = chance.of(&TOWNS);
        let title = format!("Land at {} Station Road, {town}", nth + 1);
        sheet.push(row(&["http://example.org/council", "Fenmoor County Council", &format!("BR/{nth:03}"), "", &title, &format!("https://example.org/plan/{nth}"), "WGS84", "0.123", "52.3", "0.4", "not owned by a public authority", "yes", ["permissioned", "not permissioned", "pending decision"][nth % 3], "full planning permission", "2024-03-01", "12", "10", "NA", "2020-12-01", "2025-12-01"]));
        answers.push(Answer { title, lead: one("Fenmoor County Council"), ..Answer::default() });
    }
    KnownSheet { shape: "brownfield register", file: "brownfield.csv".to_owned(), bytes: csv(&sheet), answers }
}

/// An extract of a register of charities.
fn charities(rows: usize) -> KnownSheet {
    let mut chance = Chance(14);
    let mut sheet = vec![row(&["registered_charity_number", "charity_name", "charity_type", "date_of_registration", "charity_activities", "area_of_operation", "charity_contact_postcode", "charity_contact_web", "latest_income"])];
    let mut answers = vec![];
    for nth in 0..rows {
        let (title, town) = (format!("{} Trust", chance.title(nth)), chance.of(&TOWNS));
        let kind = ["CIO", "Trust", "Charitable company"][nth % 3];
        sheet.push(row(&[&format!("{}", 1_100_000 + nth), &title, kind, "2004-05-06", STORIES[nth % 4], town, "PE15 8AA", "www.example.org", "12000"]));
        answers.push(Answer { title, places: one(town), ..Answer::default() });
    }
    KnownSheet { shape: "charity register", file: "charities.csv".to_owned(), bytes: csv(&sheet), answers }
}

/// A programme with one line for each place that an initiative reaches, told together by its reference.
fn one_initiative_over_rows(rows: usize) -> KnownSheet {
    let mut chance = Chance(15);
    let mut sheet = vec![row(&["Project ID", "Project title", "Applicant", "District", "Tags"])];
    let mut answers = vec![];
    for nth in 0..rows {
        let (title, lead) = (chance.title(nth), chance.of(&BODIES[..12]));
        let (first, second, theme) = (TOWNS[nth % 8], TOWNS[(nth + 3) % 8], chance.of(&THEMES));
        let id = format!("CF/{:03}", nth + 1);
        sheet.push(row(&[&id, &title, lead, first, theme]));
        sheet.push(row(&[&id, &title, lead, second, theme]));
        answers.push(Answer { title, lead: one(lead), places: row(&[first, second]), themes: one(theme), ..Answer::default() });
    }
    KnownSheet { shape: "one over two rows", file: "reach.csv".to_owned(), bytes: csv(&sheet), answers }
}

/// Awards to artists: the recipient, the discipline, the award date.
fn arts_awards(rows: usize) -> KnownSheet {
    let mut chance = Chance(16);
    let mut sheet = vec![row(&["Awards made in 2025/26. All awards are in pounds."]), vec![], row(&["Recipient", "Activity name", "Award amount", "Award date", "Main discipline", "Local authority", "Region", "Number of activities"])];
    let mut answers = vec![];
    for nth in 0..rows {
        let (lead, town) = (chance.of(&BODIES[..12]), chance.of(&TOWNS));
        let (title, theme) = (chance.title(nth), ["Music", "Theatre", "Literature", "Combined arts"][nth % 4]);
        sheet.push(row(&[lead, &title, "15000", "12/06/2025", theme, town, ["East", "Midlands"][nth % 2], "3"]));
        answers.push(Answer { title, lead: one(lead), places: row(&[town, ["East", "Midlands"][nth % 2]]), themes: one(theme), ..Answer::default() });
    }
    KnownSheet { shape: "arts awards", file: "awards.xlsx".to_owned(), bytes: workbook(&[("Awards", sheet)]), answers }
}

/// Applications for planning permission: what is proposed is the only title.
fn planning(rows: usize) -> KnownSheet {
    let mut chance = Chance(17);
    let mut sheet = vec![row(&["Application Number", "Site Address", "Proposal", "Ward Name", "Parish", "Applicant Name", "Date Valid", "Decision Date", "Status"])];
    let mut answers = vec![];
    for nth in 0..rows {
        let (town, parish, lead) = (chance.of(&TOWNS), chance.of(&TOWNS), chance.of(&BODIES[..12]));
        let title = format!("Change of use of {} from shop to {}", ["ground floor", "first floor", "outbuilding"][nth % 3], ["hub", "flat", "clinic", "hall"][nth % 4]) + &format!(" at plot {nth}");
        sheet.push(row(&[&format!("26/{:04}/FUL", nth), &format!("{} High Street, {town}, CB7 4AA", nth + 1), &title, town, parish, lead, "02/03/2026", "01/06/2026", ["Lodged", "Under assessment", "Determined"][nth % 3]]));
        let places = if town == parish { one(town) } else { row(&[town, parish]) };
        answers.push(Answer { title, lead: one(lead), places, ..Answer::default() });
    }
    KnownSheet { shape: "planning applications", file: "planning.csv".to_owned(), bytes: csv(&sheet), answers }
}

/// A sheet on the goals of the United Nations, with funders and donors.
fn sustainability(rows: usize) -> KnownSheet {
    let mut chance = Chance(18);
    let mut sheet = vec![row(&["Project", "Cluster", "SDGs", "Ministry", "Donor", "Province", "Status", "Examples"])];
    let mut answers = vec![];
    for nth in 0..rows {
        let title = chance.title(nth);
        let (cluster, goal) = (["Health", "Shelter", "Education"][nth % 3], ["SDG 3", "SDG 11", "SDG 4"][nth % 3]);
        let (lead, donor, town) = (["Ministry of Health", "Ministry of Works"][nth % 2], chance.of(&BODIES[..12]), chance.of(&TOWNS));
        let (word, status) = [("Ongoing", Status::Live), ("Closed", Status::Ended)][nth % 2];
        sheet.push(row(&[&title, cluster, goal, lead, donor, town, word, STORIES[nth % 4]]));
        answers.push(Answer { title, lead: one(lead), partners: one(donor), places: one(town), themes: row(&[cluster, goal]), status: Some(status), ..Answer::default() });
    }
    KnownSheet { shape: "development projects", file: "projects.csv".to_owned(), bytes: csv(&sheet), answers }
}
