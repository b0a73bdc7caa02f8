//! Papers that the tests read, and the parts of their Word documents. Never used by the app.
#![allow(dead_code, reason = "each test file uses some of it")]
#![allow(clippy::unwrap_used)]

use chrono::NaiveDate;
use std::io::{Cursor, Read};
use sweetspot_core::Map;
use sweetspot_core::analysis::Settings;
use sweetspot_core::map::Initiative;
use sweetspot_exchange::paper::{FrontLines, Paper, PaperRequest, Source, State, write};

pub fn request() -> PaperRequest {
    PaperRequest::on(NaiveDate::from_ymd_opt(2026, 9, 17).expect("a day"))
}

pub fn state() -> State {
    State { revision: "r1".to_owned(), version: "March board".to_owned(), program: "Sweetspot 0.1.0".to_owned() }
}

/// The paper of a map as a new user would have it: nothing said yet.
pub fn paper(map: &Map) -> Paper {
    paper_of(map, &request())
}

pub fn paper_of(map: &Map, request: &PaperRequest) -> Paper {
    written(map, None, request)
}

pub fn written(map: &Map, since: Option<(&str, &Map)>, request: &PaperRequest) -> Paper {
    let settings = Settings::default();
    write(&Source { map, settings: &settings, since, state: state() }, request).expect("a paper")
}

/// All that officers can say.
pub fn said() -> FrontLines {
    let text = |what: &str| format!("{what} in one line.\n\n{what} in another.");
    FrontLines {
        title: String::new(),
        meeting: "Fenmoor Board".to_owned(),
        date: NaiveDate::from_ymd_opt(2026, 10, 1),
        report_of: "Director of Public Health".to_owned(),
        contact: "Partnership officer".to_owned(),
        purpose: Some(sweetspot_exchange::paper::For::Decision),
        exempt: "paragraph 3".to_owned(),
        recommendations: "agree this;\nask for that.".to_owned(),
        consultation: text("Consultation"),
        implications: sweetspot_exchange::paper::Implications {
            financial: text("Money"),
            legal: text("Law"),
            equality: text("Equality"),
            climate: text("Climate"),
            health: text("Health"),
            data_protection: text("Data"),
            risk: text("Risk"),
        },
        documents: "The strategy of 2018".to_owned(),
    }
}

/// The map with every title this long.
pub fn with_long_titles(mut map: Map, letters: usize) -> Map {
    let renamed: Vec<Initiative> = map
        .initiatives
        .iter()
        .map(|row| {
            let title = format!("{} ", row.title).repeat(letters / (row.title.len() + 1) + 1);
            Initiative { title: title.chars().take(letters).collect(), ..row.clone() }
        })
        .collect();
    renamed.into_iter().for_each(|row| map.initiatives.put(row));
    map
}

/// A Word document's parts, in the archive's order.
pub struct Parts(pub Vec<(String, Vec<u8>)>);

impl Parts {
    pub fn of(bytes: &[u8]) -> Parts {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
        let parts = (0..archive.len()).map(|nth| {
            let mut file = archive.by_index(nth).expect("a part");
            let mut bytes = vec![];
            file.read_to_end(&mut bytes).expect("whole");
            (file.name().expect("a name").into_owned(), bytes)
        });
        Parts(parts.collect())
    }

    pub fn text(&self, name: &str) -> String {
        let (_, bytes) = self.0.iter().find(|(own, _)| own == name).unwrap_or_else(|| panic!("no {name}"));
        String::from_utf8(bytes.clone()).expect("text")
    }

    pub fn body(&self) -> String {
        self.text("word/document.xml")
    }
}
