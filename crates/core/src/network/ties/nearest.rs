//! Which initiatives lie nearest to each: the most alike by all that they have. The answer is exact, but most pairs are only
//! looked at in bytes: for each row, what the others share with it is added up for many at once and rounded up, and only
//! those for whom that could be enough are compared in full.

use crate::network::facets::Facets;

/// How many nearest initiatives each is tied to.
pub const NEAREST: usize = 8;
/// So many rows are looked at together.
const TOGETHER: usize = 64;
/// What at least one in so many rows has is held as a byte for each row; what fewer have, as their list.
const COMMON: usize = 32;
/// So many rows that share what is rarest are compared first, so that few of the others are.
const COMPARED_FIRST: usize = 24;
/// What an estimate in fractions may be off by.
const HAIR: f64 = 1.0 + 1e-9;

/// An initiative near another: how alike they are (only good for comparing), its row, and the weight that they share.
#[derive(Clone, Copy)]
struct Near {
    alike: f64,
    row: u32,
    shared: u32,
}

/// Two rows of which one is among the other's nearest, the first in map order first, and how alike they are: the cosine of
/// what they have.
pub(super) struct Pair {
    pub from: u32,
    pub to: u32,
    pub cosine: f32,
}

/// A pair for each row and each of its nearest. Of equally near ones, the first in map order counts.
pub(super) fn nearest(facets: &Facets) -> Vec<Pair> {
    let likeness = Likeness::of(facets);
    let mut search = Search::new(&likeness);
    let mut pairs: Vec<(u32, u32, u32)> = vec![];
    for row in 0..facets.len() as u32 {
        let found = search.nearest(&likeness, row);
        pairs.extend(found.iter().map(|near| (row.min(near.row), row.max(near.row), near.shared)));
    }
    pairs.sort_unstable();
    pairs.dedup();
    let pair = |(from, to, shared): (u32, u32, u32)| {
        let cosine = f64::from(shared) * (likeness.shortness[from as usize] * likeness.shortness[to as usize]);
        Pair { from, to, cosine: cosine as f32 }
    };
    pairs.into_iter().map(pair).collect()
}

/// What the search looks up of every row and thing. Rows have places here: those of like length lie together.
struct Likeness<'a> {
    facets: &'a Facets,
    weights: Vec<u32>,
    /// One over the length of each row: times the weight shared, it compares the cosines with one other row.
    shortness: Vec<f64>,
    /// The row at each place, the longest first.
    rows: Vec<u32>,
    /// The place of each row.
    places: Vec<u32>,
    /// For each common thing, where its bytes begin.
    bytes_of: Vec<Option<u32>>,
    /// A byte for each place, all bits of it set where the row there has the thing.
    bytes: Vec<[u8; TOGETHER]>,
}

impl Likeness<'_> {
    fn of(facets: &Facets) -> Likeness<'_> {
        let weights = facets.weights();
        let long = |row: u32| facets.things.list(row).iter().map(|thing| weights[*thing as usize]).sum::<u32>();
        let lengths: Vec<u32> = (0..facets.len() as u32).map(long).collect();
        let shortness = lengths.iter().map(|long| if *long == 0 { 0.0 } else { 1.0 / f64::from(*long).sqrt() });
        let mut rows: Vec<u32> = (0..facets.len() as u32).collect();
        rows.sort_by_key(|row| std::cmp::Reverse(lengths[*row as usize]));
        let mut places = vec![0; rows.len()];
        (0..).zip(&rows).for_each(|(place, row)| places[*row as usize] = place);
        let (mut bytes_of, mut bytes) = (vec![None; weights.len()], vec![]);
        for thing in 0..weights.len() as u32 {
            let having = facets.rows.list(thing);
            if having.len() * COMMON >= rows.len() && !rows.is_empty() {
                let start = bytes.len();
                bytes_of[thing as usize] = Some(start as u32);
                bytes.resize(start + rows.len().div_ceil(TOGETHER), [0; TOGETHER]);
                for row in having {
                    let place = places[*row as usize] as usize;
                    bytes[start + place / TOGETHER][place % TOGETHER] = u8::MAX;
                }
            }
        }
        let shortness = shortness.collect();
        Likeness { facets, weights, shortness, rows, places, bytes_of, bytes }
    }
}

/// Room for one row's search after another.
struct Search {
    /// For each place, the weight shared of what is not common, in units, rounded up; all 0 between searches.
    shared: Vec<[u8; TOGETHER]>,
    /// The row's things, the rarest first.
    things: Vec<u32>,
    /// For each thing its weight where the row has it; all 0 between searches.
    own: Vec<u32>,
    best: Vec<Near>,
}

impl Search {
    fn new(likeness: &Likeness) -> Search {
        let shared = vec![[0; TOGETHER]; likeness.rows.len().div_ceil(TOGETHER)];
        Search { shared, things: vec![], own: vec![0; likeness.weights.len()], best: Vec::with_capacity(NEAREST) }
    }

    /// The row's nearest, the most alike first.
    fn nearest(&mut self, likeness: &Likeness, row: u32) -> &[Near] {
        let Likeness { facets, weights, .. } = likeness;
        self.best.clear();
        self.things.clear();
        self.things.extend_from_slice(facets.things.list(row));
        self.things.sort_unstable_by_key(|thing| (facets.rows.list(*thing).len(), *thing));
        self.things.iter().for_each(|thing| self.own[*thing as usize] = weights[*thing as usize]);
        let rarest = self.things.iter().flat_map(|thing| facets.rows.list(*thing)).take(COMPARED_FIRST);
        for other in rarest.filter(|other| **other != row) {
            keep(&mut self.best, likeness, &self.own, *other);
        }
        self.look_through(likeness, row);
        self.things.iter().for_each(|thing| self.own[*thing as usize] = 0);
        &self.best
    }

    /// Adds up in bytes what every row shares with this one, and compares those in full for whom it could be enough.
    fn look_through(&mut self, likeness: &Likeness, row: u32) {
        let whole: u32 = self.things.iter().map(|thing| self.own[*thing as usize]).sum();
        // In these units the whole fits into a byte, each thing rounded up; what does not stays at the most and is compared.
        let unit = whole.div_ceil(255u32.saturating_sub(self.things.len() as u32).max(128)).max(1);
        let common = self.add_rare(likeness, unit);
        for (nth, together) in self.shared.iter_mut().enumerate() {
            let mut shared = std::mem::replace(together, [0; TOGETHER]);
            for (weight, bytes) in &common {
                let bytes = &bytes[nth];
                for lane in 0..TOGETHER {
                    shared[lane] = shared[lane].saturating_add(weight & bytes[lane]);
                }
            }
            let places = nth * TOGETHER..((nth + 1) * TOGETHER).min(likeness.rows.len());
            // The last of them is the shortest: the same weight makes it the most alike.
            let shortness = likeness.shortness[likeness.rows[places.end - 1] as usize];
            let enough = |best: &[Near]| match best.get(NEAREST - 1) {
                Some(last) => ((last.alike / (shortness * f64::from(unit) * HAIR)) as u8).max(1),
                None => 1,
            };
            let mut least = enough(&self.best);
            if shared.iter().fold(0, |most, shared| most.max(*shared)) < least {
                continue;
            }
            for (place, shared) in places.zip(shared) {
                if shared >= least && likeness.rows[place] != row {
                    keep(&mut self.best, likeness, &self.own, likeness.rows[place]);
                    least = enough(&self.best);
                }
            }
        }
    }

    /// Adds up what the others share of the row's things that are not common. Gives the weight of each of the others, and its
    /// bytes.
    fn add_rare<'a>(&mut self, likeness: &'a Likeness, unit: u32) -> Vec<(u8, &'a [[u8; TOGETHER]])> {
        let mut common = vec![];
        for thing in &self.things {
            let weight = self.own[*thing as usize].div_ceil(unit).min(255) as u8;
            if let Some(start) = likeness.bytes_of[*thing as usize] {
                common.push((weight, &likeness.bytes[start as usize..start as usize + self.shared.len()]));
                continue;
            }
            for other in likeness.facets.rows.list(*thing) {
                let place = likeness.places[*other as usize] as usize;
                let shared = &mut self.shared[place / TOGETHER][place % TOGETHER];
                *shared = shared.saturating_add(weight);
            }
        }
        common
    }
}

/// Keeps `other` where it is nearer than the last of the best; `own` is what the row in question has.
fn keep(best: &mut Vec<Near>, likeness: &Likeness, own: &[u32], other: u32) {
    let shared = likeness.facets.things.list(other).iter().map(|thing| own[*thing as usize]).sum();
    let near = Near { alike: f64::from(shared) * likeness.shortness[other as usize], row: other, shared };
    let before = |held: &Near| held.alike > near.alike || (held.alike == near.alike && held.row < near.row);
    let place = best.partition_point(before);
    let is_held = best.get(place).is_some_and(|held| held.row == other);
    if place < NEAREST && !is_held {
        best.truncate(NEAREST - 1);
        best.insert(place, near);
    }
}
