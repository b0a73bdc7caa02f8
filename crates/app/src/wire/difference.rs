//! What a snapshot tells that an earlier one did not, as JSON. A page that holds the earlier one puts the later together from
//! it; what did not change is not sent, nor looked at longer than it takes to see that it is the same.
//!
//! A difference is one of three: `{"is": value}` puts a value in the old one's place; `{"of": {field: difference, …}}` changes
//! the fields that it names; `{"list": [piece, …]}` says what a list is made of: `[from, count]` is a run of the list before,
//! `{"new": [value, …]}` are values that it did not have there. New kinds of row need nothing said here.

use super::Snapshot;
use serde::Serialize;
use std::fmt::Write;
use std::sync::Arc;
use sweetspot_core::Map;
use sweetspot_core::analysis::Analysis;
use sweetspot_core::scene::Scene;

/// A difference as JSON; None where there is none.
type Difference = Option<String>;

/// A value that can't be written as JSON, such as a number that is none, ends a reply as a failure.
type Written<T> = serde_json::Result<T>;

/// How far to both sides of its old place something is looked for in a list.
const REACH: usize = 32;

/// Names every field of a struct with the function that tells its difference: one left out does not compile.
macro_rules! fields {
    ($now:expr, $before:expr, $Type:ident { $($field:ident: $difference:ident),* $(,)? }) => {{
        let $Type { $($field: _),* } = $now;
        of([$((stringify!($field), $difference(&$now.$field, &$before.$field)?)),*])
    }};
}

macro_rules! map_fields {
    ($now:expr, $before:expr; $($(#[$doc:meta])* $list:ident: $Row:ident, $Entity:ident = $words:literal;)*) => {
        of([
            ("head", whole(&$now.head, &$before.head)?),
            $((
                stringify!($list),
                if $now.$list.is_same_list(&$before.$list) {
                    None
                } else {
                    pieces(&$now.$list.iter().collect::<Vec<_>>(), &$before.$list.iter().collect::<Vec<_>>())?
                },
            ),)*
        ])
    };
}

/// What `now` tells that `before` did not.
///
/// # Errors
/// Where a value can't be written as JSON.
pub(super) fn difference(now: &Snapshot, before: &Snapshot) -> Written<String> {
    let found = fields!(
        now,
        before,
        Snapshot {
            state: whole,
            map: map,
            analysis: analysis,
            settings: whole,
            scene: scene,
            file: whole,
            undo: whole,
            redo: whole,
            left: whole,
            conflicts: list,
            origins: list,
            short_description: whole,
            long_description: whole,
        }
    );
    Ok(found.unwrap_or_else(|| r#"{"of":{}}"#.to_owned()))
}

fn map(now: &Map, before: &Map) -> Written<Difference> {
    Ok(sweetspot_core::rows!(map_fields now, before;))
}

fn analysis(now: &Analysis, before: &Analysis) -> Written<Difference> {
    if std::ptr::eq(now, before) {
        return Ok(None);
    }
    Ok(fields!(
        now,
        before,
        Analysis {
            regions: shared,
            unplaced: list,
            placed: whole,
            ended_left_out: whole,
            min_initiatives: whole,
            sweet_spots: shared,
            left_out: whole,
            thin_spots: list,
            over_claim: whole,
        }
    ))
}

fn scene(now: &Scene, before: &Scene) -> Written<Difference> {
    if std::ptr::eq(now, before) {
        return Ok(None);
    }
    Ok(fields!(
        now,
        before,
        Scene {
            width: whole,
            height: whole,
            ellipses: whole,
            regions: list,
            headings: whole,
            mark_radius: whole,
            text: whole,
            marks: shared,
        }
    ))
}

fn of<const N: usize>(fields: [(&str, Difference); N]) -> Difference {
    let mut told = String::new();
    for (name, difference) in fields {
        if let Some(difference) = difference {
            let comma = if told.is_empty() { "" } else { "," };
            let _ = write!(told, r#"{comma}"{name}":{difference}"#);
        }
    }
    (!told.is_empty()).then(|| format!(r#"{{"of":{{{told}}}}}"#))
}

fn whole<T: PartialEq + Serialize>(now: &T, before: &T) -> Written<Difference> {
    if now == before {
        return Ok(None);
    }
    Ok(Some(format!(r#"{{"is":{}}}"#, serde_json::to_string(now)?)))
}

/// Of a list of values.
fn list<T: PartialEq + Serialize>(now: &[T], before: &[T]) -> Written<Difference> {
    pieces(&now.iter().collect::<Vec<_>>(), &before.iter().collect::<Vec<_>>())
}

/// Of a list of values that both lists may share, which is seen from their pointers.
fn shared<T: PartialEq + Serialize>(now: &[Arc<T>], before: &[Arc<T>]) -> Written<Difference> {
    pieces(&now.iter().map(|one| &**one).collect::<Vec<_>>(), &before.iter().map(|one| &**one).collect::<Vec<_>>())
}

/// A run of the list before, or values that it lacks there.
enum Piece<'a, T> {
    Kept { from: usize, count: usize },
    New(Vec<&'a T>),
}

fn pieces<T: PartialEq + Serialize>(now: &[&T], before: &[&T]) -> Written<Difference> {
    let pieces = cut(now, before);
    let unchanged = match &pieces[..] {
        [] => before.is_empty(),
        [Piece::Kept { from: 0, count }] => *count == before.len(),
        _ => false,
    };
    if unchanged {
        return Ok(None);
    }
    let mut told = String::new();
    for piece in &pieces {
        let comma = if told.is_empty() { "" } else { "," };
        let piece = match piece {
            Piece::Kept { from, count } => format!("[{from},{count}]"),
            Piece::New(values) => format!(r#"{{"new":{}}}"#, serde_json::to_string(values)?),
        };
        let _ = write!(told, "{comma}{piece}");
    }
    Ok(Some(format!(r#"{{"list":[{told}]}}"#)))
}

/// What `now` is made of. A value is looked for where the one before it leads to expect it, then to both sides; values that
/// moved farther are sent as new ones, which is only longer.
fn cut<'a, T: PartialEq>(now: &[&'a T], before: &[&T]) -> Vec<Piece<'a, T>> {
    let mut pieces: Vec<Piece<T>> = Vec::new();
    let mut expected = 0;
    for value in now {
        let is_at = |place: &usize| before.get(*place).is_some_and(|old| std::ptr::eq(*old, *value) || old == value);
        let near = || (1..=REACH).flat_map(|away| [expected + away, expected.wrapping_sub(away)]);
        match std::iter::once(expected).chain(near()).find(is_at) {
            Some(place) => {
                match pieces.last_mut() {
                    Some(Piece::Kept { from, count }) if *from + *count == place => *count += 1,
                    Some(_) | None => pieces.push(Piece::Kept { from: place, count: 1 }),
                }
                expected = place + 1;
            }
            None => {
                match pieces.last_mut() {
                    Some(Piece::New(values)) => values.push(value),
                    Some(_) | None => pieces.push(Piece::New(vec![value])),
                }
                // Most often it has taken the place of an old one.
                expected += 1;
            }
        }
    }
    pieces
}
