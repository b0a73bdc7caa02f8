//! Where marks lie after a merge: nobody moves without need, what came from the other copy lies as it did there where that
//! is still free, and everything else takes the best free place of its region.

use super::Work;
use crate::layout;
use crate::layout::MARK_RADIUS;
use crate::map::{Initiative, Map, Position};

impl Work {
    pub(super) fn place(&self, map: &mut Map) {
        let mut homeless = Vec::new();
        let mut arrived: Vec<(Position, Initiative)> = Vec::new();
        for row in map.initiatives.iter() {
            let here = self.ours.initiatives.get(row.id);
            let same = |other: &Map, held: &Initiative| {
                held.contributions.keys().eq(row.contributions.keys()) && other.challenges.len() == map.challenges.len()
            };
            if here.is_some_and(|held| held.position == row.position && same(&self.ours, held)) {
                continue;
            }
            let there = self.theirs.initiatives.get(row.id).filter(|held| same(&self.theirs, held));
            match there
                .and_then(|held| held.position)
                .or(row.position.filter(|_| here.is_some_and(|held| same(&self.ours, held))))
            {
                Some(at) if !row.contributions.is_empty() => arrived.push((at, row.clone())),
                Some(_) | None => homeless.push(row.clone()),
            }
        }
        let moving: std::collections::BTreeSet<_> =
            arrived.iter().map(|(_, row)| row.id).chain(homeless.iter().map(|row| row.id)).collect();
        let mut taken: Vec<Position> =
            map.initiatives.iter().filter(|row| !moving.contains(&row.id)).filter_map(|row| row.position).collect();
        for (at, row) in arrived {
            let free = taken.iter().all(|held| (held.x - at.x).hypot(held.y - at.y) >= 2.0 * MARK_RADIUS);
            if free {
                taken.push(at);
            }
            map.initiatives.replace(Initiative { position: free.then_some(at), ..row });
        }
        for row in homeless.into_iter().filter(|row| row.position.is_some()) {
            map.initiatives.replace(Initiative { position: None, ..row });
        }
        for (nth, position) in layout::missing_places(map) {
            let row = Initiative { position: Some(position), ..map.initiatives.at(nth as usize).clone() };
            map.initiatives.replace(row);
        }
    }
}
