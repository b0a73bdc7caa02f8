//! The sector that an organisation's name plainly tells, for sheets that give none. A name that leaves room for doubt
//! is "other": a wrong sector would hide that one is missing.

use crate::map::Sector;

/// The sector of the organisation with this name, in small letters.
pub(super) fn of_name(name: &str) -> Sector {
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let phrase = format!(" {} ", words.join(" "));
    let says = |wanted: &[&str]| wanted.iter().any(|wanted| phrase.contains(&format!(" {wanted} ")));
    // The order matters: a council for voluntary service is no council, a hospital school is a school.
    if says(&["voluntary", "volunteer", "volunteers", "charity", "charitable", "citizens advice", "cvs", "food bank"]) {
        Sector::Voluntary
    } else if says(&["police", "constabulary", "fire and rescue", "fire rescue", "fire service"]) {
        Sector::PoliceAndFire
    } else if says(&["school", "schools", "college", "colleges", "university", "academy", "academies"]) {
        Sector::Education
    } else if says(&["nhs", "icb", "hospital", "hospitals", "healthcare", "primary care", "integrated care"]) {
        Sector::Health
    } else if says(&["residents", "tenants", "community association", "community group", "community centre"]) {
        Sector::Community
    } else if says(&["ltd", "limited", "plc", "llp"]) {
        Sector::Private
    } else if is_council(&words, says) {
        Sector::Council
    } else {
        Sector::Other
    }
}

/// Councils of the arts, of youth or of faiths are not local authorities.
fn is_council(words: &[&str], says: impl Fn(&[&str]) -> bool) -> bool {
    const KINDS: [&str; 8] = ["county", "borough", "district", "city", "town", "parish", "metropolitan", "unitary"];
    says(&["combined authority", "unitary authority"])
        || words.windows(2).any(|pair| pair[1] == "council" && KINDS.contains(&pair[0]))
        || (words.last() == Some(&"council")
            && !says(&["arts", "youth", "sports", "research", "faith", "faiths", "design"]))
}
