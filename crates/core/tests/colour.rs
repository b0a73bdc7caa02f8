//! Colours, and how well two of them are told apart.
#![allow(clippy::unwrap_used, missing_docs)]

use sweetspot_core::colour::{contrast, parts, written};

#[test]
fn contrast_is_what_wcag_says() {
    let of = |one: &str, other: &str| (contrast(parts(one), parts(other)) * 100.0).round() / 100.0;
    assert_eq!(of("#000000", "#ffffff"), 21.0);
    assert_eq!(of("#777777", "#ffffff"), 4.48);
    assert_eq!(of("#ffffff", "#767676"), 4.54);
    assert_eq!(of("#12436d", "#12436d"), 1.0);
}

#[test]
fn what_is_no_colour_is_grey() {
    for stray in ["", "#fff", "rgb(1,2,3)", "#zzzzzz", "é#1234", "#1234567"] {
        assert_eq!(written(parts(stray)), "#777777", "{stray}");
    }
    assert_eq!(written(parts("#B8560a")), "#b8560a");
}
