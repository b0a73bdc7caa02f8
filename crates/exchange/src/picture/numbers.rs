//! Numbers beside the markers whose titles found no room. They touch nothing else, and either every such marker
//! gets one or none does: a list with holes would mislead.

use super::fonts::{Weight, width};
use super::frame::{CAPITAL, Frame, heading_lines, label_lines, region_at};
use super::paper::Area;
use sweetspot_core::scene::{Mark, Scene};

/// A number beside a marker.
pub(super) struct Numbered {
    /// The initiative's position in map order.
    pub initiative: u32,
    pub number: usize,
    /// The box of its digits; they stand on its lower edge.
    pub area: Area,
}

/// Numbers for `marks` from `first` on, counted region by region in reading order and from the top left in each. Where
/// one of them finds no room: that initiative.
/// `reserved` are boxes that are taken already.
pub(super) fn numbered(
    frame: &Frame,
    scene: &Scene,
    marks: &[&Mark],
    first: usize,
    size: f64,
    reserved: impl IntoIterator<Item = Area>,
) -> Result<Vec<Numbered>, u32> {
    let order = |mark: &Mark| (mark.challenges.len(), mark.challenges.letters());
    let mut marks = marks.to_vec();
    marks.sort_by(|one, other| {
        order(one)
            .cmp(&order(other))
            .then(one.y.total_cmp(&other.y))
            .then(one.x.total_cmp(&other.x))
            .then(one.initiative.cmp(&other.initiative))
    });
    let mut taken = taken(frame, scene);
    taken.extend(reserved);
    let mut waiting: Vec<(usize, &Mark, Vec<Area>)> = marks
        .into_iter()
        .zip(first..)
        .map(|(mark, number)| (number, mark, free(frame, scene, mark, &number.to_string(), size, &taken)))
        .collect();
    // Those with the fewest places choose first.
    waiting.sort_by_key(|(number, _, places)| (places.len(), *number));
    let mut placed: Vec<Numbered> = vec![];
    for (number, mark, places) in waiting {
        let free = |area: &Area| placed.iter().all(|other| !other.area.grown(1.0).meets(area));
        let area = places.into_iter().find(free).ok_or(mark.initiative)?;
        placed.push(Numbered { initiative: mark.initiative, number, area });
    }
    placed.sort_by_key(|numbered| numbered.number);
    Ok(placed)
}

/// The boxes of all words in the frame.
pub(super) fn taken(frame: &Frame, scene: &Scene) -> Vec<Area> {
    let headings = scene.headings.iter().flat_map(|heading| {
        let (x, y) = frame.at(heading.badge.x, heading.badge.y);
        let radius = heading.badge_radius * frame.scale;
        let badge = Area { x: x - radius, y: y - radius, width: 2.0 * radius, height: 2.0 * radius };
        heading_lines(frame, heading).into_iter().map(|line| line.area()).chain([badge])
    });
    let labels = scene.marks.iter().filter_map(|mark| Some((mark, mark.label.as_ref()?)));
    let labels = labels.flat_map(|(mark, label)| label_lines(frame, scene, mark, label));
    headings.chain(labels.map(|line| line.area())).collect()
}

/// Free places for a number, the best first: inside the marker's region before across its border, level before askew.
fn free(frame: &Frame, scene: &Scene, mark: &Mark, digits: &str, size: f64, taken: &[Area]) -> Vec<Area> {
    let (x, y) = frame.at(mark.x, mark.y);
    let (wide, high) = (width(digits, size, Weight::SemiBold), CAPITAL * size);
    let radius = scene.mark_radius * frame.scale;
    let reach = radius + 0.18 * size;
    let askew = reach * 0.72;
    let places = [
        (x + reach, y - high / 2.0),
        (x - reach - wide, y - high / 2.0),
        (x - wide / 2.0, y + reach),
        (x - wide / 2.0, y - reach - high),
        (x + askew, y - askew - high * 0.6),
        (x + askew, y + askew - high * 0.4),
        (x - askew - wide, y - askew - high * 0.6),
        (x - askew - wide, y + askew - high * 0.4),
    ];
    let farther = places.map(|(left, top)| {
        let (dx, dy) = (left + wide / 2.0 - x, top + high / 2.0 - y);
        (left + dx * 0.3, top + dy * 0.3)
    });
    let mut free: Vec<(bool, Area)> = places
        .into_iter()
        .chain(farther)
        .map(|(x, y)| Area { x, y, width: wide, height: high })
        .filter(|area| frame.area.holds(area))
        .filter(|area| taken.iter().all(|other| !other.meets(&area.grown(0.8))))
        .filter(|area| {
            scene.marks.iter().all(|other| {
                let (x, y) = frame.at(other.x, other.y);
                other.initiative == mark.initiative || !area.meets_circle(x, y, radius + 0.9)
            })
        })
        .map(|area| (crosses(frame, scene, mark, &area.grown(0.6)), area))
        .collect();
    free.sort_by_key(|(crosses, _)| *crosses);
    free.into_iter().map(|(_, area)| area).collect()
}

/// Whether a corner of the box lies outside the marker's region.
fn crosses(frame: &Frame, scene: &Scene, mark: &Mark, area: &Area) -> bool {
    [(area.x, area.y), (area.right(), area.y), (area.x, area.bottom()), (area.right(), area.bottom())].into_iter().any(
        |(x, y)| {
            let (x, y) = ((x - frame.area.x) / frame.scale, (y - frame.area.y) / frame.scale);
            region_at(&scene.ellipses, x, y) != mark.challenges
        },
    )
}
