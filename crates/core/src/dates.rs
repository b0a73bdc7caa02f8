//! Days as people write them in Britain. What names no day or month is not guessed: "2026/27" is a year's budget,
//! "spring" a hope.

use crate::map::rules;
use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Which number comes first in `01/04/26`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// The first of April.
    #[default]
    DayMonth,
    /// The fourth of January.
    MonthDay,
}

/// Whether a month means its first day or its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// As where something starts.
    First,
    /// As where it ends.
    Last,
}

/// A day that a person has typed, as the map keeps it: `2026-04-01`, and empty for empty. None: it is no day, or one that
/// no map holds.
#[must_use]
pub fn typed(text: &str, edge: Edge) -> Option<String> {
    let text = text.trim();
    if text.is_empty() {
        return Some(String::new());
    }
    // As it is kept it is always read, also in years that nobody would write otherwise.
    let day = text.parse().ok().or_else(|| read(text, DateOrder::DayMonth, edge))?;
    (rules::day(day) == day).then(|| day.to_string())
}

/// The first two numbers of a day written in three numbers with its year last, whatever they mean.
#[must_use]
pub fn numbers_in_order(text: &str) -> Option<(u32, u32)> {
    match parts(text)?.as_slice() {
        [Part::Number(first, 1..=2), Part::Number(second, 1..=2), Part::Number(_, 2 | 4)] => Some((*first, *second)),
        _ => None,
    }
}

/// A number with how many digits it has, or a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Number(u32, usize),
    Month(u32),
}

/// The day that a text says; None where it says none.
#[must_use]
pub fn read(text: &str, order: DateOrder, edge: Edge) -> Option<NaiveDate> {
    let parts = parts(text)?;
    match parts[..] {
        [Part::Number(year, 4), Part::Number(month, 1..=2), Part::Number(day, 1..=2)] => day_of(year, month, day),
        [Part::Number(first, 1..=2), Part::Number(second, 1..=2), Part::Number(given, digits @ (2 | 4))] => {
            let year = year(given, digits)?;
            let (day, month) = match order {
                DateOrder::DayMonth => (first, second),
                DateOrder::MonthDay => (second, first),
            };
            // 04/25/2026 is a day in one order only, whatever the rest of the sheet is in.
            day_of(year, month, day).or_else(|| day_of(year, day, month))
        }
        [Part::Number(day, 1..=2), Part::Month(month), Part::Number(given, digits @ (2 | 4))]
        | [Part::Month(month), Part::Number(day, 1..=2), Part::Number(given, digits @ (2 | 4))] => {
            day_of(year(given, digits)?, month, day)
        }
        [Part::Number(year, 4), Part::Month(month), Part::Number(day, 1..=2)] => day_of(year, month, day),
        [Part::Month(month), Part::Number(given, digits @ (2 | 4))] => month_of(year(given, digits)?, month, edge),
        [Part::Number(year, 4), Part::Month(month)] => month_of(year, month, edge),
        [Part::Number(month, 1..=2), Part::Number(year, 4)] => month_of(year, month, edge),
        // 2026-04 is a month, 2011-12 and 2026/27 are years that begin in spring.
        [Part::Number(year, 4), Part::Number(month, 2)] if text.contains('-') && month != (year + 1) % 100 => {
            month_of(year, month, edge)
        }
        [Part::Number(packed, 8)] => day_of(packed / 10_000, packed / 100 % 100, packed % 100),
        _ => None,
    }
}

/// Two figures mean the century that people alive now would take them for: 75 was, 69 will be.
fn year(given: u32, digits: usize) -> Option<u32> {
    match digits {
        4 => Some(given),
        _ if given < 70 => Some(2000 + given),
        _ => Some(1900 + given),
    }
}

fn day_of(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    let plausible = (1900..2200).contains(&year);
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day).filter(|_| plausible)
}

fn month_of(year: u32, month: u32, edge: Edge) -> Option<NaiveDate> {
    let first = day_of(year, month, 1)?;
    match edge {
        Edge::First => Some(first),
        Edge::Last => first.checked_add_months(Months::new(1))?.pred_opt().filter(|last| last.month() == month),
    }
}

/// The numbers and months of a text. None: it holds something else too.
fn parts(text: &str) -> Option<Vec<Part>> {
    if text.len() > 60 {
        return None;
    }
    let text = text.to_lowercase();
    let text = text.split(['(', '[']).next().unwrap_or_default().trim();
    let text =
        ["by ", "from ", "until ", "since ", "to "].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    let mut parts = vec![];
    for word in without_time(text).split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '/' | '-' | '–' | '\''))
    {
        if word.is_empty() || word == "of" || is_name(word, &WEEKDAYS).is_some() {
            continue;
        }
        let digits = word.chars().take_while(char::is_ascii_digit).count();
        let (number, rest) = word.split_at(digits);
        match (digits, rest) {
            (0, month) => parts.push(Part::Month(is_name(month, &MONTHS)? as u32 + 1)),
            (1..=8, "") => parts.push(Part::Number(number.parse().ok()?, digits)),
            (1..=2, "st" | "nd" | "rd" | "th") => parts.push(Part::Number(number.parse().ok()?, digits)),
            // "1Apr26" falls into two.
            (1..=2, month) => {
                let letters = month.chars().take_while(|c| c.is_alphabetic()).count();
                let (name, year) = month.split_at_checked(letters)?;
                parts.push(Part::Number(number.parse().ok()?, digits));
                parts.push(Part::Month(is_name(name, &MONTHS)? as u32 + 1));
                if !year.is_empty() {
                    parts.push(Part::Number(year.parse().ok()?, year.len()));
                }
            }
            _ => return None,
        }
        if parts.len() > 3 {
            return None;
        }
    }
    Some(parts)
}

/// `2026-04-01T09:30:00Z` and `01/04/2026 09:30` without the time of day.
fn without_time(text: &str) -> &str {
    let day = match text.split_once('t') {
        Some((day, time)) if day.ends_with(|c: char| c.is_ascii_digit()) && time.contains(':') => day,
        Some(_) | None => text,
    };
    match day.split_once(':') {
        Some((before, _)) => before.rsplit_once(char::is_whitespace).map_or(day, |(day, _)| day.trim_end()),
        None => day,
    }
}

/// Which of `names` a word is, in full or by three letters and more.
fn is_name(word: &str, names: &[&str]) -> Option<usize> {
    names.iter().position(|name| word.len() >= 3 && name.starts_with(word))
}
