//! The fields of what a map holds beside its challenges and initiatives: links, pins, named views, dismissals, versions
//! and conflicts.

use super::{Field, Fielded, Fields, Telling, Unreadable, number, parsed, read, unreadable};
use crate::map::rules;
use crate::map::{
    Conflict, ConflictId, Dismissal, DismissalId, Filter, InitiativeId, Link, LinkId, LinkKind, NamedView, NamedViewId,
    Pin, Sector, Status, Strength, Version, VersionId, ViewKind,
};
use std::collections::BTreeSet;
use uuid::Uuid;

impl Fielded for Link {
    fn blank(id: Uuid) -> Link {
        let nobody = InitiativeId(Uuid::nil());
        Link { id: LinkId(id), order: 0, from: nobody, to: nobody, kind: LinkKind::Supports, note: String::new() }
    }

    fn fields(&self) -> Fields {
        Telling::default()
            .text("order", &self.order.to_string())
            .text("from", &self.from.to_string())
            .text("to", &self.to.to_string())
            .text("kind", self.kind.words())
            .text("note", &self.note)
            .0
    }

    fn set(&mut self, field: &Field, value: Option<&str>) -> Result<(), Unreadable> {
        let end = || read(field, value, InitiativeId(Uuid::nil()), |text| parsed(text).map(InitiativeId));
        match &*field.name {
            "order" => self.order = read(field, value, 0, number)?,
            "from" => self.from = end()?,
            "to" => self.to = end()?,
            "kind" => self.kind = read(field, value, LinkKind::Supports, LinkKind::read)?,
            "note" => self.note = rules::block(value.unwrap_or_default()),
            _ => return Err(unreadable(field, value)),
        }
        Ok(())
    }
}

impl Fielded for Pin {
    fn blank(node: Uuid) -> Pin {
        Pin { node, order: 0, x: 0.0, y: 0.0 }
    }

    fn fields(&self) -> Fields {
        Telling::default().text("order", &self.order.to_string()).text("position", &format!("{} {}", self.x, self.y)).0
    }

    fn set(&mut self, field: &Field, value: Option<&str>) -> Result<(), Unreadable> {
        match &*field.name {
            "order" => self.order = read(field, value, 0, number)?,
            "position" => (self.x, self.y) = read(field, value, (0.0, 0.0), point)?,
            _ => return Err(unreadable(field, value)),
        }
        Ok(())
    }
}

fn point(text: &str) -> Option<(f32, f32)> {
    let (x, y) = text.split_once(' ')?;
    rules::pin([x.parse().ok()?, y.parse().ok()?]).map(|[x, y]| (x, y))
}

fn time(text: &str) -> Option<i64> {
    parsed(text).map(rules::time)
}

impl Fielded for NamedView {
    fn blank(id: Uuid) -> NamedView {
        let (name, view, filter) = (String::new(), ViewKind::Venn, Filter::default());
        NamedView { id: NamedViewId(id), order: 0, name, view, filter }
    }

    fn fields(&self) -> Fields {
        let filter = &self.filter;
        let lines = |words: Vec<&str>| words.join("\n");
        Telling::default()
            .text("order", &self.order.to_string())
            .text("name", &self.name)
            .text("view", self.view.words())
            .text("text", &filter.text)
            .text("statuses", &lines(filter.statuses.iter().map(|status| status.words()).collect()))
            .text("sectors", &lines(filter.sectors.iter().map(|sector| sector.words()).collect()))
            .text("organisations", &ids(&filter.organisations))
            .text("grounds", &ids(&filter.grounds))
            .text("challenges", &ids(&filter.challenges))
            .text("without", &ids(&filter.without))
            .text("strength", &u8::from(filter.strength).to_string())
            .text("bright_spots", if filter.bright_spots { "yes" } else { "" })
            .0
    }

    fn set(&mut self, field: &Field, value: Option<&str>) -> Result<(), Unreadable> {
        let filter = &mut self.filter;
        match &*field.name {
            "order" => self.order = read(field, value, 0, number)?,
            "name" => self.name = rules::line(value.unwrap_or_default()),
            "view" => self.view = read(field, value, ViewKind::Venn, ViewKind::read)?,
            "text" => filter.text = rules::line(value.unwrap_or_default()),
            "statuses" => filter.statuses = list(field, value, Status::read)?,
            "sectors" => filter.sectors = list(field, value, Sector::read)?,
            "organisations" => filter.organisations = list(field, value, id)?,
            "grounds" => filter.grounds = list(field, value, id)?,
            "challenges" => filter.challenges = list(field, value, id)?,
            "without" => filter.without = list(field, value, id)?,
            "strength" => filter.strength = read(field, value, Strength::Some, strength)?,
            "bright_spots" => filter.bright_spots = value.is_some(),
            _ => return Err(unreadable(field, value)),
        }
        Ok(())
    }
}

fn strength(text: &str) -> Option<Strength> {
    text.parse::<u8>().ok().and_then(|number| Strength::try_from(number).ok())
}

/// One id a line.
fn ids<T: Copy + Into<Uuid>>(ids: &BTreeSet<T>) -> String {
    ids.iter().map(|id| (*id).into().to_string()).collect::<Vec<_>>().join("\n")
}

fn id<T: From<Uuid>>(text: &str) -> Option<T> {
    parsed::<Uuid>(text).map(T::from)
}

fn list<T: Ord>(
    field: &Field,
    value: Option<&str>,
    each: impl Fn(&str) -> Option<T>,
) -> Result<BTreeSet<T>, Unreadable> {
    read(field, value, BTreeSet::new(), |text| text.lines().map(each).collect())
}

impl Fielded for Dismissal {
    fn blank(id: Uuid) -> Dismissal {
        let (organisations, challenges) = (BTreeSet::new(), BTreeSet::new());
        Dismissal { id: DismissalId(id), order: 0, organisations, challenges, reason: String::new() }
    }

    fn fields(&self) -> Fields {
        Telling::default()
            .text("order", &self.order.to_string())
            .text("organisations", &ids(&self.organisations))
            .text("challenges", &ids(&self.challenges))
            .text("reason", &self.reason)
            .0
    }

    fn set(&mut self, field: &Field, value: Option<&str>) -> Result<(), Unreadable> {
        match &*field.name {
            "order" => self.order = read(field, value, 0, number)?,
            "organisations" => self.organisations = list(field, value, id)?,
            "challenges" => self.challenges = list(field, value, id)?,
            "reason" => self.reason = rules::block(value.unwrap_or_default()),
            _ => return Err(unreadable(field, value)),
        }
        Ok(())
    }
}

impl Fielded for Version {
    fn blank(id: Uuid) -> Version {
        let (name, who) = (String::new(), String::new());
        Version { id: VersionId(id), order: 0, name, change: Uuid::nil(), at: 0, who }
    }

    fn fields(&self) -> Fields {
        Telling::default()
            .text("order", &self.order.to_string())
            .text("name", &self.name)
            .text("change", &self.change.to_string())
            .text("at", &self.at.to_string())
            .text("who", &self.who)
            .0
    }

    fn set(&mut self, field: &Field, value: Option<&str>) -> Result<(), Unreadable> {
        match &*field.name {
            "order" => self.order = read(field, value, 0, number)?,
            "name" => self.name = rules::line(value.unwrap_or_default()),
            "change" => self.change = read(field, value, Uuid::nil(), parsed)?,
            "at" => self.at = read(field, value, 0, time)?,
            "who" => self.who = rules::line(value.unwrap_or_default()),
            _ => return Err(unreadable(field, value)),
        }
        Ok(())
    }
}

impl Fielded for Conflict {
    fn blank(id: Uuid) -> Conflict {
        Conflict {
            id: ConflictId(id),
            order: 0,
            entity: String::new(),
            row: Uuid::nil(),
            field: String::new(),
            ours: None,
            theirs: None,
            our_who: String::new(),
            our_at: 0,
            their_who: String::new(),
            their_at: 0,
            from: String::new(),
        }
    }

    fn fields(&self) -> Fields {
        let mut telling = Telling::default()
            .text("order", &self.order.to_string())
            .text("entity", &self.entity)
            .text("row", &self.row.to_string())
            .text("field", &self.field)
            .text("our_who", &self.our_who)
            .text("our_at", &self.our_at.to_string())
            .text("their_who", &self.their_who)
            .text("their_at", &self.their_at.to_string())
            .text("from", &self.from);
        // An empty text and none at all are not the same here.
        for (name, value) in [("ours", &self.ours), ("theirs", &self.theirs)] {
            if let Some(value) = value {
                telling = telling.held(name, value);
            }
        }
        telling.0
    }

    fn set(&mut self, field: &Field, value: Option<&str>) -> Result<(), Unreadable> {
        let text = rules::line(value.unwrap_or_default());
        match &*field.name {
            "order" => self.order = read(field, value, 0, number)?,
            "entity" => self.entity = text,
            "row" => self.row = read(field, value, Uuid::nil(), parsed)?,
            "field" => self.field = text,
            "ours" => self.ours = value.map(rules::block),
            "theirs" => self.theirs = value.map(rules::block),
            "our_who" => self.our_who = text,
            "our_at" => self.our_at = read(field, value, 0, time)?,
            "their_who" => self.their_who = text,
            "their_at" => self.their_at = read(field, value, 0, time)?,
            "from" => self.from = text,
            _ => return Err(unreadable(field, value)),
        }
        Ok(())
    }
}
