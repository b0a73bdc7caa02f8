//! The data stamp: eight letters that are the same on two pictures exactly where they tell of the same map, whatever
//! their size, colours and day.

use sweetspot_core::Map;

/// FNV-1a (32 bits of the 64-bit hash) over what a Venn shows: challenges, titles, regions, what has ended.
pub(super) fn stamp(map: &Map) -> String {
    let mut hash = Fnv(0xcbf2_9ce4_8422_2325);
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
    format!("{:08x}", hash.0 >> 32)
}

struct Fnv(u64);

impl Fnv {
    fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    /// The length goes in too, so that no two lists of texts run together alike.
    fn text(&mut self, text: &str) {
        self.bytes(&(text.len() as u64).to_le_bytes());
        self.bytes(text.as_bytes());
    }
}
