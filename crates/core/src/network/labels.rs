//! Which names stand beside their nodes from which zoom on: those of higher rank first, none upon another or upon a node.
//! A label stands beside its node and keeps its size on the screen; a name once shown stays as one zooms in.

use super::{Frame, Mark, NodeLabel};
use crate::scene::{Side, text_width};

/// Zooms at which labels are tried, 1 being the whole network in sight.
pub(super) const ZOOMS: [f32; 9] = [1.0, 1.4, 2.0, 2.8, 4.0, 5.6, 8.0, 11.3, 16.0];
/// Height of a line, in font sizes.
const LINE: f32 = 1.3;
/// Between a node and its label, in font sizes.
const GAP: f32 = 0.15;
/// Most columns of cells that areas are sorted into.
const MOST_COLUMNS: f32 = 400.0;
/// Where a label is tried.
const SIDES: [Side; 4] = [Side::Below, Side::Above, Side::Right, Side::Left];

#[derive(Clone, Copy)]
struct Area {
    left: f32,
    top: f32,
    right: f32,
    bottom: f32,
}

impl Area {
    fn holds(&self, other: &Area) -> bool {
        self.left <= other.left && other.right <= self.right && self.top <= other.top && other.bottom <= self.bottom
    }

    fn meets(&self, other: &Area) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }
}

/// Sets the label of each mark that finds room. `labels` are the names; `text` is the font size at zoom 1.
pub(super) fn label(marks: &mut [Mark], labels: &[&str], text: f32, frame: &Frame) {
    let frame =
        Area { left: frame.left, top: frame.top, right: frame.left + frame.width, bottom: frame.top + frame.height };
    let widths: Vec<f32> = labels.iter().map(|label| text_width(label, f64::from(text), false) as f32).collect();
    let mut order: Vec<usize> = (0..marks.len()).collect();
    order.sort_by_key(|node| marks[*node].rank);
    for zoom in ZOOMS {
        let mut taken = Shelves::new(text * 6.0 / zoom, &frame);
        for (node, mark) in marks.iter().enumerate() {
            let radius = mark.radius / zoom.sqrt();
            let (left, top) = (mark.x - radius, mark.y - radius);
            taken.put(Area { left, top, right: mark.x + radius, bottom: mark.y + radius }, node);
            if let Some(label) = mark.label {
                taken.put(covered(mark, label.side, widths[node], text, zoom), node);
            }
        }
        for node in &order {
            let mark = &mut marks[*node];
            if mark.label.is_none() {
                let areas = SIDES.map(|side| (side, covered(mark, side, widths[*node], text, zoom)));
                if let Some((side, area)) =
                    areas.into_iter().find(|(_, area)| frame.holds(area) && taken.free(area, *node))
                {
                    taken.put(area, *node);
                    mark.label = Some(NodeLabel { side, from_zoom: zoom });
                }
            }
        }
    }
}

/// What a label takes at this zoom: from its node's centre outwards. The centre belongs to it so that the area at a
/// larger zoom lies within that at a smaller one, and two labels that are clear of each other stay so.
fn covered(mark: &Mark, side: Side, width: f32, text: f32, zoom: f32) -> Area {
    let away = mark.radius / zoom.sqrt() + GAP * text / zoom;
    let (wide, high) = (width.max(1.0) / zoom, LINE * text / zoom);
    let (x, y) = (mark.x, mark.y);
    match side {
        Side::Below => Area { left: x - wide / 2.0, top: y, right: x + wide / 2.0, bottom: y + away + high },
        Side::Above => Area { left: x - wide / 2.0, top: y - away - high, right: x + wide / 2.0, bottom: y },
        Side::Right => Area { left: x, top: y - high / 2.0, right: x + away + wide, bottom: y + high / 2.0 },
        Side::Left => Area { left: x - away - wide, top: y - high / 2.0, right: x, bottom: y + high / 2.0 },
    }
}

/// Areas by the cells of a grid over the frame that they lie in; what lies outside it counts to the cells at its edge.
struct Shelves {
    left: f32,
    top: f32,
    side: f32,
    columns: i32,
    rows: i32,
    /// For each cell the last of its entries and one more, 0 for none.
    last: Vec<u32>,
    entries: Vec<Entry>,
}

struct Entry {
    area: Area,
    node: u32,
    /// The entry before in the same cell, as `last`.
    before: u32,
}

impl Shelves {
    fn new(side: f32, frame: &Area) -> Shelves {
        let (wide, high) = (frame.right - frame.left, frame.bottom - frame.top);
        // Never many more cells than there is use for, however small the text.
        let side = side.max(wide / MOST_COLUMNS).max(1e-3);
        let (columns, rows) = ((wide / side) as i32 + 1, (high / side) as i32 + 1);
        let last = vec![0; columns as usize * rows as usize];
        Shelves { left: frame.left, top: frame.top, side, columns, rows, last, entries: vec![] }
    }

    fn cells(&self, area: &Area) -> impl Iterator<Item = usize> + use<> {
        let column = |x: f32| (((x - self.left) / self.side).floor() as i32).clamp(0, self.columns - 1);
        let row = |y: f32| (((y - self.top) / self.side).floor() as i32).clamp(0, self.rows - 1);
        let (left, right, top, bottom) = (column(area.left), column(area.right), row(area.top), row(area.bottom));
        let columns = self.columns;
        (top..=bottom).flat_map(move |y| (left..=right).map(move |x| (y * columns + x) as usize))
    }

    fn put(&mut self, area: Area, node: usize) {
        for cell in self.cells(&area) {
            self.entries.push(Entry { area, node: node as u32, before: self.last[cell] });
            self.last[cell] = self.entries.len() as u32;
        }
    }

    /// Whether nothing but the node itself and what is its own meets the area.
    fn free(&self, area: &Area, node: usize) -> bool {
        self.cells(area).all(|cell| {
            let mut next = self.last[cell];
            while let Some(entry) = next.checked_sub(1).map(|at| &self.entries[at as usize]) {
                if entry.node as usize != node && entry.area.meets(area) {
                    return false;
                }
                next = entry.before;
            }
            true
        })
    }
}
