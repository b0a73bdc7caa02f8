//! The document's structure: elements in reading order, whose content is drawn on one page or on several.

use krilla::tagging::{BBox, Identifier, ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};
use std::num::NonZeroU16;

/// What an element is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    /// A heading of this level, with its words.
    Heading(u16, String),
    Paragraph,
    List(bool),
    Entry,
    Label,
    Body,
    /// A table with what it tells.
    Table(String),
    Caption,
    Head,
    Rows,
    Row,
    ColumnHeading,
    Cell,
    /// A figure with its text alternative.
    Figure(String),
}

/// An element by its number.
pub(super) type Id = usize;

/// Elements in reading order, each with what it lies in.
#[derive(Default)]
pub(super) struct Elements {
    all: Vec<(Kind, Option<Id>)>,
}

impl Elements {
    /// Adds an element in another, or at the top.
    pub(super) fn add(&mut self, kind: Kind, inside: Option<Id>) -> Id {
        self.all.push((kind, inside));
        self.all.len() - 1
    }

    /// The structure with what was drawn of each element, and where figures were drawn.
    pub(super) fn tree(&self, mut drawn: Vec<Vec<Identifier>>, figures: &[(Id, BBox)]) -> TagTree {
        let mut children: Vec<Vec<Node>> = Vec::new();
        children.resize_with(self.all.len(), Vec::new);
        let mut tree = TagTree::new().with_lang(Some("en-GB".to_owned()));
        let mut top = vec![];
        // What lies in an element comes after it, so from the last to the first all that it holds is known.
        for id in (0..self.all.len()).rev() {
            let (kind, inside) = &self.all[id];
            let mut own: Vec<Node> = std::mem::take(&mut drawn[id]).into_iter().map(Node::Leaf).collect();
            own.extend(std::mem::take(&mut children[id]).into_iter().rev());
            if own.is_empty() {
                continue;
            }
            let at = figures.iter().find(|(figure, _)| *figure == id).map(|(_, at)| *at);
            let group = Node::Group(TagGroup::with_children(tag(kind, at), own));
            match inside {
                Some(outer) => children[*outer].push(group),
                None => top.push(group),
            }
        }
        top.into_iter().rev().for_each(|group| tree.push(group));
        tree
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }
}

fn tag(kind: &Kind, at: Option<BBox>) -> TagKind {
    match kind {
        Kind::Heading(level, text) => {
            let level = NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN);
            Tag::Hn(level, Some(text.clone())).into()
        }
        Kind::Paragraph => Tag::P.into(),
        Kind::List(true) => Tag::L(ListNumbering::Decimal).into(),
        Kind::List(false) => Tag::L(ListNumbering::Disc).into(),
        Kind::Entry => Tag::LI.into(),
        Kind::Label => Tag::Lbl.into(),
        Kind::Body => Tag::LBody.into(),
        Kind::Table(summary) => Tag::Table.with_summary(Some(summary.clone())).into(),
        Kind::Caption => Tag::Caption.into(),
        Kind::Head => Tag::THead.into(),
        Kind::Rows => Tag::TBody.into(),
        Kind::Row => Tag::TR.into(),
        Kind::ColumnHeading => Tag::TH(TableHeaderScope::Column).into(),
        Kind::Cell => Tag::TD.into(),
        Kind::Figure(alternative) => Tag::Figure(Some(alternative.clone())).with_bbox(at).into(),
    }
}
