//! Who reaches which challenges at which ground, and which initiatives join organisations there already.
//! Reads the map once; the search then works on numbers alone.

use crate::map::{ChallengeSet, Initiative, Map, Sector, Status, Strength};

/// What the search needs to know of the map.
pub struct Reach {
    /// The challenges that are to be reached.
    pub wanted: ChallengeSet,
    /// Of each ground, by position in map order, the organisations that reach some of what is wanted there, but not all,
    /// with what they reach; rising. Who reaches all alone is in no minimal group of two or more.
    pub at: Vec<Vec<(u32, ChallengeSet)>>,
    /// Of each organisation its sector.
    pub sectors: Vec<Sector>,
    /// Of each organisation the grounds at which it stands in `at`, rising.
    entries: Vec<Vec<Entry>>,
    /// For all organisations, a bit for each ground of `entries`.
    grounds: Vec<u64>,
    words: usize,
    /// Initiatives that have not ended, in runs that entries name.
    initiatives: Vec<u32>,
    live_only: bool,
}

/// What an organisation reaches at a ground.
struct Entry {
    ground: u32,
    reached: ChallengeSet,
    /// Where its initiatives there that have not ended begin and end, rising.
    initiatives: (usize, usize),
}

impl Reach {
    /// Reads the map.
    pub fn of(map: &Map, wanted: ChallengeSet, live_only: bool) -> Reach {
        let mut by_organisation: Vec<Vec<(u32, Vec<u32>, ChallengeSet)>> = vec![vec![]; map.organisations.len()];
        for (nth, row) in (0..).zip(map.initiatives.iter()) {
            if row.status == Status::Ended || row.grounds.is_empty() {
                continue;
            }
            let grounds: Vec<u32> =
                row.grounds.iter().filter_map(|id| map.grounds.position(*id)).map(|at| at as u32).collect();
            let reached = if counts(row, live_only) { map.region_of(row).0 & wanted.0 } else { 0 };
            for organisation in row.organisations.keys().filter_map(|id| map.organisations.position(*id)) {
                by_organisation[organisation].push((nth, grounds.clone(), ChallengeSet(reached)));
            }
        }
        let words = map.grounds.len().div_ceil(64);
        let mut reach = Reach {
            wanted,
            at: vec![vec![]; map.grounds.len()],
            sectors: map.organisations.iter().map(|row| row.sector).collect(),
            entries: vec![],
            grounds: vec![0; words * map.organisations.len()],
            words,
            initiatives: vec![],
            live_only,
        };
        let mut by_ground: Vec<(ChallengeSet, Vec<u32>)> = vec![(ChallengeSet::EMPTY, vec![]); map.grounds.len()];
        for (organisation, own) in by_organisation.iter().enumerate() {
            let mut touched = vec![];
            for (initiative, grounds, reached) in own {
                for ground in grounds {
                    let (all, initiatives) = &mut by_ground[*ground as usize];
                    if initiatives.is_empty() {
                        touched.push(*ground);
                    }
                    all.0 |= reached.0;
                    initiatives.push(*initiative);
                }
            }
            touched.sort_unstable();
            reach.take_in(organisation, &touched, &mut by_ground);
        }
        reach
    }

    /// Makes the entries of one organisation from what `by_ground` has at the grounds `touched`, and empties that.
    fn take_in(&mut self, organisation: usize, touched: &[u32], by_ground: &mut [(ChallengeSet, Vec<u32>)]) {
        let mut entries = vec![];
        for ground in touched {
            let (reached, initiatives) = &mut by_ground[*ground as usize];
            if !reached.is_empty() && *reached != self.wanted {
                let start = self.initiatives.len();
                self.initiatives.extend_from_slice(initiatives);
                let initiatives = (start, self.initiatives.len());
                entries.push(Entry { ground: *ground, reached: *reached, initiatives });
                self.at[*ground as usize].push((organisation as u32, *reached));
                self.grounds[organisation * self.words + *ground as usize / 64] |= 1 << (ground % 64);
            }
            *reached = ChallengeSet::EMPTY;
            initiatives.clear();
        }
        self.entries.push(entries);
    }

    /// What an organisation reaches at a ground; nothing where it reaches all that is wanted.
    pub fn reached(&self, organisation: u32, ground: u32) -> ChallengeSet {
        self.entry(organisation, ground).map_or(ChallengeSet::EMPTY, |entry| entry.reached)
    }

    /// Puts the grounds at which all of the group stand into `common`, rising.
    pub fn common(&self, group: &[u32], common: &mut Vec<u32>) {
        common.clear();
        let row = |organisation: u32| &self.grounds[organisation as usize * self.words..][..self.words];
        let Some((first, rest)) = group.split_first() else { return };
        for (word, bits) in row(*first).iter().enumerate() {
            let mut bits = rest.iter().fold(*bits, |bits, other| bits & row(*other)[word]);
            while bits != 0 {
                common.push(word as u32 * 64 + bits.trailing_zeros());
                bits &= bits - 1;
            }
        }
    }

    /// Whether the group, which stands at the ground, reaches all that is wanted there and no smaller subgroup does.
    pub fn is_minimal(&self, group: &[u32], ground: u32) -> bool {
        let (mut once, mut twice) = (0, 0);
        for organisation in group {
            let own = self.reached(*organisation, ground).0;
            twice |= once & own;
            once |= own;
        }
        once == self.wanted.0 && group.iter().all(|other| self.reached(*other, ground).0 & !twice != 0)
    }

    /// Whether an initiative with this ground that has not ended joins all of the group.
    pub fn joined(&self, group: &[u32], ground: u32) -> bool {
        let own = |organisation: &u32| {
            let (start, end) = self.entry(*organisation, ground).map_or((0, 0), |entry| entry.initiatives);
            &self.initiatives[start..end]
        };
        let Some(fewest) = group.iter().map(own).min_by_key(|initiatives| initiatives.len()) else { return false };
        fewest.iter().any(|initiative| group.iter().all(|other| own(other).binary_search(initiative).is_ok()))
    }

    /// Its strongest counted initiative with this ground for the challenge; of equally strong ones the first in map order.
    pub fn strongest(&self, map: &Map, organisation: u32, ground: u32, challenge: u8) -> Option<u32> {
        let (start, end) = self.entry(organisation, ground)?.initiatives;
        let id = map.challenges.at(usize::from(challenge)).id;
        let mut strongest: Option<(Strength, u32)> = None;
        for initiative in &self.initiatives[start..end] {
            let row = map.initiatives.at(*initiative as usize);
            if let Some(contribution) = row.contributions.get(&id)
                && counts(row, self.live_only)
                && strongest.is_none_or(|(best, _)| contribution.strength > best)
            {
                strongest = Some((contribution.strength, *initiative));
            }
        }
        strongest.map(|(_, initiative)| initiative)
    }

    fn entry(&self, organisation: u32, ground: u32) -> Option<&Entry> {
        let entries = &self.entries[organisation as usize];
        entries.binary_search_by_key(&ground, |entry| entry.ground).ok().map(|place| &entries[place])
    }
}

fn counts(row: &Initiative, live_only: bool) -> bool {
    row.status == Status::Live || (!live_only && row.status == Status::Planned)
}
