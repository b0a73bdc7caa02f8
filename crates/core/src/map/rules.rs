//! What is sane in a map, in one place: places, pins, order, days, times, colours, texts. Whoever brings something in (a
//! file, an edit, a merge, an older state) asks here, and what comes out can be sorted, drawn and shown.
//! A number that is only too far out is pulled in; what is no number at all, or no map, is refused.

use super::Map;
use super::position::Position;
use crate::clean::{self, MAX_TEXT, MAX_TITLE};
use chrono::{Datelike, NaiveDate};

/// Fewest challenges of a lawful map.
pub const MIN_CHALLENGES: usize = 2;
/// Most challenges of a lawful map: five ellipses still show every region, six can't.
pub const MAX_CHALLENGES: usize = 5;
/// Width of the Venn's frame in drawing units.
pub const FRAME_WIDTH: f64 = 1500.0;
/// Height of the Venn's frame in drawing units.
pub const FRAME_HEIGHT: f64 = 1000.0;
/// A network of twenty thousand nodes lies within this distance of its middle; nobody pins a node farther out.
pub const FARTHEST_PIN: f32 = 20_000.0;
/// The first and the last year that spreadsheets and four digits can write.
pub const YEARS: std::ops::RangeInclusive<i32> = 1..=9999;
/// The farthest time from 1970 that the window's dates reach, in milliseconds.
pub const FARTHEST_TIME: i64 = 8_640_000_000_000_000;
/// Font sizes that can be drawn, in drawing units.
pub const TEXT_SIZES: std::ops::RangeInclusive<f64> = 1.0..=400.0;

/// The last number in an order. Beyond 2^53 the window could not tell two apart.
pub const LAST_ORDER: u64 = (1 << 53) - 1;
/// So many numbers before the last are reserved for rows that are made together.
const ROWS_AT_ONCE: u64 = 1 << 32;

/// The number of the row that comes after one of this number. At the very end rows share a number, and their ids
/// decide their order.
pub fn order_after(number: u64) -> u64 {
    number.saturating_add(1).min(LAST_ORDER - ROWS_AT_ONCE)
}

/// Why something is no map.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unlawful {
    /// A map has two to five challenges.
    #[error("it has {count} challenges")]
    Challenges {
        /// How many it has.
        count: usize,
    },
    /// Not a colour of the form `#rrggbb`.
    #[error("\"{text}\" is not a colour")]
    Colour {
        /// What stands in its place.
        text: String,
    },
}

/// A rule that a row on a map breaks. Edits are refused for it, and so is what settles a conflict.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// A title or name is empty.
    #[error("it has no name")]
    Unnamed,
    /// Another of the same kind has this name.
    #[error("there is another one called {name}")]
    NameTaken {
        /// The name.
        name: String,
    },
    /// Not a colour of the form `#rrggbb`.
    #[error("\"{text}\" is not a colour")]
    Colour {
        /// What stands in its place.
        text: String,
    },
    /// The last day comes before the first.
    #[error("its end comes before its start")]
    EndBeforeStart,
    /// An initiative is linked to itself.
    #[error("it is a link from an initiative to itself")]
    SelfLink,
    /// Another link says the same.
    #[error("another link says the same")]
    LinkedAlready,
    /// Something that it needs is not on the map.
    #[error("something that it names is not on the map")]
    Gone,
}

/// Refuses an empty name.
///
/// # Errors
/// `Unnamed`.
pub(super) fn named(name: &str) -> Result<(), Broken> {
    if name.is_empty() { Err(Broken::Unnamed) } else { Ok(()) }
}

/// A place on the Venn, pulled into the frame; None where it is not two numbers.
pub fn place(at: Position) -> Option<Position> {
    let is_one = at.x.is_finite() && at.y.is_finite();
    is_one.then(|| Position { x: at.x.clamp(0.0, FRAME_WIDTH), y: at.y.clamp(0.0, FRAME_HEIGHT) })
}

/// A place in the network, pulled in; None where it is not two numbers.
pub fn pin(at: [f32; 2]) -> Option<[f32; 2]> {
    at.iter().all(|part| part.is_finite()).then(|| at.map(|part| part.clamp(-FARTHEST_PIN, FARTHEST_PIN)))
}

/// Whether the number can stand in an order.
pub fn is_order(number: u64) -> bool {
    number <= LAST_ORDER
}

/// Whether a font size can be drawn.
pub fn is_text_size(size: f64) -> bool {
    TEXT_SIZES.contains(&size)
}

/// The nearest day within [`YEARS`].
pub fn day(day: NaiveDate) -> NaiveDate {
    let (first, last) = (NaiveDate::from_ymd_opt(*YEARS.start(), 1, 1), NaiveDate::from_ymd_opt(*YEARS.end(), 12, 31));
    match (YEARS.contains(&day.year()), day.year() < *YEARS.start()) {
        (true, _) => day,
        (false, true) => first.unwrap_or(day),
        (false, false) => last.unwrap_or(day),
    }
}

/// The nearest time within [`FARTHEST_TIME`] of 1970-01-01 UTC, in milliseconds since then.
pub fn time(at: i64) -> i64 {
    at.clamp(-FARTHEST_TIME, FARTHEST_TIME)
}

/// Whether it is a colour: `#rrggbb`.
pub fn is_colour(text: &str) -> bool {
    text.strip_prefix('#')
        .is_some_and(|digits| digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
}

/// One line, cleaned, and no longer than a map holds.
pub fn line(text: &str) -> String {
    cut(clean::line(text), MAX_TITLE)
}

/// Several lines, cleaned, and no longer than a map holds.
pub fn block(text: &str) -> String {
    if is_plain(text, MAX_TEXT) { text.to_owned() } else { cut(clean::block(text), MAX_TEXT) }
}

fn cut(mut text: String, most: usize) -> String {
    // Bytes are quickly counted, and never fewer than characters.
    if text.len() > most
        && let Some((end, _)) = text.char_indices().nth(most)
    {
        text.truncate(end);
        text.truncate(text.trim_end().len());
    }
    text
}

/// # Errors
/// Where what the rest of the program never checks again does not hold.
pub fn refuse_unlawful(map: &Map) -> Result<(), Unlawful> {
    let count = map.challenges.len();
    if !(MIN_CHALLENGES..=MAX_CHALLENGES).contains(&count) {
        return Err(Unlawful::Challenges { count });
    }
    match map.challenges.iter().find(|row| !is_colour(&row.colour)) {
        Some(row) => Err(Unlawful::Colour { text: row.colour.chars().take(40).collect() }),
        None => Ok(()),
    }
}

/// The map as edits would have made it: texts cleaned and cut, places pulled in. Rows that were so already stay shared.
///
/// # Errors
/// Where it is no map.
pub fn made_sane(mut map: Map) -> Result<Map, Unlawful> {
    refuse_unlawful(&map)?;
    map.clean();
    Ok(map)
}

/// Cleans each of these as one line.
pub(super) fn clean_lines<'a>(fields: impl IntoIterator<Item = &'a mut String>) {
    for field in fields {
        if !is_plain(field, MAX_TITLE) {
            *field = line(field);
        }
    }
}

/// Cleans each of these as several lines.
pub(super) fn clean_blocks<'a>(fields: impl IntoIterator<Item = &'a mut String>) {
    for field in fields {
        if !is_plain(field, MAX_TEXT) {
            *field = block(field);
        }
    }
}

/// Whether it can stay as it is.
fn is_plain(text: &str, most: usize) -> bool {
    text.len() <= most && clean::is_plain(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::synthetic::synthetic;

    #[test]
    fn far_places_are_pulled_in_and_what_is_no_number_is_none() {
        let at = |x, y| place(Position { x, y }).map(|at| (at.x, at.y));
        assert_eq!(at(10.0, 1e19), Some((10.0, 1000.0)));
        assert_eq!(at(-1e308, -0.1), Some((0.0, 0.0)));
        assert_eq!(at(1500.0, 1000.0), Some((1500.0, 1000.0)));
        assert_eq!([at(f64::NAN, 1.0), at(1.0, f64::INFINITY), at(f64::NEG_INFINITY, 1.0)], [None; 3]);
        assert_eq!(pin([1e30, -3.0]), Some([FARTHEST_PIN, -3.0]));
        assert_eq!(pin([f32::NAN, 0.0]), None);
    }

    #[test]
    fn an_order_never_leaves_what_a_file_can_hold() {
        assert_eq!(order_after(41), 42);
        assert!([LAST_ORDER, u64::MAX].into_iter().all(|last| is_order(order_after(last) + 1_000_000)));
    }

    #[test]
    fn days_times_and_sizes_have_ends() {
        let far: NaiveDate = "+12345-01-01".parse().expect("a day");
        assert_eq!(day(far).to_string(), "9999-12-31");
        assert_eq!(day(NaiveDate::MIN).to_string(), "0001-01-01");
        assert_eq!([time(i64::MIN), time(7)], [-FARTHEST_TIME, 7]);
        assert!(is_text_size(19.0));
        assert!([0.0, -1.0, f64::NAN, f64::INFINITY, 1e9].into_iter().all(|size| !is_text_size(size)));
    }

    #[test]
    fn cleaning_twice_is_cleaning_once() {
        for c in ('\0'..=char::MAX).step_by(61).chain("\u{200e}\u{301}\u{2126}\u{2000}\r\u{85}".chars()) {
            for text in [format!("e{c}\u{301} x"), format!("{c}e\u{200e}\u{301}{c}")] {
                assert_eq!(line(&line(&text)), line(&text), "{c:?}");
                assert_eq!(block(&block(&text)), block(&text), "{c:?}");
            }
        }
        let long = format!("{} {}", "x".repeat(MAX_TITLE - 1), "y".repeat(MAX_TITLE));
        assert_eq!(line(&long), "x".repeat(MAX_TITLE - 1));
    }

    #[test]
    fn a_sane_map_stays_shared() {
        let map = synthetic(40, 1);
        let sane = made_sane(map.clone()).expect("lawful");
        assert_eq!(sane, map);
        assert!(sane.initiatives.is_same_list(&map.initiatives) && sane.grounds.is_same_list(&map.grounds));
    }
}
