//! The words that councils and their partners really put above their columns, and how well a heading fits them.
//! A table of phrases and a measure; nothing here looks at what stands below a heading.

use super::Field;
use std::sync::LazyLock;

/// Phrases with how plainly each one says its field, out of 100. More words in common and a place at the end of the
/// heading, where English puts what the thing is, make the better fit: "Project description" is a description.
const PHRASES: &[(Field, u32, &str)] = &[
    (Field::Id, 100, "id|unique id|uid|project id|initiative id|identifier|sweetspot id"),
    (
        Field::Id,
        85,
        "ref|reference|ref no|reference no|reference number|project ref|project reference|unique reference|project code|scheme ref|urn",
    ),
    (
        Field::Title,
        100,
        "title|project title|project name|initiative|initiative name|initiative title|name of initiative|name of project|scheme name|name of scheme|programme name|activity name|name of activity|scheme title|programme title|activity title|name of programme|initiative project|project initiative|project scheme|project programme|project activity|project or initiative|name of project or initiative",
    ),
    (Field::Title, 95, "project|scheme|activity|intervention|proposal"),
    (
        Field::Title,
        85,
        "programme|action|workstream|work stream|service name|deliverable|name of service|proposal name|project or programme",
    ),
    (Field::Title, 75, "name"),
    (Field::Title, 60, "what|service|event|task"),
    (
        Field::Summary,
        100,
        "summary|description|brief description|short description|overview|project description|project summary|description of project|description of activity|brief summary",
    ),
    (
        Field::Summary,
        90,
        "what it does|what is it|what we are doing|about|what does it do|what will it do|aim and objective|purpose|aim|synopsis|what is it about|in a sentence",
    ),
    (Field::Summary, 80, "objective|detail|abstract|background"),
    (Field::Summary, 65, "scope|headline"),
    (Field::Status, 100, "status|current status|project status|delivery status|status of project|stage"),
    (
        Field::Status,
        85,
        "phase|project stage|current stage|stage of development|stage of delivery|lifecycle|life cycle|where is it up to|live or planned",
    ),
    (Field::Status, 65, "state|progress|position"),
    (
        Field::Start,
        100,
        "start|start date|date started|started|commencement date|commenced|commencement|commence|date commenced|begin|began|begin date|project start|planned start|actual start",
    ),
    (Field::Start, 85, "from|date from|launch date|launched|launch|go live|go live date|since"),
    (
        Field::End,
        100,
        "end|end date|finish|finish date|completion date|date completed|date ended|due date|completion|project end|planned end|target completion date|expected completion",
    ),
    (
        Field::End,
        85,
        "due|until|to|date to|target date|deadline|complete by|closing date|expiry date|finish by|end by|delivery date|target completion",
    ),
    (
        Field::Notes,
        100,
        "note|comment|further information|additional information|other information|additional note|commentary|remark|any other information|any other comment|further comment",
    ),
    (
        Field::Notes,
        80,
        "update|latest update|progress update|latest position|narrative|progress note|further detail|next step|observation|current position",
    ),
    (
        Field::Link,
        100,
        "link|url|web page|webpage|website|web address|web link|weblink|hyperlink|link to webpage|link to further information",
    ),
    (Field::Link, 75, "further reading|web|more at"),
    (Field::BrightSpot, 100, "bright spot|good practice|best practice|exemplar|promising practice|bright spot yes no"),
    (Field::BrightSpot, 75, "could be repeated|replicable|scalable|case study|beacon"),
    (
        Field::Challenges,
        100,
        "challenge|grand challenge|which challenge|which grand challenge|challenge addressed|challenge supported|ambition|contributes to challenge|link to challenge|challenge letter|grand challenge addressed|contribution to challenge|challenge met",
    ),
    (Field::Challenges, 75, "contributes to|contribution|contribution to|mission|which ambition|addresses"),
    (Field::Challenges, 55, "goal|pillar|strategic aim|strategic fit|alignment"),
    (
        Field::Strength,
        100,
        "strength|strength of contribution|contribution strength|level of contribution|how strongly|contribution level|strength of link|strength of fit",
    ),
    (
        Field::Lead,
        100,
        "lead|lead organisation|lead body|lead partner|lead agency|owner organisation|owning organisation|organisation lead|lead authority|lead organisation name|responsible organisation|accountable body|led by|host organisation|organisation responsible|name of lead organisation",
    ),
    (
        Field::Lead,
        85,
        "owner|organisation|delivered by|lead provider|delivery organisation|delivery body|delivery lead|organisation name|name of organisation|accountable organisation|lead delivery organisation|lead delivery partner|who lead|project lead|programme lead",
    ),
    (Field::Lead, 70, "provider|agency|responsible|who|host|body|lead department|lead service"),
    (
        Field::Partners,
        100,
        "partner|delivery partner|partner organisation|other partner|key partner|partner involved|other organisation|organisation involved|supporting organisation|stakeholder|key stakeholder|in partnership with|working with|partner agency|supporting partner|other organisation involved|other partner organisation|collaborator|delivery partner organisation",
    ),
    (
        Field::Partners,
        75,
        "supported by|contributing organisation|who else|with|who else is involved|partnership|involved|supplier",
    ),
    (
        Field::Sector,
        100,
        "sector|lead sector|sector of lead|organisation sector|organisation type|type of organisation|sector of lead organisation",
    ),
    (
        Field::Places,
        100,
        "place|district|ward|location|geography|locality|neighbourhood|geographic area|geographical area|area covered|geographical coverage|geographic coverage|where|town|parish|place covered|geographic focus|geographical focus|geographic location",
    ),
    (
        Field::Places,
        80,
        "area|borough|coverage|region|division|electoral division|community|footprint|postcode area|venue|site",
    ),
    (
        Field::Priorities,
        100,
        "priority|strategic priority|corporate priority|shared priority|outcome|priority outcome|council plan priority|corporate plan priority|strategic outcome|key priority|which priority|area priority|priority area|plan priority|outcome supported|priority supported",
    ),
    (
        Field::Priorities,
        80,
        "strategic objective|corporate objective|outcome framework|corporate outcome|strategic plan|plan objective",
    ),
    (Field::Themes, 100, "theme|tag|category|topic|keyword|key word|cross cutting theme|policy area|subject"),
    (
        Field::Themes,
        80,
        "type|type of project|type of activity|area of work|focus area|focus|project type|cross cutting|programme area|service area|work area|key theme",
    ),
    // What a map does not keep, so that nothing above takes it by a word in common.
    (
        Field::Ignore,
        100,
        "rag|rag rating|rag status|budget|total budget|cost|total cost|funding|funding source|fund|spend|value|fte|saving|source of funding|budget code|cost centre",
    ),
    (
        Field::Ignore,
        100,
        "email|e mail|email address|phone|telephone|tel|mobile|contact|contact name|contact detail|main contact|lead contact|contact email|contact number",
    ),
    (
        Field::Ignore,
        100,
        "lead officer|officer|responsible officer|officer lead|lead name|project manager|programme manager|manager|sro|senior responsible officer|senior responsible owner|sponsor|executive sponsor|lead member|cabinet member|portfolio holder|portfolio|project officer|named lead|owner name|lead person|job title|role|name of lead|name of officer|name of contact|completed by|form completed by|name of person completing|lead director|director|lead manager|partner contact|partner lead name",
    ),
    (
        Field::Ignore,
        100,
        "last updated|date updated|updated|updated by|date of update|review date|next review|next review date|date reviewed|date added|created|created by|modified|modified by|version|timestamp|start time|completion time|date submitted|submitted by|approval date|date approved|date of approval|date of meeting",
    ),
    (
        Field::Ignore,
        100,
        "risk|issue|risk rating|risk level|milestone|next milestone|kpi|measure|performance measure|number of people|beneficiaries|percentage complete|complete|row|line|no|number|item|s no|priority level|priority rating|priority high medium low|last name|first name|surname|evaluation|start price|team|department|directorate",
    ),
];

/// Words that say nothing of what a column holds.
const FILLERS: &str = "the of a an and or for to in on is it this your our please any if applicable s eg ie dd mm yy yyyy ddmmyyyy list enter select all that apply main primary expected";

struct Phrase {
    field: Field,
    weight: u32,
    words: Vec<String>,
}

static VOCABULARY: LazyLock<Vec<Phrase>> = LazyLock::new(|| {
    let spread = |(field, weight, phrases): &(Field, u32, &'static str)| {
        let (field, weight) = (*field, *weight);
        phrases.split('|').map(move |phrase| Phrase { field, weight, words: words(phrase) }).collect::<Vec<_>>()
    };
    PHRASES.iter().flat_map(spread).collect()
});

/// The fields that a heading may mean, each with how well it fits, out of 100; those that do not fit are left out.
pub(super) fn scores(heading: &str) -> Vec<(Field, u32)> {
    let outside: String = without_brackets(heading);
    let mut best: Vec<(Field, u32)> = vec![];
    for (mut words, share) in [(words(heading), 100), (words(&outside), 97)] {
        // "Partner 1", "Partner 2".
        if words.len() > 1 && words.last().is_some_and(|word| word.chars().all(|c| c.is_ascii_digit())) {
            words.pop();
        }
        for phrase in VOCABULARY.iter() {
            let score = phrase.weight * fit(&words, &phrase.words) * share / 10_000;
            match best.iter_mut().find(|(field, _)| *field == phrase.field) {
                Some((_, held)) => *held = score.max(*held),
                None if score > 0 => best.push((phrase.field, score)),
                None => {}
            }
        }
    }
    best
}

/// How well a heading fits one field, out of 100.
pub(super) fn score_for(heading: &str, field: Field) -> u32 {
    scores(heading).into_iter().find(|(known, _)| *known == field).map_or(0, |(_, score)| score)
}

/// How well a phrase fits a heading, in percent.
fn fit(heading: &[String], phrase: &[String]) -> u32 {
    if heading.is_empty() || phrase.is_empty() || phrase.len() > heading.len() {
        return 0;
    }
    if heading == phrase {
        return 100;
    }
    let share = (25 * phrase.len() / heading.len()) as u32;
    if heading.ends_with(phrase) {
        70 + share
    } else if heading.starts_with(phrase) {
        62 + share
    } else if heading.windows(phrase.len()).any(|window| window == phrase) {
        52 + share
    } else {
        0
    }
}

/// A heading as words to compare: small letters, singular, British, without fillers.
pub(super) fn words(heading: &str) -> Vec<String> {
    let text = heading.to_lowercase().replace('&', " and ").replace(['\'', '’'], "");
    let all: Vec<String> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(stem).collect();
    let telling: Vec<String> =
        all.iter().filter(|word| !FILLERS.split(' ').any(|filler| filler == *word)).cloned().collect();
    // "To" alone is a heading.
    if telling.is_empty() { all } else { telling }
}

fn stem(word: &str) -> String {
    match word {
        "org" | "orgs" | "organization" | "organizations" => return "organisation".to_owned(),
        "program" | "programs" => return "programme".to_owned(),
        "neighborhood" | "neighborhoods" => return "neighbourhood".to_owned(),
        _ => {}
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        return format!("{stem}y");
    }
    let singular = word.len() > 3 && word.ends_with('s') && !["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    if singular { word[..word.len() - 1].to_owned() } else { word.to_owned() }
}

fn without_brackets(heading: &str) -> String {
    let mut depth = 0u32;
    heading
        .chars()
        .filter(|c| {
            match c {
                '(' | '[' => depth += 1,
                ')' | ']' => {
                    depth = depth.saturating_sub(1);
                    return false;
                }
                _ => {}
            }
            depth == 0
        })
        .collect()
}

/// The beginning of a text, in one line.
pub(super) fn shortened(text: &str, most: usize) -> String {
    let line = sweetspot_core::text::line(text);
    if line.chars().count() <= most {
        return line;
    }
    let beginning: String = line.chars().take(most - 1).collect();
    format!("{}…", beginning.trim_end())
}
