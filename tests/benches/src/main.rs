//! Times what a person waits for, at three sizes of map, and prints each figure beside its budget.
//! A figure is the median of several runs, in milliseconds, on this machine, now.
//! `sweetspot-bench map N PATH` makes the map of N initiatives that is measured, and measures nothing; `graph N`, `patterns N`,
//! `page N` and `areas SPECS` print what the peers are measured against.

#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a benchmark prints, and stops where it can't go on")]

mod edits;
mod history;
mod imports;
mod peers;
mod sheets;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::Arc;
use std::time::Instant;
use sweetspot_app::host::Host;
use sweetspot_app::wire::{AtPath, Choose, Nothing};
use sweetspot_app::{App, Failure, FailureCode, Folders, clock, reader};
use sweetspot_core::analysis::together::{Target, together};
use sweetspot_core::analysis::{self, Settings};
use sweetspot_core::map::ChallengeSet;
use sweetspot_core::network::centrality::betweenness;
use sweetspot_core::network::layout::Places;
use sweetspot_core::network::{self, ties};
use sweetspot_core::scene::{self, SceneOptions};
use sweetspot_core::synthetic::synthetic;
use sweetspot_core::{Change, Map};
use sweetspot_document::Document;
use sweetspot_exchange::paper::{self, Paper, PaperRequest, Source, State};
use sweetspot_exchange::picture::{self, PictureRequest};

/// What is timed, with its budget at 200, 2,000 and 10,000 initiatives in milliseconds.
const BUDGETS: [(&str, [f64; 3]); 16] = [
    ("analysis from nothing", [30.0, 300.0, 2000.0]),
    ("scene", [16.0, 50.0, 150.0]),
    ("one edit to its reply, saved", [16.0, 16.0, 16.0]),
    ("open to first picture", [30.0, 60.0, 100.0]),
    ("publish the file", [60.0, 60.0, 100.0]),
    ("import, preview shown", [200.0, 1000.0, 5000.0]),
    ("export A4 as PDF", [200.0, 500.0, 2000.0]),
    ("export A4 as PNG, 300 dpi", [1200.0, 1500.0, 3000.0]),
    ("board paper for Word", [1000.0, 4000.0, 20_000.0]),
    ("board paper as PDF", [1000.0, 4000.0, 20_000.0]),
    ("meeting points", [30.0, 300.0, 2000.0]),
    ("together", [30.0, 300.0, 2000.0]),
    ("network laid out and drawn", [30.0, 100.0, 300.0]),
    ("betweenness, on request", [50.0, 500.0, 2000.0]),
    ("another copy, read and previewed", [150.0, 300.0, 1000.0]),
    ("two states compared", [16.0, 50.0, 150.0]),
];

struct Bench;

impl Host for Bench {
    fn choose(&self, _: &Choose, _: Option<&Path>) -> Option<PathBuf> {
        None
    }

    fn copy_image(&self, _: u32, _: u32, _: Vec<u8>) -> Result<(), Failure> {
        Err(Failure::of(FailureCode::ClipboardFailed, ""))
    }

    fn reader(&self) -> Command {
        Command::new(std::env::current_exe().unwrap())
    }
}

fn main() -> ExitCode {
    if let Some(code) = reader::run_if_asked() {
        return code;
    }
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [_, initiatives, path] = &arguments[..] {
        let folder = tempfile::tempdir().unwrap();
        lay_down(folder.path(), Path::new(path), &synthetic(initiatives.parse().unwrap(), 7));
        return ExitCode::SUCCESS;
    }
    match &arguments[..] {
        [what, initiatives] if what == "graph" => {
            println!("{}", peers::graph(initiatives.parse().unwrap()));
            return ExitCode::SUCCESS;
        }
        [what, initiatives] if what == "patterns" => {
            println!("{}", peers::patterns(initiatives.parse().unwrap()));
            return ExitCode::SUCCESS;
        }
        [what, initiatives] if what == "page" => {
            println!("{}", peers::page(initiatives.parse().unwrap()));
            return ExitCode::SUCCESS;
        }
        [what, specs] if what == "areas" => {
            println!("{}", peers::areas(&serde_json::from_str::<Vec<Vec<usize>>>(specs).unwrap()));
            return ExitCode::SUCCESS;
        }
        _ => {}
    }
    println!("{:<34}{:>11}{:>9}  {:>11}{:>9}  {:>11}{:>9}", "ms (budget)", "200", "", "2,000", "", "10,000", "");
    let columns: Vec<Vec<f64>> = [200, 2_000, 10_000].into_iter().map(figures).collect();
    for (row, (name, budgets)) in BUDGETS.iter().enumerate() {
        let cells: Vec<String> = columns
            .iter()
            .zip(budgets)
            .map(|(column, budget)| {
                let verdict = if column[row] <= *budget { "" } else { " OVER" };
                format!("{:>11.1}{:>9}", column[row], format!("({budget}){verdict}"))
            })
            .collect();
        println!("{name:<34}{}", cells.join("  "));
    }
    edits::slope();
    history::long_past();
    imports_come_in();
    ExitCode::SUCCESS
}

/// How much of each kind of sheet comes in right with no correction, in percent.
fn imports_come_in() {
    use imports::{SCORED, Score};
    println!("\n{:<34}{}", "imported right, in percent", SCORED.map(|name| format!("{name:>10}")).concat());
    let figures =
        |score: &Score| (0..SCORED.len()).map(|nth| format!("{:>10}", score.percent(nth))).collect::<String>();
    let mut all = Score::default();
    for sheet in imports::sheets(60) {
        let imported = imports::import(&sheet);
        let remark = if imported.unchanged { "" } else { "  CHANGES WHEN IMPORTED AGAIN" };
        println!("{:<34}{}{remark}", sheet.shape, figures(&imported.score));
        all.add(&imported.score);
    }
    println!("{:<34}{}", "all", figures(&all));
}

/// The figures of a map with this many initiatives, in the order of [`BUDGETS`].
fn figures(initiatives: usize) -> Vec<f64> {
    let folder = tempfile::tempdir().unwrap();
    let local = folder.path().join("local");
    let path = folder.path().join("bench.sweetspot");
    let map = synthetic(initiatives, 7);
    lay_down(&local, &path, &map);
    let settings = Settings::default();
    let analysed = analysis::analyse(&map, &settings);
    let request = PictureRequest::on(clock::today());
    let app = App::new(local, Box::new(Bench));
    let at = || AtPath { path: path.to_string_lossy().into_owned() };
    app.grant(&path);
    let opening = || {
        let _ = app.close_map(Nothing {});
        app.call("open_map", &serde_json::to_string(&at()).unwrap()).unwrap();
    };
    let (open, edit, publish) = (median(5, opening), edits::placing(&app), publishing(&app));
    let imported = importing(&app, folder.path(), initiatives);
    app.end();
    let [merged, compared] = history::merging(folder.path(), &map);
    let graph = ties::weave(&map, &network::Request::default()).graph();
    let target = Target { challenges: ChallengeSet::EMPTY, live_only: false, top: 10, at: vec![] };
    vec![
        median(5, || drop(analysis::analyse(&map, &settings))),
        median(5, || drop(scene::venn(&map, &SceneOptions::screen()))),
        edit,
        open,
        publish,
        imported,
        median(3, || drop(picture::pdf(&picture::draw(&map, &analysed, &request)).unwrap())),
        median(3, || drop(picture::png(&picture::draw(&map, &analysed, &request)).unwrap())),
        median(3, || drop(paper::docx(&written(&map, &settings)).unwrap())),
        median(3, || drop(paper::pdf(&written(&map, &settings)).unwrap())),
        median(3, || drop(analysis::meetings(&map, &settings))),
        median(3, || drop(together(&map, &target))),
        median(3, || drop(network::draw(&map, &network::Request::default(), &|_| true, &Places::default()))),
        median(3, || drop(betweenness(&graph))),
        merged,
        compared,
    ]
}

/// The board paper of a map, with all that it can hold.
fn written(map: &Map, settings: &Settings) -> Paper {
    let source = Source { map, settings, since: None, state: State::default() };
    paper::write(&source, &PaperRequest::on(clock::today())).unwrap()
}

fn lay_down(local: &Path, path: &Path, map: &Map) {
    let stamp = clock::now("");
    let change = Change::making(map, "New map".to_owned(), &stamp);
    let folders = Folders { local: local.to_owned() };
    Document::create(&folders, path, map, &change).unwrap().close().unwrap();
}

fn publishing(app: &Arc<App>) -> f64 {
    let mut nth = 0;
    let mut times = Vec::new();
    for _ in 0..5 {
        nth += 1;
        let edit = serde_json::json!({ "kind": "change_map", "area": format!("Area {nth}") });
        app.call("edit", &edit.to_string()).unwrap();
        let begun = Instant::now();
        app.call("save", "{}").unwrap();
        times.push(begun.elapsed().as_secs_f64() * 1000.0);
    }
    middle(times)
}

fn importing(app: &Arc<App>, folder: &Path, rows: usize) -> f64 {
    let sheet = folder.join("plan.xlsx");
    sheets::write(&sheet, rows);
    app.grant(&sheet);
    let request = serde_json::json!({ "path": sheet, "sheet": null, "encoding": null, "separator": null }).to_string();
    median(3, || drop(app.call("import_read", &request).unwrap()))
}

fn median(times: usize, mut work: impl FnMut()) -> f64 {
    let timed = (0..times).map(|_| {
        let begun = Instant::now();
        work();
        begun.elapsed().as_secs_f64() * 1000.0
    });
    middle(timed.collect())
}

fn middle(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
