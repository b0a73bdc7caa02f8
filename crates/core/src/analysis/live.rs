//! The analysis kept up to date as its map changes: what a change can't have touched is neither read nor told again, and
//! stays the very same shared value. Always what [`analyse`](super::analyse) tells of the map, which is the first
//! state of one; where following would cost more, or the numbers of things would change, it begins anew.

mod counted;

use super::since::Changed;
use super::{Analysis, OverClaim, Settings, over_claim, sweet_spots, thin_spots};
use crate::map::Map;
use counted::Counted;
use std::sync::Arc;

/// What a map tells, as it changes.
pub struct LiveAnalysis {
    settings: Settings,
    /// The map as it was when it was last looked at. It shares its rows with the document's.
    map: Map,
    counted: Counted,
    /// What is shown beside where most claim every challenge.
    strong: Option<Counted>,
    analysis: Arc<Analysis>,
}

impl LiveAnalysis {
    /// Analyses a map.
    pub fn of(map: &Map, settings: &Settings) -> LiveAnalysis {
        let counted = Counted::of(map, settings);
        let strong = claims_too_much(map, &counted).then(|| Counted::of(map, &over_claim::stronger(settings)));
        let analysis = Arc::new(told(map, &counted, strong.as_ref()));
        LiveAnalysis { settings: settings.clone(), map: map.clone(), counted, strong, analysis }
    }

    /// Analyses the map as it has become, in whatever way: edited, undone, merged, gone back.
    pub fn follow(&mut self, map: &Map) {
        let changed = Changed::between(&self.map, map);
        match changed.filter(|changed| self.counted.follow(map, changed)) {
            Some(changed) => {
                let was = self.strong.take().filter(|_| claims_too_much(map, &self.counted));
                self.strong = was.and_then(|mut strong| strong.follow(map, &changed).then_some(strong));
                if self.strong.is_none() && claims_too_much(map, &self.counted) {
                    self.strong = Some(Counted::of(map, &over_claim::stronger(&self.settings)));
                }
                let analysis = told(map, &self.counted, self.strong.as_ref());
                if *self.analysis != analysis {
                    self.analysis = Arc::new(analysis);
                }
                self.map = map.clone();
            }
            None => *self = LiveAnalysis::of(map, &self.settings),
        }
    }

    /// What is counted.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// What the map tells.
    pub fn analysis(&self) -> &Arc<Analysis> {
        &self.analysis
    }

    /// The same, where the map is not followed any further.
    pub fn into_analysis(self) -> Arc<Analysis> {
        self.analysis
    }
}

fn claims_too_much(map: &Map, counted: &Counted) -> bool {
    over_claim::claiming_all(map, &counted.table).is_some()
}

fn told(map: &Map, counted: &Counted, strong: Option<&Counted>) -> Analysis {
    let table = &counted.table;
    let strong = over_claim::claiming_all(map, table).zip(strong);
    Analysis {
        thin_spots: thin_spots::thin_spots(&counted.regions),
        regions: counted.regions.clone(),
        unplaced: table.unplaced(),
        placed: table.placed() as u32,
        ended_left_out: table.ended_left_out(),
        min_initiatives: counted.min_initiatives(),
        sweet_spots: counted.spots.spots.clone(),
        left_out: sweet_spots::left_out(table),
        over_claim: strong.map(|(claiming_all, strong)| OverClaim {
            claiming_all,
            placed: table.placed() as u32,
            strong_regions: strong.regions.clone(),
            strong_spots: strong.spots.spots.clone(),
        }),
    }
}
