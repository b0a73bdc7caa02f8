//! Names of organisations that differ by so little that they may mean one: "The", "&", full stops, "Ltd". They are only
//! listed here; joining them is a person's decision.

use crate::clean;
use std::collections::BTreeMap;

/// What is left of a name without what people write one way or the other.
pub(super) fn loosely(name: &str) -> String {
    let spelled = clean::key(name).replace('&', " and ").replace(['.', '\'', '’'], "");
    let words: Vec<&str> = spelled.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let telling: Vec<&str> = words
        .iter()
        .map(|word| if *word == "limited" { "ltd" } else { *word })
        .filter(|word| !matches!(*word, "the" | "ltd"))
        .collect();
    if telling.is_empty() { words.join(" ") } else { telling.join(" ") }
}

/// Groups of `names`, of which `is_new` tells those that the map does not hold yet: two or more that are loosely the
/// same, in their order, one new at least.
pub(super) fn groups<'n>(names: impl Iterator<Item = (&'n str, bool)>) -> Vec<Vec<String>> {
    let mut order: Vec<String> = vec![];
    let mut found: BTreeMap<String, Vec<(&str, bool)>> = BTreeMap::new();
    for (name, is_new) in names {
        let loosely = loosely(name);
        let group = found.entry(loosely.clone()).or_default();
        if group.is_empty() {
            order.push(loosely);
        }
        group.push((name, is_new));
    }
    order
        .iter()
        .filter_map(|key| found.get(key))
        .filter(|group| group.len() > 1 && group.iter().any(|(_, is_new)| *is_new))
        .map(|group| group.iter().map(|(name, _)| (*name).to_owned()).collect())
        .collect()
}
