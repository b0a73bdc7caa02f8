//! Each block as atoms: titles, front lines, headings, paragraphs, lists, figures. Tables have a room of their own.

use super::MM;
use super::atoms::{Atom, Colour, Drawn, Flow, Piece, room};
use super::elements::{Id, Kind};
use super::lines::{Line, lines};
use crate::paper::{Block, Figure, Label, Style, Words};

pub(super) const INK: Colour = [0x14, 0x1b, 0x24];
const HEADINGS: Colour = [0x12, 0x43, 0x6d];
const PROMPT: Colour = [0xff, 0xf3, 0xc4];

/// The letters of a kind of paragraph, and the room around it.
#[derive(Clone, Copy)]
pub(super) struct Look {
    pub size: f64,
    pub heavy: bool,
    pub colour: Colour,
    pub before: f64,
    /// Whether it stands on the page of what follows.
    pub keep: bool,
    /// How far its words stand in.
    pub left: f64,
}

const BODY: Look = Look { size: 11.0, heavy: false, colour: INK, before: 7.5, keep: false, left: 0.0 };
const TITLE: Look = Look { size: 22.0, heavy: true, colour: HEADINGS, before: 16.0, keep: true, left: 0.0 };
const HEADING: Look = Look { size: 15.5, heavy: true, colour: HEADINGS, before: 20.0, keep: true, left: 0.0 };
const SECTION: Look = Look { size: 13.0, before: 14.0, ..HEADING };
const SMALL_SECTION: Look = Look { size: 11.5, before: 12.0, ..HEADING };
pub(super) const CAPTION: Look = Look { size: 10.5, heavy: true, before: 12.0, keep: true, ..BODY };

/// How far the words of numbered paragraphs stand in.
const IN: f64 = 12.5 * MM;
/// From line to line, in sizes of the letters.
pub(super) const STEP: f64 = 1.36;
/// From a line's top to its baseline, in sizes of the letters.
pub(super) const BASELINE: f64 = 1.03;

pub(super) fn block(flow: &mut Flow, label: &Label, block: &Block) {
    match block {
        Block::Title(text) => {
            let element = flow.elements.add(Kind::Heading(1, text.clone()), None);
            set(flow, TITLE, None, &Words::plain(text), element);
        }
        Block::Line { label, value } => {
            let mut words = Words::strong(format!("{label}: "));
            words.0.extend(value.0.iter().cloned());
            let element = flow.elements.add(Kind::Paragraph, None);
            set(flow, Look { before: 3.5, ..BODY }, None, &words, element);
        }
        Block::Heading { level, text, appendix } => heading(flow, label, *level, text, *appendix),
        Block::Paragraph { words, .. } => {
            let element = flow.elements.add(Kind::Paragraph, None);
            match label {
                Label::Number(number) => {
                    set(flow, Look { left: IN, ..BODY }, Some((number, 0.0, element)), words, element);
                }
                Label::None | Label::Appendix(_) => set(flow, BODY, None, words, element),
            }
        }
        Block::List { numbered, entries } => list(flow, *numbered, entries),
        Block::Figure(figure) => self::figure(flow, figure),
        // Neither is words alone: tables have a room of their own.
        Block::Table(_) | Block::NewPage => {}
    }
}

fn heading(flow: &mut Flow, label: &Label, level: u8, text: &str, appendix: bool) {
    let look = match level {
        1 => HEADING,
        2 => SECTION,
        _ => SMALL_SECTION,
    };
    let told = match label {
        Label::None => text.to_owned(),
        Label::Number(number) => format!("{number} {text}"),
        Label::Appendix(name) => format!("{name}: {text}"),
    };
    let element = flow.elements.add(Kind::Heading(u16::from(level) + 1, told.clone()), None);
    let first = flow.atoms.len();
    match label {
        Label::Number(number) => {
            set(flow, Look { left: IN, ..look }, Some((number, 0.0, element)), &Words::plain(text), element);
        }
        Label::None | Label::Appendix(_) => set(flow, look, None, &Words::plain(&told), element),
    }
    for atom in &mut flow.atoms[first..] {
        atom.keep = true;
    }
    if let Some(atom) = flow.atoms.get_mut(first) {
        (atom.heading, atom.appendix) = (Some((level, told)), appendix);
    }
}

fn list(flow: &mut Flow, numbered: bool, entries: &[Words]) {
    let list = flow.elements.add(Kind::List(numbered), None);
    let width = if numbered { 8.0 * MM } else { 6.0 * MM };
    for (nth, words) in (1..).zip(entries) {
        let entry = flow.elements.add(Kind::Entry, Some(list));
        let label = flow.elements.add(Kind::Label, Some(entry));
        let body = flow.elements.add(Kind::Body, Some(entry));
        let mark = if numbered { format!("{nth}.") } else { "•".to_owned() };
        let look = Look { before: if nth == 1 { 5.0 } else { 4.0 }, left: IN + width, ..BODY };
        set(flow, look, Some((&mark, IN, label)), words, body);
    }
}

/// A paragraph's lines as atoms. Neither its first line nor its last stands alone on a page. A mark stands before the first
/// line, at its own place and in its own element.
fn set(flow: &mut Flow, look: Look, mark: Option<(&str, f64, Id)>, words: &Words, element: Id) {
    let lines = lines(words, look.size, look.heavy, room(false).0 - look.left);
    let last = lines.len().saturating_sub(1);
    for (nth, line) in lines.iter().enumerate() {
        let mut pieces = vec![];
        if let Some((mark, x, of)) = mark.filter(|_| nth == 0) {
            let style = if look.heavy { Style::Strong } else { Style::Plain };
            let run = self::lines(&Words::default().and(style, mark), look.size, look.heavy, f64::MAX);
            for mut run in run.into_iter().flatten() {
                run.text.push(' ');
                let drawn = Drawn::Run { run, size: look.size, colour: look.colour };
                pieces.push(Piece { x, y: look.size * BASELINE, drawn, of: Some(of) });
            }
        }
        put(&mut pieces, line, look, (look.left, look.size * BASELINE), element);
        flow.atoms.push(Atom {
            before: if nth == 0 { look.before } else { 0.0 },
            height: look.size * STEP,
            keep: look.keep || (last > 0 && (nth == 0 || nth + 1 == last)),
            pieces,
            ..Atom::default()
        });
    }
}

/// A line's words, with a ground behind what asks for words.
pub(super) fn put(pieces: &mut Vec<Piece>, line: &Line, look: Look, (x, y): (f64, f64), of: Id) {
    for run in line {
        if run.prompts {
            let drawn = Drawn::Fill { width: run.width + 2.0, height: look.size * STEP, colour: PROMPT };
            pieces.push(Piece { x: x + run.x - 1.0, y: y - look.size * BASELINE, drawn, of: None });
        }
    }
    for run in line {
        let drawn = Drawn::Run { run: run.clone(), size: look.size, colour: look.colour };
        pieces.push(Piece { x: x + run.x, y, drawn, of: Some(of) });
    }
}

fn figure(flow: &mut Flow, figure: &Figure) {
    let (width, height) = figure.size_mm();
    let (width, height) = (width * MM, height * MM);
    let element = flow.elements.add(Kind::Figure(figure.alternative.clone()), None);
    let drawn = Drawn::Picture { figure: flow.figures, width, height };
    flow.figures += 1;
    flow.atoms.push(Atom {
        before: 8.0,
        height,
        keep: true,
        pieces: vec![Piece { x: 0.0, y: 0.0, drawn, of: Some(element) }],
        ..Atom::default()
    });
    let caption = flow.elements.add(Kind::Paragraph, None);
    set(flow, Look { before: 6.0, keep: false, ..CAPTION }, None, &Words::plain(&figure.caption), caption);
}
