//! Every command with odd values in every place of its request: numbers at their ends, far places, texts that are too long
//! or try to be something else, letters of every block, paths to what is no file. Nothing panics, nothing waits for ever,
//! and the map that is open afterwards is saved and opens again as it was.
//!
//! The requests are made from the wire's own types: a command or an edit that has none here fails the test.

#![allow(clippy::unwrap_used)]

mod requests;

use requests::{Nobody, Room, odd_names, samples};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;
use sweetspot_app::wire::Commands;
use sweetspot_app::{App, FailureCode};
use sweetspot_core::Edit;
use sweetspot_core::testing::Case;

/// Nothing that a person would wait for takes so long; whatever does is taken to go on for ever.
const FOR_EVER: Duration = Duration::from_secs(300);
/// So many requests are made to one map before a new one is made.
const TO_ONE_MAP: usize = 60;

/// Where something stands in a request: from the outside inwards.
type At = Vec<String>;

/// Every place in a request.
fn places(value: &Value, at: &At, found: &mut Vec<At>) {
    found.push(at.clone());
    let inner: Vec<(String, &Value)> = match value {
        Value::Array(values) => values.iter().enumerate().map(|(nth, value)| (nth.to_string(), value)).collect(),
        Value::Object(fields) => fields.iter().map(|(name, value)| (name.clone(), value)).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => vec![],
    };
    inner.into_iter().for_each(|(name, value)| places(value, &[at.clone(), vec![name]].concat(), found));
}

/// What may stand in the place of a value.
fn odd(value: &Value, room: &Room, block: u32) -> Vec<Value> {
    let mut odd = vec![Value::Null, json!(true), json!({}), json!([])];
    match value {
        Value::Number(_) => odd.extend(
            [1e19, -1e19, 65_535.0, -1.0, 0.5, 1e-308, 1e38, 3.5e38, f64::MAX, f64::MIN, 4_294_967_296.0]
                .map(|n| json!(n)),
        ),
        Value::String(_) => {
            let letters: String = (0..256).filter_map(|nth| char::from_u32(block * 256 + nth)).collect();
            let texts = [
                String::new(),
                " \u{202e}\u{200b}\u{0}\u{feff} ".to_owned(),
                "x".repeat(100_000),
                "\u{ff1c}style\u{ff1e}*{display:none}\u{ff1c}/style\u{ff1e}".to_owned(),
                "</text><script>alert(1)</script>&\"'".to_owned(),
                "e\u{301}".repeat(299),
                "=1+1\t\r\n\u{2028}".to_owned(),
                "+262142-12-31".to_owned(),
                "-0001-01-01".to_owned(),
                "#00000g".to_owned(),
                "9".repeat(400),
                letters,
            ];
            odd.extend(texts.map(Value::String));
            odd.extend(odd_names().iter().map(|name| json!(room.path(name))));
        }
        Value::Array(values) => {
            odd.push(Value::Array(values.iter().cycle().take(values.len() * 300).cloned().collect()))
        }
        Value::Null | Value::Bool(_) | Value::Object(_) => {}
    }
    if matches!(value, Value::Number(_)) {
        odd.extend([0u64, 7, 255, 256, 4_294_967_295, 9_007_199_254_740_993, u64::MAX].map(|n| json!(n)));
        odd.extend([i64::MIN, -2].map(|n| json!(n)));
    }
    odd
}

fn set(value: &mut Value, at: &[String], to: Value) {
    match at {
        [] => *value = to,
        [first, rest @ ..] => {
            let inner = match value {
                Value::Array(values) => first.parse().ok().and_then(|nth: usize| values.get_mut(nth)),
                other @ (Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_)) => {
                    other.get_mut(first)
                }
            };
            set(inner.unwrap(), rest, to);
        }
    }
}

fn get<'a>(value: &'a Value, at: &[String]) -> &'a Value {
    at.iter().fold(value, |value, name| match value {
        Value::Array(values) => &values[name.parse::<usize>().unwrap()],
        other @ (Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_)) => &other[name],
    })
}

#[test]
fn every_command_and_every_edit_has_a_request_that_is_understood() {
    let room = Room::new();
    let all = samples(&room);
    for name in Commands::NAMES {
        assert!(all.iter().any(|(held, _)| held == name), "{name} has no request here");
    }
    let mut edits: Vec<Case> = vec![];
    for (name, request) in &all {
        if *name == "edit" {
            let edit: Edit = serde_json::from_value(request.clone()).unwrap_or_else(|why| panic!("{request}: {why}"));
            edits.push(Case::of(&edit));
        }
        let fresh = Room::new();
        let (_, again) =
            samples(&fresh).into_iter().find(|(held, other)| held == name && other["kind"] == request["kind"]).unwrap();
        if let Err(failure) = fresh.app.call(name, &again.to_string()) {
            assert!(
                !matches!(failure.code, FailureCode::BadRequest | FailureCode::Panicked),
                "{name} {again}: {failure:?}"
            );
        }
    }
    edits.sort_unstable();
    assert_eq!(edits, Case::ALL, "each variant has one request here");
}

/// With `SWEETSPOT_CASES` in the environment so many requests are made.
#[test]
fn odd_requests_harm_nothing() {
    let cases = std::env::var("SWEETSPOT_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(400);
    let (sender, receiver) = channel();
    let work = thread::spawn(move || try_out(cases, &sender));
    watch(&receiver);
    if let Err(why) = work.join() {
        std::panic::resume_unwind(why);
    }
}

/// Fails, naming the request, where one goes on for ever.
fn watch(asked: &Receiver<String>) {
    let mut last = String::new();
    loop {
        match asked.recv_timeout(FOR_EVER) {
            Ok(next) => last = next,
            Err(std::sync::mpsc::RecvTimeoutError::Disconnected) => return,
            Err(std::sync::mpsc::RecvTimeoutError::Timeout) => panic!("this goes on for ever: {last}"),
        }
    }
}

fn try_out(cases: usize, asked: &Sender<String>) {
    // A linear congruential sequence: the same requests each time, from all over.
    let mut chance = 7u64;
    let mut pick = |of: usize| {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (chance >> 33) as usize % of.max(1)
    };
    for round in 0..cases.div_ceil(TO_ONE_MAP) {
        let room = Room::new();
        let mut file = room.path("map.sweetspot");
        for _ in 0..TO_ONE_MAP.min(cases - round * TO_ONE_MAP) {
            file = open_file(&room).unwrap_or(file);
            if room.app.call("file", "{}").is_err() {
                room.call("open_map", &json!({ "path": file }));
            }
            let all = samples(&room);
            let (name, mut request) = all[pick(all.len())].clone();
            let mut found = vec![];
            places(&request, &vec![], &mut found);
            let at = &found[pick(found.len())];
            let odd = odd(&get(&request, at).clone(), &room, pick(0x110) as u32 * 16);
            set(&mut request, at, odd[pick(odd.len())].clone());
            let text = request.to_string();
            let short: String = text.chars().take(300).collect();
            asked.send(format!("{name} {short}")).unwrap();
            if let Err(failure) = room.app.call(name, &text) {
                assert_ne!(failure.code, FailureCode::Panicked, "{name} {short}");
                assert!(
                    !failure.sentence.is_empty() && !failure.sentence.to_lowercase().contains("sql"),
                    "{failure:?}"
                );
            }
        }
        asked.send("saving and opening again".to_owned()).unwrap();
        opens_again(&room, &open_file(&room).unwrap_or(file));
    }
}

/// The file of the person's map that is open, which may have been given another name; the sample is nobody's.
fn open_file(room: &Room) -> Option<PathBuf> {
    let file = room.call("start", &json!({}))["snapshot"]["file"].clone();
    if file["sample"] == json!(true) { None } else { file["path"].as_str().map(PathBuf::from) }
}

/// What the edits have made of the map is saved, found sound, and opens as it was, also from its file alone.
fn opens_again(room: &Room, path: &Path) {
    room.call("open_map", &json!({ "path": path }));
    let before = room.call("save", &json!({}))["map"].clone();
    room.call("close_map", &json!({}));
    assert_eq!(room.call("open_map", &json!({ "path": path }))["map"], before);
    room.app.end();
    let elsewhere = App::new(room.path("elsewhere"), Box::new(Nobody { answer: PathBuf::new() }));
    elsewhere.grant(path);
    let reply = elsewhere.call("open_map", &json!({ "path": path }).to_string()).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&reply).unwrap()["map"], before);
    elsewhere.end();
    let folders = sweetspot_document::Folders { local: room.path("elsewhere") };
    assert_eq!(sweetspot_document::check(&folders, path).unwrap(), Vec::<String>::new());
}
