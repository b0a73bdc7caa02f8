//! The picture as a PDF of one page: PDF/UA-1, so tagged, with fonts embedded, and refused rather than written
//! unlawful. Title, words and key are text in reading order; the Venn is a figure with the text description.

use super::paint::{gave_up, tree};
use super::paper::MM;
use super::svg::{Kind, Part, Role, alone, drawable};
use super::{Picture, PictureError};
use chrono::Datelike;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{Point, Rect, Size};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, BBox, ContentTag, ListNumbering, Node, SpanTag, Tag, TagGroup, TagTree};
use krilla::{Document, SerializeSettings};
use krilla_svg::{SurfaceExt, SvgSettings};
use resvg::usvg::{Group, Node as UsvgNode, Tree};
use std::num::NonZeroU16;

const LANGUAGE: &str = "en-GB";

/// The picture as a PDF whose page is as large as the picture.
///
/// # Errors
/// [`PictureError::Painting`] if the painter gives up or the result would not be PDF/UA-1.
pub fn pdf(picture: &Picture) -> Result<Vec<u8>, PictureError> {
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|why| PictureError::Painting(format!("{why:?}")))?;
    let mut document = Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let (width, height) = (picture.width_mm * MM, picture.height_mm * MM);
    let page_size = Size::from_wh(width as f32, height as f32).ok_or(PictureError::TooLarge(72))?;
    let mut page = document.start_page_with(PageSettings::new(page_size));
    let mut surface = page.surface();
    let mut tags = Tags::default();
    for part in &picture.parts {
        let leaves = drawn(&mut surface, part, page_size)?;
        tags.add(part, leaves, picture);
    }
    surface.finish();
    page.finish();
    document.set_tag_tree(tags.tree(picture));
    document.set_metadata(metadata(picture));
    let mut outline = Outline::new();
    outline.push_child(OutlineNode::new(picture.title.clone(), XyzDestination::new(0, Point::from_xy(0.0, 0.0))));
    document.set_outline(outline);
    document.finish().map_err(|why| PictureError::Painting(format!("{why:?}")))
}

/// What of a part was tagged: its label and its words, or a figure's shapes.
#[derive(Default)]
struct Leaves {
    label: Vec<Node>,
    rest: Vec<Node>,
}

/// Draws the part; pieces of one kind that follow each other are drawn as one.
fn drawn(surface: &mut Surface<'_>, part: &Part, size: Size) -> Result<Leaves, PictureError> {
    let mut leaves = Leaves::default();
    for run in part.pieces.chunk_by(|one, other| one.kind == other.kind) {
        let kind = run[0].kind;
        let artifact = match part.role {
            Role::Furniture => true,
            Role::Figure => false,
            Role::Title | Role::Words | Role::KeyHeading(_) | Role::Entry => kind == Kind::Shapes,
        };
        let whole = tree(&alone(points(size), run))?;
        if artifact {
            surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
            draw(surface, &whole, size, true)?;
            surface.end_tagged();
            continue;
        }
        let nodes = if kind == Kind::Label { &mut leaves.label } else { &mut leaves.rest };
        if kind == Kind::Shapes || (speaks(whole.root()) && run.iter().all(|piece| drawable(&piece.text) == piece.text))
        {
            nodes.push(Node::Leaf(surface.start_tagged(ContentTag::Other)));
            draw(surface, &whole, size, true)?;
            surface.end_tagged();
            continue;
        }
        for piece in run {
            let line = tree(&alone(points(size), std::slice::from_ref(piece)))?;
            let span = SpanTag::empty().with_actual_text(Some(piece.text.trim()));
            nodes.push(Node::Leaf(surface.start_tagged(ContentTag::Span(span))));
            draw(surface, &line, size, speaks(line.root()))?;
            surface.end_tagged();
        }
    }
    Ok(leaves)
}

fn points(size: Size) -> (f64, f64) {
    (f64::from(size.width()), f64::from(size.height()))
}

fn draw(surface: &mut Surface<'_>, drawing: &Tree, size: Size, embed_text: bool) -> Result<(), PictureError> {
    let settings = SvgSettings { embed_text, ..SvgSettings::default() };
    surface.draw_svg(drawing, size, settings).ok_or_else(|| gave_up("the page has no size"))
}

/// Whether every glyph stands for characters of its own. In scripts that join or pile up letters some don't, which
/// PDF/UA forbids; such a line is drawn as outlines, with its words beside it.
pub(super) fn speaks(group: &Group) -> bool {
    group.children().iter().all(|node| match node {
        UsvgNode::Group(inner) => speaks(inner),
        UsvgNode::Text(text) => text
            .layouted()
            .iter()
            .flat_map(|span| &span.positioned_glyphs)
            .all(|glyph| !glyph.text.is_empty() && glyph.id.0 != 0),
        UsvgNode::Path(_) | UsvgNode::Image(_) => true,
    })
}

/// The document's structure, in reading order.
#[derive(Default)]
struct Tags {
    done: Vec<TagGroup>,
    /// Entries that make a list, or what makes the figure, until something else follows.
    entries: Vec<Node>,
    figure: Vec<Node>,
}

impl Tags {
    /// Adds a part. A list ends where no entry follows, a figure where no figure does.
    fn add(&mut self, part: &Part, leaves: Leaves, picture: &Picture) {
        if part.role != Role::Entry {
            self.end_list();
        }
        if part.role != Role::Figure {
            self.end_figure(picture);
        }
        let Leaves { label, rest } = leaves;
        let all = |label: Vec<Node>, rest: Vec<Node>| label.into_iter().chain(rest).collect::<Vec<Node>>();
        let (one, two) = (NonZeroU16::MIN, NonZeroU16::MIN.saturating_add(1));
        match part.role {
            Role::Furniture => {}
            Role::Figure => self.figure.extend(all(label, rest)),
            Role::Entry => {
                let label = Node::Group(TagGroup::with_children(Tag::Lbl, label));
                let body = Node::Group(TagGroup::with_children(Tag::LBody, rest));
                self.entries.push(Node::Group(TagGroup::with_children(Tag::LI, vec![label, body])));
            }
            Role::Title => {
                let tag = Tag::Hn(one, Some(picture.title.clone()));
                self.done.push(TagGroup::with_children(tag, all(label, rest)));
            }
            Role::KeyHeading(words) => {
                let tag = Tag::Hn(two, Some(words.to_owned()));
                self.done.push(TagGroup::with_children(tag, all(label, rest)));
            }
            Role::Words => self.done.push(TagGroup::with_children(Tag::P, all(label, rest))),
        }
    }

    fn end_list(&mut self) {
        if !self.entries.is_empty() {
            let entries = std::mem::take(&mut self.entries);
            self.done.push(TagGroup::with_children(Tag::L(ListNumbering::None), entries));
        }
    }

    fn end_figure(&mut self, picture: &Picture) {
        if !self.figure.is_empty() {
            let (width, height) = (picture.width_mm * MM, picture.height_mm * MM);
            let whole = Rect::from_xywh(0.0, 0.0, width as f32, height as f32);
            let tag = Tag::Figure(Some(alternative(picture))).with_bbox(whole.map(|area| BBox::new(0, area)));
            self.done.push(TagGroup::with_children(tag, std::mem::take(&mut self.figure)));
        }
    }

    fn tree(mut self, picture: &Picture) -> TagTree {
        self.end_list();
        self.end_figure(picture);
        let mut tree = TagTree::new().with_lang(Some(LANGUAGE.to_owned()));
        self.done.into_iter().for_each(|group| tree.push(group));
        tree
    }
}

/// The short description, then the long one: a figure has no other place for it that every reader finds.
fn alternative(picture: &Picture) -> String {
    let descriptions = [picture.short.trim(), picture.long.trim()].into_iter().filter(|text| !text.is_empty());
    let text = descriptions.collect::<Vec<_>>().join("\n\n");
    if text.is_empty() { picture.title.clone() } else { text }
}

fn metadata(picture: &Picture) -> Metadata {
    let made = DateTime::new(picture.date.year().clamp(0, 9999) as u16)
        .month(picture.date.month() as u8)
        .day(picture.date.day() as u8);
    // Marking and release status stand first in the subject, which is where a viewer shows them.
    let subject = [picture.marking.as_str(), &picture.release, &picture.short];
    let keywords: Vec<String> =
        [&picture.marking, &picture.release].into_iter().filter(|text| !text.is_empty()).cloned().collect();
    Metadata::new()
        .title(picture.title.clone())
        .description(subject.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · "))
        .keywords(keywords)
        .language(LANGUAGE.to_owned())
        .creator("Sweetspot".to_owned())
        .creation_date(made)
}
