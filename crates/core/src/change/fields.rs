//! Every kind of row as a list of named fields with text values, and back: the one notation in which changes are
//! kept. Values that equal a new row's are left out, so a row's fields are what was ever said of it.

mod beside;
mod initiative;

use super::{Delta, Entity};
use crate::map::rules;
use crate::map::{
    Challenge, ChallengeId, Ground, GroundId, GroundKind, Map, MapHead, MapId, Organisation, OrganisationId, Row, Rows,
    Sector,
};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::ptr;
use std::str::FromStr;
use uuid::Uuid;

/// A field's name, and for a field that is held towards something else (a contribution, a role) that thing's id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Field {
    /// Such as `title`.
    pub name: Cow<'static, str>,
    /// Towards which row.
    pub of: Option<Uuid>,
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

/// A stored value that is not of its field's form.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the field {field} can't hold \"{value}\"")]
pub struct Unreadable {
    /// The field.
    pub field: String,
    /// Its value.
    pub value: String,
}

type Fields = BTreeMap<Field, String>;

/// The fields of all rows of `map` that `other` does not hold as the very same shared row.
pub(super) fn differing(map: &Map, other: &Map) -> Vec<((Entity, Uuid, Field), String)> {
    let mut found = Vec::new();
    if map.head != other.head {
        list(&mut found, Entity::Map, map.head.id.0, map.head.fields());
    }
    differing_rows(&mut found, Entity::Challenge, &map.challenges, &other.challenges);
    differing_rows(&mut found, Entity::Organisation, &map.organisations, &other.organisations);
    differing_rows(&mut found, Entity::Ground, &map.grounds, &other.grounds);
    differing_rows(&mut found, Entity::Initiative, &map.initiatives, &other.initiatives);
    differing_rows(&mut found, Entity::Link, &map.links, &other.links);
    differing_rows(&mut found, Entity::Pin, &map.pins, &other.pins);
    differing_rows(&mut found, Entity::View, &map.views, &other.views);
    differing_rows(&mut found, Entity::Dismissal, &map.dismissals, &other.dismissals);
    differing_rows(&mut found, Entity::Version, &map.versions, &other.versions);
    differing_rows(&mut found, Entity::Conflict, &map.conflicts, &other.conflicts);
    found
}

type Found = Vec<((Entity, Uuid, Field), String)>;

fn differing_rows<T: Row + Fielded + PartialEq>(found: &mut Found, entity: Entity, rows: &Rows<T>, other: &Rows<T>) {
    if rows.is_same_list(other) {
        return;
    }
    for row in rows.iter() {
        let same = other.get(row.key()).is_some_and(|theirs| ptr::eq(row, theirs) || row == theirs);
        if !same {
            list(found, entity, row.key(), row.fields());
        }
    }
}

fn list(found: &mut Found, entity: Entity, id: Uuid, fields: Fields) {
    found.extend(fields.into_iter().map(|(field, value)| ((entity, id, field), value)));
}

/// Sets the fields that `deltas`, all of one row, say.
pub(super) fn set(map: &mut Map, entity: Entity, id: Uuid, deltas: &[Delta]) -> Result<(), Unreadable> {
    match entity {
        Entity::Map => {
            for delta in deltas {
                map.head.set(&delta.field, delta.after.as_deref())?;
            }
            Ok(())
        }
        Entity::Challenge => set_row(&mut map.challenges, id, deltas),
        Entity::Organisation => set_row(&mut map.organisations, id, deltas),
        Entity::Ground => set_row(&mut map.grounds, id, deltas),
        Entity::Initiative => set_row(&mut map.initiatives, id, deltas),
        Entity::Link => set_row(&mut map.links, id, deltas),
        Entity::Pin => set_row(&mut map.pins, id, deltas),
        Entity::View => set_row(&mut map.views, id, deltas),
        Entity::Dismissal => set_row(&mut map.dismissals, id, deltas),
        Entity::Version => set_row(&mut map.versions, id, deltas),
        Entity::Conflict => set_row(&mut map.conflicts, id, deltas),
    }
}

fn set_row<T: Row + Fielded + Clone>(rows: &mut Rows<T>, id: Uuid, deltas: &[Delta]) -> Result<(), Unreadable> {
    if deltas.iter().any(|delta| delta.field.name == "order" && delta.after.is_none()) {
        rows.remove(id);
        return Ok(());
    }
    let mut row = rows.get(id).cloned().unwrap_or_else(|| T::blank(id));
    for delta in deltas {
        row.set(&delta.field, delta.after.as_deref())?;
    }
    rows.replace(row);
    Ok(())
}

/// A row that can be told field by field.
trait Fielded {
    /// The row before anything was said of it.
    fn blank(id: Uuid) -> Self;
    /// All that differs from the blank row.
    fn fields(&self) -> Fields;
    /// Sets one field; None sets it back to the blank row's.
    fn set(&mut self, field: &Field, value: Option<&str>) -> Result<(), Unreadable>;
}

/// Collects fields, leaving out what is blank.
#[derive(Default)]
struct Telling(Fields);

impl Telling {
    fn text(mut self, name: &'static str, value: &str) -> Telling {
        if !value.is_empty() {
            self.0.insert(Field { name: Cow::Borrowed(name), of: None }, value.to_owned());
        }
        self
    }

    /// The same where an empty text says something.
    fn held(mut self, name: &'static str, value: &str) -> Telling {
        self.0.insert(Field { name: Cow::Borrowed(name), of: None }, value.to_owned());
        self
    }

    fn of(&mut self, name: &'static str, id: Uuid, value: String) {
        self.0.insert(Field { name: Cow::Borrowed(name), of: Some(id) }, value);
    }
}

fn unreadable(field: &Field, value: Option<&str>) -> Unreadable {
    Unreadable { field: field.to_string(), value: value.unwrap_or_default().to_owned() }
}

/// Reads a value, or answers `blank` where there is none.
fn read<T>(
    field: &Field,
    value: Option<&str>,
    blank: T,
    parse: impl FnOnce(&str) -> Option<T>,
) -> Result<T, Unreadable> {
    match value {
        None => Ok(blank),
        Some(text) => parse(text).ok_or_else(|| unreadable(field, value)),
    }
}

fn parsed<T: FromStr>(text: &str) -> Option<T> {
    text.parse().ok()
}

/// A number in map order.
fn number(text: &str) -> Option<u64> {
    parsed(text).filter(|number| rules::is_order(*number))
}

impl Fielded for MapHead {
    fn blank(id: Uuid) -> MapHead {
        Map::blank(MapId(id)).head
    }

    fn fields(&self) -> Fields {
        Telling::default()
            .text("title", &self.title)
            .text("area", &self.area)
            .text("marking", &self.marking)
            .text("release", &self.release)
            .text("short_description", &self.short_description)
            .text("long_description", &self.long_description)
            .0
    }

    fn set(&mut self, field: &Field, value: Option<&str>) -> Result<(), Unreadable> {
        let text = value.unwrap_or_default();
        match &*field.name {
            "title" => self.title = rules::line(text),
            "area" => self.area = rules::line(text),
            "marking" => self.marking = rules::line(text),
            "release" => self.release = rules::line(text),
            "short_description" => self.short_description = rules::block(text),
            "long_description" => self.long_description = rules::block(text),
            _ => return Err(unreadable(field, value)),
        }
        Ok(())
    }
}

impl Fielded for Challenge {
    fn blank(id: Uuid) -> Challenge {
        Challenge {
            id: ChallengeId(id),
            order: 0,
            name: String::new(),
            short_name: String::new(),
            description: String::new(),
            colour: String::new(),
        }
    }

    fn fields(&self) -> Fields {
        Telling::default()
            .text("order", &self.order.to_string())
            .text("name", &self.name)
            .text("short_name", &self.short_name)
            .text("description", &self.description)
            .text("colour", &self.colour)
            .0
    }

    fn set(&mut self, field: &Field, value: Option<&str>) -> Result<(), Unreadable> {
        let text = value.unwrap_or_default();
        match &*field.name {
            "order" => self.order = read(field, value, 0, number)?,
            "name" => self.name = rules::line(text),
            "short_name" => self.short_name = rules::line(text),
            "description" => self.description = rules::block(text),
            "colour" => self.colour = text.to_owned(),
            _ => return Err(unreadable(field, value)),
        }
        Ok(())
    }
}

impl Fielded for Organisation {
    fn blank(id: Uuid) -> Organisation {
        Organisation { id: OrganisationId(id), order: 0, name: String::new(), sector: Sector::Other }
    }

    fn fields(&self) -> Fields {
        Telling::default()
            .text("order", &self.order.to_string())
            .text("name", &self.name)
            .text("sector", self.sector.words())
            .0
    }

    fn set(&mut self, field: &Field, value: Option<&str>) -> Result<(), Unreadable> {
        match &*field.name {
            "order" => self.order = read(field, value, 0, number)?,
            "name" => self.name = rules::line(value.unwrap_or_default()),
            "sector" => self.sector = read(field, value, Sector::Other, Sector::read)?,
            _ => return Err(unreadable(field, value)),
        }
        Ok(())
    }
}

impl Fielded for Ground {
    fn blank(id: Uuid) -> Ground {
        Ground { id: GroundId(id), order: 0, kind: GroundKind::Theme, name: String::new() }
    }

    fn fields(&self) -> Fields {
        Telling::default()
            .text("order", &self.order.to_string())
            .text("kind", self.kind.words())
            .text("name", &self.name)
            .0
    }

    fn set(&mut self, field: &Field, value: Option<&str>) -> Result<(), Unreadable> {
        match &*field.name {
            "order" => self.order = read(field, value, 0, number)?,
            "kind" => self.kind = read(field, value, GroundKind::Theme, GroundKind::read)?,
            "name" => self.name = rules::line(value.unwrap_or_default()),
            _ => return Err(unreadable(field, value)),
        }
        Ok(())
    }
}
