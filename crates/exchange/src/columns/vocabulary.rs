//! The words that councils, their partners and funders really put above their columns, and how well a heading fits them.
//! A table of phrases and a measure; nothing here looks at what stands below a heading.

use super::Field;
use super::spelling::{is_code, without_brackets, words};
use std::sync::LazyLock;

/// Phrases with how plainly each one says its field, out of 100. More words in common and a place at the end of the
/// heading, where English puts what the thing is, make the better fit: "Project description" is a description.
const PHRASES: &[(Field, u32, &str)] = &[
    (Field::Id, 100, "id|sweetspot id"),
    (
        Field::Reference,
        100,
        "reference|identifier|unique id|uid|project id|initiative id|grant id|scheme id|record id|action id|ref|ref no|ref number|reference no|reference number|project ref|project reference|unique reference|unique reference number|project number|grant reference|grant number|contract reference|contract number|site reference|scheme reference|scheme ref|action ref|action reference|application reference|application number|case reference|ref id|grant ref|contract ref|bid reference",
    ),
    (Field::Reference, 96, "id"),
    (
        Field::Reference,
        85,
        "project code|scheme code|action code|action no|action number|scheme no|scheme number|project no|urn|code|organisation code|ods code|ukprn|charity number|registered charity number|charity no|company number|registered number|establishment number|location id|service id|organisation id|provider id|asset id|survey id|site id|job number|programme code|line ref|unique code|number code|reference code",
    ),
    (
        Field::Title,
        100,
        "title|project title|project name|initiative|initiative name|initiative title|name of initiative|name of project|scheme name|name of scheme|programme name|activity name|name of activity|scheme title|programme title|activity title|name of programme|initiative project|project initiative|project scheme|project programme|project activity|project or initiative|name of project or initiative|action name|action title|grant title|contract title|service title|opportunity title|title of project|title of grant|campaign name|event name|event title|award title|intervention name|proposal title|scheme or project|project or scheme|project service|name of intervention|asset name|name of action|idea title|bid title",
    ),
    (Field::Title, 95, "project|scheme|activity|intervention|proposal|label|initiative or project|action"),
    (
        Field::Title,
        85,
        "programme|workstream|work stream|service name|deliverable|name of service|proposal name|project or programme|what we will do|what will we do|purpose of grant|grant purpose|commitment|recommendation|key action|proposed action|site name address|site name|venue name|library name|centre name|group name|opportunity|campaign|course title|course|establishment name",
    ),
    (Field::Title, 75, "name"),
    (Field::Title, 60, "what|service|event|task|idea|output|contract|grant|work"),
    (
        Field::Summary,
        100,
        "summary|description|brief description|short description|overview|project description|project summary|description of project|description of activity|brief summary|grant description|service description|activity description|development description|long description|contract description",
    ),
    (
        Field::Summary,
        90,
        "what it does|what we are doing|about|what does it do|what will it do|aim and objective|purpose|aim|synopsis|what is it about|in a sentence|usage|example|use of fund|use of grant|charitable object|what fund is for|what grant is for|detail of project|project detail|what you do|what we do|what happen|what on offer|offer",
    ),
    (Field::Summary, 80, "objective|detail|abstract|background|rationale"),
    (Field::Summary, 65, "scope|headline|object|key feature"),
    (
        Field::Status,
        100,
        "status|current status|project status|delivery status|status of project|stage|planning status|scheme status|initiative status|action status|status of action|establishment status",
    ),
    (
        Field::Status,
        85,
        "phase|project stage|current stage|stage of development|stage of delivery|lifecycle|life cycle|where is it up to|live or planned|project phase|delivery phase|delivery stage",
    ),
    (Field::Status, 65, "state|progress|position"),
    (
        Field::Start,
        100,
        "start|start date|date started|started|commencement date|commenced|commencement|commence|date commenced|begin|began|begin date|project start|planned start|actual start|planned date start date|contract start date|start on site",
    ),
    (Field::Start, 85, "from|date from|launch date|launched|launch|go live|go live date|since|start on"),
    (
        Field::End,
        100,
        "end|end date|finish|finish date|completion date|date completed|date ended|due date|completion|project end|planned end|target completion date|expected completion|planned date end date|contract end date|date due",
    ),
    (
        Field::End,
        85,
        "due|until|to|target date|deadline|complete by|closing date|expiry date|finish by|end by|delivery date|target completion|by when|expected completion date|completed by|practical completion",
    ),
    (Field::Start, 60, "when|date and time"),
    (Field::End, 60, "timescale|timeframe|time scale|timeline"),
    (
        Field::Notes,
        100,
        "note|comment|further information|additional information|other information|additional note|commentary|remark|any other information|any other comment|further comment",
    ),
    (
        Field::Notes,
        80,
        "update|latest update|progress update|latest position|narrative|progress note|further detail|next step|observation|current position|action taken|progress to date|site information|progress comment",
    ),
    (
        Field::Link,
        100,
        "link|url|web page|webpage|website|web address|web link|weblink|hyperlink|link to webpage|link to further information",
    ),
    (Field::Link, 75, "further reading|web|more at|uri"),
    (Field::BrightSpot, 100, "bright spot|good practice|best practice|exemplar|promising practice|bright spot yes no"),
    (Field::BrightSpot, 75, "could be repeated|replicable|scalable|beacon"),
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
        "lead|lead organisation|lead body|lead partner|lead agency|owner organisation|owning organisation|organisation lead|lead authority|lead organisation name|responsible organisation|accountable body|led by|host organisation|organisation responsible|name of lead organisation|recipient organisation name|recipient organisation|recipient name|lead applicant|lead applicant organisation|grant recipient|applicant organisation|applicant name|provider name|grantee|grantee name|awarded to|name of recipient|name of applicant|name of provider|lead ro name|lead delivery body|beneficiary organisation",
    ),
    (Field::Lead, 95, "recipient|applicant"),
    (
        Field::Lead,
        85,
        "owner|organisation|delivered by|lead provider|delivery organisation|delivery body|delivery lead|organisation name|name of organisation|accountable organisation|lead delivery organisation|lead delivery partner|who lead|project lead|programme lead|charity name|name of charity|organisation label|beneficiary name|name of beneficiary|institution name|applicant organisation name|provider organisation|lead institution|managing organisation|responsible authority|organising body|organiser",
    ),
    (
        Field::Lead,
        72,
        "provider|agency|responsible|who|host|body|lead department|lead service|beneficiary|ministry|department|institution|charity|responsible department|company|company name|promoter|council|council name",
    ),
    (Field::Lead, 58, "directorate|publisher|school|school name"),
    (
        Field::Partners,
        100,
        "partner|delivery partner|partner organisation|other partner|key partner|partner involved|other organisation|organisation involved|supporting organisation|stakeholder|key stakeholder|in partnership with|working with|partner agency|supporting partner|other organisation involved|other partner organisation|collaborator|delivery partner organisation|funding organisation name|funding organisation|funder name|funder|donor|name of funder|co funder|funded by",
    ),
    (
        Field::Partners,
        75,
        "supported by|contributing organisation|who else|with|who else is involved|partnership|involved|supplier|contractor|supplier name|commissioner|commissioned by|partner name|sponsor",
    ),
    (
        Field::Sector,
        100,
        "sector|lead sector|sector of lead|organisation sector|organisation type|type of organisation|sector of lead organisation|recipient type|type of recipient",
    ),
    (
        Field::Places,
        100,
        "place|district|ward|location|geography|locality|neighbourhood|geographic area|geographical area|area covered|geographical coverage|geographic coverage|where|town|parish|place covered|geographic focus|geographical focus|geographic location|beneficiary location name|beneficiary location|ward name|district name|local authority|local authority name|local authority area|place name|area name|town name|ward affected|electoral ward|parish name|neighbourhood name|location name|la name",
    ),
    (
        Field::Places,
        80,
        "area|borough|coverage|region|division|electoral division|community|footprint|venue|site|city|province|municipality|county|village|region name|constituency|parliamentary constituency|city or town|town or city|post town|settlement|area of benefit|area of operation|island",
    ),
    (
        Field::Priorities,
        100,
        "priority|strategic priority|corporate priority|shared priority|outcome|priority outcome|council plan priority|corporate plan priority|strategic outcome|key priority|which priority|area priority|priority area|plan priority|outcome supported|priority supported|strategic theme priority",
    ),
    (
        Field::Priorities,
        80,
        "strategic objective|corporate objective|outcome framework|corporate outcome|strategic plan|plan objective",
    ),
    (
        Field::Themes,
        100,
        "theme|tag|category|topic|keyword|key word|cross cutting theme|policy area|subject|discipline|main discipline|artform|art form|domain|cluster|grant programme title|programme area|sdg|sustainable development goal|un sdg|subtheme|sub theme|sub category|subcategory|theme name|classification|classification title|category name|activity category",
    ),
    (
        Field::Themes,
        80,
        "type|type of project|type of activity|area of work|focus area|focus|project type|cross cutting|service area|work area|key theme|activity type|service type|type of service|project category|specialism|grant programme|fund name|funding programme|funding stream|grant scheme|scheme type|type of grant|grant type|charitable purpose|intervention type|style|portfolio|programme",
    ),
    (Field::Themes, 62, "sector|workstream|intervention|activity|group heading|strand|section"),
    // What a map does not keep, so that nothing above takes it by a word in common.
    (
        Field::Ignore,
        100,
        "rag|rag rating|rag status|budget|total budget|cost|total cost|funding|funding source|fund|spend|value|fte|saving|source of funding|budget code|cost centre|amount|amount awarded|amount applied for|award amount|grant amount|grant value|contract value|currency|total|capital|revenue|price|expenditure|payment|income|forecast|variance|match funding|total project cost|total value",
    ),
    (
        Field::Ignore,
        100,
        "lead officer|officer|responsible officer|lead officer name|project manager|manager|programme manager|sro|senior responsible owner|senior responsible officer|contact|contact name|contact detail|contact officer|contact person|email|e mail|email address|phone|telephone|telephone number|phone number|tel|mobile|fax|lead contact|project officer|lead member|portfolio holder|cabinet member|councillor|executive member|named contact|job title|role|person responsible|lead person|trustee|chair|lead name|officer name|contact email|lead researcher|author|creator|recipient individual name",
    ),
    (
        Field::Ignore,
        100,
        "last updated|last update|updated|date updated|update date|review date|next review date|date reviewed|reviewed|date added|created|created by|date created|modified|modified by|last modified|last edited|version|timestamp|start time|completion time|date submitted|submitted by|approval date|date approved|date of approval|date of meeting|meeting date|award date|date of award|date awarded|grant date|decision date|date of decision|date decided|registration date|date of registration|date registered|incorporation date|date of incorporation|incorporated|published|date published|publication date|date received|received|received date|permission date|date of permission|inspection date|date of inspection|date of last inspection|date of latest check|census date|first added date|valid from|valid to|payment date|date paid|invoice date|date of payment|open date|close date|opening date|date opened|date established|established|date of birth|year established|last inspection|date entered|entry date|extract date|report date|snapshot date|date of data|as at|date removed|removal date|date of removal|valid date|lodged date|date lodged|validated date|target decision date|date",
    ),
    (
        Field::Ignore,
        100,
        "risk|issue|risk rating|risk level|milestone|next milestone|kpi|measure|performance measure|success measure|measure of success|indicator|target|baseline|number of people|percentage complete|complete|percent complete|row|line|no|number|item|s no|sn|sr no|priority level|priority rating|priority high medium low|last name|first name|surname|team|group|evaluation|start price|year|financial year|quarter|month|duration|planned date duration|actual date duration|ownership status|employment status|charity status|tax status|vat status|payment status|legal status|listed status|funding status|marital status|ownership|procurement status|trust status|recipient organisation identifier|funding organisation identifier|recipient organisation charity number|recipient organisation company number|recipient organisation web address|recipient organisation url|recipient organisation description|recipient organisation postal code|recipient organisation street address|funding organisation department|data source|license|licence|lead time|address|street|street address|postal address|address line|full address|postcode|post code|postal code|easting|northing|latitude|longitude|lat|long|lng|geo x|geo y|uprn|usrn|coordinate|grid reference|what3word|map link|opening hour|opening time|image|photo|logo|country|nationality|language|age|gender|capacity|rating|score|rank|size|hectare|population|direction|colour|color|icon|shape|from open call|likelihood|impact|carbon impact|carbon saving|benefit|dependency|resource|resource required|who benefit",
    ),
];

/// Headings that ask whom a thing is for. They are looked for in the heading as it stands: without its small words it
/// would read as "who", which asks who leads.
const FOR_WHOM: &str =
    "who is it for|who it is for|who is this for|who for|for whom|who can|who benefit|who will benefit|who is eligible";

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
    for (words, share) in [(words(heading), 100), (words(&outside), 97)] {
        for phrase in VOCABULARY.iter() {
            let score = phrase.weight * fit(&words, phrase) * share / 10_000;
            match best.iter_mut().find(|(field, _)| *field == phrase.field) {
                Some((_, highest)) => *highest = score.max(*highest),
                None if score > 0 => best.push((phrase.field, score)),
                None => {}
            }
        }
        plural_activities(&words, heading, &mut best);
    }
    if FOR_WHOM.split('|').any(|asked| heading.to_lowercase().contains(asked)) {
        best = vec![(Field::Ignore, 100)];
    }
    best
}

/// An activity is what a row is about; activities are what it does.
fn plural_activities(words: &[String], heading: &str, best: &mut Vec<(Field, u32)>) {
    if words.last().is_none_or(|last| last != "activity") || !heading.to_lowercase().contains("activities") {
        return;
    }
    best.retain(|(field, _)| !matches!(field, Field::Title | Field::Summary));
    best.extend([(Field::Summary, 85), (Field::Title, 50)]);
}

/// How well a heading fits one field, out of 100.
pub(super) fn score_for(heading: &str, field: Field) -> u32 {
    scores(heading).into_iter().find(|(known, _)| *known == field).map_or(0, |(_, score)| score)
}

/// How well a phrase fits a heading, in percent. The last words decide what a column holds: a ward's code is no ward,
/// the number of partners no partner.
fn fit(heading: &[String], phrase: &Phrase) -> u32 {
    let words = &phrase.words;
    if heading.is_empty() || words.is_empty() || words.len() > heading.len() {
        return 0;
    }
    if heading == words {
        return 100;
    }
    // "Date" alone says nothing; with another word beside it, that word decides.
    if phrase.field == Field::Ignore && words.len() == 1 && words[0] == "date" {
        return 0;
    }
    let names = matches!(
        phrase.field,
        Field::Title
            | Field::Lead
            | Field::Partners
            | Field::Places
            | Field::Priorities
            | Field::Themes
            | Field::Status
    );
    let share = (25 * words.len() / heading.len()) as u32;
    // "Type" alone is a theme; the type of a permission is not.
    let mark = names && words.len() == 1 && is_code(words);
    if heading.ends_with(words) && !mark {
        return 70 + share;
    }
    if names && is_code(heading) {
        return 0;
    }
    if heading.starts_with(words) {
        // "Start date (provisional)" is a start; "Date of registration" is no date that counts.
        return if phrase.field == Field::Ignore && words.len() == 1 { 0 } else { 62 + share };
    }
    if words.len() > 1 && heading.windows(words.len()).any(|window| window == words) {
        return 52 + share;
    }
    if words.len() == 1 && phrase.field != Field::Ignore && heading.contains(&words[0]) {
        return 52 + share;
    }
    0
}
