//! Keeping nodes of the network where they were put.

use super::{Draft, PinAt, Refusal};
use crate::map::{Pin, Ref, rules};
use uuid::Uuid;

impl Draft<'_> {
    pub(super) fn pin(&mut self, pins: &[PinAt]) -> Result<(), Refusal> {
        for PinAt { node, x, y } in pins.iter().copied() {
            let [x, y] = rules::pin([x, y]).ok_or(Refusal::NotAPlace)?;
            if !Ref::node(node).is_held(&self.map) {
                return Err(Refusal::Gone);
            }
            let order = self.map.pins.get(node).map_or_else(|| self.map.pins.next_order(), |pin| pin.order);
            self.put(Pin { node, order, x, y })?;
        }
        Ok(())
    }

    pub(super) fn unpin(&mut self, nodes: &[Uuid]) {
        let all: Vec<Uuid> = self.map.pins.iter().map(|pin| pin.node).collect();
        for node in if nodes.is_empty() { &all } else { nodes } {
            self.map.pins.remove(*node);
        }
    }
}
