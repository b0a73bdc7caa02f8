//! Headings as words: parted where people and programs part them, small letters, singular, British. What a word means
//! is the vocabulary's work.

/// Words that say nothing of what a column holds.
const FILLERS: &str = "the of a an and or for to in on is are it this your our please any if applicable s eg ie dd mm yy yyyy ddmmyyyy list enter select all that apply main primary expected";

/// Last words of headings that tell a mark, a count or an amount, never a name.
const CODES: &str = "code|postcode|type|origin|id|identifier|number|no|count|total|amount|percent|percentage|date|year|url|uri|email|phone|telephone|latitude|longitude|easting|northing|lat|long|x|y|score|rank|rating|ref|reference|value|cost|budget|contact|gss|uprn|address|postal|role|status|size|flag|manager|officer|level|link|website";

/// A heading as words to compare: without fillers and running numbers.
pub(super) fn words(heading: &str) -> Vec<String> {
    let text = parted(heading).to_lowercase().replace('&', " and ").replace(['\'', '’'], "");
    let all: Vec<String> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(stem).collect();
    let running = |word: &str| word.chars().all(|c| c.is_ascii_digit());
    let telling: Vec<String> = all
        .iter()
        .filter(|word| !running(word) && !FILLERS.split(' ').any(|filler| filler == *word))
        .cloned()
        .collect();
    // "To" alone is a heading.
    if telling.is_empty() { all } else { telling }
}

/// Whether a heading's last words, or its first, say that its values are no names: "Ward code", "Number of partners".
pub(super) fn is_code(heading: &[String]) -> bool {
    let last = heading.last().is_some_and(|last| CODES.split('|').any(|code| code == last));
    let first = heading.len() > 1
        && matches!(heading[0].as_str(), "number" | "contact" | "count" | "total" | "no" | "date" | "percentage");
    last || first
}

/// `actionName` and `LeadROName` as words.
fn parted(heading: &str) -> String {
    let letters: Vec<char> = heading.chars().collect();
    let mut parted = String::with_capacity(heading.len() + 8);
    for (nth, letter) in letters.iter().enumerate() {
        let before = nth.checked_sub(1).map(|before| letters[before]);
        let after = letters.get(nth + 1);
        let begins = letter.is_uppercase()
            && before.is_some_and(|before| {
                before.is_lowercase() || (before.is_uppercase() && after.is_some_and(|after| after.is_lowercase()))
            });
        // "SDGs", "FAQs" and "GPs" are one word each.
        let plural = after == Some(&'s') && letters.get(nth + 2).is_none_or(|next| !next.is_alphabetic());
        if begins && !(plural && before.is_some_and(char::is_uppercase)) {
            parted.push(' ');
        }
        parted.push(*letter);
    }
    parted
}

fn stem(word: &str) -> String {
    match word {
        "org" | "orgs" | "organization" | "organizations" | "organisations" => return "organisation".to_owned(),
        "program" | "programs" => return "programme".to_owned(),
        "neighborhood" | "neighborhoods" => return "neighbourhood".to_owned(),
        "dept" => return "department".to_owned(),
        "desc" => return "description".to_owned(),
        "cat" => return "category".to_owned(),
        _ => {}
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        return format!("{stem}y");
    }
    let singular = word.len() > 3 && word.ends_with('s') && !["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    if singular { word[..word.len() - 1].to_owned() } else { word.to_owned() }
}

pub(super) fn without_brackets(heading: &str) -> String {
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
    let line = sweetspot_core::clean::line(text);
    if line.chars().count() <= most {
        return line;
    }
    let beginning: String = line.chars().take(most - 1).collect();
    format!("{}…", beginning.trim_end())
}
