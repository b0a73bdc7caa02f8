//! A paper's blocks, one after the other, as atoms.

use super::atoms::Flow;
use super::{blocks, tables};
use crate::paper::{Block, Paper, numbered};

pub(super) fn flowed(paper: &Paper) -> Flow {
    let mut flow = Flow::default();
    let mut new_page = false;
    for (label, block) in numbered(&paper.blocks) {
        let first = flow.atoms.len();
        match block {
            Block::NewPage => {
                new_page = true;
                continue;
            }
            Block::Table(table) => tables::table(&mut flow, table),
            Block::Title(_)
            | Block::Line { .. }
            | Block::Heading { .. }
            | Block::Paragraph { .. }
            | Block::List { .. }
            | Block::Figure(_) => blocks::block(&mut flow, &label, block),
        }
        if let Some(atom) = flow.atoms.get_mut(first) {
            atom.new_page |= std::mem::take(&mut new_page);
        }
    }
    flow
}
