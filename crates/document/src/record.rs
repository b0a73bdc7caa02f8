//! One row of a table as its file holds it, without SQLite, and what its values are read as where nothing else can be trusted.

use std::collections::BTreeSet;
use std::str::FromStr;
use sweetspot_core::map::rules;
use uuid::Uuid;

/// One value of a row.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Null,
    Integer(i64),
    Real(f64),
    Text(String),
    Blob(Vec<u8>),
}

/// An id: sixteen bytes.
pub(crate) fn id(bytes: &[u8]) -> Option<Uuid> {
    Uuid::from_slice(bytes).ok()
}

/// A number in map order.
pub(crate) fn order(number: i64) -> Option<u64> {
    u64::try_from(number).ok().filter(|number| rules::is_order(*number))
}

/// A number of a column of reals, in which SQLite keeps a whole one as an integer.
pub(crate) fn real(value: &Value) -> Option<f64> {
    match value {
        Value::Real(number) => Some(*number),
        Value::Integer(number) => Some(*number as f64),
        Value::Null | Value::Text(_) | Value::Blob(_) => None,
    }
}

/// A day such as `2026-04-01`.
pub(crate) fn day<T: FromStr>(value: &Value) -> Option<T> {
    match value {
        Value::Text(text) => text.parse().ok(),
        Value::Null | Value::Integer(_) | Value::Real(_) | Value::Blob(_) => None,
    }
}

/// A set that stands in one text, one a line.
pub(crate) fn lines<T: Ord>(text: &str, read: impl Fn(&str) -> Option<T>) -> Option<BTreeSet<T>> {
    text.lines().map(read).collect()
}

/// The same of ids.
pub(crate) fn ids<T: Ord + From<Uuid>>(text: &str) -> Option<BTreeSet<T>> {
    lines(text, |line| Uuid::parse_str(line).ok().map(T::from))
}
