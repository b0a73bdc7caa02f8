//! Analysis of maps so small that every figure here was counted by hand.
#![allow(clippy::unwrap_used)]

use std::sync::Arc;
use sweetspot_core::Map;
use sweetspot_core::analysis::{Analysis, Nearly, Region, Settings, Shared, SweetSpot, analyse};
use sweetspot_core::describe::spots;
use sweetspot_core::map::{ChallengeSet, LETTERS, Sector, Strength};
use sweetspot_core::notation::read;

/// Four initiatives on transport and loneliness, one that lacks the theme, one that lacks C, and others around them.
/// Organisations 0 to 3 are Council, Carers, Clinic and Police; grounds 0 to 2 Wisby, Transport and Loneliness.
const TOWN: &str = "
    Family hubs: A B C @Wisby #Transport !Loneliness ~Council(council)* ~Carers(voluntary)
    Youth zone: A B C @Wisby #Transport !Loneliness ~Council*
    Lift share: A B C D @Wisby #Transport !Loneliness ~Council* ~Carers
    Dial a ride: A B C @Wisby #Transport !Loneliness ~Carers*
    Tea club: A B C @Wisby !Loneliness ~Clinic(health)*
    Bus pass: A B @Wisby #Transport !Loneliness ~Clinic*
    Old bus: A B C @Wisby #Transport !Loneliness ~Police(police and fire)* =ended
    Job fair: D ~Clinic*
    Idea box: @Wisby
    Old idea: =ended
";

fn of(text: &str) -> (Map, Analysis) {
    let map = read(text);
    let analysis = analyse(&map, &Settings::default());
    (map, analysis)
}

fn set(letters: &str) -> ChallengeSet {
    let mut set = ChallengeSet::EMPTY;
    letters.chars().for_each(|letter| set.insert(LETTERS.iter().position(|held| *held == letter).unwrap() as u8));
    set
}

fn region<'a>(regions: &'a [Arc<Region>], letters: &str) -> &'a Region {
    regions.iter().find(|region| region.challenges == set(letters)).unwrap()
}

/// A sweet spot on one line: challenges, [other things shared], [members], newly covered of all cells.
fn line(map: &Map, spot: &SweetSpot) -> String {
    let organisations = spot.organisations.iter().map(|at| map.organisations.at(*at as usize).name.as_str());
    let grounds = spot.grounds.iter().map(|at| map.grounds.at(*at as usize).name.as_str());
    let things: Vec<&str> = organisations.chain(grounds).collect();
    let (letters, things) = (spot.challenges.letters(), things.join(", "));
    format!("{letters} [{things}] {:?} {} of {}", spot.initiatives, spot.new_cells, spot.score)
}

fn lines(map: &Map, spots: &[Arc<SweetSpot>]) -> Vec<String> {
    spots.iter().map(|spot| line(map, spot)).collect()
}

#[test]
fn an_empty_map_has_all_its_regions_and_all_its_overlaps_are_thin() {
    for (challenges, regions, overlaps) in [(2, 3, 1), (3, 7, 4), (4, 15, 11), (5, 31, 26)] {
        let (_, analysis) = of(&format!("challenges: {challenges}"));
        assert_eq!((analysis.regions.len(), analysis.thin_spots.len()), (regions, overlaps));
        assert!(analysis.sweet_spots.is_empty() && analysis.over_claim.is_none());
        assert_eq!((analysis.placed, analysis.min_initiatives), (0, 2));
    }
    let regions = of("").1.regions;
    assert_eq!([&*regions[4], &*regions[5]], ["AB", "AC"].map(|letters| region(&regions, letters)));
}

#[test]
fn regions_hold_who_contributes_to_exactly_their_challenges() {
    let (_, analysis) = of(TOWN);
    let at = |letters| region(&analysis.regions, letters);
    assert_eq!(at("ABC").initiatives, [0, 1, 3, 4]);
    assert_eq!(at("ABCD").initiatives, [2]);
    assert_eq!(at("AB").initiatives, [5]);
    assert_eq!(at("D").initiatives, [7]);
    assert!(at("A").initiatives.is_empty());
    assert_eq!(analysis.unplaced, [8, 9]);
    assert_eq!((analysis.placed, analysis.ended_left_out), (7, 1));

    let ended_too = analyse(&read(TOWN), &Settings { include_ended: true, ..Settings::default() });
    assert_eq!(region(&ended_too.regions, "ABC").initiatives, [0, 1, 3, 4, 6]);
    assert_eq!((ended_too.placed, ended_too.ended_left_out), (8, 0));
    assert_eq!(ended_too.unplaced, [8, 9]);
}

#[test]
fn regions_say_who_is_behind_them_who_is_missing_and_on_whom_they_depend() {
    let (_, analysis) = of(TOWN);
    let at = |letters| region(&analysis.regions, letters);
    assert_eq!(at("ABC").organisations, [0, 1, 2]);
    assert_eq!(at("ABC").sectors, [Sector::Council, Sector::Health, Sector::Voluntary]);
    assert_eq!(at("ABC").missing_sectors, [Sector::PoliceAndFire]);
    assert_eq!(at("ABCD").missing_sectors, [Sector::Health, Sector::PoliceAndFire]);
    let every = [Sector::Council, Sector::Health, Sector::PoliceAndFire, Sector::Voluntary];
    assert_eq!(at("CD").missing_sectors, every, "an empty overlap lacks every sector that the map has");
    assert!(at("D").missing_sectors.is_empty(), "who is missing is told of overlaps alone");

    assert_eq!(at("AB").depends_on, Some(2));
    assert_eq!(at("D").depends_on, Some(2));
    assert_eq!(at("ABCD").depends_on, None, "two organisations are behind the only initiative there");
    assert_eq!(at("CD").depends_on, None);
    let nobody = of("One: A B ~Council\nOther: A B");
    assert_eq!(region(&nobody.1.regions, "AB").depends_on, None, "the other would be left");
}

#[test]
fn sweet_spots_are_ranked_by_what_they_newly_cover() {
    let (map, analysis) = of(TOWN);
    assert_eq!(
        lines(&map, &analysis.sweet_spots),
        [
            // 4 initiatives x 3 challenges x 3 things; Council's three and Carers' three have as many cells but fewer members.
            "ABC [Wisby, Transport, Loneliness] [0, 1, 2, 3] 36 of 36",
            // 2 x 3 x 2: both organisations of both. Clinic's two cover 12 new cells too, for two challenges.
            "ABC [Council, Carers, Wisby, Transport, Loneliness] [0, 2] 12 of 30",
            "AB [Clinic, Wisby, Loneliness] [4, 5] 12 of 12",
            // Council of Youth zone for three challenges, then Carers of Dial a ride.
            "ABC [Council, Wisby, Transport, Loneliness] [0, 1, 2] 3 of 36",
            "ABC [Carers, Wisby, Transport, Loneliness] [0, 2, 3] 3 of 36",
            // C of Tea club for two things; Transport of Bus pass for two challenges.
            "ABC [Wisby, Loneliness] [0, 1, 2, 3, 4] 2 of 30",
            "AB [Wisby, Transport, Loneliness] [0, 1, 2, 3, 5] 2 of 30",
            // "AB [Wisby, Loneliness]" of all six scores 24, but by now its cells are covered.
        ]
    );
}

#[test]
fn sweet_spots_are_called_after_what_they_share() {
    let (_, analysis) = of(TOWN);
    let names: Vec<&str> = analysis.sweet_spots.iter().map(|spot| spot.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "Transport and Loneliness in Wisby",
            // The short name is taken: all that is shared, and where that is taken too the challenges.
            "Transport and Loneliness in Wisby with Council and Carers",
            "Loneliness in Wisby",
            "Transport and Loneliness in Wisby with Council",
            "Transport and Loneliness in Wisby with Carers",
            "Loneliness in Wisby: Good start, Good work and Good place",
            "Transport and Loneliness in Wisby: Good start and Good work",
        ]
    );
}

#[test]
fn a_sweet_spot_says_what_is_shared_who_nearly_belongs_and_how_fragile_it_is() {
    let (map, analysis) = of(TOWN);
    let lacks = |initiative, lacks| Nearly { initiative, lacks };
    let fragile = |spot: &SweetSpot| -> Vec<(u32, Vec<u32>, bool)> {
        spot.fragile.iter().map(|it| (it.organisation, it.loses.clone(), it.ends)).collect()
    };
    let [first, _, third, ..] = &analysis.sweet_spots[..] else { panic!("{:?}", analysis.sweet_spots) };
    assert_eq!(
        first.sentence,
        "4 initiatives serve Good start, Good work and Good place, and share Transport, Loneliness and Wisby."
    );
    assert_eq!(first.behind, [0, 1]);
    assert_eq!(first.sectors, [Sector::Council, Sector::Voluntary]);
    assert_eq!(
        first.nearly,
        [lacks(4, Shared::Ground(1)), lacks(5, Shared::Challenge(2))],
        "Old bus has ended, so it does not count"
    );
    assert_eq!(fragile(first), [(0, vec![1], false), (1, vec![3], false)]);
    assert_eq!(third.nearly, [0, 1, 2, 3].map(|initiative| lacks(initiative, Shared::Organisation(2))));
    assert_eq!(fragile(third), [(2, vec![4, 5], true)]);

    assert_eq!(spots::behind(&map, first), "Behind it: Council and Carers (council and voluntary).");
    assert_eq!(
        spots::nearly(&map, first).unwrap(),
        "Nearly belong: Tea club (lacks Transport) and Bus pass (lacks Good place)."
    );
    assert_eq!(
        spots::fragile(&map, first),
        "Without Council it would lose 1 of its 4 initiatives. Without Carers it would lose 1 of its 4 initiatives."
    );
    assert_eq!(spots::fragile(&map, third), "Without Clinic it would be gone.");
}

#[test]
fn what_most_initiatives_have_is_left_out_from_eight_on() {
    // Everybody is in Town, by the county; Food is had by half of them, which is not too much.
    let rows = |count: usize| -> String {
        let food = |nth: usize| if 2 * nth < count { "#Food" } else { "#Cars" };
        (0..count).map(|nth| format!("{nth}: A B @Town {} ~County\n", food(nth))).collect()
    };
    let (map, analysis) = of(&rows(7));
    assert!(analysis.left_out.is_empty());
    assert_eq!(lines(&map, &analysis.sweet_spots)[0], "AB [County, Town] [0, 1, 2, 3, 4, 5, 6] 28 of 28");
    assert_eq!(spots::left_out(&map, &analysis), None);

    let (map, analysis) = of(&rows(8));
    let left: Vec<(Shared, u32)> = analysis.left_out.iter().map(|left| (left.thing, left.initiatives)).collect();
    assert_eq!(left, [(Shared::Organisation(0), 8), (Shared::Ground(0), 8)]);
    assert_eq!(lines(&map, &analysis.sweet_spots), ["AB [Food] [0, 1, 2, 3] 8 of 8", "AB [Cars] [4, 5, 6, 7] 8 of 8"]);
    assert_eq!(
        spots::left_out(&map, &analysis).unwrap(),
        "Left out, because more than half of the initiatives have them: County (8 of 8) and Town (8 of 8)."
    );
    assert_eq!(analysis.sweet_spots[0].behind, [0], "what is left out of the table still stands behind it");
}

#[test]
fn sharing_challenges_alone_makes_no_sweet_spot() {
    let (_, analysis) = of("One: A B @Ely\nTwo: A B @March\nThree: A B");
    assert!(analysis.sweet_spots.is_empty());
}

#[test]
fn a_sweet_spot_ends_when_fewer_members_are_left_than_it_needs() {
    let (_, analysis) = of("One: A B #Food ~Council*\nTwo: A B #Food ~Council*\nThree: A B #Food ~Council ~Carers");
    let spot = &analysis.sweet_spots[0];
    assert_eq!(spot.initiatives, [0, 1, 2]);
    let [fragile] = &spot.fragile[..] else { panic!("{:?}", spot.fragile) };
    assert_eq!((fragile.organisation, &fragile.loses[..], fragile.ends), (0, &[0, 1][..], true));
}

#[test]
fn ties_go_to_more_challenges_then_more_initiatives_then_map_order() {
    // Twelve cells each: three challenges go before two, and of two three initiatives before two.
    let (map, analysis) = of("
        1: C D @n @o @p
        2: C D @n @o @p
        3: A B #q #r
        4: A B #q #r
        5: A B #q #r
        6: A B C @v @w
        7: A B C @v @w
    ");
    assert_eq!(
        lines(&map, &analysis.sweet_spots),
        ["ABC [v, w] [5, 6] 12 of 12", "AB [q, r] [2, 3, 4] 12 of 12", "CD [n, o, p] [0, 1] 12 of 12",]
    );
    // Alike in all else: who comes first in the map.
    let (map, analysis) = of("1: C D #x\n2: A B #y\n3: C D #x\n4: A B #y");
    assert_eq!(lines(&map, &analysis.sweet_spots), ["CD [x] [0, 2] 4 of 4", "AB [y] [1, 3] 4 of 4"]);
}

#[test]
fn settings_bound_what_a_sweet_spot_is() {
    let map = read(TOWN);
    let with = |min_initiatives, min_challenges, floor| {
        let settings = Settings { min_initiatives, min_challenges, floor, include_ended: false };
        analyse(&map, &settings).sweet_spots
    };
    assert!(with(Some(5), 2, Strength::Some).iter().all(|spot| spot.initiatives.len() >= 5));
    assert_eq!(with(Some(5), 2, Strength::Some).len(), 2);
    assert!(with(None, 3, Strength::Some).iter().all(|spot| spot.challenges.len() >= 3));
    assert!(with(None, 4, Strength::Some).is_empty(), "Lift share alone contributes to all four");
    assert_eq!(with(Some(1), 4, Strength::Some).len(), 1);
    assert!(with(Some(7), 2, Strength::Some).is_empty());
    assert!(with(None, 2, Strength::Strong).is_empty(), "all contributions are of strength 2");
}

#[test]
fn the_floor_decides_where_an_initiative_lies() {
    let map = read("One: A3 B1\nTwo: A1");
    let strong = analyse(&map, &Settings { floor: Strength::Good, ..Settings::default() });
    assert_eq!(region(&strong.regions, "A").initiatives, [0]);
    assert_eq!((strong.unplaced, strong.placed), (vec![1], 1));
}

#[test]
fn by_default_a_sweet_spot_has_three_initiatives_in_a_thousand_rounded_up() {
    for (placed, least) in [(666, 2), (667, 3), (1_000, 3), (1_001, 4)] {
        let text: Vec<String> = (0..placed).map(|nth| format!("{nth}: A")).collect();
        assert_eq!(of(&text.join("\n")).1.min_initiatives, least, "{placed}");
    }
}

#[test]
fn who_nearly_belongs_is_cut_at_twelve_in_map_order() {
    let mut text = String::from("0: A B #Food\n1: A B #Food\n");
    (2..20).for_each(|nth| text += &format!("{nth}: {} #Food\n", if nth % 2 == 0 { "A" } else { "B C" }));
    (20..40).for_each(|nth| text += &format!("{nth}: D\n"));
    let (_, analysis) = of(&text);
    let spot = analysis.sweet_spots.iter().find(|spot| spot.challenges == set("AB")).unwrap();
    let nearly: Vec<u32> = spot.nearly.iter().map(|near| near.initiative).collect();
    assert_eq!(nearly, (2..14).collect::<Vec<_>>());
    assert_eq!(spot.nearly[0].lacks, Shared::Challenge(1));
    assert_eq!(spot.nearly[1].lacks, Shared::Challenge(0));
}

#[test]
fn thin_spots_name_who_is_one_contribution_away() {
    let (_, analysis) = of(TOWN);
    let thin: Vec<String> = analysis
        .thin_spots
        .iter()
        .map(|thin| {
            let near: Vec<String> =
                thin.near_misses.iter().map(|near| format!("{}-{}", near.initiative, near.lacks.letters())).collect();
            format!("{} {:?} {}", thin.challenges.letters(), thin.initiatives, near.join(" "))
        })
        .collect();
    assert_eq!(
        thin,
        [
            "AB [5] ",
            "AC [] ",
            "AD [] 7-A",
            "BC [] ",
            "BD [] 7-B",
            "CD [] 7-C",
            "ABD [] 5-D",
            "ACD [] ",
            "BCD [] ",
            "ABCD [2] 0-D 1-D 3-D 4-D",
        ]
    );
}

#[test]
fn over_claiming_takes_eight_placed_and_more_than_half_of_them() {
    let rows = |every: usize, others: usize| -> String {
        let every = (0..every).map(|nth| format!("{nth}: A B C D\n"));
        every.chain((0..others).map(|nth| format!("Other {nth}: A\n"))).collect()
    };
    assert_eq!(of(&rows(7, 0)).1.over_claim, None, "of seven nobody can say it");
    assert_eq!(of(&rows(4, 4)).1.over_claim, None, "exactly half");
    assert_eq!(of(&format!("{}Ended: A B C D =ended\nIdle:", rows(4, 4))).1.over_claim, None, "neither counts");
    let over = of(&rows(5, 3)).1.over_claim.unwrap();
    assert_eq!((over.claiming_all, over.placed), (5, 8));

    let (map, analysis) = of(
        "1: A3 B3 C1 D1 #x\n2: A2 B3 C1 D1 #x\n3: A1 B1 C1 D1\n4: A1 B1 C1 D1\n5: A1 B1 C1 D1\n6: A\n7: B C D\n8: B",
    );
    let over = analysis.over_claim.unwrap();
    assert_eq!((over.claiming_all, over.placed), (5, 8));
    assert_eq!(region(&over.strong_regions, "AB").initiatives, [0, 1]);
    assert!(region(&over.strong_regions, "ABCD").initiatives.is_empty());
    assert_eq!(lines(&map, &over.strong_spots), ["AB [x] [0, 1] 4 of 4"]);
}

#[test]
fn what_chance_alone_would_make_of_it() {
    // Independent: A by half of all, B by half, so of four a quarter each for A, B, both and (cut off) none.
    let (_, analysis) = of("challenges: 2\nOne: A\nTwo: B\nThree: A B");
    let expected: Vec<f64> = analysis.regions.iter().map(|region| region.expected).collect();
    assert!(expected.iter().all(|count| (count - 1.0).abs() < 1e-6), "{expected:?}");
    assert!(analysis.regions.iter().all(|region| region.surprise.abs() < 1e-6));
    // Each serves one only: no overlap is expected, and none surprises.
    let (_, analysis) = of("challenges: 2\nOne: A\nTwo: A\nThree: B");
    let told: Vec<(f64, f64)> = analysis.regions.iter().map(|region| (region.expected, region.surprise)).collect();
    assert_eq!(told, [(2.0, 0.0), (1.0, 0.0), (0.0, 0.0)]);
    // What is expected adds up, on any map: to all that are placed, and for each challenge to its own number.
    let (map, analysis) = of(TOWN);
    let sum = |of: &dyn Fn(ChallengeSet) -> bool| -> f64 {
        analysis.regions.iter().filter(|region| of(region.challenges)).map(|region| region.expected).sum()
    };
    assert!((sum(&|_| true) - f64::from(analysis.placed)).abs() < 1e-6);
    for position in 0..map.challenges.len() as u8 {
        let served: usize = analysis
            .regions
            .iter()
            .filter(|region| region.challenges.contains(position))
            .map(|region| region.initiatives.len())
            .sum();
        assert!((sum(&|set| set.contains(position)) - served as f64).abs() < 1e-6);
    }
}
