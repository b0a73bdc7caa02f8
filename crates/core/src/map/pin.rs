//! Where people have put nodes of the network.

use super::field::{self, Field, FieldList, Fields, Unreadable};
use super::row::{Ref, Row};
use super::rules::Broken;
use super::{Map, rules};
use serde::Serialize;
use std::collections::BTreeSet;
use ts_rs::TS;
use uuid::Uuid;

/// A node of the network that stays where a person put it.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Pin {
    /// The initiative, challenge, organisation, place, priority or theme.
    #[ts(type = "string")]
    pub node: Uuid,
    /// Number in map order.
    #[ts(type = "number")]
    pub order: u64,
    /// In drawing units of the network, to the right.
    pub x: f32,
    /// In drawing units of the network, downwards.
    pub y: f32,
}

impl Row for Pin {
    const CALLED: &'static str = "pin";
    const UNIQUE: bool = false;

    fn key(&self) -> Uuid {
        self.node
    }

    fn order(&self) -> u64 {
        self.order
    }

    fn at_order(self, order: u64) -> Pin {
        Pin { order, ..self }
    }

    fn blank(node: Uuid) -> Pin {
        Pin { node, order: 0, x: 0.0, y: 0.0 }
    }

    fn fields(&self) -> Fields {
        FieldList::of_row(self.order).text("position", &format!("{} {}", self.x, self.y)).done()
    }

    fn set(&mut self, field: &Field, value: Option<&str>) -> Result<(), Unreadable> {
        match &*field.name {
            "order" => self.order = field::order(field, value)?,
            "position" => [self.x, self.y] = field::read(field, value, [0.0, 0.0], position)?,
            _ => return Err(Unreadable::of(field, value)),
        }
        Ok(())
    }

    fn name(&self, _: &Map) -> Option<String> {
        None
    }

    fn same_name(&self) -> Option<String> {
        None
    }

    fn refs(&self) -> Vec<Ref> {
        vec![Ref::node(self.node)]
    }

    fn repoint(&mut self, from: Uuid, into: Uuid) {
        if self.node == from {
            self.node = into;
        }
    }

    fn let_go(&mut self, gone: &BTreeSet<Uuid>) -> bool {
        !gone.contains(&self.node)
    }

    fn check(&self, _: &Map) -> Result<(), Broken> {
        Ok(())
    }

    fn clean(&mut self) -> bool {
        let place = rules::pin([self.x, self.y]);
        [self.x, self.y] = place.unwrap_or_default();
        place.is_some()
    }
}

fn position(text: &str) -> Option<[f32; 2]> {
    let (x, y) = text.split_once(' ')?;
    rules::pin([x.parse().ok()?, y.parse().ok()?])
}
