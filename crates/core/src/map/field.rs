//! The one notation in which changes are written: every kind of row as a list of named fields with text values, and back.
//! Values that equal a new row's are left out, so a row's fields are those that somebody has set.

use super::{Strength, rules};
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// A field's name. A field of a contribution or a role also has the id of the challenge or the organisation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Field {
    /// Such as `title`.
    pub name: Cow<'static, str>,
    /// The other row that it concerns, if any.
    pub of: Option<Uuid>,
}

impl Field {
    /// A field of the row itself.
    pub const fn own(name: &'static str) -> Field {
        Field { name: Cow::Borrowed(name), of: None }
    }

    /// A field that concerns another row.
    pub const fn towards(name: &'static str, of: Uuid) -> Field {
        Field { name: Cow::Borrowed(name), of: Some(of) }
    }

    /// The field that every row has for as long as it is there: its number in map order.
    pub const ORDER: Field = Field::own("order");
}

impl fmt::Display for Field {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.of {
            Some(id) => write!(out, "{}:{id}", self.name),
            None => out.write_str(&self.name),
        }
    }
}

impl FromStr for Field {
    type Err = Unreadable;

    fn from_str(text: &str) -> Result<Field, Unreadable> {
        match text.split_once(':') {
            Some((name, id)) => match Uuid::parse_str(id) {
                Ok(id) => Ok(Field { name: Cow::Owned(name.to_owned()), of: Some(id) }),
                Err(_) => Err(Unreadable { field: text.to_owned(), value: id.to_owned() }),
            },
            None => Ok(Field { name: Cow::Owned(text.to_owned()), of: None }),
        }
    }
}

impl Serialize for Field {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(self)
    }
}

/// A stored value that is not of its field's form.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the field {field} can't hold \"{value}\"")]
pub struct Unreadable {
    /// The field.
    pub field: String,
    /// Its value.
    pub value: String,
}

impl Unreadable {
    /// Of this field and value.
    pub(super) fn of(field: &Field, value: Option<&str>) -> Unreadable {
        Unreadable { field: field.to_string(), value: value.unwrap_or_default().to_owned() }
    }
}

/// What a row says, by field.
pub type Fields = BTreeMap<Field, String>;

/// Collects fields, leaving out what is blank.
#[derive(Default)]
pub(super) struct FieldList(Fields);

impl FieldList {
    /// Begins with the row's number in map order.
    pub(super) fn of_row(order: u64) -> FieldList {
        FieldList::default().text("order", &order.to_string())
    }

    /// A text; an empty one says nothing.
    pub(super) fn text(self, name: &'static str, value: &str) -> FieldList {
        if value.is_empty() { self } else { self.always(name, value) }
    }

    /// The same where an empty text says something.
    pub(super) fn always(mut self, name: &'static str, value: &str) -> FieldList {
        self.0.insert(Field::own(name), value.to_owned());
        self
    }

    /// A yes; a no says nothing.
    pub(super) fn flag(self, name: &'static str, value: bool) -> FieldList {
        self.text(name, if value { "yes" } else { "" })
    }

    /// Ids, one a line.
    pub(super) fn ids<T: Copy + Into<Uuid>>(self, name: &'static str, ids: &BTreeSet<T>) -> FieldList {
        self.lines(name, ids.iter().map(|id| (*id).into().to_string()))
    }

    /// Words, one a line.
    pub(super) fn lines(self, name: &'static str, lines: impl Iterator<Item = impl Into<String>>) -> FieldList {
        self.text(name, &lines.map(Into::into).collect::<Vec<String>>().join("\n"))
    }

    /// Adds a field that concerns the row `of`.
    pub(super) fn towards(mut self, name: &'static str, of: Uuid, value: &str) -> FieldList {
        self.0.insert(Field::towards(name, of), value.to_owned());
        self
    }

    pub(super) fn done(self) -> Fields {
        self.0
    }
}

/// Reads a value, or answers `blank` where there is none.
pub(super) fn read<T>(
    field: &Field,
    value: Option<&str>,
    blank: T,
    parse: impl FnOnce(&str) -> Option<T>,
) -> Result<T, Unreadable> {
    match value {
        None => Ok(blank),
        Some(text) => parse(text).ok_or_else(|| Unreadable::of(field, value)),
    }
}

/// Reads a number in map order.
pub(super) fn order(field: &Field, value: Option<&str>) -> Result<u64, Unreadable> {
    read(field, value, 0, |text| parsed(text).filter(|number| rules::is_order(*number)))
}

/// Reads words or ids that stand one a line.
pub(super) fn lines<T: Ord>(
    field: &Field,
    value: Option<&str>,
    each: impl Fn(&str) -> Option<T>,
) -> Result<BTreeSet<T>, Unreadable> {
    read(field, value, BTreeSet::new(), |text| text.lines().map(each).collect())
}

/// Reads ids that stand one a line.
pub(super) fn ids<T: Ord + From<Uuid>>(field: &Field, value: Option<&str>) -> Result<BTreeSet<T>, Unreadable> {
    lines(field, value, |line| parsed::<Uuid>(line).map(T::from))
}

/// Reads an id; none is the id of nothing.
pub(super) fn id<T: From<Uuid>>(field: &Field, value: Option<&str>) -> Result<T, Unreadable> {
    read(field, value, T::from(Uuid::nil()), |text| parsed::<Uuid>(text).map(T::from))
}

/// Reads a time in milliseconds since 1970-01-01 UTC.
pub(super) fn time(field: &Field, value: Option<&str>) -> Result<i64, Unreadable> {
    read(field, value, 0, |text| parsed(text).map(rules::time))
}

pub(super) fn parsed<T: FromStr>(text: &str) -> Option<T> {
    text.parse().ok()
}

/// A strength as its number.
pub(super) fn strength(text: &str) -> Option<Strength> {
    text.parse::<u8>().ok().and_then(|number| Strength::try_from(number).ok())
}
