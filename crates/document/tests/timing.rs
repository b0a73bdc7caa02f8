//! How long an edit, a publishing and an opening take. Run by hand:
//! `cargo test --release -p sweetspot-document --test timing -- --ignored --nocapture`
#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]
#![allow(clippy::print_stdout, reason = "its figures are what it is for")]

mod common;

use common::{Room, stamp};
use std::fs;
use std::time::{Duration, Instant};
use sweetspot_core::map::{Position, Strength};
use sweetspot_core::synthetic::synthetic;
use sweetspot_core::{Edit, Map, apply};

const EDITS: usize = 300;

fn edit(map: &Map, nth: usize) -> Edit {
    let initiatives = vec![map.initiatives.at(nth * 7 % map.initiatives.len()).id];
    let challenge = map.challenges.at(nth % map.challenges.len()).id;
    let at = Position { x: (nth * 13 % 1500) as f64, y: (nth * 17 % 1000) as f64 };
    match nth % 3 {
        0 => Edit::SetContribution { initiatives, challenge, strength: Some(Strength::Strong) },
        1 => Edit::PlaceInitiatives { initiatives, challenges: vec![challenge], at: Some(at) },
        _ => Edit::ChangeMap {
            title: Some(format!("Title {nth}")),
            area: None,
            marking: None,
            release: None,
            short_description: None,
            long_description: None,
        },
    }
}

/// The median and the 95th of a hundred, in milliseconds.
fn told(mut times: Vec<Duration>) -> String {
    times.sort();
    let at = |share: usize| times[(times.len() - 1) * share / 100].as_secs_f64() * 1e3;
    format!("{:7.2} {:7.2}", at(50), at(95))
}

fn timed<T>(times: &mut Vec<Duration>, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = work();
    times.push(start.elapsed());
    done
}

#[test]
#[ignore = "measures; run it by hand in a release build"]
fn figures() {
    println!("milliseconds: median and 95th of a hundred");
    for (initiatives, earlier) in [(200, 0), (2_000, 0), (10_000, 0), (10_000, 20_000)] {
        let room = Room::new();
        let map = synthetic(initiatives, 1);
        let mut once = vec![];
        let mut document = timed(&mut once, || room.create("map.sweetspot", &map));
        println!("{initiatives:6} create           {}", told(once));
        for nth in 0..earlier {
            document.edit(&edit(document.map(), 3 * nth + 2), &stamp()).unwrap();
        }
        if earlier > 0 {
            println!("{initiatives:6} with {earlier} changes of history");
        }
        let (mut whole, mut core, mut undone, mut published) = (vec![], vec![], vec![], vec![]);
        for nth in 0..EDITS {
            let edit = edit(document.map(), nth);
            timed(&mut core, || apply(document.map(), &edit, &stamp())).unwrap();
            timed(&mut whole, || document.edit(&edit, &stamp())).unwrap();
            if nth % 30 == 0 {
                timed(&mut published, || document.publish()).unwrap();
            }
        }
        for _ in 0..30 {
            timed(&mut undone, || document.undo(&stamp())).unwrap();
        }
        println!("{initiatives:6} edit, in memory  {}", told(core));
        println!("{initiatives:6} edit, saved      {}", told(whole));
        println!("{initiatives:6} undo             {}", told(undone));
        println!("{initiatives:6} publish          {}", told(published));
        let mut times = vec![];
        timed(&mut times, || document.close()).unwrap();
        println!("{initiatives:6} close            {}", told(times));
        let length = fs::metadata(room.path("map.sweetspot")).unwrap().len();
        println!("{initiatives:6} file             {:.1} MB", length as f64 / 1e6);
        let (mut again, mut first) = (vec![], vec![]);
        for _ in 0..5 {
            drop(timed(&mut again, || room.open("map.sweetspot")).unwrap());
        }
        for _ in 0..3 {
            fs::remove_dir_all(&room.folders.local).unwrap();
            drop(timed(&mut first, || room.open("map.sweetspot")).unwrap());
        }
        println!("{initiatives:6} open again       {}", told(again));
        println!("{initiatives:6} open first time  {}", told(first));
    }
}
