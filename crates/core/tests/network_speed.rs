//! How long the network's parts take. Run it optimised:
//! `cargo test -p sweetspot-core --release --test network_speed -- --ignored --nocapture`
#![allow(clippy::print_stdout)]
#![allow(clippy::disallowed_methods, reason = "tests may look at the clock, files and the environment")]

use std::hint::black_box;
use std::time::{Duration, Instant};
use sweetspot_core::network::centrality::betweenness;
use sweetspot_core::network::communities::communities;
use sweetspot_core::network::layout::{Layout, Places};
use sweetspot_core::network::ties::weave;
use sweetspot_core::network::{Request, draw};
use sweetspot_core::synthetic::synthetic;

/// The middle of `runs` runs after a first one.
fn measured<T>(runs: usize, run: impl Fn() -> T) -> (Duration, T) {
    let answer = run();
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            black_box(run());
            start.elapsed()
        })
        .collect();
    times.sort();
    (times[runs / 2], answer)
}

#[test]
#[ignore = "measures time, which only an optimised build on a quiet machine can keep"]
fn the_network_keeps_within_its_budgets() {
    let mut late = vec![];
    for (initiatives, settle, warm) in [(200, 60.0, 1.0), (2_000, 400.0, 4.0), (10_000, 3_000.0, 16.0)] {
        let map = synthetic(initiatives, 1);
        let request = Request::default();
        let runs = if initiatives > 5_000 { 3 } else { 7 };
        let (ties, web) = measured(runs, || weave(&map, &request));
        let graph = web.shared_ground();
        let (leiden, found) = measured(runs, || communities(&graph, 1));
        let (between, central) = measured(3, || betweenness(&web.graph()));
        let (laid, layout) = measured(3, || {
            let mut layout = Layout::begin(&map, &web, &found, &Places::default());
            layout.settle();
            layout
        });
        let (whole, _) = measured(3, || draw(&map, &request, &|_| true, &Places::default()));
        let mut dragged = layout.clone();
        dragged.drag(3, 500.0, 500.0);
        let mut steps: Vec<Duration> = vec![];
        while !dragged.is_settled() {
            let start = Instant::now();
            dragged.step(1);
            steps.push(start.elapsed());
        }
        let (last, count) = (steps[steps.len() - 1], steps.len());
        steps.sort();
        let step = steps[count / 2];
        println!(
            "{initiatives:>6}: {} nodes, {} ties | ties {ties:.1?} | Leiden {leiden:.1?}, {} communities, Q {:.4} | betweenness {between:.1?} \
             (pivots {:?}) | settled {laid:.1?} of {settle} ms | warm step {step:.2?} of {warm} ms, the last of {count} {last:.1?} | draw in whole {whole:.1?}",
            web.nodes.len(),
            web.ties.len(),
            found.count,
            found.modularity,
            central.pivots,
        );
        for (time, budget) in [(laid, settle), (step, warm)] {
            if time.as_secs_f64() * 1e3 > budget {
                late.push(format!("{initiatives}: {time:?} of {budget} ms"));
            }
        }
    }
    assert!(late.is_empty(), "{late:?}");
}
