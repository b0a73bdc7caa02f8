//! The descriptions as a person hears them.
#![allow(clippy::unwrap_used, missing_docs)]

use sweetspot_core::analysis::{Analysis, Settings, analyse};
use sweetspot_core::map::Map;
use sweetspot_core::notation;
use sweetspot_core::synthetic::synthetic;
use sweetspot_core::words::{counted, listed, long_description, short_description};

fn analysed(map: &Map) -> Analysis {
    analyse(map, &Settings::default())
}

fn town() -> Map {
    let mut map = notation::read(
        "
        Family hubs: A B C D @Lodehaven #Loneliness
        Youth zone: A B C D @Lodehaven #Loneliness
        Green gym, all year: C D @Lodehaven
        Neighbourhood care: C D
        Care together: C D
        Skills bus: A B
        Play street: A
        Old library: A =ended
        Repair café: @Lodehaven
        ",
    );
    map.head.title = "Fenmoor together".to_owned();
    map.head.area = "Fenmoor".to_owned();
    map
}

#[test]
fn the_short_description_says_what_matters_most() {
    let map = town();
    insta::assert_snapshot!(short_description(&map, &analysed(&map)), @r"
    Fenmoor together: Venn diagram, 7 initiatives on four challenges: A Good start, B Good work, C Good place and D Healthy life. Fullest overlap: C and D (3). Best sweet spot: Family hubs, Youth zone, sharing A, B, C and D; Lodehaven; Loneliness.
    ");
}

#[test]
fn the_long_description_tells_every_region() {
    let map = town();
    insta::assert_snapshot!(long_description(&map, &analysed(&map)), @r"
    Fenmoor together. A Venn diagram of four overlapping ellipses, one for each challenge: A, A good start in life; B, Good work; C, A place where people want to live; D, Healthy throughout life. 7 initiatives are placed. 1 more has ended, is drawn faint and is not counted.

    A only, 1 initiative: Play street.

    B only: no initiative.

    C only: no initiative.

    D only: no initiative.

    A and B, 1 initiative: Skills bus.

    A and C: no initiative.

    A and D: no initiative.

    B and C: no initiative.

    B and D: no initiative.

    C and D, 3 initiatives: Green gym, all year; Neighbourhood care; Care together.

    A, B and C: no initiative.

    A, B and D: no initiative.

    A, C and D: no initiative.

    B, C and D: no initiative.

    A, B, C and D, 2 initiatives: Family hubs; Youth zone.

    There are four sweet spots, best first. 1. Family hubs, Youth zone: 2 initiatives share all four challenges, Lodehaven and Loneliness. 2. Family hubs, Youth zone + 3: 5 initiatives share C and D. 3. Family hubs, Youth zone + 1: 3 initiatives share A and B. 4. Family hubs, Youth zone + 1: 3 initiatives share C and D and Lodehaven.

    There are nine thin spots. A and B: only Skills bus; one contribution away: Play street (lacks B). A and C: no initiative; one contribution away: Play street (lacks C). A and D: no initiative; one contribution away: Play street (lacks D). B and C: no initiative. B and D: no initiative. A, B and C: no initiative; one contribution away: Skills bus (lacks C). A, B and D: no initiative; one contribution away: Skills bus (lacks D). A, C and D: no initiative; one contribution away: Green gym, all year (lacks A), Neighbourhood care (lacks A) and Care together (lacks A). B, C and D: no initiative; one contribution away: Green gym, all year (lacks B), Neighbourhood care (lacks B) and Care together (lacks B).

    Not yet placed, 1 initiative: Repair café.
    ");
}

#[test]
fn an_empty_map_is_described_too() {
    let map = notation::read("challenges: 2");
    let analysis = analysed(&map);
    insta::assert_snapshot!(short_description(&map, &analysis), @r"
    A map, An area: Venn diagram, no initiative placed yet on two challenges: A Good start and B Good work.
    ");
    insta::assert_snapshot!(long_description(&map, &analysis), @r"
    A map, An area. A Venn diagram of two overlapping ellipses, one for each challenge: A, A good start in life; B, Good work. No initiative is placed yet.

    A only: no initiative.

    B only: no initiative.

    A and B: no initiative.

    There is no sweet spot yet.

    There is one thin spot. A and B: no initiative.
    ");
}

#[test]
fn what_a_person_wrote_is_not_rewritten() {
    let mut map = town();
    map.head.short_description = "Our map".to_owned();
    map.head.long_description = "  ".to_owned();
    let analysis = analysed(&map);
    assert_eq!(short_description(&map, &analysis), "Our map");
    assert!(long_description(&map, &analysis).starts_with("Fenmoor together"));
}

#[test]
fn descriptions_of_large_maps_stay_short_enough_to_be_heard() {
    let mut map = synthetic(5_000, 7);
    map.head.title = "A title ".repeat(37);
    let analysis = analysed(&map);
    let short = short_description(&map, &analysis);
    assert!(short.chars().count() <= 250, "{}", short.chars().count());
    let long = long_description(&map, &analysis);
    assert!(long.contains("more."));
    assert!(long.len() < 100_000, "{}", long.len());
}

#[test]
fn lists_and_counts_read_as_people_say_them() {
    assert_eq!(listed::<&str>(&[]), "");
    assert_eq!(listed(&["a"]), "a");
    assert_eq!(listed(&["a", "b", "c"]), "a, b and c");
    assert_eq!(counted(1, "initiative", "initiatives"), "1 initiative");
    assert_eq!(counted(0, "initiative", "initiatives"), "0 initiatives");
}
