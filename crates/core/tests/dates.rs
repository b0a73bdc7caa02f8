//! Days as people write them.
#![allow(clippy::unwrap_used, missing_docs)]

use chrono::NaiveDate;
use sweetspot_core::dates::{Edge, typed};

#[test]
fn what_is_typed_is_read_as_a_sheet_is() {
    for (text, kept) in [
        ("1 April 2026", "2026-04-01"),
        ("1st apr 26", "2026-04-01"),
        ("01/04/26", "2026-04-01"),
        ("1/4/75", "1975-04-01"),
        ("1.4.2026", "2026-04-01"),
        ("2026-04-01", "2026-04-01"),
        ("2026-4-1", "2026-04-01"),
        ("0850-01-01", "0850-01-01"),
        ("April 2026", "2026-04-01"),
        ("30 Sept 2025", "2025-09-30"),
        ("29 February 2028", "2028-02-29"),
        ("  ", ""),
    ] {
        assert_eq!(typed(text, Edge::First).as_deref(), Some(kept), "{text}");
    }
    assert_eq!(typed("March 2027", Edge::Last).as_deref(), Some("2027-03-31"));
}

#[test]
fn what_is_no_day_is_not_guessed() {
    for text in ["31 April 2026", "29/02/2026", "13/13/2026", "soon", "1 Foo 2026", "2026", "2026/27", "+12345-01-01"] {
        assert_eq!(typed(text, Edge::First), None, "{text}");
    }
}

#[test]
fn a_day_is_read_back_as_it_is_shown_on_every_day_of_a_leap_year() {
    for day in NaiveDate::from_ymd_opt(2028, 1, 1).unwrap().iter_days().take(366) {
        for shown in ["%-d %b %Y", "%-d %B %Y", "%d/%m/%y"] {
            assert_eq!(typed(&day.format(shown).to_string(), Edge::First), Some(day.to_string()));
        }
    }
}
