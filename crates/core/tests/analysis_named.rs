//! What sweet spots and meeting points are called and told as, and what names them across edits.
#![allow(clippy::unwrap_used)]

use sweetspot_core::analysis::{Analysis, Settings, analyse, meetings};
use sweetspot_core::notation::read;

fn of(text: &str) -> Analysis {
    analyse(&read(text), &Settings::default())
}

#[test]
fn names_and_sentences_fit_what_is_shared() {
    for (shares, name, sentence) in [
        ("A B C #Transport", "Transport", "serve Good start, Good work and Good place, and share Transport."),
        ("A B #Food !Fair pay", "Food and Fair pay", "serve Good start and Good work, and share Food and Fair pay."),
        ("A D @Ely ~NHS", "Ely with NHS", "serve Good start and Healthy life, and share Ely and NHS."),
        (
            "A D !Fair pay ~NHS ~Trust",
            "Fair pay with NHS",
            "serve Good start and Healthy life, and share Fair pay, NHS and Trust.",
        ),
        ("A D ~NHS", "NHS", "serve Good start and Healthy life, and share NHS."),
        (
            "A B C D #Loneliness @Wisby Town ~NHS",
            "Loneliness in Wisby Town",
            "serve Good start, Good work, Good place and Healthy life, and share Loneliness, Wisby Town and NHS.",
        ),
        (
            "A B #Food #Cars #Play @Ely",
            "Food and Cars in Ely",
            "serve Good start and Good work, and share Food, Cars, Play and Ely.",
        ),
    ] {
        let analysis = of(&format!("One: {shares}\nTwo: {shares}"));
        assert_eq!(analysis.sweet_spots.len(), 1, "{shares}");
        assert_eq!(
            (analysis.sweet_spots[0].name.as_str(), analysis.sweet_spots[0].sentence.as_str()),
            (name, format!("2 initiatives {sentence}").as_str())
        );
    }
}

#[test]
fn things_that_are_called_alike_are_told_apart() {
    let analysis = of("1: A B #Food\n2: A B #Food\n3: A B !Food\n4: A B !Food\n5: A B @Food\n6: A B @Food");
    let names: Vec<&str> = analysis.sweet_spots.iter().map(|spot| spot.name.as_str()).collect();
    assert_eq!(names, ["Food", "Food: Good start and Good work", "Food: Good start and Good work (2)"]);
}

#[test]
fn meeting_points_are_called_and_told_by_name() {
    let map = read(
        "1: A #Food @Ely\n2: A #Food @Ely\n3: B #Food @Ely\n4: B #Food @Ely\n5: A C #Cars\n6: A C2 #Cars\n7: A #Cars",
    );
    let points = meetings(&map, &Settings::default()).points;
    let told: Vec<(&str, &str, u32)> =
        points.iter().map(|point| (point.name.as_str(), point.sentence.as_str(), point.score)).collect();
    assert_eq!(
        told,
        [
            ("Food in Ely", "4 initiatives share Food and Ely, where Good start and Good work meet.", 8),
            ("Cars", "3 initiatives serve Good start and share Cars, where it meets Good place.", 3),
        ]
    );
}

#[test]
fn the_key_stays_while_names_order_and_members_change() {
    let key = |text| of(text).sweet_spots[0].key.clone();
    let first = key("One: A B #Food\nTwo: A B #Food");
    assert_eq!(first, key("Someone else: C #Cars\nThree: A B #Food\nFour: A B #Food\nFive: A B #Food"));
    assert_ne!(first, key("One: A B #Cars\nTwo: A B #Cars"));
    assert_ne!(first, key("One: A B C #Food\nTwo: A B C #Food"));
    assert_ne!(first, key("One: A C #Food\nTwo: A C #Food"));
}
