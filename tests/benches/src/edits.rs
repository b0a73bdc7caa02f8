//! Edits as the window makes them: through JSON, by a page that holds the last snapshot and is told what differs.

use crate::{Bench, lay_down, middle};
use std::sync::Arc;
use std::time::Instant;
use sweetspot_app::App;
use sweetspot_app::wire::{AtPath, Nothing};
use sweetspot_core::map::{ChallengeSet, Map};
use sweetspot_core::synthetic::synthetic;

/// The sizes over which the slope is taken.
const SIZES: [usize; 4] = [200, 2_000, 10_000, 50_000];
/// How much faster than the map an edit may grow: the slope of its time over the size, both as logarithms.
const SLOPE: f64 = 0.3;
const EDITS: usize = 15;

/// A page that says which snapshot it holds.
struct Page<'a> {
    app: &'a Arc<App>,
    held: u64,
}

impl Page<'_> {
    /// The milliseconds until the reply is there.
    fn edit(&mut self, edit: &serde_json::Value) -> f64 {
        let request = edit.to_string();
        let begun = Instant::now();
        let reply = self.app.call_since("edit", &request, self.held).unwrap();
        let took = begun.elapsed().as_secs_f64() * 1000.0;
        let told = reply.trim_start_matches(r#"{"told":"#).split(',').next().unwrap();
        self.held = told.parse().unwrap();
        took
    }

    /// Places one initiative after another elsewhere. The first edit is told whole and settles the map, so it does not count.
    fn place(&mut self, map: &Map) -> f64 {
        let times: Vec<f64> = (0..=EDITS)
            .map(|nth| {
                let initiative = map.initiatives.at(nth * 7_919 % map.initiatives.len()).id;
                let challenges = map.challenge_ids(ChallengeSet((nth % 15 + 1) as u8));
                let kind = "place_initiatives";
                self.edit(&serde_json::json!({ "kind": kind, "initiatives": [initiative], "challenges": challenges }))
            })
            .collect();
        middle(times[1..].to_vec())
    }

    fn retitle(&mut self, map: &Map) -> f64 {
        let times = (0..EDITS).map(|nth| {
            let initiative = map.initiatives.at(nth * 7_907 % map.initiatives.len()).id;
            let fields = serde_json::json!({ "title": format!("Another title {nth}") });
            self.edit(
                &serde_json::json!({ "kind": "change_initiatives", "initiatives": [initiative], "fields": fields }),
            )
        });
        middle(times.collect())
    }
}

/// Milliseconds of an edit that places one initiative elsewhere, to its reply.
pub fn placing(app: &Arc<App>) -> f64 {
    let map = app.save(Nothing {}).unwrap().map;
    Page { app, held: 0 }.place(&map)
}

/// Edits of ever larger maps, and by how much they take longer the larger the map.
pub fn slope() {
    let heads = SIZES.map(|size| format!("{size:>11}")).concat();
    println!("\n{:<34}{heads}{:>16}", "one edit to its reply, ms", format!("slope ({SLOPE})"));
    let figures: Vec<[f64; 2]> = SIZES
        .iter()
        .map(|size| {
            let folder = tempfile::tempdir().unwrap();
            let (local, path) = (folder.path().join("local"), folder.path().join("bench.sweetspot"));
            let map = synthetic(*size, 7);
            lay_down(&local, &path, &map);
            let app = App::new(local, Box::new(Bench));
            app.grant(&path);
            app.open_map(AtPath { path: path.to_string_lossy().into_owned() }).unwrap();
            let mut page = Page { app: &app, held: 0 };
            let found = [page.place(&map), page.retitle(&map)];
            app.end();
            found
        })
        .collect();
    for (row, name) in ["placed elsewhere", "given another title"].into_iter().enumerate() {
        let times: Vec<f64> = figures.iter().map(|figure| figure[row]).collect();
        let cells: String = times.iter().map(|time| format!("{time:>11.1}")).collect();
        let slope = slope_of(&SIZES.map(|size| size as f64), &times);
        let verdict = if slope <= SLOPE { "" } else { " OVER" };
        println!("{name:<34}{cells}{slope:>16.2}{verdict}");
    }
}

/// The slope of the line through the logarithms of both that has the least squares.
fn slope_of(sizes: &[f64], times: &[f64]) -> f64 {
    let (xs, ys): (Vec<f64>, Vec<f64>) = sizes.iter().zip(times).map(|(size, time)| (size.ln(), time.ln())).unzip();
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let (x, y) = (mean(&xs), mean(&ys));
    let along: f64 = xs.iter().map(|one| (one - x).powi(2)).sum();
    xs.iter().zip(&ys).map(|(one, other)| (one - x) * (other - y)).sum::<f64>() / along
}
