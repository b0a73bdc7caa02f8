//! The benchmarks' map: as large as asked, as uneven as real ones, the same on every machine for the same seed.
//! Made for measuring; never shown to a person as an example (the sample map is there for that).

use crate::map::{
    ChallengeId, Contribution, Ground, GroundId, GroundKind, Initiative, InitiativeId, Map, Organisation,
    OrganisationId, Role, Rows, Sector, Status, Strength,
};
use crate::rng::Rng;
use crate::stamp::Stamp;
use std::collections::BTreeMap;
use uuid::Uuid;

const ORGANISATIONS: usize = 40;
const PLACES: usize = 12;
const PRIORITIES: usize = 20;
const THEMES: usize = 60;
/// Of 100 contributions, how many go to A, B, C and D.
const CHALLENGE_WEIGHTS: [u64; 4] = [42, 30, 18, 10];
/// One initiative in this many belongs to a programme.
const IN_A_PROGRAMME: u64 = 5;
/// Of 100 things that a programme's initiatives have in common, how many each of them really has.
const FAITHFUL: u64 = 90;

/// A map of so many initiatives, with four challenges (sharing the contributions 42, 30, 18 and 10 %),
/// 40 organisations, 12 places, 20 priorities and 60 themes. How often each is named falls off as Zipf's law has it.
/// An initiative has about 11 facets: contributions, organisations, places, priorities and themes together.
/// One in five belongs to a planted programme, whose initiatives have most of the same facets. One in twenty-five
/// is not yet placed and one in twenty has ended.
pub fn synthetic(initiatives: usize, seed: u64) -> Map {
    let mut rng = Rng(seed);
    let stamp = Stamp { at: 0, who: String::new(), change: id(seed, "map", 0) };
    let map = Map::starter(&stamp, "Benchmark", "Fenmoor", CHALLENGE_WEIGHTS.len());
    let challenges: Vec<ChallengeId> = map.challenges.iter().map(|challenge| challenge.id).collect();
    let organisations = (0..ORGANISATIONS).map(|nth| organisation(seed, nth)).collect();
    let grounds = [(GroundKind::Place, PLACES), (GroundKind::Priority, PRIORITIES), (GroundKind::Theme, THEMES)]
        .into_iter()
        .flat_map(|(kind, count)| (0..count).map(move |nth| (kind, nth)))
        .zip(1..)
        .map(|((kind, nth), order)| Ground {
            id: ground_id(seed, kind, nth),
            order,
            kind,
            name: ground_name(kind, nth),
        })
        .collect();
    let programmes: Vec<Facets> =
        (0..2 + initiatives / 100).map(|_| Facets::drawn(&mut rng, [2, 1, 1, 1, 2])).collect();
    let rows = (0..initiatives)
        .map(|nth| {
            let facets = Facets::of_initiative(&mut rng, &programmes);
            initiative(&mut rng, seed, nth, &facets, &challenges)
        })
        .collect();
    Map {
        organisations: Rows::from_unsorted(organisations),
        grounds: Rows::from_unsorted(grounds),
        initiatives: Rows::from_unsorted(rows),
        ..map
    }
}

/// What an initiative has, each thing by its rank in how common it is.
#[derive(Clone, Default)]
struct Facets {
    challenges: Vec<usize>,
    organisations: Vec<usize>,
    grounds: [Vec<usize>; 3],
}

impl Facets {
    /// So many challenges, organisations, places, priorities and themes.
    fn drawn(rng: &mut Rng, counts: [usize; 5]) -> Facets {
        let mut facets = Facets::default();
        facets.fill(rng, counts);
        facets
    }

    fn of_initiative(rng: &mut Rng, programmes: &[Facets]) -> Facets {
        let mut facets = Facets::default();
        if rng.below(IN_A_PROGRAMME) == 0 {
            let programme = &programmes[rng.below(programmes.len() as u64) as usize];
            let mut faithful = |things: &[usize]| -> Vec<usize> {
                things.iter().copied().filter(|_| rng.below(100) < FAITHFUL).collect()
            };
            facets.challenges = faithful(&programme.challenges);
            facets.organisations = faithful(&programme.organisations);
            facets.grounds = programme.grounds.each_ref().map(|things| faithful(things));
        }
        let challenges = rng.weighted(&[4, 36, 38, 16, 6]);
        let mut few = |least: usize, spread: u64| least + rng.below(spread) as usize;
        let counts = [challenges, few(1, 4), few(1, 2), few(1, 3), few(2, 4)];
        facets.fill(rng, counts);
        facets
    }

    /// Adds what is missing to the counts asked for.
    fn fill(&mut self, rng: &mut Rng, [challenges, organisations, places, priorities, themes]: [usize; 5]) {
        let mut draw = |numbers: &mut Vec<usize>, count: usize, weights: &[u64]| {
            while numbers.len() < count {
                let drawn = rng.weighted(weights);
                if !numbers.contains(&drawn) {
                    numbers.push(drawn);
                }
            }
        };
        draw(&mut self.challenges, challenges, &CHALLENGE_WEIGHTS);
        draw(&mut self.organisations, organisations, &zipf(ORGANISATIONS));
        let [in_places, for_priorities, on_themes] = &mut self.grounds;
        draw(in_places, places, &zipf(PLACES));
        draw(for_priorities, priorities, &zipf(PRIORITIES));
        draw(on_themes, themes, &zipf(THEMES));
    }
}

fn initiative(rng: &mut Rng, seed: u64, nth: usize, facets: &Facets, challenges: &[ChallengeId]) -> Initiative {
    let works = ["Warm homes", "Family hubs", "Youth zone", "Repair cafe", "Walking group", "Work club", "Safe routes"];
    let works = works.iter().chain(&["Food network", "Skills bus", "Green gym", "Advice line", "Good neighbours"]);
    let works: Vec<&str> = works.copied().collect();
    let title = format!("{} {}", works[rng.below(works.len() as u64) as usize], nth + 1);
    let mut row = Initiative::new(InitiativeId(id(seed, "initiative", nth)), nth as u64 + 1, title);
    row.summary = format!("{} brings partners together around what people in the area have asked for.", row.title);
    row.status =
        [Status::Idea, Status::Planned, Status::Live, Status::Paused, Status::Ended][rng.weighted(&[12, 20, 58, 5, 5])];
    row.contributions = facets
        .challenges
        .iter()
        .map(|place| {
            let strength = [Strength::Some, Strength::Good, Strength::Strong][rng.weighted(&[35, 45, 20])];
            (challenges[*place], Contribution::new(strength))
        })
        .collect::<BTreeMap<_, _>>();
    row.organisations = facets
        .organisations
        .iter()
        .enumerate()
        .map(|(place, nth)| {
            let role = if place == 0 { Role::Lead } else { Role::Partner };
            (OrganisationId(id(seed, "organisation", *nth)), role)
        })
        .collect();
    row.grounds = GroundKind::ALL
        .into_iter()
        .zip(&facets.grounds)
        .flat_map(|(kind, things)| things.iter().map(move |nth| ground_id(seed, kind, *nth)))
        .collect();
    row
}

fn organisation(seed: u64, nth: usize) -> Organisation {
    let kinds = [
        ("Council", Sector::Council),
        ("Health Trust", Sector::Health),
        ("Carers Network", Sector::Voluntary),
        ("Police", Sector::PoliceAndFire),
        ("Learning Trust", Sector::Education),
        ("Residents", Sector::Community),
        ("Housing", Sector::Other),
        ("Business Forum", Sector::Private),
    ];
    let areas = ["Fenmoor", "Wisby", "Harrowmere", "Upper Lode", "Saltby"];
    let (kind, sector) = kinds[nth % kinds.len()];
    let name = format!("{} {kind}", areas[nth / kinds.len()]);
    Organisation { id: OrganisationId(id(seed, "organisation", nth)), order: nth as u64 + 1, name, sector }
}

fn ground_name(kind: GroundKind, nth: usize) -> String {
    let names = match kind {
        GroundKind::Place => ["Wisby Town", "Saltby", "Upper Lode", "Harrowmere"],
        GroundKind::Priority => ["Loneliness", "School readiness", "Fair pay", "Warm homes"],
        GroundKind::Theme => ["Transport", "Volunteering", "Food", "Digital"],
    };
    let name = names[nth % names.len()];
    if nth < names.len() { name.to_owned() } else { format!("{name} {}", nth / names.len() + 1) }
}

fn ground_id(seed: u64, kind: GroundKind, nth: usize) -> GroundId {
    GroundId(id(seed, kind.words(), nth))
}

fn id(seed: u64, kind: &str, nth: usize) -> Uuid {
    Uuid::new_v5(&Uuid::NAMESPACE_OID, format!("{seed} {kind} {nth}").as_bytes())
}

/// Weights that fall off as 1, 1/2, 1/3 …
fn zipf(count: usize) -> Vec<u64> {
    (1..=count as u64).map(|rank| 27_720 / rank).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_same_seed_makes_the_same_map() {
        assert_eq!(synthetic(50, 7), synthetic(50, 7));
        assert_ne!(synthetic(50, 7), synthetic(50, 8));
    }

    #[test]
    fn the_map_is_of_the_shape_that_it_promises() {
        let map = synthetic(2_000, 1);
        assert_eq!((map.challenges.len(), map.organisations.len(), map.grounds.len()), (4, 40, 92));
        let titles: BTreeSet<&str> = map.initiatives.iter().map(|row| row.title.as_str()).collect();
        assert_eq!(titles.len(), 2_000);
        let names: BTreeSet<_> = map.grounds.iter().map(|ground| (ground.kind, &ground.name)).collect();
        assert_eq!(names.len(), 92);
        let facets: usize = map
            .initiatives
            .iter()
            .map(|row| row.contributions.len() + row.organisations.len() + row.grounds.len())
            .sum();
        assert!((10.0..12.0).contains(&(facets as f64 / 2_000.0)), "{facets} facets");
        let contributions: Vec<usize> = map
            .challenges
            .iter()
            .map(|challenge| map.initiatives.iter().filter(|row| row.contributions.contains_key(&challenge.id)).count())
            .collect();
        assert!(contributions.is_sorted_by(|more, fewer| more > fewer), "{contributions:?}");
        for (count, least) in [
            (map.initiatives.iter().filter(|row| row.status == Status::Ended).count(), 60),
            (map.initiatives.iter().filter(|row| row.contributions.is_empty()).count(), 40),
        ] {
            assert!((least..3 * least).contains(&count), "{count}");
        }
    }
}
