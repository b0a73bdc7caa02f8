//! Numbers that look random and follow from their seed alone, the same on every machine.

/// A stream of such numbers (SplitMix64).
pub(crate) struct Rng(pub u64);

impl Rng {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 on and below `bound`.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    /// A position in `weights`, the heavier the likelier.
    pub fn weighted(&mut self, weights: &[u64]) -> usize {
        let mut left = self.below(weights.iter().sum());
        weights
            .iter()
            .take_while(|weight| {
                left >= **weight && {
                    left -= **weight;
                    true
                }
            })
            .count()
    }

    /// From 0 on and below 1.
    pub fn part(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1 << 24) as f32
    }

    /// The numbers below `count` in another order. One number more is slipped in somewhere and leaves the order of the
    /// others, so that what follows from the order changes little too.
    pub fn order(&mut self, count: usize) -> Vec<u32> {
        let salt = self.next();
        let mut order: Vec<(u64, u32)> =
            (0..count as u32).map(|number| (Rng(salt ^ u64::from(number).rotate_left(40)).next(), number)).collect();
        order.sort_unstable();
        order.into_iter().map(|(_, number)| number).collect()
    }

    /// A point of the circle of radius 1 around nothing, every part of it as likely as any other.
    pub fn in_circle(&mut self) -> [f32; 2] {
        loop {
            let point = [2.0 * self.part() - 1.0, 2.0 * self.part() - 1.0];
            if point[0] * point[0] + point[1] * point[1] <= 1.0 {
                return point;
            }
        }
    }
}
