//! What a row tells of itself. Changes, undo, history, merging, rules and files are written once over this; a kind of row that
//! lacks any of it does not compile.

use super::field::{Field, Fields, Unreadable};
use super::rules::Broken;
use super::{Entity, Kind, Map};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A row of a map. One implementation beside each struct.
pub trait Row: Kind + Clone + PartialEq {
    /// What people call the kind: "initiative".
    const CALLED: &'static str;
    /// Whether rows of this kind belong to one copy of the map alone and stay out of a merge.
    const OF_ONE_COPY: bool = false;
    /// Whether two rows of this kind must not have the same name.
    const UNIQUE: bool;

    /// The row's id.
    fn key(&self) -> Uuid;
    /// Its number in map order.
    fn order(&self) -> u64;
    /// The same with another number.
    fn at_order(self, order: u64) -> Self;
    /// The row with this id and every field at its default.
    fn blank(id: Uuid) -> Self;
    /// All that differs from the blank row.
    fn fields(&self) -> Fields;
    /// Sets one field; None sets it back to the blank row's.
    ///
    /// # Errors
    /// Where the value is not of the field's form; the row is then as it was.
    fn set(&mut self, field: &Field, value: Option<&str>) -> Result<(), Unreadable>;
    /// Whether the field makes no conflict where two copies differ in it: a position, or the order of rows.
    fn is_quiet(field: &Field) -> bool {
        matches!(&*field.name, "order" | "position")
    }
    /// What people call it, on its map; None where it has no name of its own.
    fn name(&self, map: &Map) -> Option<String>;
    /// The key by which rows with the same name or the same meaning are found, in any case of letters; None where rows
    /// of this kind are never compared so.
    fn same_name(&self) -> Option<String>;
    /// The other rows that it names.
    fn refs(&self) -> Vec<Ref>;
    /// Makes its references to `from` references to `into`; where `from` is the row's own id, that becomes `into`.
    fn repoint(&mut self, from: Uuid, into: Uuid);
    /// Drops references to what is gone. False where the row means nothing without them and has to go too.
    fn let_go(&mut self, gone: &BTreeSet<Uuid>) -> bool;
    /// Checks the row by itself; whether its name is free is checked elsewhere.
    ///
    /// # Errors
    /// Which rule it breaks.
    fn check(&self, map: &Map) -> Result<(), Broken>;
    /// Cleans texts as edits do and pulls numbers into range. False where the row can't be mended and has to go.
    fn clean(&mut self) -> bool;
}

/// That a row names another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ref {
    /// Of which kind it is; None: one of those that the network has nodes for.
    pub entity: Option<Entity>,
    /// Which row.
    pub id: Uuid,
    /// What it means to lack it.
    pub lack: Lack,
}

/// What becomes of a row that names another which is gone in a copy that is brought in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lack {
    /// The other one is brought back: the row would be wrong without it.
    Needs,
    /// The row does without it.
    MayLack,
}

impl Ref {
    /// It is brought back where it is gone.
    pub fn needs(entity: Entity, id: impl Into<Uuid>) -> Ref {
        Ref { entity: Some(entity), id: id.into(), lack: Lack::Needs }
    }

    /// The row does without it.
    pub fn may_lack(entity: Entity, id: impl Into<Uuid>) -> Ref {
        Ref { entity: Some(entity), id: id.into(), lack: Lack::MayLack }
    }

    /// A node of the network, whatever it stands for; the row does without it.
    pub fn node(id: Uuid) -> Ref {
        Ref { entity: None, id, lack: Lack::MayLack }
    }

    /// Whether the map holds it.
    pub fn is_held(&self, map: &Map) -> bool {
        match self.entity {
            Some(entity) => map.holds(entity, self.id),
            None => Entity::NODES.into_iter().any(|entity| map.holds(entity, self.id)),
        }
    }
}
