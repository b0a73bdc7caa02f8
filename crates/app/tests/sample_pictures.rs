//! The sample's picture at every size, as it ships: each is looked at before it is written anew.

use chrono::NaiveDate;
use std::path::PathBuf;
use sweetspot_app::sample;
use sweetspot_core::analysis::{Settings, analyse};
use sweetspot_exchange::picture::{PaperSize, PictureRequest, draw};

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
        let golden: PathBuf =
            [env!("CARGO_MANIFEST_DIR"), "../../tests/golden", &format!("sample-{name}.svg")].iter().collect();
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&golden, &svg).expect("golden picture written");
        }
        let held = std::fs::read_to_string(&golden).expect("golden picture; write it with UPDATE=1");
        assert!(svg == held, "{name} has changed: look at it, then write it anew with UPDATE=1");
    }
}
