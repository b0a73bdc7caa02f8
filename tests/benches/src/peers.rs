//! What the peers are measured on and against: the ties of a map of each size, our communities and layout of them with how
//! long they took, and our proportional drawings. Printed as JSON for `peers.mjs`, which runs the peers.

use crate::median;
use serde_json::{Value, json};
use std::time::Instant;
use sweetspot_app::clock;
use sweetspot_core::analysis::incidence::Incidence;
use sweetspot_core::analysis::patterns::closed_patterns;
use sweetspot_core::analysis::{Settings, analyse, fewest};
use sweetspot_core::geometry::proportional;
use sweetspot_core::map::{ChallengeSet, MAX_CHALLENGES};
use sweetspot_core::network::communities::communities;
use sweetspot_core::network::layout::{Layout, Places};
use sweetspot_core::network::{Request, gather, ties};
use sweetspot_core::synthetic::synthetic;
use sweetspot_exchange::picture::{self, PictureRequest};

/// The graph of a map with this many initiatives, and what we make of it. Milliseconds; medians.
pub(crate) fn graph(initiatives: usize) -> Value {
    let map = synthetic(initiatives, 7);
    let web = ties::weave(&map, &Request::default());
    let graph = web.shared_ground();
    let found = gather(&web);
    let ties: Vec<(u32, u32, f32)> = web.ties.iter().map(|tie| (tie.from, tie.to, tie.weight)).collect();
    let mut settled = Layout::begin(&map, &web, &found, &Places::default());
    settled.settle();
    json!({
        "nodes": web.nodes.len(),
        "ties": ties,
        "communities": {
            "ms": median(5, || drop(communities(&graph, 1))),
            "modularity": found.modularity,
            "of": found.of,
            "seeds": (1..=20).map(|seed| communities(&graph, seed).modularity).collect::<Vec<f64>>(),
        },
        "layout": {
            "ms": median(3, || Layout::begin(&map, &web, &found, &Places::default()).settle()),
            "places": settled.positions,
        },
    })
}

/// Our drawings of counts, each a list of fifteen in the order of their bits, with their largest error.
pub(crate) fn areas(specs: &[Vec<usize>]) -> Value {
    let drawn = specs.iter().map(|counts| {
        let sets = (1u8..).map(ChallengeSet);
        let counts: Vec<(ChallengeSet, usize)> = sets.zip(counts.iter().copied()).collect();
        let begun = Instant::now();
        let drawing = proportional(&counts);
        let ms = begun.elapsed().as_secs_f64() * 1000.0;
        let off = drawing.map(|drawn| drawn.regions.iter().map(|one| (one.drawn - one.due).abs()).fold(0.0, f64::max));
        json!({ "ms": ms, "error": off })
    });
    json!(drawn.collect::<Vec<Value>>())
}

/// The table of a map with this many initiatives, a list of attributes for each, and its closed patterns of two challenges
/// or more: the fewest initiatives that each has, and each as its initiatives' number before what they share.
pub(crate) fn patterns(initiatives: usize) -> Value {
    let settings = Settings::default();
    let table = Incidence::of(&synthetic(initiatives, 7), &settings);
    let fewest = fewest(&table, &settings);
    let find = || closed_patterns(&table, fewest, 2..=MAX_CHALLENGES);
    let found = find();
    let all = (0..found.rows.len() as u32)
        .map(|nth| [&[found.rows.list(nth).len() as u32], found.shared.list(nth)].concat())
        .collect::<Vec<_>>();
    json!({
        "rows": (0..table.rows() as u32).map(|row| table.attributes_of(row)).collect::<Vec<_>>(),
        "challenges": MAX_CHALLENGES,
        "fewest": found.min_initiatives,
        "ms": median(3, || drop(find())),
        "patterns": all,
    })
}

/// The picture of a map with this many initiatives: as SVG, and how long it takes to make a PDF of it once it is laid out.
pub(crate) fn page(initiatives: usize) -> Value {
    let map = synthetic(initiatives, 7);
    let drawn = picture::draw(&map, &analyse(&map, &Settings::default()), &PictureRequest::on(clock::today()));
    json!({ "svg": drawn.svg, "ms": median(7, || drop(picture::pdf(&drawn).unwrap())) })
}
