//! The fingerprint: eight letters that are the same on two pictures exactly where they tell of the same map, whatever
//! their size, colours and day.

use sweetspot_core::Map;
use sweetspot_core::fnv::Fnv1a;

/// FNV-1a (32 bits of the 64-bit hash) over what a Venn shows: challenges, titles, regions, what has ended.
pub(crate) fn fingerprint(map: &Map) -> String {
    let mut hash = Fnv1a::default();
    hash.text(&map.head.title);
    hash.text(&map.head.area);
    for challenge in map.challenges.iter() {
        hash.text(&challenge.name);
    }
    for initiative in map.initiatives.iter() {
        hash.text(&initiative.title);
        hash.bytes(&[map.region_of(initiative).0, initiative.status as u8]);
        hash.bytes(&(initiative.organisations.len() as u64).to_le_bytes());
    }
    for organisation in map.organisations.iter() {
        hash.text(&organisation.name);
    }
    format!("{:08x}", hash.finish() >> 32)
}
