//! Lists laid end to end, so that thousands of short ones cost one allocation. Knows nothing of what is in them.

/// Lists of numbers, or of anything else that is copied as easily.
#[derive(Default, PartialEq, Eq)]
pub struct Lists<T = u32> {
    /// Where each list begins, and how long it is.
    spans: Vec<(u32, u32)>,
    laid: Vec<T>,
    /// How much of `laid` belongs to no list any more.
    unused: usize,
}

impl<T: Copy> Lists<T> {
    /// How many lists there are.
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// How much all lists hold together.
    pub fn total(&self) -> usize {
        self.laid.len() - self.unused
    }

    /// The list of this number.
    pub fn list(&self, number: u32) -> &[T] {
        let (start, len) = self.spans[number as usize];
        &self.laid[start as usize..(start + len) as usize]
    }

    /// Adds a list.
    pub fn push(&mut self, list: &[T]) {
        self.spans.push((self.laid.len() as u32, list.len() as u32));
        self.laid.extend_from_slice(list);
    }

    /// Puts another list in the place of the one of this number. Lists between the last one and it are empty.
    pub fn set(&mut self, number: u32, list: &[T]) {
        let number = number as usize;
        if number >= self.spans.len() {
            self.spans.resize(number + 1, (0, 0));
        }
        let (start, len) = self.spans[number];
        self.unused += len as usize;
        if list.len() <= len as usize {
            let start = start as usize;
            self.laid[start..start + list.len()].copy_from_slice(list);
            self.unused -= list.len();
            self.spans[number].1 = list.len() as u32;
        } else {
            self.spans[number] = (self.laid.len() as u32, list.len() as u32);
            self.laid.extend_from_slice(list);
        }
        self.pack();
    }

    /// Leaves only the first so many lists.
    pub fn truncate(&mut self, lists: usize) {
        self.unused += self.spans.drain(lists.min(self.spans.len())..).map(|(_, len)| len as usize).sum::<usize>();
        self.pack();
    }

    /// Lays the lists anew where more than half is unused, which costs no more than has been laid since.
    fn pack(&mut self) {
        if self.unused * 2 <= self.laid.len() {
            return;
        }
        let mut packed = Vec::with_capacity(self.total());
        for (start, len) in &mut self.spans {
            let list = *start as usize..(*start + *len) as usize;
            *start = packed.len() as u32;
            packed.extend_from_slice(&self.laid[list]);
        }
        (self.laid, self.unused) = (packed, 0);
    }
}

impl Lists {
    /// For each of `count` numbers, the lists that hold it, rising.
    pub fn turned(&self, count: usize) -> Lists {
        let mut spans = vec![(0u32, 0u32); count];
        for list in 0..self.len() as u32 {
            self.list(list).iter().for_each(|number| spans[*number as usize].1 += 1);
        }
        let mut start = 0;
        for span in &mut spans {
            span.0 = start;
            start += std::mem::take(&mut span.1);
        }
        let mut laid = vec![0; start as usize];
        for list in 0..self.len() as u32 {
            for number in self.list(list) {
                let (start, len) = &mut spans[*number as usize];
                laid[(*start + *len) as usize] = list;
                *len += 1;
            }
        }
        Lists { spans, laid, unused: 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::Rng;

    #[test]
    fn lists_that_are_set_again_and_again_are_what_was_set_last() {
        let (mut rng, mut lists, mut expected) = (Rng(3), Lists::default(), vec![vec![]; 40]);
        for nth in 0..2_000u32 {
            let number = rng.below(40);
            let list: Vec<u32> = (0..rng.below(9) as u32).map(|place| nth + place).collect();
            lists.set(number as u32, &list);
            expected[number as usize] = list;
            let told: Vec<Vec<u32>> = (0..lists.len() as u32).map(|number| lists.list(number).to_vec()).collect();
            assert_eq!(told, expected[..lists.len()]);
            assert_eq!(lists.total(), expected.concat().len());
            assert!(lists.laid.len() <= 2 * lists.total() + 16);
        }
        lists.truncate(7);
        assert_eq!((lists.len(), lists.total()), (7, expected[..7].concat().len()));
    }
}
