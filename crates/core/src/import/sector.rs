//! The sector that an organisation's name plainly tells, for sheets that give none. A name that leaves room for doubt
//! tells nothing: a wrong sector would hide that one is missing.

use crate::map::Sector;

/// Each sector with the words that tell it, and words beside which they do not. The order matters: a council for
/// voluntary service is no council, a hospital school is a school, the friends of a hospital are no hospital.
const TELLING: &[(Sector, &str, &str)] = &[
    (
        Sector::Voluntary,
        "council for voluntary|voluntary action|voluntary service|voluntary services|voluntary sector|voluntary alliance|volunteer centre|volunteering|community action|refugee council|scout council|citizens advice|cvs|age uk|age concern|mencap|barnardos|samaritans|red cross|st john ambulance|salvation army|ymca|ywca|womens aid|food bank|foodbank|hospice|credit union|rspb|rspca|nspcc|national trust|wildlife trust|groundwork|sustrans|oxfam",
        "",
    ),
    (
        Sector::PoliceAndFire,
        "police|constabulary|police and crime|fire and rescue|fire rescue|fire service|fire authority|fire brigade",
        "club|association|choir|band|museum|museums",
    ),
    (
        Sector::Community,
        "friends of|residents|tenants|neighbourhood watch|community association|community group|community centre|community council|parent teacher|pta|pfa|ptfa|allotment|allotments|womens institute|wi|u3a|town team|history society|gardening club|village hall|mothers union|mens shed",
        "",
    ),
    (
        Sector::Education,
        "school|schools|college|colleges|university|academy|academies|nursery|pre school|preschool|multi academy trust|sixth form|institute of technology|education trust|learning trust|schools trust",
        "football|sports|friends|club|foundation for schools",
    ),
    (
        Sector::Health,
        "nhs|icb|ics|hospital|hospitals|healthcare|primary care|integrated care|medical centre|health centre|health board|surgery|clinical commissioning|pcn|ccg|ambulance service|gp|gps|medical practice|dental practice|pharmacy",
        "charity|charities|friends|air ambulance|league|radio",
    ),
    (
        Sector::Community,
        "church|churches|parochial church|parish church|chapel|mosque|masjid|synagogue|temple|gurdwara|diocese|congregation|choir|band|club|society|guild|scouts|scout|guides|brownies|cubs|toddler|toddlers|playgroup|parish of|group of volunteers",
        "council|building society|housing society|cooperative society|ltd|limited|plc",
    ),
    (
        Sector::Voluntary,
        "cio|charity|charitable|charities|voluntary|volunteer|volunteers|trust|foundation|cic|community interest company|community benefit society|social enterprise|almshouse|almshouses|relief fund|benevolent|not for profit",
        "unit trust|investment trust",
    ),
    (Sector::Private, "ltd|limited|plc|llp|llc|gmbh|inc|partners llp", ""),
    (
        Sector::Other,
        "housing association|homes|department for|department of|ministry|home office|dwp|jobcentre|job centre|national highways|network rail|environment agency|homes england|arts council|sport england|natural england|historic england|national park authority|probation service|prison",
        "",
    ),
];

/// The sector of the organisation with this name, in small letters; None where the name tells nothing.
pub(super) fn of_name(name: &str) -> Option<Sector> {
    let spelled = name.replace(['\'', '’', '.'], "").replace('&', " and ");
    let words: Vec<&str> = spelled.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let phrase = format!(" {} ", words.join(" "));
    let has_any =
        |wanted: &str| wanted.split('|').any(|wanted| !wanted.is_empty() && phrase.contains(&format!(" {wanted} ")));
    if is_council(&words, has_any) && !TELLING[0].1.split('|').any(|wanted| phrase.contains(&format!(" {wanted} "))) {
        return Some(Sector::Council);
    }
    TELLING.iter().find(|(_, words, not)| has_any(words) && !has_any(not)).map(|(sector, ..)| *sector)
}

/// Councils of the arts, of youth, of scouts or of faiths are not local authorities.
fn is_council(words: &[&str], has_any: impl Fn(&str) -> bool) -> bool {
    const KINDS: [&str; 9] =
        ["county", "borough", "district", "city", "town", "parish", "metropolitan", "unitary", "shire"];
    has_any("combined authority|unitary authority|london borough|borough of|city of london corporation")
        || words.windows(2).any(|pair| pair[1] == "council" && KINDS.contains(&pair[0]))
        || (words.last() == Some(&"council")
            && !has_any(
                "arts|youth|sports|sport|research|faith|faiths|design|refugee|scout|scouts|guides|disability|women|womens|students|school|british|nursing|medical|health|safety|churches|community",
            ))
}
