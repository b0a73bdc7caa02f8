//! The pages, drawn and tagged. What only looks well is marked as such; the head and the foot of a page are no part of what is read.

use super::MM;
use super::atoms::{Colour, Drawn, Flow, Piece, page};
use super::blocks::INK;
use super::lines::{Run, lines, parted};
use super::pages::{Page, Pages, Placed};
use crate::paper::sheet::{BOTTOM, SIDES, TOP};
use crate::paper::{Block, Figure, Paper, PaperError, Words};
use crate::picture;
use crate::picture::fonts::{self, Weight};
use chrono::Datelike;
use krilla::color::rgb;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect, Size};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, BBox, ContentTag, Identifier, SpanTag};
use krilla::text::{Font, TextDirection};
use krilla::{Document, SerializeSettings};

/// Size of the letters at the head and the foot of a page.
const SMALL: f64 = 10.0;

/// What is drawn with.
struct Painter<'a> {
    regular: Font,
    heavy: Font,
    figures: Vec<&'a Figure>,
    /// What was drawn of each element.
    drawn: Vec<Vec<Identifier>>,
    placed: Vec<(usize, BBox)>,
}

pub(super) fn drawn(paper: &Paper, flow: &Flow, pages: &Pages<'_>) -> Result<Vec<u8>, PaperError> {
    let configuration =
        ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish().map_err(gave_up)?;
    let mut document = Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let face = |weight| Font::new(fonts::bytes(weight).into(), 0).ok_or_else(|| gave_up("a bundled font is broken"));
    let mut painter = Painter {
        regular: face(Weight::Regular)?,
        heavy: face(Weight::SemiBold)?,
        figures: paper
            .blocks
            .iter()
            .filter_map(|block| if let Block::Figure(figure) = block { Some(&**figure) } else { None })
            .collect(),
        drawn: vec![vec![]; flow.elements.len()],
        placed: vec![],
    };
    let mut outline = Contents::default();
    for (nth, own) in pages.0.iter().enumerate() {
        let (width, height) = page(own.lying);
        let size = Size::from_wh(width as f32, height as f32).ok_or_else(|| gave_up("a page has no size"))?;
        let mut page = document.start_page_with(PageSettings::new(size));
        let mut surface = page.surface();
        painter.furniture(&mut surface, paper, nth + 1, size)?;
        painter.page(&mut surface, own, nth, size)?;
        surface.finish();
        page.finish();
        own.placed.iter().for_each(|placed| outline.note(placed, nth));
    }
    document.set_tag_tree(flow.elements.tree(painter.drawn, &painter.placed));
    document.set_metadata(metadata(paper));
    document.set_outline(outline.finished());
    document.finish().map_err(gave_up)
}

impl Painter<'_> {
    /// The head and the foot of a page.
    fn furniture(&self, surface: &mut Surface<'_>, paper: &Paper, number: usize, size: Size) -> Result<(), PaperError> {
        let room = f64::from(size.width()) - 2.0 * SIDES * MM;
        let foot = Words::plain(format!("{} {number}", paper.foot()));
        let bottom = f64::from(size.height()) - BOTTOM * MM;
        let both = [
            (paper.head(), TOP * MM - 8.0 * MM, ArtifactType::Header),
            (foot, bottom + 10.0 * MM, ArtifactType::Footer),
        ];
        for (words, y, kind) in both {
            surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
            // Both are cut to a line; what is wider all the same is left on its first.
            for run in lines(&words, SMALL, false, room).into_iter().take(1).flatten() {
                self.untagged(surface, &run, (SIDES * MM, y), (SMALL, INK), size)?;
            }
            surface.end_tagged();
        }
        Ok(())
    }

    fn page(&mut self, surface: &mut Surface<'_>, page: &Page<'_>, nth: usize, size: Size) -> Result<(), PaperError> {
        for placed in &page.placed {
            self.artifacts(surface, placed, size)?;
            let own: Vec<&Piece> = placed.atom.pieces.iter().filter(|piece| piece.of.is_some()).collect();
            for run in own.chunk_by(|one, other| one.of == other.of) {
                let Some(of) = run[0].of else { continue };
                self.element(surface, placed, run, (of, nth), size)?;
            }
        }
        Ok(())
    }

    /// What belongs to no element: grounds, rules, a header row that is shown again.
    fn artifacts(&self, surface: &mut Surface<'_>, placed: &Placed<'_>, size: Size) -> Result<(), PaperError> {
        let pieces: Vec<&Piece> = placed.atom.pieces.iter().filter(|piece| piece.of.is_none()).collect();
        if pieces.is_empty() {
            return Ok(());
        }
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
        for piece in pieces {
            let (x, y) = (placed.x + piece.x, placed.y + piece.y);
            match &piece.drawn {
                Drawn::Fill { width, height, colour } => fill(surface, (x, y), (*width, *height), *colour),
                Drawn::Run { run, size: letters, colour } => {
                    self.untagged(surface, run, (x - run.x, y), (*letters, *colour), size)?;
                }
                Drawn::Picture { .. } => {}
            }
        }
        surface.end_tagged();
        Ok(())
    }

    /// Pieces of one element that follow each other.
    fn element(
        &mut self,
        surface: &mut Surface<'_>,
        placed: &Placed<'_>,
        pieces: &[&Piece],
        (of, page): (usize, usize),
        size: Size,
    ) -> Result<(), PaperError> {
        for piece in pieces {
            let (x, y) = (placed.x + piece.x, placed.y + piece.y);
            match &piece.drawn {
                Drawn::Run { run, size: letters, colour } => {
                    for (part, simple) in parted(run, *letters) {
                        let at = (x - run.x + part.x, y);
                        // Letters that join, pile up or stand for others are drawn as they look, with what they say beside
                        // them.
                        let span = SpanTag::empty().with_actual_text(Some(&part.text));
                        let tag = if simple { ContentTag::Other } else { ContentTag::Span(span) };
                        let id = surface.start_tagged(tag);
                        if simple {
                            self.simple(surface, &part, at, *letters, *colour);
                        } else {
                            self.complex(surface, &part, at, (*letters, *colour), size)?;
                        }
                        surface.end_tagged();
                        self.drawn[of].push(id);
                    }
                }
                Drawn::Picture { figure, width, height } => {
                    let Some(figure) = self.figures.get(*figure) else { continue };
                    let id = surface.start_tagged(ContentTag::Other);
                    picture::place(surface, &figure.picture, (x, y), *width).map_err(gave_up)?;
                    surface.end_tagged();
                    self.drawn[of].push(id);
                    let area = Rect::from_xywh(x as f32, y as f32, *width as f32, *height as f32);
                    self.placed.extend(area.map(|area| (of, BBox::new(page, area))));
                }
                Drawn::Fill { .. } => {}
            }
        }
        Ok(())
    }

    /// Words that are no part of what is read, their line beginning there.
    fn untagged(
        &self,
        surface: &mut Surface<'_>,
        run: &Run,
        (x, y): (f64, f64),
        (letters, colour): (f64, Colour),
        size: Size,
    ) -> Result<(), PaperError> {
        for (part, simple) in parted(run, letters) {
            let at = (x + part.x, y);
            if simple {
                self.simple(surface, &part, at, letters, colour);
            } else {
                self.complex(surface, &part, at, (letters, colour), size)?;
            }
        }
        Ok(())
    }

    /// Words whose letters all stand for themselves.
    fn simple(&self, surface: &mut Surface<'_>, run: &Run, (x, y): (f64, f64), size: f64, colour: Colour) {
        surface.set_fill(Some(inked(colour)));
        let font = if run.weight == Weight::SemiBold { &self.heavy } else { &self.regular };
        let at = Point::from_xy(x as f32, y as f32);
        surface.draw_text(at, font.clone(), size as f32, &run.text, false, TextDirection::LeftToRight);
    }

    /// Words of any script, drawn as pictures draw theirs.
    fn complex(
        &self,
        surface: &mut Surface<'_>,
        run: &Run,
        at: (f64, f64),
        (size, colour): (f64, Colour),
        page: Size,
    ) -> Result<(), PaperError> {
        let [red, green, blue] = colour;
        let ink = format!("#{red:02x}{green:02x}{blue:02x}");
        let page = (f64::from(page.width()), f64::from(page.height()));
        picture::letters(surface, &run.text, (at, page), (size, run.weight, &ink)).map_err(gave_up)
    }
}

fn inked([red, green, blue]: Colour) -> Fill {
    Fill { paint: rgb::Color::new(red, green, blue).into(), ..Fill::default() }
}

fn fill(surface: &mut Surface<'_>, (x, y): (f64, f64), (width, height): (f64, f64), colour: Colour) {
    let Some(area) = Rect::from_xywh(x as f32, y as f32, width as f32, height as f32) else { return };
    let mut path = PathBuilder::new();
    path.push_rect(area);
    if let Some(path) = path.finish() {
        surface.set_fill(Some(inked(colour)));
        surface.draw_path(&path);
    }
}

/// The outline: parts and appendices, with their sections below them.
#[derive(Default)]
struct Contents {
    parts: Vec<(String, XyzDestination, Vec<OutlineNode>)>,
}

impl Contents {
    fn note(&mut self, placed: &Placed<'_>, page: usize) {
        let Some((level, text)) = &placed.atom.heading else { return };
        let to = XyzDestination::new(page, Point::from_xy(placed.x as f32, placed.y as f32));
        match (level, self.parts.last_mut()) {
            (2, Some((_, _, sections))) => sections.push(OutlineNode::new(text.clone(), to)),
            _ => self.parts.push((text.clone(), to, vec![])),
        }
    }

    fn finished(self) -> Outline {
        let mut outline = Outline::new();
        for (text, to, sections) in self.parts {
            let mut part = OutlineNode::new(text, to);
            sections.into_iter().for_each(|section| part.push_child(section));
            outline.push_child(part);
        }
        outline
    }
}

fn metadata(paper: &Paper) -> Metadata {
    let made = DateTime::new(paper.date.year().clamp(0, 9999) as u16)
        .month(paper.date.month() as u8)
        .day(paper.date.day() as u8);
    let about = [paper.marking.as_str(), &paper.release];
    let keywords: Vec<String> = about.into_iter().filter(|text| !text.is_empty()).map(str::to_owned).collect();
    let subject = about.into_iter().chain([paper.subject.as_str()]).filter(|text| !text.is_empty());
    let authors = if paper.creator.is_empty() { vec![] } else { vec![paper.creator.clone()] };
    Metadata::new()
        .title(paper.title.clone())
        .description(subject.collect::<Vec<_>>().join(" · "))
        .keywords(keywords)
        .language("en-GB".to_owned())
        .creator(if paper.state.program.is_empty() { "Sweetspot".to_owned() } else { paper.state.program.clone() })
        .authors(authors)
        .creation_date(made)
        .document_id(format!("{} {} {}", paper.fingerprint, paper.date, paper.title))
}

fn gave_up(why: impl std::fmt::Debug) -> PaperError {
    PaperError::Writing(format!("{why:?}"))
}
