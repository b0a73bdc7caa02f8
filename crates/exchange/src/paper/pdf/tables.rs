//! A table as atoms: its caption, its header row, and a row each. Only a row that is higher than a page is parted, at its lines.

use super::atoms::{Atom, Colour, Drawn, Flow, Piece, room};
use super::blocks::{BASELINE, CAPTION, INK, Look, STEP, put};
use super::elements::{Id, Kind};
use super::lines::{Line, lines};
use crate::paper::{Table, Words};

const RULE: Colour = [0x7f, 0x8a, 0x96];
const HEAD: Colour = [0xdf, 0xe6, 0xee];
const THICK: f64 = 0.6;
const CELL: Look = Look { size: 10.0, heavy: false, colour: INK, before: 0.0, keep: false, left: 0.0 };
const HEADING: Look = Look { heavy: true, ..CELL };
/// Room inside of a cell: left and right, above and below.
const ACROSS: f64 = 5.0;
const UPRIGHT: f64 = 3.2;

/// Where a table's columns stand.
struct Grid {
    lefts: Vec<f64>,
    widths: Vec<f64>,
    width: f64,
}

pub(super) fn table(flow: &mut Flow, table: &Table) {
    let lying = table.is_wide();
    let (width, height) = room(lying);
    let grid = Grid::of(table, width);
    let element = flow.elements.add(Kind::Table(table.description.clone()), None);
    caption(flow, table, element, lying);
    let head = flow.elements.add(Kind::Head, Some(element));
    let headings: Vec<&str> = table.columns.iter().map(|column| column.heading).collect();
    let number = flow.heads.len();
    let row = flow.elements.add(Kind::Row, Some(head));
    let cells = headings.iter().map(|_| flow.elements.add(Kind::ColumnHeading, Some(row))).collect::<Vec<_>>();
    let set = set(&headings, &grid, HEADING);
    let mut again = atom(&set, &grid, 0..usize::MAX, HEADING, &cells);
    again.lying = lying;
    let top = Atom { keep: true, ..again.clone() };
    again.pieces.iter_mut().for_each(|piece| piece.of = None);
    let left = height - again.height;
    flow.atoms.push(top);
    flow.heads.push(again);
    let body = flow.elements.add(Kind::Rows, Some(element));
    for cells in &table.rows {
        let row = flow.elements.add(Kind::Row, Some(body));
        let ids: Vec<Id> = cells.iter().map(|_| flow.elements.add(Kind::Cell, Some(row))).collect();
        let texts: Vec<&str> = cells.iter().map(String::as_str).collect();
        let set = self::set(&texts, &grid, CELL);
        let most = ((left - 2.0 * UPRIGHT) / (CELL.size * STEP)).floor().max(1.0) as usize;
        let highest = set.iter().map(Vec::len).max().unwrap_or(1).max(1);
        let mut from = 0;
        while from < highest {
            // What fits on a page stays whole.
            let to = if highest <= most { highest } else { (from + most).min(highest) };
            let mut part = atom(&set, &grid, from..to, CELL, &ids);
            (part.table, part.lying) = (Some(number), lying);
            flow.atoms.push(part);
            from = to;
        }
    }
}

fn caption(flow: &mut Flow, table: &Table, inside: Id, lying: bool) {
    let element = flow.elements.add(Kind::Caption, Some(inside));
    let lines = lines(&Words::plain(&table.caption), CAPTION.size, true, room(lying).0);
    for (nth, line) in lines.iter().enumerate() {
        let mut pieces = vec![];
        put(&mut pieces, line, CAPTION, (0.0, CAPTION.size * BASELINE), element);
        let last = nth + 1 == lines.len();
        flow.atoms.push(Atom {
            before: if nth == 0 { CAPTION.before } else { 0.0 },
            height: CAPTION.size * STEP + if last { 4.0 } else { 0.0 },
            keep: true,
            lying,
            pieces,
            ..Atom::default()
        });
    }
}

impl Grid {
    fn of(table: &Table, width: f64) -> Grid {
        let shares: f64 = table.columns.iter().map(|column| f64::from(column.share)).sum();
        let widths: Vec<f64> =
            table.columns.iter().map(|column| width * f64::from(column.share) / shares.max(1.0)).collect();
        let lefts = widths.iter().scan(0.0, |left, width| Some(std::mem::replace(left, *left + width))).collect();
        Grid { lefts, widths, width }
    }
}

/// The cells of a row in lines.
fn set(cells: &[&str], grid: &Grid, look: Look) -> Vec<Vec<Line>> {
    let cells = cells.iter().zip(&grid.widths);
    cells.map(|(text, width)| lines(&Words::plain(text), look.size, look.heavy, width - 2.0 * ACROSS)).collect()
}

/// A row, or those of its lines.
fn atom(cells: &[Vec<Line>], grid: &Grid, part: std::ops::Range<usize>, look: Look, of: &[Id]) -> Atom {
    let of_part = |lines: &Vec<Line>| {
        let to = part.end.min(lines.len());
        lines.get(part.start..to).map(<[Line]>::to_vec).unwrap_or_default()
    };
    let cells: Vec<Vec<Line>> = cells.iter().map(of_part).collect();
    let highest = cells.iter().map(Vec::len).max().unwrap_or(0).max(1);
    let height = highest as f64 * look.size * STEP + 2.0 * UPRIGHT;
    let mut pieces = vec![];
    if look.heavy {
        pieces.push(fill(0.0, 0.0, grid.width, height, HEAD));
    }
    // Each row has its own rules; those of rows that follow each other lie upon one another.
    for y in [0.0, height] {
        pieces.push(fill(0.0, y - THICK / 2.0, grid.width, THICK, RULE));
    }
    for ((lines, left), of) in cells.iter().zip(&grid.lefts).zip(of) {
        for (nth, line) in lines.iter().enumerate() {
            let y = UPRIGHT + nth as f64 * look.size * STEP + look.size * BASELINE;
            put(&mut pieces, line, look, (left + ACROSS, y), *of);
        }
    }
    Atom { height, pieces, ..Atom::default() }
}

fn fill(x: f64, y: f64, width: f64, height: f64, colour: Colour) -> Piece {
    Piece { x, y, drawn: Drawn::Fill { width, height, colour }, of: None }
}
