//! Numbers that look random and follow from their seed alone, the same on every machine.

/// A stream of such numbers (SplitMix64).
pub(super) struct Chance(pub u64);

impl Chance {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 on and below 1.
    pub fn part(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1 << 24) as f32
    }

    /// Puts the numbers in another order (Fisher and Yates).
    pub fn shuffle(&mut self, numbers: &mut [u32]) {
        for last in (1..numbers.len()).rev() {
            let other = (self.next() % (last as u64 + 1)) as usize;
            numbers.swap(last, other);
        }
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
