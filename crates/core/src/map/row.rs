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
    /// Rows of this kind are a matter of the copy that they are in, and stay out of a merge.
    const OF_ONE_COPY: bool = false;
    /// No two rows of this kind may be called the same.
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
    /// What nobody wants to be asked about where two copies say it differently: where something lies, and in which order rows
    /// are.
    fn is_quiet(field: &Field) -> bool {
        matches!(&*field.name, "order" | "position")
    }
    /// What people call it, on its map; None where it has no name of its own.
    fn name(&self, map: &Map) -> Option<String>;
    /// Two rows of which this is the same are called the same, whatever the case of letters, or say the same; None: it is
    /// never asked.
    fn same_name(&self) -> Option<String>;
    /// The other rows that it names.
    fn refs(&self) -> Vec<Ref>;
    /// Names `into` wherever it names `from`; where `from` is the row itself, it becomes `into`.
    fn repoint(&mut self, from: Uuid, into: Uuid);
    /// Names no longer what is gone. False: without that the row says nothing, and goes too.
    fn let_go(&mut self, gone: &BTreeSet<Uuid>) -> bool;
    /// Whether it may stand on the map so, as far as the row alone tells it; that its name is free is seen to elsewhere.
    ///
    /// # Errors
    /// Which rule it breaks.
    fn check(&self, map: &Map) -> Result<(), Broken>;
    /// Texts as edits would have left them, numbers pulled in. False: it can't be mended, and goes.
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
