//! The outlines cut at their crossings, and the pieces joined up again round each region.
//! Exact elliptical arcs, so that a region's path stays smooth on a poster. Never decides what lies where; that is
//! `contains`.

use super::Ellipse;
use crate::map::{ChallengeSet, Position};
use std::f64::consts::{PI, TAU};
use std::fmt::Write;

/// A piece of an outline between two crossings.
struct Piece {
    ellipse: u8,
    /// Angle at its start; in [0, 2 pi).
    from: f64,
    /// How far it turns, clockwise on screen.
    turn: f64,
    start: usize,
    end: usize,
    /// The other ellipses in which it lies.
    within: ChallengeSet,
}

/// All pieces of a drawing, and the crossings between them.
pub(super) struct Outlines<'a> {
    ellipses: &'a [Ellipse],
    crossings: Vec<Position>,
    pieces: Vec<Piece>,
}

/// A piece as a region's border passes it: forwards where its ellipse holds the region, else backwards.
struct Step<'a> {
    piece: &'a Piece,
    forwards: bool,
}

impl Step<'_> {
    fn start(&self) -> usize {
        if self.forwards { self.piece.start } else { self.piece.end }
    }
    fn end(&self) -> usize {
        if self.forwards { self.piece.end } else { self.piece.start }
    }
}

impl<'a> Outlines<'a> {
    /// Cuts the ellipses at their crossings.
    pub(super) fn cut(ellipses: &'a [Ellipse]) -> Outlines<'a> {
        let mut crossings = Vec::new();
        let mut cuts: Vec<Vec<(f64, usize)>> = vec![Vec::new(); ellipses.len()];
        for first in 0..ellipses.len() {
            for second in first + 1..ellipses.len() {
                for angle in crossing_angles(&ellipses[first], &ellipses[second]) {
                    let at = ellipses[first].at(angle);
                    cuts[first].push((angle, crossings.len()));
                    cuts[second].push((ellipses[second].angle_of(at).rem_euclid(TAU), crossings.len()));
                    crossings.push(at);
                }
            }
        }
        let mut pieces = Vec::new();
        for (ellipse, cuts) in cuts.iter_mut().enumerate() {
            cuts.sort_by(|a, b| a.0.total_cmp(&b.0));
            for (nth, (from, start)) in cuts.iter().enumerate() {
                let (to, end) = cuts[(nth + 1) % cuts.len()];
                let turn = (to - from).rem_euclid(TAU);
                let middle = ellipses[ellipse].at(from + turn / 2.0);
                let mut within = ChallengeSet::EMPTY;
                for (other, shape) in ellipses.iter().enumerate() {
                    if other != ellipse && shape.contains(middle) {
                        within.insert(other as u8);
                    }
                }
                pieces.push(Piece { ellipse: ellipse as u8, from: *from, turn, start: *start, end, within });
            }
        }
        Outlines { ellipses, crossings, pieces }
    }

    /// The border of `region`: SVG path data and a close polygon.
    pub(super) fn border(&self, region: ChallengeSet) -> (String, Vec<Position>) {
        let (mut path, mut polygon) = (String::new(), Vec::new());
        let steps = self.walk(region);
        if let Some(first) = steps.first() {
            let at = self.crossings[first.start()];
            let _ = write!(path, "M{} {}", number(at.x), number(at.y));
        }
        for step in steps {
            let shape = &self.ellipses[step.piece.ellipse as usize];
            let to = self.crossings[step.end()];
            let _ = write!(
                path,
                "A{} {} {} {} {} {} {}",
                number(shape.rx),
                number(shape.ry),
                number(shape.rotation),
                u8::from(step.piece.turn > PI),
                u8::from(step.forwards),
                number(to.x),
                number(to.y)
            );
            let chords = (step.piece.turn / CHORD).ceil().max(1.0);
            for nth in 0..chords as usize {
                let share = nth as f64 / chords;
                let share = if step.forwards { share } else { 1.0 - share };
                polygon.push(shape.at(step.piece.from + step.piece.turn * share));
            }
        }
        path.push('Z');
        (path, polygon)
    }

    /// The pieces round a region, each starting where the one before it ends. A region meets a crossing once, so the
    /// way on is never in doubt.
    fn walk(&self, region: ChallengeSet) -> Vec<Step<'_>> {
        let mut loose: Vec<Step<'_>> = Vec::new();
        for piece in &self.pieces {
            let mut inside = piece.within;
            inside.insert(piece.ellipse);
            if inside == region {
                loose.push(Step { piece, forwards: true });
            } else if piece.within == region {
                loose.push(Step { piece, forwards: false });
            }
        }
        let mut steps: Vec<Step<'_>> = Vec::new();
        while let Some(next) = match steps.last() {
            None => (!loose.is_empty()).then_some(0),
            Some(last) => loose.iter().position(|step| step.start() == last.end()),
        } {
            steps.push(loose.swap_remove(next));
        }
        steps
    }
}

/// The angles on `first` at which it crosses `second`.
fn crossing_angles(first: &Ellipse, second: &Ellipse) -> Vec<f64> {
    let inside = |angle: f64| second.contains(first.at(angle));
    let mut angles = Vec::new();
    for nth in 0..PROBES {
        let (mut low, mut high) =
            (f64::from(nth) * TAU / f64::from(PROBES), f64::from(nth + 1) * TAU / f64::from(PROBES));
        let before = inside(low);
        if before == inside(high) {
            continue;
        }
        for _ in 0..60 {
            let middle = (low + high) / 2.0;
            if inside(middle) == before { low = middle } else { high = middle }
        }
        angles.push(low);
    }
    angles
}

/// Three decimals at most (the rotations have three), as short as can be.
fn number(value: f64) -> String {
    let text = format!("{value:.3}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

const PROBES: u16 = 1440;
/// Longest step of a polygon along an outline: a degree and a half.
const CHORD: f64 = TAU / 240.0;
