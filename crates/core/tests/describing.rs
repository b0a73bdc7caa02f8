//! The descriptions as a person hears them.
#![allow(clippy::unwrap_used, missing_docs)]

use sweetspot_core::analysis::{Analysis, Settings, analyse};
use sweetspot_core::describe::{long_description, short_description};
use sweetspot_core::map::Map;
use sweetspot_core::notation;
use sweetspot_core::phrases::{counted, listed, listed_up_to};
use sweetspot_core::synthetic::synthetic;

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
    Fenmoor together: Venn diagram, 7 initiatives on four challenges: A Good start, B Good work, C Good place and D Healthy life. Best sweet spot: Loneliness in Lodehaven (2 initiatives for all four challenges). 9 thin spots.
    ");
}

#[test]
fn the_long_description_tells_every_region() {
    let map = town();
    insta::assert_snapshot!(long_description(&map, &analysed(&map)), @r"
    Fenmoor together. A Venn diagram of four overlapping ellipses, one for each challenge: A, A good start in life (Good start); B, Good work; C, A place where people want to live (Good place); D, Healthy throughout life (Healthy life). 7 initiatives are placed. 1 more has ended, is drawn faint and is not counted.

    Good start only, 1 initiative: Play street.

    Good work only: no initiative.

    Good place only: no initiative.

    Healthy life only: no initiative.

    Good start and Good work, 1 initiative: Skills bus.

    Good start and Good place: no initiative.

    Good start and Healthy life: no initiative.

    Good work and Good place: no initiative.

    Good work and Healthy life: no initiative.

    Good place and Healthy life, 3 initiatives: Green gym, all year; Neighbourhood care; Care together.

    Good start, Good work and Good place: no initiative.

    Good start, Good work and Healthy life: no initiative.

    Good start, Good place and Healthy life: no initiative.

    Good work, Good place and Healthy life: no initiative.

    Good start, Good work, Good place and Healthy life, 2 initiatives: Family hubs; Youth zone.

    There are two sweet spots, best first. 1. Loneliness in Lodehaven: 2 initiatives serve Good start, Good work, Good place and Healthy life, and share Loneliness and Lodehaven. 2. Lodehaven: 3 initiatives serve Good place and Healthy life, and share Lodehaven.

    There are nine thin spots. Good start and Good work: only Skills bus; one contribution away: Play street (lacks Good work). Good start and Good place: no initiative; one contribution away: Play street (lacks Good place). Good start and Healthy life: no initiative; one contribution away: Play street (lacks Healthy life). Good work and Good place: no initiative. Good work and Healthy life: no initiative. Good start, Good work and Good place: no initiative; one contribution away: Skills bus (lacks Good place). Good start, Good work and Healthy life: no initiative; one contribution away: Skills bus (lacks Healthy life). Good start, Good place and Healthy life: no initiative; one contribution away: Green gym, all year (lacks Good start), Neighbourhood care (lacks Good start) and Care together (lacks Good start). Good work, Good place and Healthy life: no initiative; one contribution away: Green gym, all year (lacks Good work), Neighbourhood care (lacks Good work) and Care together (lacks Good work).

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
    A map, An area. A Venn diagram of two overlapping ellipses, one for each challenge: A, A good start in life (Good start); B, Good work. No initiative is placed yet.

    Good start only: no initiative.

    Good work only: no initiative.

    Good start and Good work: no initiative.

    There is no sweet spot yet.

    There is one thin spot. Good start and Good work: no initiative.
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
    assert_eq!(listed_up_to(&["a", "b", "c"], 3), "a, b and c");
    assert_eq!(listed_up_to(&["a", "b", "c", "d"], 2), "a, b and 2 more");
    assert_eq!(counted(1, "initiative", "initiatives"), "1 initiative");
    assert_eq!(counted(0, "initiative", "initiatives"), "0 initiatives");
}
