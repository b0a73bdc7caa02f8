//! Ellipses whose regions are as large as their counts. They are found by search (the `eunoia` crate, after the R package
//! eulerr); not every count can be drawn so, and what the drawing gets wrong is part of the answer. The same counts give
//! the same drawing, turned so that each challenge lies where the fixed drawing has it, as far as can be.

use super::{Ellipse, ellipses};
use crate::map::{ChallengeSet, LETTERS, Position};
use eunoia::geometry::shapes::{Ellipse as Shape, Polygon};
use eunoia::plotting::{PlotData, PlotOptions};
use eunoia::spec::Combination;
use eunoia::{DiagramSpecBuilder, Fitter, InputType, Layout};
use std::f64::consts::PI;

/// How many searches are made, each from another start.
const SEARCHES: u64 = 16;
/// Corners of the polygon that stands for a whole ellipse.
const CORNERS: usize = 360;

/// A drawing, in units of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Proportional {
    /// Challenges by position, with their ellipses; a challenge that nothing contributes to has none.
    pub ellipses: Vec<(u8, Ellipse)>,
    /// The regions that hold something, and those that the drawing has besides, in reading order.
    pub regions: Vec<Portion>,
}

/// A region of such a drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Portion {
    /// Which challenges.
    pub set: ChallengeSet,
    /// Its borders, holes too; none where it is not drawn.
    pub rings: Vec<Vec<Position>>,
    /// A point well inside its largest piece.
    pub pole: Position,
    /// The share of the whole that its area should have, 0 to 1.
    pub due: f64,
    /// The share that it has.
    pub drawn: f64,
}

impl Proportional {
    /// The same, so many times as large around the origin and then moved.
    pub(crate) fn moved(&self, scale: f64, dx: f64, dy: f64) -> Proportional {
        let moved = |at: Position| point(at.x * scale + dx, at.y * scale + dy);
        Proportional {
            ellipses: self.ellipses.iter().map(|(place, ellipse)| (*place, ellipse.moved(scale, dx, dy))).collect(),
            regions: self
                .regions
                .iter()
                .map(|portion| Portion {
                    rings: portion.rings.iter().map(|ring| ring.iter().copied().map(moved).collect()).collect(),
                    pole: moved(portion.pole),
                    ..*portion
                })
                .collect(),
        }
    }
}

/// Draws the counts of regions. None where nothing is counted, or where the search finds no drawing at all.
pub fn proportional(counts: &[(ChallengeSet, usize)]) -> Option<Proportional> {
    let counts: Vec<(ChallengeSet, usize)> =
        counts.iter().copied().filter(|(set, count)| *count > 0 && !set.is_empty()).collect();
    let served = counts.iter().fold(ChallengeSet::EMPTY, |all, (set, _)| ChallengeSet(all.0 | set.0));
    let places: Vec<u8> = served.positions().collect();
    match places[..] {
        [] => return None,
        // There is nothing to search for.
        [only] => return Some(alone(only)),
        _ => {}
    }
    let spec = places.iter().fold(DiagramSpecBuilder::new().input_type(InputType::Exclusive), |spec, place| {
        spec.set(name(*place), count_of(ChallengeSet(1 << place), &counts) as f64)
    });
    let spec = counts
        .iter()
        .filter(|(set, _)| set.len() > 1)
        .fold(spec, |spec, (set, count)| {
            let names: Vec<String> = set.positions().map(name).collect();
            spec.intersection(&names.iter().map(String::as_str).collect::<Vec<_>>(), *count as f64)
        })
        .build()
        .ok()?;
    let mut layout = (0..SEARCHES)
        .filter_map(|seed| Fitter::<Shape>::new(&spec).seed(seed).n_restarts(1).fit().ok())
        .map(|layout| (faults(&layout, &counts), layout))
        .min_by(|(one, _), (other, _)| one.0.cmp(&other.0).then(one.1.total_cmp(&other.1)))?
        .1;
    // Parts that have nothing in common come beside each other.
    layout.normalize(0.05);
    let drawn = places.iter().map(|place| Some((*place, of(layout.shape_for_set(&name(*place))?))));
    let ellipses = turned_like_the_fixed(&drawn.collect::<Option<Vec<_>>>()?);
    let shapes: Vec<Shape> = spec
        .set_names()
        .iter()
        .filter_map(|set| ellipses.iter().find(|(place, _)| name(*place) == *set))
        .map(|(_, ellipse)| shape(ellipse))
        .collect();
    let size = shapes.iter().map(Shape::semi_major).fold(0.0, f64::max);
    let options = PlotOptions::default().n_vertices(CORNERS).label_precision(size / 1000.0);
    let plot = PlotData::from_shapes(&shapes, &spec, None, options);
    Some(Proportional { regions: portions(&plot, &counts), ellipses })
}

/// What is wrong with a drawing, the worst first: how many initiatives it does not show, then its largest error. The
/// search itself minds a small region less than we do.
fn faults(layout: &Layout<Shape>, counts: &[(ChallengeSet, usize)]) -> (usize, f64) {
    let total: usize = counts.iter().map(|(_, count)| count).sum();
    let drawn = |set: ChallengeSet| layout.fitted().get(&combination(set)).copied().unwrap_or_default();
    let all = || ChallengeSet::regions(LETTERS.len()).into_iter();
    let whole: f64 = all().map(drawn).sum();
    let (share, due) = (|set| drawn(set) / whole, |set| count_of(set, counts) as f64 / total as f64);
    let hidden = counts.iter().filter(|(set, _)| share(*set) < due(*set) / 10.0).map(|(_, count)| count).sum();
    (hidden, all().map(|set| (share(set) - due(set)).abs()).fold(0.0, f64::max))
}

fn count_of(set: ChallengeSet, counts: &[(ChallengeSet, usize)]) -> usize {
    counts.iter().find(|(other, _)| *other == set).map_or(0, |(_, count)| *count)
}

fn combination(set: ChallengeSet) -> Combination {
    let names: Vec<String> = set.positions().map(name).collect();
    Combination::new(&names.iter().map(String::as_str).collect::<Vec<_>>())
}

fn portions(plot: &PlotData, counts: &[(ChallengeSet, usize)]) -> Vec<Portion> {
    let total: usize = counts.iter().map(|(_, count)| count).sum();
    let area = |set| plot.region_areas.get(&combination(set).to_string()).copied().unwrap_or_default();
    // Summed in order: the same terms in another would differ in the last bit.
    let whole: f64 = ChallengeSet::regions(LETTERS.len()).into_iter().map(area).sum();
    ChallengeSet::regions(LETTERS.len())
        .into_iter()
        .filter_map(|set| {
            let count = count_of(set, counts);
            let combination = combination(set);
            let rings: Vec<Vec<Position>> = plot
                .regions
                .get(&combination)
                .into_iter()
                .flatten()
                .flat_map(|piece| std::iter::once(&piece.outer).chain(&piece.holes))
                .map(ring)
                .collect();
            if count == 0 && rings.is_empty() {
                return None;
            }
            let pole = plot
                .region_anchors
                .get(&combination.to_string())
                .map_or(Position { x: 0.0, y: 0.0 }, |at| point(at.x(), at.y()));
            Some(Portion { set, rings, pole, due: count as f64 / total as f64, drawn: area(set) / whole })
        })
        .collect()
}

fn ring(polygon: &Polygon) -> Vec<Position> {
    polygon.vertices().iter().map(|at| point(at.x(), at.y())).collect()
}

/// The drawing of a single challenge: a circle.
fn alone(place: u8) -> Proportional {
    let ellipse = Ellipse::upright(0.0, 0.0, 1.0, 1.0);
    let ring = ellipse.outline(CORNERS);
    let set = ChallengeSet(1 << place);
    let portion = Portion { set, rings: vec![ring], pole: point(0.0, 0.0), due: 1.0, drawn: 1.0 };
    Proportional { ellipses: vec![(place, ellipse)], regions: vec![portion] }
}

/// Turns and mirrors the ellipses so that their middles lie as near as can be to the directions in which the fixed
/// drawing has them (an orthogonal Procrustes fit).
fn turned_like_the_fixed(drawn: &[(u8, Ellipse)]) -> Vec<(u8, Ellipse)> {
    let fixed = ellipses(drawn.iter().map(|(place, _)| usize::from(*place) + 1).max().unwrap_or(2).max(4));
    let wanted: Vec<Position> = drawn
        .iter()
        .map(|(place, _)| &fixed[usize::from(*place)])
        .map(|ellipse| point(ellipse.cx, ellipse.cy))
        .collect();
    let middles: Vec<Position> = drawn.iter().map(|(_, ellipse)| point(ellipse.cx, ellipse.cy)).collect();
    let (to, from) = (middle(&wanted), middle(&middles));
    let fit = |mirror: f64| {
        let pairs = middles.iter().zip(&wanted);
        let (along, across) = pairs.fold((0.0, 0.0), |(along, across), (own, wanted)| {
            let (hx, hy) = (mirror * (own.x - from.x), own.y - from.y);
            let (wx, wy) = (wanted.x - to.x, wanted.y - to.y);
            (along + hx * wx + hy * wy, across + hx * wy - hy * wx)
        });
        (along.hypot(across), across.atan2(along))
    };
    let ((plain, turn), (mirrored, other)) = (fit(1.0), fit(-1.0));
    let (mirror, turn) = if mirrored > plain { (-1.0, other) } else { (1.0, turn) };
    drawn
        .iter()
        .map(|(place, unturned)| {
            let (x, y) = (mirror * (unturned.cx - from.x), unturned.cy - from.y);
            let (cx, cy) = (x * turn.cos() - y * turn.sin(), x * turn.sin() + y * turn.cos());
            (*place, ellipse(cx, cy, unturned.rx, unturned.ry, mirror * unturned.rotation.to_radians() + turn))
        })
        .collect()
}

fn middle(points: &[Position]) -> Position {
    let count = points.len().max(1) as f64;
    point(points.iter().map(|at| at.x).sum::<f64>() / count, points.iter().map(|at| at.y).sum::<f64>() / count)
}

fn of(shape: &Shape) -> Ellipse {
    let centre = shape.center();
    ellipse(centre.x(), centre.y(), shape.semi_major(), shape.semi_minor(), shape.rotation())
}

fn ellipse(cx: f64, cy: f64, rx: f64, ry: f64, turn: f64) -> Ellipse {
    Ellipse::turned(cx, cy, rx, ry, turn.to_degrees(), turn.cos(), turn.sin())
}

fn shape(ellipse: &Ellipse) -> Shape {
    let centre = eunoia::geometry::primitives::Point::new(ellipse.cx, ellipse.cy);
    // The longer axis comes first there.
    if ellipse.rx >= ellipse.ry {
        Shape::new(centre, ellipse.rx, ellipse.ry, ellipse.rotation.to_radians())
    } else {
        Shape::new(centre, ellipse.ry, ellipse.rx, ellipse.rotation.to_radians() + PI / 2.0)
    }
}

fn name(place: u8) -> String {
    LETTERS[usize::from(place)].to_string()
}

fn point(x: f64, y: f64) -> Position {
    Position { x, y }
}
