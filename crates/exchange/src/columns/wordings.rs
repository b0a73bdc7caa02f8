//! Words that people put into cells for the few things that a map knows: statuses, sectors, strengths, ticks. What is
//! not listed is not guessed.

use sweetspot_core::clean;
use sweetspot_core::map::{Sector, Status, Strength};

const STATUSES: &[(Status, &str)] = &[
    (
        Status::Idea,
        "idea|proposed|proposal|concept|suggested|suggestion|scoping|exploring|exploratory|feasibility|draft|under consideration|in discussion|initial idea|potential|early idea|under discussion",
    ),
    (
        Status::Planned,
        "planned|planning|in planning|pipeline|in the pipeline|approved|agreed|upcoming|not started|not yet started|yet to start|not commenced|yet to commence|programmed|future|scheduled|in development|development|developing|design|in design|to start|due to start|starting soon|funded|commissioned|mobilising|mobilisation|forthcoming|pending|procurement|set up|setting up|pre delivery",
    ),
    (
        Status::Live,
        "live|active|in progress|work in progress|in use|being delivered|mobilising delivery|progressing|underway|under way|ongoing|on going|current|currently running|started|running|delivering|delivery|in delivery|open|implementation|implementing|in place|operational|pilot|piloting|on track|business as usual|bau|continuing|existing|established|launched|mobilised",
    ),
    (
        Status::Paused,
        "paused|on hold|hold|suspended|stalled|deferred|delayed|dormant|postponed|temporarily stopped|inactive|awaiting funding",
    ),
    (
        Status::Ended,
        "ended|inactive and closed|project complete|project closed|fully complete|complete and closed|complete|completed|closed|finished|done|stopped|ceased|cancelled|canceled|withdrawn|no longer running|decommissioned|expired|delivered|archived|discontinued|wound up|abandoned|historic|past|terminated",
    ),
];

const SECTORS: &[(Sector, &str)] = &[
    (
        Sector::Council,
        "council|local authority|local authorities|councils|local government|county council|district council|borough council|city council|unitary|unitary authority|town council|parish council|la|county|district|public sector local government|public sector council",
    ),
    (
        Sector::Health,
        "health|nhs|nhs trust|nhs body|nhs foundation trust|health body|health board|gp|gp practice|health and care|health and social care|health service|icb|primary care|public health|hospital",
    ),
    (
        Sector::PoliceAndFire,
        "police and fire|police|fire|fire and rescue|fire service|emergency services|blue light|community safety|criminal justice|police and crime commissioner",
    ),
    (
        Sector::Education,
        "education|school|schools|primary school|secondary school|academy trust|nursery|education provider|educational institution|school or college|college|university|higher education|further education|academy|fe|he|schools and colleges",
    ),
    (
        Sector::Voluntary,
        "voluntary|vcs|vcse|vcfse|charity|charities|third sector|voluntary sector|voluntary and community|voluntary and community sector|not for profit|social enterprise|registered charity|charitable company|charitable incorporated organisation|charitable trust|charitable organisation|cio|scio|trust|foundation|community interest company|cic|community benefit society|voluntary organisation|voluntary and community organisation|registered charity england and wales|non profit|nonprofit|ngo|not for profit company|company limited by guarantee|excepted charity|exempt charity|unregistered charity",
    ),
    (
        Sector::Community,
        "community|community group|community groups|residents|faith|faith group|resident group|grassroots|constituted group|unincorporated association|unincorporated group|club|church|faith organisation|place of worship|community organisation|community association|club or society|unincorporated club or association|constituted community group|community sports club|sports club",
    ),
    (
        Sector::Private,
        "private|private sector|business|businesses|commercial|company|industry|employer|employers|limited company|private company|sole trader|partnership|plc|private limited company|sme|for profit",
    ),
    (
        Sector::Other,
        "other|other public|other public sector|central government|government|housing association|housing|national body|regional body",
    ),
];

/// A longer text is a sentence, and names no status.
const LONGEST: usize = 120;

/// What stands in cells that hold nothing.
const BLANKS: &str = "-|--|---|–|—|.|n/a|na|n.a.|n.a|n\\a|none|nil|null|nan|tbc|tbd|tba|tbc.|unknown|not known|not applicable|not available|not stated|not specified|no data|?|??|…|...|/|x/a|to be confirmed|to be decided|to be determined|to be advised|not set|(blank)|blank|[blank]|#n/a|none given|not provided|n/k|not recorded";

/// What stands in a cell for a day where there is none.
const NO_DAY: &str = "ongoing|on going|open ended|open-ended|continuous|rolling|permanent|no end date|no end";

/// Whether a cell says that there is nothing to say.
pub(super) fn is_blank(cell: &str) -> bool {
    let key = clean::key(cell);
    key.is_empty() || BLANKS.split('|').any(|blank| blank == key)
}

/// What a formula that fails leaves in its cell; in a CSV the same is left as text.
const FAILURES: &str = "#n/a|#ref!|#value!|#name?|#div/0!|#null!|#num!|#spill!|#calc!|#getting_data|#field!|#blocked!";

/// Whether a cell shows nothing but that its formula failed.
pub(super) fn is_failure(cell: &str) -> bool {
    cell.starts_with('#') && FAILURES.split('|').any(|failure| failure.eq_ignore_ascii_case(cell.trim()))
}

/// The address of a page in a cell, among other words or alone.
pub(super) fn address(cell: &str) -> Option<String> {
    let starts = |word: &str, start: &str| word.get(..start.len()).is_some_and(|own| own.eq_ignore_ascii_case(start));
    let plain = |word: &str| {
        let host = word.split(['/', '?', '#']).next().unwrap_or_default();
        let (name, ending) = host.rsplit_once('.').unwrap_or_default();
        let letters = ending.len() >= 2 && ending.chars().all(char::is_alphabetic);
        letters && !name.is_empty() && !host.contains('@')
    };
    let words = || cell.split_whitespace().map(|word| word.trim_matches(['<', '>', '(', ')', ',', ';', '"']));
    let marked = |word: &&str| ["https://", "http://", "www."].iter().any(|start| starts(word, start));
    words().find(marked).or_else(|| words().find(|word| plain(word))).map(str::to_owned)
}

/// Words that organisations have in their names and people have not.
const OF_ORGANISATIONS: &str = "council nhs trust police fire school college university academy partnership group service services association board foundation charity alliance network centre center forum society union club church ltd limited plc llp cic cio housing homes care health hospital surgery practice team department directorate county borough district town parish city community voluntary the of and for uk office authority agency fund project company";

/// Whether a value could be a person's name: two or three words that begin with capitals, none an organisation's.
pub(super) fn could_be_a_person(cell: &str) -> bool {
    let words: Vec<&str> = cell.split_whitespace().collect();
    let name = |word: &&str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.all(|c| {
                c.is_lowercase() || matches!(c, '-' | '\'' | '’' | '.') || (c.is_uppercase() && word.len() > 3)
            })
            && !OF_ORGANISATIONS.split(' ').any(|other| word.eq_ignore_ascii_case(other))
    };
    matches!(words.len(), 2 | 3) && words.iter().all(name)
}

/// Whether a cell for a day says that there is none.
pub(super) fn is_no_day(cell: &str) -> bool {
    let key = clean::key(cell);
    is_blank(cell) || NO_DAY.split('|').any(|word| word == key)
}

/// Several values in one cell, parted by `;`, `|` or line breaks, without bullets, each once.
pub(super) fn pieces(cell: &str) -> Vec<String> {
    let mut pieces: Vec<String> = vec![];
    for piece in cell.split([';', '|', '\n', '\r', '\u{2028}']) {
        let piece = piece.trim().trim_start_matches(['•', '·', '▪', '◦', '●', '*']).trim();
        let piece = clean::line(piece.strip_prefix("- ").or_else(|| piece.strip_prefix("– ")).unwrap_or(piece));
        if !is_blank(&piece) && !pieces.iter().any(|known| clean::key(known) == clean::key(&piece)) {
            pieces.push(piece);
        }
    }
    pieces
}

/// The status that a cell names: "In progress", "2. Live", "Live (phase 2)".
pub(super) fn status(cell: &str) -> Option<Status> {
    listed(cell, STATUSES)
}

/// The sector that a cell names.
pub(super) fn sector(cell: &str) -> Option<Sector> {
    listed(cell, SECTORS)
}

fn listed<T: Copy>(cell: &str, lists: &[(T, &str)]) -> Option<T> {
    if cell.len() > LONGEST {
        return None;
    }
    let plain = |text: &str| -> String {
        let text = text.to_lowercase().replace('&', " and ");
        let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        words.join(" ")
    };
    let find = |wanted: &str| {
        lists.iter().find(|(_, words)| words.split('|').any(|word| word == wanted)).map(|(found, _)| *found)
    };
    let whole = plain(cell);
    let unnumbered = whole.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let beginning = plain(cell.split(['(', '–', '—', ':', ',', '/', '\n']).next().unwrap_or_default());
    let first = plain(cell.split(" - ").next().unwrap_or_default());
    find(&whole).or_else(|| find(unnumbered)).or_else(|| find(&beginning)).or_else(|| find(&first))
}

/// A strength: 1 to 3, or in words.
pub(super) fn strength(cell: &str) -> Option<Strength> {
    match clean::key(cell).as_str() {
        "1" | "some" | "low" | "l" | "weak" | "minor" | "partial" | "partly" | "indirect" | "small" | "*" | "✓"
        | "+" => Some(Strength::Some),
        "2" | "good" | "medium" | "med" | "m" | "moderate" | "fair" | "**" | "✓✓" | "++" => Some(Strength::Good),
        "3" | "strong" | "high" | "h" | "major" | "main" | "primary" | "direct" | "key" | "large" | "full"
        | "fully" | "***" | "✓✓✓" | "+++" => Some(Strength::Strong),
        _ => None,
    }
}

/// What a cell of one challenge's column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tick {
    /// Not this one.
    No,
    /// This one.
    Yes,
    /// This one, so strongly.
    Strength(Strength),
}

/// What a cell of one challenge's column says; None where it is neither a tick nor a strength. Where all numbers of a
/// sheet's ticks are 0 and 1, a 1 is only a tick.
pub(super) fn tick(cell: &str, numbers_are_strengths: bool) -> Option<Tick> {
    match clean::key(cell).as_str() {
        "0" | "no" | "n" | "false" | "✗" | "✘" | "☐" | "not" => Some(Tick::No),
        "x" | "yes" | "y" | "true" | "✓" | "✔" | "✔️" | "☑" | "☒" | "•" | "●" | "t" | "tick" | "ü" | "√"
        | "primary lead" => Some(Tick::Yes),
        "1" if !numbers_are_strengths => Some(Tick::Yes),
        "xx" => Some(Tick::Strength(Strength::Good)),
        "xxx" => Some(Tick::Strength(Strength::Strong)),
        _ => strength(cell).map(Tick::Strength),
    }
}

/// Yes or no.
pub(super) fn yes_no(cell: &str) -> Option<bool> {
    match tick(cell, false) {
        Some(Tick::Yes) => Some(true),
        Some(Tick::No) => Some(false),
        Some(Tick::Strength(_)) | None => None,
    }
}

/// Whether a piece of a cell can be the name of an organisation or a place: not a postcode, a code, a number, a
/// coordinate, an address of the web, yes or no.
pub(super) fn is_name(piece: &str) -> bool {
    let key = clean::key(piece);
    let yes_or_no = matches!(key.as_str(), "yes" | "no" | "y" | "n" | "true" | "false" | "x" | "✓" | "✔" | "0" | "1");
    let nobody = matches!(key.as_str(), "all" | "various" | "multiple" | "several" | "other" | "others");
    key.chars().any(char::is_alphabetic)
        && !nobody
        && !yes_or_no
        && !is_blank(piece)
        && !is_figure(piece)
        && !is_postcode(piece)
        && !is_official_code(piece)
        && !key.contains("://")
        && (!key.contains('@') || key.contains(' '))
        && uuid::Uuid::parse_str(&key).is_err()
}

/// A number as people write it: `1,200`, `£5k`, `12 %`, `52.12, 0.3`.
pub(super) fn is_figure(text: &str) -> bool {
    let mut digits = false;
    let mut letters = 0;
    for c in text.chars() {
        match c {
            '0'..='9' => digits = true,
            '.' | ',' | '-' | '–' | '+' | '£' | '$' | '€' | '%' | '(' | ')' | '/' | ':' | '°' => {}
            c if c.is_whitespace() => {}
            'k' | 'm' | 'K' | 'M' | 'n' | 'b' | 'p' => letters += 1,
            _ => return false,
        }
    }
    digits && letters <= 2
}

/// `CB7 4AA`, `cb74aa`, and the first half alone, `CB7`.
pub(super) fn is_postcode(text: &str) -> bool {
    let shape: String = text
        .trim()
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| {
            if c.is_ascii_digit() {
                '9'
            } else if c.is_ascii_alphabetic() {
                'A'
            } else {
                '?'
            }
        })
        .collect();
    const FIRST: [&str; 6] = ["A9", "A99", "AA9", "AA99", "A9A", "AA9A"];
    FIRST.iter().any(|first| shape == *first || shape.strip_suffix("9AA") == Some(first))
}

/// `E05011403`: how the Office for National Statistics and its sisters number places.
pub(super) fn is_official_code(text: &str) -> bool {
    let text = text.trim();
    text.len() == 9
        && text.starts_with(['E', 'W', 'S', 'N', 'K', 'J', 'L', 'e', 'w', 's', 'n'])
        && text[1..].chars().all(|c| c.is_ascii_digit())
}

/// A mark and no name: one word with a digit in it, or capitals with dashes.
pub(super) fn is_code(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty()
        && !text.contains(char::is_whitespace)
        && text.chars().count() <= 60
        && text.chars().any(|c| c.is_ascii_digit())
}

/// Whether a cell is where letters are sent to: several lines or parts, one of them a postcode or a house number.
pub(super) fn is_postal_address(cell: &str) -> bool {
    let parts: Vec<&str> = cell.split(['\n', '\r', ',']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let ends_in_postcode = |part: &str| {
        let words: Vec<&str> = part.split_whitespace().collect();
        let last_two = words.len().checked_sub(2).map(|from| words[from..].concat());
        words.last().is_some_and(|word| is_postcode(word) && word.len() > 4)
            || last_two.is_some_and(|word| word.len() > 4 && is_postcode(&word))
    };
    let numbered = |part: &str| part.starts_with(|c: char| c.is_ascii_digit()) && part.contains(' ');
    let street = |part: &str| {
        let last = part.rsplit(' ').next().unwrap_or_default().to_lowercase();
        part.contains(' ')
            && matches!(
                last.as_str(),
                "road"
                    | "street"
                    | "lane"
                    | "avenue"
                    | "close"
                    | "drive"
                    | "way"
                    | "rd"
                    | "st"
                    | "terrace"
                    | "crescent"
            )
    };
    parts.len() > 1 && parts.iter().any(|part| ends_in_postcode(part) || numbered(part) || street(part))
}
