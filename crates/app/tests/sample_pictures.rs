//! The sample's picture at every size, as it ships: each is looked at before it is written anew.

use chrono::NaiveDate;
use std::path::PathBuf;
use sweetspot_app::sample;
use sweetspot_core::analysis::{Settings, analyse};
use sweetspot_core::geometry::proportional;
use sweetspot_core::network::layout::Places;
use sweetspot_core::network::{Request, draw as draw_the_network};
use sweetspot_core::scene::region_counts;
use sweetspot_exchange::picture::{
    PaperSize, PictureRequest, Subject, draw, draw_matrix, draw_network, draw_proportional,
};

#[test]
fn the_sample_is_drawn_as_it_was_looked_at() {
    let map = sample::map();
    let analysis = analyse(&map, &Settings::default());
    let day = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day");
    for (size, grey, name) in [
        (PaperSize::A4Landscape, false, "a4-landscape"),
        (PaperSize::A4Landscape, true, "a4-landscape-grey"),
        (PaperSize::A4Portrait, false, "a4-portrait"),
        (PaperSize::HalfPage, false, "half-page"),
        (PaperSize::Slide, false, "slide"),
        (PaperSize::A3, false, "a3"),
    ] {
        let svg = draw(&map, &analysis, &PictureRequest { size, grey, ..PictureRequest::on(day) }).svg;
        compare(name, &svg);
    }
}

fn compare(name: &str, svg: &str) {
    let golden: PathBuf =
        [env!("CARGO_MANIFEST_DIR"), "../../tests/golden", &format!("sample-{name}.svg")].iter().collect();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&golden, svg).expect("golden picture written");
    }
    let held = std::fs::read_to_string(&golden).expect("golden picture; write it with UPDATE=1");
    assert!(svg == held, "{name} has changed: look at it, then write it anew with UPDATE=1");
}

#[test]
fn the_samples_network_is_drawn_as_it_was() {
    let map = sample::map();
    let shown = Request { challenges: true, ..Request::default() };
    let network = draw_the_network(&map, &shown, &|_| true, &Places::default());
    let day = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day");
    let picture =
        draw_network(&map, &network, &PictureRequest { of: Subject::Network { shown }, ..PictureRequest::on(day) });
    compare("network-a4-landscape", &picture.svg);
    assert!(picture.long.starts_with(&picture.short) && picture.short.contains("59 initiatives"), "{}", picture.short);
}

#[test]
fn the_samples_matrix_is_drawn_as_it_was_looked_at() {
    let map = sample::map();
    let analysis = analyse(&map, &Settings::default());
    let day = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day");
    let picture = draw_matrix(&map, &analysis, &PictureRequest { of: Subject::Matrix, ..PictureRequest::on(day) });
    compare("matrix-a4-landscape", &picture.svg);
    assert!(picture.short.contains("55 initiatives in 15 of 15 combinations"), "{}", picture.short);
}

#[test]
fn the_samples_proportional_venn_is_drawn_as_it_was_looked_at() {
    let map = sample::map();
    let day = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day");
    let request = PictureRequest { of: Subject::Proportional, ..PictureRequest::on(day) };
    let counts = region_counts(&analyse(&map, &Settings::default()));
    let picture = draw_proportional(&map, &counts, proportional(&counts).as_ref(), &request);
    compare("proportional-a4-landscape", &picture.svg);
    assert!(picture.short.contains("in proportion to 55 initiatives"), "{}", picture.short);
}
