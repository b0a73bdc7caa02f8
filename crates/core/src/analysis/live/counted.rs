//! All that is computed of the initiatives that one choice of settings counts, kept together and followed together.

use crate::analysis::incidence::Incidence;
use crate::analysis::patterns::KeptPatterns;
use crate::analysis::since::{Changed, Since};
use crate::analysis::sweet_spots::{self, KeptSpots};
use crate::analysis::tiling::{Cells, Ranking};
use crate::analysis::{Region, Settings, regions};
use crate::map::Map;
use std::sync::Arc;

/// Most rows that are followed one by one: about as many as cost what all cost from nothing.
const MOST_TURNS: usize = 48;

/// The table of what counts, and what is told of it.
pub struct Counted {
    pub table: Incidence,
    pub regions: Vec<Arc<Region>>,
    pub spots: KeptSpots,
    settings: Settings,
    patterns: KeptPatterns,
    ranking: Ranking,
}

impl Counted {
    /// From nothing. A sweet spot shares at least one challenge and one thing and has at least one initiative, whatever
    /// the settings say.
    pub fn of(map: &Map, settings: &Settings) -> Counted {
        let table = Incidence::of(map, settings);
        let least_challenges = settings.min_challenges.max(1) as usize;
        let mut patterns = KeptPatterns::of(&table, sweet_spots::fewest(&table, settings), least_challenges);
        let ranking = Ranking::of(&table, &patterns.patterns, &patterns.came, Cells::OfChallengesAndThings);
        patterns.settle();
        let mut spots = KeptSpots::default();
        spots.follow(map, &table, &patterns.patterns, &ranking.tiles(&patterns.patterns), None);
        Counted {
            regions: regions::regions(map, &table, None),
            table,
            spots,
            settings: settings.clone(),
            patterns,
            ranking,
        }
    }

    /// The fewest initiatives that each sweet spot had to have.
    pub fn min_initiatives(&self) -> u32 {
        self.patterns.patterns.min_initiatives
    }

    /// Follows what changed. False where all must be computed from nothing; nothing here is of use any more then.
    #[must_use]
    pub fn follow(&mut self, map: &Map, changed: &Changed) -> bool {
        if !changed.organisations.is_empty() || !changed.grounds.is_empty() {
            // Who was no one's might be somebody now.
            if self.table.names_strangers {
                return false;
            }
            self.table.renumber(map);
        }
        let rows: Vec<u32> = changed.initiatives.iter().copied().filter(|row| self.table.differs(map, *row)).collect();
        if rows.len() > MOST_TURNS || !self.patterns.hold_all() {
            return false;
        }
        let mut turns = vec![];
        for row in rows {
            if let Some(turn) = self.table.reread(map, row) {
                if !self.patterns.follow(&self.table, &turn) {
                    return false;
                }
                turns.push(turn);
            }
        }
        self.table.cut(map);
        if !self.table.is_as_from_nothing()
            || sweet_spots::fewest(&self.table, &self.settings) != self.min_initiatives()
        {
            return false;
        }
        self.tell(map, &Since { changed, turns: &turns });
        true
    }

    fn tell(&mut self, map: &Map, since: &Since) {
        let kept = &mut self.patterns;
        if !kept.came.is_empty() || !kept.went.is_empty() {
            self.ranking.follow(&self.table, &kept.patterns, &kept.came, &kept.went);
            kept.settle();
        }
        let tiles = self.ranking.tiles(&kept.patterns);
        self.spots.follow(map, &self.table, &kept.patterns, &tiles, Some(since));
        self.regions = regions::regions(map, &self.table, Some((&self.regions, since)));
    }
}
