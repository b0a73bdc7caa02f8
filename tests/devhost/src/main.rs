//! The test host: the same commands as the window's, served on loopback for a browser. Never shipped.
//!
//! `sweetspot-devhost PAGES LOCAL [MAP|--sample]` serves the built page from the folder PAGES, keeps private files in
//! LOCAL and prints its address. `POST /answer` queues the next answer of a file dialog, `POST /grant` names a
//! file as a drop and as a dialog for saving would, `POST /hand-over` one as a second start of the program, `GET /clipboard` tells the size of the last picture copied.

#![allow(clippy::print_stdout, reason = "printing its address is how a test finds it")]

use std::collections::VecDeque;
use std::error::Error;
use std::ffi::OsStr;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use sweetspot_app::host::Host;
use sweetspot_app::wire::Choose;
use sweetspot_app::{App, Failure, FailureCode, StartedOn, reader};
use tiny_http::{Header, Method, Request, Response, Server};

/// The same policy as the window's, so that tests meet it too; only calls go to this host instead of the window.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; \
    font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'; frame-ancestors 'none'";

#[derive(Clone, Default)]
struct Test {
    answers: Arc<Mutex<VecDeque<PathBuf>>>,
    copied: Arc<Mutex<String>>,
}

impl Host for Test {
    fn choose(&self, _: &Choose, _: Option<&Path>) -> Option<PathBuf> {
        self.answers.lock().unwrap_or_else(PoisonError::into_inner).pop_front()
    }

    fn copy_image(&self, width: u32, height: u32, rgba: Vec<u8>) -> Result<(), Failure> {
        if rgba.len() != width as usize * height as usize * 4 {
            return Err(Failure::of(FailureCode::ClipboardFailed, "the pixels do not fit the size"));
        }
        *self.copied.lock().unwrap_or_else(PoisonError::into_inner) = format!("{width}x{height}");
        Ok(())
    }

    fn reader(&self) -> Command {
        Command::new(std::env::current_exe().unwrap_or_default())
    }
}

fn main() -> ExitCode {
    if let Some(code) = reader::run_if_asked() {
        return code;
    }
    match serve() {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            println!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn serve() -> Result<(), Box<dyn Error + Send + Sync>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [pages, local, map @ ..] = &arguments[..] else { return Err("PAGES LOCAL [MAP|--sample]".into()) };
    let test = Test::default();
    let app = App::new(PathBuf::from(local), Box::new(test.clone()));
    app.start_on(StartedOn::of(map.first().map(OsStr::new), Path::new("")));
    let server = Arc::new(Server::http("127.0.0.1:0")?);
    println!("http://{}", server.server_addr());
    let workers: Vec<_> = (0..4)
        .map(|_| {
            let (server, app, test, pages) =
                (Arc::clone(&server), Arc::clone(&app), test.clone(), PathBuf::from(pages));
            thread::spawn(move || server.incoming_requests().for_each(|request| answer(request, &app, &test, &pages)))
        })
        .collect();
    workers.into_iter().for_each(|worker| drop(worker.join()));
    Ok(())
}

fn answer(mut request: Request, app: &App, test: &Test, pages: &Path) {
    let mut body = String::new();
    let read = request.as_reader().read_to_string(&mut body);
    let path = request.url().split('?').next().unwrap_or_default().to_owned();
    let held = request.headers().iter().find(|header| header.field.equiv("sweetspot-held"));
    let held = held.and_then(|header| header.value.as_str().parse().ok());
    let response = match (request.method(), path.as_str()) {
        _ if read.is_err() => text(400, "text/plain", "the request is not text".to_owned().into_bytes()),
        (Method::Post, "/answer") => {
            test.answers.lock().unwrap_or_else(PoisonError::into_inner).push_back(PathBuf::from(body));
            text(200, "text/plain", Vec::new())
        }
        (Method::Post, "/grant") => {
            app.grant(Path::new(&body));
            app.grant_to_write(Path::new(&body));
            text(200, "text/plain", Vec::new())
        }
        (Method::Post, "/hand-over") => {
            let handed = app.hand_over(StartedOn::Map(PathBuf::from(&body)));
            text(if handed.is_ok() { 200 } else { 422 }, "text/plain", Vec::new())
        }
        (Method::Post, "/end") => {
            app.end();
            text(200, "text/plain", Vec::new())
        }
        (Method::Get, "/clipboard") => {
            text(200, "text/plain", test.copied.lock().unwrap_or_else(PoisonError::into_inner).clone().into_bytes())
        }
        (Method::Post, command) => match called(app, command.trim_start_matches("/call/"), &body, held) {
            Ok(reply) => text(200, "application/json", reply.into_bytes()),
            Err(failure) => text(422, "application/json", serde_json::to_vec(&failure).unwrap_or_default()),
        },
        (_, page) => page_of(pages, page),
    };
    // A browser that has gone away needs no answer.
    let _ = request.respond(response);
}

/// The page says which snapshot it holds; a test that calls by itself says nothing and is told everything.
fn called(app: &App, name: &str, request: &str, held: Option<u64>) -> Result<String, Failure> {
    match held {
        Some(held) => app.call_since(name, request, held),
        None => app.call(name, request),
    }
}

fn page_of(pages: &Path, page: &str) -> Response<std::io::Cursor<Vec<u8>>> {
    let asked = Path::new(if page == "/" { "index.html" } else { page.trim_start_matches('/') });
    let inside = asked.components().all(|part| matches!(part, Component::Normal(_)));
    let kind = match asked.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("svg") => "image/svg+xml",
        Some("otf") => "font/otf",
        Some("ttf") => "font/ttf",
        Some(_) | None => "application/octet-stream",
    };
    match fs::read(pages.join(asked)) {
        Ok(bytes) if inside => text(200, kind, bytes),
        Ok(_) | Err(_) => text(404, "text/plain", b"no such page".to_vec()),
    }
}

fn text(status: u16, kind: &str, bytes: Vec<u8>) -> Response<std::io::Cursor<Vec<u8>>> {
    let header = |name: &str, value: &str| Header::from_bytes(name, value).ok();
    let headers = [header("Content-Type", kind), header("Content-Security-Policy", POLICY)];
    headers.into_iter().flatten().fold(Response::from_data(bytes).with_status_code(status), Response::with_header)
}
